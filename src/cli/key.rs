//! `passeport key`: the site's signing key.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;

use super::unlock::{Refused, Source};
use super::{Globals, exit};
use crate::credential::key::{PublicKey, SiteKey};
use crate::credential::keyfile::{self, KeyFileError, adviser};
use crate::credential::locked;
use crate::run::wording;
use crate::text::Text;

/// The comment of a new key, which OpenSSH shows beside it.
const COMMENT: &str = "passeport";

/// What can be done with the site's key.
#[derive(Debug, Clone, Subcommand)]
pub enum KeyCommand {
    /// Make the key with which this site signs certificates.
    #[command(visible_alias = "creer")]
    New {
        /// Set the present key aside; what it signed stays verifiable.
        #[arg(long)]
        replace: bool,
    },
    /// Show the public half of the key, to be handed to whoever verifies.
    #[command(visible_alias = "montrer")]
    Show,
    /// Set the present key aside and make another.
    #[command(visible_alias = "renouveler")]
    Rotate {
        /// The adviser's key instead of the site's.
        #[arg(long)]
        adviser: bool,
        /// A file with the new passphrase on its first line.
        #[arg(long, value_name = "FILE", requires = "adviser")]
        passphrase_file: Option<PathBuf>,
    },
    /// Make the adviser's key, under a passphrase, or choose another passphrase for it.
    #[command(visible_alias = "proteger")]
    Protect {
        /// An OpenSSH private key without passphrase, to take in as the adviser's.
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
        /// The public half (a file with an `ssh-ed25519` line) of a key that stays in an
        /// ssh-agent, to take as the adviser's.
        #[arg(long, value_name = "FILE", conflicts_with_all = ["from", "passphrase_file", "old_passphrase_file"])]
        agent: Option<PathBuf>,
        /// A file with the new passphrase on its first line.
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
        /// A file with the present passphrase on its first line.
        #[arg(long, value_name = "FILE", conflicts_with = "from")]
        old_passphrase_file: Option<PathBuf>,
    },
    /// List the key in use and those set aside.
    #[command(visible_alias = "lister")]
    List,
}

/// Runs the command and returns its exit code.
pub(super) fn run(command: &KeyCommand, globals: &Globals) -> u8 {
    let text = globals.text();
    let mut entropy = zeroize::Zeroizing::new([0; 32]);
    if getrandom::fill(&mut *entropy).is_err() {
        let _ = writeln!(io::stderr(), "{}", text.get("key-no-randomness"));
        return exit::UNAVAILABLE;
    }
    let out = &mut io::stdout().lock();
    if let Some(done) = for_adviser(command, globals, &entropy, out) {
        return done.unwrap_or_else(|refused| {
            let (code, words) = refused.told(&text);
            let _ = writeln!(io::stderr(), "{words}");
            code
        });
    }
    let done = answer(command, globals, &entropy, out);
    done.unwrap_or_else(|error| {
        let _ = writeln!(io::stderr(), "{}", wording::key_file(&text, &error));
        exit_code(&error)
    })
}

/// Does what was asked with the key in the data folder of `globals`; `entropy` makes a new key.
///
/// # Errors
/// A [`KeyFileError`].
pub fn answer(
    command: &KeyCommand,
    globals: &Globals,
    entropy: &[u8; 32],
    out: &mut dyn Write,
) -> Result<u8, KeyFileError> {
    let text = globals.text();
    let data = globals.data_folder();
    // Nobody reads any more: not our trouble.
    let _ = match command {
        KeyCommand::New { replace } => {
            if *replace {
                keyfile::retire(&data)?;
            }
            let key = keyfile::create(&data, entropy, COMMENT)?;
            let path = keyfile::path(&data).display().to_string();
            let said = if globals.json {
                Ok(())
            } else {
                writeln!(out, "{}", text.with("key-made", &[("path", (&path).into())]))
            };
            said.and_then(|()| show(&key.public(), globals.json, &text, out))
        }
        KeyCommand::Rotate { adviser: false, .. } => {
            let aside = keyfile::retire(&data)?;
            let key = keyfile::create(&data, entropy, COMMENT)?;
            rotated(&aside, &key.public(), globals, out)
        }
        // These ask for a passphrase: not through here.
        KeyCommand::Rotate { .. } | KeyCommand::Protect { .. } => Ok(()),
        KeyCommand::Show => {
            let key = keyfile::load(&data)?;
            show(&key.public(), globals.json, &text, out)
        }
        KeyCommand::List => {
            let listed = keyfile::list(&data)?;
            list(&listed, globals.json, &text, out)
        }
    };
    Ok(exit::OK)
}

