//! Prose: text that is safe to show.
//!
//! The one door for everything that reaches a screen, a file or a voice. What
//! comes out is NFC, has no control or invisible character, and keeps French
//! punctuation on the line of its word. A module file can therefore never send
//! commands to a terminal.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The no-break space, the only one we keep: some line breakers split at U+202F.
pub const NO_BREAK: char = '\u{a0}';

/// Whether a character may never be shown: controls, surrogates of layout
/// (bidirectional marks, zero-width, byte order mark) and line separators.
pub fn is_forbidden(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e007f}')
}

/// What an inline mark means.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mark {
    /// Ordinary words.
    Plain,
    /// `*words*`: important.
    Strong,
    /// `[words](term-id)`: explained in the glossary under that id.
    Term(String),
    /// `` `Entrée` ``: a key of the keyboard, or something typed as is.
    Key,
    /// `<https://…>`: an address, always shown in full.
    Address,
}

/// A stretch of text under one mark.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The words, without the signs of the mark.
    pub text: String,
    /// What they are.
    pub mark: Mark,
}

/// Text that is safe to show, with its inline marks.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Prose(Arc<[Span]>);

impl Prose {
    /// Text without marks: interface messages, names that people typed.
    pub fn plain(text: &str) -> Self {
        let text = clean(text);
        if text.is_empty() {
            return Self::default();
        }
        Self(Arc::from([Span { text, mark: Mark::Plain }]))
    }

    /// Text of a lesson, whose marks are read. An unclosed mark is plain text.
    pub fn marked(text: &str) -> Self {
        Self(parse_marks(&clean(text)).into())
    }

    /// Plain text of which the parts marked `true` are strong.
    pub fn stressed<'t>(parts: impl IntoIterator<Item = (&'t str, bool)>) -> Self {
        let spans = parts.into_iter().filter(|(text, _)| !text.is_empty()).map(|(text, strong)| {
            Span { text: clean(text), mark: if strong { Mark::Strong } else { Mark::Plain } }
        });
        Self(spans.collect())
    }

    /// The stretches, in order.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// The words alone.
    pub fn text(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.text.is_empty())
    }

    /// The glossary ids this text points at.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|span| match &span.mark {
            Mark::Term(id) => Some(id.as_str()),
            _ => None,
        })
    }
}

impl fmt::Debug for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.to_string())
    }
}

/// Writes the text with its marks, as an author would.
impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|Span { text, mark }| match mark {
            Mark::Plain => f.write_str(text),
            Mark::Strong => write!(f, "*{text}*"),
            Mark::Term(id) => write!(f, "[{text}]({id})"),
            Mark::Key => write!(f, "`{text}`"),
            Mark::Address => write!(f, "<{text}>"),
        })
    }
}

impl Serialize for Prose {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Prose {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(Self::marked(&String::deserialize(d)?))
    }
}

/// A text in normal form C, as signed documents want it; some keyboards and
/// clipboards write an accent as a character of its own.
pub fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// Makes any text safe to show on one line: NFC, forbidden characters replaced
/// by U+FFFD (line breaks and tabs by a space), spaces before French double
/// punctuation and inside guillemets made unbreakable.
pub fn clean(text: &str) -> String {
    // What composes with nothing is NFC already: nearly every text we have, and
    // much faster to see than to do.
    let is_inert = |c: char| c < '\u{300}' || ('\u{2010}'..='\u{20cf}').contains(&c);
    if text.chars().all(is_inert) { clean_composed(text) } else { clean_composed(&composed(text)) }
}

/// Whether a quotation begins with the guillemet at byte `at`: « in French, » in
/// German. What stands beside it tells, so nobody need know the language.
pub fn opens_quotation(text: &str, at: usize) -> bool {
    let (Some(before), Some(rest)) = (text.get(..at), text.get(at..)) else { return false };
    let mut rest = rest.chars();
    match rest.next() {
        Some('«') => {
            before.chars().next_back().is_none_or(|c| c.is_whitespace() || "(['’".contains(c))
        }
        Some('»') => rest.next().is_some_and(|c| !c.is_whitespace() && !".,;:!?…)]".contains(c)),
        _ => false,
    }
}

fn clean_composed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // What stays as it is is copied at once, not sign by sign.
    let mut kept = 0;
    for (at, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() {
            continue;
        }
        let instead = match c {
            '\n' | '\r' | '\t' => ' ',
            '\u{202f}' => NO_BREAK,
            c if is_forbidden(c) => char::REPLACEMENT_CHARACTER,
            ';' | ':' | '!' | '?' | '»' => {
                out.push_str(text.get(kept..at).unwrap_or_default());
                kept = at;
                if out.ends_with(' ') && !opens_quotation(text, at) {
                    out.pop();
                    out.push(NO_BREAK);
                }
                continue;
            }
            ' ' if at > 1 && opens_quotation(text, at - '«'.len_utf8()) => NO_BREAK,
            _ => continue,
        };
        out.push_str(text.get(kept..at).unwrap_or_default());
        out.push(instead);
        kept = at + c.len_utf8();
    }
    out.push_str(text.get(kept..).unwrap_or_default());
    out
}

