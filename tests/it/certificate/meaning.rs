//! What a certificate means, as other people's software reads it: our statements
//! are theirs, byte for byte.

use super::*;
use oxjsonld::{JsonLdParser, JsonLdProfile, JsonLdRemoteDocument};
use oxrdf::Dataset;
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use passeport::credential::meaning;
use std::collections::HashMap;
use std::path::Path;

/// The two versions of the badge context that are in circulation under one name.
const BADGES: [&str; 2] = ["context-3.0.3.json", "context-3.0.3-as-served.json"];

fn theirs(folder: &Path, badges: &str, document: &Value) -> String {
    let read = |path: &str| fs::read(folder.join(path)).unwrap();
    let [v2, ob] = passeport::credential::document::CONTEXT;
    let contexts: HashMap<&str, Vec<u8>> = HashMap::from([
        (v2, read("w3c-contexts/credentials-v2.jsonld")),
        (ob, read(&format!("openbadges-3.0/{badges}"))),
    ]);
    let text = document.to_string();
    let parser = JsonLdParser::new()
        .with_profile(JsonLdProfile::Context)
        .for_slice(text.as_bytes())
        .with_load_document_callback(move |url, _| {
            let document = contexts.get(url).cloned().ok_or("nothing is fetched")?;
            Ok(JsonLdRemoteDocument { document, document_url: url.to_owned() })
        });
    let mut dataset: Dataset = parser.map(Result::unwrap).collect();
    let hash_algorithm = CanonicalizationHashAlgorithm::Sha256;
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 { hash_algorithm });
    let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort();
    lines.concat()
}

fn unsecured(document: &str) -> Value {
    let mut value: Value = serde_json::from_str(document).unwrap();
    value.as_object_mut().unwrap().remove("proof");
    value
}

fn assert_same(folder: &Path, document: &Value) {
    let ours = meaning::statements(document).unwrap();
    assert!(ours.lines().count() > 20);
    for badges in BADGES {
        assert_eq!(ours, theirs(folder, badges, document), "{badges}");
    }
}

#[test]
fn our_statements_are_those_of_an_independent_reader() {
    let Some(folder) = standard::folder() else { return };
    let modules = three_modules();
    let mut named = module_facts(5, "donnees-personnelles");
    named.holder.name = Some(r#"Zoé "\ Œuvrard 🙂 <&>"#.to_owned());
    named.holder.organisation.number = "W751234567".parse().unwrap();
    named.until = Some(at("2036-11-21T10:15:00Z"));
    passed(&mut named).journal = None;
    let named = issue_with(&site(), named);
    let passport = issue_with(&site(), passport_facts(&modules));
    for signed in modules.iter().chain([&named, &passport]) {
        assert_same(&folder, &unsecured(&signed.document));
    }
}

#[test]
fn members_not_issued_yet_mean_what_others_read_in_them() {
    let Some(folder) = standard::folder() else { return };
    let mut document = unsecured(&module().document);
    document["credentialStatus"] = json!({
        "id": "urn:pen:status:1#5", "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation", "statusListIndex": "5",
        "statusListCredential": "urn:pen:status:1",
    });
    document["credentialSubject"]["identifier"].as_array_mut().unwrap().push(json!({
        "type": "IdentityObject", "identityType": "emailAddress", "hashed": true,
        "identityHash": "sha256$0a", "salt": "c2Vs",
    }));
    assert_same(&folder, &document);
}

#[test]
fn the_official_vector_of_the_proof_is_reproduced() {
    let Some(folder) = standard::folder() else { return };
    let read = |name: &str| {
        fs::read_to_string(folder.join("w3c-vc-di-eddsa/TestVectors").join(name)).unwrap()
    };
    let options: Value =
        serde_json::from_str(&read("eddsa-rdfc-2022/proofConfigDataInt.json")).unwrap();
    let theirs = read("eddsa-rdfc-2022/proofHashDataInt.txt");
    let ours = meaning::hash_data(&options, &unsecured(&module().document)).unwrap();
    let hex = ours[..32].iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    assert_eq!(hex, theirs.trim());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_may_be_certified_means_the_same_to_others(
        name in "[ -~À-ÿ’«»œŒ🙂\u{10000}]{1,40}",
        organisation in "[\"\\\\<>a-z&%{}^`]{1,20}",
        narrative in "[ -~é]{1,60}",
    ) {
        let Some(folder) = standard::folder() else { return Ok(()) };
        let mut document = unsecured(&module().document);
        document["name"] = name.into();
        document["credentialSubject"]["identifier"][1]["identityHash"] = organisation.into();
        document["credentialSubject"]["achievement"]["criteria"]["narrative"] = narrative.into();
        let ours = meaning::statements(&document).unwrap();
        prop_assert_eq!(ours, theirs(&folder, BADGES[0], &document));
    }
}
