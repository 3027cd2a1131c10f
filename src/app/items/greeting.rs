//! What can be done on the first screen of a machine for whoever comes.

use crate::app::act::{Act, Place};
use crate::app::model::{Model, Visitor};

/// One big first thing to do, then the languages, each in its own name. Once the
/// keyboard is known, beginning is one press away.
pub(super) fn items(model: &Model) -> Vec<Act> {
    let mut items = if model.is_to_practise() {
        vec![Act::Go(Place::Who)]
    } else {
        vec![Act::Join, Act::Go(Place::CardEntry), Act::JustLook]
    };
    let languages = model.around.languages.iter();
    let others = languages.filter(|(code, _)| *code != model.around.locale);
    items.extend(others.map(|(code, _)| Act::Speak(code.clone())));
    items
}

/// The keys may be tried again: another keyboard was plugged in, or the wrong key pressed.
pub(super) fn help_item(model: &Model) -> Option<Act> {
    let may = model.profile.asks_practice && model.visitor == Visitor::Nobody;
    may.then_some(Act::Go(Place::Practice))
}

/// The first screen of somebody's own machine: whoever is known here, then whoever else.
pub(super) fn welcome(model: &Model) -> Vec<Act> {
    let known =
        model.around.roll.iter().filter(|_| model.profile.remembers).take(super::KNOWN_SHOWN);
    let mut items: Vec<Act> = known.map(|known| Act::ContinueAs(known.learner)).collect();
    items.push(Act::Go(Place::Who));
    let others = model.around.languages.iter().filter(|(code, _)| *code != model.around.locale);
    items.extend(others.map(|(code, _)| Act::Speak(code.clone())));
    items
}
