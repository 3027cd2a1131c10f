//! `passeport report xapi`: all that happened here, for a learning record store.

use std::io::{self, Write};

use crate::cli::Globals;
use crate::run::xapi;
use crate::store::StoreError;

/// The address of a place that gave none: the domain can never exist (RFC 6761).
pub(super) const NOWHERE: &str = "https://passeport.invalid";

/// Writes one statement on each line, learner after learner.
pub(super) fn tell(
    globals: &Globals,
    home: &str,
    out: &mut dyn Write,
) -> Result<io::Result<()>, StoreError> {
    let mut written = Ok(());
    super::each_learner(globals, |records| {
        for line in xapi::lines(records, home) {
            if written.is_ok() {
                written = writeln!(out, "{line}");
            }
        }
    })?;
    Ok(written)
}

/// Whether accounts can be at that address: `http` or `https` and a name, nothing to hide.
pub(super) fn is_home(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let is_plain = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}@".contains(c);
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && rest.chars().all(is_plain)
    })
}
