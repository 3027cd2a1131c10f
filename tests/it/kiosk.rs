//! A machine that many people use: who comes next sees nothing of who was there,
//! who was there loses nothing, and nobody gets out of the program.

mod monkey;
mod outside;
mod pin;
mod trainer;

use passeport::app::act::{Act, CardAct, Place, Setting};
use passeport::app::items;
use passeport::app::key::Key;
use passeport::app::model::{Model, Overlay, Profile, Question, Visitor};
use passeport::app::msg::Msg;
use passeport::app::screen::Screen;
use passeport::domain::card::Card;
use passeport::domain::record::Fact;

use crate::harness::{ATELIER, House, Visit};

/// Nobody does anything for as long as the player waits. Gives that time in seconds.
fn silence(visit: &mut Visit) -> u32 {
    let alarm = visit.model().alarm().expect("a shared machine waits");
    visit.handle(Msg::Tick(alarm.number));
    alarm.after / 1000
}

/// Nobody does anything until that holds. Gives the time it took in seconds.
fn silence_until(visit: &mut Visit, holds: impl Fn(&Model) -> bool) -> u32 {
    let mut seconds = 0;
    while !holds(visit.model()) {
        seconds += silence(visit);
        assert!(seconds < 1000, "it never comes to that\n{}", visit.screen());
    }
    seconds
}

fn is_asked(model: &Model) -> bool {
    model.asks_presence().is_some()
}

/// Whether the first screen is as a newcomer finds it.
fn is_neutral(model: &Model) -> bool {
    model.screen == Screen::Welcome
        && model.visitor == Visitor::Nobody
        && model.overlays.is_empty()
        && model.preferences == model.first_preferences
        && model.around.locale == "fr"
        && model.open.is_none()
        && !is_asked(model)
}

/// Somebody sits down and begins.
fn newcomer(house: &House) -> Visit {
    let mut visit = house.kiosk();
    join(&mut visit);
    visit
}

fn join(visit: &mut Visit) {
    visit.take(&Act::Join);
    assert!(visit.model().learner().is_some(), "{}", visit.screen());
    // Whoever comes for the first time is on a first page at once.
    visit.go_home();
}

fn card(visit: &Visit) -> Card {
    match visit.model().visitor {
        Visitor::Learner { card: Some(card), .. } => card,
        other => panic!("{other:?}"),
    }
}

/// At the first question of the lessons, its answer chosen but not sent.
fn choosing(visit: &mut Visit) {
    visit.open(ATELIER).keys("<Enter> <Enter>");
    while visit.model().asking().is_none() {
        visit.keys("<Enter>");
    }
    visit.keys("1");
}

fn answers(house: &House) -> usize {
    house.facts().iter().filter(|fact| matches!(fact, Fact::Answered { .. })).count()
}

#[test]
fn three_minutes_without_a_key_and_it_asks_one_more_and_it_closes() {
    let house = House::new();
    let mut visit = newcomer(&house);
    visit.open(ATELIER).take_quiz(10);
    let (card, facts) = (card(&visit), house.facts());
    assert_eq!(silence_until(&mut visit, is_asked), 180);
    visit.sees(&["Vous êtes toujours là", "60 secondes", "pas encore notée"]);
    silence(&mut visit);
    visit.sees(&["50 secondes"]);
    assert_eq!(silence_until(&mut visit, is_neutral), 50);
    visit.sees(&["Bonjour.", "!Continuer", "!1 module"]);
    assert_eq!(house.facts(), facts, "closing neither keeps nor loses anything");

    // The next day, by the card.
    drop(visit);
    let mut visit = house.visit();
    visit.go(Place::Who).go(Place::CardEntry);
    let words = visit.model().around.words.clone();
    for (place, word) in card.places().into_iter().zip(card.words(&words)) {
        visit.text_typed(word);
        visit.take(&Act::Card(CardAct::Word(place)));
    }
    visit.sees(&["Votre passeport : 1 module sur 3"]);
}

#[test]
fn any_sign_of_life_is_an_answer_and_does_nothing_else() {
    let house = House::new();
    let mut visit = newcomer(&house);
    choosing(&mut visit);
    let (before, kept) = (visit.scene(), answers(&house));
    let signs = [
        Msg::Key(Key::Enter),
        Msg::Key(Key::Char('1')),
        Msg::Key(Key::Char('a')),
        Msg::Key(Key::Escape),
        Msg::Press(0),
        Msg::Choose(1),
        Msg::Wheel(1),
        Msg::Paste("abc".to_owned()),
        Msg::Line("abc".to_owned()),
        Msg::Touch,
    ];
    for sign in signs {
        silence_until(&mut visit, is_asked);
        assert_ne!(visit.scene(), before);
        visit.handle(sign.clone());
        assert_eq!((visit.scene(), answers(&house)), (before.clone(), kept), "{sign:?}");
        assert_eq!(silence(&mut visit), 180, "the wait begins anew after {sign:?}");
        visit.handle(Msg::Touch);
    }
    silence_until(&mut visit, is_asked);
    visit.check("q", &["Bonjour."]);
    assert!(is_neutral(visit.model()));
}

