//! Forgeries, one by one: each must end in the verdict it deserves.

use super::*;
use ed25519_dalek::{Signer, SigningKey};
use passeport::credential::document::CONTEXT;
use passeport::credential::meaning;
use sha2::{Digest, Sha256};

pub(super) fn value(document: &str) -> Value {
    serde_json::from_str(document).unwrap()
}

pub(super) fn edited(edit: impl FnOnce(&mut Value)) -> String {
    let mut document = value(&module().document);
    edit(&mut document);
    document.to_string()
}

/// The document signed anew, by `seed`, after an edit that our own issuing refuses.
fn resigned_by(seed: &[u8; 32], edit: impl FnOnce(&mut Value)) -> String {
    signed_anew(&module().document, seed, edit)
}

/// The same of any document.
pub(super) fn signed_anew(
    document: &str,
    seed: &[u8; 32],
    edit: impl FnOnce(&mut Value),
) -> String {
    let mut document = value(document);
    let mut options = document["proof"][0].clone();
    document.as_object_mut().unwrap().remove("proof");
    edit(&mut document);
    options.as_object_mut().unwrap().remove("proofValue");
    options["@context"] = document["@context"].clone();
    let hash = |value: &Value| Sha256::digest(serde_jcs::to_vec(value).unwrap());
    let both = [hash(&options), hash(&document)].concat();
    let signature = SigningKey::from_bytes(seed).sign(&both).to_bytes();
    options["proofValue"] = format!("z{}", bs58::encode(signature).into_string()).into();
    document["proof"] = json!([options]);
    document.to_string()
}

fn resigned(edit: impl FnOnce(&mut Value)) -> String {
    resigned_by(&SITE, edit)
}

pub(super) fn reason(document: &str) -> Reason {
    let report = check(document, &[], &[site().public()]);
    assert_eq!(report.verdict(), Verdict::Altered, "{document}");
    match [report.form, report.proof, report.rule]
        .into_iter()
        .find(|c| matches!(c, Check::Failed(_)))
    {
        Some(Check::Failed(reason)) => reason,
        _ => panic!("no reason"),
    }
}

pub(super) fn assert_form(document: &str) {
    assert!(matches!(reason(document), Reason::Form(_)), "{document}");
}

#[test]
fn signing_anew_without_an_edit_is_valid_so_the_forgeries_below_are_well_made() {
    assert_eq!(verdict(&resigned(|_| {})), Verdict::Valid);
}

#[test]
fn a_changed_signature_is_refused() {
    let document = edited(|c| {
        let text = c["proof"][0]["proofValue"].as_str().unwrap().to_owned();
        let other = if text.ends_with('2') { '3' } else { '2' };
        c["proof"][0]["proofValue"] = format!("{}{other}", &text[..text.len() - 1]).into();
    });
    assert_eq!(reason(&document), Reason::Signature);
}

#[test]
fn changed_content_is_refused() {
    let score = edited(|c| c["credentialSubject"]["result"][0]["value"] = "10".into());
    let firm = edited(|c| {
        c["credentialSubject"]["identifier"][0]["identityHash"] = "552100554".into();
    });
    let name = edited(|c| c["issuer"]["name"] = "EPN du Rhône".into());
    for document in [score, firm, name] {
        assert_eq!(reason(&document), Reason::Signature);
    }
}

#[test]
fn a_stranger_is_not_believed_and_nobody_is_without_a_pin() {
    let own = issue_with(&stranger(), module_facts(1, "vendre-sur-internet")).document;
    assert_eq!(verdict(&own), Verdict::Untrusted);
    let report = check(&module().document, &[], &[]);
    assert_eq!(report.issuer, Check::NotChecked(Reason::NoPin));
    assert_eq!(report.verdict(), Verdict::Unknown);
}

#[test]
fn the_site_named_as_issuer_over_a_strangers_signature_is_refused() {
    let document = resigned_by(&[8; 32], |_| {});
    assert_eq!(reason(&document), Reason::Signature);
    let document = edited(|c| {
        c["proof"][0]["verificationMethod"] = stranger().public().method().into();
    });
    assert_eq!(reason(&document), Reason::OtherKey);
}

#[test]
fn a_document_without_a_proof_array_is_refused() {
    assert_form(&edited(|c| drop(c.as_object_mut().unwrap().remove("proof"))));
    assert_form(&edited(|c| c["proof"] = json!([])));
    assert_form(&edited(|c| c["proof"] = c["proof"][0].clone()));
}

