//! The piece of a file around a finding, safe to print.

use std::ops::Range;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::content::Source;
use crate::domain::prose::is_forbidden;

/// Characters shown before what is pointed at, when the line is long.
const BEFORE: usize = 48;
/// Characters shown in all.
const WIDTH: usize = 84;

/// A file from which single lines are shown, never more than fits.
#[derive(Debug)]
pub(super) struct Excerpts {
    source: Source,
}

impl Excerpts {
    /// Excerpts of `source`, without anything a terminal would obey.
    pub(super) fn new(source: &Source) -> Self {
        Self { source: Source { name: source.name.clone(), text: safe(&source.text).into() } }
    }

    /// The part of the line of `span` that is shown.
    fn window(&self, span: &Range<usize>) -> Range<usize> {
        let text = &self.source.text;
        let line = self.source.place(span.start);
        let before = text.get(..span.start).unwrap_or_default();
        let head: usize =
            before.chars().rev().take_while(|c| *c != '\n').take(BEFORE).map(char::len_utf8).sum();
        let start = span.start - head;
        let is_shown_from_start = line.column <= BEFORE + 1;
        let spare = if is_shown_from_start { BEFORE + 1 - line.column } else { 0 };
        let rest = text.get(start..).unwrap_or_default();
        let shown = rest.chars().take_while(|c| *c != '\n').take(WIDTH - spare);
        start..start + shown.map(char::len_utf8).sum::<usize>()
    }
}

impl SourceCode for Excerpts {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context_before: usize,
        _context_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let exact = span.offset()..span.offset() + span.len();
        let range = if context_before == 0 { exact } else { self.window(&exact) };
        let data = self.source.text.get(range.clone()).ok_or(MietteError::OutOfBounds)?;
        let place = self.source.place(range.start);
        let lines = data.matches('\n').count();
        Ok(Box::new(MietteSpanContents::new_named(
            self.source.name.to_string(),
            data.as_bytes(),
            (range.start, data.len()).into(),
            place.line - 1,
            place.column - 1,
            lines,
        )))
    }
}

/// The text with as many bytes, and nothing that a terminal would obey.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match (is_forbidden(c) && c != '\n', c.len_utf8()) {
            (false, _) => out.push(c),
            (true, 1) => out.push(if c.is_whitespace() { ' ' } else { '?' }),
            (true, 2) => out.push('¿'),
            (true, 3) => out.push('\u{fffd}'),
            (true, _) => out.push_str("\u{fffd}?"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_cannot_send_commands_through_its_excerpt() {
        let text = "a\u{1b}[2Jb\u{9b}c\u{202e}d\u{e0041}e\tf\r\n";
        let shown = safe(text);
        assert_eq!(shown.len(), text.len());
        assert!(!shown.chars().any(|c| is_forbidden(c) && c != '\n'), "{shown:?}");
    }

    #[test]
    fn a_long_line_is_cut_around_what_is_pointed_at() {
        let text = format!("x: \"{}ici{}\",\n", "é".repeat(300), "à".repeat(300));
        let at = text.find("ici").unwrap();
        let excerpts = Excerpts::new(&Source::new("essai", text.as_bytes()));
        let contents = excerpts.read_span(&(at, 3).into(), 1, 1).unwrap();
        let shown = std::str::from_utf8(contents.data()).unwrap();
        assert_eq!(shown.chars().count(), WIDTH);
        assert!(shown.contains("éici"), "{shown}");
        assert_eq!(contents.line(), 0);
    }
}
