//! Group sessions: the machine itself, what each one may see of it, what is left of it.

mod attendance;
mod console;
mod credit;
mod crowd;
mod lead;
mod log;
mod looks;
mod model;
mod register;
mod room;
mod wall;
mod xapi;

use std::sync::Arc;

use passeport::content::Catalogue;
use passeport::domain::attempt::Response;
use passeport::domain::id::{AttemptId, LearnerId, RandomId};
use passeport::domain::live::command::{Command, Join, Lead, Part, Refusal};
use passeport::domain::live::event::{Answer, Phase, RoomRecord, Round};
use passeport::domain::live::opening::{Kind, Opening, Pin, Stage, Thresholds, outline};
use passeport::domain::live::room::Room;
use passeport::domain::live::seat::{SeatId, Terminal, Tie};
use passeport::domain::module::Module;
use passeport::domain::question::{Ask, Question};
use passeport::domain::time::Timestamp;

/// A room with its records: what a disk would hold.
pub(crate) struct Led {
    pub(crate) module: Arc<Module>,
    pub(crate) room: Room,
    pub(crate) records: Vec<RoomRecord>,
    now: i64,
}

/// Five steps: question, page, question, page, question; one choice is right in each.
pub(crate) fn led() -> Led {
    led_with(|_| {})
}

pub(crate) fn led_with(change: impl Fn(&mut Opening)) -> Led {
    let catalogue = Catalogue::embedded();
    let opened = catalogue.module(&"vente-en-ligne".parse().unwrap(), "fr").ok().unwrap();
    let module = opened.module;
    let all = outline(&module);
    let is_one = |stage: &&Stage| {
        module.question(&stage.step).is_some_and(|q| matches!(q.ask, Ask::One { .. }))
    };
    let questions: Vec<Stage> = all.iter().filter(is_one).take(3).cloned().collect();
    let pages = all.iter().filter(|stage| stage.kind == Kind::Page).take(2).cloned();
    let mut outline: Vec<Stage> = questions.clone();
    pages.enumerate().for_each(|(at, page)| outline.insert(2 * at + 1, page));
    assert_eq!(outline.len(), 5);
    let mut opening = Opening {
        room: RandomId::from_entropy(0xfeed),
        pin: "4712".parse().unwrap(),
        module: module.id.clone(),
        edition: opened.edition,
        attempt: AttemptId(77),
        outline,
        trainer: "Mme Roche".to_owned(),
        owner: None,
        thresholds: Thresholds::default(),
        purge_on: "2026-12-22".parse().unwrap(),
    };
    change(&mut opening);
    let (room, record) = Room::open(opening, Timestamp(0));
    Led { module, room, records: vec![record], now: 0 }
}

impl Led {
    /// Lets a command change the room, as a hub does; the records are kept.
    pub(crate) fn does(&mut self, command: &Command) -> Result<usize, Refusal> {
        self.now += 1000;
        let records = self.room.decide(command, Timestamp(self.now))?;
        for record in &records {
            self.room.apply(record).unwrap();
        }
        let made = records.len();
        self.records.extend(records);
        Ok(made)
    }

    pub(crate) fn leads(&mut self, lead: Lead) -> Result<usize, Refusal> {
        self.does(&Command::Lead(lead))
    }

    pub(crate) fn turns(&mut self, to: Phase) -> Result<usize, Refusal> {
        let step = self.room.step();
        self.leads(Lead::Turn { step, to })
    }

    /// Somebody comes in by card and is seated.
    pub(crate) fn enters(&mut self, who: u128) -> SeatId {
        self.does(&join(who, "4712")).unwrap();
        self.room.seat_of(person(who)).unwrap().id
    }

    pub(crate) fn question(&self, step: u16) -> &Question {
        self.module.question(&self.room.stage(step).unwrap().step).unwrap()
    }

    /// The right choice of that step, or one of the wrong ones.
    pub(crate) fn choice(&self, step: u16, right: bool) -> Response {
        let Ask::One { choices } = &self.question(step).ask else { panic!() };
        Response::Choice(choices.iter().find(|c| c.right == right).unwrap().id.clone())
    }

    pub(crate) fn answers(
        &mut self,
        seat: SeatId,
        step: u16,
        round: Round,
        right: bool,
    ) -> Result<usize, Refusal> {
        let change = self.room.answer(seat, step, round).map_or(1, |last| last.change + 1);
        let answer = Answer { response: self.choice(step, right), sure: None, change };
        self.does(&Command::Take(seat, Part::Answer { step, round, answer }))
    }
}

pub(crate) fn person(who: u128) -> LearnerId {
    RandomId::from_entropy(who)
}

pub(crate) fn name(who: u128) -> String {
    format!("Zénobie-{who}")
}

pub(crate) fn join(who: u128, pin: &str) -> Command {
    Command::Join(Join {
        pin: pin.parse::<Pin>().unwrap(),
        learner: person(who),
        tie: Tie::Card,
        terminal: Terminal::Post(3),
        name: Some(name(who)),
    })
}
