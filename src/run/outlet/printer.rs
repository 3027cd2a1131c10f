//! Printing through CUPS: its command `lp`, one queue, one private file at a time.
//! No shell is asked, and nothing a person typed stands among the arguments.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long CUPS may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// No more is read of what it says, in bytes.
const MOST_SAID: u64 = 4096;
/// Where programs of a system are, for those that look for others.
const PROGRAMS: &str = "/usr/bin:/bin";

/// The queue of a printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printer {
    /// Its name, as in the configuration.
    pub queue: String,
    /// The folder with `lp` and `lpstat`; none when they are not installed.
    pub programs: Option<PathBuf>,
}

/// Why nothing is printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The name of the queue is none that CUPS allows.
    #[error("`{0}` is not the name of a queue")]
    BadName(String),
    /// `lp` is not installed.
    #[error("the command `lp` is missing")]
    NoProgram,
    /// CUPS knows no such queue, or says something else.
    #[error("{0}")]
    Refused(String),
    /// No answer.
    #[error("no answer")]
    Silent,
    /// The file to print cannot be written, or `lp` not be started.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Printer {
    /// The printer of that queue; its programs are looked for in the folders of `path`,
    /// written as in the variable `PATH`.
    pub fn new(queue: &str, path: Option<OsString>) -> Self {
        let folders = path.map(|path| std::env::split_paths(&path).collect::<Vec<_>>());
        let programs = folders
            .unwrap_or_default()
            .into_iter()
            .find(|folder| folder.is_absolute() && folder.join("lp").is_file());
        Self { queue: queue.to_owned(), programs }
    }

    /// Prints `bytes`, whose kind CUPS finds out by itself. They are in a file that
    /// only this user can read, and that is removed in any case.
    ///
    /// # Errors
    /// [`PrintError`].
    pub fn print(&self, bytes: &[u8]) -> Result<(), PrintError> {
        let folder = self.ready()?;
        let mut file = tempfile::NamedTempFile::new()?;
        file.write_all(bytes)?;
        file.flush()?;
        let args = ["-d", &self.queue, "-t", "Passeport", "--"].map(OsStr::new);
        let args: Vec<&OsStr> = args.into_iter().chain([file.path().as_os_str()]).collect();
        let (is_done, said) = ask(&folder.join("lp"), &args)?;
        file.close()?;
        if is_done { Ok(()) } else { Err(PrintError::Refused(said)) }
    }

    /// Whether the queue is there and takes pages.
    ///
    /// # Errors
    /// [`PrintError`].
    pub fn look(&self) -> Result<(), PrintError> {
        let program = self.ready()?.join("lpstat");
        let (is_known, said) = ask(&program, &["-p", &self.queue].map(OsStr::new))?;
        // The words are English: the language is fixed when it is asked.
        let is_stopped = said.contains("disabled") || said.contains("not accepting");
        if is_known && !is_stopped { Ok(()) } else { Err(PrintError::Refused(said)) }
    }

    fn ready(&self) -> Result<&Path, PrintError> {
        let is_allowed = |c: char| c.is_ascii_graphic() && !matches!(c, '/' | '#' | '\\' | '\'');
        let is_name = !self.queue.is_empty()
            && self.queue.len() <= 127
            && !self.queue.starts_with('-')
            && self.queue.chars().all(is_allowed);
        if !is_name {
            return Err(PrintError::BadName(self.queue.clone()));
        }
        self.programs.as_deref().ok_or(PrintError::NoProgram)
    }
}

/// Runs a program to its end; whether it did well, and what it said, in one line.
fn ask(program: &Path, args: &[&OsStr]) -> Result<(bool, String), PrintError> {
    let (reader, writer) = io::pipe()?;
    let mut command = Command::new(program);
    command.args(args).env_clear().env("PATH", PROGRAMS).env("LC_ALL", "C.UTF-8");
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn()?;
    // It holds our ends of the pipe.
    drop(command);
    let (sender, said) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = vec![];
        let read = reader.take(MOST_SAID).read_to_end(&mut bytes);
        drop(sender.send(read.map(|_| String::from_utf8_lossy(&bytes).into_owned())));
    });
    let Ok(said) = said.recv_timeout(PATIENCE) else {
        // Whether it can be ended or not, nobody waits any longer.
        let _ = child.kill();
        let _ = child.wait();
        return Err(PrintError::Silent);
    };
    let is_done = child.wait()?.success();
    let said = said?.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok((is_done, said))
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// A folder with an `lp` that does this.
    fn with_lp(folder: &Path, script: &str) -> Printer {
        for program in ["lp", "lpstat"] {
            let path = folder.join(program);
            std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
        Printer::new("Bureau_2", Some(folder.as_os_str().to_owned()))
    }

    #[test]
    fn a_page_reaches_the_queue_from_a_private_file_that_is_gone_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().display();
        let script = format!(
            "printf '%s\\n' \"$@\" >{at}/args; for file; do :; done; cat \"$file\" >{at}/page; \
             stat -c %a \"$file\" >{at}/mode"
        );
        with_lp(folder.path(), &script).print("Été\n".as_bytes()).unwrap();
        let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!((read("page").as_str(), read("mode").as_str()), ("Été\n", "600\n"));
        let args = read("args");
        let args: Vec<&str> = args.lines().collect();
        let (file, before) = args.split_last().unwrap();
        assert_eq!(before, ["-d", "Bureau_2", "-t", "Passeport", "--"]);
        assert!(!Path::new(file).exists());
    }

    #[test]
    fn what_cups_refuses_is_told_and_the_file_is_gone_too() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().display();
        let script = format!(
            "for file; do :; done; echo \"$file\" >{at}/file; echo 'lp: no such\n queue' >&2; exit 1"
        );
        let printer = with_lp(folder.path(), &script);
        let refused = printer.print(b"x").unwrap_err();
        assert!(matches!(&refused, PrintError::Refused(said) if said == "lp: no such queue"));
        let file = std::fs::read_to_string(folder.path().join("file")).unwrap();
        assert!(!Path::new(file.trim()).exists());
        assert!(matches!(printer.look(), Err(PrintError::Refused(_))));
        let idle = with_lp(folder.path(), "echo 'printer Bureau_2 is idle.  enabled since'");
        idle.look().unwrap();
        let stopped = with_lp(folder.path(), "echo 'printer Bureau_2 disabled since -'");
        assert!(matches!(stopped.look(), Err(PrintError::Refused(_))));
    }

    #[test]
    fn no_program_and_no_name_are_told_before_anything_runs() {
        let folder = tempfile::tempdir().unwrap();
        let none = Printer::new("Bureau", Some(folder.path().as_os_str().to_owned()));
        assert!(matches!(none.print(b"x"), Err(PrintError::NoProgram)));
        assert!(matches!(Printer::new("Bureau", None).look(), Err(PrintError::NoProgram)));
        for queue in ["", "-o", "a b", "a/b", "é", "a'b", &"a".repeat(128)] {
            let printer = Printer { queue: queue.to_owned(), ..with_lp(folder.path(), "exit 0") };
            assert!(matches!(printer.print(b"x"), Err(PrintError::BadName(_))), "{queue:?}");
        }
    }
}
