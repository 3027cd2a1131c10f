//! What a certificate asserts, before any signature.
//!
//! [`Claims`] can only be made of facts that may be certified: whoever holds
//! one knows that the dates are in order, the score meets the rule and the
//! Passeport is earned. Issuing and verifying go through the same door.

use std::collections::BTreeSet;

use unicode_normalization::is_nfc;

use super::attempt::Score;
use super::id::{CertificateId, LearnerId, ModuleId};
use super::learner::{Organisation, OrganisationNumber};
use super::module::MasteryRule;
use super::passport::PassportRule;
use super::prose;
use super::record::Edition;
use super::time::Timestamp;

/// Longest text of a certificate, in bytes. Names and sentences stay far below.
pub const LONGEST: usize = 2_000;

/// Who stands behind a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// The name of the site, such as an "espace public numérique".
    pub name: String,
    /// Its SIRET.
    pub siret: Option<OrganisationNumber>,
    /// Its web address, starting with `https://`.
    pub url: Option<String>,
}

/// For whom a certificate is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The learner, by a random name.
    pub learner: LearnerId,
    /// The learner's name. Only when the learner asked for it.
    pub name: Option<String>,
    /// The organisation that earns it.
    pub organisation: Organisation,
    /// The learner's address, as a digest. Only when the learner asked for it.
    pub email: Option<HashedEmail>,
}

/// An electronic address that can be recognised by whoever knows it, and not be
/// read. A digest of an address is still personal data: it can be guessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HashedEmail {
    /// What was added to the address: 24 characters of base64url.
    pub salt: String,
    /// SHA-256 of address and salt, lower-case hexadecimal.
    pub sha256: String,
}

/// Where one reads whether a certificate was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusPlace {
    /// The name of the list: an address that starts with `https://`, or a `urn:uuid:`.
    pub list: String,
    /// The place in the list, from 0.
    pub index: u32,
}

/// How the questions were answered: what the signature can say about who sat there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obtained {
    /// Alone; nobody checked who it was.
    Alone,
    /// In a group session, as the machine that held it knows; nobody checked who it was.
    InGroup,
    /// Under the eyes of an adviser.
    Supervised,
    /// By the final quiz alone, without the lessons.
    ByTest,
}

/// A module passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModulePassed {
    /// The module.
    pub module: ModuleId,
    /// What exactly was read.
    pub edition: Edition,
    /// How. The player by itself says anything but [`Obtained::Supervised`], which is what an
    /// adviser signs.
    pub obtained: Obtained,
    /// When it was begun.
    pub started: Timestamp,
    /// When its final quiz was passed.
    pub ended: Timestamp,
    /// What the final quiz came to.
    pub score: Score,
    /// What it had to come to.
    pub rule: MasteryRule,
    /// SHA-256 of the records behind it, lower-case hexadecimal. None on what the player
    /// issues: it signs from the folded progress, which no longer has the records.
    pub journal: Option<String>,
}

/// One module certificate behind a Passeport.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleEarned {
    /// The certificate.
    pub certificate: CertificateId,
    /// Its module.
    pub module: ModuleId,
    /// The title of the module.
    pub title: String,
    /// The organisation it was issued to.
    pub organisation: OrganisationNumber,
    /// When it was issued.
    pub issued: Timestamp,
    /// SHA-256 of the certificate's canonical bytes, without its proofs.
    pub digest: [u8; 32],
}

/// The Passeport earned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassportEarned {
    /// The rule that was applied.
    pub rule: PassportRule,
    /// The certificates it rests on, in the order they were earned.
    pub modules: Vec<ModuleEarned>,
}

/// What a certificate is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// One module.
    Module(ModulePassed),
    /// The Passeport.
    Passport(PassportEarned),
}

/// What shall be certified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The name of the certificate.
    pub id: CertificateId,
    /// From when it is valid: when it was issued.
    pub issued: Timestamp,
    /// When it ends, if it does.
    pub until: Option<Timestamp>,
    /// Where its withdrawal would be told. None from a site that keeps no such list.
    pub status: Option<StatusPlace>,
    /// For whom.
    pub holder: Holder,
    /// What for.
    pub subject: Subject,
}

