//! More forgeries, one by one, beside those of `attacks`: what is copied, what looks
//! alike, what is written so that two readers see two things.

use super::attacks::{assert_form, edited, reason, signed_anew, value};
use super::command::{args, pinned};
use super::formats::code;
use super::lists::{list, root, signed, with_status};
use super::*;
use passeport::cli::verify::VerifyArgs;
use passeport::credential::meaning;
use passeport::credential::qr::Extent;

#[test]
fn another_key_named_in_both_proofs_is_refused() {
    let document = edited(|c| {
        for place in 0..2 {
            c["proof"][place]["verificationMethod"] = stranger().public().method().into();
        }
    });
    assert_eq!(reason(&document), Reason::OtherKey);
}

#[test]
fn two_parts_of_equal_content_are_neither_signed_nor_believed() {
    let twice = |c: &mut Value| {
        let achievement = &mut c["credentialSubject"]["achievement"];
        let mut one = achievement.clone();
        one.as_object_mut().unwrap().remove("id");
        *achievement = json!([one, one]);
    };
    let mut unsecured = value(&module().document);
    unsecured.as_object_mut().unwrap().remove("proof");
    assert!(meaning::statements(&unsecured).is_ok());
    // Each has a nameless part of its own: programs number those differently.
    twice(&mut unsecured);
    assert!(meaning::statements(&unsecured).is_err());
    assert_form(&signed_anew(&module().document, &SITE, twice));
    assert_form(&signed_anew(&module().document, &SITE, |c| {
        c["evidence"] = json!([c["evidence"][0], c["evidence"][0]]);
    }));
}

#[test]
fn a_place_in_the_list_of_withdrawals_written_as_a_number_is_refused_even_when_signed() {
    let facts = with_status(module_facts(1, "vendre-sur-internet"), 4);
    let document = issue_with(&site(), facts).document;
    assert_eq!(verdict(&signed_anew(&document, &SITE, |_| {})), Verdict::Unknown, "no list");
    let place = "statusListIndex";
    assert_form(&signed_anew(&document, &SITE, |c| c["credentialStatus"][place] = 4.into()));
    for text in ["04", "+4", " 4", "4294967296", "-1", "4.0", ""] {
        assert_form(&signed_anew(&document, &SITE, |c| c["credentialStatus"][place] = text.into()));
    }
}

#[test]
fn numbers_of_any_size_are_refused_before_anybody_reckons_with_them() {
    let document = module().document;
    for number in ["0", "-0", "1e999", "-1E-999", "9007199254740993", &"9".repeat(4_000), "0.1"] {
        let forged = document.replacen("\"9\"", number, 1);
        assert_ne!(forged, document);
        assert_form(&forged);
    }
}

#[test]
fn twice_the_same_name_is_refused_in_a_proof_and_however_it_is_spelled() {
    let document = module().document;
    for (one, other) in [
        (r#""proofPurpose": "assertionMethod""#, r#""proofPurpose": "authentication""#),
        (r#""cryptosuite": "eddsa-jcs-2022""#, r#""cr\u0079ptosuite": "eddsa-rdfc-2022""#),
        (r#""hashed": false"#, r#""\u0068ashed": true"#),
    ] {
        assert!(document.contains(one), "{one}");
        for pair in [format!("{one}, {other}"), format!("{other}, {one}")] {
            assert_form(&document.replacen(one, &pair, 1));
        }
    }
}

#[test]
fn a_copied_code_shows_whose_it_is_and_asks_to_compare() {
    let code = code(&module(), Extent::Screen);
    let told = command::ask("fr", false, &args(&code, &pinned(), &[]), "");
    assert_eq!(told.code, 0);
    let shown = told.output.replace('\u{a0}', " ");
    for wanted in ["732829320", &module().code.to_string(), "un code se copie"] {
        assert!(shown.contains(wanted), "{wanted}: {shown}");
    }
}

#[test]
fn a_name_that_looks_like_a_listed_one_is_shown_under_the_name_of_the_list() {
    // Cyrillic letters that look like ours.
    let look_alike = "\u{415}PN d\u{435} l\u{430} Loire";
    let issuer = Issuer { name: look_alike.to_owned(), ..issuer() };
    let facts = module_facts(1, "vendre-sur-internet");
    let words = words(&facts);
    let forged = issue::issue(&site(), &issuer, &Claims::new(facts).unwrap(), &words).unwrap();
    let own = issue_with(&stranger(), module_facts(1, "vendre-sur-internet"));
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let (document, own) =
        (write("forged.json", &forged.document), write("own.json", &own.document));
    let trust = write("trust.json", &signed(list()).to_text());
    let root = [1, 2, 3].map(|number| root(number).public().did().into()).to_vec();
    let asked = |file: &std::path::Path| VerifyArgs {
        trust: Some(trust.clone()),
        root: root.clone(),
        ..args(file.to_str().unwrap(), &[], &[])
    };
    let told = command::ask("fr", false, &asked(&document), "");
    let shown = told.output.replace('\u{a0}', " ");
    assert_eq!(told.code, 0, "{shown}");
    assert!(shown.contains("Délivré par : EPN de la Loire (73282932000074)"), "{shown}");
    assert!(!shown.contains(&format!("Délivré par : {look_alike}")));
    // Somebody else under the very same name is nobody in the list.
    assert_eq!(command::ask("fr", false, &asked(&own), "").code, 5);
}
