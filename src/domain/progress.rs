//! Progress: the present state of a learner, folded from records. Never stored
//! as truth.

use std::collections::{BTreeMap, BTreeSet};

use super::attempt::{Outcome, Response};
use super::id::{AttemptId, CertificateId, ModuleId, ObjectiveId, StepId};
use super::key::KeyPrint;
use super::learner::{Organisation, Preferences};
use super::module::MasteryRule;
use super::record::{Certified, Edition, Fact, LearningRecord, Purpose};
use super::route::Route;
use super::time::Timestamp;

/// The step whose record says that the end of the lessons was reached.
pub const ENDING: &str = "ending";

/// Everything the records of one learner come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// The last record folded in.
    pub seq: u64,
    /// The latest moment of all records, whatever their order.
    pub latest: Timestamp,
    /// What is kept of the digits asked for after the card, if any.
    pub pin: Option<String>,
    /// First name, if given.
    pub name: Option<String>,
    /// The organisation the certificates are for.
    pub organisation: Option<Organisation>,
    /// How things are shown.
    pub preferences: Preferences,
    /// What was done in each module.
    pub modules: BTreeMap<ModuleId, ModuleProgress>,
    /// The module last worked on. Confirming another one does not take its place.
    pub last: Option<ModuleId>,
    /// The module being confirmed, until that is over or something else is done.
    pub checking: Option<ModuleId>,
    /// The keys of SSH that open this, and since when.
    pub keys: BTreeMap<KeyPrint, Timestamp>,
    /// What was issued, oldest first.
    pub certificates: Vec<Certificate>,
    /// The way through the modules that is followed.
    pub route: Option<Route>,
    /// The last placement begun.
    pub placement: Option<Placement>,
    /// Whether a placement under way is what was worked on last.
    pub is_placing: bool,
    /// What is asked again from time to time, and how it went so far.
    pub recalls: BTreeMap<(ModuleId, ObjectiveId), Vec<Recall>>,
    /// The lines of the plan of action that are ticked, and since when.
    pub done_actions: BTreeMap<ModuleId, Timestamp>,
    /// Every answer ever given to a question of a module, oldest first. What was
    /// forgotten since, or answered again, is still there.
    pub given: BTreeMap<ModuleId, Vec<Given>>,
}

/// What was done in one module.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ModuleProgress {
    /// The pass through the lessons, if begun.
    pub lesson: Option<LessonPass>,
    /// The step last on screen, of the lessons or of the open quiz.
    pub position: Option<StepId>,
    /// Final quizzes, oldest first. Only the last one may be open.
    pub quizzes: Vec<QuizAttempt>,
    /// How it was passed the first time.
    pub passed: Option<Pass>,
    /// When the pass was confirmed on another day.
    pub solid: Option<Timestamp>,
    /// When it was last tried to confirm it.
    pub checked: Option<Timestamp>,
    /// Whether it was led in a group session.
    pub is_in_group: bool,
    /// The latest moment of all that was done in it.
    pub latest: Timestamp,
}

/// A pass through the lessons of a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonPass {
    /// What was read.
    pub edition: Edition,
    /// Seed of the order of choices.
    pub attempt: AttemptId,
    /// When it began.
    pub started_at: Timestamp,
    /// The last answer to each question.
    pub answers: BTreeMap<StepId, Answer>,
    /// Simulators brought to their goal.
    pub played: BTreeSet<StepId>,
    /// Whether its end was reached once.
    pub is_read: bool,
    /// When its end was reached first.
    pub read_at: Option<Timestamp>,
}

/// One final quiz: an immutable draw and the first answer to each question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuizAttempt {
    /// Its name and seed.
    pub attempt: AttemptId,
    /// What it was drawn from.
    pub edition: Edition,
    /// What was drawn, in order.
    pub questions: Vec<StepId>,
    /// The language of that text.
    pub language: String,
    /// What it has to come to.
    pub rule: MasteryRule,
    /// Whether it was taken before the lessons were read to their end.
    pub by_test: bool,
    /// What it is for.
    pub purpose: Purpose,
    /// When it began.
    pub started_at: Timestamp,
    /// The first answer to each drawn question.
    pub answers: BTreeMap<StepId, Answer>,
    /// Whether it was answered to its end, and passed.
    pub ended: Option<bool>,
}

/// An answer and what it was worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What was given.
    pub response: Response,
    /// What it was worth.
    pub outcome: Outcome,
    /// How many hints had been read.
    pub hints: u8,
    /// When.
    pub at: Timestamp,
}

