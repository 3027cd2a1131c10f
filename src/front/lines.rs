//! Plain lines: read from one side, appended to the other. For screen readers,
//! pipes and terminals that can do nothing else.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError};

use super::bell::Bell;
use crate::app;
use crate::app::key::Key;
use crate::app::line::LONGEST_DOCUMENT;
use crate::app::model::Visitor;
use crate::app::msg::Msg;
use crate::app::screen::Screen;
#[cfg(feature = "ssh")]
use crate::app::watch::Closing;
use crate::linear;
use crate::run::Session;
use crate::run::console::{Console, Own};
use crate::scene::Scene;
use crate::store::Reply;
use crate::text::Arg;

/// The longest line that is read, in bytes: a document may be one. The rest of it is
/// ignored.
const LONGEST_LINE: usize = LONGEST_DOCUMENT;

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
    let (mut dialogue, mut bell) = (Dialogue::new(session), Bell::default());
    loop {
        let step = dialogue.go_on(session, (&mut *output, &mut *console))?;
        output.flush()?;
        let heard = match (step, session.alarm()) {
            (Step::Over, _) => return Ok(()),
            (Step::Asks, Some(alarm)) => match inbox.recv_timeout(bell.left(alarm)) {
                Err(RecvTimeoutError::Timeout) => {
                    dialogue.ring(alarm.number);
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => None,
                Ok(event) => Some(event),
            },
            (Step::Asks | Step::Waits, _) => inbox.recv().ok(),
        };
        match (heard, step) {
            (Some(event), _) => dialogue.hear(session, event),
            (None, Step::Waits) => return Ok(()),
            (None, _) => dialogue.typed.end(),
        }
    }
}

/// Where lines are shown, and what takes care of it.
pub(super) type Terminal<'a> = (&'a mut dyn Write, &'a mut dyn Console);

/// What a conversation needs to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A line; it was asked for.
    Asks,
    /// An answer of the store, or work put off: what is shown next is kept.
    Waits,
    /// Nothing: the last words were said.
    Over,
}

/// One conversation: what is typed goes in, lines come out. It never waits itself.
#[expect(clippy::struct_excessive_bools, reason = "each is about another end of the talk")]
pub(super) struct Dialogue {
    typed: Typed,
    /// What the line typed last still means.
    meant: VecDeque<Msg>,
    shown: Option<Scene>,
    /// Whether something happened since.
    is_stale: bool,
    has_asked: bool,
    /// Whether what is shown next comes while a line is waited for.
    is_cut: bool,
    /// Whether the input is over or the person left.
    is_leaving: bool,
    /// Wipes already done.
    wipes: u64,
}

impl Dialogue {
    pub(super) fn new(session: &Session) -> Self {
        Self {
            typed: Typed::default(),
            meant: VecDeque::new(),
            shown: None,
            is_stale: true,
            has_asked: false,
            is_cut: false,
            is_leaving: false,
            wipes: session.wipes(),
        }
    }

    /// Takes in what happened.
    pub(super) fn hear(&mut self, session: &mut Session, event: Event) {
        match event {
            Event::Bytes(bytes) => self.typed.feed(&bytes),
            Event::End => self.typed.end(),
            Event::Store(reply) => {
                let is_unasked = reply.is_unasked();
                session.reply(reply);
                // Somebody else led on: said at once. Smaller news wait for the next line.
                let place = self.shown.as_ref().map(|scene| &scene.place);
                if is_unasked && place.is_some_and(|place| *place != session.scene().place) {
                    (self.is_stale, self.is_cut) = (true, self.has_asked);
                    self.has_asked = false;
                }
            }
        }
    }

    /// Nothing was typed for as long as that wait lasts.
    pub(super) fn ring(&mut self, number: u64) {
        self.meant.push_back(Msg::Tick(number));
    }

    /// The session will be closed.
    #[cfg(feature = "ssh")]
    pub(super) fn warn(&mut self, closing: Closing) {
        self.meant.push_back(Msg::Closing(closing));
    }

    /// Whether there is nothing to say since: a watch that goes on is not said.
    fn is_as_before(&self, session: &Session) -> bool {
        let is_over = session.is_waiting() || session.is_over();
        let shown = self.shown.as_ref().filter(|_| !is_over && self.wipes == session.wipes());
        shown.is_some_and(|shown| {
            let now = session.scene();
            (&shown.place, &shown.body, &shown.side) == (&now.place, &now.body, &now.side)
        })
    }

