//! Words of the interface, in the language of one session.
//!
//! Messages live in `locales/<language>/*.ftl` (Fluent) and nowhere else. What
//! comes out went through [`Prose`]'s door and is safe to show.

mod bundle;
mod cards;
mod language;
mod negotiate;

use std::sync::Arc;

use crate::domain::prose::{self, Prose};

pub use bundle::{Arg, Bundles, REFERENCE};
pub use cards::cards;
pub use negotiate::negotiate;

/// The words of one language, with French behind it for what it lacks.
#[derive(Clone)]
pub struct Text {
    bundles: Arc<Bundles>,
    locale: String,
}

impl Text {
    /// The words for `locale`, which must be one of [`Bundles::locales`];
    /// any other means French.
    pub fn new(bundles: Arc<Bundles>, locale: &str) -> Self {
        let known = bundles.locales().any(|known| known == locale);
        let locale = if known { locale } else { REFERENCE };
        Self { locale: locale.to_owned(), bundles }
    }

    /// The embedded words for `locale`.
    pub fn embedded(locale: &str) -> Self {
        Self::new(Bundles::embedded(), locale)
    }

    /// The language, such as `fr`.
    pub fn locale(&self) -> &str {
        &self.locale
    }

    /// The same words in another language, as [`Text::new`].
    #[must_use]
    pub fn in_language(&self, locale: &str) -> Self {
        Self::new(Arc::clone(&self.bundles), locale)
    }

    /// The bundles this text comes from.
    pub fn bundles(&self) -> &Arc<Bundles> {
        &self.bundles
    }

    /// The message `id`. A missing message shows its id: tests keep that from happening.
    pub fn get(&self, id: &str) -> String {
        self.prose(id).text()
    }

    /// The message `id` with its variables.
    pub fn with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        if args.is_empty() {
            return self.get(id);
        }
        prose::clean(&self.bundles.format(&self.locale, id, args))
    }

    /// The message `id` as prose. Said again and again, it costs nothing.
    pub fn prose(&self, id: &str) -> Prose {
        self.bundles.plain(&self.locale, id)
    }

    /// The message `id` with its variables, as prose.
    pub fn prose_with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Prose {
        if args.is_empty() {
            return self.prose(id);
        }
        Prose::plain(&self.bundles.format(&self.locale, id, args))
    }
}
