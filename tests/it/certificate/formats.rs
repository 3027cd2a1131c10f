//! One certificate in several forms: each says the same, and none can be altered.

use super::*;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ed25519_dalek::{Signer, SigningKey};
use passeport::credential::dossier::{self, DossierError};
use passeport::credential::qr::{self, CodeError, Extent};
use passeport::credential::reading::{self, Certificate, FormError};
use passeport::credential::restate::RestateError;
use passeport::credential::verify::with_seal;
use passeport::credential::{jwt, sshsig};
use passeport::domain::id::ModuleId;
use std::sync::OnceLock;

fn read(document: &str) -> Certificate {
    reading::read(document.as_bytes()).unwrap()
}

fn number(module: &ModuleId) -> Option<u16> {
    match module.as_str() {
        "vendre-sur-internet" => Some(6),
        "mots-de-passe" => Some(19),
        "facture-electronique" => Some(11),
        _ => None,
    }
}

pub(super) fn token() -> String {
    jwt::encode(&site(), &read(&module().document)).unwrap()
}

pub(super) fn code(signed: &Signed, extent: Extent) -> String {
    qr::payload(&site(), &read(&signed.document), &number, extent).unwrap()
}

fn passport() -> (Signed, Vec<Signed>) {
    let modules = three_modules();
    (issue_with(&site(), passport_facts(&modules)), modules)
}

pub(super) fn whole() -> String {
    let (passport, modules) = passport();
    let modules: Vec<_> = modules.iter().map(|signed| read(&signed.document)).collect();
    dossier::write(&site(), &read(&passport.document), &modules).unwrap()
}

pub(super) fn ask(bytes: &[u8]) -> Report {
    let pins = [Pin::always(site().public())];
    verify(&Inquiry { document: bytes, with: &[], pins: &pins, at: Some(later()) })
}

fn form(text: &str) -> FormError {
    match ask(text.as_bytes()) {
        Report { form: Check::Failed(Reason::Form(why)), .. } => why,
        other => panic!("{text}: {other:?}"),
    }
}

/// A token of any header and claims, signed by `seed` if given.
fn forged(header: &Value, claims: &Value, seed: &[u8; 32]) -> String {
    let part = |value: &Value| BASE64.encode(serde_jcs::to_vec(value).unwrap());
    let signed = format!("{}.{}", part(header), part(claims));
    let signature = SigningKey::from_bytes(seed).sign(signed.as_bytes()).to_bytes();
    format!("{signed}.{}", BASE64.encode(signature))
}

fn parts(token: &str) -> (Value, Value) {
    let mut parts = token.split('.').map(|part| BASE64.decode(part).unwrap());
    let mut next = || serde_json::from_slice(&parts.next().unwrap()).unwrap();
    (next(), next())
}

fn resigned(edit: impl FnOnce(&mut Value, &mut Value)) -> String {
    let (mut header, mut claims) = parts(&token());
    edit(&mut header, &mut claims);
    forged(&header, &claims, &SITE)
}

#[test]
fn a_token_says_what_the_document_says() {
    let report = ask(format!("{}\n", token()).as_bytes());
    assert_eq!(report.verdict(), Verdict::Valid);
    assert_eq!(report.certificate.unwrap().unsecured, read(&module().document).unsecured);
    assert_eq!(token(), token());
    let (header, claims) = parts(&token());
    assert_eq!(header["alg"], "EdDSA");
    assert_eq!(claims["iss"], claims["issuer"]["id"]);
    assert_eq!(claims["nbf"], 1_795_256_100);
    assert_eq!(claims.get("exp"), None);
    // Forged without an edit it is the same: the forgeries below are well made.
    assert_eq!(resigned(|_, _| {}), token());
}

#[test]
fn a_token_expires_with_its_document() {
    let mut facts = module_facts(1, "vendre-sur-internet");
    facts.until = Some(at("2026-12-01T00:00:00Z"));
    let token = jwt::encode(&site(), &read(&issue_with(&site(), facts).document)).unwrap();
    assert_eq!(parts(&token).1["exp"], 1_796_083_200);
    assert_eq!(ask(token.as_bytes()).verdict(), Verdict::OutOfDate);
}

