//! A few digits beside the card: chosen by whoever wishes, asked for after the card,
//! slow to guess, opened by whoever looks after the machine.

use passeport::app::act::{Act, CardAct, Place};
use passeport::app::items;
use passeport::app::key::Key;
use passeport::app::model::{Profile, Visitor};
use passeport::app::msg::Msg;
use passeport::app::pin::PinAct;
use passeport::app::screen::Screen;
use passeport::app::trainer::TrainerAct;
use passeport::domain::card::Card;
use passeport::domain::record::Fact;
use passeport::domain::tries::FREE_OF_WORD;

use super::{card, choosing, is_neutral, join, silence_until};
use crate::harness::{House, PASSPHRASE, Visit};
use crate::screens::painted;

const KIOSK: Profile = Profile { has_trainer: true, ..Profile::KIOSK };

/// Somebody who has answered and goes to the settings.
fn learner(house: &House) -> (Visit, Card) {
    let mut visit = house.as_kiosk(KIOSK);
    join(&mut visit);
    choosing(&mut visit);
    visit.keys("<Enter>");
    let card = card(&visit);
    visit.keys("a").go(Place::Settings);
    (visit, card)
}

/// Types digits, hidden on screen, and sends them.
#[track_caller]
fn send(visit: &mut Visit, digits: &str) {
    visit.text_typed(digits);
    let shown = format!("{:?}", visit.scene());
    assert!(digits.is_empty() || !shown.contains(digits), "{shown}");
    visit.handle(Msg::Key(Key::Enter));
}

/// Chooses those digits, and leaves.
fn protect(visit: &mut Visit, digits: &str) {
    visit.take(&Act::Pin(PinAct::Choose)).sees(&["Choisissez 4 à 6 chiffres"]);
    send(visit, digits);
    visit.sees(&["encore une fois"]);
    send(visit, digits);
    visit.sees(&["Votre code est gardé", "Code secret, oui"]);
    leave(visit);
}

fn leave(visit: &mut Visit) {
    silence_until(visit, is_neutral);
}

/// Types the words of a card from the first screen.
fn present(visit: &mut Visit, card: Card) {
    let words = visit.model().around.words.clone();
    visit.go(Place::CardEntry);
    for (place, word) in card.places().into_iter().zip(card.words(&words)) {
        if matches!(visit.model().screen, Screen::CardEntry(_)) {
            visit.text_typed(word);
            visit.take(&Act::Card(CardAct::Word(place)));
        }
    }
}

#[test]
fn the_digits_are_asked_for_after_the_card_and_open() {
    let house = House::new();
    let (mut visit, card) = learner(&house);
    let id = visit.model().learner();
    protect(&mut visit, "2580");
    let kept = house.facts().into_iter().find_map(|fact| match fact {
        Fact::Protected { pin } => pin,
        _ => None,
    });
    let kept = kept.expect("an imprint is kept");
    assert!(kept.starts_with("$argon2id$") && !kept.contains("2580"), "{kept}");
    present(&mut visit, card);
    visit.sees(&["Votre code secret", "!CONTINUER"]);
    assert_eq!(visit.model().visitor, Visitor::Nobody, "nobody yet");
    assert!(items::is_secret(visit.model()));
    // On AZERTY the digits are above the signs: é ( _ à is 2 5 8 0.
    send(&mut visit, "é(_à");
    assert_eq!(visit.model().learner(), id, "{}", visit.screen());
    assert!(matches!(visit.model().screen, Screen::Home));
}

#[test]
fn letters_are_no_digits_and_too_few_or_other_ones_are_told() {
    let house = House::new();
    let (mut visit, _) = learner(&house);
    visit.take(&Act::Pin(PinAct::Choose));
    visit.text_typed("qax z");
    send(&mut visit, "258");
    visit.sees(&["Il faut 4 à 6 chiffres"]);
    send(&mut visit, "0369");
    visit.sees(&["encore une fois"]);
    send(&mut visit, "2580");
    visit.sees(&["pas les mêmes", "Choisissez"]);
    // A seventh digit is not taken, and there is a way back to the settings and home.
    visit.text_typed("12345678");
    visit.sees(&["!7"]).take(&Act::Go(Place::Settings)).take(&Act::Go(Place::Back));
    assert!(!house.facts().iter().any(|fact| matches!(fact, Fact::Protected { .. })));
    assert!(!matches!(visit.model().screen, Screen::Settings | Screen::Pin(_)));
}

#[test]
fn wrong_digits_make_wait_twice_as_long_each_time_even_with_the_card_again() {
    let house = House::new();
    let (mut visit, card) = learner(&house);
    protect(&mut visit, "2580");
    present(&mut visit, card);
    for _ in 1..FREE_OF_WORD {
        send(&mut visit, "1111");
        visit.sees(&["Ce n’est pas ce code"]);
    }
    send(&mut visit, "1111");
    visit.sees(&["Trop de cartes fausses", "dans 1 minute", "!Votre code secret"]);
    // The card alone is no way around, nor a new start.
    drop(visit);
    house.wait(-1);
    let mut visit = house.as_kiosk(KIOSK);
    present(&mut visit, card);
    visit.sees(&["Trop de cartes fausses", "!Votre code secret"]);
    for _ in 0..120 {
        visit.handle(Msg::Touch);
    }
    present(&mut visit, card);
    visit.sees(&["Votre code secret"]);
    send(&mut visit, "1111");
    visit.sees(&["Trop de cartes fausses", "dans 2 minutes"]);
    for _ in 0..150 {
        visit.handle(Msg::Touch);
    }
    present(&mut visit, card);
    send(&mut visit, "2580");
    assert!(visit.model().learner().is_some(), "{}", visit.screen());
}

