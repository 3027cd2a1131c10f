# Neben der Seite, auf einem breiten Bildschirm: der Plan des Moduls, seine Wörter, was wiederkommt

margin-plan = PLAN
margin-done = fertig
margin-read = gelesen
margin-question = Frage
margin-exercise = Übung: { $title }
margin-ending = Zum Merken
margin-test = Test
margin-words = WÖRTER DER SEITE
margin-review = ZU WIEDERHOLEN
margin-review-next = { $count ->
        [1] 1 Frage
       *[other] { $count } Fragen
    } { $days ->
        [0] heute
        [1] morgen
       *[other] in { $days } Tagen
    }
