//! From bytes to a [`Module`]: what is refused, and why, all of it at once.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::diagnostic::{Diagnostic, Source};
use super::spans::{self, Kind, Node};
use super::{rules, shape};
use crate::domain::module::{Module, SCHEMA};
use crate::domain::prose::is_forbidden;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 1 << 20;
/// The longest text, in characters.
const MOST_CHARACTERS: usize = 2_000;
/// The longest list.
const MOST_ITEMS: usize = 256;
/// The most accents one letter may carry: Vietnamese needs two.
const MOST_MARKS: usize = 2;
/// After so many bad characters nobody reads on.
const MOST_REPORTS: usize = 20;

/// A file taken apart, as far as it could be.
#[derive(Debug)]
pub struct Opened<T> {
    /// The text.
    pub source: Source,
    /// Where everything stands, when the file is RON.
    pub tree: Option<Node>,
    /// The value, when the file has the right shape.
    pub value: Option<T>,
    /// What is wrong with bytes and shape.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the module in `bytes`; `name` names the file in diagnostics. The
/// module is there only when nothing is wrong with its bytes and its shape.
/// Whether it teaches well is another question: see [`super::lint`].
pub fn load(name: &str, bytes: &[u8]) -> (Option<Module>, Vec<Diagnostic>) {
    let opened = open_module(name, bytes);
    (opened.value, opened.diagnostics)
}

/// Reads a file of the program itself, which the tests have checked: no
/// places are noted, no character is looked at. `None` if that was too much
/// trust; [`open_module`] then says why.
pub(super) fn trusted<T: serde::de::DeserializeOwned>(
    bytes: &[u8],
    schema: impl Fn(&T) -> u32,
) -> Option<T> {
    let text = std::str::from_utf8(bytes).ok()?;
    shape::read(text).ok().filter(|value| schema(value) == SCHEMA)
}

/// The same as [`load`], keeping text and places for further checks.
pub fn open_module(name: &str, bytes: &[u8]) -> Opened<Module> {
    open(name, bytes, |module: &Module| module.schema)
}

/// Reads any value of our files; `schema` tells the version it declares.
pub(super) fn open<T: serde::de::DeserializeOwned>(
    name: &str,
    bytes: &[u8],
    schema: impl Fn(&T) -> u32,
) -> Opened<T> {
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let source = Source::new(name, plain.get(..MOST_BYTES).unwrap_or(plain));
    let mut diagnostics = check_bytes(&source, plain);
    if !diagnostics.is_empty() {
        return Opened { source, tree: None, value: None, diagnostics };
    }
    diagnostics.extend(check_characters(&source));
    let tree = spans::read(&source.text);
    if let Some(tree) = &tree {
        diagnostics.extend(check_values(&source, tree));
    }
    let (value, problems) = shape::parse::<T>(&source, tree.as_ref());
    diagnostics.extend(problems);
    if let Some(found) = value.as_ref().map(schema).filter(|found| *found != SCHEMA) {
        let place = tree.as_ref().map_or(0..0, |tree| tree.find("schema").span.clone());
        diagnostics.push(
            Diagnostic::new(&rules::WRONG_SCHEMA, &source.name)
                .at(place)
                .with("found", i64::from(found).to_string())
                .with("known", i64::from(SCHEMA).to_string()),
        );
    }
    let value = value.filter(|_| diagnostics.is_empty());
    Opened { source, tree, value, diagnostics }
}

fn check_bytes(source: &Source, bytes: &[u8]) -> Vec<Diagnostic> {
    let new = |rule| Diagnostic::new(rule, &source.name);
    if bytes.len() > MOST_BYTES {
        return vec![new(&rules::TOO_BIG).with("bytes", bytes.len())];
    }
    if let Err(error) = std::str::from_utf8(bytes) {
        let at = error.valid_up_to();
        let byte = bytes.get(at).map_or_else(String::new, |byte| format!("{byte:02X}"));
        let found = new(&rules::NOT_UTF8).at(at..at + 1).with("byte", byte).with("offset", at);
        return vec![found];
    }
    if source.text.trim().is_empty() {
        return vec![new(&rules::EMPTY_FILE)];
    }
    vec![]
}

/// Characters that must not stand in a file at all, comments included.
fn check_characters(source: &Source) -> Vec<Diagnostic> {
    let mut found = vec![];
    let mut marks = 0;
    for (offset, c) in source.text.char_indices() {
        let span = offset..offset + c.len_utf8();
        let ends_line = c == '\r' && source.text.get(offset + 1..).is_some_and(starts_new_line);
        if is_forbidden(c) && !matches!(c, '\n' | '\t') && !ends_line {
            found.push(forbidden(source, span.clone(), c));
        }
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks == MOST_MARKS + 1 {
            found.push(Diagnostic::new(&rules::COMBINING_MARKS, &source.name).at(span));
        }
        if found.len() >= MOST_REPORTS {
            break;
        }
    }
    found
}

fn starts_new_line(rest: &str) -> bool {
    rest.starts_with('\n')
}

fn forbidden(source: &Source, span: Range<usize>, c: char) -> Diagnostic {
    Diagnostic::new(&rules::FORBIDDEN_CHARACTER, &source.name)
        .at(span)
        .with("character", format!("U+{:04X}", u32::from(c)))
}

/// What escapes hide, and what is too long.
fn check_values(source: &Source, tree: &Node) -> Vec<Diagnostic> {
    let mut found = vec![];
    tree.walk("", &mut |_, node| {
        if found.len() < MOST_REPORTS {
            check_value(source, node, &mut found);
        }
    });
    found
}

fn check_value(source: &Source, node: &Node, found: &mut Vec<Diagnostic>) {
    let new = |rule| Diagnostic::new(rule, &source.name).at(node.span.clone());
    let count = node.parts().len();
    if count > MOST_ITEMS {
        found.push(new(&rules::LIST_TOO_LONG).with("count", count).with("most", MOST_ITEMS));
    }
    match &node.kind {
        Kind::Text(text) => check_text(source, node, text, found),
        Kind::Map(pairs) => {
            for (index, (key, _)) in pairs.iter().enumerate() {
                let before = pairs.iter().take(index);
                if before.into_iter().any(|(other, _)| other.kind == key.kind) {
                    let place = key.span.clone();
                    let name = source.text.get(place.clone()).unwrap_or_default();
                    found.push(new(&rules::DUPLICATE_KEY).at(place).with("key", name));
                }
            }
        }
        _ => {}
    }
}

fn check_text(source: &Source, node: &Node, text: &str, found: &mut Vec<Diagnostic>) {
    let new = |rule| Diagnostic::new(rule, &source.name).at(node.span.clone());
    let length = text.chars().count();
    if length > MOST_CHARACTERS {
        let args = new(&rules::TEXT_TOO_LONG).with("count", length);
        found.push(args.with("most", MOST_CHARACTERS));
    }
    if text.contains(['\n', '\r']) {
        found.push(new(&rules::LINE_BREAK_IN_TEXT));
    }
    // Raw ones were found already, with their exact place.
    let raw = source.text.get(node.span.clone()).unwrap_or_default();
    let hidden = |c: &char| is_forbidden(*c) && !matches!(c, '\n' | '\r');
    if let Some(c) = text.chars().find(|c| hidden(c) && (*c == '\t' || !raw.contains(*c))) {
        found.push(forbidden(source, node.span.clone(), c));
    }
}
