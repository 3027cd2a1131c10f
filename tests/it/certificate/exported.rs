//! `passeport certificate export --format …`, and what `passeport verify` says of each.

use super::command::{args, pinned, written};
use super::*;
use passeport::cli::certificate::{CertificateCommand, Format, Obstacle, Trouble};
use passeport::cli::verify::VerifyArgs;
use passeport::credential::keyfile;
use passeport::domain::record::{CardSeal, Certified, Fact};
use passeport::store::{Disk, Draft, Records};
use std::path::{Path, PathBuf};

/// Modules that are in the catalogue of the programme.
const MODULES: [&str; 3] = ["vente-en-ligne", "cybersecurite", "facture-electronique"];

/// A folder with the key of the site, three attestations and the Passeport.
struct Site {
    folder: tempfile::TempDir,
    modules: Vec<Signed>,
    passport: Signed,
}

impl Site {
    fn new() -> Self {
        let modules: Vec<Signed> = (1..)
            .zip(MODULES)
            .map(|(seed, module)| issue_with(&site(), module_facts(seed, module)))
            .collect();
        let passport = issue_with(&site(), passport_facts(&modules));
        let this = Self { folder: tempfile::tempdir().unwrap(), modules, passport };
        keyfile::create(&this.data(), &SITE, "epn").unwrap();
        let mut drafts = vec![Fact::Joined { card: CardSeal { first: 1, hash: String::new() } }];
        let certified = |signed: &Signed, subject| Fact::Certified {
            certificate: signed.id,
            subject,
            document: signed.document.clone(),
        };
        for (signed, module) in this.modules.iter().zip(MODULES) {
            drafts.push(certified(signed, Certified::Module(module.parse().unwrap())));
        }
        drafts.push(certified(&this.passport, Certified::Passport));
        let drafts = drafts.into_iter().map(|fact| Draft {
            learner: RandomId::from_entropy(99),
            at: at("2026-11-22T09:00:00Z"),
            fact,
        });
        let mut disk = Disk::open(&this.data()).unwrap();
        let kept: Result<Vec<_>, _> = disk.append(vec![drafts.collect()]).into_iter().collect();
        kept.unwrap();
        this
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Exports in a form, to a folder of its own.
    fn export(&self, format: Format, codes: &[&Signed]) -> Result<Vec<PathBuf>, Trouble> {
        let codes: Vec<String> = codes.iter().map(|signed| signed.code.to_string()).collect();
        let all = codes.is_empty();
        let command = CertificateCommand::Export { codes, all, format, passphrase_file: None };
        let told = kept::ask(&command, &kept::globals(self.folder.path(), false))?;
        Ok(told.lines().map(PathBuf::from).collect())
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }
}

fn ask(file: &Path, with: &[PathBuf]) -> command::Answer {
    command::ask("en", false, &args(file.to_str().unwrap(), &pinned(), with), "")
}

#[test]
fn every_form_is_exported_again_the_same_and_found_valid() {
    let site = Site::new();
    for format in [Format::Json, Format::Jwt, Format::Ssh, Format::Qr, Format::Text] {
        for signed in [&site.modules[0], &site.passport] {
            let files = site.export(format, &[signed]).unwrap();
            let first: Vec<_> = files.iter().map(|file| fs::read(file).unwrap()).collect();
            for (file, content) in files.iter().zip(first) {
                let answer = ask(file, &[]);
                assert_eq!(answer.code, 0, "{}: {}", file.display(), answer.output);
                assert!(answer.output.contains(&signed.code.to_string()), "{}", answer.output);
                assert!(answer.output.contains("732829320"), "{}", answer.output);
                assert_eq!(site.export(format, &[signed]).unwrap(), files);
                assert_eq!(fs::read(file).unwrap(), content);
            }
        }
    }
}

#[test]
fn a_dossier_is_whole_and_only_a_passport_has_one() {
    let site = Site::new();
    let files = site.export(Format::Clr, &[]).unwrap();
    assert_eq!(files.len(), 1, "the Passeport alone");
    let answer = ask(&files[0], &[]);
    assert_eq!(answer.code, 0, "{}", answer.output);
    assert!(answer.output.contains("Rule of the Passeport: good"), "{}", answer.output);
    for signed in &site.modules {
        assert!(answer.output.contains(&signed.id.to_string()), "every field is shown");
    }
    let refused = site.export(Format::Clr, &[&site.modules[0]]);
    assert!(matches!(refused, Err(Trouble::NoSuchForm(_, Obstacle::NotAPassport))));
}

#[test]
fn a_key_set_aside_signs_no_further_form() {
    let site = Site::new();
    keyfile::retire(&site.data()).unwrap();
    assert!(matches!(site.export(Format::Jwt, &[]), Err(Trouble::Key(_))));
    keyfile::create(&site.data(), &[9; 32], "epn").unwrap();
    for format in [Format::Jwt, Format::Clr, Format::Ssh, Format::Qr] {
        let refused = site.export(format, &[&site.passport]);
        assert!(matches!(refused, Err(Trouble::NoSuchForm(_, Obstacle::OtherKey))), "{format:?}");
    }
    assert!(!site.out().exists(), "nothing is half written");
    assert_eq!(site.export(Format::Json, &[]).unwrap().len(), 4);
    let [file] = &site.export(Format::Text, &[&site.passport]).unwrap()[..] else { panic!() };
    let text = fs::read_to_string(file).unwrap();
    assert!(!text.contains("PEN1:") && text.contains("ne prouve rien"), "{text}");
}

#[test]
fn a_text_reads_well_and_only_its_code_is_believed() {
    let site = Site::new();
    let [file] = &site.export(Format::Text, &[&site.modules[0]]).unwrap()[..] else { panic!() };
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains("Score\u{a0}: 9 bonnes réponses sur 10"), "{text}");
    let shown = text.replace("Chez Zoé", "Chez Mallory").replace("9 bonnes", "10 bonnes");
    let file = written(site.folder.path(), "shown.txt", &shown);
    let answer = ask(&file, &[]);
    assert_eq!(answer.code, 0);
    assert!(answer.output.contains("Chez Zoé") && !answer.output.contains("Mallory"));
    assert!(answer.output.contains("Selling on line"), "{}", answer.output);
    let two = format!("{text}{}", text.lines().last().unwrap());
    assert_eq!(ask(&written(site.folder.path(), "two.txt", &two), &[]).code, 1);
}

