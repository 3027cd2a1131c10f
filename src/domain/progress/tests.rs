use proptest::prelude::*;

use super::*;
use crate::domain::id::LearnerId;

fn step(n: u8) -> StepId {
    format!("q{n}").parse().unwrap()
}

fn facts() -> impl Strategy<Value = Fact> {
    let module = || "connexion".parse::<ModuleId>().unwrap();
    let attempt = (0u64..3).prop_map(AttemptId);
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
                purpose: Purpose::Pass,
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
}
