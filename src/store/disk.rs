//! The store on disk, once the guard has opened it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::id::LearnerId;
use crate::domain::key::KeyPrint;
use crate::domain::record::{CardSeal, LearningRecord};

use super::entry::Item;
use super::files::remove_any;
use super::index::Index;
use super::journal::{Journal, Spot};
use super::lock::Lock;
use super::roll::{Place, Prepared, Roll};
use super::{
    Draft, Healed, Learners, Meta, Records, StoreError, Summary, ballast, erase, frame, guard, heal,
};

/// Journal and index of one data folder, locked.
#[derive(Debug)]
pub struct Disk {
    pub(super) data: PathBuf,
    pub(super) lock: Arc<Lock>,
    pub(super) journal: Journal,
    pub(super) roll: Roll,
    /// None: the journal alone serves.
    pub(super) index: Option<Index>,
    /// Records saved from the index that the journal could not take yet.
    pub(super) extra: BTreeMap<(LearnerId, u64), LearningRecord>,
    /// Learners whose erasure was asked for and could not be finished yet.
    pub(super) erasing: BTreeSet<LearnerId>,
    pub(super) healed: Healed,
    /// Whether the folder must be read again before anything else.
    pub(super) is_stale: bool,
}

impl Disk {
    /// Opens the store in `data`, creating it if there is none, and heals what
    /// can be healed.
    ///
    /// # Errors
    /// [`StoreError::Held`], [`StoreError::TooNew`], [`StoreError::ReadOnly`],
    /// [`StoreError::Forbidden`], [`StoreError::Full`], [`StoreError::Unavailable`].
    pub fn open(data: &Path) -> Result<Self, StoreError> {
        guard::open(data)
    }

    /// Throws the index away and makes it again from the journal. Says whether
    /// it is there and holds everything.
    ///
    /// # Errors
    /// When the old index cannot be removed; nothing is lost then.
    pub fn rebuild(&mut self) -> Result<bool, StoreError> {
        let folder = self.data.join("index");
        if !self.extra.is_empty() {
            // The index has what the journal could not take: the only copy.
            return Err(StoreError::Full { path: self.data.clone() });
        }
        if let Some(index) = self.index.take()
            && !index.close()
        {
            let cause = "the index does not close".to_owned();
            return Err(StoreError::Unavailable { path: folder, cause });
        }
        remove_any(&folder)?;
        self.index = Index::open(&folder).ok();
        heal::feed(self, None);
        self.index = self.index.take().filter(Index::flush);
        Ok(self.index.is_some())
    }

    fn refresh(&mut self) -> Result<(), StoreError> {
        if self.is_stale {
            if let Some(index) = self.index.take() {
                index.close();
            }
            *self = guard::open_locked(&self.data, &self.lock)?;
        }
        Ok(())
    }

    /// Appends to the journal; on a full disk gives up the ballast and tries once more.
    fn write(&mut self, payloads: &[Vec<u8>]) -> Result<Vec<Spot>, StoreError> {
        match self.journal.append(payloads) {
            Err(StoreError::Full { .. })
                if ballast::release(&self.data) && self.journal.may_repeat() =>
            {
                self.journal.append(payloads)
            }
            other => other,
        }
    }

    /// Refuses facts about learners who are going.
    fn refuse_erased(&self, group: Prepared) -> Result<Prepared, StoreError> {
        let mut going = group.records.iter().map(|record| record.learner);
        match going.find(|learner| self.erasing.contains(learner)) {
            Some(learner) => Err(StoreError::UnknownLearner(learner)),
            None => Ok(group),
        }
    }

    /// Takes in what the journal has kept.
    fn take_in(&mut self, prepared: &[Prepared], spots: &[Spot]) {
        let mut items = vec![];
        for (group, spot) in prepared.iter().zip(spots) {
            for (record, line) in group.records.iter().zip(frame::lines(&group.payload)) {
                let crc = crc32fast::hash(line);
                let place = Place { segment: spot.segment, offset: spot.offset, crc };
                self.roll.fold(record, place);
                let (learner, seq) = (record.learner, record.seq);
                items.push(Item { learner, seq, place, line: line.to_vec() });
            }
        }
        if let Some(index) = self.index.take() {
            if index.put(items) {
                self.index = Some(index);
            } else {
                index.abandon();
            }
        }
    }

