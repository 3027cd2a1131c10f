//! The server: who comes in, who is here, how it ends.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use russh::keys::{Algorithm, PrivateKey};
use russh::server::{Config, run_stream};
use russh::{Preferred, SshId, cipher, compression, kex, mac};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinError, JoinSet};
use tokio::time::{Instant, sleep, timeout};
use tracing::{debug, info, warn};

use super::doors::Doors;
use super::exec::Commands;
use super::guesses::{Counted, FromAddress, Guesses};
use super::handler::Client;
use super::limits::{Full, Gate, Limits, Owner, Place};
use super::metrics;
use super::stream::{Line, Watched};
use super::tcp::{Tcp, watch_peer};
use super::users::{self, Mode};
use super::wire::Wire;
use crate::app::elsewhere::Elsewhere;
use crate::app::model::Profile;
use crate::app::msg::Arrived;
use crate::app::seat::Errand;
use crate::domain::id::LearnerId;
use crate::domain::key::KeyPrint;
use crate::domain::learner::Preferences;
use crate::domain::record::CardSeal;
use crate::front::remote::{self, Hall, Here, Inbox, Peer};
use crate::run::Session;
use crate::text::negotiate;

/// How long sessions have to say goodbye when the server stops.
const GRACE: Duration = Duration::from_secs(5);
/// How long a client has to close the connection of a session that is over.
const AFTER: Duration = Duration::from_secs(5);
/// How long to wait when no connection can be taken: no descriptors are left.
const BREATH: Duration = Duration::from_millis(200);

/// The server.
pub(super) struct House {
    pub(super) hall: Hall,
    pub(super) limits: Limits,
    pub(super) guesses: Arc<Guesses>,
    doors: Arc<Doors>,
    /// A seal that no card opens, to work on where there is none.
    pub(super) decoy: CardSeal,
    pub(super) commands: Arc<dyn Commands>,
    /// The name it is known by outside.
    name: Option<String>,
    /// What whoever connects is told first.
    pub(super) notice: Option<String>,
    gate: Arc<Gate>,
    /// Connections, to be cut when it ends.
    lines: Mutex<HashMap<u64, Arc<Line>>>,
    next: AtomicU64,
}

/// The name it is known by outside, and what it says first.
type Said = (Option<String>, Option<String>);

/// Somebody who is let in.
pub(super) struct Guest {
    pub(super) address: IpAddr,
    pub(super) line: Arc<Line>,
    pub(super) peer: Peer,
    pub(super) locale: String,
    pub(super) is_large: bool,
    pub(super) who: Who,
    pub(super) elsewhere: Elsewhere,
    /// What one comes to a group session for, if to one.
    pub(super) errand: Option<Errand>,
}

/// Who somebody is, as shown when coming in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// Nobody: to look.
    Guest,
    /// Nobody: to be shown around.
    Demo,
    /// Nobody: to check a certificate.
    Checker,
    /// Whoever has this key.
    Key(KeyPrint),
    /// Whoever has a card that was seen.
    Learner(LearnerId),
    /// Who looks after the server: to see how it is.
    Watcher,
    /// Somebody with neither.
    Stranger,
}

impl Who {
    /// The key they came with.
    pub(super) const fn key(self) -> Option<KeyPrint> {
        match self {
            Self::Key(key) => Some(key),
            _ => None,
        }
    }
}

impl House {
    pub(super) fn new(
        hall: Hall,
        limits: Limits,
        (decoy, commands, (name, notice)): (CardSeal, Arc<dyn Commands>, Said),
        guesses: Guesses,
    ) -> Arc<Self> {
        Arc::new(Self {
            hall,
            limits,
            guesses: Arc::new(guesses),
            doors: Arc::default(),
            decoy,
            commands,
            name,
            notice,
            gate: Arc::default(),
            lines: Mutex::default(),
            next: AtomicU64::new(1),
        })
    }

    /// Strangers and sessions that are here, and how many were refused.
    pub(super) fn counts(&self) -> (usize, usize, u64) {
        self.gate.counts()
    }

    fn lines(&self) -> MutexGuard<'_, HashMap<u64, Arc<Line>>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The command that brings somebody here again who came to `at` and is `who`.
    pub(super) fn call(&self, who: Who, at: Option<SocketAddr>) -> Option<String> {
        let user = matches!(who, Who::Learner(_)).then_some(users::CARD);
        remote::call(self.name.as_deref(), user, at)
    }

