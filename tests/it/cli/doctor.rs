//! The machine looked at, by day and by night.

use std::fs;

use serde_json::Value;

use super::{Said, run};
use crate::pty::player::Home;

/// What is said of one thing.
fn check(said: &Said, what: &str) -> (String, String) {
    let told = said.json();
    let found = |check: &&Value| check["what"] == what;
    let check = told["checks"].as_array().unwrap().iter().find(found).unwrap().clone();
    (check["state"].as_str().unwrap().to_owned(), check["told"].as_str().unwrap().to_owned())
}

fn night(home: &Home) -> Said {
    run(home, &["doctor", "--night", "--json"])
}

#[test]
fn a_new_machine_is_well_and_the_code_agrees_with_the_words() {
    let home = Home::new();
    let said = night(&home);
    for what in ["answers", "clock", "keys", "folder", "site"] {
        assert_eq!(check(&said, what).0, "good", "{said:?}");
    }
    // The modules of the program grow old, whatever day this test runs.
    let code = match said.json()["state"].as_str().unwrap() {
        "good" => 0,
        "look" => 1,
        other => panic!("{other}: {said:?}"),
    };
    assert_eq!(said.code, code);
    let words = run(&home, &["doctor", "--night"]);
    assert_eq!(words.code, code);
    assert!(!words.out.contains("signes") && words.err.is_empty(), "no test card: {words:?}");
    assert!(!home.data().exists(), "looking makes nothing");
    assert_eq!(run(&home, &["doctor"]).code, 0, "who just asks is answered");
}

#[test]
fn lost_records_are_serious() {
    let home = Home::new();
    assert_eq!(run(&home, &["store", "probe", "write", "20"]).code, 0);
    assert_eq!(check(&night(&home), "answers").0, "good");
    fs::remove_dir_all(home.data().join("index")).unwrap();
    let path = passeport::store::journal::segment_path(&home.data().join("journal"), 1);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let said = night(&home);
    assert_ne!(check(&said, "answers").0, "good", "{said:?}");
    assert!(said.code == 1 || said.code == 2, "{said:?}");
    let words = run(&home, &["doctor", "--night"]);
    assert!(words.out.contains("Réponses gardées"), "{words:?}");
}

#[test]
fn a_clock_behind_what_was_kept_is_serious() {
    let home = Home::new();
    assert_eq!(run(&home, &["store", "probe", "write", "3"]).code, 0);
    let path = passeport::store::journal::segment_path(&home.data().join("journal"), 1);
    let file = fs::File::options().write(true).open(path).unwrap();
    let tomorrow = fs::metadata(home.data()).unwrap().modified().unwrap();
    file.set_modified(tomorrow + std::time::Duration::from_hours(24)).unwrap();
    let said = night(&home);
    assert_eq!(check(&said, "clock").0, "bad", "{said:?}");
    assert_eq!(said.code, 2);
}

#[cfg(unix)]
#[test]
fn folders_and_keys_that_others_can_read_are_told_with_what_to_do() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    assert_eq!(run(&home, &["key", "new"]).code, 0);
    assert_eq!(check(&night(&home), "keys").0, "good");
    let open = |path: &std::path::Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    open(&home.data().join("keys/site"), 0o644);
    open(&home.data(), 0o755);
    let said = night(&home);
    let (state, told) = check(&said, "keys");
    assert!(state == "bad" && told.contains("chmod 600"), "{told}");
    let (state, told) = check(&said, "folder");
    assert!(state == "look" && told.contains("chmod 700"), "{told}");
    assert_eq!(said.code, 2);
}

#[test]
fn the_place_the_printer_and_the_stick_are_looked_at_when_there_is_a_configuration() {
    let home = Home::new();
    fs::create_dir_all(home.data()).unwrap();
    let config = |words: &str| {
        let path = home.path("config.ron");
        fs::write(&path, words).unwrap();
        path
    };
    let with = |words: &str| {
        let config = config(words);
        let args = ["doctor", "--night", "--json", "--config", config.to_str().unwrap()];
        let mut command = home.command(&args);
        Said::of(&command.env("PATH", home.path("nothing")).output().unwrap())
    };
    let said = with(r#"(kiosk: (printer: "Bureau", export: "out"))"#);
    let (state, told) = check(&said, "printer");
    assert!(state == "look" && told.contains("cups-client"), "{told}");
    assert_eq!(check(&said, "sticks").0, "look", "there is no such folder");
    fs::create_dir(home.path("out")).unwrap();
    let said = with(r#"(kiosk: (printer: "a b", export: "out"))"#);
    assert!(check(&said, "printer").1.contains("lpstat -p"));
    let (state, told) = check(&said, "sticks");
    assert!(state == "good" && told.contains("out"), "{told}");
    assert_eq!(check(&with(r#"(kiosk: (export: "auto"))"#), "sticks").0, "good");
    fs::write(home.data().join("site.ron"), "Site(nom: 1)").unwrap();
    let said = with("()");
    let (state, told) = check(&said, "site");
    assert!(state == "bad" && told.contains("site.ron"), "{told}");
    fs::write(home.data().join("site.ron"), r#"Site(name: "EPN de Vaulx")"#).unwrap();
    assert_eq!(check(&with("()"), "site"), ("good".to_owned(), "EPN de Vaulx".to_owned()));
}
