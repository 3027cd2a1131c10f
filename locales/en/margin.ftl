# Beside the page, on a wide screen: the plan of the module, its words, what comes back

margin-plan = PLAN
margin-done = done
margin-read = read
margin-question = Question
margin-exercise = Exercise: { $title }
margin-ending = To remember
margin-test = Test
margin-words = WORDS OF THE PAGE
margin-review = TO REVIEW
margin-review-next = { $count ->
        [1] 1 question
       *[other] { $count } questions
    } { $days ->
        [0] today
        [1] tomorrow
       *[other] in { $days } days
    }
