//! Certificates for other people's verifiers: `PASSEPORT_EXAMPLES` names a
//! folder to write them to, `genuine/` and `altered/`. What other verifiers
//! are told to expect is what ours says of the very same files.

use super::*;

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
        ("purpose", edited(|c| c["proof"][0]["proofPurpose"] = "authentication".into())),
        ("member-added", edited(|c| c["credentialSubject"]["mention"] = "très bien".into())),
        (
            "other-key",
            edited(|c| {
                c["proof"][0]["verificationMethod"] = stranger().public().method().into();
            }),
        ),
        ("normal-form", module().document.replace("Zoé", "Zoe\u{301}")),
        ("date", edited(|c| c["validFrom"] = "2026-11-20T10:15:00Z".into())),
    ]
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
}
