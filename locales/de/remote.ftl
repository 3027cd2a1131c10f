# Wer von anderswo kommt, über SSH.

remote-idle = Lange wurde nichts getippt: Die Sitzung ist geschlossen. Alles ist gespeichert. Verbinden Sie sich neu, um fortzufahren.
remote-long = Die Sitzung hat so lange gedauert, wie sie darf: Sie ist geschlossen. Alles ist gespeichert. Verbinden Sie sich neu, um fortzufahren.
remote-stop = Der Server hält an. Alles Bestätigte ist gespeichert. Verbinden Sie sich etwas später wieder.
remote-full = Gerade sind zu viele Menschen da. Versuchen Sie es in einigen Minuten wieder.
serve-open = Der Server lauscht an { $address }. Hinein mit: ssh -p { $port } visite@ und dem Namen dieses Rechners.
serve-key = Fingerabdruck des Serverschlüssels, zum Vergleich bei der ersten Verbindung: { $fingerprint }
serve-next-key = Der Schlüssel dieses Servers ändert sich bald. Notieren Sie den Fingerabdruck des neuen: { $fingerprint }. Wenn Ihr Terminal Sie eines Tages warnt, vergleichen Sie ihn mit dem angezeigten.
serve-host-key = Der Schlüssel des Servers kann nicht dienen: { $why }
serve-cannot = Der Server kann nicht öffnen: { $why }

remote-arriving = Einen Augenblick: Wir suchen Ihren Passeport.
remote-hello = Guten Tag.
remote-new-key = Diesen Schlüssel kennen wir noch nicht.
remote-your-key = Ihr Schlüssel: { $key }
remote-join = Meinen Passeport mit diesem Schlüssel anlegen
remote-join-detail = Nächstes Mal werden Sie gleich erkannt.
remote-link = Ich habe schon eine Karte
remote-link-detail = Ihre fünf Wörter, und dieser Schlüssel öffnet Ihren Passeport.
remote-key-card = Wir speichern auch den Fingerabdruck dieses Schlüssels. Ein verlorener Schlüssel ist kein verlorener Passeport: Behalten Sie Ihre Karte.
remote-no-key = Mit einer Karte aus fünf Wörtern machen Sie weiter, hier oder anderswo.
go-keys = Meine SSH-Schlüssel
keys-title = Die Schlüssel Ihres Passeports
keys-what = Jeder Schlüssel dieser Liste öffnet Ihren Passeport, wie Ihre Karte. Entfernen Sie verlorene Schlüssel.
keys-since = Verbunden am { $date }
keys-revoke = { $key } entfernen
keys-lost = Ein entfernter Schlüssel öffnet nichts mehr. Ihre Karte kann ihn wieder verbinden.
notice-key-linked = Erledigt: Dieser Schlüssel öffnet ab jetzt Ihren Passeport.
notice-key-revoked = Erledigt: Dieser Schlüssel öffnet Ihren Passeport nicht mehr.
remote-card-ask = Wenn Sie eine Karte haben, tippen Sie die fünf Wörter, dann ENTER. Sonst drücken Sie nur ENTER.
remote-card-prompt = Ihre fünf Wörter:
remote-card-wait = Von Ihrer Adresse wurden zu viele Karten versucht. Warten Sie { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
    }.
exec-help = Was Sie mit einem Befehl fragen können:
exec-help-attestations = Ihre Bescheinigungen (mit --json für ein Programm)
exec-help-certificate = eine Bescheinigung; text, jwt, qr oder clr statt json
exec-help-bilan = die Seite für Ihre Beratung
exec-help-plan = Ihr Aktionsplan; --format ics für einen Kalender
exec-help-export = alles, was von Ihnen gespeichert ist
exec-help-report = für Kursleitungen: wo man aufhört, ohne Namen
exec-quotes = Ein Anführungszeichen ist nicht geschlossen.
exec-refused = Dieser Befehl geht nicht aus der Ferne. Tippen Sie stattdessen »help«, um die möglichen zu sehen.
exec-unknown = Mit diesem Schlüssel ist niemand bekannt. Verbinden Sie sich zuerst ohne Befehl und legen Sie Ihren Passeport an oder verbinden Sie Ihre Karte.
exec-one-code = Geben Sie den Code einer Bescheinigung an, nur einer: Der Befehl »attestations« nennt die Codes.
remote-of-one = Dieser Passeport ist schon mehrmals offen. Schließen Sie eine andere Sitzung und verbinden Sie sich wieder.
serve-status-silent = Der Server antwortet nicht an { $address }: { $why }. Prüfen Sie, ob er mit dieser Adresse läuft.
serve-status-sessions = Offene Sitzungen: { $count }
serve-status-strangers = Verbindungen, die noch nicht gesagt haben, wer sie sind: { $count }
serve-status-begun = Sitzungen seit dem Öffnen: { $count }
serve-status-refused = Abgelehnte Verbindungen und Sitzungen: { $count }
serve-status-memory = Speicher: { $count } MB
serve-status-usual = Die Hälfte der Tasten hat ihre Antwort in weniger als { $count } ms
serve-status-slowest = 99 von 100 Tasten haben ihre Antwort in weniger als { $count } ms
attach-nobody = Niemand hält diesen Passeport offen: { $path }. Starten Sie zuerst »passeport serve«.
attach-cannot = { $path } ist nicht zu erreichen: { $why }
attach-lost = Die Sitzung wurde unterbrochen: Das Programm, das den Passeport offen hält, hat angehalten. Alles Bestätigte ist gespeichert. Versuchen Sie es gleich wieder.
attach-no-command = Dieser Befehl lässt sich nicht lesen: Er ist zu lang oder hat mehr als eine Zeile. Verbinden Sie sich ohne Befehl.
attach-bad-key = Dieser Fingerabdruck ist nicht lesbar. Er beginnt mit SHA256: wie ssh-keygen -l ihn schreibt.
attach-not-yours = Nur wer den Passeport offen hält, darf den Kiosk öffnen.
attach-other-version = Der hier offene Passeport hat eine andere Version. Starten Sie ihn neu, dann versuchen Sie es wieder.
serve-nobody = Dieser Rechner kennt »{ $name }« nicht. Prüfen Sie den Teil »ssh« der Konfiguration.
session-none-here = Auf diesem Gerät läuft keine Kursstunde: { $path }. Wer leitet, startet zuerst »passeport lead«.
serve-no-socket = Die Terminals dieses Geräts können nicht an der Kursstunde teilnehmen: Im Datenordner lässt sich keine Verbindungsdatei öffnen. Versuchen Sie --data mit einem anderen Ordner.
