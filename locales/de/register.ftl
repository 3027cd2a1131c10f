# Anwesenheit nach Halbtagen: das Verzeichnis, seine Blätter, seine Prüfung.

register-clock = { $hour }.{ $minute } Uhr
register-morning = Vormittag
register-afternoon = Nachmittag
register-hours-of = { $half } von { $from } bis { $to }
register-organisation = Veranstalter
register-title = Titel
register-modules = Module
register-date = Datum
register-place = Ort
register-hours = Genaue Zeiten
register-trainer = Kursleitung
register-half = Halbtag
register-from = Beginn
register-to = Ende
register-number = Nr.
register-names = Name, Vorname
register-surname = Name
register-first-name = Vorname
register-company = Betrieb
register-state = Stand
register-time = Uhrzeit
register-late = Verspätet
register-led-at = Unterschrift der Kursleitung
register-yes = ja
register-no = nein
register-sheet = Anwesenheitsblatt
register-sheet-help = Jede Person unterschreibt für jeden Halbtag, an dem sie da ist. Die Kursleitung zeichnet daneben ab.
register-to-sign = { $half }: Unterschrift
register-visa = Zeichen
register-trainer-signs = Unterschrift der Kursleitung
register-absences = Abwesenheiten
register-not-state = Nicht vom Staat ausgestellt. Dieses Blatt belegt eine Anwesenheit; es ist weder eine Teilnahmebescheinigung noch ein Nachweis über den Abschluss.
register-foot = { $title }, { $date }
register-after = Anwesenheitsverzeichnis
register-nothing-said = nichts vermerkt
register-signed = hier unterschrieben um { $clock }
register-signed-late = hier unterschrieben um { $clock } (verspätet)
register-seen = gesehen von { $trainer } um { $clock }
register-seen-late = gesehen von { $trainer } um { $clock } (verspätet)
register-absent = Abwesenheit vermerkt um { $clock }
register-word-signed = unterschrieben
register-word-seen = gesehen
register-word-absent = abwesend
register-word-nothing = nichts
register-listed = Auf der Liste
register-word-confirmed = nein, Name bestätigt
register-word-doubtful = nein, Name nicht bestätigt
register-name-confirmed = { $name } (nicht auf der Liste, Name bestätigt)
register-name-doubtful = { $name } (nicht auf der Liste, Name nicht bestätigt)
register-confirmed = { $number }, { $name }: Name bestätigt.
register-not-doubtful = { $name }: Es gibt nichts zu bestätigen, dieser Name wurde erwartet oder ist schon bestätigt.
register-there = { $there ->
        [one] { $there } von { $of } war da.
       *[other] { $there } von { $of } waren da.
    }
register-led = Unterschrieben von { $trainer } um { $clock }.
register-not-led = Die Kursleitung hat nicht unterschrieben.
register-no-absences = Keine Abwesenheit vermerkt.
register-absence = { $name } ({ $half })
register-corrections = Berichtigungen
register-no-corrections = Keine Berichtigung.
register-correction = Zeile { $line }, { $day } um { $clock }: { $name }, { $half }: { $now }. Grund: { $reason }. Durch { $by }.
register-seal = Siegel
register-open = Dieses Verzeichnis ist noch nicht versiegelt.
register-sealed-on = Versiegelt am (Weltzeit)
register-keeper = Mit dem Schlüssel
register-hash = Fingerabdruck
register-seal-help = Jede Zeile trägt den Fingerabdruck der Zeilen davor; der Schlüssel des Ortes unterschreibt das Ganze. Zum Prüfen: passeport register verify, mit der Datei des Verzeichnisses.

