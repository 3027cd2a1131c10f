//! The words of the cards, the same in every language of the interface: a card
//! written down in French is typed again in French.

use crate::domain::card::WordList;

static CARDS: WordList = WordList::trusted(include_str!("../../locales/cards.txt"));

/// The embedded list of words.
pub fn cards() -> &'static WordList {
    &CARDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_the_program_is_one() {
        let text = include_str!("../../locales/cards.txt");
        assert_eq!(WordList::parse(text).as_ref(), Ok(cards()));
    }
}
