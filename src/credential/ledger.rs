//! What the issuer keeps of its withdrawals: `<data>/status/ledger.json`. Which
//! places of its list are taken, which certificates were withdrawn and why.
//!
//! A place is never given twice, even when the learner's records are erased: a
//! new certificate must not be born withdrawn.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::key::SiteKey;
use super::status::{Bits, SMALLEST, StatusError, StatusList};
use super::whole;
use crate::domain::certificate::{StatusPlace, is_list_name};
use crate::domain::id::CertificateId;
use crate::domain::time::Timestamp;

/// How long one may rely on a list of withdrawals: 90 days, in milliseconds.
const VALIDITY: i64 = 90 * 86_400_000;

/// A certificate that was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// Which.
    pub certificate: CertificateId,
    /// Its place in the list.
    pub index: u32,
    /// When.
    pub at: Timestamp,
    /// Why, as the adviser put it.
    pub reason: String,
    /// What took its place.
    pub replaced_by: Option<CertificateId>,
}

/// Why the ledger is not used.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// There is none.
    #[error("this site keeps no list of withdrawals")]
    Missing,
    /// There is one already.
    #[error("this site keeps a list of withdrawals already: {0}")]
    Exists(String),
    /// The name is not one for a list.
    #[error("`{0}` is not an https:// address nor a urn:uuid:")]
    BadName(String),
    /// The certificate names another list.
    #[error("the certificate names the list `{0}`, which is not this site's")]
    OtherList(String),
    /// No place is free any more.
    #[error("no place of the list is free any more")]
    Full,
    /// The clock is behind the list that was signed last.
    #[error("the clock is behind the list signed at {}", .0.to_rfc3339())]
    Clock(Timestamp),
    /// The file is damaged.
    #[error("{path}: {why}")]
    Bad {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// The list could not be signed.
    #[error(transparent)]
    Status(#[from] StatusError),
    /// The system refused.
    #[error("{path}: {why}")]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
}

impl LedgerError {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |why| Self::Io { path: path.to_owned(), why }
    }
}

/// The file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    list: String,
    taken: String,
    signed: Option<Timestamp>,
    withdrawn: Vec<Withdrawn>,
}

/// What the issuer keeps, while nobody else changes it.
#[derive(Debug)]
pub struct Ledger {
    path: PathBuf,
    list: String,
    taken: Bits,
    signed: Option<Timestamp>,
    withdrawn: Vec<Withdrawn>,
    /// Held as long as this lives. None when only looking.
    _lock: Option<File>,
}

fn folder(data: &Path) -> PathBuf {
    data.join("status")
}

fn lock(data: &Path) -> Result<File, LedgerError> {
    let path = folder(data).join("lock");
    let open = || {
        whole::make_folder(&folder(data))?;
        let file = fs::OpenOptions::new().write(true).create(true).truncate(false).open(&path)?;
        file.lock()?;
        Ok(file)
    };
    open().map_err(LedgerError::io(&path))
}

impl Ledger {
    /// Starts the list of a site, named `list`.
    ///
    /// # Errors
    /// [`LedgerError::Exists`] rather than starting anew; [`LedgerError::BadName`].
    pub fn create(data: &Path, list: &str) -> Result<Self, LedgerError> {
        if !is_list_name(list) {
            return Err(LedgerError::BadName(list.to_owned()));
        }
        let lock = lock(data)?;
        if let Some(known) = Self::look(data)? {
            return Err(LedgerError::Exists(known.list));
        }
        let ledger = Self {
            path: folder(data).join("ledger.json"),
            list: list.to_owned(),
            taken: Bits::new(SMALLEST),
            signed: None,
            withdrawn: vec![],
            _lock: Some(lock),
        };
        ledger.keep()?;
        Ok(ledger)
    }

    /// What is kept now, to be read only; none for a site without a list.
    ///
    /// # Errors
    /// A [`LedgerError`].
    pub fn look(data: &Path) -> Result<Option<Self>, LedgerError> {
        let path = folder(data).join("ledger.json");
        let Some(bytes) = whole::read(&path).map_err(LedgerError::io(&path))? else {
            return Ok(None);
        };
        let bad = |why: String| LedgerError::Bad { path: path.clone(), why };
        let kept: Kept = serde_json::from_slice(&bytes).map_err(|error| bad(error.to_string()))?;
        let taken = Bits::decode(&kept.taken).map_err(|error| bad(error.to_string()))?;
        let Kept { list, signed, withdrawn, .. } = kept;
        Ok(Some(Self { path, list, taken, signed, withdrawn, _lock: None }))
    }

