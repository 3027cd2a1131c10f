//! What fits on paper and on a small screen: a certificate in about 120 bytes, as
//! text for a QR code.
//!
//! The text is `PEN1:` and, in base 45 (RFC 9285), an untagged `COSE_Sign1`
//! (RFC 9052) with `EdDSA` and the first four bytes of the key's SHA-256 as its name.
//! It says what must be compared with the person in front of one: number of the
//! organisation, code, day, modules, result. Whoever reads it needs the issuer's key.
//!
//! Its payload is a CBOR array (RFC 8949) by position:
//! version 1 · certificate (16 bytes) · day of issue, since 1970 · last day or null ·
//! SIREN as a number, or the nine digits of an association as -1 - number ·
//! modules, bit n for number n of the catalogue · for a module: how, right answers,
//! questions, right answers needed; else null · place in the issuer's list of
//! withdrawals or null ·
//! on paper also: holder or null, organisation, issuer.

mod content;

use coset::{CborSerializable, CoseSign1, CoseSign1Builder, HeaderBuilder, iana};

use super::key::{PublicKey, SiteKey};
use super::reading::Certificate;
use super::restate::{self, RestateError};
use crate::domain::attempt::Score;
use crate::domain::certificate::{Obtained, Subject};
use crate::domain::id::{CertificateId, ModuleId};
use crate::domain::learner::OrganisationNumber;
use crate::domain::time::Timestamp;

/// What the text starts with.
pub const PREFIX: &str = "PEN1:";
/// Longest text read, in characters: the largest QR code holds no more.
pub const LONGEST: usize = 4_296;
const DAY: i64 = 86_400_000;

/// How much is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Numbers only: a code of 41 modules, which fits a terminal of 80 by 24.
    Screen,
    /// With the names of the holder, the organisation and the issuer.
    Paper,
}

/// What a code says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// The certificate.
    pub id: CertificateId,
    /// The beginning of the day it was issued on, in UTC.
    pub issued: Timestamp,
    /// The beginning of the day, in UTC, from which it is valid no longer.
    pub until: Option<Timestamp>,
    /// The company (never one of its places) or the association.
    pub number: OrganisationNumber,
    /// The modules, by their number in the catalogue.
    pub modules: Vec<u16>,
    /// How the module was passed; none for the Passeport.
    pub result: Option<Outcome>,
    /// Its place in the list of withdrawals of its issuer, if it names one.
    pub status: Option<u32>,
    /// The names, when it was made for paper.
    pub names: Option<Names>,
}

/// How a module was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// How the questions were answered.
    pub obtained: Obtained,
    /// What it came to.
    pub score: Score,
    /// What it had to come to.
    pub needed: u16,
}

/// The names on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The person, when they asked for it.
    pub holder: Option<String>,
    /// The organisation.
    pub organisation: String,
    /// The issuer, in its own words.
    pub issuer: String,
}

/// A code that was read. Nothing about it is verified yet.
#[derive(Debug, Clone)]
pub struct Code {
    /// What it says.
    pub claimed: Claimed,
    /// The beginning of the name of its key.
    pub kid: [u8; 4],
    sealed: CoseSign1,
}

impl Code {
    /// Whether `key` signed it.
    pub fn holds(&self, key: &PublicKey) -> bool {
        let check = |signature: &[u8], signed: &[u8]| {
            key.is_signature(signed, signature).then_some(()).ok_or(())
        };
        self.sealed.verify_signature(b"", check).is_ok()
    }
}

/// Why there is no code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// The certificate may not be put into another form.
    #[error(transparent)]
    Restate(#[from] RestateError),
    /// A module that is not one of the programme has no number that others know.
    #[error("the module `{0}` has no number in the catalogue of the programme")]
    Unnumbered(ModuleId),
}

/// Not a code as we write one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not such a code, or a part of it is missing")]
pub struct BadCode;

