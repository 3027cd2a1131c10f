//! `passeport certificate status | revoke | replace`: what was issued here and is
//! not to count any more.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::json;

use super::super::issue::Adviser;
use super::super::opened::{self, Opened};
use super::super::unlock::Source;
use super::super::{Globals, exit, play};
use super::{Kept, Trouble, all_kept};
use crate::credential::code::ShortCode;
use crate::credential::issue::file_name;
use crate::credential::key::SiteKey;
use crate::credential::keyfile;
use crate::credential::ledger::{Ledger, LedgerError, Withdrawn};
use crate::credential::reading;
use crate::credential::trust::list::May;
use crate::domain::certificate::StatusPlace;
use crate::domain::id::RandomId;
use crate::domain::progress::{Certificate, Progress};
use crate::domain::record::Fact;
use crate::domain::time::Timestamp;
use crate::run::papers::{self, How};
use crate::run::replacing::{self, Replaced};
use crate::run::world::{Machine, World};
use crate::run::{requests, withdrawals, wording};
use crate::store::{Disk, Draft, Records, StoreError};
use crate::text::Text;

/// Starts the list of withdrawals of this site, or signs it anew.
///
/// # Errors
/// A [`Trouble`].
pub(super) fn status(
    globals: &Globals,
    (is_new, url): (bool, Option<&str>),
    at: Timestamp,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    let (text, data) = (globals.text(), globals.data_folder());
    let begun = if is_new {
        let [high, low, ..] = Machine.entropy().0;
        let name = RandomId::from_entropy(u128::from(high) << 64 | u128::from(low));
        let name = url.map_or_else(|| format!("urn:uuid:{name}"), str::to_owned);
        Some(Ledger::create(&data, &name).map_err(Trouble::Ledger)?)
    } else {
        None
    };
    let words =
        begun.as_ref().map(|ledger| text.with("status-begun", &[("list", ledger.list().into())]));
    let mut ledger = match begun {
        Some(ledger) => ledger,
        None => open(globals)?,
    };
    let key = keyfile::load(&data).map_err(Trouble::Key)?;
    let files = publish(globals, &mut ledger, &key, at)?;
    // Nobody reads any more: not our trouble.
    let _ = if globals.json {
        let answer = json!({
            "list": ledger.list(),
            "withdrawn": ledger.withdrawn().iter().map(withdrawn_json).collect::<Vec<_>>(),
            "files": files,
        });
        writeln!(out, "{answer:#}")
    } else {
        tell(&words.into_iter().chain([written(&text, &ledger, &files)]).collect::<Vec<_>>(), out)
    };
    Ok(())
}

fn tell(lines: &[String], out: &mut dyn Write) -> io::Result<()> {
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))
}

fn written(text: &Text, ledger: &Ledger, files: &[PathBuf]) -> String {
    let path = files.first().map(|path| path.display().to_string()).unwrap_or_default();
    let args = [("path", (&path).into()), ("count", ledger.withdrawn().len().into())];
    text.with("status-written", &args)
}

fn withdrawn_json(withdrawn: &Withdrawn) -> serde_json::Value {
    json!({
        "code": ShortCode::of(withdrawn.certificate).to_string(),
        "id": withdrawn.certificate,
        "index": withdrawn.index,
        "at": withdrawn.at.to_rfc3339(),
        "reason": withdrawn.reason,
        "replaced_by": withdrawn.replaced_by,
    })
}

fn open(globals: &Globals) -> Result<Ledger, Trouble> {
    let opened = Ledger::open(&globals.data_folder()).map_err(Trouble::Ledger)?;
    opened.ok_or(Trouble::Ledger(LedgerError::Missing))
}

fn publish(
    globals: &Globals,
    ledger: &mut Ledger,
    key: &SiteKey,
    at: Timestamp,
) -> Result<Vec<PathBuf>, Trouble> {
    let (data, export) = (globals.data_folder(), globals.export_folder());
    let done = withdrawals::publish(ledger, (&data, &export), (key, at), &globals.text());
    done.map_err(Trouble::Refused)
}

