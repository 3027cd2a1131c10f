//! Coming back, as it is said: questions asked again, then the module confirmed.

use passeport::app::act::{Act, Study};
use passeport::domain::attempt::Outcome;

use crate::harness::{ATELIER, House, Visit, announced, atelier};

/// What is said while somebody goes on, one step after the other.
fn said(visit: &mut Visit, steps: &[&dyn Fn(&mut Visit)]) -> Vec<String> {
    let mut all = vec![];
    let mut before = None;
    for step in steps {
        step(visit);
        let scene = visit.scene();
        all.extend(announced(before.as_ref(), &scene, visit.text()));
        before = Some(scene);
    }
    all
}

#[test]
fn coming_back_after_five_weeks_reads_well() {
    let house = House::new();
    house.newcomer().open(ATELIER).take_quiz(8);
    house.wait(35);
    let mut visit = house.visit();
    let enter = |visit: &mut Visit| {
        visit.keys("<Enter>");
    };
    let right = |visit: &mut Visit| {
        visit.answer(Outcome::Right);
    };
    let wrong = |visit: &mut Visit| {
        visit.answer(Outcome::Wrong);
    };
    let confirm = |visit: &mut Visit| {
        visit.take(&Act::Study(Study::Confirm(atelier())));
    };
    let recalled: [&dyn Fn(&mut Visit); 6] = [&enter, &enter, &wrong, &enter, &right, &enter];
    let checked: [&dyn Fn(&mut Visit); 2] = [&confirm, &right];
    let rest: [&dyn Fn(&mut Visit); 9] =
        [&enter, &right, &enter, &wrong, &enter, &right, &enter, &right, &enter];
    let steps: Vec<&dyn Fn(&mut Visit)> = recalled.into_iter().chain(checked).chain(rest).collect();
    let lines = said(&mut visit, &steps);
    insta::assert_snapshot!(lines.join("\n").replace('\u{a0}', " "));
}
