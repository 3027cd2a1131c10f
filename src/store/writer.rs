//! The one thread that owns a store. Sessions ask it by message and are
//! answered by message; whatever waits is written and synced as one.

mod answer;
mod entrance;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::domain::id::LearnerId;
use crate::domain::key::KeyPrint;
use crate::domain::record::{CardSeal, LearningRecord};
use crate::domain::time::Timestamp;

pub use entrance::Entrance;

use answer::answer;

use super::mailbox::{Mailbox, Refused};
use super::rooms::{Host, RoomReply, RoomRequest, Rooms};
use super::{Draft, Healed, Store, StoreError, Summary};

/// Requests that may wait; a session that meets a full mailbox is told at once.
const WAITING: usize = 4096;

/// What a session may ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Keep these facts, all or none.
    Append {
        /// Comes back in the answer.
        ticket: u64,
        /// The facts, in order.
        drafts: Vec<Draft>,
    },
    /// All records of a learner.
    Load {
        /// Whose.
        learner: LearnerId,
    },
    /// Everyone, the one seen last first.
    Roll,
    /// Those whose card starts with this word.
    Candidates {
        /// Its place in the list of words.
        first: u16,
    },
    /// Whose key of SSH this is.
    Holder {
        /// The key.
        key: KeyPrint,
    },
    /// Remove every byte about a learner.
    Erase {
        /// Whom.
        learner: LearnerId,
    },
    /// Remove every byte about those who did not come back for long.
    Purge {
        /// For how many months.
        months: u16,
        /// Now.
        now: Timestamp,
    },
    /// Do something in a group session.
    Room(RoomRequest),
}

/// What the store answers. For one session: in the order of its requests; only appends
/// may be answered before group sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// The store is open. Sent once to each session, before anything else.
    Opened(Healed),
    /// The facts are durable.
    Appended {
        /// Of the request.
        ticket: u64,
        /// The records they became.
        records: Vec<LearningRecord>,
    },
    /// The append was not carried out; nothing of it was kept. Without a
    /// ticket: the store did not open, and will not.
    Failed {
        /// Of the append that failed.
        ticket: Option<u64>,
        /// Why.
        error: StoreError,
    },
    /// Something other than an append was not carried out; the store stays open.
    Refused(StoreError),
    /// A learner's records, in order.
    Loaded {
        /// Whose.
        learner: LearnerId,
        /// All of them; none for a stranger.
        records: Vec<LearningRecord>,
    },
    /// Everyone.
    Roll(Vec<Summary>),
    /// Whose card starts with the word asked for.
    Candidates(Vec<(LearnerId, CardSeal)>),
    /// Whose key it is, if it opens for anybody.
    Holder(Option<LearnerId>),
    /// Nothing about the learner is left.
    Erased {
        /// Whom.
        learner: LearnerId,
        /// Whether there was anything.
        was_known: bool,
    },
    /// Nothing is left about so many who did not come back.
    Purged(usize),
    /// Of a group session. [`RoomReply::Seen`] comes unasked.
    Room(RoomReply),
}

impl Reply {
    /// Whether it answers nothing that was asked: the newest of its kind is enough.
    pub fn is_unasked(&self) -> bool {
        matches!(self, Self::Room(RoomReply::Seen(_)))
    }
}

/// Why a request was not even taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Too much waits already (a slow disk): ask again later.
    #[error("the store has too much to do")]
    Busy,
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
}

/// How [`Writer::close`] ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// All that waited is durable and the folder is free.
    Finished,
    /// The disk does not answer; the thread was left behind. What was
    /// acknowledged is safe, what was not acknowledged may not be.
    LeftBehind,
}

/// Where the answers of one session go.
pub(super) struct Line {
    /// By which it is told from others.
    number: u64,
    speak: Mutex<Box<dyn Fn(Reply) + Send>>,
}

impl Line {
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    pub(super) fn say(&self, reply: Reply) {
        let speak = self.speak.lock().unwrap_or_else(PoisonError::into_inner);
        // One broken session must not take the store from all the others.
        let _ = catch_unwind(AssertUnwindSafe(|| speak(reply)));
    }
}

