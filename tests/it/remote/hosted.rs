//! Sessions of people elsewhere, in process: no transport, and a disk and ways out that
//! stand still when asked to.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use passeport::app::model::Profile;
use passeport::app::msg::Arrived;
use passeport::content::Catalogue;
use passeport::content::catalogue::Folder;
use passeport::domain::id::LearnerId;
use passeport::domain::learner::Preferences;
use passeport::domain::record::{Fact, LearningRecord};
use passeport::front::remote::{Face, Hall, Limits, Peer, Post, Sending, Sink, inbox, serve};
use passeport::paint::{Look, Size};
use passeport::store::{self, Draft, Learners, Memory, Records, StoreError};
use passeport::text::Bundles;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;

use crate::harness::behind::behind;
use crate::pty::course;

/// Nothing takes so long; a test that waits longer has failed.
const LIMIT: Duration = Duration::from_mins(1);

/// What many people share: modules, a store, threads.
pub(crate) struct Hosted {
    hall: Arc<Hall>,
    threads: Runtime,
    pub(crate) disk: Arc<Gate>,
    typed: AtomicUsize,
}

impl Hosted {
    pub(crate) fn new() -> Self {
        let files = course::files().map(|(name, text)| (name, text.into_bytes())).collect();
        let folder = Folder { name: "tests".to_owned(), files };
        let catalogue = Arc::new(Catalogue::with_folder(&folder));
        let disk = Arc::new(Gate::default());
        let store = Slow { inner: Memory::new(), disk: Arc::clone(&disk) };
        let writer = store::spawn(move || Ok(Box::new(store)));
        let nowhere = || PathBuf::from("/nowhere");
        let hall = Hall::new(catalogue, Bundles::embedded(), (nowhere(), nowhere()), writer);
        let threads = Builder::new_multi_thread().worker_threads(2).enable_time().build().unwrap();
        Self { hall: Arc::new(hall), threads, disk, typed: AtomicUsize::new(0) }
    }

    /// Somebody comes in, and sees something.
    pub(crate) fn enter(&self, who: Arrived) -> Terminal<'_> {
        let (inbox, post) = inbox();
        let text = self.hall.text("fr");
        let mut session = self.hall.session(text, Profile::REMOTE, Preferences::default());
        session.connect(self.hall.connect(inbox.replies()).unwrap());
        session.arrive(who);
        let peer =
            Peer { face: Face::Screen(Size { width: 80, height: 24 }), look: Look::default() };
        let limits = Limits {
            idle: Duration::from_hours(1),
            total: Duration::from_hours(1),
            ..Limits::default()
        };
        let (hall, shown) = (Arc::clone(&self.hall), Arc::new(Shown::default()));
        let sink = Way(Arc::clone(&shown));
        self.threads.spawn(async move { serve(&hall, session, (peer, limits), inbox, sink).await });
        let terminal = Terminal { hosted: self, post, shown };
        terminal.wait_pieces(1);
        terminal
    }

    /// Waits until all that was typed anywhere was looked at.
    pub(crate) fn wait_typed(&self) {
        let until = Instant::now() + LIMIT;
        let wanted = u64::try_from(self.typed.load(Ordering::SeqCst)).unwrap();
        while self.hall.figures.read().typed < wanted {
            assert!(Instant::now() < until, "keys are not looked at");
            std::thread::yield_now();
        }
    }
}

/// Somebody's terminal, and its keyboard.
pub(crate) struct Terminal<'h> {
    hosted: &'h Hosted,
    post: Post,
    shown: Arc<Shown>,
}

struct Shown {
    screen: Mutex<(vt100::Parser, usize)>,
    news: Condvar,
    /// Whether bytes go through.
    is_open: watch::Sender<bool>,
}

impl Default for Shown {
    fn default() -> Self {
        let screen = Mutex::new((vt100::Parser::new(24, 80, 0), 0));
        Self { screen, news: Condvar::new(), is_open: watch::Sender::new(true) }
    }
}

/// The way to a terminal.
struct Way(Arc<Shown>);

