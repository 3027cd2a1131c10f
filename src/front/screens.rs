//! One session on this terminal: keys in, frames out.
//!
//! All that waits is handled, then one frame is drawn; nothing is written when
//! the scene is the same. The first frame never waits for the store.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::bell::Bell;
use super::relay::relay;
use super::{Open, Owned, lines, look_now};
use crate::app::key::Input;
use crate::app::msg::Msg;
use crate::input::bytes::Parser;
use crate::paint::{self, Look, Shown, Target, Words, target_at};
use crate::paint::{Frame, encode};
use crate::run::Session;
use crate::run::terminal::{self, Terminal};
use crate::scene::Scene;
use crate::store::Reply;

/// Events that may wait; more than anybody types between two frames.
const INBOX: usize = 256;
/// After so long, ESC was the Escape key and not the start of a sequence.
const ESCAPE: Duration = Duration::from_millis(30);
/// How long leaving may wait for a disk that hangs.
const PATIENCE: Duration = Duration::from_millis(300);

/// The screen and all above it, emptied (ECMA-48 ED 2, xterm's ED 3).
pub(in crate::front) const WIPE: &[u8] = b"\x1b[m\x1b[H\x1b[2J\x1b[3J";

/// What happens to the session.
enum Event {
    Terminal(terminal::Event),
    Store(Reply),
}

/// Plays until the person leaves or the terminal does. `look` is what the
/// terminal can do, as found or as asked for; `open` opens the store, if any. Says
/// whether it was the person.
///
/// # Errors
/// When the terminal cannot be taken or written to.
pub fn play(mut session: Session, open: Option<Open>, look: Look) -> io::Result<bool> {
    let (sender, inbox) = mpsc::sync_channel(INBOX);
    let events: SyncSender<Event> = sender.clone();
    let terminal = Terminal::open(move |event| drop(events.send(Event::Terminal(event))))?;
    let mut front = Front::new(terminal, look);
    let is_shared = session.model().profile.is_shared;
    if is_shared {
        // Whatever was on this terminal before.
        front.terminal.write(WIPE)?;
    }
    front.draw(&mut session)?;
    let owned = open.map(|open| open(session.host()));
    if let Some(Owned { writer, .. }) = &owned {
        let say = relay(move |reply| sender.send(Event::Store(reply)).is_ok());
        session.connect(writer.connect(say));
    }
    let mut played = front.run(&mut session, &inbox);
    let goes_on = !front.is_over && !session.is_over();
    if is_shared {
        // A terminal that is gone has nothing left to show.
        let _ = front.terminal.write(WIPE);
    }
    drop(front);
    if played.is_ok() && goes_on {
        played = as_lines(&mut session, inbox);
    }
    if let Some(owned) = owned {
        owned.close(PATIENCE);
    }
    played.map(|()| session.is_over())
}

/// Goes on in plain lines on the same terminal, as the person asked.
fn as_lines(session: &mut Session, inbox: Receiver<Event>) -> io::Result<()> {
    let (sender, events) = mpsc::sync_channel(INBOX);
    thread::spawn(move || {
        for event in inbox {
            let event = match event {
                Event::Store(reply) => lines::Event::Store(reply),
                Event::Terminal(terminal::Event::Bytes(bytes)) => lines::Event::Bytes(bytes),
                Event::Terminal(terminal::Event::Terminate | terminal::Event::Vanished) => {
                    lines::Event::End
                }
                Event::Terminal(terminal::Event::Resize(_) | terminal::Event::Resume) => continue,
            };
            if sender.send(event).is_err() {
                return;
            }
        }
    });
    lines::play(session, &events, &mut io::stdout().lock())
}

/// The terminal and what it shows.
struct Front {
    terminal: Terminal,
    /// What was found or asked for at the start.
    look: Look,
    /// What the frame on screen was drawn with.
    drawn: Look,
    parser: Parser,
    scene: Option<Scene>,
    shown: Shown,
    buffer: Option<Buffer>,
    bell: Bell,
    /// Wipes of the session already done.
    wipes: u64,
    is_over: bool,
}

/// What waiting came to.
enum Waited {
    Heard(Event),
    /// A lone ESC has waited long enough: it was the key.
    Escape,
    /// Nobody did anything for as long as that wait lasts.
    Alarm(u64),
    /// There is nothing more to come.
    Over,
}

impl Front {
    fn new(terminal: Terminal, look: Look) -> Self {
        Self {
            terminal,
            look,
            drawn: look,
            parser: Parser::new(),
            scene: None,
            shown: Shown::default(),
            buffer: None,
            bell: Bell::default(),
            wipes: 0,
            is_over: false,
        }
    }

