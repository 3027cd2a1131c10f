//! Is this certificate genuine? One answer, and the checks behind it apart.

mod carrier;
mod code;
mod dossier;

use serde_json::Value;

use super::believed::{Belief, Consulted, Lists};
use super::key::PublicKey;
use super::meaning::{self, MeaningProof};
use super::proof::{self, Proof};
use super::qr::{self, Claimed};
use super::reading::{self, Certificate, FormError};
use super::rule::{self, RuleError};
use super::sshsig;
use super::trust::Pin;
use super::trust::list::ListedIssuer;
use crate::domain::certificate::Subject;
use crate::domain::time::Timestamp;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Inquiry<'a> {
    /// The certificate, as it was handed over.
    pub document: &'a [u8],
    /// The module certificates handed over with a Passeport.
    pub with: &'a [Vec<u8>],
    /// The issuers one believes.
    pub pins: &'a [Pin],
    /// The moment asked about; none when no clock can be believed.
    pub at: Option<Timestamp>,
}

/// What one check came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Check {
    /// It held.
    Held,
    /// It did not.
    Failed(Reason),
    /// It could not be made.
    NotChecked(Reason),
    /// There is nothing to check.
    NotNeeded,
}

/// Why a check failed or could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The file is not such a certificate.
    Form(FormError),
    /// There is no proof of the kind that must be there.
    NoProof,
    /// A proof has another shape, purpose or context than ours.
    ProofForm,
    /// A proof was made with another key than the issuer's.
    OtherKey,
    /// The signature does not belong to this content: something was changed.
    Signature,
    /// Another proof stands there, of a kind that is not known here.
    UnknownProof(String),
    /// Nobody said which issuers to believe.
    NoPin,
    /// The issuer is none of those one believes.
    NotPinned,
    /// The issuer is believed, but not for that date.
    OutsidePin,
    /// The issuer is not in the trust list.
    NotListed,
    /// The key is of another issuer, whose name is this.
    OtherIssuer(String),
    /// The issuer may not certify this.
    NotAllowed,
    /// The trust list is too old to rely on, since then.
    ListOld(Timestamp),
    /// The key fell into other hands before the document was signed.
    KeyRevoked(Timestamp),
    /// The key fell into other hands later: the date of the document may be false.
    KeyCompromised(Timestamp),
    /// Withdrawn by its issuer.
    Revoked,
    /// The list of withdrawals was not handed over.
    NoStatusList,
    /// The list of withdrawals is not of this issuer.
    StatusForeign,
    /// The list of withdrawals has no such place.
    StatusPlace,
    /// The list of withdrawals is too old to rely on, since then.
    StatusOld(Timestamp),
    /// The machine's clock cannot be believed.
    Clock,
    /// Valid only later.
    NotYet(Timestamp),
    /// Valid no longer.
    Expired(Timestamp),
    /// Some module certificates were not handed over.
    FilesMissing {
        /// How many.
        missing: usize,
        /// Out of how many.
        of: usize,
    },
    /// A file handed over beside a Passeport does not support it.
    File {
        /// Which, from 1, in the order handed over.
        number: usize,
        /// Why.
        why: RuleError,
    },
    /// The key is not in what was handed over, and was not named.
    NoKey,
    /// The check before this one failed.
    Earlier,
}

/// The answer in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// All that was asked held.
    Valid,
    /// Altered, forged or malformed.
    Altered,
    /// What would be needed to tell is not there.
    Unknown,
    /// Withdrawn by its issuer.
    Revoked,
    /// Not yet valid, or expired.
    OutOfDate,
    /// Genuine in itself, but from somebody one has no reason to believe.
    Untrusted,
}

impl Verdict {
    /// The exit code of `passeport verify`.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Valid => 0,
            Self::Altered => 1,
            Self::Unknown => 2,
            Self::Revoked => 3,
            Self::OutOfDate => 4,
            Self::Untrusted => 5,
        }
    }

    /// A word for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Altered => "altered",
            Self::Unknown => "unknown",
            Self::Revoked => "revoked",
            Self::OutOfDate => "out-of-date",
            Self::Untrusted => "untrusted",
        }
    }
}

