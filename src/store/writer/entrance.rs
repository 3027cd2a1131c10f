//! The way of more sessions to a store that somebody else keeps open.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use super::{Client, Hold, Letter, Line, Reply, Writer, no_thread};
use crate::domain::record::LearningRecord;
use crate::store::mailbox::Mailbox;

/// The way of more sessions to a store that somebody else keeps open.
#[derive(Clone)]
pub struct Entrance {
    pub(super) mailbox: Arc<Mailbox<Letter>>,
    /// How many sessions were connected.
    pub(super) lines: Arc<AtomicU64>,
}

impl Writer {
    /// A way in for more sessions, which keeps nothing open.
    pub fn entrance(&self) -> Entrance {
        let (mailbox, lines) = (Arc::clone(&self.mailbox), Arc::clone(&self.lines));
        Entrance { mailbox, lines }
    }
}

impl Entrance {
    /// From now on, `ear` hears of all that is kept, whoever asked for it. It runs on the
    /// store's thread and must not wait.
    pub fn overhear(&self, ear: impl Fn(&[LearningRecord]) + Send + 'static) {
        // A store that is closed keeps nothing more.
        let _ = self.mailbox.push_always(Letter::Overhear(Box::new(ear)));
    }

    /// Connects a session, as [`Writer::connect`] does.
    pub fn connect(&self, replies: impl Fn(Reply) + Send + 'static) -> Client {
        let number = self.lines.fetch_add(1, Ordering::Relaxed);
        let line = Arc::new(Line { number, speak: Mutex::new(Box::new(replies)) });
        if self.mailbox.push_always(Letter::Connect(Arc::clone(&line))).is_err() {
            line.say(Reply::Failed { ticket: None, error: no_thread() });
        }
        Client(Arc::new(Hold { mailbox: Arc::clone(&self.mailbox), line }))
    }
}
