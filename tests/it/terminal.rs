//! The guard of the terminal, in a real one: a child on a pty takes it, and gives
//! it back whatever happens.
#![cfg(unix)]

use std::io::{Read, Write};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use passeport::app::key::{Input, Key};
use passeport::input::bytes::Parser;
use passeport::paint::{Frame, Look, Words, encode, paint};
use passeport::run::terminal::{Event, LARGEST, Terminal, clamped};
use passeport::scene::Scene;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::paint::samples;

/// How long anything may take before it is taken as failed.
const LIMIT: Duration = Duration::from_secs(20);

/// Set where this test binary is to be the program under test.
const CHILD: &str = "PASSEPORT_TEST_CHILD";

/// The program under test: shows a question; keys and events do what their names
/// say. The other tests start it on a pty; among them it does nothing.
#[test]
fn child() {
    if std::env::var_os(CHILD).is_none() {
        return;
    }
    let (sender, events) = mpsc::channel();
    let terminal = Terminal::open(move |event| drop(sender.send(event))).unwrap();
    let mut parser = Parser::new();
    let mut focus = 0_usize;
    let mut pages =
        [samples::lesson as fn() -> Scene, samples::feedback, samples::home].iter().cycle();
    let mut page: Option<&fn() -> Scene> = None;
    let mut shown: Option<(Buffer, passeport::paint::Cursor)> = None;
    loop {
        let size = terminal.size();
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
        let area = buffer.area;
        let look = Look::default();
        let words = Words { too_small: "trop petit", more: "suite" };
        let scene = page.map_or_else(|| samples::question(focus), |page| page());
        let cursor = paint(&scene, &look, &words, area, &mut buffer).cursor;
        let mut bytes = Vec::new();
        let previous = shown.as_ref().map(|(buffer, cursor)| Frame { buffer, cursor: *cursor });
        encode(previous, Frame { buffer: &buffer, cursor }, look.colours, &mut bytes);
        if !bytes.is_empty() {
            terminal.write(&bytes).unwrap();
        }
        shown = Some((buffer, cursor));
        let inputs = match events.recv().unwrap() {
            Event::Bytes(bytes) => parser.feed(&bytes),
            Event::Resize(_) => continue,
            Event::Resume => {
                shown = None;
                continue;
            }
            Event::Terminate if focus == 2 => continue,
            Event::Terminate | Event::Vanished => break,
        };
        for input in inputs {
            match input {
                Input::Key(Key::Down) => focus = (focus + 1) % 3,
                Input::Key(Key::Up) => focus = (focus + 2) % 3,
                Input::Key(Key::Right) => page = pages.next(),
                Input::Press { row, .. } => focus = usize::from(row % 3),
                Input::Key(Key::Char('q')) => return,
                Input::Key(Key::Char('p')) => panic!("asked to"),
                Input::Key(Key::Char('w')) => {
                    let worker = std::thread::spawn(|| panic!("the worker fell"));
                    assert!(worker.join().is_err());
                }
                _ => {}
            }
        }
    }
}

/// A child on a pty, and the terminal it sees.
struct Running {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    bytes: Vec<u8>,
}

impl Running {
    fn start() -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pty = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--exact", "terminal::child", "--nocapture", "--test-threads=1"]);
        command.env("RUST_BACKTRACE", "0");
        command.env(CHILD, "1");
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let mut reader = pty.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keyboard = pty.master.take_writer().unwrap();
        let screen = vt100::Parser::new(24, 80, 0);
        let mut running =
            Self { child, master: pty.master, keyboard, output, screen, bytes: Vec::new() };
        running.wait("▶ 1");
        running
    }

    /// Waits until the screen shows some words.
    fn wait(&mut self, words: &str) {
        while !self.screen.screen().contents().contains(words) {
            match self.output.recv_timeout(LIMIT) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.bytes.extend(bytes);
                }
                Err(error) => panic!("{words:?}: {error}\n{}", self.screen.screen().contents()),
            }
        }
    }

    fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
    }

    fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        let status = std::process::Command::new("kill").args(["-s", name, &pid]).status().unwrap();
        assert!(status.success());
    }

    /// Waits for the end; gives the exit code and all that was written.
    fn end(mut self) -> (u32, String) {
        let code = self.child.wait().unwrap().exit_code();
        // The reader ends when the terminal is closed on the other side.
        while let Ok(bytes) = self.output.recv_timeout(LIMIT) {
            self.bytes.extend(bytes);
        }
        (code, String::from_utf8_lossy(&self.bytes).into_owned())
    }
}

fn is_restored(bytes: &str) -> bool {
    let after = bytes.rsplit("\x1b[?1049h").next().unwrap_or_default();
    ["\x1b[?2004l", "\x1b[?1006l", "\x1b[?1000l", "\x1b[m\x1b[H\x1b[2J\x1b[?1049l\x1b[?25h"]
        .iter()
        .all(|sequence| after.contains(sequence))
}

