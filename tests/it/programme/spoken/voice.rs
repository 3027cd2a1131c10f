//! The built program on pipes: a line in, all that it says until it asks again.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use passeport::text::Text;

/// How long the program may take before it is taken as stuck.
const LIMIT: Duration = Duration::from_mins(2);

/// A running program.
pub(super) struct Voice {
    child: Child,
    input: ChildStdin,
    output: Receiver<Vec<u8>>,
    folder: tempfile::TempDir,
    /// How an answer begins that was not understood.
    unknown: String,
    /// What it said last, its spaces plain.
    pub(super) heard: String,
}

impl Voice {
    /// Starts the program on a machine of its own, in a language, and listens.
    pub(super) fn start(locale: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        let mut command = Command::new(env!("CARGO_BIN_EXE_passeport"));
        command.env_clear().env("HOME", folder.path()).args(["--linear", "--locale", locale]);
        command.arg("--data").arg(place("data")).arg("--export").arg(place("export"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let input = child.stdin.take().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = stdout.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let unknown = Text::embedded(locale).with("linear-unknown", &[("line", "\u{1}".into())]);
        let unknown = plain(unknown.split('\u{1}').next().unwrap());
        let mut voice = Self { child, input, output, folder, unknown, heard: String::new() };
        voice.hear();
        voice
    }

    /// Waits until it asks.
    fn hear(&mut self) {
        let mut bytes = vec![];
        while !bytes.ends_with(b"\n> ") && bytes != b"> " {
            match self.output.recv_timeout(LIMIT) {
                Ok(more) => bytes.extend(more),
                Err(error) => panic!("{error}: {:?}", String::from_utf8_lossy(&bytes)),
            }
        }
        self.heard = checked(&bytes);
        let not_understood = self.heard.contains(&self.unknown);
        assert!(!not_understood, "{}", self.heard);
    }

    /// Types a line.
    pub(super) fn say(&mut self, line: &str) {
        writeln!(self.input, "{line}").unwrap();
        self.hear();
    }

    /// The number of the item that says `label`, and no more before its state.
    fn find(&self, label: &str) -> Option<&str> {
        let label = plain(label);
        let items = self.heard.lines().filter_map(|line| {
            let (number, text) = line.split_once(". ")?;
            let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
            Some((number, text.strip_prefix(label.as_str()).filter(|_| is_number)?))
        });
        let more = if label.ends_with(['.', '?', '!']) { " " } else { ", " };
        let whole = items.clone().find(|(_, rest)| rest.is_empty());
        let found = whole.or_else(|| items.clone().find(|(_, rest)| rest.starts_with(more)));
        found.map(|(number, _)| number)
    }

    /// Whether there is an item that says `label`.
    pub(super) fn offers(&self, label: &str) -> bool {
        self.find(label).is_some()
    }

    /// The number of the item that says `label`.
    #[track_caller]
    pub(super) fn number(&self, label: &str) -> String {
        let number = self.find(label);
        number.unwrap_or_else(|| panic!("no {label:?} in\n{}", self.heard)).to_owned()
    }

    /// Types the number of the item that says `label`.
    #[track_caller]
    pub(super) fn choose(&mut self, label: &str) {
        let number = self.number(label);
        self.say(&number);
    }

    /// Whether a line says exactly these words.
    pub(super) fn says_line(&self, words: &str) -> bool {
        let words = plain(words);
        self.heard.lines().any(|line| line == words)
    }

    /// These words have just been said.
    #[track_caller]
    pub(super) fn hears(&self, words: &str) {
        let words = plain(words);
        assert!(self.heard.contains(&words), "no {words:?} in\n{}", self.heard);
    }

    /// The documents it wrote.
    pub(super) fn exported(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path().join("export")).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        let documents = paths.filter(|path| path.extension().is_some_and(|end| end == "json"));
        documents.map(|path| std::fs::read_to_string(path).unwrap()).collect()
    }

    /// Leaves as one should: by the card, which is noted, and the last screen.
    #[track_caller]
    pub(super) fn leave(mut self) {
        self.say("q");
        self.say("");
        writeln!(self.input, "1").unwrap();
        drop(self.input);
        let mut last = vec![];
        while let Ok(more) = self.output.recv_timeout(LIMIT) {
            last.extend(more);
        }
        drop(checked(&last));
        let output = self.child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert!(output.status.success(), "{:?}", output.status);
    }
}

/// Text and nothing that moves, colours or draws.
#[track_caller]
fn checked(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).unwrap();
    let draws = |c: char| c != '\n' && passeport::domain::prose::is_forbidden(c);
    assert!(!text.chars().any(draws), "{text:?}");
    plain(text)
}

/// With plain spaces.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
