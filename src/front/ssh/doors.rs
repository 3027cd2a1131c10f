//! PINs of group sessions tried from elsewhere: how many wrong ones, from where.

use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::limits::neighbourhood;

/// Wrong PINs from one address in [`WINDOW`]: a whole classroom behind one may mistype.
/// With 9000 PINs and sessions of two hours, that finds nothing.
const FROM_ADDRESS: usize = 60;
const WINDOW: Duration = Duration::from_mins(15);
/// Addresses counted at once; beyond, those whose last try is oldest are forgotten.
const MOST_ADDRESSES: usize = 4096;

/// All that were tried.
#[derive(Debug, Default)]
pub(super) struct Doors(Mutex<HashMap<IpAddr, VecDeque<Instant>>>);

impl Doors {
    fn lock(&self) -> MutexGuard<'_, HashMap<IpAddr, VecDeque<Instant>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A PIN is to be tried; it counts as wrong until [`Doors::right`].
    ///
    /// # Errors
    /// How long to wait.
    pub(super) fn take(&self, from: IpAddr, now: Instant) -> Result<(), Duration> {
        let mut addresses = self.lock();
        let tries = addresses.entry(neighbourhood(from)).or_default();
        while tries.front().is_some_and(|at| now.duration_since(*at) >= WINDOW) {
            tries.pop_front();
        }
        if tries.len() >= FROM_ADDRESS {
            let first = tries.front().map_or(Duration::ZERO, |at| now.duration_since(*at));
            return Err(WINDOW.saturating_sub(first));
        }
        tries.push_back(now);
        if addresses.len() > MOST_ADDRESSES {
            let oldest = addresses.iter().min_by_key(|(_, tries)| tries.back().copied());
            if let Some(oldest) = oldest.map(|(address, _)| *address) {
                addresses.remove(&oldest);
            }
        }
        Ok(())
    }

    /// It was right, and does not count.
    pub(super) fn right(&self, from: IpAddr) {
        if let Some(tries) = self.lock().get_mut(&neighbourhood(from)) {
            tries.pop_back();
        }
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
    fn what_is_counted_has_a_bound() {
        let (doors, now) = (Doors::default(), Instant::now());
        for place in 0..5000_u32 {
            let _ = doors.take(IpAddr::from(place.to_be_bytes()), now);
        }
        assert!(doors.lock().len() <= MOST_ADDRESSES);
    }
}
