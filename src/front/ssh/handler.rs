//! What one client asks, and what it gets: one session, and nothing else.

use std::net::IpAddr;
use std::sync::Arc;

use russh::server::{Auth, ChannelOpenHandle, Handle, Handler, Msg, Session};
use russh::{Channel, ChannelId, ChannelOpenFailure, MethodKind, MethodSet, Pty};
use tokio::time::Instant;

use super::limits::Place;
use super::server::{Guest, House};
use super::stream::Line;
use super::users::Purpose;
use crate::front::is_dumb;
use crate::front::remote::{self, Face, Gone, Outlet, Peer, Post, Sending, clamped};
use crate::paint::{Look, Size, detect};

/// Longest name of a terminal, or value of a variable, that is looked at, in bytes.
const LONGEST: usize = 128;
/// Variables that are looked at.
const VARIABLES: [&str; 6] = ["LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "COLORTERM", "NO_COLOR"];

/// One client.
pub(super) struct Client {
    house: Arc<House>,
    line: Arc<Line>,
    address: IpAddr,
    /// Given back once it is known who this is.
    stranger: Option<Place>,
    /// What is known until the session begins.
    before: Option<Box<Before>>,
    channel: Option<ChannelId>,
    post: Option<Post>,
}

/// What is known of a client until its session begins.
#[derive(Debug, Default)]
struct Before {
    user: String,
    term: Option<(String, Size)>,
    variables: Vec<(&'static str, String)>,
}

impl Client {
    pub(super) fn new(
        house: Arc<House>,
        line: Arc<Line>,
        address: IpAddr,
        stranger: Place,
    ) -> Self {
        Self {
            house,
            line,
            address,
            stranger: Some(stranger),
            before: Some(Box::default()),
            channel: None,
            post: None,
        }
    }

    fn before(&mut self) -> &mut Before {
        self.before.get_or_insert_default()
    }

    /// Notes the name asked for, gives time to say who one is, and says what one comes for.
    fn named(&mut self, user: &str) -> Purpose {
        self.line.allow(Some(Instant::now() + self.house.limits.login));
        self.before().user = user.chars().take(LONGEST).collect();
        self.house.mode(user).purpose
    }

    fn is_mine(&self, channel: ChannelId) -> bool {
        self.channel == Some(channel)
    }

    /// Starts the session; the client's wishes are known now.
    fn start(&mut self, channel: ChannelId, handle: Handle) -> bool {
        let Some(before) = self.before.take().filter(|_| self.post.is_none()) else { return false };
        let (inbox, post) = remote::inbox();
        let mode = self.house.mode(&before.user);
        let peer = before.peer(mode.is_linear);
        let locale = before.locale(mode.locale, &self.house);
        self.line.allow(None);
        self.post = Some(post);
        let guest = Guest {
            address: self.address,
            line: Arc::clone(&self.line),
            peer,
            locale,
            is_large: mode.is_large,
            purpose: mode.purpose,
        };
        self.house.clone().welcome(guest, inbox, Wire { handle, channel });
        true
    }
}

impl Before {
    fn peer(&self, wants_lines: bool) -> Peer {
        let Some((term, size)) = &self.term else {
            return Peer { face: Face::PipedLines, look: Look::default() };
        };
        let mut environment: Vec<(&str, &str)> = vec![("TERM", term)];
        environment.extend(self.variables.iter().map(|(name, value)| (*name, value.as_str())));
        let (glyphs, colours) = detect(&environment);
        let face =
            if wants_lines || is_dumb(term) { Face::TypedLines } else { Face::Screen(*size) };
        Peer { face, look: Look { glyphs, colours, ..Look::default() } }
    }

    fn locale(&self, asked: Option<&str>, house: &House) -> String {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let told = names.iter().filter_map(|name| {
            let found = self.variables.iter().find(|(variable, _)| variable == name);
            found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
        });
        let wanted: Vec<&str> = asked.into_iter().chain(told).collect();
        house.locale(&wanted)
    }
}

/// The way out of one session.
#[derive(Clone)]
pub(super) struct Wire {
    handle: Handle,
    channel: ChannelId,
}

impl Outlet for Wire {
    fn send(&self, bytes: Vec<u8>) -> Sending {
        let (handle, channel) = (self.handle.clone(), self.channel);
        Box::pin(async move { handle.data(channel, bytes).await.map_err(|_| Gone) })
    }
}

impl Wire {
    /// Says something to who gets no session.
    pub(super) async fn say(&self, text: &str) {
        let _ = self.handle.data(self.channel, format!("{text}\r\n").into_bytes()).await;
    }

    /// Ends the channel: how it went, and that there is nothing to come.
    pub(super) async fn close(&self, code: u8) {
        // A client that is gone needs none of it.
        let _ = self.handle.exit_status_request(self.channel, code.into()).await;
        let _ = self.handle.eof(self.channel).await;
        let _ = self.handle.close(self.channel).await;
    }
}

/// How one can say who one is.
pub(super) fn methods() -> MethodSet {
    MethodSet::from(&[MethodKind::PublicKey][..])
}

fn refused() -> Auth {
    Auth::Reject { proceed_with_methods: Some(methods()), partial_success: false }
}

impl Handler for Client {
    type Error = russh::Error;

    async fn auth_none(&mut self, user: &str) -> Result<Auth, Self::Error> {
        let is_visit = self.named(user) == Purpose::Visit;
        Ok(if is_visit { Auth::Accept } else { refused() })
    }

    async fn auth_succeeded(&mut self, _session: &mut Session) -> Result<(), Self::Error> {
        self.stranger = None;
        Ok(())
    }

    async fn channel_open_session(
        &mut self,
        channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _session: &mut Session,
    ) -> Result<(), Self::Error> {
        // One connection, one session.
        if self.channel.is_some() {
            reply.reject(ChannelOpenFailure::ResourceShortage).await;
        } else {
            self.channel = Some(channel.id());
            reply.accept().await;
        }
        Ok(())
    }

    async fn pty_request(
        &mut self,
        channel: ChannelId,
        term: &str,
        columns: u32,
        rows: u32,
        _width: u32,
        _height: u32,
        _modes: &[(Pty, u32)],
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        let is_new = self.is_mine(channel) && self.post.is_none();
        if !is_new || self.before().term.is_some() {
            return session.channel_failure(channel);
        }
        let name: String = term.chars().filter(char::is_ascii_graphic).take(LONGEST).collect();
        self.before().term = Some((name, clamped(columns, rows)));
        session.channel_success(channel)
    }

    async fn env_request(
        &mut self,
        channel: ChannelId,
        name: &str,
        value: &str,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        let known = VARIABLES.iter().find(|known| **known == name);
        let fits = value.len() <= LONGEST && value.chars().all(|c| !c.is_control());
        let Some(name) = known.filter(|_| fits && self.is_mine(channel) && self.post.is_none())
        else {
            return session.channel_failure(channel);
        };
        let variables = &mut self.before().variables;
        variables.retain(|(other, _)| other != name);
        variables.push((name, value.to_owned()));
        session.channel_success(channel)
    }

    async fn shell_request(
        &mut self,
        channel: ChannelId,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        let is_started = self.is_mine(channel) && self.start(channel, session.handle());
        if is_started { session.channel_success(channel) } else { session.channel_failure(channel) }
    }

    async fn exec_request(
        &mut self,
        channel: ChannelId,
        _command: &[u8],
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_failure(channel)
    }

    async fn subsystem_request(
        &mut self,
        channel: ChannelId,
        _name: &str,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_failure(channel)
    }

    async fn x11_request(
        &mut self,
        channel: ChannelId,
        _single: bool,
        _protocol: &str,
        _cookie: &str,
        _screen: u32,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_failure(channel)
    }

    async fn window_change_request(
        &mut self,
        channel: ChannelId,
        columns: u32,
        rows: u32,
        _width: u32,
        _height: u32,
        _session: &mut Session,
    ) -> Result<(), Self::Error> {
        if let Some(post) = self.post.as_ref().filter(|_| self.is_mine(channel)) {
            post.resize(clamped(columns, rows));
        }
        Ok(())
    }

    async fn data(
        &mut self,
        channel: ChannelId,
        data: &[u8],
        _session: &mut Session,
    ) -> Result<(), Self::Error> {
        if let Some(post) = self.post.as_ref().filter(|_| self.is_mine(channel)) {
            post.bytes(data).await;
        }
        Ok(())
    }

    async fn channel_eof(
        &mut self,
        channel: ChannelId,
        _session: &mut Session,
    ) -> Result<(), Self::Error> {
        if let Some(post) = self.post.as_ref().filter(|_| self.is_mine(channel)) {
            post.end();
        }
        Ok(())
    }

    async fn channel_close(
        &mut self,
        channel: ChannelId,
        _session: &mut Session,
    ) -> Result<(), Self::Error> {
        if self.is_mine(channel) {
            // Whoever closes the channel wants nothing more.
            self.post = None;
        }
        Ok(())
    }
}
