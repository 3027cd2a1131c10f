//! The program as it is installed, on a terminal of its own.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::course;

/// How long anything may take before it is taken as failed.
pub(crate) const LIMIT: Duration = Duration::from_secs(40);

/// A home of its own: data, modules, nothing of the machine's user.
pub(crate) struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("home")).unwrap();
        course::write(&folder.path().join("modules"));
        Self { folder }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.path("data")
    }

    /// What the program finds in its environment.
    pub(crate) fn environment(&self) -> Vec<(String, String)> {
        let shown = |path: PathBuf| path.to_str().unwrap().to_owned();
        let mut found = vec![
            ("PATH".to_owned(), std::env::var("PATH").unwrap()),
            ("HOME".to_owned(), shown(self.path("home"))),
            ("PASSEPORT_DATA".to_owned(), shown(self.data())),
            ("PASSEPORT_MODULES".to_owned(), shown(self.path("modules"))),
            ("PASSEPORT_EXPORT".to_owned(), shown(self.path("papers"))),
        ];
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "fr_FR.UTF-8")] {
            found.push((name.to_owned(), value.to_owned()));
        }
        // A machine that measures its tests sets this for the programs they start.
        found.extend(
            std::env::var("LLVM_PROFILE_FILE").map(|file| ("LLVM_PROFILE_FILE".to_owned(), file)),
        );
        found
    }

    /// A command without a terminal, in French.
    pub(crate) fn command(&self, args: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_passeport"));
        command.env_clear().envs(self.environment()).args(args).stdin(std::process::Stdio::null());
        command
    }

    pub(crate) fn play(&self) -> Player {
        Start::new(self).play()
    }
}

/// How the program is started.
pub(crate) struct Start {
    pub(crate) size: (u16, u16),
    command: CommandBuilder,
}

impl Start {
    pub(crate) fn new(home: &Home) -> Self {
        Self::under(home, &[env!("CARGO_BIN_EXE_passeport")])
    }

