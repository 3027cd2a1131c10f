//! The slip of three questions: one key for each, and any of them may be passed over. It
//! is on the disk before anybody is thanked for it.

use super::Turn;
use crate::app::act::Act;
use crate::app::effect::Effect;
use crate::app::items;
use crate::app::key::Key;
use crate::app::lead::RoomEffect;
use crate::app::model::Notice;
use crate::app::screen::Screen;
use crate::app::seat::{SeatAct, SeatNotice};
use crate::app::slip::{Asked, Filling, SlipAct};
use crate::domain::keyboard;
use crate::domain::live::urn::Turnout;

impl Turn<'_> {
    fn filling(&mut self) -> Option<&mut Filling> {
        match &mut self.model.screen {
            Screen::Seat(seated) => seated.filling.as_mut(),
            _ => None,
        }
    }

    pub(super) fn slip_act(&mut self, act: SlipAct) {
        let Screen::Seat(seated) = &mut self.model.screen else { return };
        if act == SlipAct::Begin {
            seated.filling = (seated.seen.own.slip == Turnout::Open).then(Filling::default);
            return self.refocus();
        }
        let Some(filling) = seated.filling.as_mut().filter(|filling| !filling.is_sending) else {
            return;
        };
        filling.is_fresh = false;
        let figure = if let SlipAct::Circle(figure) = act { Some(figure) } else { None };
        match (act, filling.at) {
            (SlipAct::Circle(_) | SlipAct::Pass, Asked::Useful) => {
                (filling.useful, filling.at) = (figure, Asked::Pace);
            }
            (SlipAct::Circle(_) | SlipAct::Pass, Asked::Pace) => {
                (filling.pace, filling.at) = (figure, Asked::Next);
            }
            (SlipAct::Back, Asked::Useful) => seated.filling = None,
            (SlipAct::Back, Asked::Pace) => filling.at = Asked::Useful,
            (SlipAct::Back, Asked::Next) => filling.at = Asked::Pace,
            (SlipAct::Give, _) => {
                filling.is_sending = true;
                let slip = filling.slip();
                self.effects.push(Effect::Room(RoomEffect::Slip(slip)));
            }
            (SlipAct::Begin | SlipAct::Circle(_) | SlipAct::Pass, _) => {}
        }
        self.refocus();
    }

    /// On the slip, a digit answers by itself. Says whether that was all the key did.
    pub(super) fn slip_key(&mut self, key: Key) -> bool {
        if !self.model.overlays.is_empty() {
            return false;
        }
        let (focus, layout) = (self.model.focus, self.model.around.machine.layout);
        let Some(filling) = self.filling() else { return false };
        let was_fresh = std::mem::take(&mut filling.is_fresh);
        let is_writing = filling.at == Asked::Next;
        match key {
            Key::Enter if was_fresh => true,
            Key::Enter if focus.is_none() && is_writing => {
                self.slip_act(SlipAct::Give);
                true
            }
            Key::Enter if focus.is_none() => {
                self.model.notice = Some(Notice::Seat(SeatNotice::Figure));
                true
            }
            Key::Char(c) if !is_writing => {
                let digit = keyboard::digit(layout, c).map(usize::from);
                let place = digit.and_then(|digit| digit.checked_sub(1));
                let act = place.and_then(|place| items::items(self.model).into_iter().nth(place));
                let Some(Act::Seat(SeatAct::Slip(act))) = act else { return false };
                self.slip_act(act);
                if let Some(filling) = self.filling() {
                    filling.is_fresh = true;
                }
                true
            }
            _ => false,
        }
    }

    /// What was asked for the slip was answered: by what the room shows now, or by a reason.
    pub(super) fn slip_answered(&mut self) {
        if let Some(filling) = self.filling().filter(|filling| filling.is_sending) {
            filling.is_sending = false;
            self.refocus();
        }
    }
}
