//! Who did not come back for so long that nothing of them is kept any more.

use std::collections::BTreeSet;

use super::Summary;
use crate::domain::id::LearnerId;
use crate::domain::time::Timestamp;

/// A month, in milliseconds: a twelfth of 365.25 days.
const MONTH: i64 = 2_629_800_000;

/// Those of `roll` (the one seen last first) whose last record is more than
/// `months` old.
///
/// A clock that runs ahead must not remove everyone: it is believed for a month
/// past the newest record, no further.
pub(super) fn unused(roll: &[Summary], months: u16, now: Timestamp) -> BTreeSet<LearnerId> {
    let newest = roll.iter().map(|one| one.last.0).max().unwrap_or_default();
    let believed = now.0.min(newest.saturating_add(MONTH));
    let before = believed.saturating_sub(MONTH.saturating_mul(i64::from(months)));
    roll.iter().filter(|one| one.last.0 < before).map(|one| one.learner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::RandomId;

    fn seen(months_ago: &[i64], now: Timestamp) -> Vec<Summary> {
        let one = |(place, months): (usize, &i64)| Summary {
            learner: RandomId::from_entropy(place as u128),
            name: None,
            begun: Timestamp(now.0 - months * MONTH),
            last: Timestamp(now.0 - months * MONTH),
            module: None,
            records: 1,
        };
        months_ago.iter().enumerate().map(one).collect()
    }

    const NOW: Timestamp = Timestamp(1_795_338_000_000);

    #[test]
    fn those_who_did_not_come_back_are_found_and_nobody_else() {
        let roll = seen(&[0, 11, 12, 13, 40], NOW);
        let found = unused(&roll, 12, NOW);
        assert_eq!(found, BTreeSet::from([roll[3].learner, roll[4].learner]));
        assert!(unused(&[], 12, NOW).is_empty());
    }

    #[test]
    fn a_clock_far_ahead_or_behind_removes_nobody_who_came_lately() {
        let roll = seen(&[0, 3, 20], NOW);
        for years in [1, 10, 1000] {
            let ahead = Timestamp(NOW.0 + years * 12 * MONTH);
            assert_eq!(unused(&roll, 12, ahead), BTreeSet::from([roll[2].learner]), "{years}");
        }
        assert!(unused(&roll, 12, Timestamp(0)).is_empty());
        assert!(unused(&roll, u16::MAX, Timestamp(i64::MAX)).is_empty());
    }
}
