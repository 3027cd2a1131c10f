//! Group sessions: what is asked of the rooms.

use super::Shell;
use crate::app::lead::{RoomEffect, RoomNews};
use crate::app::msg::{Msg, Trouble};
use crate::run::rooms::{self, Asked};
use crate::store::{Request, RoomReply};

impl Shell {
    /// Asks the rooms. One may be asked for before the store is there.
    pub(super) fn room(&mut self, effect: RoomEffect) {
        let is_knock = matches!(effect, RoomEffect::Join(_) | RoomEffect::Look(_));
        if let Some(gate) = self.gate.as_ref().filter(|_| is_knock)
            && let Err(minutes) = gate.knock()
        {
            return self.queue(Msg::Room(RoomNews::Wait(minutes)));
        }
        match rooms::execute(&self.setup, effect) {
            Asked::Known(msg) => self.queue(msg),
            Asked::Rooms(request) if self.client.is_none() => {
                self.unsent.push(Request::Room(request));
            }
            Asked::Rooms(request) => {
                let waiting = self.awaited;
                self.ask(Request::Room(request), None);
                if self.awaited == waiting {
                    let trouble = Trouble::Other(self.setup.text.get("trouble-busy"));
                    self.queue(Msg::Room(RoomNews::Failed(trouble)));
                }
            }
        }
    }

    /// An answer of the rooms, in the player's words.
    pub(super) fn of_room(&self, reply: RoomReply) -> Msg {
        if let (RoomReply::Entered(_), Some(gate)) = (&reply, &self.gate) {
            gate.let_in();
        }
        rooms::heard(&self.setup, reply)
    }
}
