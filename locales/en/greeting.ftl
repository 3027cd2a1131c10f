# The first minutes on a machine open to all.

greeting-what = Here you learn digital skills for your business. It is free.
greeting-safe = You cannot break anything.
greeting-start = To begin, press ENTER
greeting-first = BEGIN: it is my first time
greeting-kept = We keep your answers, nothing else. To erase them: key A.
key-display = Contrast and size

# Trying the keys
practice-title = Let us try the keys
practice-safe = There is no wrong answer.
practice-enter = The ENTER key: { $state }
practice-arrow = The arrow pointing down ↓: { $state }
practice-digit = The key marked 1, in the top row, without SHIFT: { $state }
practice-done = DONE
practice-skipped = skipped
practice-now = your turn
practice-where = At the top of the keyboard
practice-skip = Skip this try
go-practice = Try the keys
notice-other-key = Another key answered. Try again, or press ENTER to skip.

# The card, after the first success
card-first = Your first right answer. Your card keeps your answers for next time.
notice-card-wait = Too many wrong cards. You can try again in { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }. Beginning for the first time still works.
