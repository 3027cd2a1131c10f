//! The words of the cards, the same in every language of the interface: a card
//! written down in French is typed again in French.

use std::sync::LazyLock;

use crate::domain::card::WordList;

#[expect(clippy::expect_used, reason = "the list is part of the program, and tests read it")]
static CARDS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::parse(include_str!("../../locales/cards.txt")).expect("locales/cards.txt")
});

/// The embedded list of words.
pub fn cards() -> &'static WordList {
    &CARDS
}
