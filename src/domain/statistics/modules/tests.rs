use super::*;
use crate::domain::attempt::Score;
use crate::domain::id::{AttemptId, RandomId};
use crate::domain::module::MasteryRule;
use crate::domain::progress::ENDING;
use crate::domain::record::{Edition, Purpose};

/// 22 November 2026, nine in the morning.
const NOW: i64 = 1_795_338_000_000;
const DAY: i64 = 86_400_000;

fn id() -> ModuleId {
    "m".parse().unwrap()
}

fn edition() -> Edition {
    Edition { version: "1.0.0".to_owned(), sha256: String::new() }
}

fn started() -> Fact {
    Fact::Started { module: id(), edition: edition(), attempt: AttemptId(1) }
}

fn reached(step: &str) -> Fact {
    Fact::Reached { module: id(), step: step.parse().unwrap() }
}

fn quiz(attempt: u64, purpose: Purpose, passed: Option<bool>) -> Vec<Fact> {
    let attempt = AttemptId(attempt);
    let begun = Fact::QuizStarted {
        module: id(),
        edition: edition(),
        attempt,
        questions: vec![],
        language: "fr".to_owned(),
        rule: MasteryRule { drawn: 0, right: 0 },
        by_test: true,
        purpose,
    };
    let score = Score { right: 0, of: 0 };
    let ended = passed.map(|is_passed| Fact::QuizEnded { module: id(), attempt, score, is_passed });
    std::iter::once(begun).chain(ended).collect()
}

/// Records of one learner, `days` ago, one a day.
fn records(days: i64, facts: Vec<Fact>) -> Vec<LearningRecord> {
    let dated = (0..).zip(facts);
    let learner = RandomId::from_entropy(1);
    let record = |(day, fact): (i64, Fact)| LearningRecord {
        learner,
        seq: u64::try_from(day + 1).unwrap(),
        at: Timestamp(NOW + (day - days) * DAY),
        fact,
    };
    dated.map(record).collect()
}

fn at(records: &[LearningRecord]) -> Option<Stage> {
    let mut stages = Stages::default();
    stages.add_learner(records, Timestamp(NOW));
    stages.modules.into_values().flatten().next()
}

#[test]
fn everyone_stands_in_one_place() {
    let step = || Some("p1".parse().unwrap());
    for (days, facts, expected) in [
        (0, vec![], None),
        (1, vec![started(), reached("p1")], Some(Stage::UnderWay)),
        (15, vec![started(), reached("p1")], Some(Stage::Stopped(step()))),
        (90, vec![started(), reached("p1"), reached(ENDING)], Some(Stage::Read)),
        (90, quiz(2, Purpose::Pass, Some(true)), Some(Stage::Passed)),
        (90, quiz(2, Purpose::Pass, Some(false)), Some(Stage::Stopped(None))),
        (0, quiz(2, Purpose::Pass, None), Some(Stage::UnderWay)),
        (90, vec![started(), Fact::Forgotten { module: id() }], None),
        (
            90,
            [quiz(2, Purpose::Pass, Some(true)), quiz(3, Purpose::Check, Some(true))].concat(),
            Some(Stage::Solid),
        ),
    ] {
        assert_eq!(at(&records(days, facts.clone())), expected, "{facts:?}");
    }
}

fn passports(months: &[(i64, u32)]) -> ByMonth {
    let mut passports = Passports::default();
    for (days, count) in months {
        for n in 0..*count {
            let certified = |subject| Fact::Certified {
                certificate: RandomId::from_entropy(n.into()),
                subject,
                document: String::new(),
            };
            // A second one, for another organisation, does not count again.
            let facts = vec![
                certified(Certified::Module(id())),
                certified(Certified::Passport),
                certified(Certified::Passport),
            ];
            passports.add_learner(&records(*days, facts));
        }
    }
    passports.report()
}

#[test]
fn passports_are_counted_by_month_and_few_are_not_told() {
    let told = |months: &[(i64, u32)]| {
        let ByMonth { total, years, months } = passports(months);
        (total, years, months)
    };
    assert_eq!(told(&[]), (None, vec![], vec![]));
    assert_eq!(told(&[(10, 4)]), (None, vec![], vec![]), "not even in which month");
    assert_eq!(told(&[(10, 5)]), (Some(5), vec![(2026, 5)], vec![((2026, 11), 5)]));
    let two = vec![((2026, 10), 7), ((2026, 11), 9)];
    assert_eq!(told(&[(40, 7), (10, 9)]), (Some(16), vec![(2026, 16)], two));
    // Nobody in October.
    assert_eq!(told(&[(70, 7), (10, 9)]), (Some(16), vec![(2026, 16)], vec![]));
    assert_eq!(
        told(&[(340, 12), (10, 30), (3, 2)]),
        (Some(44), vec![(2025, 12), (2026, 32)], vec![])
    );
    assert_eq!(told(&[(340, 3), (10, 30)]), (Some(33), vec![], vec![]));
}
