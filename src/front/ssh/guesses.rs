//! Cards tried from elsewhere: how many, from where, how often.
//!
//! Whether a card exists changes nothing here: words are counted, not cards.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::doors::Doors;
use super::limits::neighbourhood;
use crate::run::gate::Gate;

/// Wrong cards from one address in [`WINDOW`].
const FROM_ADDRESS: usize = 12;
const WINDOW: Duration = Duration::from_mins(15);
/// Wrong cards with one first word before it has to wait; then twice as long each time.
const FREE_OF_WORD: u32 = 5;
const FIRST_WAIT: Duration = Duration::from_mins(1);
/// No word waits longer, or anybody could lock anybody out: with 40 bits left to guess,
/// a card an hour finds nothing.
const LONGEST_WAIT: Duration = Duration::from_hours(1);
/// Without a wrong card for so long, the count of a word begins again.
const FORGOTTEN: Duration = Duration::from_hours(24);
/// Addresses counted at once; beyond, those whose last try is oldest are forgotten.
const MOST_ADDRESSES: usize = 4096;

/// All that were tried.
#[derive(Debug, Default)]
pub(super) struct Guesses(Mutex<Counts>);

#[derive(Debug, Default)]
struct Counts {
    addresses: HashMap<IpAddr, VecDeque<Instant>>,
    words: BTreeMap<u16, (u32, Instant)>,
}

impl Guesses {
    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long that address waits for whatever card; zero: not at all.
    pub(super) fn wait(&self, from: IpAddr, now: Instant) -> Duration {
        self.lock().wait_of_address(neighbourhood(from), now)
    }

    /// A card is to be tried; it counts as wrong until [`Guesses::right`].
    ///
    /// # Errors
    /// How long to wait.
    pub(super) fn take(&self, from: IpAddr, first: u16, now: Instant) -> Result<(), Duration> {
        let from = neighbourhood(from);
        let mut counts = self.lock();
        let wait = counts.wait_of_address(from, now).max(counts.wait_of_word(first, now));
        if !wait.is_zero() {
            return Err(wait);
        }
        counts.addresses.entry(from).or_default().push_back(now);
        counts.forget_addresses();
        let (wrong, last) = counts.words.entry(first).or_insert((0, now));
        (*wrong, *last) = (wrong.saturating_add(1), now);
        Ok(())
    }

    /// The card was right: it does not count, and its word is free again. What else was
    /// tried from there goes on counting, or a card of one's own would be a way to try
    /// others for ever.
    pub(super) fn right(&self, from: IpAddr, first: u16) {
        let mut counts = self.lock();
        counts.words.remove(&first);
        if let Some(tries) = counts.addresses.get_mut(&neighbourhood(from)) {
            tries.pop_back();
        }
    }
}

impl Counts {
    fn wait_of_address(&mut self, from: IpAddr, now: Instant) -> Duration {
        let Some(tries) = self.addresses.get_mut(&from) else { return Duration::ZERO };
        while tries.front().is_some_and(|at| now.duration_since(*at) >= WINDOW) {
            tries.pop_front();
        }
        if tries.len() < FROM_ADDRESS {
            return Duration::ZERO;
        }
        let first = tries.front();
        first.map_or(Duration::ZERO, |first| WINDOW.saturating_sub(now.duration_since(*first)))
    }

    fn wait_of_word(&mut self, first: u16, now: Instant) -> Duration {
        let Some((wrong, last)) = self.words.get(&first).copied() else { return Duration::ZERO };
        let age = now.duration_since(last);
        if age >= FORGOTTEN {
            self.words.remove(&first);
            return Duration::ZERO;
        }
        let Some(over) = wrong.checked_sub(FREE_OF_WORD) else { return Duration::ZERO };
        let wait = FIRST_WAIT.saturating_mul(1_u32.checked_shl(over.min(10)).unwrap_or(u32::MAX));
        wait.min(LONGEST_WAIT).saturating_sub(age)
    }

    fn forget_addresses(&mut self) {
        if self.addresses.len() <= MOST_ADDRESSES {
            return;
        }
        let oldest = self.addresses.iter().min_by_key(|(_, tries)| tries.back().copied());
        if let Some(oldest) = oldest.map(|(address, _)| *address) {
            self.addresses.remove(&oldest);
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
    fn a_right_card_is_no_way_to_try_others_for_ever() {
        let (guesses, now) = (Guesses::default(), Instant::now());
        let mut wrong = 0;
        for word in 0..1000 {
            if guesses.take(address(1), 1000, now).is_ok() {
                guesses.right(address(1), 1000);
            }
            wrong += usize::from(guesses.take(address(1), word, now).is_ok());
        }
        assert_eq!(wrong, FROM_ADDRESS);
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