#[test]
fn proofs_of_another_purpose_suite_or_context_are_refused() {
    type Edit = fn(&mut Value);
    let cases: [(Edit, Reason); 6] = [
        (|p| p["proofPurpose"] = "authentication".into(), Reason::ProofForm),
        (|p| p["cryptosuite"] = "eddsa-rdfc-2022".into(), Reason::ProofForm),
        (|p| p["type"] = "Ed25519Signature2020".into(), Reason::ProofForm),
        (|p| drop(p.as_object_mut().unwrap().remove("@context")), Reason::ProofForm),
        (|p| drop(p["@context"].as_array_mut().unwrap().pop()), Reason::ProofForm),
        (|p| p["domain"] = "example".into(), Reason::ProofForm),
    ];
    for (edit, expected) in cases {
        assert_eq!(reason(&edited(|c| edit(&mut c["proof"][0]))), expected);
    }
}

#[test]
fn the_second_proof_must_hold_as_well() {
    type Edit = fn(&mut Value);
    let cases: [(Edit, Reason); 6] = [
        (|p| p["proofPurpose"] = "authentication".into(), Reason::ProofForm),
        (|p| p["created"] = "yesterday".into(), Reason::ProofForm),
        (|p| p["cryptosuite"] = "eddsa-jcs-2022".into(), Reason::ProofForm),
        (|p| p["@context"] = json!(CONTEXT), Reason::ProofForm),
        (|p| p["verificationMethod"] = stranger().public().method().into(), Reason::OtherKey),
        (|p| p["created"] = "2026-11-21T10:15:01Z".into(), Reason::Signature),
    ];
    for (edit, expected) in cases {
        assert_eq!(reason(&edited(|c| edit(&mut c["proof"][1]))), expected);
    }
    let flipped = edited(|c| {
        let other = c["proof"][0]["proofValue"].clone();
        c["proof"][1]["proofValue"] = other;
    });
    assert_eq!(reason(&flipped), Reason::Signature);
    let exchanged = edited(|c| {
        for (place, suite) in [(0, "eddsa-rdfc-2022"), (1, "eddsa-jcs-2022")] {
            c["proof"][place]["cryptosuite"] = suite.into();
        }
    });
    assert_eq!(reason(&exchanged), Reason::ProofForm);
}

#[test]
fn the_second_proof_alone_is_not_believed() {
    let alone = |edit: fn(&mut Value)| {
        edited(|c| {
            drop(c["proof"].as_array_mut().unwrap().remove(0));
            edit(c);
        })
    };
    assert_eq!(reason(&alone(|_| {})), Reason::NoProof);
    // Neither reordering nor a member without meaning changes what is meant.
    let reordered = alone(|c| c["credentialSubject"]["result"].as_array_mut().unwrap().reverse());
    assert_form(&reordered);
    assert_form(&alone(|c| c["credentialSubject"]["mention"] = "très bien".into()));
    // The order of the proofs says nothing.
    let turned = edited(|c| c["proof"].as_array_mut().unwrap().reverse());
    assert_eq!(verdict(&turned), Verdict::Valid);
}

#[test]
fn a_document_that_would_keep_others_busy_is_refused_before_its_meaning_is_asked() {
    // Every node without a name, each pointing at all the others.
    let name = |number: usize| json!(format!("_:b{number}"));
    let nodes: Vec<_> = (0..8)
        .map(|one| json!({"id": name(one), "knows": (0..8).map(name).collect::<Vec<_>>()}))
        .collect();
    assert_form(&resigned(|c| c["evidence"] = nodes.clone().into()));
    assert!(meaning::statements(&json!({"id": "urn:a", "evidence": nodes})).is_err());
}

#[test]
fn a_context_appended_afterwards_is_refused() {
    let extra = Value::from("https://evil.example/context.json");
    assert_form(&edited(|c| c["@context"].as_array_mut().unwrap().push(extra.clone())));
    assert_form(&resigned(|c| c["@context"].as_array_mut().unwrap().push(extra.clone())));
}

#[test]
fn members_that_are_not_ours_are_refused_even_when_signed() {
    assert_form(&edited(|c| c["credentialSubject"]["mention"] = "très bien".into()));
    assert_form(&resigned(|c| c["credentialSubject"]["mention"] = "très bien".into()));
    assert_form(&resigned(|c| c["issuer"]["email"] = "a@b.example".into()));
    assert_form(&resigned(|c| c["awardedDate"] = c["validFrom"].clone()));
}

