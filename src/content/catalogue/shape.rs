//! The shape of `catalogue.ron`, schema version 1.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::files::REFERENCE;
use crate::domain::id::{ModuleId, PathId};
use crate::domain::module::Module;
use crate::domain::prose::Prose;

/// The whole file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename = "Catalogue")]
pub struct CatalogueFile {
    /// [`crate::domain::module::SCHEMA`].
    pub schema: u32,
    /// The modules.
    pub modules: Vec<Entry>,
    /// The learning paths.
    #[serde(default)]
    pub paths: Vec<Path>,
}

/// What is known of a module before it is opened.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its place in the programme. Zero is the orientation step, which does
    /// not count toward the passport.
    pub number: u16,
    /// The name of its folder.
    pub id: ModuleId,
    /// Minutes for the lessons, without the final quiz.
    pub minutes: u16,
    /// Its title in each language.
    pub title: Words,
    /// One sentence in each language: what one gets from it.
    pub summary: Words,
    /// What people call its subject, in each language, where its own pages say
    /// it otherwise: the search finds it by these words, and never shows them.
    #[serde(default)]
    pub found_by: Words,
}

/// A learning path (*parcours type*).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Path {
    /// Its stable name.
    pub id: PathId,
    /// Its title in each language.
    pub title: Words,
    /// The modules, in order.
    pub steps: Vec<PathStep>,
}

/// A module on a learning path.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathStep {
    /// Which one.
    pub module: ModuleId,
    /// Why it is on this path, in each language.
    pub reason: Words,
}

/// The same words in several languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(transparent)]
pub struct Words(pub BTreeMap<String, Prose>);

impl Words {
    /// The words in `locale`, else in French, else in any language there is.
    pub fn in_language(&self, locale: &str) -> Prose {
        let found = self.0.get(locale).or_else(|| self.0.get(REFERENCE));
        found.or_else(|| self.0.values().next()).cloned().unwrap_or_default()
    }
}

impl Entry {
    /// Whether a pass counts toward the passport.
    pub fn counts(&self) -> bool {
        self.number > 0
    }

    /// The entry of a module that no catalogue lists.
    pub(super) fn of_module(number: u16, module: &Module) -> Self {
        let words = |prose: &Prose| Words([(module.language.clone(), prose.clone())].into());
        Self {
            number,
            id: module.id.clone(),
            minutes: module.about.minutes,
            title: words(&module.title),
            summary: words(&module.summary),
            found_by: Words::default(),
        }
    }
}
