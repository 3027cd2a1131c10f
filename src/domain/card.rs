//! Cards: the five words by which a learner finds their place again.
//!
//! A card is the only key to somebody's progress, kept on paper. No account, no
//! address, no telephone. Five words out of 1,024 make 50 bits of chance. The
//! list of words is handed in; its order is part of every card ever written
//! down, so it is never changed.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::prose::folded;

/// How many words a list has: ten bits each.
pub const LIST_LEN: usize = 1024;

/// How many letters are enough to know a word.
pub const ENOUGH_LETTERS: usize = 4;

/// Bits that one word carries.
const WORD_BITS: u64 = 10;

/// Five places in the list of words. A secret: never logged, never stored.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Card([u16; Card::WORDS]);

impl Card {
    /// How many words a card has.
    pub const WORDS: usize = 5;

    /// The card of the lowest 50 of 64 random bits; the others are ignored.
    pub fn from_entropy(bits: u64) -> Self {
        let mut rest = bits;
        Self([(); Card::WORDS].map(|()| {
            let place = rest % (1 << WORD_BITS);
            rest >>= WORD_BITS;
            u16::try_from(place).unwrap_or_default()
        }))
    }

    /// The card of five words taken from the list. `None` when a place is 1,024
    /// or more.
    pub fn from_places(places: [u16; Card::WORDS]) -> Option<Self> {
        places.iter().all(|place| usize::from(*place) < LIST_LEN).then_some(Self(places))
    }

    /// Reads a card as somebody typed it. Capitals, accents, and whatever stands
    /// between the words make no difference; the first four letters of a word
    /// are enough.
    ///
    /// # Errors
    /// When there are not five words, or one of them is not in the list.
    pub fn parse(typed: &str, list: &WordList) -> Result<Self, BadCard> {
        let folded = fold(typed);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let five: [&str; Card::WORDS] =
            words.try_into().map_err(|words: Vec<_>| BadCard::Count(words.len()))?;
        let mut card = Self::from_entropy(0);
        for (index, (place, word)) in card.0.iter_mut().zip(five).enumerate() {
            *place = list
                .place(word)
                .ok_or_else(|| BadCard::Unknown { number: index + 1, word: word.to_owned() })?;
        }
        Ok(card)
    }

    /// The five words, in order.
    pub fn words(self, list: &WordList) -> [&str; Card::WORDS] {
        self.0.map(|place| list.word(place))
    }

    /// The places of the five words in the list, each under 1,024.
    pub fn places(self) -> [u16; Card::WORDS] {
        self.0
    }

    /// The place of the first word, which narrows the search for a learner.
    pub fn first(self) -> u16 {
        let [first, ..] = self.0;
        first
    }
}

/// Hides the words: a card in a log would be a card found in the street.
impl fmt::Debug for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Card(hidden)")
    }
}

/// Why typed words are not a card.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadCard {
    /// So many words instead of five.
    #[error("a card has 5 words, not {0}")]
    Count(usize),
    /// A word that the list does not have.
    #[error("word {number} of the card, `{word}`, is not in the list")]
    Unknown {
        /// Which of the five, from 1.
        number: usize,
        /// The word, in small letters without accents.
        word: String,
    },
}

/// The words that cards are made of, in alphabetical order, one a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordList(Cow<'static, str>);

impl WordList {
    /// A list of which a test has made sure that [`WordList::parse`] takes it.
    pub const fn trusted(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// Reads a list, one word a line.
    ///
    /// # Errors
    /// When there are not 1,024 words, a word is not 4 to 8 letters of `a-z`,
    /// the order is not alphabetical, or two words begin with the same four
    /// letters (which also rules out a word given twice).
    pub fn parse(text: &str) -> Result<Self, BadWordList> {
        let list = Self(Cow::Owned(text.to_owned()));
        let is_plain = |word: &&str| {
            (ENOUGH_LETTERS..=8).contains(&word.len())
                && word.bytes().all(|b| b.is_ascii_lowercase())
        };
        if let Some(word) = text.lines().find(|word| !is_plain(word)) {
            return Err(BadWordList::Word(word.to_owned()));
        }
        let follows = |a: &str, b: &str| a.get(..ENOUGH_LETTERS) < b.get(..ENOUGH_LETTERS);
        if let Some((_, word)) =
            text.lines().zip(text.lines().skip(1)).find(|(a, b)| !follows(a, b))
        {
            return Err(BadWordList::Order(word.to_owned()));
        }
        match text.lines().count() {
            LIST_LEN => Ok(list),
            found => Err(BadWordList::Len(found)),
        }
    }

    /// The places of the words that begin as `typed` does, whatever its capitals
    /// and accents: what to offer while a card is being typed. All of them when
    /// nothing is.
    pub fn matches(&self, typed: &str) -> Range<u16> {
        let folded = fold(typed);
        let prefix = folded.trim();
        // A thousand short lines are gone through faster than they are kept apart.
        let from = self.0.lines().take_while(|word| *word < prefix).count();
        let rest = self.0.lines().skip(from);
        let to = from + rest.take_while(|word| word.starts_with(prefix)).count();
        let place = |index| u16::try_from(index).unwrap_or(u16::MAX);
        place(from)..place(to)
    }

    /// The word at a place; empty when the list ends before it.
    pub fn word(&self, place: u16) -> &str {
        self.0.lines().nth(usize::from(place)).unwrap_or_default()
    }

    /// The place of a word given whole, or by four letters or more.
    fn place(&self, word: &str) -> Option<u16> {
        if word.len() < ENOUGH_LETTERS {
            return None;
        }
        let place = self.0.lines().position(|known| known.starts_with(word))?;
        u16::try_from(place).ok()
    }
}

/// Why a text is not a list of words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadWordList {
    /// So many words instead of 1,024.
    #[error("a list has 1024 words, not {0}")]
    Len(usize),
    /// A word with other signs than `a-z`, too short or too long.
    #[error("`{0}` is not a word of 4 to 8 letters a-z")]
    Word(String),
    /// A word out of order, or not told apart from its neighbour by four letters.
    #[error("`{0}` must come later, or begin otherwise than the word before")]
    Order(String),
}

