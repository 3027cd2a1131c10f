//! Whom to believe: lists prepared, signed, carried and installed; certificates
//! withdrawn and replaced; keys under a passphrase.

use super::*;
use passeport::credential::key::SiteKey;

/// A home whose roots' keys lie in files, private (`root-1`) and public (`root-1.pub`).
pub(super) fn with_roots() -> Home {
    let home = Home::new();
    for number in 1..=4_u8 {
        let key = SiteKey::from_entropy(&[100 + number; 32]);
        private(&home.path(&format!("root-{number}")), &key.to_openssh("root").unwrap());
        let public = key.public().openssh("root");
        std::fs::write(home.path(&format!("root-{number}.pub")), public).unwrap();
    }
    home
}

fn private(path: &Path, content: &str) {
    std::fs::write(path, content).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
}

fn named(home: &Home, name: &str) -> String {
    text(&home.path(name)).to_owned()
}

pub(super) const ROOTS: [&str; 6] =
    ["--root", "root-1.pub", "--root", "root-2.pub", "--root", "root-3.pub"];

/// Runs with the words that name files of the home put in place.
pub(super) fn at_home(home: &Home, args: &[&str]) -> Said {
    let files = ["root-", "list", "phrase", "site.pub", "adviser.pub", "other"];
    let words = args.iter().map(|word| {
        let is_file = files.iter().any(|file| word.starts_with(file));
        if is_file { named(home, word) } else { (*word).to_owned() }
    });
    let words: Vec<String> = words.collect();
    run(home, &words.iter().map(String::as_str).collect::<Vec<_>>())
}

pub(super) fn done(home: &Home, args: &[&str]) -> Said {
    let said = at_home(home, args);
    assert_eq!(said.code, 0, "{args:?}: {said:?}");
    said
}

pub(super) fn refused(home: &Home, args: &[&str], code: i32, words: &str) {
    let said = at_home(home, args);
    assert_eq!(said.code, code, "{args:?}: {said:?}");
    let all = format!("{}{}", said.out, said.err).replace('\u{a0}', " ");
    assert!(all.contains(words), "{args:?}: {words:?} in {said:?}");
}

/// The site's public key in a file, and the first list with it.
fn list_of_site(home: &Home) {
    std::fs::write(home.path("site.pub"), run(home, &["key", "show"]).out).unwrap();
    let site = ["trust", "add", "list.json", "--name", "EPN de la Loire", "--siret"];
    let site = [&site[..], &["73282932000074", "--key", "site.pub", "--from", "2026-01-01"]];
    done(home, &[&site.concat()[..], &ROOTS].concat());
}

pub(super) fn signed_by(home: &Home, roots: &[&str]) {
    for root in roots {
        done(home, &["trust", "sign", "list.json", "--root-key", root]);
    }
}

fn exported(home: &Home) -> PathBuf {
    let said = run(home, &["certificate", "export", "--all"]);
    PathBuf::from(said.out.lines().last().unwrap())
}

#[test]
fn a_list_is_prepared_signed_by_two_roots_installed_and_gone_by() {
    let home = with_roots();
    certified(&home);
    let paper = exported(&home);
    let paper = text(&paper);
    assert_eq!(run(&home, &["verify", paper]).code, 2, "nothing to go by");
    both(&home, &["trust", "show"], 0, "Aucune liste", "No trust list");
    list_of_site(&home);
    refused(&home, &[&["trust", "install", "list.json"], &ROOTS[..]].concat(), 1, "2 des 3");
    signed_by(&home, &["root-1", "root-1"]);
    refused(&home, &[&["trust", "install", "list.json"], &ROOTS[..]].concat(), 1, "2 des 3");
    refused(&home, &["trust", "sign", "list.json", "--root-key", "root-4"], 77, "clés racines");
    signed_by(&home, &["root-3"]);
    refused(&home, &["trust", "install", "list.json"], 64, "--root");
    // Without installing it, too.
    let named = at_home(&home, &[&["verify", paper, "--trust", "list.json"], &ROOTS[..]].concat());
    assert_eq!(named.code, 0, "{named:?}");
    done(&home, &[&["trust", "install", "list.json"], &ROOTS[..]].concat());

    let said = run(&home, &["verify", paper]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("Liste de confiance n° 1"), "{said:?}");
    assert!(said.out.contains("EPN de la Loire (73282932000074)"), "the name of the list counts");
    let found = run(&home, &["verify", paper, "--json"]).json();
    assert_eq!(found["lists"][0]["sequence"], 1);
    assert_eq!(found["lists"][0]["age_in_days"], 0);
    assert_eq!(found["site"]["siret"], "73282932000074");
    both(&home, &["trust", "show"], 0, "valable jusqu", "holds until");
    let shown = run(&home, &["confiance", "montrer", "--json"]).json();
    assert_eq!(shown["trust"]["issuers"][0]["name"], "EPN de la Loire");
    assert_eq!(run(&home, &["verify", paper, "--at", "2030-01-01"]).code, 2, "too old by then");
}

