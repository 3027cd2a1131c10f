//! Where goes what is done at a terminal: to the owner, or to whoever waits for one.

use std::io::{self, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};

use super::frame::{MOST_UP, Up};
use crate::run::terminal::Event;

/// What several threads hear at one terminal.
#[derive(Clone)]
pub(super) struct Ears(Arc<Heard>);

struct Heard {
    toward: Mutex<Toward>,
    /// Whether this process was asked to end, or nothing more is to come.
    is_told: AtomicBool,
}

#[derive(Clone)]
enum Toward {
    Owner(Voice),
    Here(Sender<Event>),
}

impl Ears {
    /// Toward the owner at the end of that stream.
    pub(super) fn of(stream: &UnixStream) -> io::Result<Self> {
        let toward = Mutex::new(Toward::Owner(Voice::of(stream)?));
        Ok(Self(Arc::new(Heard { toward, is_told: AtomicBool::new(false) })))
    }

    /// From now on toward the owner at the end of that stream.
    pub(super) fn turn_to(&self, stream: &UnixStream) -> io::Result<()> {
        self.turn(Toward::Owner(Voice::of(stream)?));
        Ok(())
    }

    /// From now on to whoever waits here.
    pub(super) fn listen(&self) -> Receiver<Event> {
        let (sender, events) = mpsc::channel();
        if self.is_told() {
            let _ = sender.send(Event::Terminate);
        }
        self.turn(Toward::Here(sender.clone()));
        // Told between the two: said twice at worst.
        if self.is_told() {
            let _ = sender.send(Event::Terminate);
        }
        events
    }

    /// Whether this process was asked to end, or nothing more is to come.
    pub(super) fn is_told(&self) -> bool {
        self.0.is_told.load(Ordering::SeqCst)
    }

    fn turn(&self, toward: Toward) {
        *self.0.toward.lock().unwrap_or_else(PoisonError::into_inner) = toward;
    }

    fn toward(&self) -> Toward {
        self.0.toward.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Hands on what happens at a terminal.
    pub(super) fn hear(&self, event: Event) {
        if matches!(event, Event::Terminate | Event::Vanished) {
            self.0.is_told.store(true, Ordering::SeqCst);
        }
        match self.toward() {
            Toward::Owner(voice) => voice.tell(event),
            Toward::Here(sender) => drop(sender.send(event)),
        }
    }

    /// There are no more lines to come: the owner answers those there were.
    pub(super) fn end(&self) {
        self.0.is_told.store(true, Ordering::SeqCst);
        match self.toward() {
            Toward::Owner(voice) => voice.say(&Up::End),
            Toward::Here(sender) => drop(sender.send(Event::Vanished)),
        }
    }
}

/// The way to the owner, for several threads: one frame after the other.
#[derive(Clone)]
struct Voice {
    up: Arc<Mutex<UnixStream>>,
    /// Ending waits for nobody: not even for a frame that cannot go out.
    line: Arc<UnixStream>,
}

impl Voice {
    fn of(stream: &UnixStream) -> io::Result<Self> {
        let up = Arc::new(Mutex::new(stream.try_clone()?));
        Ok(Self { up, line: Arc::new(stream.try_clone()?) })
    }

    fn tell(&self, event: Event) {
        match event {
            Event::Bytes(bytes) => {
                for part in bytes.chunks(MOST_UP) {
                    self.say(&Up::Bytes(part.to_vec()));
                }
            }
            Event::Resize(size) => self.say(&Up::Size(size.width, size.height)),
            Event::Resume => self.say(&Up::Redraw),
            // Whoever reads sees the end.
            Event::Terminate | Event::Vanished => drop(self.line.shutdown(Shutdown::Both)),
        }
    }

    /// Says something; that the owner is gone is seen where one reads.
    fn say(&self, frame: &Up) {
        let mut up = self.up.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = up.write_all(&frame.encode());
    }
}
