# The screens of the player.

product = Digital passport
date = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
decimal-sign = .
minutes = { $minutes } min
# A module that is not in the language of the interface, in a list
minutes-in-language = { $minutes } min, { $language }

# First screen
welcome-hello = Hello.
welcome-what = Here you learn digital skills for your business.
welcome-how-long = A module takes a quarter of an hour. It is free.
welcome-safe = You cannot break anything.
welcome-look-only = Nothing can be kept on this machine for now. You can look at the modules.
go-start = Start
go-someone-else = Somebody else
continue = Continue
continue-as = Continue: { $name }
known-unnamed = Continue: card without a first name
known-detail = { $module }, { $when }
known-nothing = Nothing begun
known-moment = on { $day } at { $to }
known-one-day = on { $day } from { $from } to { $to }
known-days = since { $first }, last on { $day } at { $to }

# Who is here
who-title = Who are you?
who-first = This is my first time.
who-first-detail = Your answers are kept here.
go-card = I have a learner's card.
who-look = I only want to look.
who-look-detail = Nothing is kept.
who-kept = What we keep: your answers. No e-mail address, no password.
who-erase = You can erase everything, here, at any time: key A, Help.

# The card
card-title = Here is your card
card-what-for = With it you come back, here, and find your modules again.
card-write-it = Write these five words on paper.
card-secret = Keep them to yourself. They will not be shown again.
card-noted = I have written it down. Continue.
card-entry-title = Look at your card
card-entry-word = Word { $place } of 5
card-entry-so-far = Given so far: { $words }
card-entry-help = Two or three letters are enough.
replace-card = Make another card
replace-card-detail = The old one will stop working.
replace-card-confirm = Another card will be made. The old one will stop working.
replace-card-yes = Yes, make another card

# Home
passport-standing = Your passport: { $passed ->
        [0] 0 modules
        [1] 1 module
       *[other] { $passed } modules
    } of { $needed }
passport-status = Passed: { $passed }
stamp-done = DONE
stamp-open = under way
stamp-free = free
home-continue = CONTINUE: { $module }
home-continue-detail = You go on where you were.
home-continue-why = You go on where you were. { $reason }
home-step = Step { $step } of { $of }, { $minutes } min left.
home-step-why = Step { $step } of { $of }. { $reason }
home-in-test = Test begun: question { $place } of { $of }.
home-test-left = Lessons done. The test is left.
home-next = NEXT: { $module }
home-begin = START: { $module }
home-guest = You are looking: nothing is kept.
go-home = Back home
go-next-module = Choose what comes next
go-catalogue = Choose a module
go-passport = My passport
go-papers = My certificates
go-answers = My answers
go-settings = Language, size, contrast
go-organisation = Change the business or add my name
go-back = Back
go-intro = Back to the module
go-finish = Finish
go-done-today = I am done for today
go-welcome = Back to the beginning

# Modules
catalogue-title = Choose a module
intro-objectives = At the end, you will be able to:
intro-begin = Start the lessons
intro-go-on = Go on with the lessons
intro-other-language = This module is not in English yet. It is written in { $language }.
intro-passed = Module passed on { $date }: { $right ->
        [1] 1 right answer
       *[other] { $right } right answers
    } out of { $of }.
quiz-first = I know this already: take the test first
quiz-first-detail = The test is enough. The certificate will say "by test".
quiz-begin = Take the final test
quiz-again = Take the test with other questions
quiz-go-on = Go on with the test
corrections = See the corrections
forget = Forget this start
forget-detail = The module will be as if never opened.
forget-confirm = Your answers in this module will no longer count. A passed module stays passed.
forget-yes = Yes, forget this start

# A lesson
page-status = Page { $page } of { $pages }
question-status = Question { $place } of { $of }
quiz-status = Test: question { $place } of { $of }
example = Example: { $title }
fact-checked = Checked on { $date }. Source: { $source }
fact-old = To be checked again. Seen on { $date }. Source: { $source }
previous = Page before
reread = Read the page again
back-to-question = Back to the question
terms = Words
go-on = Continue
retry = Try again
undo = Take the last choice back
validate = Confirm
simulator-status = Your turn to try
simulator-again = Start again
simulator-wrong = { $count ->
        [one] One detour on the way. That is what it is for.
       *[other] { $count } detours on the way. That is what it is for.
    }
ending-remember = To remember
ending-status = End of the lessons
ending-quiz = The final test: { $drawn } questions. { $right } must be right. You can try as often as you like.

# Answering
ask-several = Several answers: tick by their digits, then ENTER.
ask-find = { $title }. Tick by their digits, then ENTER.
ask-order = Choose in order, the first one first.
ask-match = Choose what goes with: { $left }
ask-word = Your answer
ask-number = Your number
ask-saving = Keeping your answer…
pair = { $left } – { $right }
hint-key = Hint
hint-title = Hint { $place } of { $of }
hint-offer = Not sure? Key I: { $left ->
        [one] one hint.
       *[other] { $left } hints.
    }
verdict-right = That is right.
verdict-partly = Partly right.
verdict-not-yet = Not yet.
verdict-true = True: { $reason }
verdict-false = False: { $reason }
answer-yours = Your answer: { $answer }
answer-right = The right answer: { $answer }
answer-remember = To remember: { $remember }
answer-why-about = « { $about } »: { $why }
answer-forgiven = Accepted all the same: { $what }.
forgiven-case = capital letters
forgiven-accents = accents
forgiven-spaces = spaces
forgiven-typo = one slip of the keyboard
outcome-right = right
outcome-partly = partly
outcome-not-yet = to review

