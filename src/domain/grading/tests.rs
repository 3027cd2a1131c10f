//! What holds of grading, for every kind of question and any response.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::domain::attempt::shown_order;
use crate::domain::id::AttemptId;
use crate::domain::question::{Choice, Line, Mistake};

fn id(text: &str) -> ChoiceId {
    text.parse().unwrap()
}

fn diagnosis(why: &str) -> Diagnosis {
    Diagnosis { why: Prose::plain(why), then: Prose::default(), misconception: None }
}

fn ask(ask: Ask) -> Question {
    Question {
        id: "q".parse().unwrap(),
        objective: "o".parse().unwrap(),
        prompt: Prose::plain("?"),
        ask,
        hints: vec![],
        remember: Prose::default(),
        page: "p".parse().unwrap(),
        situation: None,
    }
}

fn choices(key: &[bool]) -> Vec<Choice> {
    key.iter()
        .enumerate()
        .map(|(index, right)| Choice {
            id: id(&format!("c{index}")),
            text: Prose::plain("text"),
            right: *right,
            diagnosis: diagnosis(&format!("why {index}")),
        })
        .collect()
}

fn set(ids: &[&str]) -> Response {
    Response::Choices(ids.iter().map(|one| id(one)).collect())
}

fn word(accept: &[&str], tolerances: &[Tolerance], mistakes: &[&str]) -> Question {
    ask(Ask::Word {
        accept: accept.iter().map(ToString::to_string).collect(),
        tolerances: tolerances.to_vec(),
        mistakes: vec![Mistake {
            answers: mistakes.iter().map(ToString::to_string).collect(),
            diagnosis: diagnosis("listed"),
        }],
        otherwise: diagnosis("otherwise"),
    })
}

fn number(value: &str, margin: &str, unit: &str, mistakes: &[&str]) -> Question {
    ask(Ask::Number {
        value: Decimal::parse(value).unwrap(),
        margin: Decimal::parse(margin).unwrap(),
        unit: Prose::plain(unit),
        mistakes: vec![Mistake {
            answers: mistakes.iter().map(ToString::to_string).collect(),
            diagnosis: diagnosis("listed"),
        }],
        otherwise: diagnosis("otherwise"),
    })
}

fn typed(question: &Question, text: &str) -> Grade {
    grade(question, &Response::Text(text.to_owned()))
}

fn whys(grade: &Grade) -> Vec<String> {
    grade.notes.iter().map(|note| note.diagnosis.why.text()).collect()
}

use Tolerance::{Accents, Case, Spaces, Typo};

const ALL: [Tolerance; 4] = [Case, Accents, Spaces, Typo];

#[test]
fn a_choice_is_told_its_own_diagnosis() {
    let question = ask(Ask::One { choices: choices(&[false, true, false]) });
    let right = grade(&question, &Response::Choice(id("c1")));
    let wrong = grade(&question, &Response::Choice(id("c2")));
    assert_eq!((right.outcome, whys(&right)), (Outcome::Right, vec!["why 1".to_owned()]));
    assert_eq!((wrong.outcome, whys(&wrong)), (Outcome::Wrong, vec!["why 2".to_owned()]));
}

#[test]
fn several_choices_are_right_only_all_together() {
    let question = ask(Ask::Several { choices: choices(&[true, true, false]) });
    assert_eq!(grade(&question, &set(&["c0", "c1"])).outcome, Outcome::Right);
    let missing = grade(&question, &set(&["c0"]));
    assert_eq!((missing.outcome, whys(&missing)), (Outcome::Partly, vec!["why 1".to_owned()]));
    let mixed = grade(&question, &set(&["c0", "c1", "c2"]));
    assert_eq!((mixed.outcome, whys(&mixed)), (Outcome::Partly, vec!["why 2".to_owned()]));
    assert_eq!(grade(&question, &set(&["c2"])).outcome, Outcome::Wrong);
    assert_eq!(grade(&question, &set(&[])).outcome, Outcome::Wrong);
}

#[test]
fn the_right_verdict_for_a_wrong_reason_is_half_an_answer() {
    let reason = |name: &str, verdict, right| Reason {
        id: id(name),
        verdict,
        text: Prose::plain(name),
        right,
        diagnosis: diagnosis(name),
    };
    let reasons =
        vec![reason("a", true, false), reason("b", false, true), reason("c", false, false)];
    let question = ask(Ask::TrueFalse { reasons });
    let outcome = |name| grade(&question, &Response::Choice(id(name))).outcome;
    assert_eq!(outcome("a"), Outcome::Wrong);
    assert_eq!(outcome("b"), Outcome::Right);
    assert_eq!(outcome("c"), Outcome::Partly);
    assert_eq!(expected(&question), Expected::Verdict(false, &Prose::plain("b")));
}