/// A certificate that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Its name.
    pub id: CertificateId,
    /// What it is for.
    pub subject: Certified,
    /// For whom.
    pub organisation: Option<Organisation>,
    /// When it was issued.
    pub at: Timestamp,
    /// The signed document.
    pub document: String,
}

impl Progress {
    /// What all `records` come to. Records must be in order of their numbers;
    /// one already folded in is ignored.
    pub fn fold<'r>(records: impl IntoIterator<Item = &'r LearningRecord>) -> Self {
        let mut progress = Self::default();
        for record in records {
            progress.add(record);
        }
        progress
    }

    /// Folds one more record in.
    pub fn add(&mut self, record: &LearningRecord) {
        if record.seq <= self.seq {
            return;
        }
        self.seq = record.seq;
        self.add_given(record);
        self.latest = self.latest.max(record.at);
        match &record.fact {
            Fact::Joined { .. } | Fact::CardReplaced { .. } => {}
            Fact::InRoom { module, .. } => {
                self.modules.entry(module.clone()).or_default().is_in_group = true;
            }
            Fact::Named { name } => self.name.clone_from(name),
            Fact::Protected { pin } => self.pin.clone_from(pin),
            Fact::Represents { organisation } => self.organisation = Some(organisation.clone()),
            Fact::Prefers { preferences } => self.preferences = preferences.clone(),
            Fact::Certified { certificate, subject, document } => {
                self.certificates.push(Certificate {
                    id: *certificate,
                    subject: subject.clone(),
                    organisation: self.organisation.clone(),
                    at: record.at,
                    document: document.clone(),
                });
            }
            Fact::KeyLinked { key } => {
                self.keys.entry(*key).or_insert(record.at);
            }
            Fact::KeyRevoked { key } => {
                self.keys.remove(key);
            }
            Fact::Forgotten { module } => self.forget(module),
            Fact::Reviewing { .. }
            | Fact::Recalled { .. }
            | Fact::Follows { .. }
            | Fact::PlacementStarted { .. }
            | Fact::PlacementAnswered { .. }
            | Fact::Placed { .. }
            | Fact::ActionDone { .. } => self.add_around(record.at, &record.fact),
            Fact::Started { module, .. }
            | Fact::Reached { module, .. }
            | Fact::Answered { module, .. }
            | Fact::Played { module, .. }
            | Fact::QuizStarted { module, .. }
            | Fact::QuizEnded { module, .. } => {
                let here = self.modules.entry(module.clone()).or_default();
                here.add(record.at, &record.fact);
                self.work_on(module, &record.fact);
                self.is_placing = false;
            }
        }
    }

    /// What was done in `module`, if anything.
    pub fn module(&self, module: &ModuleId) -> Option<&ModuleProgress> {
        self.modules.get(module)
    }

    /// The modules passed, in the order they were passed.
    pub fn passed(&self) -> Vec<(&ModuleId, &Pass)> {
        let mut passed: Vec<_> = self
            .modules
            .iter()
            .filter_map(|(id, module)| Some((id, module.passed.as_ref()?)))
            .collect();
        passed.sort_by_key(|(_, pass)| pass.at);
        passed
    }

    /// The module to go on with: the one being confirmed, else the last one worked
    /// on, unless it is passed and no new quiz is open in it.
    pub fn unfinished(&self) -> Option<(&ModuleId, &ModuleProgress)> {
        let id = self.checking.as_ref().or(self.last.as_ref())?;
        let module = self.modules.get(id)?;
        let is_open =
            module.position.is_some() && (module.passed.is_none() || module.open_quiz().is_some());
        is_open.then_some((id, module))
    }

    /// The latest certificate for `subject`, for the present organisation: what
    /// another one was given does not count for this one.
    pub fn certificate(&self, subject: &Certified) -> Option<&Certificate> {
        let is_it = |certificate: &&Certificate| {
            certificate.subject == *subject && certificate.organisation == self.organisation
        };
        self.certificates.iter().rev().find(is_it)
    }

    fn forget(&mut self, module: &ModuleId) {
        let Some(before) = self.modules.remove(module) else { return };
        let ModuleProgress { passed, solid, checked, latest, .. } = before;
        if passed.is_some() {
            let kept =
                ModuleProgress { passed, solid, checked, latest, ..ModuleProgress::default() };
            self.modules.insert(module.clone(), kept);
        } else {
            self.done_actions.remove(module);
        }
        if self.checking.as_ref() == Some(module) {
            self.checking = None;
        }
        if self.last.as_ref() == Some(module) {
            self.last = None;
        }
    }
}