impl Sink for Way {
    fn send(&self, bytes: Vec<u8>) -> Sending {
        let shown = Arc::clone(&self.0);
        let mut screen = shown.screen.lock().unwrap();
        screen.0.process(&bytes);
        screen.1 += 1;
        drop(screen);
        shown.news.notify_all();
        Box::pin(async move {
            // The test holds the other end as long as it lasts.
            let _ = shown.is_open.subscribe().wait_for(|is_open| *is_open).await;
            Ok(())
        })
    }
}

impl Terminal<'_> {
    pub(crate) fn press(&self, keys: &str) {
        self.hosted.typed.fetch_add(keys.len(), Ordering::SeqCst);
        self.post.typed(keys.as_bytes());
    }

    /// Presses keys and waits until something is shown.
    pub(crate) fn answers(&self, keys: &str) {
        let before = self.pieces();
        self.press(keys);
        self.wait_pieces(before + 1);
    }

    /// Nothing it is sent arrives any more, the piece on its way included.
    pub(crate) fn freeze(&self) {
        self.shown.is_open.send_replace(false);
    }

    pub(crate) fn thaw(&self) {
        self.shown.is_open.send_replace(true);
    }

    /// What is on the screen, row by row.
    pub(crate) fn shows(&self) -> String {
        self.shown.screen.lock().unwrap().0.screen().contents()
    }

    /// Pieces sent so far.
    pub(crate) fn pieces(&self) -> usize {
        self.shown.screen.lock().unwrap().1
    }

    pub(crate) fn wait(&self, words: &str) {
        self.wait_until(words, |screen, _| screen.contents().contains(words));
    }

    pub(crate) fn wait_pieces(&self, least: usize) {
        self.wait_until("another piece", |_, pieces| pieces >= least);
    }

    fn wait_until(&self, what: &str, holds: impl Fn(&vt100::Screen, usize) -> bool) {
        let until = Instant::now() + LIMIT;
        let mut screen = self.shown.screen.lock().unwrap();
        while !holds(screen.0.screen(), screen.1) {
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "{what}: {}", screen.0.screen().contents());
            screen = self.shown.news.wait_timeout(screen, left).unwrap().0;
        }
    }
}

/// What a disk waits for before anything is kept on it.
#[derive(Default)]
pub(crate) struct Gate {
    state: Mutex<Kept>,
    news: Condvar,
}

#[derive(Default)]
struct Kept {
    is_shut: bool,
    /// Times it was asked to keep something.
    asked: usize,
    answers: Vec<LearnerId>,
}

impl Gate {
    /// From now on nothing is kept.
    pub(crate) fn shut(&self) {
        self.state.lock().unwrap().is_shut = true;
    }

    pub(crate) fn open(&self) {
        self.state.lock().unwrap().is_shut = false;
        self.news.notify_all();
    }

    /// Whose answers were kept, one entry for each.
    pub(crate) fn answers(&self) -> Vec<LearnerId> {
        self.state.lock().unwrap().answers.clone()
    }

    /// Times the disk was asked to keep something.
    pub(crate) fn asked(&self) -> usize {
        self.state.lock().unwrap().asked
    }
}

/// A store on a disk that waits.
struct Slow {
    inner: Memory,
    disk: Arc<Gate>,
}

impl Records for Slow {
    fn append(&mut self, groups: Vec<Vec<Draft>>) -> Vec<Result<Vec<LearningRecord>, StoreError>> {
        let mut state = self.disk.state.lock().unwrap();
        state.asked += 1;
        let mut state = self.disk.news.wait_while(state, |state| state.is_shut).unwrap();
        let answers = self.inner.append(groups);
        let kept = answers.iter().flatten().flatten();
        let kept = kept.filter(|record| matches!(record.fact, Fact::Answered { .. }));
        state.answers.extend(kept.map(|record| record.learner));
        answers
    }

    behind!(Records);
}

impl Learners for Slow {
    behind!(Learners);

    fn erase(&mut self, learner: LearnerId) -> Result<bool, StoreError> {
        self.inner.erase(learner)
    }
}

behind!(Meta for Slow);
