//! The bytes of the journal: frames that find themselves again after damage.
//!
//! ```text
//! magic    4   FA 50 53 FB: FA and FB never occur in the text of a record
//! version  1   1
//! length   4   of the body, little endian
//! crc      4   CRC-32 of version and length
//! body         32 bytes SHA-256 of the frame before, then the payload
//! crc      4   CRC-32 of the body
//! ```
//! The payload of a frame is what one request appended: one record per line,
//! as JSON; so it is kept whole or not at all.

use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::domain::record::LearningRecord;

use super::{FORMAT, StoreError};

/// What a frame starts with.
pub const MAGIC: [u8; 4] = [0xfa, b'P', b'S', 0xfb];

/// SHA-256 of a whole frame; of nothing before the first one.
pub type Link = [u8; 32];

/// The most one payload may hold, in bytes.
pub const MAX_PAYLOAD: usize = 1 << 20;

const HEADER: usize = 13;
const LINK: usize = 32;
const CRC: usize = 4;

/// One whole frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The frame before it.
    pub before: Link,
    /// Its own link.
    pub link: Link,
    /// What it holds.
    pub payload: &'a [u8],
}

/// What a stretch of a segment is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A whole frame.
    Frame(Frame<'a>),
    /// Bytes that are no frame, though something follows or should have.
    Damaged(Range<usize>),
    /// The beginning of a frame whose end was never written.
    Torn(Range<usize>),
    /// A frame of a version this program does not know.
    Newer(u8),
}

/// Why there is no whole frame at a place.
enum NoFrame {
    /// The bytes end too early.
    Short,
    /// The bytes are wrong.
    Wrong,
    /// A newer version.
    Newer(u8),
}

/// Adds a frame to `bytes` and returns its link.
pub fn encode(bytes: &mut Vec<u8>, before: &Link, payload: &[u8]) -> Link {
    let start = bytes.len();
    let length = u32::try_from(LINK + payload.len()).unwrap_or(u32::MAX);
    let mut head = vec![FORMAT];
    head.extend(length.to_le_bytes());
    bytes.extend(MAGIC);
    bytes.extend(&head);
    bytes.extend(crc32fast::hash(&head).to_le_bytes());
    let body = bytes.len();
    bytes.extend(before);
    bytes.extend(payload);
    let crc = crc32fast::hash(bytes.get(body..).unwrap_or_default());
    bytes.extend(crc.to_le_bytes());
    Sha256::digest(bytes.get(start..).unwrap_or_default()).into()
}

/// The pieces of a segment, in order, without a hole.
pub fn scan(bytes: &[u8]) -> impl Iterator<Item = Piece<'_>> {
    let mut at = 0;
    let mut next = None;
    std::iter::from_fn(move || {
        if let Some(frame) = next.take() {
            return Some(Piece::Frame(frame));
        }
        if at >= bytes.len() {
            return None;
        }
        let start = at;
        let trouble = match decode(bytes, start) {
            Ok(frame) => {
                at = frame.end;
                return Some(Piece::Frame(frame));
            }
            Err(NoFrame::Newer(version)) => {
                at = bytes.len();
                return Some(Piece::Newer(version));
            }
            Err(trouble) => trouble,
        };
        if let Some(frame) = resync(bytes, start + 1) {
            at = frame.end;
            next = Some(frame);
            return Some(Piece::Damaged(start..frame.start));
        }
        at = bytes.len();
        Some(match trouble {
            NoFrame::Short => Piece::Torn(start..at),
            _ => Piece::Damaged(start..at),
        })
    })
}

/// The frame that starts exactly at `start`, for reading one record again.
pub fn frame_at(bytes: &[u8], start: usize) -> Option<Frame<'_>> {
    decode(bytes, start).ok()
}

fn resync(bytes: &[u8], from: usize) -> Option<Frame<'_>> {
    let tail = bytes.get(from..)?;
    let places = tail.windows(MAGIC.len()).enumerate().filter(|(_, window)| *window == MAGIC);
    places.map(|(place, _)| from + place).find_map(|place| decode(bytes, place).ok())
}

fn decode(bytes: &[u8], start: usize) -> Result<Frame<'_>, NoFrame> {
    let rest = bytes.get(start..).unwrap_or_default();
    let Some((header, body)) = rest.split_first_chunk::<HEADER>() else {
        let seen = rest.len().min(MAGIC.len());
        let is_start = rest.get(..seen) == MAGIC.get(..seen);
        return Err(if is_start { NoFrame::Short } else { NoFrame::Wrong });
    };
    let (magic, header) = header.split_at(MAGIC.len());
    let (described, crc) = header.split_at(HEADER - MAGIC.len() - CRC);
    if magic != MAGIC || crc32fast::hash(described).to_le_bytes() != *crc {
        return Err(NoFrame::Wrong);
    }
    let [version, length @ ..] = described else { return Err(NoFrame::Wrong) };
    if *version != FORMAT {
        return Err(NoFrame::Newer(*version));
    }
    let length = length.try_into().map_or(u32::MAX, u32::from_le_bytes);
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    if !(LINK..=LINK + MAX_PAYLOAD).contains(&length) {
        return Err(NoFrame::Wrong);
    }
    let whole = body.get(..length).zip(body.get(length..length + CRC)).ok_or(NoFrame::Short)?;
    if crc32fast::hash(whole.0).to_le_bytes() != *whole.1 {
        return Err(NoFrame::Wrong);
    }
    let (before, payload) = whole.0.split_first_chunk::<LINK>().ok_or(NoFrame::Wrong)?;
    let end = start + HEADER + length + CRC;
    let link = Sha256::digest(bytes.get(start..end).unwrap_or_default()).into();
    Ok(Frame { start, end, before: *before, link, payload })
}

