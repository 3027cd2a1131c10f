//! The plan: three modules, each with its reason.
//!
//! The first serves the goal and the last protects the business, whatever was
//! answered; only the one between follows from the answers. So no answer, and
//! no mood of the day, ever changes more than one module of a plan.

use std::collections::{BTreeMap, BTreeSet};

use super::Guide;
use super::ability::{Ability, abilities, success};
use crate::domain::attempt::Outcome;
use crate::domain::id::{AreaId, ModuleId};
use crate::domain::progress::Placement;
use crate::domain::route::{PlanStep, Reason};

/// What the place of a module among those of the goal is worth: the first, the
/// second, and so on.
const GOAL: [f64; 5] = [2.4, 2.0, 1.4, 1.0, 0.8];
/// What a missed question is worth.
const MISSED: f64 = 1.0;
/// What is taken off where a question was answered rightly.
const KNOWN: f64 = 0.6;
/// What a low step in the area of the module is worth, at most.
const BRAKE: f64 = 0.4;

/// The plan that `placement` comes to: three modules, fewer only when fewer are
/// left that are not passed.
pub fn plan(guide: &Guide, placement: &Placement, passed: &BTreeSet<ModuleId>) -> Vec<PlanStep> {
    let wanted = guide.goal(&placement.goal).map_or(&[][..], |goal| goal.modules.as_slice());
    let left: Vec<&ModuleId> =
        guide.modules.iter().filter(|module| !passed.contains(*module)).collect();
    // Of the goal, or of safety, or of the programme: the first that is left, whatever was answered.
    let first_of = |listed: &[ModuleId], taken: Option<&ModuleId>| {
        let is_left = |module: &&ModuleId| left.contains(module) && Some(*module) != taken;
        let found = listed.iter().find(is_left);
        found.or_else(|| left.iter().copied().find(is_left)).cloned()
    };
    let first = first_of(wanted, None);
    let safe = first_of(&guide.safety, first.as_ref());
    let judged = Judged { guide, placement, wanted, abilities: abilities(guide, placement) };
    let taken = [first.as_ref(), safe.as_ref()];
    let others = left.iter().filter(|module| !taken.contains(&Some(**module)));
    let weighed = others.map(|module| (judged.worth(module), *module));
    // Of equals the first of the programme.
    let middle = weighed.reduce(|best, other| if other.0 > best.0 { other } else { best });
    let middle = middle.map(|(_, module)| (module.clone(), judged.reason(module)));
    let kind = |module: ModuleId| {
        let reason = if wanted.contains(&module) {
            Reason::Goal
        } else if guide.safety.contains(&module) {
            Reason::Safety
        } else {
            Reason::Near
        };
        (module, reason)
    };
    let all = first.map(kind).into_iter().chain(middle).chain(safe.map(kind));
    all.map(|(module, reason)| PlanStep { module, reason }).collect()
}

/// What is known of the person, to weigh modules with.
struct Judged<'a> {
    guide: &'a Guide,
    placement: &'a Placement,
    wanted: &'a [ModuleId],
    abilities: BTreeMap<AreaId, Ability>,
}

impl Judged<'_> {
    /// How the question of that module went, if one was asked.
    fn outcome(&self, module: &ModuleId) -> Option<Outcome> {
        let answer = self.placement.answers.iter().find(|answer| answer.module == *module);
        answer.map(|answer| answer.outcome)
    }

    fn worth(&self, module: &ModuleId) -> f64 {
        let place = self.wanted.iter().position(|wanted| wanted == module);
        let last = GOAL.last().copied().unwrap_or_default();
        let goal = place.map_or(0.0, |place| GOAL.get(place).copied().unwrap_or(last));
        let answered = match self.outcome(module) {
            Some(Outcome::Right) => -KNOWN,
            Some(Outcome::Partly | Outcome::Wrong) => MISSED,
            None => 0.0,
        };
        goal + answered + BRAKE * self.brake(module)
    }

    /// From 0 to 1: how far down one stands in the areas the module trains.
    fn brake(&self, module: &ModuleId) -> f64 {
        let trained = self.guide.areas.iter().filter(|area| area.modules.contains(module));
        let means = trained.filter_map(|area| self.abilities.get(&area.id)).map(|it| it.mean);
        means.map(|mean| 1.0 - success(mean, 0.0, 1.0)).fold(0.0, f64::max)
    }

    fn reason(&self, module: &ModuleId) -> Reason {
        match self.outcome(module) {
            Some(Outcome::Partly | Outcome::Wrong) => Reason::Missed,
            _ if self.wanted.contains(module) => Reason::Goal,
            _ => Reason::Near,
        }
    }
}
