//! The trust list: which sites may issue what, with which keys, and since when a
//! key is not to be believed any more. A JSON document, signed by two of three
//! root keys (`eddsa-jcs-2022` proofs), that travels as a file.
//!
//! Each list names the one before it by its digest and has a higher number, so
//! that an old list is never taken for the present one. Each names the three
//! roots that sign the next: that is how a root is replaced.

mod shape;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::credential::json::{self, JsonError};
use crate::credential::key::{PublicKey, SiteKey};
use crate::credential::proof::{self, Proof, hex};
use crate::domain::certificate::{Obtained, Refusal, Subject, check_text};
use crate::domain::learner::OrganisationNumber;
use crate::domain::time::Timestamp;

/// How many of the roots must have signed a list.
pub const THRESHOLD: usize = 2;

/// The three keys that sign lists, in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Roots([PublicKey; 3]);

impl Roots {
    /// These keys, if they are three different ones.
    pub fn new(keys: &[PublicKey]) -> Option<Self> {
        let mut keys: [PublicKey; 3] = keys.try_into().ok()?;
        keys.sort_by_key(PublicKey::did);
        let [a, b, c] = keys;
        (a != b && b != c).then_some(Self(keys))
    }

    /// The keys, sorted by their names.
    pub fn keys(&self) -> &[PublicKey; 3] {
        &self.0
    }
}

/// What a key may sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum May {
    /// Attestations of modules followed without anybody who vouches for the person: alone,
    /// in a group session, or passed by test.
    Module,
    /// Attestations of modules followed under the eyes of somebody. Before, a group was said
    /// with this alone; it still may be.
    Supervised,
    /// The Passeport.
    Passport,
}

impl May {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Module, Self::Supervised, Self::Passport];

    /// The word in a list.
    pub fn name(self) -> &'static str {
        match self {
            Self::Module => "module",
            Self::Supervised => "supervised",
            Self::Passport => "passport",
        }
    }

    /// What signing this asks for; any one of them is enough.
    pub fn needed(subject: &Subject) -> &'static [Self] {
        Self::for_result(match subject {
            Subject::Module(passed) => Some(passed.obtained),
            Subject::Passport(_) => None,
        })
    }

    /// The same, for how a module was passed; none for the Passeport.
    ///
    /// That it was in a group says where the lessons were followed, as the machine knows by
    /// itself, and nothing about who sat there: it is no more than "alone" says.
    pub fn for_result(obtained: Option<Obtained>) -> &'static [Self] {
        match obtained {
            Some(Obtained::Alone | Obtained::ByTest) => &[Self::Module],
            Some(Obtained::InGroup) => &[Self::Module, Self::Supervised],
            Some(Obtained::Supervised) => &[Self::Supervised],
            None => &[Self::Passport],
        }
    }
}

/// A key of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedKey {
    /// The key.
    pub key: PublicKey,
    /// From when its signatures count.
    pub from: Timestamp,
    /// Until when they count.
    pub until: Option<Timestamp>,
    /// What it may sign.
    pub may: BTreeSet<May>,
}

impl ListedKey {
    /// Whether signatures of that moment count.
    pub fn covers(&self, at: Timestamp) -> bool {
        at >= self.from && self.until.is_none_or(|until| at <= until)
    }

    /// Whether it may sign what asks for one of these.
    pub fn may_any(&self, needed: &[May]) -> bool {
        needed.iter().any(|one| self.may.contains(one))
    }
}

/// A site that issues certificates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedIssuer {
    /// Its name, as the programme writes it.
    pub name: String,
    /// Its SIRET.
    pub siret: OrganisationNumber,
    /// Whether it is a declared provider of training (French labour law).
    pub is_declared_provider: bool,
    /// Its keys, one after the other and side by side.
    pub keys: Vec<ListedKey>,
}

/// A key that fell into other hands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevokedKey {
    /// The key.
    pub key: PublicKey,
    /// Since when it may have been used by others.
    pub since: Timestamp,
    /// What happened.
    pub reason: String,
}

