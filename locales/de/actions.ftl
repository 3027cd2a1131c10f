# Der Aktionsplan: auf dem Bildschirm, auf Papier, im Kalender.

go-actions = Mein Aktionsplan
actions-head = Mein Aktionsplan
actions-title = Im Betrieb zu tun
actions-help = Eine Aufgabe je Modul. Kreuzen Sie an, was getan ist.
actions-none = Lesen Sie ein Modul bis zum Ende: Seine Aufgabe steht dann hier.
actions-status = Getan: { $done } von { $of }
actions-due = Bis zum { $date }.
actions-late = Wann Sie können.
actions-done = Getan am { $date }.
actions-module = Modul: { $module }
actions-day = { $day }. { $month ->
        [1] Januar
        [2] Februar
        [3] März
        [4] April
        [5] Mai
        [6] Juni
        [7] Juli
        [8] August
        [9] September
        [10] Oktober
        [11] November
       *[12] Dezember
    }
actions-export = Meinen Plan speichern
actions-export-detail = Eine Seite zum Drucken und eine Datei für den Kalender des Telefons.

# Die Seite zum Drucken
sheet-title = Mein Aktionsplan
sheet-help = Kreuzen Sie an, was getan ist. Nichts eilt: Jeder Schritt zählt.
sheet-more = { $more ->
        [one] Noch 1 Aufgabe, am Bildschirm zu sehen.
       *[other] Noch { $more } Aufgaben, am Bildschirm zu sehen.
    }

# Der Kalender
calendar-description = Eine Aufgabe aus dem Modul »{ $module }«.
plan-no-calendar = In diesem Plan ist nichts zu tun: Es gibt keinen Kalender zu schreiben.

# Meine Antworten
occasion-lesson = Lektion
occasion-quiz = Abschlusstest
occasion-check = Bestätigung
occasion-recall = Wiederholung
occasion-placement = Wo anfangen
review-on = { $occasion }, am { $date }
review-on-many = { $occasion }, am { $date }, Antwort { $place } von { $of }
review-gone = Eine Frage, die das Modul nicht mehr stellt
review-gone-why = Das Modul hat sich seit Ihrer Antwort geändert. Sie zählt weiter wie an jenem Tag.
review-changed = Die Frage hat sich seither geändert. Ihre Antwort zählt weiter wie an jenem Tag.
