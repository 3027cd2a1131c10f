# Eine Kursstunde in der Gruppe: der Bildschirm der Leitung und das Bild für alle.

lead-status = PIN { $pin } – Schritt { $step } von { $of } – { $minutes } Min.
lead-status-since = PIN { $pin } – Schritt { $step } von { $of } – { $since } Min. hier, { $minutes } insgesamt
lead-notes = NOTIZEN FÜR SIE
lead-simulator = Probieren Sie es zusammen: Öffnen Sie dieses Modul auf einem anderen Gerät, und bitten Sie jemanden an die Tastatur.
lead-right = richtig
lead-advice-explain = { $right } von { $of } richtig. Rat: Erklären Sie zuerst.
lead-advice-discuss = { $right } von { $of } richtig. Rat: Lassen Sie 2 Minuten diskutieren, dann noch einmal abstimmen.
lead-advice-go-on = { $right } von { $of } richtig. Rat: Zeigen Sie die Antwort, und machen Sie weiter.
lead-gain = Erste Abstimmung: { $before } von { $of }. Zweite Abstimmung: { $after } von { $now }.
lead-idea = Häufigste falsche Vorstellung: »{ $idea }« ({ $count ->
    [one] einmal
   *[other] { $count }-mal
}).
lead-count = Zählen Sie die Hände ({ $place } von { $of })
lead-hands = Gehobene Hände:
lead-hands-after = (leer: null)
lead-had-right = Wer hatte es richtig?
lead-had-not = Wer hatte es noch nicht richtig?
lead-over = Die Kursstunde ist zu Ende
lead-over-papers = Übersicht, Anwesenheitsliste, Notiz für La Coop und Rückmeldezettel sind bereit zum Drucken.
lead-slips-none = Alle können am Bildschirm ihre Meinung sagen, ohne Namen: drei Fragen. Noch ist kein Zettel angekommen.
lead-slips = Zettel von den Bildschirmen: { $count }. Was darauf steht, ist erst bekannt, wenn alle gezählt sind.
lead-slips-withheld = Gezählte Zettel: { $count }. Weniger als fünf: Was darauf steht, wird niemandem gezeigt.
lead-slips-counted = Gezählte Zettel: { $count }. Die Übersicht ist damit neu gemacht.
lead-slips-count = Die Zettel zählen
lead-slips-count-detail = Danach wird keiner mehr angenommen. Die Übersicht wird damit neu gemacht.
lead-over-home = Die Unterlagen holen Sie von Ihrem Gerät aus, mit einer Zeile nach der anderen:
lead-paper-report = Die Übersicht
lead-paper-memo = Die Notiz für La Coop
lead-paper-register = Die Anwesenheitsliste
lead-arriving = Einen Augenblick: Die Kursstunde wird geöffnet.
lead-answers-open = { $count } von { $of } Antworten. Die Abstimmung läuft.
lead-answers-hidden = { $count } von { $of } Antworten. Die Abstimmung ist zu; die anderen sehen das Ergebnis noch nicht.
lead-answers-shared = { $count } von { $of } Antworten. Alle sehen das Ergebnis.
lead-frozen = Alle Bildschirme sind angehalten. F gibt sie wieder frei.

# Was man tun kann.
lead-next = Nächster Schritt
lead-previous = Voriger Schritt
lead-ask = Die Frage stellen
lead-ask-again = Noch einmal abstimmen
lead-close = Die Abstimmung schließen
lead-share = Allen das Ergebnis zeigen
lead-share-detail = Ohne zu sagen, welche Antwort richtig ist.
lead-discuss = Diskutieren lassen
lead-reveal = Die richtige Antwort zeigen
lead-count-hands = Die Hände zählen
lead-wall = Bild für alle
lead-console = Ihr Bildschirm
lead-end = Die Kursstunde beenden
lead-menu = Mehr
lead-help = { $name } helfen
lead-key-wall = Für alle
lead-key-console = Ihr Bildschirm
lead-key-people = Leute
lead-key-pages = Seiten
lead-key-map = Karte
lead-key-pace = Tempo
lead-key-notes = Notizen
lead-key-freeze = Anhalten
lead-key-unfreeze = Freigeben

# Das Bild für alle: kein Name, keine Uhr, keine Rangliste.
lead-wall-status = PIN { $pin }: Zur Kursstunde gehen
lead-ways-here = Mitmachen: Wählen Sie an einem Gerät »Zur Kursstunde gehen«, und tippen Sie die PIN { $pin }.
lead-ways-both = Mitmachen: »Zur Kursstunde gehen« an einem Gerät, oder { $address } von Ihrem eigenen. PIN { $pin }.
lead-door = Zum Mitmachen diese PIN tippen
lead-door-item = Wie man mitmacht
lead-door-detail = Die PIN in großen Ziffern, für alle, die kommen.
lead-wall-open = Nehmen Sie sich Zeit. Sie können Ihre Meinung ändern.
lead-wall-hands = Nehmen Sie sich Zeit. Heben Sie dann die Hand für Ihre Antwort.
lead-wall-answers = Eingegangene Antworten
lead-wall-counted = Eingegangene Antworten: { $count } von { $of }
lead-wall-closed = Die Abstimmung ist zu.
lead-wall-discuss = Sprechen Sie 2 Minuten mit der Person neben Ihnen: Erklären Sie Ihre Wahl.
lead-wall-after = Dann stimmen wir noch einmal ab. Die richtige Antwort wird danach gezeigt.
lead-wall-frozen = Eine Pause: Schauen Sie hierher.
lead-wall-thanks = Danke. Alles, was Sie getan haben, ist gespeichert.
lead-vote-first = ERSTE ABSTIMMUNG
lead-vote-second = ZWEITE ABSTIMMUNG: vorher, nachher.

