//! What happened, in the words of the Experience API 1.0.3 (xAPI, ADL), with the verbs of
//! cmi5 (AICC, 1.0) where it has one.
//!
//! Nobody is named: an account is a pseudonym, what was typed stays here, and facts about
//! the person (name, organisation, card) are no statements at all. Nothing of the modules'
//! texts is said either, so that sending again after a new edition says the same.

mod shape;

use std::collections::{BTreeMap, BTreeSet};

pub use shape::{
    Account, Activity, Actor, Belongs, Context, Definition, Interaction, Outcomes, Points,
    Statement, VERSION, Verb,
};

use super::attempt::{Outcome, Response, Score};
use super::id::{AttemptId, ChoiceId, ModuleId, RoomId, StepId};
use super::progress::ENDING;
use super::record::{Certified, Fact, LearningRecord, Purpose};

/// What makes the names that follow from ours.
pub trait Names {
    /// The id of a record's statement.
    fn statement(&self, record: &LearningRecord) -> String;
    /// A pseudonym for whoever the record is about.
    fn account(&self, record: &LearningRecord) -> Account;
    /// A registration for an attempt of that person.
    fn registration(&self, record: &LearningRecord, attempt: AttemptId) -> String;
}

/// What is known of the attempts of one learner: a record says it once for all others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attempts {
    rooms: BTreeMap<AttemptId, RoomId>,
    checks: BTreeSet<AttemptId>,
}

impl Attempts {
    /// What the records of one learner say.
    pub fn of(records: &[LearningRecord]) -> Self {
        let mut known = Self::default();
        for record in records {
            match &record.fact {
                Fact::InRoom { attempt, room, .. } => {
                    known.rooms.insert(*attempt, *room);
                }
                Fact::QuizStarted { attempt, purpose: Purpose::Check, .. } => {
                    known.checks.insert(*attempt);
                }
                _ => {}
            }
        }
        known
    }

    fn purpose(&self, attempt: AttemptId) -> Purpose {
        if self.checks.contains(&attempt) { Purpose::Check } else { Purpose::Pass }
    }
}

/// What a fact comes to.
struct Told {
    verb: (&'static str, &'static str),
    object: Activity,
    result: Option<Outcomes>,
    parent: Option<Activity>,
    attempt: Option<AttemptId>,
    revision: Option<String>,
}

impl Told {
    fn new(verb: (&'static str, &'static str), object: Activity) -> Self {
        Self { verb, object, result: None, parent: None, attempt: None, revision: None }
    }

    fn of(self, module: &ModuleId) -> Self {
        Self { parent: Some(course(module)), ..self }
    }

    fn within(self, attempt: AttemptId) -> Self {
        Self { attempt: Some(attempt), ..self }
    }

    fn with(self, result: Outcomes) -> Self {
        Self { result: Some(result), ..self }
    }
}

const INITIALIZED: (&str, &str) = ("http://adlnet.gov/expapi/verbs/initialized", "initialized");
const COMPLETED: (&str, &str) = ("http://adlnet.gov/expapi/verbs/completed", "completed");
const PASSED: (&str, &str) = ("http://adlnet.gov/expapi/verbs/passed", "passed");
const FAILED: (&str, &str) = ("http://adlnet.gov/expapi/verbs/failed", "failed");
const ABANDONED: (&str, &str) = ("https://w3id.org/xapi/adl/verbs/abandoned", "abandoned");
const SATISFIED: (&str, &str) = ("https://w3id.org/xapi/adl/verbs/satisfied", "satisfied");
const ATTEMPTED: (&str, &str) = ("http://adlnet.gov/expapi/verbs/attempted", "attempted");
const ANSWERED: (&str, &str) = ("http://adlnet.gov/expapi/verbs/answered", "answered");
const EXPERIENCED: (&str, &str) = ("http://adlnet.gov/expapi/verbs/experienced", "experienced");
const INTERACTED: (&str, &str) = ("http://adlnet.gov/expapi/verbs/interacted", "interacted");
const ATTENDED: (&str, &str) = ("http://adlnet.gov/expapi/verbs/attended", "attended");

