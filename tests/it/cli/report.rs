//! Anonymous reports, over an invented population whose answers are known.

use passeport::content::Catalogue;
use passeport::domain::attempt::{Outcome, Response, Score};
use passeport::domain::grading::grade;
use passeport::domain::id::{AttemptId, LearnerId, RandomId, StepId};
use passeport::domain::module::{MasteryRule, Module};
use passeport::domain::question::{Ask, Question};
use passeport::domain::record::{CardSeal, Certified, Fact, Purpose};
use passeport::domain::time::Timestamp;
use passeport::store::{Disk, Draft, Learners, Records};

use super::*;

const MODULE: &str = "connexion";
const DAY: i64 = 86_400_000;
/// 2 November 2026.
const BEGUN: i64 = 1_793_610_000_000;

fn someone(number: u128) -> LearnerId {
    RandomId::from_entropy(number << 70 | number)
}

fn module() -> std::sync::Arc<Module> {
    Catalogue::embedded().module(&MODULE.parse().unwrap(), "fr").unwrap().module
}

/// Ten questions of the bank; the first one asks for one choice.
fn drawn() -> Vec<Question> {
    let module = module();
    let is_one = |question: &&Question| matches!(question.ask, Ask::One { .. });
    let first = module.quiz.bank.iter().find(is_one).unwrap();
    let others = module.quiz.bank.iter().filter(|question| question.id != first.id);
    std::iter::once(first).chain(others).take(10).cloned().collect()
}

fn answer(question: &Question, is_right: bool) -> Response {
    let responses = crate::harness::responses(question);
    let is_wanted = |r: &Response| (grade(question, r).outcome == Outcome::Right) == is_right;
    responses.into_iter().find(is_wanted).unwrap()
}

/// Somebody takes the test: whether the first question, and each other one, is right.
fn test(first: &Response, others: usize) -> Vec<Fact> {
    let (module, drawn, attempt) = (module(), drawn(), AttemptId(7));
    let edition = Catalogue::embedded().module(&module.id, "fr").unwrap().edition;
    let questions: Vec<StepId> = drawn.iter().map(|question| question.id.clone()).collect();
    let rule = MasteryRule { drawn: 10, right: 8 };
    let mut facts = vec![Fact::QuizStarted {
        module: module.id.clone(),
        edition,
        attempt,
        questions,
        language: "fr".to_owned(),
        rule,
        by_test: true,
        purpose: Purpose::Pass,
    }];
    let mut right = 0;
    for (place, question) in drawn.iter().enumerate() {
        let response = if place == 0 { first.clone() } else { answer(question, place <= others) };
        let outcome = grade(question, &response).outcome;
        right += u16::from(outcome == Outcome::Right);
        let (module, question) = (module.id.clone(), question.id.clone());
        facts.push(Fact::Answered { module, attempt, question, response, outcome, hints: 0 });
    }
    let score = Score { right, of: 10 };
    let is_passed = score.meets(rule);
    facts.push(Fact::QuizEnded { module: module.id.clone(), attempt, score, is_passed });
    facts
}

/// The choices of the first question: the right one, then the others.
fn choices() -> Vec<Response> {
    let Ask::One { choices } = &drawn()[0].ask else { panic!("one choice") };
    let mut choices = choices.clone();
    choices.sort_by_key(|choice| !choice.right);
    choices.into_iter().map(|choice| Response::Choice(choice.id)).collect()
}

/// Forty-five people: thirty right with a good test, nine and six wrong with a poor
/// one, and of the thirty, twelve with a Passeport. One more who left halfway.
fn population(home: &Home) -> Disk {
    let mut store = Disk::open(&home.path("data")).unwrap();
    let choices = choices();
    let mut groups = vec![];
    for number in 1..=46_u32 {
        let learner = someone(number.into());
        let card = CardSeal { first: 0, hash: format!("seal {number}") };
        let mut facts = vec![Fact::Joined { card }];
        facts.extend(match number {
            1..=30 => test(&choices[0], 9),
            31..=39 => test(&choices[1], 3),
            40..=45 => test(&choices[2], 2),
            _ => vec![test(&choices[0], 9).remove(0)],
        });
        if number <= 12 {
            facts.push(Fact::Certified {
                certificate: someone(u128::from(number) + 500),
                subject: Certified::Passport,
                document: String::new(),
            });
        }
        let at = Timestamp(BEGUN + i64::from(number % 3) * DAY);
        groups.push(facts.into_iter().map(|fact| Draft { learner, at, fact }).collect());
    }
    for kept in store.append(groups) {
        kept.unwrap();
    }
    store
}