/// Who hears of all that is kept.
type Ear = Box<dyn Fn(&[LearningRecord]) + Send>;

enum Letter {
    /// From now on, this hears of all that is kept, whoever asked for it.
    Overhear(Ear),
    Connect(Arc<Line>),
    Ask(Arc<Line>, Request),
    /// That session is over.
    Gone(u64),
}

/// The handle of the thread. Dropping it closes the store without waiting.
pub struct Writer {
    mailbox: Arc<Mailbox<Letter>>,
    done: Receiver<()>,
    /// How many sessions were connected.
    lines: Arc<AtomicU64>,
}

/// One session's way to the store.
#[derive(Clone)]
pub struct Client(Arc<Hold>);

/// Says when the last hand lets go of it.
struct Hold {
    mailbox: Arc<Mailbox<Letter>>,
    line: Arc<Line>,
}

impl Drop for Hold {
    fn drop(&mut self) {
        // A store that is closed needs not know.
        let _ = self.mailbox.push_always(Letter::Gone(self.line.number));
    }
}

/// Starts the thread. It opens the store itself, so that nothing waits for it.
pub fn spawn(open: impl FnOnce() -> Result<Box<dyn Store>, StoreError> + Send + 'static) -> Writer {
    started(open, None)
}

/// The same, where group sessions are held too.
pub fn spawn_hosting(
    open: impl FnOnce() -> Result<Box<dyn Store>, StoreError> + Send + 'static,
    host: Host,
) -> Writer {
    started(open, Some(host))
}

fn started(
    open: impl FnOnce() -> Result<Box<dyn Store>, StoreError> + Send + 'static,
    host: Option<Host>,
) -> Writer {
    let mailbox = Arc::new(Mailbox::new(WAITING));
    let (finished, done) = channel();
    let letters = Arc::clone(&mailbox);
    let work = move || work(open, host, (&letters, &finished));
    if thread::Builder::new().name("passeport-store".to_owned()).spawn(work).is_err() {
        mailbox.close();
    }
    Writer { mailbox, done, lines: Arc::new(AtomicU64::new(0)) }
}

impl Writer {
    /// Connects a session. `replies` runs on the store's thread and must not
    /// wait. The first reply is [`Reply::Opened`], or [`Reply::Failed`] without a ticket.
    pub fn connect(&self, replies: impl Fn(Reply) + Send + 'static) -> Client {
        self.entrance().connect(replies)
    }

