//! A few digits beside the card: chosen in the settings, asked for after the card.
//! Wrong ones count like wrong cards that begin with the same word: each makes wait
//! twice as long, even after a new start.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::line::Line;
use crate::app::model::{After, Notice};
use crate::app::pin::{Opening, Pin, PinAct, PinEntry, PinNews, PinNotice, Wanted};
use crate::app::screen::Screen;
use crate::domain::record::Fact;

impl Turn<'_> {
    pub(super) fn pin(&mut self, act: PinAct) {
        match act {
            PinAct::Choose => self.ask_pin(Wanted::Choose),
            PinAct::Submit => self.pin_typed(),
            PinAct::Remove => self.keep_pin(None, PinNotice::Removed),
        }
    }

    fn ask_pin(&mut self, wanted: Wanted) {
        self.go(Screen::Pin(PinEntry { line: Line::default(), wanted }));
    }

    /// Whether the digits are to be asked for before `opening`; then they are.
    pub(super) fn asks_pin(&mut self, opening: &Opening) -> bool {
        let is_asked = self.model.profile.asks_pin && opening.progress.pin.is_some();
        // Whoever looks after the machine let the next card in without.
        if !is_asked || std::mem::take(&mut self.model.is_pin_waived) {
            return false;
        }
        self.ask_pin(Wanted::Open(Box::new(opening.clone())));
        true
    }

    fn pin_typed(&mut self) {
        let Screen::Pin(entry) = &self.model.screen else { return };
        let (typed, wanted) = (Pin::typed(&entry.line.value()), entry.wanted.clone());
        match (typed, wanted) {
            (None, _) => self.pin_notice(PinNotice::Shape),
            (Some(pin), Wanted::Choose) => self.ask_pin(Wanted::Again(pin)),
            (Some(pin), Wanted::Again(first)) if pin == first => {
                self.effects.push(Effect::SealPin(pin));
            }
            (Some(_), Wanted::Again(_)) => {
                self.ask_pin(Wanted::Choose);
                self.pin_notice(PinNotice::Differs);
            }
            (Some(pin), Wanted::Open(opening)) => {
                let first = opening.first;
                if !self.word_must_wait(first) {
                    let seal = opening.progress.pin.clone().unwrap_or_default();
                    self.effects.push(Effect::TryPin { pin, seal });
                }
            }
        }
    }

    pub(super) fn pin_news(&mut self, news: PinNews) {
        let Screen::Pin(PinEntry { wanted, .. }) = &self.model.screen else { return };
        match (wanted.clone(), news) {
            (Wanted::Again(_), PinNews::Sealed(seal)) => self.keep_pin(Some(seal), PinNotice::Set),
            (Wanted::Open(opening), PinNews::Tried(true)) => self.enter(*opening),
            (Wanted::Open(opening), PinNews::Tried(false)) => {
                self.count_word(opening.first, false);
                if !self.word_must_wait(opening.first) {
                    self.ask_pin(Wanted::Open(opening));
                    self.pin_notice(PinNotice::Wrong);
                }
            }
            _ => {}
        }
    }

    fn keep_pin(&mut self, pin: Option<String>, told: PinNotice) {
        self.append(vec![Fact::Protected { pin }], After::Nothing);
        self.settings();
        self.pin_notice(told);
    }

    fn pin_notice(&mut self, told: PinNotice) {
        self.model.notice = Some(Notice::Pin(told));
    }
}