/// What a list says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustList {
    /// Its number, from 1, one higher with each list.
    pub sequence: u64,
    /// The digest of the list before, lower-case hexadecimal; none for the first.
    pub previous: Option<String>,
    /// When it was made.
    pub issued: Timestamp,
    /// Until when one may rely on it.
    pub expires: Timestamp,
    /// Who signs the next one.
    pub roots: Roots,
    /// The sites.
    pub issuers: Vec<ListedIssuer>,
    /// The keys not to be believed any more.
    pub revoked: Vec<RevokedKey>,
}

/// Why a file is not a trust list, or not one to rely on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// Not JSON as we read it.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// Another shape.
    #[error("the file is not a trust list: {0}")]
    Shape(String),
    /// A member whose content cannot be understood.
    #[error("the member `{0}` does not hold what it should")]
    Member(&'static str),
    /// Understood, but not as we write it.
    #[error("the list differs from how such a list is written")]
    Spelling,
    /// A text that may not stand there.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A key stands there twice.
    #[error("the key {0} stands there twice")]
    Twice(String),
    /// The dates do not follow each other.
    #[error("the dates of the list do not follow each other")]
    Dates,
    /// A signature that does not belong to it, or is of another form.
    #[error("a signature does not belong to this list")]
    Signature,
    /// Not enough signatures of the roots.
    #[error("{found} of the root keys signed, {THRESHOLD} are needed")]
    TooFewRoots {
        /// How many did.
        found: usize,
    },
    /// Older than the list one has, or another one of the same number.
    #[error("the list has number {found}, and number {known} is known already")]
    Rollback {
        /// Its number.
        found: u64,
        /// The number of the one that is known.
        known: u64,
    },
    /// It does not follow the list one has.
    #[error("the list does not follow the one that is known")]
    Chain,
}

/// A list as it was read: nothing about its signatures is checked yet.
#[derive(Debug, Clone)]
pub struct ListFile {
    /// What it says.
    pub list: TrustList,
    unsecured: Value,
    proofs: Vec<Value>,
}

/// A list signed by enough roots one believes.
#[derive(Debug, Clone)]
pub struct Trusted {
    list: TrustList,
    digest: String,
}

impl Trusted {
    /// What it says.
    pub fn list(&self) -> &TrustList {
        &self.list
    }

    /// Its digest: the `previous` of the list that follows.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Whether `next` may take the place of this list.
    ///
    /// # Errors
    /// [`ListError::Rollback`] or [`ListError::Chain`].
    pub fn precedes(&self, next: &Self) -> Result<(), ListError> {
        let (known, found) = (self.list.sequence, next.list.sequence);
        if found < known || (found == known && self.digest != next.digest) {
            return Err(ListError::Rollback { found, known });
        }
        let follows = next.list.previous.as_deref() == Some(&self.digest);
        // A list in between may have been missed: the roots vouch for this one.
        if found == known + 1 && !follows || found > known && next.list.issued < self.list.issued {
            return Err(ListError::Chain);
        }
        Ok(())
    }
}

impl ListFile {
    /// A list without signatures.
    ///
    /// # Errors
    /// A [`ListError`] when it says what no list may say.
    pub fn draft(list: TrustList) -> Result<Self, ListError> {
        list.check()?;
        let unsecured = shape::write(&list)?;
        Ok(Self { list, unsecured, proofs: vec![] })
    }

    /// Reads a list, with or without signatures.
    ///
    /// # Errors
    /// A [`ListError`].
    pub fn read(bytes: &[u8]) -> Result<Self, ListError> {
        let mut unsecured = json::read(bytes)?;
        let members = unsecured.as_object_mut();
        let proofs = match members.and_then(|members| members.remove("proof")) {
            Some(Value::Array(proofs)) => proofs,
            None => vec![],
            Some(_) => return Err(ListError::Member("proof")),
        };
        let list = shape::read(&unsecured)?;
        list.check()?;
        if shape::write(&list)? != unsecured {
            return Err(ListError::Spelling);
        }
        Ok(Self { list, unsecured, proofs })
    }

