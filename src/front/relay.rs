//! The store's way to a session that reads its events one by one. The store never waits
//! for it: of the views of a room that were not read yet, only the newest stays.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::store::Reply;

/// Puts an answer behind those that wait. What nobody asked for takes the place of the
/// one before it.
pub(super) fn put(waiting: &mut VecDeque<Reply>, reply: Reply) {
    if reply.is_unasked() {
        waiting.retain(|other| !other.is_unasked());
    }
    waiting.push_back(reply);
}

#[derive(Default)]
struct Shared {
    waiting: Mutex<(VecDeque<Reply>, bool)>,
    news: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, (VecDeque<Reply>, bool)> {
        // A panic elsewhere cannot leave a queue half changed.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// This end: dropped with the session's way to the store.
struct Sender(Arc<Shared>);

impl Drop for Sender {
    fn drop(&mut self) {
        self.0.lock().1 = true;
        self.0.news.notify_one();
    }
}

/// What the store is given to answer through. `deliver` may wait; it says whether
/// somebody still reads.
pub fn relay(deliver: impl Fn(Reply) -> bool + Send + 'static) -> impl Fn(Reply) + Send + 'static {
    let shared = Arc::new(Shared::default());
    let sender = Sender(Arc::clone(&shared));
    let carry = move || {
        loop {
            let idle =
                |(waiting, is_over): &mut (VecDeque<Reply>, bool)| waiting.is_empty() && !*is_over;
            let held = shared.news.wait_while(shared.lock(), idle);
            let mut held = held.unwrap_or_else(PoisonError::into_inner);
            let Some(reply) = held.0.pop_front() else { return };
            drop(held);
            if !deliver(reply) {
                return;
            }
        }
    };
    // Without a thread nothing is answered: the session says that the store is not there.
    let _ = thread::Builder::new().name("passeport-news".to_owned()).spawn(carry);
    move |reply| {
        put(&mut sender.0.lock().0, reply);
        sender.0.news.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::sync_channel;

    use super::*;
    use crate::domain::live::event::{Pace, Phase, Round};
    use crate::domain::live::hub::Seen;
    use crate::domain::live::opening::Pin;
    use crate::domain::live::view::{ProjectionView, Public};
    use crate::store::RoomReply;

    fn view(number: u64) -> Reply {
        let public = Public {
            number,
            module: "paiements".parse().unwrap(),
            pin: Pin::from_entropy(0),
            step: 0,
            of: 1,
            id: None,
            kind: None,
            phase: Phase::Shown,
            round: Round::First,
            order: vec![],
            answers: 0,
            expected: 0,
            bars: vec![],
            first_bars: vec![],
            right: vec![],
            pace: Pace::Together,
            is_frozen: false,
            is_over: false,
        };
        let seen = ProjectionView { public: Arc::new(public) };
        Reply::Room(RoomReply::Seen(Arc::new(Seen::Projection(Box::new(seen)))))
    }

    #[test]
    fn answers_keep_their_order_and_of_views_the_newest_alone_waits() {
        let mut waiting = VecDeque::new();
        for reply in [view(1), Reply::Purged(1), view(2), Reply::Purged(2), view(3)] {
            put(&mut waiting, reply);
        }
        assert_eq!(waiting, [Reply::Purged(1), Reply::Purged(2), view(3)]);
    }

    #[test]
    fn the_store_waits_for_nobody_and_nothing_that_was_asked_is_lost() {
        let (sender, inbox) = sync_channel(1);
        let say = relay(move |reply| sender.send(reply).is_ok());
        for number in 1..=1000 {
            say(view(number));
        }
        say(Reply::Purged(7));
        drop(say);
        let heard: Vec<Reply> = inbox.iter().collect();
        assert_eq!(heard[heard.len() - 2..], [view(1000), Reply::Purged(7)]);
        assert!(heard.len() <= 1001);
    }
}