    /// What a user name asks for.
    pub(super) fn mode(&self, user: &str) -> Mode<'_> {
        let locales: Vec<&str> = self.hall.bundles.locales().collect();
        users::mode(user, &locales)
    }

    /// The language of ours that suits best.
    pub(super) fn locale(&self, wanted: &[&str]) -> String {
        let available: Vec<&str> = self.hall.bundles.locales().collect();
        negotiate(wanted, &available)
    }

    /// Serves a session, in a task of its own.
    pub(super) fn welcome(self: Arc<Self>, guest: Guest, inbox: Inbox, wire: Wire) {
        tokio::spawn(async move {
            let Some(place) = self.admitted(&guest, &wire).await else { return };
            let here = self.entered(&inbox, guest.who);
            let session = self.session(&guest, &inbox);
            let number = here.number;
            info!(session = number, face = ?guest.peer.face, "session began");
            let limits = self.limits.of_session();
            let served =
                remote::serve(&self.hall, session, (guest.peer, limits), inbox, wire.clone());
            let report = served.await;
            drop(here);
            let remote::Report { ended, frames, sent, typed } = report;
            info!(session = number, ?ended, frames, sent, typed, "session ended");
            self.dismissed(&guest, &wire, 0).await;
            drop(place);
        });
    }

    /// A place for a session, if there is one; who gets none is told why.
    pub(super) async fn admitted(&self, guest: &Guest, wire: &Wire) -> Option<Place> {
        let place = self.place(guest.address, guest.who);
        if let Err(id) = place {
            wire.say(&self.hall.text(&guest.locale).get(id)).await;
            self.dismissed(guest, wire, 1).await;
        }
        place.ok()
    }

    /// A place for a session.
    ///
    /// # Errors
    /// The message that says why there is none.
    pub(super) fn place(&self, address: IpAddr, who: Who) -> Result<Place, &'static str> {
        let owner = match who {
            Who::Key(key) => Some(Owner::Key(key)),
            Who::Learner(learner) => Some(Owner::Learner(learner)),
            Who::Guest | Who::Demo | Who::Checker | Who::Watcher | Who::Stranger => None,
        };
        self.gate.session(address, owner, &self.limits).map_err(|full| {
            info!(?full, "session refused");
            if full == Full::OfOne { "remote-of-one" } else { "remote-full" }
        })
    }

    /// Notes that a session is here, to be told when it has to end.
    pub(super) fn entered(&self, inbox: &Inbox, who: Who) -> Here {
        self.hall.present.enter(inbox, who.key())
    }

    /// Closes the channel; the client has a moment to close the connection.
    pub(super) async fn dismissed(&self, guest: &Guest, wire: &Wire, code: u8) {
        let _ = timeout(AFTER, wire.close(code)).await;
        guest.line.allow(Some(Instant::now() + AFTER));
    }

    fn session(self: &Arc<Self>, guest: &Guest, inbox: &Inbox) -> Session {
        let preferences = Preferences { large: guest.is_large, ..Preferences::default() };
        let locale = (guest.locale.as_str(), preferences);
        let from = (guest.address, guest.who, guest.elsewhere.clone());
        let mut session = self.seated(locale, from, inbox);
        if let Some(errand) = guest.errand {
            session.go_to_session(errand, None);
        }
        session
    }

    /// A session for somebody elsewhere.
    pub(super) fn seated(
        self: &Arc<Self>,
        (locale, preferences): (&str, Preferences),
        (address, who, elsewhere): (IpAddr, Who, Elsewhere),
        inbox: &Inbox,
    ) -> Session {
        let text = self.hall.text(locale);
        if who == Who::Watcher {
            let session = self.hall.session(text, Profile::VERIFIER, preferences);
            return session.with_gauge(Box::new(metrics::Own(Arc::clone(self))));
        }
        if who == Who::Checker {
            let checker = self.commands.checker();
            let checker = Counted { checker, guesses: Arc::clone(&self.guesses), address };
            let session = self.hall.session(text, Profile::VERIFIER, preferences);
            return session.with_checker(Box::new(checker));
        }
        let (guesses, doors) = (Arc::clone(&self.guesses), Arc::clone(&self.doors));
        let gate = FromAddress { guesses, doors, address };
        let session = self.hall.session(text, Profile::REMOTE, preferences);
        let mut session = session.with_gate(Arc::new(gate));
        session.reach(elsewhere);
        if let Some(client) = self.hall.connect(inbox.replies()) {
            session.connect(client);
        }
        session.arrive(match who {
            Who::Guest => Arrived::Guest,
            Who::Demo => Arrived::Demo,
            Who::Key(key) => Arrived::Key(key),
            Who::Learner(learner) => Arrived::Learner(learner),
            Who::Stranger | Who::Checker | Who::Watcher => Arrived::Stranger,
        });
        session
    }
}