# Was nicht stimmt, und was zu tun ist
register-who-leads = der Kursleitung
register-io = { $path }: { $why }
register-unknown = Dieses Verzeichnis ist nicht mehr hier.
register-no-register = Diese Datei ist kein Anwesenheitsverzeichnis dieses Programms.
register-altered-line = VERÄNDERT: Zeile { $line } des Verzeichnisses ist nicht die, die geschrieben wurde. Verlassen Sie sich nicht darauf.
register-altered-order = VERÄNDERT: Zeile { $line } des Verzeichnisses kann an dieser Stelle nicht stehen. Verlassen Sie sich nicht darauf.
register-altered-spelling = VERÄNDERT: Ein anderes Programm hat die Datei neu geschrieben. Bitten Sie um die ursprüngliche Datei.
register-altered-signature = VERÄNDERT: Die Signatur gehört nicht zu diesem Verzeichnis. Verlassen Sie sich nicht darauf.
register-altered-differs = VERÄNDERT: Die Zeilen hier und das versiegelte Dokument sagen nicht dasselbe. Verlassen Sie sich nicht darauf.
register-incomplete = UNVOLLSTÄNDIG: Das Verzeichnis endet mit Zeile { $line }, ohne Siegel. Bis dahin steht jede Zeile an ihrem Platz. Zum Versiegeln: passeport register seal
register-unwritable = Das Verzeichnis lässt sich nicht schreiben.
register-refused-sealed = Dieses Verzeichnis ist versiegelt: Es kommt nichts mehr hinzu.
register-refused-nobody = Niemand in diesem Verzeichnis hat diese Nummer. Um jemanden hinzuzufügen: passeport register add
register-refused-half = Dieses Verzeichnis hat diesen Halbtag nicht.
register-refused-said = Das ist schon vermerkt. Zum Berichtigen, mit einem Grund: passeport register correct
register-refused-unsaid = Noch ist nichts vermerkt: Es gibt nichts zu berichtigen.
register-refused-reason = Eine Berichtigung braucht einen Grund und wer sie macht.
register-refused-twice = Diese Person steht schon in diesem Verzeichnis.

# Was die Befehle sagen
register-none = Kein Verzeichnis. Um eines zu öffnen: passeport register new
register-none-open = Kein offenes Verzeichnis. Um eines zu öffnen: passeport register new
register-none-like = Kein Verzeichnis beginnt mit »{ $register }«. Siehe: passeport register list
register-several = Mehrere Verzeichnisse beginnen mit »{ $register }«. Schreiben Sie einige Buchstaben mehr.
register-too-short = »{ $register }« ist zu kurz: Schreiben Sie die ersten acht Buchstaben des Namens.
register-erase-sure = Das Verzeichnis { $register } würde hier endgültig gelöscht. Wenn das so sein soll, fügen Sie --yes hinzu.
register-erased = Das Verzeichnis { $register } ist hier gelöscht.
register-line = { $register }, { $date }, { $title }, { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    }, { $state }, Namen gelöscht nach dem { $purge }
register-is-open = offen
register-is-sealed = versiegelt
register-opened = Verzeichnis { $register } ist offen: { $title }, { $people ->
        [one] { $people } Person erwartet
       *[other] { $people } Personen erwartet
    }. Die Namen werden hier nach dem { $purge } gelöscht.
register-added = { $number }, { $name }: in das Verzeichnis aufgenommen.
register-nobody-like = Niemand in diesem Verzeichnis heißt »{ $name }«. Siehe: passeport register show
register-several-like = Mehrere Personen können »{ $name }« sein: { $names }. Schreiben Sie die Nummer.
register-no-name = Der Name fehlt.
register-no-title = Der Titel fehlt: Fügen Sie --title oder --module hinzu.
register-no-hours = Die Zeiten fehlen. Beispiel: --morning 9h-12h --afternoon 14h-17h
register-over = Der Tag, an dem die Namen gelöscht werden, ist schon vorbei. Prüfen Sie --date und --days.
register-no-module = Das Modul { $module } gibt es hier nicht. Siehe: passeport module list
register-no-author = Es fehlt, wer die Berichtigung macht: Fügen Sie --by hinzu.
register-not-late = { $clock } ist nicht verspätet: Das gilt erst mehr als { $minutes } Minuten nach dem Beginn.
register-countersigned = { $half }: unterschrieben von { $trainer } um { $clock }.
register-sealed = Verzeichnis { $register } ist mit dem Schlüssel { $key } versiegelt.
register-written = Gespeichert: { $path }
register-no-letter = Die Seite zum Drucken fehlt: Unsere Schriften haben den Buchstaben »{ $letter }« nicht. Text und Tabelle sind da.
register-no-page = Die Seite zum Drucken fehlt: { $why }. Text und Tabelle sind da.
register-no-form = Das Blatt zum Unterschreiben gibt es als pdf und als text.
register-seal-first = Das Verzeichnis { $register } ist noch nicht versiegelt. Zuerst: passeport register seal
register-valid = GÜLTIG: { $title }, { $date }. { $lines } Zeilen, { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    }, versiegelt am { $at } mit einem hier bekannten Schlüssel, { $key }.
register-unknown-key = SIEGEL UNVERSEHRT, SCHLÜSSEL UNBEKANNT: { $title }, { $date }. { $lines } Zeilen, { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    }, versiegelt am { $at } mit { $key }. Niemand hier steht für diesen Schlüssel ein: Bitten Sie den Ort darum, und fügen Sie --issuer hinzu.

