//! From text to a value of our types, and from `ron`'s first error to all of them.

use std::ops::Range;

use ron::Options;
use ron::error::{Error, Position, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::diagnostic::{Diagnostic, Source};
use super::rules;
use super::spans::{Kind, Node};
use crate::domain::id::BadId;
use crate::domain::time::BadDate;

/// Errors told at most: more would not be read.
const MOST_ERRORS: usize = 50;

/// How our files are written: `Page(id: …)` without double parentheses, and
/// options without `Some`.
fn options() -> Options {
    Options::default()
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES | Extensions::IMPLICIT_SOME)
}

/// Reads a `T`, up to the first error.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, SpannedError> {
    options().from_str(text)
}

/// Reads a `T`. `ron` stops at the first error; so the item of a list that
/// holds the error is blanked out and the rest read again, until all is told.
pub(super) fn parse<T: DeserializeOwned>(
    source: &Source,
    tree: Option<&Node>,
) -> (Option<T>, Vec<Diagnostic>) {
    let mut text = source.text.to_string();
    let mut found: Vec<Diagnostic> = vec![];
    loop {
        let error = match read::<T>(&text) {
            Ok(value) => return (found.is_empty().then_some(value), found),
            Err(error) => error,
        };
        let span = bytes(&text, error.span.start)..bytes(&text, error.span.end);
        let span = visible(&text, span);
        let offset = place(&error.code, &span);
        found.push(describe(source, tree, &error, span));
        let item = tree.and_then(|tree| tree.list_item_at(offset)).map(|item| item.span.clone());
        let Some(item) = item else { return (None, found) };
        if found.len() >= MOST_ERRORS || !blank(&mut text, item) {
            return (None, found);
        }
    }
}

/// The span, or the next word or sign when there is nothing to see in it.
fn visible(text: &str, span: Range<usize>) -> Range<usize> {
    let is_blank = text.get(span.clone()).is_none_or(|inside| inside.trim().is_empty());
    let rest = text.get(span.start..).unwrap_or_default();
    let start = span.start + rest.len() - rest.trim_start().len();
    let next = rest.trim_start();
    let word = next.find(|c: char| !c.is_alphanumeric()).filter(|end| *end > 0);
    let first = next.chars().next().map(char::len_utf8);
    match (is_blank, first) {
        (true, Some(first)) => start..start + word.unwrap_or(first),
        _ => span,
    }
}

/// The byte that best tells which value is meant.
fn place(error: &Error, span: &Range<usize>) -> usize {
    match error {
        // Told when the closing parenthesis has been read.
        Error::MissingStructField { .. } => span.end.saturating_sub(1),
        _ => span.start,
    }
}

/// Replaces an item of a list, and the comma after it, by blanks. `false` if
/// it was blank already.
fn blank(text: &mut String, item: Range<usize>) -> bool {
    let before = text.get(..item.start).unwrap_or_default();
    let inside = text.get(item.clone()).unwrap_or_default();
    let after = text.get(item.end..).unwrap_or_default();
    if inside.trim().is_empty() {
        return false;
    }
    let spaces: String = inside.chars().flat_map(blanks).collect();
    let gap = after.len() - after.trim_start().len();
    let (gap, rest) = after.split_at_checked(gap).unwrap_or(("", after));
    let rest = rest.strip_prefix(',').map_or_else(|| rest.to_owned(), |rest| format!(" {rest}"));
    *text = format!("{before}{spaces}{gap}{rest}");
    true
}

/// As many blank bytes as `c` has, so that places stay true.
fn blanks(c: char) -> impl Iterator<Item = char> {
    std::iter::repeat_n(if c == '\n' { '\n' } else { ' ' }, c.len_utf8())
}

/// The byte at `position` of `text`.
fn bytes(text: &str, position: Position) -> usize {
    let line: usize =
        text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(line..).unwrap_or_default();
    line + rest.chars().take(position.col.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

fn describe(
    source: &Source,
    tree: Option<&Node>,
    error: &SpannedError,
    span: Range<usize>,
) -> Diagnostic {
    let new = |rule| Diagnostic::new(rule, &source.name).at(span.clone());
    match &error.code {
        Error::NoSuchStructField { expected, found, outer } => new(&rules::UNKNOWN_FIELD)
            .with("found", found.as_str())
            .with("outer", outer.as_deref().unwrap_or("(…)"))
            .with("known", expected.join(", "))
            .near(found, expected.iter().copied()),
        Error::NoSuchEnumVariant { expected, found, .. } => new(&rules::UNKNOWN_VARIANT)
            .with("found", found.as_str())
            .with("known", expected.join(", "))
            .near(found, expected.iter().copied()),
        Error::MissingStructField { field, outer } => {
            let inside = tree.map(|tree| tree.at(span.end.saturating_sub(1)).span.clone());
            new(&rules::MISSING_FIELD)
                .at(inside.map_or(span.clone(), |inside| inside.start..inside.start + 1))
                .with("field", *field)
                .with("outer", outer.as_deref().unwrap_or("(…)"))
        }
        Error::DuplicateStructField { field, .. } => {
            new(&rules::DUPLICATE_FIELD).with("field", *field)
        }
        Error::TrailingCharacters => new(&rules::TRAILING),
        Error::InvalidEscape(_) => new(&rules::BAD_ESCAPE),
        Error::IntegerOutOfBounds => new(&rules::NUMBER_TOO_LARGE),
        Error::Eof | Error::UnclosedBlockComment | Error::ExpectedStringEnd => {
            new(&rules::UNEXPECTED_END)
        }
        Error::Message(message) => describe_message(source, tree, message, span),
        other if wanted_sign(other).is_some() => {
            new(&rules::EXPECTED_SIGN).with("sign", wanted_sign(other).unwrap_or_default())
        }
        other => new(&rules::SYNTAX).with("detail", other.to_string()),
    }
}

/// What `ron` wanted, as one would type it.
fn wanted_sign(error: &Error) -> Option<&'static str> {
    Some(match error {
        Error::ExpectedArray => "[",
        Error::ExpectedArrayEnd => "]",
        Error::ExpectedComma => ",",
        Error::ExpectedString => "\"…\"",
        Error::ExpectedInteger => "12",
        Error::ExpectedBoolean => "true / false",
        Error::ExpectedMap => "{",
        Error::ExpectedMapColon => ":",
        Error::ExpectedMapEnd => "}",
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => "(",
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => ")",
        _ => return None,
    })
}

/// What our own types refuse: told again in the author's language.
fn describe_message(
    source: &Source,
    tree: Option<&Node>,
    message: &str,
    span: Range<usize>,
) -> Diagnostic {
    let new = |rule| Diagnostic::new(rule, &source.name).at(span.clone());
    let node = tree.map(|tree| tree.at(span.end.saturating_sub(1)));
    let text = node.and_then(|node| match &node.kind {
        Kind::Text(text) => Some((text.as_str(), node.span.clone())),
        _ => None,
    });
    let Some((found, at)) = text else {
        return new(&rules::SYNTAX).with("detail", message);
    };
    let rule = if message == BadId(found.to_owned()).to_string() {
        &rules::BAD_ID
    } else if message == BadDate(found.to_owned()).to_string() {
        &rules::BAD_DATE
    } else if message.contains("plain decimal") {
        &rules::BAD_DECIMAL
    } else {
        &rules::SYNTAX
    };
    new(rule).at(at).with("found", found).with("detail", message)
}
