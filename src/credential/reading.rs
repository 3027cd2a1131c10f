//! A credential read back into the claims it makes.
//!
//! Whatever is read is written again and compared: a document is in our
//! profile when, and only when, we would have written exactly that.

use serde_json::Value;

use super::document::{
    self, EMAIL, JOURNAL, MODULE, ModuleWords, ORGANISATION, SHA256, UUID, Words,
};
use super::json::{self, JsonError};
use super::jwt;
use super::key::PublicKey;
use super::profile::{Credential, Evidence, IdentityObject};
use crate::domain::attempt::Score;
use crate::domain::certificate::{
    Claims, Facts, HashedEmail, Holder, Issuer, ModuleEarned, ModulePassed, Obtained,
    PassportEarned, Refusal, StatusPlace, Subject,
};
use crate::domain::id::{ModuleId, RandomId};
use crate::domain::learner::{Organisation, OrganisationNumber};
use crate::domain::module::MasteryRule;
use crate::domain::passport::PassportRule;
use crate::domain::record::Edition;
use crate::domain::time::Timestamp;

/// Why a file is not a certificate of our profile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// Not JSON as we read it.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// A token, but not as we write one.
    #[error("the token differs from how such a token is written")]
    Token,
    /// Not the text of a code, or only a part of it.
    #[error("this is not the text of such a code, or a part of it is missing")]
    Code,
    /// A picture or a page that should carry a document.
    #[error("the file should carry one document: {0:?}")]
    Carrier(Carrier),
    /// Another shape: a member too many, one too few, or of another kind.
    #[error("the document is not a certificate of this programme: {0}")]
    Shape(String),
    /// A member whose content cannot be understood.
    #[error("the member `{0}` does not hold what it should")]
    Member(&'static str),
    /// Understood, but not as we write it.
    #[error("the document differs from how such a certificate is written")]
    Spelling,
    /// Well written, but nothing that may be certified.
    #[error("the document certifies what must not be: {0}")]
    Refused(#[from] Refusal),
}

/// Why there is no document in a picture or a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// There is none.
    Empty,
    /// There are several.
    Several,
    /// It stands there in a way that some programs would not see.
    Hidden,
    /// The file is damaged.
    Damaged,
}

/// A certificate that was read. Nothing about it is verified yet.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// What it asserts.
    pub claims: Claims,
    /// Who says so, in the issuer's own words.
    pub issuer: Issuer,
    /// The key it says it is signed with.
    pub key: PublicKey,
    /// Its sentences.
    pub words: Words,
    /// The whole document without its proofs: what is signed.
    pub unsecured: Value,
    /// Its proofs: at least one, or else a token.
    pub proofs: Vec<Value>,
    /// The signature of the token it was read from, if it was.
    pub token: Option<jwt::Seal>,
}

impl Certificate {
    /// What an adviser who looked on says, in the words that are signed; none where nobody did.
    pub fn statement(&self) -> Option<&str> {
        let Subject::Module(passed) = &self.claims.facts().subject else { return None };
        let words = self.words.module.as_ref().filter(|_| passed.obtained == Obtained::Supervised);
        words.map(|words| words.narrative.as_str()).filter(|words| !words.is_empty())
    }
}

/// Reads a certificate: a document, or the token that says the same.
///
/// # Errors
/// A [`FormError`] saying what is wrong.
pub fn read(bytes: &[u8]) -> Result<Certificate, FormError> {
    if bytes.len() <= json::LARGEST && jwt::is_token(bytes) {
        return jwt::read(bytes);
    }
    let mut document = json::read(bytes)?;
    let proofs = take_proofs(&mut document)?;
    from_value(document, proofs)
}

/// Takes the proofs out of a document: at least one, in an array.
pub(super) fn take_proofs(document: &mut Value) -> Result<Vec<Value>, FormError> {
    let members = document
        .as_object_mut()
        .ok_or_else(|| FormError::Shape("it is not an object".to_owned()))?;
    match members.remove("proof") {
        Some(Value::Array(proofs)) if !proofs.is_empty() => Ok(proofs),
        _ => Err(FormError::Member("proof")),
    }
}

