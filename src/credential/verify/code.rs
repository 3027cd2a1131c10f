//! The code of a certificate, verified. It does not hold its key: that comes from
//! the issuers one believes, pinned or listed.

use super::{Check, Reason, Report};
use crate::credential::believed::Belief;
use crate::credential::key::PublicKey;
use crate::credential::qr::{self, Claimed, Code};
use crate::credential::reading::FormError;
use crate::credential::trust::list::{May, Trusted};
use crate::domain::time::Timestamp;

/// The last moment of a day, after its beginning.
const REST_OF_DAY: i64 = 86_399_999;

/// Verifies a code.
pub(super) fn verify(document: &[u8], belief: &Belief<'_>) -> Report {
    let Ok(code) = qr::read(document) else {
        return Report::unreadable(FormError::Code, belief);
    };
    let keys = keys(&code, belief);
    let key = keys.iter().find(|key| code.holds(key));
    let claimed = &code.claimed;
    let of = claimed.modules.len();
    let rule = if claimed.result.is_some() {
        Check::NotNeeded
    } else {
        Check::NotChecked(Reason::FilesMissing { missing: of, of })
    };
    let (proof, issuer) = match key {
        Some(key) => (Check::Held, issuer(key, claimed, belief)),
        None if keys.is_empty() => (Check::NotChecked(Reason::NoKey), nobody(belief)),
        None => (Check::Failed(Reason::Signature), Check::NotChecked(Reason::Earlier)),
    };
    let (status, withdrawals) = match (claimed.status, key) {
        (None, _) => (Check::NotNeeded, None),
        (Some(_), None) => (Check::NotChecked(Reason::Earlier), None),
        (Some(index), Some(key)) => belief.status_of(key, index),
    };
    Report {
        form: Check::Held,
        proof,
        issuer,
        dates: dates(claimed, belief.at),
        status,
        rule,
        site: key.and_then(|key| belief.site(key)).cloned(),
        consulted: belief.consulted().into_iter().chain(withdrawals).collect(),
        code: Some(code.claimed),
        ..Report::empty()
    }
}

/// The keys one has whose name begins like that of the code. Those that fell into
/// other hands are among them: what they sign is told, not overlooked.
fn keys(code: &Code, belief: &Belief<'_>) -> Vec<PublicKey> {
    let pinned = belief.pins.iter().map(|pin| pin.key);
    let list = belief.lists.trust.map(Trusted::list);
    let listed = list.into_iter().flat_map(|list| {
        let issuers = list.issuers.iter().flat_map(|site| site.keys.iter().map(|key| key.key));
        issuers.chain(list.revoked.iter().map(|revoked| revoked.key))
    });
    pinned.chain(listed).filter(|key| key.kid() == code.kid).collect()
}

/// What there is to say of a key that nobody named.
fn nobody(belief: &Belief<'_>) -> Check {
    match belief.lists.trust.map(Trusted::list) {
        Some(list) if belief.at.is_none_or(|at| at >= list.expires) => {
            Check::NotChecked(Reason::ListOld(list.expires))
        }
        Some(_) => Check::Failed(Reason::NotListed),
        None if belief.pins.is_empty() => Check::NotChecked(Reason::NoPin),
        None => Check::Failed(Reason::NotPinned),
    }
}

/// Is the issuer believed on the day of the code, for what it certifies? A day is all
/// that is known: one moment of it within a window is enough.
fn issuer(key: &PublicKey, claimed: &Claimed, belief: &Belief<'_>) -> Check {
    let first = claimed.issued;
    let last = Timestamp(first.0 + REST_OF_DAY);
    let is_within = |from: Option<Timestamp>, until: Option<Timestamp>| {
        from.is_none_or(|from| last >= from) && until.is_none_or(|until| first <= until)
    };
    let list = belief.lists.trust.map(Trusted::list);
    // First: a pin does not help a key that fell into other hands.
    if let Some(revoked) = list.and_then(|list| list.revoked(key)) {
        return if last < revoked.since {
            Check::NotChecked(Reason::KeyCompromised(revoked.since))
        } else {
            Check::Failed(Reason::KeyRevoked(revoked.since))
        };
    }
    let mut pins = belief.pins.iter().filter(|pin| pin.key == *key);
    if pins.any(|pin| is_within(pin.from, pin.until)) {
        return Check::Held;
    }
    let Some((list, (_, listed))) = list.and_then(|list| Some((list, list.find(key)?))) else {
        return Check::Failed(Reason::OutsidePin);
    };
    if !is_within(Some(listed.from), listed.until) {
        Check::Failed(Reason::OutsidePin)
    } else if !listed.may_any(May::for_result(claimed.result.map(|one| one.obtained))) {
        Check::Failed(Reason::NotAllowed)
    } else if belief.at.is_none_or(|at| at >= list.expires) {
        Check::NotChecked(Reason::ListOld(list.expires))
    } else {
        Check::Held
    }
}

fn dates(claimed: &Claimed, at: Option<Timestamp>) -> Check {
    match (at, claimed.until) {
        (None, _) => Check::NotChecked(Reason::Clock),
        (Some(at), _) if at < claimed.issued => Check::Failed(Reason::NotYet(claimed.issued)),
        (Some(at), Some(until)) if at >= until => Check::Failed(Reason::Expired(until)),
        _ => Check::Held,
    }
}
