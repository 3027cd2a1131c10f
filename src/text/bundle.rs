//! Fluent messages, each parsed once and shared by every session.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// The language every other falls back to.
pub const REFERENCE: &str = "fr";

/// What is looked through first: the name of the language, which is asked of all
/// of them, then what every screen needs.
const FIRST: [&str; 4] = ["language.ftl", "player.ftl", "route.ftl", "benefits.ftl"];

/// The files of the languages: language, name, text.
static LOCALES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));
static EMBEDDED: LazyLock<Arc<Bundles>> = LazyLock::new(|| Arc::new(Bundles::of_embedded()));

/// A value in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Words.
    Text(&'a str),
    /// A count, which may choose the form of the message.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

macro_rules! numbers {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Arg<'_> {
            fn from(number: $kind) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}
numbers!(u8, u16, u32, u64, usize, i32, i64);

/// All languages of the interface.
pub struct Bundles {
    languages: BTreeMap<String, Vec<Part>>,
}

/// One file of a language. A message is parsed when it is first asked for: a
/// screen needs few of the words there are.
struct Part {
    locale: String,
    source: Cow<'static, str>,
    /// The messages in order of their ids, found when the first is asked for.
    messages: OnceLock<Vec<Message>>,
    /// All of it, for messages that name others.
    whole: OnceLock<Bundle>,
}

type Bundle = FluentBundle<FluentResource>;

/// Where a message is in its file, and the message once parsed.
struct Message {
    id: Range<usize>,
    text: Range<usize>,
    bundle: OnceLock<Box<Bundle>>,
}

impl Part {
    fn new(locale: &str, source: Cow<'static, str>) -> Self {
        let (messages, whole) = (OnceLock::new(), OnceLock::new());
        Self { locale: locale.to_owned(), source, messages, whole }
    }

    /// The bundle that holds the message `id`, if this file does.
    fn bundle(&self, id: &str) -> Option<&Bundle> {
        let messages = self.messages.get_or_init(|| messages(&self.source));
        let name = |message: &Message| self.source.get(message.id.clone()).unwrap_or_default();
        // Of two with one name, the last counts, as in one bundle.
        let place = messages.partition_point(|message| name(message) <= id);
        let message = messages.get(place.checked_sub(1)?).filter(|found| name(found) == id)?;
        let text = self.source.get(message.text.clone())?;
        if names_others(text) {
            return Some(self.whole.get_or_init(|| self.parsed(&self.source)));
        }
        Some(message.bundle.get_or_init(|| Box::new(self.parsed(text))))
    }

    fn parsed(&self, source: &str) -> Bundle {
        let mut bundle = empty_bundle(&self.locale);
        // A broken line loses its message only; tests refuse broken lines.
        let resource =
            FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
        bundle
    }
}

/// The messages of a file, in order of their ids: each starts where a line begins
/// with a letter, and goes on until the next line that begins an entry.
fn messages(source: &str) -> Vec<Message> {
    let mut found: Vec<Message> = vec![];
    let (mut at, mut is_open) = (0, false);
    while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
        let end = at + rest.find('\n').map_or(rest.len(), |line| line + 1);
        match rest.as_bytes().first() {
            Some(b'a'..=b'z' | b'A'..=b'Z') => {
                let is_id = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
                let length = rest.bytes().position(|b| !is_id(b)).unwrap_or(rest.len());
                found.push(Message { id: at..at + length, text: at..end, bundle: OnceLock::new() });
                is_open = true;
            }
            Some(b'#' | b'-') => is_open = false,
            _ => {
                if let Some(last) = found.last_mut().filter(|_| is_open) {
                    last.text.end = end;
                }
            }
        }
        at = end;
    }
    found.sort_by(|a, b| source.get(a.id.clone()).cmp(&source.get(b.id.clone())));
    found
}

/// Whether a message names other messages, terms or functions.
fn names_others(text: &str) -> bool {
    text.split('{').skip(1).any(|inside| {
        inside.trim_start().starts_with(|c: char| c.is_ascii_alphabetic() || c == '-')
    })
}

impl Bundles {
    /// The languages embedded in the program.
    pub fn embedded() -> Arc<Self> {
        Arc::clone(&EMBEDDED)
    }