/// What we agree to: nothing that is only there for old clients. Source: the lists that
/// `ssh-audit` finds nothing to say against, but for who has no exchange of keys that
/// withstands a quantum computer.
fn config(key: PrivateKey, limits: &Limits) -> Config {
    const KEX: &[kex::Name] = &[
        kex::MLKEM768X25519_SHA256,
        kex::CURVE25519,
        kex::CURVE25519_PRE_RFC_8731,
        kex::EXTENSION_SUPPORT_AS_SERVER,
        kex::EXTENSION_OPENSSH_STRICT_KEX_AS_SERVER,
    ];
    const CIPHERS: &[cipher::Name] = &[cipher::CHACHA20_POLY1305, cipher::AES_256_GCM];
    const MACS: &[mac::Name] = &[mac::HMAC_SHA512_ETM, mac::HMAC_SHA256_ETM];
    const KEYS: &[Algorithm] = &[Algorithm::Ed25519];
    const COMPRESSION: &[compression::Name] = &[compression::NONE];
    Config {
        // Which version runs here is nobody's business.
        server_id: SshId::Standard(Cow::Borrowed("SSH-2.0-passeport")),
        methods: super::ways::methods(),
        auth_rejection_time: Duration::from_secs(1),
        // Every client asks first what there is.
        auth_rejection_time_initial: Some(Duration::ZERO),
        keys: vec![key],
        preferred: Preferred {
            kex: Cow::Borrowed(KEX),
            key: Cow::Borrowed(KEYS),
            cipher: Cow::Borrowed(CIPHERS),
            mac: Cow::Borrowed(MACS),
            compression: Cow::Borrowed(COMPRESSION),
            ..Preferred::DEFAULT
        },
        // What a client may send before it is read, and what waits inside.
        window_size: 16 * 1024,
        channel_buffer_size: 1,
        event_buffer_size: 1,
        max_auth_attempts: limits.attempts,
        // Ours are in the stream and in the session.
        inactivity_timeout: None,
        nodelay: true,
        ..Config::default()
    }
}

/// Serves until `stop` says so.
///
/// # Errors
/// A place where it listened is lost.
pub(super) async fn run(
    house: Arc<House>,
    key: PrivateKey,
    listeners: Vec<TcpListener>,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let config = Arc::new(config(key, &house.limits));
    let mut doors = JoinSet::new();
    for listener in listeners {
        doors.spawn(attend(Arc::clone(&house), Arc::clone(&config), listener));
    }
    let broken = tokio::select! {
        () = stop => Ok(()),
        // None ever ends by itself: a server that listens nowhere is none, and whoever
        // looks after it starts another one.
        Some(door) = doors.join_next() => Err(lost(door)),
    };
    info!("stopping");
    doors.abort_all();
    house.hall.present.stop();
    let until = Instant::now() + GRACE;
    while !house.hall.present.is_empty() && Instant::now() < until {
        sleep(Duration::from_millis(20)).await;
    }
    for line in house.lines().values() {
        line.cut();
    }
    broken
}

/// What to say of a door that is open no more.
fn lost(door: Result<(), JoinError>) -> io::Error {
    let why = door.err().map_or_else(|| "it ended".to_owned(), |error| error.to_string());
    io::Error::other(why)
}

/// Takes connections for ever; that one cannot be taken ends nothing.
async fn attend(house: Arc<House>, config: Arc<Config>, listener: TcpListener) {
    loop {
        match listener.accept().await {
            Ok((stream, address)) => admit(&house, &config, stream, address),
            Err(error) if is_passing(&error) => {}
            Err(error) => {
                warn!(%error, "no connection can be taken");
                sleep(BREATH).await;
            }
        }
    }
}

/// Whether the trouble is that of one connection alone.
fn is_passing(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionReset | Interrupted)
}

fn admit(house: &Arc<House>, config: &Arc<Config>, stream: TcpStream, address: SocketAddr) {
    let Ok(place) = house.gate.stranger(address.ip(), &house.limits) else {
        // Nothing is said: saying it would cost more than the refusal saves.
        debug!("connection refused: too many have not said who they are");
        return;
    };
    // Whoever vanished without a word is found out by the system.
    if let Err(error) = stream.set_nodelay(true).and_then(|()| watch_peer(&stream)) {
        debug!(%error, "connection lost at once");
        return;
    }
    let line = Line::new(Instant::now() + house.limits.handshake);
    let number = house.next.fetch_add(1, Ordering::Relaxed);
    house.lines().insert(number, Arc::clone(&line));
    let at = stream.local_addr().ok();
    let from = (address.ip(), at);
    let stream = Tcp::new(stream);
    let lines = (Arc::clone(&line), stream.hang_up());
    let client = Client::new(Arc::clone(house), lines, from, place);
    let (config, house) = (Arc::clone(config), Arc::clone(house));
    tokio::spawn(async move {
        match run_stream(config, Watched::new(stream, line), client).await {
            Ok(session) => {
                if let Err(error) = session.await {
                    debug!(%error, "connection ended");
                }
            }
            Err(error) => debug!(%error, "no connection came of it"),
        }
        house.lines().remove(&number);
    });
}
