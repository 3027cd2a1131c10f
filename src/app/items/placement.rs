//! What can be done in the placement, screen by screen.

use crate::app::act::{Act, Answering, Place};
use crate::app::asking::{Asking, Phase};
use crate::app::model::Model;
use crate::app::placing::{Placing, PlacingAct};
use crate::domain::placement::STEPS;
use crate::domain::route::Route;

pub(super) fn placement(model: &Model, placing: &Placing) -> Vec<Act> {
    match placing {
        Placing::Entry => entry(model),
        Placing::Goal => {
            let goals = model.guidance.guide.as_ref().map_or(0, |guide| guide.goals.len());
            (0..goals).map(|goal| Act::Placing(PlacingAct::Goal(goal))).collect()
        }
        Placing::Areas { .. } => {
            (1..=STEPS).map(|step| Act::Placing(PlacingAct::Step(step))).collect()
        }
        Placing::Asking(asking) => asked(model, asking),
        Placing::Plan => plan(model),
        Placing::Bilan => {
            let export = model.profile.can_export.then_some(Act::Placing(PlacingAct::Export));
            let back = [Act::Placing(PlacingAct::Plan), Act::Go(Place::Home)];
            export.into_iter().chain(back).collect()
        }
    }
}

fn entry(model: &Model) -> Vec<Act> {
    let mut acts = vec![];
    if let Some(placement) = model.ongoing_placement() {
        acts.push(PlacingAct::Resume);
        acts.extend((!placement.answers.is_empty()).then_some(PlacingAct::Stop));
    } else if model.progress.placement.is_some() {
        acts.push(PlacingAct::Plan);
    }
    acts.push(PlacingAct::Begin);
    acts.into_iter().map(Act::Placing).chain([Act::Go(Place::Home)]).collect()
}

fn asked(model: &Model, asking: &Asking) -> Vec<Act> {
    match asking.phase {
        Phase::Saving => vec![],
        Phase::Told(_) => {
            let stop = model.next_of_placement().map(|_| Act::Placing(PlacingAct::Stop));
            [Act::Answer(Answering::Continue)].into_iter().chain(stop).collect()
        }
        Phase::Choosing => {
            let rows = (0..asking.rows().len()).map(|row| Act::Answer(Answering::Row(row)));
            rows.chain([Act::Placing(PlacingAct::Unknown)]).collect()
        }
    }
}

fn plan(model: &Model) -> Vec<Act> {
    let mut items = vec![];
    if model.next_of_plan().is_some() {
        items.push(Act::Placing(PlacingAct::Start));
        if model.progress.route != Some(Route::Plan) {
            items.push(Act::Placing(PlacingAct::Follow));
        }
    }
    items.push(Act::Placing(PlacingAct::Bilan));
    items.push(Act::Go(Place::Home));
    items
}

/// The way back.
pub(super) fn back(placing: &Placing) -> Act {
    match placing {
        Placing::Entry | Placing::Plan => Act::Go(Place::Home),
        Placing::Goal | Placing::Asking(_) => Act::Go(Place::Placement),
        Placing::Areas { .. } => Act::Placing(PlacingAct::Previous),
        Placing::Bilan => Act::Placing(PlacingAct::Plan),
    }
}