    /// Adds the signature of a root; one that signed already is not asked again.
    ///
    /// # Errors
    /// [`ListError::TooFewRoots`] when `key` is none of the roots of this list
    /// nor of `before`, the roots of the list it replaces.
    pub fn sign(
        &mut self,
        key: &SiteKey,
        before: Option<&Roots>,
        at: Timestamp,
    ) -> Result<(), ListError> {
        let public = key.public();
        let mut known = self.list.roots.keys().iter().chain(before.iter().flat_map(|r| r.keys()));
        if !known.any(|root| *root == public) {
            return Err(ListError::TooFewRoots { found: self.signers().len() });
        }
        if !self.signers().contains(&public) {
            let proof = proof::sign(key, &self.unsecured, &[], at);
            let proof = proof.map_err(|_| ListError::Spelling)?;
            self.proofs.push(serde_json::to_value(proof).map_err(|_| ListError::Spelling)?);
        }
        Ok(())
    }

    /// The keys whose signatures hold.
    pub fn signers(&self) -> Vec<PublicKey> {
        self.proofs.iter().filter_map(|proof| self.signer(proof)).collect()
    }

    /// The list, if two of `roots` signed it; and two of its own roots, when
    /// those are others.
    ///
    /// # Errors
    /// [`ListError::TooFewRoots`], [`ListError::Signature`].
    pub fn check(&self, roots: &Roots) -> Result<Trusted, ListError> {
        let signers = self.signers();
        if signers.len() != self.proofs.len() {
            return Err(ListError::Signature);
        }
        for roots in [roots, &self.list.roots] {
            let found = roots.keys().iter().filter(|root| signers.contains(root)).count();
            if found < THRESHOLD {
                return Err(ListError::TooFewRoots { found });
            }
        }
        let digest = proof::digest(&self.unsecured).map_err(|_| ListError::Spelling)?;
        let digest = hex(&digest);
        Ok(Trusted { list: self.list.clone(), digest })
    }

    /// The very text to keep and to hand on.
    pub fn to_text(&self) -> String {
        let mut whole = self.unsecured.clone();
        if let Some(members) = whole.as_object_mut().filter(|_| !self.proofs.is_empty()) {
            members.insert("proof".to_owned(), Value::Array(self.proofs.clone()));
        }
        format!("{whole:#}\n")
    }

    fn signer(&self, proof: &Value) -> Option<PublicKey> {
        let read: Proof = serde_json::from_value(proof.clone()).ok()?;
        let key = PublicKey::from_did(read.verification_method.split('#').next()?).ok()?;
        proof::holds_for((proof::PURPOSE, &[]), &key, proof, &self.unsecured).then_some(key)
    }
}

impl TrustList {
    /// The site a key belongs to, and what is said of the key.
    pub fn find(&self, key: &PublicKey) -> Option<(&ListedIssuer, &ListedKey)> {
        let all = self.issuers.iter().flat_map(|site| site.keys.iter().map(move |key| (site, key)));
        all.into_iter().find(|(_, listed)| listed.key == *key)
    }

    /// Since when a key is not to be believed any more.
    pub fn revoked(&self, key: &PublicKey) -> Option<&RevokedKey> {
        self.revoked.iter().find(|revoked| revoked.key == *key)
    }

    fn check(&self) -> Result<(), ListError> {
        if self.issued >= self.expires || self.sequence == 0 {
            return Err(ListError::Dates);
        }
        if (self.sequence == 1) != self.previous.is_none() {
            return Err(ListError::Member("previous"));
        }
        let (mut keys, mut revoked) = (BTreeSet::new(), BTreeSet::new());
        for site in &self.issuers {
            check_text("issuer", &site.name)?;
            if !matches!(site.siret, OrganisationNumber::Siret(_)) {
                return Err(Refusal::NotASiret.into());
            }
            for listed in &site.keys {
                if listed.until.is_some_and(|until| until < listed.from) {
                    return Err(ListError::Dates);
                }
                if !keys.insert(listed.key.did()) || self.roots.keys().contains(&listed.key) {
                    return Err(ListError::Twice(listed.key.did()));
                }
            }
        }
        for key in &self.revoked {
            check_text("reason", &key.reason)?;
            if !revoked.insert(key.key.did()) {
                return Err(ListError::Twice(key.key.did()));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
