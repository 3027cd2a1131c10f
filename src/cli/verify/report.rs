//! The answer of `passeport verify`, for people and for programs.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::tally::Tally;
use super::{Found, code, reason};
use crate::credential::believed::Consulted;
use crate::credential::code::ShortCode;
use crate::credential::email;
use crate::credential::reading::Certificate;
use crate::credential::trust::list::ListedIssuer;
use crate::credential::verify::{Check, Report, Verdict};
use crate::domain::certificate::{Obtained, Subject};
use crate::domain::prose;
use crate::domain::time::Timestamp;
use crate::text::Text;

/// The checks in words, in the order of [`Report::checks`].
pub(super) const LABELS: [&str; 6] = [
    "verify-check-form",
    "verify-check-proof",
    "verify-check-issuer",
    "verify-check-dates",
    "verify-check-status",
    "verify-check-rule",
];

/// The answer in a sentence.
pub(super) fn verdict_message(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "verify-verdict-valid",
        Verdict::Altered => "verify-verdict-altered",
        Verdict::Unknown => "verify-verdict-unknown",
        Verdict::Revoked => "verify-verdict-revoked",
        Verdict::OutOfDate => "verify-verdict-out-of-date",
        Verdict::Untrusted => "verify-verdict-untrusted",
    }
}

/// The moment and the address that were asked about.
pub(super) type Asked<'a> = (Option<Timestamp>, Option<&'a str>);

/// The answers, one after the other; each under its name when there are several.
pub(super) fn all(
    found: &[Found],
    is_json: bool,
    asked: Asked<'_>,
    text: &Text,
    out: &mut dyn Write,
) -> io::Result<()> {
    match found {
        [Found { name: None, report, .. }] if is_json => {
            writeln!(out, "{:#}", json(report, asked, text))
        }
        [one @ Found { name: None, .. }] => people(one, asked, text, out),
        several => {
            let mut tally = Tally::default();
            for (place, found) in several.iter().enumerate() {
                if place > 0 && !is_json {
                    writeln!(out)?;
                }
                one(found, is_json, asked, text, out)?;
                tally.add(found.report.verdict());
            }
            tally.write(0, (is_json, text), out)
        }
    }
}

/// One answer of several, under its name; for programs, on one line.
pub(super) fn one(
    found: &Found,
    is_json: bool,
    asked: Asked<'_>,
    text: &Text,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Found { name, report, .. } = found;
    if is_json {
        let mut answer = json(report, asked, text);
        if let Some(members) = answer.as_object_mut() {
            members.insert("file".to_owned(), json!(name));
        }
        return writeln!(out, "{answer}");
    }
    writeln!(out, "== {}", prose::clean(name.as_deref().unwrap_or("-")))?;
    people(found, asked, text, out)
}

/// The gravest of the answers.
pub(super) fn worst(found: &[Found]) -> Verdict {
    let mut tally = Tally::default();
    for one in found {
        tally.add(one.report.verdict());
    }
    tally.worst()
}

/// The answer for people: the verdict, each check, what the document says in
/// words, then every single member that is signed.
fn people(
    Found { report, is_carried, .. }: &Found,
    (at, email): Asked<'_>,
    text: &Text,
    out: &mut dyn Write,
) -> io::Result<()> {
    let verdict = report.verdict();
    writeln!(out, "{}", text.get(verdict_message(verdict)))?;
    writeln!(out, "\n{}", text.get("verify-checks"))?;
    for ((_, check), label) in report.checks().into_iter().zip(LABELS) {
        let label = text.get(label);
        writeln!(
            out,
            "  {}",
            text.with(
                "verify-line",
                &[("label", (&label).into()), ("value", (&check_sentence(check, text)).into()),]
            )
        )?;
    }
    lists(report, at, text, out)?;
    let mut lines = match (&report.certificate, &report.code) {
        (Some(certificate), _) => said(certificate, report.site.as_ref(), text),
        (None, Some(claimed)) => code::said(claimed, report.site.as_ref(), text),
        (None, None) => return Ok(()),
    };
    if !may_show(report) {
        return writeln!(out, "\n{}", text.get("verify-content-withheld"));
    }
    if *is_carried {
        writeln!(out, "\n{}", text.get("verify-carried"))?;
    }
    writeln!(out, "\n{}", text.get("verify-content"))?;
    let read = report.certificate.as_ref();
    lines.extend(read.and_then(|certificate| email_line(certificate, email, text)));
    for (label, value) in lines {
        let label = text.get(label);
        let line = [("label", (&label).into()), ("value", (&value).into())];
        writeln!(out, "  {}", text.with("verify-line", &line))?;
    }
    let Some(certificate) = &report.certificate else {
        return writeln!(out, "\n{}", text.get("verify-code-compare"));
    };
    writeln!(out, "\n{}", text.get("verify-everything"))?;
    let whole = report.dossier.as_ref().unwrap_or(&certificate.unsecured);
    let mut all = members(whole);
    for (at, proof) in certificate.proofs.iter().enumerate() {
        every_member(proof, &format!("proof[{at}]"), &mut all);
    }
    let mut all = all.iter();
    all.try_for_each(|(name, value)| {
        writeln!(out, "  {} = {}", prose::clean(name), prose::clean(value))
    })
}