/// Text without accents and capitals, for looking things up: `Œuvre` becomes
/// `oeuvre`. Spaces around it are dropped.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let letters = text.trim().nfd().filter(|c| !is_combining_mark(*c));
    for c in letters.flat_map(char::to_lowercase) {
        match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            c => out.push(c),
        }
    }
    out
}

fn parse_marks(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, sign, after)) = next_sign(rest) {
        plain.push_str(before);
        let here = rest.get(before.len()..).unwrap_or_default();
        if let Some((span, after)) = mark_at(sign, here) {
            if !plain.is_empty() {
                spans.push(Span { text: std::mem::take(&mut plain), mark: Mark::Plain });
            }
            spans.push(span);
            rest = after;
        } else {
            plain.push(sign);
            rest = after;
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        spans.push(Span { text: plain, mark: Mark::Plain });
    }
    spans
}

/// What stands before the next sign that may open a mark, the sign, and the rest.
fn next_sign(text: &str) -> Option<(&str, char, &str)> {
    let at = text.find(['*', '`', '<', '['])?;
    let (before, here) = text.split_at_checked(at)?;
    let sign = here.chars().next()?;
    Some((before, sign, here.strip_prefix(sign)?))
}

/// The mark that opens at the start of `rest`, and what follows it.
fn mark_at(opening: char, rest: &str) -> Option<(Span, &str)> {
    let body = rest.strip_prefix(opening)?;
    let closing = match opening {
        '*' => '*',
        '`' => '`',
        '<' if body.starts_with("http") => '>',
        '[' => ']',
        _ => return None,
    };
    let (inner, after) = body.split_once(closing)?;
    if inner.is_empty() {
        return None;
    }
    let (mark, after) = match opening {
        '*' if inner.starts_with(' ') || inner.ends_with(' ') => return None,
        '*' => (Mark::Strong, after),
        '`' => (Mark::Key, after),
        '<' => (Mark::Address, after),
        _ => {
            let (id, after) = after.strip_prefix('(')?.split_once(')')?;
            (Mark::Term(id.to_owned()), after)
        }
    };
    Some((Span { text: inner.to_owned(), mark }, after))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_are_read_and_what_does_not_close_is_words() {
        let read = |text: &str| -> Vec<(String, Mark)> {
            Prose::marked(text).spans().iter().map(|s| (s.text.clone(), s.mark.clone())).collect()
        };
        let plain = |text: &str| (text.to_owned(), Mark::Plain);
        assert_eq!(
            read("Ôtez *vite* la [clé](usb) : `Échap`, <https://a.fr>."),
            [
                plain("Ôtez "),
                ("vite".into(), Mark::Strong),
                plain(" la "),
                ("clé".into(), Mark::Term("usb".into())),
                plain("\u{a0}: "),
                ("Échap".into(), Mark::Key),
                plain(", "),
                ("https://a.fr".into(), Mark::Address),
                plain("."),
            ]
        );
        for words in
            ["2 * 3 * 4", "a < b", "[seul] et (x)", "*", "`", "un *début", "[mot](sans fin"]
        {
            assert_eq!(read(words), [plain(words)]);
        }
        assert_eq!(read("* a *b*"), [plain("* a "), ("b".into(), Mark::Strong)]);
    }

    proptest! {
        #[test]
        fn what_is_written_with_marks_is_read_and_written_the_same(text in ".{0,40}|[*`<>\\[\\]()a-zé ]{0,40}") {
            let prose = Prose::marked(&text);
            prop_assert_eq!(prose.to_string(), clean(&text));
            prop_assert!(!prose.text().chars().any(is_forbidden));
        }

        #[test]
        fn clean_text_is_composed_and_stays_clean(text in any::<String>()) {
            let cleaned = clean(&text);
            prop_assert!(unicode_normalization::is_nfc(&cleaned));
            prop_assert_eq!(clean(&cleaned), cleaned);
        }
    }

    #[test]
    fn guillemets_keep_their_spaces_as_each_language_sets_them() {
        let french = "Il dit : « Non ! » et part, d’« ici » (« là »).";
        let nb = |text: &str| text.replace('_', "\u{a0}");
        assert_eq!(clean(french), nb("Il dit_: «_Non_!_» et part, d’«_ici_» («_là_»)."));
        // German points them the other way, and puts no space inside.
        for german in
            ["Er sagt: »Nein!« und geht.", "»Hilfe« zeigt »-«, dann »/x«.", "(»Ja«) »Nein«"]
        {
            assert_eq!(clean(german), german);
        }
    }

    #[test]
    fn things_are_found_without_accents_capitals_and_ligatures() {
        assert_eq!(folded("  Œuvre d'ÉTÉ, ça va "), "oeuvre d'ete, ca va");
        assert_eq!(folded("e\u{301}te\u{301}"), "ete");
        assert_eq!(folded(""), "");
    }
}
