//! The loop of one session: mail in, one piece at a time out.

use std::time::{Duration, Instant};

use tokio::time::{sleep_until, timeout};

use super::super::bell::Bell;
use super::clip;
use super::inbox::Mail;
use super::lines::Lines;
use super::pace::Pace;
use super::screens::Screens;
use super::warned::Warned;
use super::{Ended, Face, Hall, Inbox, Limits, Peer, Sending, Sink};
use crate::app::msg::Msg;
use crate::app::seat::Stay;
use crate::app::watch::Closing;
use crate::run::Session;

/// After so long, ESC was the Escape key and not the start of a sequence cut in two.
const ESCAPE: Duration = Duration::from_millis(50);
/// How long the last words may be on their way.
const LAST: Duration = Duration::from_secs(2);
/// Bytes looked at before anybody else has a turn.
const MOUTHFUL: usize = 512;

/// How a session went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// Why it is over.
    pub ended: Ended,
    /// Pieces sent.
    pub frames: u64,
    /// Bytes sent.
    pub sent: u64,
    /// Bytes typed.
    pub typed: u64,
}

/// The end of what is on its way; never, while nothing is.
async fn sent(sending: &mut Option<Sending>) -> Result<(), super::Gone> {
    match sending {
        Some(sending) => sending.await,
        None => std::future::pending().await,
    }
}

/// Serves a session until it is over.
pub async fn serve(
    hall: &Hall,
    session: Session,
    (peer, limits): (Peer, Limits),
    inbox: Inbox,
    sink: impl Sink,
) -> Report {
    hall.figures.begin();
    let mut seat = Box::new(Seat::new(session, peer, limits));
    let mut sending: Option<Sending> = None;
    let ended = loop {
        if seat.session.has_work() {
            let worked = hall.slowly(move || {
                seat.session.work();
                seat
            });
            match worked.await {
                Some(back) => {
                    seat = back;
                    seat.go_on();
                    continue;
                }
                // It panicked: what was answered is on the disk.
                None => return Report { ended: Ended::Gone, frames: 0, sent: 0, typed: 0 },
            }
        }
        if sending.is_none() {
            // Before what is shown: whoever is told to be in can come back.
            sending = seat.keep(&sink);
        }
        if sending.is_none() {
            sending = seat.show(hall).map(|bytes| sink.send(bytes));
        }
        if seat.session.has_work() {
            // Lines understand what was typed only while they are shown.
            continue;
        }
        if let Some(ended) = seat.over(sending.is_some()) {
            break ended;
        }
        let (wants_bytes, deadline) = seat.waits_for();
        tokio::select! {
            biased;
            done = sent(&mut sending) => {
                sending = None;
                seat.has_sent(hall, done.is_ok());
            }
            () = inbox.wait(wants_bytes) => {
                let most = if wants_bytes { seat.mouthful() } else { 0 };
                seat.take(hall, inbox.take(most));
            }
            () = sleep_until(deadline.into()) => seat.ring(),
        }
    };
    if ended != Ended::Gone {
        let last = async {
            if let Some(sending) = sending {
                sending.await?;
            }
            let words = seat.last_words(ended);
            if words.is_empty() { Ok(()) } else { sink.send(words).await }
        };
        // Whoever does not read is not waited for.
        let _ = timeout(LAST, last).await;
    }
    Report { ended, ..seat.report }
}

/// A session and what shows it.
struct Seat {
    session: Session,
    view: View,
    pace: Pace,
    bell: Bell,
    /// Whether anything happened since the session was last shown.
    is_stale: bool,
    limits: Limits,
    began: Instant,
    /// When something was typed last.
    touched: Instant,
    warned: Warned,
    /// By what the terminal comes back, as it was told last.
    stay: Stay,
    /// When the first key was pressed that no frame answers yet.
    asked: Option<Instant>,
    /// Whether a frame was made after the last key.
    has_answered: bool,
    ended: Option<Ended>,
    report: Report,
}

enum View {
    Screens(Screens),
    Lines(Box<Lines>),
}

impl Seat {
    fn new(session: Session, peer: Peer, limits: Limits) -> Self {
        let view = match peer.face {
            Face::Screen(size) => View::Screens(Screens::new(peer.look, size)),
            Face::TypedLines => View::Lines(Box::new(Lines::new(&session, true))),
            Face::PipedLines => View::Lines(Box::new(Lines::new(&session, false))),
        };
        let now = Instant::now();
        Self {
            session,
            view,
            pace: Pace::new(now, limits.keys),
            bell: Bell::default(),
            is_stale: true,
            limits,
            began: now,
            touched: now,
            warned: Warned::default(),
            stay: Stay::default(),
            asked: None,
            has_answered: false,
            ended: None,
            report: Report { ended: Ended::Left, frames: 0, sent: 0, typed: 0 },
        }
    }

