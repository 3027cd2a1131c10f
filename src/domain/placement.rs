//! The kind placement: a few questions from many modules that come to a plan
//! of three modules, each with its reason. Never a level, never a score.
//!
//! What is asked next follows from the answers so far and the seed of the
//! attempt, so that whoever comes back after a crash is asked the same.

pub mod ability;
pub mod bilan;
pub mod choice;
pub mod plan;

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::attempt::Response;
use super::id::{AreaId, GoalId, ModuleId, StepId};
use super::prose::Prose;

/// Questions asked, unless one stops before.
pub const QUESTIONS: usize = 8;

/// Very easy questions that may follow, so that it ends on a success.
pub const MOST_EXTRA: usize = 2;

/// Steps on which one places oneself, from 1.
pub const STEPS: u8 = 4;

/// What a placement is made of, in the words of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// What one may want, in the order shown.
    pub goals: Vec<Goal>,
    /// Where one places oneself, in the order asked.
    pub areas: Vec<Area>,
    /// Modules that protect any business, the most useful first.
    pub safety: Vec<ModuleId>,
    /// The questions that may be asked.
    pub items: Vec<Item>,
    /// The modules a plan may name, in the order of the programme.
    pub modules: Vec<ModuleId>,
}

/// Something a learner may want.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its name.
    pub id: GoalId,
    /// In the words of a learner.
    pub title: Prose,
    /// The modules that serve it, the most useful first.
    pub modules: Vec<ModuleId>,
}

/// A field of skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its name.
    pub id: AreaId,
    /// In the words of the module "faire-le-point".
    pub title: Prose,
    /// What one does in it at work.
    pub example: Prose,
    /// The modules that train it.
    pub modules: Vec<ModuleId>,
}

/// A question that may be asked, and how hard it is held to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The module it comes from.
    pub module: ModuleId,
    /// Which question of that module.
    pub question: StepId,
    /// The field of skill it belongs to.
    pub area: AreaId,
    /// Difficulty *b* of the two-parameter logistic model (Birnbaum 1968), in
    /// logits: who stands there is right every other time.
    pub difficulty: Hundredths,
    /// Discrimination *a* of the same model: how sharply it tells who knows.
    #[serde(default = "Hundredths::one")]
    pub discrimination: Hundredths,
}

/// A number with two decimals, such as a difficulty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(i16);

impl Hundredths {
    /// So many hundredths.
    pub const fn new(hundredths: i16) -> Self {
        Self(hundredths)
    }

    /// 1.00.
    pub const fn one() -> Self {
        Self(100)
    }

    /// The number.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl Serialize for Hundredths {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_f64(self.value())
    }
}

impl<'de> Deserialize<'de> for Hundredths {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(d)?;
        let hundredths = (number * 100.0).round();
        if !(-30_000.0..=30_000.0).contains(&hundredths) {
            // In the short form: the long one may take three hundred digits.
            let told = format!("{number:e} is not between -300 and 300");
            return Err(serde::de::Error::custom(told));
        }
        #[expect(clippy::cast_possible_truncation, reason = "whole and in range, as just checked")]
        Ok(Self(hundredths as i16))
    }
}

impl Guide {
    /// The goal of that name.
    pub fn goal(&self, id: &GoalId) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == *id)
    }

    /// The area of that name.
    pub fn area(&self, id: &AreaId) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == *id)
    }

    /// The item for that question.
    pub fn item(&self, module: &ModuleId, question: &StepId) -> Option<&Item> {
        self.items.iter().find(|item| item.module == *module && item.question == *question)
    }
}

/// The answer "I do not know": it is one, always offered.
pub fn unknown() -> Response {
    Response::Choices(BTreeSet::new())
}

/// Whether `response` is the answer "I do not know".
pub fn is_unknown(response: &Response) -> bool {
    matches!(response, Response::Choices(chosen) if chosen.is_empty())
}

#[cfg(test)]
mod tests;
