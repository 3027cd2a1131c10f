//! Who is in the store, folded from the records: next numbers, names, cards,
//! and where each record stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::{LearnerId, ModuleId};
use crate::domain::key::KeyPrint;
use crate::domain::record::{CardSeal, Fact, LearningRecord};
use crate::domain::time::Timestamp;

use super::{Draft, Gap, StoreError, Summary, frame};

/// Where a record stands: a frame of the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    /// Number of the segment; 0: not in the journal.
    pub segment: u32,
    /// First byte of the frame.
    pub offset: u32,
    /// CRC-32 of the record's text.
    pub crc: u32,
}

/// One record's number and place, small: there may be a million of them.
#[derive(Debug, Clone, Copy)]
struct Entry {
    seq: u32,
    place: Place,
}

/// What is known of one learner. Facts carry the number they come from, since
/// copies may be folded in any order.
#[derive(Debug, Default)]
struct Person {
    entries: Vec<Entry>,
    name: (u64, Option<String>),
    card: (u64, Option<CardSeal>),
    /// Keys, and whether they open: by the record that said so last.
    keys: BTreeMap<KeyPrint, (u64, bool)>,
    module: (u64, Option<ModuleId>),
    /// The first of those that are left.
    begun: Option<(u64, Timestamp)>,
    last: (u64, Timestamp),
}

/// A group of drafts that may be kept, and the payload of its frame.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) records: Vec<LearningRecord>,
    pub(super) payload: Vec<u8>,
}

/// Everyone.
#[derive(Debug, Default)]
pub(super) struct Roll {
    people: BTreeMap<LearnerId, Person>,
    by_word: BTreeMap<u16, BTreeSet<LearnerId>>,
    by_key: BTreeMap<KeyPrint, BTreeSet<LearnerId>>,
}

impl Roll {
    /// Folds one record in. The same number again replaces the place.
    pub(super) fn fold(&mut self, record: &LearningRecord, place: Place) {
        let person = self.people.entry(record.learner).or_default();
        person.place(record.seq, place);
        let seq = record.seq;
        if seq >= person.last.0 {
            person.last = (seq, record.at);
        }
        if person.begun.is_none_or(|(first, _)| seq <= first) {
            person.begun = Some((seq, record.at));
        }
        match &record.fact {
            Fact::Joined { card } | Fact::CardReplaced { card } if seq >= person.card.0 => {
                if let Some(old) = &person.card.1
                    && let Some(holders) = self.by_word.get_mut(&old.first)
                {
                    holders.remove(&record.learner);
                }
                self.by_word.entry(card.first).or_default().insert(record.learner);
                person.card = (seq, Some(card.clone()));
            }
            Fact::KeyLinked { key } => self.fold_key(record, *key, true),
            Fact::KeyRevoked { key } => self.fold_key(record, *key, false),
            Fact::Named { name } if seq >= person.name.0 => person.name = (seq, name.clone()),
            fact => {
                if let Some(module) = module_of(fact)
                    && seq >= person.module.0
                    && person.module.1.as_ref() != Some(module)
                {
                    person.module = (seq, Some(module.clone()));
                }
            }
        }
    }

    fn fold_key(&mut self, record: &LearningRecord, key: KeyPrint, opens: bool) {
        let person = self.people.entry(record.learner).or_default();
        let known = person.keys.entry(key).or_default();
        if record.seq < known.0 {
            return;
        }
        *known = (record.seq, opens);
        let holders = self.by_key.entry(key).or_default();
        if opens {
            holders.insert(record.learner);
        } else {
            holders.remove(&record.learner);
        }
        if holders.is_empty() {
            self.by_key.remove(&key);
        }
    }

    /// Whose key this is. One key opens for one learner: if two linked it at the very
    /// same time, for none, until one of them revokes it with a card.
    pub(super) fn holder(&self, key: KeyPrint) -> Option<LearnerId> {
        let holders = self.by_key.get(&key)?;
        holders.first().filter(|_| holders.len() == 1).copied()
    }

    /// Whether anything is known of `learner`.
    pub(super) fn knows(&self, learner: LearnerId) -> bool {
        self.people.contains_key(&learner)
    }

    /// Everyone.
    pub(super) fn learners(&self) -> Vec<LearnerId> {
        self.people.keys().copied().collect()
    }

    /// How many records there are.
    pub(super) fn records(&self) -> u64 {
        self.people.values().map(|person| person.entries.len() as u64).sum()
    }

    /// Forgets a person; says whether there was one.
    pub(super) fn forget(&mut self, learner: LearnerId) -> bool {
        for holders in self.by_word.values_mut() {
            holders.remove(&learner);
        }
        self.by_key.retain(|_, holders| {
            holders.remove(&learner);
            !holders.is_empty()
        });
        self.people.remove(&learner).is_some()
    }

