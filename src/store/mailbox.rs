//! A bounded queue between threads whose receiver takes all that waits at once:
//! what makes a group commit. Waiting costs nothing; no tick, no poll.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Why something was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// As much waits as may wait.
    Full,
    /// Nobody reads any more.
    Closed,
}

#[derive(Debug)]
struct Inner<T> {
    waiting: VecDeque<T>,
    is_closed: bool,
}

/// The queue.
#[derive(Debug)]
pub(super) struct Mailbox<T> {
    inner: Mutex<Inner<T>>,
    arrived: Condvar,
    taken: Condvar,
    limit: usize,
}

impl<T> Mailbox<T> {
    /// An empty queue of at most `limit` letters.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            inner: Mutex::new(Inner { waiting: VecDeque::new(), is_closed: false }),
            arrived: Condvar::new(),
            taken: Condvar::new(),
            limit,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner<T>> {
        // A panic elsewhere cannot leave a queue half changed.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a letter if there is room, without waiting.
    pub(super) fn push(&self, letter: T) -> Result<(), Refused> {
        self.push_within(letter, Duration::ZERO)
    }

    /// Adds a letter, waiting for room at most `patience`.
    pub(super) fn push_within(&self, letter: T, patience: Duration) -> Result<(), Refused> {
        let inner = self.lock();
        let is_stuck = |inner: &mut Inner<T>| inner.waiting.len() >= self.limit && !inner.is_closed;
        let (mut inner, _) = self
            .taken
            .wait_timeout_while(inner, patience, is_stuck)
            .unwrap_or_else(PoisonError::into_inner);
        if inner.is_closed {
            return Err(Refused::Closed);
        }
        if inner.waiting.len() >= self.limit {
            return Err(Refused::Full);
        }
        inner.waiting.push_back(letter);
        drop(inner);
        self.arrived.notify_one();
        Ok(())
    }

    /// Adds a letter that must not be refused for lack of room.
    pub(super) fn push_always(&self, letter: T) -> Result<(), Refused> {
        let mut inner = self.lock();
        if inner.is_closed {
            return Err(Refused::Closed);
        }
        inner.waiting.push_back(letter);
        drop(inner);
        self.arrived.notify_one();
        Ok(())
    }

    /// Takes all that waits, sleeping until there is something. None: closed and empty.
    pub(super) fn take_all(&self) -> Option<VecDeque<T>> {
        let inner = self.lock();
        let is_idle = |inner: &mut Inner<T>| inner.waiting.is_empty() && !inner.is_closed;
        let mut inner =
            self.arrived.wait_while(inner, is_idle).unwrap_or_else(PoisonError::into_inner);
        let letters = std::mem::take(&mut inner.waiting);
        drop(inner);
        self.taken.notify_all();
        (!letters.is_empty()).then_some(letters)
    }

    /// Lets nothing more in; what waits is still read.
    pub(super) fn close(&self) {
        self.lock().is_closed = true;
        self.arrived.notify_all();
        self.taken.notify_all();
    }
}
