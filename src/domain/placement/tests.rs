//! What the choice, the belief and the plan do on a small bank.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::ability::{abilities, success};
use super::bilan::Bilan;
use super::choice::{Closed, is_over, next};
use super::plan::plan;
use super::*;
use crate::domain::attempt::Outcome;
use crate::domain::id::AttemptId;
use crate::domain::progress::{Placement, PlacementAnswer, Progress};
use crate::domain::route::Reason;
use crate::domain::time::Timestamp;

/// Modules `m0` to `m11`, in two areas; of each an easy, a middling and a hard question.
fn guide() -> Guide {
    let modules: Vec<ModuleId> = (0..12).map(module).collect();
    let area = |name: &str, parity: usize| Area {
        id: name.parse().unwrap(),
        title: Prose::plain(name),
        example: Prose::default(),
        modules: (0..12).filter(|n| n % 2 == parity).map(module).collect(),
    };
    let items = (0..12).flat_map(|n| {
        [("easy", -220), ("middling", -80), ("hard", 60)].map(|(question, difficulty)| Item {
            module: module(n),
            question: question.parse().unwrap(),
            area: if n % 2 == 0 { "even" } else { "odd" }.parse().unwrap(),
            difficulty: Hundredths::new(difficulty),
            discrimination: Hundredths::one(),
        })
    });
    Guide {
        goals: vec![
            Goal {
                id: "grow".parse().unwrap(),
                title: Prose::plain("Grow"),
                modules: [5, 6, 7, 8].map(module).to_vec(),
            },
            Goal {
                id: "sleep".parse().unwrap(),
                title: Prose::plain("Sleep"),
                modules: [10, 11, 2].map(module).to_vec(),
            },
        ],
        areas: vec![area("even", 0), area("odd", 1)],
        safety: [10, 11].map(module).to_vec(),
        items: items.collect(),
        modules,
    }
}

fn module(number: usize) -> ModuleId {
    format!("m{number}").parse().unwrap()
}

fn placement(seed: u64, goal: &str, steps: (u8, u8), answers: &[(usize, bool)]) -> Placement {
    let areas = [("even", steps.0), ("odd", steps.1)];
    Placement {
        attempt: AttemptId(seed),
        goal: goal.parse().unwrap(),
        areas: areas.map(|(area, step)| (area.parse().unwrap(), step)).into(),
        answers: answers.iter().map(|(n, is_right)| answer(*n, *is_right)).collect(),
        plan: vec![],
        is_placed: false,
        at: Timestamp(0),
    }
}

fn answer(number: usize, is_right: bool) -> PlacementAnswer {
    PlacementAnswer {
        module: module(number),
        question: "middling".parse().unwrap(),
        response: unknown(),
        outcome: if is_right { Outcome::Right } else { Outcome::Wrong },
    }
}

const NONE: &BTreeSet<ModuleId> = &BTreeSet::new();

const OPEN: Closed<'static> = Closed { missing: NONE, passed: NONE };

fn even() -> AreaId {
    "even".parse().unwrap()
}

fn odd() -> AreaId {
    "odd".parse().unwrap()
}

#[test]
fn without_answers_one_stands_where_one_placed_oneself() {
    let believed = abilities(&guide(), &placement(1, "grow", (1, 4), &[]));
    assert!((believed[&even()].mean + 1.5).abs() < 1e-9);
    assert!((believed[&odd()].mean - 1.5).abs() < 1e-9);
    // Two deviations added, the ends of the grid cut off.
    assert!((1.0..1.2).contains(&believed[&even()].variance), "{believed:?}");
}

#[test]
fn an_answer_moves_its_area_and_the_other_one_less() {
    let guide = guide();
    let before = abilities(&guide, &placement(1, "grow", (2, 2), &[]));
    for is_right in [true, false] {
        let after = abilities(&guide, &placement(1, "grow", (2, 2), &[(0, is_right)]));
        let sign = if is_right { 1.0 } else { -1.0 };
        let moved = |area: &AreaId| sign * (after[area].mean - before[area].mean);
        assert!(moved(&even()) > moved(&odd()) && moved(&odd()) > 0.0, "{after:?}");
        assert!(after[&even()].variance < before[&even()].variance);
    }
}

#[test]
fn an_answer_to_a_question_that_is_gone_says_nothing() {
    let guide = guide();
    let mut placement = placement(1, "grow", (2, 2), &[]);
    let before = abilities(&guide, &placement);
    placement
        .answers
        .push(PlacementAnswer { question: "gone".parse().unwrap(), ..answer(0, true) });
    assert_eq!(abilities(&guide, &placement), before);
    assert!(next(&guide, &placement, OPEN).is_some());
}

