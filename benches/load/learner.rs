//! One learner far away: a terminal of 80 by 24, a key each second or so, whether or not
//! the last one was answered.

use std::sync::Arc;
use std::time::Duration;

use russh::client::{self, Handle, Handler, Msg};
use russh::keys::PublicKeyOrCertificate;
use russh::{Channel, ChannelMsg};
use tokio::time::{Instant, sleep_until, timeout};

use super::served::{Door, Way};

/// Whatever is asked for comes within that time, or something is broken.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long the last keys may wait for their answers.
const LAST: Duration = Duration::from_secs(1);
/// Nothing for so long: the screen is whole.
const STILL: Duration = Duration::from_millis(300);

/// What a learner does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Moves the choice down and up.
    Moves,
    /// Turns a page, and turns it back.
    Turns,
}

/// What learners were told.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) pressed: usize,
    pub(crate) unanswered: usize,
    times: Vec<Duration>,
    /// Keys and bytes, by kind.
    counts: [(usize, usize); 2],
}

impl Told {
    pub(crate) fn add(&mut self, other: Self) {
        self.pressed += other.pressed;
        self.unanswered += other.unanswered;
        self.times.extend(other.times);
        for (all, one) in self.counts.iter_mut().zip(other.counts) {
            *all = (all.0 + one.0, all.1 + one.1);
        }
        self.times.sort_unstable();
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a list"
    )]
    pub(crate) fn quantile(&self, share: f64) -> Duration {
        let at = (self.times.len().saturating_sub(1) as f64 * share) as usize;
        self.times.get(at).copied().unwrap_or_default()
    }

    #[expect(clippy::cast_precision_loss, reason = "counts")]
    pub(crate) fn bytes_per_key(&self) -> [f64; 2] {
        self.counts.map(|(keys, bytes)| bytes as f64 / keys.max(1) as f64)
    }
}

struct Trusting;

impl Handler for Trusting {
    type Error = russh::Error;

    async fn check_server_key(&mut self, _: &PublicKeyOrCertificate) -> Result<bool, Self::Error> {
        Ok(true)
    }
}

/// One learner with a screen.
pub(crate) struct Learner {
    kind: Kind,
    channel: Channel<Msg>,
    // The connection is open as long as somebody holds it.
    _handle: Handle<Trusting>,
}

impl Learner {
    /// Comes in, and sees that it is shown something.
    pub(crate) async fn enter(door: Door, kind: Kind) -> Self {
        let config = client::Config { nodelay: true, ..client::Config::default() };
        let connecting = client::connect(Arc::new(config), door.address, Trusting);
        let mut handle = connecting.await.unwrap();
        let entered = match door.way {
            Way::Nobody => handle.authenticate_none("visite").await,
            Way::Key { user, key } => handle.authenticate_publickey(user, key).await,
        };
        assert!(entered.unwrap().success(), "it lets nobody in");
        let channel = handle.channel_open_session().await.unwrap();
        channel.request_pty(false, "xterm-256color", 80, 24, 0, 0, &[]).await.unwrap();
        channel.request_shell(false).await.unwrap();
        let mut learner = Self { kind, channel, _handle: handle };
        learner.wait_bytes().await;
        learner
    }

    /// Goes to where its keys mean something.
    pub(crate) async fn settle(mut self) -> Self {
        self.wait_still().await;
        if self.kind == Kind::Turns {
            // The first module, its lessons, the first page.
            for _ in 0..2 {
                self.press(b"\r").await;
                self.wait_bytes().await;
                self.wait_still().await;
            }
        }
        self
    }

    async fn press(&self, key: &'static [u8]) {
        self.channel.data_bytes(key).await.unwrap();
    }

    /// Bytes to be shown; none: the server closed.
    async fn bytes(&mut self) -> Option<usize> {
        loop {
            match self.channel.wait().await? {
                ChannelMsg::Data { data } => return Some(data.len()),
                ChannelMsg::Eof | ChannelMsg::Close => return None,
                _ => {}
            }
        }
    }

    async fn wait_bytes(&mut self) {
        let first = timeout(PATIENCE, self.bytes()).await;
        first.expect("a screen comes").expect("the session goes on");
    }

    async fn wait_still(&mut self) {
        while timeout(STILL, self.bytes()).await.is_ok_and(|bytes| bytes.is_some()) {}
    }

    /// Presses keys, the first at `first` and one after each `pace`, as long as `until`.
    pub(crate) async fn play(
        mut self,
        first: Instant,
        until: Instant,
        pace: Duration,
    ) -> (Self, Told) {
        let mut told = Told::default();
        let mut waiting: Vec<Instant> = vec![];
        let (mut due, mut bytes) = (first, 0);
        let (there, back): (&[u8], &[u8]) = match self.kind {
            Kind::Moves => (b"\x1b[B", b"\x1b[A"),
            Kind::Turns => (b"\r", b"p"),
        };
        loop {
            tokio::select! {
                () = sleep_until(due), if due < until => {
                    let key = if told.pressed % 2 == 0 { there } else { back };
                    waiting.push(Instant::now());
                    self.press(key).await;
                    told.pressed += 1;
                    due += pace;
                }
                came = self.bytes() => {
                    bytes += came.expect("the session goes on");
                    // A frame answers all that was pressed before it.
                    told.times.extend(waiting.drain(..).map(|at| at.elapsed()));
                }
                () = sleep_until(until + LAST) => break,
            }
        }
        told.unanswered = waiting.len();
        if let Some(count) = told.counts.get_mut(usize::from(self.kind == Kind::Turns)) {
            *count = (told.pressed, bytes);
        }
        (self, told)
    }
}
