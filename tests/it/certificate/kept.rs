//! `passeport certificate`: what was issued is listed and exported, byte for byte.

use super::*;
use passeport::cli::Globals;
use passeport::cli::certificate::{CertificateCommand, Format, Trouble, answer};
use passeport::domain::record::{CardSeal, Certified, Fact};
use passeport::store::{Disk, Draft, Records};
use std::path::Path;

pub(super) fn globals(folder: &Path, is_json: bool) -> Globals {
    use clap::{Args as _, FromArgMatches as _};
    let command = Globals::augment_args(clap::Command::new("test"));
    let (data, export) = (folder.join("data"), folder.join("out"));
    let mut line = vec!["test", "--locale", "fr", "--data", data.to_str().unwrap()];
    line.extend(["--export", export.to_str().unwrap()]);
    line.extend(is_json.then_some("--json"));
    Globals::from_arg_matches(&command.get_matches_from(line)).unwrap()
}

pub(super) fn ask(command: &CertificateCommand, globals: &Globals) -> Result<String, Trouble> {
    let mut output = vec![];
    answer(command, globals, &mut output)?;
    Ok(String::from_utf8(output).unwrap())
}

/// A folder where two certificates were issued, still held by whoever plays.
pub(super) fn issued() -> (tempfile::TempDir, Disk, [Signed; 2]) {
    let folder = tempfile::tempdir().unwrap();
    let modules = three_modules();
    let passport = issue_with(&site(), passport_facts(&modules));
    let mut disk = Disk::open(&folder.path().join("data")).unwrap();
    let draft = |signed: &Signed, subject, at| Draft {
        learner: RandomId::from_entropy(99),
        at,
        fact: Fact::Certified {
            certificate: signed.id,
            subject,
            document: signed.document.clone(),
        },
    };
    let module = Certified::Module("vendre-sur-internet".parse().unwrap());
    let seal = CardSeal { first: 1, hash: String::new() };
    let joined = Draft {
        learner: RandomId::from_entropy(99),
        at: at("2026-11-21T09:00:00Z"),
        fact: Fact::Joined { card: seal },
    };
    let drafts = vec![
        joined,
        draft(&modules[0], module, at("2026-11-21T10:15:00Z")),
        draft(&passport, Certified::Passport, at("2026-11-22T09:00:00Z")),
    ];
    let appended: Result<Vec<_>, _> = disk.append(vec![drafts]).into_iter().collect();
    appended.unwrap();
    (folder, disk, [modules[0].clone(), passport])
}

#[test]
fn what_was_issued_is_listed_while_someone_plays() {
    let (folder, _playing, [module, passport]) = issued();
    let listed = ask(&CertificateCommand::List, &globals(folder.path(), false)).unwrap();
    let firm = "Boulangerie «\u{a0}Chez Zoé\u{a0}»";
    let expected = format!(
        "{} – 2026-11-21 – Attestation de suivi – Vendre sur Internet – {firm}\n\
         {} – 2026-11-22 – Passeport pour l’économie numérique – {firm}\n",
        module.code, passport.code
    );
    assert_eq!(listed, expected);
    let listed = ask(&CertificateCommand::List, &globals(folder.path(), true)).unwrap();
    let listed: Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed[0]["module"], "vendre-sur-internet");
    assert_eq!(listed[1]["code"], passport.code.to_string());
    assert_eq!(listed[1]["is_passport"], true);
}

#[test]
fn exported_files_are_the_very_bytes_that_were_signed() {
    let (folder, _playing, [module, passport]) = issued();
    let all = CertificateCommand::Export {
        codes: vec![],
        all: true,
        format: Format::Json,
        passphrase_file: None,
    };
    let globals = globals(folder.path(), false);
    let told = ask(&all, &globals).unwrap();
    let files: Vec<_> = told.lines().collect();
    assert_eq!(fs::read_to_string(files[0]).unwrap(), module.document);
    assert_eq!(fs::read_to_string(files[1]).unwrap(), passport.document);

    let code = passport.code.to_string().to_lowercase();
    let one = CertificateCommand::Export {
        codes: vec![code],
        all: false,
        format: Format::Json,
        passphrase_file: None,
    };
    let told = ask(&one, &globals).unwrap();
    assert_eq!(told.lines().collect::<Vec<_>>(), [files[1]]);
    assert!(files[1].ends_with(&format!("passeport-{}.json", passport.code)));
}

#[test]
fn codes_that_lead_nowhere_write_nothing() {
    let (folder, _playing, [module, _]) = issued();
    let globals = globals(folder.path(), false);
    let export = |codes: &[String]| {
        ask(
            &CertificateCommand::Export {
                codes: codes.to_vec(),
                all: false,
                format: Format::Json,
                passphrase_file: None,
            },
            &globals,
        )
    };
    let good = module.code.to_string();
    let wrong = export(&[good.clone(), "PEN-0000-0001".to_owned()]);
    assert!(matches!(wrong, Err(Trouble::BadCode(_))));
    let unknown = export(&[good, "PEN-0000-0000".to_owned()]);
    assert!(matches!(unknown, Err(Trouble::Unknown(_))));
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_folder_where_nothing_was_issued_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let listed = ask(&CertificateCommand::List, &globals(folder.path(), false)).unwrap();
    assert_eq!(listed, "Aucune attestation n’a été délivrée ici.\n");
    assert!(!folder.path().join("data").exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let (folder, _playing, _) = issued();
    fs::write(folder.path().join("out"), "a file stands here").unwrap();
    let all = CertificateCommand::Export {
        codes: vec![],
        all: true,
        format: Format::Json,
        passphrase_file: None,
    };
    let refused = ask(&all, &globals(folder.path(), false));
    assert!(matches!(refused, Err(Trouble::Unwritable(..))));
}
