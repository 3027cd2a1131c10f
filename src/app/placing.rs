//! The kind placement on screen: a goal, five steps, a few questions, a plan.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::asking::Asking;
use super::model::Model;
use super::screen::Screen;
use crate::domain::id::{GoalId, ModuleId};
use crate::domain::placement::bilan::Bilan;
use crate::domain::placement::choice::{self, Closed};
use crate::domain::placement::{Guide, Item};
use crate::domain::progress::Placement;
use crate::domain::question::{Ask, Question};
use crate::domain::route::PlanStep;

/// Where one is in the placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placing {
    /// What it is; begin, go on, or see the plan there is.
    Entry,
    /// What one wants.
    Goal,
    /// Where one stands in each area.
    Areas {
        /// What one wants.
        goal: GoalId,
        /// The steps given so far, in the order of the areas.
        steps: Vec<u8>,
    },
    /// A question of a module.
    Asking(Asking),
    /// What it came to.
    Plan,
    /// One page for the adviser.
    Bilan,
}

/// Something done in the placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlacingAct {
    /// Begin, or begin again.
    Begin,
    /// Go on where one was.
    Resume,
    /// Want the goal of that place in the guide.
    Goal(usize),
    /// Stand on that step, from 1.
    Step(u8),
    /// Back to the area before, or to the goal.
    Previous,
    /// I do not know.
    Unknown,
    /// Stop asking, and see the plan.
    Stop,
    /// See the plan.
    Plan,
    /// Follow the plan and open its next module.
    Start,
    /// Follow the plan, later.
    Follow,
    /// See the page for the adviser.
    Bilan,
    /// Write that page to a file.
    Export,
}

/// What the placement needs beside the records.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Guidance {
    /// Goals, areas and questions, once asked for.
    pub guide: Option<Arc<Guide>>,
    /// What to do once they are here.
    pub then: Option<Then>,
    /// Modules that could not be asked about.
    pub missing: BTreeSet<ModuleId>,
}

/// What to do once the guide is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Show what it is.
    Entry,
    /// Go on where one was.
    Resume,
}

/// Whether one can answer such a question without a line to type in.
pub fn is_askable(question: &Question) -> bool {
    matches!(question.ask, Ask::One { .. } | Ask::Several { .. } | Ask::TrueFalse { .. })
}

impl Model {
    /// The placement under way, if there is one.
    pub fn ongoing_placement(&self) -> Option<&Placement> {
        self.progress.placement.as_ref().filter(|placement| !placement.is_placed)
    }

    /// The question of the placement to ask now; none when it is over.
    pub fn next_of_placement(&self) -> Option<&Item> {
        let (guide, placement) = (self.guidance.guide.as_ref()?, self.ongoing_placement()?);
        let passed = self.passed_modules();
        let closed = Closed { missing: &self.guidance.missing, passed: &passed };
        choice::next(guide, placement, closed).map(|(item, _)| item)
    }

    /// Whether a goal or a step is being chosen: Enter must not choose the first by accident.
    pub fn is_standing(&self) -> bool {
        let is_chosen =
            matches!(self.screen, Screen::Placement(Placing::Goal | Placing::Areas { .. }));
        is_chosen && self.overlays.is_empty()
    }

    /// The modules passed.
    pub fn passed_modules(&self) -> BTreeSet<ModuleId> {
        self.progress.passed().into_iter().map(|(module, _)| module.clone()).collect()
    }

    /// The next module of the plan that is not passed.
    pub fn next_of_plan(&self) -> Option<&PlanStep> {
        let passed = self.passed_modules();
        let plan = &self.progress.placement.as_ref()?.plan;
        plan.iter().find(|step| !passed.contains(&step.module))
    }

    /// The page for the adviser, as of today.
    pub fn bilan(&self) -> Option<Bilan> {
        Bilan::of(&self.progress, self.guidance.guide.as_ref()?, self.around.today)
    }

    /// Whether "where to begin?" belongs on the first screen: nothing is begun
    /// yet, or a placement is.
    pub fn is_to_be_placed(&self) -> bool {
        let progress = &self.progress;
        let is_new =
            progress.modules.is_empty() && progress.placement.is_none() && progress.route.is_none();
        is_new || self.ongoing_placement().is_some()
    }
}