    /// Work was done: what waited for it goes on.
    fn go_on(&mut self) {
        self.is_stale = true;
        if let View::Screens(screens) = &mut self.view {
            screens.go_on(&mut self.session);
        }
    }

    /// Has the terminal keep by what it comes back, where that is something else now.
    fn keep(&mut self, sink: &impl Sink) -> Option<Sending> {
        let stay = self.session.stay();
        if self.ended.is_some() || std::mem::replace(&mut self.stay, stay) == stay {
            return None;
        }
        sink.keep(&stay)
    }

    /// The next piece to send, if there is any.
    fn show(&mut self, hall: &Hall) -> Option<Vec<u8>> {
        if self.ended.is_some() {
            return None;
        }
        let bytes = match &mut self.view {
            View::Screens(_) if self.session.is_over() => None,
            View::Screens(screens) if self.session.model().preferences.linear => {
                // The person asked for lines: the terminal is given back first.
                let mut bytes = screens.leave().to_vec();
                let mut lines = Box::new(Lines::new(&self.session, true));
                bytes.extend(lines.show(&mut self.session).unwrap_or_default());
                self.view = View::Lines(lines);
                Some(bytes)
            }
            View::Screens(_) if !self.is_stale => None,
            View::Screens(screens) => {
                let bytes = screens.show(&mut self.session, &hall.gallery);
                self.is_stale = !screens.is_settled();
                bytes
            }
            View::Lines(lines) => lines.show(&mut self.session),
        };
        let clip = self.session.take_clip().map(|text| clip::filling(&text));
        let bytes = match (bytes, clip) {
            (Some(bytes), Some(clip)) => Some([clip, bytes].concat()),
            (bytes, clip) => bytes.or(clip),
        }?;
        let count = u64::try_from(bytes.len()).unwrap_or_default();
        self.report.frames += 1;
        self.report.sent += count;
        self.has_answered = true;
        hall.figures.send(count);
        Some(bytes)
    }

    /// The last piece left, or nobody takes it.
    fn has_sent(&mut self, hall: &Hall, is_taken: bool) {
        if let Some(since) = self.asked.take_if(|_| self.has_answered) {
            hall.figures.answer(since.elapsed());
        }
        if !is_taken {
            self.ended = Some(Ended::Gone);
        }
    }

    /// Why it is over, once it is.
    fn over(&self, is_sending: bool) -> Option<Ended> {
        let has_left = match &self.view {
            View::Screens(_) => self.session.is_over(),
            View::Lines(lines) => lines.is_over() && !is_sending,
        };
        self.ended.or(has_left.then_some(Ended::Left))
    }

    /// Whether bytes are wanted now, and until when to wait at most.
    fn waits_for(&mut self) -> (bool, Instant) {
        let is_open = match &self.view {
            View::Screens(_) => true,
            // A line is looked at when the one before was answered.
            View::Lines(lines) => !lines.is_over() && !self.session.is_waiting(),
        };
        let pause = self.pace.pause();
        let limits = [self.touched + self.limits.idle, self.began + self.limits.total];
        let warning = self.warned.next(&self.limits, (self.touched, self.began));
        let limits = limits.into_iter().chain(warning.map(|(at, _)| at));
        let mut deadline = limits.min().unwrap_or(self.began);
        if let Some(pause) = pause {
            deadline = deadline.min(pause);
        }
        let now = Instant::now();
        if self.has_pending_escape() {
            deadline = deadline.min(now + ESCAPE);
        }
        if let Some(alarm) = self.session.alarm() {
            deadline = deadline.min(now + self.bell.left(alarm));
        }
        (is_open && pause.is_none(), deadline)
    }

    fn has_pending_escape(&self) -> bool {
        match &self.view {
            View::Screens(screens) => screens.has_pending_escape(),
            View::Lines(lines) => lines.has_pending_escape(),
        }
    }

    /// How many bytes are looked at now.
    fn mouthful(&mut self) -> usize {
        self.pace.allows(Instant::now()).clamp(1, MOUTHFUL)
    }

