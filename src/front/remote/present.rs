//! The sessions that are here: to be told when the server stops, or when the key they
//! came with opens nothing any more.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{Ended, Inbox, Replies};
use crate::domain::key::KeyPrint;
use crate::domain::record::{Fact, LearningRecord};

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

    /// Ends what must end because of what was just kept, whoever asked for that. Waits for
    /// nothing.
    pub(super) fn heed(&self, records: &[LearningRecord]) {
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
    use crate::content::Catalogue;
    use crate::domain::id::{LearnerId, RandomId};
    use crate::domain::record::CardSeal;
    use crate::domain::time::Timestamp;
    use crate::front::remote::{Hall, inbox};
    use crate::store::{self, Draft, Memory, Reply, Request};
    use crate::text::Bundles;

    fn kept(fact: Fact) -> Vec<LearningRecord> {
        let learner: LearnerId = RandomId::from_entropy(1);
        vec![LearningRecord { learner, seq: 1, at: Timestamp(0), fact }]
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
    fn a_key_is_revoked_for_all_by_whoever_has_a_way_to_the_store() {
        let writer = store::spawn(|| Ok(Box::new(Memory::new())));
        let nowhere = || std::path::PathBuf::from("/nowhere");
        let (catalogue, words) = (Arc::new(Catalogue::embedded()), Bundles::embedded());
        let hall = Hall::beside(catalogue, words, (nowhere(), nowhere()), writer.entrance());
        let key = KeyPrint([1; 32]);
        let (inbox, _post) = inbox();
        let _here = hall.present.enter(&inbox, Some(key));
        // The owner's own terminal, which is none of the hall's sessions.
        let (sender, replies) = std::sync::mpsc::channel();
        let owner = writer.connect(move |reply| drop(sender.send(reply)));
        let learner = RandomId::from_entropy(1);
        let facts = [
            Fact::Joined { card: CardSeal { first: 7, hash: String::new() } },
            Fact::KeyLinked { key },
            Fact::KeyRevoked { key },
        ];
        let drafts = facts.map(|fact| Draft { learner, at: Timestamp(0), fact }).to_vec();
        owner.send(Request::Append { ticket: 1, drafts }).unwrap();
        let answers: Vec<Reply> = replies.iter().take(2).collect();
        assert!(matches!(answers[..], [Reply::Opened(_), Reply::Appended { .. }]), "{answers:?}");
        assert_eq!(inbox.take(0).ended, Some(Ended::Revoked));
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
