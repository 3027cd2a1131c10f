//! Acknowledged answers per second, against the floor of the same disk in the
//! same run: one bare append with one `fdatasync`.
//!
//! ```text
//! cargo bench --bench store                       1 and 100 writers
//! PASSEPORT_BENCH_DIR=/mnt/disk cargo bench …     on another disk
//! PASSEPORT_BENCH_ANSWERS=1000000 cargo bench …   opening after that many, killed
//! LD_PRELOAD=…/slow-sync.so cargo bench …         a disk whose sync is slow
//! ```
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement that cannot go on should stop loudly"
)]

use std::env;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use passeport::domain::attempt::{Outcome, Response};
use passeport::domain::id::{AttemptId, LearnerId, RandomId};
use passeport::domain::record::{CardSeal, Fact};
use passeport::domain::time::Timestamp;
use passeport::store::{Disk, Draft, Meta, Records, Reply, Request, Writer, frame, spawn};

/// How long one measurement lasts.
const LASTS: Duration = Duration::from_secs(3);

/// Learners that a million answers belong to.
const LEARNERS: u128 = 10_000;

fn main() {
    let folder = env::var_os("PASSEPORT_BENCH_DIR").map_or_else(env::temp_dir, PathBuf::from);
    let folder = tempfile::tempdir_in(folder).unwrap();
    if let Some(answers) = env::var("PASSEPORT_BENCH_ANSWERS").ok().and_then(|n| n.parse().ok()) {
        opening(&folder.path().join("many"), answers);
        return;
    }
    let floor = floor(&folder.path().join("floor"));
    floor.print("bare append + fdatasync", None);
    let one = writers(&folder.path().join("one"), 1);
    one.print("1 writer", Some(&floor));
    let many = writers(&folder.path().join("many"), 100);
    many.print("100 writers", Some(&floor));
    println!("100 writers / 1 writer: {:.1}", many.rate() / one.rate());
    println!(
        "100 writers / (writers / sync): {:.2}",
        many.rate() * floor.quantile(0.5).as_secs_f64() / 100.0
    );
}

/// Times of single answers, and how long all took.
struct Measured {
    times: Vec<Duration>,
    lasted: Duration,
}

impl Measured {
    fn quantile(&self, share: f64) -> Duration {
        let mut sorted = self.times.clone();
        sorted.sort();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place in a list"
        )]
        let at = ((sorted.len() - 1) as f64 * share) as usize;
        sorted[at]
    }

    #[expect(clippy::cast_precision_loss, reason = "a count of seconds' worth")]
    fn rate(&self) -> f64 {
        self.times.len() as f64 / self.lasted.as_secs_f64()
    }

    fn print(&self, what: &str, floor: Option<&Self>) {
        let (p50, p99) = (self.quantile(0.5), self.quantile(0.99));
        print!("{what}: {:.0}/s, p50 {p50:.1?}, p99 {p99:.1?}", self.rate());
        match floor {
            Some(floor) => {
                let sync = floor.quantile(0.5).as_secs_f64();
                let (p50, p99) = (p50.as_secs_f64() / sync, p99.as_secs_f64() / sync);
                println!(" ({p50:.2} and {p99:.2} bare syncs)");
            }
            None => println!(),
        }
    }
}

fn who(number: u128) -> LearnerId {
    RandomId::from_entropy(number << 64 | number)
}

fn joined(learner: u128) -> Draft {
    let card = CardSeal { first: 7, hash: "a seal".to_owned() };
    Draft { learner: who(learner), at: Timestamp(0), fact: Fact::Joined { card } }
}

fn answer(learner: u128, number: u64) -> Draft {
    let fact = Fact::Answered {
        module: "mots-de-passe".parse().unwrap(),
        attempt: AttemptId(42),
        question: "phrase-longue".parse().unwrap(),
        response: Response::Choice("b".parse().unwrap()),
        outcome: Outcome::Right,
        hints: 0,
    };
    Draft { learner: who(learner), at: Timestamp(number.try_into().unwrap()), fact }
}