#[test]
fn the_text_of_a_code_is_read_from_the_command_line_and_told_to_programs() {
    let site = Site::new();
    let [file] = &site.export(Format::Qr, &[&site.modules[0]]).unwrap()[..] else { panic!() };
    let line = fs::read_to_string(file).unwrap();
    let answer = command::ask("fr", true, &args(line.trim(), &pinned(), &[]), "");
    let told: Value = serde_json::from_str(&answer.output).unwrap();
    assert_eq!(told["verdict"], "valid");
    assert_eq!(told["code"], site.modules[0].code.to_string());
    assert_eq!(told["claims"]["organisation"], "732829320");
    assert_eq!(told["claims"]["modules"], json!([6]));
    assert_eq!(told["claims"]["result"]["right"], 9);
    // Without the key nothing is believed, so nothing is told.
    let answer = command::ask("fr", true, &args("-", &[], &[]), &line);
    let told: Value = serde_json::from_str(&answer.output).unwrap();
    assert_eq!((answer.code, &told["claims"]), (2, &Value::Null));
    let answer = command::ask("fr", false, &args("-", &[], &[]), &line);
    assert!(!answer.output.contains("732829320"), "{}", answer.output);
    let answer = command::ask("fr", false, &args("-", &pinned(), &[]), &line);
    assert!(answer.output.contains("un code se copie"), "{}", answer.output);
}

