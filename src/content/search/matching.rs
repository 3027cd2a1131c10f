//! When a word asked is a word of a text.

use std::ops::Range;

use crate::domain::grading::distance;
use crate::domain::prose::folded;

/// A typo is forgiven in words of at least so many letters: in those of so many
/// no more than in the whole word, since nearly everything starts like it.
const TYPO_LETTERS: usize = 4;
/// From so many letters on a word is long: the start of one that has a typo counts,
/// and so does the end of one that is made of two.
const LONG_LETTERS: usize = 5;
/// A plural is forgiven in words of at least so many letters.
const PLURAL_LETTERS: usize = 4;
/// Words shorter than this are looked for as they are, not as starts: `de` is not
/// the start of a word asked.
const START_LETTERS: usize = 3;
/// The part before a word that ends so has at least so many letters: `invente` is
/// not made of `vente`.
const HEAD_LETTERS: usize = 4;
/// Words that are looked for; what comes after is not.
const MOST_WORDS: usize = 8;

/// How a word matches what was asked, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// It is the same, or the same in the plural or the singular.
    Same,
    /// It starts so.
    Start,
    /// It is made of something and of it: `cybersécurité`.
    End,
    /// It is, or starts, so but for one typo.
    Typo,
}

/// A word asked, folded.
#[derive(Debug)]
pub(super) struct Wanted {
    word: String,
    letters: Vec<char>,
    /// Whether words that start so match too: not for a short word, unless it is
    /// the last one and perhaps still being typed.
    may_start: bool,
    /// Whether it is worth being seen where it stands.
    pub(super) is_shown: bool,
}

impl Wanted {
    /// The words of a query. Single letters count only when there is nothing else:
    /// they are what an apostrophe leaves of a word.
    /// Those that a hyphen joins are one word if `knows` it is one.
    pub(super) fn read(query: &str, knows: impl Fn(&str) -> bool) -> Vec<Self> {
        let mut words: Vec<String> = vec![];
        for part in query.split_whitespace() {
            let parts: Vec<String> = tokens(part).map(|(_, word)| word).collect();
            let joined = parts.concat();
            if part.contains('-') && knows(&joined) {
                words.push(joined);
            } else {
                words.extend(parts);
            }
        }
        let is_long = |word: &String| super::is_searchable(word);
        if words.iter().any(is_long) {
            words.retain(is_long);
        }
        words.truncate(MOST_WORDS);
        let last = words.len().saturating_sub(1);
        let is_short = |word: &String| word.chars().nth(START_LETTERS - 1).is_none();
        let all_short = words.iter().all(is_short);
        let read = |(place, word): (usize, String)| Self {
            letters: word.chars().collect(),
            may_start: place == last || !is_short(&word),
            is_shown: all_short || !is_short(&word),
            word,
        };
        words.into_iter().enumerate().map(read).collect()
    }

    /// How the folded `word` matches, if it does.
    pub(super) fn matches(&self, word: &str, with_typos: bool) -> Option<Match> {
        if word == self.word || stem(word) == stem(&self.word) {
            Some(Match::Same)
        } else if self.may_start && word.starts_with(&self.word) {
            Some(Match::Start)
        } else if self.is_end_of(word) {
            Some(Match::End)
        } else {
            (with_typos && self.is_typo_of(word)).then_some(Match::Typo)
        }
    }

    fn is_end_of(&self, word: &str) -> bool {
        let head = word.strip_suffix(&self.word).or_else(|| stem(word).strip_suffix(&self.word));
        let is_long = self.letters.len() >= LONG_LETTERS;
        is_long && head.is_some_and(|head| head.len() >= HEAD_LETTERS)
    }

    /// Whether one letter too many, missing, wrong or swapped makes of what was
    /// asked the word, or its start.
    fn is_typo_of(&self, word: &str) -> bool {
        let count = self.letters.len();
        if count < TYPO_LETTERS {
            return false;
        }
        if count < LONG_LETTERS {
            let is_near = |word: &str| {
                word.len() >= count && self.may_be_near(word) && distance(&self.word, word) == 1
            };
            return is_near(word) || is_near(stem(word));
        }
        let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]);
        let starts = ends.enumerate().skip(count - 1).take(3);
        let mut starts = starts.filter_map(|(_, end)| word.get(..end));
        starts.any(|start| self.may_be_near(start) && distance(&self.word, start) == 1)
    }

    /// Quick to tell for nearly all words: between what both share at the start
    /// and at the end, one typo leaves two letters at most.
    fn may_be_near(&self, other: &str) -> bool {
        let same = |(a, b): &(&char, char)| **a == *b;
        let head = self.letters.iter().zip(other.chars()).take_while(same).count();
        let tail = self.letters.iter().rev().zip(other.chars().rev()).take_while(same).count();
        head + tail + 2 >= self.letters.len()
    }
}

/// The word without the sign of the plural.
fn stem(word: &str) -> &str {
    let is_long = word.chars().nth(PLURAL_LETTERS - 1).is_some();
    word.strip_suffix(['s', 'x']).filter(|_| is_long).unwrap_or(word)
}

