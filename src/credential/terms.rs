//! What the members of our documents mean: the part of the contexts of the W3C
//! Verifiable Credentials Data Model 2.0, Open Badges 3.0.3 and CLR 2.0.1 that we
//! use, as a table. Only terms stand here that every published version of these
//! contexts defines alike.

/// `rdf:type`.
pub(super) const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
/// Open Badges writes the datatypes with `https`, the data model with `http`.
pub(super) const BOOLEAN: &str = "https://www.w3.org/2001/XMLSchema#boolean";
const DATE: &str = "https://www.w3.org/2001/XMLSchema#date";
const ADDRESS: &str = "https://www.w3.org/2001/XMLSchema#anyURI";
const MOMENT: &str = "http://www.w3.org/2001/XMLSchema#dateTime";
const MULTIBASE: &str = "https://w3id.org/security#multibase";
const SUITE: &str = "https://w3id.org/security#cryptosuiteString";

/// What an object is: decides what its members mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A certificate.
    Credential,
    /// A dossier of certificates.
    Dossier,
    /// Who issues it.
    Issuer,
    /// For whom it is, and what was achieved.
    Subject,
    /// For whom a dossier is, and what is in it.
    DossierSubject,
    /// A public number.
    Entry,
    /// How somebody is known.
    Identity,
    /// What was achieved.
    Achievement,
    /// What had to be done.
    Criteria,
    /// What a result means.
    ResultDescription,
    /// A result.
    Outcome,
    /// What it rests on.
    Evidence,
    /// Another document.
    Resource,
    /// Where withdrawals are listed.
    Status,
    /// A proof.
    Proof,
}

/// How the value of a member is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text.
    Text,
    /// A text of that datatype.
    Typed(&'static str),
    /// True or false.
    Truth,
    /// The name of something else.
    Name,
    /// A word of that vocabulary.
    Word(&'static str),
    /// Objects that play that role.
    Node(Role),
    /// Objects whose statements are kept apart.
    Graph(Role),
}

/// A member.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    name: &'static str,
    /// What it says, as a name.
    pub(super) predicate: &'static str,
    /// How its value is read.
    pub(super) kind: Kind,
}

macro_rules! terms {
    ($($name:literal = $predicate:expr, $kind:expr;)*) => {
        &[$(Term { name: $name, predicate: $predicate, kind: $kind },)*]
    };
}

macro_rules! ob {
    ($term:literal) => {
        concat!("https://purl.imsglobal.org/spec/vc/ob/vocab.html#", $term)
    };
}

macro_rules! clr {
    ($term:literal) => {
        concat!("https://purl.imsglobal.org/spec/vc/clr/vocab.html#", $term)
    };
}

macro_rules! vc {
    ($term:literal) => {
        concat!("https://www.w3.org/2018/credentials#", $term)
    };
}

macro_rules! status {
    ($term:literal) => {
        concat!("https://www.w3.org/ns/credentials/status#", $term)
    };
}

macro_rules! security {
    ($term:literal) => {
        concat!("https://w3id.org/security#", $term)
    };
}

const NAME: &str = "https://schema.org/name";
const DESCRIPTION: &str = "https://schema.org/description";

impl Role {
    /// The member called `name`.
    pub(super) fn term(self, name: &str) -> Option<&'static Term> {
        self.terms().iter().find(|term| term.name == name)
    }

    /// What the type called `name` means.
    pub(super) fn type_name(self, name: &str) -> Option<&'static str> {
        Some(match (self, name) {
            (Self::Credential | Self::Dossier, "VerifiableCredential") => {
                vc!("VerifiableCredential")
            }
            (Self::Credential, "OpenBadgeCredential") => ob!("OpenBadgeCredential"),
            (Self::Dossier, "ClrCredential") => clr!("ClrCredential"),
            (Self::Issuer, "Profile") => ob!("Profile"),
            (Self::Subject, "AchievementSubject") => ob!("AchievementSubject"),
            (Self::DossierSubject, "ClrSubject") => clr!("ClrSubject"),
            (Self::Entry, "IdentifierEntry") => ob!("IdentifierEntry"),
            (Self::Identity, "IdentityObject") => ob!("IdentityObject"),
            (Self::Achievement, "Achievement") => ob!("Achievement"),
            (Self::ResultDescription, "ResultDescription") => ob!("ResultDescription"),
            (Self::Outcome, "Result") => ob!("Result"),
            (Self::Evidence, "Evidence") => ob!("Evidence"),
            (Self::Status, "BitstringStatusListEntry") => status!("BitstringStatusListEntry"),
            (Self::Proof, "DataIntegrityProof") => security!("DataIntegrityProof"),
            _ => return None,
        })
    }

    fn terms(self) -> &'static [Term] {
        match self {
            Self::Credential => CREDENTIAL,
            Self::Dossier => DOSSIER,
            Self::Issuer => ISSUER,
            Self::Subject => SUBJECT,
            Self::DossierSubject => DOSSIER_SUBJECT,
            Self::Entry => ENTRY,
            Self::Identity => IDENTITY,
            Self::Achievement => ACHIEVEMENT,
            Self::Criteria => CRITERIA,
            Self::ResultDescription => RESULT_DESCRIPTION,
            Self::Outcome => OUTCOME,
            Self::Evidence => EVIDENCE,
            Self::Resource => RESOURCE,
            Self::Status => STATUS,
            Self::Proof => PROOF,
        }
    }
}