impl ModuleProgress {
    /// The quiz that waits for answers.
    pub fn open_quiz(&self) -> Option<&QuizAttempt> {
        self.quizzes.last().filter(|quiz| quiz.ended.is_none())
    }

    /// The last quiz that was answered to its end.
    pub fn last_ended(&self) -> Option<&QuizAttempt> {
        self.quizzes.iter().rev().find(|quiz| quiz.ended.is_some())
    }

    fn add(&mut self, at: Timestamp, fact: &Fact) {
        self.latest = self.latest.max(at);
        match fact {
            Fact::Started { edition, attempt, .. } => {
                self.lesson = Some(LessonPass {
                    edition: edition.clone(),
                    attempt: *attempt,
                    started_at: at,
                    answers: BTreeMap::new(),
                    played: BTreeSet::new(),
                    is_read: false,
                    read_at: None,
                });
            }
            Fact::Reached { step, .. } => {
                self.position = Some(step.clone());
                if let Some(lesson) = self.lesson.as_mut().filter(|_| step.as_str() == ENDING) {
                    lesson.is_read = true;
                    lesson.read_at.get_or_insert(at);
                }
            }
            Fact::Answered { attempt, question, response, outcome, hints, .. } => {
                let (response, outcome, hints) = (response.clone(), *outcome, *hints);
                self.answer(*attempt, question, Answer { response, outcome, hints, at });
            }
            Fact::Played { step, .. } => {
                if let Some(lesson) = &mut self.lesson {
                    lesson.played.insert(step.clone());
                }
            }
            Fact::QuizStarted {
                edition,
                attempt,
                questions,
                language,
                rule,
                by_test,
                purpose,
                ..
            } => {
                if *purpose == Purpose::Check {
                    self.checked = Some(at);
                }
                self.quizzes.push(QuizAttempt {
                    attempt: *attempt,
                    edition: edition.clone(),
                    questions: questions.clone(),
                    language: language.clone(),
                    rule: *rule,
                    by_test: *by_test,
                    purpose: *purpose,
                    started_at: at,
                    answers: BTreeMap::new(),
                    ended: None,
                });
            }
            Fact::QuizEnded { attempt, is_passed, .. } => self.end_quiz(*attempt, *is_passed, at),
            _ => {}
        }
    }

    /// An answer belongs to the attempt it names and to no other; in a quiz
    /// only the first answer to a drawn question counts.
    fn answer(&mut self, attempt: AttemptId, question: &StepId, answer: Answer) {
        if let Some(lesson) = self.lesson.as_mut().filter(|lesson| lesson.attempt == attempt) {
            lesson.answers.insert(question.clone(), answer);
        } else if let Some(quiz) = self.quizzes.iter_mut().find(|quiz| quiz.attempt == attempt)
            && quiz.ended.is_none()
            && quiz.questions.contains(question)
        {
            quiz.answers.entry(question.clone()).or_insert(answer);
        }
    }

    fn end_quiz(&mut self, attempt: AttemptId, is_passed: bool, at: Timestamp) {
        // Ended twice, from two places at once: the first end counts.
        let mut open = self.quizzes.iter_mut().filter(|quiz| quiz.ended.is_none());
        let Some(quiz) = open.find(|quiz| quiz.attempt == attempt) else { return };
        quiz.ended = Some(is_passed);
        if quiz.purpose == Purpose::Check {
            self.checked = Some(at);
            let is_another_day = self.passed.as_ref().is_some_and(|p| p.at.date() < at.date());
            if is_passed && is_another_day {
                self.solid.get_or_insert(at);
            }
        } else if is_passed && self.passed.is_none() {
            let lesson_start = self.lesson.as_ref().map(|lesson| lesson.started_at);
            self.passed = Some(Pass {
                attempt,
                edition: quiz.edition.clone(),
                score: quiz.score(),
                rule: quiz.rule,
                by_test: quiz.by_test,
                is_in_group: self.is_in_group,
                started_at: lesson_start.unwrap_or(quiz.started_at).min(at),
                at,
            });
        }
    }
}

mod around;
mod check;
mod given;
mod pass;
mod quiz;
#[cfg(test)]
mod tests;

pub use around::{Placement, PlacementAnswer, Recall};
pub use given::{Given, Occasion};
pub use pass::Pass;