    /// Every record's learner, number and place, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = (LearnerId, u64, Place)> {
        self.people.iter().flat_map(|(learner, person)| {
            person.entries.iter().map(|entry| (*learner, u64::from(entry.seq), entry.place))
        })
    }

    /// Where the record is, if it is known.
    pub(super) fn place(&self, learner: LearnerId, seq: u64) -> Option<Place> {
        let person = self.people.get(&learner)?;
        let at = person.find(u32::try_from(seq).ok()?).ok()?;
        person.entries.get(at).map(|entry| entry.place)
    }

    /// Numbers and places of a learner's records, in order.
    pub(super) fn places(&self, learner: LearnerId) -> impl Iterator<Item = (u64, Place)> {
        let entries = self.people.get(&learner).map_or(&[][..], |person| &person.entries);
        entries.iter().map(|entry| (u64::from(entry.seq), entry.place))
    }

    /// Everyone, the one seen last first.
    pub(super) fn summaries(&self) -> Vec<Summary> {
        let mut all: Vec<Summary> = self
            .people
            .iter()
            .map(|(learner, person)| Summary {
                learner: *learner,
                name: person.name.1.clone(),
                begun: person.begun.map_or(person.last.1, |(_, at)| at),
                last: person.last.1,
                module: person.module.1.clone(),
                records: person.entries.len() as u64,
            })
            .collect();
        all.sort_by(|a, b| b.last.cmp(&a.last).then(a.learner.cmp(&b.learner)));
        all
    }

    /// Whose card starts with word number `first`.
    pub(super) fn candidates(&self, first: u16) -> Vec<(LearnerId, CardSeal)> {
        let holders = self.by_word.get(&first).into_iter().flatten();
        holders
            .filter_map(|learner| {
                let card = self.people.get(learner)?.card.1.clone()?;
                Some((*learner, card))
            })
            .collect()
    }

    /// Numbers that are missing between those there are.
    pub(super) fn gaps(&self) -> Vec<Gap> {
        let mut gaps = vec![];
        for (learner, person) in &self.people {
            let mut expected = 1;
            for entry in &person.entries {
                let seq = u64::from(entry.seq);
                if seq > expected {
                    gaps.push(Gap { learner: *learner, first: expected, last: seq - 1 });
                }
                expected = seq + 1;
            }
        }
        gaps
    }

    /// Makes records of groups of drafts: checks each group and numbers it,
    /// after what is known and after the good groups before it.
    pub(super) fn prepare(&self, groups: Vec<Vec<Draft>>) -> Vec<Result<Prepared, StoreError>> {
        let mut ahead = BTreeMap::new();
        let prepared = groups.into_iter().map(|drafts| {
            let (records, mut numbers) = self.number(&ahead, drafts)?;
            let payload = frame::to_payload(&records)?;
            ahead.append(&mut numbers);
            Ok(Prepared { records, payload })
        });
        prepared.collect()
    }

    fn number(
        &self,
        ahead: &BTreeMap<LearnerId, u64>,
        drafts: Vec<Draft>,
    ) -> Result<(Vec<LearningRecord>, BTreeMap<LearnerId, u64>), StoreError> {
        let mut numbers: BTreeMap<LearnerId, u64> = BTreeMap::new();
        let mut records = Vec::with_capacity(drafts.len());
        for Draft { learner, at, fact } in drafts {
            let known = numbers.get(&learner).or_else(|| ahead.get(&learner));
            let before = known.copied().unwrap_or_else(|| self.last_seq(learner));
            match (&fact, before) {
                (Fact::Joined { .. }, 0) => {}
                (Fact::Joined { .. }, _) => return Err(StoreError::AlreadyJoined(learner)),
                (_, 0) => return Err(StoreError::UnknownLearner(learner)),
                _ => {}
            }
            let seq = before + 1;
            numbers.insert(learner, seq);
            records.push(LearningRecord { learner, seq, at, fact });
        }
        Ok((records, numbers))
    }

    fn last_seq(&self, learner: LearnerId) -> u64 {
        let last = self.people.get(&learner).and_then(|person| person.entries.last());
        last.map_or(0, |entry| u64::from(entry.seq))
    }
}

impl Person {
    fn find(&self, seq: u32) -> Result<usize, usize> {
        self.entries.binary_search_by_key(&seq, |entry| entry.seq)
    }

    fn place(&mut self, seq: u64, place: Place) {
        // Four billion records of one person: nobody lives that long.
        let Ok(seq) = u32::try_from(seq) else { return };
        let entry = Entry { seq, place };
        if self.entries.last().is_none_or(|last| last.seq < seq) {
            self.entries.push(entry);
            return;
        }
        match self.find(seq) {
            Ok(at) => {
                if let Some(old) = self.entries.get_mut(at) {
                    *old = entry;
                }
            }
            Err(at) => self.entries.insert(at, entry),
        }
    }
}

fn module_of(fact: &Fact) -> Option<&ModuleId> {
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
