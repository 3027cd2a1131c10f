//! What passes through the socket: frames of a kind, a length and so many bytes.
//!
//! A length is checked before anything is made room for; what is not understood ends the
//! connection.

use std::io::{self, Read};

use super::stay;
use crate::app::seat::Stay;
use crate::front::remote::Ended;

/// Bytes of a frame before its content: the kind, then the length, highest byte first.
pub(super) const HEAD: usize = 5;
/// The longest content from a terminal, in bytes.
pub(super) const MOST_UP: usize = 4096;
/// The longest content to a terminal, in bytes; what is longer is cut in several.
pub const MOST_DOWN: usize = 64 * 1024;

/// From the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Up {
    /// Who is there, first and once: see [`super::Hello`].
    Hello(Vec<u8>),
    /// Who asks for one thing, first and alone: a [`super::Hello`] with a command.
    Ask(Vec<u8>),
    /// What was typed.
    Bytes(Vec<u8>),
    /// The terminal has this size: columns, rows.
    Size(u16, u16),
    /// Something else drew on the terminal.
    Redraw,
    /// There is no more to come.
    End,
}

/// To the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Down {
    /// What it is to show.
    Bytes(Vec<u8>),
    /// The session is over; all there was to show was shown.
    Over(Ended),
    /// There is no session, for this reason.
    Refused(String),
    /// What is wrong with what was asked for, in words.
    Trouble(Vec<u8>),
    /// The answer is whole: its exit code.
    Done(u8),
    /// By what to come back, from now on: said to who keeps it.
    Keep(Stay),
    /// What was asked for is a session, which begins: only for who said that they stay.
    Begins,
}

/// A frame of that kind.
fn framed(kind: u8, content: &[u8]) -> Vec<u8> {
    // No content is longer: `MOST_UP` and `MOST_DOWN` are far below.
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    let mut frame = Vec::with_capacity(HEAD + content.len());
    frame.push(kind);
    frame.extend_from_slice(&length.to_be_bytes());
    frame.extend_from_slice(content);
    frame
}

/// Kind and length of a frame of at most so many bytes.
pub(super) fn head([kind, length @ ..]: [u8; HEAD], most: usize) -> Option<(u8, usize)> {
    let length = usize::try_from(u32::from_be_bytes(length)).ok()?;
    (length <= most).then_some((kind, length))
}

impl Up {
    /// The frame; what is typed must be cut to its size before.
    pub fn encode(&self) -> Vec<u8> {
        match self {
            Self::Hello(hello) => framed(b'h', hello),
            Self::Ask(hello) => framed(b'a', hello),
            Self::Bytes(bytes) => framed(b'b', bytes),
            Self::Size(columns, rows) => {
                let [a, b] = columns.to_be_bytes();
                let [c, d] = rows.to_be_bytes();
                framed(b's', &[a, b, c, d])
            }
            Self::Redraw => framed(b'r', &[]),
            Self::End => framed(b'e', &[]),
        }
    }

    /// What a frame of that kind says; none: nothing we know.
    pub(super) fn decode(kind: u8, content: Vec<u8>) -> Option<Self> {
        Some(match (kind, content.as_slice()) {
            (b'h', _) => Self::Hello(content),
            (b'a', _) => Self::Ask(content),
            (b'b', _) => Self::Bytes(content),
            (b's', [a, b, c, d]) => {
                Self::Size(u16::from_be_bytes([*a, *b]), u16::from_be_bytes([*c, *d]))
            }
            (b'r', []) => Self::Redraw,
            (b'e', []) => Self::End,
            _ => return None,
        })
    }
}

/// Each reason by its letter.
const ENDS: [(Ended, u8); 6] = [
    (Ended::Left, b'l'),
    (Ended::Gone, b'g'),
    (Ended::Idle, b'i'),
    (Ended::Long, b't'),
    (Ended::Stop, b's'),
    (Ended::Revoked, b'k'),
];

