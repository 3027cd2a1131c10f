//! What can be done with the plan of action.

use crate::app::act::{Act, ActionsAct, Place};
use crate::app::model::Model;
use crate::app::screen::Actions;
use crate::domain::action::{Line, plan};

/// The lines on screen: those whose module is still here.
pub fn lines(model: &Model, screen: &Actions) -> Vec<Line> {
    let mut lines = plan(&model.progress);
    lines.retain(|line| screen.texts.contains_key(&line.module));
    lines
}

pub(super) fn items(model: &Model, screen: &Actions) -> Vec<Act> {
    let lines = lines(model, screen);
    let may_export = !lines.is_empty() && model.profile.can_export;
    let ticks = lines.into_iter().map(|line| Act::Actions(ActionsAct::Tick(line.module)));
    let export = may_export.then_some(Act::Actions(ActionsAct::Export));
    ticks.chain(export).chain([Act::Go(Place::Home)]).collect()
}

/// The way to the plan, once it has a line. What a guest does is not kept: no plan.
pub(super) fn home_item(model: &Model) -> Option<Act> {
    let has_plan = model.learner().is_some() && !plan(&model.progress).is_empty();
    has_plan.then_some(Act::Go(Place::Actions))
}
