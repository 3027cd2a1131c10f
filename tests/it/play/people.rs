//! Cards, several learners on one machine, erasing.

use passeport::app::act::{Act, CardAct, Place, Study};
use passeport::app::model::{Overlay, Question, Visitor};
use passeport::app::screen::Screen;
use passeport::domain::attempt::Outcome;
use passeport::domain::card::Card;
use passeport::domain::record::Fact;

use crate::harness::{ATELIER, House, Visit};

/// The card shown on screen.
#[track_caller]
fn card_of(visit: &Visit) -> Card {
    match visit.model().visitor {
        Visitor::Learner { card: Some(card), .. } => card,
        other => panic!("no card: {other:?}"),
    }
}

/// Types a card: two letters of each word, then arrows to the word.
#[track_caller]
fn type_card(visit: &mut Visit, card: Card) {
    let words = visit.model().around.words.clone();
    for (place, word) in card.places().into_iter().zip(card.words(&words)) {
        visit.text_typed(&word[..2]);
        let act = Act::Card(CardAct::Word(place));
        if !visit.items().contains(&act) {
            visit.text_typed(&word[2..4]);
        }
        let at = visit.items().iter().position(|item| *item == act).expect("the word is offered");
        visit.keys(&"<Down> ".repeat(at)).keys("<Enter>");
    }
}

#[test]
fn the_card_is_shown_before_leaving_and_brings_one_back() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take_quiz(10);
    let card = card_of(&visit);
    visit.go(Place::Goodbye).sees(&["Voici votre carte", "Notez ces cinq mots"]);
    let words = visit.model().around.words.clone();
    for word in card.words(&words) {
        visit.sees(&[&word.to_uppercase()]);
    }
    visit.check("<Enter>", &["À bientôt.", "Tout est déjà gardé."]);
    // Somebody else was here in between.
    visit.take(&Act::Go(Place::Welcome)).go(Place::Who).take(&Act::Join);
    visit.sees(&["0 module sur 3"]);
    drop(visit);

    let mut visit = house.visit();
    visit.go(Place::Who).go(Place::CardEntry).sees(&["Mot 1 sur 5"]);
    type_card(&mut visit, card);
    visit.sees(&["Votre passeport : 1 module sur 3"]);
    // The card is known to its owner: it is not shown again.
    visit.check("q", &["À bientôt."]);
}

#[test]
fn people_are_called_what_they_say_with_digits_too_and_nothing_invisible() {
    for (typed, name) in [("Jean2", "Jean2"), ("3 Suisses", "3 Suisses"), ("Ma\u{200b}x", "Max")] {
        let house = House::new();
        let mut visit = house.newcomer();
        visit.open(ATELIER).take_quiz(10);
        visit.go(Place::Goodbye).sees(&["Voici votre carte", "!1 C’est noté"]);
        visit.text_typed(typed).check("<Enter>", &["À bientôt."]);
        assert_eq!(visit.model().progress.name.as_deref(), Some(name));
    }
}

#[test]
fn cards_without_a_first_name_are_told_apart_by_when_they_were_used() {
    let house = House::new();
    let mut first = house.newcomer();
    first.open(ATELIER);
    drop(first);
    // Alone, nothing more is said than before.
    let alone = house.visit();
    assert!(!alone.screen().contains("carte sans prénom"), "{}", alone.screen());
    drop(alone);
    drop(house.newcomer());
    let mut third = house.newcomer();
    third.go(Place::Goodbye).text_typed("Ana").keys("<Enter>");
    drop(third);
    let visit = house.visit();
    let rows = visit.screen();
    assert_eq!(rows.matches("Continuer : carte sans prénom").count(), 2, "{rows}");
    assert!(rows.contains("Continuer : Ana"), "{rows}");
    let words = rows.lines().filter_map(|row| row.split_once(". ")).map(|(_, words)| words);
    let mut told: Vec<&str> = words.filter(|words| words.contains("sans prénom")).collect();
    assert_eq!(told.len(), 2, "{rows}");
    told.dedup();
    assert_eq!(told.len(), 2, "they are not told apart: {rows}");
}

#[test]
fn the_card_is_shown_once_in_a_visit() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.check("q", &["Voici votre carte"]).check("<Enter>", &["À bientôt."]);
    let mut visit = house.crash(visit);
    visit.check("q", &["À bientôt."]);
}

