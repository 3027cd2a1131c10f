//! What the sequences of terminals mean. Modifiers are read and forgotten: an
//! arrow with Shift is the arrow.
//!
//! Sources: xterm "Control Sequences"; `console_codes(4)`; terminfo of putty and
//! rxvt; the kitty keyboard protocol for `u`.

use crate::app::key::{Input, Key};

/// `ESC [ [ A` to `E`: F1 to F5 of the Linux console.
pub(super) fn console_function(byte: u8) -> Option<Key> {
    matches!(byte, b'A'..=b'E').then(|| Key::Function(byte - b'A' + 1))
}

/// `ESC O` and a byte: arrows in application mode, F1 to F4, the number pad.
pub(super) fn decode_short(last: u8) -> Option<Key> {
    Some(match last {
        b'M' => Key::Enter,
        b'I' => Key::Tab,
        b'X' => Key::Char('='),
        b'j'..=b'y' => Key::Char(char::from(last - b'j' + b'*')),
        _ => return letter_key(last),
    })
}

/// Whether `$` ends the sequence here: rxvt's form of a key with Shift.
pub(super) fn is_shifted_key(parameters: &[u8]) -> bool {
    number(parameters).is_some_and(|code| numbered_key(code).is_some())
}

/// `ESC [`, parameters and a last byte.
pub(super) fn decode(last: u8, parameters: &[u8]) -> Option<Input> {
    if let Some(report) = parameters.strip_prefix(b"<") {
        return mouse(last, report);
    }
    let first = || fields(parameters).next().flatten();
    let key = match last {
        b'~' if first() == Some(27) => {
            // modifyOtherKeys: 27 ; modifiers ; character
            let mut fields = fields(parameters).skip(1);
            let modifiers = fields.next().flatten();
            coded_key(fields.next().flatten()?, modifiers)
        }
        b'~' | b'^' | b'@' => numbered_key(first()?),
        b'u' => coded_key(first()?, fields(parameters).nth(1).flatten())
            .filter(|_| is_press(parameters)),
        b'Z' => Some(Key::BackTab),
        b'A'..=b'D' | b'a'..=b'd' | b'H' | b'F' | b'P' | b'Q' | b'S' if is_numbers(parameters) => {
            letter_key(last)
        }
        // F3 of some terminals; with numbers, a cursor report.
        b'R' if parameters.is_empty() => Some(Key::Function(3)),
        _ => None,
    };
    key.map(Input::Key)
}

/// Keys named by a letter.
fn letter_key(letter: u8) -> Option<Key> {
    Some(match letter {
        b'A' | b'a' => Key::Up,
        b'B' | b'b' => Key::Down,
        b'C' | b'c' => Key::Right,
        b'D' | b'd' => Key::Left,
        b'H' => Key::Home,
        b'F' => Key::End,
        b'P'..=b'S' => Key::Function(letter - b'P' + 1),
        _ => return None,
    })
}

/// Keys named by a number before `~`.
fn numbered_key(number: u32) -> Option<Key> {
    let function =
        |first: u32, from: u32| u8::try_from(number - from + first).ok().map(Key::Function);
    match number {
        1 | 7 => Some(Key::Home),
        3 => Some(Key::Delete),
        4 | 8 => Some(Key::End),
        5 => Some(Key::PageUp),
        6 => Some(Key::PageDown),
        11..=15 => function(1, 11),
        17..=21 => function(6, 17),
        23..=26 => function(11, 23),
        28..=29 => function(15, 28),
        31..=34 => function(17, 31),
        _ => None,
    }
}

/// Keys named by their character, with modifiers counted from 1: Shift 1, Alt 2,
/// Control 4.
fn coded_key(code: u32, modifiers: Option<u32>) -> Option<Key> {
    let held = modifiers.unwrap_or(1).saturating_sub(1);
    let (is_shift, is_control) = (held & 1 != 0, held & 4 != 0);
    Some(match code {
        9 if is_shift => Key::BackTab,
        9 => Key::Tab,
        10 | 13 | 57414 => Key::Enter,
        27 => Key::Escape,
        8 | 127 => Key::Backspace,
        57399..=57408 => Key::Char(char::from_digit(code - 57399, 10)?),
        // Keys of kitty that have no character.
        57344..=63743 => return None,
        _ => match char::from_u32(code).filter(|c| !c.is_control())? {
            c @ ('a'..='z' | 'A'..='Z') if is_control => Key::Control(c.to_ascii_lowercase()),
            c => Key::Char(c),
        },
    })
}

/// In `u` form, the second field may say that a key was let go: `5:3`.
fn is_press(parameters: &[u8]) -> bool {
    let second = parameters.split(|byte| *byte == b';').nth(1).unwrap_or_default();
    second.split(|byte| *byte == b':').nth(1) != Some(b"3")
}

/// `ESC [ < button ; column ; row M`: `M` pressed, `m` let go. Only the press of
/// the left button and the wheel matter; fingers are left buttons.
fn mouse(last: u8, report: &[u8]) -> Option<Input> {
    if last != b'M' {
        return None;
    }
    let mut fields = fields(report);
    let button = fields.next()??;
    let column = fields.next()??;
    let row = fields.next()??;
    // Shift, Alt and Control count 4, 8 and 16; a move with the button held 32.
    match button & !0b1_1100 {
        0 => Some(Input::Press { column: cell(column), row: cell(row) }),
        64 => Some(Input::Wheel(-1)),
        65 => Some(Input::Wheel(1)),
        _ => None,
    }
}

/// Terminals count cells from 1.
fn cell(position: u32) -> u16 {
    u16::try_from(position.saturating_sub(1)).unwrap_or(u16::MAX)
}

fn is_numbers(parameters: &[u8]) -> bool {
    parameters.iter().all(|byte| matches!(byte, b'0'..=b'9' | b';' | b':'))
}

/// The numbers between semicolons; of `5:3` only the first counts.
fn fields(parameters: &[u8]) -> impl Iterator<Item = Option<u32>> {
    parameters
        .split(|byte| *byte == b';')
        .map(|field| number(field.split(|byte| *byte == b':').next().unwrap_or_default()))
}

fn number(digits: &[u8]) -> Option<u32> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}
