//! `passeport store`: check, back up, restore and rebuild the learners' data;
//! and the probe that fault tests drive.

mod probe;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, Subcommand};
use serde_json::{Value, json};

use crate::credential::keyfile;
use crate::run::{withdrawals, wording};
use crate::store::backup::{self, BackupError, Copied};
use crate::store::{Disk, Healed, IndexState, Meta, StoreError, restore};
use crate::text::Text;

use super::{Globals, exit};

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
    /// Copy the records to a new folder; others may play meanwhile.
    #[command(visible_alias = "sauvegarder")]
    Backup {
        /// The folder to create.
        folder: PathBuf,
        /// Copy the site's signing keys too: whoever has the copy can sign.
        #[arg(long)]
        with_key: bool,
    },
    /// Put a backup back in place. The site's key and its name stay; a key in
    /// the backup comes back only where there is none.
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
        Command::Backup { folder, with_key } => {
            let done = backup::backup(&data, &folder);
            let is_done = done.is_ok();
            let code = out.copied("store-backed-up", &folder, done);
            let code = if is_done { out.kept(&data, &folder, code) } else { code };
            if is_done && with_key { out.keys(&data, &folder, code) } else { code }
        }
        Command::Restore { folder, replace } => {
            let done = restore::restore(&folder, &data, replace);
            let is_done = done.is_ok();
            let code = out.copied("store-restored", &data, done);
            let code = if is_done { out.kept(&folder, &data, code) } else { code };
            let is_without = !keyfile::path(&data).exists() && keyfile::path(&folder).exists();
            if is_done && is_without { out.keys(&folder, &data, code) } else { code }
        }
        Command::Rebuild => rebuild(&data, &out),
        Command::Probe { command } => probe::run(&command, &data, &out),
    }
}

fn check(data: &Path, out: &Output) -> u8 {
    if !data.exists() {
        return out.missing(data);
    }
    match Disk::open(data) {
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
    let rebuilt = Disk::open(data).and_then(|mut store| {
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

    /// Copies what the site keeps beside the records, and tells only trouble.
    fn kept(&self, from: &Path, to: &Path, code: u8) -> u8 {
        match withdrawals::copy_kept(from, to) {
            Ok(()) => code,
            Err(error) => {
                let (path, why) = (to.display().to_string(), error.to_string());
                let args = [("path", (&path).into()), ("why", (&why).into())];
                self.trouble("kept", &self.text.with("key-io", &args));
                exit::CANNOT_CREATE
            }
        }
    }

    /// Copies the keys of `from`, and tells only trouble.
    fn keys(&self, from: &Path, to: &Path, code: u8) -> u8 {
        match keyfile::copy(from, to) {
            Ok(()) => code,
            Err(error) => {
                self.trouble("key", &wording::key_file(&self.text, &error));
                exit::CANNOT_CREATE
            }
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

    fn copied(&self, id: &str, to: &Path, copied: Result<Copied, BackupError>) -> u8 {
        let shown = to.display().to_string();
        match copied {
            Ok(copied) => {
                let aside = copied.aside.as_ref().map(|path| path.display().to_string());
                let value = json!({
                    "folder": to,
                    "learners": copied.learners,
                    "records": copied.records,
                    "skipped_bytes": copied.skipped_bytes,
                    "aside": aside,
                });
                let args = [
                    ("path", (&shown).into()),
                    ("learners", copied.learners.into()),
                    ("records", copied.records.into()),
                ];
                let mut words = self.text.with(id, &args);
                if let Some(aside) = &aside {
                    words.push('\n');
                    words.push_str(&self.text.with("store-set-aside", &[("path", aside.into())]));
                }
                self.say(&value, &words);
                exit::OK
            }
            Err(BackupError::NotEmpty(path)) => self.refused("store-not-empty", &path),
            Err(BackupError::NoJournal(path)) => self.missing(&path),
            Err(BackupError::Store(error)) => self.failed(&error),
        }
    }

    /// A folder without data is more likely a mistyped name than a wish.
    fn missing(&self, path: &Path) -> u8 {
        self.refused("store-no-journal", path);
        exit::NO_INPUT
    }

    fn refused(&self, id: &str, path: &Path) -> u8 {
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
