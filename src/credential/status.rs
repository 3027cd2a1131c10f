//! Which certificates were withdrawn: one bit each, in a signed list that says
//! nothing about the others (W3C, "Bitstring Status List v1.0").
//!
//! The list is made and kept by the issuer, and travels as a file. A place that
//! is set stays set.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::bufread::GzDecoder;
use flate2::{Compression, GzBuilder};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::document::{CONTEXT, REVOCATION};
use super::json::{self, JsonError};
use super::key::{PublicKey, SiteKey};
use super::proof;
use crate::domain::certificate::is_list_name;
use crate::domain::time::Timestamp;

/// Places of the smallest list allowed: one certificate hides among so many.
pub const SMALLEST: u32 = 131_072;
/// Places of the largest list read: it unfolds to one mebibyte.
pub const LARGEST: u32 = 8 * 1024 * 1024;

/// A row of bits, the first one being the highest of the first byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bits(Vec<u8>);

impl Bits {
    /// So many places, none set; [`SMALLEST`] at least, whole bytes.
    pub fn new(places: u32) -> Self {
        let bytes = places.clamp(SMALLEST, LARGEST).div_ceil(8);
        Self(vec![0; usize::try_from(bytes).unwrap_or(0)])
    }

    /// How many places.
    pub fn len(&self) -> u32 {
        u32::try_from(self.0.len() * 8).unwrap_or(u32::MAX)
    }

    /// Whether there is no place at all, which no list that was read has.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a place is set; none beyond the end.
    pub fn get(&self, place: u32) -> Option<bool> {
        let byte = self.0.get(usize::try_from(place / 8).ok()?)?;
        Some(byte >> (7 - place % 8) & 1 == 1)
    }

    /// Sets a place. False: there is no such place.
    pub fn set(&mut self, place: u32) -> bool {
        let byte = usize::try_from(place / 8).ok().and_then(|at| self.0.get_mut(at));
        byte.map(|byte| *byte |= 1 << (7 - place % 8)).is_some()
    }

    /// How many places are set.
    pub fn count(&self) -> u32 {
        self.0.iter().map(|byte| byte.count_ones()).sum()
    }

    /// Compressed, in multibase base64url: what a list holds.
    pub fn encode(&self) -> String {
        // No date and no system in it: the same bits always give the same text.
        let mut packed = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
        let packed = packed.write_all(&self.0).and_then(|()| packed.finish());
        // Writing to memory cannot fail; an empty text is no list and would be noticed.
        format!("u{}", URL_SAFE_NO_PAD.encode(packed.unwrap_or_default()))
    }

