//! `passeport learner bilan`: the page for the adviser, and its data.

use crate::pty::player::Home;

use super::{both, played, run};

/// From home: the placement, the first goal, the second step everywhere; after one
/// answer, the plan at once. Then home.
const PLACED: &str = "2\n1\n1\n2\n2\n2\n2\n2\n4\n2\n4\n";

#[test]
fn the_page_of_a_learner_is_written_for_people_and_for_programs() {
    let home = Home::new();
    let learner = played(&home, PLACED);
    both(&home, &["learner", "bilan", &learner], 0, "MON BILAN DE DÉPART", "WHERE I START FROM");
    let page = run(&home, &["learner", "bilan", &learner[..8]]).out;
    assert!(page.lines().all(|row| row.chars().count() <= 72), "{page}");
    for wanted in [
        "Mon objectif : Être en règle pour la facture électronique",
        "- Chercher et trier – Je fais avec de l’aide.",
        "1 question du module",
        "1. Passer à la facture électronique – Pour avancer vers votre objectif.",
        "Aucun pour l’instant.",
        "non délivré par l’État",
    ] {
        assert!(page.contains(wanted), "{wanted} in\n{page}");
    }
    for args in [&["--format", "json"][..], &["--json"]] {
        let data = run(&home, &[&["learner", "bilan", &learner], args].concat()).json();
        assert_eq!(data["format"], "passeport bilan");
        assert_eq!(data["goal"]["id"], "en-regle");
        assert_eq!(data["areas"].as_array().unwrap().len(), 5);
        assert_eq!(data["areas"][0]["step"], 2);
        assert_eq!(data["plan"].as_array().unwrap().len(), 3);
        assert_eq!(data["plan"][0]["module"], "facture-electronique");
        assert_eq!(data["plan"][0]["words"], "Pour avancer vers votre objectif.");
        assert_eq!(data["tried"].as_array().unwrap().len(), 1);
        // Nothing in it says how many answers were right.
        let said = data.to_string();
        assert!(!said.contains("outcome") && !said.contains("score"), "{said}");
    }
}

#[test]
fn whoever_was_never_placed_has_no_page_and_that_is_told() {
    let home = Home::new();
    let learner = played(&home, "");
    both(
        &home,
        &["learner", "bilan", &learner],
        66,
        "n’a pas encore cherché par où commencer",
        "has not looked for where to begin yet",
    );
    both(&home, &["learner", "bilan", "zz"], 66, "Aucun apprenant ne commence par zz", "zz");
}
