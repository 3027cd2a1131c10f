//! The placement on the smallest screen, and as it is said aloud.

use passeport::app::act::{Act, Answering, Place};
use passeport::app::placing::PlacingAct;
use passeport::domain::attempt::Outcome;

use crate::harness::{House, Visit, announced};
use crate::screens::painted;

/// Goes through the placement and looks at each kind of screen.
fn walk(mut look: impl FnMut(&str, &Visit)) {
    let house = House::new();
    let mut visit = house.newcomer();
    let act = |act| Act::Placing(act);
    visit.go(Place::Placement);
    look("entry", &visit);
    visit.take(&act(PlacingAct::Begin));
    look("goal", &visit);
    visit.take(&act(PlacingAct::Goal(5)));
    look("area", &visit);
    for _ in 0..5 {
        visit.take(&act(PlacingAct::Step(2)));
    }
    look("ask", &visit);
    visit.answer(Outcome::Wrong);
    look("told-wrong", &visit);
    visit.take(&Act::Answer(Answering::Continue)).take(&act(PlacingAct::Unknown));
    look("told-unknown", &visit);
    visit.take(&Act::Answer(Answering::Continue)).answer(Outcome::Right);
    look("told-right", &visit);
    visit.take(&act(PlacingAct::Stop));
    look("plan", &visit);
    visit.take(&act(PlacingAct::Bilan));
    look("bilan", &visit);
}

#[test]
fn each_screen_at_40_by_15() {
    let mut all = vec![];
    walk(|name, visit| {
        let (rows, _) = painted(&visit.scene(), visit.text(), 40, 15);
        let rows: Vec<&str> = rows.iter().map(|row| row.trim_end()).collect();
        all.push(format!("--- {name}\n{}", rows.join("\n")));
    });
    insta::assert_snapshot!("placement-40x15", all.join("\n"));
}

#[test]
fn what_is_said_from_the_first_line_to_the_page_for_the_adviser() {
    let mut all: Vec<String> = vec![];
    let mut last = None;
    walk(|_, visit| {
        let scene = visit.scene();
        all.extend(announced(last.as_ref(), &scene, visit.text()));
        last = Some(scene);
    });
    let said = all.join("\n").replace('\u{a0}', " ");
    insta::assert_snapshot!("placement-said", said);
}
