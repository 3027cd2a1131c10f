# Coming back: questions asked again, a module confirmed

recall-begin = REVIEW: { $count ->
        [1] 1 question
       *[other] { $count } questions
    }
recall-minutes = { $minutes ->
        [1] About 1 minute
       *[other] About { $minutes } minutes
    }
recall-status = Review: { $place } of { $of }
recall-next = Review done. Next review: { $days ->
        [1] tomorrow
       *[other] in { $days } days
    }.
recall-more = Review done. More on your next visit.
recall-none = Review done.

check-begin = CONFIRM: { $module }
check-here = Confirm this module
check-detail = 5 questions; the module becomes solid.
check-question = Confirming: { $place } of { $of }
check-status = Confirming finished
check-solid = Solid module: { $right ->
        [1] 1 right answer
       *[other] { $right } right answers
    } out of { $of }.
check-solid-why = You still knew it on another day: it is yours.
check-not-yet = Not solid yet: { $right ->
        [1] 1 right answer
       *[other] { $right } right answers
    } out of { $of }. It takes { $needed }.
check-still-passed = The module stays passed. Nothing is lost.
check-tomorrow = Read the corrections. You can confirm it on another day, from tomorrow on.

solid = DONE, solid
passport-module-solid = { $module }: { $right } of { $of }, on { $date }; solid
intro-solid = Solid module: passed on { $passed }, confirmed on { $confirmed }.