fn rotated(
    aside: &Path,
    key: &PublicKey,
    globals: &Globals,
    out: &mut dyn Write,
) -> io::Result<()> {
    let text = globals.text();
    if !globals.json {
        let path = aside.display().to_string();
        writeln!(out, "# {}", text.with("key-rotated", &[("path", (&path).into())]))?;
    }
    show(key, globals.json, &text, out)
}

/// What concerns the adviser's key; none for the other commands.
fn for_adviser(
    command: &KeyCommand,
    globals: &Globals,
    entropy: &[u8; 32],
    out: &mut dyn Write,
) -> Option<Result<u8, Refused>> {
    match command {
        KeyCommand::Rotate { adviser: true, passphrase_file } => {
            Some(rotate_adviser(passphrase_file.as_deref(), globals, entropy, out))
        }
        KeyCommand::Protect { agent: Some(public), .. } => {
            Some(take_from_agent(public, globals, out))
        }
        KeyCommand::Protect { from, passphrase_file, old_passphrase_file, .. } => {
            let files = (passphrase_file.as_deref(), old_passphrase_file.as_deref());
            Some(protect(from.as_deref(), files, globals, (entropy, out)))
        }
        _ => None,
    }
}

fn rotate_adviser(
    file: Option<&Path>,
    globals: &Globals,
    entropy: &[u8; 32],
    out: &mut dyn Write,
) -> Result<u8, Refused> {
    let (text, data) = (globals.text(), globals.data_folder());
    let key = SiteKey::from_entropy(entropy);
    // First what may still be refused.
    adviser::read(&adviser::path(&data))?;
    let phrase = Source { file, text: &text }.choose()?;
    let sealed = locked::lock(&key, &phrase, &chance()?)?;
    let aside = adviser::retire(&data)?;
    adviser::create(&data, &sealed)?;
    let _ = rotated(&aside, &key.public(), globals, out);
    Ok(exit::OK)
}

fn protect(
    from: Option<&Path>,
    (file, old): (Option<&Path>, Option<&Path>),
    globals: &Globals,
    (entropy, out): (&[u8; 32], &mut dyn Write),
) -> Result<u8, Refused> {
    let (text, data) = (globals.text(), globals.data_folder());
    let path = adviser::path(&data);
    let is_there = path.symlink_metadata().is_ok();
    let key = match (is_there, from) {
        (true, Some(_)) => return Err(KeyFileError::Exists(path).into()),
        (true, None) => Source { file: old, text: &text }.open(&path)?,
        (false, Some(from)) => Source { file: old, text: &text }.open(from)?,
        (false, None) => SiteKey::from_entropy(entropy),
    };
    let phrase = Source { file, text: &text }.choose()?;
    let sealed = locked::lock(&key, &phrase, &chance()?)?;
    if is_there {
        adviser::reseal(&data, &sealed)?;
    } else {
        adviser::create(&data, &sealed)?;
    }
    let path = path.display().to_string();
    let said = if globals.json {
        Ok(())
    } else {
        // A comment line, so that the output serves as it is as a file for `verify --issuer`.
        writeln!(out, "# {}", text.with("key-adviser-made", &[("path", (&path).into())]))
    };
    let _ = said.and_then(|()| show(&key.public(), globals.json, &text, out));
    Ok(exit::OK)
}

