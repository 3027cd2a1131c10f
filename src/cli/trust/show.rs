//! What a list says, for people and for programs.

use std::io::{self, Write};
use std::path::Path;

use serde_json::{Value, json};

use super::super::Globals;
use super::{Trouble, list};
use crate::credential::believed::Consulted;
use crate::credential::key::PublicKey;
use crate::credential::status::StatusList;
use crate::credential::trust::installed;
use crate::credential::trust::list::{
    ListFile, ListedIssuer, ListedKey, May, THRESHOLD, TrustList,
};
use crate::domain::time::Timestamp;
use crate::text::Text;

pub(super) fn run(
    file: Option<&Path>,
    globals: &Globals,
    at: Timestamp,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    if let Some(path) = file {
        let _ = told_draft(path, &list(path)?, globals, out);
        return Ok(());
    }
    let data = globals.data_folder();
    let trust = installed::load(&data).map_err(Trouble::Install)?;
    let statuses = installed::statuses(&data).map_err(Trouble::Install)?;
    let _ = if globals.json {
        let answer = json!({
            "trust": trust.as_ref().map(|trust| trust_json(trust.list(), Some(at))),
            "digest": trust.as_ref().map(|trust| trust.digest().to_owned()),
            "statuses": statuses.iter().map(|list| status_json(list, at)).collect::<Vec<_>>(),
        });
        writeln!(out, "{answer:#}")
    } else {
        let shown = match &trust {
            Some(trust) => told_trust(trust.list(), globals, Some(at), out),
            None => writeln!(out, "{}", globals.text().get("trust-none")),
        };
        shown.and_then(|()| {
            statuses.iter().try_for_each(|list| told_status(list, globals, Some(at), out))
        })
    };
    Ok(())
}

/// A list that is prepared: what it says, and whose signature is missing.
pub(super) fn told_draft(
    path: &Path,
    file: &ListFile,
    globals: &Globals,
    out: &mut dyn Write,
) -> io::Result<()> {
    let text = globals.text();
    let known = installed::roots(&globals.data_folder()).ok().flatten();
    let roots = known.unwrap_or(file.list.roots);
    let is_signed = file.check(&roots).is_ok();
    if globals.json {
        let answer = json!({
            "file": path,
            "trust": trust_json(&file.list, None),
            "signers": file.signers().iter().map(PublicKey::did).collect::<Vec<_>>(),
            "is_signed": is_signed,
        });
        return writeln!(out, "{answer:#}");
    }
    people(&file.list, &text, out)?;
    let path = path.display().to_string();
    let args = [
        ("path", (&path).into()),
        ("signed", file.signers().len().into()),
        ("needed", THRESHOLD.into()),
    ];
    writeln!(out, "{}", text.with(if is_signed { "trust-signed" } else { "trust-unsigned" }, &args))
}

/// An installed trust list; with its age when `at` is known.
pub(super) fn told_trust(
    list: &TrustList,
    globals: &Globals,
    at: Option<Timestamp>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if globals.json {
        return writeln!(out, "{:#}", json!({ "trust": trust_json(list, at) }));
    }
    let text = globals.text();
    people(list, &text, out)?;
    let consulted =
        Consulted { sequence: Some(list.sequence), issued: list.issued, until: list.expires };
    age(consulted, at, &text, out)
}

/// An installed list of withdrawals; with its age when `at` is known.
pub(super) fn told_status(
    list: &StatusList,
    globals: &Globals,
    at: Option<Timestamp>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if globals.json {
        let at = at.unwrap_or(list.issued);
        return writeln!(out, "{:#}", json!({ "status": status_json(list, at) }));
    }
    let text = globals.text();
    let count = usize::try_from(list.bits.count()).unwrap_or(usize::MAX);
    let args = [("list", (&list.id).into()), ("count", count.into())];
    writeln!(out, "{}", text.with("trust-status-line", &args))?;
    let consulted = Consulted { sequence: None, issued: list.issued, until: list.until };
    age(consulted, at, &text, out)
}

