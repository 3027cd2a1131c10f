# Die Lernwege: welchem man folgt, wie weit man ist.

go-paths = Einen Lernweg wählen
go-my-path = Mein Lernweg: { $title }
route-paths = { $count } Lernwege
route-modules = { $count ->
        [one] 1 Modul
       *[other] { $count } Module
    }
route-head = Mein Lernweg
route-choose = Wählen Sie einen Lernweg
route-what = Eine Folge von Modulen für Ihre Lage. Sie führt Sie und verpflichtet zu nichts.
route-length = { $count ->
        [one] 1 Modul
       *[other] { $count } Module
    }, etwa { $minutes } Minuten
route-line = { $title } – { $reason }
route-line-done = { $title } (FERTIG) – { $reason }
route-done = { $done ->
        [0] 0 Schritte
        [1] 1 Schritt
       *[other] { $done } Schritte
    } von { $of }
route-finished = Lernweg geschafft. Nehmen Sie einen anderen, oder machen Sie frei weiter.
route-followed = gewählt
route-follow = Diesem Lernweg folgen
route-others = Alle Lernwege ansehen
route-free = Ohne Lernweg weitermachen
route-plan = Mein Plan vom Anfang
route-plan-detail = Die Module, die nach Ihren Antworten für Sie gewählt sind.
notice-follows = Sie folgen: { $title }. Wechseln Sie, wann Sie wollen: Nichts geht verloren.
notice-free = Sie machen ohne Lernweg weiter. Alles, was Sie getan haben, bleibt.
