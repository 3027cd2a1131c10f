//! What was issued elsewhere, judged before it is kept here.

use std::path::PathBuf;

use super::handed::{Handed, supporting};
use super::{Ground, Trouble, VerifyArgs, clock, judged, read};
use crate::cli::Globals;
use crate::credential::verify::{Check, Reason, Report};

/// A file that was brought, and what came of it.
pub(in crate::cli) struct Brought {
    pub(in crate::cli) path: PathBuf,
    pub(in crate::cli) document: Vec<u8>,
    pub(in crate::cli) report: Report,
}

/// Judges each of `files` by the lists installed here and by `issuers`, a Passeport
/// with those of its attestations that came along.
///
/// # Errors
/// The exit code and, in words, what cannot be read or gone by.
pub(in crate::cli) fn brought(
    files: &[PathBuf],
    issuers: &[PathBuf],
    globals: &Globals,
) -> Result<Vec<Brought>, (u8, String)> {
    let told = |trouble: Trouble| (trouble.exit_code(), trouble.words(&globals.text()));
    let args = VerifyArgs {
        issuer: issuers.to_vec(),
        data: Some(globals.data_folder()),
        ..VerifyArgs::default()
    };
    let ground = Ground::of(&args, clock()).map_err(told)?;
    let read = |path: &PathBuf| read(path).map_err(|why| Trouble::Unreadable(path.clone(), why));
    let documents = files.iter().map(read).collect::<Result<Vec<_>, _>>().map_err(told)?;
    let judge = |(path, document): (&PathBuf, &Vec<u8>)| {
        let with = supporting(document, &documents);
        let handed = Handed { with, ..Handed::alone(document.clone()) };
        let report = judged(handed, &ground).report;
        Brought { path: path.clone(), document: document.clone(), report }
    };
    Ok(files.iter().zip(&documents).map(judge).collect())
}

/// The first thing that kept a document from being valid, in words.
pub(in crate::cli) fn why_not(report: &Report, globals: &Globals) -> String {
    let reason = report.checks().into_iter().find_map(|(_, check)| match check {
        Check::Failed(why) | Check::NotChecked(why) if *why != Reason::Earlier => Some(why),
        _ => None,
    });
    reason.map_or_else(String::new, |why| super::reason::sentence(why, &globals.text()))
}
