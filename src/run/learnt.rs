//! What one has learnt, on paper: the objectives of the modules passed and what to
//! remember of them; and an attestation in words.

use super::plan::wrapped;
use super::shell::Setup;
use super::wording::date;
use super::{bilan, papers};
use crate::app::msg::Papers;
use crate::content::Catalogue;
use crate::credential::code::ShortCode;
use crate::credential::reading;
use crate::domain::id::ModuleId;
use crate::domain::prose;
use crate::domain::time::Date;
use crate::text::Text;

/// The file.
pub const FILE: &str = "ce-que-j-ai-appris.txt";

/// Writes the page into the folder of the certificates.
pub(super) fn export(setup: &Setup, modules: &[(ModuleId, Date)], on: Date) -> Papers {
    let page = page(&setup.catalogue, &setup.text, modules, on);
    let path = setup.export.join(FILE);
    match papers::write(&setup.export, &path, page.as_bytes()) {
        Ok(()) => {
            let folder = setup.export.display().to_string();
            Papers::Exported { folder, files: vec![FILE.to_owned()] }
        }
        Err(error) => {
            let (path, why) = (path.display().to_string(), error.to_string());
            let args = [("path", (&path).into()), ("why", (&why).into())];
            Papers::Refused(setup.text.with("papers-unwritable", &args))
        }
    }
}

/// What is remembered of the modules passed, with the day of each; one that is not here
/// any more is named only.
pub fn page(catalogue: &Catalogue, text: &Text, modules: &[(ModuleId, Date)], on: Date) -> String {
    let mut rows = vec![text.get("product"), text.get("learnt-title").to_uppercase()];
    let today = date(text, on);
    rows.extend(line("", &text.with("learnt-on", &[("date", (&today).into())])));
    for (id, day) in modules {
        let opened = catalogue.module(id, text.locale()).ok().map(|opening| opening.module);
        let title = opened.as_ref().map_or_else(|| id.to_string(), |it| it.title.text());
        let day = date(text, *day);
        let args = [("module", (&title).into()), ("date", (&day).into())];
        rows.extend([String::new(), "-".repeat(bilan::COLUMNS)]);
        rows.extend(line("", &text.with("learnt-module", &args)));
        let Some(module) = opened else { continue };
        rows.extend(line("", &text.get("results-able")));
        let able = module.objectives.iter().map(|objective| objective.text.text());
        rows.extend(able.flat_map(|words| line("- ", &words)));
        rows.extend(line("", &text.get("learnt-remember")));
        let kept = module.ending.remember.iter().map(prose::Prose::text);
        rows.extend(kept.flat_map(|words| line("- ", &words)));
    }
    rows.extend([String::new(), "-".repeat(bilan::COLUMNS)]);
    rows.extend(line("", &text.get("learnt-foot")));
    finished(&rows)
}

/// A card on paper: its five words, large apart, and what they are for.
pub(super) fn card(text: &Text, words: &[String], place: Option<&str>) -> String {
    let mut rows = vec![text.get("product"), text.get("card-paper").to_uppercase()];
    rows.extend(place.into_iter().flat_map(|place| line("", place)));
    for (at, word) in words.iter().enumerate() {
        rows.extend([String::new(), format!("  {}.  {}", at + 1, word.to_uppercase())]);
    }
    rows.push(String::new());
    rows.extend(line("", &text.get("card-what-for")));
    rows.extend(line("", &text.get("card-paper-keep")));
    finished(&rows)
}

/// An attestation in words: who, what, when, from whom, and how to check it. None for
/// what is not one.
pub fn attestation(text: &Text, document: &[u8]) -> Option<String> {
    let read = reading::read(document).ok()?;
    let facts = read.claims.facts();
    let holder = &facts.holder;
    let mut rows = line("", &read.words.name.to_uppercase());
    rows.push("-".repeat(bilan::COLUMNS));
    let organisation = &holder.organisation;
    let organisation = format!("{}, {}", organisation.name, organisation.number);
    let who: Vec<&str> =
        holder.name.as_deref().into_iter().chain([organisation.as_str()]).collect();
    let who = prose::clean(&who.join(", "));
    let (day, issuer) = (date(text, facts.issued.date()), prose::clean(&read.issuer.name));
    let code = ShortCode::of(facts.id).to_string();
    let told = [
        text.with("learnt-for", &[("who", (&who).into())]),
        text.with("learnt-by", &[("issuer", (&issuer).into()), ("date", (&day).into())]),
        text.with("learnt-code", &[("code", (&code).into())]),
    ];
    rows.extend(told.iter().flat_map(|words| line("", words)));
    rows.push(String::new());
    for words in [&read.words.description, &read.words.criteria] {
        rows.extend(line("", &prose::clean(words)));
    }
    rows.push(String::new());
    rows.extend(line("", &text.get("learnt-check")));
    Some(finished(&rows))
}

/// Words after a sign, as wide as paper.
fn line(sign: &str, words: &str) -> Vec<String> {
    let indent = sign.chars().count();
    let rows = wrapped(words, bilan::COLUMNS - indent).into_iter().enumerate();
    rows.map(|(at, row)| if at == 0 { format!("{sign}{row}") } else { " ".repeat(indent) + &row })
        .collect()
}

/// Every printer knows the plain space.
fn finished(rows: &[String]) -> String {
    rows.join("\n").replace(prose::NO_BREAK, " ") + "\n"
}
