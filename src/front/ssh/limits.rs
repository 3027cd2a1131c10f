//! How many may be here at once. What is counted is given back when its token is dropped.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::domain::id::LearnerId;
use crate::domain::key::KeyPrint;
use crate::front::remote;
use crate::paint::Size;

/// What one server takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Connections that have not said who they are, in all.
    pub strangers: usize,
    /// The same from one address.
    pub strangers_each: usize,
    /// Sessions in all.
    pub sessions: usize,
    /// Sessions from one address: a whole classroom may have one.
    pub sessions_each: usize,
    /// Sessions with one key, or one card.
    pub sessions_of_one: usize,
    /// How long saying who one is may take.
    pub login: Duration,
    /// Without a word of the protocol: who is silent is no client.
    pub handshake: Duration,
    /// A session without a key.
    pub idle: Duration,
    /// A session in all.
    pub total: Duration,
    /// Ways to say who one is that may fail on one connection.
    pub attempts: usize,
    /// The largest screen, within what any session may have.
    pub largest: Size,
    /// Keys a second of one session, after a first burst.
    pub keys: u32,
    /// Bytes that count of a pasted text.
    pub pasted: usize,
    /// Wrong cards.
    pub cards: Cards,
}

/// How many wrong cards may be tried before one has to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cards {
    /// From one address within a quarter of an hour.
    pub each: usize,
    /// With one first word, wherever from; then it waits twice as long each time.
    pub of_word: u32,
}

impl Default for Cards {
    /// With cards of five words, of which four are to be guessed (40 bits), these find
    /// nothing in a lifetime, and forgive whoever mistypes.
    fn default() -> Self {
        Self { each: 12, of_word: 5 }
    }
}

impl Limits {
    /// Those of one session.
    pub const fn of_session(&self) -> remote::Limits {
        remote::Limits { idle: self.idle, total: self.total, keys: self.keys, pasted: self.pasted }
    }
}

impl Default for Limits {
    fn default() -> Self {
        let usual = remote::Limits::default();
        Self {
            strangers: 256,
            strangers_each: 16,
            sessions: 2000,
            sessions_each: 200,
            sessions_of_one: 4,
            // Five words are typed with two fingers.
            login: Duration::from_mins(2),
            handshake: Duration::from_secs(10),
            idle: usual.idle,
            total: usual.total,
            attempts: 6,
            largest: remote::LARGEST,
            keys: usual.keys,
            pasted: usual.pasted,
            cards: Cards::default(),
        }
    }
}

/// Who may come in.
#[derive(Debug, Default)]
pub struct Gate(Mutex<Counts>);

#[derive(Debug, Default)]
struct Counts {
    strangers: Count,
    sessions: Count,
    /// Sessions of each key or card.
    of_one: HashMap<Owner, usize>,
    refused: u64,
}

#[derive(Debug, Default)]
struct Count {
    all: usize,
    each: HashMap<IpAddr, usize>,
}

/// One place taken.
#[derive(Debug)]
pub struct Place {
    gate: Arc<Gate>,
    from: IpAddr,
    owner: Option<Owner>,
    kind: Kind,
}

/// Whose sessions are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// Whoever has this key.
    Key(KeyPrint),
    /// This learner, by card.
    Learner(LearnerId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Stranger,
    Session,
}

/// Why there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// Too many in all.
    Everywhere,
    /// Too many from this address.
    Here,
    /// Too many with this key or card.
    OfOne,
}

impl Gate {
    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a connection that has not said who it is.
    ///
    /// # Errors
    /// [`Full`].
    pub fn stranger(self: &Arc<Self>, from: IpAddr, limits: &Limits) -> Result<Place, Full> {
        self.take((from, None), Kind::Stranger, (limits.strangers, limits.strangers_each, 0))
    }

    /// A place for a session, of one owner if it has one.
    ///
    /// # Errors
    /// [`Full`].
    pub fn session(
        self: &Arc<Self>,
        from: IpAddr,
        owner: Option<Owner>,
        limits: &Limits,
    ) -> Result<Place, Full> {
        let most = (limits.sessions, limits.sessions_each, limits.sessions_of_one);
        self.take((from, owner), Kind::Session, most)
    }