    fn run(&mut self, session: &mut Session, inbox: &Receiver<Event>) -> io::Result<()> {
        let is_linear = |session: &Session| session.model().preferences.linear;
        while !self.is_over && !session.is_over() && !is_linear(session) {
            match self.wait(session, inbox) {
                Waited::Heard(event) => self.handle(session, event),
                Waited::Escape => {
                    let inputs = self.parser.flush();
                    self.inputs(session, inputs);
                }
                Waited::Alarm(number) => session.handle(Msg::Tick(number)),
                Waited::Over => self.is_over = true,
            }
            while let Ok(event) = inbox.try_recv() {
                self.handle(session, event);
            }
            if !self.is_over && !session.is_over() && !is_linear(session) {
                self.draw(session)?;
            }
        }
        Ok(())
    }

    /// The next event, or that there was none for long enough.
    fn wait(&mut self, session: &Session, inbox: &Receiver<Event>) -> Waited {
        let alarm = session.alarm().map(|alarm| (alarm.number, self.bell.left(alarm)));
        let (patience, done) = match alarm {
            _ if self.parser.has_pending_escape() => (ESCAPE, Waited::Escape),
            Some((number, left)) => (left, Waited::Alarm(number)),
            None => return inbox.recv().map_or(Waited::Over, Waited::Heard),
        };
        match inbox.recv_timeout(patience) {
            Ok(event) => Waited::Heard(event),
            Err(RecvTimeoutError::Timeout) => done,
            Err(RecvTimeoutError::Disconnected) => Waited::Over,
        }
    }

    fn handle(&mut self, session: &mut Session, event: Event) {
        match event {
            Event::Store(reply) => session.reply(reply),
            Event::Terminal(terminal::Event::Bytes(bytes)) => {
                let inputs = self.parser.feed(&bytes);
                self.inputs(session, inputs);
            }
            Event::Terminal(terminal::Event::Resize(_) | terminal::Event::Resume) => {
                self.buffer = None;
                self.scene = None;
            }
            Event::Terminal(terminal::Event::Terminate | terminal::Event::Vanished) => {
                self.is_over = true;
            }
        }
    }

    fn inputs(&mut self, session: &mut Session, inputs: Vec<Input>) {
        for input in inputs {
            let msg = match input {
                Input::Key(key) => Msg::Key(key),
                Input::Wheel(step) => Msg::Wheel(step),
                Input::Paste(text) => Msg::Paste(text),
                Input::Press { column, row } => {
                    // What is pressed is what is seen: draw what waits first.
                    if self.draw(session).is_err() {
                        self.is_over = true;
                    }
                    match target_at(&self.shown.regions, column, row) {
                        Some(Target::Item(place)) => Msg::Press(place),
                        Some(Target::Key(key)) => {
                            session.handle(Msg::Key(key));
                            Msg::Touch
                        }
                        None => Msg::Touch,
                    }
                }
            };
            session.handle(msg);
        }
    }

    /// Leaves nothing of a visit that is over: neither on the screen, nor in what can
    /// be scrolled back to, nor half typed.
    fn wipe(&mut self, session: &Session) -> io::Result<()> {
        if self.wipes == session.wipes() {
            return Ok(());
        }
        self.wipes = session.wipes();
        self.parser = Parser::new();
        (self.scene, self.buffer) = (None, None);
        self.terminal.write(WIPE)
    }

    /// Draws the scene if it is another one, in one write.
    fn draw(&mut self, session: &mut Session) -> io::Result<()> {
        self.wipe(session)?;
        let look = look_now(self.look, session);
        let size = self.terminal.size();
        let scene = session.scene_at(&look, size);
        if self.scene.as_ref() == Some(&scene) && look == self.drawn {
            return Ok(());
        }
        let area = Rect::new(0, 0, size.width, size.height);
        let mut buffer = Buffer::empty(area);
        let (too_small, more) = (session.text().get("too-small"), session.text().get("more"));
        let words = Words { too_small: &too_small, more: &more };
        let shown = paint::paint(&scene, &look, &words, area, &mut buffer);
        let mut bytes = vec![];
        let cursor = self.shown.cursor;
        let previous = self.buffer.as_ref().map(|buffer| Frame { buffer, cursor });
        let next = Frame { buffer: &buffer, cursor: shown.cursor };
        encode(previous, next, look.colours, &mut bytes);
        if !bytes.is_empty() {
            self.terminal.write(&bytes)?;
        }
        let (rows, hidden_rows) = shown.rows_around();
        session.handle(Msg::Shown { rows, hidden_rows });
        (self.scene, self.shown, self.buffer) = (Some(scene), shown, Some(buffer));
        self.drawn = look;
        Ok(())
    }
}
