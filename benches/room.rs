//! From the trainer's "next" until the last participant of a group session has the last
//! byte of what there is to see, kept on the disk before anybody sees it; and what the
//! console costs its trainer. Sessions served as by SSH, each frame written to a connection
//! of its own within this machine, without encryption; a store that syncs to this disk.
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
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use passeport::app::lead::RoomNews;
use passeport::app::model::Profile;
use passeport::app::msg::{Arrived, Msg};
use passeport::app::seat::Errand;
use passeport::content::Catalogue;
use passeport::domain::id::LearnerId;
use passeport::domain::learner::Preferences;
use passeport::domain::live::hub::Seen;
use passeport::domain::live::opening::Pin;
use passeport::domain::record::{CardSeal, Fact};
use passeport::domain::time::Timestamp;
use passeport::front::remote::{Face, Hall, Limits, Peer, Post, Sending, Sink, inbox, serve};
use passeport::paint::{Look, Size};
use passeport::run::{Session, rooms};
use passeport::store::{
    Disk, Draft, Reply, Request, RoomReply, RoomRequest, Writer, spawn_hosting,
};
use passeport::text::{Bundles, Text};

/// Times the trainer goes on.
const STEPS: usize = 60;
/// Whatever is waited for comes within that time, or something is broken.
const PATIENCE: Duration = Duration::from_mins(1);
/// Once all is there, nothing comes for so long before the next step.
const CALM: Duration = Duration::from_millis(150);
/// How many come in at once.
const TABLE: usize = 25;
const MODULE: &str = "vente-en-ligne";
/// The terminals people have, in turn.
const SIZES: [Size; 3] = [size(80, 24), size(100, 30), size(120, 40)];

const fn size(width: u16, height: u16) -> Size {
    Size { width, height }
}

fn main() {
    let asked =
        env::var("PASSEPORT_BENCH_PARTICIPANTS").unwrap_or_else(|_| "30,300,1000".to_owned());
    let place = env::var_os("PASSEPORT_BENCH_DIR").map_or_else(env::temp_dir, PathBuf::from);
    for count in asked.split(',') {
        let folder = tempfile::tempdir_in(&place).unwrap();
        let count = count.parse().expect("a number");
        let mut room = Room::open(folder.path(), count);
        room.next(&folder.path().join("floor"));
        room.console();
    }
}

fn told(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| times.get((times.len() - 1) * share / 100).unwrap().as_secs_f64() * 1e3;
    format!("p50 {:.2} ms, p99 {:.2} ms", at(50), at(99))
}

/// What happened, and when.
enum News {
    /// The console was sent a piece of so many bytes.
    Console(Instant, usize),
    /// That participant was sent a piece of so many bytes.
    Frame(usize, Instant, usize),
    /// A participant's session was given what there is to see.
    Seen(Instant),
    /// Somebody sat down.
    Sat,
}

/// What a key came to.
#[derive(Default)]
struct Gone {
    /// Until the console's last byte was written.
    console: Duration,
    /// Until the last participant's session was given what there is to see.
    seen: Duration,
    /// Until the last participant's last byte was written.
    last: Duration,
    console_bytes: usize,
    bytes: usize,
    pieces: usize,
}

/// A session being led.
struct Room {
    // The room is open as long as the store is.
    _writer: Writer,
    _threads: tokio::runtime::Runtime,
    trainer: Post,
    people: Vec<Post>,
    /// The near ends, each shared with the session that writes to it.
    near: Vec<Arc<TcpStream>>,
    /// The far ends, the console's first.
    far: Vec<TcpStream>,
    news: Receiver<News>,
}

/// The way to a terminal.
struct Wire {
    near: Arc<TcpStream>,
    /// Whose; none: the trainer's.
    who: Option<usize>,
    news: Sender<News>,
}

impl Sink for Wire {
    fn send(&self, bytes: Vec<u8>) -> Sending {
        // The far end is emptied before its room is used up.
        (&*self.near).write_all(&bytes).unwrap();
        let now = Instant::now();
        let _ = self.news.send(match self.who {
            Some(who) => News::Frame(who, now, bytes.len()),
            None => News::Console(now, bytes.len()),
        });
        Box::pin(std::future::ready(Ok(())))
    }
}

/// Whoever lets people in.
struct Doors {
    hall: Arc<Hall>,
    threads: tokio::runtime::Runtime,
    listener: TcpListener,
    writer: Writer,
    sender: Sender<News>,
}

impl Doors {
    fn new(folder: &Path, sender: Sender<News>) -> Self {
        let data = folder.join("data");
        let disk = Disk::open(&data).unwrap();
        let catalogue = Arc::new(Catalogue::embedded());
        let host = rooms::host(data.clone(), Arc::clone(&catalogue), &Text::embedded("fr"));
        let writer = spawn_hosting(move || Ok(Box::new(disk)), host);
        let folders = (data, folder.to_owned());
        let hall = Hall::beside(catalogue, Bundles::embedded(), folders, writer.entrance());
        let threads = tokio::runtime::Builder::new_multi_thread().enable_time().build().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        Self { hall: Arc::new(hall), threads, listener, writer, sender }
    }