#[test]
fn expected_success_is_the_logistic_function_of_what_is_sure() {
    let item = guide().items.swap_remove(1);
    let sure = ability::Ability { mean: 0.3, variance: 0.0 };
    assert!((sure.expects(&item) - success(0.3, -0.8, 1.0)).abs() < 1e-12);
    assert!((success(0.0, 0.0, 1.7) - 0.5).abs() < 1e-12);
    // Whoever is unsure expects something nearer to one half.
    let unsure = ability::Ability { mean: 0.3, variance: 1.0 };
    assert!(unsure.expects(&item) < sure.expects(&item) && unsure.expects(&item) > 0.5);
}

#[test]
fn eight_answers_and_a_success_are_the_end_and_ten_answers_in_any_case() {
    let guide = guide();
    let answers = |rights: &[bool]| {
        let answers: Vec<_> = rights.iter().copied().enumerate().collect();
        placement(1, "grow", (3, 3), &answers)
    };
    assert!(!is_over(&answers(&[true; 7])));
    assert!(is_over(&answers(&[true; 8])));
    let mut rights = vec![true; 7];
    rights.push(false);
    assert!(!is_over(&answers(&rights)));
    let (item, expected) = next(&guide, &answers(&rights), OPEN).unwrap();
    assert!(item.question.as_str() == "easy" && expected >= choice::EASY, "{item:?} {expected}");
    rights.push(false);
    assert!(!is_over(&answers(&rights)));
    rights.push(false);
    assert!(is_over(&answers(&rights)));
    assert!(next(&guide, &answers(&rights), OPEN).is_none());
}

#[test]
fn a_module_that_cannot_be_opened_is_not_asked_about_and_a_passed_one_last() {
    let guide = guide();
    let asked = placement(3, "grow", (2, 2), &[]);
    let missing: BTreeSet<ModuleId> = (1..12).map(module).collect();
    let closed = Closed { missing: &missing, passed: NONE };
    assert_eq!(next(&guide, &asked, closed).unwrap().0.module, module(0));
    let passed: BTreeSet<ModuleId> = (0..11).map(module).collect();
    let closed = Closed { missing: NONE, passed: &passed };
    assert_eq!(next(&guide, &asked, closed).unwrap().0.module, module(11));
    let everything: BTreeSet<ModuleId> = (0..12).map(module).collect();
    let closed = Closed { missing: NONE, passed: &everything };
    assert!(next(&guide, &asked, closed).is_some(), "what is passed is asked when nothing else is");
    assert!(next(&guide, &asked, Closed { missing: &everything, passed: NONE }).is_none());
}

#[test]
fn the_same_attempt_is_asked_the_same_and_another_one_something_else() {
    let guide = guide();
    let first = |seed| next(&guide, &placement(seed, "grow", (3, 2), &[]), OPEN).unwrap().0.clone();
    assert_eq!(first(7), first(7));
    let drawn: BTreeSet<_> = (0..40).map(|seed| first(seed).module).collect();
    assert!(drawn.len() >= 2, "{drawn:?}");
}

#[test]
fn a_plan_serves_the_goal_then_what_was_missed_then_safety() {
    let reasons = |placement: &Placement, passed: &BTreeSet<ModuleId>| {
        let plan = plan(&guide(), placement, passed).into_iter();
        plan.map(|step| (step.module.to_string(), step.reason)).collect::<Vec<_>>()
    };
    let named = |steps: [(&str, Reason); 3]| steps.map(|(m, r)| (m.to_owned(), r)).to_vec();
    let missed = placement(1, "grow", (3, 3), &[(5, true), (7, false), (6, true)]);
    let wanted = [("m5", Reason::Goal), ("m7", Reason::Missed), ("m10", Reason::Safety)];
    assert_eq!(reasons(&missed, NONE), named(wanted));
    let nothing_missed = placement(1, "grow", (3, 3), &[]);
    let wanted = [("m5", Reason::Goal), ("m6", Reason::Goal), ("m10", Reason::Safety)];
    assert_eq!(reasons(&nothing_missed, NONE), named(wanted));
    // Safety that is wanted is the goal itself.
    let wanted = [("m10", Reason::Goal), ("m2", Reason::Goal), ("m11", Reason::Goal)];
    assert_eq!(reasons(&placement(1, "sleep", (3, 3), &[]), NONE), named(wanted));
    // All that serves is passed: what is near fills the plan.
    let passed = [5, 6, 7, 8, 10, 11].map(module).into();
    let wanted = [("m0", Reason::Near), ("m2", Reason::Near), ("m1", Reason::Near)];
    assert_eq!(reasons(&nothing_missed, &passed), named(wanted));
    // A goal that is not there any more serves nothing and stops nobody.
    assert_eq!(plan(&guide(), &placement(1, "gone", (3, 3), &[]), NONE).len(), 3);
}

