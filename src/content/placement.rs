//! The placement file: goals, areas and the questions that may be asked, read
//! when somebody first wants to be placed.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::catalogue::{Catalogue, Words};
use super::load::{self, Opened};
use crate::domain::id::{AreaId, GoalId, ModuleId};
use crate::domain::placement::{Area, Goal, Guide, Item};

/// The file.
pub const PLACEMENT_FILE: &str = "placement.ron";

/// The shape of `placement.ron`, schema version 1.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename = "Placement")]
pub struct PlacementFile {
    /// [`crate::domain::module::SCHEMA`].
    pub schema: u32,
    /// What one may want, in the order shown.
    pub goals: Vec<GoalEntry>,
    /// Where one places oneself, in the order asked.
    pub areas: Vec<AreaEntry>,
    /// Modules that protect any business, the most useful first.
    pub safety: Vec<ModuleId>,
    /// The questions that may be asked.
    pub items: Vec<Item>,
}

/// Something a learner may want.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename = "Goal")]
pub struct GoalEntry {
    /// Its stable name.
    pub id: GoalId,
    /// In the words of a learner, in each language.
    pub title: Words,
    /// The modules that serve it, the most useful first.
    pub modules: Vec<ModuleId>,
}

/// A field of skill.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename = "Area")]
pub struct AreaEntry {
    /// Its stable name.
    pub id: AreaId,
    /// In each language.
    pub title: Words,
    /// What one does in it at work, in each language.
    pub example: Words,
    /// The modules that train it.
    pub modules: Vec<ModuleId>,
}

/// Reads a placement file, for the player and for the linter alike.
pub fn open_file(name: &str, bytes: &[u8]) -> Opened<PlacementFile> {
    load::open(name, bytes, |file: &PlacementFile| file.schema)
}

/// Reads the file of the program itself, which the tests have checked.
pub(super) fn trusted(bytes: &[u8]) -> Option<PlacementFile> {
    load::trusted(bytes, |file: &PlacementFile| file.schema)
}

impl PlacementFile {
    /// What it says in `locale`, of the modules that `catalogue` offers and that
    /// count toward the passport.
    pub(super) fn guide(&self, catalogue: &Catalogue, locale: &str) -> Guide {
        let counting = catalogue.entries().iter().filter(|entry| entry.counts());
        let modules: Vec<ModuleId> = counting.map(|entry| entry.id.clone()).collect();
        let offered: BTreeSet<&ModuleId> = modules.iter().collect();
        let kept = |listed: &[ModuleId]| -> Vec<ModuleId> {
            listed.iter().filter(|module| offered.contains(module)).cloned().collect()
        };
        let goals = self.goals.iter().map(|goal| Goal {
            id: goal.id.clone(),
            title: goal.title.in_language(locale),
            modules: kept(&goal.modules),
        });
        let areas = self.areas.iter().map(|area| Area {
            id: area.id.clone(),
            title: area.title.in_language(locale),
            example: area.example.in_language(locale),
            modules: kept(&area.modules),
        });
        let items = self.items.iter().filter(|item| offered.contains(&item.module));
        Guide {
            goals: goals.collect(),
            areas: areas.collect(),
            safety: kept(&self.safety),
            items: items.cloned().collect(),
            modules,
        }
    }
}
