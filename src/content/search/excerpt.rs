//! The few words around what was found.

use std::ops::Range;

use super::matching::{Wanted, looked_up};
use crate::domain::prose::Prose;

/// Characters of an excerpt: about one row of a screen.
const LENGTH: usize = 64;
/// Characters kept before what was found.
const BEFORE: usize = 20;

/// `text` with every word that matches set strong.
pub(super) fn stressed(text: &str, wanted: &[Wanted], with_typos: bool) -> Prose {
    marked(text, &found(text, wanted, with_typos))
}

/// The part of `text` around the first word found: of its line, or of the first
/// line when the word stands elsewhere.
pub(super) fn of(text: &str, wanted: &[Wanted], with_typos: bool) -> Prose {
    let with_words = text.lines().map(|line| (line, found(line, wanted, with_typos)));
    // The line that holds the most of what was asked.
    let best =
        with_words.reduce(|best, other| if other.1.len() > best.1.len() { other } else { best });
    let Some((line, places)) = best else { return Prose::default() };
    let cut = window(line, places.first().map_or(0, |place| place.start));
    let inside = |place: &Range<usize>| place.start >= cut.start && place.end <= cut.end;
    let moved = places.iter().filter(|place| inside(place));
    let moved: Vec<_> = moved.map(|place| place.start - cut.start..place.end - cut.start).collect();
    let part = marked(line.get(cut.clone()).unwrap_or_default(), &moved);
    let (is_start, is_end) = (cut.start == 0, cut.end == line.len());
    let mut parts = vec![(if is_start { "" } else { "… " }, false)];
    parts.extend(
        part.spans()
            .iter()
            .map(|span| (span.text.as_str(), span.mark == crate::domain::prose::Mark::Strong)),
    );
    parts.push((if is_end { "" } else { " …" }, false));
    Prose::stressed(parts)
}

/// Where the words asked stand in `text`.
fn found(text: &str, wanted: &[Wanted], with_typos: bool) -> Vec<Range<usize>> {
    let shown = wanted.iter().filter(|one| one.is_shown);
    let is_asked = |word: &str| shown.clone().any(|one| one.matches(word, with_typos).is_some());
    let words = looked_up(text).into_iter();
    let mut places: Vec<_> =
        words.filter(|(_, word)| is_asked(word)).map(|(place, _)| place).collect();
    // The longer of two that begin together, and none inside another.
    places.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    let mut end = 0;
    places.retain(|place| {
        let is_new = place.start >= end;
        end = end.max(place.end);
        is_new
    });
    places
}

fn marked(text: &str, strong: &[Range<usize>]) -> Prose {
    let mut parts = vec![];
    let mut at = 0;
    for place in strong {
        parts.push((text.get(at..place.start).unwrap_or_default(), false));
        parts.push((text.get(place.clone()).unwrap_or_default(), true));
        at = place.end;
    }
    parts.push((text.get(at..).unwrap_or_default(), false));
    Prose::stressed(parts)
}

/// The bytes of `line` to show around byte `at`: whole words, at most
/// [`LENGTH`] characters.
fn window(line: &str, at: usize) -> Range<usize> {
    let count = line.chars().count();
    if count <= LENGTH {
        return 0..line.len();
    }
    let place = line.get(..at).map_or(0, |head| head.chars().count());
    let first = place.saturating_sub(BEFORE).min(count - LENGTH);
    let byte = |chars: usize| line.char_indices().nth(chars).map_or(line.len(), |(byte, _)| byte);
    let (start, end) = (byte(first), byte(first + LENGTH));
    // Words are not cut.
    let head = line.get(start..at.max(start)).unwrap_or_default();
    let start = match head.find(' ') {
        Some(space) if start > 0 => start + space + 1,
        _ if start > 0 => at,
        _ => 0,
    };
    let tail = line.get(start..end).unwrap_or_default();
    let end = if end == line.len() { end } else { start + tail.rfind(' ').unwrap_or(tail.len()) };
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, query: &str) -> String {
        of(text, &Wanted::read(query, |_| false), false).to_string()
    }

    #[test]
    fn the_words_asked_are_strong_wherever_they_stand() {
        let wanted = Wanted::read("facture électronique", |_| false);
        let title = stressed("Factures : l’électronique", &wanted, false);
        assert_eq!(title.to_string(), "*Factures*\u{a0}: l’*électronique*");
    }

    #[test]
    fn an_excerpt_is_cut_between_words_around_what_was_found() {
        let long = "Avant la fin de la semaine prochaine, regardez avec votre comptable quelle \
                    plateforme agréée recevra vos factures, et notez son adresse.";
        assert_eq!(
            excerpt(long, "plateforme"),
            "… comptable quelle *plateforme* agréée recevra vos factures, et …"
        );
        assert_eq!(excerpt("Un mot court.", "mot"), "Un *mot* court.");
        assert_eq!(
            excerpt("Une ligne.\nUne autre ligne, la bonne.", "bonne"),
            "Une autre ligne, la *bonne*."
        );
        assert_eq!(excerpt("Rien de tel ici.", "absent"), "Rien de tel ici.");
        assert_eq!(excerpt("", "absent"), "");
    }

    #[test]
    fn any_text_can_be_cut_anywhere() {
        let text = "é".repeat(200);
        for at in 0..200 {
            let cut = window(&text, at * 2);
            assert!(text.get(cut.clone()).is_some_and(|part| part.chars().count() <= LENGTH));
        }
    }
}
