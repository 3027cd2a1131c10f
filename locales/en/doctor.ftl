# The machine looked at, for whoever looks after it.

checkup-good = well
checkup-look = look
checkup-bad = SERIOUS
checkup-summary = { $bad ->
    [0] { $look ->
        [0] All is well.
        [one] { $look } thing to see to, nothing serious.
       *[other] { $look } things to see to, nothing serious.
    }
    [one] { $bad } serious thing, { $look } to see to.
   *[other] { $bad } serious things, { $look } to see to.
}
checkup-moment = { $day }, { $hour } (universal time)

checkup-answers = Answers kept
checkup-answers-none = Nobody has played here yet.
checkup-room = Room on the disk
checkup-room-enough = { $room } MB free.
checkup-room-little = Only { $room } MB free. Make room: remove files that are no longer needed.
checkup-room-none = Only { $room } MB free. Soon no answer can be kept any more. Make room today.
checkup-room-unknown = The system does not say how much is left.
checkup-clock = Clock
checkup-clock-good = { $now }
checkup-clock-program = The clock says { $now }, but this program was made on { $known }. It is behind: no certificate will be issued. Set it with "sudo timedatectl set-time", and change the battery of the main board.
checkup-clock-record = The clock says { $now }, but an answer was kept at { $known }. One of the two dates is wrong. Set the time with "sudo timedatectl set-time", and change the battery of the main board.
checkup-modules = Modules
checkup-modules-good = { $count } modules, all up to date.
checkup-modules-late = To be read again by their authors: { $names }{ $more ->
    [0] {""}
    [one] {" "}and 1 more
   *[other] {" "}and { $more } more
}. { $late ->
    [one] It can still be used
   *[other] They can still be used
}, and the screen says so. Install the latest version of the program.
checkup-keys = Signing keys
checkup-keys-none = No key yet. The first certificate makes it.
checkup-keys-good = { $count ->
    [one] 1 key, readable by this account only.
   *[other] { $count } keys, readable by this account only.
}
checkup-folder = Rights of the folder
checkup-folder-good = No other account can enter.
checkup-site = Name of the place
checkup-site-named = { $name }
checkup-site-none = Not given yet: certificates will say "the learner’s machine". It is given in the file site.ron.
checkup-printer = Printer
checkup-printer-good = Ready.
checkup-sticks = USB stick
checkup-sticks-none = None is plugged in.
checkup-sticks-named = Offered on screen: { $names }
checkup-sticks-bad = The folder or the stick cannot be read: { $why }

print-bad-name = "{ $queue }" is not the name of a printer. Write the one that "lpstat -p" gives into the configuration, part kiosk, line printer.
print-no-program = The program that prints is not installed: sudo apt install cups-client
print-refused = The printer does not answer well ({ $why }). Check that it is on and that "lpstat -p" names it.
print-silent = The printing service does not answer. Turn the printer off and on, then try again.

doctor-card-colours = These { $count } colours should all be told apart:
