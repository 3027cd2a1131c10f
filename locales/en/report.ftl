# Reports, without names: for those who write or lead the modules.

report-rule = A report without names. No number under { $least } is given, nor what it could be worked out from. Whoever erased everything is not counted any more.
report-percent = { $value }%
report-no-module = There is no module { $module } here. See `passeport module list`.
report-no-home = { $address } is not an address that accounts can be at. Write for instance https://training.example.org
report-unreadable = The report cannot be made: { $why }
report-row = { $what }: { $count }

# Questions
report-question = { $question }, version { $version }:
report-answers = { $answers } answers, { $right } right.
report-many = { $many } answers or more, numbers withheld.
report-discrimination = Goes with the rest of the test: { $value }.
report-questions-left = { $count ->
        [one] 1 question: not enough answers for a report.
       *[other] { $count } questions: not enough answers for a report.
    }
report-choice = { $name }: { $count }, that is { $share }
report-is-right = (right)
report-idea = (idea: { $idea })
report-idea-name = the idea "{ $idea }"
report-right = right
report-other = another answer
report-too-easy = Very easy: more than 95% right answers.
report-too-hard = Very hard: fewer than 30% right answers. Read the question and its page again.
report-weak = Hardly goes with the rest of the test: the question does not tell who knows from who does not know yet.
report-rare = Fewer than 5% choose { $name }: this answer misleads nobody.

# Modules
report-started = Begun: { $count }
report-passed = Passed: { $count }
report-read = Lessons read, module not passed yet: { $count }
report-solid = of which confirmed on another day
report-under-way = Under way for less than { $days } days
report-stopped = Stopped in the lesson "{ $lesson }"
report-elsewhere = Stopped during the test
report-modules-left = { $count ->
        [one] 1 module: not enough people for a report.
       *[other] { $count } modules: not enough people for a report.
    }

# Passeports
report-passports = Passeports earned: { $count }
report-no-passports = Not enough Passeports yet for a report.
