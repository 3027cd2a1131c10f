//! Memory: when something learnt is worth asking again.
//!
//! The algorithm is FSRS-6 with its default parameters (Ye, Su and others, *Free
//! Spaced Repetition Scheduler*), and a recall wanted nine times in ten. An answer
//! is right or it is not: right is its grade "Good", all else "Again". Nothing of it
//! is stored: it is computed from the recalls, which are facts.

use std::collections::{BTreeMap, BTreeSet};

use fsrs::{FSRS, MemoryState};

use super::attempt::{Draws, Outcome};
use super::id::{AttemptId, ModuleId, ObjectiveId, StepId};
use super::module::Module;
use super::progress::{ModuleProgress, Progress, Recall};
use super::question::Question;
use super::time::{Date, Timestamp};

/// How often a recall should succeed when it comes.
const RETENTION: f32 = 0.9;

/// The longest wait between two recalls, in days: a hundred years.
const LONGEST: f32 = 36_500.0;

/// What is left of something learnt, right after it was last asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Memory {
    /// Days until a recall succeeds nine times in ten.
    pub stability: f32,
    /// How hard it is to keep, from 1 to 10.
    pub difficulty: f32,
    /// Whole days until it is worth asking again, at least one.
    pub interval: u32,
}

/// What is left after these grades, oldest first: whole days since the one before,
/// and whether it was recalled. None without any.
pub fn memory(grades: impl IntoIterator<Item = (u32, bool)>) -> Option<Memory> {
    let fsrs = FSRS::default();
    let mut memory: Option<Memory> = None;
    for (days, is_recalled) in grades {
        let Memory { stability, difficulty, .. } = memory.unwrap_or(NOTHING);
        let before = memory.map(|_| MemoryState { stability, difficulty });
        let next = fsrs.next_states(before, RETENTION, days).ok()?;
        let next = if is_recalled { next.good } else { next.again };
        memory = Some(Memory {
            stability: next.memory.stability,
            difficulty: next.memory.difficulty,
            interval: whole_days(next.interval),
        });
    }
    memory
}

const NOTHING: Memory = Memory { stability: 0.0, difficulty: 0.0, interval: 1 };

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number between 1 and 36500"
)]
fn whole_days(interval: f32) -> u32 {
    interval.round().clamp(1.0, LONGEST) as u32
}

/// The day from which something is worth asking again: never the day it was last
/// asked. None for something never asked.
pub fn due_on(recalls: &[Recall]) -> Option<Date> {
    let last = recalls.last()?.at.date();
    let mut before: Option<Date> = None;
    let grades = recalls.iter().map(|recall| {
        let day = recall.at.date();
        // A clock that went back counts as the same day.
        let days = before.map_or(0, |before| day.days_since(before));
        before = Some(day);
        (u32::try_from(days).unwrap_or(0), recall.outcome == Outcome::Right)
    });
    Some(last.plus_days(memory(grades)?.interval))
}

/// Something worth asking again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Its module.
    pub module: ModuleId,
    /// The objective.
    pub objective: ObjectiveId,
    /// Since when.
    pub since: Date,
}

/// What is worth asking again on the day `today`: what was once missed first, because
/// a false idea comes back; then what waits longest. Of what waits equally long, each
/// module gives one before any gives a second: mixed, it is remembered better.
pub fn due(progress: &Progress, today: Date) -> Vec<Due> {
    let mut before: BTreeMap<(bool, Date, &ModuleId), usize> = BTreeMap::new();
    let mut due = vec![];
    for ((module, objective), recalls) in &progress.recalls {
        let Some(since) = due_on(recalls).filter(|since| *since <= today) else { continue };
        let is_known = recalls.iter().all(|recall| recall.outcome == Outcome::Right);
        let place = before.entry((is_known, since, module)).or_default();
        *place += 1;
        let key = (is_known, since, *place);
        due.push((key, Due { module: module.clone(), objective: objective.clone(), since }));
    }
    // Stable: at last the order of names.
    due.sort_by_key(|(key, _)| *key);
    due.into_iter().map(|(_, due)| due).collect()
}