#[test]
fn members_that_must_be_there_are_missed_even_when_signed() {
    assert_form(&resigned(|c| c["type"] = json!(["VerifiableCredential"])));
    assert_form(&resigned(|c| {
        drop(c["credentialSubject"].as_object_mut().unwrap().remove("achievement"));
    }));
    assert_form(&edited(|c| c["issuer"] = c["issuer"]["id"].clone()));
    assert_form(&resigned(|c| c["issuer"] = c["issuer"]["id"].clone()));
    assert_form(&resigned(|c| {
        drop(c["credentialSubject"]["result"].as_array_mut().unwrap().pop());
    }));
}

#[test]
fn twice_the_same_name_is_refused_whichever_comes_last() {
    let document = module().document;
    let genuine = r#""name": "EPN de la Loire""#;
    let forged = r#""name": "EPN du Rhône""#;
    assert!(document.contains(genuine));
    for pair in [format!("{genuine}, {forged}"), format!("{forged}, {genuine}")] {
        assert_form(&document.replace(genuine, &pair));
    }
}

#[test]
fn what_is_not_yet_valid_or_expired_is_out_of_date() {
    let mut facts = module_facts(1, "vendre-sur-internet");
    facts.until = Some(at("2026-12-01T00:00:00Z"));
    let document = issue_with(&site(), facts.clone()).document;
    let pins = [Pin::always(site().public())];
    let ask = |moment: Option<&str>| {
        let at = moment.map(at);
        verify(&Inquiry { document: document.as_bytes(), with: &[], pins: &pins, at })
    };
    let until = facts.until.unwrap();
    assert_eq!(
        ask(Some("2026-11-21T10:14:59Z")).dates,
        Check::Failed(Reason::NotYet(facts.issued))
    );
    assert_eq!(ask(Some("2026-12-01T00:00:00Z")).dates, Check::Failed(Reason::Expired(until)));
    assert_eq!(ask(Some("2026-12-01T00:00:00Z")).verdict(), Verdict::OutOfDate);
    assert_eq!(ask(Some("2026-11-21T10:15:00Z")).verdict(), Verdict::Valid);
    assert_eq!(ask(None).verdict(), Verdict::Unknown);
}

#[test]
fn hidden_characters_other_normal_forms_and_numbers_are_refused_even_when_signed() {
    for name in ["EPN \u{1b}[2J", "EPN \u{202e}ERIOL", "EPN\u{200b}", "Cafe\u{301}", "\u{61c}EPN"] {
        assert_form(&resigned(|c| c["issuer"]["name"] = name.into()));
    }
    assert_form(&resigned(|c| c["credentialSubject"]["result"][0]["value"] = 9.into()));
    assert_form(&resigned(|c| c["credentialSubject"]["result"][0]["value"] = json!(1e21)));
}

#[test]
fn bytes_around_and_broken_text_are_refused() {
    let document = module().document;
    assert_form(&format!("{document}{{}}"));
    assert_form(&format!("\u{feff}{document}"));
    assert_form(&document.replace("EPN de", r"EPN \ud800 de"));
    assert_form(&document.replace("Zoé", "Zoe\u{301}"));
    assert_form(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)));
    assert_form(&format!("{document}{}", " ".repeat(10_000_000)));
}

#[test]
fn a_second_spelling_of_the_signature_is_refused() {
    // The order of the group: adding it to S gives the same S modulo the order.
    let order: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let document = edited(|c| {
        let text = c["proof"][0]["proofValue"].as_str().unwrap();
        let mut signature = bs58::decode(&text[1..]).into_vec().unwrap();
        let mut carry = 0;
        for (byte, add) in signature[32..].iter_mut().zip(order) {
            let sum = u16::from(*byte) + u16::from(add) + carry;
            *byte = sum.to_le_bytes()[0];
            carry = sum >> 8;
        }
        c["proof"][0]["proofValue"] = format!("z{}", bs58::encode(signature).into_string()).into();
    });
    assert_eq!(reason(&document), Reason::Signature);
}

