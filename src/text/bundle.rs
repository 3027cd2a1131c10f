//! Fluent bundles, parsed once and shared by every session.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};

/// The language every other falls back to.
pub(super) const REFERENCE: &str = "fr";

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");
static EMBEDDED: LazyLock<Arc<Bundles>> = LazyLock::new(|| Arc::new(Bundles::parse_embedded()));

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
    languages: BTreeMap<String, FluentBundle<FluentResource>>,
}

impl Bundles {
    /// The languages embedded in the program. Parsed at the first call.
    pub fn embedded() -> Arc<Self> {
        Arc::clone(&EMBEDDED)
    }

    /// One language made from Fluent sources, added to the embedded ones: for
    /// pseudo-locales in tests.
    ///
    /// # Errors
    /// The first syntax error, in words.
    pub fn with_language(locale: &str, sources: &[String]) -> Result<Self, String> {
        let mut bundles = Self::parse_embedded();
        let mut bundle = empty_bundle(locale);
        for source in sources {
            let resource = FluentResource::try_new(source.clone())
                .map_err(|(_, errors)| format!("{errors:?}"))?;
            bundle.add_resource_overriding(resource);
        }
        bundles.languages.insert(locale.to_owned(), bundle);
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

    fn parse_embedded() -> Self {
        let names = LOCALES.dirs().filter_map(|dir| dir.path().to_str());
        let languages = names.map(|locale| {
            let mut bundle = empty_bundle(locale);
            for (_, source) in Self::sources(locale) {
                // A broken line loses its message only; tests refuse broken lines.
                let resource = FluentResource::try_new(source.to_owned())
                    .unwrap_or_else(|(partial, _)| partial);
                bundle.add_resource_overriding(resource);
            }
            (locale.to_owned(), bundle)
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
            let bundle = self.languages.get(*locale)?;
            let pattern = bundle.get_message(id)?.value()?;
            let mut errors = vec![];
            Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
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