#[test]
fn keys_and_presses_reach_the_session_and_the_terminal_is_given_back() {
    let mut running = Running::start();
    running.press("\x1b[B");
    running.wait("▶ 2");
    running.press("\x1bOB");
    running.wait("▶ 3");
    running.press("\x1b[<0;5;1M");
    running.wait("▶ 1");
    running.press("q");
    let (code, bytes) = running.end();
    assert_eq!(code, 0);
    assert!(is_restored(&bytes), "{bytes:?}");
    assert_eq!(bytes.matches("\x1b[2J").count(), 3, "{bytes:?}");
}

#[test]
fn control_c_and_its_like_are_keys_and_their_signals_nothing() {
    let mut running = Running::start();
    running.press("\x03\x1c\x1a");
    for name in ["INT", "QUIT", "TSTP", "TTIN", "TTOU", "PIPE", "ALRM", "USR1", "USR2"] {
        running.signal(name);
    }
    running.press("\x1b[B");
    running.wait("▶ 2");
    running.press("q");
    assert_eq!(running.end().0, 0);
}

#[test]
fn another_size_is_told() {
    let mut running = Running::start();
    let size = PtySize { rows: 15, cols: 40, pixel_width: 0, pixel_height: 0 };
    running.master.resize(size).unwrap();
    running.screen.screen_mut().set_size(15, 40);
    running.press("\x1b[B");
    running.wait("▶ 2");
    running.wait("[A] Aide");
    let rows: Vec<String> = running.screen.screen().rows(0, 40).collect();
    assert!(rows[14].contains("ENTRÉE"), "{rows:?}");
    let size = PtySize { rows: 65535, cols: 65535, pixel_width: 0, pixel_height: 0 };
    running.master.resize(size).unwrap();
    running.press("\x1b[Bq");
    assert_eq!(running.end().0, 0);
}

#[test]
fn a_panic_is_told_on_a_restored_terminal() {
    let mut running = Running::start();
    running.press("p");
    let (code, bytes) = running.end();
    assert_ne!(code, 0);
    assert!(is_restored(&bytes), "{bytes:?}");
    let told = bytes.rfind("asked to").expect("the panic is told");
    assert!(bytes.rfind("\x1b[?1049l").unwrap() < told);
}

#[test]
fn a_panic_of_a_worker_leaves_the_screen_and_is_told_at_the_end() {
    let mut running = Running::start();
    running.press("w\x1b[B");
    running.wait("▶ 2");
    assert!(!String::from_utf8_lossy(&running.bytes).contains("the worker fell"));
    running.press("q");
    let (code, bytes) = running.end();
    assert_eq!(code, 0);
    let told = bytes.rfind("the worker fell").expect("the panic is told");
    assert!(bytes.rfind("\x1b[?1049l").unwrap() < told);
}

#[test]
fn a_session_asked_to_end_ends() {
    for name in ["TERM", "HUP"] {
        let running = Running::start();
        running.signal(name);
        let (code, bytes) = running.end();
        assert_eq!(code, 0, "{name}");
        assert!(is_restored(&bytes), "{bytes:?}");
    }
}

#[test]
fn a_session_that_does_not_answer_is_ended() {
    for (name, number) in [("TERM", 15), ("HUP", 1)] {
        let mut running = Running::start();
        running.press("\x1b[B\x1b[B");
        running.wait("▶ 3");
        running.signal(name);
        let (code, bytes) = running.end();
        assert_eq!(code, 128 + number, "{name}");
        assert!(is_restored(&bytes), "{bytes:?}");
    }
}

#[test]
fn a_terminal_that_vanishes_ends_the_session() {
    let running = Running::start();
    let Running { mut child, master, keyboard, output, .. } = running;
    drop((master, keyboard, output));
    // The reader of the test still holds the other side: a hang-up says it is gone.
    let pid = child.process_id().unwrap().to_string();
    assert!(
        std::process::Command::new("kill").args(["-s", "HUP", &pid]).status().unwrap().success()
    );
    assert!(child.wait().is_ok());
}

#[test]
fn false_sizes_are_brought_within_bounds() {
    assert_eq!(clamped(65535, 65535), LARGEST);
    assert_eq!((clamped(0, 0).width, clamped(0, 0).height), (80, 24));
    assert_eq!((clamped(40, 15).width, clamped(40, 15).height), (40, 15));
}

#[test]
fn what_is_no_terminal_is_refused() {
    let exe = std::env::current_exe().unwrap();
    let output = std::process::Command::new(exe)
        .args(["--exact", "terminal::child", "--nocapture"])
        .env(CHILD, "1")
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert!(!output.status.success());
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(said.contains("not a terminal") && !said.contains("\x1b[?1049h"), "{said}");
}
