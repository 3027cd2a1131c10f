# Die Befehlszeile.
cli-terminal = Das Terminal antwortet nicht mehr: { $why }
cli-fault = Das Programm hat mit einem Fehler aufgehört. Ihre Antworten sind gespeichert. Zum Weitermachen tippen Sie: passeport

# Die Lernenden
learner-none = Keine Lernenden in diesem Ordner.
learner-unknown = Keine Kennung beginnt mit { $learner }. Siehe `passeport learner list`.
learner-several = Mehrere Kennungen beginnen mit { $learner }: Geben Sie mehr Buchstaben an.
learner-empty = Geben Sie den Anfang der Kennung an. Siehe `passeport learner list`.
learner-too-short = Zum Löschen geben Sie mindestens die ersten 8 Zeichen der Kennung an, nicht nur »{ $learner }«. Siehe `passeport learner list`.
learner-passed = { $module }: bestanden am { $date }, { $right } von { $of }
learner-open = { $module }: begonnen
learner-certificates = Bescheinigungen und Passeport: { $count }
learner-erase-sure = { $learner } für immer löschen? Tippen Sie ja, dann Enter.
# Was ja heißt, durch Kommas getrennt
learner-erase-yes = j, ja
learner-kept = Nichts ist gelöscht.
learner-erased = Von { $learner } bleibt in diesem Ordner keine Spur.
learner-erased-signed = { $learner } ist in diesem Ordner gelöscht, außer in der Anwesenheitsliste: Die Unterschrift belegt den Kurs. Sie bleibt dort bis zum { $date } und verschwindet dann.

# Die Bescheinigungen
certificate-no-organisation = Diese Person hat ihren Betrieb noch nicht angegeben. Das geht auf dem Bildschirm »Meine Bescheinigungen«.
certificate-nothing-due = Nichts zu tun: Alles Bestandene hat schon seine Bescheinigung.

# Die Diagnose
doctor-ok = lässt sich lesen und schreiben
doctor-row = { $what }: { $value }
doctor-version = Version
doctor-language = Sprache
doctor-terminal = Terminal
doctor-is-terminal = Bildschirm (keine Pipe)
doctor-size = Spalten und Zeilen
doctor-glyphs = Zeichen
doctor-colours = Farben
doctor-data = Ordner der Antworten
doctor-store = Zustand des Ordners
doctor-key = Signaturschlüssel
doctor-export = Ordner der Bescheinigungen
doctor-modules = Module
doctor-card = Diese Zeichen müssen alle zu sehen sein:
