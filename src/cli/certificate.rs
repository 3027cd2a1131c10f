//! `passeport certificate`: what was issued here.
//!
//! Reads the journal without disturbing whoever plays meanwhile.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;

use super::{Globals, exit, issue, store};
use crate::credential::code::ShortCode;
use crate::credential::issue::file_name;
use crate::credential::reading;
use crate::domain::id::CertificateId;
use crate::domain::record::{Certified, Fact};
use crate::domain::time::Timestamp;
use crate::run::papers;
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
    if let CertificateCommand::Issue { learner, name } = command {
        return issue::run(learner, name.as_deref(), globals);
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
        // Issuing writes records: it goes through the store, not through here.
        CertificateCommand::Issue { .. } => Ok(()),
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
        papers::write(folder, &path, kept.document.as_bytes())
            .map_err(|why| Trouble::Unwritable(path.clone(), why))?;
        Ok(path)
    });
    written.collect()
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
