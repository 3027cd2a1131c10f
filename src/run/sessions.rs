//! Sessions that were led here, found again for their papers: by the beginning of their
//! name, by their PIN, or the last one.

use std::path::Path;

use crate::domain::key::KeyPrint;
use crate::domain::live::opening::Pin;
use crate::domain::live::room::Room;
use crate::domain::live::seat::{Presence, Seat};
use crate::domain::roster::{Coming, Expected};
use crate::domain::time::Timestamp;
use crate::store::rooms;

/// Why there is not exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotOne {
    /// No session was led here, or its names were removed on their day.
    None,
    /// None of that name.
    Unknown,
    /// Several begin like that.
    Several,
}

/// The sessions of this folder, the last one first. What cannot be read is left out.
pub fn all(data: &Path) -> Vec<Room> {
    let read = rooms::all(data).into_iter().filter_map(|path| rooms::read(&path).ok());
    let mut found: Vec<Room> = read.filter_map(|records| Room::fold(&records).ok()).collect();
    found.sort_by_key(|room| std::cmp::Reverse(room.opened_at()));
    found
}

/// The one that is meant.
///
/// # Errors
/// Why there is not exactly one.
pub fn find(data: &Path, wanted: Option<&str>) -> Result<Room, NotOne> {
    let mut all = all(data).into_iter();
    let Some(wanted) = wanted.map(|wanted| wanted.trim().to_lowercase()) else {
        return all.next().ok_or(NotOne::None);
    };
    let is_meant = |room: &Room| {
        let opening = room.opening();
        opening.room.to_string().starts_with(&wanted) || opening.pin.to_string() == wanted
    };
    let mut found = all.filter(|room| !wanted.is_empty() && is_meant(room));
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => Err(NotOne::Unknown),
        (Some(_), Some(_)) => Err(NotOne::Several),
    }
}

/// The session left open by whoever has that key, or by somebody of the machine itself: the
/// last one, and one of half a day at most. With a PIN: the one that has it, whoever opened
/// it; a colleague takes over.
pub fn left_open(
    data: &Path,
    owner: Option<KeyPrint>,
    pin: Option<Pin>,
    now: Timestamp,
) -> Option<Room> {
    let is_meant = |room: &Room| match pin {
        Some(pin) => room.opening().pin == pin,
        None => room.opening().owner == owner,
    };
    let is_open = |room: &Room| {
        let age = now.0.saturating_sub(room.opened_at().0).saturating_abs();
        room.ended_at().is_none() && age < rooms::FRESH
    };
    all(data).into_iter().find(|room| is_meant(room) && is_open(room))
}

/// Everybody who sat there under a name, in the order people came. Only one name is known
/// of them.
pub fn people(room: &Room) -> Vec<Coming> {
    let named = |seat: &Seat| {
        let surname = seat.name.clone().filter(|name| !name.trim().is_empty())?;
        let names = Expected { surname, first_name: String::new(), company: None };
        Some(Coming { names, learner: Some(seat.learner) })
    };
    let seats = room.seats().filter(|seat| seat.presence != Presence::Removed);
    seats.filter_map(named).collect()
}
