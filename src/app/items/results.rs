//! What can be done with the outcome of a quiz, and with the answers given.

use super::leads_to_placement;
use crate::app::act::{Act, Place, Study};
use crate::app::model::Model;
use crate::app::screen::Review;
use crate::domain::record::Purpose;

/// After a quiz.
pub(super) fn results(model: &Model) -> Vec<Act> {
    let quiz = model.here().and_then(|module| module.last_ended());
    let is_passed = quiz.and_then(|quiz| quiz.ended).unwrap_or(false);
    let is_check = quiz.is_some_and(|quiz| quiz.purpose == Purpose::Check);
    let mut items = vec![];
    if is_check && !is_passed {
        // Not again today: another day is what makes it worth something.
        items.push(Act::Study(Study::Corrections));
        items.push(Act::Go(Place::Home));
    } else if is_passed {
        items.extend(leads_to_placement(model).then_some(Act::Go(Place::Placement)));
        items.push(Act::Go(Place::Home));
        items.push(Act::Go(Place::Passport));
        items.push(Act::Study(Study::Corrections));
    } else {
        items.push(Act::Study(Study::Corrections));
        items.push(Act::Study(Study::Quiz));
        items.push(Act::Go(Place::Home));
    }
    items.push(Act::Go(Place::Goodbye));
    items
}

/// Answers given, or one of them in full.
pub(super) fn review(review: &Review) -> Vec<Act> {
    match review.shown {
        Some(row) if row + 1 < review.rows.len() => {
            vec![Act::Study(Study::Correction(row + 1)), Act::Study(Study::Corrections)]
        }
        Some(_) => vec![Act::Study(Study::Corrections)],
        None => (0..review.rows.len()).map(|row| Act::Study(Study::Correction(row))).collect(),
    }
}
