//! Cards tried from elsewhere: how many, from where, how often.
//!
//! Whether a card exists changes nothing here: words are counted, not cards. Addresses
//! are counted under a name that only this server can make of them, and the counts are
//! kept: a new start is no way to try more.

mod kept;

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::doors::Doors;
use sha2::{Digest, Sha256};
use tokio::sync::Notify;

use super::limits::{Cards, neighbourhood};
use crate::app::checking::{Hand, Here, Told};
use crate::run::checker::Checker;
use crate::run::gate::Gate;
use crate::text::Text;

/// For so long, what was tried from an address counts.
pub(super) const WINDOW: Duration = Duration::from_mins(15);
/// How long a first word waits first; then twice as long each time.
const FIRST_WAIT: Duration = Duration::from_mins(1);
/// No word waits longer, or anybody could lock anybody out: with 40 bits left to guess,
/// a card an hour finds nothing.
const LONGEST_WAIT: Duration = Duration::from_hours(1);
/// Without a wrong card for so long, the count of a word begins again.
const FORGOTTEN: Duration = Duration::from_hours(24);
/// Addresses counted at once; beyond, those whose last try is oldest are forgotten.
const MOST_ADDRESSES: usize = 4096;

/// Certificates looked up by their short code from one address in [`WINDOW`]: what one
/// finds by chance in a thousand thousand million codes takes longer than anybody lives.
const LOOKED_UP: usize = 60;

/// All that were tried.
#[derive(Debug, Default)]
pub(super) struct Guesses {
    counts: Mutex<Counts>,
    /// How many may be wrong.
    most: Cards,
    /// What the names of addresses are made with.
    secret: [u8; 32],
    /// Where the counts are kept, if anywhere.
    file: Option<PathBuf>,
    /// There is something to keep.
    news: Notify,
}

/// An address, or the network around it, under a name of ours.
type Name = [u8; 16];
/// When something was tried, oldest first.
type Tries = VecDeque<Instant>;

#[derive(Debug, Default)]
struct Counts {
    addresses: HashMap<Name, Tries>,
    words: BTreeMap<u16, (u32, Instant)>,
    /// Short codes looked up. These are not kept.
    looks: HashMap<Name, Tries>,
}

impl Guesses {
    /// Counts that are kept nowhere.
    pub(super) fn most(most: Cards) -> Self {
        Self { most, ..Self::default() }
    }

    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The name of an address.
    fn name(&self, from: IpAddr) -> Name {
        let bytes = match neighbourhood(from) {
            IpAddr::V4(address) => address.to_ipv6_mapped().octets(),
            IpAddr::V6(address) => address.octets(),
        };
        let digest = Sha256::digest([&self.secret[..], &bytes].concat());
        let mut name = Name::default();
        name.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        name
    }

    /// How long that address waits for whatever card; zero: not at all.
    pub(super) fn wait(&self, from: IpAddr, now: Instant) -> Duration {
        let from = self.name(from);
        wait_of(&mut self.lock().addresses, from, (self.most.each, now))
    }

    /// A certificate is to be looked up.
    ///
    /// # Errors
    /// How long to wait.
    fn look(&self, from: IpAddr, now: Instant) -> Result<(), Duration> {
        let from = self.name(from);
        let mut counts = self.lock();
        match wait_of(&mut counts.looks, from, (LOOKED_UP, now)) {
            Duration::ZERO => note(&mut counts.looks, from, now),
            wait => return Err(wait),
        }
        Ok(())
    }

    /// A card is to be tried; it counts as wrong until [`Guesses::right`].
    ///
    /// # Errors
    /// How long to wait.
    pub(super) fn take(&self, from: IpAddr, first: u16, now: Instant) -> Result<(), Duration> {
        let from = self.name(from);
        let mut counts = self.lock();
        let wait = wait_of(&mut counts.addresses, from, (self.most.each, now));
        let wait = wait.max(counts.wait_of_word(first, (self.most.of_word, now)));
        if !wait.is_zero() {
            return Err(wait);
        }
        note(&mut counts.addresses, from, now);
        let (wrong, last) = counts.words.entry(first).or_insert((0, now));
        (*wrong, *last) = (wrong.saturating_add(1), now);
        drop(counts);
        self.news.notify_one();
        Ok(())
    }

    /// The card was right: it does not count, and its word is free again. What else was
    /// tried from there goes on counting, or a card of one's own would be a way to try
    /// others for ever.
    pub(super) fn right(&self, from: IpAddr, first: u16) {
        let mut counts = self.lock();
        counts.words.remove(&first);
        if let Some(tries) = counts.addresses.get_mut(&self.name(from)) {
            tries.pop_back();
        }
        drop(counts);
        self.news.notify_one();
    }
}

impl Counts {
    fn wait_of_word(&mut self, first: u16, (free, now): (u32, Instant)) -> Duration {
        let Some((wrong, last)) = self.words.get(&first).copied() else { return Duration::ZERO };
        let age = now.duration_since(last);
        if age >= FORGOTTEN {
            self.words.remove(&first);
            return Duration::ZERO;
        }
        let Some(over) = wrong.checked_sub(free) else { return Duration::ZERO };
        let wait = FIRST_WAIT.saturating_mul(1_u32.checked_shl(over.min(10)).unwrap_or(u32::MAX));
        wait.min(LONGEST_WAIT).saturating_sub(age)
    }
}

