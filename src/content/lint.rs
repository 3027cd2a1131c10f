//! Whether a module teaches well: what a careful colleague would say after
//! reading it.

mod benefits;
mod bias;
mod catalogue;
mod facts;
mod fit;
mod glossary;
mod glyphs;
mod language;
mod lexicon;
mod parity;
mod placement;
mod questions;
mod sentence;
mod sheets;
mod simulators;
mod size;
mod texts;
mod time;

use std::collections::BTreeMap;

use super::catalogue::Folder;
use super::diagnostic::{Diagnostic, Source};
use super::integrity;
use super::load::{Opened, open_module};
use super::report::Report;
use crate::domain::id::ModuleId;
use crate::domain::module::{Module, Step};
use crate::domain::time::Date;
use lexicon::Lexicon;

/// Whether a step of a module fits a screen of so many columns and rows.
pub type Fits<'a> = &'a dyn Fn(&Module, &Step, u16, u16) -> bool;

/// What the linter cannot know by itself.
#[derive(Clone, Copy, Default)]
pub struct Settings<'a> {
    /// The day of the check; without it, nothing expires.
    pub today: Option<Date>,
    /// The painter's word on what fits; without it, nothing is measured.
    pub fits: Option<Fits<'a>>,
}

/// What was found, with the texts needed to show it.
#[derive(Debug, Default)]
pub struct Findings {
    /// Every file read.
    pub sources: Vec<Source>,
    /// Everything found, file by file, in reading order.
    pub diagnostics: Vec<Diagnostic>,
}

impl Findings {
    fn take<T>(&mut self, opened: Opened<T>, mut found: Vec<Diagnostic>) {
        found.extend(opened.diagnostics);
        found.sort_by_key(|one| (one.span.start, one.rule.severity));
        found.dedup();
        self.diagnostics.extend(found);
        self.sources.push(opened.source);
    }
}

/// Checks everything in `folder`: each file by itself, translations against
/// the French text, modules against the catalogue.
pub fn check(folder: &Folder, settings: Settings<'_>) -> Findings {
    let lexicon = Lexicon::embedded();
    let mut findings = Findings::default();
    let mut modules: BTreeMap<ModuleId, BTreeMap<String, Opened<Module>>> = BTreeMap::new();
    for (id, language, path) in folder.modules() {
        let opened = open_module(&folder.named(path), folder.file(path).unwrap_or_default());
        modules.entry(id).or_default().insert(language.to_owned(), opened);
    }
    findings.extend_catalogue(folder, &modules);
    findings.extend_benefits(folder, &modules, settings);
    findings.extend_placement(folder, &modules);
    for (id, languages) in modules {
        let mut found = BTreeMap::new();
        for (language, opened) in &languages {
            let mut all = integrity::check(opened, Some((&id, language)));
            let is_playable = !all.iter().any(Diagnostic::is_error);
            all.extend(check_module(opened, &lexicon, settings, is_playable));
            if let Some(reference) = languages.get("fr").filter(|_| language != "fr") {
                all.extend(parity::check(reference, opened));
            }
            found.insert(language.clone(), all);
        }
        for (language, opened) in languages {
            let all = found.remove(&language).unwrap_or_default();
            findings.take(opened, all);
        }
    }
    findings
}

impl Findings {
    fn extend_catalogue(
        &mut self,
        folder: &Folder,
        modules: &BTreeMap<ModuleId, BTreeMap<String, Opened<Module>>>,
    ) {
        let Some(opened) = catalogue::open(folder) else { return };
        let found = catalogue::check(&opened, modules);
        self.take(opened, found);
    }

    fn extend_benefits(
        &mut self,
        folder: &Folder,
        modules: &BTreeMap<ModuleId, BTreeMap<String, Opened<Module>>>,
        settings: Settings<'_>,
    ) {
        let Some(opened) = benefits::open(folder) else { return };
        let names = modules.keys().map(ToString::to_string).collect();
        let found = benefits::check(&opened, &names, settings.today);
        self.take(opened, found);
    }

    fn extend_placement(
        &mut self,
        folder: &Folder,
        modules: &BTreeMap<ModuleId, BTreeMap<String, Opened<Module>>>,
    ) {
        let Some(opened) = placement::open(folder) else { return };
        let listed = catalogue::open(folder).and_then(|opened| opened.value);
        let found = placement::check(&opened, modules, listed.as_ref());
        self.take(opened, found);
    }
}

/// Everything that can be said of one file by itself.
fn check_module(
    opened: &Opened<Module>,
    lexicon: &Lexicon,
    settings: Settings<'_>,
    is_playable: bool,
) -> Vec<Diagnostic> {
    let Some(module) = &opened.value else { return vec![] };
    let mut report = Report::new(opened);
    let texts = texts::all(module);
    size::check(&mut report, module);
    time::check(&mut report, module, &texts);
    questions::check(&mut report, module);
    bias::check(&mut report, module);
    // Of a simulator with unknown names, only those are worth telling.
    if is_playable {
        simulators::check(&mut report, module);
    }
    facts::check(&mut report, module, &texts, settings.today);
    glossary::check(&mut report, module, &texts);
    sheets::check(&mut report, module);
    glyphs::check(&mut report, &texts);
    language::check(&mut report, module, &texts, lexicon);
    fit::check(&mut report, module, settings.fits);
    report.finish()
}
