//! A store in memory that fails when asked to, and says what it keeps.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use passeport::domain::id::LearnerId;
use passeport::domain::record::{Fact, LearningRecord};
use passeport::store::{Draft, Learners, Memory, Records, StoreError};

use super::behind::behind;

/// What a test turns and reads, from outside the store's thread.
#[derive(Default)]
pub(crate) struct Knobs {
    full: AtomicUsize,
    kept: Mutex<Vec<LearningRecord>>,
}

impl Knobs {
    /// The next `count` groups of facts or erasures meet a full disk.
    pub(crate) fn fill(&self, count: usize) {
        self.full.store(count, Ordering::SeqCst);
    }

    /// All facts kept so far, oldest first; none of whom was erased.
    pub(crate) fn facts(&self) -> Vec<Fact> {
        self.kept.lock().unwrap().iter().map(|record| record.fact.clone()).collect()
    }

    /// Whose records there are.
    pub(crate) fn learners(&self) -> std::collections::BTreeSet<LearnerId> {
        self.kept.lock().unwrap().iter().map(|record| record.learner).collect()
    }
}

/// An empty store and its knobs.
pub(super) fn store() -> (Tricky, Arc<Knobs>) {
    let knobs = Arc::new(Knobs::default());
    (Tricky { inner: Memory::new(), knobs: Arc::clone(&knobs) }, knobs)
}

/// The store.
pub(super) struct Tricky {
    inner: Memory,
    knobs: Arc<Knobs>,
}

impl Records for Tricky {
    fn append(&mut self, groups: Vec<Vec<Draft>>) -> Vec<Result<Vec<LearningRecord>, StoreError>> {
        let answers = groups.into_iter().map(|group| {
            let full = &self.knobs.full;
            let less = |left: usize| left.checked_sub(1);
            if full.fetch_update(Ordering::SeqCst, Ordering::SeqCst, less).is_ok() {
                return Err(StoreError::Full { path: PathBuf::from("journal") });
            }
            let records = self.inner.append(vec![group]).pop().unwrap()?;
            self.knobs.kept.lock().unwrap().extend(records.clone());
            Ok(records)
        });
        answers.collect()
    }

    behind!(Records);
}

impl Learners for Tricky {
    behind!(Learners);

    fn erase(&mut self, learner: LearnerId) -> Result<bool, StoreError> {
        let less = |left: usize| left.checked_sub(1);
        if self.knobs.full.fetch_update(Ordering::SeqCst, Ordering::SeqCst, less).is_ok() {
            return Err(StoreError::Full { path: PathBuf::from("erase") });
        }
        self.knobs.kept.lock().unwrap().retain(|record| record.learner != learner);
        self.inner.erase(learner)
    }
}

behind!(Meta for Tricky);
