//! Claims written as an Open Badges 3.0 credential (`OpenBadgeCredential` on
//! the W3C Verifiable Credentials Data Model 2.0).
//!
//! Only terms are used that every published version of the Open Badges 3.0.3
//! context defines alike; there is no number anywhere.

use super::key::PublicKey;
use super::profile::{
    Achievement, AchievementSubject, Credential, Criteria, Evidence, IdentifierEntry,
    IdentityObject, Profile, RelatedResource, ResultDescription, ResultItem, StatusEntry,
};
use crate::domain::certificate::{
    Claims, Facts, Holder, Issuer, ModulePassed, Obtained, PassportEarned, Refusal, StatusPlace,
    Subject, check_text,
};
use crate::domain::learner::OrganisationNumber;
use crate::domain::passport::PassportRule;
use crate::domain::time::Timestamp;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The contexts of every certificate, in this order.
pub const CONTEXT: [&str; 2] = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
];
/// The types of every certificate, in this order.
pub const TYPE: [&str; 2] = ["VerifiableCredential", "OpenBadgeCredential"];
pub(super) const MODULE: &str = "urn:pen:module:";
pub(super) const PASSPORT: &str = "urn:pen:passport";
pub(super) const JOURNAL: &str = "urn:pen:journal:sha-256:";
pub(super) const UUID: &str = "urn:uuid:";
pub(super) const SCORE: &str = "urn:pen:result:score";
pub(super) const STATUS: &str = "urn:pen:result:status";

/// The sentences of a certificate, in one language. They are signed too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The language, such as `fr`.
    pub language: String,
    /// The title of the certificate.
    pub name: String,
    /// The title of the module, or of the Passeport.
    pub achievement: String,
    /// What one learns there, or what the Passeport is.
    pub description: String,
    /// The rule, in a sentence.
    pub criteria: String,
    /// What only the certificate of a module says.
    pub module: Option<ModuleWords>,
}

/// The sentences that only the certificate of a module has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ModuleWords {
    /// "Score".
    pub score: String,
    /// "Status".
    pub status: String,
    /// What the evidence is.
    pub evidence: String,
    /// How the module was followed, in a sentence.
    pub narrative: String,
}

/// Writes claims as a credential, without proofs.
///
/// # Errors
/// A [`Refusal`] when the issuer or a sentence may not stand in a signed document.
pub(super) fn write(
    claims: &Claims,
    issuer: &Issuer,
    key: &PublicKey,
    words: &Words,
) -> Result<Credential, Refusal> {
    issuer.check()?;
    check_words(words)?;
    let facts = claims.facts();
    let (evidence, related_resource) = match &facts.subject {
        Subject::Module(passed) => (vec![journal_evidence(passed, words)], None),
        Subject::Passport(earned) => (module_evidence(earned), Some(related_resources(earned))),
    };
    Ok(Credential {
        context: owned(&CONTEXT),
        id: format!("{UUID}{}", facts.id),
        kind: owned(&TYPE),
        name: words.name.clone(),
        issuer: profile(issuer, key),
        valid_from: facts.issued.to_rfc3339(),
        valid_until: facts.until.map(Timestamp::to_rfc3339),
        subject: subject(facts, words),
        evidence,
        related_resource,
        status: facts.status.as_ref().map(status_entry),
    })
}

/// Why a place of a list may be set: the certificate is withdrawn for good.
pub(super) const REVOCATION: &str = "revocation";

fn status_entry(place: &StatusPlace) -> StatusEntry {
    StatusEntry {
        id: format!("{}#{}", place.list, place.index),
        kind: "BitstringStatusListEntry".to_owned(),
        status_purpose: REVOCATION.to_owned(),
        status_list_index: place.index.to_string(),
        status_list_credential: place.list.clone(),
    }
}

fn check_words(words: &Words) -> Result<(), Refusal> {
    check_text("language", &words.language)?;
    check_text("title", &words.name)?;
    check_text("achievement", &words.achievement)?;
    check_text("description", &words.description)?;
    check_text("criteria", &words.criteria)?;
    words.module.as_ref().map_or(Ok(()), |module| {
        check_text("score", &module.score)?;
        check_text("status", &module.status)?;
        check_text("evidence", &module.evidence)?;
        check_text("narrative", &module.narrative)
    })
}

fn profile(issuer: &Issuer, key: &PublicKey) -> Profile {
    Profile {
        id: key.did(),
        kind: owned(&["Profile"]),
        name: issuer.name.clone(),
        url: issuer.url.clone(),
        other_identifier: issuer
            .siret
            .as_ref()
            .map(|siret| vec![identifier_entry(siret.as_str(), siret.kind())]),
    }
}

fn subject(facts: &Facts, words: &Words) -> AchievementSubject {
    let (start, end, result) = match &facts.subject {
        Subject::Module(passed) => (
            Some(passed.started.to_rfc3339()),
            Some(passed.ended.to_rfc3339()),
            Some(results(passed)),
        ),
        Subject::Passport(_) => (None, None, None),
    };
    AchievementSubject {
        id: format!("{UUID}{}", facts.holder.learner),
        kind: owned(&["AchievementSubject"]),
        activity_start_date: start,
        activity_end_date: end,
        identifier: identifiers(&facts.holder),
        achievement: match &facts.subject {
            Subject::Module(passed) => module_achievement(passed, words),
            Subject::Passport(earned) => passport_achievement(earned.rule, words),
        },
        result,
    }
}

/// How the name of an organisation is called in a credential.
pub(super) const ORGANISATION: &str = "ext:organisation";