/// The next day on which something is worth asking again, `today` or later; none when
/// nothing ever is. Only what `is_asked` counts.
pub fn next_on(
    progress: &Progress,
    today: Date,
    is_asked: impl Fn(&ModuleId, &ObjectiveId) -> bool,
) -> Option<Date> {
    let asked =
        progress.recalls.iter().filter(|((module, objective), _)| is_asked(module, objective));
    asked.filter_map(|(_, recalls)| due_on(recalls)).min().map(|day| day.max(today))
}

/// The same day, and how much is worth asking again by then.
pub fn upcoming(
    progress: &Progress,
    today: Date,
    is_asked: impl Fn(&ModuleId, &ObjectiveId) -> bool,
) -> Option<(Date, usize)> {
    let asked =
        progress.recalls.iter().filter(|((module, objective), _)| is_asked(module, objective));
    let days: Vec<Date> = asked.filter_map(|(_, recalls)| due_on(recalls)).collect();
    let next = days.iter().copied().min()?.max(today);
    Some((next, days.iter().filter(|day| **day <= next).count()))
}

/// Whether an idea is solid: right the last time, on another day than the first.
pub fn is_solid(recalls: &[Recall]) -> bool {
    let days = recalls.first().zip(recalls.last());
    days.is_some_and(|(first, last)| {
        last.outcome == Outcome::Right && first.at.date() < last.at.date()
    })
}

/// The question to ask for an objective: one never met before if there is one, else
/// the one met longest ago; the one asked the time before only if there is no other.
/// Chance decides between equals, by `attempt`.
pub fn question<'m>(
    module: &'m Module,
    objective: &ObjectiveId,
    progress: &Progress,
    attempt: AttemptId,
) -> Option<&'m Question> {
    let here = progress.module(&module.id);
    let recalls = progress.recalls.get(&(module.id.clone(), objective.clone()));
    let recalls = recalls.map_or(&[][..], Vec::as_slice);
    let last = recalls.last().and_then(|recall| recall.question.as_ref());
    let mut questions: Vec<&Question> =
        module.questions().filter(|question| question.objective == *objective).collect();
    Draws::new(attempt, objective.as_str()).shuffle(&mut questions);
    questions.into_iter().min_by_key(|question| {
        let recalled =
            recalls.iter().filter(|recall| recall.question.as_ref() == Some(&question.id));
        let met = recalled.map(|recall| recall.at).max().max(met_at(here, &question.id));
        (last == Some(&question.id), met)
    })
}

/// When a question was last answered in its module.
fn met_at(here: Option<&ModuleProgress>, question: &StepId) -> Option<Timestamp> {
    let here = here?;
    let lesson = here.lesson.iter().filter_map(|lesson| lesson.answers.get(question));
    let quizzes = here.quizzes.iter().filter_map(|quiz| quiz.answers.get(question));
    lesson.chain(quizzes).map(|answer| answer.at).max()
}

/// The objectives of `questions` with how they went together: right only if all were,
/// else the worst of them.
pub fn outcomes<'a>(
    module: &Module,
    answers: impl IntoIterator<Item = (&'a StepId, Outcome)>,
) -> BTreeMap<ObjectiveId, Outcome> {
    let mut outcomes = BTreeMap::new();
    for (step, outcome) in answers {
        let Some(question) = module.question(step) else { continue };
        let worst = outcomes.entry(question.objective.clone()).or_insert(outcome);
        *worst = outcome.max(*worst);
    }
    outcomes
}

/// The objectives of a module, as they are today.
pub fn objectives(module: &Module) -> BTreeSet<ObjectiveId> {
    // One that no question proves any more cannot be asked.
    module.questions().map(|question| question.objective.clone()).collect()
}

#[cfg(test)]
mod tests;
