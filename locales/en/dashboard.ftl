# Beside home, on a wide screen

dashboard-today = TODAY
dashboard-about = about { $minutes } min
dashboard-recall = { $count ->
        [1] Review 1 question
       *[other] Review { $count } questions
    }
dashboard-continue = Continue: { $module }
dashboard-confirm = Confirm: { $module }
dashboard-passport = MY PASSPORT
dashboard-passed = Modules passed
dashboard-ideas = Solid ideas
dashboard-ideas-why = An idea is solid when you still know it on another day.
dashboard-of = { $done } of { $of }
dashboard-module = MY MODULES
dashboard-state = state
dashboard-next = to review
dashboard-seen = seen
dashboard-solid = solid
dashboard-test = test
dashboard-in = { $days ->
        [0] today
        [1] tomorrow
       *[other] in { $days } d
    }
dashboard-day = { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] June
        [7] July
        [8] Aug
        [9] Sept
        [10] Oct
        [11] Nov
       *[12] Dec
    }
dashboard-long-ago = 1+ year
