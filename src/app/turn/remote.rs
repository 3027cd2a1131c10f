//! Who comes from elsewhere: known, or not, before the session begins.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::model::{After, Notice, Visitor};
use crate::app::msg::Arrived;
use crate::app::screen::Screen;
use crate::domain::id::LearnerId;
use crate::domain::key::KeyPrint;
use crate::domain::record::Fact;

impl Turn<'_> {
    /// Somebody came in.
    pub(super) fn arrived(&mut self, arrived: &Arrived) {
        match *arrived {
            Arrived::Guest => self.just_look(),
            Arrived::Demo => {
                self.just_look();
                self.begin();
            }
            Arrived::Stranger => self.go(Screen::Newcomer),
            Arrived::Key(key) => {
                self.model.key = Some(key);
                self.go(Screen::Arriving);
                self.effects.push(Effect::FindKey(key));
            }
            Arrived::Learner(learner) => self.expect(learner),
        }
    }

    fn expect(&mut self, learner: LearnerId) {
        self.go(Screen::Arriving);
        self.continue_as(learner);
    }

    /// Nothing is kept any more of whoever was to come in: erased meanwhile.
    pub(super) fn nobody_arrived(&mut self) {
        let session = self.model.pending.session.take();
        self.welcome();
        self.model.notice = Some(Notice::Erased { signed_until: None });
        if let Some((errand, pin)) = session {
            self.session_once_known(errand, pin);
        }
    }

    /// Whose key it is.
    pub(super) fn key_found(&mut self, found: Option<LearnerId>) {
        if self.model.screen != Screen::Arriving {
            return;
        }
        if let Some(learner) = found {
            return self.expect(learner);
        }
        self.go(Screen::Newcomer);
        self.session_waits();
    }

    /// Nothing can be kept or found: whoever is on the way in looks around.
    pub(super) fn without_store(&mut self) {
        let is_outside = self.model.profile.is_remote && self.model.visitor == Visitor::Nobody;
        if is_outside {
            self.just_look();
            self.model.notice = Some(Notice::LookOnly);
        }
    }

    /// The key one came with opens what one was recognised for, from now on.
    pub(super) fn link_key(&mut self) {
        let known = |key: &KeyPrint| self.model.progress.keys.contains_key(key);
        if let Some(key) = self.model.key.filter(|key| !known(key)) {
            self.append(vec![Fact::KeyLinked { key }], After::KeyLinked);
        }
    }

    /// Says so; whoever had other keys may have lost one.
    pub(super) fn key_linked(&mut self) {
        if self.model.progress.keys.len() > 1 && self.model.screen == Screen::Home {
            self.go(Screen::Keys);
        }
        self.model.notice = Some(Notice::KeyLinked);
    }

    pub(super) fn revoke(&mut self, key: KeyPrint) {
        let is_known = self.model.progress.keys.contains_key(&key);
        if is_known && !self.is_waiting_for(&After::KeyRevoked) {
            self.append(vec![Fact::KeyRevoked { key }], After::KeyRevoked);
        }
    }

    /// No card may be tried from there now.
    pub(super) fn cards_wait(&mut self, minutes: u32) {
        if matches!(self.model.screen, Screen::CardEntry(_)) {
            self.who();
            self.model.notice = Some(Notice::CardWait(minutes));
        }
    }
}
