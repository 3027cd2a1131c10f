//! Checking a certificate that somebody brings: what one has in hand, and the answer.

use super::line::Line;
use crate::domain::prose::Prose;

/// Where one is while a certificate is checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checking {
    /// What there is to check with.
    pub here: Here,
    /// What is on screen.
    pub step: CheckStep,
}

impl Checking {
    /// The line the keys go to.
    pub(super) fn line_mut(&mut self) -> Option<&mut Line> {
        match &mut self.step {
            CheckStep::Typing(line) => Some(line),
            CheckStep::Ways | CheckStep::Files | CheckStep::Told(_) => None,
        }
    }
}

/// What is on screen while a certificate is checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum CheckStep {
    /// What does one have in hand?
    #[default]
    Ways,
    /// A code, typed or pasted.
    Typing(Line),
    /// The files there are, to choose from.
    Files,
    /// The answers.
    Told(Answers),
}

/// What there is to check with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Here {
    /// The names of the files one may choose from.
    pub files: Vec<String>,
    /// The lists known here, each with its age: label and value.
    pub lists: Vec<(Prose, Prose)>,
}

/// The answers to one question, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// What was asked.
    pub hand: Hand,
    /// The answers: one, unless several certificates share a short code.
    pub told: Vec<Told>,
    /// The one on screen.
    pub at: usize,
    /// Whether all that is signed is shown, word for word.
    pub is_whole: bool,
}

impl Answers {
    /// The one on screen.
    pub fn shown(&self) -> Option<&Told> {
        self.told.get(self.at)
    }
}

/// What one has in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hand {
    /// A code or the text of a document, typed or pasted.
    Text(String),
    /// The file of that name.
    File(String),
}

/// An answer in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// It may be relied on.
    Sound,
    /// Nothing can be concluded from it.
    Doubtful,
    /// It is not to be accepted.
    Worthless,
}

/// The answer about one certificate, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// In one word.
    pub worth: Worth,
    /// In a sentence.
    pub verdict: Prose,
    /// What kept a check from holding, a sentence each.
    pub why: Vec<Prose>,
    /// What to do now.
    pub advice: Prose,
    /// What the document says: label and value.
    pub facts: Vec<(Prose, Prose)>,
    /// What was checked, and by which lists: label and value.
    pub checks: Vec<(Prose, Prose)>,
    /// What to compare with the paper.
    pub compare: Prose,
    /// All that is signed, by its full name.
    pub everything: Vec<(Prose, Prose)>,
}

/// Something done while a certificate is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckAct {
    /// Type or paste a code.
    Type,
    /// See the files there are.
    Files,
    /// The code is typed.
    Submit,
    /// Check that file.
    File(usize),
    /// See that answer.
    Answer(usize),
    /// See all that is signed, word for word, or no more.
    Whole(bool),
    /// Back to what one has in hand.
    Again,
}

/// What is asked of the outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// What is there to check with?
    Here,
    /// Is this genuine?
    Hand(Hand),
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckNews {
    /// The session begins there.
    Open,
    /// What there is to check with.
    Here(Here),
    /// The answers.
    Told(Hand, Vec<Told>),
    /// Why there is none, in words.
    Refused(String),
}

/// Where certificates can be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checks {
    /// From the first screen.
    Beside,
    /// Nothing else is done here.
    Only,
    /// Not here.
    Nowhere,
}
