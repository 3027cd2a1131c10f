//! Questions: what is asked, what is right, and what each mistake means.

use serde::{Deserialize, Serialize};

use super::id::{ChoiceId, MisconceptionId, ObjectiveId, StepId};
use super::module::Fade;
use super::prose::Prose;

/// A step that asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable name within the module, shared by all languages.
    pub id: StepId,
    /// The objective it proves.
    pub objective: ObjectiveId,
    /// The situation and the question itself.
    pub prompt: Prose,
    /// What kind of answer is expected, and which ones are right.
    pub ask: Ask,
    /// Help in steps, from a nudge to nearly the answer.
    #[serde(default)]
    pub hints: Vec<Prose>,
    /// One sentence to keep in mind, shown after the answer.
    pub remember: Prose,
    /// The page to read again.
    pub page: StepId,
    /// Its place in the worked situation of the module, if it has one.
    #[serde(default)]
    pub situation: Option<Fade>,
}

/// The kinds of questions and their answer keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Ask {
    /// One choice is right.
    One {
        /// The options, usually three.
        choices: Vec<Choice>,
    },
    /// Every right choice must be ticked and no other.
    Several {
        /// The options.
        choices: Vec<Choice>,
    },
    /// True or false, with the reason: the verdict alone is only half an answer.
    TrueFalse {
        /// Verdicts with their reasons; exactly one is right.
        reasons: Vec<Reason>,
    },
    /// Put the items in order.
    Order {
        /// The items, written here in the right order.
        items: Vec<Item>,
        /// The idea behind a wrong order.
        misconception: MisconceptionId,
    },
    /// Pair each left side with its right side.
    Match {
        /// The pairs, written here as they belong together.
        pairs: Vec<Pair>,
        /// The idea behind a wrong pairing.
        misconception: MisconceptionId,
    },
    /// Type a word or a short expression.
    Word {
        /// Accepted spellings; the first one is shown as the answer.
        accept: Vec<String>,
        /// What is forgiven, and then said.
        #[serde(default)]
        tolerances: Vec<Tolerance>,
        /// Expected mistakes, each with its diagnosis.
        #[serde(default)]
        mistakes: Vec<Mistake>,
        /// The diagnosis of any other answer.
        otherwise: Diagnosis,
    },
    /// Type a number, in French (`1 000,50`) or English (`1,000.50`) spelling.
    Number {
        /// The answer as a plain decimal, such as `"1000.5"`.
        value: Decimal,
        /// How far from it one may be.
        #[serde(default)]
        margin: Decimal,
        /// The unit shown after the field, such as `"€"`.
        #[serde(default)]
        unit: Prose,
        /// Expected mistakes, each with its diagnosis.
        #[serde(default)]
        mistakes: Vec<Mistake>,
        /// The diagnosis of any other answer.
        otherwise: Diagnosis,
    },
    /// Mark every suspicious line of a text, and no other.
    Find {
        /// What the text imitates: a message, an invoice, an address.
        title: Prose,
        /// The lines, in reading order.
        lines: Vec<Line>,
    },
}

impl Ask {
    /// Every diagnosis the file gives, with its path inside the question kind,
    /// such as `choices/1/diagnosis`.
    pub fn diagnoses(&self) -> Vec<(String, &Diagnosis)> {
        match self {
            Self::One { choices } | Self::Several { choices } => {
                listed("choices", choices.iter().map(|one| &one.diagnosis).collect())
            }
            Self::TrueFalse { reasons } => {
                listed("reasons", reasons.iter().map(|one| &one.diagnosis).collect())
            }
            Self::Find { lines, .. } => {
                listed("lines", lines.iter().map(|one| &one.diagnosis).collect())
            }
            Self::Word { mistakes, otherwise, .. } | Self::Number { mistakes, otherwise, .. } => {
                let mut all = listed("mistakes", mistakes.iter().map(|m| &m.diagnosis).collect());
                all.push(("otherwise".to_owned(), otherwise));
                all
            }
            Self::Order { .. } | Self::Match { .. } => vec![],
        }
    }
}

fn listed<'d>(list: &str, all: Vec<&'d Diagnosis>) -> Vec<(String, &'d Diagnosis)> {
    let placed = all.into_iter().enumerate();
    placed.map(|(index, one)| (format!("{list}/{index}/diagnosis"), one)).collect()
}

/// One possible answer of a choice question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Stable name within the question, independent of display order.
    pub id: ChoiceId,
    /// What the learner reads.
    pub text: Prose,
    /// Whether it is right.
    #[serde(default)]
    pub right: bool,
    /// Why it is right, or what is wrong with it and what to do.
    pub diagnosis: Diagnosis,
}

/// A verdict with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Stable name within the question.
    pub id: ChoiceId,
    /// The verdict on the statement.
    pub verdict: bool,
    /// The reason, read after "True:" or "False:".
    pub text: Prose,
    /// Whether verdict and reason are both right.
    #[serde(default)]
    pub right: bool,
    /// Why it is right, or what is wrong with it and what to do.
    pub diagnosis: Diagnosis,
}