fn floor(path: &Path) -> Measured {
    let mut bytes = vec![];
    frame::encode(&mut bytes, &frame::Link::default(), &[b'x'; 240]);
    let mut file = File::create(path).unwrap();
    let started = Instant::now();
    let mut times = vec![];
    while started.elapsed() < LASTS {
        let before = Instant::now();
        file.write_all(&bytes).unwrap();
        file.sync_data().unwrap();
        times.push(before.elapsed());
    }
    Measured { times, lasted: started.elapsed() }
}

/// So many sessions, each answering as soon as its last answer is saved.
fn writers(data: &Path, count: u128) -> Measured {
    let folder = data.to_owned();
    let writer = spawn(move || Ok(Box::new(Disk::open(&folder)?)));
    let started = Instant::now();
    let times = thread::scope(|scope| {
        let sessions: Vec<_> =
            (1..=count).map(|learner| scope.spawn(session(&writer, learner))).collect();
        sessions.into_iter().flat_map(|session| session.join().unwrap()).collect()
    });
    let lasted = started.elapsed();
    writer.close(Duration::from_mins(1));
    Measured { times, lasted }
}

fn session(writer: &Writer, learner: u128) -> impl FnOnce() -> Vec<Duration> + Send {
    let (tell, replies) = channel();
    let client = writer.connect(move |reply| drop(tell.send(reply)));
    move || {
        replies.recv().unwrap();
        let ask = |ticket: u64, draft: Draft| {
            client.send(Request::Append { ticket, drafts: vec![draft] }).unwrap();
            assert!(matches!(replies.recv().unwrap(), Reply::Appended { .. }));
        };
        ask(0, joined(learner));
        let started = Instant::now();
        let mut times = vec![];
        while started.elapsed() < LASTS {
            let before = Instant::now();
            ask(1, answer(learner, 1));
            times.push(before.elapsed());
        }
        times
    }
}

/// Opening after many answers, when the process before was killed.
fn opening(data: &Path, answers: u64) {
    let mut store = Disk::open(data).unwrap();
    for learner in 0..LEARNERS {
        store.append(vec![vec![joined(learner)]]);
    }
    let started = Instant::now();
    let mut payload = 0;
    for start in (0..answers).step_by(1000) {
        let numbers = start..(start + 1000).min(answers);
        let groups = numbers.map(|n| vec![answer(u128::from(n) % LEARNERS, n)]).collect();
        let kept = store.append(groups).into_iter().map(Result::unwrap);
        payload += kept.map(|records| frame::to_payload(&records).unwrap().len()).sum::<usize>();
    }
    println!("{answers} answers in {:.1?}", started.elapsed());
    let killed = data.with_extension("killed");
    // What a kill leaves: the files as they are, without closing.
    copy(data, &killed);
    drop(store);
    let size = size(&killed);
    println!("on disk {size} bytes, {:.2} times the records", ratio(size, payload));
    for what in ["killed", "again"] {
        let before = Instant::now();
        let mut store = Disk::open(&killed).unwrap();
        println!("open, {what}: {:.1?}, {:?}", before.elapsed(), store.healed().index);
        let before = Instant::now();
        let found = store.of_learner(who(5)).unwrap().len();
        println!("one learner's {found} records: {:.2?}; {}", before.elapsed(), memory());
    }
}

#[expect(clippy::cast_precision_loss, reason = "a ratio for people")]
fn ratio(a: u64, b: usize) -> f64 {
    a as f64 / b as f64
}

fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let lines =
        status.lines().filter(|line| line.starts_with("VmRSS") || line.starts_with("VmHWM"));
    lines
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join(", ")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

fn size(folder: &Path) -> u64 {
    let sizes = fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        match path.file_name().unwrap().to_str().unwrap() {
            "ballast" => 0,
            _ if path.is_dir() => size(&path),
            _ => fs::metadata(path).unwrap().len(),
        }
    });
    sizes.sum()
}
