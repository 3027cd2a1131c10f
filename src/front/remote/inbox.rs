//! What happens to one session, until it looks: bytes typed, the last size, answers of
//! the store. Bounded: whoever types faster than the session reads has to wait, or
//! types for nothing.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::super::relay;
use super::Ended;
use crate::paint::Size;
use crate::store::Reply;

/// Bytes that may wait to be read.
const ROOM: usize = 8192;

/// A letter box of a session, of which the session holds this end.
pub struct Inbox(Arc<Shared>);

/// The other end, for the transport. Dropping the last one says that the peer is gone.
pub struct Post(Arc<Shared>);

/// The way of the store into the box: it never waits, and says nothing when it goes.
#[derive(Clone)]
pub struct Replies(Arc<Shared>);

#[derive(Default)]
struct Shared {
    waiting: Mutex<Waiting>,
    /// Something came.
    news: Notify,
    /// There is room again, or nobody reads any more.
    room: Notify,
}

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is told by somebody else, at any time")]
struct Waiting {
    bytes: VecDeque<u8>,
    /// Whether there was more than could wait: nothing is taken in until these are read.
    has_lost: bool,
    size: Option<Size>,
    is_stale: bool,
    /// One for each question asked: the session's own restraint bounds them; of views of
    /// a room only the newest.
    replies: VecDeque<Reply>,
    is_over: bool,
    ended: Option<Ended>,
    is_abandoned: bool,
}

/// What was in the box.
#[derive(Debug, Default)]
pub struct Mail {
    /// What was typed, as far as it was asked for.
    pub bytes: Vec<u8>,
    /// Whether something typed after these bytes was lost.
    pub has_lost: bool,
    /// Another size of the terminal.
    pub size: Option<Size>,
    /// Whether the terminal may show something else than what it was sent.
    pub is_stale: bool,
    /// Answers of the store.
    pub replies: VecDeque<Reply>,
    /// Whether there is no more to come from the peer after these bytes.
    pub is_over: bool,
    /// Why the session is to end now.
    pub ended: Option<Ended>,
}

/// Makes a box: who reads, who writes.
pub fn inbox() -> (Inbox, Post) {
    let shared = Arc::new(Shared::default());
    (Inbox(Arc::clone(&shared)), Post(shared))
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        // A panic elsewhere cannot leave a letter half put in.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Waiting)) {
        change(&mut self.lock());
        self.news.notify_one();
    }
}

impl Post {
    /// Hands on what was typed; waits while too much is unread. False: nobody reads
    /// any more.
    pub async fn bytes(&self, bytes: &[u8]) -> bool {
        let mut rest = bytes;
        loop {
            let room = self.0.room.notified();
            {
                let mut waiting = self.0.lock();
                if waiting.is_abandoned {
                    return false;
                }
                let count = rest.len().min(ROOM.saturating_sub(waiting.bytes.len()));
                let (now, later) = rest.split_at_checked(count).unwrap_or((rest, &[]));
                waiting.bytes.extend(now);
                rest = later;
            }
            self.0.news.notify_one();
            if rest.is_empty() {
                return true;
            }
            room.await;
        }
    }

    /// Hands on what was typed on a terminal. No hand and no paste of a reasonable size
    /// is as fast as that; of a flood, what there is no room for is lost, so that nobody
    /// is kept by it: neither whoever carries it, nor the place of somebody who is gone.
    pub fn typed(&self, bytes: &[u8]) {
        self.0.change(|waiting| {
            waiting.has_lost |= bytes.len() > ROOM.saturating_sub(waiting.bytes.len());
            if !waiting.has_lost && !waiting.is_abandoned {
                waiting.bytes.extend(bytes);
            }
        });
    }

    /// The terminal has another size: only the last one counts.
    pub fn resize(&self, size: Size) {
        self.0.change(|waiting| waiting.size = Some(size));
    }

    /// Something else drew on the terminal.
    pub fn redraw(&self) {
        self.0.change(|waiting| waiting.is_stale = true);
    }

