//! What a session leaves: by misconception, by question.

use std::collections::BTreeMap;

use super::event::Round;
use super::room::Room;
use super::tally::tally;
use crate::domain::id::{MisconceptionId, StepId};
use crate::domain::module::Module;

/// What a session leaves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The false ideas behind the answers of the first votes, the most frequent first.
    pub misconceptions: Vec<(MisconceptionId, u16)>,
    /// The questions that were answered, in order.
    pub questions: Vec<Row>,
    /// The most answers a vote had: at least so many took part.
    pub most: u16,
}

/// How one question went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The question.
    pub question: StepId,
    /// Right answers and answers of the first vote.
    pub first: (u16, u16),
    /// The same of the second, if there was one.
    pub second: Option<(u16, u16)>,
}

/// What `room` leaves. A second vote tells what was learnt, so false ideas are counted
/// in the first.
pub fn report(room: &Room, module: &Module) -> Report {
    let mut report = Report::default();
    let mut ideas: BTreeMap<MisconceptionId, u16> = BTreeMap::new();
    for step in 0..room.steps() {
        let question = room.stage(step).and_then(|stage| module.question(&stage.step));
        let Some(question) = question else { continue };
        let first = tally(room, question, step, Round::First);
        let second = tally(room, question, step, Round::Second);
        if first.answers == 0 && second.answers == 0 {
            continue;
        }
        for (idea, count) in &first.misconceptions {
            *ideas.entry(idea.clone()).or_default() += count;
        }
        report.most = report.most.max(first.answers).max(second.answers);
        report.questions.push(Row {
            question: question.id.clone(),
            first: (first.right, first.answers),
            second: (second.answers > 0).then_some((second.right, second.answers)),
        });
    }
    report.misconceptions = ideas.into_iter().collect();
    report.misconceptions.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    report
}
