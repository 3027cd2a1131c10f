# Die Bildschirme des Lernprogramms.

product = Digital-Passeport
date = { $day }. { $month ->
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
    } { $year }
decimal-sign = ,
minutes = { $minutes } Min.
# Ein Modul, das nicht in der Sprache der Oberfläche ist, in einer Liste
minutes-in-language = { $minutes } Min., { $language }

# Empfang
welcome-hello = Guten Tag.
welcome-what = Hier lernen Sie Digitales für Ihren Betrieb.
welcome-how-long = Ein Modul dauert eine Viertelstunde. Es kostet nichts.
welcome-safe = Sie können nichts kaputt machen.
welcome-look-only = Auf diesem Gerät kann gerade nichts gespeichert werden. Sie können die Module ansehen.
go-start = Anfangen
go-someone-else = Jemand anders
continue = Weiter
continue-as = Weiter: { $name }
known-unnamed = Weiter: Karte ohne Vornamen
known-detail = { $module }, { $when }
known-nothing = Nichts angefangen
known-moment = am { $day } um { $to }
known-one-day = am { $day } von { $from } bis { $to }
known-days = seit { $first }, zuletzt am { $day } um { $to }

# Wer da ist
who-title = Wer sind Sie?
who-first = Ich bin zum ersten Mal hier.
who-first-detail = Ihre Antworten bleiben hier gespeichert.
go-card = Ich habe eine Lernkarte.
who-look = Ich will mich nur umsehen.
who-look-detail = Nichts wird gespeichert.
who-kept = Das speichern wir: Ihre Antworten. Keine Mailadresse, kein Passwort.
who-erase = Sie können hier jederzeit alles löschen: Taste A, Hilfe.

# Die Karte
card-title = Das ist Ihre Karte
card-what-for = Mit ihr kommen Sie hierher zurück und finden Ihre Module wieder.
card-write-it = Schreiben Sie diese fünf Wörter auf Papier.
card-secret = Behalten Sie sie für sich. Sie werden nicht noch einmal gezeigt.
card-noted = Ist notiert. Weiter.
card-entry-title = Schauen Sie auf Ihre Karte
card-entry-word = Wort { $place } von 5
card-entry-so-far = Schon eingegeben: { $words }
card-entry-help = Zwei oder drei Buchstaben genügen.
replace-card = Eine neue Karte machen
replace-card-detail = Die alte gilt dann nicht mehr.
replace-card-confirm = Es wird eine neue Karte gemacht. Die alte gilt dann nicht mehr.
replace-card-yes = Ja, eine neue Karte machen

# Zu Hause
passport-standing = Ihr Passeport: { $passed ->
        [0] 0 Module
        [1] 1 Modul
       *[other] { $passed } Module
    } von { $needed }
passport-status = Bestanden: { $passed }
stamp-done = FERTIG
stamp-open = begonnen
stamp-free = frei
home-continue = WEITER: { $module }
home-continue-detail = Sie machen weiter, wo Sie waren.
home-continue-why = Sie machen weiter, wo Sie waren. { $reason }
home-step = Schritt { $step } von { $of }, noch { $minutes } Min.
home-step-why = Schritt { $step } von { $of }. { $reason }
home-in-test = Test begonnen: Frage { $place } von { $of }.
home-test-left = Lektionen fertig. Es fehlt der Test.
home-next = DANACH: { $module }
home-begin = ANFANGEN: { $module }
home-guest = Sie sehen sich um: Nichts wird gespeichert.
go-home = Zur Startseite
go-next-module = Wählen, wie es weitergeht
go-catalogue = Ein Modul wählen
go-passport = Mein Passeport
go-papers = Meine Bescheinigungen
go-answers = Meine Antworten
go-settings = Sprache, Größe, Kontrast
go-organisation = Betrieb ändern, Namen hinzufügen
go-back = Zurück
go-intro = Zurück zum Modul
go-finish = Beenden
go-done-today = Für heute bin ich fertig
go-welcome = Zurück zum Anfang