#[test]
fn the_next_list_follows_and_the_one_before_does_not_come_back() {
    let home = with_roots();
    certified(&home);
    let paper = exported(&home);
    list_of_site(&home);
    signed_by(&home, &["root-1", "root-2"]);
    done(&home, &[&["trust", "install", "list.json"], &ROOTS[..]].concat());
    let first = std::fs::read(home.path("list.json")).unwrap();
    // The key fell into other hands.
    let reason = ["--compromised", "2026-01-02", "--reason", "ordinateur volé"];
    let remove = ["trust", "remove", "list.json", "--key", "site.pub"];
    done(&home, &[&remove[..], &reason].concat());
    refused(&home, &["trust", "install", "list.json"], 1, "signature");
    signed_by(&home, &["root-2", "root-3"]);
    done(&home, &["trust", "install", "list.json"]);
    let shown = run(&home, &["trust", "show", "--json"]).json();
    assert_eq!(shown["trust"]["sequence"], 2);
    assert_eq!(shown["trust"]["revoked_keys"][0]["reason"], "ordinateur volé");
    let said = run(&home, &["verify", text(&paper)]);
    assert_eq!(said.code, 5, "{said:?}");
    assert!(said.out.contains("n’est plus de confiance"), "{said:?}");
    std::fs::write(home.path("list-1.json"), first).unwrap();
    refused(&home, &["trust", "install", "list-1.json"], 1, "déjà connue");
    assert_eq!(run(&home, &["trust", "show", "--json"]).json()["trust"]["sequence"], 2);
    // A damaged list concludes nothing.
    std::fs::write(home.path("list-1.json"), "{}").unwrap();
    refused(&home, &["trust", "install", "list-1.json"], 1, "pas une liste");
    let said = at_home(&home, &["verify", text(&paper), "--trust", "list-1.json", "--json"]);
    assert_eq!((said.code, said.json()["verdict"].as_str()), (2, Some("unknown")));
    std::fs::write(home.data().join("trust/list.json"), "{}").unwrap();
    assert_eq!(run(&home, &["verify", text(&paper)]).code, 2);
}

#[test]
fn a_key_taken_out_keeps_what_it_signed_until_then() {
    let home = with_roots();
    certified(&home);
    let paper = exported(&home);
    list_of_site(&home);
    done(&home, &["trust", "remove", "list.json", "--key", "site.pub"]);
    refused(&home, &["trust", "remove", "list.json", "--key", "root-1.pub"], 66, "n’est pas dans");
    refused(
        &home,
        &[
            "trust",
            "add",
            "list.json",
            "--name",
            "X",
            "--siret",
            "73282932000075",
            "--key",
            "site.pub",
        ],
        64,
        "SIRET",
    );
    signed_by(&home, &["root-1", "root-2"]);
    done(&home, &[&["trust", "install", "list.json"], &ROOTS[..]].concat());
    assert_eq!(run(&home, &["verify", text(&paper)]).code, 0);
    let rotated = run(&home, &["key", "rotate", "--json"]).json();
    let listed = run(&home, &["key", "list", "--json"]).json();
    assert_eq!(listed[0]["key"]["did"], rotated["did"]);
    assert_eq!(listed.as_array().unwrap().len(), 2);
}

