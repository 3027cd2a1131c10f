//! Attempts: what is drawn, what is answered, what it is worth.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::id::{AttemptId, ChoiceId, StepId};
use super::module::{MasteryRule, Quiz};

/// What the learner gave to one question, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Response {
    /// One choice, or one verdict with its reason.
    Choice(ChoiceId),
    /// The ticked choices or marked lines.
    Choices(BTreeSet<ChoiceId>),
    /// The items in the order given.
    Order(Vec<ChoiceId>),
    /// For each left side, the right side chosen.
    Match(BTreeMap<ChoiceId, ChoiceId>),
    /// What was typed, as typed.
    Text(String),
}

/// The result of grading a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Outcome {
    /// All of it is right.
    Right,
    /// Some of it is right. Counts as not right in a score.
    Partly,
    /// None of it is right.
    Wrong,
}

/// Points over possible points. Never a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Right at the first try.
    pub right: u16,
    /// Questions drawn.
    pub of: u16,
}

impl Score {
    /// Whether this score meets the rule: enough right, on a full draw.
    pub fn meets(self, rule: MasteryRule) -> bool {
        self.of >= rule.drawn && self.right >= rule.right
    }
}

/// A reproducible sequence of numbers: SplitMix64 (Steele, Lea, Flood 2014).
///
/// Our own, because draws recorded today must be drawn again, identically, in
/// ten years, whatever becomes of a library's generators.
#[derive(Debug, Clone)]
pub struct Draws(u64);

impl Draws {
    /// A sequence for one purpose of one attempt: `purpose` keeps the draw of
    /// the questions and the order of each question's choices independent.
    pub fn new(attempt: AttemptId, purpose: &str) -> Self {
        let mixed = purpose.bytes().fold(attempt.0, |seed, byte| {
            // FNV-1a step, then the sequence below scatters it.
            (seed ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(mixed)
    }

    /// The next number.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`; zero when `bound` is zero.
    fn below(&mut self, bound: usize) -> usize {
        let wide = u128::from(self.next_u64()) * bound as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// Puts `items` in an order of chance (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last + 1);
            items.swap(last, other);
        }
    }
}

/// Draws the questions of an attempt: at least one for each objective of the
/// bank while there is room, the rest by chance, in an order of chance.
pub fn draw(quiz: &Quiz, attempt: AttemptId) -> Vec<StepId> {
    let mut draws = Draws::new(attempt, "draw");
    let mut bank: Vec<_> = quiz.bank.iter().collect();
    draws.shuffle(&mut bank);
    let mut seen = BTreeSet::new();
    let (first, rest): (Vec<_>, Vec<_>) =
        bank.into_iter().partition(|question| seen.insert(&question.objective));
    let mut drawn: Vec<StepId> = first
        .into_iter()
        .chain(rest)
        .take(usize::from(quiz.mastery.drawn))
        .map(|question| question.id.clone())
        .collect();
    draws.shuffle(&mut drawn);
    drawn
}

/// What a module already passed must come to on another day to be solid.
pub const CHECK: MasteryRule = MasteryRule { drawn: 5, right: 4 };

/// Draws the questions of a check: from objectives as different as there are, and
/// for each rather the questions that are not in `met`; in an order of chance.
pub fn draw_check(quiz: &Quiz, met: &BTreeSet<StepId>, attempt: AttemptId) -> Vec<StepId> {
    let mut draws = Draws::new(attempt, "check");
    let mut bank: Vec<_> = quiz.bank.iter().collect();
    draws.shuffle(&mut bank);
    bank.sort_by_key(|question| met.contains(&question.id));
    let mut counts = BTreeMap::new();
    let mut ranked: Vec<_> = bank
        .into_iter()
        .map(|question| {
            let count = counts.entry(&question.objective).or_insert(0_u16);
            *count += 1;
            (*count, question)
        })
        .collect();
    // One of each objective, then a second one, and so on. Stable: what is new stays first.
    ranked.sort_by_key(|(count, _)| *count);
    let drawn = ranked.into_iter().take(usize::from(CHECK.drawn));
    let mut drawn: Vec<StepId> = drawn.map(|(_, question)| question.id.clone()).collect();
    draws.shuffle(&mut drawn);
    drawn
}

/// The order in which `ids` of a question are shown during an attempt.
pub fn shown_order(attempt: AttemptId, question: &StepId, ids: &[ChoiceId]) -> Vec<ChoiceId> {
    let mut shown = ids.to_vec();
    Draws::new(attempt, question.as_str()).shuffle(&mut shown);
    shown
}
