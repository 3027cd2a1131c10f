//! Reading aloud.

use crate::app::act::Act;
use crate::app::model::Model;

/// The letter that has the screen read aloud, where there is a voice. Plain lines are
/// for those who have a voice of their own.
pub(super) fn letter(model: &Model) -> Option<(char, Act)> {
    let is_heard = model.profile.may_speak && model.around.has_voice;
    (is_heard && !model.preferences.linear).then_some(('e', Act::Listen))
}
