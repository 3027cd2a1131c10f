//! A player of one terminal that owns the data folder lets others of the same machine
//! join: the same way in as the server's. Until somebody comes, all there is of it is a
//! socket, and a thread that waits for it.

use std::fs;
use std::io;
use std::os::unix::net::UnixListener;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;

use super::exec::Commands;
use super::guesses::Guesses;
use super::limits::Limits;
use super::local::{Inside, Ways};
use super::server::House;
use crate::domain::record::CardSeal;
use crate::front::local::{Door, attend, listen};
use crate::front::remote::Hall;
use crate::store::Entrance;

/// How long those who joined have to be told that the player is left.
const GRACE: Duration = Duration::from_secs(2);

/// What is made when the first one comes: not before, since it costs.
pub struct Made {
    /// What sessions share.
    pub hall: Hall,
    /// What is taken.
    pub limits: Limits,
    /// A seal that no card opens.
    pub decoy: CardSeal,
    /// Who answers commands.
    pub commands: Arc<dyn Commands>,
    /// What the machine itself is for.
    pub ways: Arc<dyn Ways>,
}

/// The open way in, until this is closed.
pub struct Beside {
    door: Arc<Door>,
    /// There once somebody came.
    house: Arc<OnceLock<Arc<House>>>,
}

impl Beside {
    /// Opens the way in as soon as `owned` says that the folder is this process's own.
    /// Without it, the player is for its own terminal alone: nobody is told.
    pub fn open(
        door: Door,
        owned: Receiver<()>,
        entrance: Entrance,
        make: impl FnOnce(Entrance) -> Made + Send + 'static,
    ) -> Self {
        let (door, house) = (Arc::new(door), Arc::new(OnceLock::new()));
        let (own, first) = (Arc::clone(&door), Arc::clone(&house));
        let work = move || {
            // The folder is somebody else's: that is told where it was to be opened.
            if owned.recv().is_err() {
                return;
            }
            // A folder that takes no socket keeps nobody from playing.
            let Ok(listener) = listen(&own) else { return };
            let _ = wait(&listener, || {
                let Made { hall, limits, decoy, commands, ways } = make(entrance);
                let made = (decoy, commands, (None, None));
                let house = House::new(hall, limits, made, Guesses::most(limits.cards));
                let house = Arc::clone(first.get_or_init(|| house));
                (Arc::new(Inside { house, ways }), Arc::clone(&own))
            });
        };
        // Nobody can join, then.
        let _ = thread::Builder::new().name("passeport-door".to_owned()).spawn(work);
        Self { door, house }
    }

    /// Closes it: who joined is told, whoever comes now opens the folder.
    pub fn close(self) {
        // What stays would be replaced by the next owner.
        let _ = fs::remove_file(&self.door.path);
        let Some(house) = self.house.get() else { return };
        house.hall.present.stop();
        house.hall.present.wait_until_empty(GRACE);
    }
}

/// Waits for the first one, then takes all who come, for ever.
fn wait(
    listener: &UnixListener,
    inside: impl FnOnce() -> (Arc<Inside>, Arc<Door>),
) -> io::Result<()> {
    let (first, _) = listener.accept()?;
    first.set_nonblocking(true)?;
    listener.set_nonblocking(true)?;
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .max_blocking_threads(2)
        .thread_name("passeport-door")
        .enable_io()
        .enable_time()
        .build()?;
    let (host, door) = inside();
    runtime.block_on(async {
        let first = tokio::net::UnixStream::from_std(first)?;
        let listener = tokio::net::UnixListener::from_std(listener.try_clone()?)?;
        attend(host, door, listener, Some(first)).await;
        Ok(())
    })
}
