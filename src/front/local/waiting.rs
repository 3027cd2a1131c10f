//! While whoever served this terminal is gone: what stands there, when the socket is tried
//! again, and how one leaves instead.
//!
//! Nothing is drawn but at the beginning and when the terminal asks for it.

use std::io::{self, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::client::knock;
use crate::app::key::Input;
use crate::app::seat::{Errand, Stay};
use crate::input::bytes::Parser;
use crate::linear;
use crate::paint::{self, Frame, Look, Shown, Target, Words, encode, target_at};
use crate::run::terminal::{self, Event, Terminal};
use crate::scene::margin::Margins;
use crate::scene::{Block, Key, KeyHint, Scene};
use crate::text::{Arg, Text};

/// The first pause before the socket is tried again; then twice as long each time…
const FIRST: Duration = Duration::from_millis(250);
/// …but no longer than this: nobody is to look long at a session that is there again.
const LONGEST: Duration = Duration::from_secs(4);
/// The letter that ends the wait.
const LEAVE: char = 'q';

/// What a terminal needs to wait for whoever served it.
pub struct Again {
    /// The socket.
    pub path: PathBuf,
    /// The words of the person.
    pub text: Text,
    /// What the terminal can show.
    pub look: Look,
}

/// How long to wait before the next try.
pub(super) struct Patience(Duration);

impl Patience {
    pub(super) const NEW: Self = Self(FIRST);

    /// The pause now; the next one is longer.
    fn pause(&mut self) -> Duration {
        let longer = self.0.saturating_mul(2).min(LONGEST);
        std::mem::replace(&mut self.0, longer)
    }
}

/// What waiting came to.
pub(super) enum Came {
    /// The owner is there again.
    Back(UnixStream),
    /// The person does not want to wait.
    Left,
    /// This process was asked to end, or its terminal is gone.
    Told,
}

impl Again {
    /// Waits on a screen; as lines where the terminal is one for lines.
    ///
    /// # Errors
    /// The terminal cannot be written to.
    pub(super) fn on_screen(
        &self,
        (terminal, is_screen): (&Terminal, bool),
        events: &Receiver<Event>,
        (stay, patience): (&Stay, &mut Patience),
    ) -> io::Result<Came> {
        let scene = scene(stay, &self.text);
        let picture = Picture { again: self, scene };
        let draw = |is_first: bool| match (is_screen, is_first) {
            (true, _) => picture.draw(terminal).map(Some),
            (false, true) => terminal.write(&picture.lines()).map(|()| None),
            (false, false) => Ok(None),
        };
        let mut shown = draw(true)?;
        let mut keys = Parser::new();
        let mut drawing = Ok(());
        let came = self.wait(events, patience, |event| match event {
            Event::Bytes(bytes) => {
                keys.feed(&bytes).iter().any(|input| leaves(input, shown.as_ref()))
            }
            Event::Resize(_) | Event::Resume => {
                match draw(false) {
                    Ok(drawn) => shown = drawn,
                    Err(error) => drawing = Err(error),
                }
                drawing.is_err()
            }
            Event::Terminate | Event::Vanished => false,
        });
        drawing.map(|()| came)
    }

    /// Waits in plain lines.
    ///
    /// # Errors
    /// Nobody reads them any more.
    pub(super) fn in_lines(
        &self,
        out: &mut dyn Write,
        events: &Receiver<Event>,
        (stay, patience): (&Stay, &mut Patience),
    ) -> io::Result<Came> {
        let scene = scene(stay, &self.text);
        for line in linear::whole(&scene, &self.say()) {
            writeln!(out, "{line}")?;
        }
        out.flush()?;
        Ok(self.wait(events, patience, |event| match event {
            Event::Bytes(bytes) => {
                let typed = String::from_utf8_lossy(&bytes).to_lowercase();
                typed.lines().any(|line| line.trim() == LEAVE.to_string())
            }
            _ => false,
        }))
    }

    /// Tries the socket now and then. `is_over` hears what happens at the terminal.
    fn wait(
        &self,
        events: &Receiver<Event>,
        patience: &mut Patience,
        mut is_over: impl FnMut(Event) -> bool,
    ) -> Came {
        let mut until = Instant::now() + patience.pause();
        loop {
            match events.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(Event::Terminate | Event::Vanished) | Err(RecvTimeoutError::Disconnected) => {
                    return Came::Told;
                }
                Ok(event) => {
                    if is_over(event) {
                        return Came::Left;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    // Whatever keeps us from there may pass: the person decides.
                    if let Ok(Some(stream)) = knock(&self.path) {
                        return Came::Back(stream);
                    }
                    until = Instant::now() + patience.pause();
                }
            }
        }
    }

    fn say(&self) -> impl Fn(&str, &[(&str, &str)]) -> String {
        |id, args| {
            let args: Vec<(&str, Arg<'_>)> =
                args.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
            self.text.with(id, &args)
        }
    }
}

/// Whether somebody wants to wait no longer.
fn leaves(input: &Input, shown: Option<&Shown>) -> bool {
    let is_it = |key: Key| match key {
        Key::Char(c) => c.eq_ignore_ascii_case(&LEAVE),
        Key::Control(c) => c == 'c',
        _ => false,
    };
    match *input {
        Input::Key(key) => is_it(key),
        Input::Press { column, row } => {
            let regions = shown.map(|shown| shown.regions.as_slice());
            let target = target_at(regions.unwrap_or_default(), column, row);
            matches!(target, Some(Target::Key(key)) if is_it(key))
        }
        Input::Wheel(_) | Input::Paste(_) => false,
    }
}

/// What stands there: what happened, what is kept, that nothing is to be done, the key.
fn scene(stay: &Stay, text: &Text) -> Scene {
    let what = match (stay.leads, stay.errand) {
        (true, _) => "waiting-lead",
        (false, Some((Errand::Look, _))) => "waiting-wall",
        (false, _) => "waiting-seat",
    };
    let leave = KeyHint {
        cap: LEAVE.to_uppercase().to_string(),
        label: text.prose("waiting-leave"),
        key: Some(Key::Char(LEAVE)),
        is_essential: true,
    };
    Scene {
        place: "waiting".to_owned(),
        title: text.prose("product"),
        status: text.prose("waiting-status"),
        meter: None,
        body: vec![
            Block::Heading(text.prose("waiting-title")),
            Block::Text(text.prose(what)),
            Block::Text(text.prose("waiting-alone")),
        ],
        side: vec![],
        margins: Margins::default(),
        footer: vec![leave],
        scroll: 0,
    }
}

/// The scene on a terminal.
struct Picture<'a> {
    again: &'a Again,
    scene: Scene,
}

impl Picture<'_> {
    fn draw(&self, terminal: &Terminal) -> io::Result<Shown> {
        let Again { text, look, .. } = self.again;
        let size = terminal.size();
        let area = Rect::new(0, 0, size.width, size.height);
        let mut buffer = Buffer::empty(area);
        let (too_small, more) = (text.get("too-small"), text.get("more"));
        let words = Words { too_small: &too_small, more: &more };
        let shown = paint::paint(&self.scene, look, &words, area, &mut buffer);
        let mut bytes = terminal::ENTER.to_vec();
        let next = Frame { buffer: &buffer, cursor: shown.cursor };
        encode(None, next, look.colours, &mut bytes);
        terminal.relay(&bytes)?;
        Ok(shown)
    }

    /// As lines, for a terminal that hears keys one by one.
    fn lines(&self) -> Vec<u8> {
        let lines = linear::bare(None, &self.scene, &self.again.say());
        lines.iter().flat_map(|line| [line.as_bytes(), b"\r\n"].concat()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn the_pauses_double_and_have_an_end() {
        let mut patience = Patience::NEW;
        let pauses: Vec<u128> = (0..7).map(|_| patience.pause().as_millis()).collect();
        assert_eq!(pauses, [250, 500, 1000, 2000, 4000, 4000, 4000]);
    }

    #[test]
    fn the_letter_said_on_screen_leaves_and_nothing_else_does() {
        let told = [Input::Key(Key::Char('q')), Input::Key(Key::Char('Q'))];
        let stopped = Input::Key(Key::Control('c'));
        assert!(told.iter().chain([&stopped]).all(|input| leaves(input, None)));
        let others = [
            Input::Key(Key::Enter),
            Input::Key(Key::Escape),
            Input::Key(Key::Char('1')),
            Input::Paste("q".to_owned()),
            Input::Wheel(1),
            Input::Press { column: 0, row: 0 },
        ];
        assert!(!others.iter().any(|input| leaves(input, None)));
    }

    #[test]
    fn who_is_told_to_end_does_not_wait_and_who_has_nobody_to_hear_neither() {
        let again = Again {
            path: PathBuf::from("/nowhere/socket"),
            text: Text::embedded("fr"),
            look: Look::default(),
        };
        let waits = |event: Option<Event>| {
            let (sender, events) = mpsc::channel();
            if let Some(event) = event {
                sender.send(event).unwrap();
            }
            drop(sender);
            let mut out = vec![];
            let mut patience = Patience::NEW;
            let came = again.in_lines(&mut out, &events, (&Stay::default(), &mut patience));
            (came.unwrap(), String::from_utf8(out).unwrap().replace('\u{a0}', " "))
        };
        assert!(matches!(waits(Some(Event::Terminate)).0, Came::Told));
        assert!(matches!(waits(None).0, Came::Told));
        let (came, told) = waits(Some(Event::Bytes(b" Q \n".to_vec())));
        assert!(matches!(came, Came::Left));
        assert!(told.contains("interrompue") && told.contains("Q : "), "{told}");
    }
}
