//! Forgetting people: their names and answers leave the files of the rooms. That somebody
//! sat there stays, as nobody.

use std::collections::BTreeSet;
use std::path::Path;

use crate::domain::id::{LearnerId, RandomId};
use crate::domain::live::event::{Event, RoomRecord};
use crate::domain::live::seat::SeatId;
use crate::store::StoreError;
use crate::store::error::At;
use crate::store::files::write_whole;

use super::files;

/// Takes `learners` out of all files of rooms in `data`. Done again, it changes nothing.
///
/// # Errors
/// [`StoreError`] of the disk; some files may be done and others not.
pub(in crate::store) fn forget(
    data: &Path,
    learners: &BTreeSet<LearnerId>,
) -> Result<(), StoreError> {
    for path in files::all(data) {
        let mut records = files::read(&path).at(&path)?;
        if scrub(&mut records, learners) {
            write_whole(&path, &files::lines(&records).at(&path)?)?;
        }
    }
    Ok(())
}

/// Takes them out of these records, each of which keeps its number. Says whether there
/// was anything.
pub(super) fn scrub(records: &mut [RoomRecord], learners: &BTreeSet<LearnerId>) -> bool {
    let mut seats: BTreeSet<SeatId> = BTreeSet::new();
    for RoomRecord { event, .. } in records {
        match event {
            Event::Seated { seat, learner, name, .. } if learners.contains(learner) => {
                seats.insert(*seat);
                // Nobody: no learner is ever called so.
                *learner = RandomId::from_entropy(u128::from(seat.0));
                *name = None;
            }
            Event::Named { seat, .. }
            | Event::Answered { seat, .. }
            | Event::Hinted { seat, .. }
                if seats.contains(seat) =>
            {
                *event = Event::Named { seat: *seat, name: None };
            }
            _ => {}
        }
    }
    !seats.is_empty()
}
