//! The server under load: learners at a human pace, by the real protocol, against the
//! program as it is installed; beside it, in the same minutes, the least that any
//! server pays (one write to a socket) and the obvious other way (OpenSSH with a
//! process for each learner).
//!
//! ```text
//! cargo bench --bench ssh                            100 and 1 000 learners
//! PASSEPORT_BENCH_LEARNERS=5000 cargo bench …        as many as these
//! PASSEPORT_BENCH_SECONDS=60 cargo bench …           keys pressed for so long
//! PASSEPORT_BENCH_PACE=2000 cargo bench …            a key of each in so many milliseconds
//! PASSEPORT_BENCH_NAIVE=50 cargo bench …             learners of OpenSSH; 0: none
//! PASSEPORT_BENCH_PROGRAM=/usr/bin/passeport …       another build of it
//! ```
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement that cannot go on should stop loudly"
)]

#[path = "load/floor.rs"]
mod floor;
#[path = "load/learner.rs"]
mod learner;
#[path = "load/served.rs"]
mod served;

use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::time::{Instant, sleep};

use learner::{Kind, Learner, Told};
use served::Served;

/// Connections opened at once.
const DOORS: usize = 16;
/// How long nobody does anything.
const QUIET: Duration = Duration::from_secs(5);

fn main() {
    let number = |name: &str, usual: u64| {
        env::var(name).ok().map_or(usual, |said| said.parse().expect("a number"))
    };
    let seconds = Duration::from_secs(number("PASSEPORT_BENCH_SECONDS", 20));
    let learners = env::var("PASSEPORT_BENCH_LEARNERS").unwrap_or_else(|_| "100,1000".to_owned());
    let naive = usize::try_from(number("PASSEPORT_BENCH_NAIVE", 20)).unwrap();
    let pace = Duration::from_millis(number("PASSEPORT_BENCH_PACE", 1000));
    let program = env::var_os("PASSEPORT_BENCH_PROGRAM")
        .map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_passeport")), PathBuf::from);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    println!("load average: {}", std::fs::read_to_string("/proc/loadavg").unwrap().trim());
    floor::measure().print();
    for count in learners.split(',').map(|count| count.parse().expect("a number")) {
        let floor = floor::measure();
        println!("\npasseport serve, {count} learners");
        let server = Served::passeport(&program);
        runtime
            .block_on(measure(&server, count, (seconds, pace, &[Kind::Moves, Kind::Turns])))
            .print(&floor);
    }
    if naive > 0 {
        naively(&runtime, &program, naive, (seconds, pace));
    }
}

/// The obvious other way, and ours with as many: both move the choice on their first
/// screens, which are not the same.
fn naively(
    runtime: &tokio::runtime::Runtime,
    program: &Path,
    count: usize,
    (seconds, pace): (Duration, Duration),
) {
    let floor = floor::measure();
    println!("\nOpenSSH with one process each, {count} learners");
    match Served::openssh(program) {
        Some(server) => {
            runtime
                .block_on(measure(&server, count, (seconds, pace, &[Kind::Moves])))
                .print(&floor);
        }
        None => println!("not measured: there is no sshd here"),
    }
    println!("\npasseport serve, {count} learners");
    let server = Served::passeport(program);
    runtime.block_on(measure(&server, count, (seconds, pace, &[Kind::Moves]))).print(&floor);
}

/// What was seen of a server with so many learners.
struct Measured {
    count: usize,
    /// From the first connection to the last first screen.
    opening: Duration,
    opening_cpu: Duration,
    /// Private and shared memory of all its processes, per learner, in KiB.
    memory: f64,
    /// Share of a core, and times anything woke up in a second, when nobody types.
    idle_cpu: f64,
    idle_switches: f64,
    keys: Keys,
}

/// What came of pressing keys.
struct Keys {
    lasted: Duration,
    cpu: Duration,
    told: Told,
}

