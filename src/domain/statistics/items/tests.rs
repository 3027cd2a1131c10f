use super::super::attack::{given_away, tables};
use super::*;
use crate::domain::attempt::Draws;
use crate::domain::id::AttemptId;

fn first(choice: &str, right: bool, rest: Option<f64>) -> First {
    let outcome = if right { Outcome::Right } else { Outcome::Wrong };
    First { response: Response::Choice(choice.parse().unwrap()), outcome, rest }
}

fn diagnosis(idea: Option<&str>) -> Diagnosis {
    Diagnosis {
        why: crate::domain::prose::Prose::plain("Parce que."),
        then: crate::domain::prose::Prose::default(),
        misconception: idea.map(|idea| idea.parse().unwrap()),
    }
}

fn question(ask: Ask) -> Question {
    Question {
        id: "q".parse().unwrap(),
        objective: "o".parse().unwrap(),
        prompt: crate::domain::prose::Prose::plain("?"),
        ask,
        hints: vec![],
        remember: crate::domain::prose::Prose::default(),
        page: "p".parse().unwrap(),
        situation: None,
    }
}

fn choice(id: &str, right: bool) -> crate::domain::question::Choice {
    crate::domain::question::Choice {
        id: id.parse().unwrap(),
        text: crate::domain::prose::Prose::plain(id),
        right,
        diagnosis: diagnosis((!right).then_some(id)),
    }
}

/// A question with three choices; the first one is right.
fn three() -> Question {
    question(Ask::One { choices: vec![choice("a", true), choice("b", false), choice("c", false)] })
}

fn answers(counts: [usize; 3]) -> Vec<First> {
    let all = ["a", "b", "c"].into_iter().zip(counts);
    all.flat_map(|(id, count)| vec![first(id, id == "a", None); count]).collect()
}

#[test]
fn facility_and_choices_are_told_once_there_are_enough_of_each() {
    let told = report(Some(&three()), &answers([30, 12, 8]));
    assert_eq!((told.answers, told.is_many), (Some(50), true));
    assert_eq!(told.facility, Some(0.6));
    let counts: Vec<_> = told.choices.iter().map(|choice| choice.count).collect();
    assert_eq!(counts, [Some(30), Some(12), Some(8)]);
    assert_eq!(told.choices[1].misconception, Some("b".parse().unwrap()));
    assert_eq!(told.flags, []);
    assert_eq!(report(None, &answers([30, 12, 8])).facility, Some(0.6));
}

#[test]
fn flags_come_with_the_fortieth_answer() {
    for (counts, flags) in [
        ([39, 0, 0], vec![]),
        ([40, 0, 0], vec![Flag::TooEasy, Flag::Rare(1), Flag::Rare(2)]),
        ([38, 2, 0], vec![]), // 95 % is not more than 95 %; nothing is told, so nothing of one alone
        ([35, 2, 3], vec![]), // 5 % is not less than 5 %
        ([35, 5, 0], vec![Flag::Rare(2)]),
        ([11, 28, 0], vec![]),
        ([11, 29, 0], vec![Flag::TooHard, Flag::Rare(2)]),
        ([12, 28, 0], vec![Flag::Rare(2)]),
        ([60, 36, 4], vec![Flag::Rare(2)]),
        ([60, 35, 5], vec![]),
    ] {
        assert_eq!(report(Some(&three()), &answers(counts)).flags, flags, "{counts:?}");
    }
}

#[test]
fn what_is_hidden_takes_what_rests_on_it_along() {
    let told = report(Some(&three()), &answers([47, 2, 1]));
    assert_eq!((told.answers, told.facility, told.discrimination), (None, None, None));
    assert!(told.choices.iter().all(|choice| choice.count.is_none()));
    assert!(told.is_many);
    let told = report(Some(&three()), &answers([40, 9, 1]));
    assert_eq!((told.answers, told.facility), (Some(50), Some(0.8)));
    let counts: Vec<_> = told.choices.iter().map(|choice| choice.count).collect();
    assert_eq!(counts, [None; 3], "one is hidden, and so are all");
}

