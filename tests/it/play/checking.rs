//! Certificates that people bring, checked on screen: by file, by code, by hand.

use passeport::app::act::{Act, Place};
use passeport::app::checking::{CheckAct, CheckStep};
use passeport::app::key::Key;
use passeport::app::model::Profile;
use passeport::app::msg::Msg;
use passeport::app::screen::Screen;
use passeport::credential::code::ShortCode;
use passeport::credential::reading;

use crate::harness::{House, Visit};

const MODULE: &str = include_str!("../certificate/module-2.json");
const PASSPORT: &str = include_str!("../certificate/passport-2.json");

fn code_of(document: &str) -> String {
    let read = reading::read(document.as_bytes()).unwrap();
    ShortCode::of(read.claims.facts().id).to_string()
}

/// Before the question what one has in hand.
fn at_desk(house: &House) -> Visit {
    let mut visit = house.visit();
    visit.keys("v").sees(&["Qu’avez-vous en main"]);
    visit
}

fn typed(visit: &mut Visit, text: &str) {
    visit.take(&Act::Check(CheckAct::Type));
    visit.handle(Msg::Paste(text.to_owned()));
    visit.keys("<Enter>");
}

#[test]
fn a_genuine_file_is_told_with_every_field_and_how_the_person_was_known() {
    let house = House::new();
    house.bring("attestation.json", MODULE);
    let mut visit = at_desk(&house);
    visit.take(&Act::Check(CheckAct::Files)).take(&Act::Check(CheckAct::File(0)));
    visit.sees(&["VALABLE", "Boulangerie « Chez Zoé » (732829320)", "9 bonnes réponses sur 10"]);
    visit.sees(&["sous le contrôle d’un conseiller", "EPN de la Loire", "21 novembre 2026"]);
    visit.sees(&[&code_of(MODULE), "Comparez ces lignes", "Contrôles réussis", "signature"]);
    visit.take(&Act::Check(CheckAct::Whole(true)));
    let Screen::Check(checking) = &visit.model().screen else { panic!("{}", visit.screen()) };
    let CheckStep::Told(answers) = &checking.step else { panic!("{checking:?}") };
    // Every text of the document is there, under its name.
    let mut document: serde_json::Value = serde_json::from_str(MODULE).unwrap();
    document.as_object_mut().unwrap().remove("proof");
    let said: Vec<String> =
        answers.shown().unwrap().everything.iter().map(|(_, value)| value.text()).collect();
    let mut left = vec![document];
    while let Some(value) = left.pop() {
        match value {
            serde_json::Value::Object(members) => left.extend(members.into_values()),
            serde_json::Value::Array(items) => left.extend(items),
            serde_json::Value::String(text) => {
                let shown = passeport::domain::prose::clean(&text);
                assert!(said.contains(&shown), "{text}");
            }
            other => assert!(said.contains(&other.to_string()), "{other}"),
        }
    }
}

#[test]
fn a_retouched_file_is_refused_and_says_nothing_else() {
    let house = House::new();
    house.bring("retouche.json", &MODULE.replace("\"9\"", "\"10\""));
    let mut visit = at_desk(&house);
    visit.take(&Act::Check(CheckAct::Files)).take(&Act::Check(CheckAct::File(0)));
    visit.sees(&["REFUSÉ", "quelque chose a été changé", "N’acceptez pas", "!Boulangerie"]);
    assert!(!visit.items().contains(&Act::Check(CheckAct::Whole(true))));
}

#[test]
fn a_short_code_finds_the_certificate_however_it_is_typed() {
    let house = House::new();
    house.bring("attestation.json", MODULE);
    house.bring("passeport.json", PASSPORT);
    let code = code_of(PASSPORT);
    for typed_so in [code.clone(), code.to_lowercase().replace('-', " ")] {
        let mut visit = at_desk(&house);
        typed(&mut visit, &typed_so);
        visit.sees(&["VALABLE", "Passeport pour l’économie numérique", &code]);
    }
}

