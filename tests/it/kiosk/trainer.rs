//! The trainer's menu: nobody in without the passphrase, and no key out of the program
//! but there.

use passeport::app::act::{Act, Place};
use passeport::app::key::Key;
use passeport::app::model::Profile;
use passeport::app::msg::Msg;
use passeport::app::trainer::{Desk, TrainerAct};

use super::{is_neutral, join, silence};
use crate::harness::{House, PASSPHRASE, Visit};

const KIOSK: Profile = Profile { has_trainer: true, ..Profile::KIOSK };

/// Before the menu.
fn at_door(house: &House) -> Visit {
    let mut visit = house.as_kiosk(KIOSK);
    visit.keys("a").take(&Act::Go(Place::Trainer)).sees(&["phrase secrète"]);
    visit
}

#[track_caller]
fn try_out(visit: &mut Visit, passphrase: &str) {
    visit.text_typed(passphrase);
    let shown = format!("{:?}", visit.scene());
    assert!(shown.contains("***") && !shown.contains(passphrase), "{shown}");
    visit.handle(Msg::Key(Key::Enter));
}

#[test]
fn the_passphrase_opens_the_menu_and_the_menu_ends_the_program() {
    let house = House::new();
    let mut visit = at_door(&house);
    try_out(&mut visit, PASSPHRASE);
    visit.sees(&["Contrôle de la machine", "Arrêter le programme"]);
    for desk in [Desk::Check, Desk::Modules, Desk::Passports] {
        visit.take(&Act::Trainer(TrainerAct::Read(desk)));
        visit.sees(&[&format!("page {desk:?}"), "deux", "!\u{1b}"]);
        visit.take(&Act::Trainer(TrainerAct::Back));
    }
    visit.take(&Act::Trainer(TrainerAct::AllowCards)).sees(&["débloquées"]);
    assert!(!visit.is_over());
    visit.take(&Act::Trainer(TrainerAct::Quit));
    assert!(visit.is_over());
}

#[test]
fn each_wrong_passphrase_makes_wait_longer_and_the_right_one_waits_too() {
    let house = House::new();
    let mut visit = at_door(&house);
    try_out(&mut visit, "le chat ne dort pas");
    visit.sees(&["Attendez 2 secondes", "!Contrôle"]);
    // Typing takes its time: the clock of these tests goes on by a second with each key.
    try_out(&mut visit, "le chat ne dort pas");
    try_out(&mut visit, "le chat ne dort pas");
    try_out(&mut visit, "le chat ne dort pas");
    try_out(&mut visit, "le chat ne dort pas");
    visit.sees(&["Attendez 32 secondes"]);
    try_out(&mut visit, PASSPHRASE);
    visit.sees(&["Attendez", "!Contrôle"]);
    for _ in 0..20 {
        visit.handle(Msg::Touch);
    }
    visit.keys("<Enter>").sees(&["Contrôle"]);
}

#[test]
fn the_menu_closes_by_itself_and_who_comes_next_must_type_the_passphrase() {
    let house = House::new();
    let mut visit = at_door(&house);
    try_out(&mut visit, PASSPHRASE);
    assert_eq!(silence(&mut visit), 180);
    assert!(is_neutral(visit.model()));
    visit.keys("a").take(&Act::Go(Place::Trainer)).sees(&["!Contrôle"]);
    visit.text_typed("abc");
    silence(&mut visit);
    assert!(is_neutral(visit.model()));
}

#[test]
fn there_is_no_way_in_for_learners_nor_without_a_passphrase() {
    let has = |visit: &Visit| visit.items().contains(&Act::Go(Place::Trainer));
    let house = House::new();
    let mut visit = house.as_kiosk(KIOSK);
    join(&mut visit);
    visit.keys("a");
    assert!(!has(&visit));
    drop(visit);
    let mut visit = house.kiosk();
    visit.keys("a");
    assert!(!has(&visit));
    let mut visit = at_door(&house);
    visit.keys("<Enter> <^C>");
    assert!(!visit.is_over());
}
