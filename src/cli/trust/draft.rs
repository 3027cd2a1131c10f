//! The next list, before it is signed.

use std::io::Write;
use std::path::Path;

use super::super::Globals;
use super::super::verify::{moment, read_keys};
use super::{AddArgs, RemoveArgs, Trouble, is_there, list, roots, show, write};
use crate::credential::key::PublicKey;
use crate::credential::trust::installed::{self, InstallError};
use crate::credential::trust::list::{
    ListFile, ListedIssuer, ListedKey, May, RevokedKey, Roots, TrustList,
};
use crate::domain::learner::OrganisationNumber;
use crate::domain::prose;
use crate::domain::time::{Date, Timestamp};

/// For how long a list holds unless who signs says otherwise: 180 days.
const VALIDITY: i64 = 180 * 86_400_000;

pub(super) fn add(
    args: &AddArgs,
    globals: &Globals,
    at: Timestamp,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    let key = one_key(&args.key, globals)?;
    let siret: OrganisationNumber =
        args.siret.parse().map_err(|_| Trouble::Siret(args.siret.clone()))?;
    let from = match &args.from {
        Some(from) => first_moment(from)?,
        None => whole_seconds(at),
    };
    let until = args.until.as_deref().map(last_moment).transpose()?;
    let mut next = next(&args.file, roots(&args.root, globals)?.as_ref(), globals, at)?;
    let may = args.may.iter().map(|what| May::from(*what));
    let listed = ListedKey {
        key,
        from,
        until,
        may: if args.may.is_empty() { [May::Module, May::Passport].into() } else { may.collect() },
    };
    match next.issuers.iter_mut().find(|site| site.siret == siret) {
        Some(site) => {
            site.name = prose::composed(&args.name);
            site.is_declared_provider |= args.declared_provider;
            // The same key again: what is said of it now counts.
            site.keys.retain(|known| known.key != key);
            site.keys.push(listed);
        }
        None => next.issuers.push(ListedIssuer {
            name: prose::composed(&args.name),
            siret,
            is_declared_provider: args.declared_provider,
            keys: vec![listed],
        }),
    }
    keep(&args.file, next, globals, out)
}

pub(super) fn remove(
    args: &RemoveArgs,
    globals: &Globals,
    at: Timestamp,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    let key = one_key(&args.key, globals)?;
    let mut next = next(&args.file, None, globals, at)?;
    let is_known = next.find(&key).is_some();
    if let (Some(since), Some(reason)) = (&args.compromised, &args.reason) {
        let since = first_moment(since)?;
        next.revoked.retain(|revoked| revoked.key != key);
        next.revoked.push(RevokedKey { key, since, reason: prose::composed(reason) });
    } else if !is_known {
        return Err(Trouble::NoSuchKey(key.did()));
    }
    let now = whole_seconds(at);
    for listed in next.issuers.iter_mut().flat_map(|site| &mut site.keys) {
        if listed.key == key {
            // What it signed until now stays valid.
            listed.until = Some(listed.until.map_or(now, |until| until.min(now)).max(listed.from));
        }
    }
    keep(&args.file, next, globals, out)
}

/// The list that `path` holds, or will hold: one that is signed is followed by the next.
fn next(
    path: &Path,
    named: Option<&Roots>,
    globals: &Globals,
    at: Timestamp,
) -> Result<TrustList, Trouble> {
    let data = globals.data_folder();
    let known = installed::load(&data).map_err(Trouble::Install)?;
    let issued = whole_seconds(at);
    let after = |list: &TrustList, digest: &str| TrustList {
        sequence: list.sequence + 1,
        previous: Some(digest.to_owned()),
        ..list.clone()
    };
    let mut next = if is_there(path) {
        let file = list(path)?;
        let roots = known.as_ref().map_or(file.list.roots, |known| known.list().roots);
        match file.check(&roots) {
            Ok(signed) => after(&file.list, signed.digest()),
            Err(_) => file.list,
        }
    } else if let Some(known) = &known {
        after(known.list(), known.digest())
    } else {
        TrustList {
            sequence: 1,
            previous: None,
            issued,
            expires: issued,
            roots: *named.ok_or(Trouble::Install(InstallError::NoRoots))?,
            issuers: vec![],
            revoked: vec![],
        }
    };
    next.issued = issued;
    next.expires = Timestamp(issued.0 + VALIDITY);
    next.roots = *named.unwrap_or(&next.roots);
    Ok(next)
}

fn keep(
    path: &Path,
    next: TrustList,
    globals: &Globals,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    let bad = |why| Trouble::Install(InstallError::List { path: path.to_owned(), why });
    let file = ListFile::draft(next).map_err(bad)?;
    write(path, &file)?;
    let _ = show::told_draft(path, &file, globals, out);
    Ok(())
}

fn one_key(path: &Path, globals: &Globals) -> Result<PublicKey, Trouble> {
    let text = globals.text();
    let keys = read_keys(path, &text).map_err(Trouble::Key)?;
    match keys[..] {
        [key] => Ok(key),
        _ => Err(Trouble::Key(text.get("trust-one-key"))),
    }
}

/// The beginning of that day, or that moment.
fn first_moment(text: &str) -> Result<Timestamp, Trouble> {
    let day: Option<Date> = text.parse().ok();
    let full = day.map_or_else(|| text.to_owned(), |day| format!("{day}T00:00:00Z"));
    Timestamp::from_rfc3339(&full).ok_or_else(|| Trouble::Date(text.to_owned()))
}

/// The end of that day, or that moment.
fn last_moment(text: &str) -> Result<Timestamp, Trouble> {
    moment(text).ok_or_else(|| Trouble::Date(text.to_owned()))
}

fn whole_seconds(at: Timestamp) -> Timestamp {
    Timestamp(at.0 - at.0.rem_euclid(1000))
}