async fn measure(
    server: &Served,
    count: usize,
    (seconds, pace, kinds): (Duration, Duration, &[Kind]),
) -> Measured {
    // Whoever comes first makes the server read and keep what all others use.
    for kind in kinds {
        drop(Learner::enter(server.door(), *kind).await.settle().await);
    }
    sleep(Duration::from_secs(2)).await;
    let (empty, cpu, began) = (server.memory(), server.cpu(), Instant::now());
    let mut learners = come(server, count, kinds).await;
    let (opening, opening_cpu) = (began.elapsed(), server.cpu().saturating_sub(cpu));
    let settling: Vec<_> = learners.drain(..).map(|one| tokio::spawn(one.settle())).collect();
    for learner in settling {
        learners.push(learner.await.unwrap());
    }

    sleep(QUIET).await;
    #[expect(clippy::cast_precision_loss, reason = "kibibytes")]
    let memory = server.memory().saturating_sub(empty) as f64 / count as f64;
    let (cpu, switches) = (server.cpu(), server.switches());
    sleep(QUIET).await;
    let idle_cpu = (server.cpu().saturating_sub(cpu)).as_secs_f64() / QUIET.as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "a count")]
    let idle_switches = server.switches().saturating_sub(switches) as f64 / QUIET.as_secs_f64();

    let (cpu, began) = (server.cpu(), Instant::now());
    let until = began + seconds;
    let playing: Vec<_> = learners
        .into_iter()
        .enumerate()
        .map(|(place, learner)| {
            let place = u32::try_from(place).unwrap();
            // Spread over the time between two keys, as people are.
            let first = began + pace * place / u32::try_from(count).unwrap();
            tokio::spawn(learner.play(first, until, pace))
        })
        .collect();
    let (mut told, mut there) = (Told::default(), vec![]);
    for player in playing {
        let (learner, one) = player.await.unwrap();
        told.add(one);
        // Leaving is not what is measured.
        there.push(learner);
    }
    let keys = Keys { lasted: began.elapsed(), cpu: server.cpu().saturating_sub(cpu), told };
    Measured { count, opening, opening_cpu, memory, idle_cpu, idle_switches, keys }
}

/// Learners who are shown their first screen.
async fn come(server: &Served, count: usize, kinds: &[Kind]) -> Vec<Learner> {
    let (mut coming, mut here) = (tokio::task::JoinSet::new(), vec![]);
    for kind in kinds.iter().copied().cycle().take(count) {
        if coming.len() >= DOORS {
            here.push(coming.join_next().await.unwrap().unwrap());
        }
        let door = server.door();
        coming.spawn(async move { Learner::enter(door, kind).await });
    }
    here.extend(coming.join_all().await);
    here
}

impl Measured {
    #[expect(clippy::cast_precision_loss, reason = "counts and times")]
    fn print(&self, floor: &floor::Floor) {
        let Self { count, opening, opening_cpu, keys, .. } = self;
        let told = &keys.told;
        let each = opening_cpu.as_secs_f64() * 1e3 / *count as f64;
        let rate = *count as f64 / opening.as_secs_f64();
        println!("  coming in: {rate:.0}/s, {each:.2} ms of processor each");
        println!("  memory: {:.1} KiB each", self.memory);
        println!(
            "  nobody types: {:.2} % of a core, {:.1} switches/s",
            self.idle_cpu * 100.0,
            self.idle_switches
        );
        let pressed = told.pressed.max(1) as f64;
        let cpu = keys.cpu.as_secs_f64() * 1e6 / pressed;
        println!(
            "  keys: {:.0}/s, {cpu:.0} us of processor each ({:.1} bare writes, {:.1} bare echoes), {:.3} % of a core for each learner",
            pressed / keys.lasted.as_secs_f64(),
            cpu / floor.write.as_secs_f64() / 1e6,
            cpu / floor.echo.as_secs_f64() / 1e6,
            keys.cpu.as_secs_f64() / keys.lasted.as_secs_f64() / *count as f64 * 100.0,
        );
        let (p50, p99) = (told.quantile(0.5), told.quantile(0.99));
        println!(
            "  key to frame: p50 {:.2} ms, p99 {:.2} ms, worst {:.1} ms ({:.1} and {:.1} bare echoes); {} keys without an answer",
            p50.as_secs_f64() * 1e3,
            p99.as_secs_f64() * 1e3,
            told.quantile(1.0).as_secs_f64() * 1e3,
            p50.as_secs_f64() / floor.p50.as_secs_f64(),
            p99.as_secs_f64() / floor.p99.as_secs_f64(),
            told.unanswered,
        );
        let [moves, turns] = told.bytes_per_key();
        println!("  bytes: {moves:.0} for a move of the choice, {turns:.0} for a page turned");
    }
}
