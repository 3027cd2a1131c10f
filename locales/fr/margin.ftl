# À côté de la page, sur un écran large : le plan du module, ses mots, ce qui revient

margin-plan = PLAN
margin-done = fait
margin-read = lu
margin-question = Question
margin-exercise = Exercice : { $title }
margin-ending = À retenir
margin-test = Test
margin-words = MOTS DE LA PAGE
margin-review = À RÉVISER
margin-review-next = { $count ->
        [1] 1 question
       *[other] { $count } questions
    } { $days ->
        [0] aujourd’hui
        [1] demain
       *[other] dans { $days } jours
    }
