//! One session served to somebody who is not at this terminal, whatever carries it:
//! bytes in, changes of size in, frames or lines out.
//!
//! A transport makes an [`inbox()`], hands its [`Inbox`] and a [`Peer`] to [`serve()`], and
//! feeds the [`Post`]. What is to be sent goes through a [`Sink`]: never more than
//! one piece is on its way. While it is, the session goes on, and what is sent next is
//! made of what it shows then: the newest wins, nothing piles up for who does not read.
//!
//! No frame is kept for a session: see `gallery`. Nothing wakes a session up but its
//! own input, its own answers and its own limits.

pub mod clip;
mod figures;
mod gallery;
mod hall;
mod inbox;
mod lines;
mod pace;
mod packed;
mod present;
mod reach;
mod screens;
mod serve;
mod warned;

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

pub use figures::{Figures, Reading, STEPS, least};
pub use hall::Hall;
pub use inbox::{Inbox, Mail, Post, Replies, inbox};
pub use present::{Here, Present};
pub use reach::{call, elsewhere, host};
pub use serve::{Report, serve};

use crate::app::seat::Stay;
use crate::input::bytes::MOST_PASTED;
use crate::paint::{Look, Size};

/// No screen is taken to be larger: what a session costs must have a bound.
pub const LARGEST: Size = Size { width: 300, height: 100 };

/// Where bytes go. A piece counts as sent when the future is done; it should be done
/// only when the way is free for the next.
pub trait Sink: Send {
    /// Sends a piece.
    fn send(&self, bytes: Vec<u8>) -> Sending;

    /// Says to a terminal by what it comes back here; none where nothing keeps it.
    fn keep(&self, _stay: &Stay) -> Option<Sending> {
        None
    }
}

/// A piece on its way.
pub type Sending = Pin<Box<dyn Future<Output = Result<(), Gone>> + Send>>;

/// Nobody takes the bytes any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the peer is gone")]
pub struct Gone;

/// What is known of the other end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer {
    /// What shows the session there.
    pub face: Face,
    /// What its terminal can show.
    pub look: Look,
}

/// How a session is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// On a screen of this size.
    Screen(Size),
    /// As lines on a terminal, which shows nothing by itself.
    TypedLines,
    /// As lines through a pipe.
    PipedLines,
}

/// A size within [`LARGEST`], 80×24 where it is not told.
pub fn clamped(width: u32, height: u32) -> Size {
    let within = |value: u32, usual: u16, most: u16| match u16::try_from(value) {
        Ok(0) => usual,
        Ok(value) => value.min(most),
        Err(_) => most,
    };
    Size { width: within(width, 80, LARGEST.width), height: within(height, 24, LARGEST.height) }
}

/// How long a session may last, and how fast one may type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Without a key.
    pub idle: Duration,
    /// In all.
    pub total: Duration,
    /// Inputs a second, after a first burst.
    pub keys: u32,
    /// Bytes that count of a pasted text.
    pub pasted: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            idle: Duration::from_mins(30),
            total: Duration::from_hours(12),
            keys: 200,
            pasted: MOST_PASTED,
        }
    }
}

/// Why a session is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ended {
    /// The person left.
    Left,
    /// The connection was lost.
    Gone,
    /// Nobody did anything for too long.
    Idle,
    /// It lasted as long as one may.
    Long,
    /// The server stops.
    Stop,
    /// The key the person came with opens nothing any more.
    Revoked,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_size_is_too_large_or_nothing() {
        let size = |width, height| Size { width, height };
        assert_eq!(clamped(0, 0), size(80, 24));
        assert_eq!(clamped(1, 1), size(1, 1));
        assert_eq!(clamped(120, 40), size(120, 40));
        assert_eq!(clamped(65_535, 65_535), LARGEST);
        assert_eq!(clamped(u32::MAX, 65_536), LARGEST);
    }
}