/// All the checks.
#[derive(Debug, Clone)]
pub struct Report {
    /// What was read, when the form allowed reading it; of a dossier, its Passeport.
    pub certificate: Option<Certificate>,
    /// What the code says, when it is one.
    pub code: Option<Claimed>,
    /// The whole dossier without its proofs, when it is one.
    pub dossier: Option<Value>,
    /// Is it one of our documents?
    pub form: Check,
    /// Do its proofs hold, with its issuer's key?
    pub proof: Check,
    /// Is its issuer believed, at its date?
    pub issuer: Check,
    /// Is it valid at the moment asked about?
    pub dates: Check,
    /// Was it withdrawn? Not needed for one that names no list of withdrawals.
    pub status: Check,
    /// Does a Passeport rest on the certificates handed over?
    pub rule: Check,
    /// What the trust list says of the site behind the key.
    pub site: Option<ListedIssuer>,
    /// The lists looked into: the trust list, the list of withdrawals.
    pub consulted: Vec<Consulted>,
}

impl Report {
    /// Nothing read, nothing checked.
    fn empty() -> Self {
        let earlier = || Check::NotChecked(Reason::Earlier);
        Self {
            certificate: None,
            code: None,
            dossier: None,
            form: earlier(),
            proof: earlier(),
            issuer: earlier(),
            dates: earlier(),
            status: earlier(),
            rule: earlier(),
            site: None,
            consulted: vec![],
        }
    }

    fn unreadable(why: FormError, belief: &Belief<'_>) -> Self {
        Self { consulted: belief.consulted().into_iter().collect(), ..Self::of_no_certificate(why) }
    }

