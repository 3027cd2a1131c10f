//! What each one may see of a room.
//!
//! The wall and the participants get a [`Public`]: numbers, ids of the module's own text and
//! the PIN. There is no word in it that a person wrote and no seat, so that no mistake of a
//! screen can show a name or somebody's private help. A participant gets beside it an
//! [`Own`], made of one seat and nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::event::{Answer, Pace, Phase, Round};
use super::opening::{Kind, Pin};
use super::raised::Hands;
use super::room::Room;
use super::seat::{Presence, Seat, SeatId, Terminal};
use super::standing::{Square, Standing, squares, standing};
use super::tally::{Advice, Bar, Gain, Tally, gain, shown, tally};
use super::urn::{Poll, Turnout, Urn};
use crate::domain::grading;
use crate::domain::id::{AttemptId, ChoiceId, LearnerId, ModuleId, StepId};
use crate::domain::module::Module;
use crate::domain::prose::Prose;
use crate::domain::question::{Ask, Question};
use crate::domain::time::Timestamp;

/// What anybody may see of a room at one of its steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Public {
    /// Grows with each change of the room: of two views the greater holds.
    pub number: u64,
    /// The module.
    pub module: ModuleId,
    /// What people type to come in.
    pub pin: Pin,
    /// The step, from 0.
    pub step: u16,
    /// How many there are.
    pub of: u16,
    /// Its name in the module.
    pub id: Option<StepId>,
    /// What it is.
    pub kind: Option<Kind>,
    /// How far it is.
    pub phase: Phase,
    /// The last vote on it.
    pub round: Round,
    /// The choices in the order all see.
    pub order: Vec<ChoiceId>,
    /// Answers in.
    pub answers: u16,
    /// Answers that could come.
    pub expected: u16,
    /// The bars, once they are shared.
    pub bars: Vec<Bar>,
    /// The bars of the first vote beside those of the second.
    pub first_bars: Vec<Bar>,
    /// The right choices, once they are revealed.
    pub right: Vec<ChoiceId>,
    /// Who moves the steps.
    pub pace: Pace,
    /// Whether all screens are held.
    pub is_frozen: bool,
    /// Whether it is over.
    pub is_over: bool,
}

/// What the wall shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectionView {
    /// What anybody may see.
    pub public: Arc<Public>,
}

/// What a participant sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParticipantView {
    /// What anybody may see, at the step in front of this person. How many answered may
    /// be what it was some answers ago: it is shown to nobody but the wall.
    pub public: Arc<Public>,
    /// What concerns this person.
    pub own: Own,
}

/// What concerns one participant.
#[expect(clippy::struct_excessive_bools, reason = "each is told apart on the screen")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// The seat.
    pub seat: SeatId,
    /// Whether the person was taken out.
    pub is_removed: bool,
    /// The answer to the vote on screen, as the room has it.
    pub answer: Option<Answer>,
    /// Whether an answer is taken now.
    pub may_answer: bool,
    /// Whether the person goes at a pace of their own.
    pub is_alone: bool,
    /// The furthest step one may go to alone; none: where the room is.
    pub furthest: Option<u16>,
    /// Whether help was asked for.
    pub asks_help: bool,
    /// A word for this person.
    pub hint: Option<Prose>,
    /// How it is with the slip of this person.
    pub slip: Turnout,
    /// Once the room is over: how many questions this person answered, of those asked.
    pub answered: (u16, u16),
}

/// What the one who leads sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainerView {
    /// What anybody may see.
    pub public: Arc<Public>,
    /// When the room opened.
    pub opened_at: Timestamp,
    /// Since when the step is in its phase.
    pub phase_since: Option<Timestamp>,
    /// Everybody, those who wait for help first, those longest.
    pub people: Vec<Person>,
    /// What the vote on screen came to, at once.
    pub tally: Option<Tally>,
    /// What may be done now.
    pub advice: Option<Advice>,
    /// What the second vote changed.
    pub gain: Option<Gain>,
    /// The hands counted for the vote on screen.
    pub hands: Hands,
    /// The seed of the order of choices: the same for all.
    pub attempt: AttemptId,
    /// How it is with the slips: how many, never whose.
    pub poll: Poll,
}

