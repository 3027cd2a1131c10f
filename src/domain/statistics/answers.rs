//! The first answers of all learners to the questions of final quizzes.

use std::collections::BTreeMap;

use crate::domain::attempt::{Outcome, Response};
use crate::domain::id::{AttemptId, ModuleId, StepId};
use crate::domain::record::{Fact, LearningRecord, Purpose};

/// A question in one version of its module.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// The module.
    pub module: ModuleId,
    /// The version of the module, as it declares it.
    pub version: String,
    /// The question.
    pub question: StepId,
}

/// Somebody's first answer to a question. Nothing in it says whose.
#[derive(Debug, Clone, PartialEq)]
pub struct First {
    /// What was given.
    pub response: Response,
    /// What it was worth.
    pub outcome: Outcome,
    /// The share of right answers to the other questions of the same quiz, from 0
    /// to 1; none when the quiz was not answered to its end.
    pub rest: Option<f64>,
}

/// The first answers of all learners, by question. Later ones are left out: by then,
/// the correction has been read. So are the quizzes that confirm a pass.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answers {
    items: BTreeMap<Item, Vec<First>>,
}

/// A quiz as one learner answered it.
struct Quiz {
    version: String,
    drawn: Vec<StepId>,
    answers: BTreeMap<StepId, (Response, Outcome)>,
}

impl Answers {
    /// Adds all records of one learner, in order of their numbers.
    pub fn add_learner(&mut self, records: &[LearningRecord]) {
        let mut quizzes: BTreeMap<(ModuleId, AttemptId), Quiz> = BTreeMap::new();
        let mut firsts: BTreeMap<Item, AttemptId> = BTreeMap::new();
        for record in records {
            match &record.fact {
                Fact::QuizStarted {
                    module,
                    edition,
                    attempt,
                    questions,
                    purpose: Purpose::Pass,
                    ..
                } => {
                    let (version, drawn) = (edition.version.clone(), questions.clone());
                    let quiz = Quiz { version, drawn, answers: BTreeMap::new() };
                    quizzes.entry((module.clone(), *attempt)).or_insert(quiz);
                }
                Fact::Answered { module, attempt, question, response, outcome, .. } => {
                    let Some(quiz) = quizzes.get_mut(&(module.clone(), *attempt)) else { continue };
                    if !quiz.drawn.contains(question) {
                        continue;
                    }
                    let answer = (response.clone(), *outcome);
                    quiz.answers.entry(question.clone()).or_insert(answer);
                    let (module, question) = (module.clone(), question.clone());
                    let item = Item { module, version: quiz.version.clone(), question };
                    firsts.entry(item).or_insert(*attempt);
                }
                _ => {}
            }
        }
        for (item, attempt) in firsts {
            let quiz = quizzes.get(&(item.module.clone(), attempt));
            let first = quiz.and_then(|quiz| quiz.first(&item.question));
            self.items.entry(item).or_default().extend(first);
        }
    }

    /// Each question with its first answers, in order of modules and versions.
    pub fn items(&self) -> impl Iterator<Item = (&Item, &[First])> {
        self.items.iter().map(|(item, firsts)| (item, firsts.as_slice()))
    }
}

impl Quiz {
    fn first(&self, question: &StepId) -> Option<First> {
        let (response, outcome) = self.answers.get(question)?.clone();
        let others = self.answers.iter().filter(|(other, _)| *other != question);
        let right = others.filter(|(_, (_, outcome))| *outcome == Outcome::Right).count();
        let of = self.drawn.len().saturating_sub(1);
        let is_whole = of > 0 && self.drawn.iter().all(|drawn| self.answers.contains_key(drawn));
        let rest = is_whole.then(|| super::share(right, of));
        Some(First { response, outcome, rest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::RandomId;
    use crate::domain::module::MasteryRule;
    use crate::domain::record::Edition;
    use crate::domain::time::Timestamp;

    fn step(id: &str) -> StepId {
        id.parse().unwrap()
    }

    fn started(attempt: u64, version: &str, purpose: Purpose) -> Fact {
        Fact::QuizStarted {
            module: "m".parse().unwrap(),
            edition: Edition { version: version.to_owned(), sha256: String::new() },
            attempt: AttemptId(attempt),
            questions: vec![step("a"), step("b"), step("c")],
            language: "fr".to_owned(),
            rule: MasteryRule { drawn: 3, right: 2 },
            by_test: true,
            purpose,
        }
    }

    fn answered(attempt: u64, question: &str, outcome: Outcome) -> Fact {
        Fact::Answered {
            module: "m".parse().unwrap(),
            attempt: AttemptId(attempt),
            question: step(question),
            response: Response::Text(String::new()),
            outcome,
            hints: 0,
        }
    }

    fn items(facts: Vec<Fact>) -> Vec<(String, String, Outcome, Option<f64>)> {
        let records: Vec<_> = (1..)
            .zip(facts)
            .map(|(seq, fact)| LearningRecord {
                learner: RandomId::from_entropy(1),
                seq,
                at: Timestamp(0),
                fact,
            })
            .collect();
        let mut answers = Answers::default();
        answers.add_learner(&records);
        let told = answers.items().flat_map(|(item, firsts)| {
            let told = |first: &First| {
                (item.version.clone(), item.question.to_string(), first.outcome, first.rest)
            };
            firsts.iter().map(told).collect::<Vec<_>>()
        });
        told.collect()
    }

    #[test]
    fn only_the_first_answer_in_a_quiz_to_pass_counts_and_versions_are_apart() {
        use Outcome::{Right, Wrong};
        let facts = vec![
            answered(9, "a", Wrong), // a lesson
            started(1, "1.0.0", Purpose::Pass),
            answered(1, "a", Wrong),
            answered(1, "a", Right), // the same once more
            answered(1, "z", Wrong), // not drawn
            answered(1, "b", Right),
            answered(1, "c", Right),
            started(2, "1.0.0", Purpose::Pass), // seen before
            answered(2, "a", Right),
            started(3, "1.1.0", Purpose::Pass), // another text, not ended
            answered(3, "a", Right),
            started(4, "1.2.0", Purpose::Check),
            answered(4, "a", Right),
        ];
        let told = |version: &str, question: &str, outcome, rest| {
            (version.to_owned(), question.to_owned(), outcome, rest)
        };
        let expected = [
            told("1.0.0", "a", Wrong, Some(1.0)),
            told("1.0.0", "b", Right, Some(0.5)),
            told("1.0.0", "c", Right, Some(0.5)),
            told("1.1.0", "a", Right, None),
        ];
        assert_eq!(items(facts), expected);
    }
}
