//! Searching by typed lines: words, then numbered hits.

use passeport::app::act::{Act, Place};
use passeport::domain::search::Target;

use super::transcript;
use crate::harness::House;

/// The number that names an item where one is, from the first screen by the same lines.
fn number(visit: &crate::harness::Visit, act: &Act) -> String {
    (visit.items().iter().position(|item| item == act).unwrap() + 1).to_string()
}

#[test]
fn words_are_typed_and_hits_are_chosen_by_number() {
    let house = House::new();
    let mut visit = house.visit();
    let mut lines = vec![];
    for act in [Act::Go(Place::Who), Act::JustLook, Act::Go(Place::Search)] {
        lines.push(number(&visit, &act));
        visit.take(&act);
    }
    visit.text_typed("carnet de caisse");
    let passeport::app::screen::Screen::Search(search) = &visit.model().screen else { panic!() };
    let mut hits = search.found.hits.iter();
    let word = hits.position(|hit| matches!(hit.target, Target::Word(_))).unwrap() + 1;
    let choose = format!("/{word}");
    lines.extend(["carnet de caisse", &choose, "1", "zzz"].map(str::to_owned));
    let said = transcript(&House::new(), &lines).replace('\u{a0}', " ");
    for wanted in [
        // The words are counted: nobody has to hear them all before asking for one.
        "== Les mots difficiles",
        "Mots difficiles expliqués : ",
        // What is found is numbered, each with its place; nothing opens by itself.
        &format!(
            "{word}. carnet de caisse, Un cahier où l’on note les ventes. Mot · Tenir un carnet"
        ),
        // One is looked at, and one comes back.
        "== Tenir un carnet. Mot difficile\ncarnet de caisse\nUn cahier où l’on note les ventes.",
        "1. Retour à la recherche\n2. Ouvrir ce module",
        "Rien ne contient ces mots.",
    ] {
        assert!(said.contains(wanted), "{wanted:?} in\n{said}");
    }
    assert!(!said.contains("\ncarnet de caisse : "), "{said}");
}