/// The certificate of a document without its proofs.
pub(super) fn from_value(document: Value, proofs: Vec<Value>) -> Result<Certificate, FormError> {
    let credential: Credential = serde_json::from_value(document.clone())
        .map_err(|error| FormError::Shape(error.to_string()))?;
    let key =
        PublicKey::from_did(&credential.issuer.id).map_err(|_| FormError::Member("issuer.id"))?;
    let issuer = issuer(&credential)?;
    let words = words(&credential);
    let claims = Claims::new(facts(&credential)?)?;
    let again = document::write(&claims, &issuer, &key, &words)?;
    if serde_json::to_value(again).ok().as_ref() != Some(&document) {
        return Err(FormError::Spelling);
    }
    Ok(Certificate { claims, issuer, key, words, unsecured: document, proofs, token: None })
}

fn issuer(credential: &Credential) -> Result<Issuer, FormError> {
    let numbers = credential.issuer.other_identifier.iter().flatten();
    let mut numbers = numbers.map(|entry| entry.identifier.parse::<OrganisationNumber>());
    let siret = numbers.next().transpose();
    Ok(Issuer {
        name: credential.issuer.name.clone(),
        siret: siret.map_err(|_| FormError::Member("issuer.otherIdentifier"))?,
        url: credential.issuer.url.clone(),
    })
}

fn words(credential: &Credential) -> Words {
    let achievement = &credential.subject.achievement;
    let results = achievement.result_description.as_deref();
    let module = match (results, credential.evidence.as_slice()) {
        (Some([score, status]), [evidence]) => Some(ModuleWords {
            score: score.name.clone(),
            status: status.name.clone(),
            evidence: evidence.name.clone(),
            narrative: evidence.narrative.clone().unwrap_or_default(),
        }),
        _ => None,
    };
    Words {
        language: achievement.in_language.clone(),
        name: credential.name.clone(),
        achievement: achievement.name.clone(),
        description: achievement.description.clone(),
        criteria: achievement.criteria.narrative.clone(),
        module,
    }
}

fn facts(credential: &Credential) -> Result<Facts, FormError> {
    let subject = &credential.subject;
    let issued = moment(Some(&credential.valid_from), "validFrom")?;
    let until = credential.valid_until.as_ref();
    let until = until.map(|until| moment(Some(until), "validUntil")).transpose()?;
    let holder = Holder {
        learner: random_id(&subject.id, "credentialSubject.id")?,
        name: find(&subject.identifier, "name").map(str::to_owned),
        organisation: organisation(&subject.identifier)?,
        email: email(&subject.identifier)?,
    };
    let status = credential.status.as_ref();
    let status = status.map(|entry| {
        let index = entry.status_list_index.parse();
        let index = index.map_err(|_| FormError::Member("statusListIndex"))?;
        Ok::<_, FormError>(StatusPlace { list: entry.status_list_credential.clone(), index })
    });
    let status = status.transpose()?;
    let subject = if let Some(module) = subject.achievement.id.strip_prefix(MODULE) {
        Subject::Module(module_passed(module, credential)?)
    } else {
        let number = &holder.organisation.number;
        Subject::Passport(passport_earned(credential, number, issued)?)
    };
    Ok(Facts { id: random_id(&credential.id, "id")?, issued, until, status, holder, subject })
}

fn organisation(identifiers: &[IdentityObject]) -> Result<Organisation, FormError> {
    let bad = FormError::Member("credentialSubject.identifier");
    let kinds = ["ext:siren", "ext:siret", "ext:rna"];
    let number = kinds.iter().find_map(|kind| find(identifiers, kind));
    let number = number.and_then(|number| number.parse().ok());
    let name = find(identifiers, ORGANISATION);
    match (name, number) {
        (Some(name), Some(number)) => Ok(Organisation { name: name.to_owned(), number }),
        _ => Err(bad),
    }
}

fn email(identifiers: &[IdentityObject]) -> Result<Option<HashedEmail>, FormError> {
    let found = identifiers.iter().find(|identity| identity.identity_type == EMAIL);
    let read = found.map(|identity| {
        let sha256 = identity.identity_hash.strip_prefix(SHA256)?.to_owned();
        Some(HashedEmail { salt: identity.salt.clone()?, sha256 })
    });
    match read {
        Some(None) => Err(FormError::Member("credentialSubject.identifier")),
        read => Ok(read.flatten()),
    }
}