/// The payload of a group of records.
///
/// # Errors
/// [`StoreError::TooLarge`] beyond [`MAX_PAYLOAD`].
pub fn to_payload(records: &[LearningRecord]) -> Result<Vec<u8>, StoreError> {
    let mut payload = vec![];
    for record in records {
        if !payload.is_empty() {
            payload.push(b'\n');
        }
        // JSON of our own types has no map with odd keys: it does not fail.
        serde_json::to_writer(&mut payload, record)
            .map_err(|error| StoreError::Corrupt { what: error.to_string() })?;
    }
    if payload.len() > MAX_PAYLOAD {
        return Err(StoreError::TooLarge { bytes: payload.len(), limit: MAX_PAYLOAD });
    }
    Ok(payload)
}

/// The lines of a payload: each the text of one record.
pub fn lines(payload: &[u8]) -> impl Iterator<Item = &[u8]> {
    payload.split(|byte| *byte == b'\n').filter(|line| !line.is_empty())
}

/// Reads the text of one record.
pub fn to_record(line: &[u8]) -> Option<LearningRecord> {
    serde_json::from_slice(line).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn journal(payloads: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = vec![];
        let mut link = Link::default();
        for payload in payloads {
            link = encode(&mut bytes, &link, payload);
        }
        bytes
    }

    fn payloads(bytes: &[u8]) -> Vec<Vec<u8>> {
        scan(bytes)
            .filter_map(|piece| match piece {
                Piece::Frame(frame) => Some(frame.payload.to_vec()),
                _ => None,
            })
            .collect()
    }

    fn some_payloads() -> impl Strategy<Value = Vec<Vec<u8>>> {
        // Payloads that contain the magic itself, to try the resynchronisation.
        let byte = prop_oneof![Just(0xfa), Just(b'P'), Just(b'S'), Just(0xfb), any::<u8>()];
        prop::collection::vec(prop::collection::vec(byte, 0..60), 0..12)
    }

    proptest! {
        #[test]
        fn what_was_appended_is_found(all in some_payloads()) {
            prop_assert_eq!(payloads(&journal(&all)), all);
        }

        #[test]
        fn frames_are_chained(all in some_payloads()) {
            let bytes = journal(&all);
            let mut link = Link::default();
            for piece in scan(&bytes) {
                let Piece::Frame(frame) = piece else { panic!("{piece:?}") };
                prop_assert_eq!(frame.before, link);
                link = frame.link;
            }
        }

        #[test]
        fn a_cut_leaves_the_frames_before_it(all in some_payloads(), cut in 0.0..1.0f64) {
            let bytes = journal(&all);
            #[expect(
                clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss,
                reason = "a place in a short file"
            )]
            let cut = (bytes.len() as f64 * cut) as usize;
            let found = payloads(&bytes[..cut]);
            prop_assert_eq!(&found[..], &all[..found.len()]);
            let whole: usize = all.iter().take(found.len()).map(|p| p.len() + 49).sum();
            let next = all.get(found.len()).map_or(usize::MAX, |p| p.len() + 49);
            prop_assert!(cut - whole < next);
            let damaged = scan(&bytes[..cut]).any(|piece| matches!(piece, Piece::Damaged(_)));
            prop_assert!(!damaged, "a cut is torn, not damaged");
        }

        #[test]
        fn damage_loses_only_what_it_touches(
            all in some_payloads(), at in any::<prop::sample::Index>(), junk in prop::collection::vec(any::<u8>(), 1..80)
        ) {
            let mut bytes = journal(&all);
            prop_assume!(!bytes.is_empty());
            let start = at.index(bytes.len());
            let end = (start + junk.len()).min(bytes.len());
            let touched: Vec<bool> = scan(&journal(&all)).map(|piece| match piece {
                Piece::Frame(frame) => frame.start < end && start < frame.end,
                _ => true,
            }).collect();
            bytes[start..end].copy_from_slice(&junk[..end - start]);
            let found = payloads(&bytes);
            let mut kept = found.iter();
            for (payload, touched) in all.iter().zip(touched) {
                if !touched {
                    prop_assert!(kept.any(|found| found == payload));
                }
            }
        }

        #[test]
        fn pieces_cover_everything(bytes in prop::collection::vec(prop_oneof![Just(0xfa), Just(b'P'), any::<u8>()], 0..300)) {
            let mut at = 0;
            for piece in scan(&bytes) {
                let (start, end) = match piece {
                    Piece::Frame(frame) => (frame.start, frame.end),
                    Piece::Damaged(range) | Piece::Torn(range) => (range.start, range.end),
                    Piece::Newer(_) => (at, bytes.len()),
                };
                prop_assert_eq!(start, at);
                prop_assert!(end > start);
                at = end;
            }
            prop_assert_eq!(at, bytes.len());
        }
    }

    #[test]
    fn a_newer_version_is_said() {
        let mut bytes = vec![];
        encode(&mut bytes, &Link::default(), b"{}");
        bytes[4] = 9;
        let crc = crc32fast::hash(&bytes[4..9]).to_le_bytes();
        bytes[9..13].copy_from_slice(&crc);
        assert_eq!(scan(&bytes).collect::<Vec<_>>(), vec![Piece::Newer(9)]);
    }
}
