# Das Vertrauen: die Liste der Aussteller und die Listen der Widerrufe.

trust-bad = { $path }: { $why }
trust-older = { $path }: Eine neuere Liste, vom { $date }, ist schon installiert. Nichts ist geändert.
trust-no-roots = Zuerst muss gesagt werden, welche drei Wurzelschlüssel die Listen signieren. Fügen Sie --root und ihre drei Dateien hinzu.
trust-other-roots = Diese Wurzelschlüssel sind nicht die der installierten Liste. Nichts ist geändert.
trust-list-shape = das ist keine Vertrauensliste. Technisch: { $detail }
trust-list-member = das Element »{ $member }« ist nicht lesbar.
trust-list-twice = der Schlüssel { $key } steht zweimal darin.
trust-list-dates = die Daten dieser Liste folgen nicht aufeinander.
trust-list-signature = eine Signatur passt nicht zu dieser Liste: Etwas wurde geändert.
trust-list-roots = nötig ist die Signatur von 2 der 3 Wurzelschlüssel; da sind { $found }.
trust-list-rollback = diese Liste hat die Nummer { $found }, und die Liste { $known } ist schon bekannt. Verlangen Sie die neueste.
trust-list-chain = diese Liste folgt nicht auf die installierte. Verlassen Sie sich nicht auf sie.
trust-status-shape = das ist keine Widerrufsliste. Technisch: { $detail }
trust-status-encoding = die Widerrufsliste lässt sich nicht entpacken.
trust-status-length = die Widerrufsliste ist zu kurz oder zu lang.
trust-status-signature = die Signatur passt nicht zu dieser Widerrufsliste: Etwas wurde geändert.
trust-status-unwritable = die Widerrufsliste kann nicht geschrieben werden.

# Die Widerrufsliste dieser Stelle
status-missing = Diese Stelle führt keine Widerrufsliste. Fangen Sie eine an: passeport certificate status --new
status-exists = Diese Stelle führt schon eine Widerrufsliste: { $list }
status-bad-name = »{ $name }« geht nicht: Die Adresse der Liste muss mit https:// beginnen
status-other-list = Dieses Dokument verweist auf eine andere Widerrufsliste, { $list }: Nur wer sie führt, kann es widerrufen.
status-full = Alle Plätze der Widerrufsliste sind vergeben. Nichts wird ausgestellt; sagen Sie es, wer dieses Programm betreut.
status-clock = Die Uhr dieses Computers geht nach: Eine Liste wurde am { $known } signiert. Stellen Sie die Uhr, und versuchen Sie es noch einmal.
status-damaged = { $path } ist beschädigt ({ $why }). Holen Sie diese Datei aus einer Sicherung zurück: Ohne sie weiß man nicht mehr, was widerrufen ist.
status-begun = Diese Stelle führt jetzt eine Widerrufsliste: { $list }. Ab jetzt ausgestellte Bescheinigungen verweisen darauf.
status-written = Widerrufsliste gespeichert ({ $count ->
    [0] kein Widerruf
    [one] { $count } Widerruf
   *[other] { $count } Widerrufe
}), 90 Tage gültig: { $path }
status-none = Dieses Dokument verweist auf keine Widerrufsliste: Es kann nicht widerrufen werden. Es wurde ausgestellt, bevor diese Stelle eine führte.
status-withdrawn = { $code } ist widerrufen. Geben Sie die neue Liste weiter, wo geprüft wird.
status-already = { $code } ist schon widerrufen, seit dem { $date }: { $reason }
status-replaced = { $old } ist durch { $new } ersetzt.
status-not-withdrawn = { $old } bleibt gültig: Es verweist auf keine Widerrufsliste dieser Stelle.
status-reason-replaced = ersetzt

# Die Uhr
clock-before-program = Die Uhr dieses Computers geht nach: Sie zeigt { $now }, und dieses Programm ist vom { $known }. Stellen Sie die Uhr, und versuchen Sie es noch einmal.
clock-before-record = Die Uhr dieses Computers zeigt { $now }, und eine Antwort wurde am { $known } gespeichert. Stellen Sie die Uhr, und versuchen Sie es noch einmal. Wenn die Uhr recht hat: passeport certificate issue, mit --clock-checked
clock-before-list = Die Uhr dieses Computers geht nach: Sie zeigt { $now }, und die Vertrauensliste ist vom { $known }. Stellen Sie die Uhr, und versuchen Sie es noch einmal.
clock-doubt = Nichts beweist, dass die Uhr richtig geht: Sie zeigt { $now } (Weltzeit). Prüfen Sie das Datum.
certificate-needs-adviser = Eine Bescheinigung unter Aufsicht einer Beratung wird mit dem Schlüssel der Beratung signiert: Fügen Sie --supervised hinzu

