use super::*;

fn at(day: i64) -> Timestamp {
    Timestamp(1_795_338_000_000 + day * 86_400_000)
}

fn recall(day: i64, is_right: bool) -> Recall {
    let outcome = if is_right { Outcome::Right } else { Outcome::Partly };
    Recall { at: at(day), outcome, question: None }
}

#[test]
fn what_was_right_waits_longer_and_longer_and_what_was_missed_comes_back_the_next_day() {
    let mut recalls = vec![recall(0, true)];
    let mut waits = vec![];
    for _ in 0..5 {
        let day = due_on(&recalls).unwrap().days_since(at(0).date());
        let last = recalls.last().unwrap().at.date().days_since(at(0).date());
        waits.push(day - last);
        recalls.push(recall(day.into(), true));
    }
    assert_eq!(waits, [2, 11, 46, 163, 497]);
    recalls.push(recall(2000, false));
    assert!(due_on(&recalls).unwrap() > at(2000).date());
    assert_eq!(due_on(&[recall(0, false)]).unwrap(), at(1).date());
}

#[test]
fn nothing_is_due_on_the_day_it_was_asked_even_with_a_clock_that_goes_back() {
    for recalls in [
        vec![recall(0, false)],
        vec![recall(0, false), recall(0, false)],
        vec![recall(9, true), recall(3, false)],
        vec![recall(9, false), recall(3, false), recall(3, false)],
    ] {
        let last = recalls.last().unwrap().at.date();
        assert!(due_on(&recalls).unwrap() > last, "{recalls:?}");
    }
    assert_eq!(due_on(&[]), None);
}

#[test]
fn what_waits_equally_long_is_mixed_between_modules() {
    let missed = || vec![recall(0, false)];
    let progress = progress(&[
        ("a", "1", missed()),
        ("a", "2", missed()),
        ("a", "3", missed()),
        ("b", "1", missed()),
        ("b", "2", missed()),
        ("c", "1", missed()),
    ]);
    let due = due(&progress, at(35).date());
    let modules: Vec<&str> = due.iter().map(|due| due.module.as_str()).collect();
    assert_eq!(modules, ["a", "b", "c", "a", "b", "a"]);
}

fn progress(recalls: &[(&str, &str, Vec<Recall>)]) -> Progress {
    let mut progress = Progress::default();
    for (module, objective, recalls) in recalls {
        let key = (module.parse().unwrap(), objective.parse().unwrap());
        progress.recalls.insert(key, recalls.clone());
    }
    progress
}

#[test]
fn what_was_once_missed_comes_first_then_what_waits_longest() {
    let progress = progress(&[
        ("a", "late", vec![recall(0, true)]),
        ("a", "later", vec![recall(-9, true)]),
        ("b", "missed", vec![recall(3, false)]),
        ("b", "missed-once", vec![recall(-4, false), recall(-3, true)]),
        ("c", "not-due", vec![recall(9, true)]),
    ]);
    let due = due(&progress, at(10).date());
    let names: Vec<&str> = due.iter().map(|due| due.objective.as_str()).collect();
    assert_eq!(names, ["missed-once", "missed", "later", "late"]);
    assert_eq!(next_on(&progress, at(10).date(), |_, _| true), Some(at(10).date()));
    let only = |_: &ModuleId, objective: &ObjectiveId| objective.as_str() == "not-due";
    assert_eq!(next_on(&progress, at(10).date(), only), Some(at(11).date()));
    assert_eq!(next_on(&progress, at(10).date(), |_, _| false), None);
}
