//! `passeport certificate receive`: what an adviser issued on request comes back to
//! the machine that asked.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::super::opened::{self, Opened};
use super::super::verify::received::{self, Brought};
use super::super::{Globals, exit};
use crate::credential::code::ShortCode;
use crate::credential::verify::Verdict;
use crate::domain::certificate::Subject;
use crate::domain::id::CertificateId;
use crate::domain::record::{Certified, Fact, LearningRecord};
use crate::domain::time::Timestamp;
use crate::run::world::{Machine, World};
use crate::store::{Disk, Draft, Records, StoreError};
use crate::text::Text;

/// What came of one file.
enum Outcome {
    /// It is in the records of its learner now.
    Kept(ShortCode),
    /// It was there before.
    Known(ShortCode),
    /// It is not kept, and why.
    Refused(u8, String),
}

/// Keeps each of `files` that is valid and whose learner is of this machine; returns
/// the exit code of the last trouble.
pub(super) fn run(files: &[PathBuf], issuers: &[PathBuf], globals: &Globals) -> u8 {
    let brought = match received::brought(files, issuers, globals) {
        Ok(brought) => brought,
        Err((code, words)) => {
            let _ = writeln!(io::stderr(), "{words}");
            return code;
        }
    };
    opened::with_store(globals, |opened| {
        let Opened { store, text, out } = opened;
        let mut code = exit::OK;
        let mut said = vec![];
        // The attestations of a Passeport before the Passeport, as they were issued.
        for one in in_order(&brought) {
            let outcome = keep(one, store, (text, globals), Machine.now())?;
            if let Outcome::Refused(worse, words) = &outcome {
                let path = one.path.display().to_string();
                super::super::complain(text, "trust-bad", &[("path", &path), ("why", words)]);
                code = *worse;
            }
            said.push((one.path.as_path(), outcome));
        }
        let done = if globals.json {
            writeln!(
                out,
                "{:#}",
                said.iter().map(|(path, one)| shown(path, one)).collect::<Value>()
            )
        } else {
            said.iter().try_for_each(|(_, one)| match words(one, text) {
                Some(words) => writeln!(out, "{words}"),
                None => Ok(()),
            })
        };
        Ok(if code == exit::OK { opened::written(done) } else { code })
    })
}

fn in_order(brought: &[Brought]) -> Vec<&Brought> {
    let mut all: Vec<&Brought> = brought.iter().collect();
    all.sort_by_key(|one| {
        let facts = one.report.certificate.as_ref().map(|read| read.claims.facts());
        facts.map(|facts| (matches!(facts.subject, Subject::Passport(_)), facts.issued))
    });
    all
}

/// Verified first, then whose it is, then whether it is there already.
fn keep(
    one: &Brought,
    store: &mut Disk,
    (text, globals): (&Text, &Globals),
    at: Timestamp,
) -> Result<Outcome, StoreError> {
    let verdict = one.report.verdict();
    if verdict != Verdict::Valid {
        let why = received::why_not(&one.report, globals);
        let words = text.with("certificate-receive-refused", &[("why", (&why).into())]);
        return Ok(Outcome::Refused(verdict.exit_code(), words));
    }
    // Tokens, codes and dossiers are made of what is kept, never the other way.
    let document =
        std::str::from_utf8(&one.document).ok().filter(|text| text.trim_start().starts_with('{'));
    let (Some(document), Some(read), None) =
        (document, &one.report.certificate, &one.report.dossier)
    else {
        let words = text.get("certificate-receive-form");
        return Ok(Outcome::Refused(exit::UNAVAILABLE, words));
    };
    let facts = read.claims.facts();
    let (learner, id) = (facts.holder.learner, facts.id);
    if !store.learners().contains(&learner) {
        let words = text.get("certificate-receive-stranger");
        return Ok(Outcome::Refused(exit::NO_INPUT, words));
    }
    let code = ShortCode::of(id);
    if is_there(&store.of_learner(learner)?, id) {
        return Ok(Outcome::Known(code));
    }
    let subject = match &facts.subject {
        Subject::Module(passed) => Certified::Module(passed.module.clone()),
        Subject::Passport(_) => Certified::Passport,
    };
    let fact = Fact::Certified { certificate: id, subject, document: document.to_owned() };
    let draft = Draft { learner, at, fact };
    store.append(vec![vec![draft]]).into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(Outcome::Kept(code))
}

fn is_there(records: &[LearningRecord], id: CertificateId) -> bool {
    records.iter().any(
        |record| matches!(&record.fact, Fact::Certified { certificate, .. } if *certificate == id),
    )
}

fn words(outcome: &Outcome, text: &Text) -> Option<String> {
    let (id, code) = match outcome {
        Outcome::Kept(code) => ("certificate-receive-kept", code),
        Outcome::Known(code) => ("certificate-receive-known", code),
        Outcome::Refused(..) => return None,
    };
    Some(text.with(id, &[("code", (&code.to_string()).into())]))
}

fn shown(path: &Path, outcome: &Outcome) -> Value {
    let (code, is_kept, why) = match outcome {
        Outcome::Kept(code) => (Some(code.to_string()), true, None),
        Outcome::Known(code) => (Some(code.to_string()), false, None),
        Outcome::Refused(_, why) => (None, false, Some(why)),
    };
    json!({ "file": path, "code": code, "is_kept": is_kept, "why": why })
}