/// A report on the modules of the program, not on those invented for other tests.
fn report(home: &Home, args: &[&str]) -> Said {
    let empty = home.path("none");
    std::fs::create_dir_all(&empty).unwrap();
    let (data, none) = (home.path("data"), text(&empty));
    let said = run(home, &[&["--data", text(&data), "--modules", none, "report"], args].concat());
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{args:?}");
    said
}

#[test]
fn a_question_is_told_with_its_figures_and_its_wrong_answers() {
    let home = Home::new();
    drop(population(&home));
    let first = drawn()[0].id.to_string();
    let told = report(&home, &["questions", "--module", MODULE, "--json"]).json();
    let questions = told["questions"].as_array().unwrap();
    assert_eq!(questions.len(), module().quiz.bank.len(), "every question of the bank");
    let one = questions.iter().find(|one| one["question"] == first.as_str()).unwrap();
    assert_eq!((&one["answers"], &one["is_many"]), (&Value::from(45), &Value::from(true)));
    assert!((one["facility"].as_f64().unwrap() - 30.0 / 45.0).abs() < 1e-9, "{one}");
    // Right here goes with right elsewhere, nearly always.
    assert!(one["discrimination"].as_f64().unwrap() > 0.9, "{one}");
    let mut counts: Vec<_> =
        one["choices"].as_array().unwrap().iter().filter_map(|c| c["count"].as_u64()).collect();
    counts.sort_unstable();
    assert_eq!(counts, [6, 9, 30]);
    // Nobody was asked these: nothing is told of them, not even that.
    let unasked = questions.iter().filter(|one| one["answers"].is_null()).count();
    assert!(unasked >= questions.len() - 10, "{told}");

    let said = report(&home, &["--locale", "fr", "questions", "--module", MODULE]);
    for words in [first.as_str(), "45 réponses, 67 % justes.", ": 30, soit 67 % (juste)"] {
        assert!(said.out.replace('\u{a0}', " ").contains(words), "{words} in {}", said.out);
    }
}

#[test]
fn who_is_erased_is_not_counted_and_small_counts_are_withheld() {
    let home = Home::new();
    let mut store = population(&home);
    // Two of the six: four are left, who are not told of.
    for number in [40, 41] {
        assert!(store.erase(someone(number)).unwrap());
    }
    drop(store);
    let told = report(&home, &["questions", "--module", MODULE, "--json"]).json();
    let first = drawn()[0].id.to_string();
    let questions = told["questions"].as_array().unwrap();
    let one = questions.iter().find(|one| one["question"] == first.as_str()).unwrap();
    assert_eq!(one["answers"], 43, "{one}");
    assert!(one["choices"].as_array().unwrap().iter().all(|choice| choice["count"].is_null()));
    assert!((one["facility"].as_f64().unwrap() - 30.0 / 43.0).abs() < 1e-9, "{one}");
}

#[test]
fn modules_and_passports_are_told_together_with_nobody() {
    let home = Home::new();
    drop(population(&home));
    let told = report(&home, &["modules", "--json"]).json();
    let modules = told["modules"].as_array().unwrap();
    let one = modules.iter().find(|one| one["module"] == MODULE).unwrap();
    // Thirty passed; the others have stopped or not, which depends on today.
    assert_eq!((&one["started"], &one["passed"]), (&Value::from(46), &Value::from(30)), "{one}");
    assert!(one["read_only"].is_null() && modules.len() > 20);
    let said = report(&home, &["--locale", "fr", "modules"]).out;
    assert!(said.contains("Réussi\u{a0}: 30") && said.contains("pas assez de personnes"), "{said}");
    let said = report(&home, &["--locale", "en", "passports"]).out;
    assert!(said.contains("Passeports earned: 12\n2026-11: 12\n"), "{said}");
    let told = run(&home, &["--data", text(&home.path("data")), "bilan", "passeports", "--json"]);
    assert_eq!(told.json()["months"][0]["count"], 12);
    for line in said.lines() {
        assert!(!line.contains(&someone(1).to_string()));
    }
}

#[test]
fn without_anybody_or_without_the_module_it_is_said() {
    let home = Home::new();
    let home_data = home.path("data");
    let args = |rest: &[&'static str]| [&["--data", text(&home_data), "report"], rest].concat();
    both(&home, &args(&["questions"]), 0, "pas assez de réponses", "not enough answers");
    both(&home, &args(&["modules"]), 0, "pas assez de personnes", "not enough people");
    both(&home, &args(&["passports"]), 0, "Pas encore assez", "Not enough Passeports");
    both(&home, &args(&["modules", "--module", "nulle-part"]), 66, "nulle-part", "nulle-part");
    both(&home, &args(&["questions", "--module", "../x"]), 64, "../x", "../x");
    both(&home, &["report"], 64, "passeport", "passeport");
}