    /// Somebody comes, and begins so.
    fn enter(
        &self,
        (who, profile, size): (Option<usize>, Profile, Size),
        begin: impl FnOnce(&mut Session),
    ) -> (Post, Arc<TcpStream>, TcpStream) {
        let far = TcpStream::connect(self.listener.local_addr().unwrap()).unwrap();
        let near = Arc::new(self.listener.accept().unwrap().0);
        near.set_nodelay(true).unwrap();
        far.set_nonblocking(true).unwrap();
        let (inbox, post) = inbox();
        let mut session = self.hall.session(self.hall.text("fr"), profile, Preferences::default());
        let (replies, news) = (inbox.replies(), self.sender.clone());
        session.connect(self.writer.connect(move |reply| {
            let came = match &reply {
                Reply::Room(RoomReply::Entered(_)) if who.is_some() => Some(News::Sat),
                Reply::Room(RoomReply::Seen(_)) if who.is_some() => {
                    Some(News::Seen(Instant::now()))
                }
                Reply::Room(RoomReply::Refused(_) | RoomReply::Failed(_)) => panic!("{reply:?}"),
                _ => None,
            };
            replies.put(reply);
            came.map(|came| news.send(came));
        }));
        begin(&mut session);
        let peer = Peer { face: Face::Screen(size), look: Look::default() };
        let limits = Limits {
            idle: Duration::from_hours(1),
            total: Duration::from_hours(1),
            ..Limits::default()
        };
        let sink = Wire { near: Arc::clone(&near), who, news: self.sender.clone() };
        let hall = Arc::clone(&self.hall);
        self.threads.spawn(async move { serve(&hall, session, (peer, limits), inbox, sink).await });
        (post, near, far)
    }

    fn ask(&self, request: Request) -> Reply {
        self.threads.block_on(self.hall.ask(request)).unwrap()
    }

    /// The PIN of the only session there is, once there is one.
    fn pin(&self) -> Pin {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Reply::Room(RoomReply::Entered(entered)) =
                self.ask(Request::Room(RoomRequest::Look(None)))
                && let Seen::Projection(view) = &entered.seen
            {
                return view.public.pin;
            }
            assert!(Instant::now() < until, "no session is led");
            std::thread::yield_now();
        }
    }

    /// People this machine knows by name: on the console each is one.
    fn known(&self, count: usize) -> Vec<LearnerId> {
        let names = ["Karim", "Odile", "Jean-Marc", "Fatou", "Inès", "Anne-Sophie", "Li"];
        let learners = (0..count).map(|number| LearnerId::from_entropy(1 + number as u128));
        let learners: Vec<LearnerId> = learners.collect();
        let facts = |(learner, name): (&LearnerId, &&str)| {
            // Nobody shows that card.
            let card = CardSeal { first: 0, hash: String::new() };
            let name = Some((*name).to_owned());
            let at = Timestamp(1_795_338_000_000);
            [Fact::Joined { card }, Fact::Named { name }].map(|fact| Draft {
                learner: *learner,
                at,
                fact,
            })
        };
        let drafts: Vec<Draft> =
            learners.iter().zip(names.iter().cycle()).flat_map(facts).collect();
        for drafts in drafts.chunks(2 * TABLE) {
            let kept = self.ask(Request::Append { ticket: 1, drafts: drafts.to_vec() });
            assert!(matches!(kept, Reply::Appended { .. }), "{kept:?}");
        }
        learners
    }
}

impl Room {
    fn open(folder: &Path, count: usize) -> Self {
        let (sender, news) = channel();
        let doors = Doors::new(folder, sender);
        let learners = doors.known(count);
        let place = (None, Profile::PERSONAL, size(120, 40));
        let (trainer, _, far) = doors.enter(place, |session| {
            session.lead(MODULE.parse().unwrap(), "Mme Roche".to_owned());
        });
        let (mut people, mut near, mut far) = (vec![], vec![], vec![far]);
        let pin = doors.pin();
        let seats: Vec<_> = learners.into_iter().zip(SIZES.into_iter().cycle()).collect();
        for table in seats.chunks(TABLE) {
            for (learner, size) in table {
                let place = (Some(people.len()), Profile::REMOTE, *size);
                let (post, here, there) = doors.enter(place, |session| {
                    session.arrive(Arrived::Learner(*learner));
                    session
                        .handle(Msg::Room(RoomNews::Door { errand: Errand::Sit, pin: Some(pin) }));
                });
                people.push(post);
                near.push(here);
                far.push(there);
            }
            let mut missing = table.len();
            while missing > 0 {
                let came = news.recv_timeout(PATIENCE).expect("everybody sits");
                missing -= usize::from(matches!(came, News::Sat));
            }
            empty(&mut far);
        }
        let Doors { threads, writer, .. } = doors;
        let mut room =
            Self { _writer: writer, _threads: threads, trainer, people, near, far, news };
        while room.news.recv_timeout(2 * CALM).is_ok() {}
        empty(&mut room.far);
        room
    }

