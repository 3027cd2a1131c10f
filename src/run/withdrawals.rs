//! The list of withdrawals of this site, signed and written to files that travel.

use std::path::{Path, PathBuf};

use super::papers;
use super::wording;
use crate::credential::key::SiteKey;
use crate::credential::ledger::{Ledger, LedgerError};
use crate::credential::trust::installed;
use crate::domain::time::Timestamp;
use crate::text::Text;

/// Signs the list as it is, installs it here and writes it to `export`, as a
/// document and as a token. Says the files.
///
/// # Errors
/// Why not, in words.
pub fn publish(
    ledger: &mut Ledger,
    (data, export): (&Path, &Path),
    (key, at): (&SiteKey, Timestamp),
    text: &Text,
) -> Result<Vec<PathBuf>, String> {
    let told = |error: LedgerError| wording::ledger(text, &error);
    let (list, document) = ledger.sign(key, at).map_err(told)?;
    let token = list.sign_token(key).map_err(|error| told(error.into()))?;
    let name = format!("retraits-{}", key.public().short());
    let files =
        [(format!("{name}.json"), document.as_bytes()), (format!("{name}.jwt"), token.as_bytes())];
    let mut written = vec![];
    for (name, bytes) in files {
        let path = export.join(name);
        papers::write(export, &path, bytes)
            .map_err(|why| told(LedgerError::Io { path: path.clone(), why }))?;
        written.push(path);
    }
    let from = written.first().map_or(export, PathBuf::as_path);
    installed::install_status(data, from, document.as_bytes())
        .map_err(|error| wording::install(text, &error))?;
    Ok(written)
}
