//! The player for whoever connects by SSH: one session each, and nothing else of what
//! the protocol could do.

mod before;
mod card;
mod exec;
mod guesses;
mod handler;
pub mod host_key;
pub mod limits;
mod metrics;
mod server;
mod stream;
pub mod users;
mod wire;

use std::io;
use std::net::SocketAddr;
use std::num::NonZero;
use std::sync::Arc;

use russh::keys::PrivateKey;
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tokio::signal::unix::{SignalKind, signal};

pub use exec::{Asked, Commands, Ran};
pub use limits::Limits;

use super::remote::Hall;
use crate::domain::record::CardSeal;

/// What a server is made of.
pub struct Serving {
    /// What sessions share.
    pub hall: Hall,
    /// Where it listens.
    pub addresses: Vec<SocketAddr>,
    /// Where it tells machines how it is, if anywhere.
    pub metrics: Option<SocketAddr>,
    /// Its key.
    pub key: PrivateKey,
    /// What it takes.
    pub limits: Limits,
    /// A seal that no card opens.
    pub decoy: CardSeal,
    /// Who answers commands.
    pub commands: Arc<dyn Commands>,
}

/// Serves until the process is asked to end. `on_open` is told where it listens.
///
/// # Errors
/// An address cannot be listened on, or the system gives no threads.
pub fn run(serving: Serving, on_open: impl FnOnce(&[SocketAddr])) -> io::Result<()> {
    let Serving { hall, addresses, metrics, key, limits, decoy, commands } = serving;
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
    let house = server::House::new(hall, limits, decoy, commands);
    runtime.block_on(async {
        let mut listeners = vec![];
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
        on_open(&open?);
        let stop = async {
            tokio::select! {
                _ = ended.recv() => {}
                _ = broken.recv() => {}
            }
        };
        server::run(Arc::clone(&house), key, listeners, stop).await;
        Ok::<(), io::Error>(())
    })?;
    house.hall.close(PATIENCE);
    runtime.shutdown_timeout(PATIENCE);
    Ok(())
}

/// How long stopping waits for a disk that hangs.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);
