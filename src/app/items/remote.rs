//! What can be done by who comes from elsewhere, and with keys of SSH.

use crate::app::act::{Act, Place, Setting};
use crate::app::model::{Model, Visitor};
use crate::app::screen::Screen;

/// To begin, to be recognised, to look; then the languages.
pub(super) fn newcomer(model: &Model) -> Vec<Act> {
    let mut items = super::seat::who(model);
    let languages = model.around.languages.iter();
    let others = languages.filter(|(code, _)| *code != model.around.locale);
    items.extend(others.map(|(code, _)| Act::Speak(code.clone())));
    items
}

/// Back home first, then each key but the one somebody is in with.
pub(super) fn keys(model: &Model) -> Vec<Act> {
    let keys = model.progress.keys.keys().filter(|key| model.key != Some(**key));
    let revoke = keys.map(|key| Act::RevokeKey(*key));
    [Act::Go(Place::Home)].into_iter().chain(revoke).collect()
}

/// The way to the keys, for who has any.
pub(super) fn help_item(model: &Model) -> Option<Act> {
    let may = !model.progress.keys.is_empty() && model.screen != Screen::Keys;
    may.then_some(Act::Go(Place::Keys))
}

/// Where one goes on from the end of a session of one's own: nobody else follows on a
/// connection.
pub(super) fn after_goodbye(model: &Model) -> Act {
    let stays = model.profile.is_remote && model.visitor != Visitor::Nobody;
    Act::Go(if stays { Place::Home } else { Place::Welcome })
}

/// How things are shown may be changed before anything else is known.
pub(super) fn letter(model: &Model) -> Option<(char, Act)> {
    (model.screen == Screen::Newcomer).then_some(('c', Act::Set(Setting::Display)))
}
