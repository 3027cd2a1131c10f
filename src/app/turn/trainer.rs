//! The trainer's menu: in by the passphrase only, out by itself.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::line::Line;
use crate::app::model::Notice;
use crate::app::screen::Screen;
use crate::app::trainer::{Passphrase, Trainer, TrainerAct, TrainerNews};

impl Turn<'_> {
    /// Asks for the passphrase, where there is one.
    pub(super) fn trainer(&mut self) {
        if self.model.profile.has_trainer {
            self.go(Screen::Trainer(Trainer::Locked(Line::default())));
        }
    }

    pub(super) fn trainer_act(&mut self, act: TrainerAct) {
        let Screen::Trainer(screen) = &self.model.screen else { return };
        let line = match screen {
            Trainer::Locked(line) => Some(line.value()),
            Trainer::Menu | Trainer::Page(..) => None,
        };
        match (act, line) {
            (TrainerAct::Open, Some(typed)) => self.try_passphrase(typed),
            // Nothing of the menu can be done before it.
            (_, Some(_)) | (TrainerAct::Open, None) => {}
            (TrainerAct::Read(desk), None) => self.effects.push(Effect::Desk(desk)),
            (TrainerAct::Back, None) => self.go(Screen::Trainer(Trainer::Menu)),
            (TrainerAct::AllowCards, None) => {
                self.model.around.refused_cards = 0;
                self.allow_cards();
                self.model.is_pin_waived = true;
                self.model.notice = Some(Notice::CardsAllowed);
            }
            (TrainerAct::Quit, None) => self.effects.push(Effect::Leave),
        }
    }

    fn try_passphrase(&mut self, typed: String) {
        let left = self.model.patience.left(self.at);
        if left > 0 {
            self.model.notice = Some(Notice::TrainerWait(left));
        } else if !typed.trim().is_empty() {
            self.effects.push(Effect::TryPassphrase(Passphrase(typed)));
        }
    }

    pub(super) fn trainer_news(&mut self, news: TrainerNews) {
        match (&self.model.screen, news) {
            (Screen::Trainer(Trainer::Locked(_)), TrainerNews::Tried(true)) => {
                self.model.patience = crate::app::trainer::Patience::default();
                self.go(Screen::Trainer(Trainer::Menu));
            }
            (Screen::Trainer(Trainer::Locked(_)), TrainerNews::Tried(false)) => {
                self.model.patience.wrong(self.at);
                let left = self.model.patience.left(self.at);
                self.trainer();
                self.model.notice = Some(Notice::TrainerWait(left));
            }
            (Screen::Trainer(Trainer::Menu), TrainerNews::Page(desk, lines)) => {
                self.go(Screen::Trainer(Trainer::Page(desk, lines)));
            }
            _ => {}
        }
    }
}
