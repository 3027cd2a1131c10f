//! Statements for a learning record store.

use std::collections::BTreeSet;

use serde_json::Value;

use super::person;
use passeport::domain::attempt::{Outcome, Response, Score};
use passeport::domain::id::{AttemptId, ModuleId, RandomId, StepId};
use passeport::domain::learner::Organisation;
use passeport::domain::module::MasteryRule;
use passeport::domain::progress::ENDING;
use passeport::domain::record::{CardSeal, Certified, Edition, Fact, LearningRecord, Purpose};
use passeport::domain::time::Timestamp;
use passeport::run::xapi::lines;

const HOME: &str = "https://formation.exemple.fr";

fn module() -> ModuleId {
    "vente-en-ligne".parse().unwrap()
}

fn edition() -> Edition {
    Edition { version: "1.2.0".to_owned(), sha256: "ab".repeat(32) }
}

fn answered(question: &str, response: Response, outcome: Outcome) -> Fact {
    let (module, attempt, hints) = (module(), AttemptId(7), 0);
    let question = question.parse().unwrap();
    Fact::Answered { module, attempt, question, response, outcome, hints }
}

fn quiz(attempt: AttemptId, purpose: Purpose) -> [Fact; 2] {
    let started = Fact::QuizStarted {
        module: module(),
        edition: edition(),
        attempt,
        questions: vec!["q-un".parse().unwrap()],
        language: "fr".to_owned(),
        rule: MasteryRule { drawn: 10, right: 8 },
        by_test: false,
        purpose,
    };
    let score = Score { right: 9, of: 10 };
    [started, Fact::QuizEnded { module: module(), attempt, score, is_passed: true }]
}

/// One of each kind of fact and of response.
fn facts() -> Vec<Fact> {
    let id = |text: &str| text.parse().unwrap();
    let step = |text: &str| -> StepId { text.parse().unwrap() };
    let room = RandomId::from_entropy(0xfeed);
    let mut facts = vec![
        Fact::Joined { card: CardSeal { first: 3, hash: "secret-seal".to_owned() } },
        Fact::Named { name: Some("Zénobie".to_owned()) },
        Fact::Represents {
            organisation: Organisation {
                name: "Boulangerie Zénobie".to_owned(),
                number: "356000000".parse().unwrap(),
            },
        },
        Fact::Started { module: module(), edition: edition(), attempt: AttemptId(7) },
        Fact::InRoom {
            room,
            module: module(),
            attempt: AttemptId(7),
            trainer: "Mme Roche".to_owned(),
        },
        Fact::Reached { module: module(), step: step("une-page") },
        answered("q-un", Response::Choice(id("rien")), Outcome::Right),
        answered("q-deux", Response::Choices([id("a"), id("b")].into()), Outcome::Partly),
        answered("q-trois", Response::Order(vec![id("b"), id("a")]), Outcome::Wrong),
        answered("q-quatre", Response::Match([(id("a"), id("b"))].into()), Outcome::Wrong),
        answered("q-cinq", Response::Text("Je suis Zénobie".to_owned()), Outcome::Wrong),
        Fact::Played { module: module(), step: step("essai"), wrong: 2 },
        Fact::Reached { module: module(), step: step(ENDING) },
    ];
    facts.extend(quiz(AttemptId(8), Purpose::Pass));
    facts.extend(quiz(AttemptId(9), Purpose::Check));
    facts.extend([
        Fact::ActionDone { module: module(), is_done: true },
        Fact::ActionDone { module: module(), is_done: false },
        Fact::PlacementStarted { attempt: AttemptId(10), goal: id_goal(), areas: [].into() },
        Fact::Placed { attempt: AttemptId(10), plan: vec![] },
        Fact::Certified {
            certificate: RandomId::from_entropy(5),
            subject: Certified::Module(module()),
            document: "{\"name\":\"Zénobie\"}".to_owned(),
        },
        Fact::Certified {
            certificate: RandomId::from_entropy(6),
            subject: Certified::Passport,
            document: String::new(),
        },
        Fact::Forgotten { module: module() },
    ]);
    facts
}

fn id_goal() -> passeport::domain::id::GoalId {
    "vendre".parse().unwrap()
}

fn records() -> Vec<LearningRecord> {
    let at = |seq: u64| Timestamp(1_795_338_000_000 + i64::try_from(seq).unwrap() * 1000);
    let record = |(fact, seq)| LearningRecord { learner: person(1), seq, at: at(seq), fact };
    facts().into_iter().zip(1..).map(record).collect()
}

fn read(lines: &[String]) -> Vec<Value> {
    lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn nobody_is_named_and_nothing_typed_leaves() {
    let all = lines(&records(), HOME).join("\n");
    for private in ["nobie", "secret-seal", "Boulangerie", "356000000", "Roche"] {
        assert!(!all.contains(private), "{private} in {all}");
    }
    assert!(!all.contains(&person(1).to_string()), "not even by the name in our own records");
}

#[test]
fn sending_again_says_the_same_and_each_record_has_its_own_name() {
    let first = lines(&records(), HOME);
    assert_eq!(first, lines(&records(), HOME));
    // More happened since: what was sent before is as it was.
    assert_eq!(lines(&records()[..9], HOME)[..], first[..lines(&records()[..9], HOME).len()]);
    let ids: BTreeSet<String> = read(&first).iter().map(|s| s["id"].to_string()).collect();
    assert_eq!(ids.len(), first.len());
    assert!(ids.iter().all(|id| id.as_bytes()[15] == b'5'), "version 5: {ids:?}");
    let mut other = records();
    other.iter_mut().for_each(|record| record.learner = person(2));
    let others: BTreeSet<String> =
        read(&lines(&other, HOME)).iter().map(|s| s["id"].to_string()).collect();
    assert!(ids.is_disjoint(&others));
}

#[test]
fn what_happened_is_told_in_order_with_the_verbs_of_cmi5_where_it_has_one() {
    let told = read(&lines(&records(), HOME));
    let verbs: Vec<&str> =
        told.iter().map(|s| s["verb"]["display"]["en"].as_str().unwrap()).collect();
    let answered = ["answered"; 5];
    let expected = ["initialized", "attended", "experienced"]
        .into_iter()
        .chain(answered)
        .chain(["interacted", "completed", "attempted", "passed", "attempted", "passed"])
        .chain(["completed", "attempted", "completed", "satisfied", "satisfied", "abandoned"]);
    assert_eq!(verbs, expected.collect::<Vec<_>>());
    let check = &told[13]["object"]["id"];
    assert_eq!(check, "urn:passeport:module/vente-en-ligne/check");
    assert_eq!(told[11]["result"]["score"]["scaled"], 0.9);
    assert_eq!(told[4]["result"]["response"], "a[,]b");
    assert!(told[7]["result"].get("response").is_none());
    let grouping = &told[3]["context"]["contextActivities"]["grouping"][0]["id"];
    assert!(grouping.as_str().unwrap().starts_with("urn:passeport:room/"));
    let registration = |n: usize| told[n]["context"]["registration"].clone();
    assert_eq!(registration(3), registration(4));
    assert_ne!(registration(3), registration(10));
}

/// Other people's software reads them: see `.ci/foreign`.
#[test]
fn the_statements_are_written_out_for_others_to_read() {
    if let Some(folder) = std::env::var_os("PASSEPORT_EXAMPLES") {
        let text = lines(&records(), HOME).join("\n") + "\n";
        std::fs::write(std::path::Path::new(&folder).join("statements.jsonl"), text).unwrap();
    }
}
