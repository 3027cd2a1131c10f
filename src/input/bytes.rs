//! Bytes of a terminal become [`Input`], whatever the pieces they arrive in.
//!
//! A small machine that takes one byte at a time: how the bytes are cut can
//! therefore not matter. It knows the keys of xterm and its relatives, of the Linux
//! console, of `PuTTY` and of rxvt, presses and the wheel of the mouse in SGR form,
//! and bracketed paste. Every other sequence is swallowed whole. Memory is bounded:
//! nothing a terminal sends makes it grow.
//!
//! Only time tells a lone Escape key from the start of a sequence. The machine has
//! no clock: when [`Parser::has_pending_escape`] holds for 30 ms or so, the caller
//! says [`Parser::flush`].

use super::sequence;
use crate::app::key::{Input, Key};

/// Of a paste, so many bytes are kept, where nothing else is said; the rest is dropped.
pub const MOST_PASTED: usize = 4096;
/// A sequence longer than this is not one of ours; it is swallowed to its end.
const MOST_PARAMETERS: usize = 40;
/// A device's answer longer than this has lost its end.
const MOST_ANSWER: usize = 4096;
/// How a paste ends.
const PASTE_END: &[u8] = b"\x1b[201~";

/// Reads the bytes of one terminal.
#[derive(Debug, Clone)]
pub struct Parser {
    state: State,
    /// Of a paste, so many bytes are kept.
    most_pasted: usize,
}