#[test]
fn tokens_of_another_algorithm_key_or_header_are_refused() {
    let stranger = stranger().public().method();
    let edits: [(&str, Value); 7] = [
        ("alg", "none".into()),
        ("alg", "HS256".into()),
        ("alg", "Ed25519".into()),
        ("jwk", json!({"kty": "OKP", "crv": "Ed25519", "x": "AAAA"})),
        ("kid", stranger.into()),
        ("crit", json!(["exp"])),
        ("typ", "vc+jwt".into()),
    ];
    for (name, value) in edits {
        let forged = resigned(|header, _| header[name] = value.clone());
        assert_eq!(form(&forged), FormError::Token, "{name}: {value}");
    }
    let (none, claims) = (json!({"alg": "none"}), parts(&token()).1);
    let unsigned = forged(&none, &claims, &SITE);
    let unsigned = unsigned.rsplit_once('.').unwrap().0;
    assert_eq!(form(&format!("{unsigned}.")), FormError::Token);
    assert!(matches!(form(unsigned), FormError::Token | FormError::Json(_)));
}

#[test]
fn tokens_whose_own_claims_differ_from_the_certificate_are_refused() {
    let edits: [(&str, Value); 8] = [
        ("iss", "did:key:z6Mk".into()),
        ("jti", "urn:uuid:00000000-0000-4000-8000-000000000000".into()),
        ("sub", "urn:uuid:00000000-0000-4000-8000-000000000000".into()),
        ("nbf", 1_795_256_101.into()),
        ("nbf", "1795256100".into()),
        ("exp", 1_895_256_100.into()),
        ("aud", "bank".into()),
        ("iat", 1_795_256_100.into()),
    ];
    for (name, value) in edits {
        let token = resigned(|_, claims| claims[name] = value.clone());
        let why = form(&token);
        assert!(
            matches!(why, FormError::Token | FormError::Shape(_) | FormError::Json(_)),
            "{name}: {why}"
        );
    }
    let missing = resigned(|_, claims| drop(claims.as_object_mut().unwrap().remove("sub")));
    assert_eq!(form(&missing), FormError::Token);
}

#[test]
fn tokens_with_another_content_signature_or_spelling_are_refused() {
    let (header, mut claims) = parts(&token());
    claims["credentialSubject"]["result"][0]["value"] = "10".into();
    let signature = token().rsplit_once('.').unwrap().1.to_owned();
    let edited = forged(&header, &claims, &SITE);
    let edited = format!("{}.{signature}", edited.rsplit_once('.').unwrap().0);
    assert_eq!(ask(edited.as_bytes()).proof, Check::Failed(Reason::Signature));
    let (_, claims) = parts(&token());
    let strangers = forged(&header, &claims, &[8; 32]);
    assert_eq!(ask(strangers.as_bytes()).proof, Check::Failed(Reason::Signature));

    assert_eq!(form(&format!("{}==", token())), FormError::Token);
    assert_eq!(form(&format!("{}.e30", token())), FormError::Token);
    let spaced = BASE64.encode(serde_json::to_string_pretty(&claims).unwrap());
    let parts: Vec<_> = token().split('.').map(str::to_owned).collect();
    assert_eq!(form(&format!("{}.{spaced}.{}", parts[0], parts[2])), FormError::Token);
    let twice = BASE64.encode(serde_jcs::to_string(&claims).unwrap().replacen(
        '{',
        r#"{"name":"Another","#,
        1,
    ));
    assert_eq!(form(&format!("{}.{twice}.{}", parts[0], parts[2])), FormError::Token);
    let deep = BASE64.encode("[".repeat(100_000));
    assert_eq!(form(&format!("{}.{deep}.{}", parts[0], parts[2])), FormError::Token);
    assert!(matches!(form(&"eyJ".repeat(100_000)), FormError::Json(_)));
}

