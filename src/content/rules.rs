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
    Error UNEXPECTED_END = "unexpected-end", "The file stops in the middle.";
    Error TOO_DEEP = "too-deep", "Values nested too deep.";
    Error UNKNOWN_FIELD = "unknown-field", "A field that does not exist.";
    Error MISSING_FIELD = "missing-field", "A field that must be there is not.";
    Error DUPLICATE_FIELD = "duplicate-field", "A field stands twice.";
    Error UNKNOWN_VARIANT = "unknown-variant", "A kind that does not exist.";
    Error WRONG_TYPE = "wrong-type", "A value of another type than expected.";
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
}
