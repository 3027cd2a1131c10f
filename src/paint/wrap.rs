//! The only line breaker.
//!
//! Breaks where Unicode allows (UAX #14), never at a no-break space, and never
//! before `; : ! ? »`. Works on styled pieces: a style may change inside a word.

use ratatui::style::Style;
use textwrap::WordSeparator;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;

/// A stretch of text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The text: safe to show, may hold no-break spaces.
    pub(super) text: String,
    /// How it looks.
    pub(super) style: Style,
}

impl Piece {
    pub(super) fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style }
    }
}

/// One row of styled text.
pub(super) type Line = Vec<Piece>;

/// The width of some text, in cells.
///
/// Counted as it is drawn, one written sign after the other: some scripts measure
/// less as a whole than sign by sign.
pub(super) fn width_of(text: &str) -> u16 {
    u16::try_from(cells(text)).unwrap_or(u16::MAX)
}

fn cells(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else if text.chars().all(is_lone) {
        text.chars().count()
    } else {
        text.graphemes(true).map(str::width).sum()
    }
}

/// Whether a character fills one cell whatever stands around it, unless that is a
/// mark: nearly all that European texts and our signs are made of.
const fn is_lone(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='¬' | '®'..='\u{17f}' | '‐'..='‧' | '€' | '─'..='█' | '░' | '▶')
}

/// The width of a line, in cells.
pub(super) fn line_width(line: &[Piece]) -> u16 {
    line.iter().fold(0, |sum, piece| sum.saturating_add(width_of(&piece.text)))
}

/// A part of the text that holds together: bytes, then width without and with
/// the spaces after it.
struct Word {
    start: usize,
    end: usize,
    width: usize,
    full_width: usize,
}

/// Breaks a text into lines of at most `width` cells. At least one line, maybe
/// empty. A word wider than the line is broken between characters.
pub(super) fn wrap(pieces: &[Piece], width: u16) -> Vec<Line> {
    let width = usize::from(width.max(2));
    if let [only] = pieces
        && cells(&only.text) <= width
    {
        return vec![pieces.to_vec()];
    }
    let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    if cells(&text) <= width {
        return vec![pieces.to_vec()];
    }
    let mut lines = Vec::new();
    let (mut start, mut end, mut used) = (0, 0, 0);
    for word in words(&text) {
        if used > 0 && used + word.width > width {
            lines.push(cut(pieces, start, end));
            (start, used) = (word.start, 0);
        }
        if word.width > width {
            let breaks = breaks(&text, &word, width);
            // One sign wider than the line is not broken: it fills the line alone.
            used += if breaks.is_empty() { word.full_width } else { 0 };
            for (at, cells) in breaks {
                lines.push(cut(pieces, start, at));
                (start, used) = (at, cells + word.full_width - word.width);
            }
        } else {
            used += word.full_width;
        }
        end = word.end;
    }
    lines.push(cut(pieces, start, end));
    lines
}

/// The words of a text, those of French punctuation joined to the one before,
/// and never two halves of one written sign.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    for found in WordSeparator::UnicodeBreakProperties.find_words(text) {
        let start = at;
        let end = start + found.word.len();
        at = end + found.whitespace.len();
        let width = cells(found.word);
        let full_width = width + cells(found.whitespace);
        match words.last_mut() {
            Some(last) if last.end == start && is_inside_sign(text, start) => {
                last.width = cells(text.get(last.start..end).unwrap_or_default());
                last.full_width = last.width + cells(found.whitespace);
                last.end = end;
            }
            Some(last) if is_sign_after(found.word) => {
                last.width = last.full_width + width;
                last.full_width += full_width;
                last.end = end;
            }
            _ => words.push(Word { start, end, width, full_width }),
        }
    }
    words
}

/// Whether it belongs to the word before, as French sets its signs. A » that points at
/// a word begins a quotation in German.
fn is_sign_after(word: &str) -> bool {
    let closes = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    word.starts_with([';', ':', '!', '?', '%', '€']) || word.strip_prefix('»').is_some_and(closes)
}

/// Whether a letter and its marks would be parted at that byte.
fn is_inside_sign(text: &str, at: usize) -> bool {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    cursor.is_boundary(text, 0) == Ok(false)
}

