//! A few digits beside the card.

use crate::app::act::{Act, Place};
use crate::app::model::Model;
use crate::app::pin::{PinAct, PinEntry, Wanted};

/// Where digits are typed.
pub(super) fn items(model: &Model, entry: &PinEntry) -> Vec<Act> {
    let mut items = vec![Act::Pin(PinAct::Submit)];
    let has_one = model.progress.pin.is_some();
    items.extend((entry.wanted == Wanted::Choose && has_one).then_some(Act::Pin(PinAct::Remove)));
    items.push(back(entry));
    items
}

/// The way back.
pub(super) fn back(entry: &PinEntry) -> Act {
    match entry.wanted {
        Wanted::Open(_) => Act::Go(Place::Who),
        Wanted::Choose | Wanted::Again(_) => Act::Go(Place::Settings),
    }
}

/// Among the settings of whoever has a card, where somebody can help out.
pub(super) fn setting(model: &Model) -> Option<Act> {
    let profile = &model.profile;
    let may = profile.asks_pin && profile.has_trainer && model.learner().is_some();
    may.then_some(Act::Pin(PinAct::Choose))
}
