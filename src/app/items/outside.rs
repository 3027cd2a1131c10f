//! Where papers may go.

use crate::app::act::{Act, CardAct, PapersAct};
use crate::app::model::Model;
use crate::app::outside::OutAct;

pub(super) fn items(model: &Model) -> Vec<Act> {
    let Some(leaving) = &model.pending.leaving else { return vec![Act::Dismiss] };
    let places = &leaving.places;
    let sticks = (0..places.sticks.len()).map(OutAct::Stick);
    let paper = places.can_print.then_some(OutAct::Paper);
    let look = places.takes_sticks.then_some(OutAct::Look);
    sticks.chain(paper).chain(look).map(Act::Out).chain([Act::Dismiss]).collect()
}

/// A card to note, and to print where there is a printer.
pub(super) fn card(model: &Model) -> Vec<Act> {
    let print = model.profile.can_print.then_some(CardAct::Print);
    [CardAct::Noted].into_iter().chain(print).map(Act::Card).collect()
}

/// The page of what was learnt, once there is something on it and a way out for it.
pub(super) fn learnt(model: &Model) -> Option<Act> {
    let has_page = model.learner().is_some() && !model.counted().is_empty();
    (has_page && model.profile.can_export).then_some(Act::Papers(PapersAct::Learnt))
}
