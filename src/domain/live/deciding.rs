//! What a command makes happen in a room. The whole table of what is allowed.

use super::command::{Command, Join, Lead, Part, Refusal};
use super::event::{Answer, Event, Pace, Phase, Round};
use super::room::Room;
use super::seat::{Presence, Seat, SeatId, Terminal, Tie};
use crate::domain::id::LearnerId;

/// More than this sit in no room.
const MOST_SEATS: u16 = 2000;

/// More than this changes nobody from one seat: whoever holds a key down must not fill the
/// file of the room for all.
const MOST_CHANGES: u32 = 2000;

type Decided = Result<Vec<Event>, Refusal>;

/// What `command` makes happen; nothing when it is done already.
pub(super) fn decide(room: &Room, command: &Command) -> Decided {
    // Whoever is cut off or comes back after the end loses nothing: no refusal for those.
    let is_over = room.ended_at().is_some();
    match command {
        Command::Lose(seat) => lose(room, *seat),
        Command::Lead(Lead::End) => once(!is_over, Event::Ended),
        _ if is_over => Err(Refusal::Over),
        Command::Join(join) => enter(room, join),
        Command::Lead(lead) => decide_lead(room, lead),
        Command::Take(seat, part) => decide_part(room, seated(room, *seat)?, part),
        Command::Restart => once(true, Event::Restarted),
    }
}

/// The event, if it changes anything.
#[expect(clippy::unnecessary_wraps, reason = "the end of every decision")]
fn once(is_news: bool, event: Event) -> Decided {
    Ok(if is_news { vec![event] } else { vec![] })
}

fn enter(room: &Room, join: &Join) -> Decided {
    if join.pin != room.opening().pin {
        return Err(Refusal::WrongPin);
    }
    match room.seat_of(join.learner) {
        Some(seat) => {
            let is_same = seat.presence == Presence::Here && seat.terminal == join.terminal;
            once(!is_same, Event::Returned { seat: seat.id, terminal: join.terminal })
        }
        None => sit(room, join.learner, join.tie, join.terminal, join.name.clone()),
    }
}

fn sit(
    room: &Room,
    learner: LearnerId,
    tie: Tie,
    terminal: Terminal,
    name: Option<String>,
) -> Decided {
    let last = room.seats().map(|seat| seat.id.0).max().unwrap_or(0);
    if last >= MOST_SEATS {
        return Err(Refusal::Full);
    }
    once(true, Event::Seated { seat: SeatId(last + 1), learner, tie, terminal, name })
}

fn lose(room: &Room, id: SeatId) -> Decided {
    let seat = room.seat(id).ok_or(Refusal::NoSeat)?;
    once(seat.presence == Presence::Here && !seat.is_paper(), Event::Lost { seat: id })
}

/// Somebody who was not taken out. Being cut off is no reason to refuse what was sent before.
fn seated(room: &Room, id: SeatId) -> Result<&Seat, Refusal> {
    let seat = room.seat(id).ok_or(Refusal::NoSeat)?;
    if seat.presence == Presence::Removed { Err(Refusal::NoSeat) } else { Ok(seat) }
}

fn decide_lead(room: &Room, lead: &Lead) -> Decided {
    match lead {
        Lead::Step(step) => {
            known(room, *step)?;
            once(*step != room.step(), Event::Stepped { step: *step })
        }
        Lead::Turn { step, to } => turn(room, *step, *to),
        Lead::Pace(pace) => {
            if let Pace::Until(most) = pace {
                known(room, *most)?;
            }
            once(*pace != room.pace(), Event::Paced { pace: *pace })
        }
        Lead::Freeze(is_frozen) => {
            once(*is_frozen != room.is_frozen(), Event::Frozen { is_frozen: *is_frozen })
        }
        Lead::Remove(id) => {
            let seat = room.seat(*id).ok_or(Refusal::NoSeat)?;
            once(seat.presence != Presence::Removed, Event::Removed { seat: *id })
        }
        Lead::AddPaper { learner, name } => match room.seat_of(*learner) {
            Some(seat) if seat.presence == Presence::Removed => {
                once(true, Event::Returned { seat: seat.id, terminal: seat.terminal })
            }
            Some(_) => Ok(vec![]),
            None => sit(room, *learner, Tie::Paper, Terminal::Paper, name.clone()),
        },
        Lead::AnswerFor { seat, step, round, answer } => {
            let seat = seated(room, *seat)?;
            if !seat.is_paper() {
                return Err(Refusal::NotPaper);
            }
            may_count(room, *step, *round)?;
            take_answer(room, seat, *step, *round, answer)
        }
        Lead::Raise { step, round, hands } => {
            // "Who had it right?" is asked once the answer is known.
            let is_after = room.phase(*step) == Phase::Revealed && *round == room.round(*step);
            if !(is_after && hands.is_by_word()) {
                may_count(room, *step, *round)?;
            }
            let event = Event::Raised { step: *step, round: *round, hands: hands.clone() };
            once(room.hands(*step, *round) != *hands, event)
        }
        Lead::Hint { seat, hint } => {
            let seat = seated(room, *seat)?;
            once(seat.hint != *hint, Event::Hinted { seat: seat.id, hint: hint.clone() })
        }
        Lead::Helped(id) => {
            let seat = seated(room, *id)?;
            once(seat.help.is_some(), Event::Helped { seat: seat.id, asks: false })
        }
        Lead::End => Ok(vec![]),
    }
}

