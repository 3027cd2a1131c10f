//! What a room is worth to each learner: facts for their own records.
//!
//! Nothing remembers what was credited already: it is compared with the learner's records,
//! so that doing it again after a cut credits nothing twice.

use super::event::{Phase, Round};
use super::room::Room;
use super::seat::Seat;
use crate::domain::attempt::Response;
use crate::domain::grading;
use crate::domain::id::{ModuleId, RoomId, StepId};
use crate::domain::module::Module;
use crate::domain::progress::ENDING;
use crate::domain::record::{Fact, LearningRecord};

/// The facts that are missing in `records`, those of the person on `seat`: that the
/// module was begun in this room, how far it was read, and the answers to every vote
/// that is over.
pub fn missing(room: &Room, module: &Module, seat: &Seat, records: &[LearningRecord]) -> Vec<Fact> {
    let opening = room.opening();
    let mut facts = vec![];
    let since = since_forgotten(records, &opening.module);
    let here = |records: &[LearningRecord]| {
        records.iter().any(|record| is_room(&record.fact, opening.room))
    };
    let has_begun = here(records);
    if has_begun && !here(since) {
        // What was done here was forgotten, and stays so.
        return facts;
    }
    if !has_begun {
        // Whoever read it all before keeps that; anybody else begins a pass here.
        if !has_read(since, room) {
            facts.push(Fact::Started {
                module: opening.module.clone(),
                edition: opening.edition.clone(),
                attempt: opening.attempt,
            });
        }
        facts.push(Fact::InRoom {
            room: opening.room,
            module: opening.module.clone(),
            attempt: opening.attempt,
            trainer: opening.trainer.clone(),
        });
    }
    facts.extend(reached(room, seat, since));
    for step in 0..room.steps() {
        let rounds = [Round::First, Round::Second].into_iter();
        let over = rounds.filter(|round| is_over(room, step, *round));
        let answers: Vec<&Response> = over
            .filter_map(|round| room.answer(seat.id, step, round))
            .map(|answer| &answer.response)
            .collect();
        let Some(stage) = room.stage(step) else { continue };
        let Some(question) = module.question(&stage.step) else { continue };
        let kept = kept(records, room, &question.id);
        for response in answers.into_iter().skip(kept) {
            facts.push(Fact::Answered {
                module: opening.module.clone(),
                attempt: opening.attempt,
                question: question.id.clone(),
                response: response.clone(),
                outcome: grading::grade(question, response).outcome,
                hints: 0,
            });
        }
    }
    facts
}

/// What counts of `module` in these records: what came before the learner forgot it is as
/// if it never was.
fn since_forgotten<'r>(records: &'r [LearningRecord], module: &ModuleId) -> &'r [LearningRecord] {
    let is_forgotten = |fact: &Fact| matches!(fact, Fact::Forgotten { module: of } if of == module);
    let last = records.iter().rposition(|record| is_forgotten(&record.fact));
    last.and_then(|last| records.get(last + 1..)).unwrap_or(records)
}

fn has_read(records: &[LearningRecord], room: &Room) -> bool {
    let is_end = |fact: &Fact| match fact {
        Fact::Reached { module, step } => {
            *module == room.opening().module && step.as_str() == ENDING
        }
        _ => false,
    };
    records.iter().any(|record| is_end(&record.fact))
}

fn is_room(fact: &Fact, wanted: RoomId) -> bool {
    matches!(fact, Fact::InRoom { room, .. } if *room == wanted)
}

/// How many answers to `question` are in the records for this room.
fn kept(records: &[LearningRecord], room: &Room, question: &StepId) -> usize {
    let is_one = |fact: &Fact| match fact {
        Fact::Answered { attempt, question: other, module, .. } => {
            *attempt == room.opening().attempt
                && other == question
                && *module == room.opening().module
        }
        _ => false,
    };
    records.iter().filter(|record| is_one(&record.fact)).count()
}

/// Whether no answer to that vote is taken any more.
fn is_over(room: &Room, step: u16, round: Round) -> bool {
    let is_ended = room.ended_at().is_some();
    match (room.phase(step), round) {
        (Phase::Revealed, _) | (Phase::Discussing | Phase::Open(Round::Second), Round::First) => {
            true
        }
        // A closed vote may be opened again; it is over once the room went on from it.
        (Phase::Closed { round: last, .. }, round) => {
            round < last || is_ended || room.step() != step
        }
        (Phase::Shown | Phase::Open(_) | Phase::Discussing, _) => is_ended,
    }
}

/// The furthest step this person had in front, or the end of the lessons when that
/// was the last one: the final quiz is then no test without lessons. None where somebody
/// is as far already.
fn reached(room: &Room, seat: &Seat, records: &[LearningRecord]) -> Option<Fact> {
    if has_read(records, room) {
        return None;
    }
    let furthest = *seat.seen.last()?;
    let is_end = furthest + 1 == room.steps();
    let step: StepId =
        if is_end { ENDING.parse().ok()? } else { room.stage(furthest)?.step.clone() };
    let module = &room.opening().module;
    let own = records.iter().rev().find_map(|record| match &record.fact {
        Fact::Reached { module: of, step } if of == module => Some(step),
        _ => None,
    });
    let own = own.and_then(|own| {
        (0..room.steps()).find(|place| room.stage(*place).is_some_and(|stage| stage.step == *own))
    });
    let is_as_far = !is_end && own.is_some_and(|own| own >= furthest);
    (!is_as_far).then(|| Fact::Reached { module: module.clone(), step })
}
