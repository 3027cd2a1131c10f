//! Raised hands: answers of a room without terminals, counted by the one who leads.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::grading;
use crate::domain::id::ChoiceId;
use crate::domain::question::{Ask, Question};

/// More hands than this are a slip of the keys.
pub const MOST: u16 = 999;

/// What hands were raised for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum For {
    /// This choice.
    Choice(ChoiceId),
    /// "I had it right", where there are no choices to raise hands for.
    Right,
    /// "I had not".
    NotYet,
}

/// How many hands, for each thing they were raised for. A new count of the same thing
/// takes the place of the one before.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Vec<(For, u16)>", into = "Vec<(For, u16)>")]
pub struct Hands(BTreeMap<For, u16>);

impl Hands {
    /// The hands for each thing; zeros left out.
    pub fn counts(&self) -> impl Iterator<Item = (&For, u16)> {
        self.0.iter().map(|(what, count)| (what, *count))
    }

    /// How many there are in all.
    pub fn total(&self) -> u16 {
        self.0.values().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// The hands for `what`.
    pub fn of(&self, what: &For) -> u16 {
        self.0.get(what).copied().unwrap_or(0)
    }

    /// The same with `count` hands for `what`, at most [`MOST`].
    #[must_use]
    pub fn with(mut self, what: For, count: u16) -> Self {
        match count {
            0 => drop(self.0.remove(&what)),
            _ => drop(self.0.insert(what, count.min(MOST))),
        }
        self
    }

    /// Whether they tell only who had it right, by their own word, and no choice.
    pub fn is_by_word(&self) -> bool {
        self.0.keys().all(|what| matches!(what, For::Right | For::NotYet))
    }

    /// How many of them are for a right answer to `question`.
    pub fn right(&self, question: &Question) -> u16 {
        let is_right = |what: &For| match what {
            For::Choice(id) => {
                let given = crate::domain::attempt::Response::Choice(id.clone());
                let outcome = grading::grade(question, &given).outcome;
                outcome == crate::domain::attempt::Outcome::Right
            }
            For::Right => true,
            For::NotYet => false,
        };
        self.0.iter().filter(|(what, _)| is_right(what)).fold(0, |sum, (_, n)| sum + n)
    }
}

impl From<Vec<(For, u16)>> for Hands {
    fn from(counts: Vec<(For, u16)>) -> Self {
        counts.into_iter().fold(Self::default(), |hands, (what, count)| hands.with(what, count))
    }
}

impl From<Hands> for Vec<(For, u16)> {
    fn from(hands: Hands) -> Self {
        hands.0.into_iter().collect()
    }
}

/// What hands can be raised for at `question`, in the order of the file. Where one
/// choice is the answer: each choice. Elsewhere one can only say whether one had it.
pub fn options(question: &Question) -> Vec<For> {
    match &question.ask {
        Ask::One { choices } => {
            choices.iter().map(|choice| For::Choice(choice.id.clone())).collect()
        }
        Ask::TrueFalse { reasons } => {
            reasons.iter().map(|reason| For::Choice(reason.id.clone())).collect()
        }
        _ => vec![For::Right, For::NotYet],
    }
}
