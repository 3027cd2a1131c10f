//! The rule of the Passeport, checked on the module certificates themselves.

use std::collections::BTreeSet;

use super::believed::Belief;
use super::proof;
use super::reading::{self, Certificate};
use super::verify::{self, Check, Reason};
use crate::domain::certificate::{PassportEarned, Subject, is_same_organisation};

/// Why a file does not support a Passeport.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// Not a genuine certificate.
    #[error("it is not a genuine certificate")]
    NotGenuine,
    /// Its issuer is not believed at its date.
    #[error("its issuer is not one of those trusted at its date")]
    Untrusted,
    /// It was withdrawn.
    #[error("it was withdrawn by its issuer")]
    Revoked,
    /// What would be needed to tell is not there, or too old.
    #[error("whether its issuer is trusted, or it was withdrawn, cannot be told")]
    Unsure,
    /// Not the certificate of a module.
    #[error("it is not the certificate of a module")]
    NotAModule,
    /// The Passeport does not name it.
    #[error("the passport does not name it")]
    NotNamed,
    /// The Passeport names it, with other content.
    #[error("it is not the one the passport was issued for: its content differs")]
    OtherContent,
    /// Of another organisation.
    #[error("it belongs to another organisation")]
    OtherOrganisation,
    /// Issued after the Passeport, or no longer valid by then.
    #[error("it was not valid when the passport was issued")]
    NotValidThen,
}

/// Whether a Passeport rests on the files handed over with it. What it says
/// about itself (enough different modules) was checked when it was read.
pub(super) fn check(
    passport: &Certificate,
    earned: &PassportEarned,
    (with, belief): (&[Vec<u8>], &Belief<'_>),
) -> Check {
    let places = with.iter().map(|file| check_file(passport, earned, file, belief));
    answer(earned, places)
}

/// The same with certificates read already, whose proofs hold.
pub(super) fn check_read(
    passport: &Certificate,
    earned: &PassportEarned,
    modules: &[Certificate],
    belief: &Belief<'_>,
) -> Check {
    answer(earned, modules.iter().map(|module| check_module(passport, earned, module, belief)))
}

fn answer(
    earned: &PassportEarned,
    places: impl Iterator<Item = Result<usize, RuleError>>,
) -> Check {
    let mut supported = BTreeSet::new();
    let mut doubts: Vec<(RuleError, usize)> = vec![];
    for (number, place) in (1..).zip(places) {
        match place {
            Ok(place) => {
                supported.insert(place);
            }
            // Doubtful only: another file may still be worthless.
            Err(why @ (RuleError::Untrusted | RuleError::Revoked | RuleError::Unsure)) => {
                doubts.push((why, number));
            }
            Err(why) => return Check::Failed(Reason::File { number, why }),
        }
    }
    // The gravest first.
    for grave in [RuleError::Untrusted, RuleError::Revoked, RuleError::Unsure] {
        if let Some((why, number)) = doubts.iter().copied().find(|(why, _)| *why == grave) {
            let reason = Reason::File { number, why };
            let is_open = why == RuleError::Unsure;
            return if is_open { Check::NotChecked(reason) } else { Check::Failed(reason) };
        }
    }
    let of = earned.modules.len();
    match of - supported.len().min(of) {
        0 => Check::Held,
        missing => Check::NotChecked(Reason::FilesMissing { missing, of }),
    }
}

/// The place of the module in the Passeport that `file` supports.
fn check_file(
    passport: &Certificate,
    earned: &PassportEarned,
    file: &[u8],
    belief: &Belief<'_>,
) -> Result<usize, RuleError> {
    let module = reading::read(file).map_err(|_| RuleError::NotGenuine)?;
    if verify::check_proofs(&module) != Check::Held {
        return Err(RuleError::NotGenuine);
    }
    check_module(passport, earned, &module, belief)
}

fn check_module(
    passport: &Certificate,
    earned: &PassportEarned,
    module: &Certificate,
    belief: &Belief<'_>,
) -> Result<usize, RuleError> {
    let facts = module.claims.facts();
    let Subject::Module(passed) = &facts.subject else {
        return Err(RuleError::NotAModule);
    };
    let mut named = earned.modules.iter().enumerate();
    let (place, named) =
        named.find(|(_, named)| named.certificate == facts.id).ok_or(RuleError::NotNamed)?;
    let digest = proof::digest(&module.unsecured).map_err(|_| RuleError::NotGenuine)?;
    if digest != named.digest || passed.module != named.module {
        return Err(RuleError::OtherContent);
    }
    let whole = passport.claims.facts();
    let number = &whole.holder.organisation.number;
    if !is_same_organisation(&facts.holder.organisation.number, number) {
        return Err(RuleError::OtherOrganisation);
    }
    if facts.issued > whole.issued || facts.until.is_some_and(|until| until <= whole.issued) {
        return Err(RuleError::NotValidThen);
    }
    // Last: a file that does not fit is worthless, whoever signed it.
    match (belief.issuer(module), belief.status(module).0) {
        (Check::Failed(_), _) => Err(RuleError::Untrusted),
        (_, Check::Failed(_)) => Err(RuleError::Revoked),
        (Check::NotChecked(_), _) | (_, Check::NotChecked(_)) => Err(RuleError::Unsure),
        _ => Ok(place),
    }
}
