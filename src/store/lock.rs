//! One process at a time: the `lock` file, which says who holds it: the process
//! number and the subcommand. Nothing else of the command line, which may name
//! people, and nothing at all once it is let go.

use std::fs::{self, File, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::StoreError;
use super::error::{At, Holder};
use super::files::{open_file, quarantine};

/// The subcommands of the program, with their names in French. What else stands
/// on the command line is nobody's business.
const VERBS: [&str; 16] = [
    "play",
    "jouer",
    "module",
    "store",
    "verify",
    "verifier",
    "learner",
    "apprenant",
    "certificate",
    "attestation",
    "key",
    "cle",
    "doctor",
    "completions",
    "man",
    "help",
];

/// The lock of a data folder, held until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock of `data`.
    ///
    /// # Errors
    /// [`StoreError::Held`] when another process has it.
    pub(super) fn take(data: &Path) -> Result<Self, StoreError> {
        let path = data.join("lock");
        if fs::symlink_metadata(&path).is_ok_and(|kind| !kind.is_file()) {
            quarantine(data, &path)?;
        }
        let mut file = open_file(&path).at(&path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let holder = read_holder(&mut file);
                return Err(StoreError::Held { path: data.to_owned(), holder });
            }
            Err(TryLockError::Error(error)) => return Err(StoreError::of_io(&path, &error)),
        }
        // A full disk must not keep anyone out: the name is a courtesy.
        let _ = write_holder(&mut file);
        Ok(Self { file })
    }
}

impl Drop for Lock {
    /// A child process begun at this very moment may hold a copy of the handle:
    /// closing ours would not be enough.
    fn drop(&mut self) {
        // The command may name a learner who was just erased.
        let _ = self.file.set_len(0);
        let _ = self.file.unlock();
    }
}

fn write_holder(file: &mut File) -> std::io::Result<()> {
    let arguments = std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned());
    let text = format!("{}\n{}\n", std::process::id(), verb(arguments));
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(text.as_bytes())
}

/// The subcommand among `arguments`; without one, the program plays.
fn verb(mut arguments: impl Iterator<Item = String>) -> &'static str {
    let found = arguments.find_map(|arg| VERBS.into_iter().find(|verb| **verb == *arg));
    found.unwrap_or("play")
}

fn read_holder(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    file.take(4096).read_to_string(&mut text).ok()?;
    let (pid, command) = text.split_once('\n')?;
    let command = crate::domain::prose::clean(command.trim_end());
    Some(Holder { pid: pid.parse().ok()?, command })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_subcommand_is_told() {
        let told = |line: &str| verb(line.split(' ').map(str::to_owned));
        assert_eq!(told("--data /srv/zoe learner erase 00ff --yes"), "learner");
        assert_eq!(told("certificate issue 00ff --name Ernestine"), "certificate");
        assert_eq!(told("--linear"), "play");
        assert_eq!(told("Ernestine"), "play");
    }
}