#[test]
fn five_wrong_cards_close_the_form() {
    let house = House::new();
    let mut visit = house.visit();
    visit.go(Place::Who).go(Place::CardEntry);
    for left in (0..5).rev() {
        for _ in 0..5 {
            visit.keys("ab <Enter>");
        }
        let words = match left {
            0 => "Demandez de l’aide".to_owned(),
            1 => "Encore 1 essai.".to_owned(),
            left => format!("Encore {left} essais."),
        };
        visit.sees(&["Cette carte n’est pas connue ici.", &words]);
    }
    assert_eq!(visit.model().screen, Screen::Who);
}

#[test]
fn a_word_that_is_on_no_card_is_said_and_the_words_before_it_stay() {
    let house = House::new();
    let mut visit = house.visit();
    visit.go(Place::Who).go(Place::CardEntry).keys("ab <Enter>").sees(&["Mot 2 sur 5"]);
    visit.check("zzz <Enter>", &["Aucun mot de la carte ne commence ainsi.", "Mot 2 sur 5"]);
    // Taken back letter by letter, then the word before.
    visit.keys("<Backspace> <Backspace> <Backspace>").check("<Backspace>", &["Mot 1 sur 5"]);
    visit.take(&Act::Go(Place::Who)).sees(&["Qui êtes-vous ?"]);
}

#[test]
fn enter_in_an_empty_card_field_does_not_leave_the_form() {
    let house = House::new();
    let mut visit = house.visit();
    visit.go(Place::Who).go(Place::CardEntry).keys("ab <Enter> <Enter>").sees(&["Mot 2 sur 5"]);
}

#[test]
fn another_card_makes_the_first_one_worthless() {
    let house = House::new();
    let mut visit = house.newcomer();
    let first = card_of(&visit);
    visit.keys("a").take(&Act::Show(Overlay::Confirm(Question::ReplaceCard)));
    visit.take(&Act::Confirm(Question::ReplaceCard)).sees(&["Voici votre carte"]);
    let second = card_of(&visit);
    assert_ne!(first, second);
    visit.check("<Enter>", &["Votre passeport"]);
    drop(visit);
    let mut visit = house.visit();
    visit.go(Place::Who).go(Place::CardEntry);
    type_card(&mut visit, first);
    visit.sees(&["Cette carte n’est pas connue ici."]);
    type_card(&mut visit, second);
    visit.sees(&["Votre passeport : 0 module sur 3"]);
}

#[test]
fn two_learners_do_not_see_each_other() {
    let house = House::new();
    let mut first = house.newcomer();
    first.open(ATELIER).take(&Act::Study(Study::Lessons)).keys("<Right>");
    first.answer(Outcome::Right);
    let learner = first.model().learner();
    first.keys("q <Enter>").take(&Act::Go(Place::Welcome));
    first.go(Place::Who).take(&Act::Join);
    assert_ne!(first.model().learner(), learner);
    first.sees(&["0 module sur 3", "!CONTINUER", "!en cours"]);
    first.go(Place::Answers).sees(&["Vous n’avez pas encore répondu"]);
    assert_eq!(house.knobs().learners().len(), 2);
}

#[test]
fn all_is_erased_when_asked_twice_and_others_stay() {
    let house = House::new();
    drop(house.newcomer());
    let mut visit = house.newcomer();
    visit.open(ATELIER).take_quiz(10);
    let learner = visit.model().learner().unwrap();
    visit.keys("a").take(&Act::Show(Overlay::Confirm(Question::Erase)));
    visit.sees(&["sera effacé, pour toujours", "1. Non, retour"]);
    // ENTER says no.
    visit.check("<Enter>", &["Vous êtes perdu ?"]);
    assert!(house.knobs().learners().contains(&learner));
    visit.take(&Act::Show(Overlay::Confirm(Question::Erase)));
    visit.take(&Act::Confirm(Question::Erase)).sees(&["Tout est effacé.", "Bonjour."]);
    let left = house.knobs().learners();
    assert!(left.len() == 1 && !left.contains(&learner));
    assert_eq!(visit.model().around.roll.len(), 1);
    assert!(!house.facts().iter().any(|fact| matches!(fact, Fact::QuizEnded { .. })));
}

#[test]
fn nothing_is_left_of_the_learner_at_the_first_screen() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take_quiz(10).go(Place::Goodbye).keys("<Enter>");
    visit.take(&Act::Go(Place::Welcome)).sees(&["Bonjour.", "!10 bonnes réponses"]);
    let model = visit.model();
    assert_eq!(model.visitor, Visitor::Nobody);
    assert!(model.open.is_none() && model.progress.modules.is_empty());
    assert!(model.pending.after.is_empty());
}
