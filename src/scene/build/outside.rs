//! Where papers may go from a machine that many people use.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::act::{Act, ActionsAct, PapersAct, Study};
use crate::app::outside::{Leaving, OutAct};
use crate::app::placing::PlacingAct;
use crate::domain::prose::Prose;
use crate::scene::Block;

impl Builder<'_> {
    pub(super) fn outside(self) -> Parts {
        let mut body = vec![Block::Heading(self.get("outside-title"))];
        if let Some(Leaving { places, .. }) = &self.model.pending.leaving {
            if !places.sticks.is_empty() {
                body.push(self.small("outside-only"));
            } else if places.takes_sticks {
                body.push(self.say("outside-plug-in"));
            }
            if !places.can_print {
                body.push(self.small("outside-no-printer"));
            }
        }
        body.push(self.items());
        Parts::new("outside", self.get("outside-head"), body)
    }

    pub(super) fn papers_item(self, act: PapersAct) -> Worded {
        match act {
            PapersAct::Make => self.detailed("papers-make", "papers-make-detail"),
            PapersAct::Export => Worded::new(self.get("papers-export")),
            PapersAct::Learnt => Worded::new(self.get("learnt-item")),
            PapersAct::Code(place) => self.code_item(place),
            PapersAct::Text(..) => self.detailed("text-show", "text-show-detail"),
            PapersAct::Clip => Worded::new(self.get("text-copy")),
            PapersAct::Submit => Worded::new(self.get("organisation-submit")),
        }
    }

    pub(super) fn outside_item(self, act: OutAct) -> Worded {
        match act {
            OutAct::Look => Worded::new(self.get("outside-look")),
            OutAct::Paper => Worded::new(self.get("outside-paper")),
            OutAct::Stick(place) => {
                let leaving = self.model.pending.leaving.as_ref();
                let stick = leaving.and_then(|leaving| leaving.places.sticks.get(place));
                let Some(stick) = stick else { return Worded::new(Prose::default()) };
                let id = if stick.is_removable { "outside-stick" } else { "outside-folder" };
                let label = self.with(id, &[("name", (&stick.name).into())]);
                let detail = self.with("outside-room", &[("room", stick.room.into())]);
                Worded { detail, ..Worded::new(label) }
            }
        }
    }
}

/// Whether `act` sends out the pages on screen.
pub(super) fn is_way_out(act: &Act) -> bool {
    matches!(
        act,
        Act::Papers(PapersAct::Export)
            | Act::Actions(ActionsAct::Export)
            | Act::Placing(PlacingAct::Export)
            | Act::Study(Study::SaveSheet)
    )
}