/// Whether what was read may be shown. A code whose signature nobody could check says
/// nothing at all.
pub(super) fn may_show(report: &Report) -> bool {
    let is_told = report.code.is_none() || report.proof == Check::Held;
    is_told && report.verdict() != Verdict::Altered
}

/// The lists that were looked into, each with its age.
fn lists(
    report: &Report,
    at: Option<Timestamp>,
    text: &Text,
    out: &mut dyn Write,
) -> io::Result<()> {
    if report.consulted.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", text.get("verify-lists"))?;
    report.consulted.iter().try_for_each(|list| {
        let (issued, until) = (list.issued.date().to_string(), list.until.date().to_string());
        let id = if list.sequence.is_some() { "verify-list-trust" } else { "verify-list-status" };
        let label = match list.sequence {
            Some(sequence) => text.with(id, &[("number", (&sequence.to_string()).into())]),
            None => text.get(id),
        };
        let dates = [("issued", (&issued).into()), ("until", (&until).into())];
        let value = match at.map(|at| list.age_in_days(at)) {
            Some(days @ 0..) => {
                let [issued, until] = dates;
                text.with("verify-list-age", &[issued, until, ("days", days.unsigned_abs().into())])
            }
            _ => text.with("verify-list-dates", &dates),
        };
        let line = [("label", (&label).into()), ("value", (&value).into())];
        writeln!(out, "  {}", text.with("verify-line", &line))
    })
}

fn check_sentence(check: &Check, text: &Text) -> String {
    let (id, why) = match check {
        Check::Held => return text.get("verify-held"),
        Check::NotNeeded => return text.get("verify-not-needed"),
        Check::Failed(why) => ("verify-failed", why),
        Check::NotChecked(why) => ("verify-not-checked", why),
    };
    let why = reason::sentence(why, text);
    text.with(id, &[("why", (&why).into())])
}

/// What the document says, in the words of whoever reads it: message and value.
pub(in crate::cli) fn said(
    certificate: &Certificate,
    site: Option<&ListedIssuer>,
    text: &Text,
) -> Vec<(&'static str, String)> {
    let facts = certificate.claims.facts();
    let organisation = &facts.holder.organisation;
    let mut lines = vec![
        ("verify-code", ShortCode::of(facts.id).to_string()),
        ("verify-title", certificate.words.name.clone()),
        ("verify-organisation", format!("{} ({})", organisation.name, organisation.number)),
    ];
    lines.extend(facts.holder.name.clone().map(|name| ("verify-holder", name)));
    match &facts.subject {
        Subject::Module(passed) => {
            let obtained = obtained(passed.obtained);
            let score = [
                ("right", passed.score.right.into()),
                ("of", passed.score.of.into()),
                ("needed", passed.rule.right.into()),
            ];
            lines.push(("verify-score", text.with("verify-score-value", &score)));
            lines.push(("verify-obtained", text.get(obtained)));
            let statement = certificate.statement().map(str::to_owned);
            lines.extend(statement.map(|words| ("verify-statement", words)));
        }
        Subject::Passport(earned) => {
            for module in &earned.modules {
                let code = ShortCode::of(module.certificate);
                lines.push(("verify-module", format!("{} ({code})", module.title)));
            }
        }
    }
    // The name in the trust list is the one that counts.
    if let Some(site) = site {
        lines.extend(site_lines(site, text));
    } else {
        let issuer = &certificate.issuer;
        let siret = issuer.siret.as_ref().map(|siret| format!(" ({siret})")).unwrap_or_default();
        lines.push(("verify-issuer", format!("{}{siret}", issuer.name)));
    }
    lines.push(("verify-issued", facts.issued.to_rfc3339()));
    lines.extend(facts.until.map(|until| ("verify-until", until.to_rfc3339())));
    lines
}

