//! The catalogue: what is offered, and what happens when a file is damaged.

use passeport::content::{Catalogue, Folder};
use passeport::domain::id::ModuleId;

use super::{folder, sound};

fn essai() -> ModuleId {
    "essai".parse().unwrap()
}

fn with(files: &[(&str, &str)]) -> Catalogue {
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    Catalogue::with_folder(&folder(&files))
}

#[test]
fn every_module_offered_by_the_program_opens_in_both_languages() {
    let catalogue = Catalogue::embedded();
    assert!(catalogue.problems().is_empty(), "{:?}", catalogue.problems());
    assert!(catalogue.paths().len() >= 7);
    for entry in catalogue.entries() {
        for locale in ["fr", "en"] {
            let opening = catalogue.module(&entry.id, locale).unwrap();
            assert_eq!(opening.module.id, entry.id);
            assert_eq!(opening.module.title, entry.title.in_language(&opening.module.language));
            assert_eq!(opening.edition.sha256.len(), 64);
        }
    }
}

#[test]
fn a_missing_translation_is_french_and_says_so() {
    let catalogue = with(&[("fr.ron", &sound("fr.ron"))]);
    let opening = catalogue.module(&essai(), "en").unwrap();
    assert!(opening.is_fallback);
    assert_eq!(opening.module.language, "fr");
    assert!(!catalogue.module(&essai(), "fr").unwrap().is_fallback);
}

#[test]
fn an_edition_is_the_version_and_the_hash_of_the_very_bytes() {
    let catalogue = with(&[("fr.ron", &sound("fr.ron"))]);
    let edition = catalogue.module(&essai(), "fr").unwrap().edition;
    assert_eq!(edition.version, "1.0.0");
    let changed = with(&[("fr.ron", &format!("{}\n", sound("fr.ron")))]);
    let other = changed.module(&essai(), "fr").unwrap().edition;
    assert_eq!(other.version, edition.version);
    assert_ne!(other.sha256, edition.sha256);
}

#[test]
fn opening_twice_gives_the_same_module() {
    let catalogue = with(&[("fr.ron", &sound("fr.ron"))]);
    let first = catalogue.module(&essai(), "fr").unwrap().module;
    let second = catalogue.module(&essai(), "fr").unwrap().module;
    assert!(std::sync::Arc::ptr_eq(&first, &second));
}

#[test]
fn a_module_nobody_listed_comes_last_under_its_own_title() {
    let catalogue = with(&[("fr.ron", &sound("fr.ron"))]);
    let last = catalogue.entries().last().unwrap();
    assert_eq!(last.id, essai());
    assert_eq!(last.title.in_language("en").text(), "Tenir un carnet");
    assert_eq!(catalogue.entries().len(), Catalogue::embedded().entries().len() + 1);
}

#[test]
fn titles_are_known_before_a_module_is_opened_and_its_damage_is_told_then() {
    let broken = sound("fr.ron").replace("quiz:", "quizz:");
    let catalogue = with(&[("fr.ron", &broken), ("catalogue.ron", &sound("catalogue.ron"))]);
    let entry = catalogue.entry(&essai()).unwrap();
    assert_eq!(entry.title.in_language("fr").text(), "Tenir un carnet");
    assert!(catalogue.problems().is_empty());
    let unavailable = catalogue.module(&essai(), "fr").unwrap_err();
    assert_eq!(unavailable.problems[0].rule.code, "unknown-field");
}

#[test]
fn a_damaged_translation_gives_way_to_the_sound_one() {
    let broken = sound("en.ron").replace("page: \"p1\"", "page: \"p99\"");
    let catalogue = with(&[("fr.ron", &sound("fr.ron")), ("en.ron", &broken)]);
    let opening = catalogue.module(&essai(), "en").unwrap();
    assert!(opening.is_fallback);
    assert_eq!(opening.problems[0].rule.code, "unknown-page");
}

#[test]
fn a_damaged_file_from_outside_gives_way_to_the_embedded_one() {
    let embedded = Catalogue::embedded();
    let Some(entry) = embedded.entries().first() else { return };
    let path = format!("{}/fr.ron", entry.id);
    let folder = Folder { name: "dehors".into(), files: vec![(path, b"Module(".to_vec())] };
    let catalogue = Catalogue::with_folder(&folder);
    let opening = catalogue.module(&entry.id, "fr").unwrap();
    assert_eq!(opening.edition, embedded.module(&entry.id, "fr").unwrap().edition);
    assert!(opening.problems.iter().all(|found| found.file.starts_with("dehors/")));
    assert!(!opening.problems.is_empty());
}

#[test]
fn a_file_from_outside_replaces_the_embedded_one() {
    let embedded = Catalogue::embedded();
    let Some(entry) = embedded.entries().first() else { return };
    let text = sound("fr.ron").replace("id: \"essai\"", &format!("id: \"{}\"", entry.id));
    let path = format!("{}/fr.ron", entry.id);
    let folder = Folder { name: "dehors".into(), files: vec![(path, text.into_bytes())] };
    let opening = Catalogue::with_folder(&folder).module(&entry.id, "fr").unwrap();
    assert_eq!(opening.module.title.text(), "Tenir un carnet");
    assert!(opening.problems.is_empty());
}

#[test]
fn a_damaged_catalogue_from_outside_is_told_and_the_rest_plays() {
    let broken = sound("catalogue.ron").replace("number: 3", "nombre: 3");
    let catalogue = with(&[("fr.ron", &sound("fr.ron")), ("catalogue.ron", &broken)]);
    assert_eq!(catalogue.problems()[0].rule.code, "unknown-field");
    assert!(catalogue.entry(&essai()).is_some());
    assert!(catalogue.module(&essai(), "fr").is_ok());
}
