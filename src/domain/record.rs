//! Learning records: dated facts that happened. Appended, never edited;
//! everything else is a fold of them.

use serde::{Deserialize, Serialize};

use super::attempt::{Outcome, Response, Score};
use super::id::{AttemptId, CertificateId, LearnerId, ModuleId, StepId};
use super::learner::{Organisation, Preferences};
use super::module::MasteryRule;
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
    /// The learner forgot this start: the module is as if never opened, unless passed.
    Forgotten {
        /// The module.
        module: ModuleId,
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
