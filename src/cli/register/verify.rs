//! A register is checked: line by line, then its seal, then whose key that is.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::{Desk, Refused, say};
use crate::cli::{exit, verify};
use crate::credential::key::PublicKey;
use crate::credential::keyfile;
use crate::credential::register::{self, RegisterError, Sealed};
use crate::run::{attended, registers, wording};

/// It may be relied on.
const VALID: u8 = 0;
/// Somebody changed it.
const ALTERED: u8 = 1;
/// It is not sealed: lines may still come.
const INCOMPLETE: u8 = 2;
/// Sealed by a key that nobody here vouches for.
const UNKNOWN: u8 = 5;

/// No register is longer, in bytes.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// What is checked, and whom to believe.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct VerifyArgs {
    /// The file, `-` for standard input, or the beginning of the name of a register here.
    /// Otherwise the newest register here.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// A key to believe, besides those of this site.
    #[arg(long, value_name = "KEYFILE")]
    issuer: Vec<PathBuf>,
}

/// What was found.
struct Found {
    code: u8,
    words: String,
    line: Option<u32>,
    sealed: Option<Sealed>,
}

pub(super) fn run(desk: &Desk<'_>, args: &VerifyArgs) -> Result<u8, Refused> {
    let mut keys: Vec<PublicKey> = vec![];
    for issuer in &args.issuer {
        keys.extend(
            verify::read_keys(issuer, &desk.text).map_err(|why| Refused(exit::USAGE, why))?,
        );
    }
    let own = keyfile::list(&desk.data).unwrap_or_default();
    keys.extend(own.into_iter().filter_map(|listed| listed.key.ok()));
    let found = match &args.file {
        Some(path) if path.as_os_str() == "-" => {
            let mut bytes = vec![];
            let read = io::stdin().take(MOST_BYTES).read_to_end(&mut bytes);
            read.map_err(|why| unreadable(desk, path, &why))?;
            of_bytes(desk, &bytes, &keys)
        }
        Some(path) if path.exists() => {
            let mut bytes = vec![];
            let file =
                File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes));
            file.map_err(|why| unreadable(desk, path, &why))?;
            of_bytes(desk, &bytes, &keys)
        }
        wanted => of_here(desk, wanted.as_deref().and_then(Path::to_str), &keys)?,
    };
    let sealed = found.sealed.as_ref();
    let value = json!({
        "code": found.code,
        "verdict": found.words,
        "line": found.line,
        "key": sealed.map(|sealed| sealed.keeper.did()),
        "sealed": sealed.map(|sealed| sealed.at.to_rfc3339()),
        "hash": sealed.map(|sealed| sealed.hash.as_str()),
    });
    let written = say(desk, &found.words, &value);
    Ok(if written == exit::OK { found.code } else { written })
}

fn unreadable(desk: &Desk<'_>, path: &Path, why: &io::Error) -> Refused {
    let (path, why) = (path.display().to_string(), why.to_string());
    let args = [("path", (&path).into()), ("why", (&why).into())];
    Refused(exit::NO_INPUT, desk.text.with("register-io", &args))
}

/// A register of this folder: its lines, and the sealed document beside them, which must
/// say the same.
fn of_here(desk: &Desk<'_>, wanted: Option<&str>, keys: &[PublicKey]) -> Result<Found, Refused> {
    let all = desk.all()?;
    let wanted = wanted.map(str::to_lowercase);
    let is_meant = |id: &str| wanted.as_deref().is_none_or(|wanted| id.starts_with(wanted));
    let Some(kept) = all.into_iter().find(|kept| is_meant(&kept.id.to_string())) else {
        let name = wanted.unwrap_or_default();
        let args = [("register", (&name).into())];
        return Err(Refused(exit::NO_INPUT, desk.text.with("register-none-like", &args)));
    };
    let lines = match kept.register {
        Ok(register) => register,
        Err(registers::RegisterTrouble::Altered(error)) => return Ok(wrong(desk, &error)),
        Err(why) => return Err(desk.trouble(&why)),
    };
    let Some(document) = registers::sealed(&desk.data, kept.id) else {
        let length = u32::try_from(lines.lines().len()).unwrap_or(u32::MAX);
        return Ok(wrong(desk, &RegisterError::Incomplete(length)));
    };
    let found = of_document(desk, document.as_bytes(), keys);
    let differs = found.sealed.as_ref().is_some_and(|sealed| sealed.register != lines);
    if differs {
        let words = desk.text.get("register-altered-differs");
        return Ok(Found { code: ALTERED, words, line: None, sealed: None });
    }
    Ok(found)
}

/// A file that somebody brings: a sealed document, or the lines of an open register.
fn of_bytes(desk: &Desk<'_>, bytes: &[u8], keys: &[PublicKey]) -> Found {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if !first.starts_with(b"{\"line\":") {
        return of_document(desk, bytes, keys);
    }
    match registers::parse(bytes) {
        Ok(register) => {
            let length = u32::try_from(register.lines().len()).unwrap_or(u32::MAX);
            wrong(desk, &RegisterError::Incomplete(length))
        }
        Err(error) => wrong(desk, &error),
    }
}

fn of_document(desk: &Desk<'_>, bytes: &[u8], keys: &[PublicKey]) -> Found {
    match register::read(bytes) {
        Ok(sealed) => {
            let is_known = keys.iter().any(|key| key.bytes() == sealed.keeper.bytes());
            let (id, code) = if is_known {
                ("register-valid", VALID)
            } else {
                ("register-unknown-key", UNKNOWN)
            };
            let head = sealed.register.head();
            let (date, at) =
                (wording::date(&desk.text, head.date), wording::moment(&desk.text, sealed.at));
            let key = sealed.keeper.did();
            let args = [
                ("title", (&head.title).into()),
                ("date", (&date).into()),
                ("lines", sealed.register.lines().len().into()),
                ("people", sealed.register.people().count().into()),
                ("at", (&at).into()),
                ("key", (&key).into()),
            ];
            let words = desk.text.with(id, &args);
            Found { code, words, line: None, sealed: Some(sealed) }
        }
        Err(error) => wrong(desk, &error),
    }
}

fn wrong(desk: &Desk<'_>, error: &RegisterError) -> Found {
    let line = match error {
        RegisterError::Line(line)
        | RegisterError::Lines(line)
        | RegisterError::Incomplete(line) => Some(*line),
        _ => None,
    };
    let code = if matches!(error, RegisterError::Incomplete(_)) { INCOMPLETE } else { ALTERED };
    Found { code, words: attended::altered(&desk.text, error), line, sealed: None }
}
