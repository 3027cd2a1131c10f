//! The state of each person, and the map of people by steps: for the one who leads.

use serde::{Deserialize, Serialize};

use super::event::{Phase, Round};
use super::opening::Kind;
use super::room::Room;
use super::seat::{Presence, Seat};
use crate::domain::attempt::Outcome;
use crate::domain::grading;
use crate::domain::module::Module;
use crate::domain::time::Timestamp;

/// The one state of a person: of several, the most urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// Asks for help, since then.
    AsksHelp(Timestamp),
    /// Was cut off; the place is kept.
    Away,
    /// Was asked, since then, and has not answered.
    Thinking(Option<Timestamp>),
    /// Has answered.
    Answered,
    /// Reads what all read.
    Follows,
    /// Is at a step of their own.
    Alone(u16),
    /// Has no terminal, and nothing was typed for this vote.
    Paper,
    /// Was taken out.
    Removed,
}

/// The state of `seat`.
pub fn standing(room: &Room, seat: &Seat) -> Standing {
    let here = room.place_of(seat);
    let has_answered = room.answer(seat.id, here, room.round(here)).is_some();
    let is_asked = matches!(room.phase(here), Phase::Open(_));
    match (seat.presence, seat.help) {
        (Presence::Removed, _) => Standing::Removed,
        (_, Some(since)) => Standing::AsksHelp(since),
        (Presence::Away, None) => Standing::Away,
        (Presence::Here, None) if has_answered => Standing::Answered,
        (Presence::Here, None) if seat.is_paper() => Standing::Paper,
        (Presence::Here, None) if is_asked => Standing::Thinking(room.phase_since(here)),
        (Presence::Here, None) => seat.own.map_or(Standing::Follows, Standing::Alone),
    }
}

/// Where one person and one step meet on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Square {
    /// Not seen.
    Empty,
    /// A page, seen.
    Read,
    /// Asked, not answered.
    Thinking,
    /// Right.
    Right,
    /// Not yet right.
    NotYet,
}

/// The squares of `seat`, one for each step.
pub fn squares(room: &Room, module: &Module, seat: &Seat) -> Vec<Square> {
    (0..room.steps()).map(|step| square(room, module, seat, step)).collect()
}

fn square(room: &Room, module: &Module, seat: &Seat, step: u16) -> Square {
    let is_seen = seat.seen.contains(&step);
    let Some(stage) = room.stage(step) else { return Square::Empty };
    if stage.kind != Kind::Question {
        return if is_seen { Square::Read } else { Square::Empty };
    }
    let second = room.answer(seat.id, step, Round::Second);
    let answer = second.or_else(|| room.answer(seat.id, step, Round::First));
    match (answer, module.question(&stage.step)) {
        (Some(answer), Some(question)) => {
            match grading::grade(question, &answer.response).outcome {
                Outcome::Right => Square::Right,
                Outcome::Partly | Outcome::Wrong => Square::NotYet,
            }
        }
        _ if is_seen && seat.is_expected() && matches!(room.phase(step), Phase::Open(_)) => {
            Square::Thinking
        }
        _ => Square::Empty,
    }
}
