# Plain text, line after line.
linear-stamp = Place { $place }: { $what }
linear-chosen = chosen
linear-ticked = ticked
linear-rank = number { $rank }
linear-missed = to choose
linear-you-chose = You chose { $number }. Enter to confirm, or another digit.
linear-you-ticked = { $number }: ticked. Enter to confirm, or another digit.
linear-you-unticked = { $number }: unticked.
linear-you-ranked = { $number }: put in place { $rank }.
linear-you-unranked = { $number }: taken out.
linear-type = Type, then Enter.
linear-slash = Or /1, /2 for the choices.
linear-number = Type the number, then Enter.
linear-enter = Enter to continue.
linear-letter = { $letter }: { $what }
linear-unknown = I did not understand « { $line } ».
linear-end = The end. Everything is kept.