/// How long that address waits that may try so often in [`WINDOW`].
fn wait_of(all: &mut HashMap<Name, Tries>, from: Name, (most, now): (usize, Instant)) -> Duration {
    let Some(tries) = all.get_mut(&from) else { return Duration::ZERO };
    while tries.front().is_some_and(|at| now.duration_since(*at) >= WINDOW) {
        tries.pop_front();
    }
    if tries.len() < most {
        return Duration::ZERO;
    }
    let first = tries.front();
    first.map_or(Duration::ZERO, |first| WINDOW.saturating_sub(now.duration_since(*first)))
}

/// Notes that something was tried from there; of too many addresses, the one whose last
/// try is oldest is forgotten.
fn note(all: &mut HashMap<Name, Tries>, from: Name, now: Instant) {
    all.entry(from).or_default().push_back(now);
    if all.len() > MOST_ADDRESSES {
        let oldest = all.iter().min_by_key(|(_, tries)| tries.back().copied());
        if let Some(oldest) = oldest.map(|(address, _)| *address) {
            all.remove(&oldest);
        }
    }
}

/// Minutes, begun ones counted whole.
pub(super) fn minutes(wait: Duration) -> u32 {
    u32::try_from(wait.as_secs().div_ceil(60)).unwrap_or(u32::MAX)
}

/// The gate of one session.
pub(super) struct FromAddress {
    pub(super) guesses: Arc<Guesses>,
    pub(super) doors: Arc<Doors>,
    pub(super) address: IpAddr,
}

impl Gate for FromAddress {
    fn take(&self, first: u16) -> Result<(), u32> {
        self.guesses.take(self.address, first, Instant::now()).map_err(minutes)
    }

    fn right(&self, first: u16) {
        self.guesses.right(self.address, first);
    }

    fn knock(&self) -> Result<(), u32> {
        self.doors.take(self.address, Instant::now()).map_err(minutes)
    }

    fn let_in(&self) {
        self.doors.right(self.address);
    }
}

/// Who checks certificates for one address: short codes are counted, or whoever tries
/// them one after the other would find them all.
pub(super) struct Counted {
    pub(super) checker: Box<dyn Checker>,
    pub(super) guesses: Arc<Guesses>,
    pub(super) address: IpAddr,
}

/// No short code is longer, in bytes, and nothing else that can be checked is as short.
const LONGEST_SHORT: usize = 40;

impl Checker for Counted {
    fn here(&self, text: &Text) -> Here {
        self.checker.here(text)
    }

    fn check(&self, hand: &Hand, text: &Text) -> Result<Vec<Told>, String> {
        let is_short = matches!(hand, Hand::Text(typed) if typed.trim().len() <= LONGEST_SHORT);
        let looked =
            if is_short { self.guesses.look(self.address, Instant::now()) } else { Ok(()) };
        looked.map_err(|wait| {
            text.with("check-wait", &[("minutes", i64::from(minutes(wait)).into())])
        })?;
        self.checker.check(hand, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    #[test]
    fn one_address_tries_twelve_cards_in_a_quarter_of_an_hour() {
        let (guesses, start) = (Guesses::default(), Instant::now());
        let tried = |word: u16, at: u64| {
            guesses.take(address(1), word, start + Duration::from_secs(at)).is_ok()
        };
        let hour = (0..3600).filter(|second| tried(u16::try_from(second % 1024).unwrap(), *second));
        assert_eq!(hour.count(), 48);
        assert!(guesses.take(address(2), 1, start).is_ok(), "others are not concerned");
    }

    #[test]
    fn a_word_waits_twice_as_long_each_time_wherever_one_comes_from() {
        let (guesses, start) = (Guesses::default(), Instant::now());
        let mut now = start;
        let mut waits = vec![];
        for place in 0..20_u8 {
            match guesses.take(address(place), 7, now) {
                Ok(()) => {}
                Err(wait) => {
                    waits.push(minutes(wait));
                    now += wait;
                    assert!(guesses.take(address(place), 7, now).is_ok());
                }
            }
        }
        assert_eq!(waits[..8], [1, 2, 4, 8, 16, 32, 60, 60]);
        guesses.right(address(1), 7);
        assert!(guesses.take(address(99), 7, now).is_ok(), "its owner waits no more");
    }

    #[test]
    fn what_is_configured_is_what_counts() {
        let most = Cards { each: 3, of_word: 1 };
        let (guesses, now) = (Guesses::most(most), Instant::now());
        let tried = (0..10).filter(|word| guesses.take(address(1), *word, now).is_ok()).count();
        assert_eq!(tried, 3);
        assert!(guesses.take(address(2), 0, now).is_err(), "a second time with that word");
        assert!(guesses.take(address(2), 9, now).is_ok());
    }

    #[test]
    fn a_right_card_is_no_way_to_try_others_for_ever() {
        let (guesses, now) = (Guesses::default(), Instant::now());
        let mut wrong = 0;
        for word in 0..1000 {
            if guesses.take(address(1), 1000, now).is_ok() {
                guesses.right(address(1), 1000);
            }
            wrong += usize::from(guesses.take(address(1), word, now).is_ok());
        }
        assert_eq!(wrong, Cards::default().each);
    }

    #[test]
    fn what_is_counted_has_a_bound() {
        let (guesses, now) = (Guesses::default(), Instant::now());
        for place in 0..10_000_u32 {
            let from = IpAddr::from(place.to_be_bytes());
            let _ = guesses.take(from, 1, now + Duration::from_secs(u64::from(place) * 3600));
        }
        assert!(guesses.lock().addresses.len() <= MOST_ADDRESSES);
    }
}
