//! PINs of group sessions tried from elsewhere: how many wrong ones, from where.

use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::limits::neighbourhood;

/// Wrong PINs from one address in [`WINDOW`]: a whole classroom behind one may mistype.
const FROM_ADDRESS: usize = 60;
/// Wrong PINs from everywhere in [`WINDOW`], from which on each address has but [`FEW`]:
/// none at all would let four of them keep everybody out.
///
/// Of 9000 PINs, one address so tries 480 in the two hours of a session, and ten together
/// 1600: one in nineteen, and one in six. More addresses try more. What a PIN opens is a
/// seat, and whoever leads sees who sits there.
const EVERYWHERE: usize = 200;
const FEW: usize = 3;
const WINDOW: Duration = Duration::from_mins(15);
/// Addresses counted at once; beyond, those whose last try is oldest are forgotten. Tries
/// from everywhere are no more either.
const MOST_ADDRESSES: usize = 4096;

/// All that were tried.
#[derive(Debug, Default)]
pub(super) struct Doors(Mutex<Tries>);

#[derive(Debug, Default)]
struct Tries {
    each: HashMap<IpAddr, VecDeque<Instant>>,
    all: VecDeque<Instant>,
}

impl Doors {
    fn lock(&self) -> MutexGuard<'_, Tries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A PIN is to be tried; it counts as wrong until [`Doors::right`].
    ///
    /// # Errors
    /// How long to wait.
    pub(super) fn take(&self, from: IpAddr, now: Instant) -> Result<(), Duration> {
        let mut tries = self.lock();
        let Tries { each, all } = &mut *tries;
        forget(all, now);
        let most = if all.len() >= EVERYWHERE { FEW } else { FROM_ADDRESS };
        let own = each.entry(neighbourhood(from)).or_default();
        forget(own, now);
        if own.len() >= most {
            // The one after which there are fewer than that.
            let first = own.get(own.len() - most);
            let elapsed = first.map_or(Duration::ZERO, |at| now.duration_since(*at));
            return Err(WINDOW.saturating_sub(elapsed));
        }
        own.push_back(now);
        all.push_back(now);
        if all.len() > MOST_ADDRESSES {
            all.pop_front();
        }
        if each.len() > MOST_ADDRESSES {
            let oldest = each.iter().min_by_key(|(_, tries)| tries.back().copied());
            if let Some(oldest) = oldest.map(|(address, _)| *address) {
                each.remove(&oldest);
            }
        }
        Ok(())
    }

    /// It was right, and does not count.
    pub(super) fn right(&self, from: IpAddr) {
        let mut tries = self.lock();
        if let Some(own) = tries.each.get_mut(&neighbourhood(from)) {
            own.pop_back();
        }
        tries.all.pop_back();
    }
}

/// Leaves out what was tried so long ago that it counts no more.
fn forget(tries: &mut VecDeque<Instant>, now: Instant) {
    while tries.front().is_some_and(|at| now.duration_since(*at) >= WINDOW) {
        tries.pop_front();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    #[test]
    fn a_classroom_comes_in_and_whoever_tries_them_all_does_not() {
        let (doors, start) = (Doors::default(), Instant::now());
        for _ in 0..500 {
            assert!(doors.take(address(1), start).is_ok(), "right ones do not count");
            doors.right(address(1));
        }
        let tried = |second: u64| doors.take(address(1), start + Duration::from_secs(second));
        let found = (0..7200).filter(|second| tried(*second).is_ok()).count();
        assert_eq!(found, 60 * 8, "in two hours");
        assert!(tried(7199).is_err_and(|wait| wait <= WINDOW));
        assert!(doors.take(address(2), start).is_ok(), "others are not concerned");
    }

    #[test]
    fn many_addresses_together_try_little_more_and_keep_nobody_out() {
        let (doors, start) = (Doors::default(), Instant::now());
        let tried = |last: u8, second: u64| {
            doors.take(address(last), start + Duration::from_secs(second)).is_ok()
        };
        let all = (0..7200).flat_map(|second| (0..10).map(move |last| (last, second)));
        let found = all.filter(|(last, second)| tried(*last, *second)).count();
        assert_eq!(found, 200 * 8, "in two hours");
        let others = (0..9).filter(|_| tried(99, 7199)).count();
        assert_eq!(others, FEW, "whoever comes from elsewhere may mistype");
        let wait = doors.take(address(99), start + Duration::from_secs(7199)).unwrap_err();
        assert!(wait <= WINDOW, "{wait:?}");
    }

    #[test]
    fn what_is_counted_has_a_bound() {
        let (doors, now) = (Doors::default(), Instant::now());
        for place in 0..5000_u32 {
            let _ = doors.take(IpAddr::from(place.to_be_bytes()), now);
        }
        assert!(doors.lock().each.len() <= MOST_ADDRESSES);
        assert!(doors.lock().all.len() <= MOST_ADDRESSES);
    }
}
