//! `passeport certificate`: list, issue and export certificates.

use std::io::{self, Write};
use std::path::Path;

use clap::Subcommand;
use serde_json::json;

use super::opened::{self, Opened};
use super::{Globals, exit, learner, play};
use crate::app::effect::Request;
use crate::credential::code::ShortCode;
use crate::domain::id::LearnerId;
use crate::domain::passport::PassportRule;
use crate::domain::progress::{Certificate, Progress};
use crate::domain::record::{Certified, Fact};
use crate::run::papers;
use crate::run::world::{Machine, World};
use crate::store::{Disk, Draft, Records, StoreError};
use crate::text::Text;

/// What can be done with certificates.
#[derive(Debug, Clone, Subcommand)]
pub(super) enum CertificateCommand {
    /// List what was issued here.
    #[command(visible_alias = "lister")]
    List,
    /// Write one certificate, by its code or identifier.
    #[command(visible_alias = "exporter")]
    Export {
        /// The code (PEN-XXXX-XXXX) or the identifier.
        certificate: String,
        /// The file to write; `-` is standard output.
        #[arg(short, long, default_value = "-")]
        output: String,
    },
    /// Issue what a learner has earned and does not have yet.
    #[command(visible_alias = "delivrer")]
    Issue {
        /// The learner: the beginning of the identifier is enough.
        learner: String,
        /// Write the learner's name on it, as asked for by the learner.
        #[arg(long)]
        name: Option<String>,
    },
}

/// Runs the command and returns its exit code.
pub(super) fn run(command: &CertificateCommand, globals: &Globals) -> u8 {
    opened::with_store(globals, |opened| {
        let Opened { store, text, out } = opened;
        match command {
            CertificateCommand::List => list(store, text, globals.json, out),
            CertificateCommand::Export { certificate, output } => {
                export(store, text, (certificate, output), out)
            }
            CertificateCommand::Issue { learner, name } => {
                learner::with(store, text, learner, |store, id| {
                    issue(store, globals, (id, name.clone()), out)
                })
            }
        }
    })
}

/// Every certificate of every learner, oldest learner first.
fn all(store: &mut Disk) -> Result<Vec<(LearnerId, Certificate)>, StoreError> {
    let mut found = vec![];
    for learner in store.learners() {
        let progress = Progress::fold(&store.of_learner(learner)?);
        found.extend(progress.certificates.into_iter().map(|certificate| (learner, certificate)));
    }
    Ok(found)
}

fn list(store: &mut Disk, text: &Text, json: bool, out: &mut dyn Write) -> Result<u8, StoreError> {
    let found = all(store)?;
    let done = if json {
        let all: Vec<_> = found
            .iter()
            .map(|(learner, certificate)| {
                json!({
                    "code": ShortCode::of(certificate.id).to_string(),
                    "certificate": certificate.id,
                    "learner": learner,
                    "subject": subject(&certificate.subject),
                    "issued": certificate.at.to_rfc3339(),
                })
            })
            .collect();
        writeln!(out, "{:#}", json!(all))
    } else if found.is_empty() {
        writeln!(out, "{}", text.get("certificate-none"))
    } else {
        found.iter().try_for_each(|(_, certificate)| {
            let code = ShortCode::of(certificate.id);
            let (date, what) = (certificate.at.date(), subject(&certificate.subject));
            writeln!(out, "{code}  {date}  {what}")
        })
    };
    Ok(opened::written(done))
}

fn subject(subject: &Certified) -> String {
    match subject {
        Certified::Module(module) => module.to_string(),
        Certified::Passport => "passeport".to_owned(),
    }
}

fn export(
    store: &mut Disk,
    text: &Text,
    (wanted, output): (&str, &str),
    out: &mut dyn Write,
) -> Result<u8, StoreError> {
    let is_it = |certificate: &Certificate| {
        ShortCode::of(certificate.id).to_string().eq_ignore_ascii_case(wanted)
            || certificate.id.to_string() == wanted.to_lowercase()
    };
    let found = all(store)?.into_iter().map(|(_, certificate)| certificate).find(is_it);
    let Some(certificate) = found else {
        super::complain(text, "certificate-unknown", &[("certificate", wanted)]);
        return Ok(exit::NO_INPUT);
    };
    let bytes = certificate.document.as_bytes();
    if output == "-" {
        return Ok(opened::written(out.write_all(bytes)));
    }
    Ok(match papers::write_new(Path::new(output), bytes) {
        Ok(()) => exit::OK,
        Err(error) => {
            let why = error.to_string();
            super::complain(text, "certificate-not-written", &[("path", output), ("why", &why)]);
            exit::CANNOT_CREATE
        }
    })
}

fn issue(
    store: &mut Disk,
    globals: &Globals,
    (learner, name): (LearnerId, Option<String>),
    out: &mut dyn Write,
) -> Result<u8, StoreError> {
    let text = globals.text();
    let progress = Progress::fold(&store.of_learner(learner)?);
    let Some(organisation) = progress.organisation.clone() else {
        super::complain(&text, "certificate-no-organisation", &[]);
        return Ok(exit::UNAVAILABLE);
    };
    let at = Machine.now();
    let mut request = Request {
        learner,
        organisation,
        name,
        at,
        modules: vec![],
        attestations: vec![],
        with_passport: false,
    };
    let passed = progress.passed();
    let needed = usize::from(PassportRule::PROGRAMME.modules);
    request.with_passport =
        passed.len() >= needed && progress.certificate(&Certified::Passport).is_none();
    for (module, pass) in passed {
        match progress.certificate(&Certified::Module(module.clone())) {
            Some(certificate) => request.attestations.push(certificate.clone()),
            None => request.modules.push((module.clone(), pass.clone())),
        }
    }
    let issued = match papers::sign_all(&mut play::setup(globals, text.clone()), &request) {
        Ok(issued) => issued,
        Err(why) => {
            super::complain(&text, "notice-refused", &[("why", &why)]);
            return Ok(exit::UNAVAILABLE);
        }
    };
    let codes: Vec<String> =
        issued.iter().map(|paper| ShortCode::of(paper.id).to_string()).collect();
    let facts = issued.into_iter().map(|paper| Fact::Certified {
        certificate: paper.id,
        subject: paper.subject,
        document: paper.document,
    });
    let drafts: Vec<Draft> = facts.map(|fact| Draft { learner, at, fact }).collect();
    if !drafts.is_empty() {
        store.append(vec![drafts]).into_iter().collect::<Result<Vec<_>, _>>()?;
    }
    let done: io::Result<()> = if codes.is_empty() {
        writeln!(out, "{}", text.get("certificate-nothing-due"))
    } else {
        codes.iter().try_for_each(|code| writeln!(out, "{code}"))
    };
    Ok(opened::written(done))
}
