//! Requests: what a machine without a signing key hands to the adviser. All the
//! records of one learner, signed by the machine's own key, which signs nothing
//! else; a counter that only goes up, so that none is handled twice.
//!
//! A request claims nothing: whoever issues works the score out anew from the
//! records. Its signature is made for another purpose than a certificate's, so
//! that neither can be taken for the other.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::bufread::GzDecoder;
use flate2::{Compression, GzBuilder};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::json::{self, JsonError};
use super::key::{PublicKey, SiteKey};
use super::proof::{self, hex};
use crate::domain::id::LearnerId;
use crate::domain::key::KeyPrint;
use crate::domain::record::{CardSeal, Fact, LearningRecord};
use crate::domain::time::Timestamp;

/// Why a request is signed.
const PURPOSE: &str = "authentication";
/// The type of such a document.
const TYPE: &str = "PenRequest";
/// Most bytes of records, unpacked.
const LARGEST: u64 = 8 * 1024 * 1024;

/// Why a file is not a request to act on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// Not JSON as we read it.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// Another shape.
    #[error("the file is not a request of this programme: {0}")]
    Shape(String),
    /// A member whose content cannot be understood.
    #[error("the member `{0}` does not hold what it should")]
    Member(&'static str),
    /// The signature does not belong to it.
    #[error("the signature does not belong to this request")]
    Signature,
    /// Records are missing, doubled, or of somebody else.
    #[error("the records have a gap at number {0}")]
    Gap(u64),
    /// The request could not be written.
    #[error("the request could not be written")]
    Unwritable,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Document {
    #[serde(rename = "type")]
    kind: String,
    machine: String,
    counter: String,
    made: String,
    learner: String,
    journal: String,
}

/// A request whose signature holds and whose records have no gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The machine's key. Whether it is one of ours is another question.
    pub machine: PublicKey,
    /// How many requests it had made, this one included.
    pub counter: u64,
    /// When, by the machine's clock.
    pub made: Timestamp,
    /// Whose records.
    pub learner: LearnerId,
    /// All of them, from the first.
    pub records: Vec<LearningRecord>,
    /// SHA-256 of the records as they were signed, lower-case hexadecimal.
    pub digest: String,
}

/// Writes the request of `learner` with all its records, cards left out.
///
/// # Errors
/// [`RequestError::Gap`] when records are missing; [`RequestError::Unwritable`].
pub fn write(
    key: &SiteKey,
    counter: u64,
    made: Timestamp,
    records: &[LearningRecord],
) -> Result<String, RequestError> {
    let learner = records.first().ok_or(RequestError::Gap(1))?.learner;
    check_whole(learner, records)?;
    let shown: Vec<LearningRecord> = records.iter().cloned().map(without_card).collect();
    let plain = serde_json::to_vec(&shown).map_err(|_| RequestError::Unwritable)?;
    let mut packed = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    let packed = packed.write_all(&plain).and_then(|()| packed.finish());
    let document = Document {
        kind: TYPE.to_owned(),
        machine: key.public().did(),
        counter: counter.to_string(),
        made: made.to_rfc3339(),
        learner: learner.to_string(),
        journal: URL_SAFE_NO_PAD.encode(packed.map_err(|_| RequestError::Unwritable)?),
    };
    let mut whole = serde_json::to_value(document).map_err(|_| RequestError::Unwritable)?;
    let proof = proof::sign_for(PURPOSE, key, &whole, &[], made);
    let proof = proof.map_err(|_| RequestError::Unwritable)?;
    if let Some(members) = whole.as_object_mut() {
        members.insert("proof".to_owned(), json!([proof]));
    }
    let text = format!("{whole:#}\n");
    // Never one that would be refused.
    read(text.as_bytes()).map(|_| text)
}

/// Whoever holds a file must not hold a card, nor its first word, nor what tells whose
/// a key is.
fn without_card(mut record: LearningRecord) -> LearningRecord {
    if let Fact::Joined { card } | Fact::CardReplaced { card } = &mut record.fact {
        *card = CardSeal { first: 0, hash: String::new() };
    }
    if let Fact::Protected { pin } = &mut record.fact {
        *pin = pin.is_some().then(String::new);
    }
    if let Fact::KeyLinked { key } | Fact::KeyRevoked { key } = &mut record.fact {
        *key = KeyPrint([0; 32]);
    }
    record
}

fn check_whole(learner: LearnerId, records: &[LearningRecord]) -> Result<(), RequestError> {
    for (expected, record) in (1..).zip(records) {
        if record.seq != expected || record.learner != learner {
            return Err(RequestError::Gap(expected));
        }
    }
    Ok(())
}

