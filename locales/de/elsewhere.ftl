# Eine Bescheinigung als Text, für wen, der anderswo ist.

text-head = Der Text der Bescheinigung
text-show = Den Text zum Kopieren zeigen
text-show-detail = Ohne Rahmen, für Ihr eigenes Terminal: zum Einfügen in eine Datei.
text-home = Um die Datei bei Ihnen zu speichern: Tippen Sie diese Zeile in einem anderen Fenster Ihres Computers.
text-how-document = Markieren Sie den ganzen Text oben, kopieren Sie ihn, und fügen Sie ihn in eine Datei namens attestation.json ein.
text-how-token = Markieren Sie den ganzen Text oben, kopieren Sie ihn, und fügen Sie ihn in eine Datei namens attestation.jwt ein.
text-none = Diese Bescheinigung gibt es hier nicht in dieser Form: Der Schlüssel, der sie signiert hat, ist nicht mehr in Gebrauch.
text-no-clipboard = Ihr Terminal lässt seine Zwischenablage nicht füllen: Markieren Sie den Text selbst.
text-copy = Kopieren
text-token = Als JWT
text-document = Als JSON
text-copied = Der Text ist an die Zwischenablage Ihres Terminals gesendet. Fügen Sie ihn ein, um es zu prüfen: Manche Terminals lehnen ab, ohne es zu sagen.

closing-idle = { $minutes ->
    [0] Lange wurde nichts getippt: Die Sitzung schließt in { $seconds } Sekunden. Um zu bleiben, drücken Sie ENTER.
    [one] Lange wurde nichts getippt: Die Sitzung schließt in 1 Minute. Um zu bleiben, drücken Sie ENTER.
   *[other] Lange wurde nichts getippt: Die Sitzung schließt in { $minutes } Minuten. Um zu bleiben, drücken Sie ENTER.
}
closing-long = { $minutes ->
    [0] Diese Sitzung dauert schon lange: Sie schließt in { $seconds } Sekunden. Alles ist gespeichert, verbinden Sie sich neu, um weiterzumachen.
    [one] Diese Sitzung dauert schon lange: Sie schließt in 1 Minute. Alles ist gespeichert, verbinden Sie sich neu, um weiterzumachen.
   *[other] Diese Sitzung dauert schon lange: Sie schließt in { $minutes } Minuten. Alles ist gespeichert, verbinden Sie sich neu, um weiterzumachen.
}
remote-revoked = Dieser Schlüssel öffnet diesen Passeport nicht mehr: Er wurde soeben in einer anderen Sitzung entfernt. Ihre Karte öffnet Ihren Passeport weiterhin.
check-wait = Von Ihrer Adresse aus wurde nach zu vielen Kurzcodes gefragt. Warten Sie { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
}, oder fügen Sie den Text der Bescheinigung ein: Der wartet nie.
remote-your-terminal = Ihr Terminal: { $name }, { $columns } × { $rows }, { $colours ->
    [0] keine Farben
    [-1] alle Farben
   *[other] { $colours } Farben
}{ $frames ->
    [0] , nur Buchstaben
   *[other] {""}
}
remote-encrypted = verschlüsselte Verbindung
exec-help-status = für Administratoren: wie es dem Server geht; mit einem Terminal (ssh -t) fortlaufend
status-head = Der Server
status-looking = Einen Moment: Der Server wird gefragt.
status-what = Nichts hier betrifft eine Person. Alle 5 Sekunden nachgesehen; neu gezeichnet nur, wenn sich eine Zahl ändert.
text-way-in = Bei mir speichern oder den Code zeigen