    /// The same, to be changed: waits until nobody else does. None for a site
    /// without a list.
    ///
    /// # Errors
    /// A [`LedgerError`].
    pub fn open(data: &Path) -> Result<Option<Self>, LedgerError> {
        if Self::look(data)?.is_none() {
            return Ok(None);
        }
        let lock = lock(data)?;
        Ok(Self::look(data)?.map(|ledger| Self { _lock: Some(lock), ..ledger }))
    }

    /// The name of the list.
    pub fn list(&self) -> &str {
        &self.list
    }

    /// What was withdrawn, in that order.
    pub fn withdrawn(&self) -> &[Withdrawn] {
        &self.withdrawn
    }

    /// Whether a certificate was withdrawn.
    pub fn is_withdrawn(&self, certificate: CertificateId) -> Option<&Withdrawn> {
        self.withdrawn.iter().find(|withdrawn| withdrawn.certificate == certificate)
    }

    /// Takes a free place by chance, for good.
    ///
    /// # Errors
    /// [`LedgerError::Full`]; the file cannot be written.
    pub fn take(&mut self, chance: [u64; 4]) -> Result<StatusPlace, LedgerError> {
        let places = self.taken.len();
        let below = |word: u64| {
            let wide = u128::from(word) * u128::from(places);
            u32::try_from(wide >> 64).unwrap_or(0)
        };
        let drawn = chance.map(below);
        // Where all drawn ones are taken, the next free one after the last.
        let [.., last] = drawn;
        let after = (last..places).chain(0..last);
        let index = drawn.into_iter().chain(after).find(|at| self.taken.get(*at) == Some(false));
        let index = index.ok_or(LedgerError::Full)?;
        self.taken.set(index);
        self.keep()?;
        Ok(StatusPlace { list: self.list.clone(), index })
    }

    /// Withdraws the certificate at `place`. One that is withdrawn already stays
    /// so, with its first reason.
    ///
    /// # Errors
    /// [`LedgerError::OtherList`]; the file cannot be written.
    pub fn withdraw(&mut self, place: &StatusPlace, what: Withdrawn) -> Result<(), LedgerError> {
        if place.list != self.list {
            return Err(LedgerError::OtherList(place.list.clone()));
        }
        if self.is_withdrawn(what.certificate).is_some() {
            return Ok(());
        }
        self.taken.set(place.index);
        self.withdrawn.push(Withdrawn { index: place.index, ..what });
        self.keep()
    }

    /// Signs the list as it is at `at`; says the list and its document.
    ///
    /// # Errors
    /// [`LedgerError::Clock`] when a later one was signed; it cannot be written.
    pub fn sign(
        &mut self,
        key: &SiteKey,
        at: Timestamp,
    ) -> Result<(StatusList, String), LedgerError> {
        let at = Timestamp(at.0 - at.0.rem_euclid(1000));
        if let Some(signed) = self.signed.filter(|signed| *signed > at) {
            return Err(LedgerError::Clock(signed));
        }
        let mut bits = Bits::new(self.taken.len());
        for withdrawn in &self.withdrawn {
            bits.set(withdrawn.index);
        }
        let until = Timestamp(at.0 + VALIDITY);
        let list = StatusList { id: self.list.clone(), key: key.public(), issued: at, until, bits };
        let document = list.sign(key)?;
        self.signed = Some(at);
        self.keep()?;
        Ok((list, document))
    }

