//! What can be done at home, on the ways through the modules, and with the passport.

use super::{actions, is_due, recall, remote};
use crate::app::act::{Act, PapersAct, Place, RouteAct, Study};
use crate::app::elsewhere;
use crate::app::model::{Model, Overlay, Question, Visitor};
use crate::app::screen::{CodeShown, Paths};
use crate::domain::id::ModuleId;
use crate::domain::route::Route;

/// Things to do now that home offers before all places: more would be a wall.
const FIRSTS: usize = 3;
/// Lines of home at most: each has a digit.
const MOST: usize = 9;

/// One big first action, then the places, always in the same order.
pub(super) fn home(model: &Model) -> Vec<Act> {
    let mut items = to_do(model);
    items.truncate(FIRSTS);
    if model.is_to_be_placed() {
        items.push(Act::Go(Place::Placement));
    }
    items.push(Act::Go(Place::Catalogue));
    if has_ways(model) {
        items.push(Act::Go(Place::Paths));
    }
    items.push(Act::Go(Place::Passport));
    items.extend(actions::home_item(model));
    if model.learner().is_some() {
        items.push(Act::Go(Place::Answers));
    }
    items.extend(super::seat::way_in(model));
    items.push(Act::Go(Place::Search));
    // A letter leads to the settings from here, and help from everywhere.
    if items.len() < MOST {
        items.push(Act::Go(Place::Settings));
    }
    items
}

/// What there is to do now, most useful first. Only the first [`FIRSTS`] are shown.
fn to_do(model: &Model) -> Vec<Act> {
    let mut acts: Vec<Act> = recall::recall_item(model).into_iter().collect();
    acts.extend(next_module(model));
    acts.extend(recall::confirm_item(model));
    // Whoever is in the middle of something else still sees the next step of the way.
    let unfinished = model.unfinished();
    let next = model.next_on_way().map(|step| &step.listing.module);
    let next = next.filter(|next| unfinished.is_some_and(|unfinished| unfinished != *next));
    acts.extend(next.map(|next| Act::Open(next.clone())));
    acts
}

/// The module to go on with or, when none is under way, to begin.
fn next_module(model: &Model) -> Option<Act> {
    let resume = |module: &ModuleId| Act::Study(Study::Resume(module.clone()));
    let begin = || model.suggested().map(|listing| Act::Open(listing.module.clone()));
    model.unfinished().map(resume).or_else(begin)
}

/// Whether there is a way to follow at all.
fn has_ways(model: &Model) -> bool {
    !model.around.paths.is_empty() || model.has_plan()
}

/// The modules of the way that is followed, or the ways there are.
pub(super) fn paths(model: &Model, shown: &Paths) -> Vec<Act> {
    match shown {
        Paths::Followed => {
            let steps = model.way().into_iter();
            let mut items: Vec<Act> =
                steps.map(|step| Act::Open(step.listing.module.clone())).collect();
            items.push(Act::Route(RouteAct::List));
            items.push(Act::Route(RouteAct::Follow(None)));
            items
        }
        Paths::All => {
            let paths = model.around.paths.iter();
            let mut items: Vec<Act> =
                paths.map(|path| Act::Route(RouteAct::See(path.id.clone()))).collect();
            items.insert(0, Act::Go(Place::Placement));
            if model.has_plan() {
                items.insert(0, Act::Route(RouteAct::Follow(Some(Route::Plan))));
            }
            if model.progress.route.is_some() {
                items.push(Act::Route(RouteAct::Follow(None)));
            }
            items
        }
        Paths::One(id) => vec![
            Act::Route(RouteAct::Follow(Some(Route::Path(id.clone())))),
            Act::Route(RouteAct::List),
        ],
    }
}

/// What is earned on paper, what is next, what the passport is good for.
pub(super) fn passport(model: &Model) -> Vec<Act> {
    let mut items = vec![];
    if !model.counted().is_empty() {
        items.push(Act::Go(Place::Papers));
    }
    let next = next_module(model);
    let has_next = next.is_some();
    items.extend(next);
    let benefits = model.benefits_today().map(|benefit| Act::Benefit(benefit.id.clone()));
    items.extend(benefits);
    if !has_next {
        items.push(Act::Go(Place::Catalogue));
    }
    items.push(Act::Go(Place::Home));
    items
}

pub(super) fn papers(model: &Model) -> Vec<Act> {
    let mut items = vec![];
    if model.learner().is_some() && !model.counted().is_empty() {
        if is_due(model) {
            items.push(Act::Papers(PapersAct::Make));
        } else {
            let export = (!model.profile.is_remote).then_some(PapersAct::Export);
            items.extend(export.into_iter().chain([PapersAct::Code(0)]).map(Act::Papers));
        }
        if model.progress.organisation.is_some() {
            items.push(Act::Go(Place::Organisation));
        }
    }
    items.push(Act::Go(Place::Home));
    items
}

/// From one code to the next, round and round; then back.
pub(super) fn code(model: &Model, shown: &CodeShown) -> Vec<Act> {
    let count = model.progress.latest_certificates().count();
    let next = (shown.place + 1) % count.max(1);
    let mut items = vec![Act::Go(Place::Papers)];
    items.extend(elsewhere::as_text(model, shown.place));
    items.extend((next != shown.place).then_some(Act::Papers(PapersAct::Code(next))));
    items
}

/// The end. Where many people come, the program stays, and whoever was here may go
/// on, or take everything away.
pub(super) fn goodbye(model: &Model) -> Vec<Act> {
    if !model.profile.is_shared {
        return vec![Act::Leave, remote::after_goodbye(model)];
    }
    let mut items = vec![Act::Leave];
    if model.visitor != Visitor::Nobody {
        items.push(Act::Go(Place::Home));
    }
    if model.learner().is_some() {
        items.push(Act::Show(Overlay::Confirm(Question::Erase)));
    }
    items
}
