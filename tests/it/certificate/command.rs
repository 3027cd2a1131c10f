//! `passeport verify` and `passeport key`, as they are used.

use super::*;
use passeport::cli::Globals;
use passeport::cli::key::{self, KeyCommand};
use passeport::cli::verify::{self, Streams, VerifyArgs};
use passeport::credential::keyfile::KeyFileError;
use std::path::{Path, PathBuf};

pub(super) struct Answer {
    pub(super) code: u8,
    pub(super) output: String,
    pub(super) trouble: String,
}

pub(super) fn ask(locale: &str, is_json: bool, args: &VerifyArgs, input: &str) -> Answer {
    let (mut output, mut trouble) = (Vec::new(), Vec::new());
    let mut streams =
        Streams { input: &mut input.as_bytes(), output: &mut output, trouble: &mut trouble };
    let text = Text::embedded(locale);
    let code = verify::answer(args, is_json, &text, Some(later()), &mut streams);
    let read = |bytes| String::from_utf8(bytes).unwrap();
    Answer { code, output: read(output), trouble: read(trouble) }
}

pub(super) fn args(file: &str, issuers: &[String], with: &[PathBuf]) -> VerifyArgs {
    VerifyArgs {
        file: Some(file.into()),
        issuer: issuers.iter().map(PathBuf::from).collect(),
        with: with.to_vec(),
        ..VerifyArgs::default()
    }
}

pub(super) fn pinned() -> [String; 1] {
    [site().public().did()]
}

fn leaves(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.values().for_each(|value| leaves(value, found)),
        Value::Array(items) => items.iter().for_each(|value| leaves(value, found)),
        Value::String(text) => found.push(text.clone()),
        _ => {}
    }
}

#[test]
fn every_signed_field_is_shown() {
    let modules = three_modules();
    let passport = issue_with(&site(), passport_facts(&modules)).document;
    let mut named = module_facts(1, "vendre-sur-internet");
    named.holder.name = Some("Zoé Lagrange".to_owned());
    let named = issue_with(&site(), named).document;
    for document in [passport, named] {
        for locale in ["fr", "en"] {
            let answer = ask(locale, false, &args("-", &pinned(), &[]), &document);
            assert_eq!((answer.code, answer.trouble.as_str()), (0, ""));
            let mut expected = vec![];
            leaves(&serde_json::from_str(&document).unwrap(), &mut expected);
            for text in expected {
                let shown = passeport::domain::prose::clean(&text);
                assert!(answer.output.contains(&shown), "{shown} in\n{}", answer.output);
            }
        }
    }
}

#[test]
fn the_answer_for_people_reads_well() {
    let answer = ask("fr", false, &args("-", &pinned(), &[]), &module().document);
    let top: String = answer.output.split("Tout ce qui est signé").next().unwrap().into();
    let expected = "\
VALABLE\u{a0}: ce document est authentique et rien n’y a été changé.

Contrôles
  Forme\u{a0}: conforme
  Signature\u{a0}: conforme
  Émetteur\u{a0}: conforme
  Dates\u{a0}: conforme
  Retrait\u{a0}: sans objet
  Règle du Passeport\u{a0}: sans objet

Ce que dit le document
  Code\u{a0}: PEN-KRVQ-KEBR
  Titre\u{a0}: Attestation de suivi – Vendre sur Internet
  Organisation\u{a0}: Boulangerie «\u{a0}Chez Zoé\u{a0}» (732829320)
  Score\u{a0}: 9 bonnes réponses sur 10 (7 demandées)
  Suivi\u{a0}: sous le contrôle d’un conseiller
  Déclaration signée\u{a0}: Module suivi sous le contrôle d’un conseiller.
  Délivré par\u{a0}: EPN de la Loire (73282932000074)
  Délivré le\u{a0}: 2026-11-21T10:15:00Z

";
    assert_eq!(top, expected);
}

#[test]
fn each_verdict_has_its_exit_code() {
    let document = module().document;
    let mut old = module_facts(1, "vendre-sur-internet");
    old.until = Some(at("2026-12-01T00:00:00Z"));
    let old = issue_with(&site(), old).document;
    let altered = document.replace("Zoé", "Zoe");
    let stranger = [stranger().public().did()];
    let code = |document: &str, issuers: &[String]| {
        let answer = ask("fr", true, &args("-", issuers, &[]), document);
        let read: Value = serde_json::from_str(&answer.output).unwrap();
        assert_eq!(read["exit"], json!(answer.code));
        (answer.code, read["verdict"].as_str().unwrap().to_owned())
    };
    assert_eq!(code(&document, &pinned()), (0, "valid".to_owned()));
    assert_eq!(code(&altered, &pinned()), (1, "altered".to_owned()));
    assert_eq!(code(&old, &pinned()), (4, "out-of-date".to_owned()));
    assert_eq!(code(&document, &stranger), (5, "untrusted".to_owned()));
    assert_eq!(code(&document, &[]), (2, "unknown".to_owned()), "nothing to go by");
    assert_eq!(code("no certificate", &pinned()), (1, "altered".to_owned()));
}

#[test]
fn the_content_of_a_refused_document_is_not_shown() {
    let altered = module().document.replace("Zoé", "Mallory");
    for is_json in [true, false] {
        let answer = ask("en", is_json, &args("-", &pinned(), &[]), &altered);
        assert_eq!(answer.code, 1);
        assert!(!answer.output.contains("Mallory"), "{}", answer.output);
    }
}