    /// The trainer presses a key: all that comes of it, when the console shows something
    /// else and, if `all` are to, everybody does.
    fn press(&mut self, key: &str, all: bool) -> Gone {
        let mut has = vec![!all; self.people.len()];
        let mut gone = Gone::default();
        let before = Instant::now();
        self.trainer.typed(key.as_bytes());
        loop {
            let is_done = gone.console_bytes > 0 && has.iter().all(|has| *has);
            let calm = if all { CALM } else { CALM / 5 };
            let patience = if is_done { calm } else { PATIENCE };
            match self.news.recv_timeout(patience) {
                Ok(News::Console(at, bytes)) => {
                    gone.console = at - before;
                    gone.console_bytes += bytes;
                }
                Ok(News::Frame(who, at, bytes)) => {
                    *has.get_mut(who).unwrap() = true;
                    gone.last = gone.last.max(at - before);
                    gone.pieces += 1;
                    gone.bytes += bytes;
                }
                Ok(News::Seen(at)) => gone.seen = gone.seen.max(at - before),
                Ok(News::Sat) => panic!("nobody comes now"),
                Err(RecvTimeoutError::Timeout) if is_done => break,
                Err(error) => panic!("somebody was missed: {error}"),
            }
        }
        empty(&mut self.far);
        gone
    }

    /// The same promises without anything else: one line and a sync, then so many bytes
    /// for each.
    fn floor(&mut self, file: &mut File, bytes: usize) -> (Duration, Duration) {
        let before = Instant::now();
        file.write_all(&[b'x'; 200]).unwrap();
        file.sync_data().unwrap();
        let kept = before.elapsed();
        let frame = vec![b'x'; bytes];
        for near in &self.near {
            (&**near).write_all(&frame).unwrap();
        }
        let written = before.elapsed();
        empty(&mut self.far);
        (kept, written)
    }

    fn next(&mut self, floor: &Path) {
        let (mut file, count) = (File::create(floor).unwrap(), self.people.len());
        // There and back: every module is long enough for that.
        let first = self.press("\x1b[C", true);
        println!(
            "{count} participants, the first \"next\": {:.2} ms",
            first.last.as_secs_f64() * 1e3
        );
        let (mut all, mut floors) = (vec![], vec![]);
        for step in 1..=STEPS {
            let gone = self.press(if step % 2 == 0 { "\x1b[C" } else { "\x1b[D" }, true);
            floors.push(self.floor(&mut file, gone.bytes / count));
            all.push(gone);
        }
        let times = |of: fn(&Gone) -> Duration| told(all.iter().map(of).collect());
        println!("  floor, a line kept:      {}", told(floors.iter().map(|both| both.0).collect()));
        println!("  floor, and bare writes:  {}", told(floors.iter().map(|both| both.1).collect()));
        println!("  last session knows:      {}", times(|gone| gone.seen));
        println!("  last byte of the last:   {}", times(|gone| gone.last));
        println!("  last byte, the console:  {}", times(|gone| gone.console));
        let sum = |of: fn(&Gone) -> usize| all.iter().map(of).sum::<usize>();
        let frames = sum(|gone| gone.pieces);
        println!(
            "  {frames} frames for {}, of {} bytes; the console's {} bytes",
            STEPS * count,
            sum(|gone| gone.bytes) / frames,
            sum(|gone| gone.console_bytes) / STEPS
        );
        self.press("\x1b[D", true);
    }

    /// What the trainer alone sees: its frames wait for nothing but their making.
    fn console(&mut self) {
        let keys = [
            ("the map", "c"),
            ("back from the map", "r"),
            ("the people", "g"),
            ("the next person", "\x1b[B"),
            ("back from the people", "r"),
        ];
        let mut all: Vec<(Vec<Duration>, usize)> = keys.iter().map(|_| (vec![], 0)).collect();
        for _ in 0..STEPS / 2 {
            for ((_, key), (times, bytes)) in keys.iter().zip(&mut all) {
                let gone = self.press(key, false);
                times.push(gone.console);
                *bytes = gone.console_bytes;
            }
        }
        for ((what, _), (times, bytes)) in keys.iter().zip(all) {
            println!("  a key for {what}: {}, {bytes} bytes", told(times));
        }
    }
}

/// Reads all that came.
fn empty(far: &mut [TcpStream]) {
    let mut bytes = vec![0; 1 << 16];
    for far in far {
        while far.read(&mut bytes).is_ok_and(|count| count > 0) {}
    }
}
