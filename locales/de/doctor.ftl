# Die Prüfung des Geräts, für die Person, die es betreut.

checkup-good = gut
checkup-look = ansehen
checkup-bad = ERNST
checkup-summary = { $bad ->
    [0] { $look ->
        [0] Alles ist gut.
        [one] { $look } Punkt zum Ansehen, nichts Ernstes.
       *[other] { $look } Punkte zum Ansehen, nichts Ernstes.
    }
    [one] { $bad } ernster Punkt, { $look } zum Ansehen.
   *[other] { $bad } ernste Punkte, { $look } zum Ansehen.
}
checkup-moment = { $day }, { $hour } (Weltzeit)

checkup-answers = Gespeicherte Antworten
checkup-answers-none = Hier hat noch niemand gespielt.
checkup-room = Platz auf dem Datenträger
checkup-room-enough = { $room } MB frei.
checkup-room-little = Nur noch { $room } MB frei. Schaffen Sie Platz: Löschen Sie Dateien, die nicht mehr gebraucht werden.
checkup-room-none = Nur noch { $room } MB frei. Bald wird keine Antwort mehr gespeichert. Schaffen Sie heute Platz.
checkup-room-unknown = Das System sagt nicht, wie viel übrig ist.
checkup-clock = Uhr
checkup-clock-good = { $now }
checkup-clock-program = Die Uhr zeigt { $now }, aber dieses Programm ist vom { $known }. Sie geht nach: Es wird keine Bescheinigung ausgestellt. Stellen Sie sie mit »sudo timedatectl set-time«, und wechseln Sie die Batterie der Hauptplatine.
checkup-clock-record = Die Uhr zeigt { $now }, aber eine Antwort wurde zu dieser Zeit gespeichert: { $known }. Eine der beiden Angaben ist falsch. Stellen Sie die Uhr mit »sudo timedatectl set-time«, und wechseln Sie die Batterie der Hauptplatine.
checkup-modules = Module
checkup-modules-good = { $count } Module, alle aktuell.
checkup-modules-late = Von ihren Autoren neu zu lesen: { $names }{ $more ->
    [0] {""}
    [one] {" "}und 1 weiteres
   *[other] {" "}und { $more } weitere
}. { $late ->
    [one] Es bleibt benutzbar
   *[other] Sie bleiben benutzbar
}, und der Bildschirm sagt es. Installieren Sie die neue Version des Programms.
checkup-keys = Signaturschlüssel
checkup-keys-none = Noch kein Schlüssel. Die erste Bescheinigung erstellt ihn.
checkup-keys-good = { $count ->
    [one] 1 Schlüssel, nur für dieses Konto lesbar.
   *[other] { $count } Schlüssel, nur für dieses Konto lesbar.
}
checkup-folder = Rechte des Ordners
checkup-folder-good = Kein anderes Konto kommt hinein.
checkup-site = Name des Ortes
checkup-site-named = { $name }
checkup-site-none = Noch nicht angegeben: Auf den Bescheinigungen steht dann »Gerät der lernenden Person«. Er gehört in die Datei site.ron.
checkup-printer = Drucker
checkup-printer-good = Bereit.
checkup-sticks = USB-Stick
checkup-sticks-none = Es steckt keiner.
checkup-sticks-named = Auf dem Bildschirm angeboten: { $names }
checkup-sticks-bad = Der Ordner oder der Stick lässt sich nicht lesen: { $why }

print-bad-name = »{ $queue }« ist kein Name eines Druckers. Schreiben Sie den, den »lpstat -p« nennt, in die Konfiguration, Teil kiosk, Zeile printer.
print-no-program = Das Druckprogramm ist nicht installiert: sudo apt install cups-client
print-refused = Der Drucker antwortet nicht richtig ({ $why }). Prüfen Sie, ob er eingeschaltet ist und ob »lpstat -p« ihn nennt.
print-silent = Der Druckdienst antwortet nicht. Schalten Sie den Drucker aus und wieder ein, und versuchen Sie es noch einmal.

doctor-card-colours = Diese { $count } Farben müssen alle zu unterscheiden sein:
