//! How far learners come in a module and where they stop; when passports are earned.

use std::collections::BTreeMap;

use super::withheld::{Shown, shown};
use crate::domain::id::{LessonId, ModuleId, StepId};
use crate::domain::module::Module;
use crate::domain::progress::{ModuleProgress, Progress};
use crate::domain::record::{Certified, Fact, LearningRecord};
use crate::domain::time::{Date, Timestamp};

/// Somebody who has done nothing in a module for so many days has stopped there.
pub const STOPPED: i32 = 14;

/// How far somebody came in a module: exactly one of these.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Solid,
    Passed,
    Read,
    UnderWay,
    Stopped(Option<StepId>),
}

/// One row of the report on a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Passed, and confirmed on another day.
    Solid,
    /// Passed.
    Passed,
    /// The lessons are read to their end, the module is not passed.
    Read,
    /// Begun, and something was done in it during the last [`STOPPED`] days.
    UnderWay,
    /// Stopped in that lesson.
    Lesson(LessonId),
    /// Stopped in the final quiz, or at a step that is not there any more.
    Elsewhere,
}

/// How far all learners came in one module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How many began it; none when withheld.
    pub started: Option<u32>,
    /// How many passed it, solid or not; none when withheld.
    pub passed: Option<u32>,
    /// How many came to the end of the lessons and no further; none when withheld.
    pub read: Option<u32>,
    /// Each learner is in one row; none where withheld.
    pub rows: Vec<(Row, Option<u32>)>,
}

/// How far all learners came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stages {
    modules: BTreeMap<ModuleId, Vec<Stage>>,
}

impl Stages {
    /// Adds all records of one learner, in order of their numbers.
    pub fn add_learner(&mut self, records: &[LearningRecord], now: Timestamp) {
        let mut last: BTreeMap<&ModuleId, Timestamp> = BTreeMap::new();
        for record in records {
            if let Some(module) = worked_on(&record.fact) {
                last.insert(module, record.at);
            }
        }
        for (module, progress) in Progress::fold(records).modules {
            let days = last.get(&module).map_or(0, |at| now.date().days_since(at.date()));
            let stage = stage(&progress, days);
            self.modules.entry(module).or_default().extend(stage);
        }
    }

    /// What may be told of `module`. That nobody began it is not told either.
    pub fn report(&self, module: &Module) -> Report {
        let stages = self.modules.get(&module.id).map_or(&[][..], Vec::as_slice);
        let lessons = module.lessons.iter().map(|lesson| Row::Lesson(lesson.id.clone()));
        let rows: Vec<Row> = [Row::Solid, Row::Passed, Row::Read, Row::UnderWay]
            .into_iter()
            .chain(lessons)
            .chain([Row::Elsewhere])
            .collect();
        let mut counts = vec![0_u32; rows.len()];
        for stage in stages {
            let row = row(stage, module);
            let place = rows.iter().position(|other| *other == row);
            if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
                *count += 1;
            }
        }
        let told = shown(&counts, &levels(&rows), |_| true);
        let (passed, read) = match &told {
            Shown::Cells(counts) => {
                (counts.iter().take(2).copied().reduce(|a, b| a + b), counts.get(2).copied())
            }
            Shown::Groups { level: 0, sums } => (sums.first().copied(), sums.get(1).copied()),
            Shown::Groups { level: 1, sums } => (sums.first().copied(), None),
            Shown::Groups { .. } | Shown::Nothing => (None, None),
        };
        let cells = rows.into_iter().enumerate().map(|(at, row)| (row, told.cell(at)));
        Report { started: told.total(), passed, read, rows: cells.collect() }
    }
}

/// Passed, read, neither; then passed or not; then all together.
fn levels(rows: &[Row]) -> Vec<Vec<usize>> {
    let group = |row: &Row| match row {
        Row::Solid | Row::Passed => 0,
        Row::Read => 1,
        Row::UnderWay | Row::Lesson(_) | Row::Elsewhere => 2,
    };
    let most = [2, 1, 0];
    most.map(|most| rows.iter().map(|row| group(row).min(most)).collect()).to_vec()
}

/// The module that a fact is work in.
fn worked_on(fact: &Fact) -> Option<&ModuleId> {
    match fact {
        Fact::Started { module, .. }
        | Fact::Reached { module, .. }
        | Fact::Answered { module, .. }
        | Fact::Played { module, .. }
        | Fact::QuizStarted { module, .. }
        | Fact::QuizEnded { module, .. } => Some(module),
        _ => None,
    }
}

/// None for who only came by: nothing was begun.
fn stage(progress: &ModuleProgress, days: i32) -> Option<Stage> {
    let has_read = progress.lesson.as_ref().is_some_and(|lesson| lesson.is_read);
    Some(match progress {
        _ if progress.solid.is_some() => Stage::Solid,
        _ if progress.passed.is_some() => Stage::Passed,
        _ if has_read => Stage::Read,
        _ if progress.lesson.is_none() && progress.quizzes.is_empty() => return None,
        _ if days < STOPPED => Stage::UnderWay,
        _ => Stage::Stopped(progress.position.clone()),
    })
}

fn row(stage: &Stage, module: &Module) -> Row {
    match stage {
        Stage::Solid => Row::Solid,
        Stage::Passed => Row::Passed,
        Stage::Read => Row::Read,
        Stage::UnderWay => Row::UnderWay,
        Stage::Stopped(step) => {
            let is_in = |lesson: &&crate::domain::module::Lesson| {
                step.as_ref().is_some_and(|step| lesson.steps.iter().any(|s| s.id() == step))
            };
            let lesson = module.lessons.iter().find(is_in);
            lesson.map_or(Row::Elsewhere, |lesson| Row::Lesson(lesson.id.clone()))
        }
    }
}

/// When learners earned their Passeport.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passports {
    months: BTreeMap<(i16, i8), u32>,
}

impl Passports {
    /// Adds all records of one learner: the first Passeport counts.
    pub fn add_learner(&mut self, records: &[LearningRecord]) {
        let is_one =
            |fact: &Fact| matches!(fact, Fact::Certified { subject: Certified::Passport, .. });
        if let Some(first) = records.iter().find(|record| is_one(&record.fact)) {
            let date: Date = first.at.date();
            *self.months.entry((date.year(), date.month())).or_default() += 1;
        }
    }

    /// What may be told: in all, by year and by month, from the first month to the
    /// last one; no months when one of them has too few, then no years.
    pub fn report(&self) -> ByMonth {
        let ends = self.months.keys().next().zip(self.months.keys().next_back());
        let Some((first, last)) = ends else { return ByMonth::default() };
        let next = |(year, month): &(i16, i8)| {
            Some(if *month < 12 { (*year, month + 1) } else { (year + 1, 1) })
        };
        let months = std::iter::successors(Some(*first), next).take_while(|month| month <= last);
        let months: Vec<_> = months.collect();
        let count = |month| self.months.get(month).copied().unwrap_or(0);
        let counts: Vec<u32> = months.iter().map(count).collect();
        let years: Vec<i16> = (first.0..=last.0).collect();
        let place = |(year, _): &(i16, i8)| years.iter().position(|other| other == year);
        let by_year = months.iter().map(|month| place(month).unwrap_or(0)).collect();
        let told = shown(&counts, &[by_year, vec![0; months.len()]], |_| true);
        let total = told.total();
        match told {
            Shown::Cells(counts) => {
                let mut by_year = BTreeMap::new();
                for ((year, _), count) in months.iter().zip(&counts) {
                    *by_year.entry(*year).or_default() += count;
                }
                let months = months.into_iter().zip(counts).collect();
                ByMonth { total, years: by_year.into_iter().collect(), months }
            }
            Shown::Groups { level: 0, sums } => {
                ByMonth { total, years: years.into_iter().zip(sums).collect(), months: vec![] }
            }
            Shown::Groups { .. } | Shown::Nothing => ByMonth { total, ..ByMonth::default() },
        }
    }
}

/// How many Passeports were earned when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ByMonth {
    /// In all; none when withheld.
    pub total: Option<u32>,
    /// By year; empty when withheld.
    pub years: Vec<(i16, u32)>,
    /// By year and month; empty when withheld.
    pub months: Vec<((i16, i8), u32)>,
}

#[cfg(test)]
mod tests;