# Die Module
catalogue-title = Wählen Sie ein Modul
intro-objectives = Danach können Sie:
intro-begin = Mit den Lektionen anfangen
intro-go-on = Mit den Lektionen weitermachen
intro-other-language = Dieses Modul gibt es noch nicht auf Deutsch. Seine Sprache: { $language }.
intro-passed = Modul bestanden am { $date }: { $right ->
        [0] 0 richtige Antworten
        [1] 1 richtige Antwort
       *[other] { $right } richtige Antworten
    } von { $of }.
quiz-first = Kenne ich schon: gleich zum Test
quiz-first-detail = Der Test genügt. Die Bescheinigung sagt dann »per Test«.
quiz-begin = Zum Abschlusstest
quiz-again = Neuer Test mit anderen Fragen
quiz-go-on = Test fortsetzen
corrections = Lösungen ansehen
forget = Diesen Anfang vergessen
forget-detail = Das Modul ist dann wie nie geöffnet.
forget-confirm = Ihre Antworten in diesem Modul zählen dann nicht mehr. Ein bestandenes Modul bleibt bestanden.
forget-yes = Ja, diesen Anfang vergessen

# Eine Lektion
page-status = Seite { $page } von { $pages }
question-status = Frage { $place } von { $of }
quiz-status = Test: Frage { $place } von { $of }
example = Beispiel: { $title }
fact-checked = Geprüft am { $date }. Quelle: { $source }
fact-old = Neu zu prüfen. Stand: { $date }. Quelle: { $source }
previous = Vorige Seite
reread = Seite noch einmal lesen
back-to-question = Zurück zur Frage
terms = Wörter
go-on = Weiter
retry = Noch einmal versuchen
undo = Letzte Wahl zurücknehmen
validate = OK
simulator-status = Jetzt sind Sie dran
simulator-again = Von vorn anfangen
simulator-wrong = { $count ->
        [one] Ein Umweg auf dem Weg. Dafür ist es da.
       *[other] { $count } Umwege auf dem Weg. Dafür ist es da.
    }
ending-remember = Zum Merken
ending-status = Ende der Lektionen
ending-quiz = Der Abschlusstest: { $drawn } Fragen. { $right } müssen richtig sein. Sie können ihn so oft wiederholen, wie Sie wollen.

# Antworten
ask-several = Mehrere Antworten: mit der Ziffer ankreuzen, dann ENTER.
ask-find = { $title }. Mit der Ziffer ankreuzen, dann ENTER.
ask-order = Wählen Sie der Reihe nach, das Erste zuerst.
ask-match = Wählen Sie, was dazu passt: { $left }
ask-word = Ihre Antwort
ask-number = Ihre Zahl
ask-saving = Ihre Antwort wird gespeichert…
pair = { $left } – { $right }
hint-key = Tipp
hint-title = Tipp { $place } von { $of }
hint-offer = Unsicher? Taste I: { $left ->
        [one] ein Tipp.
       *[other] { $left } Tipps.
    }
verdict-right = Das ist richtig.
verdict-partly = Zum Teil richtig.
verdict-not-yet = Noch nicht.
verdict-true = Richtig: { $reason }
verdict-false = Falsch: { $reason }
answer-yours = Ihre Antwort: { $answer }
answer-right = Die richtige Antwort: { $answer }
answer-remember = Zum Merken: { $remember }
answer-why-about = »{ $about }«: { $why }
answer-forgiven = Trotzdem angenommen: { $what }.
forgiven-case = Groß- und Kleinschreibung
forgiven-accents = Akzente
forgiven-spaces = Leerzeichen
forgiven-typo = ein Tippfehler
outcome-right = richtig
outcome-partly = zum Teil
outcome-not-yet = noch nicht

