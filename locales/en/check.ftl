# What the check of modules tells their authors.

check-hint = Hint: { $hint }
check-near = Did you mean “{ $name }”?
check-summary = { $files ->
    [0] No module found.
    [one] 1 file checked: { $errors } error(s), { $warnings } warning(s).
   *[other] { $files } files checked: { $errors } error(s), { $warnings } warning(s).
 }
check-list-line = { $number }. { $title } ({ $id }), { $minutes } min, { $languages }

check-trouble-missing = { $path }: nothing there. Check the path.
check-trouble-io = { $path }: cannot be read ({ $detail }). Check the permissions of the file.
check-trouble-link = { $path }: this is a link. Put a copy of the file in its place.
check-trouble-not-a-file = { $path }: not a regular file. Take it out of the folder.
check-trouble-too-big = { $path }: file too big ({ $detail } bytes). A module fits in 1 MiB.
check-trouble-too-deep = { $path }: folders nested too deep. Put the files in “modules/name/”.
check-trouble-too-many = { $path }: too many files in the folder. Keep the modules only.
check-trouble-name = { $path }: unreadable file name. Rename it with plain letters.

check-too-big = The file is too big: { $bytes } bytes.
check-too-big-hint = A file fits in 1 MiB (1,048,576 bytes). Make several modules.
check-not-utf8 = Byte { $byte }, at position { $offset }, is not UTF-8.
check-not-utf8-hint = Save the file as UTF-8 in your editor.
check-empty-file = The file is empty.
check-empty-file-hint = Start from an existing module, or remove the file.
check-forbidden-character = Control or invisible character: { $character }.
check-forbidden-character-hint = Delete it. It may have come with a copy and paste.
check-combining-marks = Too many accents piled up on one letter.
check-combining-marks-hint = Type the letter and its accent again.
check-line-break-in-text = The text goes over the end of the line.
check-line-break-in-text-hint = Write the text on one line, or make two blocks: the program breaks lines itself.
check-text-too-long = Text too long: { $count } characters, { $most } at most.
check-text-too-long-hint = Split it into several blocks or pages.
check-list-too-long = List too long: { $count } items, { $most } at most.
check-list-too-long-hint = Make several modules.
check-duplicate-key = The key { $key } is written twice.
check-duplicate-key-hint = Keep one of the two lines.

check-syntax = This is not RON: { $detail }
check-syntax-hint = Look just before this place: a comma, a quote or a parenthesis is often missing.
check-unexpected-end = The file stops before its end.
check-unexpected-end-hint = Look for a quote, a parenthesis or a bracket that is opened and never closed.
check-too-deep = Values nested too deep.
check-too-deep-hint = A module does not need so many levels: count the parentheses.
check-unknown-field = Unknown field: “{ $found }” in { $outer }.
check-unknown-field-hint = Possible fields: { $known }.
check-missing-field = The field “{ $field }” is missing in { $outer }.
check-missing-field-hint = Add “{ $field }” with its value.
check-duplicate-field = The field “{ $field }” is written twice.
check-duplicate-field-hint = Keep one of the two values.
check-unknown-variant = Unknown kind: “{ $found }”.
check-unknown-variant-hint = Possible kinds: { $known }.
check-wrong-type = Wrong kind of value: { $found }; { $expected } is needed.
check-wrong-type-hint = Texts have quotes, numbers have none, lists have brackets.
check-bad-id = “{ $found }” cannot be a name.
check-bad-id-hint = 1 to 64 of a-z, 0-9 and the hyphen, starting with a letter or a digit.
check-bad-date = “{ $found }” is not a date.
check-bad-date-hint = Write year, month and day: 2026-11-21.
check-bad-decimal = “{ $found }” is not a plain number.
check-bad-decimal-hint = Write the digits and a point, in quotes: "1000.5".
check-wrong-schema = Version { $found } of the format; this program knows version { $known }.
check-wrong-schema-hint = Write “schema: { $known }”, or update the program.

check-wrong-folder = The module is named “{ $found }”, its folder “{ $folder }”.
check-wrong-folder-hint = Give both the same name.
check-wrong-language = The language written is “{ $found }”, the file is for “{ $file }”.
check-wrong-language-hint = Correct “language” or the name of the file.
check-duplicate-id = The name “{ $id }” is taken already.
check-duplicate-id-hint = Each name serves once: saved progress points at it.
check-duplicate-number = The number { $number } is taken already.
check-duplicate-number-hint = Give each module a number of its own.
check-unknown-objective = Unknown objective: “{ $name }”.
check-unknown-objective-hint = Add it to “objectives”, or correct the name.
check-unknown-misconception = Unknown misconception: “{ $name }”.
check-unknown-misconception-hint = Add it to “misconceptions”, or correct the name.
check-unknown-page = Unknown page: “{ $name }”.
check-unknown-page-hint = A question points at a page of the lessons.
check-unknown-term = Word missing from the glossary: “{ $name }”.
check-unknown-term-hint = Add it to “terms”, or correct the name in parentheses.
check-unknown-simulator = Unknown simulator: “{ $name }”.
check-unknown-simulator-hint = Add it to “simulators”, or correct the name.
check-unknown-state = Unknown state: “{ $name }”.
check-unknown-state-hint = Add it to “states”, or correct the name.
check-unknown-flag = No move raises the flag “{ $name }”.
check-unknown-flag-hint = Add it to a “raise”, or correct the name.
check-no-right-answer = No answer is right.
check-no-right-answer-hint = Add “right: true” (or “clue: true”) to the right answer.
check-several-right-answers = { $count } answers are right, one is asked for.
check-several-right-answers-hint = Keep one right answer, or use “Several”.
check-no-wrong-answer = Every answer is right.
check-no-wrong-answer-hint = Add a common mistake, with its explanation.
check-too-few-options = Too few to choose from: { $count }.
check-too-few-options-hint = At least two are needed, three are better.
check-mistake-is-right = “{ $answer }” is an expected mistake, and yet accepted.
check-mistake-is-right-hint = Remove it from the mistakes, or remove a tolerance.
check-not-a-number = “{ $answer }” is not a number.
check-not-a-number-hint = Write the expected mistake in digits: "1000,5".
check-bad-mastery = Impossible quiz: { $drawn } questions drawn from { $bank }, { $right } right ones required.
check-bad-mastery-hint = It must hold that: right <= drawn <= questions in the bank.
check-empty-text = Empty text.
check-empty-text-hint = Write the text, or remove the field.
check-empty-list = Nothing in this list.
check-empty-list-hint = Add an item, or remove what contains it.
