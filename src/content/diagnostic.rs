//! What is wrong with a file, where, and what to do: values, not sentences.
//! The sentences are in `check.ftl`, in the author's language.

use std::ops::Range;
use std::sync::Arc;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file is refused.
    Error,
    /// The file is accepted; somebody should look.
    Warning,
}

/// Something that is checked. All of them are in [`super::rules`].
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name in machine-readable reports, such as `unknown-term`.
    pub code: &'static str,
    /// The message that says what is wrong.
    pub message: &'static str,
    /// The message that says what to do.
    pub hint: &'static str,
    /// How bad a breach is.
    pub severity: Severity,
}

/// A value in the message of a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words of the file, or a name.
    Text(String),
    /// A count.
    Number(i64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// One breach of one rule at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What was breached.
    pub rule: &'static Rule,
    /// The name of the file, as it was handed in.
    pub file: Arc<str>,
    /// The bytes concerned; empty at the start when it is the file as a whole.
    pub span: Range<usize>,
    /// The variables of the messages.
    pub args: Vec<(&'static str, Value)>,
    /// The nearest known name, when a name is unknown.
    pub near: Option<String>,
}

impl Diagnostic {
    /// A breach of `rule` in `file`, about the file as a whole until said otherwise.
    pub fn new(rule: &'static Rule, file: &Arc<str>) -> Self {
        Self { rule, file: Arc::clone(file), span: 0..0, args: vec![], near: None }
    }

    /// The same, at these bytes.
    #[must_use]
    pub fn at(self, span: Range<usize>) -> Self {
        Self { span, ..self }
    }

    /// The same, with one more variable.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The same, proposing the known name that resembles `found`, if one does.
    #[must_use]
    pub fn near<'k>(self, found: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        Self { near: nearest(found, known), ..self }
    }

    /// Whether the file is refused for this.
    pub fn is_error(&self) -> bool {
        self.rule.severity == Severity::Error
    }
}

/// A file being checked: its name and its text.
#[derive(Debug, Clone)]
pub struct Source {
    /// The name, for people.
    pub name: Arc<str>,
    /// The text; whatever is not UTF-8 is replaced, for excerpts only.
    pub text: Arc<str>,
}

/// A place in a source, counted from 1 as editors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'s> {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
    /// The whole line, without its end.
    pub excerpt: &'s str,
}

impl Source {
    /// The source of `bytes`.
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        Self { name: Arc::from(name), text: String::from_utf8_lossy(bytes).into() }
    }

    /// Where the byte `offset` is. Past the end counts as the end.
    pub fn place(&self, offset: usize) -> Place<'_> {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let (before, after) = self.text.split_at_checked(offset).unwrap_or((&self.text, ""));
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let end = offset + after.find('\n').unwrap_or(after.len());
        let excerpt = self.text.get(start..end).unwrap_or_default().trim_end_matches('\r');
        let line = before.matches('\n').count() + 1;
        let column = before.get(start..).map_or(0, |head| head.chars().count()) + 1;
        Place { line, column, excerpt }
    }
}

/// The known name that resembles `found` most: at most a third of its letters differ.
pub fn nearest<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    let limit = (found.chars().count() / 3).max(1);
    known
        .into_iter()
        .filter(|name| *name != found)
        .map(|name| (distance(found, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name.to_owned())
}

/// Letters to insert, delete, change or swap (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    crate::domain::grading::distance(&a.to_lowercase(), &b.to_lowercase())
}
