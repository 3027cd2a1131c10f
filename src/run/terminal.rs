//! The guard of the terminal: takes it, listens to it, and always gives it back.
//!
//! Restored when dropped, when the program panics, and when it is asked to end.
//! Nothing polls: a thread waits for bytes, another for signals. If the session
//! does not end soon after it was asked to, the second ends the process itself, so
//! a vanished terminal never leaves a program behind.

mod signals;

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::terminal;

use crate::store::index::is_expected_panic;

/// A screen in columns and rows.
pub use ratatui::layout::Size;

/// No screen is taken to be larger: a false size must not eat the memory.
pub const LARGEST: Size = Size { width: 500, height: 200 };
/// The size taken when the terminal does not tell.
pub const USUAL: Size = Size { width: 80, height: 24 };
/// How long a session has to end after it was asked to.
pub const GRACE: Duration = Duration::from_millis(400);

/// Other screen, cursor hidden, mouse presses in SGR form, bracketed paste, empty.
pub const ENTER: &[u8] =
    b"\x1b[?1049h\x1b[?25l\x1b[?1000h\x1b[?1006h\x1b[?2004h\x1b[m\x1b[H\x1b[2J";
/// The reverse. The Linux console has no other screen: it is left empty.
pub const LEAVE: &[u8] =
    b"\x1b[?2004l\x1b[?1006l\x1b[?1000l\x1b[m\x1b[H\x1b[2J\x1b[?1049l\x1b[?25h";
/// Of panics in other threads, so many are told at the end.
const MOST_MESSAGES: usize = 8;

/// What a terminal does by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Keys were pressed, in the bytes of the terminal.
    Bytes(Vec<u8>),
    /// It has another size.
    Resize(Size),
    /// Something else may have drawn on it: draw all anew.
    Resume,
    /// The session should end, now.
    Terminate,
    /// There are no more keys to come: the terminal is gone.
    Vanished,
}

/// A size within [`LARGEST`]; [`USUAL`] where it is zero.
pub fn clamped(width: u16, height: u16) -> Size {
    let within = |value: u16, usual, most| if value == 0 { usual } else { value.min(most) };
    Size {
        width: within(width, USUAL.width, LARGEST.width),
        height: within(height, USUAL.height, LARGEST.height),
    }
}

/// The terminal, taken. Dropping it gives it back.
#[derive(Debug)]
pub struct Terminal {
    screen: Arc<Screen>,
    /// Dropped with the terminal: tells the thread of signals that the session ended.
    _open: Sender<()>,
}

impl Terminal {
    /// Takes the terminal of this process: raw, on its other screen, with the
    /// cursor hidden. From now on `on_event` is called, from other threads; it may
    /// block. To be called by the thread that runs the session: a panic there
    /// restores the terminal first, panics elsewhere are told when it is given back.
    ///
    /// # Errors
    /// Standard input or output is not a terminal, or refuses to be taken.
    pub fn open(on_event: impl Fn(Event) + Send + Clone + 'static) -> io::Result<Self> {
        Self::taken(on_event, true)
    }

    /// The same for a session that another process draws: that one asks for the other
    /// screen and leaves it, in the bytes handed to [`Terminal::relay`].
    ///
    /// # Errors
    /// As [`Terminal::open`].
    pub fn open_for_another(on_event: impl Fn(Event) + Send + Clone + 'static) -> io::Result<Self> {
        Self::taken(on_event, false)
    }

    fn taken(on_event: impl Fn(Event) + Send + Clone + 'static, enters: bool) -> io::Result<Self> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(io::Error::new(io::ErrorKind::Unsupported, "not a terminal"));
        }
        let screen = Arc::new(Screen::new()?);
        let (open, closed) = mpsc::channel();
        signals::watch(&screen, closed, on_event.clone())?;
        screen.take(enters)?;
        guard_panics(&screen);
        let input = input()?;
        thread::Builder::new().name("keys".to_owned()).spawn(move || read(input, &on_event))?;
        Ok(Self { screen, _open: open })
    }

    /// Shows bytes, in one write.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        (&self.screen.output).write_all(bytes)
    }

    /// Shows a piece that another process drew.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn relay(&self, bytes: &[u8]) -> io::Result<()> {
        // Whoever draws enters and leaves at the start of a piece.
        if bytes.starts_with(ENTER) {
            self.screen.has_entered.store(true, Ordering::SeqCst);
        }
        self.write(bytes)?;
        if bytes.starts_with(LEAVE) {
            self.screen.has_entered.store(false, Ordering::SeqCst);
        }
        Ok(())
    }

    /// Whether its other screen is on.
    pub fn has_entered(&self) -> bool {
        self.screen.has_entered.load(Ordering::SeqCst)
    }

    /// Leaves the other screen now, if that was not done; the terminal stays taken.
    pub fn leave(&self) {
        self.screen.leave();
    }

    /// Its size now, within [`LARGEST`].
    pub fn size(&self) -> Size {
        size()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.screen.restore();
    }
}

/// The size of the terminal now, within [`LARGEST`].
pub fn size() -> Size {
    let (width, height) = terminal::size().unwrap_or((0, 0));
    clamped(width, height)
}

