//! Sheets: what a module gives to print, on one page of paper, to fill in and
//! tick with a pen. The types are also the shape of the RON files.

use serde::{Deserialize, Serialize};

use super::id::SheetId;
use super::prose::Prose;
use super::time::Date;

/// One page to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// Stable name within the module, and part of the name of its file.
    pub id: SheetId,
    /// What it is for.
    pub title: Prose,
    /// Its parts, in order.
    pub sections: Vec<Section>,
}

/// A part of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// What its lines are about.
    pub title: Prose,
    /// Its lines, in order.
    pub lines: Vec<Line>,
}

/// A line of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Line {
    /// Something to do or to see, with a box to tick.
    Tick(Prose),
    /// Something to write, with room for it.
    Fill(Prose),
    /// Something to know that can age, with its source.
    Fact {
        /// What holds.
        text: Prose,
        /// Public address of the source.
        source: String,
        /// When it was checked.
        checked_on: Date,
        /// When it must be checked again.
        review_by: Date,
        /// Where it holds: `FR`, `EU`.
        jurisdiction: String,
    },
}

impl Line {
    /// What it says.
    pub fn text(&self) -> &Prose {
        match self {
            Self::Tick(text) | Self::Fill(text) | Self::Fact { text, .. } => text,
        }
    }
}

/// The name a source is known by: `https://www.april.org/…` is `april.org`.
pub fn host(address: &str) -> &str {
    let host = address.split('/').nth(2).unwrap_or(address);
    host.strip_prefix("www.").unwrap_or(host)
}
