//! From the trainer's "next" until the last participant of a group session has what there
//! is to see, kept on the disk before anybody sees it; and until the console shows it.
//! Sessions without any transport, on a store that syncs to this machine's disk.
//!
//! ```text
//! cargo bench --bench room                           30, 300 and 1 000 participants
//! PASSEPORT_BENCH_PARTICIPANTS=500 cargo bench …     as many as these
//! PASSEPORT_BENCH_DIR=/mnt/disk cargo bench …        on another disk
//! ```
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement that cannot go on should stop loudly"
)]

use std::env;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use passeport::app::lead::RoomNews;
use passeport::app::model::Profile;
use passeport::app::msg::Msg;
use passeport::content::Catalogue;
use passeport::domain::id::LearnerId;
use passeport::domain::learner::Preferences;
use passeport::domain::live::command::Join;
use passeport::domain::live::hub::Seen;
use passeport::domain::live::opening::Pin;
use passeport::domain::live::seat::{Terminal, Tie};
use passeport::front::remote::{Face, Hall, Limits, Peer, Post, Sending, Sink, inbox, serve};
use passeport::paint::{Look, Size};
use passeport::run::rooms;
use passeport::store::{Client, Disk, Reply, Request, RoomReply, RoomRequest, spawn_hosting};
use passeport::text::{Bundles, Text};

/// Times the trainer goes on.
const STEPS: usize = 60;
/// Whatever is waited for comes within that time, or something is broken.
const PATIENCE: Duration = Duration::from_mins(1);
const MODULE: &str = "vente-en-ligne";

fn main() {
    let asked =
        env::var("PASSEPORT_BENCH_PARTICIPANTS").unwrap_or_else(|_| "30,300,1000".to_owned());
    let place = env::var_os("PASSEPORT_BENCH_DIR").map_or_else(env::temp_dir, PathBuf::from);
    for count in asked.split(',') {
        let folder = tempfile::tempdir_in(&place).unwrap();
        let count = count.parse().expect("a number");
        let mut room = Room::open(folder.path(), count);
        println!("{count} participants: bare append + fdatasync {}", floor(folder.path()));
        let (mut shown, mut reached) = (vec![], vec![]);
        for step in 0..STEPS {
            // There and back: every module is long enough for that.
            let (console, last) = room.go(if step % 2 == 0 { "\x1b[C" } else { "\x1b[D" });
            shown.push(console);
            reached.push(last);
        }
        println!("  to the console's screen: {}", told(shown));
        println!("  to the last participant: {}", told(reached));
    }
}

fn told(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| times.get((times.len() - 1) * share / 100).unwrap().as_secs_f64() * 1e3;
    format!("p50 {:.2} ms, p99 {:.2} ms", at(50), at(99))
}

/// The same promise without anything else: one line, and a sync.
fn floor(folder: &Path) -> String {
    let mut file = File::create(folder.join("floor")).unwrap();
    let times = (0..STEPS).map(|_| {
        let before = Instant::now();
        file.write_all(&[b'x'; 200]).unwrap();
        file.sync_data().unwrap();
        before.elapsed()
    });
    told(times.collect())
}

/// What came to somebody, and when.
enum News {
    /// The console was sent a piece.
    Console(Instant),
    /// A participant was shown that change.
    Seen(u64, Instant),
    /// Somebody came in, where that PIN leads.
    Entered(Pin),
}

/// A session being led.
struct Room {
    // The room is open, and its people are there, as long as these are held.
    _hall: Arc<Hall>,
    _threads: tokio::runtime::Runtime,
    _people: Vec<(Client, Post)>,
    trainer: Post,
    news: Receiver<News>,
    count: usize,
}

/// The trainer's screen: takes all at once.
struct Console(Sender<News>);

impl Sink for Console {
    fn send(&self, _: Vec<u8>) -> Sending {
        let _ = self.0.send(News::Console(Instant::now()));
        Box::pin(std::future::ready(Ok(())))
    }
}