#[test]
fn a_wrong_order_is_told_its_first_misplaced_item() {
    let item =
        |name: &str| Item { id: id(name), text: Prose::plain(name), why: Prose::plain(name) };
    let misconception: MisconceptionId = "haste".parse().unwrap();
    let items = vec![item("a"), item("b"), item("c")];
    let question = ask(Ask::Order { items, misconception: misconception.clone() });
    let order = |names: &[&str]| {
        grade(&question, &Response::Order(names.iter().map(|name| id(name)).collect()))
    };
    assert_eq!(order(&["a", "b", "c"]).outcome, Outcome::Right);
    let swapped = order(&["a", "c", "b"]);
    assert_eq!(swapped.outcome, Outcome::Partly);
    assert_eq!(swapped.notes.len(), 1);
    assert_eq!(swapped.notes[0].about, Some(id("b")));
    assert_eq!(swapped.notes[0].diagnosis.misconception, Some(misconception));
    assert_eq!(order(&["b", "c", "a"]).outcome, Outcome::Wrong);
    for odd in [&["a", "b"][..], &["a", "b", "c", "c"], &[], &["a", "b", "z"]] {
        assert_ne!(order(odd).outcome, Outcome::Right, "{odd:?}");
    }
}

#[test]
fn parted_pairs_are_told_and_sides_that_read_the_same_are_the_same() {
    let pair = |name: &str, right: &str| Pair {
        id: id(name),
        left: Prose::plain(name),
        right: Prose::plain(right),
        why: Prose::plain(&format!("why {name}")),
    };
    let pairs = vec![pair("a", "oui"), pair("b", "non"), pair("c", "oui")];
    let question = ask(Ask::Match { pairs, misconception: "m".parse().unwrap() });
    let matched = |all: &[(&str, &str)]| {
        let given: BTreeMap<_, _> = all.iter().map(|(l, r)| (id(l), id(r))).collect();
        grade(&question, &Response::Match(given))
    };
    assert_eq!(matched(&[("a", "c"), ("b", "b"), ("c", "a")]).outcome, Outcome::Right);
    let parted = matched(&[("a", "b"), ("b", "a"), ("c", "c")]);
    assert_eq!(parted.outcome, Outcome::Partly);
    assert_eq!(whys(&parted), ["why a", "why b"]);
    assert_eq!(matched(&[("a", "b"), ("b", "a"), ("c", "b")]).outcome, Outcome::Wrong);
    let foreign = matched(&[("a", "a"), ("b", "b"), ("c", "c"), ("z", "a")]);
    assert_eq!(foreign.outcome, Outcome::Partly);
}

#[test]
fn what_is_forgiven_is_declared_and_told() {
    let question = word(&["Hameçonnage"], &ALL, &[]);
    let forgiven = |text: &str| {
        let grade = typed(&question, text);
        (grade.outcome == Outcome::Right).then_some(grade.forgiven)
    };
    assert_eq!(forgiven("Hameçonnage"), Some(vec![]));
    assert_eq!(forgiven("  Hame\u{327}connage "), Some(vec![Accents]));
    assert_eq!(forgiven("  Hamec\u{327}onnage "), Some(vec![]));
    assert_eq!(forgiven("hameçonnage"), Some(vec![Case]));
    assert_eq!(forgiven("HAMECONNAGE"), Some(vec![Case, Accents]));
    assert_eq!(forgiven("hame connage"), Some(vec![Case, Accents, Spaces]));
    assert_eq!(forgiven("Hameçonage"), Some(vec![Typo]));
    assert_eq!(forgiven("hameconage"), Some(vec![Case, Accents, Typo]));
    assert_eq!(forgiven("hamconage"), None);
    assert_eq!(forgiven(""), None);
    let strict = word(&["Hameçonnage"], &[], &[]);
    assert_eq!(typed(&strict, "hameçonnage").outcome, Outcome::Wrong);
}