    /// The learner's records as the index has them; none unless it has exactly
    /// what the journal acknowledged.
    fn indexed(&mut self, learner: LearnerId) -> Option<Vec<LearningRecord>> {
        let found = self.index.as_mut()?.read(learner)?;
        let mut records = Vec::with_capacity(found.len());
        let mut expected = self.roll.places(learner);
        for item in found {
            let item = item?;
            let (seq, place) = expected.next()?;
            if (seq, place.crc) != (item.seq, item.place.crc) {
                return None;
            }
            records.push(frame::to_record(&item.line)?);
        }
        expected.next().is_none().then_some(records)
    }

    fn journaled(&mut self, learner: LearnerId) -> Result<Vec<LearningRecord>, StoreError> {
        let places: Vec<_> = self.roll.places(learner).collect();
        let mut records = Vec::with_capacity(places.len());
        for (seq, place) in places {
            let extra = self.extra.get(&(learner, seq));
            records.push(match extra {
                Some(record) => record.clone(),
                None => self.read(learner, seq, place)?.0,
            });
        }
        Ok(records)
    }

    /// One record and its text, from the journal.
    pub(super) fn read(
        &mut self,
        learner: LearnerId,
        seq: u64,
        place: Place,
    ) -> Result<(LearningRecord, Vec<u8>), StoreError> {
        let spot = Spot { segment: place.segment, offset: place.offset };
        let payload = self.journal.read(spot)?;
        let mut found = frame::lines(&payload)
            .filter(|line| crc32fast::hash(line) == place.crc)
            .filter_map(|line| Some((frame::to_record(line)?, line.to_vec())));
        found
            .find(|(record, _)| (record.learner, record.seq) == (learner, seq))
            .ok_or_else(|| StoreError::Corrupt { what: format!("record {seq} of {learner}") })
    }
}

impl Records for Disk {
    fn append(&mut self, groups: Vec<Vec<Draft>>) -> Vec<Result<Vec<LearningRecord>, StoreError>> {
        if let Err(error) = self.refresh() {
            return groups.iter().map(|_| Err(error.clone())).collect();
        }
        let mut answers = vec![];
        let mut prepared = vec![];
        for group in self.roll.prepare(groups) {
            let group = group.and_then(|group| self.refuse_erased(group));
            answers.push(group.map(|group| {
                let records = group.records.clone();
                if !records.is_empty() {
                    prepared.push(group);
                }
                records
            }));
        }
        let payloads: Vec<Vec<u8>> = prepared.iter().map(|group| group.payload.clone()).collect();
        if payloads.is_empty() {
            return answers;
        }
        match self.write(&payloads) {
            Ok(spots) => self.take_in(&prepared, &spots),
            Err(error) => {
                for answer in answers.iter_mut().filter(|answer| is_kept(answer)) {
                    *answer = Err(error.clone());
                }
            }
        }
        answers
    }

    fn of_learner(&mut self, learner: LearnerId) -> Result<Vec<LearningRecord>, StoreError> {
        self.refresh()?;
        match self.indexed(learner) {
            Some(records) => Ok(records),
            None => self.journaled(learner),
        }
    }

    fn learners(&self) -> Vec<LearnerId> {
        self.roll.learners()
    }
}

fn is_kept(answer: &Result<Vec<LearningRecord>, StoreError>) -> bool {
    answer.as_ref().is_ok_and(|records| !records.is_empty())
}

impl Learners for Disk {
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
        Ok(self.erase_all(&BTreeSet::from([learner]))? > 0)
    }

    fn erase_all(&mut self, learners: &BTreeSet<LearnerId>) -> Result<usize, StoreError> {
        self.refresh()?;
        let is_known =
            |learner: &&LearnerId| self.roll.knows(**learner) || self.erasing.contains(*learner);
        let known: BTreeSet<LearnerId> = learners.iter().filter(is_known).copied().collect();
        if known.is_empty() {
            return Ok(0);
        }
        let mut wanted = self.erasing.clone();
        wanted.extend(&known);
        let noted = match erase::intend(&self.data, &wanted) {
            Err(StoreError::Full { .. }) if ballast::release(&self.data) => {
                erase::intend(&self.data, &wanted)
            }
            other => other,
        };
        noted?;
        // From here on the guard finishes it, now or at the next opening.
        self.is_stale = true;
        self.refresh()?;
        if !self.erasing.is_disjoint(&known) {
            return Err(StoreError::Full { path: self.data.clone() });
        }
        Ok(known.len())
    }
}

impl Meta for Disk {
    fn healed(&self) -> &Healed {
        &self.healed
    }
}
