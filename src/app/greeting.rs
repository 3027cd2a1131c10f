//! What a machine for whoever comes asks itself during the first minute.

use super::act::Place;
use super::line::Line;
use super::model::{After, Model, Visitor};
use super::screen::CardNote;
use crate::domain::id::LearnerId;
use crate::domain::progress::Progress;

impl Model {
    /// Whether the keys are to be tried before anything else. Plain lines come from
    /// whoever knows the keyboard.
    pub fn is_to_practise(&self) -> bool {
        self.profile.asks_practice
            && self.around.machine.layout.is_none()
            && !self.preferences.linear
    }

    /// A learner who has no card yet and did nothing but turn pages: nobody could come
    /// back to it, and nothing would be found there.
    pub fn stray(&self) -> Option<LearnerId> {
        let Visitor::Learner { id, card: Some(_) } = self.visitor else { return None };
        let Progress { given, placement, is_placing, name, organisation, route, pin, .. } =
            &self.progress;
        let has_done = !given.is_empty() || placement.is_some() || *is_placing;
        let has_named = name.is_some() || organisation.is_some();
        let has_said = has_named || route.is_some() || pin.is_some();
        // What is on its way to the disk may be an answer.
        let is_saving = self.pending.after.values().any(|after| *after != After::Nothing);
        let is_stray = !has_done && !has_said && !is_saving;
        (self.profile.is_shared && is_stray).then_some(id)
    }

    /// The card to note, before `next`; none: before one goes home.
    pub fn card_note(&self, next: Option<Place>) -> CardNote {
        let name = Line::of(self.progress.name.as_deref().unwrap_or_default());
        CardNote { next: next.unwrap_or(Place::Home), behind: None, name }
    }
}
