//! Benefits and helps around the passport, as authors write them: `benefits.ron`,
//! schema version 1.

use serde::Deserialize;

use super::catalogue::Words;
use super::load::{self, Opened};
use crate::domain::benefit::{Area, Conditions};
use crate::domain::id::BenefitId;
use crate::domain::prose::Prose;
use crate::domain::time::Date;

/// The file that lists the benefits.
pub const BENEFITS_FILE: &str = "benefits.ron";

/// The whole file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename = "Benefits")]
pub struct BenefitsFile {
    /// [`crate::domain::module::SCHEMA`].
    pub schema: u32,
    /// The benefits, in the order shown.
    pub benefits: Vec<Benefit>,
}

/// An offer of a partner, or a help.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Benefit {
    /// Its stable name.
    pub id: BenefitId,
    /// What it is called, in each language.
    pub title: Words,
    /// What one gets, in each language.
    pub text: Words,
    /// Who gives it.
    pub by: Prose,
    /// The page on which one asks for it.
    pub address: String,
    /// Who may ask.
    #[serde(default)]
    pub conditions: Conditions,
    /// Where it is given.
    pub place: Area,
    /// The first day it is given.
    pub valid_from: Date,
    /// The last day; none as long as no end is known.
    #[serde(default)]
    pub valid_until: Option<Date>,
    /// The page that says so.
    pub source: String,
    /// When somebody read that page.
    pub checked_on: Date,
    /// When somebody has to read it again.
    pub review_by: Date,
}

/// Reads a file of benefits, for the player and for the linter alike.
pub fn open_file(name: &str, bytes: &[u8]) -> Opened<BenefitsFile> {
    load::open(name, bytes, |file: &BenefitsFile| file.schema)
}

/// Reads the file of the program itself, whose bytes the tests have checked.
pub(super) fn trusted(bytes: &[u8]) -> Option<BenefitsFile> {
    load::trusted(bytes, |file: &BenefitsFile| file.schema)
}
