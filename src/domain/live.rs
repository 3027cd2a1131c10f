//! Group sessions: one who leads, a room, everyone on any terminal or on paper.
//!
//! A [`room::Room`] is a fold of dated [`event::RoomRecord`]s, as everything here is: what is
//! asked of it is a [`command::Command`], what it answers is either records or a
//! [`command::Refusal`]. Places are absolute, so that a message that comes twice, late or not
//! at all does no harm. What each one gets to see is a type of its own ([`view`]): the wall and
//! the others can be shown no name and no private help, because their types have no room
//! for it.

pub mod attention;
pub mod command;
pub mod credit;
mod deciding;
pub mod event;
pub mod hub;
pub mod opening;
pub mod raised;
pub mod report;
pub mod room;
pub mod seat;
pub mod standing;
pub mod tally;
pub mod urn;
pub mod view;