    /// One language made from Fluent sources, added to the embedded ones: for
    /// pseudo-locales in tests.
    ///
    /// # Errors
    /// The first syntax error, in words.
    pub fn with_language(locale: &str, sources: &[String]) -> Result<Self, String> {
        let mut bundles = Self::of_embedded();
        let mut parts = vec![];
        for source in sources {
            FluentResource::try_new(source.clone()).map_err(|(_, errors)| format!("{errors:?}"))?;
            parts.push(Part::new(locale, Cow::Owned(source.clone())));
        }
        bundles.languages.insert(locale.to_owned(), parts);
        Ok(bundles)
    }

    /// The languages there are: the reference first, then by their names.
    pub fn locales(&self) -> impl Iterator<Item = &str> {
        let others = self.languages.keys().filter(|locale| *locale != REFERENCE);
        let reference = self.languages.get_key_value(REFERENCE).map(|(locale, _)| locale);
        reference.into_iter().chain(others).map(String::as_str)
    }

    /// The embedded Fluent sources of one language: file name and text.
    pub fn sources(locale: &str) -> Vec<(&'static str, &'static str)> {
        let files = LOCALES.iter().filter(|(found, ..)| *found == locale);
        files.map(|(_, file, text)| (*file, *text)).collect()
    }

    fn of_embedded() -> Self {
        let names: BTreeSet<&str> = LOCALES.iter().map(|(locale, ..)| *locale).collect();
        let languages = names.into_iter().map(|locale| {
            let mut sources = Self::sources(locale);
            let place = |file: &str| FIRST.iter().position(|first| *first == file);
            sources.sort_by_key(|(file, _)| place(file).unwrap_or(FIRST.len()));
            let parts = sources.iter().map(|(_, source)| Part::new(locale, Cow::Borrowed(source)));
            (locale.to_owned(), parts.collect())
        });
        Self { languages: languages.collect() }
    }

    pub(super) fn format(&self, locale: &str, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, value)| {
                let value = match *value {
                    Arg::Text(text) => FluentValue::from(text),
                    Arg::Number(number) => FluentValue::from(number),
                };
                (*name, value)
            })
            .collect();
        let chain = [locale, REFERENCE];
        let found = chain.iter().find_map(|locale| {
            self.languages.get(*locale)?.iter().find_map(|part| {
                let bundle = part.bundle(id)?;
                let pattern = bundle.get_message(id)?.value()?;
                let mut errors = vec![];
                Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
            })
        });
        found.unwrap_or_else(|| id.to_owned())
    }
}

fn empty_bundle(locale: &str) -> FluentBundle<FluentResource> {
    let language = locale.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Isolation marks would be zero-width characters on screens that count cells.
    bundle.set_use_isolating(false);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_message_says_what_it_says_in_its_whole_file() {
        let args = ["name", "count", "module"].map(|name| (name, FluentValue::from(1)));
        let args: FluentArgs<'_> = args.into_iter().collect();
        for (locale, file, source) in LOCALES {
            let part = Part::new(locale, Cow::Borrowed(source));
            let whole = part.parsed(source);
            let said = |bundle: &Bundle, id: &str| {
                let pattern = bundle.get_message(id)?.value()?;
                Some(bundle.format_pattern(pattern, Some(&args), &mut vec![]).into_owned())
            };
            let messages = messages(source);
            assert!(!messages.is_empty(), "{locale}/{file}");
            for message in &messages {
                let id = source.get(message.id.clone()).unwrap();
                let alone = said(part.bundle(id).unwrap(), id);
                assert!(alone.is_some(), "{locale}/{file}: {id}");
                assert_eq!(alone, said(&whole, id), "{locale}/{file}: {id}");
            }
            assert!(part.bundle("").is_none() && part.bundle("zz-nothing").is_none());
        }
    }

    #[test]
    fn a_message_ends_where_the_next_entry_begins() {
        let source = "b = 1 { $n ->\n    [one] x\n   *[other] y\n}\n\n# c = no\n    no\na = 2\n    3\n-t = 4\n a\n";
        let found = messages(source);
        let texts: Vec<&str> =
            found.iter().map(|one| source.get(one.text.clone()).unwrap().trim_end()).collect();
        assert_eq!(texts, ["a = 2\n    3", "b = 1 { $n ->\n    [one] x\n   *[other] y\n}"]);
    }

    #[test]
    fn a_message_that_names_another_is_seen() {
        for text in [
            "a = { b }",
            "a = {-brand}",
            "a = x { NUMBER($n) }",
            "a = { $n -> [one] {b} *[other] c }",
        ] {
            assert!(names_others(text), "{text}");
        }
        for text in ["a = b", "a = { $n }", "a = { \"{\" } { $n ->\n [one] x\n *[other] y\n }"] {
            assert!(!names_others(text), "{text}");
        }
    }
}