/// Waits for bytes until there are none to come.
fn read(mut input: impl Read, on_event: &impl Fn(Event)) {
    let mut buffer = [0; 4096];
    loop {
        match input.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => {
                on_event(Event::Bytes(buffer.get(..count).unwrap_or_default().to_vec()));
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    on_event(Event::Vanished);
}

/// The state of the terminal, shared by all who may have to restore it.
#[derive(Debug)]
struct Screen {
    output: File,
    is_taken: AtomicBool,
    /// Whether its other screen is on.
    has_entered: AtomicBool,
    owner: thread::ThreadId,
    messages: Mutex<Vec<String>>,
}

impl Screen {
    fn new() -> io::Result<Self> {
        Ok(Self {
            output: output()?,
            is_taken: AtomicBool::new(false),
            has_entered: AtomicBool::new(false),
            owner: thread::current().id(),
            messages: Mutex::default(),
        })
    }

    fn take(&self, enters: bool) -> io::Result<()> {
        terminal::enable_raw_mode()?;
        self.is_taken.store(true, Ordering::SeqCst);
        if !enters {
            return Ok(());
        }
        self.has_entered.store(true, Ordering::SeqCst);
        (&self.output).write_all(ENTER).inspect_err(|_| self.restore())
    }

    /// Gives the terminal back, once. Errors have nobody left to hear them.
    fn restore(&self) {
        if !self.is_taken.swap(false, Ordering::SeqCst) {
            return;
        }
        self.leave();
        let _ = terminal::disable_raw_mode();
        let mut messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        for message in messages.drain(..) {
            let _ = writeln!(io::stderr(), "{message}");
        }
    }

    fn leave(&self) {
        if self.has_entered.swap(false, Ordering::SeqCst) {
            let _ = (&self.output).write_all(LEAVE);
        }
    }

    /// Takes it again after the program was stopped and went on.
    fn take_again(&self) {
        if self.is_taken.load(Ordering::SeqCst) {
            let _ = terminal::disable_raw_mode();
            let _ = terminal::enable_raw_mode();
            if self.has_entered.load(Ordering::SeqCst) {
                let _ = (&self.output).write_all(ENTER);
            }
        }
    }

    /// Whose a panic on `thread` is.
    fn part(&self, thread: &thread::Thread) -> Part {
        if is_expected_panic(thread.name()) {
            Part::Expected
        } else if self.is_taken.load(Ordering::SeqCst) && thread.id() != self.owner {
            Part::Worker
        } else {
            Part::Session
        }
    }

    /// Keeps a message for when the terminal is given back.
    fn keep(&self, message: String) {
        let mut messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        if messages.len() < MOST_MESSAGES {
            messages.push(message);
        }
    }
}

/// Before a panic is told, the terminal must be fit to show it.
fn guard_panics(screen: &Arc<Screen>) {
    let screen = Arc::clone(screen);
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        match screen.part(&thread::current()) {
            // A worker failed and somebody will deal with it: the screen stays.
            Part::Worker => screen.keep(info.to_string()),
            Part::Expected => {}
            Part::Session => {
                screen.restore();
                tell(info);
            }
        }
    }));
}

/// Whose panic it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The session's own, or the screen was given back already.
    Session,
    /// Another thread's, while the session shows something.
    Worker,
    /// One that is dealt with, and that nobody needs to hear of.
    Expected,
}

#[cfg(unix)]
fn output() -> io::Result<File> {
    use std::os::fd::AsFd;
    // Standard output would cut a frame at its last line feed.
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

#[cfg(unix)]
fn input() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn output() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdout().as_handle().try_clone_to_owned()?))
}

#[cfg(windows)]
fn input() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdin().as_handle().try_clone_to_owned()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives what it holds, then fails as a terminal does that was closed.
    struct Closing<'a>(&'a [u8]);

    impl Read for Closing<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if self.0.is_empty() {
                Err(io::Error::from_raw_os_error(5))
            } else {
                self.0.read(buffer)
            }
        }
    }

    fn events(input: impl Read) -> Vec<Event> {
        let (sender, events) = mpsc::channel();
        read(input, &|event| sender.send(event).unwrap());
        drop(sender);
        events.iter().collect()
    }

    #[test]
    fn bytes_end_with_the_terminal_however_it_goes() {
        let expected = [Event::Bytes(b"abc".to_vec()), Event::Vanished];
        assert_eq!(events(b"abc".as_slice()), expected);
        assert_eq!(events(Closing(b"abc")), expected);
        assert_eq!(events(io::empty()), [Event::Vanished]);
    }

    #[test]
    fn panics_of_the_index_are_told_to_nobody() {
        let screen = Screen::new().unwrap();
        let on = |name: &str| {
            let named = thread::Builder::new().name(name.to_owned());
            named.spawn(thread::current).unwrap().join().unwrap()
        };
        let parts = || [on("passeport-index"), on("sled-io-0"), on("keys"), thread::current()];
        let found = parts().map(|thread| screen.part(&thread));
        assert_eq!(found, [Part::Expected, Part::Expected, Part::Session, Part::Session]);
        screen.is_taken.store(true, Ordering::SeqCst);
        let found = parts().map(|thread| screen.part(&thread));
        assert_eq!(found, [Part::Expected, Part::Expected, Part::Worker, Part::Session]);
        screen.is_taken.store(false, Ordering::SeqCst);
    }

    #[test]
    fn what_is_taken_is_given_back() {
        let enter = String::from_utf8_lossy(ENTER).into_owned();
        let leave = String::from_utf8_lossy(LEAVE).into_owned();
        for mode in enter.split('\x1b').filter_map(|part| part.strip_prefix("[?")) {
            let (number, set) = mode.split_at(mode.len() - 1);
            let reset = if set == "h" { 'l' } else { 'h' };
            assert!(leave.contains(&format!("\x1b[?{number}{reset}")), "{mode}");
        }
    }
}