fn find<'a>(identifiers: &'a [IdentityObject], kind: &str) -> Option<&'a str> {
    let found = identifiers.iter().find(|identity| identity.identity_type == kind);
    found.map(|identity| identity.identity_hash.as_str())
}

fn module_passed(module: &str, credential: &Credential) -> Result<ModulePassed, FormError> {
    let subject = &credential.subject;
    let achievement = &subject.achievement;
    let bad = || FormError::Member("credentialSubject.achievement");
    let Some([described, _]) = achievement.result_description.as_deref() else {
        return Err(FormError::Member("resultDescription"));
    };
    let Some([score, _]) = subject.result.as_deref() else {
        return Err(FormError::Member("result"));
    };
    let [evidence] = credential.evidence.as_slice() else {
        return Err(FormError::Member("evidence"));
    };
    let drawn = count(described.value_max.as_ref(), "valueMax")?;
    let content = achievement.other_identifier.as_deref().and_then(<[_]>::first);
    let version = achievement.version.clone();
    Ok(ModulePassed {
        module: module.parse().map_err(|_| bad())?,
        edition: Edition {
            version: version.ok_or_else(bad)?,
            sha256: content.ok_or_else(bad)?.identifier.clone(),
        },
        obtained: obtained(evidence)?,
        started: moment(subject.activity_start_date.as_ref(), "activityStartDate")?,
        ended: moment(subject.activity_end_date.as_ref(), "activityEndDate")?,
        score: Score { right: count(score.value.as_ref(), "value")?, of: drawn },
        rule: MasteryRule {
            drawn,
            right: count(described.required_value.as_ref(), "requiredValue")?,
        },
        journal: match &evidence.id {
            Some(id) => {
                let digest = id.strip_prefix(JOURNAL);
                Some(digest.ok_or(FormError::Member("evidence.id"))?.to_owned())
            }
            None => None,
        },
    })
}

fn obtained(evidence: &Evidence) -> Result<Obtained, FormError> {
    let all = [Obtained::Alone, Obtained::InGroup, Obtained::Supervised, Obtained::ByTest];
    all.into_iter()
        .find(|obtained| document::genre(*obtained) == evidence.genre)
        .ok_or(FormError::Member("evidence.genre"))
}

fn passport_earned(
    credential: &Credential,
    number: &OrganisationNumber,
    issued: Timestamp,
) -> Result<PassportEarned, FormError> {
    let rule = credential.subject.achievement.criteria.id.as_deref();
    let modules = rule.and_then(|rule| rule.split(':').nth(5)?.parse().ok());
    let modules = modules.ok_or(FormError::Member("criteria.id"))?;
    let resources = credential.related_resource.iter().flatten();
    let pairs = credential.evidence.iter().zip(resources);
    let earned = pairs.map(|(evidence, resource)| {
        let module = evidence.description.as_deref().and_then(|name| name.strip_prefix(MODULE));
        let module: Option<ModuleId> = module.and_then(|name| name.parse().ok());
        let digest = document::from_multihash(&resource.digest_multibase);
        Ok(ModuleEarned {
            certificate: random_id(&resource.id, "relatedResource.id")?,
            module: module.ok_or(FormError::Member("evidence.description"))?,
            title: evidence.name.clone(),
            // A Passeport says these once, for all its modules.
            organisation: number.clone(),
            issued,
            digest: digest.ok_or(FormError::Member("digestMultibase"))?,
        })
    });
    let modules_earned = earned.collect::<Result<_, FormError>>()?;
    Ok(PassportEarned { rule: PassportRule { modules }, modules: modules_earned })
}

fn moment(text: Option<&String>, member: &'static str) -> Result<Timestamp, FormError> {
    text.and_then(|text| Timestamp::from_rfc3339(text)).ok_or(FormError::Member(member))
}

fn count(text: Option<&String>, member: &'static str) -> Result<u16, FormError> {
    text.and_then(|text| text.parse().ok()).ok_or(FormError::Member(member))
}

fn random_id(text: &str, member: &'static str) -> Result<RandomId, FormError> {
    let id = text.strip_prefix(UUID).and_then(|id| id.parse().ok());
    id.ok_or(FormError::Member(member))
}
