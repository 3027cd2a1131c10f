//! The slips of three questions that come in from seats: an urn and a list of who has put
//! something in, as at a polling station.
//!
//! Nothing joins the two. What the slips say is kept as sums and as words in the order of
//! the alphabet, so that the urn is the same whoever said what, and in which order. The
//! list is needed so that nobody gives two, and goes once the slips are counted; with it
//! goes what fewer than five people said, which is never told.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::seat::SeatId;
use crate::domain::opinion::{Circled, Opinions};
use crate::domain::statistics::withheld::LEAST;

/// What one person says. Every question may be passed over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slip {
    /// "This will be of use to me", from 1 to 4.
    pub useful: Option<u8>,
    /// "I could follow at my pace", from 1 to 4.
    pub pace: Option<u8>,
    /// "The first thing I am going to do"; may be empty.
    pub next: String,
}

impl Slip {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.useful.is_none() && self.pace.is_none() && self.next.trim().is_empty()
    }
}

/// How it is with the slip of one seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Turnout {
    /// The session goes on.
    #[default]
    Later,
    /// It may be given.
    Open,
    /// It was given, or it was said that there will be none.
    Done,
    /// They are counted: it is too late.
    Counted,
}

/// How it is with all of them, for the one who leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Poll {
    /// How many slips came in.
    pub slips: u16,
    /// Whether they are counted.
    pub is_counted: bool,
}

impl Poll {
    /// Whether there are slips to count.
    pub fn is_waiting(self) -> bool {
        self.slips > 0 && !self.is_counted
    }

    /// Whether they are too few to be told.
    pub fn is_withheld(self) -> bool {
        (1..LEAST).contains(&u32::from(self.slips))
    }
}

/// The urn of a room.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Urn {
    slips: u16,
    opinions: Opinions,
    done: BTreeSet<SeatId>,
    is_counted: bool,
}

impl Urn {
    /// Nothing is taken, and nothing told.
    pub fn closed() -> Self {
        Self { is_counted: true, ..Self::default() }
    }

    /// How it is with the slip of `seat`, in a room that is over.
    pub fn turnout(&self, seat: SeatId) -> Turnout {
        match (self.is_counted, self.done.contains(&seat)) {
            (true, _) => Turnout::Counted,
            (false, true) => Turnout::Done,
            (false, false) => Turnout::Open,
        }
    }

    /// How it is with all of them.
    pub fn poll(&self) -> Poll {
        Poll { slips: self.slips, is_counted: self.is_counted }
    }

    /// Takes the slip of `seat`; one that says nothing is none, and the seat is done all the
    /// same. Nothing changes once the seat is done or the slips are counted.
    pub fn take(&mut self, seat: SeatId, slip: &Slip) {
        if self.turnout(seat) != Turnout::Open {
            return;
        }
        self.done.insert(seat);
        if slip.is_empty() {
            return;
        }
        self.slips = self.slips.saturating_add(1);
        let Opinions { useful, pace, .. } = &mut self.opinions;
        slip.useful.into_iter().for_each(|figure| useful.circle(figure));
        slip.pace.into_iter().for_each(|figure| pace.circle(figure));
        self.opinions.add(&slip.next);
        self.opinions.next.sort();
    }

    /// No slip is taken any more. Who gave one is forgotten, and so is what too few said.
    pub fn count(&mut self) {
        self.is_counted = true;
        self.done.clear();
        if u32::from(self.slips) < LEAST {
            self.opinions = Opinions::default();
        }
        let Opinions { useful, pace, .. } = &mut self.opinions;
        for circled in [useful, pace] {
            if u32::from(circled.total()) < LEAST {
                *circled = Circled::default();
            }
        }
    }

    /// What may be told: nothing before they are counted, and nothing of too few.
    pub fn told(&self) -> Opinions {
        if self.is_counted { self.opinions.clone() } else { Opinions::default() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn slip() -> impl Strategy<Value = Slip> {
        let figure = || prop::option::of(1..=4u8);
        (figure(), figure(), "[a-c]{0,2}").prop_map(|(useful, pace, next)| Slip {
            useful,
            pace,
            next,
        })
    }

    fn kept(urn: &Urn) -> String {
        serde_json::to_string(urn).unwrap()
    }

    proptest! {
        #[test]
        fn an_urn_is_the_same_whoever_said_what_and_in_which_order(
            slips in prop::collection::vec(slip(), 0..12),
            order in any::<prop::sample::Index>(),
            shift in any::<prop::sample::Index>(),
        ) {
            let count = slips.len().max(1);
            let (order, shift) = (order.index(count), shift.index(count));
            let mut one = Urn::default();
            for (seat, slip) in (0..).zip(&slips) {
                one.take(SeatId(seat), slip);
            }
            let mut other = Urn::default();
            for at in (0..slips.len()).map(|at| (at + order) % count).rev() {
                let seat = u16::try_from((at + shift) % count).unwrap();
                other.take(SeatId(seat), &slips[at]);
            }
            prop_assert_eq!(kept(&one), kept(&other));
            one.count();
            prop_assert!(kept(&one).contains(r#""done":[]"#));
        }

        #[test]
        fn however_often_a_seat_gives_it_counts_once(
            slips in prop::collection::vec((0..4u16, slip()), 0..20),
        ) {
            let mut urn = Urn::default();
            let mut first = std::collections::BTreeMap::new();
            for (seat, slip) in &slips {
                urn.take(SeatId(*seat), slip);
                first.entry(*seat).or_insert(slip);
            }
            let given = first.values().filter(|slip| !slip.is_empty()).count();
            prop_assert_eq!(usize::from(urn.poll().slips), given);
            let useful = first.values().filter(|slip| slip.useful.is_some()).count();
            prop_assert_eq!(usize::from(urn.opinions.useful.total()), useful);
        }

        #[test]
        fn nothing_of_fewer_than_five_is_told_or_kept(
            slips in prop::collection::vec(slip(), 0..12),
        ) {
            let mut urn = Urn::default();
            for (seat, slip) in (0..).zip(&slips) {
                urn.take(SeatId(seat), slip);
                prop_assert!(urn.told().is_empty(), "told before they are counted");
            }
            urn.count();
            urn.take(SeatId(99), &Slip { useful: Some(4), ..Slip::default() });
            let told = urn.told();
            for circled in [told.useful, told.pace] {
                prop_assert!(circled.total() == 0 || u32::from(circled.total()) >= LEAST);
            }
            let enough = u32::from(urn.poll().slips) >= LEAST;
            prop_assert!(enough || (told.is_empty() && urn.opinions.is_empty()));
            let read: Urn = serde_json::from_str(&kept(&urn)).unwrap();
            prop_assert_eq!(read, urn);
        }
    }
}
