//! Figures of all sessions together, for whoever watches over the machine. They are
//! about nobody: counts and times.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Upper ends of the times counted, in milliseconds.
pub const STEPS: [u64; 8] = [1, 5, 10, 20, 50, 100, 500, 2000];

/// Figures of all sessions together.
#[derive(Debug, Default)]
pub struct Figures {
    begun: AtomicU64,
    frames: AtomicU64,
    sent: AtomicU64,
    typed: AtomicU64,
    /// Keys answered within each step; the last is for what took longer.
    waits: [AtomicU64; STEPS.len() + 1],
    /// All waits together, in microseconds.
    waited: AtomicU64,
}

/// The figures at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Sessions that began.
    pub begun: u64,
    /// Pieces sent.
    pub frames: u64,
    /// Bytes sent.
    pub sent: u64,
    /// Bytes typed.
    pub typed: u64,
    /// How many answers took no longer than each of [`STEPS`], then how many there were.
    pub within: Vec<u64>,
    /// All waits together.
    pub waited: Duration,
}

impl Reading {
    /// The least number of milliseconds that so many answers in a hundred did not exceed,
    /// among [`STEPS`]; none: no key was pressed, or they took longer.
    pub fn within(&self, percent: u64) -> Option<u64> {
        least(&self.within, percent)
    }
}

/// The step below which so many in a hundred are, when so many were within each step,
/// then so many in all.
pub fn least(within: &[u64], percent: u64) -> Option<u64> {
    let wanted = within.last().copied().filter(|count| *count > 0)? * percent;
    let found = STEPS.iter().zip(within).find(|(_, count)| **count * 100 >= wanted);
    found.map(|(step, _)| *step)
}

impl Figures {
    pub(super) fn begin(&self) {
        self.begun.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn type_in(&self, bytes: u64) {
        self.typed.fetch_add(bytes, Ordering::Relaxed);
    }

    pub(super) fn send(&self, bytes: u64) {
        self.frames.fetch_add(1, Ordering::Relaxed);
        self.sent.fetch_add(bytes, Ordering::Relaxed);
    }

    /// From what was typed to when its frame had left.
    pub(super) fn answer(&self, wait: Duration) {
        let step = STEPS.iter().position(|step| wait <= Duration::from_millis(*step));
        if let Some(count) = self.waits.get(step.unwrap_or(STEPS.len())) {
            count.fetch_add(1, Ordering::Relaxed);
        }
        let micros = u64::try_from(wait.as_micros()).unwrap_or(u64::MAX);
        self.waited.fetch_add(micros, Ordering::Relaxed);
    }

    /// The figures now.
    pub fn read(&self) -> Reading {
        let mut sum = 0;
        let within = self.waits.iter().map(|count| {
            sum += count.load(Ordering::Relaxed);
            sum
        });
        Reading {
            within: within.collect(),
            begun: self.begun.load(Ordering::Relaxed),
            frames: self.frames.load(Ordering::Relaxed),
            sent: self.sent.load(Ordering::Relaxed),
            typed: self.typed.load(Ordering::Relaxed),
            waited: Duration::from_micros(self.waited.load(Ordering::Relaxed)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_counted_in_every_step_it_stays_under() {
        let figures = Figures::default();
        for millis in [0, 1, 7, 3000] {
            figures.answer(Duration::from_millis(millis));
        }
        let reading = figures.read();
        assert_eq!(reading.within, [2, 2, 3, 3, 3, 3, 3, 3, 4]);
        assert_eq!(reading.waited, Duration::from_millis(3008));
        assert_eq!([50, 75, 99].map(|percent| reading.within(percent)), [Some(1), Some(10), None]);
        assert_eq!(Figures::default().read().within(50), None);
    }
}