/// What the trust list says of the site.
pub(super) fn site_lines(site: &ListedIssuer, text: &Text) -> Vec<(&'static str, String)> {
    let mut lines = vec![("verify-issuer", format!("{} ({})", site.name, site.siret))];
    if site.is_declared_provider {
        lines.push(("verify-provider", text.get("verify-provider-declared")));
    }
    lines
}

/// The message for how a module was followed.
pub(super) fn obtained(obtained: Obtained) -> &'static str {
    match obtained {
        Obtained::Alone => "verify-obtained-alone",
        Obtained::InGroup => "verify-obtained-group",
        Obtained::Supervised => "verify-obtained-supervised",
        Obtained::ByTest => "verify-obtained-test",
    }
}

/// Whether the document is for whoever has that address; nothing to say of a
/// document without one that nobody asked about.
fn email_line(
    certificate: &Certificate,
    asked: Option<&str>,
    text: &Text,
) -> Option<(&'static str, String)> {
    let id = match (&certificate.claims.facts().holder.email, asked) {
        (None, None) => return None,
        (None, Some(_)) => "verify-email-none",
        (Some(_), None) => "verify-email-hidden",
        (Some(hashed), Some(asked)) if email::is_of(hashed, asked) => "verify-email-same",
        (Some(_), Some(_)) => "verify-email-other",
    };
    Some(("verify-email", text.get(id)))
}

/// Every member of a document with its full name.
pub(super) fn members(document: &Value) -> Vec<(String, String)> {
    let mut all = vec![];
    every_member(document, "", &mut all);
    all
}

fn every_member(value: &Value, name: &str, all: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(member, value)| {
            let dot = if name.is_empty() { "" } else { "." };
            every_member(value, &format!("{name}{dot}{member}"), all);
        }),
        Value::Array(items) => items.iter().enumerate().for_each(|(at, item)| {
            every_member(item, &format!("{name}[{at}]"), all);
        }),
        Value::String(text) => all.push((name.to_owned(), text.clone())),
        other => all.push((name.to_owned(), other.to_string())),
    }
}

/// The answer for programs: the verdict, each check apart, and the document.
fn json(report: &Report, (at, email): Asked<'_>, text: &Text) -> Value {
    let verdict = report.verdict();
    let mut checks = serde_json::Map::new();
    for (name, check) in report.checks() {
        checks.insert(name.to_owned(), check_json(check, text));
    }
    let readable = report.certificate.as_ref().filter(|_| may_show(report));
    let claimed = report.code.as_ref().filter(|_| may_show(report));
    let id = readable.map(|read| read.claims.facts().id).or(claimed.map(|claimed| claimed.id));
    let document = readable.map(|read| report.dossier.as_ref().unwrap_or(&read.unsecured));
    json!({
        "verdict": verdict.name(),
        "exit": verdict.exit_code(),
        "checks": checks,
        "lists": report.consulted.iter().map(|list| list_json(list, at)).collect::<Vec<_>>(),
        "site": report.site.as_ref().filter(|_| may_show(report)).map(|site| json!({
            "name": site.name,
            "siret": site.siret,
            "is_declared_provider": site.is_declared_provider,
        })),
        "code": id.map(|id| ShortCode::of(id).to_string()),
        "is_for_email": readable.and_then(|read| {
            let hashed = read.claims.facts().holder.email.as_ref()?;
            email.map(|asked| email::is_of(hashed, asked))
        }),
        "document": document,
        "claims": claimed.map(code::json),
    })
}

fn list_json(list: &Consulted, at: Option<Timestamp>) -> Value {
    json!({
        "list": if list.sequence.is_some() { "trust" } else { "status" },
        "sequence": list.sequence,
        "issued": list.issued.to_rfc3339(),
        "until": list.until.to_rfc3339(),
        "age_in_days": at.map(|at| list.age_in_days(at)),
    })
}

/// The answer for programs when a list that was handed over cannot be relied on.
pub(super) fn undetermined(message: &str, out: &mut dyn Write) -> io::Result<()> {
    let verdict = Verdict::Unknown;
    let answer = json!({
        "verdict": verdict.name(),
        "exit": verdict.exit_code(),
        "reason": "trust-bad",
        "message": message,
    });
    writeln!(out, "{answer:#}")
}

fn check_json(check: &Check, text: &Text) -> Value {
    let (result, why) = match check {
        Check::Held => return json!({ "result": "held" }),
        Check::NotNeeded => return json!({ "result": "not-needed" }),
        Check::Failed(why) => ("failed", why),
        Check::NotChecked(why) => ("not-checked", why),
    };
    json!({
        "result": result,
        "reason": reason::word(why),
        "message": reason::sentence(why, text),
    })
}
