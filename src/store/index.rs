//! The second copy: the records again, in a sled tree keyed by learner and number.
//!
//! The tree lives on a thread of its own, behind a queue: whatever happens in
//! there (a panic on damaged data, a disk that hangs, no room) costs the index,
//! never an answer. It is opened without a flusher: the journal carries the promise.

use std::fs;
use std::io::ErrorKind;
use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{
    Receiver, RecvTimeoutError, Sender, SyncSender, TryRecvError, channel, sync_channel,
};
use std::thread;
use std::time::Duration;

use crate::domain::id::LearnerId;

use super::StoreError;
use super::entry::{Item, Met, meet, to_entry};
use super::files::{self, quarantine};
use super::mailbox::Mailbox;

/// The name of the thread.
const THREAD: &str = "passeport-index";

/// Whether a panic on the thread of this name is sled's, on damaged data:
/// expected and handled, nothing to trouble anyone with.
pub fn is_expected_panic(thread: Option<&str>) -> bool {
    thread.is_some_and(|name| name == THREAD || name.starts_with("sled-io-"))
}

/// How long anything waits for the index before going on without it.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long a read waits for the index before the journal is asked.
const READ_PATIENCE: Duration = Duration::from_millis(100);

/// How long opening and closing may take: a large tree on a slow disk.
const LONG_PATIENCE: Duration = Duration::from_secs(8);

/// Memory that sled may use for its cache, in bytes.
const CACHE: u64 = 16 << 20;

/// Room there must be on the disk, in bytes: sled waits for ever, at full
/// speed, when a write of its own finds none. More than the ballast, so that
/// the room which that gives up goes to the journal.
const ROOM: u64 = 6 << 20;

/// Entries written between two flushes: what a stop may leave to heal.
pub(super) const FLUSH_EVERY: usize = 8192;

/// Batches that may wait before appends wait for the index.
const WAITING: usize = 16;

/// Why the tree did not open, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The files are wrong.
    Damaged(String),
    /// The files may be right: no room, no rights, no time.
    NotNow(String),
}

impl From<sled::Error> for Refusal {
    fn from(error: sled::Error) -> Self {
        let words = error.to_string();
        let is_locked = is_locked(&error);
        match error {
            sled::Error::Io(cause) if is_locked || is_passing(cause.kind()) => Self::NotNow(words),
            _ => Self::Damaged(words),
        }
    }
}

/// Whether trouble of this kind says nothing about the files themselves.
fn is_passing(kind: ErrorKind) -> bool {
    use ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(kind, StorageFull | QuotaExceeded | PermissionDenied | ReadOnlyFilesystem)
}

#[derive(Debug)]
enum Ask {
    Put(Vec<Item>),
    Read(LearnerId, Sender<Vec<Met>>),
    Everything(SyncSender<Vec<Met>>),
    Flush(Sender<bool>),
}

/// The handle of the thread. Dropping it closes the tree.
#[derive(Debug)]
pub(super) struct Index {
    mailbox: Arc<Mailbox<Ask>>,
    done: Receiver<()>,
    /// The answer to a read that nobody waits for any more.
    late: Option<Receiver<Vec<Met>>>,
    /// How long dropping waits for the files to be let go.
    patience: Duration,
}

impl Index {
    /// Opens the tree in `folder`, creating it if it is not there.
    ///
    /// # Errors
    /// [`Refusal`], which says whether another try with other files may help.
    pub(super) fn open(folder: &Path) -> Result<Self, Refusal> {
        let mailbox = Arc::new(Mailbox::new(WAITING));
        let (asks, folder) = (Arc::clone(&mailbox), folder.to_owned());
        let (opened, is_open) = channel();
        let (finished, done) = channel();
        let work = move || {
            let work = AssertUnwindSafe(|| serve(&folder, &asks, &opened));
            if catch_unwind(work).is_err() {
                let _ = opened.send(Err(Refusal::Damaged("sled panicked".to_owned())));
            }
            asks.close();
            // Whoever still waits for an answer learns now that none will come.
            drop(asks.take_all());
            let _ = finished.send(());
        };
        thread::Builder::new()
            .name(THREAD.to_owned())
            .spawn(work)
            .map_err(|error| Refusal::NotNow(error.to_string()))?;
        is_open
            .recv_timeout(LONG_PATIENCE)
            .unwrap_or_else(|error| Err(Refusal::NotNow(error.to_string())))?;
        Ok(Self { mailbox, done, late: None, patience: LONG_PATIENCE })
    }

