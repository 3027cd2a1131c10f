//! The pages to print: seen from a module, written to a file, left again.

use passeport::app::act::{Act, Place, Study};
use passeport::app::effect::Effect;
use passeport::app::key::Key;
use passeport::app::model::Profile;
use passeport::app::msg::{Entropy, Msg, Stamped};
use passeport::app::{items, update};
use passeport::domain::attempt::Outcome;
use passeport::domain::time::Timestamp;

use crate::harness::{ATELIER, House, Visit, atelier};

/// At the end of the lessons of the module of these tests.
fn ending(house: &House) -> Visit {
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons));
    while visit.step(Outcome::Right) {}
    visit.sees(&["À retenir", "La fiche à imprimer", "Mon cahier de ventes"]);
    visit
}

#[test]
fn the_sheet_is_seen_at_the_end_of_the_lessons_and_one_comes_back_there() {
    let house = House::new();
    let mut visit = ending(&house);
    let before = visit.model().screen.clone();
    visit.take(&Act::Study(Study::Sheet(0)));
    visit.sees(&[
        "Mon cahier de ventes",
        "Avant d’ouvrir",
        "Le cahier est sur le comptoir.",
        "Un cahier bien tenu suffit. (Vérifié le 1er novembre 2026, service-public.gouv.fr)",
    ]);
    visit.keys("r");
    assert_eq!(visit.model().screen, before);
    // Afterwards the module offers it at its beginning too.
    visit.go_home().open(ATELIER).take(&Act::Study(Study::Sheet(0)));
    visit.take(&Act::Study(Study::LeaveSheet)).sees(&["Continuer les leçons"]);
}

#[test]
fn a_sheet_is_not_offered_before_its_lessons_are_read() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).sees(&["!La fiche à imprimer"]);
}

#[test]
fn a_sheet_is_written_to_a_file_of_one_page() {
    let house = House::new();
    let mut visit = ending(&house);
    visit.take(&Act::Study(Study::Sheet(0))).take(&Act::Study(Study::SaveSheet));
    visit.sees(&["1 fichier enregistré dans ", "atelier-cahier.txt"]);
    let files = house.exported();
    assert_eq!(files.len(), 1);
    let page = std::fs::read_to_string(&files[0]).unwrap();
    assert!(page.lines().all(|line| line.chars().count() <= 72), "{page}");
    for words in [
        "Passeport numérique. Module « Tenir un carnet »\nMON CAHIER DE VENTES\n",
        "1. Avant d’ouvrir\n    Mon cahier : ......",
        "\n[ ] Le cahier est sur le comptoir.\n",
        "    À savoir. Un cahier bien tenu suffit. (Vérifié le 1er novembre 2026,\n",
        "Document non délivré",
    ] {
        assert!(page.contains(words), "{words:?} in\n{page}");
    }
    // Again: the same file, the same page.
    visit.take(&Act::Study(Study::SaveSheet));
    assert_eq!(house.exported(), files);
    assert_eq!(std::fs::read_to_string(&files[0]).unwrap(), page);
}

#[test]
fn where_the_file_cannot_be_written_it_is_said_and_nothing_breaks() {
    let house = House::new();
    std::fs::write(house.export(), "in the way").unwrap();
    let mut visit = ending(&house);
    visit.take(&Act::Study(Study::Sheet(0))).take(&Act::Study(Study::SaveSheet));
    visit.sees(&["ne peut pas être écrit", "Le cahier est sur le comptoir."]);
}

#[test]
fn where_no_file_may_be_written_none_is_offered() {
    let house = House::new();
    let mut visit = ending(&house);
    visit.take(&Act::Study(Study::Sheet(0)));
    let mut model = visit.model().clone();
    model.profile = Profile { can_export: false, ..Profile::PERSONAL };
    assert_eq!(items::items(&model), [Act::Study(Study::LeaveSheet)]);
    let msg = Msg::Key(Key::Enter);
    let asked = update(&mut model, Stamped { at: Timestamp(0), entropy: Entropy::default(), msg });
    assert!(!asked.iter().any(|effect| matches!(effect, Effect::PrintSheet { .. })));
}

#[test]
fn a_guest_may_take_the_sheet_home() {
    let house = House::new();
    let mut visit = house.visit();
    visit.go(Place::Who).take(&Act::JustLook).open(ATELIER);
    assert_eq!(visit.model().open.as_ref().unwrap().module.id, atelier());
    visit.take(&Act::Study(Study::Lessons));
    while visit.step(Outcome::Right) {}
    visit.take(&Act::Study(Study::Sheet(0))).take(&Act::Study(Study::SaveSheet));
    assert_eq!(house.exported().len(), 1);
}
