# Bescheinigungen auf Papier, am Bildschirm und als Bild.

# Der Code, am Bildschirm
code-head = Der Code der Bescheinigung
code-show = Jemandem den Code zeigen
code-next = Den Code ansehen: { $title }
code-short = Code zum Abschreiben
code-copy = Von Hand: Kleinbuchstaben und Leerzeichen zählen nicht, O gilt als 0. Dieser Code findet die Bescheinigung, er beweist sie nicht.
code-files = Die Dateien liegen in { $folder }
code-no-files = Auf diesem Gerät sind die Dateien nicht gespeichert.
code-photo = Fotografieren Sie das Quadrat: Es beweist die Bescheinigung, auch ohne Internet.
code-no-room = Das Quadrat zum Fotografieren passt hier nicht hin: Es braucht einen größeren Bildschirm mit Farben.
code-none = Das Quadrat zum Fotografieren lässt sich auf diesem Gerät nicht machen. Der Code unten genügt, um die Bescheinigung zu finden.

# Auf Papier und als Bild
export-letter = { $code } trägt einen Namen mit einem Buchstaben, der in den Schriften dieses Programms fehlt: Verlangen Sie --format html oder text, die alle Buchstaben schreiben.
export-too-long = { $code } sagt mehr, als auf eine Seite passt: Verlangen Sie --format html.
paper-above-passport = Erste digitale Schritte für kleine Betriebe
paper-awarded = für
paper-edition = { $module }, Ausgabe { $version }
paper-dates = Zeitraum
paper-from-to = vom { $from } bis zum { $to }
paper-key = Schlüssel
paper-status = Widerrufsliste
paper-status-place = { $list }, Platz { $index }
paper-email = E-Mail-Adresse
paper-email-hashed = im signierten Dokument, in einer Form, die man prüfen, aber nicht lesen kann
paper-name = Dokumentnummer
paper-check = Dieses Dokument prüfen
paper-way-square = Mit einem Telefon: Lesen Sie das Quadrat. Sein Text beginnt mit PEN1 und wird ohne Internet geprüft.
paper-way-file = Mit der Datei: Geben Sie sie dem Befehl »passeport verify« mit dem Schlüssel des Ausstellers. Nur das signierte Dokument darin zählt; vergleichen Sie es mit dieser Seite.
paper-way-line = Mit der Datei: Geben Sie sie dem Befehl »passeport verify« mit dem Schlüssel des Ausstellers. Nur die Zeile unten zählt, die mit PEN1 beginnt.
paper-way-code = Von Hand: Schreiben Sie den Code unten ab und fragen Sie beim Aussteller oder beim Programm nach, die ihn in ihrem Register suchen.
paper-code = Code zum Abschreiben
paper-square = Quadrat, das ein Telefon liest. Es enthält den Code { $code } und die Signatur des Ausstellers.
paper-warning = Kein staatliches Dokument.
paper-document = Das signierte Dokument (Open Badges 3.0)
paper-token = Dasselbe signierte Dokument, in einer Zeile
paper-badge-module = Modul bestanden
paper-badge-passport = { $modules ->
        [one] 1 Modul bestanden
       *[other] { $modules } Module bestanden
    }

# Eine PDF-Datei oder ein Bild prüfen
verify-reason-carrier-empty = Diese PDF-Datei oder dieses Bild enthält kein signiertes Dokument. Ein Ausdruck oder ein Foto verliert es: Verlangen Sie die ursprüngliche Datei.
verify-reason-carrier-several = Diese Datei enthält mehrere signierte Dokumente: Niemand weiß, welchem zu glauben ist.
verify-reason-carrier-hidden = Das signierte Dokument ist in dieser Datei so versteckt, dass andere Programme es nicht sähen.
verify-reason-carrier-damaged = Diese PDF-Datei oder dieses Bild ist beschädigt.
verify-carried = Nur das signierte Dokument in dieser Datei wurde geprüft. Vergleichen Sie, was folgt, mit dem, was geschrieben oder gedruckt ist.
