# A machine that many people use.

idle-there = Are you still there?
idle-there-name = Are you still there, { $name }?
idle-yes = Yes: press any key
idle-yes-touch = or touch the screen.
idle-closes = Otherwise this session closes in { $seconds ->
    [0] a moment.
    [one] { $seconds } second.
   *[other] { $seconds } seconds.
}
idle-kept = Everything is kept. You will go on with your card.
idle-card = Your card is not noted yet. Without it you will not be able to go on.
idle-any-key = ANY KEY
idle-stay = Stay
idle-close = Close now
kiosk-close = Close
kiosk-close-detail = The screen is ready for the next person.
kiosk-core = The system refuses to close the program’s memory to the curious ({ $why }). The machine works all the same.