    /// The same under another program, such as a tracer.
    pub(crate) fn under(home: &Home, words: &[&str]) -> Self {
        let mut command = CommandBuilder::new(words[0]);
        command.args(&words[1..]);
        command.env_clear();
        for (name, value) in home.environment() {
            command.env(name, value);
        }
        Self { size: (80, 24), command }
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn play(self) -> Player {
        let pty = native_pty_system().openpty(size(self.size)).unwrap();
        let child = pty.slave.spawn_command(self.command).unwrap();
        drop(pty.slave);
        let mut reader = pty.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        let listener = std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Player {
            child,
            keyboard: pty.master.take_writer().unwrap(),
            master: pty.master,
            output,
            listener,
            screen: vt100::Parser::new(self.size.1, self.size.0, 0),
            bytes: vec![],
        }
    }
}

fn size((columns, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// The program, running, and the terminal it sees.
pub(crate) struct Player {
    pub(crate) child: Box<dyn Child + Send + Sync>,
    pub(crate) master: Box<dyn MasterPty + Send>,
    pub(crate) keyboard: Box<dyn Write + Send>,
    pub(crate) output: Receiver<Vec<u8>>,
    pub(crate) listener: JoinHandle<()>,
    screen: vt100::Parser,
    /// All it ever wrote.
    pub(crate) bytes: Vec<u8>,
}

impl Player {
    pub(crate) fn shown(&self) -> String {
        self.screen.screen().contents()
    }

    /// The rows on screen, whose place is the place of what they show.
    pub(crate) fn rows(&self) -> Vec<String> {
        let (_, columns) = self.screen.screen().size();
        self.screen.screen().rows(0, columns).collect()
    }

    /// Everything written so far, as a text.
    pub(crate) fn written(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    fn take(&mut self, bytes: Vec<u8>) {
        self.screen.process(&bytes);
        self.bytes.extend(bytes);
    }

    /// Waits until the screen shows these words, and says so when it never does.
    pub(crate) fn wait(&mut self, words: &str) {
        self.wait_until(words, |player| player.shown().contains(words));
    }

    pub(crate) fn wait_until(&mut self, what: &str, is_there: impl Fn(&Self) -> bool) {
        while !is_there(self) {
            match self.output.recv_timeout(LIMIT) {
                Ok(bytes) => self.take(bytes),
                Err(error) => panic!("{what:?}: {error}\n{}", self.shown()),
            }
        }
    }

    /// Takes what comes within `patience`; gives how many bytes that were.
    pub(crate) fn listen(&mut self, patience: Duration) -> usize {
        let before = self.bytes.len();
        loop {
            match self.output.recv_timeout(patience) {
                Ok(bytes) => self.take(bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    return self.bytes.len() - before;
                }
            }
        }
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Presses and releases the button of the mouse on the first cell of `words`.
    pub(crate) fn click(&mut self, words: &str) {
        let rows = self.rows();
        let found =
            rows.iter().enumerate().find_map(|(row, text)| Some((row, text.find(words)?, text)));
        let Some((row, at, text)) = found else { panic!("{words:?}\n{}", self.shown()) };
        let (column, row) = (text[..at].chars().count() + 1, row + 1);
        self.press(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
    }

    /// Gives the terminal another size, on both sides.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        // What was drawn for the old size must not be read with the new one. The
        // program draws no larger screen than this; vt100 itself fails below 2.
        self.screen = vt100::Parser::new(rows.clamp(2, 200), columns.clamp(2, 500), 0);
        self.master.resize(size((columns, rows))).unwrap();
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    pub(crate) fn signal(&self, name: &str) {
        let pid = self.pid().to_string();
        let status = std::process::Command::new("kill").args(["-s", name, &pid]).status().unwrap();
        assert!(status.success());
    }

    /// Waits for the end; gives the exit code and all that was written.
    pub(crate) fn end(mut self) -> (u32, String) {
        // The listener ends when the terminal is closed on the other side.
        loop {
            match self.output.recv_timeout(LIMIT) {
                Ok(bytes) => self.take(bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    self.child.kill().unwrap();
                    panic!("it does not end\n{}", self.shown());
                }
            }
        }
        (self.child.wait().unwrap().exit_code(), self.written())
    }

    /// From the first screen to a new learner's home.
    pub(crate) fn join(&mut self) {
        self.wait("Commencer");
        self.press("\r");
        self.wait("ma première fois");
        self.press("\r");
        self.wait("COMMENCER :");
    }

    /// From home to the first page of the first module.
    pub(crate) fn begin(&mut self) {
        self.press("\r");
        self.wait("Commencer les leçons");
        self.press("\r");
        self.wait("On lit la page.");
    }

    /// From the first screen to the first question.
    pub(crate) fn reach_question(&mut self) {
        self.join();
        self.begin();
        self.press("\r");
        self.wait(&question(1));
    }

    /// The same where many people come, the keyboard known: nothing is asked before.
    pub(crate) fn reach_question_at_once(&mut self) {
        self.wait("Commencer : appuyez sur");
        self.press("\r");
        self.wait("On lit la page.");
        self.press("\r");
        self.wait(&question(1));
    }

    /// Chooses `answer` of the question on screen, without sending it.
    pub(crate) fn choose(&mut self, answer: &str) {
        let rows = self.rows();
        let row = rows.iter().find(|row| row.contains(answer)).expect("the answer is shown");
        let digit = row.chars().find(char::is_ascii_digit).expect("it has a number");
        self.press(&digit.to_string());
        let chosen = format!("(•) {answer}");
        self.wait(&chosen);
    }

    /// Presses Q until the program has ended, by whatever screens there are.
    pub(crate) fn leave(mut self) -> (u32, String) {
        self.press("q");
        self.wait_until("the card or the end", |player| {
            let shown = player.shown();
            shown.contains("C’est noté") || shown.contains("À bientôt")
        });
        if self.shown().contains("C’est noté") {
            self.press("\r");
            self.wait("À bientôt");
        }
        self.press("\r");
        self.end()
    }
}

/// What the question of that place asks.
pub(crate) fn question(place: usize) -> String {
    format!("Que choisir au point {place}")
}

/// Whether all that was taken of the terminal was given back at the end.
pub(crate) fn is_restored(bytes: &str) -> bool {
    let after = bytes.rsplit("\x1b[?1049h").next().unwrap_or_default();
    ["\x1b[?2004l", "\x1b[?1006l", "\x1b[?1000l", "\x1b[?1049l", "\x1b[?25h"]
        .iter()
        .all(|sequence| after.contains(sequence))
}

/// The answers kept in a data folder nobody plays in: module and step of each.
pub(crate) fn answers(data: &Path) -> Vec<(String, String)> {
    use passeport::domain::record::Fact;
    use passeport::store::{Disk, Records};
    let mut store = Disk::open(data).unwrap();
    let learners = store.learners();
    let records = learners.into_iter().flat_map(|one| store.of_learner(one).unwrap());
    let answers = records.filter_map(|record| match record.fact {
        Fact::Answered { module, question, .. } => Some((module.to_string(), question.to_string())),
        _ => None,
    });
    answers.collect()
}