#[test]
fn a_certificate_of_another_key_is_put_into_no_other_form() {
    let foreign = issue_with(&stranger(), module_facts(1, "vendre-sur-internet")).document;
    let read = read(&foreign);
    assert_eq!(jwt::encode(&site(), &read), Err(RestateError::OtherKey));
    let refused = qr::payload(&site(), &read, &number, Extent::Screen);
    assert_eq!(refused, Err(RestateError::OtherKey.into()));
    let refused = sshsig::sign(&site(), foreign.as_bytes());
    assert_eq!(refused, Err(RestateError::OtherKey));
}

#[test]
fn a_forgery_in_our_name_is_put_into_no_other_form() {
    let forged = module().document.replace("Zoé", "Mallory");
    let forged = read(&forged);
    assert_eq!(jwt::encode(&site(), &forged), Err(RestateError::NotGenuine));
    let refused = qr::payload(&site(), &forged, &number, Extent::Paper);
    assert_eq!(refused, Err(RestateError::NotGenuine.into()));
    let (passport, modules) = passport();
    let others: Vec<_> = modules.iter().map(|signed| read(&signed.document)).collect();
    let forged = read(&passport.document.replace("Zoé", "Mallory"));
    let refused = dossier::write(&site(), &forged, &others);
    assert_eq!(refused, Err(RestateError::NotGenuine.into()));
}

#[test]
fn a_code_says_who_when_and_what_in_few_bytes() {
    let (passport, modules) = passport();
    let screen = code(&modules[0], Extent::Screen);
    // 195 characters are what a code of 41 modules holds (version 6, level L).
    assert!(screen.len() <= 195, "{}", screen.len());
    let report = ask(screen.as_bytes());
    assert_eq!(report.verdict(), Verdict::Valid);
    let claimed = report.code.unwrap();
    assert_eq!(claimed.id, modules[0].id);
    assert_eq!(claimed.issued, at("2026-11-21T00:00:00Z"));
    assert_eq!((claimed.number.as_str(), claimed.modules), ("732829320", vec![6]));
    let result = claimed.result.unwrap();
    assert_eq!((result.score.right, result.score.of, result.needed), (9, 10, 7));

    let report = ask(format!(" {}\r\n", code(&passport, Extent::Paper)).as_bytes());
    assert_eq!(report.verdict(), Verdict::Valid);
    assert!(matches!(report.rule, Check::NotChecked(Reason::FilesMissing { missing: 3, .. })));
    let claimed = report.code.unwrap();
    assert_eq!((claimed.modules, claimed.result), (vec![6, 11, 19], None));
    assert_eq!(claimed.names.unwrap().organisation, bakery().name);
    assert!(code(&passport, Extent::Screen).len() <= 195);
}

#[test]
fn a_code_names_companies_and_associations_and_ends_no_later_than_its_document() {
    let mut facts = module_facts(1, "vendre-sur-internet");
    facts.holder.organisation.number = "W000234567".parse().unwrap();
    facts.until = Some(at("2026-12-01T18:00:00Z"));
    let text = code(&issue_with(&site(), facts), Extent::Screen);
    assert!(text.len() <= 195, "{}", text.len());
    let pins = [Pin::always(site().public())];
    let ask = |moment| {
        verify(&Inquiry { document: text.as_bytes(), with: &[], pins: &pins, at: Some(at(moment)) })
    };
    let report = ask("2026-11-30T23:59:59Z");
    assert_eq!(report.verdict(), Verdict::Valid);
    assert_eq!(report.code.unwrap().number.as_str(), "W000234567");
    assert_eq!(ask("2026-12-01T00:00:00Z").verdict(), Verdict::OutOfDate);
    assert_eq!(ask("2026-11-20T23:59:59Z").verdict(), Verdict::OutOfDate);
}

