//! What goes on while something else is on screen, or nobody presses a key.

use super::{comes, leading, leads, led, pin, seated, to_a_vote};
use crate::harness::{House, Visit};
use passeport::app::act::{Act, Place};
use passeport::app::attending::AttendAct;
use passeport::app::lead::{Face, LeadAct, Panel};
use passeport::app::model::{Overlay, Profile, Question};
use passeport::app::msg::Msg;
use passeport::app::screen::Screen;
use passeport::domain::live::command::Lead;

/// Four minutes and more go by: the clock of these tests moves with each message.
fn listens_for_long(visit: &mut Visit) {
    for _ in 0..300 {
        visit.handle(Msg::Shown { rows: 0, hidden_rows: 0 });
    }
}

fn at_a_kiosk(house: &House, code: &str) -> Visit {
    let mut visit = house.as_kiosk(Profile { has_company: true, ..Profile::KIOSK });
    visit.take(&Act::Go(Place::Session));
    visit.keys(code).keys("<Enter>").text_typed("Awa").keys("<Enter>");
    seated(&visit);
    visit
}

#[test]
fn who_listens_at_a_kiosk_keeps_the_seat_and_is_waited_for_from_the_end_on() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let mut awa = at_a_kiosk(&house, &pin(&trainer));
    assert_eq!(awa.model().alarm(), None);
    listens_for_long(&mut awa);
    awa.keys("<Down>");
    assert!(seated(&awa).seen.own.answer.is_none());
    listens_for_long(&mut awa);
    trainer.keys("<Right>");
    leads(&house, Lead::End);
    awa.until(|awa| seated(awa).seen.public.is_over);
    let alarm = awa.model().alarm().expect("the machine is for others too");
    assert_eq!(alarm.after, awa.model().profile.idle.unwrap().asks_after);
    // The key that turns the last page is no stranger's.
    awa.keys("<Down>");
    assert!(matches!(awa.model().screen, Screen::Seat(_)), "{}", awa.screen());
}

fn to_register(trainer: &mut Visit) {
    trainer.take(&Act::Lead(LeadAct::Show(Panel::Menu))).take(&Act::Attend(AttendAct::Open));
}

#[test]
fn over_the_register_and_the_settings_too_a_room_with_people_is_left_after_a_question() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let _karim = comes(&house, &pin(&trainer), "Karim");
    trainer.until(|trainer| leading(trainer).seen.people.len() == 1);
    to_register(&mut trainer);
    let asks = Some(&Overlay::Confirm(Question::LeaveRoom));
    trainer.keys("<^C>");
    assert_eq!(trainer.model().overlays.last(), asks, "{}", trainer.screen());
    trainer.keys("<Escape>");
    assert!(matches!(trainer.model().screen, Screen::Attend(_)) && !trainer.is_over());
    trainer.keys("<Escape>");
    leading(&trainer);
    trainer.keys("a").take(&Act::Go(Place::Settings)).keys("q");
    assert_eq!(trainer.model().overlays.last(), asks, "{}", trainer.screen());
    trainer.keys("<Escape>").take(&Act::Go(Place::Back));
    leading(&trainer);
}

#[test]
fn what_happens_under_the_settings_is_seen_when_they_go() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let mut karim = comes(&house, &pin(&trainer), "Karim");
    to_a_vote(&mut trainer);
    karim.until(|karim| seated(karim).asking().is_some());
    trainer.keys("a").take(&Act::Go(Place::Settings));
    karim.keys("1 <Enter>");
    trainer.until(|trainer| trainer.model().led().unwrap().seen.public.answers == 1);
    leads(&house, Lead::End);
    trainer.until(|trainer| trainer.model().led().unwrap().seen.public.is_over);
    trainer.take(&Act::Go(Place::Back));
    assert!(leading(&trainer).seen.public.is_over && !leading(&trainer).is_waiting);
}

#[test]
fn what_is_typed_while_the_disk_is_slow_stays_until_it_can_be_done() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    trainer.keys("g");
    trainer.slow_down();
    let add = Act::Lead(LeadAct::Add);
    trainer.take(&add).text_typed("Ana").keys("<Enter>");
    trainer.take(&add).text_typed("Yves").keys("<Enter>");
    let typed = |trainer: &Visit| match &leading(trainer).face {
        Face::Adding(line) => line.value().clone(),
        face => panic!("{face:?}"),
    };
    assert_eq!(typed(&trainer), "Yves", "the one before is still on its way");
    trainer.speed_up();
    trainer.until(|trainer| !leading(trainer).is_waiting).keys("<Enter>");
    trainer.until(|trainer| leading(trainer).seen.people.len() == 2);
    let names = leading(&trainer).seen.people.iter().filter_map(|one| one.name.clone());
    assert_eq!(names.collect::<Vec<_>>(), ["Ana", "Yves"]);
}
