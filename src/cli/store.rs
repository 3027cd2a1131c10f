//! `passeport store`: check, back up, restore and rebuild the learners' data;
//! and the probe that fault tests drive.

mod copies;
mod probe;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, Subcommand};
use serde_json::{Value, json};

use crate::run::wording;
use crate::store::backup::{self, Copied};
use crate::store::{Healed, IndexState, Meta, StoreError};
use crate::text::Text;

use super::{Globals, exit, opened};

/// Look after the learners' data.
#[derive(Debug, ClapArgs)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check both copies and repair what can be repaired: 0 sound, 1 repaired
    /// or repairable, 2 damaged.
    #[command(visible_alias = "verifier")]
    Check,
    /// Copy the records, registers, rosters, sessions and lists to a new folder; others may
    /// play meanwhile.
    #[command(visible_alias = "sauvegarder")]
    Backup {
        /// The folder to create.
        folder: PathBuf,
        /// Copy the site's signing keys too: whoever has the copy can sign.
        #[arg(long)]
        with_key: bool,
    },
    /// Put a backup back in place. What stands beside the records stays; a key in the
    /// backup comes back only where there is none. 2: a part of the backup is damaged.
    #[command(visible_alias = "restaurer")]
    Restore {
        /// The folder of the backup.
        folder: PathBuf,
        /// Set the present records aside.
        #[arg(long)]
        replace: bool,
    },
    /// Make the index again from the journal.
    #[command(visible_alias = "reconstruire")]
    Rebuild,
    /// Write or read answers of an invented learner, for fault tests.
    #[command(hide = true)]
    Probe {
        #[command(subcommand)]
        command: probe::Command,
    },
}

/// Runs the command and returns its exit code.
pub(super) fn run(args: Args, globals: &Globals) -> u8 {
    let data = globals.data_folder();
    let out = Output { text: globals.text(), is_json: globals.json };
    match args.command {
        Command::Check => check(&data, &out),
        Command::Backup { folder, with_key } => copies::back_up(&data, &folder, with_key, &out),
        Command::Restore { folder, replace } => copies::put_back(&folder, &data, replace, &out),
        Command::Rebuild => rebuild(&data, &out),
        Command::Probe { command } => probe::run(&command, &data, &out),
    }
}

fn check(data: &Path, out: &Output) -> u8 {
    if !data.exists() {
        return out.missing(data);
    }
    match opened::disk(data) {
        Ok(store) => {
            let healed = store.healed();
            let is_repaired = healed.is_news() || healed.is_refilled() || !healed.is_settled;
            let code = match (healed.gaps.is_empty(), is_repaired) {
                (false, _) => exit::DAMAGED,
                (true, true) => exit::REPAIRED,
                (true, false) => exit::OK,
            };
            out.healed(data, healed, code);
            code
        }
        // Someone plays: the journal can be read all the same.
        Err(error @ StoreError::Held { .. }) => match backup::look(data) {
            Ok(found) => out.looked(data, &found, &error),
            Err(error) => out.failed(&error),
        },
        Err(error) => out.failed(&error),
    }
}

fn rebuild(data: &Path, out: &Output) -> u8 {
    if !data.exists() {
        return out.missing(data);
    }
    let rebuilt = opened::disk(data).and_then(|mut store| {
        let is_there = store.rebuild()?;
        Ok((is_there, store.healed().records))
    });
    match rebuilt {
        Ok((true, records)) => {
            let value = json!({ "records": records });
            out.say(&value, &out.text.with("store-rebuilt", &[("records", records.into())]));
            exit::OK
        }
        Ok((false, _)) => {
            out.trouble("store-not-rebuilt", &out.text.get("store-not-rebuilt"));
            exit::UNAVAILABLE
        }
        Err(error) => out.failed(&error),
    }
}

/// Where answers go: words for people or one line of JSON for programs.
pub(super) struct Output {
    pub(super) text: Text,
    pub(super) is_json: bool,
}