#[test]
fn a_code_of_a_key_one_does_not_have_or_believe_cannot_be_told() {
    let text = code(&module(), Extent::Screen);
    let ask = |pins: &[Pin]| {
        verify(&Inquiry { document: text.as_bytes(), with: &[], pins, at: Some(later()) })
    };
    let strangers = vec![Pin::always(stranger().public())];
    for (pins, verdict) in [(vec![], Verdict::Unknown), (strangers, Verdict::Untrusted)] {
        let report = ask(&pins);
        assert_eq!(report.proof, Check::NotChecked(Reason::NoKey));
        assert_eq!(report.verdict(), verdict);
    }
    let pin = |from: Option<&str>, until: Option<&str>| {
        [Pin { key: site().public(), from: from.map(at), until: until.map(at) }]
    };
    assert_eq!(ask(&pin(Some("2026-11-21T23:00:00Z"), None)).verdict(), Verdict::Valid);
    assert_eq!(ask(&pin(None, Some("2026-11-21T01:00:00Z"))).verdict(), Verdict::Valid);
    assert_eq!(ask(&pin(Some("2026-11-22T00:00:00Z"), None)).verdict(), Verdict::Untrusted);
    assert_eq!(ask(&pin(None, Some("2026-11-20T23:59:59Z"))).verdict(), Verdict::Untrusted);
}

#[test]
fn codes_cut_joined_or_typed_otherwise_are_refused() {
    let text = code(&module(), Extent::Screen);
    let wrong = [
        text[..text.len() - 1].to_owned(),
        text[..text.len() / 2].to_owned(),
        text.to_lowercase().replacen("pen1:", "PEN1:", 1),
        format!("{text}{text}"),
        format!("{text}\n{text}"),
        "PEN1:".to_owned(),
        format!("PEN1:{}", base45::encode([0x81; 2_000])),
        format!("PEN1:{}", base45::encode([0xd2, 0x84, 0x40, 0xa0, 0x40, 0x40])),
        format!("PEN1:{}", "0".repeat(100_000)),
    ];
    for text in wrong {
        assert_eq!(form(&text), FormError::Code, "{text}");
    }
    assert!(matches!(form(&text.to_lowercase()), FormError::Json(_)));
}

#[test]
fn a_module_without_a_number_has_no_code() {
    let signed = issue_with(&site(), module_facts(1, "a-nous"));
    let refused = qr::payload(&site(), &read(&signed.document), &number, Extent::Screen);
    assert!(matches!(refused, Err(CodeError::Unnumbered(_))));
    let far = qr::payload(&site(), &read(&signed.document), &|_| Some(64), Extent::Screen);
    assert!(matches!(far, Err(CodeError::Unnumbered(_))));
}

fn sealed(document: &str, seal: &str) -> Report {
    with_seal(ask(document.as_bytes()), document.as_bytes(), seal.as_bytes())
}

#[test]
fn a_signature_beside_the_file_covers_its_very_bytes() {
    let document = module().document;
    let seal = sshsig::sign(&site(), document.as_bytes()).unwrap();
    assert_eq!(sealed(&document, &seal).verdict(), Verdict::Valid);
    assert_eq!(sealed(&document, &seal.replace('\n', "\r\n")).verdict(), Verdict::Valid);
    let same_content = document.replace('\n', "\r\n");
    assert_eq!(ask(same_content.as_bytes()).verdict(), Verdict::Valid);
    assert_eq!(sealed(&same_content, &seal).proof, Check::Failed(Reason::Signature));
    let other = sshsig::sign(&site(), three_modules()[1].document.as_bytes()).unwrap();
    assert_eq!(sealed(&document, &other).proof, Check::Failed(Reason::Signature));
    let foreign = issue_with(&stranger(), module_facts(1, "vendre-sur-internet")).document;
    let foreign = sshsig::sign(&stranger(), foreign.as_bytes()).unwrap();
    assert_eq!(sealed(&document, &foreign).proof, Check::Failed(Reason::OtherKey));
    for broken in ["", "-----BEGIN SSH SIGNATURE-----\n", &seal[..seal.len() - 40]] {
        assert_eq!(sealed(&document, broken).proof, Check::Failed(Reason::ProofForm));
    }
}

#[test]
fn nothing_but_a_genuine_certificate_is_ever_signed_beside() {
    let document = module().document;
    let altered = document.replace("Zoé", "Zoe");
    for bytes in [&[7; 64][..], b"", b"{}", altered.as_bytes()] {
        assert_eq!(sshsig::sign(&site(), bytes), Err(RestateError::NotGenuine));
    }
}