/// Reads a request, checks its signature and that its records have no gap.
///
/// # Errors
/// A [`RequestError`].
pub fn read(bytes: &[u8]) -> Result<Asked, RequestError> {
    let mut unsecured = json::read(bytes)?;
    let proofs = unsecured.as_object_mut().and_then(|members| members.remove("proof"));
    let Some(Value::Array(proofs)) = proofs else { return Err(RequestError::Member("proof")) };
    let [proof] = proofs.as_slice() else { return Err(RequestError::Member("proof")) };
    let read: Document = serde_json::from_value(unsecured.clone())
        .map_err(|error| RequestError::Shape(error.to_string()))?;
    if read.kind != TYPE {
        return Err(RequestError::Member("type"));
    }
    let machine =
        PublicKey::from_did(&read.machine).map_err(|_| RequestError::Member("machine"))?;
    if !proof::holds_for((PURPOSE, &[]), &machine, proof, &unsecured) {
        return Err(RequestError::Signature);
    }
    let made = Timestamp::from_rfc3339(&read.made).ok_or(RequestError::Member("made"))?;
    let counter = read.counter.parse().map_err(|_| RequestError::Member("counter"))?;
    let learner: LearnerId = read.learner.parse().map_err(|_| RequestError::Member("learner"))?;
    let plain = unpack(&read.journal).ok_or(RequestError::Member("journal"))?;
    let records: Vec<LearningRecord> =
        serde_json::from_slice(&plain).map_err(|_| RequestError::Member("journal"))?;
    check_whole(learner, &records)?;
    let digest = hex(&Sha256::digest(&plain));
    Ok(Asked { machine, counter, made, learner, records, digest })
}

fn unpack(text: &str) -> Option<Vec<u8>> {
    let packed = URL_SAFE_NO_PAD.decode(text).ok()?;
    let mut plain = Vec::new();
    let mut reader = GzDecoder::new(packed.as_slice()).take(LARGEST + 1);
    reader.read_to_end(&mut plain).ok()?;
    (plain.len() as u64 <= LARGEST).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::RandomId;

    fn key() -> SiteKey {
        SiteKey::from_entropy(&[7; 32])
    }

    fn at() -> Timestamp {
        Timestamp(1_795_338_000_000)
    }

    fn records(count: u64) -> Vec<LearningRecord> {
        let learner = RandomId::from_entropy(5);
        let fact = |seq| match seq {
            1 => Fact::Joined { card: CardSeal { first: 9, hash: "secret".to_owned() } },
            _ => Fact::Named { name: Some(format!("Zoé {seq}\u{301}")) },
        };
        (1..=count).map(|seq| LearningRecord { learner, seq, at: at(), fact: fact(seq) }).collect()
    }

    #[test]
    fn a_request_is_read_back_without_the_card() {
        let text = write(&key(), 3, at(), &records(40)).unwrap();
        let read = read(text.as_bytes()).unwrap();
        assert_eq!((read.counter, read.made, read.machine), (3, at(), key().public()));
        assert_eq!(read.records[1..], records(40)[1..]);
        let empty = CardSeal { first: 0, hash: String::new() };
        assert_eq!(read.records[0].fact, Fact::Joined { card: empty });
        assert_eq!(read.digest.len(), 64);
    }

    #[test]
    fn records_with_a_gap_or_of_two_people_are_refused() {
        let mut cut = records(5);
        cut.remove(2);
        assert_eq!(write(&key(), 1, at(), &cut), Err(RequestError::Gap(3)));
        assert_eq!(write(&key(), 1, at(), &records(5)[1..]), Err(RequestError::Gap(1)));
        assert_eq!(write(&key(), 1, at(), &[]), Err(RequestError::Gap(1)));
        let mut mixed = records(5);
        mixed[4].learner = RandomId::from_entropy(6);
        assert_eq!(write(&key(), 1, at(), &mixed), Err(RequestError::Gap(5)));
    }

    #[test]
    fn a_changed_request_or_one_signed_for_another_purpose_is_refused() {
        let text = write(&key(), 3, at(), &records(4)).unwrap();
        let other = SiteKey::from_entropy(&[8; 32]).public().did();
        for (from, to) in [
            ("\"counter\": \"3\"", "\"counter\": \"4\"".to_owned()),
            ("2026-11-22", "2026-11-23".to_owned()),
            ("\"authentication\"", "\"assertionMethod\"".to_owned()),
            (&key().public().did(), other),
        ] {
            assert!(text.contains(from), "{from} in {text}");
            assert_eq!(read(text.replace(from, &to).as_bytes()), Err(RequestError::Signature));
        }
        assert!(read(text.replace("\"proof\"", "\"other\"").as_bytes()).is_err());
        assert!(read(b"{}").is_err());
        // The signature of a certificate is none of a request.
        let mut whole: Value = serde_json::from_str(&text).unwrap();
        whole.as_object_mut().unwrap().remove("proof");
        let proof = proof::sign(&key(), &whole, &[], at()).unwrap();
        whole["proof"] = json!([proof]);
        assert_eq!(read(whole.to_string().as_bytes()), Err(RequestError::Signature));
    }
}
