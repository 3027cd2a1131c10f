//! The sessions that are here: to be told when the server stops, or when the key they
//! came with opens nothing any more.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{Ended, Inbox, Replies};
use crate::domain::key::KeyPrint;
use crate::domain::record::Fact;
use crate::store::Reply;

/// All sessions that are here.
#[derive(Default)]
pub struct Present {
    all: Mutex<All>,
    /// Somebody left.
    left: Condvar,
}

#[derive(Default)]
struct All {
    here: HashMap<u64, Someone>,
    next: u64,
    /// Whether the server stops.
    is_stopping: bool,
}

struct Someone {
    replies: Replies,
    /// The key they came with.
    key: Option<KeyPrint>,
}

/// A session that is here, until this is dropped.
pub struct Here {
    all: Arc<Present>,
    /// Which one, for the log.
    pub number: u64,
}

impl Drop for Here {
    fn drop(&mut self) {
        self.all.lock().here.remove(&self.number);
        self.all.left.notify_all();
    }
}

impl Present {
    fn lock(&self) -> MutexGuard<'_, All> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that a session is here that came with this key. To be done before anything
    /// is asked for it, or it would be asked by a key that is revoked meanwhile.
    pub fn enter(self: &Arc<Self>, inbox: &Inbox, key: Option<KeyPrint>) -> Here {
        let replies = inbox.replies();
        let mut all = self.lock();
        all.next += 1;
        let number = all.next;
        if all.is_stopping {
            replies.close(Ended::Stop);
        }
        all.here.insert(number, Someone { replies, key });
        drop(all);
        Here { all: Arc::clone(self), number }
    }

    /// Whether nobody is here.
    pub fn is_empty(&self) -> bool {
        self.lock().here.is_empty()
    }

    /// Waits until nobody is here, for a thread that may wait so long.
    pub fn wait_until_empty(&self, patience: Duration) {
        // Whoever is still here then is not waited for.
        let _ = self.left.wait_timeout_while(self.lock(), patience, |all| !all.here.is_empty());
    }

    /// Ends all sessions, and those that come yet.
    pub fn stop(&self) {
        let mut all = self.lock();
        all.is_stopping = true;
        all.here.values().for_each(|someone| someone.replies.close(Ended::Stop));
    }

    /// Ends what must end because of what was just kept. Waits for nothing.
    pub(super) fn heed(&self, reply: &Reply) {
        let Reply::Appended { records, .. } = reply else { return };
        for record in records {
            let Fact::KeyRevoked { key } = &record.fact else { continue };
            let all = self.lock();
            let with_it = all.here.values().filter(|someone| someone.key == Some(*key));
            with_it.for_each(|someone| someone.replies.close(Ended::Revoked));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{LearnerId, RandomId};
    use crate::domain::record::LearningRecord;
    use crate::domain::time::Timestamp;
    use crate::front::remote::inbox;

    fn kept(fact: Fact) -> Reply {
        let learner: LearnerId = RandomId::from_entropy(1);
        let record = LearningRecord { learner, seq: 1, at: Timestamp(0), fact };
        Reply::Appended { ticket: 1, records: vec![record] }
    }

    #[test]
    fn a_revoked_key_ends_its_own_sessions_and_no_others() {
        let present = Arc::new(Present::default());
        let key = |byte: u8| KeyPrint([byte; 32]);
        let all = [Some(key(1)), Some(key(2)), None, Some(key(1))].map(|key| {
            let (inbox, post) = inbox();
            (present.enter(&inbox, key), inbox, post)
        });
        present.heed(&kept(Fact::KeyLinked { key: key(1) }));
        present.heed(&kept(Fact::KeyRevoked { key: key(1) }));
        let ended = all.each_ref().map(|(_, inbox, _)| inbox.take(0).ended);
        assert_eq!(ended, [Some(Ended::Revoked), None, None, Some(Ended::Revoked)]);
        drop(all);
        assert!(present.is_empty());
    }

    #[test]
    fn who_comes_while_it_stops_is_told_at_once() {
        let present = Arc::new(Present::default());
        present.stop();
        let (inbox, _post) = inbox();
        let _here = present.enter(&inbox, None);
        assert_eq!(inbox.take(0).ended, Some(Ended::Stop));
    }
}
