//! `passeport verify --page`: a web page for those who have no such program.

use super::{Streams, Trouble, VerifyArgs, lists, moment, pins};
use crate::cli::exit;
use crate::content::Catalogue;
use crate::credential::page::{self, Ingredients, ModuleTitle};
use crate::domain::time::Timestamp;
use crate::text::{Bundles, Text};

/// Writes the page to standard output; returns the exit code.
pub(super) fn write(
    args: &VerifyArgs,
    (text, now): (&Text, Option<Timestamp>),
    streams: &mut Streams<'_>,
) -> u8 {
    let page = match made(args, now) {
        Ok(made) => made,
        Err(trouble) => {
            let _ = writeln!(streams.trouble, "{}", trouble.words(text));
            return trouble.exit_code();
        }
    };
    if !page.knows_somebody {
        let _ = writeln!(streams.trouble, "{}", text.get("page-knows-nobody"));
    }
    // Half a page would be taken for a whole one.
    let written = streams.output.write_all(page.html.as_bytes());
    match written.and_then(|()| streams.output.flush()) {
        Ok(()) => 0,
        Err(_) => exit::CANNOT_CREATE,
    }
}

struct Made {
    html: String,
    /// Whether there is any issuer it could believe.
    knows_somebody: bool,
}

fn made(args: &VerifyArgs, now: Option<Timestamp>) -> Result<Made, Trouble> {
    let given = lists::given(args)?;
    let at = match &args.at {
        Some(text) => moment(text).ok_or_else(|| Trouble::BadDate(text.clone()))?,
        // The lists are younger than a clock that is behind.
        None => now.max(given.latest()).unwrap_or(Timestamp(0)),
    };
    let pins = pins(args)?;
    let texts = lists::texts(args, &given)?;
    let modules = titles();
    let html = page::write(&Ingredients {
        made: at,
        pins: &pins,
        trust: texts.trust.as_ref().map(|(text, roots)| (text.as_str(), &roots.keys()[..])),
        statuses: &texts.statuses,
        modules: &modules,
    });
    Ok(Made { html, knows_somebody: given.trust.is_some() || !pins.is_empty() })
}

fn titles() -> Vec<ModuleTitle> {
    let bundles = Bundles::embedded();
    let title = |entry: &crate::content::catalogue::Entry| ModuleTitle {
        number: entry.number,
        titles: bundles
            .locales()
            .map(|language| (language.to_owned(), entry.title.in_language(language).text()))
            .collect(),
    };
    Catalogue::embedded().entries().iter().map(title).collect()
}
