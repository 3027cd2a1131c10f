//! Papers that leave the machine: straight to their folder on somebody's own, to
//! where one says on a machine that many people use.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::model::{Notice, Overlay, Visitor};
use crate::app::outside::{Leaving, Out, OutAct, Places};

impl Turn<'_> {
    /// Sends papers out; `what` writes them.
    pub(super) fn send(&mut self, what: Effect) {
        let profile = self.model.profile;
        if !profile.can_export {
            return;
        }
        if profile.asks_where {
            let leaving = Leaving { what: Box::new(what), places: Places::default() };
            self.model.pending.leaving = Some(leaving);
            self.effects.push(Effect::Places);
        } else {
            self.effects.push(what);
        }
    }

    /// Prints the card on screen, where there is a printer.
    pub(super) fn print_card(&mut self) {
        let Visitor::Learner { card: Some(card), .. } = self.model.visitor else { return };
        if self.model.profile.can_print {
            let words = card.words(&self.model.around.words).map(str::to_owned);
            self.effects.push(Effect::PrintCard(words.to_vec()));
        }
    }

    pub(super) fn outside(&mut self, act: OutAct) {
        let Some(leaving) = &self.model.pending.leaving else { return };
        let to = match act {
            OutAct::Look => return self.effects.push(Effect::Places),
            OutAct::Paper => Some(Out::Paper),
            OutAct::Stick(place) => leaving.places.sticks.get(place).cloned().map(Out::Stick),
        };
        if let Some(to) = to {
            let what = leaving.what.clone();
            self.effects.push(Effect::Hand { what, to });
        }
    }

    /// The places there are now: one is asked which.
    pub(super) fn places(&mut self, places: Places) {
        let Some(leaving) = &mut self.model.pending.leaving else { return };
        leaving.places = places;
        self.model.notice = None;
        if self.model.overlays.last() == Some(&Overlay::Outside) {
            self.refocus();
        } else {
            self.show(Overlay::Outside);
        }
    }

    /// They are where they were to go.
    pub(super) fn handed(&mut self, notice: Notice) {
        self.model.pending.leaving = None;
        self.model.overlays.retain(|overlay| *overlay != Overlay::Outside);
        self.refocus();
        self.model.notice = Some(notice);
    }

    /// One thought better of it. What could not be issued is told all the same.
    pub(super) fn kept_inside(&mut self) {
        self.model.pending.leaving = None;
        let made_key = self.model.pending.made_key.take();
        let left = std::mem::take(&mut self.model.pending.left);
        if !left.is_empty() {
            self.model.notice = Some(Notice::Refused { why: left.join(" "), made_key });
        }
    }
}