#[test]
fn whoever_looks_after_the_machine_lets_one_card_in_without_digits() {
    let house = House::new();
    let (mut visit, card) = learner(&house);
    protect(&mut visit, "2580");
    visit.keys("a").take(&Act::Go(Place::Trainer)).text_typed(PASSPHRASE).keys("<Enter>");
    visit.take(&Act::Trainer(TrainerAct::AllowCards)).take(&Act::Go(Place::Welcome));
    present(&mut visit, card);
    assert!(visit.model().learner().is_some(), "{}", visit.screen());
    // The digits that were forgotten are taken away.
    visit.keys("a").go(Place::Settings).take(&Act::Pin(PinAct::Choose));
    visit.take(&Act::Pin(PinAct::Remove)).sees(&["Votre carte suffit", "Code secret, non"]);
    leave(&mut visit);
    present(&mut visit, card);
    assert!(visit.model().learner().is_some());
    leave(&mut visit);

    // Once only, and not for who comes after somebody left.
    let (mut visit, card) = learner(&house);
    protect(&mut visit, "147852");
    visit.keys("a").take(&Act::Go(Place::Trainer)).text_typed(PASSPHRASE).keys("<Enter>");
    visit.take(&Act::Trainer(TrainerAct::AllowCards));
    leave(&mut visit);
    present(&mut visit, card);
    visit.sees(&["Votre code secret"]);
}

#[test]
fn digits_begun_are_gone_when_nobody_is_there_any_more() {
    let house = House::new();
    let (mut visit, card) = learner(&house);
    protect(&mut visit, "2580");
    present(&mut visit, card);
    visit.text_typed("258");
    assert_eq!(silence_until(&mut visit, is_neutral), 180);
    let left = format!("{:?}", visit.model());
    assert!(!left.contains("argon2id"), "nothing of the person is left");
}

#[test]
fn without_anybody_to_help_out_no_digits_are_offered_and_elsewhere_none_are_asked() {
    let house = House::new();
    let mut visit = house.kiosk();
    join(&mut visit);
    visit.go(Place::Settings);
    assert!(!visit.items().contains(&Act::Pin(PinAct::Choose)));
    let (mut visit, card) = learner(&house);
    protect(&mut visit, "2580");
    drop(visit);
    // As through a network, or on somebody's own machine.
    let profile = Profile { asks_pin: false, ..KIOSK };
    let mut visit = house.as_kiosk(profile);
    present(&mut visit, card);
    assert!(visit.model().learner().is_some());
    visit.go(Place::Settings);
    assert!(!visit.items().contains(&Act::Pin(PinAct::Choose)));
}

#[test]
fn whoever_chose_digits_and_did_nothing_else_is_shown_the_card_before_leaving() {
    let house = House::new();
    let mut visit = house.as_kiosk(KIOSK);
    join(&mut visit);
    visit.keys("a").go(Place::Settings).take(&Act::Pin(PinAct::Choose));
    send(&mut visit, "2580");
    send(&mut visit, "2580");
    assert_eq!(visit.model().stray(), None);
    visit.keys("q").sees(&["Voici votre carte"]);
}

#[test]
fn a_line_of_plain_text_or_a_paste_is_digits_as_well() {
    let house = House::new();
    let (mut visit, card) = learner(&house);
    protect(&mut visit, "2580");
    present(&mut visit, card);
    visit.handle(Msg::Paste("9".repeat(100_000)));
    visit.handle(Msg::Key(Key::Enter));
    visit.sees(&["Ce n’est pas ce code"]);
    // What the same keys send without shift.
    visit.handle(Msg::Line("é(_à".to_owned()));
    visit.handle(Msg::Key(Key::Enter));
    assert!(visit.model().learner().is_some(), "{}", visit.screen());
}

#[test]
fn every_screen_about_digits_fits_on_small_and_large_ones() {
    let house = House::new();
    let (mut visit, card) = learner(&house);
    let fits = |name: &str, visit: &Visit| {
        for (width, height) in [(80, 24), (40, 15), (120, 40)] {
            let (rows, shown) = painted(&visit.scene(), visit.text(), width, height);
            assert_eq!(shown.rows_around(), (0, 0), "{name}\n{}", rows.join("\n"));
            assert!(!shown.has_more_items, "{name}\n{}", rows.join("\n"));
        }
    };
    fits("settings", &visit);
    visit.take(&Act::Pin(PinAct::Choose));
    fits("choose", &visit);
    visit.text_typed("1").keys("<Enter>");
    fits("too few", &visit);
    visit.keys("<Backspace>");
    send(&mut visit, "2580");
    fits("again", &visit);
    send(&mut visit, "2580");
    fits("set", &visit);
    leave(&mut visit);
    present(&mut visit, card);
    fits("asked", &visit);
    send(&mut visit, "1111");
    fits("wrong", &visit);
}