/// The text of the code of a certificate, signed with the key of its issuer. `number`
/// says which number the programme's catalogue gives to a module. The same certificate
/// always gives the same text.
///
/// # Errors
/// A [`CodeError`].
pub fn payload(
    key: &SiteKey,
    certificate: &Certificate,
    number: &dyn Fn(&ModuleId) -> Option<u16>,
    extent: Extent,
) -> Result<String, CodeError> {
    restate::check(key, certificate)?;
    let claimed = claimed(certificate, number, extent)?;
    let payload = content::write(&claimed).ok_or(RestateError::Unwritable)?;
    let sign = |data: &[u8]| key.sign(data).map(Vec::from).ok_or(RestateError::Unwritable);
    let sealed = sealed(payload, &key.public()).try_create_signature(b"", sign)?;
    let bytes = sealed.build().to_vec().map_err(|_| RestateError::Unwritable)?;
    Ok(format!("{PREFIX}{}", base45::encode(&bytes)))
}

/// Whether bytes look like a code.
pub fn is_code(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(PREFIX.as_bytes())
}

/// Reads a code.
///
/// # Errors
/// [`BadCode`] unless the text is exactly what we would have written.
pub fn read(text: &[u8]) -> Result<Code, BadCode> {
    let text = std::str::from_utf8(text.trim_ascii()).map_err(|_| BadCode)?;
    let encoded = text.strip_prefix(PREFIX).ok_or(BadCode)?;
    if encoded.len() > LONGEST {
        return Err(BadCode);
    }
    let bytes = base45::decode(encoded).map_err(|_| BadCode)?;
    let sealed = CoseSign1::from_slice(&bytes).map_err(|_| BadCode)?;
    let kid = <[u8; 4]>::try_from(sealed.protected.header.key_id.as_slice());
    let kid = kid.map_err(|_| BadCode)?;
    let payload = sealed.payload.as_deref().ok_or(BadCode)?;
    let claimed = content::read(payload).ok_or(BadCode)?;
    // Written again and compared: one spelling only.
    let again = with_kid(content::write(&claimed).ok_or(BadCode)?, kid.to_vec());
    let again = again.signature(sealed.signature.clone()).build().to_vec();
    if again.map(|bytes| base45::encode(&bytes)).ok().as_deref() != Some(encoded) {
        return Err(BadCode);
    }
    Ok(Code { claimed, kid, sealed })
}

fn sealed(payload: Vec<u8>, key: &PublicKey) -> CoseSign1Builder {
    with_kid(payload, key.kid().to_vec())
}

fn with_kid(payload: Vec<u8>, kid: Vec<u8>) -> CoseSign1Builder {
    let header = HeaderBuilder::new().algorithm(iana::Algorithm::EdDSA).key_id(kid).build();
    CoseSign1Builder::new().protected(header).payload(payload)
}

fn claimed(
    certificate: &Certificate,
    number: &dyn Fn(&ModuleId) -> Option<u16>,
    extent: Extent,
) -> Result<Claimed, CodeError> {
    let facts = certificate.claims.facts();
    let known = |module: &ModuleId| {
        let found = number(module).filter(|number| *number < 64);
        found.ok_or_else(|| CodeError::Unnumbered(module.clone()))
    };
    let (mut modules, result) = match &facts.subject {
        Subject::Module(passed) => {
            let (obtained, score) = (passed.obtained, passed.score);
            let result = Outcome { obtained, score, needed: passed.rule.right };
            (vec![known(&passed.module)?], Some(result))
        }
        Subject::Passport(earned) => {
            let numbers = earned.modules.iter().map(|earned| known(&earned.module));
            (numbers.collect::<Result<_, _>>()?, None)
        }
    };
    modules.sort_unstable();
    let organisation = &facts.holder.organisation;
    let company = organisation.number.siren().and_then(|siren| siren.parse().ok());
    let names = (extent == Extent::Paper).then(|| Names {
        holder: facts.holder.name.clone(),
        organisation: organisation.name.clone(),
        issuer: certificate.issuer.name.clone(),
    });
    Ok(Claimed {
        id: facts.id,
        issued: day(facts.issued),
        until: facts.until.map(day),
        number: company.unwrap_or_else(|| organisation.number.clone()),
        modules,
        result,
        status: facts.status.as_ref().map(|place| place.index),
        names,
    })
}

/// The beginning of the day, in UTC.
fn day(at: Timestamp) -> Timestamp {
    Timestamp(at.0 - at.0.rem_euclid(DAY))
}
