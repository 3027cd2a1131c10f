//! Whether somebody is still there, on a machine that many people use.
//!
//! The player has no clock: it says how long it is willing to wait ([`Model::alarm`]),
//! the front waits that long by a clock that nobody can set, and says so with
//! `Msg::Tick`. A tick for a wait that is over already means nothing, so a key and
//! an alarm that come at the same moment cannot be taken for each other.

use super::lead::Face;
use super::model::{Model, Notice, Visitor};
use super::screen::Screen;
use super::status;
use crate::domain::time::Timestamp;

/// How long the end stays on screen, in milliseconds.
const GOODBYE: u32 = 20_000;
/// The rest of the time to answer is told anew after so many milliseconds.
const STEP: u32 = 10_000;
/// What is on its way to the disk is waited for so many milliseconds at a time…
const HOLD: u32 = 1_000;
/// …and so many times.
pub(super) const HOLDS: u8 = 10;
/// Between two looks at the date while nobody is here, in milliseconds: six hours.
const LOOK: u32 = 6 * 3_600_000;

/// How long to wait, and for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alarm {
    /// Which wait this is: it begins when its number is first seen.
    pub number: u64,
    /// How long it lasts, in milliseconds.
    pub after: u32,
}

/// Why a session that is served from elsewhere will be closed, and in how many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// Nobody did anything for long: whatever one does keeps it.
    Idle(u32),
    /// It lasts as long as one may: nothing keeps it.
    Long(u32),
}

/// Since when nobody did anything, and what was said about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Watch {
    pub(super) number: u64,
    pub(super) seen: Timestamp,
    pub(super) stage: Stage,
}

/// What was said to whoever may not be there any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Stage {
    /// Nothing.
    #[default]
    Calm,
    /// Are you still there? Milliseconds left to answer.
    Asked(u32),
    /// Nobody answered; something is still on its way to the disk. So many times
    /// was it waited for.
    Held(u8),
}

impl Watch {
    /// The wait begins anew.
    pub(super) fn enter(&mut self, stage: Stage) {
        self.number += 1;
        self.stage = stage;
    }
}

/// What is left of `left` milliseconds once the next step is over.
pub(super) fn after_step(left: u32) -> u32 {
    left - step(left)
}

/// How long the rest is shown before it is told anew: round numbers are shown.
fn step(left: u32) -> u32 {
    match left % STEP {
        0 => left.min(STEP),
        odd => odd,
    }
}

impl Model {
    /// Whether it was said that this session will be closed unless somebody is there.
    pub fn is_about_to_close(&self) -> bool {
        matches!(self.notice, Some(Notice::Closing(Closing::Idle(_))))
    }

    /// How long to wait for a key before `Msg::Tick` is due. None: for ever.
    pub fn alarm(&self) -> Option<Alarm> {
        if matches!(self.screen, Screen::Status(_)) {
            return Some(status::alarm(self.watch.number));
        }
        let Some(idle) = self.profile.idle else { return self.minute().or_else(|| self.signed()) };
        if self.is_listening() {
            return None;
        }
        let after = match self.watch.stage {
            Stage::Asked(left) => step(left),
            Stage::Held(_) => HOLD,
            Stage::Calm if self.is_neutral() => LOOK,
            Stage::Calm => match self.screen {
                Screen::Goodbye => GOODBYE.min(idle.asks_after),
                // Five words are written down by hand.
                Screen::Card(_) => idle.asks_after.saturating_mul(2),
                _ => idle.asks_after,
            },
        };
        Some(Alarm { number: self.watch.number, after })
    }

    /// Whether somebody takes part in a session: who listens to somebody else presses no
    /// key, for as long as it takes.
    pub fn is_listening(&self) -> bool {
        match &self.screen {
            Screen::Seat(seated) => !seated.seen.public.is_over && !seated.seen.own.is_removed,
            Screen::Wall(wall) => !wall.seen.public.is_over,
            _ => false,
        }
    }

    /// The watch of the one who leads a room goes on by whole minutes, and only while she
    /// looks at it. Whatever happens sooner moves it too.
    fn minute(&self) -> Option<Alarm> {
        let Screen::Lead(leading) = &self.screen else { return None };
        let after = leading.until_next_minute().filter(|_| leading.face == Face::Console)?;
        Some(Alarm { number: self.watch.number, after })
    }

    /// What participants sign is looked for, while the register is on screen.
    fn signed(&self) -> Option<Alarm> {
        let Screen::Attend(attending) = &self.screen else { return None };
        attending.is_watching().then(|| status::alarm(self.watch.number))
    }

    /// Whether it is being asked if somebody is still there, and how many seconds
    /// there are to answer.
    pub fn asks_presence(&self) -> Option<u32> {
        match self.watch.stage {
            Stage::Asked(left) => Some(left.div_ceil(1000)),
            Stage::Held(_) => Some(0),
            Stage::Calm => None,
        }
    }

    /// Whether this is the first screen as anybody finds it.
    pub(super) fn is_neutral(&self) -> bool {
        let first = &self.first_preferences;
        self.visitor == Visitor::Nobody
            && self.screen == Screen::Welcome
            && self.overlays.is_empty()
            && self.notice.is_none()
            && self.preferences == *first
            && first.locale.as_ref().is_none_or(|locale| *locale == self.around.locale)
    }
}