/// Why something is not certified.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The score does not fit its own rule, or does not meet it.
    #[error("the score {right} of {of} does not meet the rule of the module")]
    NotPassed {
        /// Right answers.
        right: u16,
        /// Questions.
        of: u16,
    },
    /// Start, end, issue and expiry do not follow each other.
    #[error("the dates are not in order: start, end, issue, expiry")]
    DatesOutOfOrder,
    /// Too few modules.
    #[error("the Passeport needs {needed} different modules; there are {found}")]
    TooFewModules {
        /// What the rule asks.
        needed: u16,
        /// What there is.
        found: usize,
    },
    /// The same module or the same certificate counts twice.
    #[error("`{0}` counts twice")]
    CountedTwice(String),
    /// A certificate of another organisation.
    #[error("the certificate of `{0}` belongs to another organisation")]
    OtherOrganisation(ModuleId),
    /// A text that is empty.
    #[error("{0} is empty")]
    Empty(&'static str),
    /// A text that is too long.
    #[error("{0} is longer than {LONGEST} bytes")]
    TooLong(&'static str),
    /// A character that may not stand in a signed document, or a text that is not NFC.
    #[error("{0} holds an invisible or control character, or is not in normal form C")]
    Forbidden(&'static str),
    /// Not the SIRET of an establishment.
    #[error("the issuer's number must be a SIRET")]
    NotASiret,
    /// Not an address that can be shown.
    #[error("the issuer's address must start with https:// and hold no space")]
    BadAddress,
    /// Not a name for a list of withdrawals.
    #[error("the list of withdrawals must be named by an https:// address or a urn:uuid:")]
    BadListName,
    /// Not a SHA-256 in lower-case hexadecimal.
    #[error("{0} is not a SHA-256 in lower-case hexadecimal")]
    BadDigest(&'static str),
}

/// What a certificate asserts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims(Facts);

impl Claims {
    /// Claims what `facts` say.
    ///
    /// # Errors
    /// A [`Refusal`] when that must not be certified.
    pub fn new(facts: Facts) -> Result<Self, Refusal> {
        check_text("organisation", &facts.holder.organisation.name)?;
        if let Some(name) = &facts.holder.name {
            check_text("name", name)?;
        }
        if let Some(email) = &facts.holder.email {
            check_email(email)?;
        }
        if facts.until.is_some_and(|until| until <= facts.issued) {
            return Err(Refusal::DatesOutOfOrder);
        }
        if facts.status.as_ref().is_some_and(|place| !is_list_name(&place.list)) {
            return Err(Refusal::BadListName);
        }
        match &facts.subject {
            Subject::Module(passed) => check_module(passed, facts.issued)?,
            Subject::Passport(earned) => check_passport(earned, &facts)?,
        }
        Ok(Self(facts))
    }

    /// What is claimed.
    pub fn facts(&self) -> &Facts {
        &self.0
    }
}

impl Issuer {
    /// Whether this may stand on a certificate.
    ///
    /// # Errors
    /// A [`Refusal`] that names the field.
    pub fn check(&self) -> Result<(), Refusal> {
        check_text("issuer", &self.name)?;
        if let Some(siret) = &self.siret
            && !matches!(siret, OrganisationNumber::Siret(_))
        {
            return Err(Refusal::NotASiret);
        }
        if self.url.as_ref().is_some_and(|url| !is_address(url)) {
            return Err(Refusal::BadAddress);
        }
        Ok(())
    }
}

/// Whether `text` is an address that can be shown and fetched.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://");
    text.len() <= LONGEST
        && rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_graphic()))
}

/// Whether `text` may name a list of withdrawals: an address without a fragment,
/// or a random name.
pub fn is_list_name(text: &str) -> bool {
    let uuid = text.strip_prefix("urn:uuid:").map(str::parse::<CertificateId>);
    matches!(uuid, Some(Ok(_))) || (is_address(text) && !text.contains('#'))
}

fn check_email(email: &HashedEmail) -> Result<(), Refusal> {
    let is_salt = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    if email.salt.len() != 24 || !email.salt.bytes().all(is_salt) {
        return Err(Refusal::BadDigest("email"));
    }
    check_digest("email", &email.sha256)
}

/// Whether two numbers name the same organisation: the same company, whichever
/// of its places, or the same association.
pub fn is_same_organisation(one: &OrganisationNumber, other: &OrganisationNumber) -> bool {
    match (one.siren(), other.siren()) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

/// Whether `text` may stand in a signed document: not empty, NFC, nothing invisible.
///
/// # Errors
/// A [`Refusal`] that carries `field`.
pub fn check_text(field: &'static str, text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        Err(Refusal::Empty(field))
    } else if text.len() > LONGEST {
        Err(Refusal::TooLong(field))
    } else if text.chars().any(prose::is_forbidden) || !is_nfc(text) {
        Err(Refusal::Forbidden(field))
    } else {
        Ok(())
    }
}

fn check_module(passed: &ModulePassed, issued: Timestamp) -> Result<(), Refusal> {
    let Score { right, of } = passed.score;
    if right > of || of != passed.rule.drawn || !passed.score.meets(passed.rule) {
        return Err(Refusal::NotPassed { right, of });
    }
    if passed.started > passed.ended || passed.ended > issued {
        return Err(Refusal::DatesOutOfOrder);
    }
    check_text("version", &passed.edition.version)?;
    check_digest("edition", &passed.edition.sha256)?;
    passed.journal.as_ref().map_or(Ok(()), |journal| check_digest("journal", journal))
}

fn check_passport(earned: &PassportEarned, facts: &Facts) -> Result<(), Refusal> {
    // Whoever verifies relies on the programme's rule, never on a weaker one of the issuer's.
    let needed = PassportRule::PROGRAMME.modules;
    if earned.rule.modules < needed {
        return Err(Refusal::TooFewModules { needed, found: earned.rule.modules.into() });
    }
    let mut seen = BTreeSet::new();
    for module in &earned.modules {
        check_text("title", &module.title)?;
        if !is_same_organisation(&module.organisation, &facts.holder.organisation.number) {
            return Err(Refusal::OtherOrganisation(module.module.clone()));
        }
        if module.issued > facts.issued {
            return Err(Refusal::DatesOutOfOrder);
        }
        let certificate = module.certificate.to_string();
        for name in [module.module.to_string(), certificate] {
            if !seen.insert(name.clone()) {
                return Err(Refusal::CountedTwice(name));
            }
        }
    }
    let standing = earned.rule.standing(earned.modules.iter().map(|earned| &earned.module));
    if standing.is_earned() && !earned.modules.is_empty() {
        Ok(())
    } else {
        let found = standing.passed().len();
        Err(Refusal::TooFewModules { needed: earned.rule.modules, found })
    }
}

fn check_digest(field: &'static str, text: &str) -> Result<(), Refusal> {
    let is_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if text.len() == 64 && text.bytes().all(is_hex) {
        Ok(())
    } else {
        Err(Refusal::BadDigest(field))
    }
}