impl Room {
    fn open(folder: &Path, count: usize) -> Self {
        let data = folder.join("data");
        let disk = Disk::open(&data).unwrap();
        let catalogue = Arc::new(Catalogue::embedded());
        let text = Text::embedded("fr");
        let host = rooms::host(data.clone(), Arc::clone(&catalogue), &text);
        let writer = spawn_hosting(move || Ok(Box::new(disk)), host);
        let hall = Hall::new(catalogue, Bundles::embedded(), (data, folder.to_owned()), writer);
        let (hall, (sender, news)) = (Arc::new(hall), channel());
        let threads = tokio::runtime::Builder::new_multi_thread().enable_time().build().unwrap();
        let trainer = lead(&hall, &threads, &sender);
        let look = watch((&hall, &threads), &sender, RoomRequest::Look(None));
        let pin = loop {
            match news.recv_timeout(PATIENCE).unwrap() {
                News::Entered(pin) => break pin,
                News::Console(_) | News::Seen(..) => {}
            }
        };
        let people: Vec<(Client, Post)> = (0..count)
            .map(|number| {
                let learner = LearnerId::from_entropy(1 + number as u128);
                let join =
                    Join { pin, learner, tie: Tie::Key, terminal: Terminal::Remote, name: None };
                watch((&hall, &threads), &sender, RoomRequest::Join(join))
            })
            .collect();
        drop(look);
        let mut missing = count;
        while missing > 0 {
            let came = news.recv_timeout(PATIENCE).unwrap();
            missing -= usize::from(matches!(came, News::Entered(_)));
        }
        let mut room =
            Self { _hall: hall, _threads: threads, _people: people, trainer, news, count };
        room.calm();
        room
    }

    /// Waits until nothing more comes.
    fn calm(&mut self) {
        while self.news.recv_timeout(Duration::from_millis(300)).is_ok() {}
    }

    /// The trainer presses a key: until the console shows it, until the last has it.
    fn go(&mut self, key: &str) -> (Duration, Duration) {
        let before = Instant::now();
        self.trainer.typed(key.as_bytes());
        let (mut console, mut last) = (None, before);
        let mut missing = self.count;
        let mut change = None;
        while missing > 0 || console.is_none() {
            match self.news.recv_timeout(PATIENCE).unwrap() {
                News::Console(at) => console = console.or(Some(at)),
                News::Seen(number, at) if change.is_none_or(|change| change == number) => {
                    change = Some(number);
                    missing -= 1;
                    last = last.max(at);
                }
                News::Seen(..) | News::Entered(_) => panic!("something else changed"),
            }
        }
        self.calm();
        (console.unwrap() - before, last - before)
    }
}

/// The trainer's session, in whose hands the room is.
fn lead(hall: &Arc<Hall>, threads: &tokio::runtime::Runtime, news: &Sender<News>) -> Post {
    let (inbox, post) = inbox();
    let mut session = hall.session(hall.text("fr"), Profile::PERSONAL, Preferences::default());
    session.connect(hall.connect(inbox.replies()).unwrap());
    let module = MODULE.parse().unwrap();
    session.handle(Msg::Room(RoomNews::Begin { module, trainer: "Mme Roche".to_owned() }));
    let peer = Peer { face: Face::Screen(Size { width: 120, height: 40 }), look: Look::default() };
    let limits = Limits {
        idle: Duration::from_hours(1),
        total: Duration::from_hours(1),
        ..Limits::default()
    };
    let (hall, sink) = (Arc::clone(hall), Console(news.clone()));
    threads.spawn(async move { serve(&hall, session, (peer, limits), inbox, sink).await });
    post
}

/// Somebody who looks at the room, as what was asked says, woken as sessions are.
fn watch(
    (hall, threads): (&Arc<Hall>, &tokio::runtime::Runtime),
    news: &Sender<News>,
    request: RoomRequest,
) -> (Client, Post) {
    let (inbox, post) = inbox();
    let client = hall.connect(inbox.replies()).unwrap();
    client.send(Request::Room(request)).unwrap();
    let news = news.clone();
    threads.spawn(async move {
        loop {
            inbox.wait(false).await;
            let mail = inbox.take(0);
            if mail.ended.is_some() {
                return;
            }
            for came in mail.replies.into_iter().filter_map(heard) {
                let _ = news.send(came);
            }
        }
    });
    (client, post)
}

fn heard(reply: Reply) -> Option<News> {
    let pin = |seen: &Seen| match seen {
        Seen::Projection(view) => view.public.pin,
        Seen::Participant(view) => view.public.pin,
        Seen::Trainer(_) => panic!("nobody else leads"),
    };
    match reply {
        Reply::Room(RoomReply::Entered(entered)) => Some(News::Entered(pin(&entered.seen))),
        Reply::Room(RoomReply::Seen(seen)) => match seen.as_ref() {
            Seen::Participant(view) => Some(News::Seen(view.public.number, Instant::now())),
            Seen::Projection(_) | Seen::Trainer(_) => None,
        },
        Reply::Room(other) => panic!("{other:?}"),
        _ => None,
    }
}