    /// Reads what [`Bits::encode`] writes, whoever wrote it. Stops unfolding at
    /// [`LARGEST`].
    ///
    /// # Errors
    /// [`StatusError::Encoding`] or [`StatusError::Length`].
    pub fn decode(text: &str) -> Result<Self, StatusError> {
        let packed = text.strip_prefix('u').ok_or(StatusError::Encoding)?;
        let packed = URL_SAFE_NO_PAD.decode(packed).map_err(|_| StatusError::Encoding)?;
        let mut reader = GzDecoder::new(packed.as_slice());
        let most = u64::from(LARGEST / 8);
        let mut bytes = Vec::new();
        let read = reader.by_ref().take(most + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > most || bytes.len() * 8 < SMALLEST as usize {
            return Err(StatusError::Length);
        }
        let is_whole = read.is_ok() && reader.into_inner().is_empty();
        if is_whole { Ok(Self(bytes)) } else { Err(StatusError::Encoding) }
    }
}

/// Why a file is not a status list of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatusError {
    /// Not JSON as we read it.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// Another shape.
    #[error("the file is not a list of withdrawals: {0}")]
    Shape(String),
    /// A member whose content cannot be understood.
    #[error("the member `{0}` does not hold what it should")]
    Member(&'static str),
    /// The bits cannot be unpacked.
    #[error("the list of withdrawals cannot be unpacked")]
    Encoding,
    /// Too short to hide anybody, or too long to be read.
    #[error("the list of withdrawals has fewer than {SMALLEST} places, or more than {LARGEST}")]
    Length,
    /// The signature does not belong to it.
    #[error("the signature does not belong to this list")]
    Signature,
    /// It could not be written.
    #[error("the list of withdrawals could not be written")]
    Unwritable,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Document {
    #[serde(rename = "@context")]
    context: Vec<String>,
    id: String,
    #[serde(rename = "type")]
    kind: Vec<String>,
    issuer: String,
    valid_from: String,
    valid_until: String,
    #[serde(rename = "credentialSubject")]
    subject: Subject,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Subject {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    status_purpose: String,
    encoded_list: String,
}

const TYPE: [&str; 2] = ["VerifiableCredential", "BitstringStatusListCredential"];

/// A status list whose signature holds. Whether its issuer is the one of a
/// certificate is another question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusList {
    /// Its name.
    pub id: String,
    /// Who signed it.
    pub key: PublicKey,
    /// When.
    pub issued: Timestamp,
    /// Until when one may rely on a place that is not set.
    pub until: Timestamp,
    /// The withdrawals.
    pub bits: Bits,
}

impl StatusList {
    /// Signs the list: its document, JSON on several lines.
    ///
    /// # Errors
    /// A [`StatusError`]; in particular when we would not read it back.
    pub fn sign(&self, key: &SiteKey) -> Result<String, StatusError> {
        let document = self.document(key)?;
        let context = [CONTEXT[0].to_owned()];
        let proof = proof::sign(key, &document, &context, self.issued);
        let proof = proof.map_err(|_| StatusError::Unwritable)?;
        let mut whole = document;
        if let Some(members) = whole.as_object_mut() {
            members.insert("proof".to_owned(), json!([proof]));
        }
        let text = format!("{whole:#}\n");
        let is_same = Self::read(text.as_bytes())? == Self { key: key.public(), ..self.clone() };
        if is_same { Ok(text) } else { Err(StatusError::Unwritable) }
    }

    /// The same as a signed token (VC-JWT, `EdDSA`), which some verifiers ask for.
    ///
    /// # Errors
    /// [`StatusError::Unwritable`].
    pub fn sign_token(&self, key: &SiteKey) -> Result<String, StatusError> {
        let mut payload = self.document(key)?;
        let seconds = |at: Timestamp| at.0.div_euclid(1000);
        if let Some(members) = payload.as_object_mut() {
            members.insert("iss".to_owned(), key.public().did().into());
            members.insert("jti".to_owned(), self.id.clone().into());
            members.insert("nbf".to_owned(), seconds(self.issued).into());
            members.insert("exp".to_owned(), seconds(self.until).into());
            members.insert("sub".to_owned(), format!("{}#list", self.id).into());
        }
        let header = json!({ "alg": "EdDSA", "kid": key.public().method(), "typ": "JWT" });
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(&header), part(&payload));
        let signature = key.sign(signed.as_bytes()).ok_or(StatusError::Unwritable)?;
        let signature = URL_SAFE_NO_PAD.encode(signature);
        Ok(format!("{signed}.{signature}"))
    }

    fn document(&self, key: &SiteKey) -> Result<Value, StatusError> {
        let owned = |words: [&str; 2]| words.map(str::to_owned).to_vec();
        let document = Document {
            context: vec![CONTEXT[0].to_owned()],
            id: self.id.clone(),
            kind: owned(TYPE),
            issuer: key.public().did(),
            valid_from: self.issued.to_rfc3339(),
            valid_until: self.until.to_rfc3339(),
            subject: Subject {
                id: format!("{}#list", self.id),
                kind: "BitstringStatusList".to_owned(),
                status_purpose: REVOCATION.to_owned(),
                encoded_list: self.bits.encode(),
            },
        };
        serde_json::to_value(document).map_err(|_| StatusError::Unwritable)
    }

    /// Reads a list and checks its signature.
    ///
    /// # Errors
    /// A [`StatusError`].
    pub fn read(bytes: &[u8]) -> Result<Self, StatusError> {
        let mut unsecured = json::read(bytes)?;
        let proofs = unsecured.as_object_mut().and_then(|members| members.remove("proof"));
        let Some(Value::Array(proofs)) = proofs else { return Err(StatusError::Member("proof")) };
        let read: Document = serde_json::from_value(unsecured.clone())
            .map_err(|error| StatusError::Shape(error.to_string()))?;
        let key = PublicKey::from_did(&read.issuer).map_err(|_| StatusError::Member("issuer"))?;
        if read.context != CONTEXT[..1] {
            return Err(StatusError::Member("@context"));
        }
        if read.kind != TYPE || read.subject.kind != "BitstringStatusList" {
            return Err(StatusError::Member("type"));
        }
        if read.subject.status_purpose != REVOCATION {
            return Err(StatusError::Member("statusPurpose"));
        }
        if !is_list_name(&read.id) {
            return Err(StatusError::Member("id"));
        }
        let moment =
            |text: &str, member| Timestamp::from_rfc3339(text).ok_or(StatusError::Member(member));
        let issued = moment(&read.valid_from, "validFrom")?;
        let until = moment(&read.valid_until, "validUntil")?;
        if issued >= until {
            return Err(StatusError::Member("validUntil"));
        }
        let holds =
            |proof| proof::holds_for((proof::PURPOSE, &CONTEXT[..1]), &key, proof, &unsecured);
        if proofs.is_empty() || !proofs.iter().all(holds) {
            return Err(StatusError::Signature);
        }
        let bits = Bits::decode(&read.subject.encoded_list)?;
        Ok(Self { id: read.id, key, issued, until, bits })
    }
}

#[cfg(test)]
mod tests;
