# A machine that many people use.

idle-there = Are you still there?
idle-there-name = Are you still there, { $name }?
idle-yes = Yes: press any key
idle-yes-touch = or touch the screen.
key-up = Up
key-down = Down
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

go-trainer = Trainer’s menu
trainer-title = Trainer’s menu
trainer-who = One gets in with the passphrase.
trainer-passphrase = Passphrase:
trainer-wait = That is not the passphrase. Wait { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
} before another try.
trainer-check = How this machine is
trainer-modules = Figures of the modules
trainer-passports = Figures of the Passeports
trainer-allow-cards = Let cards be typed again
trainer-allow-cards-detail = After too many wrong cards, one may try again. The next card opens without its secret code.
trainer-cards-allowed = Cards may be typed again.
trainer-quit = Stop the program
trainer-quit-detail = The kiosk stops. Nothing is lost.
trainer-leave = Close this menu
trainer-purged = { $count ->
    [one] { $count } card not used for long was erased.
   *[other] { $count } cards not used for long were erased.
}
trainer-no-page = This page cannot be made: { $why }
kiosk-bad-trainer = The configuration of the kiosk gives `trainer` a value that is not an imprint. Make one with `passeport kiosk passphrase`.
kiosk-passphrase = Choose the passphrase: { $least } characters or more, four words for example. It is not shown.
kiosk-passphrase-ask = Passphrase:
kiosk-passphrase-again = The same once more:
kiosk-passphrase-short = The passphrase is too short: { $least } characters or more are needed.
kiosk-passphrase-differs = The two passphrases are not the same. Begin again.
kiosk-passphrase-copy = Copy this line into the `kiosk` part of the configuration file:
