//! Learning records: dated facts that happened. Appended, never edited;
//! everything else is a fold of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::attempt::{Outcome, Response, Score};
use super::id::{
    AreaId, AttemptId, CertificateId, GoalId, LearnerId, ModuleId, ObjectiveId, RoomId, StepId,
};
use super::key::KeyPrint;
use super::learner::{Organisation, Preferences};
use super::module::MasteryRule;
use super::route::{PlanStep, Route};
use super::time::Timestamp;

/// One fact about one learner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LearningRecord {
    /// Whose.
    pub learner: LearnerId,
    /// Place among the learner's records, from 1, without gaps: the order of
    /// things never depends on a clock.
    pub seq: u64,
    /// When, by the machine's clock, right or wrong.
    pub at: Timestamp,
    /// What.
    pub fact: Fact,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    /// The learner exists. Always the first record.
    Joined {
        /// How to find the learner again.
        card: CardSeal,
    },
    /// The card was replaced; the one before is worth nothing any more.
    CardReplaced {
        /// The new one.
        card: CardSeal,
    },
    /// A first name was given, or taken back.
    Named {
        /// The name, as typed.
        name: Option<String>,
    },
    /// A few digits are asked for after the card, where many come; or no more.
    Protected {
        /// Argon2id hash of the digits in the PHC string format; none: nothing is asked.
        pin: Option<String>,
    },
    /// The organisation the certificates are for was given.
    Represents {
        /// The organisation.
        organisation: Organisation,
    },
    /// The ways things are shown were chosen.
    Prefers {
        /// All of them.
        preferences: Preferences,
    },
    /// A module was opened for the first time, or again after a new start.
    Started {
        /// The module.
        module: ModuleId,
        /// What exactly was opened.
        edition: Edition,
        /// The pass through the questions of the lessons.
        attempt: AttemptId,
    },
    /// A step came on screen.
    Reached {
        /// The module.
        module: ModuleId,
        /// The step.
        step: StepId,
    },
    /// A question was answered.
    Answered {
        /// The module.
        module: ModuleId,
        /// The pass it belongs to.
        attempt: AttemptId,
        /// The question.
        question: StepId,
        /// What was given.
        response: Response,
        /// What it was worth then.
        outcome: Outcome,
        /// How many hints had been read.
        hints: u8,
    },
    /// A simulator's goal was reached.
    Played {
        /// The module.
        module: ModuleId,
        /// The simulator's step.
        step: StepId,
        /// How many wrong moves on the way.
        wrong: u16,
    },
    /// A final quiz was drawn.
    QuizStarted {
        /// The module.
        module: ModuleId,
        /// What exactly it was drawn from.
        edition: Edition,
        /// The attempt, and the seed of the draw.
        attempt: AttemptId,
        /// What was drawn, in order.
        questions: Vec<StepId>,
        /// The language of the text it was drawn from.
        language: String,
        /// What it has to come to: a later edition of the module does not change it.
        rule: MasteryRule,
        /// Whether it was taken before the lessons were read to their end.
        by_test: bool,
        /// What it is for.
        #[serde(default)]
        purpose: Purpose,
    },
    /// A final quiz was answered to its end.
    QuizEnded {
        /// The module.
        module: ModuleId,
        /// The attempt.
        attempt: AttemptId,
        /// What it came to.
        score: Score,
        /// Whether that met the rule of the module.
        is_passed: bool,
    },
    /// From now on these are asked again from time to time: the module was passed.
    Reviewing {
        /// The module.
        module: ModuleId,
        /// Its objectives, and how the quiz went for each: right only if all its questions were.
        objectives: BTreeMap<ObjectiveId, Outcome>,
    },
    /// A question was answered again, some days later.
    Recalled {
        /// The module.
        module: ModuleId,
        /// What it proves.
        objective: ObjectiveId,
        /// The pass it belongs to.
        attempt: AttemptId,
        /// The question: not the one asked the time before, where there is another.
        question: StepId,
        /// What was given.
        response: Response,
        /// What it was worth.
        outcome: Outcome,
    },
    /// A way through the modules was chosen, changed or left.
    Follows {
        /// The way; none to choose freely.
        route: Option<Route>,
    },
    /// The kind placement began: a goal, and where one stands by one's own word.
    PlacementStarted {
        /// The attempt, and the seed of the draw.
        attempt: AttemptId,
        /// What the learner wants.
        goal: GoalId,
        /// For each area, a step from 1 to 4.
        areas: BTreeMap<AreaId, u8>,
    },
    /// A question of the placement was answered.
    PlacementAnswered {
        /// The attempt.
        attempt: AttemptId,
        /// The module the question comes from.
        module: ModuleId,
        /// The question.
        question: StepId,
        /// What was given.
        response: Response,
        /// What it was worth.
        outcome: Outcome,
    },
    /// The placement came to a plan.
    Placed {
        /// The attempt.
        attempt: AttemptId,
        /// The modules to take, in order, each with its reason.
        plan: Vec<PlanStep>,
    },
    /// A line of the plan of action was ticked, or its tick taken back.
    ActionDone {
        /// The module whose action it is.
        module: ModuleId,
        /// Whether it is done.
        is_done: bool,
    },
    /// An attempt belongs to a group session: what was answered in it was answered
    /// there.
    InRoom {
        /// The session.
        room: RoomId,
        /// The module it was led through.
        module: ModuleId,
        /// The attempt.
        attempt: AttemptId,
        /// Who led it, as written in its register.
        trainer: String,
    },
    /// The learner forgot this start: the module is as if never opened, unless passed.
    Forgotten {
        /// The module.
        module: ModuleId,
    },
    /// From now on this key of SSH opens what the learner has, as the card does.
    KeyLinked {
        /// The key.
        key: KeyPrint,
    },
    /// It does not any more.
    KeyRevoked {
        /// The key.
        key: KeyPrint,
    },
    /// A certificate was issued.
    Certified {
        /// Its name.
        certificate: CertificateId,
        /// What it is for.
        subject: Certified,
        /// The signed document, the very bytes that are exported.
        document: String,
    },
}

/// What a quiz is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Purpose {
    /// To pass the module.
    #[default]
    Pass,
    /// To confirm, on another day, a module already passed: it makes it solid.
    Check,
}

/// What a certificate is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Certified {
    /// One module.
    Module(ModuleId),
    /// The Passeport.
    Passport,
}

/// Which text was read: a version for people, a hash for certainty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Edition {
    /// The version the module declares.
    pub version: String,
    /// SHA-256 of the module's file in the language read, lower-case hexadecimal.
    pub sha256: String,
}

/// What is kept of a card: enough to recognise it, not enough to copy it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardSeal {
    /// Place of the card's first word in the list: narrows the search.
    pub first: u16,
    /// Argon2id hash of the five words in the PHC string format.
    pub hash: String,
}
