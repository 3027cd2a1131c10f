# Where to begin: a goal, five areas, a few questions, a plan.

go-placement = Where to begin?
placement-head = Where to begin?
placement-title = Three modules chosen for you
placement-what = 8 questions, about 4 minutes. No marks: your answers serve to choose.
placement-free = "I do not know" is an answer. You may stop whenever you like.
placement-language = A question that is not translated is asked in this language: { $language }.
placement-begin = Begin
placement-again = Begin again
placement-again-detail = Your plan stays until the next one.
placement-resume = Continue: question { $place }
placement-see-plan = See my plan
placement-stop = Stop here and see my plan
placement-goal = What do you want first?
placement-where = Where do you stand, in your opinion?
placement-area-status = Area { $place } of { $of }
placement-step-1 = I am discovering.
placement-step-2 = I do it with help.
placement-step-3 = I do it without help.
placement-step-4 = I help others.
placement-unknown = I do not know
placement-status = Question { $place } of { $of }
placement-status-more = One more, easier
placement-right = That is it.
placement-not-quite = Not quite.
placement-noted = Noted. Here is the answer.
placement-from = To know more, module: { $module }
placement-plan = { $count ->
        [one] Your plan: 1 module
       *[other] Your plan: { $count } modules
    }
placement-plan-line = { $module } – { $reason }
placement-plan-free = Thank you. This plan suggests, you decide: all modules stay open.
placement-plan-none = You have passed every module. Well done!
placement-start = Begin now
placement-follow = Follow this plan
placement-follow-detail = Begin later: home will guide you.
placement-bilan = My page for my adviser
placement-export = Save this page
placement-back = Back to the plan

# Why a module is in the plan
reason-goal = To get closer to your goal.
reason-missed = To save time where it was hard.
reason-safety = To protect your business.
reason-near = To pass it soon: you know part of it already.

# The page for the adviser
bilan-title = Where I start from
bilan-made = Made on { $date }. Page of { $today }.
bilan-goal = My goal: { $goal }
bilan-areas = Where I stand, in my opinion:
bilan-area = { $area } – { $step }
bilan-tried = What I tried
bilan-tried-modules = { $count ->
        [one] 1 question of the module: { $modules }.
       *[other] { $count } questions, one of each module: { $modules }.
    }
bilan-tried-none = No question so far.
bilan-plan = My plan
bilan-plan-line = My plan: { $modules }
bilan-plan-none = The plan comes at the end of the questions.
bilan-passed = My passed modules
bilan-passed-on = { $module }, on { $date }
bilan-passed-solid = { $module }, on { $date }, confirmed on { $solid }
bilan-passed-none = None so far.
bilan-not-state = Document not issued by the State. It gives neither marks nor a level.
bilan-adviser = In doubt? Show this page to your digital adviser, or to your chamber (CCI or CMA). On line: francenum.gouv.fr
bilan-no-placement = This person has not looked for where to begin yet: there is no page.
bilan-no-guide = The file placement.ron cannot be read: check it with "passeport module check".