/// Where to break a word wider than a line: the byte at which each next line
/// starts, and the cells of the rest of the word on the last one. An address is broken
/// after one of its signs, if there is one on the line.
fn breaks(text: &str, word: &Word, width: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut at, mut used) = (word.start, 0);
    // The last sign after which it may be broken: the byte and the cells up to there.
    let mut sign: Option<(usize, usize)> = None;
    for cluster in text.get(word.start..word.end).unwrap_or_default().graphemes(true) {
        let cells = cluster.width();
        if used > 0 && used + cells > width {
            let after = sign.take().filter(|(_, before)| used - before + cells <= width);
            let (place, before) = after.unwrap_or((at, used));
            found.push((place, 0));
            used -= before;
        }
        used += cells;
        at += cluster.len();
        if matches!(cluster, "-" | "." | "/" | "@" | "_" | ":") {
            sign = Some((at, used));
        }
    }
    if let Some(last) = found.last_mut() {
        last.1 = used;
    }
    found
}

/// The pieces between two bytes of the whole text, without spaces at the end.
fn cut(pieces: &[Piece], start: usize, end: usize) -> Line {
    let mut line = Line::new();
    let mut at = 0;
    for piece in pieces {
        let (from, to) = (at, at + piece.text.len());
        at = to;
        if from >= end || to <= start {
            continue;
        }
        let inside = start.max(from) - from..end.min(to) - from;
        if let Some(text) = piece.text.get(inside).filter(|text| !text.is_empty()) {
            line.push(Piece::new(text, piece.style));
        }
    }
    while let Some(last) = line.last_mut() {
        let kept = last.text.trim_end_matches(' ').len();
        last.text.truncate(kept);
        if kept > 0 {
            break;
        }
        line.pop();
    }
    line
}

/// The start of a line, at most `width` cells, with `sign` where it was cut.
pub(super) fn clip(line: &[Piece], width: u16, sign: &str) -> Line {
    if line_width(line) <= width {
        return line.to_vec();
    }
    let mut left = usize::from(width.saturating_sub(width_of(sign)));
    let mut out = Line::new();
    'pieces: for piece in line {
        let mut kept = String::new();
        for cluster in piece.text.graphemes(true) {
            let cells = cluster.width();
            if cells > left {
                out.push(Piece::new(kept.trim_end(), piece.style));
                break 'pieces;
            }
            left -= cells;
            kept.push_str(cluster);
        }
        out.push(Piece::new(kept, piece.style));
    }
    if width >= width_of(sign)
        && let Some(style) = out.last().map(|piece| piece.style)
    {
        out.push(Piece::new(sign, style));
    }
    out
}