    /// Puts items in. False: the index is of no use any more.
    pub(super) fn put(&self, items: Vec<Item>) -> bool {
        self.mailbox.push_within(Ask::Put(items), PATIENCE).is_ok()
    }

    /// What the index has of a learner, in order; none if it is busy: then the
    /// journal answers sooner, and goes on answering until the index caught up.
    pub(super) fn read(&mut self, learner: LearnerId) -> Option<Vec<Met>> {
        if let Some(late) = self.late.take()
            && late.try_recv() == Err(TryRecvError::Empty)
        {
            self.late = Some(late);
            return None;
        }
        let (answer, found) = channel();
        self.mailbox.push(Ask::Read(learner, answer)).ok()?;
        let read = found.recv_timeout(READ_PATIENCE);
        if read == Err(RecvTimeoutError::Timeout) {
            self.late = Some(found);
        }
        read.ok()
    }

    /// Shows everything, in order. False: it could not be read to its end.
    pub(super) fn everything(&self, mut see: impl FnMut(Met)) -> bool {
        let (chunks, found) = sync_channel(4);
        if self.mailbox.push_within(Ask::Everything(chunks), PATIENCE).is_err() {
            return false;
        }
        // An empty chunk says that all was shown.
        while let Ok(chunk) = found.recv_timeout(LONG_PATIENCE) {
            if chunk.is_empty() {
                return true;
            }
            chunk.into_iter().for_each(&mut see);
        }
        false
    }

    /// Writes to the disk what was put in. False: it did not work.
    pub(super) fn flush(&self) -> bool {
        let (answer, flushed) = channel();
        self.mailbox.push_within(Ask::Flush(answer), PATIENCE).is_ok()
            && flushed.recv_timeout(LONG_PATIENCE).unwrap_or(false)
    }

    /// Closes the tree; false when that takes too long.
    pub(super) fn close(mut self) -> bool {
        self.mailbox.close();
        let is_closed = self.done.recv_timeout(self.patience) != Err(RecvTimeoutError::Timeout);
        self.patience = Duration::ZERO;
        is_closed
    }

    /// Leaves a tree behind that does not answer.
    pub(super) fn abandon(mut self) {
        self.patience = Duration::ZERO;
    }
}

impl Drop for Index {
    /// Waits for the tree to let go of its files, but not for ever.
    fn drop(&mut self) {
        self.mailbox.close();
        let _ = self.done.recv_timeout(self.patience);
    }
}

fn serve(folder: &Path, asks: &Mailbox<Ask>, opened: &Sender<Result<(), Refusal>>) {
    let config = sled::Config::new()
        .path(folder)
        .cache_capacity(CACHE)
        .flush_every_ms(None)
        .mode(sled::Mode::HighThroughput);
    if !has_room(folder.parent().unwrap_or(folder)) {
        let _ = opened.send(Err(Refusal::NotNow("the disk is nearly full".to_owned())));
        return;
    }
    let tree = match open_patiently(&config) {
        Ok(tree) => tree,
        Err(error) => {
            let _ = opened.send(Err(Refusal::from(error)));
            return;
        }
    };
    make_private(folder);
    let _ = opened.send(Ok(()));
    // Closing writes too: without room, the tree is left as it is on the disk.
    let tree = ManuallyDrop::new(tree);
    // A tree that failed is left alone as well: it would only fail again.
    if attend(&tree, folder, asks) && has_room(folder) {
        let _ = tree.flush();
        drop(ManuallyDrop::into_inner(tree));
        make_private(folder);
    }
}

