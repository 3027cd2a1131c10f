//! Commands that work on the learners' data: open it, tell trouble, write.

use std::io::{self, Write};
use std::path::Path;

use super::{Globals, exit};
use crate::run::world::{Machine, World};
use crate::run::{attending, wording};
use crate::store::{Disk, Meta, StoreError};
use crate::text::Text;

/// What such a command has at hand.
pub(super) struct Opened<'a> {
    pub(super) store: &'a mut Disk,
    pub(super) text: &'a Text,
    pub(super) out: &'a mut dyn Write,
}

/// Opens the data folder, runs `then`, tells trouble on standard error.
pub(super) fn with_store(
    globals: &Globals,
    then: impl FnOnce(Opened<'_>) -> Result<u8, StoreError>,
) -> u8 {
    let text = globals.text();
    let done = disk(&globals.data_folder()).and_then(|mut store| {
        if let Some(told) = wording::healed(&text, store.healed()) {
            let _ = writeln!(io::stderr(), "{told}");
        }
        then(Opened { store: &mut store, text: &text, out: &mut io::stdout().lock() })
    });
    done.unwrap_or_else(|error| refused(&error, &text))
}

/// Opens the data folder. Whoever owns it from now on removes the names whose day has
/// come: in registers, on rosters, on slips.
pub(super) fn disk(data: &Path) -> Result<Disk, StoreError> {
    let disk = Disk::open(data)?;
    attending::purge(data, Machine.now());
    Ok(disk)
}

/// Tells why the data cannot be used, and gives the exit code for it.
pub(super) fn refused(error: &StoreError, text: &Text) -> u8 {
    let _ = writeln!(io::stderr(), "{}", wording::store_error(text, error));
    match error {
        StoreError::Held { .. } => exit::HELD,
        StoreError::ReadOnly { .. } | StoreError::Forbidden { .. } => exit::FORBIDDEN,
        _ => exit::UNAVAILABLE,
    }
}

/// The exit code of having written: a reader that went away is not our trouble.
pub(super) fn written(done: io::Result<()>) -> u8 {
    match done {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => exit::CANNOT_CREATE,
        _ => exit::OK,
    }
}
