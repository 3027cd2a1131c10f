//! What a search finds: said by the index that finds it, shown by the screen
//! that asked.

use super::id::{ModuleId, StepId};
use super::module::Term;
use super::prose::Prose;

/// The answer to a search.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// What was asked, spaces around it left out. An answer that comes late is
    /// known by it.
    pub query: String,
    /// The best hits, best first.
    pub hits: Vec<Hit>,
    /// How many more there are.
    pub others: usize,
    /// Every hard word in the order of the alphabet, when nothing was asked.
    pub words: Vec<Term>,
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The module it is in.
    pub module: ModuleId,
    /// What it is.
    pub target: Target,
    /// Its title; what was looked for is strong.
    pub title: Prose,
    /// A short part of what it says; what was looked for is strong.
    pub excerpt: Prose,
}

/// What can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A module itself.
    Module,
    /// A page of it.
    Page {
        /// Which one.
        step: StepId,
        /// Its number among the pages of the module, from 1.
        number: u16,
    },
    /// A word it explains.
    Word(Term),
}