/// The same, cut between words where `least` letters of them stay: less tells nobody what
/// it is.
pub(super) fn clip_words(line: &[Piece], (width, least): (u16, usize), sign: &str) -> Line {
    if line_width(line) <= width {
        return line.to_vec();
    }
    let whole = |line: &Line| line.iter().map(|piece| piece.text.as_str()).collect::<String>();
    let clipped = clip(line, width, sign);
    let (kept, all) = (whole(&clipped), whole(&line.to_vec()));
    let kept = kept.strip_suffix(sign).unwrap_or(&kept);
    let is_between = all.strip_prefix(kept).is_some_and(|rest| rest.starts_with(' '));
    let end = kept.trim_end().rfind(' ').filter(|_| !is_between);
    match end.filter(|end| kept.get(..*end).is_some_and(|kept| kept.chars().count() >= least)) {
        Some(end) => {
            let mut words = cut(line, 0, end);
            let style = words.last().map(|piece| piece.style).unwrap_or_default();
            words.push(Piece::new(sign, style));
            words
        }
        None => clipped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(text: &str) -> Vec<Piece> {
        vec![Piece::new(text, Style::new())]
    }

    #[test]
    fn an_address_too_wide_is_broken_after_one_of_its_signs() {
        let wrapped = |text: &str, width| texts(&wrap(&plain(text), width));
        assert_eq!(wrapped("boulangerie-lune.example.", 22), ["boulangerie-lune.", "example."]);
        assert_eq!(wrapped("a.bbbbbb", 4), ["a.", "bbbb", "bb"], "no sign on the line: anywhere");
    }

    #[test]
    fn a_title_is_cut_between_words_if_it_has_several() {
        let clipped =
            |text: &str, width| texts(&[clip_words(&plain(text), (width, 8), "…")]).concat();
        assert_eq!(clipped("Tenir un carnet", 12), "Tenir un…");
        assert_eq!(clipped("Tenir un carnet", 9), "Tenir un…");
        assert_eq!(clipped("Tenir un carnet", 15), "Tenir un carnet");
        assert_eq!(clipped("Cybersécurité", 8), "Cybersé…");
        assert_eq!(clipped("Se connecter à Internet", 11), "Se connect…");
    }

    fn texts(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.iter().map(|piece| piece.text.as_str()).collect()).collect()
    }

    #[test]
    fn french_punctuation_stays_with_its_word() {
        let text = "Que voyez-vous\u{a0}? Il dit «\u{a0}bonjour\u{a0}» ; c’est\u{a0}: oui !";
        for width in 16..40 {
            for line in texts(&wrap(&plain(text), width)) {
                let first = line.chars().next().unwrap();
                assert!(!";:!?»".contains(first), "{line:?} at {width}");
                assert!(!line.ends_with('«'), "{line:?} at {width}");
            }
        }
    }

    #[test]
    fn a_german_quotation_goes_to_the_next_line_with_its_word() {
        let lines = texts(&wrap(&plain("Sie sehen »Hilfe« und »Ende«."), 12));
        assert_eq!(lines, ["Sie sehen", "»Hilfe« und", "»Ende«."]);
    }

    #[test]
    fn a_style_may_change_inside_a_word() {
        let pieces = [
            Piece::new("mot", Style::new()),
            Piece::new("clé", Style::new().bold()),
            Piece::new(" suite", Style::new()),
        ];
        let lines = wrap(&pieces, 7);
        assert_eq!(texts(&lines), ["motclé", "suite"]);
        assert_eq!(lines[0].len(), 2);
        assert_eq!(lines[0][1].style, Style::new().bold());
    }

    #[test]
    fn a_long_address_is_broken_between_characters() {
        let lines =
            texts(&wrap(&plain("Voir https://www.exemple.example/une/page/longue ici"), 12));
        assert!(lines.iter().all(|line| line.width() <= 12), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', "").len(), 50, "{lines:?}");
    }

    #[test]
    fn clipping_says_that_something_was_cut() {
        let text = |line: Line| texts(&[line])[0].clone();
        assert_eq!(text(clip(&plain("Vendre sur internet"), 8, "…")), "Vendre…");
        assert_eq!(text(clip(&plain("Vendre"), 8, "…")), "Vendre");
        assert_eq!(text(clip(&plain("Vendre"), 0, "…")), "");
    }

    #[test]
    fn what_is_counted_without_looking_is_as_wide_as_it_is_drawn() {
        let lone: Vec<char> =
            (0..=0x1_ffff).filter_map(char::from_u32).filter(|c| is_lone(*c)).collect();
        for c in &lone {
            assert_eq!(c.to_string().width(), 1, "{c:?}");
        }
        let all: String = lone.iter().collect();
        assert_eq!(all.graphemes(true).count(), lone.len(), "none joins its neighbour");
        let back: String = lone.iter().rev().collect();
        assert_eq!(back.graphemes(true).count(), lone.len(), "none joins its neighbour");
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_letter_is_lost(
            text in "([a-zéà]{1,9}[ \u{a0}]?[;:!?»«,.-]?[ ]{0,2}){0,30}",
            width in 2_u16..80,
        ) {
            let lines = texts(&wrap(&plain(&text), width));
            for line in &lines {
                prop_assert!(line.width() <= usize::from(width), "{line:?}");
            }
            let letters = |text: &str| text.replace(' ', "");
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }

        #[test]
        fn any_text_at_any_width_is_broken(
            text in "\\PC{0,80}",
            width in 0_u16..30,
        ) {
            let lines = wrap(&plain(&text), width);
            prop_assert!(!lines.is_empty());
            for line in lines {
                // One rare character may be wider than two cells, and is not cut.
                let text: String = line.iter().map(|piece| piece.text.as_str()).collect();
                let is_single = text.graphemes(true).count() == 1;
                prop_assert!(is_single || line_width(&line) <= width.max(2), "{line:?}");
            }
        }
    }
}