/// One person, for the one who leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The seat.
    pub seat: SeatId,
    /// Who.
    pub learner: LearnerId,
    /// The name, if known.
    pub name: Option<String>,
    /// From where.
    pub terminal: Terminal,
    /// The one state.
    pub standing: Standing,
    /// Whether nothing cut this person off: who asks for help may be cut off too.
    pub is_here: bool,
    /// The word sent to this person, if it is still there.
    pub hint: Option<Prose>,
    /// The map's row.
    pub squares: Vec<Square>,
    /// What was typed to the vote on screen, for somebody without a terminal.
    pub typed: Option<Answer>,
}

/// Looks at a room as it is now. What anybody may see is made once for each step,
/// however many look.
#[derive(Debug)]
pub struct Gaze<'r> {
    room: &'r Room,
    module: &'r Module,
    urn: Option<&'r Urn>,
    publics: BTreeMap<u16, Arc<Public>>,
}

impl<'r> Gaze<'r> {
    /// At that room, led through that module.
    pub fn new(room: &'r Room, module: &'r Module) -> Self {
        Self { room, module, urn: None, publics: BTreeMap::new() }
    }

    /// With what came into the urn of that room.
    #[must_use]
    pub fn with(self, urn: &'r Urn) -> Self {
        Self { urn: Some(urn), ..self }
    }

    fn public(&mut self, step: u16) -> Arc<Public> {
        let make = || Arc::new(public(self.room, self.module, step));
        Arc::clone(self.publics.entry(step).or_insert_with(make))
    }

    /// What the wall shows.
    pub fn projection(&mut self) -> ProjectionView {
        ProjectionView { public: self.public(self.room.step()) }
    }

    /// What the person on `seat` sees; none for a seat that is not there.
    pub fn participant(&mut self, seat: SeatId) -> Option<ParticipantView> {
        let seat = self.room.seat(seat)?;
        let step = self.room.place_of(seat);
        let own = own(self.room, seat, step);
        let turnout = self.urn.filter(|_| self.room.ended_at().is_some());
        let slip = turnout.map(|urn| urn.turnout(seat.id)).unwrap_or_default();
        Some(ParticipantView { public: self.public(step), own: Own { slip, ..own } })
    }

    /// What the one who leads sees.
    pub fn trainer(&mut self) -> TrainerView {
        let public = self.public(self.room.step());
        let poll = self.urn.map(Urn::poll).unwrap_or_default();
        TrainerView { poll, ..trainer_with(self.room, self.module, public) }
    }
}

/// What the wall shows now.
pub fn projection(room: &Room, module: &Module) -> ProjectionView {
    Gaze::new(room, module).projection()
}

/// What the person on `seat` sees now; none for a seat that is not there.
pub fn participant(room: &Room, module: &Module, seat: SeatId) -> Option<ParticipantView> {
    Gaze::new(room, module).participant(seat)
}

/// What the one who leads sees now.
pub fn trainer(room: &Room, module: &Module) -> TrainerView {
    Gaze::new(room, module).trainer()
}

fn trainer_with(room: &Room, module: &Module, public: Arc<Public>) -> TrainerView {
    let step = room.step();
    let question = question(room, module, step);
    let tally = question.map(|question| tally(room, question, step, room.round(step)));
    let is_counted = !matches!(room.phase(step), Phase::Shown | Phase::Revealed);
    let tally = tally.filter(|tally| tally.answers > 0 || room.phase(step) != Phase::Shown);
    let thresholds = room.opening().thresholds;
    let mut people: Vec<Person> = room.seats().map(|seat| person(room, module, seat)).collect();
    people.sort_by_key(|person| match person.standing {
        Standing::AsksHelp(since) => (0, since.0),
        Standing::Removed => (2, 0),
        _ => (1, 0),
    });
    TrainerView {
        public,
        opened_at: room.opened_at(),
        phase_since: room.phase_since(step),
        people,
        advice: tally.as_ref().filter(|_| is_counted).and_then(|tally| tally.advice(thresholds)),
        gain: question.and_then(|question| gain(room, question, step)),
        hands: room.hands(step, room.round(step)),
        attempt: room.opening().attempt,
        poll: Poll::default(),
        tally,
    }
}

