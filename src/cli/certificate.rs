//! `passeport certificate`: what was issued here.
//!
//! Reads the journal without disturbing whoever plays meanwhile.

mod forms;
#[cfg(feature = "ssh")]
mod own;
mod receive;
mod withdraw;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use forms::Exporter;
pub use forms::{Format, Obstacle};
#[cfg(feature = "ssh")]
pub(super) use own::{export_own, list_own};
use serde_json::json;

use super::{Globals, exit, issue, key, store};
use crate::credential::code::ShortCode;
use crate::credential::issue::file_name;
use crate::credential::keyfile::KeyFileError;
use crate::credential::ledger::{Ledger, LedgerError};
use crate::credential::reading;
use crate::domain::id::{CertificateId, LearnerId};
use crate::domain::record::{Certified, Fact};
use crate::domain::time::Timestamp;
use crate::run::requests;
use crate::run::wording;
use crate::run::world::{Machine, World};
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
        /// In which form.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// A file with the passphrase of the adviser's key, for what an adviser looked on.
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    /// Issue what a learner has earned and does not have yet.
    #[command(visible_alias = "delivrer")]
    Issue(issue::IssueArgs),
    /// Write all records of a learner to a file for the adviser: what a machine without a key does.
    #[command(visible_alias = "demander")]
    Request {
        /// The learner: the beginning of the identifier is enough.
        learner: String,
    },
    /// Keep what an adviser issued on request in the records of its learner.
    #[command(visible_alias = "recevoir")]
    Receive {
        /// The certificates, as the adviser's machine wrote them.
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// An issuer to believe, besides those of the installed trust list.
        #[arg(long, value_name = "KEYFILE")]
        issuer: Vec<PathBuf>,
    },
    /// Withdraw a certificate issued here, for good.
    #[command(visible_alias = "revoquer")]
    Revoke {
        /// Its code, such as PEN-1234-5678, or its identifier.
        #[arg(value_name = "CODE")]
        code: String,
        /// Why. Kept here, never published.
        #[arg(long)]
        reason: String,
    },
    /// Issue a certificate anew, with today's key, and withdraw the old one.
    #[command(visible_alias = "remplacer")]
    Replace {
        /// Its code, such as PEN-1234-5678, or its identifier.
        #[arg(value_name = "CODE")]
        code: String,
        /// Why. Kept here, never published.
        #[arg(long)]
        reason: Option<String>,
        /// The learner's name as it should stand on the new one.
        #[arg(long)]
        name: Option<String>,
        /// A file with the passphrase of the adviser's key, for what an adviser looked on.
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    /// Sign the list of withdrawals of this site and write it to files that travel.
    #[command(visible_alias = "retraits")]
    Status {
        /// Start the list: certificates issued from then on name it.
        #[arg(long)]
        new: bool,
        /// Where the list will be published, an https:// address.
        #[arg(long, requires = "new")]
        url: Option<String>,
    },
}

/// A certificate as it is kept.
#[derive(Clone)]
pub(super) struct Kept {
    learner: LearnerId,
    pub(super) id: CertificateId,
    at: Timestamp,
    subject: Certified,
    pub(super) document: String,
    /// Issued for the learner of another machine, by request.
    is_by_request: bool,
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
    Unknown(String),
    /// The certificate names no list of withdrawals.
    #[error("the certificate names no list of withdrawals")]
    NoStatus,
    /// The list of withdrawals of this site cannot be used.
    #[error(transparent)]
    Ledger(LedgerError),
    /// The site's key cannot be used.
    #[error(transparent)]
    Key(KeyFileError),
    /// Something is not signed, or not written, for a reason in words.
    #[error("{0}")]
    Refused(String),
    /// The certificate of that code cannot be had in that form.
    #[error("{0}: not to be had in this form ({1:?})")]
    NoSuchForm(ShortCode, Obstacle),
    /// A file cannot be written.
    #[error("{0}: {1}")]
    Unwritable(PathBuf, io::Error),
}

