# What a session leaves on paper.

session-pair = { $label }: { $value }
session-share = { $right } of { $of }
session-title = Title
session-date = Date
session-trainer = Trainer
session-report = REPORT OF THE SESSION
session-nothing = No vote was counted.
session-ideas = False ideas met in the first votes, the most frequent first:
session-no-ideas = None.
session-idea = - { $count ->
    [one] once
   *[other] { $count } times
}: “{ $idea }”
session-questions = Question by question:
session-first = Right in the first vote
session-second = Right in the second vote
session-question = Question
session-first-right = Right, first vote
session-first-answers = Answers, first vote
session-second-right = Right, second vote
session-second-answers = Answers, second vote
session-sheet = ATTENDANCE SHEET
session-organisation = Organisation
session-place = Place
session-hours = Exact hours
session-name = Surname, first name (company)
session-morning = Morning
session-afternoon = Afternoon
session-trainer-signs = Signature of the trainer
coop-memo = MEMO FOR LA COOP
coop-help = To copy into La Coop de la médiation numérique, group activity. Nobody is named. Fill in commune, INSEE code and bands if you know them.
coop-date = Date
coop-minutes = Duration in minutes
coop-place = Kind of place
coop-commune = Commune
coop-insee = INSEE code
coop-themes = Themes
coop-equipment = Equipment used
coop-level = Level of the workshop
coop-title = Title of the workshop
coop-participants = Participants
coop-workplace = Workplace
coop-home = At home
coop-remote = Remote
coop-elsewhere = Other place
coop-computer = Computer
coop-phone = Phone
coop-tablet = Tablet
coop-other = Other
coop-none = None
coop-beginner = Beginner
coop-intermediate = Intermediate
coop-advanced = Advanced
coop-gender = Gender, { $place ->
    [0] women
    [1] men
   *[other] not told
}
coop-age = Age, { $place ->
    [0] under 12
    [1] 12 to 18
    [2] 18 to 24
    [3] 25 to 39
    [4] 40 to 59
    [5] 60 to 69
    [6] 70 and more
   *[other] not told
}
coop-status = Status, { $place ->
    [0] at school
    [1] without employment
    [2] employed
    [3] retired
   *[other] not told
}
slip-title = YOUR OPINION IN THREE QUESTIONS
slip-help = No name. Circle a number: 1 not at all, 4 entirely.
slip-useful = 1. This session will be useful in my business.
slip-pace = 2. I could follow at my own pace and ask my questions.
slip-next = 3. The first thing I will do:
