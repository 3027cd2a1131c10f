//! Plain lines: read from one side, appended to the other. For screen readers,
//! pipes and terminals that can do nothing else.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError};

use super::bell::Bell;
use crate::app;
use crate::app::key::Key;
use crate::app::model::Visitor;
use crate::app::msg::Msg;
use crate::app::screen::Screen;
use crate::linear;
use crate::run::Session;
use crate::run::console::{Console, Own};
use crate::scene::Scene;
use crate::store::Reply;
use crate::text::Arg;

/// The longest line that is read, in bytes; the rest of it is ignored.
const LONGEST_LINE: usize = 4096;

/// How much of a line that was not understood is said again, in characters.
const LONGEST_ECHO: usize = 40;

/// What happens to a session of lines.
#[derive(Debug)]
pub enum Event {
    /// Something was typed, cut anywhere.
    Bytes(Vec<u8>),
    /// There is no more to come.
    End,
    /// The store answers.
    Store(Reply),
}

/// Plays over lines until the person leaves or the input ends.
///
/// # Errors
/// When lines can no longer be written.
pub fn play(
    session: &mut Session,
    inbox: &Receiver<Event>,
    output: &mut dyn Write,
) -> io::Result<()> {
    play_on(session, inbox, (output, &mut Own))
}

/// The same on a terminal that needs care: where many people come.
///
/// # Errors
/// When lines can no longer be written.
pub fn play_on(
    session: &mut Session,
    inbox: &Receiver<Event>,
    (output, console): (&mut dyn Write, &mut dyn Console),
) -> io::Result<()> {
    let wipes = session.wipes();
    let (typed, bell) = (Typed::default(), Bell::default());
    Front { session, inbox, typed, shown: None, bell, wipes, console }.play(output)
}

struct Front<'a> {
    session: &'a mut Session,
    inbox: &'a Receiver<Event>,
    typed: Typed,
    shown: Option<Scene>,
    bell: Bell,
    /// Wipes already done.
    wipes: u64,
    console: &'a mut dyn Console,
}

impl Front<'_> {
    fn play(mut self, output: &mut dyn Write) -> io::Result<()> {
        self.settle();
        self.show(output)?;
        while !self.session.is_over() {
            write!(output, "> ")?;
            output.flush()?;
            let line = match self.line() {
                Heard::Line(line) => line,
                Heard::Nothing(number) => {
                    self.session.handle(Msg::Tick(number));
                    self.settle();
                    self.show(output)?;
                    continue;
                }
                Heard::End => break,
            };
            if let Some(messages) = messages(self.session, &line) {
                for msg in messages {
                    self.session.handle(msg);
                    self.settle();
                }
            } else {
                let line: String = line.chars().take(LONGEST_ECHO).collect();
                let line = crate::domain::prose::clean(&line);
                let args = [("line", (&line).into())];
                writeln!(output, "{}", self.session.text().with("linear-unknown", &args))?;
            }
            if !self.session.is_over() {
                self.show(output)?;
            }
        }
        self.end(output)
    }

    /// The last words. Whoever has a card not noted yet sees it first, even when
    /// the input just stops.
    fn end(&mut self, output: &mut dyn Write) -> io::Result<()> {
        if matches!(self.session.model().visitor, Visitor::Learner { card: Some(_), .. }) {
            self.session.handle(Msg::Key(Key::Control('c')));
            self.settle();
            self.show(output)?;
        }
        let id = match self.session.model().visitor {
            Visitor::Learner { .. } => "linear-end",
            Visitor::Guest => "goodbye-guest",
            Visitor::Nobody => "goodbye-nobody",
        };
        writeln!(output)?;
        writeln!(output, "{}", self.session.text().get(id))?;
        output.flush()
    }

    /// Waits for what the store still has to say: what is shown next is kept.
    fn settle(&mut self) {
        while self.session.is_waiting() {
            let Ok(event) = self.inbox.recv() else { return };
            self.hear(event);
        }
    }

    /// The next line, or that none came for as long as the player waits.
    fn line(&mut self) -> Heard {
        loop {
            if let Some(line) = self.typed.next() {
                return Heard::Line(line);
            }
            if self.typed.is_ended {
                return Heard::End;
            }
            let heard = match self.session.alarm() {
                None => self.inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(alarm) => match self.inbox.recv_timeout(self.bell.left(alarm)) {
                    Err(RecvTimeoutError::Timeout) => return Heard::Nothing(alarm.number),
                    heard => heard,
                },
            };
            match heard {
                Ok(event) => self.hear(event),
                Err(_) => return Heard::End,
            }
        }
    }

    fn hear(&mut self, event: Event) {
        match event {
            Event::Bytes(bytes) => self.typed.feed(&bytes),
            Event::End => self.typed.end(),
            Event::Store(reply) => self.session.reply(reply),
        }
    }

    fn show(&mut self, output: &mut dyn Write) -> io::Result<()> {
        if self.wipes != self.session.wipes() {
            self.wipes = self.session.wipes();
            self.shown = None;
            self.typed.forget();
            self.console.wipe(output)?;
        }
        self.console.keep_secret(app::items::is_secret(self.session.model()));
        let scene = self.session.scene();
        let text = self.session.text();
        let say = |id: &str, args: &[(&str, &str)]| {
            let args: Vec<(&str, Arg<'_>)> =
                args.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
            text.with(id, &args)
        };
        for line in linear::announce(self.shown.as_ref(), &scene, &say) {
            writeln!(output, "{line}")?;
        }
        self.shown = Some(scene);
        Ok(())
    }
}