/// Runs the command and returns its exit code.
pub(super) fn run(command: &CertificateCommand, globals: &Globals) -> u8 {
    match command {
        CertificateCommand::Issue(args) => return issue::run(args, globals),
        CertificateCommand::Request { learner } => return issue::requests::make(learner, globals),
        CertificateCommand::Receive { files, issuer } => {
            return receive::run(files, issuer, globals);
        }
        CertificateCommand::Replace { code, reason, name, passphrase_file } => {
            let wanted = (code.as_str(), reason.as_deref(), name.as_deref());
            return withdraw::replace(globals, wanted, passphrase_file.as_deref());
        }
        _ => {}
    }
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
            (exit::NO_INPUT, "certificates-unknown", vec![("code", code.clone())])
        }
        Trouble::NoStatus => (exit::UNAVAILABLE, "status-none", vec![]),
        Trouble::Ledger(error) => {
            let (code, words) = withdraw::ledger_trouble(error, &out.text);
            out.trouble("status", &words);
            return code;
        }
        Trouble::Key(error) => {
            out.trouble("key", &wording::key_file(&out.text, error));
            return key::exit_code(error);
        }
        Trouble::Refused(why) => {
            out.trouble("refused", why);
            return exit::UNAVAILABLE;
        }
        Trouble::NoSuchForm(code, why) => {
            (exit::UNAVAILABLE, why.message(), vec![("code", code.to_string())])
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
    let at = Machine.now();
    match command {
        CertificateCommand::Status { new, url } => {
            return withdraw::status(globals, (*new, url.as_deref()), at, out);
        }
        CertificateCommand::Revoke { code, reason } => {
            return withdraw::revoke(globals, (code, reason), at, out);
        }
        _ => {}
    }
    let kept = all_kept(&globals.data_folder())?;
    let ledger = Ledger::look(&globals.data_folder()).map_err(Trouble::Ledger)?;
    // Nobody reads any more: not our trouble.
    let _ = match command {
        CertificateCommand::List if globals.json => list_json(&kept, ledger.as_ref(), out),
        CertificateCommand::List => list(&kept, ledger.as_ref(), &text, out),
        // Issuing writes records: it goes through the store, not through here.
        CertificateCommand::Issue(_)
        | CertificateCommand::Request { .. }
        | CertificateCommand::Receive { .. }
        | CertificateCommand::Replace { .. }
        | CertificateCommand::Revoke { .. }
        | CertificateCommand::Status { .. } => Ok(()),
        CertificateCommand::Export { codes, format, passphrase_file, .. } => {
            let (data, folder) = (globals.data_folder(), globals.export_folder());
            let exporter = Exporter {
                data: &data,
                folder: &folder,
                text: &text,
                format: *format,
                passphrase: passphrase_file.as_deref(),
            };
            let written = exporter.write(&chosen(&kept, codes, *format)?, &kept)?;
            if globals.json {
                writeln!(out, "{:#}", json!(written))
            } else {
                written.iter().try_for_each(|path| writeln!(out, "{}", path.display()))
            }
        }
    };
    Ok(())
}

/// All that was issued here, oldest first.
pub(super) fn all_kept(data: &Path) -> Result<Vec<Kept>, Trouble> {
    let mut kept = vec![];
    backup::snapshot(data)?.each(&mut |record| {
        if let Fact::Certified { certificate, subject, document } = record.fact {
            let (learner, at) = (record.learner, record.at);
            let is_by_request = false;
            kept.push(Kept { learner, id: certificate, at, subject, document, is_by_request });
        }
    })?;
    let folder = requests::issued_folder(data);
    let elsewhere = requests::issued(data).map_err(|why| Trouble::Unwritable(folder, why))?;
    kept.extend(elsewhere.into_iter().map(|(learner, one)| Kept {
        learner,
        id: one.id,
        at: one.at,
        subject: one.subject,
        document: one.document,
        is_by_request: true,
    }));
    kept.sort_by_key(|kept| (kept.at, kept.id));
    Ok(kept)
}

/// How a certificate is named on the command line.
#[derive(Debug, Clone, Copy)]
enum Named {
    Code(ShortCode),
    Id(CertificateId),
}

fn named(text: &str) -> Result<Named, Trouble> {
    let id = text.trim_start_matches("urn:uuid:").parse().map(Named::Id);
    let code = || text.parse().map(Named::Code).map_err(|_| Trouble::BadCode(text.to_owned()));
    id.or_else(|_| code())
}

fn is_named(id: CertificateId, named: Named) -> bool {
    match named {
        Named::Code(code) => ShortCode::of(id) == code,
        Named::Id(named) => id == named,
    }
}

/// All of them that have such a form when no code is given.
fn chosen(kept: &[Kept], codes: &[String], format: Format) -> Result<Vec<Kept>, Trouble> {
    let read = |code: &String| code.parse().map_err(|_| Trouble::BadCode(code.clone()));
    let codes = codes.iter().map(read).collect::<Result<Vec<ShortCode>, _>>()?;
    for code in &codes {
        if !kept.iter().any(|kept| ShortCode::of(kept.id) == *code) {
            return Err(Trouble::Unknown(code.to_string()));
        }
    }
    let is_chosen = |kept: &&Kept| match codes.as_slice() {
        [] => forms::may_have(format, kept),
        codes => codes.contains(&ShortCode::of(kept.id)),
    };
    Ok(kept.iter().filter(is_chosen).cloned().collect())
}

fn list(
    kept: &[Kept],
    ledger: Option<&Ledger>,
    text: &Text,
    out: &mut dyn Write,
) -> io::Result<()> {
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
        writeln!(out, "{}", text.with("certificates-line", &args))?;
        match ledger.and_then(|ledger| ledger.is_withdrawn(kept.id)) {
            Some(known) => {
                let date = known.at.date().to_string();
                let args = [("date", (&date).into()), ("reason", (&known.reason).into())];
                writeln!(out, "  {}", text.with("certificates-withdrawn", &args))
            }
            None => Ok(()),
        }
    })
}

fn list_json(kept: &[Kept], ledger: Option<&Ledger>, out: &mut dyn Write) -> io::Result<()> {
    let all = kept.iter().map(|kept| {
        let module = match &kept.subject {
            Certified::Module(module) => Some(module.as_str()),
            Certified::Passport => None,
        };
        json!({
            "code": ShortCode::of(kept.id).to_string(),
            "id": kept.id,
            "issued": kept.at.to_rfc3339(),
            "withdrawn": ledger
                .and_then(|ledger| ledger.is_withdrawn(kept.id))
                .map(|known| known.at.to_rfc3339()),
            "module": module,
            "is_passport": module.is_none(),
            "file": file_name(&kept.subject, kept.id),
        })
    });
    writeln!(out, "{:#}", all.collect::<serde_json::Value>())
}