    fn take(
        self: &Arc<Self>,
        (from, owner): (IpAddr, Option<Owner>),
        kind: Kind,
        (most, most_each, most_of_one): (usize, usize, usize),
    ) -> Result<Place, Full> {
        let from = neighbourhood(from);
        let mut counts = self.lock();
        let of_one = owner.and_then(|owner| counts.of_one.get(&owner).copied()).unwrap_or(0);
        let count = counts.of(kind);
        let here = count.each.get(&from).copied().unwrap_or_default();
        let full = if count.all >= most {
            Some(Full::Everywhere)
        } else if here >= most_each {
            Some(Full::Here)
        } else {
            (owner.is_some() && of_one >= most_of_one).then_some(Full::OfOne)
        };
        if let Some(full) = full {
            counts.refused += 1;
            return Err(full);
        }
        count.all += 1;
        *count.each.entry(from).or_default() += 1;
        if let Some(owner) = owner {
            *counts.of_one.entry(owner).or_default() += 1;
        }
        drop(counts);
        Ok(Place { gate: Arc::clone(self), from, owner, kind })
    }

    /// Strangers and sessions that are here, and how many were refused.
    pub fn counts(&self) -> (usize, usize, u64) {
        let counts = self.lock();
        (counts.strangers.all, counts.sessions.all, counts.refused)
    }
}

impl Counts {
    const fn of(&mut self, kind: Kind) -> &mut Count {
        match kind {
            Kind::Stranger => &mut self.strangers,
            Kind::Session => &mut self.sessions,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.gate.lock();
        let counts = &mut *counts;
        let count = counts.of(self.kind);
        count.all = count.all.saturating_sub(1);
        less(&mut count.each, &self.from);
        if let Some(owner) = &self.owner {
            less(&mut counts.of_one, owner);
        }
    }
}

/// One less; what is nothing is forgotten.
fn less<K: Eq + Hash>(counts: &mut HashMap<K, usize>, key: &K) {
    let left = counts.get(key).map_or(0, |count| count.saturating_sub(1));
    match counts.get_mut(key) {
        Some(count) if left > 0 => *count = left,
        _ => drop(counts.remove(key)),
    }
}

/// Whoever has one address of IPv6 has the 2^64 around it.
pub fn neighbourhood(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn places_are_counted_by_address_and_given_back() {
        let gate = Arc::new(Gate::default());
        let limits = Limits { sessions: 3, sessions_each: 2, ..Limits::default() };
        let session = |from: &str| gate.session(address(from), None, &limits);
        let first = session("10.0.0.1").unwrap();
        let _second = session("::ffff:10.0.0.1").unwrap();
        assert_eq!(session("10.0.0.1").unwrap_err(), Full::Here);
        let _third = session("10.0.0.2").unwrap();
        assert_eq!(session("10.0.0.3").unwrap_err(), Full::Everywhere);
        drop(first);
        let _fourth = session("10.0.0.1").unwrap();
        assert_eq!(gate.counts(), (0, 3, 2));
    }

    #[test]
    fn one_key_has_so_many_sessions_wherever_they_come_from() {
        let gate = Arc::new(Gate::default());
        let limits = Limits { sessions_of_one: 1, ..Limits::default() };
        let session = |from: &str, key: u8| {
            gate.session(address(from), Some(Owner::Key(KeyPrint([key; 32]))), &limits)
        };
        let first = session("10.0.0.1", 1).unwrap();
        assert_eq!(session("10.0.0.2", 1).unwrap_err(), Full::OfOne);
        let _other = session("10.0.0.1", 2).unwrap();
        drop(first);
        let _again = session("10.0.0.2", 1).unwrap();
    }

    #[test]
    fn a_whole_network_of_ipv6_is_one_address() {
        let gate = Arc::new(Gate::default());
        let limits = Limits { strangers_each: 1, ..Limits::default() };
        let _first = gate.stranger(address("2001:db8:1:2::1"), &limits).unwrap();
        let second = gate.stranger(address("2001:db8:1:2:ffff::7"), &limits);
        assert_eq!(second.unwrap_err(), Full::Here);
        assert!(gate.stranger(address("2001:db8:1:3::1"), &limits).is_ok());
    }
}