# The end of a module
results-status = Test finished
results-passed = Well done. Module passed: { $right ->
        [1] 1 right answer
       *[other] { $right } right answers
    } out of { $of }.
results-passport = Your Passeport is earned.
results-able = You can now:
results-action = To do in the firm: { $action }
results-not-yet = Not yet: { $right ->
        [1] 1 right answer
       *[other] { $right } right answers
    } out of { $of }. It takes { $needed }.
results-again = Read the corrections, then take the test with other questions.
results-no-limit = You can try as often as you like.
review-mistakes = To review
review-answers = Your answers
review-none = No answer in this module yet.
review-status = { $place } of { $of }
review-next = The next one
review-back = Back to the list
answers-head = My answers
answers-title = In which module?
answers-none = You have not answered a question yet.

# The passport and the certificates
passport-title = My passport
passport-complete = Your Passeport is earned. Modules passed: { $passed }.
passport-missing = { $missing ->
        [one] 1 more module passed, and you have the Passeport.
       *[other] { $missing } more modules passed, and you have the Passeport.
    }
passport-module = { $module }: { $right } of { $of }, on { $date }
passport-solid = Solid: { $solid } of { $of }
passport-rule = The rule: 3 modules passed, with 8 right answers out of 10 in each test.
papers-head = My certificates
papers-title = Your certificates
papers-none = Pass a module: its certificate will be here.
papers-module = Certificate « { $module } »
papers-passport = Passeport
papers-issued = { $title }, on { $date }
papers-due = { $title }: to be made
papers-for = For: { $name }, { $number }
papers-ask = You will be asked for the name and number of your business.
papers-what = These are signed files, with a PDF page to print. A bank or a chamber can check them. Not a document issued by the State.
papers-language = They are written in the language of their modules: { $language }.
papers-make = Make and save my certificates
papers-make-detail = The files are signed and can be checked.
papers-export = Save the files again
organisation-title = Your business or association
organisation-why = These lines will be written on the certificate.
organisation-name = Name
organisation-name-help = as on your invoices
organisation-number = Number
organisation-number-help = SIREN: 9 digits. Association: W and 9 digits.
organisation-person = Your name (optional)
organisation-person-help = empty: no name on the certificate
organisation-kept = Kept on this machine only, for your certificates, until you erase everything: key A, Help.
organisation-submit = Confirm

# Words, settings
settings-head = Settings
settings-title = How should things look?
settings-help = ENTER changes the chosen line. All stays readable without colour.
set-language = Language
set-size = Size
set-contrast = Contrast
set-glyphs = Signs of the terminal
set-linear = Plain text, for screen readers
size-normal = normal
size-large = large
contrast-dark = light on dark
contrast-light = dark on light
contrast-high = black and white
linear-on = yes
linear-off = no

# The end
goodbye-title = See you soon.
goodbye-kept = Everything is kept already.
goodbye-guest = You only looked: nothing is kept.
goodbye-nobody = Nothing is open.
goodbye-come-back = You will go on where you were.
leave = Close

# Help
help = Help
help-title = Lost? That is all right.
help-safe = You cannot break anything. Everything is kept already.
help-key = { $key }: { $what }
dismiss = Back
confirm-no = No, back
erase = Erase everything
erase-detail = Your answers and your certificates on this machine.
erase-confirm = All you did here will be erased, for ever. The files you saved stay yours.
erase-yes = Yes, erase everything

# Keys
cap-enter = ENTER
cap-space = SPACE
key-next = Next
key-previous = Page before
key-choose = Choose
key-tick = Tick
key-more = More
key-erase = Erase
key-finish = Finish
key-settings = Size
key-search = Search
key-back = Back

# What just happened
notice-choose-first = Choose an answer first, by its digit for instance.
notice-order-first = Choose all the elements first, one by one.
notice-type-first = Type your answer first.
notice-number-first = Type a number only, in digits.
notice-unknown-card = This card is not known here. { $left ->
        [0] Ask for help, or start a first time.
        [one] 1 more try.
       *[other] { $left } more tries.
    }
notice-unknown-word = No word of the card starts like that.
notice-number-shape = A SIREN has 9 digits, a SIRET 14. An association: W and 9 digits.
notice-number-check = This number does not add up. A digit is probably mistyped.
notice-name-first = Type the name first.
notice-no-module = This module does not open on this machine. The others work.
notice-exported = { $count ->
        [one] 1 file saved
       *[other] { $count } files saved
    } in { $folder }: { $files }
notice-refused = Not possible: { $why }
notice-erased = Everything is erased.
notice-erased-signed = Everything is erased, but for your signature in the register of attendance: it proves the session. It will be erased here after { $date }.
notice-forgotten = This start is forgotten.
trouble-held = The folder is already open in another program. Close it, or just look. (Program: { $by })
trouble-full = The disk is full. Nothing is lost. Make room, then confirm again.
trouble-read-only = The folder cannot be written. You can look. Ask whoever looks after the machine.
trouble-too-new = The folder comes from a later version of the program. Update the program.
trouble-other = Saving failed: { $why }
trouble-busy = the machine is busy. Confirm again in a moment.
issuer-default = Digital passport, the learner's machine
too-small = Enlarge the window, or make the letters smaller: it takes 40 columns and 15 rows.
more = for more
notice-made-key = The signing key of this machine was made: { $path }. Keep it to yourself.
card-name = Your first name, if you like
