//! The owner's side: who may join, and one session for each.

use std::any::Any;
use std::fs::{self, Permissions};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener as StdListener;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use rustix::net;
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tracing::{debug, info, warn};

use super::frame::{Down, HEAD, MOST_UP, Up, head};
use super::hello::{Hello, Unreadable};
use super::place::{Place, clear};
use super::wire::Wire;
use crate::front::remote::{self, Hall, Inbox, Limits, Post, Report, clamped};
use crate::run::Session;

/// How long saying hello may take.
const HELLO: Duration = Duration::from_secs(5);
/// Connections of others than the owner's user that have not said hello.
const SILENT: usize = 32;
/// Connections that may wait to be taken.
const BACKLOG: i32 = 64;
/// How long to wait when no connection can be taken: no descriptors are left.
const BREATH: Duration = Duration::from_millis(200);

/// The way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// The socket.
    pub path: PathBuf,
    /// The group whose members may join too; none: only the owner's user.
    pub group: Option<u32>,
    /// Users of that group whose word is believed about who they bring: those that a
    /// server of SSH runs `passeport attach` as, and nothing else.
    pub porters: Vec<u32>,
}

/// How far a peer is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// The owner's user, or the administrator: they can read the folder anyway.
    Owner,
    /// A porter: who it brings, and from where.
    Porter,
    /// Somebody of the group: nothing. A card says who they are.
    Guest,
}

/// Somebody who joins.
#[derive(Debug, Clone)]
pub struct Guest {
    /// What they say.
    pub hello: Hello,
    /// How far to believe it.
    pub trust: Trust,
}

/// A session for somebody who joins.
pub struct Seat {
    /// The session.
    pub session: Session,
    /// How long it may last.
    pub limits: Limits,
    /// What is given back when it is over and was said to be.
    pub token: Box<dyn Any + Send>,
}

/// A seat for somebody whose letter box this is.
pub type Seating = Box<dyn FnOnce(&Inbox) -> Seat + Send>;

/// What came of the one thing somebody asked for.
#[derive(Default)]
pub struct Answer {
    /// The exit code.
    pub code: u8,
    /// What was asked for.
    pub out: Vec<u8>,
    /// What is wrong, for people.
    pub trouble: Vec<u8>,
    /// A session instead, for who said that they stay.
    pub seat: Option<Seating>,
}

/// An answer being looked for.
pub type Answering = Pin<Box<dyn Future<Output = Answer> + Send>>;

/// Whoever owns a data folder and lets others join.
pub trait Host: Send + Sync + 'static {
    /// What sessions share.
    fn hall(&self) -> &Hall;

    /// A seat for somebody.
    ///
    /// # Errors
    /// Why there is none, in words for them.
    fn seat(&self, guest: &Guest, inbox: &Inbox) -> Result<Seat, String>;

    /// The answer to the one thing somebody asks for.
    fn answer(&self, guest: &Guest, command: String) -> Answering;

    /// What to tell a program of another version.
    fn other_version(&self) -> String;
}

impl Door {
    /// How far a user is believed; none: not even let in.
    fn trust(&self, user: u32) -> Option<Trust> {
        if user == rustix::process::geteuid().as_raw() || user == 0 {
            Some(Trust::Owner)
        } else if self.group.is_none() {
            None
        } else if self.porters.contains(&user) {
            Some(Trust::Porter)
        } else {
            Some(Trust::Guest)
        }
    }
}

/// Opens the way in. To be called by the owner of the folder only: what is there is of
/// one that died, and is replaced at once. Nobody can come in before the rights are set.
///
/// # Errors
/// The system refuses, or something else than a socket is there.
pub fn listen(door: &Door) -> io::Result<StdListener> {
    let place = Place::of(&door.path)?;
    let path = place.path();
    if fs::symlink_metadata(path).is_ok_and(|kind| kind.is_file() || kind.is_dir()) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let new = path.with_extension("new");
    clear(&new)?;
    let socket = bound(&new)?;
    let opened = rights(&new, door.group).and_then(|()| Ok(net::listen(&socket, BACKLOG)?));
    let opened = opened.and_then(|()| fs::rename(&new, path));
    opened.inspect_err(|_| drop(fs::remove_file(&new))).map(|()| StdListener::from(socket))
}

/// A socket at that place, which takes nobody yet.
fn bound(path: &Path) -> io::Result<OwnedFd> {
    let flags = net::SocketFlags::CLOEXEC;
    let socket = net::socket_with(net::AddressFamily::UNIX, net::SocketType::STREAM, flags, None)?;
    net::bind(&socket, &net::SocketAddrUnix::new(path)?)?;
    Ok(socket)
}

fn rights(path: &Path, group: Option<u32>) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    // The folder may have given it already (its setgid bit): then no right is needed.
    if group.is_some_and(|group| fs::metadata(path).map(|kind| kind.gid()).ok() != Some(group)) {
        std::os::unix::fs::chown(path, None, group)?;
    }
    let mode = if group.is_some() { 0o660 } else { 0o600 };
    fs::set_permissions(path, Permissions::from_mode(mode))
}