#[test]
fn a_key_that_signs_anything_is_refused() {
    // The neutral element as key, R neutral, S zero: holds for every message unless strict.
    let neutral = [&[1][..], &[0; 31]].concat();
    let multibase = format!("z{}", bs58::encode([&[0xed, 1][..], &neutral].concat()).into_string());
    let did = format!("did:key:{multibase}");
    let signature = [&neutral[..], &[0; 32]].concat();
    let document = edited(|c| {
        c["issuer"]["id"] = did.clone().into();
        c["proof"][0]["verificationMethod"] = format!("{did}#{multibase}").into();
        c["proof"][0]["proofValue"] = format!("z{}", bs58::encode(signature).into_string()).into();
    });
    let report = check(&document, &[], &[PublicKey::from_did(&did).unwrap()]);
    assert_eq!(report.proof, Check::Failed(Reason::Signature));
    assert_eq!(report.verdict(), Verdict::Altered);
}

#[test]
fn every_known_proof_must_hold_and_an_unknown_one_leaves_a_doubt() {
    let bad = edited(|c| {
        let mut second = c["proof"][0].clone();
        second["created"] = "2026-11-21T10:15:01Z".into();
        c["proof"].as_array_mut().unwrap().push(second);
    });
    assert_eq!(reason(&bad), Reason::Signature);
    let unknown = edited(|c| {
        let mut second = c["proof"][0].clone();
        second["cryptosuite"] = "ecdsa-sd-2023".into();
        c["proof"].as_array_mut().unwrap().push(second);
    });
    assert_eq!(verdict(&unknown), Verdict::Unknown);
}

#[test]
fn the_same_content_spelled_otherwise_stays_valid() {
    let document = module().document;
    let minified = value(&document).to_string();
    let windows = document.replace('\n', "\r\n");
    let escaped: String = document
        .chars()
        .map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04X}", c as u32) })
        .collect();
    assert!(escaped.contains("\\u"));
    let first = r#""validFrom": "2026-11-21T10:15:00Z","#;
    assert!(document.contains(first));
    let moved = document.replace(first, "").replacen('{', &format!("{{{first}"), 1);
    for same in [minified, windows, escaped, moved] {
        assert_ne!(same, document);
        assert_eq!(verdict(&same), Verdict::Valid, "{same}");
    }
}

#[test]
fn a_signature_outside_the_window_of_its_key_is_not_believed() {
    let document = module().document;
    let ask = |from: Option<&str>, until: Option<&str>| {
        let pin = Pin { key: site().public(), from: from.map(at), until: until.map(at) };
        let at = Some(later());
        verify(&Inquiry { document: document.as_bytes(), with: &[], pins: &[pin], at })
    };
    assert_eq!(ask(Some("2026-01-01T00:00:00Z"), None).verdict(), Verdict::Valid);
    for report in [ask(Some("2026-11-22T00:00:00Z"), None), ask(None, Some("2026-11-20T00:00:00Z"))]
    {
        assert_eq!(report.issuer, Check::Failed(Reason::OutsidePin));
        assert_eq!(report.verdict(), Verdict::Untrusted);
    }
}

fn flipped(document: &str, place: usize, bit: u8) -> Vec<u8> {
    let mut bytes = document.as_bytes().to_vec();
    let place = place % bytes.len();
    bytes[place] ^= 1 << bit;
    bytes
}

fn is_blank(document: &str, place: usize) -> bool {
    document.as_bytes()[place % document.len()].is_ascii_whitespace()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_flipped_bit_leaves_a_certificate_valid(place in any::<usize>(), bit in 0..8_u8) {
        let document = MODULE.get_or_init(|| module().document);
        let bytes = flipped(document, place, bit);
        let pins = [Pin::always(site().public())];
        let report = verify(&Inquiry {
            document: &bytes, with: &[], pins: &pins, at: Some(later()),
        });
        // Between the members, one blank may become another: nothing is said there.
        if is_blank(document, place) && report.verdict() == Verdict::Valid {
            let same: Value = serde_json::from_slice(&bytes).unwrap();
            prop_assert_eq!(same, value(document));
        } else {
            prop_assert_ne!(report.verdict(), Verdict::Valid);
        }
    }

    #[test]
    fn no_bytes_at_all_make_the_verifier_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let pins = [Pin::always(site().public())];
        let report = verify(&Inquiry { document: &bytes, with: &[], pins: &pins, at: None });
        prop_assert_eq!(report.verdict(), Verdict::Altered);
    }
}

static MODULE: std::sync::OnceLock<String> = std::sync::OnceLock::new();
