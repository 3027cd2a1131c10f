//! What one client asks, and what it gets: one session, and nothing else.

use std::borrow::Cow;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use russh::server::{
    Auth, ChannelOpenHandle, Handler, Msg, PublicKeyOffer, Response, Session, VerifiedPublicKey,
};
use russh::{Channel, ChannelId, ChannelOpenFailure, Pty};
use tokio::time::Instant;

use super::before::Before;
use super::card::{self, Tried};
use super::exec;
use super::guesses::minutes;
use super::limits::Place;
use super::server::{Guest, House, Who};
use super::stream::Line;
use super::tcp::HangUp;
use super::users::Purpose;
use super::ways::{card_only, print, refused};
use super::wire::Wire;
use crate::app::seat::Errand;
use crate::front::remote::{self, Face, Inbox, Post, clamped};
use crate::paint::Size;

/// Longest name of a terminal, or value of a variable, that is looked at, in bytes.
const LONGEST: usize = 128;
/// Variables that are looked at.
const VARIABLES: [&str; 6] = ["LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "COLORTERM", "NO_COLOR"];

/// One client.
pub(super) struct Client {
    house: Arc<House>,
    line: Arc<Line>,
    hang_up: HangUp,
    address: IpAddr,
    /// Where they came to.
    at: Option<SocketAddr>,
    /// Given back once it is known who this is.
    stranger: Option<Place>,
    /// What is known until the session begins.
    before: Option<Box<Before>>,
    /// Who this is, once that was shown.
    who: Option<Who>,
    channel: Option<ChannelId>,
    post: Option<Post>,
    /// Whether answers come from a pipe, of which nothing may be lost.
    is_piped: bool,
}

impl Client {
    pub(super) fn new(
        house: Arc<House>,
        (line, hang_up): (Arc<Line>, HangUp),
        (address, at): (IpAddr, Option<SocketAddr>),
        stranger: Place,
    ) -> Self {
        Self {
            house,
            line,
            hang_up,
            address,
            at,
            stranger: Some(stranger),
            before: Some(Box::default()),
            who: None,
            channel: None,
            post: None,
            is_piped: false,
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

    /// Asks for the card; or says how long to wait.
    fn ask_card(&mut self, wait: Option<u32>) -> Auth {
        let house = Arc::clone(&self.house);
        let user = self.before().user.clone();
        let text = house
            .hall
            .text(&house.locale(&house.mode(&user).locale.into_iter().collect::<Vec<_>>()));
        let waits = minutes(house.guesses.wait(self.address, std::time::Instant::now()));
        let (instructions, prompts) = match wait.unwrap_or(waits) {
            0 => {
                let prompt = Cow::Owned(format!("{} ", text.get("remote-card-prompt")));
                // Shown as typed: five words are long to type unseen.
                (text.get("remote-card-ask"), vec![(prompt, true)])
            }
            minutes => {
                let most = house.limits.cards.each.into();
                let args = [("minutes", minutes.into()), ("most", most)];
                (text.with("remote-card-wait", &args), vec![])
            }
        };
        Auth::Partial {
            name: Cow::Owned(text.get("product")),
            instructions: Cow::Owned(instructions),
            prompts: Cow::Owned(prompts),
        }
    }

    /// A size as it may be here.
    fn size(&self, columns: u32, rows: u32) -> Size {
        let (size, most) = (clamped(columns, rows), self.house.limits.largest);
        Size { width: size.width.min(most.width), height: size.height.min(most.height) }
    }

    fn is_mine(&self, channel: ChannelId) -> bool {
        self.channel == Some(channel)
    }

    /// The letter box of the session that begins.
    fn inbox(&mut self, guest: &Guest) -> Inbox {
        let (inbox, post) = remote::inbox();
        self.post = Some(post);
        self.is_piped = guest.peer.face == Face::PipedLines;
        inbox
    }

    /// Whoever may begin now: the client's wishes are known. Only once.
    fn guest(&mut self) -> Option<Guest> {
        let who = self.who.filter(|_| self.post.is_none())?;
        let before = self.before.take()?;
        let mode = self.house.mode(&before.user);
        let peer = before.peer(mode.is_linear);
        let locale = before.locale(mode.locale, &self.house);
        self.line.allow(None);
        let (address, line) = (self.address, Arc::clone(&self.line));
        let errand = match mode.purpose {
            Purpose::Session => Some(Errand::Sit),
            Purpose::Wall => Some(Errand::Look),
            _ => None,
        };
        let term = before.term.as_ref().map(|(name, size)| (name.as_str(), *size));
        let elsewhere = remote::elsewhere(&peer, term, self.house.call(who, self.at));
        let is_large = mode.is_large;
        let host = remote::host(self.house.name(), self.at);
        let stage = None;
        Some(Guest { address, line, peer, locale, is_large, who, elsewhere, host, errand, stage })
    }
}

impl Handler for Client {
    type Error = russh::Error;

    async fn authentication_banner(&mut self) -> Result<Option<String>, Self::Error> {
        Ok(self.house.notice.clone())
    }

    async fn auth_none(&mut self, user: &str) -> Result<Auth, Self::Error> {
        let purpose = self.named(user);
        if let Some(nobody) = purpose.nobody() {
            self.who = Some(nobody);
            return Ok(Auth::Accept);
        }
        // A key ties the seat in a session to whoever has it; without one, the PIN is enough.
        Ok(if purpose == Purpose::Card { card_only() } else { refused() })
    }

    async fn auth_publickey_offered(
        &mut self,
        user: &str,
        _offer: PublicKeyOffer<'_>,
    ) -> Result<Auth, Self::Error> {
        // Every key is one: which of them we know is nobody's business.
        let is_wanted = self.named(user) != Purpose::Card;
        Ok(if is_wanted { Auth::Accept } else { card_only() })
    }

    async fn auth_publickey(
        &mut self,
        user: &str,
        key: VerifiedPublicKey<'_>,
    ) -> Result<Auth, Self::Error> {
        let purpose = self.named(user);
        let Some(key) = print(key.public_key).filter(|_| purpose != Purpose::Card) else {
            return Ok(card_only());
        };
        self.who = Some(purpose.nobody().unwrap_or(Who::Key(key)));
        Ok(Auth::Accept)
    }

    async fn auth_keyboard_interactive<'a>(
        &'a mut self,
        user: &str,
        _submethods: &str,
        response: Option<Response<'a>>,
    ) -> Result<Auth, Self::Error> {
        let purpose = self.named(user);
        if purpose == Purpose::Session {
            self.who = Some(Who::Stranger);
            return Ok(Auth::Accept);
        }
        let Some(response) = response else { return Ok(self.ask_card(None)) };
        let mut response = response;
        let words = response.find_map(|answer| String::from_utf8(answer.to_vec()).ok());
        // Whoever was told to wait has nothing to answer.
        let Some(words) = words else { return Ok(card_only()) };
        if words.trim().is_empty() {
            self.who = Some(Who::Stranger);
            return Ok(Auth::Accept);
        }
        Ok(match card::tried(&self.house, self.address, &words).await {
            Tried::Known(learner) => {
                self.who = Some(Who::Learner(learner));
                Auth::Accept
            }
            Tried::Unknown => card_only(),
            Tried::Wait(minutes) => self.ask_card(Some(minutes)),
        })
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
        self.before().term = Some((name, self.size(columns, rows)));
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
        let guest = if self.is_mine(channel) { self.guest() } else { None };
        let Some(guest) = guest else { return session.channel_failure(channel) };
        let inbox = self.inbox(&guest);
        let wire = Wire::new(session.handle(), channel);
        Arc::clone(&self.house).welcome(guest, inbox, wire);
        session.channel_success(channel)
    }

    async fn exec_request(
        &mut self,
        channel: ChannelId,
        command: &[u8],
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        let command = str::from_utf8(command).ok().filter(|text| text.len() <= exec::LONGEST);
        let (Some(command), true) = (command.map(str::to_owned), self.is_mine(channel)) else {
            return session.channel_failure(channel);
        };
        let Some(guest) = self.guest() else { return session.channel_failure(channel) };
        let inbox = self.inbox(&guest);
        let wire = Wire::new(session.handle(), channel);
        exec::answer(Arc::clone(&self.house), guest, command, (inbox, wire));
        session.channel_success(channel)
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
            post.resize(self.size(columns, rows));
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
            if self.is_piped {
                // While this waits, nobody reads: whoever vanishes meanwhile would keep a place.
                tokio::select! {
                    biased;
                    _ = post.bytes(data) => {}
                    () = self.hang_up.wait() => return Err(russh::Error::Disconnect),
                }
            } else {
                post.typed(data);
            }
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
