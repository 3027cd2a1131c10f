//! The seal of a card that somebody asked for.

use super::Shell;
use crate::app::msg::{Msg, News};
use crate::credential::card;
use crate::domain::card::Card;
use crate::domain::id::LearnerId;

impl Shell {
    /// Sixteen bytes nobody was given before.
    pub(super) fn salt(&mut self) -> [u8; 16] {
        let random = self.setup.world.bytes();
        let mut salt = [0; 16];
        salt.iter_mut().zip(random).for_each(|(to, from)| *to = from);
        salt
    }

    pub(super) fn seal(&mut self, learner: LearnerId, asked: Card) {
        let seal = card::seal(asked, self.salt());
        self.queue(Msg::Store(News::Sealed { learner, card: asked, seal }));
    }
}
