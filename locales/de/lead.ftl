# Eine Kursstunde in der Gruppe, von diesem Bildschirm aus.

lead-status = Schritt { $step } von { $of }
lead-notes = NOTIZEN FÜR SIE
lead-simulator = Probieren Sie es zusammen: Öffnen Sie dieses Modul auf einem anderen Gerät, und bitten Sie jemanden an die Tastatur.
lead-right = richtig
lead-wall-open = Nehmen Sie sich Zeit. Heben Sie dann die Hand für Ihre Antwort.
lead-wall-discuss = Die Meinungen gehen auseinander. Sprechen Sie 2 Minuten mit der Person neben Ihnen: Erklären Sie Ihre Wahl.
lead-wall-after = Dann stimmen wir noch einmal ab. Die richtige Antwort wird danach gezeigt.
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
lead-next = Nächster Schritt
lead-previous = Voriger Schritt
lead-ask = Die Frage stellen
lead-ask-again = Noch einmal abstimmen
lead-discuss = Diskutieren lassen
lead-reveal = Die richtige Antwort zeigen
lead-count-hands = Die Hände zählen
lead-wall = Bild für alle
lead-console = Ihr Bildschirm
lead-end = Die Kursstunde beenden
lead-key-wall = Für alle
lead-key-console = Ihr Bildschirm
