//! `passeport store backup` and `restore`: the records, all that stands beside them, and
//! the keys when they are asked for. What is left out is told.

use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::Output;
use crate::cli::exit;
use crate::credential::keyfile;
use crate::run::kept::{self, Beside};
use crate::run::wording;
use crate::store::backup::{self, BackupError, Copied};
use crate::store::restore;

/// No records.
const NOTHING: Copied =
    Copied { records: 0, learners: 0, skipped_bytes: 0, gaps: vec![], aside: None };

pub(super) fn back_up(data: &Path, to: &Path, with_key: bool, out: &Output) -> u8 {
    let copied = match backup::backup(data, to) {
        Ok(copied) => copied,
        // A register may be opened before anybody learns anything.
        Err(BackupError::NoJournal(_)) if kept::is_any(data) => NOTHING,
        Err(error) => return refused(out, error),
    };
    let beside = match kept::back_up(data, to, copied.records) {
        Ok(beside) => beside,
        Err(trouble) => return failed(out, &trouble),
    };
    let keys = keyfile::names(data);
    let left = if with_key { vec![] } else { keys };
    tell(out, ("store-backed-up", to), &copied, (&beside, &left, "store-keys-left"));
    if with_key { copy_keys(out, data, to, exit::OK) } else { exit::OK }
}

pub(super) fn put_back(from: &Path, data: &Path, replace: bool, out: &Output) -> u8 {
    let copied = match restore::restore(from, data, replace) {
        Ok(copied) => copied,
        Err(BackupError::NoJournal(_)) if kept::is_without_records(from) => NOTHING,
        Err(error) => return refused(out, error),
    };
    let beside = match kept::put_back(from, data, copied.records) {
        Ok(beside) => beside,
        Err(trouble) => return failed(out, &trouble),
    };
    let keys = keyfile::names(from);
    let is_without = !keyfile::path(data).exists() && !keys.is_empty();
    let left = if is_without { vec![] } else { keys };
    tell(out, ("store-restored", data), &copied, (&beside, &left, "store-keys-stay"));
    let code = if beside.wrong.is_empty() { exit::OK } else { exit::DAMAGED };
    if is_without { copy_keys(out, from, data, code) } else { code }
}

fn shown(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| path.display().to_string()).collect()
}

/// Says all that was done, and all that was not.
fn tell(
    out: &Output,
    (id, folder): (&str, &Path),
    copied: &Copied,
    (beside, keys, keys_id): (&Beside, &[String], &str),
) {
    let aside = copied.aside.as_ref().map(|path| path.display().to_string());
    let (left, wrong) = (shown(&beside.left), shown(&beside.wrong));
    let value: Value = json!({
        "folder": folder,
        "learners": copied.learners,
        "records": copied.records,
        "skipped_bytes": copied.skipped_bytes,
        "aside": aside,
        "beside": beside.copied,
        "left": left,
        "wrong": wrong,
        "keys_left": keys,
    });
    let path = folder.display().to_string();
    let args = [
        ("path", (&path).into()),
        ("learners", copied.learners.into()),
        ("records", copied.records.into()),
    ];
    let mut words = vec![out.text.with(id, &args)];
    words.push(out.text.with("store-beside", &[("files", beside.copied.into())]));
    let one = |id: &str, path: &String| out.text.with(id, &[("path", path.into())]);
    words.extend(aside.iter().map(|path| one("store-set-aside", path)));
    words.extend(left.iter().map(|path| one("store-beside-left", path)));
    words.extend(wrong.iter().map(|path| one("store-beside-wrong", path)));
    if !keys.is_empty() {
        let keys = keys.join(", ");
        words.push(out.text.with(keys_id, &[("keys", (&keys).into())]));
    }
    out.say(&value, &words.join("\n"));
}

fn refused(out: &Output, error: BackupError) -> u8 {
    match error {
        BackupError::NotEmpty(path) => out.refused("store-not-empty", &path),
        BackupError::NoJournal(path) => out.missing(&path),
        BackupError::Store(error) => out.failed(&error),
    }
}

fn failed(out: &Output, (path, why): &(PathBuf, io::Error)) -> u8 {
    let (path, why) = (path.display().to_string(), why.to_string());
    let args = [("path", (&path).into()), ("why", (&why).into())];
    out.trouble("kept", &out.text.with("key-io", &args));
    exit::CANNOT_CREATE
}

/// Copies the keys of `from`, and tells only trouble.
fn copy_keys(out: &Output, from: &Path, to: &Path, code: u8) -> u8 {
    match keyfile::copy(from, to) {
        Ok(()) => code,
        Err(error) => {
            out.trouble("key", &wording::key_file(&out.text, &error));
            exit::CANNOT_CREATE
        }
    }
}
