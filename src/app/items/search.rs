//! What can be done with what a search found.

use crate::app::act::{Act, Finding, Place};
use crate::app::model::{Model, Overlay};
use crate::app::screen::Search;
use crate::domain::module::{Page, Step};
use crate::domain::search::Target;

/// The hits while one looks for something; then the way back and on.
pub(super) fn items(search: &Search) -> Vec<Act> {
    if let Some(hit) = search.looked_at() {
        return vec![Act::Find(Finding::Back), Act::Open(hit.module.clone())];
    }
    let hits = (0..search.found.hits.len()).map(|hit| Act::Find(Finding::Hit(hit)));
    hits.chain([Act::Go(Place::Home)]).collect()
}

/// The letters that work while one looks at a hit.
pub(super) fn letters(model: &Model, search: &Search) -> Vec<(char, Act)> {
    let has_terms = page(model, search).is_some_and(|page| page.terms().next().is_some());
    let terms = has_terms.then_some(('m', Act::Show(Overlay::Terms)));
    terms.into_iter().chain([('r', Act::Find(Finding::Back))]).collect()
}

/// The page one looks at, once its module is open.
pub fn page<'m>(model: &'m Model, search: &Search) -> Option<&'m Page> {
    let hit = search.looked_at()?;
    let Target::Page { step, .. } = &hit.target else { return None };
    let open = model.open.as_ref().filter(|open| open.module.id == hit.module)?;
    open.module.steps().find_map(|other| match other {
        Step::Page(page) if page.id == *step => Some(page),
        _ => None,
    })
}