#[test]
fn a_certificate_is_withdrawn_and_everybody_with_the_list_sees_it() {
    let home = with_roots();
    certified(&home);
    let before = run(&home, &["certificate", "list", "--json"]).json();
    let code = before[0]["code"].as_str().unwrap();
    let revoke = |code: &str| run(&home, &["certificate", "revoke", code, "--reason", "erreur"]);
    assert_eq!(revoke(code).code, 69, "it names no list");
    both(&home, &["certificate", "status"], 69, "status --new", "status --new");
    both(&home, &["certificate", "status", "--new", "--url", "http://x"], 64, "https", "https");
    let said = done(&home, &["certificate", "status", "--new", "--url", "https://epn.example/s/1"]);
    let list = said.out.rsplit(' ').next().unwrap().trim().to_owned();
    assert!(said.out.contains("https://epn.example/s/1"), "{said:?}");

    // From now on certificates name it.
    let learner = run(&home, &["learner", "list", "--json"]).json()[0]["learner"].clone();
    let issued = ["certificate", "issue", learner.as_str().unwrap(), "--name", "Zoé"];
    let code = done(&home, &issued).out.trim().to_owned();
    let paper = PathBuf::from(done(&home, &["certificate", "export", &code]).out.trim());
    let did = run(&home, &["key", "show", "--json"]).json()["did"].as_str().unwrap().to_owned();
    let verify = ["verify", text(&paper), "--issuer", &did];
    let said = run(&home, &verify);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("Liste des retraits"), "{said:?}");

    assert_eq!(revoke(&code.replace("PEN-", "PEN ").to_lowercase()).code, 0);
    assert_eq!(run(&home, &verify).code, 3);
    let found = run(&home, &[&verify[..], &["--json"]].concat()).json();
    assert_eq!(found["verdict"], "revoked");
    both(&home, &["certificate", "list"], 0, "retiré le", "withdrawn on");
    let again = revoke(&code);
    assert!(again.code == 0 && again.out.contains("déjà retiré"), "{again:?}");

    // Elsewhere: without the list nothing is concluded, with it the withdrawal is seen.
    let other = Home::new();
    assert_eq!(run(&other, &verify).code, 2);
    assert_eq!(run(&other, &[&verify[..], &["--status", &list]].concat()).code, 3);
    assert_eq!(run(&other, &["trust", "install", &list]).code, 0);
    assert_eq!(run(&other, &verify).code, 3);
    both(&other, &["trust", "show"], 0, "1 retrait", "1 withdrawal");
    assert_eq!(run(&other, &[&verify[..], &["--at", "2030-01-01"]].concat()).code, 3);
}

#[test]
fn a_certificate_is_replaced_and_its_passport_with_it() {
    let home = with_roots();
    done(&home, &["key", "new"]);
    done(&home, &["certificate", "status", "--new"]);
    played(&home, &[quiz(), quiz(), quiz(), PAPERS.to_owned()].concat());
    let listed = run(&home, &["certificate", "list", "--json"]).json();
    assert_eq!(listed.as_array().unwrap().len(), 4, "{listed}");
    let module = listed.as_array().unwrap().iter().find(|one| one["is_passport"] == false);
    let code = module.unwrap()["code"].as_str().unwrap();
    let replaced = run(&home, &["certificate", "replace", code, "--name", "Zoé Martin", "--json"]);
    assert_eq!(replaced.code, 0, "{replaced:?}");
    let replaced = replaced.json();
    assert_eq!(replaced.as_array().unwrap().len(), 2, "the Passeport too: {replaced}");
    let listed = run(&home, &["certificate", "list", "--json"]).json();
    let listed = listed.as_array().unwrap();
    assert_eq!(listed.iter().filter(|one| one["withdrawn"].is_string()).count(), 2);
    let is_good = |one: &&Value| one["withdrawn"].is_null();
    let good: Vec<&str> =
        listed.iter().filter(is_good).map(|one| one["code"].as_str().unwrap()).collect();
    let files = done(&home, &[&["certificate", "export"], &good[..]].concat()).out;
    let (passport, modules): (Vec<&str>, Vec<&str>) =
        files.lines().partition(|file| file.contains("/passeport-"));
    let did = run(&home, &["key", "show", "--json"]).json()["did"].as_str().unwrap().to_owned();
    let verify = [&["verify", passport[0], "--issuer", &did, "--with"], &modules[..]].concat();
    let said = run(&home, &verify);
    assert_eq!((said.code, modules.len()), (0, 3), "{said:?}");
    assert!(said.out.contains("Règle du Passeport\u{a0}: conforme"), "{said:?}");
    assert_eq!(run(&home, &["certificate", "replace", "PEN-0000-0000"]).code, 66);
}

