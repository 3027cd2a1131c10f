//! What is wrong with a trust list or a list of withdrawals, in words.

use std::path::Path;

use super::refusal;
use crate::credential::ledger::LedgerError;
use crate::credential::status::StatusError;
use crate::credential::trust::installed::InstallError;
use crate::credential::trust::list::ListError;
use crate::text::Text;

/// Why a list is not relied on, and what to do.
pub fn install(text: &Text, error: &InstallError) -> String {
    let shown = |path: &Path| path.display().to_string();
    match error {
        InstallError::List { path, why } => {
            let (path, why) = (shown(path), list(text, why));
            text.with("trust-bad", &[("path", (&path).into()), ("why", (&why).into())])
        }
        InstallError::Status { path, why } => {
            let (path, why) = (shown(path), status(text, why));
            text.with("trust-bad", &[("path", (&path).into()), ("why", (&why).into())])
        }
        InstallError::Older { path, known } => {
            let (path, known) = (shown(path), known.to_rfc3339());
            text.with("trust-older", &[("path", (&path).into()), ("date", (&known).into())])
        }
        InstallError::NoRoots => text.get("trust-no-roots"),
        InstallError::OtherRoots => text.get("trust-other-roots"),
        InstallError::Io { path, why } => {
            let (path, why) = (shown(path), why.to_string());
            text.with("key-io", &[("path", (&path).into()), ("why", (&why).into())])
        }
    }
}

/// What is wrong with a trust list.
pub fn list(text: &Text, error: &ListError) -> String {
    match error {
        ListError::Json(_) | ListError::Shape(_) | ListError::Spelling => {
            let detail = error.to_string();
            text.with("trust-list-shape", &[("detail", (&detail).into())])
        }
        ListError::Member(member) => {
            text.with("trust-list-member", &[("member", (*member).into())])
        }
        ListError::Refused(why) => refusal(text, why),
        ListError::Twice(key) => text.with("trust-list-twice", &[("key", key.into())]),
        ListError::Dates => text.get("trust-list-dates"),
        ListError::Signature => text.get("trust-list-signature"),
        ListError::TooFewRoots { found } => {
            text.with("trust-list-roots", &[("found", (*found).into())])
        }
        ListError::Rollback { found, known } => {
            let (found, known) = (found.to_string(), known.to_string());
            text.with(
                "trust-list-rollback",
                &[("found", (&found).into()), ("known", (&known).into())],
            )
        }
        ListError::Chain => text.get("trust-list-chain"),
    }
}

/// What is wrong with a list of withdrawals.
pub fn status(text: &Text, error: &StatusError) -> String {
    match error {
        StatusError::Json(_) | StatusError::Shape(_) => {
            let detail = error.to_string();
            text.with("trust-status-shape", &[("detail", (&detail).into())])
        }
        StatusError::Member(member) => {
            text.with("trust-list-member", &[("member", (*member).into())])
        }
        StatusError::Encoding => text.get("trust-status-encoding"),
        StatusError::Length => text.get("trust-status-length"),
        StatusError::Signature => text.get("trust-status-signature"),
        StatusError::Unwritable => text.get("trust-status-unwritable"),
    }
}

/// Why this site's own list of withdrawals cannot be used, and what to do.
pub fn ledger(text: &Text, error: &LedgerError) -> String {
    match error {
        LedgerError::Missing => text.get("status-missing"),
        LedgerError::Exists(list) => text.with("status-exists", &[("list", list.into())]),
        LedgerError::BadName(name) => text.with("status-bad-name", &[("name", name.into())]),
        LedgerError::OtherList(list) => text.with("status-other-list", &[("list", list.into())]),
        LedgerError::Full => text.get("status-full"),
        LedgerError::Clock(known) => {
            let known = known.to_rfc3339();
            text.with("status-clock", &[("known", (&known).into())])
        }
        LedgerError::Status(why) => status(text, why),
        LedgerError::Bad { path, why } => {
            let path = path.display().to_string();
            text.with("status-damaged", &[("path", (&path).into()), ("why", why.into())])
        }
        LedgerError::Io { path, why } => {
            let (path, why) = (path.display().to_string(), why.to_string());
            text.with("key-io", &[("path", (&path).into()), ("why", (&why).into())])
        }
    }
}
