//! What can be done on the first screen of a machine for whoever comes.

use super::checking;
use crate::app::act::{Act, Place, Setting};
use crate::app::model::{Model, Visitor};

/// One big first thing to do, then the languages, each in its own name. Once the
/// keyboard is known, beginning is one press away.
pub(super) fn items(model: &Model) -> Vec<Act> {
    let mut items =
        if model.is_to_practise() { vec![Act::Go(Place::Who)] } else { super::seat::who(model) };
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

/// The letters of the first screen: how things are shown, where the settings are not
/// reached otherwise, and the way to check what somebody brings.
pub(super) fn letters(model: &Model) -> impl Iterator<Item = (char, Act)> {
    let display = model.profile.is_shared.then_some(('c', Act::Set(Setting::Display)));
    display.into_iter().chain(checking::way_in(model).map(|act| ('v', act)))
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
