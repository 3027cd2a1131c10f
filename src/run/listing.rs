//! The catalogue in the words of a session: modules, learning paths, benefits.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::app::benefit::BenefitListing;
use crate::app::model::Listing;
use crate::app::msg::{Content, Msg};
use crate::app::route::PathListing;
use crate::content::Catalogue;
use crate::content::benefits::Benefit;
use crate::content::catalogue::{Entry, Path, PathStep};
use crate::domain::benefit::Validity;
use crate::text::Text;

/// The catalogue in the words of each language, made once for all sessions that have the
/// same catalogue.
#[derive(Default)]
pub struct Lists(Mutex<BTreeMap<String, Listed>>);

/// The catalogue in the words of one language.
#[derive(Clone)]
pub(super) struct Listed {
    pub(super) modules: Arc<[Listing]>,
    pub(super) paths: Arc<[PathListing]>,
    pub(super) benefits: Arc<[BenefitListing]>,
}

impl Lists {
    /// What the catalogue says in the words of `text`.
    pub(super) fn of(&self, catalogue: &Catalogue, text: &Text) -> Listed {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(listed) = all.get(text.locale()) {
            return listed.clone();
        }
        let listed = Listed {
            modules: modules(catalogue, text).into(),
            paths: paths(catalogue, text).into(),
            benefits: benefits(catalogue, text).into(),
        };
        all.insert(text.locale().to_owned(), listed.clone());
        listed
    }
}

/// The modules in the words of `text`.
fn modules(catalogue: &Catalogue, text: &Text) -> Vec<Listing> {
    let listing = |entry: &Entry| Listing {
        module: entry.id.clone(),
        number: entry.number,
        minutes: entry.minutes,
        title: entry.title.in_language(text.locale()),
        summary: entry.summary.in_language(text.locale()),
        elsewhere: catalogue
            .language(&entry.id, text.locale())
            .filter(|language| *language != text.locale())
            .map(str::to_owned),
    };
    catalogue.entries().iter().map(listing).collect()
}

/// The learning paths in the words of `text`, with the modules that can be
/// opened only; a path without any is left out.
fn paths(catalogue: &Catalogue, text: &Text) -> Vec<PathListing> {
    let step = |step: &PathStep| {
        let entry = catalogue.entry(&step.module)?;
        Some((entry.id.clone(), step.reason.in_language(text.locale())))
    };
    let listing = |path: &Path| PathListing {
        id: path.id.clone(),
        title: path.title.in_language(text.locale()),
        steps: path.steps.iter().filter_map(step).collect(),
    };
    catalogue.paths().iter().map(listing).filter(|path| !path.steps.is_empty()).collect()
}

/// The benefits in the words of `text`, valid or not.
fn benefits(catalogue: &Catalogue, text: &Text) -> Vec<BenefitListing> {
    let listing = |benefit: &Benefit| BenefitListing {
        id: benefit.id.clone(),
        title: benefit.title.in_language(text.locale()),
        text: benefit.text.in_language(text.locale()),
        by: benefit.by.clone(),
        address: benefit.address.clone(),
        conditions: benefit.conditions.clone(),
        place: benefit.place.clone(),
        validity: Validity { from: benefit.valid_from, until: benefit.valid_until },
        source: benefit.source.clone(),
        checked_on: benefit.checked_on,
        review_by: benefit.review_by,
    };
    catalogue.benefits().iter().map(listing).collect()
}

/// All of it as a message.
pub(super) fn message(listed: Listed, text: &Text) -> Msg {
    let Listed { modules, paths, benefits } = listed;
    let locale = text.locale().to_owned();
    Msg::Content(Content::Listed { locale, listings: modules, paths, benefits })
}