    /// Goes on as far as possible.
    pub(super) fn go_on(
        &mut self,
        session: &mut Session,
        (output, console): Terminal<'_>,
    ) -> io::Result<Step> {
        loop {
            if session.is_waiting() {
                return Ok(Step::Waits);
            }
            if let Some(msg) = self.meant.pop_front() {
                let is_tick = matches!(msg, Msg::Tick(_));
                session.handle(msg);
                if !(is_tick && self.is_as_before(session)) {
                    (self.is_stale, self.has_asked) = (true, false);
                }
                continue;
            }
            if self.is_stale && (self.is_leaving || !session.is_over()) {
                self.is_stale = false;
                self.show(session, (&mut *output, &mut *console))?;
            }
            if self.is_leaving {
                last_words(session, output)?;
                return Ok(Step::Over);
            }
            if session.is_over() {
                self.leave(session);
                continue;
            }
            if !self.has_asked {
                self.has_asked = true;
                write!(output, "> ")?;
            }
            match self.typed.next() {
                Some(line) => self.understand(session, &line, output)?,
                None if self.typed.is_ended => self.leave(session),
                None => return Ok(Step::Asks),
            }
        }
    }

    fn understand(
        &mut self,
        session: &Session,
        line: &str,
        output: &mut dyn Write,
    ) -> io::Result<()> {
        (self.has_asked, self.is_stale) = (false, true);
        if let Some(messages) = messages(session, line) {
            self.meant.extend(messages);
            return Ok(());
        }
        let line: String = line.chars().take(LONGEST_ECHO).collect();
        let line = crate::domain::prose::clean(&line);
        writeln!(output, "{}", session.text().with("linear-unknown", &[("line", (&line).into())]))
    }

    /// Whoever has a card not noted yet sees it before leaving, even when the input
    /// just stops.
    fn leave(&mut self, session: &Session) {
        (self.is_leaving, self.is_stale) = (true, false);
        if matches!(session.model().visitor, Visitor::Learner { card: Some(_), .. }) {
            self.meant.push_back(Msg::Key(Key::Control('c')));
        }
    }

    fn show(&mut self, session: &Session, (output, console): Terminal<'_>) -> io::Result<()> {
        if self.wipes != session.wipes() {
            self.wipes = session.wipes();
            self.shown = None;
            self.typed.forget();
            console.wipe(output)?;
        }
        console.keep_secret(app::items::is_secret(session.model()));
        let scene = session.scene();
        let text = session.text();
        let say = |id: &str, args: &[(&str, &str)]| {
            let args: Vec<(&str, Arg<'_>)> =
                args.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
            text.with(id, &args)
        };
        if std::mem::take(&mut self.is_cut) {
            writeln!(output)?;
        }
        for line in linear::announce(self.shown.as_ref(), &scene, &say) {
            writeln!(output, "{line}")?;
        }
        self.shown = Some(scene);
        Ok(())
    }
}

fn last_words(session: &Session, output: &mut dyn Write) -> io::Result<()> {
    let is_led =
        |screen: &Screen| matches!(screen, Screen::Lead(leading) if !leading.seen.public.is_over);
    let id = match session.model().visitor {
        _ if is_led(&session.model().screen) => "goodbye-lead",
        Visitor::Learner { .. } => "linear-end",
        Visitor::Guest => "goodbye-guest",
        Visitor::Nobody => "goodbye-nobody",
    };
    writeln!(output)?;
    writeln!(output, "{}", session.text().get(id))
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
    if session.model().is_about_to_close() {
        // Any line says that somebody is there; it does nothing else.
        return Some(vec![Msg::Key(Key::Enter)]);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::Profile;
    use crate::content::Catalogue;
    use crate::domain::learner::Preferences;
    use crate::domain::time::Timestamp;
    use crate::run::Setup;
    use crate::run::world::Replay;
    use crate::text::{Bundles, Text};

    #[test]
    fn a_wait_that_changes_nothing_asks_for_no_other_line() {
        let setup = Setup {
            catalogue: std::sync::Arc::new(Catalogue::embedded()),
            text: Text::new(Bundles::embedded(), "fr"),
            world: Box::new(Replay::new(Timestamp(0), 1)),
            data: std::path::PathBuf::new(),
            export: std::path::PathBuf::new(),
        };
        let mut session = Session::new(setup, Profile::PERSONAL, Preferences::default());
        let mut dialogue = Dialogue::new(&session);
        let mut said = vec![];
        for number in 0..4 {
            let step = dialogue.go_on(&mut session, (&mut said, &mut Own)).unwrap();
            assert_eq!(step, Step::Asks);
            dialogue.ring(number);
        }
        let said = String::from_utf8(said).unwrap();
        assert_eq!(said.matches("> ").count(), 1, "{said}");
    }
}
