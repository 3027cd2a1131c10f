# Taking part in a group session, from one’s own terminal.

seat-go = Join a session
seat-go-detail = With the four-digit code shown in the room.
seat-door = Join a session
seat-door-what = Type the four-digit code shown in the room, then Enter. You may arrive late: you come in where the group is.
seat-wall-door = Project a session
seat-wall-door-what = Type the code of the session, then Enter. This screen will show the question and the answers of the group, without any name.
seat-pin = Code of the session:
seat-pin-shape = The code has four digits. It is on the screen of the room.
seat-pin-wrong = No open session has this code. Look at the screen of the room and type it again.
seat-pin-wait = Several wrong codes were typed. Try again in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}, or ask the person who leads.
seat-full = This session is full. Ask the person who leads.
seat-nobody = No session is open here at the moment.
seat-in = Your answer is kept. You may change it as long as the vote is open.
seat-changed = Changed your mind? Enter sends your new answer. Until then the old one counts.
seat-sure-offer = Are you sure? The key S says so, if you like.
seat-sure = You said: rather sure. (key S to change)
seat-unsure = You said: not sure. (key S to change)
seat-key-sure = Sure or not
seat-second = Second vote: now that you have talked with your neighbours, choose again.
seat-soon = Read the question. The vote is about to open.
seat-closed = The vote is closed. What comes next will appear on this screen.
seat-late = The vote has just closed: this last choice was not taken.
seat-discuss = Opinions are divided. Talk with your neighbour for 2 minutes: explain your choice. Then you will vote again.
seat-frozen = One moment: listen to the person who leads. Your screen will go on by itself.
seat-alone = You go at your own pace.
seat-follow = Back to where the group is
seat-help = I need help
seat-help-detail = The person who leads sees it, the others do not.
seat-help-done = I do not need help any more
seat-key-help = Quiet help
seat-key-help-done = No more help
seat-help-comes = Your call has been sent. The person who leads is coming to you; the others see nothing.
seat-hint = A WORD FOR YOU
seat-removed = You are no longer in the session
seat-removed-what = The person who leads took you out. Your answers are kept, and you may come back.
seat-return = Come back to the session
seat-over = The session is over
seat-over-thanks = Thank you for taking part: all is kept.
seat-over-answered = Thank you. You answered { $given } { $given ->
    [one] question
   *[other] questions
} of { $asked }: it is kept.
seat-over-card = To come back, here or elsewhere: your five words. Lost? Key A.
seat-over-key = To come back: as today, your key is recognised.
seat-over-next = The final quiz is left, alone, whenever you like: it gives the attestation.
seat-over-go = Go on alone
seat-over-go-detail = At home: the final quiz.
slip-begin = Say what you think of the session
slip-begin-detail = Three questions, without your name.
slip-thanks = Your opinion: done, thank you.
slip-unnamed = One digit is enough. Without your name: nobody will know who answered what.
slip-unnamed-words = Enter sends it, even if you write nothing. Write no name: these words will be read as they are.
slip-field = In a few words:
slip-not-at-all = Not at all
slip-rather-not = Rather not
slip-rather = Rather yes
slip-fully = Entirely
slip-pass = Pass this question over
slip-key-pass = Pass
slip-give = Send
slip-figure-first = Type a number from 1 to 4, or the key P to pass this question over.
slip-status = question { $number } of { $of }
seat-status = step { $step } of { $of }
seat-yours = your answer
seat-who-first = To join the session, first say who you are.
seat-help-offer = Need help? The key B calls the person who leads; the others do not see it.
