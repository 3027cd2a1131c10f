//! In one process: who leads, and seats.

use super::{comes, leading, leads, led, pin, seated, stranger, to_a_vote};
use crate::harness::{House, Visit};
use passeport::app::act::{Act, Place};
use passeport::app::lead::LeadAct;
use passeport::app::screen::Screen;
use passeport::app::seat::SeatAct;
use passeport::domain::live::command::Lead;
use passeport::domain::live::event::Phase;
use passeport::domain::live::standing::Standing;

#[test]
fn a_participant_reads_answers_changes_and_is_told_what_is_right() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let mut karim = comes(&house, &pin(&trainer), "Karim");
    trainer.until(|trainer| {
        leading(trainer).seen.people.iter().any(|person| person.name.as_deref() == Some("Karim"))
    });
    to_a_vote(&mut trainer);
    karim.until(|karim| seated(karim).asking().is_some());
    karim.check("1 <Enter>", &["Votre réponse est enregistrée", "votre réponse"]);
    trainer.until(|trainer| leading(trainer).seen.public.answers == 1);
    karim.check("2", &["Vous avez changé d’avis"]);
    karim.check("<Enter>", &["Votre réponse est enregistrée"]);
    trainer.until(|trainer| {
        let bars = &leading(trainer).seen.tally.as_ref().unwrap().bars;
        bars[1].count == 1 && bars[0].count == 0
    });
    trainer.take(&Act::Lead(LeadAct::Turn(Phase::Revealed)));
    karim.until(|karim| seated(karim).seen.public.phase == Phase::Revealed);
    karim.sees(&["Votre réponse", "À retenir"]);
}

#[test]
fn who_is_cut_off_sits_again_with_the_card_and_finds_the_answer() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let code = pin(&trainer);
    let mut karim = comes(&house, &code, "Karim");
    to_a_vote(&mut trainer);
    karim.until(|karim| seated(karim).asking().is_some());
    karim.keys("1 <Enter>");
    let learner = karim.model().learner().unwrap();
    drop(karim);
    let is_away = |standing| matches!(standing, Standing::Away);
    trainer.until(|trainer| leading(trainer).seen.people.iter().any(|p| is_away(p.standing)));
    // By card or key, from another terminal.
    let mut karim = house.at(passeport::app::model::Profile::REMOTE);
    karim.handle(passeport::app::msg::Msg::Arrived(passeport::app::msg::Arrived::Learner(learner)));
    karim.take(&Act::Go(Place::Session)).keys(&code).keys("<Enter>");
    karim.sees(&["Votre réponse est enregistrée", "votre réponse"]);
    trainer.until(|trainer| {
        let people = &leading(trainer).seen.people;
        people.len() == 1 && matches!(people[0].standing, Standing::Answered)
    });
    assert_eq!(leading(&trainer).seen.public.answers, 1);
}

#[test]
fn two_terminals_of_one_person_are_one_seat_and_one_vote() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let code = pin(&trainer);
    let mut first = comes(&house, &code, "Karim");
    let learner = first.model().learner().unwrap();
    let mut second = house.at(passeport::app::model::Profile::REMOTE);
    second
        .handle(passeport::app::msg::Msg::Arrived(passeport::app::msg::Arrived::Learner(learner)));
    second.take(&Act::Go(Place::Session)).keys(&code).keys("<Enter>");
    to_a_vote(&mut trainer);
    first.until(|visit| seated(visit).asking().is_some());
    second.until(|visit| seated(visit).asking().is_some());
    first.keys("1 <Enter>");
    second.until(|visit| seated(visit).given().is_some());
    second.keys("2 <Enter>");
    first.until(|visit| seated(visit).seen.own.answer.as_ref().is_some_and(|a| a.change == 2));
    trainer.until(|trainer| leading(trainer).seen.public.answers == 1);
    drop(second);
    first.check("b", &["Votre appel est parti"]);
    trainer.until(|trainer| {
        let people = &leading(trainer).seen.people;
        people.len() == 1 && matches!(people[0].standing, Standing::AsksHelp(_))
    });
}

#[test]
fn whoever_is_taken_out_is_told_kindly_and_may_come_back() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let mut karim = comes(&house, &pin(&trainer), "Karim");
    trainer.until(|trainer| leading(trainer).seen.people.len() == 1);
    let seat = leading(&trainer).seen.people[0].seat;
    leads(&house, Lead::Remove(seat));
    karim.until(|karim| seated(karim).seen.own.is_removed);
    karim.sees(&["Vous n’êtes plus dans la séance", "vous pouvez revenir"]);
    karim.take(&Act::Seat(SeatAct::Return));
    assert!(!seated(&karim).seen.own.is_removed);
}

