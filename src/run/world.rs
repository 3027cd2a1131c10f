//! The two things the player lacks on purpose: a clock and dice.

use crate::app::msg::Entropy;
use crate::domain::attendance::Clock;
use crate::domain::time::{Date, Timestamp};

/// Where time and chance come from.
pub trait World: Send {
    /// The moment it is.
    fn now(&self) -> Timestamp;

    /// A moment that lies behind: a clock that shows an earlier one is wrong.
    fn earliest(&self) -> Timestamp;

    /// The day and the time of the day people here call that moment by.
    fn here(&self, at: Timestamp) -> (Date, Clock) {
        super::clock::here(at)
    }

    /// Random bits never given before.
    fn entropy(&mut self) -> Entropy;

    /// Random bytes never given before, for keys and salts.
    fn bytes(&mut self) -> [u8; 32] {
        let words = self.entropy().0;
        let mut bytes = [0; 32];
        for (chunk, word) in bytes.chunks_exact_mut(8).zip(words) {
            chunk.copy_from_slice(&word.to_le_bytes());
        }
        bytes
    }
}

/// The machine's clock and random numbers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Machine;

impl World for Machine {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let millis = since.map_or(0, |since| since.as_millis());
        Timestamp(i64::try_from(millis).unwrap_or(i64::MAX))
    }

    fn earliest(&self) -> Timestamp {
        super::clock::made()
    }

    fn entropy(&mut self) -> Entropy {
        let mut bytes = [0; 32];
        // Asked once for all: it is done for each message.
        if getrandom::fill(&mut bytes).is_err() {
            // A system without random numbers cannot make cards or keys: better
            // to stop here than to hand out guessable ones.
            std::process::abort();
        }
        let mut words = [0; 4];
        for (word, chunk) in words.iter_mut().zip(bytes.as_chunks().0) {
            *word = u64::from_le_bytes(*chunk);
        }
        Entropy(words)
    }
}

/// A clock that advances one second a message and dice that can be thrown
/// again: for tests, demonstrations and pictures.
#[derive(Debug, Clone)]
pub struct Replay {
    now: i64,
    seed: u64,
}

impl Replay {
    /// Starts at `now`, with dice made of `seed`.
    pub fn new(now: Timestamp, seed: u64) -> Self {
        Self { now: now.0, seed }
    }
}

impl World for Replay {
    /// The same on every machine.
    fn here(&self, at: Timestamp) -> (Date, Clock) {
        super::clock::in_utc(at)
    }

    fn now(&self) -> Timestamp {
        Timestamp(self.now)
    }

    fn earliest(&self) -> Timestamp {
        Timestamp(0)
    }

    fn entropy(&mut self) -> Entropy {
        use crate::domain::attempt::Draws;
        use crate::domain::id::AttemptId;
        self.now = self.now.saturating_add(1000);
        self.seed = self.seed.wrapping_add(1);
        let mut draws = Draws::new(AttemptId(self.seed), "replay");
        Entropy([(); 4].map(|()| draws.next_u64()))
    }
}
