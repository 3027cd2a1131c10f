use proptest::prelude::*;

use super::*;
use crate::domain::attempt::Score;
use crate::domain::id::LearnerId;

fn step(n: u8) -> StepId {
    format!("q{n}").parse().unwrap()
}

/// Attempts from this one on are checks.
const CHECKS: u64 = 3;

fn purpose(attempt: AttemptId) -> Purpose {
    if attempt.0 < CHECKS { Purpose::Pass } else { Purpose::Check }
}

fn facts() -> impl Strategy<Value = Fact> {
    let module = || "connexion".parse::<ModuleId>().unwrap();
    let attempt = (0..CHECKS + 2).prop_map(AttemptId);
    let edition = || Edition { version: "1.0.0".into(), sha256: String::new() };
    prop_oneof![
        attempt.clone().prop_map(move |attempt| Fact::Started {
            module: module(),
            edition: edition(),
            attempt
        }),
        (attempt.clone(), prop::collection::vec(0u8..6, 3)).prop_map(move |(attempt, drawn)| {
            Fact::QuizStarted {
                module: module(),
                edition: edition(),
                attempt,
                questions: drawn.into_iter().map(step).collect(),
                language: "fr".into(),
                rule: MasteryRule { drawn: 3, right: 2 },
                by_test: false,
                purpose: purpose(attempt),
            }
        }),
        (attempt.clone(), 0u8..6, any::<bool>()).prop_map(move |(attempt, question, right)| {
            Fact::Answered {
                module: module(),
                attempt,
                question: step(question),
                response: Response::Text(String::new()),
                outcome: if right { Outcome::Right } else { Outcome::Wrong },
                hints: 0,
            }
        }),
        (attempt, any::<bool>()).prop_map(move |(attempt, is_passed)| Fact::QuizEnded {
            module: module(),
            attempt,
            score: Score { right: 0, of: 0 },
            is_passed
        }),
    ]
}

proptest! {
    /// Complaint to beat: a score computed on questions of another draw.
    #[test]
    fn no_score_mixes_two_attempts(facts in prop::collection::vec(facts(), 0..60)) {
        let learner = LearnerId::from_entropy(7);
        let records: Vec<_> = facts
            .into_iter()
            .zip(1..)
            .map(|(fact, seq)| LearningRecord { learner, seq, at: Timestamp(0), fact })
            .collect();
        let progress = Progress::fold(&records);
        for quiz in progress.modules.values().flat_map(|module| &module.quizzes) {
            let given = |question: &StepId, answer: &Answer| records.iter().any(|record| matches!(
                &record.fact,
                Fact::Answered { attempt, question: asked, outcome, .. }
                    if *attempt == quiz.attempt && asked == question && *outcome == answer.outcome
            ));
            prop_assert!(quiz.answers.iter().all(|(question, answer)| given(question, answer)));
            prop_assert!(quiz.answers.keys().all(|question| quiz.questions.contains(question)));
            prop_assert!(quiz.score().right <= quiz.score().of);
        }
    }
    /// A certificate rests on the passing quiz: checks change nothing about it.
    #[test]
    fn a_check_never_changes_how_a_module_was_passed(
        facts in prop::collection::vec((facts(), 0i64..3), 0..80),
    ) {
        let learner = LearnerId::from_entropy(7);
        let mut day = 0;
        let records: Vec<_> = facts
            .into_iter()
            .zip(1..)
            .map(|((fact, days), seq)| {
                day += days;
                LearningRecord { learner, seq, at: Timestamp(day * 86_400_000), fact }
            })
            .collect();
        let is_of_check = |record: &&LearningRecord| match &record.fact {
            Fact::QuizStarted { attempt, .. }
            | Fact::Answered { attempt, .. }
            | Fact::QuizEnded { attempt, .. } => attempt.0 >= CHECKS,
            _ => false,
        };
        let all = Progress::fold(&records);
        let without = Progress::fold(records.iter().filter(|record| !is_of_check(record)));
        prop_assert_eq!(all.passed(), without.passed());
        for module in all.modules.values() {
            if let Some(solid) = module.solid {
                let passed = module.passed.as_ref().expect("solid is more than passed");
                prop_assert!(passed.at.date() < solid.date());
            }
            let today = records.last().map(|record| record.at.date()).unwrap();
            let passed_before = module.passed.as_ref().is_some_and(|pass| pass.at.date() < today);
            prop_assert!(!module.may_check(today) || (passed_before && module.solid.is_none()));
        }
    }
}
