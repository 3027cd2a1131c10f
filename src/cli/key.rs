//! `passeport key`: the site's signing key.

use std::io::{self, Write};

use clap::Subcommand;
use serde_json::json;

use super::{Globals, exit};
use crate::credential::key::{BadKey, PublicKey};
use crate::credential::keyfile::{self, KeyFileError};
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
    let done = answer(command, globals, &entropy, &mut io::stdout().lock());
    done.unwrap_or_else(|error| {
        let _ = writeln!(io::stderr(), "{}", words(&error, &text));
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
            Err(error) => json!({ "name": listed.name, "trouble": words(error, text) }),
        });
        return writeln!(out, "{:#}", all.collect::<serde_json::Value>());
    }
    if listed.is_empty() {
        return writeln!(out, "{}", text.get("key-none"));
    }
    for listed in listed {
        let use_id = if listed.name == "site" { "key-in-use" } else { "key-set-aside" };
        let state = text.get(use_id);
        let shown = match &listed.key {
            Ok(key) => key.did(),
            Err(error) => words(error, text),
        };
        let name = &listed.name;
        let args = [("name", name.into()), ("state", (&state).into()), ("key", (&shown).into())];
        writeln!(out, "{}", text.with("key-line", &args))?;
    }
    Ok(())
}

fn exit_code(error: &KeyFileError) -> u8 {
    match error {
        KeyFileError::Missing(_) | KeyFileError::Bad { .. } => exit::NO_INPUT,
        KeyFileError::Exists(_) => exit::CANNOT_CREATE,
        KeyFileError::Exposed { .. } => exit::FORBIDDEN,
        KeyFileError::Io { .. } => exit::UNAVAILABLE,
    }
}

/// What is wrong with a key file, and what to do.
pub(super) fn words(error: &KeyFileError, text: &Text) -> String {
    match error {
        KeyFileError::Missing(path) => {
            text.with("key-missing", &[("path", (&path.display().to_string()).into())])
        }
        KeyFileError::Exists(path) => {
            text.with("key-exists", &[("path", (&path.display().to_string()).into())])
        }
        KeyFileError::Exposed { path, mode } => {
            let (path, mode) = (path.display().to_string(), format!("{mode:04o}"));
            text.with("key-exposed", &[("path", (&path).into()), ("mode", (&mode).into())])
        }
        KeyFileError::Bad { path, why } => {
            let (path, why) = (path.display().to_string(), bad_key(*why, text));
            text.with("key-bad", &[("path", (&path).into()), ("why", (&why).into())])
        }
        KeyFileError::Io { path, why } => {
            let (path, why) = (path.display().to_string(), why.to_string());
            text.with("key-io", &[("path", (&path).into()), ("why", (&why).into())])
        }
    }
}

/// What is wrong with a key.
pub(super) fn bad_key(bad: BadKey, text: &Text) -> String {
    text.get(match bad {
        BadKey::Shape => "key-bad-shape",
        BadKey::Algorithm => "key-bad-algorithm",
        BadKey::Locked => "key-bad-locked",
        BadKey::Halves => "key-bad-halves",
    })
}
