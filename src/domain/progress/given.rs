//! Every answer ever given, whatever became of it: what "my answers" shows.

use super::Progress;
use crate::domain::attempt::{Outcome, Response};
use crate::domain::id::{AttemptId, ModuleId, StepId};
use crate::domain::record::{Fact, LearningRecord, Purpose};
use crate::domain::time::Timestamp;

/// An answer, when and on what occasion it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// When.
    pub at: Timestamp,
    /// On what occasion.
    pub occasion: Occasion,
    /// The pass it belongs to, and the seed of the order of its choices.
    pub attempt: AttemptId,
    /// The question.
    pub question: StepId,
    /// What was given.
    pub response: Response,
    /// What it was worth then.
    pub outcome: Outcome,
}

/// On what occasion a question was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// In the lessons.
    Lesson,
    /// In a final quiz.
    Quiz,
    /// In the quiz that confirms a pass on another day.
    Check,
    /// Asked again some days later.
    Recall,
    /// To find out where to begin.
    Placement,
}

impl Progress {
    /// Keeps the answer that `record` tells of, if it does.
    pub(super) fn add_given(&mut self, record: &LearningRecord) {
        let Some((module, given)) = self.given_in(record) else { return };
        self.given.entry(module.clone()).or_default().push(given);
    }

    fn given_in<'r>(&self, record: &'r LearningRecord) -> Option<(&'r ModuleId, Given)> {
        let (occasion, module, attempt, question, response, outcome) = match &record.fact {
            Fact::Answered { module, attempt, question, response, outcome, .. } => {
                (self.occasion(module, *attempt), module, attempt, question, response, outcome)
            }
            Fact::Recalled { module, attempt, question, response, outcome, .. } => {
                (Occasion::Recall, module, attempt, question, response, outcome)
            }
            Fact::PlacementAnswered { module, attempt, question, response, outcome } => {
                (Occasion::Placement, module, attempt, question, response, outcome)
            }
            _ => return None,
        };
        let given = Given {
            at: record.at,
            occasion,
            attempt: *attempt,
            question: question.clone(),
            response: response.clone(),
            outcome: *outcome,
        };
        Some((module, given))
    }

    /// What an attempt in `module` was: a quiz that was drawn, or else the lessons.
    fn occasion(&self, module: &ModuleId, attempt: AttemptId) -> Occasion {
        let quizzes = self.modules.get(module).map_or(&[][..], |module| &module.quizzes);
        match quizzes.iter().find(|quiz| quiz.attempt == attempt).map(|quiz| quiz.purpose) {
            Some(Purpose::Pass) => Occasion::Quiz,
            Some(Purpose::Check) => Occasion::Check,
            None => Occasion::Lesson,
        }
    }
}
