//! What a session leaves: by misconception, by question, and by person what the one who
//! leads must know: which questions somebody did not finish. Never a mark.

use std::collections::BTreeMap;

use super::event::Round;
use super::room::Room;
use super::seat::{Presence, SeatId};
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
    /// Those who did not finish, in the order they came.
    pub unfinished: Vec<Unfinished>,
}

/// Somebody who did not finish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// Where.
    pub seat: SeatId,
    /// The name in the list of the one who leads.
    pub name: Option<String>,
    /// The questions the room was asked and this person did not answer.
    pub questions: Vec<StepId>,
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
    let mut asked: Vec<(u16, StepId)> = vec![];
    for step in 0..room.steps() {
        let question = room.stage(step).and_then(|stage| module.question(&stage.step));
        let Some(question) = question else { continue };
        let first = tally(room, question, step, Round::First);
        let second = tally(room, question, step, Round::Second);
        if first.answers == 0 && second.answers == 0 {
            continue;
        }
        asked.push((step, question.id.clone()));
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
    report.unfinished = unfinished(room, &asked);
    report.misconceptions.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    report
}

/// Whoever has a seat and did not answer a question that others answered. Who raises hands
/// has no seat: nothing is known of them one by one.
fn unfinished(room: &Room, asked: &[(u16, StepId)]) -> Vec<Unfinished> {
    let has_answered = |seat: SeatId, step: u16| {
        let rounds = [Round::First, Round::Second];
        rounds.into_iter().any(|round| room.answer(seat, step, round).is_some())
    };
    let mut found = vec![];
    for seat in room.seats().filter(|seat| seat.presence != Presence::Removed) {
        let left = asked.iter().filter(|(step, _)| !has_answered(seat.id, *step));
        let questions: Vec<StepId> = left.map(|(_, question)| question.clone()).collect();
        if !questions.is_empty() {
            found.push(Unfinished { seat: seat.id, name: seat.name.clone(), questions });
        }
    }
    found
}