/// The statement of a record; none for what concerns the person alone.
pub fn statement(
    record: &LearningRecord,
    known: &Attempts,
    names: &impl Names,
) -> Option<Statement> {
    let told = tell(&record.fact, known)?;
    let room = told.attempt.and_then(|attempt| known.rooms.get(&attempt));
    let activities = Belongs {
        parent: told.parent.into_iter().collect(),
        grouping: room.map(|room| meeting(*room)).into_iter().collect(),
    };
    let (id, word) = told.verb;
    Some(Statement {
        id: names.statement(record),
        actor: Actor { object_type: "Agent", account: names.account(record) },
        verb: Verb { id, display: [("en", word)].into() },
        object: told.object,
        result: told.result,
        context: Context {
            registration: told.attempt.map(|attempt| names.registration(record, attempt)),
            revision: told.revision,
            platform: "Passeport",
            activities,
        },
        timestamp: record.at.to_rfc3339(),
        version: VERSION,
    })
}

fn tell(fact: &Fact, known: &Attempts) -> Option<Told> {
    Some(match fact {
        // About the person, or what is shown to the person: nobody else's business. A tick
        // taken back has no words here.
        Fact::ActionDone { is_done: false, .. }
        | Fact::Joined { .. }
        | Fact::CardReplaced { .. }
        | Fact::Named { .. }
        | Fact::Protected { .. }
        | Fact::KeyLinked { .. }
        | Fact::KeyRevoked { .. }
        | Fact::Represents { .. }
        | Fact::Prefers { .. }
        | Fact::Reviewing { .. }
        | Fact::Follows { .. } => return None,
        Fact::Started { module, edition, attempt } => Told {
            revision: Some(edition.version.clone()),
            ..Told::new(INITIALIZED, course(module)).within(*attempt)
        },
        Fact::Reached { module, step } if step.as_str() == ENDING => {
            Told::new(COMPLETED, lessons(module)).of(module)
        }
        Fact::Reached { module, step } => {
            Told::new(EXPERIENCED, part(module, step, LESSON)).of(module)
        }
        Fact::Answered { module, attempt, question, response, outcome, .. }
        | Fact::Recalled { module, attempt, question, response, outcome, .. }
        | Fact::PlacementAnswered { attempt, module, question, response, outcome } => {
            answered(module, question, response, *outcome).within(*attempt)
        }
        Fact::Played { module, step, .. } => {
            let result = Outcomes { completion: Some(true), ..Outcomes::default() };
            Told::new(INTERACTED, part(module, step, SIMULATION)).of(module).with(result)
        }
        Fact::QuizStarted { module, edition, attempt, purpose, .. } => Told {
            revision: Some(edition.version.clone()),
            ..Told::new(ATTEMPTED, quiz(module, *purpose)).of(module).within(*attempt)
        },
        Fact::QuizEnded { module, attempt, score, is_passed } => {
            ended(module, known.purpose(*attempt), *score, *is_passed).within(*attempt)
        }
        Fact::PlacementStarted { attempt, .. } => {
            Told::new(ATTEMPTED, placement()).within(*attempt)
        }
        Fact::Placed { attempt, .. } => Told::new(COMPLETED, placement()).within(*attempt),
        Fact::ActionDone { module, is_done: true } => {
            Told::new(COMPLETED, activity(&format!("{}/action", name(module)), TASK)).of(module)
        }
        Fact::InRoom { room, module, attempt, .. } => {
            Told::new(ATTENDED, meeting(*room)).of(module).within(*attempt)
        }
        Fact::Forgotten { module } => Told::new(ABANDONED, course(module)),
        Fact::Certified { subject: Certified::Module(module), .. } => {
            Told::new(SATISFIED, course(module))
        }
        Fact::Certified { subject: Certified::Passport, .. } => {
            Told::new(SATISFIED, activity("passeport", CURRICULUM))
        }
    })
}

