//! What a key of a learner elsewhere costs the program itself: sessions served as by
//! SSH, on one thread, without any transport. The time of that thread alone counts, so
//! that a busy machine disturbs little.
//!
//! ```text
//! cargo bench --bench key
//! PASSEPORT_BENCH_KEYS=100000 cargo bench --bench key
//! PASSEPORT_BENCH_SIZE=120x40 cargo bench --bench key
//! ```
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measurement that cannot go on should stop loudly"
)]

use std::cell::RefCell;
use std::env;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use passeport::app::model::Profile;
use passeport::app::msg::Arrived;
use passeport::content::Catalogue;
use passeport::domain::learner::Preferences;
use passeport::front::remote::{Face, Hall, Limits, Peer, Post, Sending, Sink, inbox, serve};
use passeport::paint::{Colours, Glyphs, Look, Size};
use passeport::store::{Disk, spawn};
use passeport::text::Bundles;

/// Learners at once.
const LEARNERS: usize = 100;
/// Parts of each measurement, of which the middle one counts: the system tells the time
/// of a thread in steps of milliseconds.
const ROUNDS: usize = 10;

fn main() {
    let keys = env::var("PASSEPORT_BENCH_KEYS").map_or(100_000, |said| said.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let tasks = tokio::task::LocalSet::new();
    let hall = Rc::new(hall(folder.path()));
    tasks.block_on(&runtime, async {
        for (what, way) in [
            ("a move of the choice", Way { settle: &[], there: b"\x1b[B", back: b"\x1b[A" }),
            ("a page turned", Way { settle: &[b"\r", b"\r"], there: b"\r", back: b"p" }),
        ] {
            measure(&hall, what, way, keys).await;
        }
    });
}

/// What they sit at: 80x24 unless another size is asked for.
fn size() -> Size {
    let said = env::var("PASSEPORT_BENCH_SIZE").unwrap_or_else(|_| "80x24".to_owned());
    let (width, height) = said.split_once('x').unwrap();
    Size { width: width.parse().unwrap(), height: height.parse().unwrap() }
}

/// What learners press: to come where they play, then there and back.
#[derive(Clone, Copy)]
struct Way {
    settle: &'static [&'static [u8]],
    there: &'static [u8],
    back: &'static [u8],
}

async fn measure(hall: &Rc<Hall>, what: &str, way: Way, keys: usize) {
    let learners: Vec<Learner> = (0..LEARNERS).map(|_| Learner::enter(hall)).collect();
    for learner in &learners {
        learner.rest().await;
        for key in way.settle {
            learner.press(key).await;
            learner.rest().await;
        }
    }
    let bytes = || learners.iter().map(|learner| learner.sent.load(Ordering::Relaxed)).sum();
    let (mut spent, before): (Vec<f64>, usize) = (vec![], bytes());
    for _ in 0..ROUNDS {
        let began = own_processor();
        for turn in 0..keys / LEARNERS / ROUNDS {
            let key = if turn % 2 == 0 { way.there } else { way.back };
            for learner in &learners {
                learner.press(key).await;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a count")]
        spent.push(
            own_processor().saturating_sub(began).as_secs_f64() * 1e6 * ROUNDS as f64 / keys as f64,
        );
    }
    let sent = bytes() - before;
    spent.sort_by(f64::total_cmp);
    let at = |place: usize| spent.get(place).unwrap();
    println!(
        "{what}: {:.1} us of processor ({:.1} to {:.1}), {} bytes",
        at(ROUNDS / 2),
        at(0),
        at(ROUNDS - 1),
        sent / keys
    );
}

/// What all share, with all modules and an empty store.
fn hall(folder: &Path) -> Hall {
    let data = folder.join("data");
    let disk = Disk::open(&data).unwrap();
    let catalogue = Arc::new(Catalogue::embedded());
    let writer = spawn(move || Ok(Box::new(disk)));
    Hall::new(catalogue, Bundles::embedded(), (data, folder.to_owned()), writer)
}

/// One who looks around.
struct Learner {
    post: RefCell<Post>,
    sent: Arc<AtomicUsize>,
}

/// Takes all at once.
struct Counter(Arc<AtomicUsize>);

impl Sink for Counter {
    fn send(&self, bytes: Vec<u8>) -> Sending {
        self.0.fetch_add(bytes.len(), Ordering::Relaxed);
        Box::pin(std::future::ready(Ok(())))
    }
}

impl Learner {
    fn enter(hall: &Rc<Hall>) -> Self {
        let (inbox, post) = inbox();
        let mut session = hall.session(hall.text("fr"), Profile::REMOTE, Preferences::default());
        session.connect(hall.connect(inbox.replies()).unwrap());
        session.arrive(Arrived::Guest);
        let look =
            Look { glyphs: Glyphs::Unicode, colours: Colours::TwoFiftySix, ..Look::default() };
        let peer = Peer { face: Face::Screen(size()), look };
        let limits = Limits {
            idle: Duration::from_hours(1),
            total: Duration::from_hours(1),
            ..Limits::default()
        };
        let sent = Arc::new(AtomicUsize::new(0));
        let (hall, sink) = (Rc::clone(hall), Counter(Arc::clone(&sent)));
        tokio::task::spawn_local(async move {
            serve(&hall, session, (peer, limits), inbox, sink).await
        });
        Self { post: RefCell::new(post), sent }
    }

    /// Presses a key and waits until something is shown.
    async fn press(&self, key: &[u8]) {
        let before = self.sent.load(Ordering::Relaxed);
        self.post.borrow().typed(key);
        while self.sent.load(Ordering::Relaxed) == before {
            tokio::task::yield_now().await;
        }
    }

    /// Waits until nothing more is shown.
    async fn rest(&self) {
        let mut before = usize::MAX;
        while std::mem::replace(&mut before, self.sent.load(Ordering::Relaxed)) != before {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// Processor this thread has had.
fn own_processor() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux tells it");
    Duration::from_nanos(told.split(' ').next().unwrap().parse().unwrap())
}