/// What came of waiting for a line.
enum Heard {
    /// A line.
    Line(String),
    /// Nothing, for as long as that wait lasts.
    Nothing(u64),
    /// There is no more to come.
    End,
}

/// Bytes put together into lines.
#[derive(Debug, Default)]
struct Typed {
    lines: VecDeque<String>,
    part: Vec<u8>,
    is_ended: bool,
}

impl Typed {
    fn feed(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match byte {
                b'\n' => self.cut(),
                b'\r' => {}
                _ if self.part.len() < LONGEST_LINE => self.part.push(*byte),
                _ => {}
            }
        }
    }

    fn cut(&mut self) {
        let line = String::from_utf8_lossy(&self.part).trim().to_owned();
        self.part.clear();
        self.lines.push_back(line);
    }

    /// Forgets what was begun and not sent.
    fn forget(&mut self) {
        self.part.clear();
        self.lines.clear();
    }

    fn end(&mut self) {
        if !self.part.is_empty() {
            self.cut();
        }
        self.is_ended = true;
    }

    fn next(&mut self) -> Option<String> {
        self.lines.pop_front()
    }
}

/// What a line means on the screen it answers; none when it means nothing.
fn messages(session: &Session, line: &str) -> Option<Vec<Msg>> {
    if session.model().asks_presence().is_some() {
        // Any line says that somebody is there; it does nothing else.
        let key = if line.eq_ignore_ascii_case("q") { Key::Char('q') } else { Key::Enter };
        return Some(vec![Msg::Key(key)]);
    }
    if line.is_empty() {
        return Some(vec![Msg::Key(Key::Enter)]);
    }
    if app::items::is_typing(session.model()) {
        let plain = line.strip_prefix('/');
        let named =
            if app::items::digits_choose(session.model()) { plain.or(Some(line)) } else { plain };
        return Some(match named.and_then(|number| number.parse().ok()) {
            Some(number) => vec![choose(number)],
            // What is found is read before any of it is chosen.
            None if matches!(session.model().screen, Screen::Search(_)) => {
                vec![Msg::Line(line.to_owned())]
            }
            None => vec![Msg::Line(line.to_owned()), Msg::Key(Key::Enter)],
        });
    }
    let numbers: Result<Vec<usize>, _> =
        line.split([' ', ',']).filter(|part| !part.is_empty()).map(str::parse).collect();
    if let Ok(numbers) = numbers {
        let count = app::items::items(session.model()).len();
        let is_there = numbers.iter().all(|number| (1..=count).contains(number));
        return is_there.then(|| numbers.into_iter().map(choose).collect());
    }
    let mut letters = line.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if works(session, letter) => Some(vec![Msg::Key(Key::Char(letter))]),
        _ => None,
    }
}

/// Whether a letter does something here. Signs stand for digits on some keyboards.
fn works(session: &Session, letter: char) -> bool {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    let letters = app::items::letters(session.model());
    !letter.is_ascii_alphabetic() || letters.iter().any(|(known, _)| *known == lower)
}

fn choose(number: usize) -> Msg {
    Msg::Choose(number.saturating_sub(1))
}
