//! One command, its answer, and nothing more: no shell stands behind it.

use std::sync::Arc;

use super::metrics;
use super::server::{Guest, House, Who};
use super::wire::Wire;
use crate::app::status::Reading;
use crate::domain::id::{LearnerId, ModuleId, RoomId};
use crate::domain::key::KeyPrint;
use crate::domain::record::LearningRecord;
use crate::front::remote::{Face, Inbox};
use crate::run::checker::Checker;
use crate::store::{Reply, Request};

/// The longest command that is read, in bytes.
pub(super) const LONGEST: usize = 4096;

/// Somebody asks for one thing.
#[derive(Debug)]
pub struct Asked {
    /// In these words.
    pub command: String,
    /// In this language.
    pub locale: String,
    /// With this key.
    pub key: Option<KeyPrint>,
    /// As this learner, if they are one.
    pub learner: Option<LearnerId>,
    /// All that is kept of that learner.
    pub records: Vec<LearningRecord>,
    /// How the server is.
    pub reading: Reading,
    /// Whether whoever asks can stay: what is asked for may become a session, and how it
    /// would be shown.
    pub stay: Stay,
}

/// How one can stay who asks for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stay {
    /// Not at all: an answer is wanted.
    No,
    /// In lines, through a pipe.
    Lines,
    /// At a terminal.
    Terminal,
}

impl Stay {
    /// How one can stay whose session would be shown like that.
    pub(super) const fn of(face: Face) -> Self {
        match face {
            Face::Screen(_) | Face::TypedLines => Self::Terminal,
            Face::PipedLines => Self::Lines,
        }
    }
}

/// What is stayed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// To see how the server is.
    Watch,
    /// To lead that session, the one left open in that module or a new one, as this
    /// trainer.
    Lead(ModuleId, String),
    /// To go on leading that session.
    Resume(RoomId),
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Ran {
    /// The exit code.
    pub code: u8,
    /// What was asked for.
    pub out: Vec<u8>,
    /// What is wrong, for people.
    pub trouble: Vec<u8>,
    /// What is stayed for instead, where one can.
    pub stage: Option<Stage>,
}

/// Who knows the commands. The command line does: see `cli::serve`.
pub trait Commands: Send + Sync {
    /// Carries one out, or says why not. It may take long, and changes nothing.
    fn run(&self, asked: Asked) -> Ran;

    /// Who checks the certificates that people bring.
    fn checker(&self) -> Box<dyn Checker>;
}

/// The command that says how the server is. On a terminal, it goes on saying so.
pub const STATUS: &str = "status";

/// Answers a command, or begins what is stayed for, in a task of its own.
pub(super) fn answer(
    house: Arc<House>,
    guest: Guest,
    command: String,
    (inbox, wire): (Inbox, Wire),
) {
    tokio::spawn(async move {
        let Some(place) = house.admitted(&guest, &wire).await else { return };
        let stay = Stay::of(guest.peer.face);
        let ran = run(&house, (guest.who, guest.locale.clone(), stay), command).await;
        if let Some(stage) = ran.stage {
            let guest = Guest { stage: Some(stage), ..guest };
            return house.stay(guest, inbox, wire, place).await;
        }
        drop(inbox);
        wire.answer(ran.out, ran.trouble).await;
        house.dismissed(&guest, &wire, ran.code).await;
        drop(place);
    });
}

/// What comes of a command of somebody.
pub(super) async fn run(house: &House, from: (Who, String, Stay), command: String) -> Ran {
    let asked = asked(house, from, command).await;
    let commands = Arc::clone(&house.commands);
    house.hall.slowly(move || commands.run(asked)).await.unwrap_or_default()
}

async fn asked(house: &House, (who, locale, stay): (Who, String, Stay), command: String) -> Asked {
    let key = who.key();
    let learner = match (who, key) {
        (Who::Learner(learner), _) => Some(learner),
        (_, Some(key)) => match house.hall.ask(Request::Holder { key }).await {
            Some(Reply::Holder(found)) => found,
            _ => None,
        },
        _ => None,
    };
    let records = match learner {
        Some(learner) => match house.hall.ask(Request::Load { learner }).await {
            Some(Reply::Loaded { records, .. }) => records,
            _ => vec![],
        },
        None => vec![],
    };
    let reading = metrics::reading(house);
    Asked { command, locale, key, learner, records, reading, stay }
}
