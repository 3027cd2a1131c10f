//! Taking part in a group session, and looking at one: the door, the seat, the wall.

use super::asking::{Asking, Draft, Phase as Answering};
use super::line::Line;
use super::model::Model;
use super::screen::{CardNote, Screen};
use super::slip::{Asked, Filling, SlipAct};
use crate::domain::attempt::Response;
use crate::domain::id::{AttemptId, LearnerId, RoomId};
use crate::domain::live::event::Round;
use crate::domain::live::opening::Pin;
use crate::domain::live::urn::Turnout;
use crate::domain::live::view::{ParticipantView, ProjectionView};
use crate::domain::module::Module;
use crate::domain::question::Question;
use crate::domain::time::Timestamp;

/// Wrong PINs before one has to wait.
const FREE: u32 = 5;
/// The first wait, in milliseconds; then twice as long each time…
const FIRST_WAIT: i64 = 60_000;
/// …but no longer than this: somebody else may be the next to sit here.
const LONGEST_WAIT: i64 = 10 * FIRST_WAIT;

/// The door of a session: its PIN is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Doorway {
    /// What was typed so far.
    pub line: Line,
    /// What one comes for.
    pub errand: Errand,
    /// Whether the answer is on its way.
    pub is_waiting: bool,
    /// Whether a PIN was tried, typed here or brought along: a wrong one is told.
    pub has_tried: bool,
}

/// What somebody comes to a session for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Errand {
    /// To take part.
    #[default]
    Sit,
    /// To show it on the wall.
    Look,
}

/// Wrong PINs typed in one session of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WrongPins {
    count: u32,
    last: Timestamp,
}

impl WrongPins {
    /// One more.
    pub(super) fn add(&mut self, now: Timestamp) {
        self.count = self.count.saturating_add(1);
        self.last = now;
    }

    /// Minutes to wait; zero: none. A clock that was put back makes nobody wait longer.
    pub(super) fn wait(self, now: Timestamp) -> u32 {
        let Some(over) = self.count.checked_sub(FREE) else { return 0 };
        let wait = FIRST_WAIT.saturating_mul(1 << over.min(8)).min(LONGEST_WAIT);
        let left = wait - now.0.saturating_sub(self.last.0).max(0);
        u32::try_from(left.max(0).saturating_add(59_999) / 60_000).unwrap_or(0)
    }
}

/// A seat in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seated {
    /// The room.
    pub room: RoomId,
    /// The seed of the order of choices.
    pub attempt: AttemptId,
    /// The room as it was seen last from here.
    pub seen: ParticipantView,
    /// The question in front, with what is being chosen. Kept while screens are held.
    pub asking: Option<Asking>,
    /// Whether one is sure of the answer, if one says so.
    pub sure: Option<bool>,
    /// The slip, while it is filled in.
    pub filling: Option<Filling>,
    /// The vote the question belongs to.
    vote: Option<(u16, Round)>,
}

impl Seated {
    /// Sat down in that room, led through `module`.
    pub fn new(room: RoomId, attempt: AttemptId, seen: ParticipantView, module: &Module) -> Self {
        let (asking, sure, filling, vote) = (None, None, None, None);
        let mut seated = Self { room, attempt, seen, asking, sure, filling, vote };
        seated.face(module);
        seated
    }

    /// The room as it is now. What is being chosen stays as long as the vote is the same.
    pub(super) fn see(&mut self, seen: ParticipantView, module: &Module) {
        self.seen = seen;
        if self.seen.own.slip != Turnout::Open {
            self.filling = None;
        }
        self.face(module);
    }

    fn face(&mut self, module: &Module) {
        let (public, own) = (&self.seen.public, &self.seen.own);
        let vote = (public.step, public.round);
        if own.may_answer && self.vote != Some(vote) {
            let question = public.id.as_ref().and_then(|step| module.question(step));
            let kept = own.answer.as_ref();
            self.asking = question.map(|question| {
                let mut asking = Asking::new(question, self.attempt);
                if let Some(answer) = kept {
                    fill(&mut asking, &answer.response);
                }
                asking
            });
            self.sure = kept.and_then(|answer| answer.sure);
            self.vote = Some(vote);
        } else if !own.may_answer && !public.is_frozen && self.vote != Some(vote) {
            (self.asking, self.vote, self.sure) = (None, None, None);
        }
    }

    /// The question, while an answer is taken.
    pub fn asking(&self) -> Option<&Asking> {
        self.asking.as_ref().filter(|_| self.seen.own.may_answer)
    }

    /// The same, to be changed.
    pub fn asking_mut(&mut self) -> Option<&mut Asking> {
        self.asking.as_mut().filter(|_| self.seen.own.may_answer)
    }

    /// Whether words are being written on the slip.
    pub fn is_writing(&self) -> bool {
        self.filling.as_ref().is_some_and(|filling| filling.at == Asked::Next)
    }

    /// The line the keys go to, if there is one.
    pub(super) fn line_mut(&mut self) -> Option<&mut Line> {
        if self.filling.is_some() {
            let filling = self.filling.as_mut().filter(|filling| filling.at == Asked::Next);
            return filling.map(|filling| &mut filling.line);
        }
        self.asking_mut().and_then(Asking::line_mut)
    }