fn age(list: Consulted, at: Option<Timestamp>, text: &Text, out: &mut dyn Write) -> io::Result<()> {
    let (issued, until) = (list.issued.date().to_string(), list.until.date().to_string());
    let dates = [("issued", (&issued).into()), ("until", (&until).into())];
    let words = match at.map(|at| list.age_in_days(at)) {
        Some(days @ 0..) => {
            let [issued, until] = dates;
            text.with("verify-list-age", &[issued, until, ("days", days.unsigned_abs().into())])
        }
        _ => text.with("verify-list-dates", &dates),
    };
    writeln!(out, "  {words}")?;
    match at {
        Some(at) if at >= list.until => writeln!(out, "  {}", text.get("trust-too-old")),
        _ => Ok(()),
    }
}

fn people(list: &TrustList, text: &Text, out: &mut dyn Write) -> io::Result<()> {
    let number = list.sequence.to_string();
    writeln!(out, "{}", text.with("verify-list-trust", &[("number", (&number).into())]))?;
    for site in &list.issuers {
        let siret = site.siret.to_string();
        let args = [("name", (&site.name).into()), ("siret", (&siret).into())];
        let id = if site.is_declared_provider { "trust-site-declared" } else { "trust-site" };
        writeln!(out, "  {}", text.with(id, &args))?;
        for key in &site.keys {
            writeln!(out, "    {}", key_line(key, text))?;
        }
    }
    for revoked in &list.revoked {
        let (key, since) = (revoked.key.did(), revoked.since.to_rfc3339());
        let args = [
            ("key", (&key).into()),
            ("since", (&since).into()),
            ("reason", (&revoked.reason).into()),
        ];
        writeln!(out, "  {}", text.with("trust-revoked", &args))?;
    }
    Ok(())
}

fn key_line(listed: &ListedKey, text: &Text) -> String {
    let word = |may: &May| {
        text.get(match may {
            May::Module => "trust-may-module",
            May::Supervised => "trust-may-supervised",
            May::Passport => "trust-may-passport",
        })
    };
    let may: Vec<String> = listed.may.iter().map(word).collect();
    let (key, may) = (listed.key.did(), may.join(", "));
    let from = listed.from.date().to_string();
    let args = [("key", (&key).into()), ("from", (&from).into()), ("may", (&may).into())];
    match listed.until.map(|until| until.date().to_string()) {
        Some(until) => {
            let [key, from, may] = args;
            text.with("trust-key-until", &[key, from, may, ("until", (&until).into())])
        }
        None => text.with("trust-key", &args),
    }
}

fn trust_json(list: &TrustList, at: Option<Timestamp>) -> Value {
    let consulted =
        Consulted { sequence: Some(list.sequence), issued: list.issued, until: list.expires };
    json!({
        "sequence": list.sequence,
        "previous": list.previous,
        "issued": list.issued.to_rfc3339(),
        "expires": list.expires.to_rfc3339(),
        "age_in_days": at.map(|at| consulted.age_in_days(at)),
        "is_too_old": at.map(|at| at >= list.expires),
        "roots": list.roots.keys().iter().map(PublicKey::did).collect::<Vec<_>>(),
        "issuers": list.issuers.iter().map(site_json).collect::<Vec<_>>(),
        "revoked_keys": list.revoked.iter().map(|revoked| json!({
            "key": revoked.key.did(),
            "since": revoked.since.to_rfc3339(),
            "reason": revoked.reason,
        })).collect::<Vec<_>>(),
    })
}

fn site_json(site: &ListedIssuer) -> Value {
    let key = |listed: &ListedKey| {
        json!({
            "key": listed.key.did(),
            "from": listed.from.to_rfc3339(),
            "until": listed.until.map(Timestamp::to_rfc3339),
            "may": listed.may.iter().map(|may| may.name()).collect::<Vec<_>>(),
        })
    };
    json!({
        "name": site.name,
        "siret": site.siret,
        "is_declared_provider": site.is_declared_provider,
        "keys": site.keys.iter().map(key).collect::<Vec<_>>(),
    })
}

fn status_json(list: &StatusList, at: Timestamp) -> Value {
    let consulted = Consulted { sequence: None, issued: list.issued, until: list.until };
    json!({
        "list": list.id,
        "key": list.key.did(),
        "issued": list.issued.to_rfc3339(),
        "until": list.until.to_rfc3339(),
        "age_in_days": consulted.age_in_days(at),
        "is_too_old": at >= list.until,
        "withdrawn": list.bits.count(),
    })
}
