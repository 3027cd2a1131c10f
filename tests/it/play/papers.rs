//! The organisation is kept before anything is signed for it.

use passeport::app::act::{Act, PapersAct, Place};
use passeport::credential::keyfile;
use passeport::domain::record::Fact;
use passeport::text::Bundles;

use crate::harness::{ATELIER, House, Visit};

/// In front of the filled form; the accent is a character of its own.
fn filled(house: &House) -> Visit {
    let mut visit = house.newcomer();
    visit.open(ATELIER).take_quiz(10).go(Place::Passport).go(Place::Papers);
    visit.take(&Act::Papers(PapersAct::Make));
    visit.text_typed("Chez Zoe\u{301}").keys("<Down>").text_typed("732829320");
    visit
}

#[test]
fn nothing_is_signed_before_the_organisation_is_on_the_disk() {
    let house = House::new();
    let mut visit = filled(&house);
    visit.slow_down();
    visit.take(&Act::Papers(PapersAct::Submit));
    assert_eq!(visit.model().progress.organisation, None);
    assert!(!keyfile::path(&house.data()).exists());
    // Asked for again meanwhile: it is done once.
    visit.take(&Act::Papers(PapersAct::Make));
    visit.speed_up();
    visit.settle();
    visit.sees(&["1 fichier enregistré dans "]);
    let certified = |fact: &Fact| matches!(fact, Fact::Certified { .. });
    assert_eq!(house.facts().iter().filter(|fact| certified(fact)).count(), 1);
    let name = &visit.model().progress.organisation.as_ref().unwrap().name;
    assert_eq!(name, "Chez Zo\u{e9}");
}

#[test]
fn what_is_refused_after_the_key_is_made_still_tells_of_the_key() {
    let house = House::new();
    let mut visit = filled(&house);
    // The folder of the files cannot be made: a file stands in its place.
    std::fs::write(house.export(), "in the way").unwrap();
    visit.take(&Act::Papers(PapersAct::Submit));
    visit.sees(&["ne peut pas être écrit", "La clé de signature de cette machine a été créée"]);
}

/// In German, from the first screen to the file: what is around the module is said in
/// German, what is in it and what is signed about it in the language it is written in.
#[test]
fn a_module_without_translation_is_played_to_its_certificate() {
    let house = House::speaking("de", Bundles::embedded());
    let mut visit = house.visit();
    visit.sees(&["Guten Tag.", "Anfangen"]).go(Place::Who).sees(&["Wer sind Sie?"]);
    visit.take(&Act::Join).sees(&["Ihr Passeport: 0 Module von 3"]).go(Place::Catalogue);
    visit.sees(&["Wählen Sie ein Modul", "Min., français"]).go(Place::Home);
    visit.open(ATELIER).sees(&[
        "Tenir un carnet",
        "Dieses Modul gibt es noch nicht auf Deutsch. Seine Sprache: français.",
        "Danach können Sie:",
    ]);
    visit.take_quiz(10).sees(&["Sehr gut. Modul bestanden: 10 richtige Antworten von 10."]);
    visit.go(Place::Passport).sees(&["22. November 2026"]).go(Place::Papers);
    visit.sees(&["Sie sind in der Sprache ihrer Module geschrieben: français."]);
    visit.take(&Act::Papers(PapersAct::Make));
    visit.text_typed("Bäckerei Groß").keys("<Down>").text_typed("732829320");
    visit.take(&Act::Papers(PapersAct::Submit)).sees(&["1 Datei gespeichert in "]);
    let mut files = std::fs::read_dir(house.export()).unwrap();
    let document = std::fs::read_to_string(files.next().unwrap().unwrap().path()).unwrap();
    for part in ["Attestation de suivi", "Bäckerei Groß", r#""inLanguage":"fr""#] {
        assert!(document.replace("\": \"", "\":\"").contains(part), "{part} in {document}");
    }
    assert!(!document.contains("Teilnahme"), "{document}");
}
