//! A few digits beside the card.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::pin::{PinAct, PinEntry, PinNotice, Wanted};
use crate::domain::prose::Prose;
use crate::scene::{Block, Field, Tone};

impl Builder<'_> {
    pub(super) fn pin(self, entry: &PinEntry) -> Parts {
        let (title, what, place) = match entry.wanted {
            Wanted::Open(_) => ("pin-ask", "pin-ask-what", "pin/open"),
            Wanted::Choose => ("pin-choose", "pin-choose-what", "pin/choose"),
            Wanted::Again(_) => ("pin-again", "pin-choose-what", "pin/again"),
        };
        let body = vec![
            Block::Heading(self.get(title)),
            self.say(what),
            Block::Field(Field {
                label: self.get("pin-digits"),
                value: "*".repeat(entry.line.value().chars().count()),
                cursor: entry.line.cursor(),
                after: Prose::default(),
                is_focused: true,
            }),
            self.items(),
        ];
        Parts::new(place, self.get("product"), body)
    }

    pub(super) fn pin_item(self, act: PinAct) -> Worded {
        match act {
            PinAct::Choose => {
                let has_one = self.model.progress.pin.is_some();
                let value = self.get(if has_one { "pin-on" } else { "pin-off" });
                Worded { aside: value, ..Worded::new(self.get("pin-setting")) }
            }
            PinAct::Submit => Worded::new(self.get("validate")),
            PinAct::Remove => Worded::new(self.get("pin-remove")),
        }
    }

    pub(super) fn pin_notice(self, told: PinNotice) -> Block {
        let (tone, id) = match told {
            PinNotice::Shape => (Tone::Info, "pin-shape"),
            PinNotice::Differs => (Tone::NotYet, "pin-differs"),
            PinNotice::Wrong => (Tone::NotYet, "pin-wrong"),
            PinNotice::Set => (Tone::Good, "pin-set"),
            PinNotice::Removed => (Tone::Good, "pin-removed"),
        };
        Block::Notice { tone, text: self.get(id) }
    }
}
