//! Fluent messages, each parsed once and shared by every session.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::language::Language;
use crate::domain::prose::Prose;

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
    languages: BTreeMap<String, Language>,
}

/// One file of a language. A message is parsed when it is first asked for: a
/// screen needs few of the words there are.
pub(super) struct Part {
    locale: String,
    source: Cow<'static, str>,
    /// The messages in order of their short names, found when the first is asked for.
    messages: OnceLock<Vec<Message>>,
    /// All of it, for messages that name others.
    whole: OnceLock<Bundle>,
}

type Bundle = FluentBundle<FluentResource>;

/// Where a message is in its file, and what was made of it.
pub(super) struct Message {
    /// See [`short`].
    name: u32,
    id: Range<usize>,
    text: Range<usize>,
    /// The message, once it was asked for with variables.
    bundle: OnceLock<Box<Bundle>>,
    /// What it says without any, once that was asked for: the same for everybody, on
    /// every screen. None: nothing that can be said.
    plain: OnceLock<Option<Prose>>,
}

/// A number for an id, to look for it without comparing words (FNV-1a, 32 bits).
pub(super) fn short(id: &str) -> u32 {
    let mix = |name: u32, byte: u8| (name ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    id.bytes().fold(0x811c_9dc5, mix)
}

impl Part {
    pub(super) fn new(locale: &str, source: Cow<'static, str>) -> Self {
        let (messages, whole) = (OnceLock::new(), OnceLock::new());
        Self { locale: locale.to_owned(), source, messages, whole }
    }

    /// The message `id`, whose short name is `name`, if this file holds it.
    pub(super) fn message(&self, id: &str, name: u32) -> Option<&Message> {
        let messages = self.messages.get_or_init(|| messages(&self.source));
        let end = messages.partition_point(|message| message.name <= name);
        // Of two with one id, the last counts, as in one bundle.
        let mut same = messages.get(..end)?.iter().rev().take_while(|message| message.name == name);
        same.find(|message| self.source.get(message.id.clone()) == Some(id))
    }

    /// What `message` says with these variables.
    fn said(&self, message: &Message, args: &FluentArgs<'_>) -> Option<String> {
        let text = self.source.get(message.text.clone())?;
        let bundle = if names_others(text) {
            self.whole.get_or_init(|| self.parsed(&self.source))
        } else {
            message.bundle.get_or_init(|| Box::new(self.parsed(text)))
        };
        self.said_by(bundle, message, args)
    }

    /// What `message` says without variables. The words alone are kept.
    pub(super) fn plain<'m>(&self, message: &'m Message) -> Option<&'m Prose> {
        let said = || {
            let text = self.source.get(message.text.clone())?;
            let said = if names_others(text) {
                self.said(message, &FluentArgs::new())
            } else {
                self.said_by(&self.parsed(text), message, &FluentArgs::new())
            };
            said.map(|said| Prose::plain(&said))
        };
        message.plain.get_or_init(said).as_ref()
    }

    fn said_by(&self, bundle: &Bundle, message: &Message, args: &FluentArgs<'_>) -> Option<String> {
        let id = self.source.get(message.id.clone())?;
        let pattern = bundle.get_message(id)?.value()?;
        let mut errors = vec![];
        Some(bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
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

/// The messages of a file, in order of their short names: each starts where a line begins
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
                let id = at..at + length;
                found.push(Message {
                    name: short(source.get(id.clone()).unwrap_or_default()),
                    id,
                    text: at..end,
                    bundle: OnceLock::new(),
                    plain: OnceLock::new(),
                });
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
    found.sort_by_key(|message| message.name);
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
        bundles.languages.insert(locale.to_owned(), Language::new(parts));
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
            (locale.to_owned(), Language::new(parts.collect()))
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
        let said = self.found(locale, id, |part, message| part.said(message, &args));
        said.unwrap_or_else(|| id.to_owned())
    }

    /// The message `id` without variables, safe to show.
    pub(super) fn plain(&self, locale: &str, id: &str) -> Prose {
        let said = self.found(locale, id, |part, message| part.plain(message).cloned());
        said.unwrap_or_else(|| Prose::plain(id))
    }

    /// What the first file that can say `id` makes of it: in the language, else in the
    /// reference.
    fn found<T>(
        &self,
        locale: &str,
        id: &str,
        say: impl Fn(&Part, &Message) -> Option<T>,
    ) -> Option<T> {
        let name = short(id);
        let mut locales = [locale, REFERENCE].into_iter();
        locales.find_map(|locale| self.languages.get(locale)?.found((id, name), &say))
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
            let messages = messages(source);
            assert!(!messages.is_empty(), "{locale}/{file}");
            for message in &messages {
                let id = source.get(message.id.clone()).unwrap();
                let message = part.message(id, short(id)).unwrap();
                for args in [&args, &FluentArgs::new()] {
                    let alone = part.said(message, args);
                    assert!(alone.is_some(), "{locale}/{file}: {id}");
                    assert_eq!(alone, part.said_by(&whole, message, args), "{locale}/{file}: {id}");
                }
                let plain = part.said(message, &FluentArgs::new()).map(|said| Prose::plain(&said));
                assert_eq!(part.plain(message), plain.as_ref(), "{locale}/{file}: {id}");
            }
            for nothing in ["", "zz-nothing"] {
                assert!(part.message(nothing, short(nothing)).is_none());
            }
        }
    }

    #[test]
    fn no_two_files_of_a_language_hold_one_message() {
        for language in Bundles::embedded().languages.values() {
            let ids = |part: &Part| -> Vec<String> {
                let id = |message: Message| part.source.get(message.id).unwrap().to_owned();
                messages(&part.source).into_iter().map(id).collect()
            };
            let all: Vec<String> = language.parts.iter().flat_map(ids).collect();
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        }
    }

    #[test]
    fn of_two_messages_with_one_id_the_last_is_said() {
        let source = "a = 1\nb = 2\na = 3\n";
        let part = Part::new("fr", Cow::Borrowed(source));
        let plain = part.plain(part.message("a", short("a")).unwrap());
        assert_eq!(plain.unwrap().text(), "3");
        // Another id with the same short name is another message.
        assert!(part.message("x", short("a")).is_none());
    }

    #[test]
    fn a_message_ends_where_the_next_entry_begins() {
        let source = "b = 1 { $n ->\n    [one] x\n   *[other] y\n}\n\n# c = no\n    no\na = 2\n    3\n-t = 4\n a\n";
        let found = messages(source);
        let mut texts: Vec<&str> =
            found.iter().map(|one| source.get(one.text.clone()).unwrap().trim_end()).collect();
        texts.sort_unstable();
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