    /// Lets the store finish what waits and close, but waits for it no longer
    /// than `patience`: a disk that hangs must not keep anyone from leaving.
    pub fn close(self, patience: Duration) -> Closed {
        self.mailbox.close();
        match self.done.recv_timeout(patience) {
            Ok(()) | Err(RecvTimeoutError::Disconnected) => Closed::Finished,
            Err(RecvTimeoutError::Timeout) => Closed::LeftBehind,
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.mailbox.close();
    }
}

impl Client {
    /// Asks without waiting; the answer comes as a [`Reply`].
    ///
    /// # Errors
    /// [`SendError`] when the request was not taken; no reply will come then.
    pub fn send(&self, request: Request) -> Result<(), SendError> {
        let Hold { mailbox, line } = self.0.as_ref();
        mailbox.push(Letter::Ask(Arc::clone(line), request)).map_err(|refused| match refused {
            Refused::Full => SendError::Busy,
            Refused::Closed => SendError::Closed,
        })
    }
}

fn no_thread() -> StoreError {
    let cause = "the store's thread is not there".to_owned();
    StoreError::Unavailable { path: PathBuf::new(), cause }
}

fn work(
    open: impl FnOnce() -> Result<Box<dyn Store>, StoreError>,
    host: Option<Host>,
    (letters, finished): (&Mailbox<Letter>, &Sender<()>),
) {
    let opened = catch_unwind(AssertUnwindSafe(open)).unwrap_or_else(|_| Err(broken()));
    match opened {
        Ok(mut store) => {
            let opened = || Rooms::open(host, store.as_mut());
            let rooms = catch_unwind(AssertUnwindSafe(opened));
            let (mut rooms, mut ears) = (rooms.unwrap_or_default(), vec![]);
            while let Some(waiting) = letters.take_all() {
                serve(store.as_mut(), (&mut rooms, &mut ears), waiting);
            }
            let _ = catch_unwind(AssertUnwindSafe(|| drop(store)));
        }
        Err(error) => {
            while let Some(waiting) = letters.take_all() {
                for letter in waiting {
                    refuse(letter, &error);
                }
            }
        }
    }
    let _ = finished.send(());
}

/// Answers to everything while the store could not be opened.
fn refuse(letter: Letter, error: &StoreError) {
    let (line, ticket) = match letter {
        Letter::Ask(line, Request::Append { ticket, .. }) => (line, Some(ticket)),
        Letter::Connect(line) | Letter::Ask(line, _) => (line, None),
        Letter::Gone(_) | Letter::Overhear(_) => return,
    };
    line.say(Reply::Failed { ticket, error: error.clone() });
}

/// Appends that wait for one sync.
#[derive(Default)]
struct Batch {
    from: Vec<(Arc<Line>, u64)>,
    groups: Vec<Vec<Draft>>,
}

impl Batch {
    fn commit(&mut self, store: &mut dyn Store, ears: &[Ear]) {
        if self.from.is_empty() {
            return;
        }
        let groups = std::mem::take(&mut self.groups);
        let results = catch_unwind(AssertUnwindSafe(|| store.append(groups)));
        let mut results = results.unwrap_or_default().into_iter();
        for (line, ticket) in self.from.drain(..) {
            line.say(match results.next().unwrap_or_else(|| Err(broken())) {
                Ok(records) => {
                    // Before whoever asked is told: what has to end has ended by then.
                    for ear in ears {
                        let _ = catch_unwind(AssertUnwindSafe(|| ear(&records)));
                    }
                    Reply::Appended { ticket, records }
                }
                Err(error) => Reply::Failed { ticket: Some(ticket), error },
            });
        }
    }
}

fn serve(
    store: &mut dyn Store,
    (rooms, ears): (&mut Rooms, &mut Vec<Ear>),
    waiting: impl IntoIterator<Item = Letter>,
) {
    within(rooms, Rooms::purge_daily);
    let mut batch = Batch::default();
    for letter in waiting {
        match letter {
            Letter::Ask(line, Request::Append { ticket, drafts }) => {
                batch.from.push((line, ticket));
                batch.groups.push(drafts);
            }
            Letter::Ask(line, Request::Room(request)) => {
                within(rooms, |rooms| rooms.take(&line, request));
            }
            // What was asked before is done before: a session reads its own writes.
            Letter::Ask(line, request) => {
                batch.commit(store, ears);
                settle(rooms, store);
                let forgets = matches!(request, Request::Erase { .. } | Request::Purge { .. });
                let answered = catch_unwind(AssertUnwindSafe(|| answer(store, request)));
                let answered = answered.unwrap_or_else(|_| Err(broken()));
                if forgets && answered.is_ok() {
                    within(rooms, Rooms::forgotten);
                }
                line.say(answered.unwrap_or_else(Reply::Refused));
            }
            Letter::Overhear(ear) => ears.push(ear),
            Letter::Connect(line) => line.say(Reply::Opened(store.healed().clone())),
            Letter::Gone(line) => within(rooms, |rooms| rooms.gone(line)),
        }
    }
    batch.commit(store, ears);
    settle(rooms, store);
}

/// Answers whoever waits for a group session.
fn settle(rooms: &mut Rooms, store: &mut dyn Store) {
    if rooms.is_owing() {
        within(rooms, |rooms| rooms.settle(store));
    }
}

/// A fault in a group session must not take the store from anybody.
fn within(rooms: &mut Rooms, work: impl FnOnce(&mut Rooms)) {
    let _ = catch_unwind(AssertUnwindSafe(|| work(rooms)));
}

fn broken() -> StoreError {
    StoreError::Corrupt { what: "the state of the store".to_owned() }
}
