//! `passeport trust`: whom to believe. Lists are prepared, signed by the roots,
//! carried as files and installed.

mod draft;
mod show;

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueEnum};

use super::unlock::{Refused, Source};
use super::verify::read_keys;
use super::{Globals, exit, store};
use crate::credential::json::{self, LARGEST};
use crate::credential::regular::{self, Link};
use crate::credential::trust::installed::{self, InstallError};
use crate::credential::trust::list::{ListError, ListFile, May, Roots};
use crate::domain::time::Timestamp;
use crate::run::world::{Machine, World};
use crate::run::{papers, wording};

/// What can be done with trust lists.
#[derive(Debug, Clone, Subcommand)]
pub(super) enum TrustCommand {
    /// Show the installed trust list and lists of withdrawals, or the list in a file.
    #[command(visible_alias = "montrer")]
    Show {
        /// A file with a trust list.
        file: Option<PathBuf>,
    },
    /// Add a site or a key to the next list, in a file that is made when needed.
    #[command(visible_alias = "ajouter")]
    Add(AddArgs),
    /// Take a key out of the next list: from now on, or because it fell into other hands.
    #[command(visible_alias = "retirer")]
    Remove(RemoveArgs),
    /// Sign the next list with one of the root keys; two of the three must.
    #[command(visible_alias = "signer")]
    Sign(SignArgs),
    /// Go by the lists in these files from now on.
    #[command(visible_alias = "installer")]
    Install {
        /// Trust lists and lists of withdrawals.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The public half of one of the three root keys, for the first list.
        #[arg(long, value_name = "KEYFILE")]
        root: Vec<PathBuf>,
    },
}

/// What a key may sign, on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum What {
    /// Modules followed alone.
    Module,
    /// Modules followed under the eyes of an adviser.
    Supervised,
    /// The Passeport.
    Passport,
}

impl From<What> for May {
    fn from(what: What) -> Self {
        match what {
            What::Module => Self::Module,
            What::Supervised => Self::Supervised,
            What::Passport => Self::Passport,
        }
    }
}

/// A site and its key.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct AddArgs {
    /// The file of the next list.
    pub file: PathBuf,
    /// The name of the site.
    #[arg(long)]
    pub name: String,
    /// Its SIRET.
    #[arg(long)]
    pub siret: String,
    /// The public half of its key: a file, or a did:key.
    #[arg(long, value_name = "KEYFILE")]
    pub key: PathBuf,
    /// What the key may sign; modules followed alone and the Passeport by default.
    #[arg(long, value_delimiter = ',', value_name = "WHAT")]
    pub may: Vec<What>,
    /// From which day its signatures count; today by default.
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Until which day its signatures count.
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// The site is a declared provider of training.
    #[arg(long)]
    pub declared_provider: bool,
    /// The public half of one of the three root keys, to start a list or to replace the roots.
    #[arg(long, value_name = "KEYFILE")]
    pub root: Vec<PathBuf>,
}

/// A key to take out.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct RemoveArgs {
    /// The file of the next list.
    pub file: PathBuf,
    /// The public half of the key: a file, or a did:key.
    #[arg(long, value_name = "KEYFILE")]
    pub key: PathBuf,
    /// The key fell into other hands on that day: what it signed since is refused.
    #[arg(long, value_name = "DATE", requires = "reason")]
    pub compromised: Option<String>,
    /// What happened, in the list for all to read.
    #[arg(long, requires = "compromised")]
    pub reason: Option<String>,
}

/// A list to sign.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct SignArgs {
    /// The file of the next list.
    pub file: PathBuf,
    /// The root's private key: an OpenSSH file, or one locked by `key protect`.
    #[arg(long, value_name = "KEYFILE")]
    pub root_key: PathBuf,
    /// For how many days the list holds, said by the first who signs.
    #[arg(long, default_value_t = 180, value_parser = clap::value_parser!(u16).range(1..=730))]
    pub days: u16,
    /// A file with the passphrase of the key on its first line.
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

/// Why the command could not do what was asked.
pub(super) enum Trouble {
    /// A file cannot be read or written.
    File(PathBuf, String),
    /// A list cannot be relied on, or installed.
    Install(InstallError),
    /// A key cannot be read.
    Key(String),
    /// A key cannot be opened.
    Refused(Refused),
    /// Not a date.
    Date(String),
    /// Not a SIRET.
    Siret(String),
    /// The key is not in the list.
    NoSuchKey(String),
    /// The key is none of the roots.
    NotARoot(String),
}

/// Runs the command and returns its exit code.
pub(super) fn run(command: &TrustCommand, globals: &Globals) -> u8 {
    let out = &mut io::stdout().lock();
    let at = Machine.now();
    let done = match command {
        TrustCommand::Show { file } => show::run(file.as_deref(), globals, at, out),
        TrustCommand::Add(args) => draft::add(args, globals, at, out),
        TrustCommand::Remove(args) => draft::remove(args, globals, at, out),
        TrustCommand::Sign(args) => sign(args, globals, at, out),
        TrustCommand::Install { files, root } => install(files, root, globals, out),
    };
    done.err().map_or(exit::OK, |trouble| told(&trouble, globals))
}

