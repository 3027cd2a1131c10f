# Die eigenen Seiten mitnehmen, von einem Gerät, das mehrere Personen benutzen.

outside-take = Diese Seiten mitnehmen
outside-take-detail = Auf einem USB-Stick, oder auf Papier, wenn ein Drucker da ist.
outside-head = Mitnehmen
outside-title = Wohin mit diesen Seiten?
outside-stick = Auf den USB-Stick »{ $name }«
outside-folder = In den Ordner »{ $name }«
outside-room = { $room } MB frei.
outside-paper = Auf Papier: drucken
outside-look = Ein Stick steckt: noch einmal nachsehen
outside-plug-in = Stecken Sie einen USB-Stick ein. Warten Sie fünf Sekunden. Sehen Sie dann noch einmal nach.
outside-only = Auf dem Stick wird nichts gelöscht oder ersetzt.
outside-no-printer = Hier ist kein Drucker: Nehmen Sie die Datei mit, und drucken Sie sie woanders.
outside-failed = Die Seiten können nicht vorbereitet werden ({ $why }). Sagen Sie es der Person, die den Ort betreut.
outside-on-stick = { $count ->
        [one] 1 Datei gespeichert und nachgelesen
       *[other] { $count } Dateien gespeichert und nachgelesen
    } auf dem Stick »{ $name }«, Ordner Passeport: { $files }. Sie können den Stick abziehen.
outside-in-folder = { $count ->
        [one] 1 Datei gespeichert und nachgelesen
       *[other] { $count } Dateien gespeichert und nachgelesen
    } in »{ $name }«: { $files }.
outside-printed = { $count ->
        [one] 1 Dokument geht an den Drucker.
       *[other] { $count } Dokumente gehen an den Drucker.
    } Nehmen Sie alle Ihre Blätter mit.
outside-too-large = das ist für »{ $name }« zu viel auf einmal. Sagen Sie es der Person, die den Ort betreut.
outside-full = der Stick »{ $name }« ist voll. Nehmen Sie einen anderen, oder schaffen Sie woanders Platz darauf.
outside-protected = der Stick »{ $name }« lässt sich nicht beschreiben. Hat er einen kleinen Schalter, schieben Sie ihn um; sonst nehmen Sie einen anderen Stick.
outside-gone = der Stick »{ $name }« ist nicht mehr da. Stecken Sie ihn wieder ein, warten Sie fünf Sekunden, und sehen Sie noch einmal nach.
outside-differs = der Stick »{ $name }« gibt nicht zurück, was darauf geschrieben wird: Er ist beschädigt. Nehmen Sie einen anderen Stick.
outside-too-many = der Stick »{ $name }« hat schon zu viele Dateien mit demselben Namen. Nehmen Sie einen anderen Stick.
outside-silent = der Stick »{ $name }« antwortet nicht mehr. Ziehen Sie ihn ab, stecken Sie ihn wieder ein, und sehen Sie noch einmal nach.
outside-other = mit dem Stick »{ $name }« gibt es ein Problem ({ $why }). Nehmen Sie einen anderen Stick.

# Die Seite »Was ich gelernt habe« und die Bescheinigung auf Papier.
learnt-item = Meine Seite »Was ich gelernt habe«
learnt-title = Was ich gelernt habe
learnt-on = Seite vom { $date }.
learnt-module = { $module }, bestanden am { $date }
learnt-remember = Zum Merken:
learnt-foot = Kein staatliches Dokument. Die signierte Bescheinigung ist eine andere Datei.
learnt-for = Für: { $who }
learnt-by = Ausgestellt von { $issuer }, am { $date }.
learnt-code = Nummer: { $code }
learnt-check = Diese Seite ist zum Lesen; die signierte Datei lässt sich prüfen, mit »passeport verify«. Kein staatliches Dokument.
