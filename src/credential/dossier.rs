//! A Passeport and the attestations it rests on, in one signed file for a bank or an
//! administration: a `ClrCredential` (1EdTech Comprehensive Learner Record 2.0).
//!
//! It adds nothing of its own: who, when and for whom are those of the Passeport. It
//! is ours when, and only when, we would have put together exactly that. Certificates
//! in it keep their second proof alone, the one that the readers of such files know.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::document::{CONTEXT, UUID};
use super::json;
use super::key::SiteKey;
use super::meaning::{self, MeaningProof};
use super::proof::{self, Proof};
use super::reading::{self, Certificate, FormError};
use super::restate::{self, RestateError};
use super::verify::{self, Check};
use crate::domain::certificate::Subject;
use crate::domain::id::RandomId;

/// The third context of a dossier, after those of a certificate.
pub const CLR: &str = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";
const TYPE: [&str; 2] = ["VerifiableCredential", "ClrCredential"];

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Members {
    #[serde(rename = "@context")]
    context: Vec<String>,
    id: String,
    #[serde(rename = "type")]
    kind: Vec<String>,
    name: Value,
    issuer: Value,
    valid_from: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<Value>,
    credential_subject: DossierSubject,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct DossierSubject {
    id: Value,
    #[serde(rename = "type")]
    kind: Vec<String>,
    identifier: Value,
    verifiable_credential: Vec<Value>,
}

/// The dossier with its proofs: the one we believe first.
#[derive(Serialize)]
struct Secured<'a> {
    #[serde(flatten)]
    members: &'a Members,
    proof: (Proof, MeaningProof),
}

/// A dossier that was read. Nothing about it is verified yet.
#[derive(Debug, Clone)]
pub(super) struct Dossier {
    pub(super) passport: Certificate,
    pub(super) modules: Vec<Certificate>,
    pub(super) unsecured: Value,
    pub(super) proofs: Vec<Value>,
}

/// Why there is no dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DossierError {
    /// Only a Passeport has one.
    #[error("only a Passeport has a dossier")]
    NotAPassport,
    /// One of its attestations is not there.
    #[error("an attestation of the Passeport is missing")]
    Missing,
    /// A certificate of the time before the second proof.
    #[error("a certificate has no proof that the readers of such files know")]
    TooOld,
    /// A certificate may not be put into another form.
    #[error(transparent)]
    Restate(#[from] RestateError),
}

/// Puts a dossier together, signed with the key of the Passeport. `others` are
/// certificates among which its attestations are. The same certificates always give
/// the same bytes.
///
/// # Errors
/// A [`DossierError`].
pub fn write(
    key: &SiteKey,
    passport: &Certificate,
    others: &[Certificate],
) -> Result<String, DossierError> {
    let facts = passport.claims.facts();
    let Subject::Passport(earned) = &facts.subject else {
        return Err(DossierError::NotAPassport);
    };
    restate::check(key, passport)?;
    let find = |id| others.iter().find(|other| other.claims.facts().id == id);
    let modules: Option<Vec<&Certificate>> =
        earned.modules.iter().map(|module| find(module.certificate)).collect();
    let modules = modules.ok_or(DossierError::Missing)?;
    // They may be of a key set aside since; what counts is that they hold.
    if modules.iter().any(|module| verify::check_proofs(module) != Check::Held) {
        return Err(RestateError::NotGenuine.into());
    }
    let members = members(passport, &modules).ok_or(DossierError::TooOld)?;
    let unsecured = serde_json::to_value(&members).map_err(|_| RestateError::Unwritable)?;
    let proof = proof::sign(key, &unsecured, &members.context, facts.issued);
    let proof = proof.map_err(|_| RestateError::Unwritable)?;
    let second = meaning::sign(key, &unsecured, facts.issued);
    let second = second.map_err(|_| RestateError::Unwritable)?;
    let secured = Secured { members: &members, proof: (proof, second) };
    let text = serde_json::to_string_pretty(&secured).map_err(|_| RestateError::Unwritable)?;
    Ok(format!("{text}\n"))
}