/// Does what is asked until the queue is closed; false: the tree is of no use.
fn attend(tree: &sled::Db, folder: &Path, asks: &Mailbox<Ask>) -> bool {
    let mut unflushed = 0;
    while let Some(waiting) = asks.take_all() {
        for ask in waiting {
            match ask {
                Ask::Put(items) => {
                    unflushed += items.len();
                    if !has_room(folder) || put(tree, items).is_err() {
                        return false;
                    }
                    if unflushed >= FLUSH_EVERY {
                        unflushed = 0;
                        if tree.flush().is_err() {
                            return false;
                        }
                    }
                }
                Ask::Read(learner, answer) => {
                    let key = learner.bits().to_be_bytes();
                    let _ = answer.send(tree.scan_prefix(key).map(read_entry).collect());
                }
                Ask::Everything(chunks) => everything(tree, &chunks),
                Ask::Flush(answer) => {
                    unflushed = 0;
                    let _ = answer.send(has_room(folder) && tree.flush().is_ok());
                }
            }
        }
    }
    true
}

fn has_room(folder: &Path) -> bool {
    files::room(folder).is_none_or(|room| room >= ROOM)
}

/// Opens the tree. The folder is ours alone, so a file still locked is being
/// let go by a tree that closes, or by a child process that begins.
fn open_patiently(config: &sled::Config) -> sled::Result<sled::Db> {
    let mut opened = config.open();
    for _ in 0..40 {
        match &opened {
            Err(error) if is_locked(error) => thread::park_timeout(Duration::from_millis(50)),
            _ => break,
        }
        opened = config.open();
    }
    opened
}

fn is_locked(error: &sled::Error) -> bool {
    matches!(error, sled::Error::Io(_)) && error.to_string().contains("lock")
}

fn read_entry(entry: sled::Result<(sled::IVec, sled::IVec)>) -> Met {
    let (key, value) = entry.ok()?;
    meet(&key, &value)
}

fn put(tree: &sled::Db, items: Vec<Item>) -> sled::Result<()> {
    for item in items {
        let (key, value) = to_entry(&item);
        tree.insert(key, value)?;
    }
    Ok(())
}

fn everything(tree: &sled::Db, chunks: &SyncSender<Vec<Met>>) {
    let mut chunk = vec![];
    for entry in tree.iter() {
        let is_readable = entry.is_ok();
        chunk.push(read_entry(entry));
        if !is_readable {
            // An iterator that fails may fail for ever: no last, empty chunk.
            let _ = chunks.send(chunk);
            return;
        }
        if chunk.len() == 512 && chunks.send(std::mem::take(&mut chunk)).is_err() {
            return;
        }
    }
    if !chunk.is_empty() {
        let _ = chunks.send(chunk);
    }
    let _ = chunks.send(vec![]);
}

/// Sets aside what is known to keep sled from opening: a half-written snapshot,
/// a torn or damaged `conf`. sled makes both again.
///
/// # Errors
/// When something cannot be moved.
pub(super) fn tidy(data: &Path, folder: &Path, aside: &mut Vec<PathBuf>) -> Result<(), StoreError> {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if name == "conf" && !is_conf_sound(&path) {
            aside.push(quarantine(data, &path)?);
        } else if name.ends_with(".generating") {
            // What every stop in the wrong moment leaves: half a shortcut.
            quarantine(data, &path)?;
        }
    }
    Ok(())
}

/// `conf` ends in the CRC-32 of what stands before.
fn is_conf_sound(path: &Path) -> bool {
    let bytes = fs::read(path).unwrap_or_default();
    let split = bytes.split_last_chunk::<4>();
    split.is_some_and(|(text, crc)| !text.is_empty() && crc32fast::hash(text).to_le_bytes() == *crc)
}

#[cfg(unix)]
fn make_private(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let mode = if entry.path().is_dir() { 0o700 } else { 0o600 };
        let _ = fs::set_permissions(entry.path(), fs::Permissions::from_mode(mode));
    }
    let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
}

#[cfg(not(unix))]
fn make_private(_folder: &Path) {}
