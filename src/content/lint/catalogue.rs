//! The catalogue against the modules: one title, one length, no path into
//! nowhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::catalogue::{CATALOGUE_FILE, CatalogueFile, Entry, Folder, Words, open_file};
use crate::content::diagnostic::Diagnostic;
use crate::content::load::Opened;
use crate::content::report::Report;
use crate::content::rules;
use crate::domain::id::ModuleId;
use crate::domain::module::Module;

type Modules = BTreeMap<ModuleId, BTreeMap<String, Opened<Module>>>;

/// Modules of a learning path, without the orientation step: enough for a passport.
const PATH_MODULES: usize = 3;

/// The catalogue of `folder`, if it has one.
pub(super) fn open(folder: &Folder) -> Option<Opened<CatalogueFile>> {
    let bytes = folder.file(CATALOGUE_FILE)?;
    Some(open_file(&folder.named(CATALOGUE_FILE), bytes))
}

pub(super) fn check(opened: &Opened<CatalogueFile>, modules: &Modules) -> Vec<Diagnostic> {
    let Some(file) = &opened.value else { return vec![] };
    let mut report = Report::new(opened);
    for (index, entry) in file.modules.iter().enumerate() {
        let path = format!("modules/{index}");
        check_languages(&mut report, &format!("{path}/title"), &entry.title);
        check_languages(&mut report, &format!("{path}/summary"), &entry.summary);
        if !entry.found_by.0.is_empty() {
            check_languages(&mut report, &format!("{path}/found_by"), &entry.found_by);
        }
        for opened in modules.get(&entry.id).into_iter().flat_map(BTreeMap::values) {
            if let Some(module) = &opened.value {
                check_entry(&mut report, &path, entry, module);
            }
        }
    }
    let listed: BTreeSet<&str> = file.modules.iter().map(|entry| entry.id.as_str()).collect();
    for id in modules.keys().filter(|id| !listed.contains(id.as_str())) {
        let found = report.at(&rules::UNLISTED, "modules").with("name", id.as_str());
        report.tell(found);
    }
    check_paths(&mut report, file);
    report.finish()
}

pub(super) fn check_languages(report: &mut Report<'_>, path: &str, words: &Words) {
    for language in ["fr", "en"] {
        if words.0.get(language).is_none_or(crate::domain::prose::Prose::is_empty) {
            let found = report.at(&rules::UNTRANSLATED, path).with("language", language);
            report.tell(found);
        }
    }
}

fn check_entry(report: &mut Report<'_>, path: &str, entry: &Entry, module: &Module) {
    let differing = [
        ("title", entry.title.0.get(&module.language), &module.title),
        ("summary", entry.summary.0.get(&module.language), &module.summary),
    ];
    for (field, listed, written) in differing {
        if listed.is_some_and(|listed| listed != written) {
            let path = format!("{path}/{field}/{}", module.language);
            let found = report.at(&rules::CATALOGUE_DIFFERS, &path);
            let found = found.with("module", module.id.as_str());
            report.tell(found.with("expected", written.text()));
        }
    }
    if entry.minutes != module.about.minutes {
        let found = report.at(&rules::CATALOGUE_DIFFERS, &format!("{path}/minutes"));
        let found = found.with("module", module.id.as_str());
        report.tell(found.with("expected", module.about.minutes.to_string()));
    }
}

fn check_paths(report: &mut Report<'_>, file: &CatalogueFile) {
    let mut seen = BTreeSet::new();
    for (index, path) in file.paths.iter().enumerate() {
        let place = format!("paths/{index}");
        if !seen.insert(path.id.as_str()) {
            let found = report.at(&rules::DUPLICATE_ID, &format!("{place}/id"));
            report.tell(found.with("id", path.id.as_str()));
        }
        check_languages(report, &format!("{place}/title"), &path.title);
        let mut counting = BTreeSet::new();
        for (step_index, step) in path.steps.iter().enumerate() {
            let place = format!("{place}/steps/{step_index}");
            check_languages(report, &format!("{place}/reason"), &step.reason);
            let entry = file.modules.iter().find(|entry| entry.id == step.module);
            if entry.is_none() {
                let known = file.modules.iter().map(|entry| entry.id.as_str());
                let name = step.module.as_str();
                let found = report.at(&rules::UNKNOWN_MODULE, &format!("{place}/module"));
                report.tell(found.with("name", name).near(name, known));
            }
            counting.extend(entry.filter(|entry| entry.counts()).map(|entry| entry.id.as_str()));
        }
        if counting.len() < PATH_MODULES {
            let found = report.at(&rules::SHORT_PATH, &place).with("count", counting.len());
            report.tell(found.with("least", PATH_MODULES));
        }
    }
}
