//! Keyboards: what the keys marked 1 to 9 of the top row give without the shift key.
//!
//! A terminal hears characters, never keys. On a keyboard in use in France the key
//! marked 1 gives `&`, `"`, `à` or `1`, by its layout: one press of it tells which.
//! The numeric pad gives digits on all of them.

use serde::{Deserialize, Serialize};

/// A family of keyboards whose top rows agree as far as a program can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Layout {
    /// Digits without shift: QWERTY, QWERTZ, Swiss and Canadian French, or the numeric pad.
    Digits,
    /// AZERTY of France, of Belgium and of Apple: they differ on the keys 6 and 8 alone,
    /// and no sign of one is another key of the other.
    Azerty,
    /// AZERTY of the French standard NF Z71-300 (2019).
    Standard,
    /// BÉPO, the other layout of the French standard NF Z71-300 (2019).
    Bepo,
}

/// What each of the keys marked 1 to 9 gives.
type Row = [&'static str; 9];

/// AZERTY: France, then Belgium and Apple where they differ.
const AZERTY: Row = ["&", "é", "\"", "'", "(", "-§", "è", "_!", "ç"];
const STANDARD: Row = ["à", "é", "è", "ê", "(", ")", "\u{2018}", "\u{2019}", "«"];
const BEPO: Row = ["\"", "«", "»", "(", ")", "@", "+", "-", "/"];

impl Layout {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Digits, Self::Azerty, Self::Standard, Self::Bepo];

    /// The layout on which the key marked 1 gives `c`; none when no key marked 1 does.
    pub fn of_first_key(c: char) -> Option<Self> {
        Self::ALL.into_iter().find(|layout| layout.digit(c) == Some(1))
    }

    /// The digit of the key that gives `c`, 1 to 9. With the capitals lock on, a letter
    /// is the same key.
    pub fn digit(self, c: char) -> Option<u8> {
        if let '1'..='9' = c {
            return c.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
        }
        let row = match self {
            Self::Digits => return None,
            Self::Azerty => AZERTY,
            Self::Standard => STANDARD,
            Self::Bepo => BEPO,
        };
        let lower = c.to_lowercase().next().unwrap_or(c);
        let place = row.iter().position(|signs| signs.contains(lower))?;
        u8::try_from(place + 1).ok()
    }
}

/// The digit meant by `c` on the keyboard in use, as far as it is known. Where a sign
/// is none of its keys, it counts as on AZERTY, the most common one here: somebody may
/// have found the key 1 of the numeric pad first.
pub fn digit(layout: Option<Layout>, c: char) -> Option<u8> {
    let known = layout.unwrap_or(Layout::Azerty);
    known.digit(c).or_else(|| Layout::Azerty.digit(c))
}

/// The same where digits are typed, zero among them.
pub fn typed_digit(layout: Option<Layout>, c: char) -> Option<u8> {
    let zero = match layout.unwrap_or(Layout::Azerty) {
        Layout::Azerty => 'à',
        Layout::Standard => '»',
        Layout::Bepo => '*',
        Layout::Digits => '0',
    };
    if c == '0' || c == zero { Some(0) } else { digit(layout, c) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys 1 to 9 of keyboards as sold, without shift, as their layouts are published.
    const SOLD: [(&str, &str, Layout); 8] = [
        ("France, AZERTY", "&é\"'(-è_ç", Layout::Azerty),
        ("Belgium, AZERTY", "&é\"'(§è!ç", Layout::Azerty),
        ("Apple, French", "&é\"'(§è!ç", Layout::Azerty),
        ("NF Z71-300, AZERTY", "àéèê()\u{2018}\u{2019}«", Layout::Standard),
        ("NF Z71-300, BÉPO", "\"«»()@+-/", Layout::Bepo),
        ("United States, QWERTY", "123456789", Layout::Digits),
        ("Switzerland, QWERTZ", "123456789", Layout::Digits),
        ("numeric pad", "123456789", Layout::Digits),
    ];

    #[test]
    fn one_press_of_the_key_1_tells_the_keyboard_and_then_every_digit() {
        for (name, keys, layout) in SOLD {
            let first = keys.chars().next().unwrap();
            assert_eq!(Layout::of_first_key(first), Some(layout), "{name}");
            for (place, key) in (1..).zip(keys.chars()) {
                assert_eq!(digit(Some(layout), key), Some(place), "{name}: {key}");
            }
        }
    }

    #[test]
    fn the_numeric_pad_works_whatever_the_keyboard() {
        for layout in Layout::ALL.into_iter().map(Some).chain([None]) {
            for (place, key) in (1..).zip('1'..='9') {
                assert_eq!(digit(layout, key), Some(place), "{layout:?}");
            }
            assert_eq!(digit(layout, '0'), None);
        }
    }

    #[test]
    fn after_the_numeric_pad_the_top_row_of_the_most_common_keyboard_still_works() {
        for layout in [None, Some(Layout::Digits)] {
            for (place, key) in (1..).zip("&é\"'(-è_ç".chars()) {
                assert_eq!(digit(layout, key), Some(place), "{layout:?}: {key}");
            }
        }
    }

    #[test]
    fn the_capitals_lock_changes_no_digit() {
        for (key, place) in [('É', 2), ('È', 7), ('Ç', 9)] {
            assert_eq!(digit(Some(Layout::Azerty), key), Some(place));
        }
        assert_eq!(Layout::of_first_key('À'), Some(Layout::Standard));
    }

    #[test]
    fn letters_that_name_actions_are_no_digits() {
        for layout in Layout::ALL {
            for key in ('a'..='z').chain('A'..='Z') {
                assert_eq!(digit(Some(layout), key), None, "{key}");
                assert_eq!(Layout::of_first_key(key), None, "{key}");
            }
        }
    }

    #[test]
    fn no_row_gives_one_sign_to_two_keys() {
        for row in [AZERTY, STANDARD, BEPO] {
            let signs = row.concat();
            for sign in signs.chars() {
                assert_eq!(signs.matches(sign).count(), 1, "{sign} in {signs}");
            }
        }
    }
}