/// Withdraws one certificate and signs the list anew.
///
/// # Errors
/// A [`Trouble`]; in particular when the certificate names no list.
pub(super) fn revoke(
    globals: &Globals,
    (wanted, reason): (&str, &str),
    at: Timestamp,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    let (text, data) = (globals.text(), globals.data_folder());
    let kept = all_kept(&data)?;
    let id = super::named(wanted)?;
    let found = kept.into_iter().find(|kept| super::is_named(kept.id, id));
    let found = found.ok_or(Trouble::Unknown(wanted.to_owned()))?;
    let place = place(&found.document).ok_or(Trouble::NoStatus)?;
    let key = keyfile::load(&data).map_err(Trouble::Key)?;
    let mut ledger = open(globals)?;
    let code = ShortCode::of(found.id).to_string();
    let words = match ledger.is_withdrawn(found.id) {
        Some(known) => {
            let (date, reason) = (known.at.to_rfc3339(), &known.reason);
            let args =
                [("code", (&code).into()), ("date", (&date).into()), ("reason", reason.into())];
            text.with("status-already", &args)
        }
        None => text.with("status-withdrawn", &[("code", (&code).into())]),
    };
    let what = Withdrawn {
        certificate: found.id,
        index: place.index,
        at,
        reason: reason.to_owned(),
        replaced_by: None,
    };
    ledger.withdraw(&place, what).map_err(Trouble::Ledger)?;
    let files = publish(globals, &mut ledger, &key, at)?;
    let _ = if globals.json {
        let withdrawn = ledger.is_withdrawn(found.id).map(withdrawn_json);
        writeln!(out, "{:#}", json!({ "withdrawn": withdrawn, "files": files }))
    } else {
        tell(&[words, written(&text, &ledger, &files)], out)
    };
    Ok(())
}

/// Whether a document says that somebody looked on.
fn is_supervised(document: &str) -> bool {
    let read = reading::read(document.as_bytes());
    read.is_ok_and(|read| May::needed(&read.claims.facts().subject) == [May::Supervised])
}

fn place(document: &str) -> Option<StatusPlace> {
    reading::read(document.as_bytes()).ok()?.claims.facts().status.clone()
}

/// Issues a certificate anew, and withdraws the one it replaces; returns the exit
/// code.
pub(super) fn replace(
    globals: &Globals,
    (wanted, reason, name): (&str, Option<&str>, Option<&str>),
    passphrase_file: Option<&Path>,
) -> u8 {
    let found = super::named(wanted).and_then(|id| {
        let kept = all_kept(&globals.data_folder())?;
        let found = kept.into_iter().find(|kept| super::is_named(kept.id, id));
        found.ok_or(Trouble::Unknown(wanted.to_owned()))
    });
    let found = match found {
        Ok(found) => found,
        Err(trouble) => return super::told(&trouble, globals),
    };
    let text = globals.text();
    // What an adviser looked on is signed with the adviser's key again.
    let source = Source { file: passphrase_file, text: &text };
    let mut adviser = Adviser::new(&globals.data_folder(), source, 1);
    let key = match is_supervised(&found.document).then(|| adviser.key(Machine.now())).transpose() {
        Ok(key) => key,
        Err(refused) => {
            let (code, words) = refused.told(&text);
            let _ = writeln!(io::stderr(), "{words}");
            return code;
        }
    };
    let how = How { key, ..How::default() };
    opened::with_store(globals, |opened| {
        let Opened { store, out, .. } = opened;
        let done = replaced(globals, store, (&found, name), &how)?;
        let done = match done {
            Ok(done) => done,
            Err(trouble) => return Ok(super::told(&trouble, globals)),
        };
        Ok(match withdraw_old(globals, &done, reason) {
            Ok(lines) => opened::written(if globals.json {
                writeln!(out, "{:#}", json!(done.iter().map(replaced_json).collect::<Vec<_>>()))
            } else {
                tell(&lines, out)
            }),
            Err(trouble) => super::told(&trouble, globals),
        })
    })
}

fn replaced_json(replaced: &Replaced) -> serde_json::Value {
    json!({
        "old": ShortCode::of(replaced.old).to_string(),
        "new": ShortCode::of(replaced.paper.id).to_string(),
        "is_old_withdrawn": place(&replaced.before).is_some(),
    })
}