#[test]
fn a_folder_is_checked_whole_and_the_gravest_answer_counts() {
    let site = Site::new();
    for format in [Format::Json, Format::Jwt, Format::Ssh, Format::Qr, Format::Clr] {
        site.export(format, &[]).unwrap();
    }
    let out = site.out();
    fs::write(out.join("notes.txt"), "Un mot pour la banque.").unwrap();
    let told =
        |is_json| command::ask("en", is_json, &args(out.to_str().unwrap(), &pinned(), &[]), "");
    let answer = told(false);
    assert_eq!(answer.code, 0, "{}", answer.output);
    assert_eq!(
        answer.output.matches("Rule of the Passeport: good").count(),
        3,
        "{}",
        answer.output
    );
    assert_eq!(answer.output.matches("\n== ").count() + 1, 13);

    let told_so = told(true).output;
    let lines: Vec<Value> =
        told_so.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (total, answers) = lines.split_last().unwrap();
    assert_eq!(answers.len(), 13);
    assert!(answers[0]["file"].as_str().unwrap().starts_with("attestation-"));
    assert_eq!(total["counts"], json!({"valid": 13}));

    let seal = out.join(format!("passeport-{}.json.sig", site.passport.code));
    let other = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path());
    let other = other.filter(|path| path.extension().is_some_and(|kind| kind == "sig"));
    let other = other.into_iter().find(|path| *path != seal).unwrap();
    fs::copy(other, &seal).unwrap();
    assert_eq!(told(false).code, 1, "a signature that belongs to another file");
    assert_eq!(ask(&seal, &[]).code, 1);
}

#[test]
fn a_signature_needs_its_file_and_a_folder_something_in_it() {
    let site = Site::new();
    let files = site.export(Format::Ssh, &[&site.passport]).unwrap();
    let seal = fs::read_to_string(&files[0]).unwrap();
    let answer = command::ask("en", false, &args("-", &pinned(), &[]), &seal);
    assert_eq!((answer.code, answer.output.as_str()), (66, ""));
    assert!(answer.trouble.contains("beside its document"), "{}", answer.trouble);
    fs::remove_file(&files[1]).unwrap();
    assert_eq!(ask(&files[0], &[]).code, 66);
    let empty = tempfile::tempdir().unwrap();
    let answer = ask(empty.path(), &[]);
    assert_eq!(answer.code, 66);
    assert!(answer.trouble.contains("holds no certificate"), "{}", answer.trouble);
}

fn look_up(site: &Site, code: &str, register: Option<&Path>) -> command::Answer {
    let data = register.is_none().then(|| site.data());
    let asked =
        VerifyArgs { register: register.map(Path::to_owned), data, ..args(code, &pinned(), &[]) };
    command::ask("en", false, &asked, "")
}

#[test]
fn a_short_code_is_looked_up_here_or_in_a_register_and_then_checked() {
    let site = Site::new();
    let code = site.passport.code.to_string();
    let typed = code.to_lowercase().replace('-', " ").replace('0', "o");
    let registers = [site.export(Format::Jwt, &[]).unwrap()].concat();
    let lines: Vec<_> = registers.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let register = written(site.folder.path(), "register", &lines.concat());
    for typed in [code.as_str(), &typed] {
        for register in [None, Some(register.as_path()), Some(&site.out())] {
            let answer = look_up(&site, typed, register);
            assert_eq!(answer.code, 0, "{typed}: {}{}", answer.output, answer.trouble);
            assert!(answer.output.contains("Rule of the Passeport: good"), "{}", answer.output);
        }
    }
    // What a register holds is believed no more than any file.
    let forged = lines.concat().replacen("eyJhbGci", "eyJhbGcj", 4);
    let forged = written(site.folder.path(), "forged", &forged);
    assert_eq!(look_up(&site, &code, Some(&forged)).code, 66);
}

#[test]
fn codes_mistyped_or_unknown_are_told_apart() {
    let site = Site::new();
    let code = site.passport.code.to_string();
    let wrong = code.replace(&code[4..5], if &code[4..5] == "2" { "3" } else { "2" });
    let answer = look_up(&site, &wrong, None);
    assert_eq!(answer.code, 64);
    assert!(answer.trouble.contains("one character is wrong"), "{}", answer.trouble);
    let unknown = issue_with(&stranger(), module_facts(77, "mots-de-passe")).code.to_string();
    let answer = look_up(&site, &unknown, None);
    assert_eq!(answer.code, 66);
    assert!(answer.trouble.contains(&unknown), "{}", answer.trouble);
    // The name of a file that is not there is one still.
    assert!(look_up(&site, "pension.json", None).trouble.contains("pension.json"));
}
