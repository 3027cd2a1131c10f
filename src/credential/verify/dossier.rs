//! A dossier verified: itself, the Passeport in it, and the attestations beside.

use super::{Check, Reason, Report};
use crate::credential::believed::Belief;
use crate::credential::dossier::{self, Dossier};
use crate::credential::{meaning, rule};
use crate::domain::certificate::Subject;

/// Verifies a dossier.
pub(super) fn verify(document: &[u8], belief: &Belief<'_>) -> Report {
    let dossier = match dossier::read(document) {
        Ok(dossier) => dossier,
        Err(why) => return Report::unreadable(why, belief),
    };
    let proof = check_proofs(&dossier);
    let Dossier { passport, modules, unsecured, .. } = dossier;
    let rule = match &passport.claims.facts().subject {
        Subject::Passport(earned) if proof == Check::Held => {
            rule::check_read(&passport, earned, &modules, belief)
        }
        _ => Check::NotChecked(Reason::Earlier),
    };
    let (status, withdrawals) = belief.status(&passport);
    Report {
        form: Check::Held,
        proof,
        issuer: belief.issuer(&passport),
        dates: super::check_dates(&passport, belief.at),
        status,
        site: belief.site(&passport.key).cloned(),
        consulted: belief.consulted().into_iter().chain(withdrawals).collect(),
        rule,
        certificate: Some(passport),
        dossier: Some(unsecured),
        ..Report::empty()
    }
}

/// The proofs of the whole, then the one proof of each certificate in it. That one is
/// over the meaning only; how they are written is covered by the proof of the whole.
fn check_proofs(dossier: &Dossier) -> Check {
    let key = &dossier.passport.key;
    let whole = super::check_set(key, &dossier.unsecured, &dossier.proofs);
    if whole != Check::Held {
        return whole;
    }
    for inner in [&dossier.passport].into_iter().chain(&dossier.modules) {
        let [proof] = inner.proofs.as_slice() else {
            return Check::Failed(Reason::NoProof);
        };
        if super::suite(proof) != Some(meaning::SUITE) {
            return Check::Failed(Reason::NoProof);
        }
        if let Err(reason) = super::check_meaning(&inner.key, &inner.unsecured, proof) {
            return Check::Failed(reason);
        }
    }
    Check::Held
}
