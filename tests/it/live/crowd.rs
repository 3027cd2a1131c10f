//! The console before many people, and where there is room for more or for less.

use super::console::{before, shown, voting};
use super::lead::lead;
use super::{Led, led};
use crate::harness::{House, Visit, announced};
use crate::screens::painted;
use passeport::app::act::Act;
use passeport::app::attending::AttendAct;
use passeport::app::lead::{LeadAct, Panel};
use passeport::domain::live::command::{Command, Part};
use passeport::domain::live::event::{Phase, Round};
use passeport::domain::live::seat::SeatId;

/// A room of so many, at its first question.
fn crowd(count: u128) -> Led {
    let mut led = led();
    for who in 1..=count {
        led.enters(who);
    }
    led.turns(Phase::Open(Round::First)).unwrap();
    led
}

/// The people that can be chosen now.
fn listed(visit: &Visit) -> Vec<SeatId> {
    let seat = |act: Act| match act {
        Act::Lead(LeadAct::Person(seat)) => Some(seat),
        _ => None,
    };
    visit.items().into_iter().filter_map(seat).collect()
}

#[test]
fn of_a_crowd_a_screen_holds_a_page_and_every_way_leads_to_everybody() {
    let house = House::new();
    let mut visit = before(&house, &crowd(300));
    let plus = |visit: &Visit, (width, height)| {
        let (rows, _) = painted(&visit.scene(), visit.text(), width, height);
        let row = rows.iter().find(|row| row.contains("+ ")).expect("those left out are counted");
        row.rsplit_once("+ ").unwrap().1.trim().parse::<usize>().unwrap()
    };
    // Of twenty-odd rows and of more than anybody has: with those in sight, all are counted.
    for size in [(120, 40), (120, 200)] {
        let (rows, _) = painted(&visit.scene(), visit.text(), size.0, size.1);
        let seen = rows.iter().filter(|row| row.contains("Zénobie-")).count();
        assert_eq!(seen + plus(&visit, size), 300, "{size:?}");
    }
    visit.check("g", &["300 présents – 1 à 40 sur 300", "Les suivants"]);
    let mut by_item = listed(&visit);
    let next = lead(LeadAct::Others { is_after: true });
    while visit.items().contains(&next) {
        visit.take(&next);
        assert_eq!(visit.model().focus, Some(0));
        by_item.extend(listed(&visit));
    }
    visit.sees(&["281 à 300 sur 300", "Les précédents"]);
    by_item.sort_unstable();
    assert_eq!(by_item, (1..=300).map(SeatId).collect::<Vec<_>>());
    let last = listed(&visit);
    visit.keys("<PageUp>").sees(&["241 à 280 sur 300"]);
    visit.keys("<Left> <Right> <PageDown>");
    assert_eq!(listed(&visit), last);
    // At the end, a key for a page goes down the page.
    visit.keys("<PageDown>");
    assert_eq!((listed(&visit), visit.model().focus), (last, Some(5)));
    assert!(visit.scene().body.len() < 4);
}

#[test]
fn who_is_looked_at_stays_under_her_hand_whoever_asks_meanwhile() {
    let house = House::new();
    let mut led = crowd(100);
    let mut visit = before(&house, &led);
    visit.keys("g");
    let last = lead(LeadAct::Person(SeatId(40)));
    let focused = |visit: &Visit| visit.items()[visit.model().focus.unwrap()].clone();
    for _ in 1..40 {
        visit.keys("<Down>");
    }
    assert_eq!(focused(&visit), last);
    led.does(&Command::Take(SeatId(77), Part::Help(true))).unwrap();
    shown(&mut visit, &led);
    assert_eq!(focused(&visit), last, "now on the second page");
    visit.sees(&["41 à 80 sur 100"]);
    visit.keys("<Enter>").sees(&["Zénobie-40"]).keys("r");
    assert_eq!(focused(&visit), last, "back where one was");
    visit.keys("<PageUp>");
    assert_eq!(focused(&visit), lead(LeadAct::Person(SeatId(77))), "who asks comes first");
    // The list begins anew when it is asked for anew.
    visit.keys("<PageDown> r g");
    assert_eq!(focused(&visit), lead(LeadAct::Person(SeatId(77))));
}

#[test]
fn the_map_of_a_crowd_is_turned_page_by_page_and_read_out_whole() {
    let house = House::new();
    let mut visit = before(&house, &crowd(90));
    visit.check("c", &["1 à 40 sur 90", "Zénobie-1 : ", "Zénobie-40 : ", "!Zénobie-41 "]);
    let first = visit.scene();
    visit.take(&lead(LeadAct::Others { is_after: true }));
    visit.sees(&["41 à 80 sur 90", "Zénobie-41 : ", "Zénobie-80 : "]);
    let heard = announced(Some(&first), &visit.scene(), visit.text()).join("\n");
    assert!(heard.contains("Zénobie-41") && heard.contains("Zénobie-80"), "{heard}");
    // Further than anybody is nowhere.
    visit.keys("<Right> <Right> <Right>").sees(&["81 à 90 sur 90", "Zénobie-90"]);
    visit.keys("<Left>").sees(&["41 à 80 sur 90"]);
}

#[test]
fn beside_a_wide_map_stands_what_the_step_came_to_and_what_to_do_about_it() {
    let house = House::new();
    let mut led = voting();
    for who in 7..=8 {
        led.answers(SeatId(who), 0, Round::First, false).unwrap();
    }
    led.turns(Phase::Closed { round: Round::First, is_shared: false }).unwrap();
    let mut visit = before(&house, &led);
    visit.keys("c");
    let (rows, shown) = painted(&visit.scene(), visit.text(), 120, 40);
    let picture = rows.join("\n").replace('\u{a0}', " ");
    assert_eq!(shown.hidden_rows, 0);
    for part in ["3 justes sur 8", "revotez", "juste", "NOTES POUR VOUS", "depuis le début"] {
        assert!(picture.contains(part), "{part}\n{picture}");
    }
    // Where there is no room for both, the map is all there is.
    for (width, height) in [(100, 30), (80, 24), (40, 15)] {
        let (rows, _) = painted(&visit.scene(), visit.text(), width, height);
        let picture = rows.join("\n");
        assert!(!picture.contains("NOTES") && picture.contains("Zénobie-1"), "{picture}");
    }
}

#[test]
fn on_the_smallest_screen_the_count_and_the_advice_are_seen_first() {
    let house = House::new();
    let mut led = voting();
    let first = |led: &Led, part: &str| {
        let visit = before(&house, led);
        let (rows, _) = painted(&visit.scene(), visit.text(), 40, 15);
        let at = rows.iter().position(|row| row.replace('\u{a0}', " ").contains(part));
        assert!(at.is_some_and(|at| at < 4), "{part}\n{}", rows.join("\n"));
    };
    first(&led, "6 réponses sur 9");
    led.turns(Phase::Closed { round: Round::First, is_shared: false }).unwrap();
    first(&led, "3 justes sur 6");
}

#[test]
fn the_menu_ends_with_the_way_back_and_the_register_stands_before_the_end() {
    let house = House::new();
    let mut visit = before(&house, &voting());
    visit.take(&lead(LeadAct::Show(Panel::Menu)));
    let items = visit.items();
    let last =
        [Act::Attend(AttendAct::Open), lead(LeadAct::Show(Panel::Ending)), lead(LeadAct::Back)];
    assert_eq!(items[items.len() - 3..], last);
}
