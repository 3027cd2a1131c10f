//! A certificate in the place of another: the same claims under a new name, with
//! the key of today. A Passeport that rests on the old one is replaced with it.

use super::papers::{self, How};
use super::shell::Setup;
use super::wording;
use crate::app::msg::Paper;
use crate::credential::issue::{issue, module_earned};
use crate::credential::reading;
use crate::domain::certificate::{Claims, Facts, Subject};
use crate::domain::id::{CertificateId, RandomId};
use crate::domain::progress::Certificate;
use crate::domain::prose;
use crate::domain::record::Certified;
use crate::domain::time::Timestamp;

/// One certificate and the one that takes its place.
#[derive(Debug, Clone)]
pub struct Replaced {
    /// The name of the old one.
    pub old: CertificateId,
    /// The old document.
    pub before: String,
    /// The new one.
    pub paper: Paper,
}

/// Replaces the certificate `wanted` of the learner whose certificates are `kept`;
/// with a `name`, that name is written on the new one.
///
/// # Errors
/// Why not, in words.
pub fn replace(
    setup: &mut Setup,
    kept: &[Certificate],
    (wanted, name): (CertificateId, Option<&str>),
    (at, how): (Timestamp, &How<'_>),
) -> Result<Vec<Replaced>, String> {
    let old = kept.iter().find(|one| one.id == wanted);
    let old = old.ok_or_else(|| setup.text.get("certificates-unreadable"))?;
    let mut done = vec![anew(setup, old, (at, name, how), &[])?];
    if matches!(old.subject, Certified::Module(_)) {
        for passport in kept.iter().filter(|one| rests_on(one, wanted)) {
            let next = anew(setup, passport, (at, None, how), &done)?;
            done.push(next);
        }
    }
    Ok(done)
}

/// Whether a certificate is a Passeport that names `module`.
fn rests_on(one: &Certificate, module: CertificateId) -> bool {
    let read = reading::read(one.document.as_bytes());
    read.is_ok_and(|read| match &read.claims.facts().subject {
        Subject::Passport(earned) => earned.modules.iter().any(|it| it.certificate == module),
        Subject::Module(_) => false,
    })
}

fn anew(
    setup: &mut Setup,
    old: &Certificate,
    (at, name, how): (Timestamp, Option<&str>, &How<'_>),
    replaced: &[Replaced],
) -> Result<Replaced, String> {
    let read = reading::read(old.document.as_bytes());
    let read = read.map_err(|_| setup.text.get("certificates-unreadable"))?;
    let facts = read.claims.facts().clone();
    papers::may_sign(setup, &facts.subject, how)?;
    let keys = papers::public_keys(setup)?;
    let mut subject = facts.subject;
    if let Subject::Passport(earned) = &mut subject {
        for module in &mut earned.modules {
            if let Some(new) = replaced.iter().find(|one| one.old == module.certificate) {
                let new = module_earned(new.paper.document.as_bytes(), &keys);
                *module = new.map_err(|error| error.to_string())?;
            }
        }
    }
    let mut holder = facts.holder;
    if let Some(name) = name {
        holder.name = Some(prose::composed(name));
    }
    let [high, low, ..] = setup.world.entropy().0;
    let id = RandomId::from_entropy(u128::from(high) << 64 | u128::from(low));
    let issued = papers::whole_seconds(at.max(facts.issued));
    let status = papers::status_place(setup)?;
    let claims = Claims::new(Facts { id, issued, until: facts.until, status, holder, subject });
    let claims = claims.map_err(|refusal| wording::refusal(&setup.text, &refusal))?;
    let issuer = super::site::issuer(setup)?;
    let own;
    let key = if let Some(key) = how.key {
        key
    } else {
        own = papers::site_key(setup, &mut papers::Issue::default())?;
        &own
    };
    let signed = issue(key, &issuer, &claims, &read.words);
    let signed = signed.map_err(|error| wording::not_issued(&setup.text, &error))?;
    let subject = old.subject.clone();
    let paper = Paper { id, subject, document: signed.document };
    Ok(Replaced { old: old.id, before: old.document.clone(), paper })
}
