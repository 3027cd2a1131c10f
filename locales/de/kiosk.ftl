# Ein Gerät, das mehrere Personen benutzen.

idle-there = Sind Sie noch da?
idle-there-name = Sind Sie noch da, { $name }?
idle-yes = Ja: irgendeine Taste drücken
idle-yes-touch = oder den Bildschirm berühren.
key-up = Hoch
key-down = Runter
idle-closes = Sonst schließt sich diese Sitzung { $seconds ->
    [0] gleich.
    [one] in { $seconds } Sekunde.
   *[other] in { $seconds } Sekunden.
}
idle-kept = Alles ist schon gespeichert. Mit Ihrer Karte geht es weiter.
idle-card = Ihre Karte ist noch nicht notiert. Ohne sie können Sie nicht weitermachen.
idle-any-key = EINE TASTE
idle-stay = Bleiben
idle-close = Jetzt schließen
kiosk-close = Schließen
kiosk-close-detail = Der Bildschirm ist für die nächste Person bereit.
kiosk-core = Das System weigert sich, den Speicher des Programms vor Neugierigen zu schützen ({ $why }). Das Gerät läuft trotzdem.

go-trainer = Menü der Kursleitung
trainer-title = Menü der Kursleitung
trainer-who = Hier kommt man mit der Passphrase hinein.
trainer-passphrase = Passphrase:
trainer-wait = Das ist nicht die richtige Passphrase. Warten Sie { $seconds ->
    [one] { $seconds } Sekunde
   *[other] { $seconds } Sekunden
} bis zum nächsten Versuch.
trainer-check = Das Gerät prüfen
trainer-modules = Übersicht der Module
trainer-passports = Übersicht der Passeports
trainer-allow-cards = Karten wieder zulassen
trainer-allow-cards-detail = Nach zu vielen falschen Karten kann man wieder welche eingeben.
trainer-cards-allowed = Karten sind wieder zugelassen.
trainer-quit = Das Programm beenden
trainer-quit-detail = Der Kiosk hört auf. Nichts geht verloren.
trainer-leave = Dieses Menü schließen
trainer-purged = { $count ->
    [one] { $count } seit langem unbenutzte Karte wurde gelöscht.
   *[other] { $count } seit langem unbenutzte Karten wurden gelöscht.
}
trainer-no-page = Diese Seite kann nicht gemacht werden: { $why }
kiosk-bad-trainer = Die Konfiguration des Kiosks gibt `trainer` einen Wert, der kein Fingerabdruck ist. Machen Sie einen mit `passeport kiosk passphrase`.
kiosk-passphrase = Wählen Sie die Passphrase: mindestens { $least } Zeichen, zum Beispiel vier Wörter. Sie wird nicht angezeigt.
kiosk-passphrase-ask = Passphrase:
kiosk-passphrase-again = Noch einmal dieselbe:
kiosk-passphrase-short = Die Passphrase ist zu kurz: Nötig sind mindestens { $least } Zeichen.
kiosk-passphrase-differs = Die beiden Passphrasen sind nicht gleich. Fangen Sie noch einmal an.
kiosk-passphrase-copy = Kopieren Sie diese Zeile in den Teil `kiosk` der Konfigurationsdatei:
