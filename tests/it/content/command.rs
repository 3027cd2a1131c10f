//! `passeport module`, as an author runs it.

use std::path::Path;
use std::process::{Command, Output};

use super::{fixtures, sound};

fn passeport(args: &[&str], path: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_passeport"))
        .args(args)
        .arg(path)
        .env_remove("PASSEPORT_MODULES")
        .env("PASSEPORT_LOCALE", "fr")
        .output()
        .unwrap()
}

/// A folder with the sound module broken by one replacement.
fn broken(from: &str, to: &str) -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    let text = sound("fr.ron");
    assert!(text.contains(from), "{from}");
    std::fs::create_dir(place.path().join("essai")).unwrap();
    std::fs::write(place.path().join("essai/fr.ron"), text.replacen(from, to, 1)).unwrap();
    place
}

#[test]
fn the_exit_code_says_whether_there_are_errors() {
    let code = |args: &[&str], path: &Path| passeport(args, path).status.code();
    assert_eq!(code(&["module", "check"], &fixtures().join("sound")), Some(0));
    let error = broken("page: \"p3\", situation", "page: \"p33\", situation");
    assert_eq!(code(&["module", "check"], error.path()), Some(1));
    let remark = broken("Achetez un carnet.", "Achetez bientôt un carnet.");
    assert_eq!(code(&["module", "check"], remark.path()), Some(0));
    assert_eq!(code(&["module", "check", "--strict"], remark.path()), Some(1));
    assert_eq!(code(&["module", "check"], Path::new("/nowhere/at/all")), Some(66));
}

#[test]
fn the_report_names_file_line_and_column_shows_the_line_and_says_what_to_do() {
    let place = broken("page: \"p3\", situation", "page: \"p33\", situation");
    let output = passeport(&["module", "check"], place.path());
    let report = String::from_utf8(output.stdout).unwrap().replace('\u{a0}', " ");
    let line =
        1 + sound("fr.ron").lines().position(|l| l.contains("page: \"p3\", situation")).unwrap();
    for words in [
        "Page inconnue : « p33 ».",
        &format!("essai/fr.ron:{line}:"),
        "page: \"p33\"",
        "Vouliez-vous dire « p3 » ?",
        "Une question renvoie à une page des leçons.",
        "1 fichier vérifié : 1 erreur(s), 0 remarque(s).",
    ] {
        assert!(report.contains(words), "{words}\n{report}");
    }
}

#[test]
fn a_list_of_benefits_is_checked_in_its_folder_or_alone() {
    let place = tempfile::tempdir().unwrap();
    let list = place.path().join("benefits.ron");
    let text = sound("benefits.ron").replace(r#"Module("essai")"#, "Passeport");
    std::fs::write(&list, text.replace("\"84\"", "\"99\"")).unwrap();
    for path in [place.path(), &list] {
        let output = passeport(&["module", "check"], path);
        assert_eq!(output.status.code(), Some(1));
        let report = String::from_utf8(output.stdout).unwrap().replace('\u{a0}', " ");
        for words in ["benefits.ron:11:", "« 99 » n’est pas une région", "le code de l’INSEE"]
        {
            assert!(report.contains(words), "{words}\n{report}");
        }
    }
    std::fs::write(&list, &text).unwrap();
    assert_eq!(passeport(&["module", "check", "--strict"], &list).status.code(), Some(0));
}

#[test]
fn a_hostile_file_reaches_the_terminal_as_plain_text_only() {
    let place = broken("Le client paie", "Le\u{1b}]0;x\u{7} client\u{9b}2J \u{202e}paie");
    for args in [&["module", "check"][..], &["module", "check", "--json"]] {
        let output = passeport(args, place.path());
        assert_eq!(output.status.code(), Some(1));
        let shown = String::from_utf8(output.stdout).unwrap();
        let bad = |c: char| c != '\n' && passeport::domain::prose::is_forbidden(c);
        assert!(!shown.chars().any(bad), "{shown:?}");
    }
}

#[test]
fn programs_get_json() {
    let place = broken("page: \"p3\", situation", "page: \"p33\", situation");
    let output = passeport(&["module", "check", "--json"], place.path());
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let found = &report["diagnostics"][0];
    assert_eq!(found["code"], "unknown-page");
    assert_eq!(found["severity"], "error");
    assert!(found["line"].as_u64().unwrap() > 50);
    let output = passeport(&["module", "list", "--json", "--modules"], &fixtures().join("sound"));
    let listed: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let essai = listed.as_array().unwrap().iter().find(|one| one["id"] == "essai").unwrap();
    assert_eq!(essai["title"], "Tenir un carnet");
    assert_eq!(essai["languages"], serde_json::json!(["en", "fr"]));
}