# Wer erwartet wird
roster-none = Keine Liste.
roster-line = { $roster }, { $file }, { $count ->
        [one] { $count } Person
       *[other] { $count } Personen
    }, gebracht am { $brought }, gelöscht nach dem { $purge }
roster-imported = { $count ->
        [one] { $count } Person
       *[other] { $count } Personen
    } auf der Liste { $roster }. Sie wird hier nach dem { $purge } gelöscht.
roster-into-register = { $count ->
        [one] { $count } Person
       *[other] { $count } Personen
    } in das Verzeichnis aufgenommen. Die Namen werden hier nach dem { $purge } gelöscht.
roster-ignored = Nicht übernommene Spalten: { $columns }.
roster-erased = { $count ->
        [one] Liste gelöscht: 1 Person.
       *[other] Liste gelöscht: { $count } Personen.
    }
roster-unknown = Keine Liste beginnt mit »{ $roster }«. Siehe: passeport roster list
roster-several = Mehrere Listen beginnen mit »{ $roster }«. Schreiben Sie einige Buchstaben mehr.
roster-too-short = »{ $roster }« ist zu kurz: Schreiben Sie die ersten acht Buchstaben des Namens der Liste.
roster-long = { $file } ist zu groß für eine Namensliste (höchstens 1 MB).
roster-refused = Aus { $file } wurde nichts übernommen. Berichtigen Sie und versuchen Sie es noch einmal:
roster-bad-line = Zeile { $line }: { $why }
roster-why-empty = Es ist niemand da.
roster-why-no-column = Die Spalte »{ $column }« fehlt.
roster-why-two-columns = Zwei Spalten bedeuten »{ $column }«.
roster-why-cells = { $found } Felder, es müssen { $expected } sein.
roster-why-missing = Das Feld »{ $column }« ist leer.
roster-why-long = Das Feld »{ $column }« ist zu lang für einen Namen.
roster-why-sign = Das Feld »{ $column }« enthält ein Zeichen, das in keinem Namen steht.
roster-why-quote = Ein Anführungszeichen ist nicht geschlossen.
roster-why-twice = dieselbe Person wie in Zeile { $first }.
roster-why-many = Mehr als { $most } Personen.

