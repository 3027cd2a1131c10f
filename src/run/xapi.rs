//! Statements for a learning record store: `domain::xapi` with names that follow from the
//! records, so that sending twice says the same thing twice.

use sha1::{Digest, Sha1};
use sha2::Sha256;

use crate::domain::id::AttemptId;
use crate::domain::record::LearningRecord;
use crate::domain::xapi::{Account, Attempts, Names, statement};

/// The namespace of addresses (RFC 9562, section 6.6).
const ADDRESSES: u128 = 0x6ba7_b811_9dad_11d1_80b4_00c0_4fd4_30c8;

/// A UUID of version 5 (RFC 9562, section 5.5): the same name always has the same one.
pub fn uuid5(namespace: u128, name: &[u8]) -> u128 {
    let hash = Sha1::new().chain_update(namespace.to_be_bytes()).chain_update(name).finalize();
    let bits = hash.iter().take(16).fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
    let versioned = (bits & !(0xf << 76)) | (0x5 << 76);
    (versioned & !(0b11 << 62)) | (0b10 << 62)
}

fn written(uuid: u128) -> String {
    let hex = format!("{uuid:032x}");
    let part = |from, to| hex.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("\u{2d}")
}

/// Names at one place.
struct Made<'h> {
    home: &'h str,
}

impl Made<'_> {
    fn name(&self, of: &str, name: &[u8]) -> String {
        let place = uuid5(ADDRESSES, self.home.as_bytes());
        written(uuid5(uuid5(place, of.as_bytes()), name))
    }
}

impl Names for Made<'_> {
    fn statement(&self, record: &LearningRecord) -> String {
        // A record always becomes text: it is kept as such.
        let text = serde_json::to_vec(record).unwrap_or_default();
        self.name("statement", &Sha256::digest(text))
    }

    fn account(&self, record: &LearningRecord) -> Account {
        let name = self.name("account", record.learner.to_string().as_bytes());
        Account { home_page: self.home.to_owned(), name }
    }

    fn registration(&self, record: &LearningRecord, attempt: AttemptId) -> String {
        let name = format!("{}/{}", record.learner, attempt.0);
        self.name("registration", name.as_bytes())
    }
}

/// The statements of one learner's records, one line of JSON each. Accounts are
/// pseudonyms at `home`, the address of the place.
pub fn lines(records: &[LearningRecord], home: &str) -> Vec<String> {
    let (known, names) = (Attempts::of(records), Made { home });
    let told = records.iter().filter_map(|record| statement(record, &known, &names));
    told.filter_map(|statement| serde_json::to_string(&statement).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_is_the_one_the_standard_gives_as_its_example() {
        // RFC 9562, appendix A.4: www.example.com in the namespace of names of machines.
        let names = 0x6ba7_b810_9dad_11d1_80b4_00c0_4fd4_30c8;
        let uuid = uuid5(names, b"www.example.com");
        assert_eq!(written(uuid), "2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }
}
