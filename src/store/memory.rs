//! The reference store: everything in memory, nothing kept. Tests and guests use it.

use std::collections::BTreeMap;

use crate::domain::id::LearnerId;
use crate::domain::key::KeyPrint;
use crate::domain::record::{CardSeal, LearningRecord};

use super::roll::{Place, Roll};
use super::{Draft, Healed, Learners, Meta, Records, StoreError, Summary};

/// A store that forgets everything with the process.
#[derive(Debug, Default)]
pub struct Memory {
    records: BTreeMap<LearnerId, Vec<LearningRecord>>,
    roll: Roll,
    healed: Healed,
}

impl Memory {
    /// An empty store.
    pub fn new() -> Self {
        Self { healed: Healed { is_settled: true, ..Healed::default() }, ..Self::default() }
    }
}

impl Extend<LearningRecord> for Memory {
    /// Takes records as they are, numbers included: a snapshot of another store.
    fn extend<T: IntoIterator<Item = LearningRecord>>(&mut self, records: T) {
        for record in records {
            self.roll.fold(&record, Place::default());
            let known = self.records.entry(record.learner).or_default();
            match known.binary_search_by_key(&record.seq, |known| known.seq) {
                Ok(at) => {
                    if let Some(old) = known.get_mut(at) {
                        *old = record;
                    }
                }
                Err(at) => known.insert(at, record),
            }
        }
    }
}

impl Records for Memory {
    fn append(&mut self, groups: Vec<Vec<Draft>>) -> Vec<Result<Vec<LearningRecord>, StoreError>> {
        let answers = self.roll.prepare(groups).into_iter().map(|prepared| {
            let records = prepared?.records;
            self.extend(records.clone());
            Ok(records)
        });
        answers.collect()
    }

    fn of_learner(&mut self, learner: LearnerId) -> Result<Vec<LearningRecord>, StoreError> {
        Ok(self.records.get(&learner).cloned().unwrap_or_default())
    }

    fn learners(&self) -> Vec<LearnerId> {
        self.roll.learners()
    }
}

impl Learners for Memory {
    fn roll(&self) -> Vec<Summary> {
        self.roll.summaries()
    }

    fn candidates(&self, first: u16) -> Vec<(LearnerId, CardSeal)> {
        self.roll.candidates(first)
    }

    fn holder(&self, key: KeyPrint) -> Option<LearnerId> {
        self.roll.holder(key)
    }

    fn erase(&mut self, learner: LearnerId) -> Result<bool, StoreError> {
        self.records.remove(&learner);
        Ok(self.roll.forget(learner))
    }
}

impl Meta for Memory {
    fn healed(&self) -> &Healed {
        &self.healed
    }
}
