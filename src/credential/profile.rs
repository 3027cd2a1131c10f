//! The closed profile: every member a certificate of ours may have, and no
//! other. Names and meanings are those of Open Badges 3.0, section "Data Model".

use serde::{Deserialize, Serialize};

/// Structures that refuse unknown members, with members named as in JSON.
macro_rules! members {
    ($($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $field:ident: $kind:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "camelCase")]
        pub(super) struct $name { $($(#[$attribute])* pub(super) $field: $kind,)* }
    )*};
}

members! {
    /// A certificate without its proofs.
    Credential {
        #[serde(rename = "@context")]
        context: Vec<String>,
        id: String,
        #[serde(rename = "type")]
        kind: Vec<String>,
        name: String,
        issuer: Profile,
        valid_from: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        valid_until: Option<String>,
        #[serde(rename = "credentialSubject")]
        subject: AchievementSubject,
        evidence: Vec<Evidence>,
        #[serde(skip_serializing_if = "Option::is_none")]
        related_resource: Option<Vec<RelatedResource>>,
        #[serde(rename = "credentialStatus", skip_serializing_if = "Option::is_none")]
        status: Option<StatusEntry>,
    }
    /// The issuer.
    Profile {
        id: String,
        #[serde(rename = "type")]
        kind: Vec<String>,
        name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        other_identifier: Option<Vec<IdentifierEntry>>,
    }
    /// A public number or digest of something.
    IdentifierEntry {
        #[serde(rename = "type")]
        kind: String,
        identifier: String,
        identifier_type: String,
    }
    /// For whom, and what was achieved.
    AchievementSubject {
        id: String,
        #[serde(rename = "type")]
        kind: Vec<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        activity_start_date: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        activity_end_date: Option<String>,
        identifier: Vec<IdentityObject>,
        achievement: Achievement,
        #[serde(skip_serializing_if = "Option::is_none")]
        result: Option<Vec<ResultItem>>,
    }
    /// How the holder is known.
    IdentityObject {
        #[serde(rename = "type")]
        kind: String,
        identity_type: String,
        hashed: bool,
        identity_hash: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        salt: Option<String>,
    }
    /// What was achieved: a module or the Passeport.
    Achievement {
        id: String,
        #[serde(rename = "type")]
        kind: Vec<String>,
        #[serde(rename = "achievementType")]
        purpose: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        version: Option<String>,
        in_language: String,
        name: String,
        description: String,
        criteria: Criteria,
        #[serde(skip_serializing_if = "Option::is_none")]
        other_identifier: Option<Vec<IdentifierEntry>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        result_description: Option<Vec<ResultDescription>>,
    }
    /// What had to be done.
    Criteria {
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        narrative: String,
    }
    /// What a result means.
    ResultDescription {
        id: String,
        #[serde(rename = "type")]
        kind: Vec<String>,
        name: String,
        result_type: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        required_value: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        value_min: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        value_max: Option<String>,
    }
    /// One result.
    ResultItem {
        #[serde(rename = "type")]
        kind: Vec<String>,
        result_description: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        status: Option<String>,
    }
    /// What it rests on.
    Evidence {
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        #[serde(rename = "type")]
        kind: Vec<String>,
        genre: String,
        name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        narrative: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        description: Option<String>,
    }
    /// Where its withdrawal would be told (W3C, "Bitstring Status List v1.0").
    StatusEntry {
        id: String,
        #[serde(rename = "type")]
        kind: String,
        status_purpose: String,
        status_list_index: String,
        status_list_credential: String,
    }
    /// A document it names, with its digest.
    RelatedResource {
        id: String,
        digest_multibase: String,
    }
}
