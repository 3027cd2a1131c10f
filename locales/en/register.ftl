# Attendance by half-day: the register, its sheets, its verification.

register-clock = { $hour }:{ $minute }
register-morning = Morning
register-afternoon = Afternoon
register-hours-of = { $half } from { $from } to { $to }
register-organisation = Organisation
register-title = Title
register-modules = Modules
register-date = Date
register-place = Place
register-hours = Exact hours
register-trainer = Trainer
register-half = Half-day
register-from = Begins
register-to = Ends
register-number = No.
register-names = Surname, first name
register-surname = Surname
register-first-name = First name
register-company = Business
register-state = State
register-time = Time
register-late = Late
register-led-at = Signature of the trainer
register-yes = yes
register-no = no
register-sheet = Attendance sheet
register-sheet-help = Everybody signs for each half-day they attend. The trainer initials beside it.
register-to-sign = { $half }: signature
register-visa = Initials
register-trainer-signs = Signature of the trainer
register-absences = Absences
register-not-state = Not issued by the State. This sheet proves that somebody was there; it is neither an attestation of what was followed nor a certificate of completion.
register-foot = { $title }, { $date }
register-after = Attendance register
register-nothing-said = nothing noted
register-signed = signed here at { $clock }
register-signed-late = signed here at { $clock } (late)
register-seen = seen by { $trainer } at { $clock }
register-seen-late = seen by { $trainer } at { $clock } (late)
register-absent = absence noted at { $clock }
register-word-signed = signed
register-word-seen = seen
register-word-absent = absent
register-word-nothing = nothing
register-listed = On the list
register-word-confirmed = no, name confirmed
register-word-doubtful = no, name not confirmed
register-name-confirmed = { $name } (not on the list, name confirmed)
register-name-doubtful = { $name } (not on the list, name not confirmed)
register-confirmed = { $number }, { $name }: name confirmed.
register-not-doubtful = { $name }: there is nothing to confirm, this name was expected or is confirmed already.
register-there = { $there ->
        [one] { $there } of { $of } was there.
       *[other] { $there } of { $of } were there.
    }
register-led = Signed by { $trainer } at { $clock }.
register-not-led = The trainer has not signed.
register-no-absences = No absence noted.
register-absence = { $name } ({ $half })
register-corrections = Corrections
register-no-corrections = No correction.
register-correction = Line { $line }, { $day } at { $clock }: { $name }, { $half }: { $now }. Reason: { $reason }. By { $by }.
register-seal = Seal
register-open = This register is not sealed yet.
register-sealed-on = Sealed on (universal time)
register-keeper = By the key
register-hash = Fingerprint
register-seal-help = Each line carries the fingerprint of those before it; the key of the place signs the whole. To verify: passeport register verify, with the file of the register.

# What is wrong, and what to do
register-who-leads = the trainer
register-io = { $path }: { $why }
register-unknown = This register is not here any more.
register-no-register = This file is not an attendance register of this programme.
register-altered-line = ALTERED: line { $line } of the register is not the one that was written. Do not rely on it.
register-altered-order = ALTERED: line { $line } of the register cannot come at this place. Do not rely on it.
register-altered-spelling = ALTERED: another program wrote the file again. Ask for the original file.
register-altered-signature = ALTERED: the signature does not belong to this register. Do not rely on it.
register-altered-differs = ALTERED: the lines kept here and the sealed document do not say the same. Do not rely on them.
register-incomplete = INCOMPLETE: the register stops at line { $line }, without a seal. Up to there, each line is in its place. To seal it: passeport register seal
register-unwritable = The register cannot be written.
register-refused-sealed = This register is sealed: nothing is added any more.
register-refused-nobody = Nobody in this register has that number. To add somebody: passeport register add
register-refused-half = This register has no such half-day.
register-refused-said = That is noted already. To correct it, with a reason: passeport register correct
register-refused-unsaid = Nothing is noted yet: there is nothing to correct.
register-refused-reason = A correction needs a reason and an author.
register-refused-twice = This person is in this register already.