/// Takes a key in an ssh-agent as the adviser's: only its public half is kept.
fn take_from_agent(public: &Path, globals: &Globals, out: &mut dyn Write) -> Result<u8, Refused> {
    let (text, data) = (globals.text(), globals.data_folder());
    let path = adviser::path(&data);
    if path.symlink_metadata().is_ok() {
        return Err(KeyFileError::Exists(path).into());
    }
    let unreadable = |why| KeyFileError::Io { path: public.to_owned(), why };
    let line = std::fs::read_to_string(public).map_err(unreadable)?;
    let line = line.lines().find(|line| line.starts_with("ssh-")).unwrap_or_default();
    let bad = |why| KeyFileError::Bad { path: public.to_owned(), why };
    let key = PublicKey::from_openssh(line).map_err(bad)?;
    // First what may still be refused: an agent that does not have it.
    let socket = std::env::var_os("SSH_AUTH_SOCK").map(PathBuf::from);
    adviser::Stored::InAgent(key).open(|| Err(Refused::Nothing), socket)?;
    adviser::create(&data, &format!("{}\n", key.openssh(COMMENT)))?;
    let said =
        if globals.json { Ok(()) } else { writeln!(out, "# {}", text.get("key-agent-taken")) };
    let _ = said.and_then(|()| show(&key, globals.json, &text, out));
    Ok(exit::OK)
}

fn chance() -> Result<[u8; 40], Refused> {
    let mut bytes = [0; 40];
    getrandom::fill(&mut bytes).map_err(|_| {
        Refused::Passphrase(PathBuf::from("getrandom"), io::ErrorKind::Unsupported.into())
    })?;
    Ok(bytes)
}

fn show(key: &PublicKey, is_json: bool, text: &Text, out: &mut dyn Write) -> io::Result<()> {
    if is_json {
        return writeln!(out, "{:#}", public_json(key));
    }
    // A comment line, so that the output serves as it is as a file for `verify --issuer`.
    writeln!(out, "# {}", text.with("key-short", &[("short", (&key.short()).into())]))?;
    writeln!(out, "{}\n{}", key.did(), key.openssh(COMMENT))
}

fn public_json(key: &PublicKey) -> serde_json::Value {
    json!({ "short": key.short(), "did": key.did(), "openssh": key.openssh(COMMENT) })
}

fn list(
    listed: &[keyfile::Listed],
    is_json: bool,
    text: &Text,
    out: &mut dyn Write,
) -> io::Result<()> {
    if is_json {
        let all = listed.iter().map(|listed| match &listed.key {
            Ok(key) => json!({ "name": listed.name, "key": public_json(key) }),
            Err(error) => json!({ "name": listed.name, "trouble": wording::key_file(text, error) }),
        });
        return writeln!(out, "{:#}", all.collect::<serde_json::Value>());
    }
    if listed.is_empty() {
        return writeln!(out, "{}", text.get("key-none"));
    }
    for listed in listed {
        let is_aside = listed.name.contains('-');
        let use_id = if is_aside { "key-set-aside" } else { "key-in-use" };
        let state = text.get(use_id);
        let shown = match &listed.key {
            Ok(key) => key.did(),
            Err(error) => wording::key_file(text, error),
        };
        let name = &listed.name;
        let args = [("name", name.into()), ("state", (&state).into()), ("key", (&shown).into())];
        writeln!(out, "{}", text.with("key-line", &args))?;
    }
    Ok(())
}

pub(super) fn exit_code(error: &KeyFileError) -> u8 {
    match error {
        KeyFileError::Missing(_) | KeyFileError::Bad { .. } | KeyFileError::NotAFile(_) => {
            exit::NO_INPUT
        }
        KeyFileError::Exists(_) => exit::CANNOT_CREATE,
        KeyFileError::Exposed { .. } => exit::FORBIDDEN,
        KeyFileError::Io { .. } => exit::UNAVAILABLE,
    }
}