const CREDENTIAL: &[Term] = terms! {
    "name" = NAME, Kind::Text;
    "issuer" = vc!("issuer"), Kind::Node(Role::Issuer);
    "validFrom" = vc!("validFrom"), Kind::Typed(MOMENT);
    "validUntil" = vc!("validUntil"), Kind::Typed(MOMENT);
    "credentialSubject" = vc!("credentialSubject"), Kind::Node(Role::Subject);
    "evidence" = vc!("evidence"), Kind::Node(Role::Evidence);
    "relatedResource" = vc!("relatedResource"), Kind::Node(Role::Resource);
    "credentialStatus" = vc!("credentialStatus"), Kind::Node(Role::Status);
    "proof" = security!("proof"), Kind::Graph(Role::Proof);
};
const DOSSIER: &[Term] = terms! {
    "name" = NAME, Kind::Text;
    "issuer" = vc!("issuer"), Kind::Node(Role::Issuer);
    "validFrom" = vc!("validFrom"), Kind::Typed(MOMENT);
    "validUntil" = vc!("validUntil"), Kind::Typed(MOMENT);
    "credentialSubject" = vc!("credentialSubject"), Kind::Node(Role::DossierSubject);
};
const ISSUER: &[Term] = terms! {
    "name" = NAME, Kind::Text;
    "url" = "https://schema.org/url", Kind::Typed(ADDRESS);
    "otherIdentifier" = ob!("otherIdentifier"), Kind::Node(Role::Entry);
};
const SUBJECT: &[Term] = terms! {
    "activityStartDate" = ob!("activityStartDate"), Kind::Typed(DATE);
    "activityEndDate" = ob!("activityEndDate"), Kind::Typed(DATE);
    "identifier" = ob!("identifier"), Kind::Node(Role::Identity);
    "achievement" = ob!("achievement"), Kind::Node(Role::Achievement);
    "result" = ob!("result"), Kind::Node(Role::Outcome);
};
const DOSSIER_SUBJECT: &[Term] = terms! {
    "identifier" = clr!("identifier-1"), Kind::Node(Role::Identity);
    "verifiableCredential" = clr!("verifiableCredential"), Kind::Node(Role::Credential);
};
const ENTRY: &[Term] = terms! {
    "identifier" = ob!("identifier"), Kind::Text;
    "identifierType" = ob!("identifierType"), Kind::Text;
};
const IDENTITY: &[Term] = terms! {
    "identityType" = ob!("identityType"), Kind::Text;
    "hashed" = ob!("hashed"), Kind::Truth;
    "identityHash" = ob!("identityHash"), Kind::Text;
    "salt" = ob!("salt"), Kind::Text;
};
const ACHIEVEMENT: &[Term] = terms! {
    "achievementType" = ob!("achievementType"), Kind::Text;
    "version" = ob!("version"), Kind::Text;
    "inLanguage" = "https://schema.org/inLanguage", Kind::Text;
    "name" = NAME, Kind::Text;
    "description" = DESCRIPTION, Kind::Text;
    "criteria" = ob!("Criteria"), Kind::Node(Role::Criteria);
    "otherIdentifier" = ob!("otherIdentifier"), Kind::Node(Role::Entry);
    "resultDescription" = ob!("resultDescription"), Kind::Node(Role::ResultDescription);
};
const CRITERIA: &[Term] = terms! {
    "narrative" = ob!("narrative"), Kind::Text;
};
const RESULT_DESCRIPTION: &[Term] = terms! {
    "name" = NAME, Kind::Text;
    "resultType" = ob!("resultType"), Kind::Text;
    "requiredValue" = ob!("requiredValue"), Kind::Text;
    "valueMin" = ob!("valueMin"), Kind::Text;
    "valueMax" = ob!("valueMax"), Kind::Text;
};
const OUTCOME: &[Term] = terms! {
    "resultDescription" = ob!("resultDescription"), Kind::Typed(ADDRESS);
    "value" = "https://schema.org/value", Kind::Text;
    "status" = ob!("status"), Kind::Text;
};
const EVIDENCE: &[Term] = terms! {
    "genre" = "https://schema.org/genre", Kind::Text;
    "name" = NAME, Kind::Text;
    "narrative" = ob!("narrative"), Kind::Text;
    "description" = DESCRIPTION, Kind::Text;
};
const RESOURCE: &[Term] = terms! {
    "digestMultibase" = security!("digestMultibase"), Kind::Typed(MULTIBASE);
};
const STATUS: &[Term] = terms! {
    "statusPurpose" = status!("statusPurpose"), Kind::Text;
    "statusListIndex" = status!("statusListIndex"), Kind::Text;
    "statusListCredential" = status!("statusListCredential"), Kind::Name;
};
const PROOF: &[Term] = terms! {
    "cryptosuite" = security!("cryptosuite"), Kind::Typed(SUITE);
    "created" = "http://purl.org/dc/terms/created", Kind::Typed(MOMENT);
    "verificationMethod" = security!("verificationMethod"), Kind::Name;
    "proofPurpose" = security!("proofPurpose"), Kind::Word("https://w3id.org/security#");
    "proofValue" = security!("proofValue"), Kind::Typed(MULTIBASE);
};