# What the commands say
register-none = No register. To open one: passeport register new
register-none-open = No open register. To open one: passeport register new
register-none-like = No register begins with “{ $register }”. See: passeport register list
register-several = Several registers begin with “{ $register }”. Type a few more letters.
register-too-short = “{ $register }” is too short: type the first eight letters of the register’s name.
register-erase-sure = Register { $register } would be removed from here for good. If that is meant, add --yes.
register-erased = Register { $register } is removed from here.
register-line = { $register }, { $date }, { $title }, { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, { $state }, names removed after { $purge }
register-is-open = open
register-is-sealed = sealed
register-opened = Register { $register } is open: { $title }, { $people ->
        [one] { $people } person expected
       *[other] { $people } people expected
    }. The names will be removed from here after { $purge }.
register-added = { $number }, { $name }: added to the register.
register-nobody-like = Nobody in this register is called “{ $name }”. See: passeport register show
register-several-like = Several people may be “{ $name }”: { $names }. Type the number.
register-no-name = The surname is missing.
register-no-title = The title is missing: add --title or --module.
register-no-hours = The hours are missing. Example: --morning 9h-12h --afternoon 14h-17h
register-over = The day on which the names are removed is over already. Check --date and --days.
register-no-module = There is no module { $module } here. See: passeport module list
register-no-author = The author of the correction is missing: add --by.
register-not-late = { $clock } is not late: that begins more than { $minutes } minutes after the beginning.
register-countersigned = { $half }: signed by { $trainer } at { $clock }.
register-sealed = Register { $register } is sealed with the key { $key }.
register-written = Written: { $path }
register-no-letter = The page to print is not made: our fonts have no letter “{ $letter }”. The text and the table are there.
register-no-page = The page to print is not made: { $why }. The text and the table are there.
register-no-form = The sheet to sign exists as pdf and as text.
register-seal-first = Register { $register } is not sealed yet. First: passeport register seal
register-valid = VALID: { $title }, { $date }. { $lines } lines, { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, sealed on { $at } by a key known here, { $key }.
register-unknown-key = SEAL INTACT, KEY UNKNOWN: { $title }, { $date }. { $lines } lines, { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, sealed on { $at } by { $key }. Nobody here vouches for that key: ask the place for it, and add --issuer.

# Who is expected
roster-none = No roster.
roster-line = { $roster }, { $file }, { $count ->
        [one] { $count } person
       *[other] { $count } people
    }, brought on { $brought }, removed after { $purge }
roster-imported = { $count ->
        [one] { $count } person
       *[other] { $count } people
    } on roster { $roster }. It will be removed from here after { $purge }.
roster-into-register = { $count ->
        [one] { $count } person added
       *[other] { $count } people added
    } to the register. The names will be removed from here after { $purge }.
roster-ignored = Columns left aside: { $columns }.
roster-erased = { $count ->
        [one] Roster removed: 1 person.
       *[other] Roster removed: { $count } people.
    }
roster-unknown = No roster begins with “{ $roster }”. See: passeport roster list
roster-several = Several rosters begin with “{ $roster }”. Type a few more letters.
roster-too-short = “{ $roster }” is too short: type the first eight letters of the roster’s name.
roster-long = { $file } is too large for a list of names (1 MB at most).
roster-refused = Nothing was taken from { $file }. Correct it and try again:
roster-bad-line = Line { $line }: { $why }
roster-why-empty = there is nobody.
roster-why-no-column = the column “{ $column }” is missing.
roster-why-two-columns = two columns mean “{ $column }”.
roster-why-cells = { $found } cells, there should be { $expected }.
roster-why-missing = the cell “{ $column }” is empty.
roster-why-long = the cell “{ $column }” is too long for a name.
roster-why-sign = the cell “{ $column }” holds a sign that is in no name.
roster-why-quote = a quotation mark is not closed.
roster-why-twice = the same person as on line { $first }.
roster-why-many = More than { $most } people.

# Attendance on screen
attend-title = Attendance
attend-looking = One moment: the register opens.
attend-status = { $half }: { $there } of { $of }
attend-label = { $label }:
attend-organisation-help = Who organises the session. Leave it empty to write it on the sheet by hand.
attend-trainer-help = Who leads, as written on the other papers.
attend-place-help = The room or the address.
attend-hours = (example: 9h-12h)
attend-hours-after = (example: 14h-17h)
attend-hours-help = When it begins and ends, exactly. Leave it empty if there is no session.
attend-hours-first = Type a time such as 9h30, or hours such as 9h-12h.
attend-is-sealed = This register is sealed: nothing changes any more.
attend-binds = Each signature binds the person, the session, the half-day and the time. The register is sealed at the end; a correction stays visible.
attend-purge = The names will be removed from here after { $date }.
attend-what = { $half }: what is to be noted?
attend-said = { $half }: { $said }.
attend-corrected = Corrected: { $reason } ({ $by })
attend-correct-how = To correct it, choose what is right. The first line stays visible.
attend-came = Time of arrival
attend-came-help = Such as 9h30.
attend-reason = Reason
attend-reason-help = It stays in the register.
attend-name = Surname and first name
attend-name-help = Such as: Vidal Lucie.
attend-open = Attendance
attend-signs = Signs here, now
attend-seen = Seen by the trainer, now
attend-late = Came later: type the time
attend-absent = Absent
attend-correct-signed = What is right: signed here
attend-correct-seen = What is right: seen by the trainer
attend-correct-absent = What is right: absent
attend-correct-nothing = What is right: nothing can be said
attend-countersign = { $half }: signature of the trainer
attend-other = See the other half-day: { $half }
attend-add = Add a person
attend-sheet = Sheet to sign by hand
attend-papers = Write the register to files: pages, text, table
attend-seal = Seal the register
attend-seal-head = Seal the register?
attend-seal-what = After that nothing is added and nothing corrected any more. The register is signed with the key of the place.
attend-seal-yes = Yes, seal it
attend-mine = Your attendance is signed at { $clock }.
attend-no-register = The register is not open yet: ask the trainer.
attend-key-sign = Sign
attend-key-other = Half-day
attend-key-add = Add
attend-key-papers = Export
attend-row-signed = signed { $clock }
attend-row-signed-late = signed { $clock } (late)
attend-row-seen = seen { $clock }
attend-row-seen-late = seen { $clock } (late)
attend-row-absent = absent { $clock }
attend-usual = Proposed: { $value }. Enter keeps it.
attend-seat-help = Such as: Vidal Lucie. The line belongs to this seat: the person will sign under this name.
attend-row-unsigned = on a seat, not in the register yet
attend-row-unlisted = NOT ON THE LIST, { $said }
attend-unlisted = This name was not on the list: the person typed it to sign. Is it really them?
attend-confirm = Yes, the name is right
attend-noted-absent = Your absence was noted. Tell whoever leads that you are here: they will correct it.
sign-title = Attendance sheet
sign-who = To sign, write your name.
sign-surname = Surname
sign-first-name = First name
sign-kept = This name goes into the register of the session, and nowhere else. It proves that you were there. It will be erased here after { $date }. Whoever leads sees it; the other participants do not.
sign-as = Sign: { $name }?
sign-listed = You are on the list of this session.
sign-unlisted = This name is not on the list. You can sign: whoever leads will see it and confirm it.
sign-binds = Your signature notes your name, this session, the half-day and the time.
sign-yes = Yes, I sign
sign-other = I am somebody else of the same name
sign-again = Correct the name
sign-back = Do not sign now
attend-key-mine = Sign in

# The log sheet: hours, modules, answers of each seat
log-title = Log sheet of the session
log-seat = Seat
log-terminal = Terminal
log-minutes = Minutes
log-score = Right answers
log-answered = Questions answered
log-still = still there
log-not-registered = { $name } (not in the register)
log-help = Hours noted by the program. Minutes leave out cut connections. Right answers: the last vote of each question the person answered. This sheet is for the organiser; it is not shown and does not go round the room.