#[test]
fn the_answer_for_programs_names_each_check() {
    let passport = issue_with(&site(), passport_facts(&three_modules())).document;
    let answer = ask("en", true, &args("-", &pinned(), &[]), &passport);
    let read: Value = serde_json::from_str(&answer.output).unwrap();
    let rule = json!({
        "result": "not-checked",
        "reason": "files-missing",
        "message": "3 of 3 module certificates were not handed over. Add --with and their files.",
    });
    assert_eq!(read["checks"]["rule"], rule);
    for check in ["form", "proof", "issuer", "dates"] {
        assert_eq!(read["checks"][check], json!({"result": "held"}), "{check}");
    }
    assert_eq!(read["document"]["validFrom"], "2026-11-22T09:00:00Z");
}

pub(super) fn written(folder: &Path, name: &str, content: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

#[test]
fn a_passport_is_checked_with_the_files_handed_over() {
    let folder = tempfile::tempdir().unwrap();
    let modules = three_modules();
    let with: Vec<_> = modules
        .iter()
        .enumerate()
        .map(|(at, signed)| written(folder.path(), &format!("{at}.json"), &signed.document))
        .collect();
    let passport = issue_with(&site(), passport_facts(&modules)).document;
    let file = written(folder.path(), "passport.json", &passport);
    let file = file.to_str().unwrap();
    let answer = ask("en", false, &args(file, &pinned(), &with), "");
    assert_eq!(answer.code, 0);
    assert!(answer.output.contains("Rule of the Passeport: good"), "{}", answer.output);
    let whole_folder = [with.clone(), vec![file.into()]].concat();
    let answer = ask("en", false, &args(file, &pinned(), &whole_folder), "");
    assert!(answer.output.contains("Rule of the Passeport: good"), "{}", answer.output);
    fs::write(&with[1], "nothing").unwrap();
    let answer = ask("en", false, &args(file, &pinned(), &with), "");
    assert_eq!(answer.code, 1);
    assert!(answer.output.contains("File 2 handed over"), "{}", answer.output);
}

#[test]
fn files_and_dates_that_cannot_be_read_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let absent = folder.path().join("absent.json");
    let absent = absent.to_str().unwrap();
    let answer = ask("fr", false, &args(absent, &[], &[]), "");
    assert_eq!((answer.code, answer.output.as_str()), (66, ""));
    assert!(answer.trouble.contains(absent), "{}", answer.trouble);

    let issuers = written(folder.path(), "issuers", "# EPN\nhello\n");
    let issuers = [issuers.to_str().unwrap().to_owned()];
    let answer = ask("en", false, &args("-", &issuers, &[]), "");
    assert_eq!(answer.code, 66);
    assert!(answer.trouble.contains("line 2"), "{}", answer.trouble);

    let mut dated = args("-", &[], &[]);
    dated.at = Some("21/11/2026".to_owned());
    assert_eq!(ask("fr", false, &dated, "").code, 64);
    for (date, code) in [("2026-11-21", 0), ("2026-11-20", 4), ("2026-11-21T10:15:00Z", 0)] {
        let mut dated = args("-", &pinned(), &[]);
        dated.at = Some(date.to_owned());
        assert_eq!(ask("fr", false, &dated, &module().document).code, code, "{date}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_a_file_is_named_and_never_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir_all(data.join("keys")).unwrap();
    for path in [folder.path().join("attestation.json"), data.join("keys/site")] {
        let made = std::process::Command::new("mkfifo").args(["-m", "600"]).arg(&path).status();
        assert!(made.unwrap().success());
    }
    let pipe = folder.path().join("attestation.json");
    let answer = ask("fr", false, &args(pipe.to_str().unwrap(), &pinned(), &[]), "");
    assert_eq!(answer.code, 66);
    assert!(answer.trouble.contains("n’est pas un fichier ordinaire"), "{}", answer.trouble);
    let shown = key::answer(&KeyCommand::Show, &globals(&data), &SITE, &mut Vec::new());
    assert!(matches!(shown, Err(KeyFileError::NotAFile(_))));

    // A link in place of the key could have another file read.
    let elsewhere = written(folder.path(), "elsewhere", &site().to_openssh("").unwrap());
    fs::remove_file(data.join("keys/site")).unwrap();
    std::os::unix::fs::symlink(elsewhere, data.join("keys/site")).unwrap();
    let shown = key::answer(&KeyCommand::Show, &globals(&data), &SITE, &mut Vec::new());
    assert!(matches!(shown, Err(KeyFileError::NotAFile(_))));
}

fn globals(data: &Path) -> Globals {
    use clap::{Args as _, FromArgMatches as _};
    let command = Globals::augment_args(clap::Command::new("test"));
    let line = ["test", "--locale", "fr", "--data", data.to_str().unwrap()];
    Globals::from_arg_matches(&command.get_matches_from(line)).unwrap()
}

#[test]
fn what_key_show_prints_serves_as_a_file_for_verify() {
    let folder = tempfile::tempdir().unwrap();
    let globals = globals(&folder.path().join("data"));
    let run = |command: KeyCommand| {
        let mut output = Vec::new();
        let code = key::answer(&command, &globals, &SITE, &mut output)?;
        Ok::<_, KeyFileError>((code, String::from_utf8(output).unwrap()))
    };
    assert!(matches!(run(KeyCommand::Show), Err(KeyFileError::Missing(_))));
    assert_eq!(run(KeyCommand::New { replace: false }).unwrap().0, 0);
    let refused = run(KeyCommand::New { replace: false });
    assert!(matches!(refused, Err(KeyFileError::Exists(_))));
    let (_, shown) = run(KeyCommand::Show).unwrap();
    let file = written(folder.path(), "epn.pub", &shown);
    let issuers = [file.to_str().unwrap().to_owned()];
    assert_eq!(ask("fr", false, &args("-", &issuers, &[]), &module().document).code, 0);
    let (_, listed) = run(KeyCommand::List).unwrap();
    assert_eq!(listed, format!("site (en service)\u{a0}: {}\n", site().public().did()));
}
