//! Is somebody still there? Asked on a machine that many people use; without an
//! answer, what is open is closed. Nothing is lost by it.

use super::Turn;
use crate::app::act::Act;
use crate::app::effect::Effect;
use crate::app::key::Key;
use crate::app::model::{Profile, Visitor};
use crate::app::msg::Msg;
use crate::app::screen::Screen;
use crate::app::watch::{HOLDS, Stage, after_step};
use crate::domain::time::Timestamp;

/// Whether somebody must be there for this to happen.
fn is_sign_of_life(msg: &Msg) -> bool {
    matches!(
        msg,
        Msg::Key(_)
            | Msg::Press(_)
            | Msg::Choose(_)
            | Msg::Wheel(_)
            | Msg::Paste(_)
            | Msg::Line(_)
            | Msg::Touch
    )
}

impl Turn<'_> {
    /// Notes that somebody is there. Says whether that was all there is to the
    /// message: an answer to "are you still there?" does nothing else.
    pub(super) fn notices(&mut self, msg: &Msg) -> bool {
        if self.model.is_about_to_close() && is_sign_of_life(msg) {
            // The session goes on; nothing else is done.
            self.model.notice = None;
            return true;
        }
        let Profile { idle: Some(idle), .. } = self.model.profile else { return false };
        if !is_sign_of_life(msg) {
            return false;
        }
        let away = self.at.0.saturating_sub(self.model.watch.seen.0);
        let was_asked = self.model.asks_presence().is_some();
        let knows_when = self.model.watch.seen != Timestamp::default();
        self.model.watch.seen = self.at;
        self.model.watch.enter(Stage::Calm);
        let is_expected = self.model.is_neutral() || self.model.is_listening();
        if knows_when && away > idle.most() && !is_expected {
            // The machine slept: whoever wakes it is taken for somebody else.
            self.close();
            return true;
        }
        if was_asked && matches!(msg, Msg::Key(Key::Char('q' | 'Q') | Key::Control('c'))) {
            self.close();
        }
        was_asked
    }

    /// A session that somebody listened to goes on without them now: they are waited for
    /// from this moment, not from their last key.
    pub(super) fn listened(&mut self) {
        self.model.watch.seen = self.at;
        self.model.watch.enter(Stage::Calm);
    }

    /// The wait of that number is over.
    pub(super) fn tick(&mut self, number: u64) {
        if self.looks_again(number) || self.attend_looks(number) {
            return;
        }
        let Profile { idle: Some(idle), .. } = self.model.profile else { return };
        if number != self.model.watch.number {
            return;
        }
        let stage = match self.model.watch.stage {
            Stage::Calm if self.model.is_neutral() => {
                self.purge_daily();
                return self.model.watch.enter(Stage::Calm);
            }
            // Nobody said who they are, or they said goodbye: nothing to ask.
            Stage::Calm if self.is_left() => Stage::Held(0),
            Stage::Calm => Stage::Asked(idle.closes_after),
            Stage::Asked(left) => match after_step(left) {
                0 => Stage::Held(0),
                left => Stage::Asked(left),
            },
            Stage::Held(times) => Stage::Held(times + 1),
        };
        self.model.watch.enter(stage);
        if let Stage::Held(times) = stage
            && (self.model.pending.after.is_empty() || times >= HOLDS)
        {
            self.close();
        }
    }

    fn is_left(&self) -> bool {
        self.model.visitor == Visitor::Nobody || self.model.screen == Screen::Goodbye
    }

    /// The end of a visit: for the next person, or of the program.
    pub(super) fn leave(&mut self) {
        if self.model.profile.is_shared {
            self.close();
        } else {
            self.effects.push(Effect::Leave);
        }
    }

    /// The first screen, as anybody finds it.
    fn close(&mut self) {
        self.model.is_pin_waived = false;
        self.model.watch.enter(Stage::Calm);
        self.neutral();
        self.act(Act::Go(crate::app::act::Place::Welcome));
    }

    /// Removes those who did not come back for long, once a day.
    pub(super) fn purge_daily(&mut self) {
        let Some(months) = self.model.profile.purge_months else { return };
        let today = self.at.date();
        if self.model.purged_on.replace(today) != Some(today) {
            self.effects.push(Effect::Purge { months, at: self.at });
        }
    }
}
