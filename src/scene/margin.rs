//! What stands in the margins of a wide screen, beside the page.
//!
//! Purely additional: all of it can be read or asked for elsewhere, so it is never read
//! aloud, never in lines, and made only where there is room for it.

use serde::Serialize;

use super::{Meter, Prose};

/// Both margins. Empty ones take no room.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Margins {
    /// On the left: where one is.
    pub left: Vec<Strip>,
    /// On the right: what is useful now.
    pub right: Vec<Strip>,
}

impl Margins {
    /// Whether there is nothing in either.
    pub const fn is_empty(&self) -> bool {
        self.left.is_empty() && self.right.is_empty()
    }
}

/// A part of a margin.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub enum Strip {
    /// What the next parts are about.
    Heading {
        /// In a word or two.
        text: Prose,
        /// A few words on the right; may be empty.
        aside: Prose,
    },
    /// A short paragraph.
    Text(Prose),
    /// A hard word, explained.
    Term {
        /// The word.
        word: Prose,
        /// What it means.
        meaning: Prose,
    },
    /// Lines with a few words on the right of each.
    Pairs(Vec<(Prose, Prose)>),
    /// The parts of a module, in order.
    Plan(Vec<Chapter>),
    /// Lines in columns.
    Table(Table),
    /// How far one is from what one wants.
    Goals(Vec<Goal>),
}

/// A part of a module.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Chapter {
    /// Its title.
    pub title: Prose,
    /// What became of it, in a word; empty until then.
    pub state: Prose,
    /// Whether one is in it.
    pub is_here: bool,
    /// Its steps. Shown where there is room for those of all chapters; else those of
    /// the chapter one is in.
    pub steps: Vec<PlanStep>,
}

/// A step of a chapter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PlanStep {
    /// Its title.
    pub title: Prose,
    /// What became of it, in a word; empty until then.
    pub state: Prose,
    /// Whether one is at it.
    pub is_here: bool,
}

/// Lines in columns: the first takes what the others leave.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Table {
    /// What stands above each column.
    pub head: Vec<Prose>,
    /// The lines, as many cells each.
    pub rows: Vec<Vec<Prose>>,
}

/// Something one works toward.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Goal {
    /// What.
    pub label: Prose,
    /// How far, in words.
    pub value: Prose,
    /// The same as a bar.
    pub meter: Meter,
}
