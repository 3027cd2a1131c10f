# Die Übersichten, ohne Namen: für alle, die Module schreiben oder anleiten.

report-rule = Übersicht ohne Namen. Eine Zahl unter { $least } wird nie genannt, und auch nichts, woraus sie sich errechnen ließe. Wer alles gelöscht hat, zählt nicht mehr mit.
report-percent = { $value } %
report-no-module = Das Modul { $module } gibt es hier nicht. Siehe `passeport module list`.
report-no-home = { $address } ist keine Adresse, die Konten tragen kann. Schreiben Sie zum Beispiel https://kurse.beispiel.de
report-unreadable = Die Übersicht kann nicht gemacht werden: { $why }
report-row = { $what }: { $count }

# Die Fragen
report-question = { $question }, Version { $version }:
report-answers = { $answers } Antworten, { $right } richtig.
report-many = { $many } Antworten oder mehr, Zahlen zurückgehalten.
report-discrimination = Zusammenhang mit dem übrigen Test: { $value }.
report-questions-left = { $count ->
        [one] 1 Frage: nicht genug Antworten für eine Übersicht.
       *[other] { $count } Fragen: nicht genug Antworten für eine Übersicht.
    }
report-choice = { $name }: { $count }, das sind { $share }
report-is-right = (richtig)
report-idea = (Vorstellung: { $idea })
report-idea-name = die Vorstellung »{ $idea }«
report-right = richtig
report-other = andere Antwort
report-too-easy = Sehr leicht: mehr als 95 % richtige Antworten.
report-too-hard = Sehr schwer: weniger als 30 % richtige Antworten. Lesen Sie die Frage und ihre Seite noch einmal.
report-weak = Schwacher Zusammenhang mit dem übrigen Test: Die Frage unterscheidet kaum, wer es weiß und wer noch nicht.
report-rare = Weniger als 5 % wählen { $name }: Diese Antwort täuscht niemanden.

# Die Module
report-started = Begonnen: { $count }
report-passed = Bestanden: { $count }
report-read = Lektionen gelesen, Modul noch nicht bestanden: { $count }
report-solid = davon an einem anderen Tag bestätigt
report-under-way = Seit weniger als { $days } Tagen begonnen
report-stopped = Aufgehört in der Lektion »{ $lesson }«
report-elsewhere = Aufgehört im Test
report-modules-left = { $count ->
        [one] 1 Modul: nicht genug Personen für eine Übersicht.
       *[other] { $count } Module: nicht genug Personen für eine Übersicht.
    }

# Die Passeports
report-passports = Erhaltene Passeports: { $count }
report-no-passports = Noch nicht genug Passeports für eine Übersicht.