impl Output {
    /// Answers on standard output. A reader that went away is no error of ours.
    pub(super) fn say(&self, value: &Value, words: &str) {
        let line = if self.is_json { value.to_string() } else { words.to_owned() };
        let _ = writeln!(io::stdout(), "{line}");
    }

    /// Tells trouble: on standard error, or as JSON on standard output.
    pub(super) fn trouble(&self, id: &str, words: &str) {
        let _ = if self.is_json {
            writeln!(io::stdout(), "{}", json!({ "error": id, "message": words }))
        } else {
            writeln!(io::stderr(), "{words}")
        };
    }

    /// Tells why the store did not do it, and returns the exit code for that.
    pub(super) fn failed(&self, error: &StoreError) -> u8 {
        self.trouble(error.message().0, &wording::store_error(&self.text, error));
        match error {
            StoreError::Held { .. } => exit::HELD,
            StoreError::Full { .. } | StoreError::ReadOnly { .. } => exit::CANNOT_CREATE,
            StoreError::Forbidden { .. } => exit::FORBIDDEN,
            _ => exit::UNAVAILABLE,
        }
    }

    fn healed(&self, data: &Path, healed: &Healed, code: u8) {
        let index = match &healed.index {
            IndexState::New => "new",
            IndexState::Sound => "sound",
            IndexState::Rebuilt => "rebuilt",
            IndexState::Absent { .. } => "absent",
        };
        let value = json!({
            "state": state(code),
            "data": data,
            "learners": healed.learners,
            "records": healed.records,
            "torn_bytes": healed.torn_bytes,
            "skipped_bytes": healed.skipped_bytes,
            "broken_links": healed.broken_links,
            "from_index": healed.from_index,
            "into_index": healed.into_index,
            "index": index,
            "missing": healed.missing(),
            "quarantined": healed.quarantined,
            "is_settled": healed.is_settled,
        });
        let counts = [
            ("learners", healed.learners.into()),
            ("records", healed.records.into()),
            ("missing", healed.missing().into()),
        ];
        let mut words = self.text.with(&format!("store-check-{}", state(code)), &counts);
        if let IndexState::Absent { cause } = &healed.index {
            words.push('\n');
            words.push_str(&self.text.with("store-check-no-index", &[("cause", cause.into())]));
        }
        for path in &healed.quarantined {
            let path = path.display().to_string();
            words.push('\n');
            words.push_str(&self.text.with("store-check-aside", &[("path", (&path).into())]));
        }
        self.say(&value, &words);
    }

    fn looked(&self, data: &Path, found: &Copied, held: &StoreError) -> u8 {
        let code = match (found.gaps.is_empty(), found.skipped_bytes) {
            (_, 1..) => exit::REPAIRED,
            (false, 0) => exit::DAMAGED,
            (true, 0) => exit::OK,
        };
        let missing = found.missing();
        let value = json!({
            "state": state(code),
            "data": data,
            "held": held.to_string(),
            "learners": found.learners,
            "records": found.records,
            "skipped_bytes": found.skipped_bytes,
            "missing": missing,
        });
        let counts = [
            ("learners", found.learners.into()),
            ("records", found.records.into()),
            ("missing", missing.into()),
        ];
        let id = if code == exit::REPAIRED { "repairable" } else { state(code) };
        let words = self.text.with(&format!("store-check-{id}"), &counts);
        self.say(&value, &format!("{words}\n{}", self.text.get("store-check-held")));
        code
    }

    /// A folder without data is more likely a mistyped name than a wish.
    pub(super) fn missing(&self, path: &Path) -> u8 {
        self.refused("store-no-journal", path);
        exit::NO_INPUT
    }

    pub(super) fn refused(&self, id: &str, path: &Path) -> u8 {
        let path = path.display().to_string();
        self.trouble(id, &self.text.with(id, &[("path", (&path).into())]));
        exit::CANNOT_CREATE
    }
}

fn state(code: u8) -> &'static str {
    match code {
        exit::OK => "sound",
        exit::REPAIRED => "repaired",
        _ => "damaged",
    }
}