    /// The checks with their names for programs, in order.
    pub fn checks(&self) -> [(&'static str, &Check); 6] {
        [
            ("form", &self.form),
            ("proof", &self.proof),
            ("issuer", &self.issuer),
            ("dates", &self.dates),
            ("status", &self.status),
            ("rule", &self.rule),
        ]
    }

    /// Whether all held that does not depend on lists that change.
    pub fn is_genuine(&self) -> bool {
        let needed = [&self.form, &self.proof, &self.issuer, &self.dates];
        let is_sound = needed.into_iter().all(|check| *check == Check::Held);
        is_sound && !matches!(self.rule, Check::Failed(_))
    }

    /// The answer. What makes a document worthless comes before what makes it doubtful.
    pub fn verdict(&self) -> Verdict {
        let failed = |check: &Check| matches!(check, Check::Failed(_));
        let skipped = |check: &Check| matches!(check, Check::NotChecked(_));
        // A module from somebody one does not believe is doubtful, not false.
        let of_file = |check: &Check| match check {
            Check::Failed(Reason::File { why, .. })
            | Check::NotChecked(Reason::File { why, .. }) => Some(*why),
            _ => None,
        };
        let rule = of_file(&self.rule);
        let is_doubtful = rule == Some(RuleError::Untrusted);
        let is_withdrawn = rule == Some(RuleError::Revoked);
        let is_rule_broken = failed(&self.rule) && !is_doubtful && !is_withdrawn;
        let mut needed =
            [&self.form, &self.proof, &self.issuer, &self.dates, &self.status].into_iter();
        if failed(&self.form) || failed(&self.proof) || is_rule_broken {
            Verdict::Altered
        } else if failed(&self.issuer) || is_doubtful {
            Verdict::Untrusted
        } else if failed(&self.status) || is_withdrawn {
            Verdict::Revoked
        } else if failed(&self.dates) {
            Verdict::OutOfDate
        } else if needed.any(skipped) || rule == Some(RuleError::Unsure) {
            Verdict::Unknown
        } else {
            Verdict::Valid
        }
    }
}

/// Verifies a certificate in any of its forms, by the keys one pinned.
pub fn verify(inquiry: &Inquiry<'_>) -> Report {
    verify_with(inquiry, Lists::default())
}

/// Verifies a certificate in any of its forms (document, token, code, dossier), by
/// the keys one pinned and the lists one has.
pub fn verify_with(inquiry: &Inquiry<'_>, lists: Lists<'_>) -> Report {
    let belief = Belief { pins: inquiry.pins, lists, at: inquiry.at };
    if qr::is_code(inquiry.document) {
        return code::verify(inquiry.document, &belief);
    }
    if super::dossier::is_dossier(inquiry.document) {
        return dossier::verify(inquiry.document, &belief);
    }
    let certificate = match reading::read(inquiry.document) {
        Ok(certificate) => certificate,
        Err(error) => return Report::unreadable(error, &belief),
    };
    let proof = check_proofs(&certificate);
    let rule = match &certificate.claims.facts().subject {
        Subject::Module(_) => Check::NotNeeded,
        Subject::Passport(_) if matches!(proof, Check::Failed(_)) => {
            Check::NotChecked(Reason::Earlier)
        }
        Subject::Passport(earned) => rule::check(&certificate, earned, (inquiry.with, &belief)),
    };
    let (status, withdrawals) = belief.status(&certificate);
    Report {
        issuer: belief.issuer(&certificate),
        dates: check_dates(&certificate, inquiry.at),
        status,
        site: belief.site(&certificate.key).cloned(),
        consulted: belief.consulted().into_iter().chain(withdrawals).collect(),
        form: Check::Held,
        proof,
        rule,
        certificate: Some(certificate),
        ..Report::empty()
    }
}

/// The same report, after looking at the signature that was handed over beside the
/// file: it must be the issuer's, over these very bytes.
pub fn with_seal(report: Report, document: &[u8], seal: &[u8]) -> Report {
    let Some(certificate) = report.certificate.as_ref().filter(|_| report.proof == Check::Held)
    else {
        return report;
    };
    match sshsig::check(&certificate.key, document, seal) {
        Ok(()) => report,
        Err(reason) => Report { proof: Check::Failed(reason), ..report },
    }
}

/// Every proof of a kind we know must hold, and one of them must be ours.
pub(super) fn check_proofs(certificate: &Certificate) -> Check {
    if let Some(token) = &certificate.token {
        return if token.holds(&certificate.key) {
            Check::Held
        } else {
            Check::Failed(Reason::Signature)
        };
    }
    check_set(&certificate.key, &certificate.unsecured, &certificate.proofs)
}

/// The same, of any document that `key` should have signed.
fn check_set(key: &PublicKey, unsecured: &Value, proofs: &[Value]) -> Check {
    let mut unknown = None;
    let mut has_ours = false;
    for proof in proofs {
        match suite(proof) {
            Some(proof::SUITE) => {
                has_ours = true;
                if let Err(reason) = check_proof(key, unsecured, proof) {
                    return Check::Failed(reason);
                }
            }
            Some(meaning::SUITE) => {
                if let Err(reason) = check_meaning(key, unsecured, proof) {
                    return Check::Failed(reason);
                }
            }
            Some(other) => unknown = Some(other.to_owned()),
            None => return Check::Failed(Reason::ProofForm),
        }
    }
    match unknown {
        _ if !has_ours => Check::Failed(Reason::NoProof),
        Some(other) => Check::NotChecked(Reason::UnknownProof(other)),
        None => Check::Held,
    }
}

/// The cryptosuite of something that looks like a data integrity proof.
fn suite(proof: &Value) -> Option<&str> {
    let kind = proof.get("type").and_then(Value::as_str);
    (kind == Some(proof::TYPE)).then_some(())?;
    proof.get("cryptosuite").and_then(Value::as_str)
}

fn check_proof(key: &PublicKey, unsecured: &Value, proof: &Value) -> Result<(), Reason> {
    let read: Proof = serde_json::from_value(proof.clone()).map_err(|_| Reason::ProofForm)?;
    let context = unsecured.get("@context");
    let is_same_context = serde_json::to_value(&read.context).ok().as_ref() == context;
    let is_dated = Timestamp::from_rfc3339(&read.created).is_some();
    if read.proof_purpose != proof::PURPOSE || !is_same_context || !is_dated {
        return Err(Reason::ProofForm);
    }
    if read.verification_method != key.method() {
        return Err(Reason::OtherKey);
    }
    if proof::holds(key, proof, unsecured) { Ok(()) } else { Err(Reason::Signature) }
}

/// The proof over the meaning. It is looked at only where ours stands beside it:
/// alone, it would leave open how the document is written.
fn check_meaning(key: &PublicKey, unsecured: &Value, proof: &Value) -> Result<(), Reason> {
    let read: MeaningProof =
        serde_json::from_value(proof.clone()).map_err(|_| Reason::ProofForm)?;
    let is_dated = Timestamp::from_rfc3339(&read.created).is_some();
    if read.proof_purpose != proof::PURPOSE || !is_dated {
        return Err(Reason::ProofForm);
    }
    if read.verification_method != key.method() {
        return Err(Reason::OtherKey);
    }
    if meaning::holds(key, proof, unsecured) { Ok(()) } else { Err(Reason::Signature) }
}

fn check_dates(certificate: &Certificate, at: Option<Timestamp>) -> Check {
    let facts = certificate.claims.facts();
    match (at, facts.until) {
        (None, _) => Check::NotChecked(Reason::Clock),
        (Some(at), _) if at < facts.issued => Check::Failed(Reason::NotYet(facts.issued)),
        (Some(at), Some(until)) if at >= until => Check::Failed(Reason::Expired(until)),
        _ => Check::Held,
    }
}
