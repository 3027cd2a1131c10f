//! Benefits around the passport: the list of the program, and what a folder adds.

use passeport::content::benefits::BENEFITS_FILE;
use passeport::content::{Catalogue, Folder};

use super::{check, codes, folder, sound};

fn embedded() -> String {
    let folder = Folder::embedded();
    String::from_utf8(folder.file(BENEFITS_FILE).unwrap().to_vec()).unwrap()
}

/// The example of the file of the program, without the signs in front of its lines.
fn example() -> String {
    let lines = embedded();
    let (head, body) = lines.split_once("  benefits: [\n").unwrap();
    let body: Vec<&str> =
        body.lines().map(|line| line.strip_prefix("    // ").unwrap_or(line)).collect();
    format!("{head}  benefits: [\n{}\n", body.join("\n"))
}

fn alone(text: &str) -> Folder {
    folder(&[(BENEFITS_FILE, text.as_bytes())])
}

#[test]
fn the_program_promises_nothing_of_its_own() {
    assert_eq!(Catalogue::embedded().benefits(), []);
    assert!(Catalogue::embedded().problems().is_empty());
}

#[test]
fn the_example_of_the_file_is_sound_once_its_signs_are_removed() {
    let text = example();
    assert_eq!(codes(&check(&alone(&text))), Vec::<&str>::new(), "{text}");
    let catalogue = Catalogue::with_folder(&alone(&text));
    let [benefit] = catalogue.benefits() else { panic!("{:?}", catalogue.problems()) };
    // Each field that may be left out is there, so that it is seen.
    assert!(benefit.valid_until.is_some() && benefit.conditions.needs.is_some());
    assert!(benefit.conditions.max_staff.is_some());
    assert!(benefit.conditions.max_company_age_months.is_some());
    assert!(!benefit.place.regions.is_empty() && !benefit.place.departments.is_empty());
}

#[test]
fn what_may_be_left_out_may_be_left_out() {
    let fields = ["conditions:", "valid_until:"];
    let is_left = |line: &&str| !fields.iter().any(|field| line.trim().starts_with(field));
    let text: Vec<String> = example().lines().filter(is_left).map(str::to_owned).collect();
    let text = text.join("\n").replace(r#", regions: ["84"], departments: ["07", "2A"]"#, "");
    assert_eq!(codes(&check(&alone(&text))), Vec::<&str>::new(), "{text}");
    assert_eq!(Catalogue::with_folder(&alone(&text)).benefits().len(), 1);
}

#[test]
fn a_folder_of_an_adviser_may_hold_benefits_alone_about_modules_of_the_program() {
    let text = sound(BENEFITS_FILE).replace(r#"Module("essai")"#, r#"Module("connexion")"#);
    assert_eq!(codes(&check(&alone(&text))), Vec::<&str>::new());
    assert_eq!(codes(&check(&alone(&sound(BENEFITS_FILE)))), ["unknown-module"]);
}

#[test]
fn a_damaged_list_is_told_and_everything_else_plays() {
    let broken = sound(BENEFITS_FILE).replace("valid_from", "valid_since");
    let catalogue = Catalogue::with_folder(&alone(&broken));
    assert_eq!(catalogue.benefits(), []);
    let [problem] = catalogue.problems() else { panic!("{:?}", catalogue.problems()) };
    assert_eq!((problem.rule.code, &*problem.file), ("unknown-field", "essais/benefits.ron"));
    assert_eq!(catalogue.entries().len(), Catalogue::embedded().entries().len());
}
