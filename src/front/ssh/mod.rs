//! The player for whoever connects by SSH: one session each, and nothing else of what
//! the protocol could do.

mod before;
#[cfg(unix)]
pub mod beside;
mod card;
mod doors;
mod exec;
mod guesses;
mod handler;
pub mod host_key;
pub mod limits;
#[cfg(unix)]
pub mod local;
mod metrics;
mod server;
mod stream;
mod tcp;
pub mod users;
mod ways;
mod wire;

use std::io;
use std::net::SocketAddr;
use std::num::NonZero;
use std::sync::Arc;

use russh::keys::PrivateKey;
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;

pub use exec::{Asked, Commands, Ran, STATUS};
pub use limits::Limits;
pub use metrics::METRICS;

use self::guesses::Guesses;
use self::local::Local;
use super::remote::Hall;
use crate::domain::record::CardSeal;

/// The file of the cards that were tried, in the data folder.
const GUESSES: &str = "guesses";

/// What a server is made of.
pub struct Serving {
    /// What sessions share.
    pub hall: Hall,
    /// Where it listens.
    pub addresses: Vec<SocketAddr>,
    /// Where it tells machines how it is, if anywhere.
    pub metrics: Option<SocketAddr>,
    /// Where somebody listens for it already: see [`inherited`].
    pub inherited: Option<std::net::TcpListener>,
    /// The name it is known by outside, with a port or without.
    pub name: Option<String>,
    /// Its key.
    pub key: PrivateKey,
    /// What whoever connects is told before saying who they are, if anything.
    pub notice: Option<String>,
    /// What it takes.
    pub limits: Limits,
    /// A seal that no card opens.
    pub decoy: CardSeal,
    /// Who answers commands.
    pub commands: Arc<dyn Commands>,
    /// The way in for the terminals of this machine.
    pub local: Local,
}

/// Serves until the process is asked to end. `on_open` is told where it listens.
///
/// # Errors
/// An address cannot be listened on, or is lost; or the system gives no threads.
pub fn run(serving: Serving, on_open: impl FnOnce(&[SocketAddr])) -> io::Result<()> {
    run_until(serving, on_open, std::future::pending())
}

/// Ends a server when it is dropped.
#[derive(Debug)]
pub struct Leash(
    #[expect(dead_code, reason = "dropping it is what it is for")] oneshot::Sender<()>,
);

/// What a server of one's own process is ended by.
#[derive(Debug)]
pub struct Held(oneshot::Receiver<()>);

/// Both ends of it.
pub fn leash() -> (Leash, Held) {
    let (sender, receiver) = oneshot::channel();
    (Leash(sender), Held(receiver))
}

/// The same as [`run`], ended by the leash too.
///
/// # Errors
/// As [`run`].
pub fn run_held(
    serving: Serving,
    on_open: impl FnOnce(&[SocketAddr]),
    held: Held,
) -> io::Result<()> {
    run_until(serving, on_open, async { drop(held.0.await) })
}

fn run_until(
    serving: Serving,
    on_open: impl FnOnce(&[SocketAddr]),
    over: impl Future<Output = ()>,
) -> io::Result<()> {
    let Serving { hall, addresses, inherited, metrics, key, limits, local, .. } = serving;
    let (decoy, commands) = (serving.decoy, serving.commands);
    let said = (serving.name, serving.notice);
    let threads = std::thread::available_parallelism().map_or(2, NonZero::get);
    let runtime = Builder::new_multi_thread()
        .worker_threads(threads)
        // As many as `Hall::slowly` lets work at once: each that ever derived a key
        // keeps the memory of one.
        .max_blocking_threads(threads)
        .thread_name("passeport-ssh")
        .enable_io()
        .enable_time()
        .build()?;
    let guesses = Guesses::open(hall.data.join(GUESSES), host_key::secret(&key));
    let house = server::House::new(hall, limits, (decoy, commands, said), guesses);
    let served = runtime.block_on(async {
        let inherited = inherited.map(TcpListener::from_std).transpose()?;
        let mut listeners: Vec<TcpListener> = inherited.into_iter().collect();
        for address in addresses {
            listeners.push(TcpListener::bind(address).await?);
        }
        let open: Result<Vec<_>, _> = listeners.iter().map(TcpListener::local_addr).collect();
        if let Some(address) = metrics {
            let listener = TcpListener::bind(address).await?;
            tokio::spawn(metrics::attend(Arc::clone(&house), listener));
        }
        let (mut ended, mut broken) =
            (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        let open = open?;
        let local = local.open(&house);
        on_open(&open);
        let stop = async {
            tokio::select! {
                _ = ended.recv() => {}
                _ = broken.recv() => {}
                () = over => {}
            }
        };
        let keeping = tokio::spawn(Arc::clone(&house.guesses).attend());
        let served = server::run(Arc::clone(&house), key, listeners, stop).await;
        keeping.abort();
        local.close();
        Ok::<_, io::Error>(served)
    })?;
    house.guesses.keep();
    house.hall.close(PATIENCE);
    runtime.shutdown_timeout(PATIENCE);
    served
}

/// The standard input, where whoever started the program made it a socket that listens:
/// then the program itself needs no right to open any (`StandardInput=socket` of systemd).
#[cfg(target_os = "linux")]
pub fn inherited() -> Option<std::net::TcpListener> {
    use std::os::fd::AsFd;
    let input = io::stdin().as_fd().try_clone_to_owned().ok()?;
    let is_listening = rustix::net::sockopt::socket_acceptconn(&input).unwrap_or(false);
    let listener = is_listening.then(|| std::net::TcpListener::from(input))?;
    // A socket of another kind has no such address.
    listener.local_addr().ok()?;
    listener.set_nonblocking(true).ok()?;
    Some(listener)
}

/// Nobody listens for it here.
#[cfg(not(target_os = "linux"))]
pub fn inherited() -> Option<std::net::TcpListener> {
    None
}

/// How long stopping waits for a disk that hangs.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);
