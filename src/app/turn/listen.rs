//! What is on screen, read aloud.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::model::Notice;

impl Turn<'_> {
    /// Reads the screen aloud, or stops; says why when that cannot be.
    pub(super) fn listen(&mut self) {
        if !self.model.profile.may_speak {
        } else if self.model.around.has_voice {
            self.effects.push(Effect::Listen);
        } else {
            self.no_voice();
        }
    }

    /// There is no voice, or it cannot be started any more.
    pub(super) fn no_voice(&mut self) {
        self.model.around.has_voice = false;
        self.model.notice = Some(Notice::NoVoice);
    }
}
