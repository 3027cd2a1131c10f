//! Benefits and helps around the passport, as a learner meets them.

use super::model::Model;
use crate::domain::benefit::{Area, Conditions, Validity};
use crate::domain::id::BenefitId;
use crate::domain::prose::Prose;
use crate::domain::time::Date;

/// A benefit in the language of the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitListing {
    /// Its stable name.
    pub id: BenefitId,
    /// What it is called.
    pub title: Prose,
    /// What one gets.
    pub text: Prose,
    /// Who gives it.
    pub by: Prose,
    /// The page on which one asks for it.
    pub address: String,
    /// Who may ask.
    pub conditions: Conditions,
    /// Where it is given.
    pub place: Area,
    /// When it is given.
    pub validity: Validity,
    /// Where it is written.
    pub source: String,
    /// When somebody last looked.
    pub checked_on: Date,
    /// When somebody has to look again.
    pub review_by: Date,
}

impl Model {
    /// The benefits that are given today. Those that are over, or still to come,
    /// are never shown.
    pub fn benefits_today(&self) -> impl Iterator<Item = &BenefitListing> {
        let today = self.around.today;
        self.around.benefits.iter().filter(move |benefit| benefit.validity.holds_on(today))
    }

    /// The benefit of that name, if it is given today.
    pub fn benefit(&self, id: &BenefitId) -> Option<&BenefitListing> {
        self.benefits_today().find(|benefit| benefit.id == *id)
    }
}
