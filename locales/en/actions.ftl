# The plan of action: on screen, on paper, in the calendar.

go-actions = My plan of action
actions-head = My plan of action
actions-title = To do in the business
actions-help = One thing for each module. Tick it when it is done.
actions-none = Read a module to its end: the thing to do will be here.
actions-status = Done: { $done } of { $of }
actions-due = For { $date }.
actions-late = When you can.
actions-done = Done on { $date }.
actions-module = Module: { $module }
actions-day = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
actions-export = Save my plan
actions-export-detail = A page to print, and a file for the calendar of a phone.

# The page to print
sheet-title = My plan of action
sheet-help = Tick it when it is done. There is no hurry: each thing counts.
sheet-more = { $more ->
        [one] 1 more thing to do, on the screen.
       *[other] { $more } more things to do, on the screen.
    }

# The calendar
calendar-description = Something to do after the module "{ $module }".
plan-no-calendar = Nothing is left to do in this plan: there is no calendar to write.

# My answers
occasion-lesson = Lesson
occasion-quiz = Final test
occasion-check = Confirmation
occasion-recall = Review
occasion-placement = Where to begin
review-on = { $occasion }, { $date }
review-on-many = { $occasion }, { $date }, answer { $place } of { $of }
review-gone = A question the module does not ask any more
review-gone-why = The module has changed since your answer. It counts as it did that day.
review-changed = The question has changed since. Your answer counts as it did that day.
