//! Which certificates a key may put into other words.
//!
//! Every further form of a certificate carries a signature of its own. The site's key
//! makes it when the form is asked for: from a document that this very key signed
//! before and that still verifies, so that nothing new is ever asserted. The same
//! document always gives the same bytes, whenever it is asked for.

use super::key::SiteKey;
use super::reading::Certificate;
use super::verify::{self, Check};

/// Why a certificate is not put into another form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RestateError {
    /// Not a genuine certificate: nothing else is ever signed.
    #[error("only a genuine certificate is put into another form")]
    NotGenuine,
    /// The certificate is another key's: only its issuer may say it again.
    #[error("this certificate was signed with another key")]
    OtherKey,
    /// It could not be written.
    #[error("the other form could not be written")]
    Unwritable,
}

/// Whether `key` signed this, and it still holds.
///
/// # Errors
/// A [`RestateError`].
pub(super) fn check(key: &SiteKey, certificate: &Certificate) -> Result<(), RestateError> {
    if key.public() != certificate.key {
        return Err(RestateError::OtherKey);
    }
    match verify::check_proofs(certificate) {
        Check::Held => Ok(()),
        _ => Err(RestateError::NotGenuine),
    }
}