fn person(room: &Room, module: &Module, seat: &Seat) -> Person {
    let step = room.step();
    Person {
        seat: seat.id,
        learner: seat.learner,
        name: seat.name.clone(),
        terminal: seat.terminal,
        standing: standing(room, seat),
        is_here: seat.presence == Presence::Here,
        hint: seat.hint.clone(),
        squares: squares(room, module, seat),
        typed: room.answer(seat.id, step, room.round(step)).filter(|_| seat.is_paper()).cloned(),
    }
}

fn question<'m>(room: &Room, module: &'m Module, step: u16) -> Option<&'m Question> {
    module.question(&room.stage(step)?.step)
}

fn public(room: &Room, module: &Module, step: u16) -> Public {
    let stage = room.stage(step);
    let question = question(room, module, step);
    let (phase, round) = (room.phase(step), room.round(step));
    let count = |round| question.map(|question| tally(room, question, step, round));
    let is_shared = match phase {
        Phase::Closed { is_shared, .. } => is_shared,
        Phase::Discussing | Phase::Revealed => true,
        Phase::Shown | Phase::Open(_) => false,
    };
    let now = count(round);
    let (answers, expected) = now.as_ref().map_or((0, 0), |now| (now.answers, now.expected));
    let bars = |tally: Option<Tally>| tally.map(|tally| tally.bars).unwrap_or_default();
    let has_first = is_shared && round == Round::Second;
    Public {
        number: room.seq(),
        module: room.opening().module.clone(),
        pin: room.opening().pin,
        step,
        of: room.steps(),
        id: stage.map(|stage| stage.step.clone()),
        kind: stage.map(|stage| stage.kind),
        phase,
        round,
        order: question.map(|question| shown(question, room.opening().attempt)).unwrap_or_default(),
        answers,
        expected,
        bars: if is_shared && answers > 0 { bars(now) } else { vec![] },
        first_bars: if has_first { bars(count(Round::First)) } else { vec![] },
        right: match (phase, question) {
            (Phase::Revealed, Some(question)) => right(question),
            _ => vec![],
        },
        pace: room.pace(),
        is_frozen: room.is_frozen(),
        is_over: room.ended_at().is_some(),
    }
}

/// The right choices; what is right without choices is told by the module itself.
fn right(question: &Question) -> Vec<ChoiceId> {
    let has_choices = !matches!(
        question.ask,
        Ask::Order { .. } | Ask::Match { .. } | Ask::Word { .. } | Ask::Number { .. }
    );
    match grading::right_response(question).filter(|_| has_choices) {
        Some(crate::domain::attempt::Response::Choice(id)) => vec![id],
        Some(crate::domain::attempt::Response::Choices(ids)) => ids.into_iter().collect(),
        _ => vec![],
    }
}

fn own(room: &Room, seat: &Seat, step: u16) -> Own {
    let phase = room.phase(step);
    let is_removed = seat.presence == Presence::Removed;
    let is_alone = room.pace() != Pace::Together;
    let is_open = match phase {
        Phase::Open(_) => true,
        Phase::Shown => is_alone && room.asks(step),
        Phase::Closed { .. } | Phase::Discussing | Phase::Revealed => false,
    };
    let is_held = is_removed || room.is_frozen() || room.ended_at().is_some();
    Own {
        seat: seat.id,
        is_removed,
        answer: room.answer(seat.id, step, room.round(step)).cloned(),
        may_answer: is_open && !is_held,
        is_alone: seat.own.is_some(),
        furthest: match room.pace() {
            Pace::Together => None,
            Pace::Free => room.steps().checked_sub(1),
            Pace::Until(most) => Some(most),
        },
        asks_help: seat.help.is_some(),
        hint: seat.hint.clone(),
        slip: Turnout::default(),
        answered: if room.ended_at().is_some() { answered(room, seat.id) } else { (0, 0) },
    }
}

/// How many questions that seat answered, of those that were asked.
fn answered(room: &Room, seat: SeatId) -> (u16, u16) {
    let rounds = [Round::First, Round::Second];
    let is_one = |step: &u16| rounds.iter().any(|round| room.answer(seat, *step, *round).is_some());
    let asked = (0..room.steps()).filter(|step| room.asks(*step));
    let (own, asked): (Vec<u16>, Vec<u16>) =
        asked.filter(|step| is_one(step) || room.phase(*step) != Phase::Shown).partition(is_one);
    let count = |steps: Vec<u16>| u16::try_from(steps.len()).unwrap_or(u16::MAX);
    let own = count(own);
    (own, own.saturating_add(count(asked)))
}
