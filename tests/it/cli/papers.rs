//! Certificates: issued, listed, exported and verified, altered ones too.

use super::*;

/// Three modules passed, two papers made by the learner, two by the adviser, all
/// exported; the home, the learner and the files.
fn issued() -> (Home, String, Vec<PathBuf>) {
    let home = Home::new();
    let learner = played(&home, &[quiz(), quiz(), PAPERS.to_owned(), quiz()].concat());
    let said = run(&home, &["certificate", "issue", &learner[..8]]);
    assert_eq!((said.code, said.out.lines().count()), (0, 2), "{said:?}");
    let said = run(&home, &["certificate", "export", "--all"]);
    assert_eq!(said.code, 0, "{said:?}");
    let files = said.out.lines().map(PathBuf::from).collect();
    (home, learner, files)
}

#[test]
fn certificates_are_issued_listed_and_exported() {
    let home = Home::new();
    both(&home, &["certificate", "list"], 0, "Aucune attestation", "No certificate");
    both(&home, &["certificate", "issue", "zzz"], 66, "zzz", "zzz");
    let (home, learner, files) = issued();
    assert_eq!(files.len(), 4);
    assert!(files.iter().all(|file| file.starts_with(home.path("papers")) && file.exists()));
    both(&home, &["certificate", "issue", &learner], 0, "Rien à faire", "Nothing to do");
    both(&home, &["attestation", "lister"], 0, "Boulangerie Zoé", "Boulangerie Zoé");
    let listed = run(&home, &["certificate", "list", "--json"]).json();
    let listed = listed.as_array().unwrap();
    assert_eq!(listed.len(), 4);
    assert_eq!(listed.iter().filter(|one| one["is_passport"] == true).count(), 1);

    let code = listed[0]["code"].as_str().unwrap();
    let folder = home.path("elsewhere");
    let export = |folder: &Path, code: &str| {
        run(&home, &["certificate", "export", code, "--export", text(folder), "--json"])
    };
    let written = export(&folder, code).json();
    let path = Path::new(written[0].as_str().unwrap());
    assert!(path.starts_with(&folder) && path.exists(), "{written}");
    assert_eq!(export(&folder, "PEN-NO").code, 64);
    both(&home, &["certificate", "export", "PEN-NO"], 64, "PEN-NO", "PEN-NO");
    let other = if code.ends_with("0000") { "PEN-0000-0001" } else { "PEN-0000-0000" };
    assert!(matches!(export(&folder, other).code, 64 | 66));
    assert_eq!(export(path, code).code, 73, "a file is no folder");
}

#[test]
fn without_a_firm_nothing_can_be_certified() {
    let home = Home::new();
    let learner = played(&home, &quiz());
    both(&home, &["certificate", "issue", &learner], 69, "son entreprise", "business");
}

#[test]
fn verify_tells_valid_altered_and_untrusted_apart() {
    let (home, _, files) = issued();
    let issuer = home.path("issuer");
    std::fs::write(&issuer, run(&home, &["key", "show"]).out).unwrap();
    let issuer = text(&issuer);
    let (passport, modules): (Vec<&PathBuf>, Vec<&PathBuf>) = files
        .iter()
        .partition(|file| text(file.file_name().map(Path::new).unwrap()).starts_with("passeport"));
    let (passport, module) = (text(passport[0]), text(modules[0]));

    both(&home, &["verify", module, "--issuer", issuer], 0, "Boulangerie Zoé", "Boulangerie Zoé");
    let found = run(&home, &["verifier", module, "--issuer", issuer, "--json"]);
    assert_eq!(found.code, 0, "{found:?}");
    found.json();
    let mut with = vec!["verify", passport, "--issuer", issuer, "--with"];
    with.extend(modules.iter().map(|file| text(file)));
    assert_eq!(run(&home, &with).code, 0);
    let did = run(&home, &["key", "show", "--json"]).json()["did"].as_str().unwrap().to_owned();
    assert_eq!(run(&home, &["verify", module, "--issuer", &did]).code, 0);
    let document = std::fs::read_to_string(module).unwrap();
    assert_eq!(run_with(&home, &["verify", "-", "--issuer", &did], &document).code, 0);

    assert_eq!(run(&home, &["verify", module]).code, 2, "whose key is it?");
    run(&home, &["key", "new", "--replace"]);
    let other = run(&home, &["key", "show", "--json"]).json()["did"].as_str().unwrap().to_owned();
    assert_eq!(run(&home, &["verify", module, "--issuer", &other]).code, 5);
    assert_eq!(run(&home, &["verify", module, "--issuer", issuer, "--at", "2020-01-01"]).code, 4);

    // Every altered copy is refused: another name, another score, cut, not JSON.
    let copies = [
        document.replace("Boulangerie", "Boulangerie-Pâtisserie"),
        document.replacen("10", "11", 1),
        document[..document.len() / 2].to_owned(),
        "{}".to_owned(),
        String::new(),
    ];
    for (at, copy) in copies.iter().enumerate() {
        assert_ne!(*copy, document, "{at}");
        let path = home.path(&format!("altered-{at}.json"));
        std::fs::write(&path, copy).unwrap();
        for locale in ["fr", "en"] {
            let said = run(&home, &["verify", text(&path), "--issuer", issuer, "--locale", locale]);
            assert_eq!(said.code, 1, "{at}: {said:?}");
        }
        run(&home, &["verify", text(&path), "--issuer", issuer, "--json"]).json();
    }
}

#[test]
fn verify_says_what_it_cannot_read() {
    let home = Home::new();
    both(
        &home,
        &["verify", "/nowhere/paper.json"],
        66,
        "/nowhere/paper.json",
        "/nowhere/paper.json",
    );
    let paper = home.path("paper.json");
    std::fs::write(&paper, "{}").unwrap();
    let paper = text(&paper);
    both(&home, &["verify", paper, "--at", "hier"], 64, "hier", "hier");
    both(&home, &["verify", paper, "--issuer", paper], 66, paper, paper);
    both(
        &home,
        &["verify", paper, "--issuer", "did:key:wrong"],
        66,
        "did:key:wrong",
        "did:key:wrong",
    );
    both(&home, &["verify", paper, "--with", "/nowhere"], 66, "/nowhere", "/nowhere");
}
