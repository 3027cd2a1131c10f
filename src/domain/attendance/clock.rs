//! Times of the day.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A time of the day as it is said in the room: hours and minutes, local.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Clock(u16);

/// Why a text is not a time of the day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a time of the day: write it as 09:30")]
pub struct BadClock(pub String);

impl Clock {
    /// A time of the day; none after 23:59.
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self(hour * 60 + minute))
    }

    /// The hour.
    pub fn hour(self) -> u16 {
        self.0 / 60
    }

    /// The minute.
    pub fn minute(self) -> u16 {
        self.0 % 60
    }

    /// Minutes from `earlier` to this; zero when `earlier` is later.
    pub fn minutes_since(self, earlier: Self) -> u16 {
        self.0.saturating_sub(earlier.0)
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

impl FromStr for Clock {
    type Err = BadClock;

    fn from_str(text: &str) -> Result<Self, BadClock> {
        let bad = || BadClock(text.to_owned());
        let text = text.trim();
        let (hour, minute) = text.split_once([':', 'h']).ok_or_else(bad)?;
        // "9 h 30" and "9 h" are how it is said.
        let (hour, minute) = (hour.trim_end(), minute.trim_start());
        let minute = if minute.is_empty() && text.ends_with('h') { "00" } else { minute };
        let is_two = |digits: &str| (1..=2).contains(&digits.len());
        let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if !is_two(hour) || minute.len() != 2 || !is_digits(hour) || !is_digits(minute) {
            return Err(bad());
        }
        let number = |digits: &str| digits.parse().map_err(|_| bad());
        Self::new(number(hour)?, number(minute)?).ok_or_else(bad)
    }
}

/// From when to when, as people write it: `9h-12h30`, `09:00-12:30`, `9 h à 12 h`.
///
/// # Errors
/// [`BadClock`]: not two times of the day, or the second is not later.
pub fn span(text: &str) -> Result<(Clock, Clock), BadClock> {
    let bad = || BadClock(text.to_owned());
    let (from, to) = text.split_once(['-', '–', 'à', '/']).ok_or_else(bad)?;
    let (from, to): (Clock, Clock) = (from.parse()?, to.parse()?);
    if from < to { Ok((from, to)) } else { Err(bad()) }
}

impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}