#[test]
fn the_adviser_s_key_is_under_a_passphrase_from_the_beginning() {
    let home = with_roots();
    std::fs::write(home.path("phrase"), "quatre chevaux au galop\n").unwrap();
    std::fs::write(home.path("phrase-2"), "cinq chevaux au repos\n").unwrap();
    std::fs::write(home.path("phrase-short"), "galop\n").unwrap();
    refused(&home, &["key", "protect", "--passphrase-file", "phrase-short"], 64, "12");
    let made = done(&home, &["key", "protect", "--passphrase-file", "phrase", "--json"]).json();
    let kept = std::fs::read_to_string(home.data().join("keys/adviser")).unwrap();
    assert!(!kept.contains("OPENSSH") && kept.contains(made["did"].as_str().unwrap()));
    let change = ["key", "protect", "--passphrase-file", "phrase-2", "--old-passphrase-file"];
    refused(&home, &[&change[..], &["phrase-2"]].concat(), 77, "n’est pas la bonne");
    assert_eq!(std::fs::read_to_string(home.data().join("keys/adviser")).unwrap(), kept);
    let changed = done(&home, &[&change[..], &["phrase", "--json"]].concat()).json();
    assert_eq!(changed["did"], made["did"], "the same key");
    let rotate = ["key", "rotate", "--adviser", "--passphrase-file", "phrase", "--json"];
    let rotated = done(&home, &rotate).json();
    assert_ne!(rotated["did"], made["did"]);
    let listed = run(&home, &["key", "list"]).out;
    assert!(
        listed.contains("adviser (en service)") && listed.contains("(mise de côté)"),
        "{listed}"
    );
    // A root's key may be locked the same way.
    list_of_locked_root(&home);
}

fn list_of_locked_root(home: &Home) {
    std::fs::remove_file(home.data().join("keys/adviser")).unwrap();
    done(home, &["key", "protect", "--from", "root-1", "--passphrase-file", "phrase"]);
    let locked = home.data().join("keys/adviser");
    done(home, &["key", "new"]);
    list_of_site(home);
    let sign = ["trust", "sign", "list.json", "--root-key", text(&locked), "--passphrase-file"];
    refused(home, &[&sign[..], &["phrase-2"]].concat(), 77, "n’est pas la bonne");
    let said = done(home, &[&sign[..], &["phrase"]].concat());
    assert!(said.out.contains("1 signature"), "{said:?}");
}

#[test]
fn a_backup_keeps_what_was_withdrawn() {
    let home = with_roots();
    done(&home, &["key", "new"]);
    done(&home, &["certificate", "status", "--new", "--url", "https://epn.example/s/1"]);
    certified(&home);
    let listed = run(&home, &["certificate", "list", "--json"]).json();
    let code = listed[0]["code"].as_str().unwrap();
    done(&home, &["certificate", "revoke", code, "--reason", "erreur"]);
    let copy = named(&home, "copy");
    done(&home, &["store", "backup", &copy]);
    assert!(!Path::new(&copy).join("keys").exists());
    let other = Home::new();
    assert_eq!(run(&other, &["store", "restore", &copy]).code, 0);
    let restored = run(&other, &["certificate", "list", "--json"]).json();
    assert!(restored[0]["withdrawn"].is_string(), "{restored}");
}