/// Takes who joins, for ever: `first` and all after. That one cannot be taken ends nothing.
pub async fn attend(
    host: Arc<dyn Host>,
    door: Arc<Door>,
    listener: UnixListener,
    first: Option<UnixStream>,
) {
    let silent = Arc::new(Semaphore::new(SILENT));
    if let Some(first) = first {
        admit(&host, &door, &silent, first);
    }
    loop {
        match listener.accept().await {
            Ok((stream, _)) => admit(&host, &door, &silent, stream),
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
            Err(error) => {
                warn!(%error, "nobody can join");
                sleep(BREATH).await;
            }
        }
    }
}

fn admit(host: &Arc<dyn Host>, door: &Door, silent: &Arc<Semaphore>, stream: UnixStream) {
    let Some(user) = stream.peer_cred().ok().map(|peer| peer.uid()) else { return };
    let Some(trust) = door.trust(user) else {
        debug!("a user who may not was refused");
        return;
    };
    // The owner's own terminals wait for nobody.
    let turn = Arc::clone(silent).try_acquire_owned();
    if turn.is_err() && trust != Trust::Owner {
        return debug!("too many say nothing");
    }
    let host = Arc::clone(host);
    tokio::spawn(async move {
        let (mut from, to) = stream.into_split();
        let wire = Wire::new(to);
        let hello = timeout(HELLO, hello(&mut from)).await;
        drop(turn);
        let hello = match hello {
            Ok(Ok(hello)) => hello,
            Ok(Err(Unreadable::Version(_))) => {
                return wire.end(Down::Refused(host.other_version())).await;
            }
            _ => return debug!("no hello"),
        };
        let mut guest = Guest { hello, trust };
        if let Some(command) = guest.hello.command.take() {
            let Answer { code, out, trouble, seat } = host.answer(&guest, command).await;
            if let Some(seat) = seat {
                let (inbox, post) = remote::inbox();
                let seat = seat(&inbox);
                if wire.begin().await.is_ok() {
                    let reading = tokio::spawn(read(from, post));
                    sit(&*host, seat, &guest, inbox, &wire).await;
                    reading.abort();
                }
                return;
            }
            let frames = [Down::Bytes(out), Down::Trouble(trouble), Down::Done(code)];
            return wire.tell(&frames).await;
        }
        let (inbox, post) = remote::inbox();
        match host.seat(&guest, &inbox) {
            Ok(seat) => {
                let reading = tokio::spawn(read(from, post));
                let wire = wire.keeping(guest.hello.keeps);
                sit(&*host, seat, &guest, inbox, &wire).await;
                reading.abort();
            }
            Err(words) => wire.end(Down::Refused(words)).await,
        }
    });
}

async fn sit(host: &dyn Host, seat: Seat, guest: &Guest, inbox: Inbox, wire: &Wire) {
    let Seat { session, limits, token } = seat;
    let peer = guest.hello.peer();
    info!(way = ?guest.hello.way, face = ?peer.face, "joined");
    let report = remote::serve(host.hall(), session, (peer, limits), inbox, wire.clone()).await;
    let Report { ended, frames, sent, typed } = report;
    info!(?ended, frames, sent, typed, "left");
    wire.end(Down::Over(ended)).await;
    drop(token);
}

/// Reads the next frame; none: the other side is gone or says nonsense.
async fn frame(from: &mut (impl AsyncRead + Unpin)) -> Option<Up> {
    let mut bytes = [0; HEAD];
    from.read_exact(&mut bytes).await.ok()?;
    let (kind, length) = head(bytes, MOST_UP)?;
    let mut content = vec![0; length];
    from.read_exact(&mut content).await.ok()?;
    Up::decode(kind, content)
}

async fn hello(from: &mut (impl AsyncRead + Unpin)) -> Result<Hello, Unreadable> {
    match frame(from).await {
        Some(Up::Hello(bytes)) => {
            Hello::decode(&bytes).map(|hello| Hello { command: None, ..hello })
        }
        Some(Up::Ask(bytes)) => Hello::decode(&bytes),
        _ => Err(Unreadable::Nonsense),
    }
}

/// Hands on what comes, until the other side is gone: then the session is too.
async fn read(mut from: impl AsyncRead + Unpin, post: Post) {
    while let Some(frame) = frame(&mut from).await {
        match frame {
            Up::Bytes(bytes) => {
                if !post.bytes(&bytes).await {
                    return;
                }
            }
            Up::Size(columns, rows) => post.resize(clamped(columns.into(), rows.into())),
            Up::Redraw => post.redraw(),
            Up::End => post.end(),
            // Once only.
            Up::Hello(_) | Up::Ask(_) => return,
        }
    }
}