fn identifiers(holder: &Holder) -> Vec<IdentityObject> {
    let number: &OrganisationNumber = &holder.organisation.number;
    let mut all = vec![
        identity(number.kind(), number.as_str()),
        identity(ORGANISATION, &holder.organisation.name),
    ];
    all.extend(holder.name.as_ref().map(|name| identity("name", name)));
    all.extend(holder.email.as_ref().map(|email| IdentityObject {
        hashed: true,
        salt: Some(email.salt.clone()),
        ..identity(EMAIL, &format!("{SHA256}{}", email.sha256))
    }));
    all
}

/// How an electronic address is called in a credential.
pub(super) const EMAIL: &str = "emailAddress";
/// What stands before a hashed identity.
pub(super) const SHA256: &str = "sha256$";

fn identity(identity_type: &str, plain: &str) -> IdentityObject {
    IdentityObject {
        kind: "IdentityObject".to_owned(),
        identity_type: identity_type.to_owned(),
        hashed: false,
        identity_hash: plain.to_owned(),
        salt: None,
    }
}

fn module_achievement(passed: &ModulePassed, words: &Words) -> Achievement {
    let module_words = words.module.clone().unwrap_or_default();
    let score = ResultDescription {
        id: SCORE.to_owned(),
        kind: owned(&["ResultDescription"]),
        name: module_words.score,
        result_type: "RawScore".to_owned(),
        required_value: Some(passed.rule.right.to_string()),
        value_min: Some("0".to_owned()),
        value_max: Some(passed.rule.drawn.to_string()),
    };
    let status = ResultDescription {
        id: STATUS.to_owned(),
        kind: owned(&["ResultDescription"]),
        name: module_words.status,
        result_type: "Status".to_owned(),
        required_value: None,
        value_min: None,
        value_max: None,
    };
    let version = Some(passed.edition.version.clone());
    let content = identifier_entry(&passed.edition.sha256, "ext:sha256");
    Achievement {
        version,
        other_identifier: Some(vec![content]),
        result_description: Some(vec![score, status]),
        ..achievement(&format!("{MODULE}{}", passed.module), "CertificateOfCompletion", None, words)
    }
}

fn passport_achievement(rule: PassportRule, words: &Words) -> Achievement {
    achievement(PASSPORT, "LearningProgram", Some(rule_name(rule)), words)
}

fn achievement(id: &str, kind: &str, rule: Option<String>, words: &Words) -> Achievement {
    Achievement {
        id: id.to_owned(),
        kind: owned(&["Achievement"]),
        purpose: kind.to_owned(),
        version: None,
        in_language: words.language.clone(),
        name: words.achievement.clone(),
        description: words.description.clone(),
        criteria: Criteria { id: rule, narrative: words.criteria.clone() },
        other_identifier: None,
        result_description: None,
    }
}

/// The rule of the Passeport, as a name that programs read.
pub(super) fn rule_name(rule: PassportRule) -> String {
    format!("{PASSPORT}:rule:distinct-modules:{}:same-organisation", rule.modules)
}

fn results(passed: &ModulePassed) -> Vec<ResultItem> {
    let score = ResultItem {
        kind: owned(&["Result"]),
        result_description: SCORE.to_owned(),
        value: Some(passed.score.right.to_string()),
        status: None,
    };
    let status = ResultItem {
        kind: owned(&["Result"]),
        result_description: STATUS.to_owned(),
        value: None,
        status: Some("Completed".to_owned()),
    };
    vec![score, status]
}

fn journal_evidence(passed: &ModulePassed, words: &Words) -> Evidence {
    let module_words = words.module.clone().unwrap_or_default();
    Evidence {
        id: passed.journal.as_ref().map(|journal| format!("{JOURNAL}{journal}")),
        kind: owned(&["Evidence"]),
        genre: genre(passed.obtained).to_owned(),
        name: module_words.evidence,
        narrative: Some(module_words.narrative),
        description: None,
    }
}

/// How a module was followed, as written in a credential.
pub(super) fn genre(obtained: Obtained) -> &'static str {
    match obtained {
        Obtained::Alone => "autonome",
        Obtained::InGroup => "groupe",
        Obtained::Supervised => "supervise",
        Obtained::ByTest => "test",
    }
}

fn module_evidence(earned: &PassportEarned) -> Vec<Evidence> {
    let modules = earned.modules.iter();
    modules
        .map(|module| Evidence {
            id: Some(format!("{UUID}{}", module.certificate)),
            kind: owned(&["Evidence"]),
            genre: "module".to_owned(),
            name: module.title.clone(),
            narrative: None,
            description: Some(format!("{MODULE}{}", module.module)),
        })
        .collect()
}

fn related_resources(earned: &PassportEarned) -> Vec<RelatedResource> {
    let modules = earned.modules.iter();
    modules
        .map(|module| RelatedResource {
            id: format!("{UUID}{}", module.certificate),
            digest_multibase: multihash(&module.digest),
        })
        .collect()
}

/// What stands before the 32 bytes of a SHA-256 (multihash `sha2-256`, length 32).
const SHA_256: [u8; 2] = [0x12, 0x20];

fn multihash(digest: &[u8; 32]) -> String {
    let mut bytes = SHA_256.to_vec();
    bytes.extend_from_slice(digest);
    format!("u{}", URL_SAFE_NO_PAD.encode(bytes))
}

/// The SHA-256 in a multibase multihash, in base64url without padding.
pub(super) fn from_multihash(text: &str) -> Option<[u8; 32]> {
    let bytes = URL_SAFE_NO_PAD.decode(text.strip_prefix('u')?).ok()?;
    bytes.strip_prefix(&SHA_256)?.try_into().ok()
}

fn identifier_entry(identifier: &str, identifier_type: &str) -> IdentifierEntry {
    IdentifierEntry {
        kind: "IdentifierEntry".to_owned(),
        identifier: identifier.to_owned(),
        identifier_type: identifier_type.to_owned(),
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