#[test]
fn a_signature_made_for_something_else_does_not_serve() {
    use ssh_key::{Algorithm, HashAlg, LineEnding, Signature, SshSig};
    let document = module().document;
    let make = |namespace: &str| {
        let data = SshSig::signed_data(namespace, HashAlg::Sha512, document.as_bytes()).unwrap();
        let key = SigningKey::from_bytes(&SITE);
        let signature = Signature::new(Algorithm::Ed25519, key.sign(&data).to_bytes()).unwrap();
        let public = ssh_key::PublicKey::from_openssh(&site().public().openssh("")).unwrap();
        let seal =
            SshSig::new(public.key_data().clone(), namespace, HashAlg::Sha512, signature).unwrap();
        seal.to_pem(LineEnding::LF).unwrap()
    };
    assert_eq!(make(sshsig::NAMESPACE), sshsig::sign(&site(), document.as_bytes()).unwrap());
    assert_eq!(sealed(&document, &make("file")).proof, Check::Failed(Reason::ProofForm));
}

#[test]
fn a_dossier_holds_the_passport_and_what_it_rests_on() {
    let text = whole();
    let report = ask(text.as_bytes());
    assert_eq!(report.verdict(), Verdict::Valid, "{report:?}");
    assert_eq!(report.rule, Check::Held);
    assert_eq!(report.certificate.unwrap().claims.facts().id, passport().0.id);
    assert_eq!(text, whole());
}

#[test]
fn a_dossier_is_made_only_of_what_it_should_hold() {
    let (passport, modules) = passport();
    let modules: Vec<_> = modules.iter().map(|signed| read(&signed.document)).collect();
    let write = |passport: &Certificate, modules: &[Certificate]| {
        dossier::write(&site(), passport, modules).map(drop)
    };
    let passport = read(&passport.document);
    assert_eq!(write(&passport, &modules[1..]), Err(DossierError::Missing));
    assert_eq!(write(&modules[0], &modules), Err(DossierError::NotAPassport));
    let other = dossier::write(&stranger(), &passport, &modules);
    assert_eq!(other, Err(RestateError::OtherKey.into()));
    let mut old = modules.clone();
    old[1].proofs.pop();
    assert_eq!(write(&passport, &old), Err(DossierError::TooOld));
    let mut forged = modules.clone();
    forged[1].proofs[0] = modules[0].proofs[0].clone();
    assert_eq!(write(&passport, &forged), Err(RestateError::NotGenuine.into()));
}

/// The dossier signed anew by its own key after an edit.
fn dossier_resigned(edit: impl FnOnce(&mut Value)) -> String {
    let mut document: Value = serde_json::from_str(&whole()).unwrap();
    document.as_object_mut().unwrap().remove("proof");
    edit(&mut document);
    let context: Vec<String> = serde_json::from_value(document["@context"].clone()).unwrap();
    let proof = proof::sign(&site(), &document, &context, at("2026-11-22T09:00:00Z")).unwrap();
    document["proof"] = json!([proof]);
    document.to_string()
}

#[test]
fn a_dossier_with_anything_else_in_it_is_refused_even_when_signed() {
    assert_eq!(ask(dossier_resigned(|_| {}).as_bytes()).verdict(), Verdict::Valid);
    let inner = |d: &mut Value, edit: fn(&mut Vec<Value>)| {
        edit(d["credentialSubject"]["verifiableCredential"].as_array_mut().unwrap());
    };
    let edits: [fn(&mut Value); 9] = [
        |d| d["name"] = "Autre dossier".into(),
        |d| d["id"] = "urn:uuid:00000000-0000-4000-8000-000000000000".into(),
        |d| d["mention"] = "très bien".into(),
        |d| d["issuer"]["name"] = "EPN du Rhône".into(),
        |d| d["validFrom"] = "2026-11-21T09:00:00Z".into(),
        |d| d["credentialSubject"]["identifier"][0]["identityHash"] = "552100554".into(),
        |d| drop(d["@context"].as_array_mut().unwrap().pop()),
        |d| d["type"] = json!(["ClrCredential"]),
        |d| d["credentialSubject"]["verifiableCredential"] = json!([]),
    ];
    for edit in edits {
        let report = ask(dossier_resigned(edit).as_bytes());
        assert!(matches!(report.form, Check::Failed(Reason::Form(_))), "{report:?}");
    }
    let edits: [fn(&mut Vec<Value>); 5] = [
        |all| drop(all.pop()),
        |all| all.swap(1, 2),
        |all| all.push(all[1].clone()),
        |all| drop(all.remove(0)),
        |all| all[1]["credentialSubject"]["mention"] = "très bien".into(),
    ];
    for edit in edits {
        let report = ask(dossier_resigned(|d| inner(d, edit)).as_bytes());
        assert!(matches!(report.form, Check::Failed(Reason::Form(_))), "{report:?}");
    }
    // Well written, but not what was certified.
    let edits: [(fn(&mut Vec<Value>), Reason); 3] = [
        (|all| all[1]["credentialSubject"]["result"][0]["value"] = "10".into(), Reason::Signature),
        (|all| all[2]["proof"] = json!([all[1]["proof"][0]]), Reason::Signature),
        (|all| all[0]["proof"][0]["proofPurpose"] = "authentication".into(), Reason::ProofForm),
    ];
    for (edit, expected) in edits {
        let report = ask(dossier_resigned(|d| inner(d, edit)).as_bytes());
        assert_eq!(report.proof, Check::Failed(expected), "{report:?}");
    }
}