#[test]
fn a_typo_is_one_letter_of_a_word_of_five_and_never_another_answer() {
    let is_right =
        |question: &Question, text: &str| typed(question, text).outcome == Outcome::Right;
    let short = word(&["RGPD"], &ALL, &[]);
    assert!(!is_right(&short, "RGPE"));
    let swapped = word(&["facture"], &ALL, &[]);
    assert!(is_right(&swapped, "fatcure"));
    let phrase = word(&["carte du site"], &ALL, &[]);
    assert!(is_right(&phrase, "catre du site"));
    assert!(!is_right(&phrase, "carte de site"));
    let near = word(&["fibre"], &ALL, &["fibres", "libre"]);
    assert_eq!(whys(&typed(&near, "libre")), ["listed"]);
    assert_eq!(whys(&typed(&near, "LIBRE")), ["listed"]);
    // One letter from the answer and from a listed mistake: nobody can tell.
    assert!(!is_right(&near, "ribre"));
    assert!(is_right(&near, "fibra") == (distance("fibra", "fibres") > 1));
}

#[test]
fn numbers_are_read_in_french_and_english() {
    let question = number("1000.5", "0", "€", &["500"]);
    for text in ["1000,5", "1 000,50", "1,000.50", "1.000,5", " 1\u{202f}000,5 € ", "1000.5 euros"]
    {
        assert_eq!(typed(&question, text).outcome, Outcome::Right, "{text}");
    }
    for text in ["1000", "mille", "", "1000,5 %", "10005", "1000,5,0"] {
        assert_eq!(typed(&question, text).outcome, Outcome::Wrong, "{text}");
    }
    assert_eq!(whys(&typed(&question, "500 €")), ["listed"]);
    assert_eq!(whys(&typed(&question, "501")), ["otherwise"]);
    let thousand = number("1000", "0", "", &[]);
    assert_eq!(typed(&thousand, "1.000").outcome, Outcome::Right);
    assert_eq!(typed(&thousand, "1,000").outcome, Outcome::Right);
    let about = number("30", "2", "%", &[]);
    assert_eq!(typed(&about, "32 %").outcome, Outcome::Right);
    assert_eq!(typed(&about, "32,01").outcome, Outcome::Wrong);
}

#[test]
fn clues_left_out_and_harmless_lines_marked_are_told() {
    let line = |name: &str, clue| Line {
        id: id(name),
        text: Prose::plain(name),
        clue,
        diagnosis: diagnosis(name),
    };
    let lines = vec![line("a", true), line("b", false), line("c", true)];
    let question = ask(Ask::Find { title: Prose::plain("t"), lines });
    assert_eq!(grade(&question, &set(&["a", "c"])).outcome, Outcome::Right);
    let mixed = grade(&question, &set(&["a", "b"]));
    assert_eq!((mixed.outcome, whys(&mixed)), (Outcome::Partly, vec!["b".into(), "c".into()]));
}

#[test]
fn distance_counts_letters() {
    let cases =
        [("", "", 0), ("a", "", 1), ("chat", "chta", 1), ("été", "ete", 2), ("ab", "ba", 1)];
    for (a, b, wanted) in cases {
        assert_eq!(distance(a, b), wanted, "{a} {b}");
        assert_eq!(distance(b, a), wanted, "{b} {a}");
    }
}

fn any_key() -> impl Strategy<Value = Vec<bool>> {
    prop::collection::vec(any::<bool>(), 2..6)
}

fn any_question() -> impl Strategy<Value = Question> {
    let names = prop::collection::vec("[a-z]{3,9}", 2..5);
    let texts = prop::collection::vec("[a-zéèçœ' -]{1,14}", 1..4);
    prop_oneof![
        any_key().prop_map(|key| ask(Ask::One { choices: choices(&key) })),
        any_key().prop_map(|key| ask(Ask::Several { choices: choices(&key) })),
        names.clone().prop_map(|names| {
            let items = names.iter().enumerate().map(|(i, name)| Item {
                id: id(&format!("c{i}")),
                text: Prose::plain(name),
                why: Prose::plain(name),
            });
            ask(Ask::Order { items: items.collect(), misconception: "m".parse().unwrap() })
        }),
        names.prop_map(|names| {
            let pairs = names.iter().enumerate().map(|(i, name)| Pair {
                id: id(&format!("c{i}")),
                left: Prose::plain(name),
                right: Prose::plain(&format!("{name}{i}")),
                why: Prose::plain(name),
            });
            ask(Ask::Match { pairs: pairs.collect(), misconception: "m".parse().unwrap() })
        }),
        (texts, prop::sample::subsequence(ALL.to_vec(), 0..=4)).prop_map(|(texts, tolerances)| {
            let accept: Vec<&str> = texts.iter().map(String::as_str).collect();
            word(&accept, &tolerances, &[])
        }),
        (-99_999_i64..99_999, 0_i64..50).prop_map(|(value, margin)| number(
            &value.to_string(),
            &margin.to_string(),
            "€",
            &[]
        )),
    ]
}