# Anwesenheit am Bildschirm
attend-title = Anwesenheit
attend-looking = Einen Augenblick: Das Verzeichnis wird geöffnet.
attend-status = { $half }: { $there } von { $of }
attend-label = { $label }:
attend-organisation-help = Wer die Kursstunde veranstaltet. Lassen Sie es leer, um es von Hand auf das Blatt zu schreiben.
attend-trainer-help = Wer leitet, wie auf den anderen Papieren.
attend-place-help = Der Raum oder die Adresse.
attend-hours = (Beispiel: 9h-12h)
attend-hours-after = (Beispiel: 14h-17h)
attend-hours-help = Wann es genau beginnt und endet. Lassen Sie es leer, wenn dann nichts ist.
attend-hours-first = Schreiben Sie eine Uhrzeit wie 9h30 oder Zeiten wie 9h-12h.
attend-is-sealed = Dieses Verzeichnis ist versiegelt: Es ändert sich nichts mehr.
attend-binds = Jede Unterschrift verbindet die Person, die Kursstunde, den Halbtag und die Uhrzeit. Am Ende wird das Verzeichnis versiegelt; eine Berichtigung bleibt sichtbar.
attend-purge = Die Namen werden hier nach dem { $date } gelöscht.
attend-what = { $half }: Was ist zu vermerken?
attend-said = { $half }: { $said }.
attend-corrected = Berichtigt: { $reason } ({ $by })
attend-correct-how = Zum Berichtigen wählen Sie, was richtig ist. Die erste Zeile bleibt sichtbar.
attend-came = Ankunft um
attend-came-help = Zum Beispiel 9h30.
attend-reason = Grund
attend-reason-help = Er bleibt im Verzeichnis.
attend-name = Name und Vorname
attend-name-help = Zum Beispiel: Vidal Lucie.
attend-open = Anwesenheit
attend-signs = Unterschreibt hier, jetzt
attend-seen = Von der Kursleitung gesehen, jetzt
attend-late = Kam später: Uhrzeit schreiben
attend-absent = Abwesend
attend-correct-signed = Richtig ist: hier unterschrieben
attend-correct-seen = Richtig ist: von der Kursleitung gesehen
attend-correct-absent = Richtig ist: abwesend
attend-correct-nothing = Richtig ist: Man kann nichts sagen
attend-countersign = { $half }: Unterschrift der Kursleitung
attend-other = Den anderen Halbtag sehen: { $half }
attend-add = Eine Person hinzufügen
attend-sheet = Blatt zum Unterschreiben von Hand
attend-papers = Verzeichnis speichern: Seiten, Text, Tabelle
attend-seal = Verzeichnis versiegeln
attend-seal-head = Verzeichnis versiegeln?
attend-seal-what = Danach kommt nichts mehr hinzu und nichts wird mehr berichtigt. Das Verzeichnis wird mit dem Schlüssel des Ortes unterschrieben.
attend-seal-yes = Ja, versiegeln
attend-mine = Ihre Anwesenheit ist um { $clock } unterschrieben.
attend-no-register = Das Verzeichnis ist noch nicht offen: Fragen Sie die Kursleitung.
attend-key-sign = Zeichnen
attend-key-other = Halbtag
attend-key-add = Hinzufügen
attend-key-papers = Exportieren
attend-row-signed = unterschrieben { $clock }
attend-row-signed-late = unterschrieben { $clock } (verspätet)
attend-row-seen = gesehen { $clock }
attend-row-seen-late = gesehen { $clock } (verspätet)
attend-row-absent = abwesend { $clock }
attend-usual = Vorschlag: { $value }. ENTER behält ihn.
attend-seat-help = Zum Beispiel: Vidal Lucie. Die Zeile gehört zu diesem Platz: Die Person unterschreibt unter diesem Namen.
attend-row-unsigned = an einem Platz, noch nicht in der Liste
attend-row-unlisted = NICHT AUF DER LISTE, { $said }
attend-unlisted = Dieser Name stand nicht auf der Liste: Die Person hat ihn zum Unterschreiben getippt. Ist sie es wirklich?
attend-confirm = Ja, der Name stimmt
attend-noted-absent = Ihre Abwesenheit ist vermerkt. Sagen Sie der Kursleitung, dass Sie da sind: Sie berichtigt es.
sign-title = Anwesenheitsliste
sign-who = Schreiben Sie zum Unterschreiben Ihren Namen.
sign-surname = Name
sign-first-name = Vorname
sign-kept = Dieser Name kommt in die Anwesenheitsliste des Kurses und sonst nirgendwohin. Er belegt, dass Sie da waren. Er wird hier nach dem { $date } gelöscht. Die Kursleitung sieht ihn, die anderen Teilnehmenden nicht.
sign-as = Unterschreiben: { $name }?
sign-listed = Sie stehen auf der Liste dieses Kurses.
sign-unlisted = Dieser Name steht nicht auf der Liste. Sie können unterschreiben: Die Kursleitung sieht und bestätigt ihn.
sign-binds = Ihre Unterschrift vermerkt Ihren Namen, diesen Kurs, den halben Tag und die Uhrzeit.
sign-yes = Ja, ich unterschreibe
sign-other = Ich bin jemand anderes mit demselben Namen
sign-again = Den Namen berichtigen
sign-back = Jetzt nicht unterschreiben
attend-key-mine = Unterschreiben

# Das Protokoll: Uhrzeiten, Module, Antworten jedes Platzes
log-title = Protokoll des Kurses
log-seat = Platz
log-terminal = Gerät
log-minutes = Minuten
log-score = Richtige Antworten
log-answered = Beantwortete Fragen
log-still = noch da
log-not-registered = { $name } (nicht in der Liste)
log-help = Uhrzeiten vom Programm vermerkt. Die Minuten zählen Unterbrechungen nicht mit. Richtige Antworten: die letzte Abstimmung jeder Frage, auf die die Person geantwortet hat. Dieses Blatt ist für den Veranstalter; es wird nicht gezeigt und geht nicht herum.
