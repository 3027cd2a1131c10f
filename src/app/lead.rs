//! Leading a group session: the room as the one who leads sees it, and which of its faces
//! is on screen.

mod asked;
mod page;

use super::asking::{Asking, Draft};
use super::line::Line;
use super::model::Model;
use super::screen::Screen;
use crate::domain::id::RoomId;
use crate::domain::live::attention::put_by_need;
use crate::domain::live::event::{Pace, Phase};
use crate::domain::live::opening::{Pin, Thresholds, USUAL_DAYS};
use crate::domain::live::raised::Hands;
use crate::domain::live::seat::{SeatId, Terminal};
use crate::domain::live::view::{Person, TrainerView};
use crate::domain::time::Timestamp;

pub use asked::{Entered, RoomEffect, RoomNews};

/// A room being led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leading {
    /// Its name.
    pub room: RoomId,
    /// The room as it was seen last, its people in the order they need a look: all that
    /// screens and items read.
    pub seen: TrainerView,
    /// What is on screen.
    pub face: Face,
    /// Whether something is on its way to the disk: nothing else is done meanwhile.
    pub is_waiting: bool,
    /// The moment of the last message: her watch, which nobody else sees.
    pub now: Timestamp,
    /// The place of somebody on the page of people that is on screen.
    pub(super) at: usize,
}

impl Leading {
    /// At its console.
    pub(super) fn new(room: RoomId, seen: TrainerView, now: Timestamp) -> Self {
        let mut leading = Self { room, seen, face: Face::Console, is_waiting: false, now, at: 0 };
        put_by_need(&mut leading.seen);
        leading
    }

    /// The room is like this now. Whoever is at the top of the list may be another.
    pub(super) fn see(&mut self, seen: TrainerView) {
        self.seen = seen;
        put_by_need(&mut self.seen);
    }

    /// Whether anybody takes part from a terminal.
    pub fn has_terminals(&self) -> bool {
        self.seen.people.iter().any(|person| person.terminal != Terminal::Paper)
    }

    /// The person on that seat.
    pub fn person(&self, seat: SeatId) -> Option<&Person> {
        self.seen.people.iter().find(|person| person.seat == seat)
    }

    /// Whether the slips of the participants are counted as of `seen`, and were not before.
    pub(super) fn has_new_slips(&self, seen: &TrainerView) -> bool {
        self.seen.poll.is_waiting() && seen.poll.is_counted
    }

    /// Whole minutes since the room opened.
    pub fn minutes(&self) -> u32 {
        self.minutes_since(self.seen.opened_at)
    }

    /// Whole minutes since people vote or talk about the vote, while they do.
    pub fn phase_minutes(&self) -> Option<u32> {
        let is_timed = matches!(self.seen.public.phase, Phase::Open(_) | Phase::Discussing);
        let since = self.seen.phase_since.filter(|_| is_timed)?;
        Some(self.minutes_since(since))
    }

    fn minutes_since(&self, then: Timestamp) -> u32 {
        let elapsed = self.now.0.saturating_sub(then.0).max(0);
        u32::try_from(elapsed / MINUTE).unwrap_or(u32::MAX)
    }

    /// Milliseconds until her watch shows another minute; none once the room is over.
    pub(super) fn until_next_minute(&self) -> Option<u32> {
        let elapsed = self.now.0.saturating_sub(self.seen.opened_at.0).max(0);
        let left = u32::try_from(MINUTE - elapsed % MINUTE).unwrap_or(60_000);
        // A little later: never so early that it is still the same minute.
        (!self.seen.public.is_over).then_some(left + 500)
    }
}

impl Screen {
    /// The session one leads: this, or what waits under the register.
    fn led(&self) -> Option<&Leading> {
        match self {
            Self::Lead(leading) => Some(leading),
            Self::Attend(attending) => attending.behind.as_deref()?.led(),
            _ => None,
        }
    }

    fn led_mut(&mut self) -> Option<&mut Leading> {
        match self {
            Self::Lead(leading) => Some(leading),
            Self::Attend(attending) => attending.behind.as_deref_mut()?.led_mut(),
            _ => None,
        }
    }
}

impl Model {
    /// The session one leads: on screen, under the register, or behind the settings.
    pub fn led(&self) -> Option<&Leading> {
        let behind = self.behind.as_deref().filter(|_| self.is_over_another());
        self.screen.led().or_else(|| behind?.led())
    }

    pub(super) fn led_mut(&mut self) -> Option<&mut Leading> {
        let is_over_another = self.is_over_another();
        let behind = self.behind.as_deref_mut().filter(|_| is_over_another);
        self.screen.led_mut().or_else(|| behind?.led_mut())
    }
}

/// A minute in milliseconds.
const MINUTE: i64 = 60_000;

