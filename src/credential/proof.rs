//! Data integrity proofs: cryptosuite `eddsa-jcs-2022`
//! (W3C, "Data Integrity `EdDSA` Cryptosuites v1.0", section 3.3).

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::json;
use super::key::{PublicKey, SiteKey};
use crate::domain::time::Timestamp;

/// The name of the cryptosuite.
pub const SUITE: &str = "eddsa-jcs-2022";
/// The type of every data integrity proof.
pub const TYPE: &str = "DataIntegrityProof";
/// Why a certificate is signed.
pub const PURPOSE: &str = "assertionMethod";

/// One proof of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Proof {
    /// [`TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// [`SUITE`].
    pub cryptosuite: String,
    /// When it was made.
    pub created: String,
    /// The key: [`PublicKey::method`].
    pub verification_method: String,
    /// [`PURPOSE`].
    pub proof_purpose: String,
    /// The context of the document, repeated; empty for one without.
    #[serde(rename = "@context", default, skip_serializing_if = "Vec::is_empty")]
    pub context: Vec<String>,
    /// The signature: multibase base58btc of 64 bytes. Absent while being made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof_value: Option<String>,
}

/// Why there is no hash to sign or to check, or no signature.
#[derive(Debug, thiserror::Error)]
#[error("the document cannot be written canonically, or nobody signed it")]
pub struct NotCanonical;

/// What is signed: SHA-256 of the canonical proof without its value, then
/// SHA-256 of the canonical document without its proofs.
///
/// # Errors
/// [`NotCanonical`] when one of them holds a number.
pub fn hash_data(options: &Value, unsecured: &Value) -> Result<[u8; 64], NotCanonical> {
    let mut both = [0; 64];
    let (first, second) = both.split_at_mut(32);
    first.copy_from_slice(&digest(options)?);
    second.copy_from_slice(&digest(unsecured)?);
    Ok(both)
}

/// SHA-256 of the canonical bytes of a value.
///
/// # Errors
/// [`NotCanonical`] when it holds a number.
pub fn digest(value: &Value) -> Result<[u8; 32], NotCanonical> {
    let bytes = json::canonical(value).map_err(|_| NotCanonical)?;
    Ok(Sha256::digest(bytes).into())
}

/// A proof by `key` over `unsecured`, a document without proofs.
///
/// # Errors
/// [`NotCanonical`] when the document holds a number.
pub fn sign(
    key: &SiteKey,
    unsecured: &Value,
    context: &[String],
    created: Timestamp,
) -> Result<Proof, NotCanonical> {
    sign_for(PURPOSE, key, unsecured, context, created)
}

/// The same for another purpose than to vouch for a document.
///
/// # Errors
/// [`NotCanonical`] when the document holds a number.
pub(super) fn sign_for(
    purpose: &str,
    key: &SiteKey,
    unsecured: &Value,
    context: &[String],
    created: Timestamp,
) -> Result<Proof, NotCanonical> {
    let mut proof = Proof {
        kind: TYPE.to_owned(),
        cryptosuite: SUITE.to_owned(),
        created: created.to_rfc3339(),
        verification_method: key.public().method(),
        proof_purpose: purpose.to_owned(),
        context: context.to_vec(),
        proof_value: None,
    };
    let options = serde_json::to_value(&proof).map_err(|_| NotCanonical)?;
    let signature = key.sign(&hash_data(&options, unsecured)?).ok_or(NotCanonical)?;
    proof.proof_value = Some(format!("z{}", bs58::encode(signature).into_string()));
    Ok(proof)
}

/// Whether `proof`, an object with its value, is `key`'s over `unsecured`, a
/// document without proofs. Says nothing about whether the proof names that key.
pub fn holds(key: &PublicKey, proof: &Value, unsecured: &Value) -> bool {
    let mut options = proof.clone();
    let value = options.as_object_mut().and_then(|members| members.remove("proofValue"));
    let Some(signature) = value.as_ref().and_then(Value::as_str).and_then(signature) else {
        return false;
    };
    hash_data(&options, unsecured).is_ok_and(|hash| key.is_signature(&hash, &signature))
}

/// Whether `proof` is of this suite, made for `purpose` in `context`, names `key`, and is
/// `key`'s over `unsecured`. Without a context the proof has no such member at all.
pub(super) fn holds_for(
    (purpose, context): (&str, &[&str]),
    key: &PublicKey,
    proof: &Value,
    unsecured: &Value,
) -> bool {
    let Ok(read) = serde_json::from_value::<Proof>(proof.clone()) else { return false };
    let is_in_context = match context {
        [] => proof.get("@context").is_none(),
        context => read.context == context,
    };
    read.kind == TYPE
        && read.cryptosuite == SUITE
        && read.proof_purpose == purpose
        && read.verification_method == key.method()
        && is_in_context
        && holds(key, proof, unsecured)
}

/// Bytes in lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The 64 bytes behind a proof value, in its one canonical spelling.
pub(super) fn signature(text: &str) -> Option<Vec<u8>> {
    let encoded = text.strip_prefix('z').filter(|encoded| encoded.len() <= 90)?;
    let bytes = bs58::decode(encoded).into_vec().ok()?;
    (bytes.len() == 64 && bs58::encode(&bytes).into_string() == encoded).then_some(bytes)
}
