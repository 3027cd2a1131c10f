# What a session leaves on paper.

session-share = { $right } of { $of }
session-title = Title
session-date = Date
session-trainer = Trainer
session-report = Report of the session
session-nothing = No vote was counted.
session-ideas = False ideas met in the first votes, the most frequent first:
session-no-ideas = None.
session-questions = Question by question:
session-first = Right in the first vote
session-second = Right in the second vote
session-question = Question
session-first-right = Right, first vote
session-first-answers = Answers, first vote
session-second-right = Right, second vote
session-second-answers = Answers, second vote
coop-memo = Memo for La Coop
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
slip-title = Your opinion in three questions
slip-help = No name. Circle a number: 1 not at all, 4 entirely.
slip-useful = 1. This session will be useful in my business.
slip-pace = 2. I could follow at my own pace and ask my questions.
slip-next = 3. The first thing I will do:
session-participants = Participants
session-count = How many
session-idea-column = False idea
session-people = Who did not finish, and which questions:
session-all-finished = Everybody answered all the questions asked, or nobody had a seat under a name.
session-person = Person
session-unfinished = Questions without an answer
session-seat = Seat { $seat }
session-kind = Kind
session-what = What
session-headline = { $what }. { $count ->
    [one] { $count } person
   *[other] { $count } people
}.
session-no-module = The text of the module { $module } that was followed is not here any more: the report cannot be made.
session-line = { $room }, { $date }, { $title }, code { $pin }, { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}, open, names removed after { $purge }
session-line-over = { $room }, { $date }, { $title }, code { $pin }, { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}, over, names removed after { $purge }
slip-counted = What the slips say:
slip-figure = slip, { $figure } circled
slip-waiting = Slips received on the screens, not counted yet: { $count }. They are counted on the screen of the session that is over, or by themselves half a day after it was opened.
slip-withheld = Slips received on the screens: { $count }. Fewer than five: what they say is shown to nobody.
slip-on-screens = Slips received on the screens: { $count }. A question that fewer than five answered is not shown.
slip-none = No slip counted. Example: passeport report opinions --useful 0,1,5,4 --pace 0,0,6,4
slip-bad-answer = This answer is empty or too long: “{ $answer }”
memo-bad-insee = “{ $insee }” is not an INSEE code: it has five signs, such as 35238 or 2A004.
memo-bad-count = “{ $count }” does not fit. Write a band, =, a number. The bands: { $bands }
memo-too-many = “{ $count }”: there were only { $of } participants.

# Group sessions, by their names
session-none = No group session is kept here.
session-unknown = No session is called “{ $room }”. Give the beginning of its name or its four-digit code.
session-several = Several sessions are called “{ $room }”. Give more letters of their names.
session-no-list = No trust list is installed here: nothing says that this key is an adviser’s. Install the list: passeport trust install
session-not-vouched = This key cannot sign for the people of a session: the trust list does not name it as an adviser’s key at this time. Key: { $key }. To see the list: passeport trust show
session-not-passed = final quiz not passed between the opening of the session and an hour after its end
session-not-one = Nobody, or more than one person, is called { $name } in this session. The names are those of “passeport report session”.
session-signed-already = a supervised attestation is signed already
session-nobody = Nobody took a seat in this session.
