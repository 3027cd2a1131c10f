//! Issuing: claims in, signed document out. Nothing here reads a clock, draws
//! a number or writes a file; the same input always gives the same bytes.

use serde::Serialize;

use super::code::ShortCode;
use super::document::{self, Words};
use super::key::{PublicKey, SiteKey};
use super::meaning::{self, MeaningProof};
use super::profile::Credential;
use super::proof::{self, Proof};
use super::reading::{self, FormError};
use super::trust::Pin;
use super::verify::{self, Check, Inquiry, Verdict};
use crate::domain::certificate::{Claims, Issuer, ModuleEarned, Refusal, Subject};
use crate::domain::id::CertificateId;
use crate::domain::record::Certified;

/// A signed certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Its name.
    pub id: CertificateId,
    /// Its name for people.
    pub code: ShortCode,
    /// The document, the very bytes to keep and to export: JSON on several
    /// lines, ending with a line break.
    pub document: String,
}

/// Why no certificate is issued.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// The issuer or a sentence may not stand in a signed document.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// What was signed would not be accepted by our own verification.
    #[error("the certificate would not pass its own verification: {0:?}")]
    SelfCheck(Verdict),
    /// The document could not be written.
    #[error("the certificate could not be written")]
    Unwritable,
}

/// The document with its proofs: the one we believe first.
#[derive(Serialize)]
struct Secured<'a> {
    #[serde(flatten)]
    credential: &'a Credential,
    proof: (Proof, MeaningProof),
}

/// Issues a certificate.
///
/// # Errors
/// An [`IssueError`]; in particular when the result would not verify.
pub fn issue(
    key: &SiteKey,
    issuer: &Issuer,
    claims: &Claims,
    words: &Words,
) -> Result<Signed, IssueError> {
    let public = key.public();
    let facts = claims.facts();
    let credential = document::write(claims, issuer, &public, words)?;
    let unsecured = serde_json::to_value(&credential).map_err(|_| IssueError::Unwritable)?;
    let proof = proof::sign(key, &unsecured, &credential.context, facts.issued)
        .map_err(|_| IssueError::Unwritable)?;
    let meaning =
        meaning::sign(key, &unsecured, facts.issued).map_err(|_| IssueError::Unwritable)?;
    let secured = Secured { credential: &credential, proof: (proof, meaning) };
    let mut document =
        serde_json::to_string_pretty(&secured).map_err(|_| IssueError::Unwritable)?;
    document.push('\n');
    let report = verify::verify(&Inquiry {
        document: document.as_bytes(),
        with: &[],
        pins: &[Pin::always(public)],
        at: Some(facts.issued),
    });
    match report.verdict() {
        // Whether it is withdrawn is for others to look up.
        Verdict::Valid | Verdict::Unknown if report.is_genuine() => {
            Ok(Signed { id: facts.id, code: ShortCode::of(facts.id), document })
        }
        verdict => Err(IssueError::SelfCheck(verdict)),
    }
}

/// Why a document does not count toward a Passeport.
#[derive(Debug, thiserror::Error)]
pub enum NotEarned {
    /// Not a certificate.
    #[error(transparent)]
    Form(#[from] FormError),
    /// Not signed by one of the keys that count.
    #[error("the certificate is not signed by a key of this site")]
    Foreign,
    /// Not the certificate of a module.
    #[error("the certificate is not one of a module")]
    NotAModule,
}

/// What a module certificate adds to a Passeport, after checking that it is
/// genuine and signed by one of `keys`.
///
/// # Errors
/// A [`NotEarned`].
pub fn module_earned(document: &[u8], keys: &[PublicKey]) -> Result<ModuleEarned, NotEarned> {
    let read = reading::read(document)?;
    if !keys.contains(&read.key) || verify::check_proofs(&read) != Check::Held {
        return Err(NotEarned::Foreign);
    }
    let facts = read.claims.facts();
    let Subject::Module(passed) = &facts.subject else {
        return Err(NotEarned::NotAModule);
    };
    Ok(ModuleEarned {
        certificate: facts.id,
        module: passed.module.clone(),
        title: read.words.achievement.clone(),
        organisation: facts.holder.organisation.number.clone(),
        issued: facts.issued,
        digest: proof::digest(&read.unsecured).map_err(|_| NotEarned::Foreign)?,
    })
}

/// The name of the file a certificate is exported to, such as
/// `attestation-mots-de-passe-PEN-1234-5678.json`.
pub fn file_name(subject: &Certified, id: CertificateId) -> String {
    let what = match subject {
        Certified::Module(module) => format!("attestation-{module}"),
        Certified::Passport => "passeport".to_owned(),
    };
    format!("{what}-{}.json", ShortCode::of(id))
}
