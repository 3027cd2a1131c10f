# A group session, led from this screen.

lead-status = step { $step } of { $of }
lead-notes = NOTES FOR YOU
lead-simulator = Try it together: open this module on another machine, and ask somebody to the keyboard.
lead-right = right
lead-wall-open = Take your time. Then raise your hand for your answer.
lead-wall-discuss = Opinions are divided. Talk with your neighbour for 2 minutes: explain your choice.
lead-wall-after = Then we vote a second time. The right answer will be shown afterwards.
lead-advice-explain = { $right } right of { $of }. Advice: explain first.
lead-advice-discuss = { $right } right of { $of }. Advice: let them discuss for 2 minutes, then vote again.
lead-advice-go-on = { $right } right of { $of }. Advice: show the answer and go on.
lead-gain = First vote: { $before } of { $of }. Second vote: { $after } of { $now }.
lead-idea = The most frequent false idea: “{ $idea }” ({ $count ->
    [one] once
   *[other] { $count } times
}).
lead-count = Count the hands ({ $place } of { $of })
lead-hands = Hands raised:
lead-hands-after = (nothing: zero)
lead-had-right = Who had it right?
lead-had-not = Who did not have it right yet?
lead-over = The session is over
lead-over-papers = The report, the attendance sheet, the memo for La Coop and the satisfaction slip are ready to print.
lead-next = Next step
lead-previous = The step before
lead-ask = Ask the question
lead-ask-again = Vote a second time
lead-discuss = Let them discuss
lead-reveal = Show the right answer
lead-count-hands = Count the hands
lead-wall = Projected screen
lead-console = Your screen
lead-end = End the session
lead-key-wall = Project
lead-key-console = Your screen