#[test]
fn a_dossier_without_the_proof_we_believe_is_refused() {
    let mut document: Value = serde_json::from_str(&whole()).unwrap();
    document["proof"].as_array_mut().unwrap().remove(0);
    let report = ask(document.to_string().as_bytes());
    assert_eq!(report.proof, Check::Failed(Reason::NoProof));
}

fn flipped(text: &str, place: usize, bit: u8) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    let place = place % bytes.len();
    bytes[place] ^= 1 << bit;
    bytes
}

#[test]
fn no_flipped_bit_leaves_a_signature_beside_or_a_code_valid() {
    let document = module().document;
    let seal = sshsig::sign(&site(), document.as_bytes()).unwrap();
    let report = ask(document.as_bytes());
    for place in 0..seal.trim_end().len() {
        for bit in 0..8 {
            let bytes = flipped(seal.trim_end(), place, bit);
            let report = with_seal(report.clone(), document.as_bytes(), &bytes);
            assert_eq!(report.verdict(), Verdict::Altered, "{}", String::from_utf8_lossy(&bytes));
        }
    }
    let code = code(&module(), Extent::Screen);
    for place in 0..code.len() {
        for bit in 0..8 {
            let bytes = flipped(&code, place, bit);
            assert_ne!(ask(&bytes).verdict(), Verdict::Valid, "{place} {bit}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_flipped_bit_leaves_a_token_or_a_code_valid(place in any::<usize>(), bit in 0..8_u8) {
        static TEXTS: OnceLock<[String; 3]> = OnceLock::new();
        let texts = TEXTS.get_or_init(|| {
            [token(), code(&passport().0, Extent::Screen), code(&passport().0, Extent::Paper)]
        });
        for text in texts {
            let bytes = flipped(text, place, bit);
            prop_assert_ne!(ask(&bytes).verdict(), Verdict::Valid, "{}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn no_flipped_bit_leaves_a_dossier_valid(place in any::<usize>(), bit in 0..8_u8) {
        static WHOLE: OnceLock<String> = OnceLock::new();
        // Without line breaks nothing is left that says nothing.
        let text = WHOLE.get_or_init(|| {
            serde_json::from_str::<Value>(&whole()).unwrap().to_string()
        });
        prop_assert_ne!(ask(&flipped(text, place, bit)).verdict(), Verdict::Valid);
    }

    #[test]
    fn no_bytes_after_a_beginning_make_the_verifier_stumble(
        start in prop_oneof![Just("PEN1:"), Just("eyJ"), Just("-----BEGIN SSH SIGNATURE-----\n")],
        rest in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let bytes = [start.as_bytes(), &rest].concat();
        prop_assert_eq!(ask(&bytes).verdict(), Verdict::Altered);
        let document = module().document;
        let report = with_seal(ask(document.as_bytes()), document.as_bytes(), &bytes);
        prop_assert_eq!(report.verdict(), Verdict::Altered);
    }
}
