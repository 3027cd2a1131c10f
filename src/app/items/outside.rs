//! Where papers may go.

use crate::app::act::Act;
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
