//! Reading aloud through a program that is installed, if one is: `espeak-ng`, which is
//! silent as soon as it is ended, or `spd-say`, which hands the text to a service.
//!
//! One program at a time, always in a group of processes of its own: what is stopped is
//! gone with all it started, and nothing is left to be waited for. No shell is asked;
//! nobody waits for a program that hangs.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
#[cfg(not(unix))]
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// No more is read at once, in bytes: a pipe takes this much without a reader.
const MOST_BYTES: usize = 16 * 1024;
/// Words a minute: slower than usual, for who hears it for the first time.
const WORDS: &str = "150";
/// How long a service may take to be told to be silent while everything is being closed.
const LAST: Duration = Duration::from_millis(300);
/// Between two looks, where nothing else tells the end.
#[cfg(not(unix))]
const STEP: Duration = Duration::from_millis(20);
/// What such a program needs to find the loudspeaker and the person's own voice.
const KEPT: [&str; 8] = [
    "HOME",
    "PATH",
    "XDG_RUNTIME_DIR",
    "DBUS_SESSION_BUS_ADDRESS",
    "PULSE_SERVER",
    "PIPEWIRE_REMOTE",
    "ESPEAK_DATA_PATH",
    "SPEECHD_ADDRESS",
];

/// The programs known, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Espeak,
    Dispatcher,
}

/// What reads aloud on this machine. Dropping it makes it silent.
#[derive(Debug)]
pub struct Voice {
    kind: Kind,
    program: PathBuf,
    environment: Vec<(&'static str, OsString)>,
    running: Option<Running>,
}

impl Voice {
    /// The voice of this machine, looked for once in the folders of `PATH`; `variable`
    /// reads a variable of the environment.
    pub fn find(variable: impl Fn(&str) -> Option<OsString>) -> Option<Self> {
        let path = variable("PATH")?;
        let folders: Vec<PathBuf> =
            std::env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
        let known = [(Kind::Espeak, "espeak-ng"), (Kind::Dispatcher, "spd-say")];
        let (kind, program) = known.into_iter().find_map(|(kind, name)| {
            let paths = folders.iter().map(|folder| folder.join(name));
            Some((kind, paths.into_iter().find(|path| is_program(path))?))
        })?;
        let kept = KEPT.into_iter();
        let environment = kept.filter_map(|name| Some((name, variable(name)?))).collect();
        Some(Self { kind, program, environment, running: None })
    }

    /// Whether something is being read.
    pub fn is_speaking(&self) -> bool {
        self.running.as_ref().is_some_and(|running| running.is_speech && !running.is_over())
    }

    /// Reads `text` from now on, in the language of that code, such as `fr`. Whatever
    /// was being read is not any more. Returns at once.
    ///
    /// # Errors
    /// The program cannot be started.
    pub fn say(&mut self, text: &str, language: &str) -> io::Result<()> {
        self.running = None;
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        let end = ends.take_while(|end| *end <= MOST_BYTES).last().unwrap_or(0);
        let text = text.get(..end).unwrap_or_default();
        let language = Some(language).filter(|code| code.chars().all(|c| c.is_ascii_lowercase()));
        let language = language.unwrap_or("fr");
        let (args, input): (Vec<&str>, _) = match self.kind {
            Kind::Espeak => (vec!["-b", "1", "-v", language, "-s", WORDS, "--stdin"], text),
            // It reads commands from its input, but takes this as it is.
            Kind::Dispatcher => (vec!["--wait", "--language", language, "--", text], ""),
        };
        self.start(&args, input, true)
    }

    /// Silence, at once.
    pub fn hush(&mut self) {
        let was_speaking = self.is_speaking();
        self.running = None;
        if was_speaking && self.kind == Kind::Dispatcher {
            // The service goes on without the program that asked it; without this one too.
            let _ = self.start(&["--cancel"], "", false);
        }
    }

    fn start(&mut self, args: &[&str], input: &str, is_speech: bool) -> io::Result<()> {
        let mut command = Command::new(&self.program);
        command.args(args).env_clear().envs(self.environment.iter().map(|(n, v)| (n, v)));
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        self.running = Some(Running::of(command.spawn()?, input.to_owned(), is_speech)?);
        Ok(())
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        self.hush();
        // What was just asked of a service is heard before all is over.
        if let Some(running) = &self.running {
            let _ = running.over.recv_timeout(LAST);
        }
    }
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

/// A program that was started. Dropping it ends it.
#[derive(Debug)]
struct Running {
    child: Arc<Mutex<Child>>,
    /// Nothing ever comes: closed at its end.
    over: Receiver<()>,
    is_speech: bool,
}

impl Running {
    /// Feeds it `input` and waits for its end, both elsewhere.
    fn of(mut child: Child, input: String, is_speech: bool) -> io::Result<Self> {
        let (stdin, number) = (child.stdin.take(), child.id());
        let (open, over) = mpsc::channel();
        let child = Arc::new(Mutex::new(child));
        let running = Self { child: Arc::clone(&child), over, is_speech };
        let named = |name: &str| thread::Builder::new().name(name.to_owned());
        // Whoever does not listen keeps this thread waiting, and nobody else.
        named("voice-in").spawn(move || {
            let _ = stdin.map(|mut stdin| stdin.write_all(input.as_bytes()));
        })?;
        named("voice-end").spawn(move || {
            // Whoever wants to end it must not wait for this thread.
            wait_for(number, &child);
            let _ = child.lock().unwrap_or_else(PoisonError::into_inner).wait();
            drop(open);
        })?;
        Ok(running)
    }

    fn is_over(&self) -> bool {
        self.over.try_recv() == Err(TryRecvError::Disconnected)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.is_over() {
            return;
        }
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        // Once it was waited for, its number may be another program's.
        if matches!(child.try_wait(), Ok(None)) {
            end(&mut child);
            let _ = child.wait();
        }
    }
}

/// Returns once the program of that number has ended, without taking note of it.
#[cfg(unix)]
fn wait_for(number: u32, _: &Mutex<Child>) {
    use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};
    let Some(pid) = i32::try_from(number).ok().and_then(Pid::from_raw) else { return };
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
    while matches!(waitid(WaitId::Pid(pid), options), Err(rustix::io::Errno::INTR)) {}
}

#[cfg(not(unix))]
fn wait_for(_: u32, child: &Mutex<Child>) {
    let is_running = || {
        let mut child = child.lock().unwrap_or_else(PoisonError::into_inner);
        matches!(child.try_wait(), Ok(None))
    };
    let (_open, never) = mpsc::channel::<()>();
    while is_running() && never.recv_timeout(STEP) == Err(RecvTimeoutError::Timeout) {}
}

/// Ends a program with all that it started.
#[cfg(unix)]
fn end(child: &mut Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
}

#[cfg(not(unix))]
fn end(child: &mut Child) {
    let _ = child.kill();
}
