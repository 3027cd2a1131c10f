//! Wrong cards on a machine for whoever comes: after a few one waits, and each more
//! makes it longer, even after a new start. Only cards wait.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::model::Notice;
use crate::app::screen::{CardEntry, Screen};
use crate::domain::card::Card;
use crate::domain::tries::Tries;

impl Turn<'_> {
    /// The card that was typed was looked up.
    pub(super) fn count_card(&mut self, is_right: bool) {
        let Screen::CardEntry(entry) = &self.model.screen else { return };
        let Some(first) = entry.words.first().copied() else { return };
        self.count_word(first, is_right);
    }

    /// The same of that first word.
    pub(super) fn count_word(&mut self, first: u16, is_right: bool) {
        if !self.model.profile.is_shared {
            return;
        }
        let tries = &mut self.model.around.machine.tries;
        if is_right {
            tries.right(first);
        } else {
            tries.add(first, self.at);
        }
        self.effects.push(Effect::KeepTries(tries.clone()));
    }

    /// A wrong card: the form again, or how long to wait.
    pub(super) fn refused_here(&mut self) {
        if self.must_wait() {
            return;
        }
        let left = self.model.around.machine.tries.left();
        self.go(Screen::CardEntry(CardEntry::default()));
        self.model.notice = Some(Notice::UnknownCard(u8::try_from(left).unwrap_or(u8::MAX)));
    }

    /// Whether no card may be typed here now; then one is back at who is here, told how
    /// long to wait.
    pub(super) fn must_wait(&mut self) -> bool {
        if !self.model.profile.is_shared {
            return false;
        }
        let tries = &mut self.model.around.machine.tries;
        tries.refresh(self.at);
        let minutes = tries.minutes_here(self.at);
        if minutes > 0 {
            self.wait_for_cards(minutes);
        }
        minutes > 0
    }

    /// The same for this card: too many others began with the same word.
    pub(super) fn card_must_wait(&mut self, card: Card) -> bool {
        self.word_must_wait(card.first())
    }

    /// The same by the place of that word.
    pub(super) fn word_must_wait(&mut self, first: u16) -> bool {
        if !self.model.profile.is_shared {
            return false;
        }
        let tries = &mut self.model.around.machine.tries;
        tries.refresh(self.at);
        let minutes = tries.minutes_of(first, self.at);
        if minutes > 0 {
            self.wait_for_cards(minutes);
        }
        minutes > 0
    }

    /// Cards may be typed again at once: whoever looks after the machine says so.
    pub(super) fn allow_cards(&mut self) {
        self.model.around.machine.tries = Tries::default();
        self.effects.push(Effect::KeepTries(Tries::default()));
    }

    fn wait_for_cards(&mut self, minutes: u32) {
        self.go(Screen::Who);
        self.model.notice = Some(Notice::CardWait(minutes));
    }
}
