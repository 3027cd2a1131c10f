//! Everything that is checked, by name.

use super::diagnostic::{Rule, Severity};

macro_rules! rules {
    ($($severity:ident $name:ident = $code:literal, $doc:literal;)*) => {
        $(
            #[doc = $doc]
            pub static $name: Rule = Rule {
                code: $code,
                message: concat!("check-", $code),
                hint: concat!("check-", $code, "-hint"),
                severity: Severity::$severity,
            };
        )*

        /// All rules, in the order of this file.
        pub static ALL: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    // Bytes.
    Error TOO_BIG = "too-big", "The file is larger than 1 MiB.";
    Error NOT_UTF8 = "not-utf8", "The bytes are not UTF-8.";
    Error EMPTY_FILE = "empty-file", "There is nothing in the file.";
    Error FORBIDDEN_CHARACTER = "forbidden-character", "A control or invisible character.";
    Error COMBINING_MARKS = "combining-marks", "Accents piled up on one letter.";
    Error LINE_BREAK_IN_TEXT = "line-break-in-text", "A text goes over the end of a line.";
    Error TEXT_TOO_LONG = "text-too-long", "A text of thousands of characters.";
    Error LIST_TOO_LONG = "list-too-long", "A list of hundreds of items.";
    Error DUPLICATE_KEY = "duplicate-key", "A key stands twice in a map.";

    // Shape.
    Error SYNTAX = "syntax", "Not RON.";
    Error EXPECTED_SIGN = "expected-sign", "Another sign is needed here.";
    Error UNEXPECTED_END = "unexpected-end", "The file stops in the middle.";
    Error TRAILING = "trailing", "Something after the end of the module.";
    Error BAD_ESCAPE = "bad-escape", "A backslash that means nothing.";
    Error NUMBER_TOO_LARGE = "number-too-large", "A number that does not fit its place.";
    Error UNKNOWN_FIELD = "unknown-field", "A field that does not exist.";
    Error MISSING_FIELD = "missing-field", "A field that must be there is not.";
    Error DUPLICATE_FIELD = "duplicate-field", "A field stands twice.";
    Error UNKNOWN_VARIANT = "unknown-variant", "A kind that does not exist.";
    Error BAD_ID = "bad-id", "A name that is no identifier.";
    Error BAD_DATE = "bad-date", "A text that is no date.";
    Error BAD_DECIMAL = "bad-decimal", "A text that is no plain decimal.";
    Error WRONG_SCHEMA = "wrong-schema", "Another version of the shape.";

    // Integrity: without this a module cannot be played.
    Error WRONG_FOLDER = "wrong-folder", "The module is not named like its folder.";
    Error WRONG_LANGUAGE = "wrong-language", "The file is not named like its language.";
    Error DUPLICATE_ID = "duplicate-id", "Two things of the same name.";
    Error DUPLICATE_NUMBER = "duplicate-number", "Two modules of the same number.";
    Error UNKNOWN_OBJECTIVE = "unknown-objective", "An objective that is not declared.";
    Error UNKNOWN_MISCONCEPTION = "unknown-misconception", "A false idea that is not declared.";
    Error UNKNOWN_PAGE = "unknown-page", "A page that is not there.";
    Error UNKNOWN_TERM = "unknown-term", "A glossary entry that is not there.";
    Error UNKNOWN_SIMULATOR = "unknown-simulator", "A simulator that is not there.";
    Error UNKNOWN_STATE = "unknown-state", "A state that is not there.";
    Error UNKNOWN_FLAG = "unknown-flag", "A flag that nothing raises.";
    Error NO_RIGHT_ANSWER = "no-right-answer", "Nothing is right.";
    Error SEVERAL_RIGHT_ANSWERS = "several-right-answers", "More than one is right where one is asked.";
    Error NO_WRONG_ANSWER = "no-wrong-answer", "Everything is right.";
    Error TOO_FEW_OPTIONS = "too-few-options", "Less than two things to choose from.";
    Error MISTAKE_IS_RIGHT = "mistake-is-right", "An expected mistake is also accepted.";
    Error NOT_A_NUMBER = "not-a-number", "An expected mistake is no number.";
    Error BAD_MASTERY = "bad-mastery", "A quiz that cannot be drawn or passed.";
    Error EMPTY_TEXT = "empty-text", "A text with nothing in it.";
    Error EMPTY_LIST = "empty-list", "A list with nothing in it.";

    // Size.
    Warning PAGE_COUNT = "page-count", "Too few or too many pages.";
    Warning LESSON_PAGES = "lesson-pages", "A lesson too short or too long.";
    Warning NO_QUESTION = "no-question", "Too many pages in a row.";
    Warning PAGE_SENTENCES = "page-sentences", "Too many sentences on a page.";
    Warning PAGE_EXTRAS = "page-extras", "Several examples or lists on a page.";
    Error REMEMBER_COUNT = "remember-count", "Nothing or too much to remember.";
    Error MISSING_PART = "missing-part", "A part of every module is not there.";
    Error SITUATION_ORDER = "situation-order", "The worked situation fades in the wrong order.";
    Error SITUATION_MISSING = "situation-missing", "A part of the worked situation is not there.";
    Warning MINUTES = "minutes", "Too short or too long a module.";
    Warning READING_TIME = "reading-time", "The minutes announced are not those it takes.";
    Error DOES_NOT_FIT = "does-not-fit", "A step is larger than a screen.";

    // Questions.
    Error NO_WHY = "no-why", "An answer without its reason.";
    Error NO_THEN = "no-then", "A wrong answer without advice.";
    Error NO_MISCONCEPTION = "no-misconception", "A wrong answer without the idea behind it.";
    Error NO_REMEMBER = "no-remember", "Nothing to keep in mind.";
    Error NO_HINTS = "no-hints", "A question without help.";
    Warning OPTION_COUNT = "option-count", "Too few or too many options.";
    Error SAME_OPTIONS = "same-options", "Two options that read the same.";
    Error SMALL_BANK = "small-bank", "Too few questions to draw from.";
    Error UNTESTED_OBJECTIVE = "untested-objective", "An objective the quiz hardly asks about.";
    Warning UNPRACTISED_OBJECTIVE = "unpractised-objective", "An objective the lessons do not ask about.";
    Warning OTHER_MASTERY = "other-mastery", "Another rule than the programme's.";
    Warning FEW_KINDS = "few-kinds", "Always the same kind of question.";
    Warning UNUSED_MISCONCEPTION = "unused-misconception", "A false idea that no answer reveals.";
    Warning LONGEST_IS_RIGHT = "longest-is-right", "The longest answer is too often right.";
    Warning SAME_PLACE = "same-place", "The right answer is too often at one place.";
    Warning SAME_VERDICT = "same-verdict", "True-or-false questions with one verdict.";
    Warning DOUBLE_NEGATIVE = "double-negative", "Two negations in a question or an answer.";

    // Simulators.
    Error WRONG_MOVE_SAYS_NOTHING = "wrong-move-says-nothing", "A mistake without explanation.";
    Warning MOVE_DOES_NOTHING = "move-does-nothing", "A move without any effect.";
    Error REACHED_AT_START = "reached-at-start", "The goal is reached before anything is done.";
    Error SIMULATOR_TOO_LARGE = "simulator-too-large", "More situations than can be tried.";
    Error GOAL_OUT_OF_REACH = "goal-out-of-reach", "No way leads to the goal.";
    Error DEAD_END = "dead-end", "A situation from which the goal is lost.";
    Warning UNREACHABLE_STATE = "unreachable-state", "A state nobody gets to.";
    Warning MOVE_NEVER_OFFERED = "move-never-offered", "A move nobody can make.";
    Warning UNUSED_SIMULATOR = "unused-simulator", "A simulator no lesson shows.";

    // Facts and header.
    Error BAD_ADDRESS = "bad-address", "Not a public https address.";
    Error BAD_JURISDICTION = "bad-jurisdiction", "Not a country.";
    Error REVIEW_BEFORE_CHECK = "review-before-check", "To be reviewed before it was checked.";
    Warning EXPIRED = "expired", "Past its review date.";
    Warning CHECKED_LATER = "checked-later", "Checked in the future.";
    Warning NO_FACT = "no-fact", "Nothing in the module has a source.";
    Error OTHER_LICENCE = "other-licence", "Another licence.";
    Error BAD_VERSION = "bad-version", "Not a version.";
    Error BAD_CODE = "bad-code", "Not a competence of the frameworks.";

    // Benefits.
    Error BAD_AREA = "bad-area", "Not a region or department of the country.";
    Error ENDS_BEFORE_START = "ends-before-start", "A benefit that is over before it begins.";
    Warning OVER = "over", "A benefit that is over.";
    Warning TOO_LONG = "too-long", "A text longer than its place.";
    // Pages to print.
    Error SHEET_TOO_LONG = "sheet-too-long", "A sheet that does not fit one page of paper.";
    Warning SHEET_LINE = "sheet-line", "A line too long to be ticked at a glance.";

    // Words.
    Warning LONG_SENTENCE = "long-sentence", "A sentence longer than it should be.";
    Error SENTENCE_TOO_LONG = "sentence-too-long", "A sentence nobody follows.";
    Warning AVOID_WORD = "avoid-word", "A word to avoid.";
    Error REFUSED_WORD = "refused-word", "A word that must not be there.";
    Error OUTDATED = "outdated", "Something that was true once.";
    Warning TWO_WORDS = "two-words", "Two words for one thing.";
    Warning UNUSED_TERM = "unused-term", "A glossary entry that no text points at.";
    Error SAME_WORD = "same-word", "A word explained twice.";
    Warning TERM_MARKED_LATE = "term-marked-late", "A hard word that is explained after its first use.";
    Error UNSAFE_GLYPH = "unsafe-glyph", "A character that some terminals cannot show.";
    Error STARTS_WITH_SIGN = "starts-with-sign", "A text that starts with a punctuation sign.";
    Error GUILLEMETS = "guillemets", "Quotation marks that are not paired.";
    Warning STRAY_SPACES = "stray-spaces", "Spaces too many.";
    Error OPEN_MARK = "open-mark", "A mark that is not closed.";

    // Between files.
    Error TRANSLATION_DIFFERS = "translation-differs", "A translation of another structure.";
    Warning TRANSLATION_NUMBERS = "translation-numbers", "A translation without the same figures.";
    Warning UNLISTED = "unlisted", "A module the catalogue does not list.";
    Error UNTRANSLATED = "untranslated", "Words missing in a language.";
    Error CATALOGUE_DIFFERS = "catalogue-differs", "The catalogue says other than the module.";
    Error UNKNOWN_MODULE = "unknown-module", "A module that is not in the catalogue.";
    Warning SHORT_PATH = "short-path", "A path that does not lead to a passport.";

    // The placement.
    Error PLACEMENT_MODULE = "placement-module", "A module that does not count toward the passport.";
    Error UNKNOWN_QUESTION = "unknown-question", "A question that is not in the module.";
    Error PLACEMENT_QUESTION = "placement-question", "A question that is no short choice.";
    Error UNKNOWN_AREA = "unknown-area", "An area that is not declared.";
    Error PLACEMENT_DIFFICULTY = "placement-difficulty", "A difficulty nobody has.";
    Error PLACEMENT_DISCRIMINATION = "placement-discrimination", "A discrimination no question has.";
    Error GOAL_COUNT = "goal-count", "Too few or too many goals.";
    Error AREA_COUNT = "area-count", "Other areas than the five of the framework.";
    Error SHORT_GOAL = "short-goal", "A goal that few modules serve.";
    Error NO_SAFETY = "no-safety", "Too few modules that protect any business.";
    Warning UNTRAINED_AREA = "untrained-area", "An area that no module trains.";
    Warning FEW_PLACEMENT_ITEMS = "few-placement-items", "Too few questions of a module or an area.";
    Warning FEW_EASY_ITEMS = "few-easy-items", "Too few easy questions.";
}