/// What is usual in the rooms of a place, from its configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usual {
    /// When to advise what.
    pub thresholds: Thresholds,
    /// The PIN of every room; none: another each time.
    pub pin: Option<Pin>,
    /// Who moves the steps, at the beginning.
    pub pace: Pace,
    /// Days after which the names of a room are removed.
    pub days: u32,
    /// Under which name people reach this machine from theirs; none: they do not.
    pub host: Option<String>,
}

impl Default for Usual {
    fn default() -> Self {
        let (thresholds, pace) = (Thresholds::default(), Pace::default());
        Self { thresholds, pin: None, pace, days: USUAL_DAYS, host: None }
    }
}

/// What is on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Face {
    /// For the one who leads.
    Console,
    /// For the wall: nothing that concerns her alone.
    Wall,
    /// Hands being counted, one choice after the other.
    Counting {
        /// The place of the choice.
        at: usize,
        /// The number, being typed.
        line: Line,
        /// The hands counted so far.
        hands: Hands,
    },
    /// Something beside the step.
    Panel(Panel),
    /// One person.
    Person(SeatId),
    /// A word for one person alone, being chosen or typed.
    Hint {
        /// For whom.
        seat: SeatId,
        /// The word.
        line: Line,
    },
    /// The name of somebody without a terminal, being typed.
    Adding(Line),
    /// The answer of somebody without a terminal.
    Answering {
        /// Whose.
        seat: SeatId,
        /// What is being chosen.
        asking: Asking,
    },
}

impl Face {
    /// The line the keys go to, if there is one.
    pub(super) fn line_mut(&mut self) -> Option<&mut Line> {
        match self {
            Self::Counting { line, .. } | Self::Hint { line, .. } | Self::Adding(line) => {
                Some(line)
            }
            Self::Answering { asking, .. } => asking.line_mut(),
            Self::Console | Self::Wall | Self::Panel(_) | Self::Person(_) => None,
        }
    }

    /// Whether keys go to a line.
    pub fn is_typing(&self) -> bool {
        match self {
            Self::Counting { .. } | Self::Hint { .. } | Self::Adding(_) => true,
            Self::Answering { asking, .. } => {
                asking.is_choosing() && matches!(asking.draft, Draft::Typed(_))
            }
            Self::Console | Self::Wall | Self::Panel(_) | Self::Person(_) => false,
        }
    }

    /// The question being answered for somebody.
    pub(super) fn asking(&self) -> Option<&Asking> {
        match self {
            Self::Answering { asking, .. } => Some(asking),
            _ => None,
        }
    }

    /// The same, to choose in it.
    pub(super) fn asking_mut(&mut self) -> Option<&mut Asking> {
        match self {
            Self::Answering { asking, .. } => Some(asking),
            _ => None,
        }
    }

    /// Where one was before.
    #[must_use]
    pub(super) fn parent(&self) -> Self {
        match self {
            Self::Person(_) | Self::Adding(_) => Self::Panel(Panel::People),
            Self::Hint { seat, .. } | Self::Answering { seat, .. } => Self::Person(*seat),
            Self::Console | Self::Wall | Self::Counting { .. } | Self::Panel(_) => Self::Console,
        }
    }
}

/// Something beside the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// What else can be done.
    Menu,
    /// How to come in, large.
    Door,
    /// Everybody, who needs a look first.
    People,
    /// Everybody by steps.
    Map,
    /// Who moves the steps, and whether all screens are held.
    Pace,
    /// Her notes.
    Notes,
    /// Whether it is really over.
    Ending,
}

/// Something done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeadAct {
    /// The next step.
    Next,
    /// The step before.
    Previous,
    /// Bring the step to this phase.
    Turn(Phase),
    /// Count hands.
    Count,
    /// This number is typed.
    Counted,
    /// Show what is for the wall, or the console again.
    Wall(bool),
    /// Show that.
    Show(Panel),
    /// Back to where one was before.
    Back,
    /// Look at that person.
    Person(SeatId),
    /// Let people go on like this.
    Pace(Pace),
    /// Hold all screens, or let them go.
    Freeze(bool),
    /// Help came to that person.
    Helped(SeatId),
    /// Take that person out; not a ban.
    Remove(SeatId),
    /// Let somebody without a terminal come back.
    Return(SeatId),
    /// Write a word for that person alone.
    Write(SeatId),
    /// Send what is typed.
    Send,
    /// Send that one of the words that are ready.
    Ready(usize),
    /// Take the word back.
    Unhint(SeatId),
    /// The page of people after this one, or the one before.
    Others {
        /// Whether it is the one after.
        is_after: bool,
    },
    /// Add somebody without a terminal.
    Add,
    /// This name is typed.
    Added,
    /// Type the answer of that person.
    AnswerFor(SeatId),
    /// End the session.
    End,
    /// Count the slips: none is taken any more, and the papers are made again.
    Slips,
    /// Close the program. The room waits.
    Leave,
}

/// A word that is ready, whatever the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// I am on my way.
    Coming,
    /// Read it again, slowly.
    Reread,
    /// Nearly there.
    Nearly,
}

impl Word {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::Coming, Self::Reread, Self::Nearly];
}
