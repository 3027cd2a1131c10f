//! How fast one session may be typed at: no hand is slowed, no flood costs others.

use std::time::{Duration, Instant};

/// Inputs that may come at once.
const BURST: u32 = 512;
/// Bytes that make no input count as one by so many: long pastes, strange sequences.
const SILENT: usize = 64;

/// What is left of the allowance.
#[derive(Debug, Clone)]
pub(super) struct Pace {
    left: u32,
    /// Inputs a second after the first burst.
    per_second: u32,
    filled: Instant,
}

impl Pace {
    pub(super) const fn new(now: Instant, per_second: u32) -> Self {
        Self { left: BURST, per_second, filled: now }
    }

    /// Adds what time brought.
    fn fill(&mut self, now: Instant) {
        let since = now.saturating_duration_since(self.filled);
        let gained = since.as_millis() * u128::from(self.per_second) / 1000;
        if gained > 0 {
            let gained = u32::try_from(gained).unwrap_or(BURST);
            self.left = self.left.saturating_add(gained).min(BURST);
            self.filled = now;
        }
    }

    /// How many bytes may be read now: none only after a flood.
    pub(super) fn allows(&mut self, now: Instant) -> usize {
        self.fill(now);
        usize::try_from(self.left).unwrap_or_default()
    }

    /// So many bytes came to so many inputs.
    pub(super) fn spend(&mut self, bytes: usize, inputs: usize) {
        let cost = inputs.max(bytes.div_ceil(SILENT));
        self.left = self.left.saturating_sub(u32::try_from(cost).unwrap_or(BURST));
    }

    /// When there is something to read with again; none: there is now.
    pub(super) fn pause(&self) -> Option<Instant> {
        // A few at once rather than each alone.
        let next = 1000_u32.div_ceil(self.per_second.max(1)).max(100);
        (self.left == 0).then(|| self.filled + Duration::from_millis(next.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_key_is_never_slowed_and_a_flood_comes_at_the_usual_pace() {
        let start = Instant::now();
        let mut pace = Pace::new(start, 200);
        // Sixty a second, for ten minutes.
        for step in 0..36_000_u64 {
            let now = start + Duration::from_micros(step * 16_667);
            assert!(pace.allows(now) > 0);
            pace.spend(3, 1);
        }
        let start = start + Duration::from_hours(1);
        let mut read = 0;
        for step in 0..600_u64 {
            let now = start + Duration::from_millis(step * 100);
            let count = pace.allows(now);
            read += count;
            pace.spend(count, count);
        }
        assert!((12_000..=12_600).contains(&read), "{read} in a minute");
    }

    #[test]
    fn after_a_pause_there_is_something_whatever_the_pace() {
        for per_second in [1, 3, 7, 11, 200, 5000] {
            let now = Instant::now();
            let mut pace = Pace::new(now, per_second);
            pace.spend(1, usize::try_from(BURST).unwrap());
            let next = pace.pause().unwrap();
            assert!(pace.allows(next) > 0 && pace.pause().is_none(), "{per_second}");
        }
    }

    #[test]
    fn what_makes_no_input_is_cheap_but_not_free() {
        let now = Instant::now();
        let mut pace = Pace::new(now, 200);
        let mut read = 0;
        while pace.pause().is_none() {
            let count = pace.allows(now).min(512);
            read += count;
            pace.spend(count, 0);
        }
        assert!((16_000..=40_000).contains(&read), "{read} bytes at once");
    }
}
