# The first minutes on a machine open to all.

greeting-hello = Hello. { $place }
greeting-what = Digital skills for your business.
greeting-safe = It is free. You cannot break it.
greeting-start = To begin, press ENTER
greeting-first = Begin: press ENTER
greeting-start-touch = To begin, touch here, or ENTER
greeting-first-touch = Begin: touch here, or ENTER
greeting-first-detail = It is my first time.
greeting-kept = Only your answers are kept.

# Trying the keys
practice-title = Let us try the keys
practice-safe = Three small tries. There is no wrong answer.
practice-enter = ENTER: { $state }
practice-arrow = Arrow ↓: { $state }
practice-digit = Key 1: { $state }
practice-press-arrow = Press the arrow pointing down: ↓
practice-press-digit = Press the key marked 1, at the top of the keyboard
practice-no-shift = Without the SHIFT key.
practice-touch = With a mouse or a touch screen, you can touch, too.
practice-done = DONE
practice-skipped = skipped
practice-now = your turn
practice-where = At the top of the keyboard
practice-skip = Skip this try
go-practice = Try the keys
notice-other-key = Another key answered. Try again, or press ENTER to skip.

# The card, after the first success
card-first = Well done. It is for coming back here.
notice-card-wait = Too many wrong cards. You can try again in { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }. Beginning for the first time still works.
