# A group session: the screen of the one who leads it, and the projected screen.

lead-status = PIN { $pin } – step { $step } of { $of } – { $minutes } min
lead-status-since = PIN { $pin } – step { $step } of { $of } – { $since } min here, { $minutes } in all
lead-notes = NOTES FOR YOU
lead-simulator = Try it together: open this module on another machine, and ask somebody to the keyboard.
lead-right = right
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
lead-slips-none = Each participant may say on the screen what it was like, without a name: three questions. No slip has come in yet.
lead-slips = Slips received on the screens: { $count }. What they say is known only once all are counted.
lead-slips-withheld = Slips counted: { $count }. Fewer than five: what they say is shown to nobody.
lead-slips-counted = Slips counted: { $count }. The report is made again with them.
lead-slips-count = Count the slips
lead-slips-count-detail = None is taken afterwards. The report is made again with them.
lead-over-home = The papers are taken from your own machine, by typing one line at a time:
lead-paper-report = The report
lead-paper-memo = The memo for La Coop
lead-paper-register = The attendance register
lead-arriving = One moment: the session is opening.
lead-answers-open = { $count } answers of { $of }. The vote is open.
lead-answers-hidden = { $count } answers of { $of }. The vote is closed; the room does not see the results yet.
lead-answers-shared = { $count } answers of { $of }. The room sees the results.
lead-frozen = All screens are held. F lets them go.

# What can be done.
lead-next = Next step
lead-previous = The step before
lead-ask = Ask the question
lead-ask-again = Vote a second time
lead-close = Close the vote
lead-share = Show the results to the room
lead-share-detail = Without saying which answer is right.
lead-discuss = Let them discuss
lead-reveal = Show the right answer
lead-count-hands = Count the hands
lead-wall = Projected screen
lead-console = Your screen
lead-end = End the session
lead-menu = Other things to do
lead-help = Help { $name }
lead-key-wall = Project
lead-key-console = Your screen
lead-key-people = People
lead-key-pages = Pages
lead-key-map = Map
lead-key-pace = Pace
lead-key-notes = Notes
lead-key-freeze = Hold
lead-key-unfreeze = Let go

# The projected screen: no name, no clock, no ranking.
lead-wall-status = PIN { $pin }: Join a session
lead-ways-here = To come in: choose “Join a session” on a machine, then type the PIN { $pin }.
lead-ways-both = To come in: “Join a session” on a machine, or { $address } from your own. PIN { $pin }.
lead-door = To come in, type this PIN
lead-door-item = How to come in
lead-door-detail = The PIN in large digits, to show to whoever arrives.
lead-wall-open = Take your time. You may change your mind.
lead-wall-hands = Take your time. Then raise your hand for your answer.
lead-wall-answers = Answers in
lead-wall-counted = Answers in: { $count } of { $of }
lead-wall-closed = The vote is closed.
lead-wall-discuss = Talk with your neighbour for 2 minutes: explain your choice.
lead-wall-after = Then we vote a second time. The right answer will be shown afterwards.
lead-wall-frozen = A break: look here.
lead-wall-thanks = Thank you. All that you did is kept.
lead-vote-first = FIRST VOTE
lead-vote-second = SECOND VOTE: before, then after.

# People.
lead-people = People
lead-nobody = Nobody has come in yet. Show the PIN, or add somebody who answers on paper.
lead-present = { $here } here
lead-present-away = { $here } here, { $away } cut off
lead-people-after = The next ones
lead-people-before = The ones before
lead-people-some = { $from } to { $to } of { $of }
lead-nameless = Seat { $seat }
lead-said = { $name }: { $state }.
lead-state-help = asks for help
lead-state-away = cut off, seat kept
lead-state-thinking = thinking
lead-state-awaited = no answer yet
lead-state-answered = has answered
lead-state-follows = follows
lead-state-alone = at step { $step }
lead-state-paper = on paper
lead-state-removed = taken out
lead-post = machine { $number }
lead-local = a machine of the place
lead-remote = their own machine
lead-paper = on paper
lead-struggles = { $from }, { $count } times in a row “not yet”
lead-fact-state = Now
lead-fact-from = Where
lead-fact-steps = Steps
lead-fact-hint = Your word
lead-steps-right = Right: { $steps }.
lead-steps-not-yet = Not yet: { $steps }.
lead-steps-thinking = Thinking: { $steps }.
lead-steps-read = Pages seen: { $steps }.
lead-square-right = right
lead-square-not-yet = not yet
lead-square-thinking = thinking
lead-square-read = page seen
lead-map = The map
lead-map-detail = Who is where, step by step.
lead-write = Send a word
lead-helped = Help has come
lead-unhint = Take the word back
lead-remove = Take out of the session
lead-remove-detail = This is not a ban: the PIN lets them back in, answers kept.
lead-return = Let come back
lead-answer-for = Type the answer
lead-answer-again = Change the answer
lead-answer-of = Answer of { $name }
lead-add = Add somebody on paper
lead-add-how = This person answers on paper or aloud: you type for them.
lead-add-field = First name:
lead-hint = A word for { $name }
lead-hint-private = Nobody else will see it: neither the room nor the projected screen.
lead-hint-field = Your word:
lead-write-first = Write a few words first.
lead-send = Send
lead-word-coming = I am on my way.
lead-word-reread = Read the question again slowly, one sentence at a time.
lead-word-nearly = You are nearly there: check once more.

# Pace, notes, the end.
lead-pace = Pace
lead-pace-detail = Together or free; hold all screens.
lead-pace-together = Together
lead-pace-together-how = Everybody follows your step.
lead-pace-free = Free
lead-pace-free-how = Everybody goes on as they like, to the end of the module.
lead-pace-until = Free up to step { $step }
lead-pace-until-how = Everybody goes on as they like, not beyond that step.
lead-pace-more = Up to step { $step }
lead-pace-less = Only up to step { $step }
lead-freeze = Hold all screens
lead-freeze-detail = Nobody can answer or go on. Asking for help stays possible.
lead-notes-item = Your notes
lead-time-left = { $minutes } min since the beginning. The lessons take { $planned }: there are { $left } min left for { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
}.
lead-time-short = { $minutes } min since the beginning, and { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
} to go. The lessons take { $planned }: keep to what matters most.
lead-ending = End the session?
lead-ending-how = All is kept and the papers are written. It cannot be taken up again.
leave-room = Leave the session
leave-room-confirm = People are in the session. If their machines come through this computer, their screens stop. Everything is kept: the same command goes on at the same place.
leave-room-yes = Yes, leave
