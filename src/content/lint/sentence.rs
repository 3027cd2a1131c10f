//! Sentences and words, as a reader counts them.

/// The sentences of a text: what ends with a full stop, a question or
/// exclamation mark, an ellipsis or a semicolon before a space or the end.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut all = vec![];
    let mut current = String::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        current.push(c);
        let next = rest.peek().copied();
        let is_over = match c {
            '.' | '!' | '?' | '…' | ';' => next.is_none_or(is_space),
            // A closing sign belongs to the sentence it closes.
            _ => false,
        };
        let closes_later = next.is_some_and(is_space) && closes_soon(rest.clone());
        if is_over && !closes_later {
            all.push(std::mem::take(&mut current));
        }
    }
    all.push(current);
    all.into_iter().map(|one| one.trim().to_owned()).filter(|one| words(one) > 0).collect()
}

/// Whether only spaces stand before a closing guillemet.
fn closes_soon(rest: impl Iterator<Item = char>) -> bool {
    rest.into_iter().find(|c| !is_space(*c)) == Some('»')
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// The words of a text. `l'entreprise` is one, so is `1 000,50`.
pub(super) fn words(text: &str) -> usize {
    let mut count = 0;
    let mut after_number = false;
    for token in text.split(is_space).filter(|token| token.contains(char::is_alphanumeric)) {
        let is_group = token.chars().take(3).all(|c| c.is_ascii_digit()) && token.len() >= 3;
        if !(after_number && is_group) {
            count += 1;
        }
        after_number = token.ends_with(|c: char| c.is_ascii_digit());
    }
    count
}

/// The text in the spelling used to compare: lower case, plain spaces and
/// apostrophes.
pub(super) fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.chars().map(|c| if is_space(c) { ' ' } else { c }).map(straight).collect()
}

fn straight(c: char) -> char {
    if c == '’' { '\'' } else { c }
}

/// Where `phrase` stands in `text`, both [`plain`], as whole words.
pub(super) fn find_phrase(text: &str, phrase: &str) -> Option<usize> {
    let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(phrase).map(|(at, _)| at).find(|at| {
        let before = text.get(..*at).and_then(|head| head.chars().next_back());
        let after = text.get(at + phrase.len()..).and_then(|tail| tail.chars().next());
        let starts = phrase.chars().next();
        let ends = phrase.chars().next_back();
        let goes_on = |inside, outside| is_inside(inside) && is_inside(outside);
        !(goes_on(starts, before) || goes_on(ends, after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_stops() {
        let text = "Il est 14 h 30. Il dit : « Non ! » Puis il part… Et 1.5 Mo, c’est peu ; voilà.";
        assert_eq!(
            sentences(text),
            [
                "Il est 14 h 30.",
                "Il dit : « Non ! » Puis il part…",
                "Et 1.5 Mo, c’est peu ;",
                "voilà."
            ]
        );
    }

    #[test]
    fn words_are_counted_as_read_aloud() {
        assert_eq!(words("L’entreprise paie 1 000,50 € : c’est trop !"), 5);
        assert_eq!(words("12 500 clients en 2026 et 300 euros"), 7);
        assert_eq!(words(" « » – "), 0);
    }

    #[test]
    fn phrases_are_found_as_whole_words() {
        assert_eq!(find_phrase("un nouveau site", "nouveau"), Some(3));
        assert_eq!(find_phrase("la nouveauté", "nouveau"), None);
        assert_eq!(find_phrase("a & b", "&"), Some(2));
        assert_eq!(find_phrase("etc. fin", "etc."), Some(0));
    }
}