# Die Leute.
lead-people = Die Leute
lead-nobody = Noch ist niemand da. Zeigen Sie die PIN, oder fügen Sie jemanden auf Papier hinzu.
lead-present = { $here } anwesend
lead-present-away = { $here } anwesend, { $away } getrennt
lead-people-after = Die nächsten
lead-people-before = Die vorigen
lead-people-some = { $from } bis { $to } von { $of }
lead-nameless = Platz { $seat }
lead-said = { $name }: { $state }.
lead-state-help = bittet um Hilfe
lead-state-away = getrennt, Platz bleibt
lead-state-thinking = denkt nach
lead-state-awaited = noch keine Antwort
lead-state-answered = hat geantwortet
lead-state-follows = folgt
lead-state-alone = bei Schritt { $step }
lead-state-paper = auf Papier
lead-state-removed = nicht dabei
lead-post = Gerät { $number }
lead-local = ein Gerät hier
lead-remote = eigenes Gerät
lead-paper = auf Papier
lead-struggles = { $from }, { $count }-mal hintereinander »noch nicht«
lead-fact-state = Im Moment
lead-fact-from = Wo
lead-fact-steps = Schritte
lead-fact-hint = Ihr Hinweis
lead-steps-right = Richtig: { $steps }.
lead-steps-not-yet = Noch nicht: { $steps }.
lead-steps-thinking = Denkt nach: { $steps }.
lead-steps-read = Gesehene Seiten: { $steps }.
lead-square-right = richtig
lead-square-not-yet = noch nicht
lead-square-thinking = denkt nach
lead-square-read = Seite gesehen
lead-map = Die Karte
lead-map-detail = Wer wo ist, Schritt für Schritt.
lead-write = Einen Hinweis schicken
lead-helped = Die Hilfe ist da
lead-unhint = Den Hinweis zurücknehmen
lead-remove = Aus der Kursstunde nehmen
lead-remove-detail = Das ist kein Ausschluss: Mit der PIN geht es zurück, die Antworten bleiben.
lead-return = Zurückholen
lead-answer-for = Die Antwort eintippen
lead-answer-again = Die Antwort ändern
lead-answer-of = Antwort von { $name }
lead-add = Jemanden auf Papier hinzufügen
lead-add-how = Diese Person antwortet auf Papier oder laut: Sie tippen für sie.
lead-add-field = Vorname:
lead-hint = Ein Hinweis für { $name }
lead-hint-private = Niemand sonst sieht ihn: weder die anderen noch das Bild für alle.
lead-hint-field = Ihr Hinweis:
lead-write-first = Schreiben Sie zuerst ein paar Wörter.
lead-send = Schicken
lead-word-coming = Ich komme.
lead-word-reread = Lesen Sie die Frage noch einmal langsam, Satz für Satz.
lead-word-nearly = Fast geschafft: Prüfen Sie noch einmal.

# Tempo, Notizen, Ende.
lead-pace = Das Tempo
lead-pace-detail = Gemeinsam oder frei; alle Bildschirme anhalten.
lead-pace-together = Gemeinsam
lead-pace-together-how = Alle folgen Ihrem Schritt.
lead-pace-free = Frei
lead-pace-free-how = Alle gehen voran, wie sie mögen, bis zum Ende des Moduls.
lead-pace-until = Frei bis Schritt { $step }
lead-pace-until-how = Alle gehen voran, wie sie mögen, aber nicht über diesen Schritt hinaus.
lead-pace-more = Bis Schritt { $step }
lead-pace-less = Nur bis Schritt { $step }
lead-freeze = Alle Bildschirme anhalten
lead-freeze-detail = Niemand kann antworten oder weitergehen. Um Hilfe bitten geht weiter.
lead-notes-item = Ihre Notizen
lead-time-left = { $minutes } Min. seit Beginn. Die Lektionen brauchen { $planned }: Es bleiben { $left } Min. für { $steps ->
    [one] { $steps } Schritt
   *[other] { $steps } Schritte
}.
lead-time-short = { $minutes } Min. seit Beginn, und noch { $steps ->
    [one] { $steps } Schritt
   *[other] { $steps } Schritte
}. Die Lektionen brauchen { $planned }: Bleiben Sie beim Wichtigsten.
lead-ending = Die Kursstunde beenden?
lead-ending-how = Alles ist gespeichert, die Papiere werden geschrieben. Danach geht es nicht mehr weiter.
leave-room = Kursstunde verlassen
leave-room-confirm = Es sind Personen in der Kursstunde. Wenn sie über diesen Computer teilnehmen, enden ihre Bildschirme. Alles bleibt gespeichert: Derselbe Befehl macht an derselben Stelle weiter.
leave-room-yes = Ja, verlassen
