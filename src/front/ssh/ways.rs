//! How one can say who one is, and by what one is known.

use russh::keys::{HashAlg, PublicKey};
use russh::server::Auth;
use russh::{MethodKind, MethodSet};

use crate::domain::key::KeyPrint;

/// How one can say who one is.
pub(super) fn methods() -> MethodSet {
    MethodSet::from(&[MethodKind::PublicKey, MethodKind::KeyboardInteractive][..])
}

/// Nothing came of it; something else may.
pub(super) fn refused() -> Auth {
    Auth::Reject { proceed_with_methods: Some(methods()), partial_success: false }
}

/// No key: the card, or nothing else.
pub(super) fn card_only() -> Auth {
    let methods = MethodSet::from(&[MethodKind::KeyboardInteractive][..]);
    Auth::Reject { proceed_with_methods: Some(methods), partial_success: false }
}

/// What a key is known by.
pub(super) fn print(key: &PublicKey) -> Option<KeyPrint> {
    key.fingerprint(HashAlg::Sha256).as_bytes().try_into().map(KeyPrint).ok()
}