/// Flags and counts together: the flag of a hidden count tells something of it.
#[test]
fn no_hidden_count_follows_from_counts_and_flags_together() {
    let kinds = [Kind::Right, Kind::Distractor, Kind::Distractor, Kind::Other];
    // At 40 the flags begin; from 80 to 100 that of 5 % is nearly that of 5 people.
    let flagged = (38..=64).chain([79, 80, 81, 99, 100, 101]).collect();
    let all: [(usize, Vec<u32>); 3] =
        [(2, (0..=110).collect()), (3, flagged), (4, (38..=46).collect())];
    for (cells, totals) in all {
        let tables = totals.into_iter().flat_map(|total| tables(total, cells));
        let known = given_away(tables, |table| {
            let is_many = table.iter().sum::<u32>() >= MANY;
            let (flags, shown) = judge(table, &kinds[..cells]);
            ((is_many, flags), shown)
        });
        assert_eq!(known, Vec::<String>::new(), "{cells} cells");
    }
}

#[test]
fn ticks_are_told_all_or_none() {
    let question = question(Ask::Several {
        choices: vec![choice("a", true), choice("b", true), choice("c", false)],
    });
    let ticked = |ids: &[&str], count: usize| {
        let ids: std::collections::BTreeSet<ChoiceId> =
            ids.iter().map(|id| id.parse().unwrap()).collect();
        let response = Response::Choices(ids);
        let outcome = grade(&question, &response).outcome;
        vec![First { response, outcome, rest: None }; count]
    };
    let counts = |firsts: &[First]| {
        let told = report(Some(&question), firsts);
        (told.answers, told.choices.iter().map(|choice| choice.count).collect::<Vec<_>>())
    };
    let open = [ticked(&["a", "b"], 30), ticked(&["a"], 6), ticked(&["b", "c"], 8)].concat();
    assert_eq!(counts(&open), (Some(44), vec![Some(36), Some(38), Some(8)]));
    let rare = [ticked(&["a", "b"], 30), ticked(&["a"], 12), ticked(&["b", "c"], 2)].concat();
    assert_eq!(counts(&rare), (Some(44), vec![None; 3]));
    assert_eq!(report(Some(&question), &rare).flags, [Flag::Rare(2)]);
    let easy = [ticked(&["a", "b"], 42), ticked(&["a"], 1)].concat();
    assert_eq!(counts(&easy), (None, vec![None; 3]));
}

#[test]
fn typed_answers_are_told_by_their_idea_and_never_as_typed() {
    let mistake = |answer: &str, idea: &str| crate::domain::question::Mistake {
        answers: vec![answer.to_owned()],
        diagnosis: diagnosis(Some(idea)),
    };
    let question = question(Ask::Word {
        accept: vec!["oui".to_owned()],
        tolerances: vec![],
        mistakes: vec![mistake("non", "i1"), mistake("jamais", "i1"), mistake("bof", "i2")],
        otherwise: Diagnosis { why: crate::domain::prose::Prose::plain("!"), ..diagnosis(None) },
    });
    let typed = |text: &str, count: usize| {
        let response = Response::Text(text.to_owned());
        let outcome = grade(&question, &response).outcome;
        vec![First { response, outcome, rest: None }; count]
    };
    let firsts = [
        typed("oui", 20),
        typed("non", 4),
        typed("jamais", 4),
        typed("bof", 6),
        typed("Zoé Martin, 06 12 34 56 78", 5),
    ];
    let told = report(Some(&question), &firsts.concat());
    let told: Vec<_> = told.choices.into_iter().map(|choice| (choice.name, choice.count)).collect();
    let expected = [
        (Name::Right, Some(20)),
        (Name::Idea("i1".parse().unwrap()), Some(8)),
        (Name::Idea("i2".parse().unwrap()), Some(6)),
        (Name::Other, Some(5)),
    ];
    assert_eq!(told, expected);
}

/// A number from 0 to 1.
fn chance(draws: &mut Draws) -> f64 {
    f64::from(u32::try_from(draws.next_u64() >> 32).unwrap()) / f64::from(u32::MAX)
}