fn told(trouble: &Trouble, globals: &Globals) -> u8 {
    let out = store::Output { text: globals.text(), is_json: globals.json };
    let text = &out.text;
    let (code, id, words) = match trouble {
        Trouble::File(path, why) => {
            let path = path.display().to_string();
            let args = [("path", (&path).into()), ("why", why.into())];
            (exit::NO_INPUT, "file", text.with("key-io", &args))
        }
        Trouble::Install(error) => {
            let code = match error {
                InstallError::NoRoots | InstallError::OtherRoots => exit::USAGE,
                InstallError::Io { .. } => exit::CANNOT_CREATE,
                _ => exit::FOUND_ERRORS,
            };
            (code, "trust-bad", wording::install(text, error))
        }
        Trouble::Key(words) => (exit::NO_INPUT, "key", words.clone()),
        Trouble::Refused(refused) => {
            let (code, words) = refused.told(text);
            (code, "key", words)
        }
        Trouble::Date(date) => {
            (exit::USAGE, "date", text.with("verify-bad-date", &[("date", date.into())]))
        }
        Trouble::Siret(siret) => {
            (exit::USAGE, "siret", text.with("trust-bad-siret", &[("siret", siret.into())]))
        }
        Trouble::NoSuchKey(key) => (
            exit::NO_INPUT,
            "trust-no-such-key",
            text.with("trust-no-such-key", &[("key", key.into())]),
        ),
        Trouble::NotARoot(key) => (
            exit::FORBIDDEN,
            "trust-not-a-root",
            text.with("trust-not-a-root", &[("key", key.into())]),
        ),
    };
    out.trouble(id, &words);
    code
}

/// Reads a file, if it is there.
fn bytes(path: &Path) -> Result<Vec<u8>, Trouble> {
    let unreadable = |why: String| Trouble::File(path.to_owned(), why);
    let file = regular::open(path, Link::Followed).map_err(|why| unreadable(why.to_string()))?;
    let mut bytes = vec![];
    file.take(LARGEST as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|why| unreadable(why.to_string()))?;
    Ok(bytes)
}

fn list(path: &Path) -> Result<ListFile, Trouble> {
    let bad = |why| Trouble::Install(InstallError::List { path: path.to_owned(), why });
    ListFile::read(&bytes(path)?).map_err(bad)
}

/// The keys in files or named by did:key; three make roots.
fn roots(files: &[PathBuf], globals: &Globals) -> Result<Option<Roots>, Trouble> {
    let mut keys = vec![];
    for file in files {
        keys.extend(read_keys(file, &globals.text()).map_err(Trouble::Key)?);
    }
    match (files.is_empty(), Roots::new(&keys)) {
        (true, _) => Ok(None),
        (false, Some(roots)) => Ok(Some(roots)),
        (false, None) => Err(Trouble::Install(InstallError::NoRoots)),
    }
}

fn write(path: &Path, file: &ListFile) -> Result<(), Trouble> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let done = papers::write(folder, path, file.to_text().as_bytes());
    done.map_err(|why| Trouble::File(path.to_owned(), why.to_string()))
}

fn sign(
    args: &SignArgs,
    globals: &Globals,
    at: Timestamp,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    let text = globals.text();
    let mut file = list(&args.file)?;
    let known = installed::roots(&globals.data_folder()).map_err(Trouble::Install)?;
    let source = Source { file: args.passphrase_file.as_deref(), text: &text };
    let key = source.open(&args.root_key).map_err(Trouble::Refused)?;
    let bad = |why| Trouble::Install(InstallError::List { path: args.file.clone(), why });
    if file.signers().is_empty() {
        // The first who signs says from when until when.
        let mut dated = file.list.clone();
        dated.issued = Timestamp(at.0 - at.0.rem_euclid(1000));
        dated.expires = Timestamp(dated.issued.0 + i64::from(args.days) * 86_400_000);
        file = ListFile::draft(dated).map_err(bad)?;
    }
    file.sign(&key, known.as_ref(), at).map_err(|why| match why {
        ListError::TooFewRoots { .. } => Trouble::NotARoot(key.public().did()),
        why => bad(why),
    })?;
    write(&args.file, &file)?;
    let _ = show::told_draft(&args.file, &file, globals, out);
    Ok(())
}

fn install(
    files: &[PathBuf],
    root: &[PathBuf],
    globals: &Globals,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    let data = globals.data_folder();
    let named = roots(root, globals)?;
    for path in files {
        let bytes = bytes(path)?;
        let is_trust = ListFile::read(&bytes).is_ok() || !is_credential(&bytes);
        if is_trust {
            let done = installed::install(&data, (path, &bytes), named);
            let done = done.map_err(Trouble::Install)?;
            let _ = show::told_trust(done.list(), globals, None, out);
        } else {
            let done = installed::install_status(&data, path, &bytes);
            let done = done.map_err(Trouble::Install)?;
            let _ = show::told_status(&done, globals, None, out);
        }
    }
    Ok(())
}

/// Whether a file is rather a list of withdrawals than a trust list.
fn is_credential(bytes: &[u8]) -> bool {
    let read = json::read(bytes);
    read.is_ok_and(|value| value.get("credentialSubject").is_some())
}

/// Whether a file is there.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