    fn take(&mut self, hall: &Hall, mail: Mail) {
        self.is_stale = true;
        let Mail { bytes, has_lost, size, is_stale, replies, is_over, ended } = mail;
        if let View::Screens(screens) = &mut self.view {
            screens.resize(size, is_stale);
            if let Some(size) = size {
                self.session.resized(size.width, size.height);
            }
        }
        for reply in replies {
            if reply.is_unasked() {
                // Whoever listens to somebody else presses no key.
                self.touched = Instant::now();
                self.warned.is_idle = false;
            }
            match &mut self.view {
                View::Screens(_) => self.session.reply(reply),
                View::Lines(lines) => lines.reply(&mut self.session, reply),
            }
        }
        if !bytes.is_empty() {
            self.touched = Instant::now();
            self.warned.is_idle = false;
            self.asked = self.asked.or(Some(self.touched));
            self.has_answered = false;
            let count = u64::try_from(bytes.len()).unwrap_or_default();
            self.report.typed += count;
            hall.figures.type_in(count);
            let inputs = match &mut self.view {
                View::Screens(screens) => screens.feed(&mut self.session, &bytes),
                View::Lines(lines) => lines.feed(&mut self.session, &bytes),
            };
            self.pace.spend(bytes.len(), inputs);
        }
        if has_lost {
            // What was begun may lack its end.
            match &mut self.view {
                View::Screens(screens) => screens.forget_begun(),
                View::Lines(lines) => lines.forget_begun(),
            }
        }
        if is_over {
            match &mut self.view {
                View::Screens(_) => self.ended = Some(Ended::Gone),
                View::Lines(lines) => lines.end(&mut self.session),
            }
        }
        self.ended = self.ended.or(ended);
    }

    /// Time went by: one of the waits is over.
    fn ring(&mut self) {
        let now = Instant::now();
        self.is_stale = true;
        if self.session.is_listening() {
            // However long somebody explains: nobody is asked for a key, and least of all a
            // wall. How long a session lasts in all still counts.
            self.touched = now;
            self.warned.is_idle = false;
        }
        if now >= self.began + self.limits.total {
            self.ended = Some(Ended::Long);
        } else if now >= self.touched + self.limits.idle {
            self.ended = Some(Ended::Idle);
        } else if let Some(closing) = self.warning(now) {
            self.warn(closing);
        } else if self.has_pending_escape() {
            match &mut self.view {
                View::Screens(screens) => screens.flush(&mut self.session),
                View::Lines(lines) => lines.flush(),
            }
        } else if let Some(alarm) = self.session.alarm()
            && self.bell.left(alarm).is_zero()
        {
            match &mut self.view {
                View::Screens(_) => self.session.handle(Msg::Tick(alarm.number)),
                View::Lines(lines) => lines.ring(alarm.number),
            }
        } else {
            self.pace.allows(now);
        }
    }

    /// What is to be said now about how the session will be closed.
    fn warning(&self, now: Instant) -> Option<Closing> {
        let next = self.warned.next(&self.limits, (self.touched, self.began));
        next.filter(|(at, _)| now >= *at).map(|(_, closing)| closing)
    }

    /// Says that the session will be closed.
    fn warn(&mut self, closing: Closing) {
        self.warned.note(closing);
        match &mut self.view {
            View::Screens(_) => self.session.handle(Msg::Closing(closing)),
            View::Lines(lines) => lines.warn(closing),
        }
    }

    /// Gives the terminal back, and says why, unless the person left.
    fn last_words(&mut self, ended: Ended) -> Vec<u8> {
        let text = self.session.text();
        let why = match ended {
            Ended::Left | Ended::Gone => None,
            Ended::Idle => Some(text.get("remote-idle")),
            Ended::Long => Some(text.get("remote-long")),
            Ended::Stop => Some(text.get("remote-stop")),
            Ended::Revoked => Some(text.get("remote-revoked")),
        };
        let (mut bytes, end) = match &mut self.view {
            View::Screens(screens) => (screens.leave().to_vec(), "\r\n"),
            View::Lines(lines) if lines.has_terminal() => (b"\r\n".to_vec(), "\r\n"),
            View::Lines(_) => (vec![b'\n'], "\n"),
        };
        if matches!((&self.view, &why), (View::Lines(_), None)) {
            return vec![];
        }
        bytes.extend(why.into_iter().flat_map(|why| (why + end).into_bytes()));
        bytes
    }
}
