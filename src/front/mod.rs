//! The ways in: each feeds one kind of keys to a session and shows its scenes.

mod bell;
pub mod lines;
#[cfg(all(unix, feature = "ssh"))]
pub mod local;
pub mod relay;
#[cfg(feature = "ssh")]
pub mod remote;
pub mod screens;
#[cfg(feature = "ssh")]
pub mod ssh;

use crate::paint::{Glyphs, Look};
use crate::run::Session;

/// Whether a terminal of this name (`TERM`) can do nothing but print lines; one
/// without a name is not known to do more.
pub fn is_dumb(term: &str) -> bool {
    matches!(term, "" | "dumb")
}

/// What a terminal can do, shown the way the person of this session wants it.
fn look_now(look: Look, session: &Session) -> Look {
    let preferences = &session.model().preferences;
    let levels = [Glyphs::Ascii, Glyphs::Vt, Glyphs::Unicode];
    let first = levels.iter().position(|level| *level == look.glyphs).unwrap_or(0);
    let glyphs = levels.iter().cycle().nth(first + session.glyph_turns() % levels.len());
    Look {
        glyphs: glyphs.copied().unwrap_or(look.glyphs),
        contrast: preferences.contrast,
        large: preferences.large,
        touch: session.model().profile.has_touch,
        ..look
    }
}