fn known(room: &Room, step: u16) -> Result<(), Refusal> {
    if step < room.steps() { Ok(()) } else { Err(Refusal::NoStep) }
}

/// The phases one comes to from each. Once the answer was seen, no vote is worth anything.
fn leads_to(from: Phase, to: Phase) -> bool {
    use Phase::{Closed, Discussing, Open, Revealed, Shown};
    match (from, to) {
        (Shown, Open(Round::First))
        | (Shown | Open(_) | Closed { .. }, Revealed)
        | (Discussing, Open(Round::Second) | Revealed)
        | (Closed { round: Round::First, .. }, Discussing | Open(_))
        | (Closed { round: Round::Second, .. }, Open(Round::Second)) => true,
        (Open(open), Closed { round, .. }) => open == round,
        // What was shown stays shown.
        (Closed { round: from, is_shared: false }, Closed { round, is_shared: true }) => {
            from == round
        }
        _ => false,
    }
}

fn turn(room: &Room, step: u16, to: Phase) -> Decided {
    known(room, step)?;
    if step != room.step() {
        return Err(Refusal::Elsewhere);
    }
    if !room.asks(step) {
        return Err(Refusal::AsksNothing);
    }
    let from = room.phase(step);
    if from != to && !leads_to(from, to) {
        return Err(Refusal::NotNow);
    }
    once(from != to, Event::Turned { step, phase: to })
}

/// The one who leads may count while the vote is open and after it, until the answer
/// was seen: hands are counted slowly.
fn may_count(room: &Room, step: u16, round: Round) -> Result<(), Refusal> {
    known(room, step)?;
    if !room.asks(step) {
        return Err(Refusal::AsksNothing);
    }
    let is_counted = match room.phase(step) {
        Phase::Open(open) | Phase::Closed { round: open, .. } => open == round,
        Phase::Discussing => round == Round::First,
        Phase::Shown | Phase::Revealed => false,
    };
    if is_counted { Ok(()) } else { Err(Refusal::NotOpen) }
}

fn decide_part(room: &Room, seat: &Seat, part: &Part) -> Decided {
    match part {
        _ if seat.changes >= MOST_CHANGES => Err(Refusal::NotNow),
        // Help is never refused, least of all when everything stands still.
        Part::Help(asks) => {
            let event = Event::Helped { seat: seat.id, asks: *asks };
            once(seat.help.is_some() != *asks, event)
        }
        Part::Name(name) => {
            let event = Event::Named { seat: seat.id, name: name.clone() };
            once(seat.name != *name, event)
        }
        _ if room.is_frozen() => Err(Refusal::Frozen),
        Part::Move(own) => {
            if let Some(step) = own {
                known(room, *step)?;
                may_go(room, *step)?;
            }
            once(seat.own != *own, Event::Moved { seat: seat.id, own: *own })
        }
        Part::Answer { step, round, answer } => {
            known(room, *step)?;
            if !room.asks(*step) {
                return Err(Refusal::AsksNothing);
            }
            if !takes(room, *step, *round) {
                return Err(Refusal::NotOpen);
            }
            take_answer(room, seat, *step, *round, answer)
        }
    }
}

fn may_go(room: &Room, step: u16) -> Result<(), Refusal> {
    let is_allowed = match room.pace() {
        Pace::Together => false,
        Pace::Free => true,
        Pace::Until(most) => step <= most,
    };
    if is_allowed { Ok(()) } else { Err(Refusal::TooFar) }
}

/// Whether an answer to that vote is taken now. Together: where the room is, while its
/// vote is open. Alone: wherever one may go, until the room's own vote there is closed.
fn takes(room: &Room, step: u16, round: Round) -> bool {
    let is_within = step == room.step() || may_go(room, step).is_ok();
    let is_open = match room.phase(step) {
        Phase::Open(open) => open == round,
        Phase::Shown => room.pace() != Pace::Together && round == Round::First,
        Phase::Closed { .. } | Phase::Discussing | Phase::Revealed => false,
    };
    is_within && is_open
}

/// One vote per seat: the newest change holds, whatever order they come in.
fn take_answer(room: &Room, seat: &Seat, step: u16, round: Round, answer: &Answer) -> Decided {
    let last = room.answer(seat.id, step, round);
    let is_newer = last.is_none_or(|last| answer.change > last.change);
    let event = Event::Answered { seat: seat.id, step, round, answer: answer.clone() };
    once(is_newer, event)
}
