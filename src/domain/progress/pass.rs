//! How a module was passed.

use crate::domain::attempt::Score;
use crate::domain::id::AttemptId;
use crate::domain::module::MasteryRule;
use crate::domain::record::Edition;
use crate::domain::time::Timestamp;

/// How a module was passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// The attempt that passed.
    pub attempt: AttemptId,
    /// What it was drawn from.
    pub edition: Edition,
    /// The score of that attempt alone.
    pub score: Score,
    /// What it had to come to, on that day.
    pub rule: MasteryRule,
    /// Whether the quiz was taken before the lessons were read to their end.
    pub by_test: bool,
    /// Whether the lessons were followed in a group session before it.
    pub is_in_group: bool,
    /// When the learner began: the lessons, or the quiz when it came first.
    pub started_at: Timestamp,
    /// When it was passed.
    pub at: Timestamp,
}