# Das Ende eines Moduls
results-status = Test beendet
results-passed = Sehr gut. Modul bestanden: { $right ->
        [0] 0 richtige Antworten
        [1] 1 richtige Antwort
       *[other] { $right } richtige Antworten
    } von { $of }.
results-passport = Sie haben Ihren Passeport.
results-able = Das können Sie jetzt:
results-action = Im Betrieb zu tun: { $action }
results-not-yet = Noch nicht: { $right ->
        [0] 0 richtige Antworten
        [1] 1 richtige Antwort
       *[other] { $right } richtige Antworten
    } von { $of }. Nötig sind { $needed }.
results-again = Lesen Sie die Lösungen. Machen Sie dann den Test mit anderen Fragen noch einmal.
results-no-limit = Sie können es so oft versuchen, wie Sie wollen.
review-mistakes = Noch einmal ansehen
review-answers = Ihre Antworten
review-none = Noch keine Antwort in diesem Modul.
review-status = { $place } von { $of }
review-next = Die nächste
review-back = Zurück zur Liste
answers-head = Meine Antworten
answers-title = In welchem Modul?
answers-none = Sie haben noch keine Frage beantwortet.

# Der Passeport und die Bescheinigungen
passport-title = Mein Passeport
passport-complete = Sie haben Ihren Passeport. Bestandene Module: { $passed }.
passport-missing = { $missing ->
        [one] Noch 1 bestandenes Modul, dann haben Sie den Passeport.
       *[other] Noch { $missing } bestandene Module, dann haben Sie den Passeport.
    }
passport-module = { $module }: { $right } von { $of }, am { $date }
passport-solid = Sicher: { $solid } von { $of }
passport-rule = Die Regel: 3 bestandene Module, mit 8 von 10 richtigen Antworten in jedem Test.
papers-head = Meine Bescheinigungen
papers-title = Ihre Bescheinigungen
papers-none = Bestehen Sie ein Modul: Hier finden Sie dann die Bescheinigung.
papers-module = Bescheinigung »{ $module }«
papers-passport = Passeport
papers-issued = { $title }, am { $date }
papers-due = { $title }: noch zu machen
papers-for = Für: { $name }, { $number }
papers-ask = Sie werden nach Name und Nummer Ihres Betriebs gefragt.
papers-what = Es sind signierte Dateien, mit einer PDF-Seite zum Drucken. Eine Bank oder eine Kammer kann sie prüfen. Kein staatliches Dokument.
papers-language = Sie sind in der Sprache ihrer Module geschrieben: { $language }.
papers-make = Meine Bescheinigungen machen
papers-make-detail = Die Dateien sind signiert und prüfbar.
papers-export = Die Dateien noch einmal speichern
organisation-title = Ihr Betrieb oder Verein
organisation-why = Diese Zeilen stehen dann auf der Bescheinigung.
organisation-name = Name
organisation-name-help = wie auf Ihren Rechnungen
organisation-number = Nummer
organisation-number-help = SIREN: 9 Ziffern. Verein: W und 9 Ziffern.
organisation-person = Ihr Name (freiwillig)
organisation-person-help = leer: kein Name auf der Bescheinigung
organisation-kept = Nur auf diesem Gerät gespeichert, für Ihre Bescheinigungen, bis Sie alles löschen: Taste A, Hilfe.
organisation-submit = Bestätigen

# Die Wörter, die Einstellungen
settings-head = Einstellungen
settings-title = Wie soll es aussehen?
settings-help = ENTER ändert die gewählte Zeile. Alles bleibt auch ohne Farbe lesbar.
set-language = Sprache
set-size = Größe
set-contrast = Kontrast
set-glyphs = Zeichen des Terminals
set-linear = Einfacher Text, zum Vorlesen
size-normal = normal
size-large = groß
contrast-dark = hell auf dunkel
contrast-light = dunkel auf hell
contrast-high = schwarzweiß
linear-on = ja
linear-off = nein

