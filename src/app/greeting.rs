//! What a machine for whoever comes asks itself during the first minute.

use super::act::Place;
use super::line::Line;
use super::model::{Model, Visitor};
use super::screen::CardNote;
use crate::domain::id::LearnerId;

impl Model {
    /// Whether the keys are to be tried before anything else. Plain lines come from
    /// whoever knows the keyboard.
    pub fn is_to_practise(&self) -> bool {
        self.profile.asks_practice
            && self.around.machine.layout.is_none()
            && !self.preferences.linear
    }

    /// A learner who has no card yet and did not answer anything.
    pub fn stray(&self) -> Option<LearnerId> {
        match self.visitor {
            Visitor::Learner { id, card: Some(_) }
                if self.profile.is_shared && self.progress.given.is_empty() =>
            {
                Some(id)
            }
            _ => None,
        }
    }

    /// The card to note, before `next`; none: before one goes home.
    pub fn card_note(&self, next: Option<Place>) -> CardNote {
        let name = Line::of(self.progress.name.as_deref().unwrap_or_default());
        CardNote { next: next.unwrap_or(Place::Home), behind: None, name }
    }
}
