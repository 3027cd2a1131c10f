//! What a machine for whoever comes remembers of itself: two small files beside the
//! store, `keyboard.ron` and `tries.ron`. Nothing about anybody stands in them.
//!
//! A file that is missing, damaged or cannot be written is no reason to turn anybody
//! away: the keys are tried again, the count goes on in memory.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::shell::Setup;
use super::site;
use crate::app::model::Machine;
use crate::domain::keyboard::Layout;
use crate::domain::tries::Tries;

const KEYBOARD: &str = "keyboard.ron";
const TRIES: &str = "tries.ron";

/// Neither file is longer, in bytes.
const MOST_BYTES: u64 = 16 * 1024;

/// What is remembered, and the name of the place.
pub(super) fn read(setup: &Setup) -> Machine {
    Machine {
        place: site::place(setup),
        layout: load(&setup.data.join(KEYBOARD)),
        tries: load(&setup.data.join(TRIES)).unwrap_or_default(),
    }
}

/// Remembers the keyboard.
///
/// # Errors
/// What the system says.
pub(super) fn keep_layout(setup: &Setup, layout: Layout) -> io::Result<()> {
    keep(setup, KEYBOARD, &layout)
}

/// Remembers the wrong cards.
///
/// # Errors
/// What the system says.
pub(super) fn keep_tries(setup: &Setup, tries: &Tries) -> io::Result<()> {
    keep(setup, TRIES, tries)
}

fn load<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let mut text = String::new();
    fs::File::open(path).ok()?.take(MOST_BYTES).read_to_string(&mut text).ok()?;
    ron::from_str(&text).ok()
}

/// Whole or not at all, and on the disk before anything else happens: pulling the plug
/// is no way to try more cards.
fn keep(setup: &Setup, name: &str, value: &impl Serialize) -> io::Result<()> {
    let text = ron::to_string(value).map_err(io::Error::other)?;
    fs::create_dir_all(&setup.data)?;
    let mut file = tempfile::NamedTempFile::new_in(&setup.data)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(setup.data.join(name))?;
    fs::File::open(&setup.data)?.sync_all()
}