/// Signs the new ones and keeps their records.
fn replaced(
    globals: &Globals,
    store: &mut Disk,
    (found, name): (&Kept, Option<&str>),
    how: &How<'_>,
) -> Result<Result<Vec<Replaced>, Trouble>, StoreError> {
    let (learner, wanted, data) = (found.learner, found.id, globals.data_folder());
    let unwritable = |why| Trouble::Unwritable(requests::issued_folder(&data), why);
    let kept = if found.is_by_request {
        requests::issued_to(&data, learner).map_err(unwritable)
    } else {
        Ok(Progress::fold(&store.of_learner(learner)?).certificates)
    };
    let mut kept = match kept {
        Ok(kept) => kept,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let mut setup = play::setup(globals, globals.text());
    let at = Machine.now();
    let ledger = match Ledger::look(&globals.data_folder()) {
        Ok(ledger) => ledger,
        Err(error) => return Ok(Err(Trouble::Ledger(error))),
    };
    // What was replaced before is not replaced again with its modules.
    let is_gone = |one: &Certificate| {
        ledger.as_ref().is_some_and(|ledger| ledger.is_withdrawn(one.id).is_some())
    };
    kept.retain(|one| one.id == wanted || !is_gone(one));
    let done = match replacing::replace(&mut setup, &kept, (wanted, name), (at, how)) {
        Ok(done) => done,
        Err(why) => return Ok(Err(Trouble::Refused(why))),
    };
    if found.is_by_request {
        let kept = done.iter().try_for_each(|one| {
            let folder = requests::issued_folder(&data);
            let path = folder.join(file_name(&one.paper.subject, one.paper.id));
            papers::write(&folder, &path, one.paper.document.as_bytes())
        });
        return Ok(kept.map(|()| done).map_err(unwritable));
    }
    let drafts = done.iter().map(|one| {
        let paper = one.paper.clone();
        let fact = Fact::Certified {
            certificate: paper.id,
            subject: paper.subject,
            document: paper.document,
        };
        Draft { learner, at, fact }
    });
    store.append(vec![drafts.collect()]).into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(Ok(done))
}

/// Withdraws what was replaced; says what became of each.
fn withdraw_old(
    globals: &Globals,
    done: &[Replaced],
    reason: Option<&str>,
) -> Result<Vec<String>, Trouble> {
    let (text, at) = (globals.text(), Machine.now());
    let mut lines = vec![];
    let mut is_changed = false;
    for one in done {
        let (old, new) = (ShortCode::of(one.old), ShortCode::of(one.paper.id));
        let (old, new) = (old.to_string(), new.to_string());
        lines.push(text.with("status-replaced", &[("old", (&old).into()), ("new", (&new).into())]));
        let Some(place) = place(&one.before) else {
            lines.push(text.with("status-not-withdrawn", &[("old", (&old).into())]));
            continue;
        };
        let what = Withdrawn {
            certificate: one.old,
            index: place.index,
            at,
            reason: reason.map_or_else(|| text.get("status-reason-replaced"), str::to_owned),
            replaced_by: Some(one.paper.id),
        };
        open(globals)?.withdraw(&place, what).map_err(Trouble::Ledger)?;
        is_changed = true;
    }
    if is_changed {
        let key = keyfile::load(&globals.data_folder()).map_err(Trouble::Key)?;
        let mut ledger = open(globals)?;
        let files = publish(globals, &mut ledger, &key, at)?;
        lines.push(written(&text, &ledger, &files));
    }
    Ok(lines)
}

/// The exit code and the words for trouble with the list of withdrawals.
pub(super) fn ledger_trouble(error: &LedgerError, text: &Text) -> (u8, String) {
    let code = match error {
        LedgerError::BadName(_) => exit::USAGE,
        LedgerError::Exists(_) | LedgerError::Io { .. } => exit::CANNOT_CREATE,
        LedgerError::Bad { .. } => exit::NO_INPUT,
        _ => exit::UNAVAILABLE,
    };
    (code, wording::ledger(text, error))
}
