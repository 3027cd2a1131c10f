//! Plain lines for one session somewhere else. Over a pipe they come whole; over a
//! terminal there is nobody but us to show what is typed and to take it back.

use std::io::Write;

use super::super::lines::{Dialogue, Event, Step};
use crate::app::key::{Input, Key};
use crate::app::line::LONGEST_DOCUMENT;
use crate::app::watch::Closing;
use crate::input::bytes::Parser;
use crate::run::Session;
use crate::run::console::Own;
use crate::store::Reply;

/// The longest line that can be typed, in bytes: a document may be pasted.
const LONGEST: usize = LONGEST_DOCUMENT;

/// A conversation, and the line being typed.
pub(super) struct Lines {
    dialogue: Dialogue,
    /// None over a pipe.
    typed: Option<Typed>,
    /// What is still to be sent.
    out: Vec<u8>,
    is_over: bool,
}

struct Typed {
    parser: Parser,
    line: String,
}

impl Lines {
    pub(super) fn new(session: &Session, has_terminal: bool, pasted: usize) -> Self {
        Self {
            dialogue: Dialogue::new(session),
            typed: has_terminal
                .then(|| Typed { parser: Parser::keeping(pasted), line: String::new() }),
            out: vec![],
            is_over: false,
        }
    }

    /// Takes bytes in and says how many inputs they were.
    pub(super) fn feed(&mut self, session: &mut Session, bytes: &[u8]) -> usize {
        let Some(typed) = &mut self.typed else {
            let lines = bytes.split(|byte| *byte == b'\n').count().saturating_sub(1);
            self.dialogue.hear(session, Event::Bytes(bytes.to_vec()));
            return lines;
        };
        let inputs = typed.parser.feed(bytes);
        let count = inputs.len();
        for input in inputs {
            match typed.take(input, &mut self.out) {
                Some(Typing::Line(line)) => self.dialogue.hear(session, Event::Bytes(line)),
                Some(Typing::End) => self.dialogue.hear(session, Event::End),
                None => {}
            }
        }
        count
    }

    /// Forgets a sequence or paste that was begun.
    pub(super) fn forget_begun(&mut self) {
        if let Some(typed) = &mut self.typed {
            typed.parser.forget();
        }
    }

    /// There is no more to come.
    pub(super) fn end(&mut self, session: &mut Session) {
        self.dialogue.hear(session, Event::End);
    }

    pub(super) fn reply(&mut self, session: &mut Session, reply: Reply) {
        self.dialogue.hear(session, Event::Store(reply));
    }

    pub(super) fn ring(&mut self, number: u64) {
        self.dialogue.ring(number);
    }

    /// Says that the session will be closed: on a line of its own.
    pub(super) fn warn(&mut self, closing: Closing) {
        if self.typed.is_some() {
            self.out.extend_from_slice(b"\r\n");
        }
        self.dialogue.warn(closing);
    }

    pub(super) fn has_pending_escape(&self) -> bool {
        self.typed.as_ref().is_some_and(|typed| typed.parser.has_pending_escape())
    }

    /// A lone ESC means nothing here.
    pub(super) fn flush(&mut self) {
        if let Some(typed) = &mut self.typed {
            typed.parser.flush();
        }
    }

    /// What is to be sent, if anything.
    pub(super) fn show(&mut self, session: &mut Session) -> Option<Vec<u8>> {
        let mut said = vec![];
        if !self.is_over {
            // Nothing can go wrong in memory.
            let step = self.dialogue.go_on(session, (&mut said, &mut Own)).unwrap_or(Step::Over);
            self.is_over = step == Step::Over;
        }
        if self.typed.is_some() {
            self.out.extend(said.iter().flat_map(|byte| {
                let before = (*byte == b'\n').then_some(b'\r');
                before.into_iter().chain([*byte])
            }));
        } else {
            self.out.append(&mut said);
        }
        (!self.out.is_empty()).then(|| std::mem::take(&mut self.out))
    }

    pub(super) const fn is_over(&self) -> bool {
        self.is_over
    }

    pub(super) const fn has_terminal(&self) -> bool {
        self.typed.is_some()
    }
}

/// What came of a key.
enum Typing {
    Line(Vec<u8>),
    End,
}

impl Typed {
    fn take(&mut self, input: Input, out: &mut Vec<u8>) -> Option<Typing> {
        match input {
            Input::Key(Key::Enter) => {
                out.extend_from_slice(b"\r\n");
                let mut line = std::mem::take(&mut self.line).into_bytes();
                line.push(b'\n');
                return Some(Typing::Line(line));
            }
            Input::Key(Key::Control('c')) => return Some(Typing::End),
            Input::Key(Key::Control('d')) if self.line.is_empty() => return Some(Typing::End),
            Input::Key(Key::Backspace) if !self.line.is_empty() => {
                self.line.pop();
                out.extend_from_slice(b"\x08 \x08");
            }
            Input::Key(Key::Control('u')) => {
                for _ in self.line.drain(..).filter(|c| !c.is_control()) {
                    out.extend_from_slice(b"\x08 \x08");
                }
            }
            Input::Key(Key::Char(c)) => self.put(c, out),
            Input::Paste(text) => text.chars().for_each(|c| self.put(c, out)),
            _ => {}
        }
        None
    }

    fn put(&mut self, c: char, out: &mut Vec<u8>) {
        if !c.is_control() && self.line.len() < LONGEST {
            self.line.push(c);
            // Nothing can go wrong in memory.
            let _ = write!(out, "{c}");
        }
    }
}
