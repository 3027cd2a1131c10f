//! The check: a module already passed, confirmed on another day.
//!
//! It never changes how the module was passed, and it does not take the place of
//! the module one is working on.

use super::{ModuleProgress, Progress, QuizAttempt};
use crate::domain::id::{AttemptId, ModuleId};
use crate::domain::record::{Fact, Purpose};
use crate::domain::time::Date;

impl Progress {
    /// Remembers which module was worked on, so that it can be gone on with.
    pub(super) fn work_on(&mut self, module: &ModuleId, fact: &Fact) {
        let here = self.modules.get(module);
        if here.is_some_and(|here| here.is_of_check(fact)) {
            let is_over = matches!(fact, Fact::QuizEnded { .. });
            self.checking = (!is_over).then(|| module.clone());
        } else {
            self.checking = None;
            self.last = Some(module.clone());
        }
    }
}

impl ModuleProgress {
    /// The last quiz for `purpose` that was answered to its end.
    pub fn last_ended_for(&self, purpose: Purpose) -> Option<&QuizAttempt> {
        let is_it = |quiz: &&QuizAttempt| quiz.ended.is_some() && quiz.purpose == purpose;
        self.quizzes.iter().rev().find(is_it)
    }

    /// Whether the pass may be confirmed on the day `today`: not the day it was
    /// passed, not twice on a day, and not while a full quiz waits for answers.
    pub fn may_check(&self, today: Date) -> bool {
        let Some(pass) = self.passed.as_ref().filter(|_| self.solid.is_none()) else {
            return false;
        };
        let is_open = match self.open_quiz() {
            Some(quiz) if quiz.purpose == Purpose::Pass => return false,
            quiz => quiz.is_some(),
        };
        let is_another_day = self.checked.is_none_or(|checked| checked.date() < today);
        pass.at.date() < today && (is_open || is_another_day)
    }

    /// Whether `fact`, already added, belongs to a check.
    fn is_of_check(&self, fact: &Fact) -> bool {
        let is_check = |of: AttemptId| {
            let quiz = self.quizzes.iter().find(|quiz| quiz.attempt == of);
            quiz.is_some_and(|quiz| quiz.purpose == Purpose::Check)
        };
        match fact {
            Fact::QuizStarted { purpose, .. } => *purpose == Purpose::Check,
            Fact::Answered { attempt, .. } | Fact::QuizEnded { attempt, .. } => is_check(*attempt),
            Fact::Reached { step, .. } => self.open_quiz().is_some_and(|quiz| {
                quiz.purpose == Purpose::Check && quiz.questions.contains(step)
            }),
            _ => false,
        }
    }
}
