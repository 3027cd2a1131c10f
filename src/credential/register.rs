//! The seal of a register of attendance: each line is chained to the one before by a hash,
//! and the site's key signs the whole, for another purpose than a certificate's.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::json::{self, JsonError};
use super::key::{PublicKey, SiteKey};
use super::proof::{self, hex};
use crate::domain::attendance::{Line, Register};
use crate::domain::time::Timestamp;

/// Why a register is signed: whoever holds the key kept it.
const PURPOSE: &str = "authentication";
/// The type of such a document.
const TYPE: &str = "PenRegister";

/// Why a file is not a sealed register.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegisterError {
    /// Not JSON as we read it.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// Another shape.
    #[error("the file is not a register of this programme: {0}")]
    Shape(String),
    /// From this line on it is not what was sealed.
    #[error("line {0} of the register is not the one that was sealed")]
    Line(u32),
    /// Another spelling than ours of the same: somebody wrote the file again.
    #[error("the file is not written as it was sealed")]
    Spelling,
    /// This line is not what a register can say there.
    #[error("line {0} of the register does not follow from those before")]
    Lines(u32),
    /// It ends with this line, before its seal.
    #[error("the register stops at line {0}, without its seal")]
    Incomplete(u32),
    /// The signature does not belong to it.
    #[error("the signature does not belong to this register")]
    Signature,
    /// It could not be written.
    #[error("the register could not be written")]
    Unwritable,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(rename = "type")]
    kind: String,
    keeper: String,
    sealed: String,
    lines: Vec<Chained>,
}

/// One line as text, and the hash of it and of all lines before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chained {
    /// The line, as JSON.
    pub line: String,
    /// SHA-256 of the hash before, a line end and the line, in hexadecimal.
    pub hash: String,
}

impl Chained {
    /// A line that comes after the one with the hash `before`; the first: after nothing.
    ///
    /// # Errors
    /// [`RegisterError::Unwritable`].
    pub fn after(before: &str, line: &Line) -> Result<Self, RegisterError> {
        let line = serde_json::to_string(line).map_err(|_| RegisterError::Unwritable)?;
        let hash = chain(before, &line);
        Ok(Self { line, hash })
    }

    /// The line of a file that says it, with its line end: one spelling only.
    ///
    /// # Errors
    /// [`RegisterError::Unwritable`].
    pub fn to_line(&self) -> Result<Vec<u8>, RegisterError> {
        let mut bytes = serde_json::to_vec(self).map_err(|_| RegisterError::Unwritable)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// What such a line says; `None` for any other bytes, so that no byte of a line can be
    /// changed unseen.
    #[must_use]
    pub fn of_line(line: &[u8]) -> Option<Self> {
        let read: Self = serde_json::from_slice(line).ok()?;
        read.to_line().is_ok_and(|spelled| spelled == line).then_some(read)
    }
}

/// The lines of a chain.
///
/// # Errors
/// [`RegisterError::Line`] with the first that is not the one that was chained.
pub fn unchained(chain_of: &[Chained]) -> Result<Vec<Line>, RegisterError> {
    let (mut lines, mut hash) = (vec![], String::new());
    for (number, chained) in (1..).zip(chain_of) {
        hash = chain(&hash, &chained.line);
        let line = serde_json::from_str(&chained.line).ok().filter(|_| hash == chained.hash);
        lines.push(line.ok_or(RegisterError::Line(number))?);
    }
    Ok(lines)
}

/// A register whose seal holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Whose key sealed it. Whether it is one of ours is another question.
    pub keeper: PublicKey,
    /// When, by the machine's clock.
    pub at: Timestamp,
    /// The hash of the last line, which stands for all of them.
    pub hash: String,
    /// The register.
    pub register: Register,
}

/// The hash of a line and of all before it.
fn chain(before: &str, line: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(before.as_bytes());
    hash.update([b'\n']);
    hash.update(line.as_bytes());
    hex(&hash.finalize())
}

/// Writes a sealed register.
///
/// # Errors
/// [`RegisterError::Incomplete`] before it is sealed; [`RegisterError::Unwritable`].
pub fn write(key: &SiteKey, register: &Register, at: Timestamp) -> Result<String, RegisterError> {
    if !register.is_sealed() {
        return Err(RegisterError::Incomplete(length(register)));
    }
    let unwritable = |_| RegisterError::Unwritable;
    let (mut lines, mut hash) = (vec![], String::new());
    for line in register.lines() {
        let chained = Chained::after(&hash, line)?;
        hash.clone_from(&chained.hash);
        lines.push(chained);
    }
    let keeper = key.public().did();
    let document = Document { kind: TYPE.to_owned(), keeper, sealed: at.to_rfc3339(), lines };
    let mut whole = serde_json::to_value(document).map_err(unwritable)?;
    let proof = proof::sign_for(PURPOSE, key, &whole, &[], at);
    let proof = proof.map_err(|_| RegisterError::Unwritable)?;
    if let Some(members) = whole.as_object_mut() {
        members.insert("proof".to_owned(), json!([proof]));
    }
    let text = spelled(&whole);
    // Never one that would be refused.
    read(text.as_bytes()).map(|_| text)
}

