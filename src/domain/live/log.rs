//! The log sheet of a session: who sat where, from when to when, and how many answers were
//! right.
//!
//! French practice asks for it beside the sheet that people sign: hours of beginning and
//! end for each seat, modules, score. The score stands here and nowhere else on the papers
//! of a session: whoever organises must be able to show the results of what was assessed,
//! but neither the sheet that all sign nor the report for whoever leads is a place for one
//! person's results. A score counts the last vote of each question this person answered.

use super::event::{Event, RoomRecord, Round};
use super::room::Room;
use super::seat::{Presence, SeatId, Terminal};
use crate::domain::attempt::Outcome;
use crate::domain::grading;
use crate::domain::id::LearnerId;
use crate::domain::module::Module;
use crate::domain::time::Timestamp;

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

/// What a session knows of one seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// The seat.
    pub seat: SeatId,
    /// Whose.
    pub learner: LearnerId,
    /// The name in the list of the one who leads.
    pub name: Option<String>,
    /// From where, last.
    pub terminal: Terminal,
    /// When the person sat down first.
    pub from: Timestamp,
    /// When the person was there last; none: still there.
    pub to: Option<Timestamp>,
    /// Minutes there, without those in which the connection was cut.
    pub minutes: u32,
    /// Right answers, and questions answered; none where the module is not known any more.
    pub score: Option<(u16, u16)>,
}

/// The log of the room of these records, led through `module`, by the order of the seats.
/// Whoever was taken out was there until then. Records that make no room are no log.
pub fn log(records: &[RoomRecord], module: Option<&Module>) -> Vec<Stay> {
    let Ok(room) = Room::fold(records) else { return vec![] };
    let mut all: Vec<Stay> = room
        .seats()
        .map(|seat| {
            let (to, spent) = presence(records, seat.id);
            let (name, score) = (seat.name.clone(), module.map(|it| score(&room, it, seat.id)));
            Stay {
                seat: seat.id,
                learner: seat.learner,
                name,
                terminal: seat.terminal,
                from: seat.since,
                to: to.filter(|_| room.ended_at().is_some() || seat.presence != Presence::Here),
                minutes: u32::try_from(spent / MINUTE).unwrap_or(u32::MAX),
                score,
            }
        })
        .collect();
    all.sort_by_key(|stay| stay.seat);
    all
}

/// When that seat was cut off last, if it was, and the milliseconds somebody was there. Who
/// still is there counts until the last thing that happened.
fn presence(records: &[RoomRecord], wanted: SeatId) -> (Option<Timestamp>, i64) {
    let (mut since, mut left, mut spent) = (None, None, 0);
    for RoomRecord { at, event, .. } in records {
        match event {
            Event::Seated { seat, .. } | Event::Returned { seat, .. } if *seat == wanted => {
                since = since.or(Some(*at));
            }
            Event::Lost { seat } | Event::Removed { seat } if *seat == wanted => {
                leave(*at, (&mut since, &mut left, &mut spent));
            }
            Event::Restarted | Event::Ended => leave(*at, (&mut since, &mut left, &mut spent)),
            _ => {}
        }
    }
    if let (Some(from), Some(last)) = (since, records.last()) {
        spent += last.at.0.saturating_sub(from.0).max(0);
    }
    (left, spent)
}

fn leave(
    at: Timestamp,
    (since, left, spent): (&mut Option<Timestamp>, &mut Option<Timestamp>, &mut i64),
) {
    // Who was gone already goes no second time.
    if let Some(from) = since.take() {
        *spent += at.0.saturating_sub(from.0).max(0);
        *left = Some(at);
    }
}

fn score(room: &Room, module: &Module, seat: SeatId) -> (u16, u16) {
    let (mut right, mut answered) = (0, 0);
    for step in 0..room.steps() {
        let question = room.stage(step).and_then(|stage| module.question(&stage.step));
        let given = room.answer(seat, step, Round::Second);
        let given = given.or_else(|| room.answer(seat, step, Round::First));
        if let Some((question, given)) = question.zip(given) {
            answered += 1;
            let outcome = grading::grade(question, &given.response).outcome;
            right += u16::from(outcome == Outcome::Right);
        }
    }
    (right, answered)
}
