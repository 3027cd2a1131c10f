//! A translation says the same: same names, same order, same answers, same
//! figures. Only words differ.

use crate::content::diagnostic::Diagnostic;
use crate::content::load::Opened;
use crate::content::rules;
use crate::content::spans::{Kind, Node};
use crate::domain::module::Module;
use crate::domain::prose::Prose;
use crate::domain::question::Decimal;

/// Lists that each language fills as it needs.
const FREE: [&str; 5] = ["accept", "answers", "authors", "audiences", "themes"];
/// Numbers below are often written or told otherwise.
const TOLD: i32 = 12;

/// Compares `translation` with `reference`.
pub(super) fn check(reference: &Opened<Module>, translation: &Opened<Module>) -> Vec<Diagnostic> {
    let (Some(ours), Some(theirs)) = (&translation.tree, &reference.tree) else { return vec![] };
    if translation.value.is_none() || reference.value.is_none() {
        return vec![];
    }
    let mut comparison = Comparison { file: translation, found: vec![] };
    comparison.node("", theirs, ours);
    comparison.found
}

/// Fields whose value is the same in every language.
fn is_same(name: &str) -> bool {
    matches!(
        name,
        "schema"
            | "id"
            | "version"
            | "licence"
            | "digcomp"
            | "crcn"
            | "minutes"
            | "level"
            | "checked_on"
            | "review_by"
            | "objective"
            | "misconception"
            | "page"
            | "situation"
            | "source"
            | "jurisdiction"
            | "value"
            | "margin"
            | "start"
            | "reached"
            | "to"
            | "when"
            | "unless"
            | "raise"
            | "lower"
            | "tolerances"
    )
}

struct Comparison<'f> {
    file: &'f Opened<Module>,
    found: Vec<Diagnostic>,
}

impl Comparison<'_> {
    fn tell(&mut self, node: &Node, expected: String, found: String) {
        let text = &self.file.source.text;
        let first = text.get(node.span.clone()).and_then(|text| text.lines().next());
        let end = node.span.start + first.map_or(0, str::len);
        self.found.push(
            Diagnostic::new(&rules::TRANSLATION_DIFFERS, &self.file.source.name)
                .at(node.span.start..end)
                .with("expected", expected)
                .with("found", found),
        );
    }

    fn node(&mut self, name: &str, theirs: &Node, ours: &Node) {
        if name == "language" || FREE.contains(&name) {
            return;
        }
        match (&theirs.kind, &ours.kind) {
            (Kind::Fields(their_name, _), Kind::Fields(our_name, _))
            | (Kind::Tuple(their_name, _), Kind::Tuple(our_name, _))
                if their_name != our_name && their_name.is_some() && our_name.is_some() =>
            {
                let words = |name: &Option<String>| name.clone().unwrap_or_default();
                self.tell(ours, words(their_name), words(our_name));
            }
            (Kind::Fields(..), Kind::Fields(..)) => self.fields(theirs, ours),
            (Kind::List(a), Kind::List(b)) | (Kind::Tuple(_, a), Kind::Tuple(_, b)) => {
                self.items(name, (a, b), ours);
            }
            (Kind::Bare(a), Kind::Bare(b)) if a != b => self.tell(ours, a.clone(), b.clone()),
            (Kind::Text(a), Kind::Text(b)) if a != b && is_same(name) => {
                self.tell(ours, a.clone(), b.clone());
            }
            (Kind::Text(a), Kind::Text(b)) if a != b => self.numbers(a, b, ours),
            _ => {}
        }
    }

    fn items(&mut self, name: &str, (theirs, ours): (&[Node], &[Node]), place: &Node) {
        if theirs.len() != ours.len() {
            let place = ours.get(theirs.len()).unwrap_or(place);
            self.tell(place, theirs.len().to_string(), ours.len().to_string());
        }
        for (a, b) in theirs.iter().zip(ours) {
            self.node(name, a, b);
        }
    }

    fn fields(&mut self, theirs: &Node, ours: &Node) {
        let (their_parts, our_parts) = (theirs.parts(), ours.parts());
        for (name, part) in &their_parts {
            match our_parts.iter().find(|(other, _)| other == name) {
                Some((_, other)) => self.node(name, part, other),
                // What says nothing may be left out.
                None if is_default(part) => {}
                None => self.tell(ours, name.to_string(), "-".to_owned()),
            }
        }
        for (name, part) in our_parts {
            if !is_default(part) && !their_parts.iter().any(|(other, _)| *other == name) {
                self.tell(part, "-".to_owned(), name.into_owned());
            }
        }
    }

    /// The figures of the French text must all be there.
    fn numbers(&mut self, theirs: &str, ours: &str, place: &Node) {
        if !theirs.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        let there = figures(ours);
        let missing: Vec<String> = figures(theirs)
            .into_iter()
            .filter(|(_, readings)| !there.iter().any(|(_, other)| share(readings, other)))
            .map(|(text, _)| text)
            .collect();
        if !missing.is_empty() {
            self.found.push(
                Diagnostic::new(&rules::TRANSLATION_NUMBERS, &self.file.source.name)
                    .at(place.span.clone())
                    .with("numbers", missing.join(" ; ")),
            );
        }
    }
}

fn is_default(node: &Node) -> bool {
    match &node.kind {
        Kind::Bare(text) => text == "false" || text == "None",
        Kind::List(items) => items.is_empty(),
        _ => false,
    }
}

fn share(a: &[Decimal], b: &[Decimal]) -> bool {
    a.iter().any(|number| b.contains(number))
}

/// The numbers of a text above [`TOLD`], in either spelling.
fn figures(text: &str) -> Vec<(String, Vec<Decimal>)> {
    let mut found: Vec<String> = vec![];
    let mut current = String::new();
    // The names in marks may hold digits too.
    let words = if text.contains('[') { Prose::marked(text).text() } else { text.to_owned() };
    let mut rest = words.chars().peekable();
    while let Some(c) = rest.next() {
        let goes_on = rest.peek().is_some_and(char::is_ascii_digit) && !current.is_empty();
        if c.is_ascii_digit() || (goes_on && matches!(c, ' ' | '\u{a0}' | ',' | '.')) {
            current.push(c);
        } else if !current.is_empty() {
            found.push(std::mem::take(&mut current));
        }
    }
    found.push(current);
    let readings = found.into_iter().map(|text| {
        let readings = Decimal::readings(&text);
        (text, readings)
    });
    let small = |numbers: &[Decimal]| {
        let told = Decimal::parse(&TOLD.to_string());
        numbers.iter().all(|number| told.is_some_and(|told| *number <= told))
    };
    readings.filter(|(_, readings)| !readings.is_empty() && !small(readings)).collect()
}