fn any_response() -> impl Strategy<Value = Response> {
    let name = prop_oneof!["c[0-9]", "[a-z]{1,3}"].prop_map(|name| id(&name));
    prop_oneof![
        name.clone().prop_map(Response::Choice),
        prop::collection::btree_set(name.clone(), 0..5).prop_map(Response::Choices),
        prop::collection::vec(name.clone(), 0..6).prop_map(Response::Order),
        prop::collection::btree_map(name.clone(), name, 0..5).prop_map(Response::Match),
        any::<String>().prop_map(Response::Text),
        "[-+ 0-9.,€%]{0,24}".prop_map(Response::Text),
    ]
}

proptest! {
    #[test]
    fn the_right_response_is_right_in_any_display_order(
        question in any_question(),
        attempt in any::<u64>(),
    ) {
        let Some(response) = right_response(&question) else { return Ok(()) };
        let has_key = match &response {
            Response::Choices(ids) => !ids.is_empty(),
            Response::Text(text) => text.contains(char::is_alphanumeric),
            _ => true,
        };
        prop_assume!(has_key);
        // What is displayed is an order of ids; what is answered are ids.
        let ids: Vec<ChoiceId> = match &response {
            Response::Choices(ids) => ids.iter().cloned().collect(),
            Response::Order(ids) => ids.clone(),
            _ => vec![],
        };
        let mut shown = shown_order(AttemptId(attempt), &question.id, &ids);
        let response = match response {
            Response::Choices(_) => Response::Choices(shown.drain(..).collect()),
            Response::Order(right) => {
                // Whoever sorts what is shown into the right order answers right.
                shown.sort_by_key(|one| right.iter().position(|other| other == one));
                Response::Order(shown)
            }
            other => other,
        };
        let grade = grade(&question, &response);
        prop_assert_eq!(grade.outcome, Outcome::Right);
        prop_assert!(grade.forgiven.is_empty());
    }

    #[test]
    fn nothing_but_the_key_is_right(question in any_question(), response in any_response()) {
        let grade = grade(&question, &response);
        let is_key = match (&question.ask, &response) {
            (Ask::One { choices }, Response::Choice(id)) => {
                choices.iter().any(|choice| choice.right && choice.id == *id)
            }
            (Ask::Several { choices }, Response::Choices(ids)) => {
                let right: BTreeSet<_> =
                    choices.iter().filter(|one| one.right).map(|one| one.id.clone()).collect();
                !right.is_empty() && right == *ids
            }
            (Ask::Order { items, .. }, Response::Order(ids)) => {
                items.iter().map(|item| &item.id).eq(ids)
            }
            (Ask::Match { pairs, .. }, Response::Match(given)) => {
                given.len() == pairs.len()
                    && pairs.iter().all(|pair| given.get(&pair.id) == Some(&pair.id))
            }
            // What a typed answer may differ in is told one by one above.
            (Ask::Word { .. } | Ask::Number { .. }, Response::Text(_)) => return Ok(()),
            _ => false,
        };
        prop_assert_eq!(grade.outcome == Outcome::Right, is_key);
    }

    #[test]
    fn grading_never_panics(question in any_question(), text in any::<String>()) {
        let _ = expected(&question);
        let _ = grade(&question, &Response::Text(text));
    }

    #[test]
    fn distance_is_symmetric_and_small_for_one_edit(word in "[a-zé]{1,12}", at in 0_usize..12) {
        let letters: Vec<char> = word.chars().collect();
        let cut: String = letters
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != at % letters.len())
            .map(|(_, c)| *c)
            .collect();
        prop_assert_eq!(distance(&word, &cut), 1);
        prop_assert_eq!(distance(&cut, &word), 1);
    }
}

#[test]
fn only_numbers_answer_a_number() {
    let question = number("4", "0", "caractères", &[]);
    let answers = |text: &str| is_an_answer(&question, &Response::Text(text.to_owned()));
    for yes in ["4", " 4 ", "4 caractères", "1 000,50", "-3", "12,5"] {
        assert!(answers(yes), "{yes}");
    }
    for no in ["abc", "quatre", "abc12", "?", ""] {
        assert!(!answers(no), "{no}");
    }
}
