//! What a quiz comes to, from its own answers alone.

use super::QuizAttempt;
use crate::domain::attempt::{Outcome, Score};
use crate::domain::id::StepId;
use crate::domain::record::Edition;

impl QuizAttempt {
    /// Right first answers over drawn questions, of this attempt alone.
    pub fn score(&self) -> Score {
        let right = self.answers.values().filter(|answer| answer.outcome == Outcome::Right);
        let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        Score { right: count(right.count()), of: count(self.questions.len()) }
    }

    /// Whether every drawn question has its answer.
    pub fn is_answered(&self) -> bool {
        self.questions.iter().all(|question| self.answers.contains_key(question))
    }

    /// The first drawn question without an answer.
    pub fn next_question(&self) -> Option<&StepId> {
        self.questions.iter().find(|question| !self.answers.contains_key(*question))
    }

    /// Whether it was drawn from the text of `edition` in `language`, or from
    /// the same version of it in another language.
    pub fn is_of(&self, edition: &Edition, language: &str) -> bool {
        let is_same_text = self.language != language || self.edition.sha256 == edition.sha256;
        self.edition.version == edition.version && is_same_text
    }
}
