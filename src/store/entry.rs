//! What the index holds of one record.
//!
//! ```text
//! key    learner, 16 bytes · number, 8 bytes, big endian
//! value  version 1 · CRC-32 of key and the rest, 4 · segment, 4 · offset, 4 · text of the record
//! ```

use crate::domain::id::{LearnerId, RandomId};

use super::FORMAT;
use super::roll::Place;

/// What the index holds of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) learner: LearnerId,
    pub(super) seq: u64,
    pub(super) place: Place,
    pub(super) line: Vec<u8>,
}

/// An entry met while reading everything: an item, or a damaged one.
pub(super) type Met = Option<Item>;

/// Key and value of an item.
pub(super) fn to_entry(item: &Item) -> ([u8; 24], Vec<u8>) {
    let mut key = [0; 24];
    let name = item.learner.bits().to_be_bytes().into_iter().chain(item.seq.to_be_bytes());
    key.iter_mut().zip(name).for_each(|(to, from)| *to = from);
    let mut rest = Vec::with_capacity(8 + item.line.len());
    rest.extend(item.place.segment.to_le_bytes());
    rest.extend(item.place.offset.to_le_bytes());
    rest.extend(&item.line);
    let mut value = vec![FORMAT];
    value.extend(checksum(&key, &rest).to_le_bytes());
    value.extend(rest);
    (key, value)
}

fn checksum(key: &[u8], rest: &[u8]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(key);
    crc.update(rest);
    crc.finalize()
}

/// Reads an entry, checked.
pub(super) fn meet(key: &[u8], value: &[u8]) -> Met {
    let (version, value) = value.split_first()?;
    let (crc, rest) = value.split_first_chunk::<4>()?;
    if *version != FORMAT || checksum(key, rest).to_le_bytes() != *crc {
        return None;
    }
    let (learner, seq) = key.split_first_chunk::<16>()?;
    let (segment, rest) = rest.split_first_chunk::<4>()?;
    let (offset, line) = rest.split_first_chunk::<4>()?;
    Some(Item {
        learner: RandomId::from_entropy(u128::from_be_bytes(*learner)),
        seq: u64::from_be_bytes(seq.try_into().ok()?),
        place: Place {
            segment: u32::from_le_bytes(*segment),
            offset: u32::from_le_bytes(*offset),
            crc: crc32fast::hash(line),
        },
        line: line.to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_read_back_and_any_flipped_bit_is_noticed() {
        let line = b"{}".to_vec();
        let place = Place { segment: 3, offset: 70_000, crc: crc32fast::hash(&line) };
        let item = Item { learner: RandomId::from_entropy(9), seq: 5, place, line };
        let (key, value) = to_entry(&item);
        assert_eq!(meet(&key, &value), Some(item));
        for bit in 0..value.len() * 8 {
            let mut bad = value.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(meet(&key, &bad), None);
        }
        for bit in 0..key.len() * 8 {
            let mut bad = key;
            bad[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(meet(&bad, &value), None);
        }
    }
}
