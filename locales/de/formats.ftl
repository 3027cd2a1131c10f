# Die anderen Formen einer Bescheinigung: Token, Code, SSH-Signatur, Dossier, Text.

verify-reason-token = Dieses Token ist nicht so geschrieben wie ein Token dieses Programms.
verify-reason-code = Das ist nicht der Text eines solchen Codes, oder ein Stück fehlt. Er beginnt mit PEN1 und steht auf einer Zeile.
verify-reason-no-key = Ein Code enthält den Schlüssel des Ausstellers nicht. Fügen Sie --issuer und die Datei mit dem öffentlichen Schlüssel hinzu.

# In einer anderen Form exportieren
export-other-key = { $code } wurde mit einem beiseitegelegten Schlüssel signiert: Es gibt nur noch die Form json. Für die anderen Formen stellen Sie eine neue Bescheinigung aus.
export-not-genuine = { $code } ist in diesem Ordner nicht echt und wird in keiner anderen Form signiert. Prüfen Sie die Daten: passeport store check
export-not-a-passport = { $code } ist die Bescheinigung eines Moduls: Nur ein Passeport hat ein Dossier. Verlangen Sie eine andere Form, oder den Code des Passeports.
export-missing = Hier fehlt eine Bescheinigung, auf die sich { $code } stützt: Das Dossier kann nicht gemacht werden.
export-too-old = { $code }, oder eine zugehörige Bescheinigung, stammt von einer älteren Version dieses Programms, ohne die Signatur, die diese Dossiers brauchen. Stellen Sie eine neue Bescheinigung aus.
export-unnumbered = { $code } gilt für ein Modul, das diese Stelle hinzugefügt hat: Ein kurzer Code kann es nicht nennen. Verlangen Sie eine andere Form.
export-text-key = Schlüssel des Ausstellers: { $key }
export-text-check = Zum Prüfen: passeport verify, diese Datei, --issuer und der vom Aussteller erhaltene Schlüssel. Es zählt nur die Zeile unten, die mit PEN1 beginnt.
export-text-no-code = Dieser Text allein beweist nichts: Verlangen Sie auch die Datei json.

# Die anderen Formen prüfen
verify-code-module = Modul Nr. { $number }, diesem Programm unbekannt
verify-code-compare = Vergleichen Sie diese Nummer und diesen Code mit denen der Person, die Ihnen das Dokument zeigt: Ein Code lässt sich abschreiben.
verify-lone-seal = Eine Signatur allein sagt nichts: Speichern Sie sie neben ihrem Dokument, unter demselben Namen mit .sig dahinter, und prüfen Sie diese Datei.
verify-nothing-there = { $path } enthält keine Bescheinigung (Dateien json, jwt oder txt).
verify-bad-code = »{ $code }« ist kein Code: Ein Zeichen ist falsch, oder zwei sind vertauscht. Lesen Sie ihn noch einmal.
verify-unknown-code = Keine hier bekannte Bescheinigung hat den Code { $code }. Suchen Sie sie mit --register anderswo.
verify-progress = { $done } von { $of }
verify-total = { $count ->
    [one] { $count } Dokument geprüft:
   *[other] { $count } Dokumente geprüft:
}
verify-count-valid = gültig: { $count }
verify-count-altered = abgelehnt: { $count }
verify-count-unknown = unbestimmt: { $count }
verify-count-revoked = widerrufen: { $count }
verify-count-out-of-date = nicht zu dieser Zeit gültig: { $count }
verify-count-untrusted = Aussteller nicht anerkannt: { $count }
verify-stopped = { $left ->
    [one] Vor dem Ende angehalten: { $left } Datei wurde nicht angesehen.
   *[other] Vor dem Ende angehalten: { $left } Dateien wurden nicht angesehen.
}
