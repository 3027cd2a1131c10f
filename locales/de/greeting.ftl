# Die ersten Minuten an einem Gerät, das allen offensteht.

greeting-hello = Guten Tag. { $place }
greeting-what = Digitales für Ihren Betrieb.
greeting-safe = Kostenlos. Es geht nichts kaputt.
greeting-start = Zum Anfangen ENTER drücken
greeting-first = Anfangen: ENTER drücken
greeting-start-touch = Zum Anfangen hier berühren, oder ENTER
greeting-first-touch = Anfangen: hier berühren, oder ENTER
greeting-first-detail = Ich bin zum ersten Mal hier.
greeting-kept = Nur Ihre Antworten werden gespeichert.

# Die Tasten ausprobieren
practice-title = Die Tasten ausprobieren
practice-safe = Drei kleine Versuche. Falsch machen können Sie nichts.
practice-enter = ENTER: { $state }
practice-arrow = Pfeil ↓: { $state }
practice-digit = Taste 1: { $state }
practice-press-arrow = Drücken Sie den Pfeil nach unten: ↓
practice-press-digit = Drücken Sie die Taste mit der 1, oben auf der Tastatur
practice-no-shift = Ohne die UMSCHALTTASTE.
practice-touch = Mit Maus oder Touchscreen können Sie auch direkt auf etwas tippen.
practice-done = FERTIG
practice-skipped = ausgelassen
practice-now = jetzt Sie
practice-where = Oben auf der Tastatur
practice-skip = Diesen Versuch auslassen
go-practice = Die Tasten ausprobieren
notice-other-key = Eine andere Taste hat geantwortet. Versuchen Sie es noch einmal, oder lassen Sie es mit ENTER aus.

# Die Karte, nach dem ersten Erfolg
card-first = Sehr gut. Mit ihr kommen Sie hierher zurück.
notice-card-wait = Zu viele falsche Karten. Ein neuer Versuch geht in { $minutes ->
        [one] 1 Minute
       *[other] { $minutes } Minuten
    }. Neu anfangen geht weiterhin.
