//! Fluent bundles, parsed once and shared by every session.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};

/// The language every other falls back to.
pub(super) const REFERENCE: &str = "fr";

/// What is looked through first: the name of the language, which is asked of all
/// of them, then what every screen needs.
const FIRST: [&str; 4] = ["/language.ftl", "/player.ftl", "/route.ftl", "/benefits.ftl"];

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");
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

/// One file of a language, parsed when something in it is first asked for: a
/// program that starts needs few of its words.
struct Part {
    locale: String,
    source: Cow<'static, str>,
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

impl Part {
    fn new(locale: &str, source: Cow<'static, str>) -> Self {
        Self { locale: locale.to_owned(), source, bundle: OnceLock::new() }
    }

    fn bundle(&self) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let mut bundle = empty_bundle(&self.locale);
            // A broken line loses its message only; tests refuse broken lines.
            let resource = FluentResource::try_new(self.source.clone().into_owned())
                .unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
            bundle
        })
    }
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

    /// The languages there are.
    pub fn locales(&self) -> impl Iterator<Item = &str> {
        self.languages.keys().map(String::as_str)
    }

    /// The embedded Fluent sources of one language: file name and text.
    pub fn sources(locale: &str) -> Vec<(&'static str, &'static str)> {
        let files = LOCALES.get_dir(locale).map(Dir::files).into_iter().flatten();
        files
            .filter(|file| file.path().extension().is_some_and(|ext| ext == "ftl"))
            .filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)))
            .collect()
    }

    fn of_embedded() -> Self {
        let names = LOCALES.dirs().filter_map(|dir| dir.path().to_str());
        let languages = names.map(|locale| {
            let mut sources = Self::sources(locale);
            let place = |file: &str| FIRST.iter().position(|first| file.ends_with(first));
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
                let bundle = part.bundle();
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
