# Taking one’s pages from a machine that many people use.

outside-take = Take these pages with you
outside-take-detail = On a USB stick, or on paper if there is a printer.
outside-head = Take away
outside-title = Where should these pages go?
outside-stick = To the USB stick "{ $name }"
outside-folder = To the folder "{ $name }"
outside-room = { $room } MB free.
outside-paper = On paper: print
outside-look = I have plugged in a stick: look again
outside-plug-in = Plug in a USB stick. Wait for five seconds. Then look again.
outside-only = Nothing is removed or replaced on the stick.
outside-no-printer = There is no printer here: take the file with you, and print it elsewhere.
outside-failed = The pages cannot be made ({ $why }). Tell the person who runs this place.
outside-on-stick = { $count ->
        [one] 1 file saved and read again
       *[other] { $count } files saved and read again
    } on the stick "{ $name }", folder Passeport: { $files }. You can take the stick out.
outside-in-folder = { $count ->
        [one] 1 file saved and read again
       *[other] { $count } files saved and read again
    } in "{ $name }": { $files }.
outside-printed = { $count ->
        [one] 1 document is on its way to the printer.
       *[other] { $count } documents are on their way to the printer.
    } Take all your papers with you.
outside-too-large = this is too much at once for "{ $name }". Tell the person who runs this place.
outside-full = the stick "{ $name }" is full. Take another one, or make room on it elsewhere.
outside-protected = the stick "{ $name }" cannot be written. If it has a small switch, push it; if not, take another one.
outside-gone = the stick "{ $name }" is not there any more. Plug it in again, wait for five seconds, then look again.
outside-differs = the stick "{ $name }" does not give back what is written: it is damaged. Take another one.
outside-too-many = the stick "{ $name }" has too many files of the same name. Take another one.
outside-silent = the stick "{ $name }" no longer answers. Take it out, plug it in again, then look again.
outside-other = the stick "{ $name }" has a problem ({ $why }). Take another one.

# The page "what I have learnt" and the certificate on paper.
learnt-item = My page "what I have learnt"
learnt-title = What I have learnt
learnt-on = Page of { $date }.
learnt-module = { $module }, passed on { $date }
learnt-remember = To remember:
learnt-foot = Not issued by the State. The signed certificate is another file.
learnt-for = For: { $who }
learnt-by = Issued by { $issuer } on { $date }.
learnt-code = Number: { $code }
learnt-check = This page is for reading; the signed file can be checked, with "passeport verify". Not issued by the State.

# The card on paper.
card-print = Print my card
card-paper = My learner’s card
card-paper-keep = Keep this paper to yourself: these five words open your modules.