impl Down {
    /// The frames: several where there is much to show.
    pub fn encode(&self) -> Vec<u8> {
        match self {
            Self::Bytes(bytes) => {
                bytes.chunks(MOST_DOWN).flat_map(|part| framed(b'b', part)).collect()
            }
            Self::Over(ended) => {
                let letter = ENDS.iter().find(|(known, _)| known == ended);
                framed(b'o', &[letter.map_or(b'g', |(_, letter)| *letter)])
            }
            Self::Refused(words) => framed(b'n', words.as_bytes()),
            Self::Trouble(words) => {
                words.chunks(MOST_DOWN).flat_map(|part| framed(b't', part)).collect()
            }
            Self::Done(code) => framed(b'd', &[*code]),
            Self::Keep(kept) => framed(b'k', &stay::encode(kept)),
            Self::Begins => framed(b's', &[]),
        }
    }

    /// Reads the next frame.
    ///
    /// # Errors
    /// The other side is gone, or says something we do not know.
    pub fn read(from: &mut impl Read) -> io::Result<Self> {
        let mut bytes = [0; HEAD];
        from.read_exact(&mut bytes)?;
        let (kind, length) = head(bytes, MOST_DOWN).ok_or_else(unknown)?;
        let mut content = vec![0; length];
        from.read_exact(&mut content)?;
        match (kind, content.as_slice()) {
            (b'b', _) => Ok(Self::Bytes(content)),
            (b'o', [letter]) => {
                let ended = ENDS.iter().find(|(_, known)| known == letter);
                ended.map(|(ended, _)| Self::Over(*ended)).ok_or_else(unknown)
            }
            (b't', _) => Ok(Self::Trouble(content)),
            (b'd', [code]) => Ok(Self::Done(*code)),
            (b'k', _) => stay::decode(&content).map(Self::Keep).ok_or_else(unknown),
            (b's', []) => Ok(Self::Begins),
            (b'n', _) => String::from_utf8(content).map(Self::Refused).map_err(|_| unknown()),
            _ => Err(unknown()),
        }
    }
}

fn unknown() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn up(frame: &[u8]) -> Option<Up> {
        let (first, content) = frame.split_first_chunk::<HEAD>()?;
        let (kind, length) = head(*first, MOST_UP)?;
        (content.len() == length).then_some(())?;
        Up::decode(kind, content.to_vec())
    }

    #[test]
    fn what_is_said_is_heard() {
        let said = [
            Up::Hello(b"hello".to_vec()),
            Up::Bytes(vec![0, 27, 255]),
            Up::Size(80, 24),
            Up::Size(65_535, 0),
            Up::Redraw,
            Up::End,
        ];
        for frame in said {
            assert_eq!(up(&frame.encode()), Some(frame));
        }
        let said = [
            Down::Bytes(b"\x1b[m".to_vec()),
            Down::Over(Ended::Left),
            Down::Over(Ended::Stop),
            Down::Refused("Il y a trop de monde.".to_owned()),
            Down::Keep(Stay { leads: true, ..Stay::default() }),
            Down::Begins,
        ];
        for frame in said {
            assert_eq!(Down::read(&mut frame.encode().as_slice()).unwrap(), frame);
        }
    }

    #[test]
    fn much_to_show_comes_in_pieces_and_whole() {
        let much: Vec<u8> = (0..200_000_u32).map(|at| at.to_le_bytes()[0]).collect();
        let frames = Down::Bytes(much.clone()).encode();
        let mut from = frames.as_slice();
        let mut heard = vec![];
        while let Ok(Down::Bytes(part)) = Down::read(&mut from) {
            assert!(part.len() <= MOST_DOWN);
            heard.extend(part);
        }
        assert_eq!(heard, much);
    }

    #[test]
    fn what_is_too_long_or_unknown_is_refused_before_room_is_made() {
        assert_eq!(up(&[b'b', 255, 255, 255, 255]), None);
        assert_eq!(head([b'b', 0, 0, 16, 1], MOST_UP), None);
        assert_eq!(head([b'b', 0, 0, 16, 0], MOST_UP), Some((b'b', 4096)));
        for frame in [&b"x\0\0\0\0"[..], b"s\0\0\0\x03abc", b"r\0\0\0\x01a", b"e\0\0\0\x01a"] {
            assert_eq!(up(frame), None, "{frame:?}");
        }
        for frame in [
            &b""[..],
            b"b\0\0\0\x05abc",
            b"b\xff\xff\xff\xff",
            b"o\0\0\0\x01z",
            b"o\0\0\0\0",
            b"n\0\0\0\x01\xff",
            b"q\0\0\0\0",
        ] {
            assert!(Down::read(&mut &frame[..]).is_err(), "{frame:?}");
        }
    }
}
