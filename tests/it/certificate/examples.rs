//! Certificates for other people's verifiers: `PASSEPORT_EXAMPLES` names a
//! folder to write them to, `genuine/` and `altered/`. What other verifiers
//! are told to expect is what ours says of the very same files.

use super::*;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use passeport::credential::qr::{self, Extent};
use passeport::credential::{dossier, jwt, meaning, reading, sshsig};
use passeport::domain::id::ModuleId;

fn genuine() -> Vec<(&'static str, String)> {
    let modules = three_modules();
    let mut named = module_facts(5, "donnees-personnelles");
    named.holder.name = Some("Zoé Lagrange-Œuvrard".to_owned());
    named.holder.organisation.number = "W751234567".parse().unwrap();
    named.until = Some(at("2036-11-21T10:15:00Z"));
    passed(&mut named).journal = None;
    passed(&mut named).obtained = Obtained::ByTest;
    let passport = issue_with(&site(), passport_facts(&modules));
    vec![
        ("module", modules[0].document.clone()),
        ("module-named", issue_with(&site(), named).document),
        ("passport", passport.document),
    ]
}

fn altered() -> Vec<(&'static str, String)> {
    let edited = |edit: fn(&mut Value)| {
        let mut document: Value = serde_json::from_str(&module().document).unwrap();
        edit(&mut document);
        document.to_string()
    };
    vec![
        ("score", edited(|c| c["credentialSubject"]["result"][0]["value"] = "10".into())),
        (
            "organisation",
            edited(|c| {
                c["credentialSubject"]["identifier"][0]["identityHash"] = "552100554".into();
            }),
        ),
        ("issuer-name", edited(|c| c["issuer"]["name"] = "EPN du Rhône".into())),
        ("no-proof", edited(|c| drop(c.as_object_mut().unwrap().remove("proof")))),
        ("purpose", edited(|c| both(c, |proof| proof["proofPurpose"] = "authentication".into()))),
        ("member-added", edited(|c| c["credentialSubject"]["mention"] = "très bien".into())),
        (
            "other-key",
            edited(|c| {
                both(c, |proof| proof["verificationMethod"] = stranger().public().method().into());
            }),
        ),
        ("normal-form", module().document.replace("Zoé", "Zoe\u{301}")),
        ("date", edited(|c| c["validFrom"] = "2026-11-20T10:15:00Z".into())),
    ]
}

fn both(document: &mut Value, edit: fn(&mut Value)) {
    document["proof"].as_array_mut().unwrap().iter_mut().for_each(edit);
}

/// The same certificates in their other forms, the key in the ways others want it, and
/// our statements of what the documents mean.
fn forms() -> Vec<(String, String)> {
    let read = |document: &str| reading::read(document.as_bytes()).unwrap();
    let modules = three_modules();
    let passport = issue_with(&site(), passport_facts(&modules));
    let all: Vec<_> = modules.iter().map(|signed| read(&signed.document)).collect();
    let number = |_: &ModuleId| Some(6);
    let module = read(&modules[0].document);
    let mut files = vec![
        ("module.jwt".to_owned(), jwt::encode(&site(), &module).unwrap()),
        ("passport.jwt".to_owned(), jwt::encode(&site(), &read(&passport.document)).unwrap()),
        (
            "dossier.json".to_owned(),
            dossier::write(&site(), &read(&passport.document), &all).unwrap(),
        ),
        (
            "module.json.sig".to_owned(),
            sshsig::sign(&site(), modules[0].document.as_bytes()).unwrap(),
        ),
        ("screen.txt".to_owned(), qr::payload(&site(), &module, &number, Extent::Screen).unwrap()),
        ("paper.txt".to_owned(), qr::payload(&site(), &module, &number, Extent::Paper).unwrap()),
        ("issuer.pub".to_owned(), site().public().openssh("epn")),
        (
            "allowed_signers".to_owned(),
            format!("epn namespaces=\"{}\" {}\n", sshsig::NAMESPACE, site().public().openssh("")),
        ),
        ("issuer.pem".to_owned(), pem(&site().public())),
        ("issuer.did".to_owned(), site().public().did()),
    ];
    for (name, document) in genuine() {
        let statements = meaning::statements(&read(&document).unsecured).unwrap();
        files.push((format!("{name}.nq"), statements));
    }
    let mut whole: Value = serde_json::from_str(&files[2].1).unwrap();
    whole.as_object_mut().unwrap().remove("proof");
    files.push(("dossier.nq".to_owned(), meaning::statements(&whole).unwrap()));
    files
}

/// The public key as a `SubjectPublicKeyInfo` (RFC 8410).
fn pem(key: &PublicKey) -> String {
    let start = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
    let encoded = STANDARD.encode([&start[..], &key.bytes()].concat());
    format!("-----BEGIN PUBLIC KEY-----\n{encoded}\n-----END PUBLIC KEY-----\n")
}

#[test]
fn examples_are_what_their_folder_says() {
    let folder = std::env::var_os("PASSEPORT_EXAMPLES").map(std::path::PathBuf::from);
    for (kind, is_valid, documents) in [("genuine", true, genuine()), ("altered", false, altered())]
    {
        for (name, document) in documents {
            assert_eq!(verdict(&document) == Verdict::Valid, is_valid, "{kind}/{name}");
            if let Some(folder) = &folder {
                fs::create_dir_all(folder.join(kind)).unwrap();
                fs::write(folder.join(kind).join(format!("{name}.json")), document).unwrap();
            }
        }
    }
    let forms = forms();
    assert!(forms.len() > 10 && forms.iter().all(|(_, content)| !content.is_empty()));
    if let Some(folder) = &folder {
        fs::create_dir_all(folder.join("forms")).unwrap();
        for (name, content) in forms {
            fs::write(folder.join("forms").join(name), content).unwrap();
        }
    }
}
