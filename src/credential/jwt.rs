//! A certificate as one line of text: a signed JSON Web Token, as Open Badges 3.0,
//! section 8.2.4, asks for (JWS compact serialization, RFC 7515; `EdDSA`, RFC 8037).
//!
//! It carries the very claims of the document. A token is ours when, and only when,
//! we would have written exactly that line for the certificate it holds: so nothing
//! can be said in its header or beside its claims.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};

use super::json;
use super::key::{PublicKey, SiteKey};
use super::reading::{self, Certificate, FormError};
use super::restate::{self, RestateError};
use crate::domain::time::Timestamp;

/// The signature of a token that was read. Nothing about it is verified yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Header and claims, as they were handed over: what is signed.
    signed: String,
    signature: Vec<u8>,
}

impl Seal {
    /// Whether it is `key`'s.
    pub fn holds(&self, key: &PublicKey) -> bool {
        key.is_signature(self.signed.as_bytes(), &self.signature)
    }
}

/// Writes a certificate as a token, signed with the key of its issuer. The same
/// certificate always gives the same line.
///
/// # Errors
/// A [`RestateError`], in particular when `key` did not sign the certificate.
pub fn encode(key: &SiteKey, certificate: &Certificate) -> Result<String, RestateError> {
    restate::check(key, certificate)?;
    let signed =
        signed(&certificate.key, &certificate.unsecured).ok_or(RestateError::Unwritable)?;
    let signature = key.sign(signed.as_bytes()).ok_or(RestateError::Unwritable)?;
    let signature = URL_SAFE_NO_PAD.encode(signature);
    Ok(format!("{signed}.{signature}"))
}

/// Whether bytes look like a token: no JSON text starts like this.
pub(super) fn is_token(bytes: &[u8]) -> bool {
    bytes.trim_ascii().starts_with(b"eyJ")
}

/// Reads a token back into the certificate it says.
///
/// # Errors
/// A [`FormError`] saying what is wrong.
pub(super) fn read(bytes: &[u8]) -> Result<Certificate, FormError> {
    let text = std::str::from_utf8(bytes.trim_ascii()).map_err(|_| FormError::Token)?;
    let (signed_part, signature) = text.rsplit_once('.').ok_or(FormError::Token)?;
    let (_, claims) = signed_part.split_once('.').ok_or(FormError::Token)?;
    let claims = URL_SAFE_NO_PAD.decode(claims).map_err(|_| FormError::Token)?;
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| FormError::Token)?;
    let mut claims: Value = serde_json::from_slice(&claims).map_err(|_| FormError::Token)?;
    let members = claims.as_object_mut().ok_or(FormError::Token)?;
    for name in ["iss", "jti", "nbf", "sub", "exp"] {
        members.remove(name);
    }
    // The same strict reader as for a file, over the same bytes as in a file.
    let document =
        json::canonical(&claims).map_err(|_| FormError::Json(json::JsonError::Unexpected))?;
    let mut certificate = reading::from_value(json::read(&document)?, Vec::new())?;
    // Written again and compared: no other header, no other claim, no other spelling.
    if signed(&certificate.key, &certificate.unsecured).as_deref() != Some(signed_part) {
        return Err(FormError::Token);
    }
    certificate.token = Some(Seal { signed: signed_part.to_owned(), signature });
    Ok(certificate)
}

/// Header and claims, each in base64url, with a point between.
fn signed(key: &PublicKey, unsecured: &Value) -> Option<String> {
    let header = json!({ "alg": "EdDSA", "kid": key.method(), "typ": "JWT" });
    let claims = claims(unsecured.as_object()?)?;
    // Seconds since 1970 are the only numbers; every program writes them alike.
    let part = |value: &Value| Some(URL_SAFE_NO_PAD.encode(serde_jcs::to_vec(value).ok()?));
    Some(format!("{}.{}", part(&header)?, part(&Value::Object(claims))?))
}

/// The members of the document, and what tokens say of their own: each the twin of one.
fn claims(document: &Map<String, Value>) -> Option<Map<String, Value>> {
    let mut claims = document.clone();
    let seconds = |name: &str| -> Option<Value> {
        let moment = Timestamp::from_rfc3339(document.get(name)?.as_str()?)?;
        Some((moment.0 / 1000).into())
    };
    let twins = [
        ("iss", document.get("issuer")?.get("id")?.clone()),
        ("jti", document.get("id")?.clone()),
        ("nbf", seconds("validFrom")?),
        ("sub", document.get("credentialSubject")?.get("id")?.clone()),
    ];
    claims.extend(twins.map(|(name, value)| (name.to_owned(), value)));
    claims.extend(seconds("validUntil").map(|until| ("exp".to_owned(), until)));
    Some(claims)
}
