//! Wrong cards: how many may be typed before one has to wait, and for how long.
//!
//! A card has 50 bits; nobody finds one by trying at this pace. Two counts are kept:
//! one for the machine, against whoever types at random, one for each first word,
//! against whoever saw a part of somebody's card. Waiting doubles with each wrong card
//! after the free ones. Only the form for cards waits: whoever comes for the first time
//! is never concerned.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::time::Timestamp;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// Wrong cards on one machine before one has to wait.
pub const FREE_HERE: u32 = 5;
/// Wrong cards with the same first word before one has to wait.
pub const FREE_OF_WORD: u32 = 3;
/// No wait on the machine is longer, in milliseconds: others come with their cards.
const LONGEST_HERE: i64 = 60 * MINUTE;
/// No wait for a first word is longer, in milliseconds.
const LONGEST_OF_WORD: i64 = DAY;
/// Without a wrong card for so long, a count begins again, in milliseconds. Longer than
/// every wait, or waiting would be enough to try as often as before.
const FORGOTTEN: i64 = 2 * DAY;
/// First words counted at once; beyond, those that wait least are forgotten. The count
/// of the machine goes on.
const MOST_WORDS: usize = 64;

/// The wrong cards typed on one machine. Kept between two starts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Tries {
    here: Count,
    words: BTreeMap<u16, Count>,
}

/// Wrong cards, and when the last one was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Count {
    wrong: u32,
    last: Timestamp,
}

impl Count {
    fn add(&mut self, now: Timestamp) {
        self.wrong = self.wrong.saturating_add(1);
        self.last = now;
    }

    /// How long one still has to wait, in milliseconds. A clock that was put back makes
    /// nobody wait longer than the wait itself.
    fn wait(self, free: u32, longest: i64, now: Timestamp) -> i64 {
        let Some(over) = self.wrong.checked_sub(free) else { return 0 };
        let doubled = MINUTE.saturating_mul(1_i64.checked_shl(over.min(20)).unwrap_or(i64::MAX));
        (doubled.min(longest) - self.age(now).max(0)).max(0)
    }

    /// Milliseconds since the last wrong card; negative when the clock was put back.
    fn age(self, now: Timestamp) -> i64 {
        now.0.saturating_sub(self.last.0)
    }
}

impl Tries {
    /// Takes the clock as it is now: what is too old is forgotten, and what a wrong clock
    /// put into the future happens now.
    pub fn refresh(&mut self, now: Timestamp) {
        self.words.retain(|_, count| count.age(now) < FORGOTTEN);
        if self.here.age(now) >= FORGOTTEN {
            self.here = Count::default();
        }
        for count in self.words.values_mut().chain([&mut self.here]) {
            count.last = count.last.min(now);
        }
    }

    /// Counts a wrong card that begins with the word of that place in the list.
    pub fn add(&mut self, first: u16, now: Timestamp) {
        self.refresh(now);
        self.here.add(now);
        self.words.entry(first).or_default().add(now);
        if self.words.len() > MOST_WORDS
            && let Some((least, _)) = self.words.iter().min_by_key(|(_, it)| (it.wrong, it.last))
        {
            let least = *least;
            self.words.remove(&least);
        }
    }

    /// A card of that first word was right: its owner does not wait for what others
    /// typed. The machine goes on counting, or a card of one's own would be a way to try
    /// others for ever.
    pub fn right(&mut self, first: u16) {
        self.words.remove(&first);
    }

    /// How many more wrong cards may be typed here before one has to wait.
    pub fn left(&self) -> u32 {
        FREE_HERE.saturating_sub(self.here.wrong)
    }

    /// Minutes until a card may be typed here, begun ones counted whole; zero: now.
    pub fn minutes_here(&self, now: Timestamp) -> u32 {
        minutes(self.here.wait(FREE_HERE, LONGEST_HERE, now))
    }