impl Default for Parser {
    fn default() -> Self {
        Self::keeping(MOST_PASTED)
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum State {
    /// Between two keys. Windows clients send a carriage return as two bytes.
    #[default]
    Ground,
    /// After a carriage return.
    Return,
    /// Inside a character of several bytes.
    Character { bytes: [u8; 4], len: usize, of: usize },
    /// After Escape.
    Escape,
    /// After Escape and `[`, or Escape and `O`.
    Sequence { is_short: bool, parameters: Vec<u8>, is_too_long: bool },
    /// After `ESC [ [`: one byte to come, a function key of the Linux console.
    Console,
    /// Inside an old mouse report: so many bytes to come, without meaning for us.
    OldMouse(u8),
    /// Inside the answer of a device, to be swallowed; the byte that opened it and
    /// the bytes since.
    Answer { opened_by: u8, len: usize, is_ending: bool },
    /// Inside pasted text; how much of its end has been matched.
    Paste { kept: Vec<u8>, matched: usize },
}

impl Parser {
    /// A parser between two keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same, which keeps so many bytes of a paste.
    pub const fn keeping(most_pasted: usize) -> Self {
        Self { state: State::Ground, most_pasted }
    }

    /// Forgets what was begun.
    pub fn forget(&mut self) {
        self.state = State::Ground;
    }

    /// Takes bytes as they come and gives what they complete, in order.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        let mut inputs = Vec::new();
        for byte in bytes {
            self.take(*byte, &mut inputs);
        }
        inputs
    }

    /// Whether an Escape has come that may be a key of its own or the start of
    /// more.
    pub const fn has_pending_escape(&self) -> bool {
        !matches!(
            self.state,
            State::Ground | State::Return | State::Character { .. } | State::Paste { .. }
        )
    }

    /// Nothing followed: what is pending was keys. `ESC` was the Escape key, `ESC [`
    /// the key `[` with Alt held, a sequence cut short nothing.
    pub fn flush(&mut self) -> Vec<Input> {
        if !self.has_pending_escape() {
            return Vec::new();
        }
        let key = match std::mem::take(&mut self.state) {
            State::Escape => Some(Key::Escape),
            State::Sequence { is_short, parameters, .. } if parameters.is_empty() => {
                Some(Key::Char(if is_short { 'O' } else { '[' }))
            }
            State::Answer { opened_by, len: 0, .. } => Some(Key::Char(char::from(opened_by))),
            _ => None,
        };
        key.map(Input::Key).into_iter().collect()
    }

    fn take(&mut self, byte: u8, inputs: &mut Vec<Input>) {
        let state = std::mem::take(&mut self.state);
        self.state = match state {
            State::Return if byte == b'\n' => State::Ground,
            State::Ground | State::Return => ground(byte, inputs),
            State::Character { bytes, len, of } => character(bytes, len, of, byte, inputs),
            State::Escape => escape(byte, inputs),
            State::Sequence { is_short, parameters, is_too_long } => {
                sequence_byte(is_short, parameters, is_too_long, byte, inputs)
            }
            State::Console => {
                let key = sequence::console_function(byte);
                inputs.extend(key.map(Input::Key));
                State::Ground
            }
            State::OldMouse(left) if left > 1 => State::OldMouse(left - 1),
            State::OldMouse(_) => State::Ground,
            State::Answer { opened_by, len, is_ending } => {
                answer(opened_by, len, is_ending, byte, inputs)
            }
            State::Paste { kept, matched } => {
                paste((kept, self.most_pasted), matched, byte, inputs)
            }
        };
    }
}

/// A byte between two keys.
fn ground(byte: u8, inputs: &mut Vec<Input>) -> State {
    let key = match byte {
        0x1b => return State::Escape,
        b'\r' => {
            inputs.push(Input::Key(Key::Enter));
            return State::Return;
        }
        b'\n' => Key::Enter,
        b'\t' => Key::Tab,
        0x08 | 0x7f => Key::Backspace,
        0x01..=0x1a => Key::Control(char::from(byte + 0x60)),
        0x20..=0x7e => Key::Char(char::from(byte)),
        0xc2..=0xdf => return start_character(byte, 2),
        0xe0..=0xef => return start_character(byte, 3),
        0xf0..=0xf4 => return start_character(byte, 4),
        // Control characters without a letter, and bytes that begin nothing.
        _ => return State::Ground,
    };
    inputs.push(Input::Key(key));
    State::Ground
}

const fn start_character(byte: u8, of: usize) -> State {
    State::Character { bytes: [byte, 0, 0, 0], len: 1, of }
}

/// A byte inside a character of several bytes.
fn character(
    mut bytes: [u8; 4],
    len: usize,
    of: usize,
    byte: u8,
    inputs: &mut Vec<Input>,
) -> State {
    if !matches!(byte, 0x80..=0xbf) {
        // Cut short: what came of it is dropped, this byte begins anew.
        return ground(byte, inputs);
    }
    if let Some(place) = bytes.get_mut(len) {
        *place = byte;
    }
    if len + 1 < of {
        return State::Character { bytes, len: len + 1, of };
    }
    let text = bytes.get(..of).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let found = text.and_then(|text| text.chars().next()).filter(|c| !c.is_control());
    inputs.extend(found.map(|c| Input::Key(Key::Char(c))));
    State::Ground
}

/// A byte after Escape. A key pressed with Alt is the key.
fn escape(byte: u8, inputs: &mut Vec<Input>) -> State {
    match byte {
        0x1b => State::Escape,
        b'[' | b'O' => {
            State::Sequence { is_short: byte == b'O', parameters: Vec::new(), is_too_long: false }
        }
        b'P' | b']' | b'X' | b'^' | b'_' => {
            State::Answer { opened_by: byte, len: 0, is_ending: false }
        }
        _ => ground(byte, inputs),
    }
}

/// A byte of `ESC [ … final` or `ESC O … final`.
fn sequence_byte(
    is_short: bool,
    mut parameters: Vec<u8>,
    mut is_too_long: bool,
    byte: u8,
    inputs: &mut Vec<Input>,
) -> State {
    match byte {
        b'[' if !is_short && parameters.is_empty() => State::Console,
        b'M' if !is_short && parameters.is_empty() => State::OldMouse(3),
        b'$' if !is_short && sequence::is_shifted_key(&parameters) => {
            inputs.extend(sequence::decode(b'~', &parameters));
            State::Ground
        }
        0x20..=0x3f => {
            if parameters.len() < MOST_PARAMETERS {
                parameters.push(byte);
            } else {
                is_too_long = true;
            }
            State::Sequence { is_short, parameters, is_too_long }
        }
        b'~' if parameters == b"200" => State::Paste { kept: Vec::new(), matched: 0 },
        0x40..=0x7e => {
            if !is_too_long {
                let input = if is_short {
                    sequence::decode_short(byte).map(Input::Key)
                } else {
                    sequence::decode(byte, &parameters)
                };
                inputs.extend(input);
            }
            State::Ground
        }
        // Not a sequence after all: what came is dropped, this byte begins anew.
        _ => ground(byte, inputs),
    }
}

/// A byte of a device's answer, which ends with BEL or with Escape and a backslash.
fn answer(opened_by: u8, len: usize, is_ending: bool, byte: u8, inputs: &mut Vec<Input>) -> State {
    match byte {
        0x07 | 0x18 | 0x1a => State::Ground,
        b'\\' if is_ending => State::Ground,
        _ if is_ending => escape(byte, inputs),
        0x1b => State::Answer { opened_by, len: len + 1, is_ending: true },
        _ if len >= MOST_ANSWER => State::Ground,
        _ => State::Answer { opened_by, len: len + 1, is_ending: false },
    }
}

/// A byte of pasted text.
fn paste(
    (mut kept, most): (Vec<u8>, usize),
    matched: usize,
    byte: u8,
    inputs: &mut Vec<Input>,
) -> State {
    if PASTE_END.get(matched) == Some(&byte) {
        if matched + 1 < PASTE_END.len() {
            return State::Paste { kept, matched: matched + 1 };
        }
        inputs.push(Input::Paste(printable(&kept)));
        return State::Ground;
    }
    // What looked like the end was text. Only its first byte can begin another end.
    let looked_like = PASTE_END.get(..matched).unwrap_or_default();
    let matched = usize::from(byte == 0x1b);
    let text = if matched == 1 { None } else { Some(byte) };
    for byte in looked_like.iter().copied().chain(text) {
        if kept.len() < most {
            kept.push(byte);
        }
    }
    State::Paste { kept, matched }
}

/// The text of pasted bytes: lines joined by a space, no control character.
fn printable(bytes: &[u8]) -> String {
    // A character cut by the limit is dropped, others that are wrong are replaced.
    let whole = match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => bytes.get(..error.valid_up_to()),
        _ => Some(bytes),
    };
    let text = String::from_utf8_lossy(whole.unwrap_or_default()).replace("\r\n", "\n");
    text.chars()
        .map(|c| if matches!(c, '\r' | '\n' | '\t') { ' ' } else { c })
        .filter(|c| !c.is_control())
        .collect()
}