/// Reads a register, checks its chain and its signature.
///
/// # Errors
/// A [`RegisterError`]; [`RegisterError::Line`] names the first line that was changed,
/// [`RegisterError::Incomplete`] the last of a register that was cut or not sealed yet.
pub fn read(bytes: &[u8]) -> Result<Sealed, RegisterError> {
    let whole = json::read(bytes)?;
    let mut unsecured = whole.clone();
    let proofs = unsecured.as_object_mut().and_then(|members| members.remove("proof"));
    let shape = |error: serde_json::Error| RegisterError::Shape(error.to_string());
    let document: Document = serde_json::from_value(unsecured.clone()).map_err(shape)?;
    if document.kind != TYPE {
        return Err(RegisterError::Shape(document.kind));
    }
    let lines = unchained(&document.lines)?;
    let register = Register::fold(&lines).map_err(RegisterError::Lines)?;
    if !register.is_sealed() {
        return Err(RegisterError::Incomplete(length(&register)));
    }
    let Some(Value::Array(proofs)) = proofs else { return Err(RegisterError::Signature) };
    let [proof] = proofs.as_slice() else { return Err(RegisterError::Signature) };
    let keeper = PublicKey::from_did(&document.keeper)
        .map_err(|error| RegisterError::Shape(error.to_string()))?;
    if !proof::holds_for((PURPOSE, &[]), &keeper, proof, &unsecured) {
        return Err(RegisterError::Signature);
    }
    let at = Timestamp::from_rfc3339(&document.sealed)
        .ok_or_else(|| RegisterError::Shape(document.sealed.clone()))?;
    if spelled(&whole).as_bytes() != bytes {
        return Err(RegisterError::Spelling);
    }
    let hash = document.lines.last().map(|line| line.hash.clone()).unwrap_or_default();
    Ok(Sealed { keeper, at, hash, register })
}

/// The one way a register is written.
fn spelled(whole: &Value) -> String {
    format!("{whole:#}\n")
}

fn length(register: &Register) -> u32 {
    u32::try_from(register.lines().len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attendance::{Entry, Half, Head, Hours, Mark, Person};

    fn register() -> Register {
        let clock = |text: &str| text.parse().unwrap();
        let head = Head {
            organisation: "Chambre".to_owned(),
            title: "Vendre".to_owned(),
            modules: vec![],
            place: "Salle 2".to_owned(),
            date: "2026-11-26".parse().unwrap(),
            hours: vec![Hours { half: Half::Morning, from: clock("09:00"), to: clock("12:00") }],
            trainer: "Mme Roche".to_owned(),
            room: None,
            purge_on: "2026-12-26".parse().unwrap(),
        };
        let mut register = Register::open(head, Timestamp(0));
        let person = Person {
            number: 1,
            surname: "Vidal".to_owned(),
            first_name: "Lucie".to_owned(),
            company: None,
            learner: None,
            is_unlisted: false,
        };
        register.add(Entry::Expects(person), Timestamp(1)).unwrap();
        let (half, clock) = (Half::Morning, clock("09:04"));
        let marks = Entry::Marks { person: 1, half, clock, mark: Mark::Signed };
        register.add(marks, Timestamp(2)).unwrap();
        register
    }

    #[test]
    fn a_sealed_register_is_read_back_and_an_open_one_is_not_written() {
        let key = SiteKey::from_entropy(&[3; 32]);
        let mut register = register();
        assert_eq!(write(&key, &register, Timestamp(9000)), Err(RegisterError::Incomplete(3)));
        register.add(Entry::Sealed, Timestamp(9)).unwrap();
        let text = write(&key, &register, Timestamp(9000)).unwrap();
        let sealed = read(text.as_bytes()).unwrap();
        assert_eq!((sealed.keeper, sealed.register), (key.public(), register));
    }

    #[test]
    fn a_changed_line_is_named_and_a_new_chain_over_it_breaks_the_signature() {
        let key = SiteKey::from_entropy(&[3; 32]);
        let mut register = register();
        register.add(Entry::Sealed, Timestamp(9)).unwrap();
        let text = write(&key, &register, Timestamp(9000)).unwrap();
        let changed = text.replace("09:04", "09:00");
        assert_eq!(read(changed.as_bytes()), Err(RegisterError::Line(3)));
        // Whoever changes a line and works all hashes out again has no key.
        let mut whole: Value = serde_json::from_str(&changed).unwrap();
        let mut hash = String::new();
        for line in whole["lines"].as_array_mut().unwrap() {
            hash = chain(&hash, line["line"].as_str().unwrap());
            line["hash"] = json!(hash);
        }
        assert_eq!(read(spelled(&whole).as_bytes()), Err(RegisterError::Signature));
        // A line cut off the end.
        let mut cut: Value = serde_json::from_str(&text).unwrap();
        cut["lines"].as_array_mut().unwrap().pop();
        assert_eq!(read(spelled(&cut).as_bytes()), Err(RegisterError::Incomplete(3)));
        // The same, said in another way.
        let other: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read(other.to_string().as_bytes()), Err(RegisterError::Spelling));
        assert!(read(b"{}").is_err() && read(b"").is_err());
    }

    /// Somebody who changes any one byte, wherever it is and into whatever, is found out.
    #[test]
    fn no_byte_of_a_sealed_register_can_be_changed() {
        let key = SiteKey::from_entropy(&[3; 32]);
        let mut register = register();
        register.add(Entry::Sealed, Timestamp(9)).unwrap();
        let text = write(&key, &register, Timestamp(9000)).unwrap().into_bytes();
        for place in 0..text.len() {
            for flip in [0x01, 0x02, 0x20, 0x2a, 0x80] {
                let mut changed = text.clone();
                changed[place] ^= flip;
                assert!(read(&changed).is_err(), "byte {place} with {flip:#x}");
            }
            assert!(read(&text[..place]).is_err(), "cut at {place}");
        }
    }
}
