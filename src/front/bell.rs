//! Waits as long as the player wishes, by a clock that nobody can set.

use std::time::{Duration, Instant};

use crate::app::watch::Alarm;

/// The wait that is on.
#[derive(Debug, Default)]
pub(super) struct Bell {
    began: Option<(u64, Instant)>,
}

impl Bell {
    /// How long is left of `alarm`; nothing when it is due. A wait begins when it is
    /// first asked for.
    pub(super) fn left(&mut self, alarm: Alarm) -> Duration {
        let (number, began) = self.began.unwrap_or((alarm.number, Instant::now()));
        let began = if number == alarm.number { began } else { Instant::now() };
        self.began = Some((alarm.number, began));
        Duration::from_millis(alarm.after.into()).saturating_sub(began.elapsed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_goes_on_until_another_is_asked_for() {
        let mut bell = Bell::default();
        let first = bell.left(Alarm { number: 1, after: 60_000 });
        let later = bell.left(Alarm { number: 1, after: 60_000 });
        assert!(later <= first && first <= Duration::from_mins(1));
        // The same wait, shorter: it began when it began.
        assert_eq!(bell.left(Alarm { number: 1, after: 0 }), Duration::ZERO);
        assert!(bell.left(Alarm { number: 2, after: 60_000 }) > Duration::from_secs(50));
    }
}