    /// The question in front, whether one may answer or not.
    pub fn question<'m>(&self, module: &'m Module) -> Option<&'m Question> {
        module.question(self.seen.public.id.as_ref()?)
    }

    /// The answer as the room has it.
    pub fn given(&self) -> Option<&Response> {
        self.seen.own.answer.as_ref().map(|answer| &answer.response)
    }

    /// Whether what is chosen on screen is what the room has.
    pub fn is_in(&self) -> bool {
        let chosen = self.asking().and_then(|asking| asking.response().ok());
        chosen.is_some() && chosen.as_ref() == self.given()
    }

    /// Whether an answer is on its way to the disk.
    pub fn is_sending(&self) -> bool {
        self.asking.as_ref().is_some_and(|asking| asking.phase == Answering::Saving)
    }
}

/// Puts an answer given before on screen again.
fn fill(asking: &mut Asking, response: &Response) {
    match (&mut asking.draft, response) {
        (Draft::One(taken), Response::Choice(id)) => *taken = Some(id.clone()),
        (Draft::Ticks(ticked), Response::Choices(ids)) => ticked.clone_from(ids),
        (Draft::Ranks(ranked), Response::Order(ids)) => ranked.clone_from(ids),
        (Draft::Pairs { lefts, chosen }, Response::Match(pairs)) => {
            *chosen = lefts.iter().filter_map(|left| pairs.get(left).cloned()).collect();
        }
        (Draft::Typed(line), Response::Text(text)) => *line = Line::of(text),
        _ => {}
    }
}

/// A session on the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wall {
    /// The room as it was seen last.
    pub seen: ProjectionView,
}

/// By what a terminal comes back to where it was, after whoever served it was cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stay {
    /// Who is here, once something of them is kept.
    pub learner: Option<LearnerId>,
    /// The session somebody takes part in or shows, or at whose door they are; none: there
    /// is nothing to come back to, or they were taken out.
    pub errand: Option<(Errand, Option<Pin>)>,
    /// Whether a session is led from here.
    pub leads: bool,
}

impl Stay {
    /// What there is to come back to.
    pub fn of(model: &Model) -> Self {
        let behind = model.behind.as_deref();
        let found = errand(&model.screen).or_else(|| behind.and_then(errand));
        let leads =
            |screen: &Screen| matches!(screen, Screen::Lead(led) if !led.seen.public.is_over);
        Self {
            // Whoever has no card yet is nobody.
            learner: model.learner().filter(|_| !model.pending.newcomer),
            errand: found.or(model.pending.session),
            leads: leads(&model.screen) || behind.is_some_and(leads),
        }
    }
}

/// What somebody comes for or is in, by a screen.
fn errand(screen: &Screen) -> Option<(Errand, Option<Pin>)> {
    match screen {
        Screen::Door(doorway) => {
            let pin = typed(&doorway.line).filter(|_| doorway.is_waiting);
            Some((doorway.errand, pin))
        }
        Screen::Seat(seated) => {
            let (public, own) = (&seated.seen.public, &seated.seen.own);
            let is_in = !public.is_over && !own.is_removed;
            is_in.then_some((Errand::Sit, Some(public.pin)))
        }
        Screen::Wall(wall) => {
            let public = &wall.seen.public;
            (!public.is_over).then_some((Errand::Look, Some(public.pin)))
        }
        Screen::Card(CardNote { behind: Some(behind), .. }) => errand(behind),
        _ => None,
    }
}

/// Something done at the door or on a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatAct {
    /// The PIN is typed.
    Enter,
    /// Ask for help, or say that it came.
    Help(bool),
    /// Say how sure one is: sure, not sure, nothing.
    Sure,
    /// The next step, at one's own pace.
    Next,
    /// The step before.
    Previous,
    /// Follow the room again.
    Follow,
    /// Come in again after having been taken out.
    Return,
    /// Leave the session; the place waits.
    Leave,
    /// Something with the slip.
    Slip(SlipAct),
}

/// What is said at the door or on a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatNotice {
    /// A PIN has four digits.
    Shape,
    /// There is no session with that PIN.
    Wrong,
    /// Too many wrong ones: so many minutes to wait.
    Wait(u32),
    /// The vote was closed before the answer came.
    Closed,
    /// There are no more seats.
    Full,
    /// On the slip: a figure, or pass the question over.
    Figure,
    /// There is no session here.
    Nobody,
    /// Whoever is known here says first who it is.
    WhoFirst,
}

/// A PIN as typed.
pub(super) fn typed(line: &Line) -> Option<Pin> {
    line.value().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_pins_are_free_and_then_the_wait_doubles_up_to_ten_minutes() {
        let mut pins = WrongPins::default();
        let mut waits = vec![];
        let mut now = Timestamp(0);
        for _ in 0..12 {
            pins.add(now);
            let wait = pins.wait(now);
            waits.push(wait);
            now = Timestamp(now.0 + i64::from(wait) * 60_000);
            assert_eq!(pins.wait(now), 0, "the wait is over when it was said to be");
        }
        assert_eq!(waits, [0, 0, 0, 0, 1, 2, 4, 8, 10, 10, 10, 10]);
        pins.add(now);
        assert_eq!(pins.wait(Timestamp(now.0 - 1_000_000)), 10, "a clock put back");
    }
}