/// The words of a text: where each stands, and the word folded.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let mut rest = text.char_indices().peekable();
    let words = std::iter::from_fn(move || {
        let (start, _) = rest.find(|(_, c)| is_letter(*c))?;
        let mut end = text.len();
        while let Some((at, c)) = rest.peek() {
            if !is_letter(*c) {
                end = *at;
                break;
            }
            rest.next();
        }
        Some((start..end, folded(text.get(start..end).unwrap_or_default())))
    });
    words.filter(|(_, word)| !word.is_empty())
}

/// The words of a text as they are looked up: those between signs, and those a
/// hyphen joins, written as one. `Wi-Fi` is found as `wi`, `fi` and `wifi`.
pub(super) fn looked_up(text: &str) -> Vec<(Range<usize>, String)> {
    let mut all: Vec<(Range<usize>, String)> = vec![];
    let mut joined: Option<(Range<usize>, String)> = None;
    for (place, word) in tokens(text) {
        let sign = joined.as_ref().and_then(|(before, _)| text.get(before.end..place.start));
        joined = match joined.take() {
            Some((before, start)) if sign == Some("-") => {
                let whole = (before.start..place.end, start + &word);
                all.push(whole.clone());
                Some(whole)
            }
            _ => Some((place.clone(), word.clone())),
        };
        all.push((place, word));
    }
    all
}

/// Accents written apart belong to their letter.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(query: &str) -> Vec<Wanted> {
        Wanted::read(query, |word| word == "wifi")
    }

    fn matched(asked: &str, word: &str) -> Option<Match> {
        read(asked).first()?.matches(&folded(word), true)
    }

    #[test]
    fn words_are_cut_at_signs_and_folded() {
        let cut = |text| tokens(text).map(|(_, word)| word).collect::<Vec<_>>();
        assert_eq!(cut("L’Œuvre, e-mail : 1 500 €"), ["l", "oeuvre", "e", "mail", "1", "500"]);
        assert_eq!(cut("e\u{301}te\u{301}"), ["ete"]);
        assert_eq!(cut(" … "), Vec::<String>::new());
    }

    #[test]
    fn words_with_a_hyphen_are_found_without_it() {
        let words = |text| looked_up(text).into_iter().map(|(_, word)| word).collect::<Vec<_>>();
        assert_eq!(words("Wi-Fi - e-mail"), ["wi", "wifi", "fi", "e", "email", "mail"]);
        assert_eq!(words("rendez-vous-là"), ["rendez", "rendezvous", "vous", "rendezvousla", "la"]);
    }

    #[test]
    fn short_words_match_whole_unless_they_are_being_typed() {
        let words = read("mot de pa");
        let matches = |place: usize, word| words[place].matches(word, true);
        assert_eq!(matches(1, "de"), Some(Match::Same));
        assert_eq!(matches(1, "demandez"), None);
        assert_eq!(matches(2, "passe"), Some(Match::Start));
    }

    #[test]
    fn single_letters_count_only_alone() {
        let words = |query| read(query).iter().map(|w| w.word.clone()).collect::<Vec<_>>();
        assert_eq!(words("l’ordinateur"), ["ordinateur"]);
        assert_eq!(words("l"), ["l"]);
        assert_eq!(words("article 5"), ["article", "5"]);
        assert_eq!(words("wi-fi"), ["wifi"]);
        assert_eq!(words("site-vitrine"), ["site", "vitrine"]);
    }

    #[test]
    fn accents_case_and_plurals_do_not_matter() {
        assert_eq!(matched("RESEAU", "réseau"), Some(Match::Same));
        assert_eq!(matched("réseaux", "réseau"), Some(Match::Same));
        assert_eq!(matched("factures", "facture"), Some(Match::Same));
        assert_eq!(matched("factu", "facture"), Some(Match::Start));
        assert_eq!(matched("prix", "prix"), Some(Match::Same));
        assert_eq!(matched("cas", "ca"), None, "too short to have a plural");
        assert_eq!(matched("sécurité", "cybersécurité"), Some(Match::End));
        assert_eq!(matched("vente", "invente"), None);
    }

    #[test]
    fn one_typo_is_forgiven_in_long_words_only() {
        for typo in ["factrue", "factue", "facturre", "facturr", "vacture", "acture"] {
            assert_eq!(matched(typo, "facture"), Some(Match::Typo), "{typo}");
        }
        assert_eq!(matched("cyberscu", "cybersécurité"), Some(Match::Typo), "while typing");
        assert_eq!(matched("fatcrue", "facture"), None, "two typos");
        assert_eq!(matched("vate", "vente"), None, "four letters");
    }

    proptest! {
        #[test]
        fn the_quick_look_never_hides_a_near_word(a in "[abc]{5,9}", b in "[abc]{3,9}") {
            let wanted = read(&a);
            if distance(&a, &b) <= 1 {
                prop_assert!(wanted.iter().all(|wanted| wanted.may_be_near(&b)));
            }
        }
    }
}
