//! The *bilan*: one page for the learner and the adviser. What one wants, where
//! one placed oneself, what was tried, what comes next. No score, no level.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Guide;
use crate::domain::id::{AreaId, AttemptId, GoalId, ModuleId};
use crate::domain::learner::Organisation;
use crate::domain::progress::Progress;
use crate::domain::prose::Prose;
use crate::domain::route::PlanStep;
use crate::domain::time::{Date, Timestamp};

/// One page, ready to be put into words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bilan {
    /// The attempt: it tells one page from another, and means nothing.
    #[serde(skip)]
    pub attempt: AttemptId,
    /// The day of the page.
    pub on: Date,
    /// The day of the placement.
    pub placed_on: Date,
    /// First name, if given.
    pub name: Option<String>,
    /// The organisation, if given.
    pub organisation: Option<Organisation>,
    /// What is wanted.
    pub goal: Wanted,
    /// Where one placed oneself.
    pub areas: Vec<Placed>,
    /// The modules that the questions came from, in the order asked.
    pub tried: Vec<ModuleId>,
    /// The plan; empty while the placement is under way.
    pub plan: Vec<PlanStep>,
    /// The modules passed, in the order they were.
    pub passed: Vec<Passed>,
}

/// What is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wanted {
    /// Which goal.
    pub id: GoalId,
    /// In words; the name when the goal is not there any more.
    pub title: Prose,
}

/// A step in an area, by one's own word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// Which area.
    pub id: AreaId,
    /// In words.
    pub title: Prose,
    /// From 1 to [`super::STEPS`].
    pub step: u8,
}

/// A module passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passed {
    /// Which one.
    pub module: ModuleId,
    /// When.
    pub on: Date,
    /// When it was confirmed on another day, if it was.
    pub solid_on: Option<Date>,
}

impl Bilan {
    /// The page of `progress` on the day `on`; none without a placement.
    pub fn of(progress: &Progress, guide: &Guide, on: Date) -> Option<Self> {
        let placement = progress.placement.as_ref()?;
        let title = guide.goal(&placement.goal).map(|goal| goal.title.clone());
        let areas = guide.areas.iter().filter_map(|area| {
            let step = *placement.areas.get(&area.id)?;
            Some(Placed { id: area.id.clone(), title: area.title.clone(), step })
        });
        let mut seen = BTreeSet::new();
        let tried = placement.answers.iter().map(|answer| &answer.module);
        let passed = progress.passed().into_iter().map(|(module, pass)| Passed {
            module: module.clone(),
            on: pass.at.date(),
            solid_on: progress.module(module).and_then(|it| it.solid).map(Timestamp::date),
        });
        Some(Self {
            attempt: placement.attempt,
            on,
            placed_on: placement.at.date(),
            name: progress.name.clone(),
            organisation: progress.organisation.clone(),
            goal: Wanted {
                id: placement.goal.clone(),
                title: title.unwrap_or_else(|| Prose::plain(placement.goal.as_str())),
            },
            areas: areas.collect(),
            tried: tried.filter(|module| seen.insert(*module)).cloned().collect(),
            plan: placement.plan.clone(),
            passed: passed.collect(),
        })
    }
}