/// Small letters without accents, and one space for anything else.
fn fold(typed: &str) -> String {
    folded(typed).chars().map(|c| if c.is_alphabetic() { c } else { ' ' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `aaaa`, `aaab` … in base 26: as well-formed as a real list, and no prose here.
    fn invented() -> WordList {
        let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
        let word = |n: usize| [n / 17576, n / 676, n / 26, n].map(letter).iter().collect();
        let words: Vec<String> = (0..LIST_LEN).map(word).collect();
        WordList::parse(&words.join("\n")).unwrap()
    }

    #[test]
    fn fifty_bits_make_a_card_and_the_others_none() {
        assert_eq!(Card::from_entropy(u64::MAX).places(), [1023; 5]);
        assert_eq!(Card::from_entropy(!((1 << 50) - 1)).places(), [0; 5]);
        assert_eq!(Card::from_entropy(1 << 10).places(), [0, 1, 0, 0, 0]);
        assert_eq!(Card::from_entropy(7).first(), 7);
    }

    #[test]
    fn a_card_chosen_from_the_list_is_the_same_card() {
        let card = Card::from_entropy(0x0001_2345_6789_abcd);
        assert_eq!(Card::from_places(card.places()), Some(card));
        assert_eq!(Card::from_places([0, 0, 0, 0, 1024]), None);
    }

    #[test]
    fn capitals_accents_and_separators_make_no_difference() {
        let list = invented();
        let card = Card::parse("aaaa aaab aaac aaad aaae", &list).unwrap();
        for typed in [
            "  AAAA-aaab_aaac,AAAD/aaae\n",
            "1. aaaa 2. aaab 3. aaac 4. aaad 5. aaae",
            "äàâá aaab aaaç aaad aaaé",
            "aa\u{300}aa aaab aaac aaad aaae",
            "aaaa · aaab – aaac … aaad’aaae",
        ] {
            assert_eq!(Card::parse(typed, &list), Ok(card), "{typed}");
        }
    }

    #[test]
    fn a_card_that_cannot_be_read_says_why() {
        let list = invented();
        assert_eq!(Card::parse("", &list), Err(BadCard::Count(0)));
        assert_eq!(Card::parse("aaaa aaab aaac aaad", &list), Err(BadCard::Count(4)));
        assert_eq!(Card::parse("aaaa aaab aaac aaad aaae aaaf", &list), Err(BadCard::Count(6)));
        let unknown = |number, word: &str| BadCard::Unknown { number, word: word.to_owned() };
        for (typed, why) in [
            ("aaaa aaab zzzz aaad aaae", unknown(3, "zzzz")),
            ("aaaa aaab aaac aaad aaa", unknown(5, "aaa")),
            ("aaaax aaab aaac aaad aaae", unknown(1, "aaaax")),
            ("日本語日 aaab aaac aaad aaae", unknown(1, "日本語日")),
        ] {
            assert_eq!(Card::parse(typed, &list), Err(why), "{typed}");
        }
    }

    #[test]
    fn typing_narrows_the_list() {
        let list = invented();
        assert_eq!(list.matches("").len(), LIST_LEN);
        assert_eq!(list.matches("AAB").len(), 26);
        assert_eq!(
            list.matches(" aabé").map(|place| list.word(place)).collect::<Vec<_>>(),
            ["aabe"]
        );
        assert!(list.matches("zz").is_empty());
        assert!(list.matches("aabee").is_empty());
    }

    #[test]
    fn a_list_that_is_not_one_is_refused() {
        let words = invented();
        let change = |place: usize, word: &str| {
            let mut words: Vec<&str> = words.0.lines().collect();
            words[place] = word;
            WordList::parse(&words.join("\n"))
        };
        assert_eq!(WordList::parse(""), Err(BadWordList::Len(0)));
        assert_eq!(change(5, "été"), Err(BadWordList::Word("été".to_owned())));
        assert_eq!(change(5, "abc"), Err(BadWordList::Word("abc".to_owned())));
        assert_eq!(change(5, "abcdefghi"), Err(BadWordList::Word("abcdefghi".to_owned())));
        assert_eq!(change(5, "zzzz"), Err(BadWordList::Order("aaag".to_owned())));
        assert_eq!(change(5, "aaaex"), Err(BadWordList::Order("aaaex".to_owned())));
    }

    #[test]
    fn no_log_ever_shows_a_card() {
        let card = Card::from_entropy(3);
        assert_eq!(format!("{card:?}"), "Card(hidden)");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(bits: u64) {
            let list = invented();
            let card = Card::from_entropy(bits);
            prop_assert_eq!(Card::parse(&card.words(&list).join(" "), &list), Ok(card));
        }

        #[test]
        fn no_typing_breaks_anything(typed in "\\PC{0,60}") {
            let list = invented();
            let _ = Card::parse(&typed, &list);
            let folded = fold(&typed);
            for place in list.matches(&typed) {
                prop_assert!(list.word(place).starts_with(folded.trim()));
            }
        }
    }
}