/// One thing to put in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Stable name within the question.
    pub id: ChoiceId,
    /// What the learner reads.
    pub text: Prose,
    /// Why it comes at this place: one sentence, told when it is misplaced.
    pub why: Prose,
}

/// Two sides that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// Stable name within the question, for both sides.
    pub id: ChoiceId,
    /// The side that stays in place.
    pub left: Prose,
    /// The side to choose.
    pub right: Prose,
    /// Why they belong together: one sentence, told when they are parted.
    pub why: Prose,
}

/// One line of a text in which clues hide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Stable name within the question.
    pub id: ChoiceId,
    /// What the learner reads.
    pub text: Prose,
    /// Whether the line is a clue to mark.
    #[serde(default)]
    pub clue: bool,
    /// Why it is a clue, or why it is harmless.
    pub diagnosis: Diagnosis,
}

/// An expected wrong answer to a typed question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mistake {
    /// Spellings of it, compared like the right answers.
    pub answers: Vec<String>,
    /// What it means.
    pub diagnosis: Diagnosis,
}

/// What a choice means: one sentence why, one sentence what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diagnosis {
    /// Why, in one sentence.
    pub why: Prose,
    /// What to do, in one sentence. Required for wrong answers.
    #[serde(default)]
    pub then: Prose,
    /// The false idea behind it. Required for wrong answers.
    #[serde(default)]
    pub misconception: Option<MisconceptionId>,
}

/// What a typed answer may differ in and still be right. What was forgiven is
/// told to the learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Tolerance {
    /// Capital letters.
    Case,
    /// Accents and cedillas.
    Accents,
    /// Spaces, hyphens and apostrophes.
    Spaces,
    /// One letter missing, added, changed or swapped with its neighbour, in words of five letters or more.
    Typo,
}

/// An exact decimal number: no float ever decides whether an answer is right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    /// Millionths.
    micros: i128,
}

impl Decimal {
    const SCALE: i128 = 1_000_000;

    /// Reads a number as people write it in French or English: `1000`,
    /// `1 000,50`, `1,000.50`, `1.000,5`, `-3`, up to six decimals. A lone
    /// comma or point is a decimal sign, unless exactly three digits follow a
    /// comma in English order (`1,000`), which is ambiguous and refused here:
    /// see [`Decimal::readings`].
    pub fn parse(text: &str) -> Option<Self> {
        match Self::readings(text).as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// Every number that `text` may mean: none, one, or two when a single
    /// separator is followed by exactly three digits (`1.000`, `1,000`).
    pub fn readings(text: &str) -> Vec<Self> {
        let text: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\'' | '’'))
            .collect();
        let (negative, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(&text)),
        };
        let mut found: Vec<Self> = candidate_spellings(digits)
            .iter()
            .filter_map(|plain| Self::from_plain(plain, negative))
            .collect();
        found.dedup();
        found
    }

    /// `digits[.digits]` and nothing else.
    fn from_plain(text: &str, negative: bool) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 18 || part.len() > 6 {
            return None;
        }
        if !all_digits(whole) || !all_digits(part) {
            return None;
        }
        let whole: i128 = whole.parse().ok()?;
        let part: i128 = format!("{part:0<6}").parse().ok()?;
        let micros = whole * Self::SCALE + part;
        Some(Self { micros: if negative { -micros } else { micros } })
    }

    /// Whether `self` and `other` differ by at most `margin`.
    pub fn is_within(self, margin: Self, other: Self) -> bool {
        (self.micros - other.micros).abs() <= margin.micros.abs()
    }
}

/// The plain decimals that separators may stand for.
fn candidate_spellings(digits: &str) -> Vec<String> {
    let commas = digits.matches(',').count();
    let points = digits.matches('.').count();
    let without = |sign: char| digits.replace(sign, "");
    let comma_last = digits.rfind(',') > digits.rfind('.');
    match (commas, points) {
        (0, 0) => vec![digits.to_owned()],
        (1, 0) | (0, 1) => {
            let plain = digits.replace(',', ".");
            let thousands = plain.split_once('.').is_some_and(|(whole, part)| {
                part.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0"
            });
            if thousands { vec![plain.clone(), plain.replace('.', "")] } else { vec![plain] }
        }
        (_, 0) => vec![without(',')],
        (0, _) => vec![without('.')],
        (1, _) if comma_last => vec![without('.').replace(',', ".")],
        (_, 1) if !comma_last => vec![without(',')],
        _ => vec![],
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.micros < 0 { "-" } else { "" };
        let size = self.micros.unsigned_abs();
        let (whole, part) = (size / Self::SCALE.unsigned_abs(), size % Self::SCALE.unsigned_abs());
        let part = format!("{part:06}");
        match part.trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}"),
            part => write!(f, "{sign}{whole}.{part}"),
        }
    }
}

impl Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.as_str()),
        };
        Self::from_plain(digits, negative).ok_or_else(|| {
            serde::de::Error::custom(format!("`{text}` is not a plain decimal such as \"1000.5\""))
        })
    }
}