/// Invented learners answer ten questions each. Being right depends on what they can
/// do, the first question being easier than the second and the third; the fourth is pure guessing, in the
/// fifth those who can do more are wrong more often.
#[test]
fn an_invented_population_is_found_again() {
    const PEOPLE: usize = 4000;
    let mut draws = Draws::new(AttemptId(42), "population");
    let chance_of = |item: usize, ability: f64| match item {
        3 => 0.4,
        4 => 0.8 - 0.5 * ability,
        _ => {
            // Two-parameter logistic, abilities from -3 to 3.
            let difficulty = f64::from(u32::try_from(item % 3).unwrap()) - 1.0;
            1.0 / (1.0 + (-1.7 * 1.2 * (ability * 6.0 - 3.0 - difficulty)).exp())
        }
    };
    let mut firsts: Vec<Vec<First>> = vec![vec![]; 10];
    let mut expected = [0.0; 10];
    for _ in 0..PEOPLE {
        let ability = chance(&mut draws);
        let right: Vec<bool> = (0..10)
            .map(|item| {
                let wanted = chance_of(item, ability);
                expected[item] += wanted / f64::from(u32::try_from(PEOPLE).unwrap());
                chance(&mut draws) < wanted
            })
            .collect();
        for (item, firsts) in firsts.iter_mut().enumerate() {
            let others = (0..10).filter(|other| *other != item && right[*other]).count();
            let id = if right[item] { "a" } else { ["b", "c"][firsts.len() % 2] };
            firsts.push(first(id, right[item], Some(share(others, 9))));
        }
    }
    let told: Vec<Report> = firsts.iter().map(|firsts| report(Some(&three()), firsts)).collect();
    for (item, (told, expected)) in told.iter().zip(expected).enumerate() {
        let facility = told.facility.unwrap();
        // Four standard errors of a share among so many people.
        let error = 4.0 * (expected * (1.0 - expected) / 4000.0).sqrt();
        assert!((facility - expected).abs() < error, "{item}: {facility}, {expected}");
        assert!((told.discrimination.unwrap() - textbook(&firsts[item])).abs() < 1e-9);
    }
    let found: Vec<f64> = told.iter().map(|told| told.discrimination.unwrap()).collect();
    assert!(found[..3].iter().all(|found| *found > 0.4), "{found:?}");
    assert!(found[3].abs() < 0.06, "guessing tells nothing: {found:?}");
    assert!(found[4] < -0.1, "{found:?}");
    let weak: Vec<usize> = (0..10).filter(|item| told[*item].flags.contains(&Flag::Weak)).collect();
    assert_eq!(weak, [3, 4]);
    // What is easier is found easier.
    assert!(told[0].facility > told[1].facility && told[1].facility > told[2].facility);
}

/// The point-biserial correlation as textbooks write it: the difference of the means
/// over the spread, times the root of the product of both shares.
fn textbook(firsts: &[First]) -> f64 {
    let rest = |right: bool| -> Vec<f64> {
        let those = firsts.iter().filter(|first| (first.outcome == Outcome::Right) == right);
        those.map(|first| first.rest.unwrap()).collect()
    };
    let mean = |of: &[f64]| of.iter().sum::<f64>() / share(of.len(), 1);
    let (right, wrong) = (rest(true), rest(false));
    let all = [right.clone(), wrong.clone()].concat();
    let middle = mean(&all);
    let spread = mean(&all.iter().map(|x| (x - middle).powi(2)).collect::<Vec<_>>()).sqrt();
    let p = share(right.len(), all.len());
    (mean(&right) - mean(&wrong)) / spread * (p * (1.0 - p)).sqrt()
}

#[test]
fn without_spread_or_with_few_quizzes_there_is_no_discrimination() {
    let same: Vec<First> = (0..60).map(|n| first("a", n % 2 == 0, Some(0.5))).collect();
    assert_eq!(report(None, &same).discrimination, None);
    let few: Vec<First> =
        (0..60).map(|n| first("a", n % 2 == 0, (n < 9).then(|| share(n, 9)))).collect();
    assert_eq!(report(None, &few).discrimination, None);
}
