//! Where one goes on in a module.

use super::model::Model;
use crate::domain::id::ModuleId;
use crate::domain::module::Module;
use crate::domain::progress::ENDING;
use crate::domain::record::Purpose;

/// Where one goes on in a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// At a step of its lessons.
    Step {
        /// Which, from 1.
        place: usize,
        /// Of how many.
        of: usize,
    },
    /// At the end of its lessons: the final quiz is left.
    Ending {
        /// The questions it draws.
        drawn: usize,
    },
    /// In a quiz.
    Quiz {
        /// The question, from 1.
        place: usize,
        /// Of how many.
        of: usize,
        /// What the quiz is for.
        purpose: Purpose,
    },
}

impl Model {
    /// The module, if it was opened or looked at.
    fn outlined(&self, module: &ModuleId) -> Option<&Module> {
        let open = self.open.as_ref().map(|open| &open.module);
        open.into_iter().chain(&self.around.outlined).find(|it| it.id == *module).map(AsRef::as_ref)
    }

    /// Where one goes on in `module`; none where it was not begun, or not looked at yet.
    pub fn place_in(&self, module: &ModuleId) -> Option<At> {
        let progress = self.progress.module(module)?;
        if let Some(quiz) = progress.open_quiz() {
            let place = (quiz.answers.len() + 1).min(quiz.questions.len());
            return Some(At::Quiz { place, of: quiz.questions.len(), purpose: quiz.purpose });
        }
        let outline = self.outlined(module)?;
        let position = progress.position.as_ref()?;
        if position.as_str() == ENDING {
            return Some(At::Ending { drawn: usize::from(outline.quiz.mastery.drawn) });
        }
        let place = outline.steps().position(|step| step.id() == position)? + 1;
        Some(At::Step { place, of: outline.steps().count() })
    }

    /// The module to go on with, if it has to be looked at to say where one is in it.
    pub(super) fn to_outline(&self) -> Option<&ModuleId> {
        let module = self.unfinished()?;
        let is_in_quiz = self.progress.module(module).is_some_and(|it| it.open_quiz().is_some());
        (!is_in_quiz && self.outlined(module).is_none()).then_some(module)
    }
}