#[test]
fn a_low_step_brings_the_modules_of_its_area_forward() {
    let plan = |steps| plan(&guide(), &placement(1, "gone", steps, &[]), NONE);
    let middle = |steps| plan(steps).into_iter().nth(1).unwrap().module;
    assert_eq!(middle((4, 1)), module(1));
    assert_eq!(middle((1, 4)), module(2));
}

#[test]
fn a_bilan_tells_what_is_wanted_and_never_how_many_were_right() {
    let mut progress = Progress::default();
    assert_eq!(Bilan::of(&progress, &guide(), Timestamp(0).date()), None);
    progress.placement = Some(placement(1, "grow", (3, 1), &[(7, false), (5, true), (7, true)]));
    let page = Bilan::of(&progress, &guide(), Timestamp(0).date()).unwrap();
    assert_eq!(page.goal.title.text(), "Grow");
    assert_eq!(page.areas.iter().map(|area| area.step).collect::<Vec<_>>(), [3, 1]);
    assert_eq!(page.tried, [module(7), module(5)]);
    progress.placement = Some(placement(1, "gone", (3, 1), &[]));
    let page = Bilan::of(&progress, &guide(), Timestamp(0).date()).unwrap();
    assert_eq!(page.goal.title.text(), "gone");
}

#[test]
fn difficulties_are_read_with_two_decimals_and_refused_out_of_range() {
    let read = |text: &str| ron::from_str::<Hundredths>(text);
    assert_eq!(read("-1.234").unwrap(), Hundredths::new(-123));
    assert_eq!(read("2").unwrap().value().to_string(), "2");
    for bad in ["NaN", "inf", "-1e9", "\"1\""] {
        assert!(read(bad).is_err(), "{bad}");
    }
}

proptest! {
    /// Whatever is answered, and wherever one stands: no module twice, never
    /// nothing to ask too early, beliefs that are numbers.
    #[test]
    fn every_way_through_is_kind_and_ends(
        seed: u64,
        steps in (1u8..=4, 1u8..=4),
        rights in proptest::collection::vec(any::<bool>(), 10),
        goal in prop_oneof![Just("grow"), Just("sleep"), Just("gone")],
    ) {
        let guide = guide();
        let mut placement = placement(seed, goal, steps, &[]);
        let mut rights = rights.into_iter();
        while let Some((item, expected)) = next(&guide, &placement, OPEN) {
            prop_assert!(expected.is_finite() && (0.0..=1.0).contains(&expected));
            let mut last = placement.answers.iter().rev().take(2);
            let is_discouraged = placement.answers.len() >= 2
                && last.all(|answer| answer.outcome != Outcome::Right);
            prop_assert!(!is_discouraged || expected >= choice::HARD);
            prop_assert!(placement.answers.iter().all(|answer| answer.module != item.module));
            let outcome = if rights.next().unwrap() { Outcome::Right } else { Outcome::Partly };
            placement.answers.push(PlacementAnswer {
                module: item.module.clone(),
                question: item.question.clone(),
                response: unknown(),
                outcome,
            });
        }
        prop_assert!(placement.answers.len() <= QUESTIONS + MOST_EXTRA);
        prop_assert_eq!(plan(&guide, &placement, NONE).len(), 3);
    }

    /// Any two sittings of the same wish differ in one module at most.
    #[test]
    fn a_plan_never_changes_by_more_than_one_module(
        seeds in (any::<u64>(), any::<u64>()),
        steps in ((1u8..=4, 1u8..=4), (1u8..=4, 1u8..=4)),
        answers in proptest::collection::vec((0usize..12, any::<bool>(), any::<bool>()), 0..10),
        done in proptest::collection::btree_set(0usize..12, 0..9),
    ) {
        let guide = guide();
        let passed: BTreeSet<ModuleId> = done.into_iter().map(module).collect();
        let of = |answers: Vec<(usize, bool)>, seed, steps| {
            let steps = plan(&guide, &placement(seed, "grow", steps, &answers), &passed);
            steps.into_iter().map(|step| step.module).collect::<BTreeSet<_>>()
        };
        let first = answers.iter().map(|(n, is_right, _)| (*n, *is_right)).collect();
        let turned = answers.iter().filter(|(.., is_kept)| *is_kept);
        let second = turned.map(|(n, is_right, _)| (*n, !is_right)).collect();
        let one = of(first, seeds.0, steps.0);
        let other = of(second, seeds.1, steps.1);
        prop_assert!(one.difference(&other).count() <= 1, "{:?} {:?}", one, other);
    }
}

#[test]
fn the_answer_i_do_not_know_is_never_right() {
    assert!(is_unknown(&unknown()));
    let one: Response = Response::Choice("a".parse().unwrap());
    assert!(!is_unknown(&one));
}