    /// There is no more to come.
    pub fn end(&self) {
        self.0.change(|waiting| waiting.is_over = true);
    }

    /// The session is to end now.
    pub fn close(&self, ended: Ended) {
        self.0.change(|waiting| waiting.ended = Some(ended));
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        self.0.change(|waiting| waiting.ended = waiting.ended.or(Some(Ended::Gone)));
    }
}

impl Replies {
    /// Puts an answer in.
    pub fn put(&self, reply: Reply) {
        self.0.change(|waiting| {
            if !waiting.is_abandoned {
                relay::put(&mut waiting.replies, reply);
            }
        });
    }

    /// The session is to end now.
    pub fn close(&self, ended: Ended) {
        self.0.change(|waiting| waiting.ended = waiting.ended.or(Some(ended)));
    }
}

impl Inbox {
    /// The way of the store into this box.
    pub fn replies(&self) -> Replies {
        Replies(Arc::clone(&self.0))
    }

    /// Waits until there is something; of bytes only when they are wanted.
    pub async fn wait(&self, wants_bytes: bool) {
        loop {
            let news = self.0.news.notified();
            {
                let waiting = self.0.lock();
                let has_more = !waiting.bytes.is_empty() || waiting.is_over || waiting.has_lost;
                let has_bytes = wants_bytes && has_more;
                let is_urgent =
                    waiting.size.is_some() || waiting.ended.is_some() || waiting.is_stale;
                if has_bytes || is_urgent || !waiting.replies.is_empty() {
                    return;
                }
            }
            news.await;
        }
    }

    /// Takes what there is, of bytes at most so many.
    pub fn take(&self, most: usize) -> Mail {
        let mut waiting = self.0.lock();
        let count = most.min(waiting.bytes.len());
        let bytes: Vec<u8> = waiting.bytes.drain(..count).collect();
        if waiting.bytes.is_empty() {
            // Between two keys a box holds nothing.
            waiting.bytes = VecDeque::new();
        }
        let mail = Mail {
            is_over: waiting.is_over && waiting.bytes.is_empty() && most > 0,
            has_lost: waiting.has_lost && waiting.bytes.is_empty() && most > 0,
            bytes,
            size: waiting.size.take(),
            is_stale: std::mem::take(&mut waiting.is_stale),
            replies: std::mem::take(&mut waiting.replies),
            ended: waiting.ended.take(),
        };
        waiting.is_over &= !mail.is_over;
        waiting.has_lost &= !mail.has_lost;
        drop(waiting);
        self.0.room.notify_waiters();
        mail
    }
}

impl Drop for Inbox {
    fn drop(&mut self) {
        let mut waiting = self.0.lock();
        *waiting = Waiting { is_abandoned: true, ..Waiting::default() };
        drop(waiting);
        self.0.room.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_flood_the_beginning_is_read_and_what_comes_after_it_is_whole_again() {
        let (inbox, post) = inbox();
        post.typed(&[b'a'; ROOM - 2]);
        post.typed(b"bc");
        // No room, not even for what would fit: it belongs to what was lost.
        post.typed(b"lost");
        let most = ROOM - 1;
        let mail = inbox.take(most);
        assert_eq!((mail.bytes.len(), mail.has_lost), (most, false));
        post.typed(b"lost too");
        let mail = inbox.take(most);
        assert_eq!((mail.bytes.as_slice(), mail.has_lost), (&b"c"[..], true));
        post.typed(b"heard");
        let mail = inbox.take(most);
        assert_eq!((mail.bytes.as_slice(), mail.has_lost), (&b"heard"[..], false));
    }

    #[test]
    fn what_is_too_long_from_the_start_is_said_to_be_lost() {
        let (inbox, post) = inbox();
        post.typed(&[b'a'; ROOM + 1]);
        assert!(inbox.take(0).bytes.is_empty());
        let mail = inbox.take(1);
        assert!(mail.bytes.is_empty() && mail.has_lost);
    }
}
