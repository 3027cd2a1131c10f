//! How a trust list is written in JSON: every member it may have, and no other.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ListError, ListedIssuer, ListedKey, May, RevokedKey, Roots, TrustList};
use crate::credential::key::PublicKey;
use crate::domain::learner::OrganisationNumber;
use crate::domain::time::Timestamp;

/// The type of such a document.
const TYPE: &str = "PenTrustList";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Document {
    #[serde(rename = "type")]
    kind: String,
    sequence: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<String>,
    issued: String,
    expires: String,
    roots: Vec<String>,
    issuers: Vec<Site>,
    revoked_keys: Vec<Revoked>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Site {
    name: String,
    siret: String,
    declared_provider: bool,
    keys: Vec<Key>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Key {
    id: String,
    kid: String,
    from: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    issues: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Revoked {
    id: String,
    since: String,
    reason: String,
}

/// The document without signatures.
pub(super) fn write(list: &TrustList) -> Result<Value, ListError> {
    let document = Document {
        kind: TYPE.to_owned(),
        sequence: list.sequence.to_string(),
        previous: list.previous.clone(),
        issued: list.issued.to_rfc3339(),
        expires: list.expires.to_rfc3339(),
        roots: list.roots.keys().iter().map(PublicKey::did).collect(),
        issuers: list.issuers.iter().map(write_site).collect(),
        revoked_keys: list.revoked.iter().map(write_revoked).collect(),
    };
    serde_json::to_value(document).map_err(|error| ListError::Shape(error.to_string()))
}

fn write_site(site: &ListedIssuer) -> Site {
    let key = |listed: &ListedKey| Key {
        id: listed.key.did(),
        kid: listed.key.short(),
        from: listed.from.to_rfc3339(),
        until: listed.until.map(Timestamp::to_rfc3339),
        issues: listed.may.iter().map(|may| may.name().to_owned()).collect(),
    };
    Site {
        name: site.name.clone(),
        siret: site.siret.to_string(),
        declared_provider: site.is_declared_provider,
        keys: site.keys.iter().map(key).collect(),
    }
}

fn write_revoked(revoked: &RevokedKey) -> Revoked {
    Revoked {
        id: revoked.key.did(),
        since: revoked.since.to_rfc3339(),
        reason: revoked.reason.clone(),
    }
}

/// What a document without signatures says.
pub(super) fn read(document: &Value) -> Result<TrustList, ListError> {
    let read: Document = serde_json::from_value(document.clone())
        .map_err(|error| ListError::Shape(error.to_string()))?;
    if read.kind != TYPE {
        return Err(ListError::Member("type"));
    }
    let roots = read.roots.iter().map(|did| key(did, "roots")).collect::<Result<Vec<_>, _>>()?;
    if read.previous.as_ref().is_some_and(|digest| !is_digest(digest)) {
        return Err(ListError::Member("previous"));
    }
    Ok(TrustList {
        sequence: read.sequence.parse().map_err(|_| ListError::Member("sequence"))?,
        previous: read.previous,
        issued: moment(&read.issued, "issued")?,
        expires: moment(&read.expires, "expires")?,
        roots: Roots::new(&roots).ok_or(ListError::Member("roots"))?,
        issuers: read.issuers.into_iter().map(read_site).collect::<Result<_, _>>()?,
        revoked: read.revoked_keys.into_iter().map(read_revoked).collect::<Result<_, _>>()?,
    })
}

fn read_site(site: Site) -> Result<ListedIssuer, ListError> {
    let siret: OrganisationNumber = site.siret.parse().map_err(|_| ListError::Member("siret"))?;
    let listed = |read: Key| {
        let word = |word: &String| May::ALL.into_iter().find(|may| may.name() == word);
        let may = read.issues.iter().map(word).collect::<Option<_>>();
        let until = read.until.as_ref().map(|until| moment(until, "until")).transpose()?;
        Ok(ListedKey {
            key: key(&read.id, "keys")?,
            from: moment(&read.from, "from")?,
            until,
            may: may.ok_or(ListError::Member("issues"))?,
        })
    };
    let keys = site.keys.into_iter().map(listed).collect::<Result<_, ListError>>()?;
    Ok(ListedIssuer { name: site.name, siret, is_declared_provider: site.declared_provider, keys })
}

fn read_revoked(revoked: Revoked) -> Result<RevokedKey, ListError> {
    Ok(RevokedKey {
        key: key(&revoked.id, "revokedKeys")?,
        since: moment(&revoked.since, "since")?,
        reason: revoked.reason,
    })
}

fn key(did: &str, member: &'static str) -> Result<PublicKey, ListError> {
    PublicKey::from_did(did).map_err(|_| ListError::Member(member))
}

fn moment(text: &str, member: &'static str) -> Result<Timestamp, ListError> {
    Timestamp::from_rfc3339(text).ok_or(ListError::Member(member))
}

fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}
