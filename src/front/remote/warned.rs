//! When a session that will be closed says so before.

use std::time::{Duration, Instant};

use super::Limits;
use crate::app::watch::Closing;

/// Before a session that nobody touches is closed.
const BEFORE_IDLE: Duration = Duration::from_mins(2);
/// Before a session that lasted as long as it may is closed: twice.
const BEFORE_TOTAL: [Duration; 2] = [Duration::from_mins(5), Duration::from_mins(1)];
/// Of a short limit, this part at least goes by before anything is said.
const QUIET_PARTS: u32 = 2;

/// What was said.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Warned {
    /// That nobody did anything for long, since somebody last did.
    pub(super) is_idle: bool,
    /// So many times that it lasts long.
    total: usize,
}

/// How long before the end of `limit` it is said, when usually so long before.
fn ahead(limit: Duration, usual: Duration) -> Duration {
    usual.min(limit / QUIET_PARTS)
}

impl Warned {
    /// The next thing to say, and when.
    pub(super) fn next(
        &self,
        limits: &Limits,
        (touched, began): (Instant, Instant),
    ) -> Option<(Instant, Closing)> {
        let (idle, total) = (limits.idle, limits.total);
        let before = ahead(idle, BEFORE_IDLE);
        let is_idle = Closing::Idle(seconds(before));
        let idle = (!self.is_idle).then(|| (touched + idle.saturating_sub(before), is_idle));
        let total = BEFORE_TOTAL.get(self.total).map(|usual| {
            let before = ahead(total, *usual);
            (began + total.saturating_sub(before), Closing::Long(seconds(before)))
        });
        idle.into_iter().chain(total).min_by_key(|(at, _)| *at)
    }

    /// It was said.
    pub(super) const fn note(&mut self, closing: Closing) {
        match closing {
            Closing::Idle(_) => self.is_idle = true,
            Closing::Long(_) => self.total += 1,
        }
    }
}

fn seconds(duration: Duration) -> u32 {
    u32::try_from(duration.as_secs()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_before_and_early_enough_to_answer() {
        let limits = Limits {
            idle: Duration::from_mins(30),
            total: Duration::from_hours(12),
            ..Limits::default()
        };
        let start = Instant::now();
        let at = |minutes: u64| start + Duration::from_mins(minutes);
        let mut warned = Warned::default();
        let mut said = vec![];
        // Somebody does something every hour, and answers each time.
        let mut touched = start;
        while let Some((when, closing)) = warned.next(&limits, (touched, start)) {
            warned.note(closing);
            said.push((when, closing));
            if matches!(closing, Closing::Idle(_)) && said.len() < 3 {
                (touched, warned.is_idle) = (when, false);
            }
        }
        assert_eq!(
            said,
            [
                (at(28), Closing::Idle(120)),
                (at(56), Closing::Idle(120)),
                (at(84), Closing::Idle(120)),
                (at(715), Closing::Long(300)),
                (at(719), Closing::Long(60)),
            ]
        );
    }

    #[test]
    fn a_short_limit_leaves_half_of_it() {
        let limits = Limits {
            idle: Duration::from_mins(1),
            total: Duration::from_secs(80),
            ..Limits::default()
        };
        let start = Instant::now();
        let next = Warned::default().next(&limits, (start, start));
        assert_eq!(next, Some((start + Duration::from_secs(30), Closing::Idle(30))));
    }
}
