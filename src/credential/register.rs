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
    /// The lines are not what a register can say.
    #[error("the lines of the register do not follow from one another")]
    Lines,
    /// It was not sealed, so that lines may still come.
    #[error("the register is not sealed")]
    Open,
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
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Chained {
    line: String,
    hash: String,
}

/// A register whose seal holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Whose key sealed it. Whether it is one of ours is another question.
    pub keeper: PublicKey,
    /// When, by the machine's clock.
    pub at: Timestamp,
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
/// [`RegisterError::Open`] before it is sealed; [`RegisterError::Unwritable`].
pub fn write(key: &SiteKey, register: &Register, at: Timestamp) -> Result<String, RegisterError> {
    if !register.is_sealed() {
        return Err(RegisterError::Open);
    }
    let unwritable = |_| RegisterError::Unwritable;
    let (mut lines, mut hash) = (vec![], String::new());
    for line in register.lines() {
        let line = serde_json::to_string(line).map_err(unwritable)?;
        hash = chain(&hash, &line);
        lines.push(Chained { line, hash: hash.clone() });
    }
    let keeper = key.public().did();
    let document = Document { kind: TYPE.to_owned(), keeper, sealed: at.to_rfc3339(), lines };
    let mut whole = serde_json::to_value(document).map_err(unwritable)?;
    let proof = proof::sign_for(PURPOSE, key, &whole, &[], at);
    let proof = proof.map_err(|_| RegisterError::Unwritable)?;
    if let Some(members) = whole.as_object_mut() {
        members.insert("proof".to_owned(), json!([proof]));
    }
    let text = format!("{whole:#}\n");
    // Never one that would be refused.
    read(text.as_bytes()).map(|_| text)
}

/// Reads a register, checks its chain and its signature.
///
/// # Errors
/// A [`RegisterError`]; [`RegisterError::Line`] names the first line that was changed.
pub fn read(bytes: &[u8]) -> Result<Sealed, RegisterError> {
    let mut unsecured = json::read(bytes)?;
    let proofs = unsecured.as_object_mut().and_then(|members| members.remove("proof"));
    let Some(Value::Array(proofs)) = proofs else { return Err(RegisterError::Signature) };
    let [proof] = proofs.as_slice() else { return Err(RegisterError::Signature) };
    let shape = |error: serde_json::Error| RegisterError::Shape(error.to_string());
    let document: Document = serde_json::from_value(unsecured.clone()).map_err(shape)?;
    if document.kind != TYPE {
        return Err(RegisterError::Shape(document.kind));
    }
    let (mut lines, mut hash) = (vec![], String::new());
    for (number, chained) in (1..).zip(&document.lines) {
        hash = chain(&hash, &chained.line);
        if hash != chained.hash {
            return Err(RegisterError::Line(number));
        }
        let line: Line = serde_json::from_str(&chained.line).map_err(shape)?;
        lines.push(line);
    }
    let keeper = PublicKey::from_did(&document.keeper)
        .map_err(|error| RegisterError::Shape(error.to_string()))?;
    if !proof::holds_for((PURPOSE, &[]), &keeper, proof, &unsecured) {
        return Err(RegisterError::Signature);
    }
    let at = Timestamp::from_rfc3339(&document.sealed)
        .ok_or_else(|| RegisterError::Shape(document.sealed.clone()))?;
    let register = Register::fold(&lines).ok_or(RegisterError::Lines)?;
    if !register.is_sealed() {
        return Err(RegisterError::Open);
    }
    Ok(Sealed { keeper, at, register })
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
        assert_eq!(write(&key, &register, Timestamp(9000)), Err(RegisterError::Open));
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
        assert_eq!(read(whole.to_string().as_bytes()), Err(RegisterError::Signature));
        // A line cut off the end.
        let mut cut: Value = serde_json::from_str(&text).unwrap();
        cut["lines"].as_array_mut().unwrap().pop();
        assert_eq!(read(cut.to_string().as_bytes()), Err(RegisterError::Signature));
        assert!(read(b"{}").is_err() && read(b"").is_err());
    }
}