# Der Befehl »trust«
trust-none = Keine Vertrauensliste ist installiert.
trust-bad-siret = »{ $siret }« ist keine SIRET: 14 Ziffern, deren letzte die anderen prüft.
trust-no-such-key = Der Schlüssel { $key } ist nicht in dieser Liste.
trust-not-a-root = Der Schlüssel { $key } ist keiner der drei Wurzelschlüssel: Seine Signatur würde nicht zählen.
trust-one-key = Geben Sie genau einen Schlüssel an.
trust-site = { $name } ({ $siret })
trust-site-declared = { $name } ({ $siret }), gemeldete Weiterbildungseinrichtung
trust-key = { $key }, seit dem { $from }: { $may }
trust-key-until = { $key }, vom { $from } bis zum { $until }: { $may }
trust-may-module = allein oder in einer Gruppe bearbeitete Module
trust-may-supervised = mit einer Beratung bearbeitete Module
trust-may-passport = Passeport
trust-revoked = { $key } nicht mehr glauben seit dem { $since }: { $reason }
trust-unsigned = { $path }: { $signed ->
    [one] { $signed } Signatur
   *[other] { $signed } Signaturen
}, nötig sind { $needed } von Wurzelschlüsseln. Zum Signieren: passeport trust sign
trust-signed = { $path } ist von genug Wurzelschlüsseln signiert. Um ihr zu vertrauen: passeport trust install
trust-status-line = Widerrufsliste { $list } ({ $count ->
    [0] kein Widerruf
    [one] { $count } Widerruf
   *[other] { $count } Widerrufe
})
trust-too-old = Zu alt für ein Urteil. Verlangen Sie eine neue.

# Die Schlüssel unter Passphrase
key-ask = Passphrase:
key-ask-new = Neue Passphrase (mindestens 12 Zeichen):
key-ask-again = Noch einmal:
key-wrong-passphrase = Die Passphrase ist nicht richtig, oder die Datei wurde geändert.
key-short-passphrase = Die Passphrase muss mindestens { $shortest } Zeichen haben: Einige Wörter genügen.
key-bad-lock = Diese Schlüsseldatei ist beschädigt.
key-not-in-agent = Kein SSH-Agent hat diesen Schlüssel. Fügen Sie ihn mit »ssh-add« hinzu, in der Sitzung, in der SSH_AUTH_SOCK gesetzt ist.
key-agent-taken = Der Schlüssel der Beratung bleibt im SSH-Agenten: Nur seine öffentliche Hälfte liegt hier.
key-no-passphrase = Es wurde keine Passphrase angegeben, oder nicht zweimal dieselbe. Nichts ist geändert.
key-adviser-made = Der Schlüssel der Beratung steht unter Passphrase: { $path }. Ohne sie nützt er nichts; vergessen lässt sie sich nicht wiederfinden.
key-rotated = Der alte Schlüssel ist beiseitegelegt: { $path }. Lassen Sie den neuen in die Vertrauensliste aufnehmen und den alten herausnehmen.

# Die Anträge der Geräte ohne Schlüssel
site-asks = Dieser Computer signiert nichts: Er stellt Anträge. Eine Beratung tippt: passeport certificate request
request-made = Antrag gespeichert: { $path }. Geben Sie diese Datei der Beratung. Der Schlüssel dieses Computers: { $key }
request-not-made = Der Antrag ist nicht gemacht: { $why }
request-bad = das ist kein lesbarer Antrag. Technisch: { $why }
request-signature = die Signatur passt nicht zu diesem Antrag: Etwas wurde geändert.
request-gap = bei der Nummer { $number } fehlen Antworten: Der Antrag ist nicht vollständig.
request-unknown-machine = der Computer, der den Antrag stellt, ist hier nicht bekannt. Vergleichen Sie vor Ort seinen Schlüssel, und fügen Sie hinzu: --machine { $key }
request-answered = dieser Antrag, oder ein neuerer desselben Computers, ist schon beantwortet.
certificate-receive-kept = In die Unterlagen des Lernenden aufgenommen: { $code }
certificate-receive-known = Schon aufgenommen: { $code }
certificate-receive-refused = { $why } Nichts wurde aufgenommen.
certificate-receive-form = das ist nicht die Bescheinigung selbst. Bringen Sie die .json-Datei mit, die der Computer des Beraters geschrieben hat.
certificate-receive-stranger = diese Bescheinigung ist für keinen Lernenden dieses Computers.
recompute-no-quiz = die Antworten des Abschlusstests stehen nicht im Antrag.
recompute-other-text = der Test stammt aus einem anderen Text als dem hier. Installieren Sie dieselbe Version des Moduls.
recompute-other-draw = diese Fragen sind nicht die, die für den Test gezogen wurden.
recompute-other-rule = die Regel zum Bestehen ist nicht die des Moduls.
recompute-other-score = das Ergebnis, aus den Antworten neu errechnet, ist nicht das beantragte.
