//! Wrong cards: a few are free, then one waits, longer each time, even after the plug
//! was pulled. Whoever comes for the first time never waits.

use passeport::app::act::{Act, CardAct, Place};
use passeport::app::model::{Notice, Visitor};
use passeport::app::screen::Screen;
use passeport::domain::attempt::Outcome;
use passeport::domain::tries::{FREE_HERE, FREE_OF_WORD};

use super::newcomer;
use crate::harness::{House, Visit};

/// A machine whose keyboard is known.
fn house() -> House {
    let house = House::new().shared();
    house.visit().keys("<Enter> <Down> &");
    house
}

/// Types a card, by the places of its words.
fn card(visit: &mut Visit, words: [u16; 5]) {
    for place in words {
        let word = visit.model().around.words.word(place).to_owned();
        visit.text_typed(&word).take(&Act::Card(CardAct::Word(place)));
    }
}

fn wrong(visit: &mut Visit, first: u16) {
    if !matches!(visit.model().screen, Screen::CardEntry(_)) {
        visit.go(Place::CardEntry);
    }
    card(visit, [first, 1, 2, 3, 4]);
}

#[test]
fn after_five_wrong_cards_one_waits_and_the_wait_is_told_in_words() {
    let house = house();
    let mut visit = house.visit();
    for first in 0..4 {
        wrong(&mut visit, first);
        visit.sees(&["Cette carte n’est pas connue ici"]);
    }
    wrong(&mut visit, 4);
    visit.sees(&["Trop de cartes fausses", "dans 1 minute", "première fois", "Qui êtes-vous"]);
    visit.go(Place::CardEntry).sees(&["Trop de cartes fausses"]);
    // Whoever comes for the first time begins all the same.
    visit.take(&Act::Join);
    assert!(matches!(visit.model().visitor, Visitor::Learner { .. }), "{}", visit.screen());
}

#[test]
fn pulling_the_plug_is_no_way_to_try_more_cards() {
    let house = house();
    let mut visit = house.visit();
    for first in (0..).take(usize::try_from(FREE_HERE).unwrap()) {
        wrong(&mut visit, first);
        // Dropping a visit is a crash; the next one is at the same hour.
        visit = house.at_once(visit);
    }
    visit.go(Place::CardEntry).sees(&["Trop de cartes fausses", "!Mot 1 sur 5"]);
}

#[test]
fn one_first_word_is_slowed_down_before_the_machine_is() {
    let house = house();
    let mut visit = house.visit();
    for _ in 0..FREE_OF_WORD {
        wrong(&mut visit, 7);
    }
    visit.sees(&["Cette carte n’est pas connue ici"]);
    wrong(&mut visit, 7);
    visit.sees(&["Trop de cartes fausses"]);
    // Another card is looked up as before.
    wrong(&mut visit, 8);
    visit.sees(&["Cette carte n’est pas connue ici"]);
}

#[test]
fn the_next_day_a_card_is_looked_up_again() {
    let house = house();
    let mut visit = house.visit();
    for first in 0..5 {
        wrong(&mut visit, first);
    }
    drop(visit);
    let mut visit = house.visit();
    visit.go(Place::CardEntry).sees(&["Mot 1 sur 5"]);
}

#[test]
fn a_right_card_brings_back_the_person_and_frees_their_word() {
    let house = house();
    let mut visit = newcomer(&house);
    visit.step_to_question();
    visit.answer(Outcome::Right).keys("<Enter>");
    let Visitor::Learner { id, card: Some(mine) } = visit.model().visitor else {
        panic!("{}", visit.screen())
    };
    let words = mine.places();
    super::leave(visit.keys("<Enter>"));
    wrong(&mut visit, words[0]);
    card(&mut visit, words);
    assert_eq!(visit.model().learner(), Some(id), "{}", visit.screen());
    assert_eq!(visit.model().notice, None);
}

#[test]
fn on_somebody_s_own_machine_the_form_closes_as_before_and_nothing_is_kept() {
    let house = House::new();
    let mut visit = house.visit();
    visit.go(Place::Who);
    for first in 0..5 {
        wrong(&mut visit, first);
    }
    assert_eq!(visit.model().notice, Some(Notice::UnknownCard(0)));
    assert!(!house.data().join("tries.ron").exists());
}
