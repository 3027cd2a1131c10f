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

use std::time::Duration;

use crate::paint::{Glyphs, Look};
use crate::run::Session;
use crate::store::{Host, Writer};

/// Opens a store for a session that is shown already, with who holds its group sessions.
pub type Open = Box<dyn FnOnce(Host) -> Owned>;

/// A store that is open for a session here, and whatever goes with it.
pub struct Owned {
    /// The store.
    pub writer: Writer,
    /// What is done before it is closed.
    pub before_close: Option<Box<dyn FnOnce()>>,
}

impl Owned {
    /// Closes it, waiting no longer than `patience` for a disk that hangs.
    pub fn close(self, patience: Duration) {
        if let Some(before) = self.before_close {
            before();
        }
        self.writer.close(patience);
    }
}

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
