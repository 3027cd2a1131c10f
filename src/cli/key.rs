//! `passeport key`: the site's signing key.

use std::io::{self, Write};

use clap::Subcommand;
use serde_json::json;

use super::{Globals, exit};
use crate::credential::key::PublicKey;
use crate::credential::keyfile::{self, KeyFileError};
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
            Err(error) => json!({ "name": listed.name, "trouble": wording::key_file(text, error) }),
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