#[test]
fn a_key_and_an_alarm_at_the_same_moment_are_not_taken_for_each_other() {
    let house = House::new();
    let mut visit = newcomer(&house);
    let due = visit.model().alarm().unwrap();
    visit.keys("<Down>");
    let before = visit.scene();
    visit.handle(Msg::Tick(due.number));
    assert_eq!(visit.scene(), before, "that wait was over: somebody was there");
    silence_until(&mut visit, is_asked);
    let due = visit.model().alarm().unwrap();
    visit.handle(Msg::Touch);
    visit.handle(Msg::Tick(due.number));
    assert_eq!(visit.scene(), before);
    assert_eq!(visit.model().alarm().unwrap().after, 180_000);
}

#[test]
fn an_answer_on_its_way_to_the_disk_is_waited_for_and_kept() {
    let house = House::new();
    let mut visit = newcomer(&house);
    choosing(&mut visit);
    visit.slow_down();
    visit.keys("<Enter>");
    silence_until(&mut visit, is_asked);
    while visit.model().asks_presence() != Some(0) {
        silence(&mut visit);
    }
    visit.sees(&["un instant", "Je garde"]);
    assert_eq!(silence(&mut visit), 1);
    assert!(!is_neutral(visit.model()));
    visit.speed_up();
    assert!(is_asked(visit.model()), "the answer arrives: still nobody is there");
    silence(&mut visit);
    assert!(is_neutral(visit.model()));
    assert_eq!(answers(&house), 1);
}

#[test]
fn a_disk_that_hangs_does_not_keep_a_session_open_nor_reach_the_next_person() {
    let house = House::new();
    let mut visit = newcomer(&house);
    choosing(&mut visit);
    visit.slow_down();
    visit.keys("<Enter>");
    silence_until(&mut visit, is_neutral);
    // Somebody else looks around when the disk wakes up.
    visit.take(&Act::JustLook);
    let before = visit.scene();
    visit.speed_up();
    assert_eq!(visit.scene(), before);
    assert_eq!((answers(&house), visit.model().progress.given.len()), (1, 0));
}

#[test]
fn an_erasure_that_ends_late_does_not_close_the_session_of_the_next_person() {
    let house = House::new();
    let mut visit = newcomer(&house);
    visit.slow_down();
    visit.keys("a").take(&Act::Show(Overlay::Confirm(Question::Erase)));
    visit.take(&Act::Confirm(Question::Erase));
    silence_until(&mut visit, is_neutral);
    visit.take(&Act::JustLook);
    let before = visit.scene();
    visit.speed_up();
    assert_eq!(visit.scene(), before);
    assert!(house.facts().is_empty());
}

#[test]
fn somebody_who_waits_for_nothing_is_not_asked() {
    let house = House::new();
    // Words of a card begun, by nobody known.
    let mut visit = house.kiosk();
    visit.go(Place::CardEntry).text_typed("ab");
    assert_eq!(silence(&mut visit), 180);
    assert!(is_neutral(visit.model()), "{}", visit.screen());
    visit.go(Place::CardEntry).sees(&["!ab"]);
    // Goodbye was said.
    silence(&mut visit);
    visit.take(&Act::JustLook);
    visit.keys("q").sees(&["À bientôt"]);
    assert_eq!(silence(&mut visit), 20);
    assert!(is_neutral(visit.model()), "{}", visit.screen());
    // A guest is.
    visit.take(&Act::JustLook);
    assert_eq!(silence_until(&mut visit, is_asked), 180);
    visit.sees(&["rien n’est gardé"]);
    // Whoever writes down a card has twice the time.
    silence_until(&mut visit, is_neutral);
    join(&mut visit);
    choosing(&mut visit);
    visit.keys("<Enter> q").sees(&["Voici votre carte"]);
    assert_eq!(silence_until(&mut visit, is_asked), 360);
    visit.sees(&["pas encore notée", "!Voici votre carte"]);
}