fn ended(module: &ModuleId, purpose: Purpose, score: Score, is_passed: bool) -> Told {
    let verb = if is_passed { PASSED } else { FAILED };
    let result = Outcomes {
        success: Some(is_passed),
        completion: Some(true),
        response: None,
        score: points(score),
    };
    Told::new(verb, quiz(module, purpose)).of(module).with(result)
}

fn answered(module: &ModuleId, question: &StepId, response: &Response, outcome: Outcome) -> Told {
    let (interaction, response) = spelled(response);
    let mut object = part(module, question, QUESTION);
    object.definition.interaction = Some(interaction);
    let success = Some(outcome == Outcome::Right);
    let result = Outcomes { success, completion: None, response, score: None };
    Told::new(ANSWERED, object).of(module).with(result)
}

/// A response as xAPI spells it (Data, appendix C).
fn spelled(response: &Response) -> (Interaction, Option<String>) {
    let joined = |ids: Vec<&str>| Some(ids.join("[,]"));
    match response {
        Response::Choice(id) => (Interaction::Choice, Some(id.to_string())),
        Response::Choices(ids) => {
            (Interaction::Choice, joined(ids.iter().map(ChoiceId::as_str).collect()))
        }
        Response::Order(ids) => {
            (Interaction::Sequencing, joined(ids.iter().map(ChoiceId::as_str).collect()))
        }
        Response::Match(pairs) => {
            let pairs: Vec<String> = pairs.iter().map(|(a, b)| format!("{a}[.]{b}")).collect();
            (Interaction::Matching, Some(pairs.join("[,]")))
        }
        // Anything may have been typed, a name as well.
        Response::Text(_) => (Interaction::FillIn, None),
    }
}

fn points(score: Score) -> Option<Points> {
    let scaled = f64::from(score.right.min(score.of)) / f64::from(score.of);
    (score.of > 0).then_some(Points { scaled, raw: score.right, min: 0, max: score.of })
}

const COURSE: &str = "http://adlnet.gov/expapi/activities/course";
const CURRICULUM: &str = "http://adlnet.gov/expapi/activities/course";
const LESSON: &str = "http://adlnet.gov/expapi/activities/lesson";
const MODULE: &str = "http://adlnet.gov/expapi/activities/module";
const SIMULATION: &str = "http://adlnet.gov/expapi/activities/simulation";
const QUESTION: &str = "http://adlnet.gov/expapi/activities/cmi.interaction";
const ASSESSMENT: &str = "http://adlnet.gov/expapi/activities/assessment";
const MEETING: &str = "http://adlnet.gov/expapi/activities/meeting";
const TASK: &str = "http://adlnet.gov/expapi/activities/performance";

/// Names of ours need no address: `urn:passeport:` and what it is.
fn activity(path: &str, kind: &'static str) -> Activity {
    let definition = Definition { kind, interaction: None };
    Activity { object_type: "Activity", id: format!("urn:passeport:{path}"), definition }
}

fn name(module: &ModuleId) -> String {
    format!("module/{module}")
}

fn course(module: &ModuleId) -> Activity {
    activity(&name(module), COURSE)
}

fn lessons(module: &ModuleId) -> Activity {
    activity(&format!("{}/lessons", name(module)), MODULE)
}

fn part(module: &ModuleId, step: &StepId, kind: &'static str) -> Activity {
    activity(&format!("{}/step/{step}", name(module)), kind)
}

fn quiz(module: &ModuleId, purpose: Purpose) -> Activity {
    let last = match purpose {
        Purpose::Pass => "quiz",
        Purpose::Check => "check",
    };
    activity(&format!("{}/{last}", name(module)), ASSESSMENT)
}

fn placement() -> Activity {
    activity("placement", ASSESSMENT)
}

fn meeting(room: RoomId) -> Activity {
    activity(&format!("room/{room}"), MEETING)
}