/// Whether a document is a dossier, not looking any further.
pub(super) fn is_dossier(bytes: &[u8]) -> bool {
    let Ok(document) = json::read(bytes) else { return false };
    let kinds = document.get("type").and_then(Value::as_array);
    kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind == TYPE[1]))
}

/// Reads a dossier.
///
/// # Errors
/// A [`FormError`] saying what is wrong.
pub(super) fn read(bytes: &[u8]) -> Result<Dossier, FormError> {
    let mut document = json::read(bytes)?;
    let proofs = reading::take_proofs(&mut document)?;
    let members: Members = serde_json::from_value(document.clone())
        .map_err(|error| FormError::Shape(error.to_string()))?;
    let inner = members.credential_subject.verifiable_credential;
    let mut inner = inner.into_iter().map(|mut inner| {
        let proofs = reading::take_proofs(&mut inner)?;
        reading::from_value(inner, proofs)
    });
    let passport = inner.next().ok_or(FormError::Member("verifiableCredential"))??;
    let modules = inner.collect::<Result<Vec<_>, _>>()?;
    let Subject::Passport(earned) = &passport.claims.facts().subject else {
        return Err(FormError::Member("verifiableCredential"));
    };
    let named = earned.modules.iter().map(|module| module.certificate);
    if !named.eq(modules.iter().map(|module| module.claims.facts().id)) {
        return Err(FormError::Member("verifiableCredential"));
    }
    // Put together again and compared.
    let again = self::members(&passport, &modules.iter().collect::<Vec<_>>());
    let again = again.and_then(|again| serde_json::to_value(again).ok());
    if again.as_ref() != Some(&document) {
        return Err(FormError::Spelling);
    }
    Ok(Dossier { passport, modules, unsecured: document, proofs })
}

/// None when a certificate lacks the proof it keeps in a dossier.
fn members(passport: &Certificate, modules: &[&Certificate]) -> Option<Members> {
    let whole = &passport.unsecured;
    let member = |name: &str| whole.get(name).cloned();
    let subject = whole.get("credentialSubject")?;
    let inner = [passport].into_iter().chain(modules.iter().copied());
    let context = CONTEXT.iter().chain([&CLR]);
    Some(Members {
        context: context.map(|name| (*name).to_owned()).collect(),
        id: format!("{UUID}{}", name_of(passport.claims.facts().id)),
        kind: TYPE.map(str::to_owned).to_vec(),
        name: member("name")?,
        issuer: member("issuer")?,
        valid_from: member("validFrom")?,
        valid_until: member("validUntil"),
        credential_subject: DossierSubject {
            id: subject.get("id")?.clone(),
            kind: vec!["ClrSubject".to_owned()],
            identifier: subject.get("identifier")?.clone(),
            verifiable_credential: inner.map(embedded).collect::<Option<_>>()?,
        },
    })
}

/// A certificate with its second proof alone.
fn embedded(certificate: &Certificate) -> Option<Value> {
    let is_kept =
        |proof: &&Value| proof.get("cryptosuite").is_some_and(|suite| suite == meaning::SUITE);
    let proof = certificate.proofs.iter().find(is_kept)?;
    let mut whole = certificate.unsecured.clone();
    whole.as_object_mut()?.insert("proof".to_owned(), Value::Array(vec![proof.clone()]));
    Some(whole)
}

/// The name of the dossier of a Passeport: always the same, and not its own.
fn name_of(passport: RandomId) -> RandomId {
    let digest = Sha256::digest(format!("urn:pen:dossier:{passport}"));
    let bits = digest.iter().take(16).fold(0, |bits, byte| bits << 8 | u128::from(*byte));
    RandomId::from_entropy(bits)
}