#[test]
fn a_machine_that_slept_wakes_up_for_somebody_else() {
    let house = House::new();
    let mut visit = newcomer(&house);
    let before = visit.model().watch;
    // As if the last key was long ago: the clock of these tests goes on by a second
    // with each message.
    for _ in 0..250 {
        visit.handle(Msg::Shown { rows: 0, hidden_rows: 0 });
    }
    assert_eq!(visit.model().watch, before);
    visit.keys("<Enter>");
    assert!(is_neutral(visit.model()), "{}", visit.screen());
}

#[test]
fn what_one_person_set_is_not_for_the_next() {
    let house = House::new();
    let mut visit = house.kiosk();
    visit.take(&Act::Speak("en".to_owned())).sees(&["Hello."]);
    visit.take(&Act::JustLook);
    visit.go(Place::Settings);
    visit.take(&Act::Set(Setting::Size)).take(&Act::Set(Setting::Contrast));
    assert!(!visit.items().contains(&Act::Set(Setting::Linear)));
    silence_until(&mut visit, is_neutral);
    visit.sees(&["Bonjour."]);
}

#[test]
fn the_end_is_the_beginning_for_the_next_person() {
    let house = House::new();
    let mut visit = newcomer(&house);
    visit.go(Place::Goodbye).sees(&["À bientôt", "Tout effacer", "Continuer"]);
    visit.take(&Act::Go(Place::Home)).sees(&["CONTINUER"]);
    visit.go(Place::Goodbye).take(&Act::Leave).sees(&["Bonjour."]);
    assert!(is_neutral(visit.model()) && !visit.is_over());
    visit.keys("<^C> <^C> <^C> <^C>");
    assert!(!visit.is_over());
    // All traces, from the end too.
    let kept = house.facts().len();
    join(&mut visit);
    visit.go(Place::Goodbye);
    visit.take(&Act::Show(Overlay::Confirm(Question::Erase))).take(&Act::Confirm(Question::Erase));
    visit.sees(&["Tout est effacé."]);
    assert_eq!(house.facts().len(), kept);
    silence(&mut visit);
    assert!(is_neutral(visit.model()));
    visit.sees(&["!Tout est effacé."]);
}

/// Whether the end can be reached from here with one key, or one and a choice in the help.
fn reaches_end(visit: &Visit) -> bool {
    let model = visit.model();
    let has = |acts: &[Act]| acts.contains(&Act::Go(Place::Goodbye));
    let letters: Vec<Act> = items::letters(model).into_iter().map(|(_, act)| act).collect();
    (has(&letters) && !items::is_typing(model)) || has(&visit.items())
}

#[test]
fn the_end_and_the_removal_of_traces_are_reached_from_a_lesson_and_from_a_field() {
    let house = House::new();
    let mut visit = newcomer(&house);
    visit.open(ATELIER).keys("<Enter> <Enter>");
    assert!(reaches_end(&visit), "{}", visit.screen());
    // F1 works in fields too.
    for place in [Place::Catalogue, Place::Search] {
        visit.keys("<F1>").take(&Act::Go(Place::Home)).go(Place::Catalogue);
        if place == Place::Search {
            visit.go(Place::Search).text_typed("facture");
        }
        visit.keys("<F1>");
        assert!(reaches_end(&visit), "{}", visit.screen());
        assert!(visit.items().contains(&Act::Show(Overlay::Confirm(Question::Erase))));
        visit.keys("<Escape>");
    }
}

#[test]
fn those_who_did_not_come_back_for_a_year_are_removed_once_a_day() {
    let house = House::new();
    let gone = house.newcomer();
    drop(gone);
    house.wait(200);
    drop(house.newcomer());
    house.wait(190);
    // One's own machine removes nobody.
    drop(house.visit());
    let joined = || house.facts().iter().filter(|f| matches!(f, Fact::Joined { .. })).count();
    assert_eq!(joined(), 2);
    let never = Profile { purge_months: None, ..Profile::KIOSK };
    drop(house.as_kiosk(never));
    assert_eq!(joined(), 2);
    // The clock is believed for a month past the newest record only.
    drop(house.kiosk());
    assert_eq!(joined(), 2);
    drop(house.newcomer());
    let visit = house.kiosk();
    assert_eq!((joined(), visit.model().purged), (2, 1));
    visit.model().purged_on.expect("today");
}

#[test]
fn ones_own_machine_never_asks() {
    let house = House::new();
    let mut visit = house.newcomer();
    assert_eq!(visit.model().alarm(), None);
    visit.handle(Msg::Tick(0));
    visit.sees(&["COMMENCER"]);
    visit.go(Place::Goodbye).keys("<Enter>").take(&Act::Leave);
    assert!(visit.is_over());
}