#[test]
fn a_wrong_code_stays_in_the_field_and_is_told() {
    let house = House::new();
    house.bring("attestation.json", MODULE);
    let mut visit = at_desk(&house);
    typed(&mut visit, "PEN-1234-5678");
    visit.sees(&["n’est pas un code", "Tapez ou collez"]);
    let Screen::Check(checking) = &visit.model().screen else { panic!() };
    assert!(matches!(&checking.step, CheckStep::Typing(line) if line.value() == "PEN-1234-5678"));
    // One that is well made, but of no certificate here.
    visit.keys("<Escape>");
    typed(&mut visit, "PEN-04HM-ASWS");
    visit.sees(&["Aucune attestation connue ici"]);
    visit.keys("<Escape>").take(&Act::Check(CheckAct::Type)).keys("<Enter>");
    visit.sees(&["Tapez ou collez"]);
}

#[test]
fn a_whole_document_may_be_pasted_and_hostile_text_is_only_text() {
    let house = House::new();
    let mut visit = at_desk(&house);
    typed(&mut visit, MODULE);
    visit.sees(&["VALABLE"]);
    for hostile in ["\u{1b}[2J", "{\"a\":1}", "PEN1:", "eyJhbGciOiJub25lIn0..", "../../etc/passwd"]
    {
        visit.keys("<Escape>");
        typed(&mut visit, hostile);
        visit.sees(&["!VALABLE"]);
        let shown = format!("{:?}", visit.scene());
        assert!(!shown.contains('\u{1b}'), "{shown}");
    }
}

#[test]
fn only_files_of_the_folder_are_ever_opened() {
    let house = House::new();
    house.bring("attestation.json", MODULE);
    house.bring("photo.jpg", "x");
    let mut visit = at_desk(&house);
    visit.take(&Act::Check(CheckAct::Files)).sees(&["attestation.json", "!photo"]);
    // What went away meanwhile is told.
    let folder = house.data().parent().unwrap().join("brought");
    std::fs::remove_file(folder.join("attestation.json")).unwrap();
    visit.take(&Act::Check(CheckAct::File(0))).sees(&["Impossible de lire"]);
    visit.keys("r").sees(&["!Un fichier"]);
}

#[test]
fn on_a_shared_machine_nothing_stays_for_the_next_one() {
    let house = House::new();
    house.bring("attestation.json", MODULE);
    let mut visit = house.kiosk();
    visit.keys("v").take(&Act::Check(CheckAct::Files)).take(&Act::Check(CheckAct::File(0)));
    visit.sees(&["VALABLE"]);
    let alarm = visit.model().alarm().unwrap();
    visit.handle(Msg::Tick(alarm.number));
    assert_eq!(visit.model().screen, Screen::Welcome);
    // And a learner is never asked to check anything.
    visit.take(&Act::Join);
    visit.keys("v");
    assert!(!matches!(visit.model().screen, Screen::Check(_)));
}

#[test]
fn who_came_to_check_only_leaves_from_there() {
    let house = House::new();
    for keys in ["r", "q", "<Escape>"] {
        let mut visit = house.as_kiosk(Profile::CHECKER);
        visit.sees(&["Qu’avez-vous en main", "!Pour commencer"]);
        assert!(visit.items().contains(&Act::Go(Place::Goodbye)));
        visit.keys(keys);
        assert_eq!(visit.is_over(), keys == "q", "{keys}");
        visit.handle(Msg::Key(Key::Control('c')));
        assert!(visit.is_over());
    }
}

#[test]
fn where_nothing_can_be_checked_that_is_said() {
    let mut visit = House::new().without_checker();
    visit.keys("v");
    typed(&mut visit, "PEN-04HM-ASWS");
    visit.sees(&["rien ne peut être vérifié", "Tapez ou collez"]);
}

#[test]
fn what_was_told_is_told_again_in_another_language() {
    let house = House::new();
    house.bring("attestation.json", MODULE);
    let mut visit = at_desk(&house);
    visit.take(&Act::Check(CheckAct::Files)).take(&Act::Check(CheckAct::File(0)));
    visit.keys("a").take(&Act::Go(Place::Settings)).set_language("en");
    visit.take(&Act::Go(Place::Back)).sees(&["VALID", "under the eyes of an adviser", "!VALABLE"]);
}