# Das Ende
goodbye-title = Bis bald.
goodbye-kept = Alles ist schon gespeichert.
goodbye-guest = Sie haben sich nur umgesehen: Nichts ist gespeichert.
goodbye-nobody = Nichts ist geöffnet.
goodbye-come-back = Sie machen dann da weiter, wo Sie waren.
leave = Schließen

# Die Hilfe
help = Hilfe
help-title = Nicht weitergewusst? Kein Problem.
help-safe = Sie können nichts kaputt machen. Alles ist schon gespeichert.
help-key = { $key }: { $what }
dismiss = Zurück
confirm-no = Nein, zurück
erase = Alles löschen
erase-detail = Ihre Antworten und Bescheinigungen auf diesem Gerät.
erase-confirm = Alles, was Sie hier gemacht haben, wird für immer gelöscht. Schon gespeicherte Dateien bleiben Ihnen.
erase-yes = Ja, alles löschen

# Die Tasten
cap-enter = ENTER
cap-space = LEERTASTE
key-next = Weiter
key-previous = Vorige Seite
key-choose = Wählen
key-tick = Ankreuzen
key-more = Mehr
key-erase = Löschen
key-finish = Beenden
key-settings = Größe
key-search = Suchen
key-back = Zurück

# Was gerade geschehen ist
notice-choose-first = Wählen Sie zuerst eine Antwort, zum Beispiel mit ihrer Ziffer.
notice-order-first = Wählen Sie zuerst alles aus, eines nach dem anderen.
notice-type-first = Schreiben Sie zuerst Ihre Antwort.
notice-number-first = Schreiben Sie nur eine Zahl, in Ziffern.
notice-unknown-card = Diese Karte ist hier nicht bekannt. { $left ->
        [0] Bitten Sie um Hilfe, oder fangen Sie neu an.
        [one] Noch 1 Versuch.
       *[other] Noch { $left } Versuche.
    }
notice-unknown-word = Kein Wort der Karte fängt so an.
notice-number-shape = Eine SIREN hat 9 Ziffern, eine SIRET 14. Ein Verein: W und 9 Ziffern.
notice-number-check = Diese Nummer geht nicht auf. Wahrscheinlich ist eine Ziffer vertippt.
notice-name-first = Schreiben Sie zuerst den Namen.
notice-no-module = Dieses Modul lässt sich auf diesem Gerät nicht öffnen. Die anderen gehen.
notice-exported = { $count ->
        [one] 1 Datei gespeichert
       *[other] { $count } Dateien gespeichert
    } in { $folder }: { $files }
notice-refused = Das geht nicht: { $why }
notice-erased = Alles ist gelöscht.
notice-erased-signed = Alles ist gelöscht, außer Ihrer Unterschrift in der Anwesenheitsliste: Sie belegt den Kurs. Sie wird hier nach dem { $date } gelöscht.
notice-forgotten = Dieser Anfang ist vergessen.
trouble-held = Ein anderes Programm hat den Ordner schon geöffnet. Schließen Sie es, oder sehen Sie sich nur um. (Programm: { $by })
trouble-full = Der Speicher ist voll. Nichts ist verloren. Schaffen Sie Platz, und bestätigen Sie noch einmal.
trouble-read-only = In den Ordner kann nicht geschrieben werden. Sie können sich umsehen. Fragen Sie, wer das Gerät betreut.
trouble-too-new = Der Ordner kommt von einer neueren Version des Programms. Aktualisieren Sie das Programm.
trouble-other = Das Speichern ist nicht gelungen: { $why }
trouble-busy = Das Gerät ist beschäftigt. Bestätigen Sie gleich noch einmal.
issuer-default = Digital-Passeport, Gerät der lernenden Person
too-small = Machen Sie das Fenster größer oder die Schrift kleiner: Nötig sind 40 Spalten und 15 Zeilen.
more = für mehr
notice-made-key = Der Signaturschlüssel dieses Geräts ist erstellt: { $path }. Behalten Sie ihn für sich.
card-name = Ihr Vorname, wenn Sie wollen