/// However one was taken out: Enter, the first key anybody presses, leads back.
#[test]
fn whoever_is_taken_out_comes_back_with_enter_whatever_was_on_screen() {
    let ways: [(&str, fn(&mut Visit)); 6] = [
        ("the page", |_| {}),
        ("a vote with nothing chosen", |karim| {
            karim.until(|karim| seated(karim).asking().is_some());
        }),
        ("a vote with a choice", |karim| {
            karim.until(|karim| seated(karim).asking().is_some());
            karim.keys("2");
        }),
        ("a vote that was answered", |karim| {
            karim.until(|karim| seated(karim).asking().is_some());
            karim.keys("1 <Enter>");
        }),
        ("the help", |karim| {
            karim.keys("a");
        }),
        ("the settings", |karim| {
            karim.keys("a").take(&Act::Go(Place::Settings));
        }),
    ];
    for (what, first) in ways {
        let house = House::new();
        let mut trainer = led(&house, "vente-en-ligne");
        let mut karim = comes(&house, &pin(&trainer), "Karim");
        trainer.until(|trainer| leading(trainer).seen.people.len() == 1);
        let seat = leading(&trainer).seen.people[0].seat;
        if what.contains("vote") {
            to_a_vote(&mut trainer);
        }
        first(&mut karim);
        leads(&house, Lead::Remove(seat));
        trainer
            .until(|trainer| matches!(leading(trainer).seen.people[0].standing, Standing::Removed));
        if what == "the settings" {
            karim.until(|karim| {
                let behind = karim.model().behind.as_deref();
                matches!(behind, Some(Screen::Seat(seated)) if seated.seen.own.is_removed)
            });
            karim.take(&Act::Go(Place::Back));
        } else {
            karim.until(|karim| seated(karim).seen.own.is_removed);
        }
        if what == "the help" {
            karim.keys("<Escape>");
        }
        karim.sees(&["Vous n’êtes plus dans la séance"]);
        karim.keys("<Enter>");
        assert!(!seated(&karim).seen.own.is_removed, "{what}");
    }
}

#[test]
fn enter_pressed_again_while_the_way_back_is_slow_leads_nowhere_else() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let mut karim = comes(&house, &pin(&trainer), "Karim");
    trainer.until(|trainer| leading(trainer).seen.people.len() == 1);
    leads(&house, Lead::Remove(leading(&trainer).seen.people[0].seat));
    karim.until(|karim| seated(karim).seen.own.is_removed);
    karim.slow_down();
    karim.keys("<Enter> <Enter> <Enter> 1 <Enter>");
    karim.speed_up();
    karim.until(|karim| !seated(karim).seen.own.is_removed);
    trainer.until(|trainer| leading(trainer).seen.people.len() == 1);
}

#[test]
fn wrong_pins_are_answered_kindly_and_then_make_wait() {
    let house = House::new();
    let trainer = led(&house, "vente-en-ligne");
    let wrong = if pin(&trainer) == "1000" { "1001" } else { "1000" };
    let mut visit = stranger(&house);
    visit.check("12 <Enter>", &["Le code a quatre chiffres"]).keys("<Backspace> <Backspace>");
    for _ in 0..4 {
        visit.keys(wrong).check("<Enter>", &["Aucune séance ouverte n’a ce code"]);
    }
    visit.keys(wrong).check("<Enter>", &["Réessayez dans une minute"]);
    let code = pin(&trainer);
    visit.keys(&code).check("<Enter>", &["Réessayez dans une minute"]);
    assert!(matches!(visit.model().screen, Screen::Door(_)));
    assert!(visit.model().learner().is_none(), "nobody was made of it");
}

#[test]
fn without_a_session_the_door_says_so_and_leads_back() {
    let house = House::new();
    let mut visit = stranger(&house);
    visit.keys("4712").check("<Enter>", &["Aucune séance ouverte n’a ce code"]);
    visit.keys("<Escape>");
    assert_eq!(visit.model().screen, Screen::Newcomer);
}

#[test]
fn leaving_for_home_leaves_the_seat_and_the_settings_do_not() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let mut karim = comes(&house, &pin(&trainer), "Karim");
    trainer.until(|trainer| leading(trainer).seen.people.len() == 1);
    karim.keys("a").take(&Act::Go(Place::Settings));
    to_a_vote(&mut trainer);
    karim.take(&Act::Go(Place::Back));
    karim.until(|karim| seated(karim).asking().is_some());
    karim.keys("a").take(&Act::Go(Place::Home));
    trainer.until(|trainer| matches!(leading(trainer).seen.people[0].standing, Standing::Away));
}

#[test]
fn a_wrong_pin_that_was_brought_along_is_told_as_one_that_was_typed() {
    use passeport::app::seat::Errand;
    let house = House::new();
    let trainer = led(&house, "vente-en-ligne");
    let right = pin(&trainer);
    let wrong = if right == "9999" { "9998" } else { "9999" };
    for errand in [Errand::Sit, Errand::Look] {
        let mut visit = house.visit();
        visit.goes_to_session(errand, Some(wrong.parse().unwrap()));
        visit.sees(&["Code de la séance", "Aucune séance ouverte n’a ce code"]);
        let mut visit = house.visit();
        visit.goes_to_session(errand, None);
        visit.sees(&["!Aucune séance ouverte n’a ce code"]);
    }
}

#[test]
fn who_listens_is_not_asked_for_a_key_until_the_session_is_over() {
    use passeport::app::seat::Errand;
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let code = pin(&trainer);
    let mut karim = stranger(&house);
    assert!(!karim.model().is_listening(), "at the door");
    karim = comes(&house, &code, "Karim");
    let mut wall = house.visit();
    wall.goes_to_session(Errand::Look, Some(code.parse().unwrap()));
    assert!(karim.model().is_listening() && wall.model().is_listening());
    leads(&house, Lead::End);
    karim.until(|karim| !karim.model().is_listening());
    wall.until(|wall| !wall.model().is_listening());
    trainer.settle();
}
