//! What people said of a session, on a slip of three questions without a name: two to
//! circle from 1 to 4, one to write. Counted by whoever leads.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::prose;

/// The figures to circle: from 1, "not at all", to 4, "fully".
pub const SCALE: u8 = 4;
/// No more slips than this are counted: more are a slip of the keys.
pub const MOST: u16 = 999;
/// No more answers to the open question are kept, and none is longer, in characters.
const MOST_WORDS: usize = 500;
const LONGEST: usize = 300;

/// How many circled each figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Circled(pub [u16; SCALE as usize]);

/// Why a text is not [`Circled`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not four counts: write how many circled 1, 2, 3 and 4, as 0,1,5,4")]
pub struct BadCircled(pub String);

impl Circled {
    /// How many slips.
    pub fn total(self) -> u16 {
        self.0.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// One more circled that figure; another figure than those of the scale is none.
    pub fn circle(&mut self, figure: u8) {
        let place = usize::from(figure).checked_sub(1).and_then(|place| self.0.get_mut(place));
        if let Some(count) = place {
            *count = count.saturating_add(1);
        }
    }

    fn join(&mut self, others: Self) {
        for (count, more) in self.0.iter_mut().zip(others.0) {
            *count = count.saturating_add(more);
        }
    }

    /// How many circled 3 or 4.
    pub fn agree(self) -> u16 {
        let [_, _, three, four] = self.0;
        three.saturating_add(four)
    }
}

impl fmt::Display for Circled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [one, two, three, four] = self.0;
        write!(f, "{one},{two},{three},{four}")
    }
}

impl FromStr for Circled {
    type Err = BadCircled;

    fn from_str(text: &str) -> Result<Self, BadCircled> {
        let bad = || BadCircled(text.to_owned());
        let parts: Vec<&str> =
            text.split([',', ';', ' ']).filter(|part| !part.is_empty()).collect();
        let numbers: Result<Vec<u16>, _> = parts.iter().map(|part| part.parse()).collect();
        let four: [u16; 4] = numbers.map_err(|_| bad())?.try_into().map_err(|_| bad())?;
        let circled = Self(four);
        if circled.total() <= MOST { Ok(circled) } else { Err(bad()) }
    }
}

/// What the slips of a session say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opinions {
    /// "This will be of use to me."
    pub useful: Circled,
    /// "I could follow at my pace."
    pub pace: Circled,
    /// "The first thing I am going to do", as written.
    pub next: Vec<String>,
}

impl Opinions {
    /// Adds an answer to the open question; false when there is nothing to add, or too much.
    pub fn add(&mut self, answer: &str) -> bool {
        let answer = prose::clean(answer.trim());
        let is_fit =
            !answer.is_empty() && answer.chars().count() <= LONGEST && self.next.len() < MOST_WORDS;
        if is_fit {
            self.next.push(answer);
        }
        is_fit
    }

    /// Adds what others say.
    pub fn join(&mut self, others: &Self) {
        self.useful.join(others.useful);
        self.pace.join(others.pace);
        self.next.extend(others.next.iter().cloned());
    }

    /// Whether nothing was counted yet.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_they_are_written_and_nothing_else() {
        let circled: Circled = "0,1,5,4".parse().unwrap();
        assert_eq!((circled.total(), circled.agree()), (10, 9));
        assert_eq!(circled.to_string().parse(), Ok(circled));
        assert_eq!("1 2 3 4".parse(), Ok(Circled([1, 2, 3, 4])));
        for bad in ["", "1,2,3", "1,2,3,4,5", "1,2,3,-4", "a,b,c,d", "999,1,0,0", "65536,0,0,0"] {
            assert_eq!(bad.parse::<Circled>(), Err(BadCircled(bad.to_owned())), "{bad}");
        }
    }

    #[test]
    fn an_open_answer_is_kept_without_what_cannot_be_shown() {
        let mut opinions = Opinions::default();
        assert!(opinions.is_empty() && !opinions.add("  "));
        assert!(opinions.add(" ma fiche\u{1b}[31m "));
        assert_eq!(opinions.next, ["ma fiche\u{fffd}[31m"]);
        assert!(!opinions.add(&"x".repeat(LONGEST + 1)));
    }
}
