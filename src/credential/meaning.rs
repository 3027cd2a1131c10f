//! The second proof of a certificate: cryptosuite `eddsa-rdfc-2022`
//! (W3C, "Data Integrity `EdDSA` Cryptosuites v1.0", section 3.2), which signs what
//! a document means instead of how it is written.
//!
//! It is there for other people's software, much of which knows no other. Ours
//! believes a document for its `eddsa-jcs-2022` proof; this one must hold as well.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::key::{PublicKey, SiteKey};
use super::proof::{self, NotCanonical};
use super::statements;
use super::terms::Role;
use crate::domain::time::Timestamp;

/// The name of the cryptosuite.
pub const SUITE: &str = "eddsa-rdfc-2022";

/// One proof over the meaning of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct MeaningProof {
    /// [`proof::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// [`SUITE`].
    pub cryptosuite: String,
    /// When it was made.
    pub created: String,
    /// The key: [`PublicKey::method`].
    pub verification_method: String,
    /// [`proof::PURPOSE`].
    pub proof_purpose: String,
    /// The signature: multibase base58btc of 64 bytes. Absent while being made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof_value: Option<String>,
}

/// The canonical statements of a credential without its proofs (N-Quads).
///
/// # Errors
/// [`NotCanonical`] when it holds something outside our profile.
pub fn statements(unsecured: &Value) -> Result<String, NotCanonical> {
    let is_dossier = unsecured.pointer("/credentialSubject/verifiableCredential").is_some();
    let role = if is_dossier { Role::Dossier } else { Role::Credential };
    statements::canonical(unsecured, role).ok_or(NotCanonical)
}

/// What is signed: SHA-256 of the statements of the proof without its value, then
/// SHA-256 of the statements of the document without its proofs.
///
/// # Errors
/// [`NotCanonical`] when one of them holds something outside our profile.
pub fn hash_data(options: &Value, unsecured: &Value) -> Result<[u8; 64], NotCanonical> {
    let options = statements::canonical(options, Role::Proof).ok_or(NotCanonical)?;
    let mut both = [0; 64];
    let (first, second) = both.split_at_mut(32);
    first.copy_from_slice(&Sha256::digest(options));
    second.copy_from_slice(&Sha256::digest(statements(unsecured)?));
    Ok(both)
}

/// A proof by `key` over the meaning of `unsecured`, a document without proofs.
///
/// # Errors
/// [`NotCanonical`] when the document holds something outside our profile.
pub fn sign(
    key: &SiteKey,
    unsecured: &Value,
    created: Timestamp,
) -> Result<MeaningProof, NotCanonical> {
    let mut proof = MeaningProof {
        kind: proof::TYPE.to_owned(),
        cryptosuite: SUITE.to_owned(),
        created: created.to_rfc3339(),
        verification_method: key.public().method(),
        proof_purpose: proof::PURPOSE.to_owned(),
        proof_value: None,
    };
    let options = serde_json::to_value(&proof).map_err(|_| NotCanonical)?;
    let signature = key.sign(&hash_data(&options, unsecured)?).ok_or(NotCanonical)?;
    proof.proof_value = Some(format!("z{}", bs58::encode(signature).into_string()));
    Ok(proof)
}

/// Whether `proof`, an object with its value, is `key`'s over the meaning of
/// `unsecured`. Says nothing about whether the proof names that key.
pub fn holds(key: &PublicKey, proof: &Value, unsecured: &Value) -> bool {
    let mut options = proof.clone();
    let value = options.as_object_mut().and_then(|members| members.remove("proofValue"));
    let Some(signature) = value.as_ref().and_then(Value::as_str).and_then(proof::signature) else {
        return false;
    };
    hash_data(&options, unsecured).is_ok_and(|hash| key.is_signature(&hash, &signature))
}
