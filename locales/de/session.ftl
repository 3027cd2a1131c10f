# Was von einer Kursstunde auf Papier bleibt.

session-share = { $right } von { $of }
session-title = Titel
session-date = Datum
session-trainer = Kursleitung
session-report = Übersicht der Kursstunde
session-nothing = Es wurde keine Abstimmung gezählt.
session-ideas = Falsche Vorstellungen bei der ersten Abstimmung, die häufigste zuerst:
session-no-ideas = Keine.
session-questions = Frage für Frage:
session-first = Richtig bei der ersten Abstimmung
session-second = Richtig bei der zweiten Abstimmung
session-question = Frage
session-first-right = Richtig, erste Abstimmung
session-first-answers = Antworten, erste Abstimmung
session-second-right = Richtig, zweite Abstimmung
session-second-answers = Antworten, zweite Abstimmung
coop-memo = Notiz für La Coop
coop-help = Zum Übertragen in La Coop de la médiation numérique, Gruppenaktivität. Niemand wird genannt. Ergänzen Sie Gemeinde, INSEE-Code und die Gruppen, wenn Sie sie kennen.
coop-date = Datum
coop-minutes = Dauer in Minuten
coop-place = Art des Ortes
coop-commune = Gemeinde
coop-insee = INSEE-Code
coop-themes = Themen
coop-equipment = Benutzte Geräte
coop-level = Niveau des Kurses
coop-title = Titel des Kurses
coop-participants = Teilnehmende
coop-workplace = Arbeitsort
coop-home = Zu Hause
coop-remote = Aus der Ferne
coop-elsewhere = Anderer Ort
coop-computer = Computer
coop-phone = Telefon
coop-tablet = Tablet
coop-other = Anderes
coop-none = Keine
coop-beginner = Anfang
coop-intermediate = Mittel
coop-advanced = Fortgeschritten
coop-gender = Geschlecht, { $place ->
    [0] Frauen
    [1] Männer
   *[other] keine Angabe
}
coop-age = Alter, { $place ->
    [0] unter 12 Jahren
    [1] 12 bis 18 Jahre
    [2] 18 bis 24 Jahre
    [3] 25 bis 39 Jahre
    [4] 40 bis 59 Jahre
    [5] 60 bis 69 Jahre
    [6] 70 Jahre und älter
   *[other] keine Angabe
}
coop-status = Status, { $place ->
    [0] in Schule oder Ausbildung
    [1] ohne Arbeit
    [2] berufstätig
    [3] im Ruhestand
   *[other] keine Angabe
}
slip-title = Ihre Meinung in drei Fragen
slip-help = Kein Name. Kreisen Sie eine Zahl ein: 1 gar nicht, 4 voll und ganz.
slip-useful = 1. Diese Kursstunde nützt mir in meinem Betrieb.
slip-pace = 2. Ich konnte in meinem Tempo folgen und meine Fragen stellen.
slip-next = 3. Das werde ich als Erstes tun:
session-participants = Teilnehmende
session-count = Wie viele
session-idea-column = Falsche Vorstellung
session-people = Wer nicht fertig wurde, und mit welchen Fragen:
session-all-finished = Alle haben auf alle gestellten Fragen geantwortet, oder niemand hatte einen Platz mit Namen.
session-person = Person
session-unfinished = Fragen ohne Antwort
session-seat = Platz { $seat }
session-kind = Art
session-what = Was
session-headline = { $what }. { $count ->
    [one] { $count } Person
   *[other] { $count } Personen
}.
session-no-module = Der Text des Moduls { $module }, der behandelt wurde, ist nicht mehr hier: Die Übersicht kann nicht gemacht werden.
session-line = { $room }, { $date }, { $title }, Code { $pin }, { $seats ->
    [one] { $seats } Platz
   *[other] { $seats } Plätze
}, offen, Namen gelöscht nach dem { $purge }
session-line-over = { $room }, { $date }, { $title }, Code { $pin }, { $seats ->
    [one] { $seats } Platz
   *[other] { $seats } Plätze
}, beendet, Namen gelöscht nach dem { $purge }
slip-counted = Was auf den Zetteln steht:
slip-figure = Zettel, { $figure } eingekreist
slip-waiting = Zettel von den Bildschirmen, noch nicht gezählt: { $count }. Sie werden auf der Seite der beendeten Kursstunde gezählt, oder von selbst einen halben Tag nach der Eröffnung.
slip-withheld = Zettel von den Bildschirmen: { $count }. Weniger als fünf: Was darauf steht, wird niemandem gezeigt.
slip-on-screens = Zettel von den Bildschirmen: { $count }. Eine Frage, die weniger als fünf beantwortet haben, wird nicht gezeigt.
slip-none = Noch kein Zettel gezählt. Beispiel: passeport report opinions --useful 0,1,5,4 --pace 0,0,6,4
slip-bad-answer = Diese Antwort ist leer oder zu lang: »{ $answer }«
memo-bad-insee = »{ $insee }« ist kein INSEE-Code: Er hat fünf Zeichen, wie 35238 oder 2A004.
memo-bad-count = »{ $count }« passt nicht. Schreiben Sie eine Gruppe, =, eine Zahl. Die Gruppen: { $bands }
memo-too-many = »{ $count }«: Es waren nur { $of } Teilnehmende.

# Kursstunden, nach ihrem Namen
session-none = Hier ist keine Kursstunde gespeichert.
session-unknown = Keine Kursstunde heißt »{ $room }«. Geben Sie den Anfang ihres Namens oder ihren vierstelligen Code an.
session-several = Mehrere Kursstunden heißen »{ $room }«. Geben Sie mehr Buchstaben ihres Namens an.
session-no-list = Hier ist keine Vertrauensliste installiert: Nichts sagt, dass dieser Schlüssel einer Beratung gehört. Installieren Sie die Liste: passeport trust install
session-not-vouched = Dieser Schlüssel darf nicht für die Personen einer Kursstunde signieren: Die Vertrauensliste nennt ihn zurzeit nicht als Schlüssel einer Beratung. Schlüssel: { $key }. Die Liste zeigt: passeport trust show
session-not-passed = Abschlusstest nicht zwischen der Eröffnung der Kursstunde und einer Stunde nach ihrem Ende bestanden
session-not-one = Niemand, oder mehr als eine Person, heißt { $name } in dieser Kursstunde. Die Namen sind die von »passeport report session«.
session-signed-already = eine Bescheinigung unter Aufsicht ist schon signiert
session-nobody = Niemand hat in dieser Kursstunde Platz genommen.