    fn keep(&self) -> Result<(), LedgerError> {
        let kept = Kept {
            list: self.list.clone(),
            taken: self.taken.encode(),
            signed: self.signed,
            withdrawn: self.withdrawn.clone(),
        };
        let text = serde_json::to_vec_pretty(&kept).map_err(io::Error::other);
        text.and_then(|text| whole::write(&self.path, &text)).map_err(LedgerError::io(&self.path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const LIST: &str = "https://epn.example/status/1";

    fn at(text: &str) -> Timestamp {
        Timestamp::from_rfc3339(text).unwrap()
    }

    fn what(certificate: u128, reason: &str) -> Withdrawn {
        Withdrawn {
            certificate: CertificateId::from_entropy(certificate),
            index: 0,
            at: at("2026-11-22T09:00:00Z"),
            reason: reason.to_owned(),
            replaced_by: None,
        }
    }

    #[test]
    fn a_site_without_a_list_has_none_and_one_is_started_once() {
        let data = tempfile::tempdir().unwrap();
        assert!(Ledger::open(data.path()).unwrap().is_none());
        assert!(!folder(data.path()).exists());
        assert!(matches!(Ledger::create(data.path(), "http://x"), Err(LedgerError::BadName(_))));
        drop(Ledger::create(data.path(), LIST).unwrap());
        assert!(matches!(Ledger::create(data.path(), LIST), Err(LedgerError::Exists(_))));
    }

    #[test]
    fn places_are_taken_by_chance_and_never_twice() {
        let data = tempfile::tempdir().unwrap();
        drop(Ledger::create(data.path(), LIST).unwrap());
        let mut seen = BTreeSet::new();
        for _ in 0..3 {
            let mut ledger = Ledger::open(data.path()).unwrap().unwrap();
            seen.insert(ledger.take([0, u64::MAX, 1 << 63, 1 << 62]).unwrap().index);
            seen.insert(ledger.take([u64::MAX; 4]).unwrap().index);
        }
        assert_eq!(seen.len(), 6);
        assert!(
            seen.contains(&0) && seen.contains(&(SMALLEST - 1)) && seen.contains(&(SMALLEST / 2))
        );
    }

    #[test]
    fn a_full_list_gives_no_place() {
        let data = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::create(data.path(), LIST).unwrap();
        for place in 0..SMALLEST {
            ledger.taken.set(place);
        }
        assert!(matches!(ledger.take([5; 4]), Err(LedgerError::Full)));
    }

    #[test]
    fn what_is_withdrawn_is_in_every_list_signed_from_then_on() {
        let data = tempfile::tempdir().unwrap();
        let key = SiteKey::from_entropy(&[7; 32]);
        let mut ledger = Ledger::create(data.path(), LIST).unwrap();
        let place = ledger.take([9 << 50; 4]).unwrap();
        ledger.withdraw(&place, what(1, "erreur")).unwrap();
        ledger.withdraw(&place, what(1, "autre")).unwrap();
        let elsewhere = StatusPlace { list: "https://other.example/1".to_owned(), index: 3 };
        let refused = ledger.withdraw(&elsewhere, what(2, "erreur"));
        assert!(matches!(refused, Err(LedgerError::OtherList(_))));
        drop(ledger);
        let mut ledger = Ledger::open(data.path()).unwrap().unwrap();
        let (list, document) = ledger.sign(&key, at("2026-11-22T09:00:00Z")).unwrap();
        assert_eq!(list.bits.get(place.index), Some(true));
        assert_eq!(list.bits.count(), 1);
        assert_eq!(StatusList::read(document.as_bytes()), Ok(list));
        let found = ledger.is_withdrawn(CertificateId::from_entropy(1)).unwrap();
        assert_eq!((found.reason.as_str(), found.index), ("erreur", place.index));
    }

    #[test]
    fn a_clock_set_back_signs_no_list() {
        let data = tempfile::tempdir().unwrap();
        let key = SiteKey::from_entropy(&[7; 32]);
        let mut ledger = Ledger::create(data.path(), LIST).unwrap();
        ledger.sign(&key, at("2026-11-22T09:00:00Z")).unwrap();
        let back = ledger.sign(&key, at("2026-11-22T08:59:59Z"));
        assert!(matches!(back, Err(LedgerError::Clock(_))));
        assert!(ledger.sign(&key, at("2026-11-22T09:00:00Z")).is_ok());
    }

    #[test]
    fn a_damaged_ledger_is_told_and_left_alone() {
        let data = tempfile::tempdir().unwrap();
        drop(Ledger::create(data.path(), LIST).unwrap());
        let path = folder(data.path()).join("ledger.json");
        let text = fs::read_to_string(&path).unwrap();
        let half = text.get(..text.len() / 2).unwrap();
        for damaged in ["", "{}", half, &text.replace("uH4s", "uH4t")] {
            fs::write(&path, damaged).unwrap();
            assert!(matches!(Ledger::open(data.path()), Err(LedgerError::Bad { .. })), "{damaged}");
            assert_eq!(fs::read_to_string(&path).unwrap(), damaged);
        }
    }
}
