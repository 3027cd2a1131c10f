//! The official test vectors of the signature standard, when they are at hand.

use super::*;
use passeport::credential::json;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

/// The folder of the standards' files, which are not ours to copy here.
pub(super) fn folder() -> Option<PathBuf> {
    if let Some(found) = std::env::var_os("PASSEPORT_STANDARDS") {
        return Some(PathBuf::from(found));
    }
    // Straight to standard output: the test harness would swallow it.
    let line = b"NOT RUN: no standards' files; set PASSEPORT_STANDARDS to their folder\n";
    std::io::stdout().write_all(line).unwrap();
    None
}

fn vector(folder: &std::path::Path, name: &str) -> String {
    let path = folder.join("w3c-vc-di-eddsa/TestVectors").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

#[test]
fn the_official_vector_is_reproduced_byte_for_byte() {
    let Some(folder) = folder() else { return };
    let read = |name: &str| vector(&folder, &format!("eddsa-jcs-2022/{name}"));
    let mut signed: Value = serde_json::from_str(&read("signedJCS.json")).unwrap();
    let proof = signed.as_object_mut().unwrap().remove("proof").unwrap();
    let options: Value = serde_json::from_str(&read("proofConfigJCS.json")).unwrap();

    let canonical = |value| String::from_utf8(json::canonical(value).unwrap()).unwrap();
    assert_eq!(canonical(&signed), read("canonDocJCS.txt").trim_end());
    assert_eq!(canonical(&options), read("proofCanonJCS.txt").trim_end());
    assert_eq!(hex(&proof::digest(&signed).unwrap()), read("docHashJCS.txt").trim_end());
    let combined = hex(&proof::hash_data(&options, &signed).unwrap());
    assert_eq!(combined, read("combinedHashJCS.txt").trim_end());

    let pair: Value = serde_json::from_str(&vector(&folder, "keyPair.json")).unwrap();
    let public = pair["publicKeyMultibase"].as_str().unwrap();
    let key = PublicKey::from_did(&format!("did:key:{public}")).unwrap();
    assert!(proof::holds(&key, &proof, &signed));

    // Our own signature with their key is theirs.
    let secret = bs58::decode(&pair["privateKeyMultibase"].as_str().unwrap()[1..]).into_vec();
    let secret = SiteKey::from_entropy(secret.unwrap()[2..].try_into().unwrap());
    let context: Vec<String> = serde_json::from_value(signed["@context"].clone()).unwrap();
    let made = proof::sign(&secret, &signed, &context, at("2023-02-24T23:36:38Z")).unwrap();
    assert_eq!(serde_json::to_value(made).unwrap(), proof);
}

#[test]
fn the_official_vector_does_not_hold_when_altered() {
    let Some(folder) = folder() else { return };
    let text = vector(&folder, "eddsa-jcs-2022/signedJCS.json");
    let mut signed: Value = serde_json::from_str(&text).unwrap();
    let proof = signed.as_object_mut().unwrap().remove("proof").unwrap();
    let method = proof["verificationMethod"].as_str().unwrap();
    let key = PublicKey::from_did(method.split('#').next().unwrap()).unwrap();
    let mut other = signed.clone();
    other["credentialSubject"]["alumniOf"] = "Another school".into();
    assert!(!proof::holds(&key, &proof, &other));
    let mut later = proof.clone();
    later["created"] = "2024-02-24T23:36:38Z".into();
    assert!(!proof::holds(&key, &later, &signed));
    assert!(!proof::holds(&site().public(), &proof, &signed));
}