    /// The same for a card that begins with the word of that place.
    pub fn minutes_of(&self, first: u16, now: Timestamp) -> u32 {
        let count = self.words.get(&first).copied().unwrap_or_default();
        minutes(count.wait(FREE_OF_WORD, LONGEST_OF_WORD, now))
    }
}

fn minutes(wait: i64) -> u32 {
    u32::try_from(wait.saturating_add(MINUTE - 1) / MINUTE).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp(1_795_338_000_000);

    fn later(minutes: i64) -> Timestamp {
        Timestamp(NOW.0 + minutes * MINUTE)
    }

    #[test]
    fn the_first_ones_are_free_then_the_wait_doubles_up_to_an_hour() {
        let mut tries = Tries::default();
        let mut waits = vec![];
        for word in 0..13 {
            tries.add(word, NOW);
            waits.push(tries.minutes_here(NOW));
        }
        assert_eq!(waits, [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
    }

    #[test]
    fn one_first_word_waits_by_itself_up_to_a_day() {
        let mut tries = Tries::default();
        for _ in 0..3 {
            tries.add(7, NOW);
        }
        assert_eq!((tries.minutes_of(7, NOW), tries.minutes_of(8, NOW)), (1, 0));
        for _ in 0..40 {
            tries.add(7, NOW);
        }
        assert_eq!(tries.minutes_of(7, NOW), 24 * 60);
    }

    #[test]
    fn a_begun_minute_is_told_whole_and_then_it_is_over() {
        let mut tries = Tries::default();
        (0..6).for_each(|word| tries.add(word, NOW));
        assert_eq!(tries.minutes_here(Timestamp(NOW.0 + 1)), 2);
        assert_eq!(tries.minutes_here(later(1)), 1);
        assert_eq!(tries.minutes_here(later(2)), 0);
    }

    #[test]
    fn waiting_is_not_enough_to_try_as_often_as_before() {
        let mut tries = Tries::default();
        (0..6).for_each(|word| tries.add(word, NOW));
        tries.add(9, later(2));
        assert_eq!(tries.minutes_here(later(2)), 4);
    }

    #[test]
    fn two_quiet_days_make_it_new() {
        let mut tries = Tries::default();
        (0..9).for_each(|_| tries.add(1, NOW));
        tries.refresh(later(2 * 24 * 60));
        assert_eq!(tries, Tries::default());
    }

    #[test]
    fn a_right_card_frees_its_word_and_not_the_machine() {
        let mut tries = Tries::default();
        (0..6).for_each(|_| tries.add(1, NOW));
        tries.right(1);
        assert_eq!(tries.minutes_of(1, NOW), 0);
        assert!(tries.minutes_here(NOW) > 0);
    }

    proptest! {
        #[test]
        fn no_clock_makes_anybody_wait_longer_than_the_longest_wait(
            typed in prop::collection::vec((0_u16..4, any::<i32>()), 0..60),
            now in any::<i32>(),
        ) {
            let mut tries = Tries::default();
            for (word, at) in typed {
                tries.add(word, Timestamp(i64::from(at) * 1000));
            }
            let now = Timestamp(i64::from(now) * 1000);
            tries.refresh(now);
            prop_assert!(tries.minutes_here(now) <= 60);
            for word in 0..4 {
                prop_assert!(tries.minutes_of(word, now) <= 24 * 60);
            }
            // And once that has gone by, nobody waits.
            let day_after = Timestamp(now.0 + DAY);
            prop_assert_eq!(tries.minutes_here(day_after), 0);
            prop_assert!((0..4).all(|word| tries.minutes_of(word, day_after) == 0));
        }

        #[test]
        fn what_is_kept_stays_small(words in prop::collection::vec(0_u16..1024, 0..300)) {
            let mut tries = Tries::default();
            for word in words {
                tries.add(word, NOW);
            }
            prop_assert!(tries.words.len() <= MOST_WORDS);
        }
    }
}
