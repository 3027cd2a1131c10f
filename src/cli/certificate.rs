//! `passeport certificate`: list, issue and export certificates.

use std::io::{self, Write};
use std::path::Path;
//! `passeport certificate`: what was issued here.
//!
//! Reads the journal without disturbing whoever plays meanwhile.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

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
use super::{Globals, exit, store};
use crate::credential::code::ShortCode;
use crate::credential::issue::file_name;
use crate::credential::reading;
use crate::domain::id::CertificateId;
use crate::domain::record::{Certified, Fact};
use crate::domain::time::Timestamp;
use crate::store::{Records, StoreError, backup};
use crate::text::{Arg, Text};

/// What can be done with certificates.
#[derive(Debug, Clone, Subcommand)]
pub enum CertificateCommand {
    /// List the certificates issued here, oldest first.
    #[command(visible_alias = "lister")]
    List,
    /// Write certificates to files, in the folder of `--export`.
    #[command(visible_alias = "exporter")]
    Export {
        /// Codes such as PEN-1234-5678.
        #[arg(value_name = "CODE", required_unless_present = "all")]
        codes: Vec<String>,
        /// All of them.
        #[arg(long, conflicts_with = "codes")]
        all: bool,
    },
}

/// A certificate as it is kept.
struct Kept {
    id: CertificateId,
    at: Timestamp,
    subject: Certified,
    document: String,
}

/// Why the command could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The records cannot be read.
    #[error("the records cannot be read")]
    Store(#[from] StoreError),
    /// Not a code.
    #[error("`{0}` is not a code")]
    BadCode(String),
    /// No certificate of that code.
    #[error("no certificate has the code {0}")]
    Unknown(ShortCode),
    /// A file cannot be written.
    #[error("{0}: {1}")]
    Unwritable(PathBuf, io::Error),
}

/// Runs the command and returns its exit code.
pub(super) fn run(command: &CertificateCommand, globals: &Globals) -> u8 {
    let done = answer(command, globals, &mut io::stdout().lock());
    done.err().map_or(exit::OK, |trouble| told(&trouble, globals))
}

fn told(trouble: &Trouble, globals: &Globals) -> u8 {
    let out = store::Output { text: globals.text(), is_json: globals.json };
    let (code, id, args): (_, _, Vec<(&str, String)>) = match trouble {
        Trouble::Store(error) => return out.failed(error),
        Trouble::BadCode(code) => {
            (exit::USAGE, "certificates-bad-code", vec![("code", code.clone())])
        }
        Trouble::Unknown(code) => {
            (exit::NO_INPUT, "certificates-unknown", vec![("code", code.to_string())])
        }
        Trouble::Unwritable(path, why) => (
            exit::CANNOT_CREATE,
            "certificates-unwritable",
            vec![("path", path.display().to_string()), ("why", why.to_string())],
        ),
    };
    let args: Vec<(&str, Arg<'_>)> =
        args.iter().map(|(name, value)| (*name, value.into())).collect();
    out.trouble(id, &out.text.with(id, &args));
    code
}

/// Lists or exports, with the data and export folders of `globals`.
///
/// # Errors
/// A [`Trouble`]; when exporting, files before the one named are written.
pub fn answer(
    command: &CertificateCommand,
    globals: &Globals,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    let text = globals.text();
    let kept = kept(&globals.data_folder())?;
    // Nobody reads any more: not our trouble.
    let _ = match command {
        CertificateCommand::List if globals.json => list_json(&kept, out),
        CertificateCommand::List => list(&kept, &text, out),
        CertificateCommand::Export { codes, .. } => {
            let written = export(&chosen(kept, codes)?, &globals.export_folder())?;
            if globals.json {
                writeln!(out, "{:#}", json!(written))
            } else {
                written.iter().try_for_each(|path| writeln!(out, "{}", path.display()))
            }
        }
    };
    Ok(())
}

fn kept(data: &Path) -> Result<Vec<Kept>, StoreError> {
    let mut kept = vec![];
    backup::snapshot(data)?.each(&mut |record| {
        if let Fact::Certified { certificate, subject, document } = record.fact {
            kept.push(Kept { id: certificate, at: record.at, subject, document });
        }
    })?;
    kept.sort_by_key(|kept| (kept.at, kept.id));
    Ok(kept)
}

/// All of them when no code is given.
fn chosen(mut kept: Vec<Kept>, codes: &[String]) -> Result<Vec<Kept>, Trouble> {
    let read = |code: &String| code.parse().map_err(|_| Trouble::BadCode(code.clone()));
    let codes = codes.iter().map(read).collect::<Result<Vec<ShortCode>, _>>()?;
    for code in &codes {
        if !kept.iter().any(|kept| ShortCode::of(kept.id) == *code) {
            return Err(Trouble::Unknown(*code));
        }
    }
    kept.retain(|kept| codes.is_empty() || codes.contains(&ShortCode::of(kept.id)));
    Ok(kept)
}

fn export(kept: &[Kept], folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let written = kept.iter().map(|kept| {
        let path = folder.join(file_name(&kept.subject, kept.id));
        write(folder, &path, kept.document.as_bytes())
            .map_err(|why| Trouble::Unwritable(path.clone(), why))?;
        Ok(path)
    });
    written.collect()
}

/// Whole or not at all.
fn write(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

fn list(kept: &[Kept], text: &Text, out: &mut dyn Write) -> io::Result<()> {
    if kept.is_empty() {
        return writeln!(out, "{}", text.get("certificates-none"));
    }
    kept.iter().try_for_each(|kept| {
        let code = ShortCode::of(kept.id).to_string();
        let date = kept.at.date().to_string();
        let read = reading::read(kept.document.as_bytes());
        let (title, organisation) = read.map_or_else(
            |_| (text.get("certificates-unreadable"), String::new()),
            |read| (read.words.name, read.claims.facts().holder.organisation.name.clone()),
        );
        let args = [
            ("code", (&code).into()),
            ("date", (&date).into()),
            ("title", (&title).into()),
            ("organisation", (&organisation).into()),
        ];
        writeln!(out, "{}", text.with("certificates-line", &args))
    })
}

fn list_json(kept: &[Kept], out: &mut dyn Write) -> io::Result<()> {
    let all = kept.iter().map(|kept| {
        let module = match &kept.subject {
            Certified::Module(module) => Some(module.as_str()),
            Certified::Passport => None,
        };
        json!({
            "code": ShortCode::of(kept.id).to_string(),
            "id": kept.id,
            "issued": kept.at.to_rfc3339(),
            "module": module,
            "is_passport": module.is_none(),
            "file": file_name(&kept.subject, kept.id),
        })
    });
    writeln!(out, "{:#}", all.collect::<serde_json::Value>())
}
