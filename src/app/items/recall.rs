//! What is offered to a person who comes back: questions to recall, a module to confirm.

use std::collections::BTreeMap;

use crate::app::act::{Act, Study};
use crate::app::model::Model;
use crate::domain::id::{ModuleId, ObjectiveId};
use crate::domain::memory::{self, Due};
use crate::domain::time::Date;

/// How many questions are asked again in one visit: never more, however long one
/// was away.
const MOST: usize = 4;

/// What is worth asking again today and can be asked, most useful first.
pub fn due(model: &Model) -> Vec<Due> {
    let mut due = memory::due(&model.progress, model.around.today);
    due.retain(|due| is_askable(model, &due.module, &due.objective));
    due
}

/// Whether the module is still there and has the objective; as long as that was not
/// looked up, yes.
fn is_askable(model: &Model, module: &ModuleId, objective: &ObjectiveId) -> bool {
    let objectives = model.around.objectives.get(module);
    model.listing(module).is_some()
        && objectives.is_none_or(|objectives| objectives.contains(objective))
}

/// How many questions this visit may still ask again.
pub fn offered(model: &Model) -> usize {
    due(model).len().min(MOST.saturating_sub(model.recalled))
}

/// The day from which something is worth asking again; none when nothing is.
pub fn next_on(model: &Model) -> Option<Date> {
    let is_asked =
        |module: &ModuleId, objective: &ObjectiveId| is_askable(model, module, objective);
    memory::next_on(&model.progress, model.around.today, is_asked)
}

/// The same day, and how much is worth asking again by then.
pub fn upcoming(model: &Model) -> Option<(Date, usize)> {
    let is_asked =
        |module: &ModuleId, objective: &ObjectiveId| is_askable(model, module, objective);
    memory::upcoming(&model.progress, model.around.today, is_asked)
}

/// The day from which something of each module is worth asking again.
pub fn next_by_module(model: &Model) -> BTreeMap<&ModuleId, Date> {
    let mut days: BTreeMap<&ModuleId, Date> = BTreeMap::new();
    for ((module, objective), recalls) in &model.progress.recalls {
        let day = memory::due_on(recalls).filter(|_| is_askable(model, module, objective));
        let Some(day) = day else { continue };
        days.entry(module).and_modify(|first| *first = day.min(*first)).or_insert(day);
    }
    days
}

/// How many ideas are solid, of those met in modules that are passed.
pub fn ideas(model: &Model) -> (usize, usize) {
    let met = model.progress.recalls.iter();
    let met = met.filter(|((module, objective), _)| is_askable(model, module, objective));
    met.fold((0, 0), |(solid, met), (_, recalls)| {
        (solid + usize::from(memory::is_solid(recalls)), met + 1)
    })
}

/// The first line of home, when something is worth asking again.
pub(super) fn recall_item(model: &Model) -> Option<Act> {
    (offered(model) > 0).then_some(Act::Study(Study::Recall))
}

/// The line of home that offers to confirm a module. The one being confirmed is gone
/// on with instead.
pub(super) fn confirm_item(model: &Model) -> Option<Act> {
    let module = to_check(model)?;
    (model.progress.checking.as_ref() != Some(module))
        .then(|| Act::Study(Study::Confirm(module.clone())))
}

/// The line of a module's own screen that offers to confirm it.
pub(super) fn confirm_here(model: &Model) -> Option<Act> {
    let open = model.open.as_ref()?;
    let may = model.here().is_some_and(|here| here.may_check(model.around.today));
    may.then(|| Act::Study(Study::Confirm(open.module.id.clone())))
}

/// The module to confirm now, of those that are still there: one that counts toward
/// the passport rather than one that does not, then the one passed first.
fn to_check(model: &Model) -> Option<&ModuleId> {
    let may = |module: &ModuleId| {
        let here = model.progress.module(module);
        here.is_some_and(|here| here.may_check(model.around.today))
    };
    let passed = model.progress.passed().into_iter().map(|(module, _)| module);
    passed
        .filter(|module| may(module) && model.listing(module).is_some())
        .min_by_key(|module| !model.counts(module))
}
