//! The catalogue: which modules there are, in which order, and where their
//! text is. Only `catalogue.ron` is read at start; a module is parsed when it
//! is opened, once.

mod files;
mod shape;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

pub use files::Folder;
use files::{Files, REFERENCE};
pub use shape::{CatalogueFile, Entry, Path, PathStep, Words};

use super::benefits::{self, BENEFITS_FILE, Benefit, BenefitsFile};
use super::diagnostic::Diagnostic;
use super::load::{self, Opened};
use super::placement::{self, PLACEMENT_FILE, PlacementFile};
use super::rules;
use crate::domain::id::{ModuleId, PathId};
use crate::domain::module::Module;
use crate::domain::placement::Guide;
use crate::domain::record::Edition;

/// The file that lists the modules.
pub const CATALOGUE_FILE: &str = "catalogue.ron";

/// All modules that can be played, embedded and from outside.
#[derive(Debug)]
pub struct Catalogue {
    entries: Vec<Entry>,
    paths: Vec<Path>,
    benefits: Vec<Benefit>,
    files: Files,
    problems: Vec<Diagnostic>,
    placement: OnceLock<Option<PlacementFile>>,
}

/// A module, opened.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The module.
    pub module: Arc<Module>,
    /// Its version, and the hash of the file that was read.
    pub edition: Edition,
    /// Whether this is another language than asked for: to be said.
    pub is_fallback: bool,
    /// Why a file from outside was not used in its place.
    pub problems: Vec<Diagnostic>,
}

/// A module that cannot be opened.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the module `{id}` cannot be opened")]
pub struct Unavailable {
    /// Which one.
    pub id: ModuleId,
    /// What is wrong with its files; empty when there are none.
    pub problems: Vec<Diagnostic>,
}

impl Catalogue {
    /// The modules embedded in the program.
    pub fn embedded() -> Self {
        Self::assemble(Files::embedded(), None)
    }

    /// The embedded modules, and those of `folder`, which come first where
    /// both have one. What is damaged there is told by [`Catalogue::problems`]
    /// and skipped.
    pub fn with_folder(folder: &Folder) -> Self {
        let mut files = Files::embedded();
        let listed = folder
            .file(CATALOGUE_FILE)
            .map(|bytes| open_file(&folder.named(CATALOGUE_FILE), bytes));
        files.add(folder);
        let mut catalogue = Self::assemble(files, listed);
        if let Some(bytes) = folder.file(BENEFITS_FILE) {
            let opened = benefits::open_file(&folder.named(BENEFITS_FILE), bytes);
            catalogue.add_benefits(opened.value);
            catalogue.problems.extend(opened.diagnostics);
        }
        if let Some(bytes) = folder.file(PLACEMENT_FILE) {
            let opened = placement::open_file(&folder.named(PLACEMENT_FILE), bytes);
            catalogue.problems.extend(opened.diagnostics);
            if let Some(file) = opened.value {
                catalogue.placement = OnceLock::from(Some(file));
            }
        }
        catalogue
    }

    fn assemble(files: Files, outside: Option<Opened<CatalogueFile>>) -> Self {
        let (entries, paths, benefits, problems) = (vec![], vec![], vec![], vec![]);
        let placement = OnceLock::new();
        let mut catalogue = Self { entries, paths, benefits, files, problems, placement };
        let embedded = Files::embedded_file(CATALOGUE_FILE);
        let listed = match load::trusted(embedded, |file: &CatalogueFile| file.schema) {
            Some(file) => {
                catalogue.merge(file);
                None
            }
            None => Some(open_file(CATALOGUE_FILE, embedded)),
        };
        for listed in [listed, outside].into_iter().flatten() {
            catalogue.problems.extend(listed.diagnostics);
            if let Some(file) = listed.value {
                catalogue.merge(file);
            }
        }
        catalogue.add_benefits(benefits::trusted(Files::embedded_file(BENEFITS_FILE)));
        catalogue.list_the_unlisted();
        let files = &catalogue.files;
        catalogue.entries.retain(|entry| files.has(&entry.id));
        catalogue.entries.sort_by_key(|entry| entry.number);
        catalogue
    }

    /// Later files win, entry by entry.
    fn merge(&mut self, file: CatalogueFile) {
        for entry in file.modules {
            self.entries.retain(|known| known.id != entry.id);
            self.entries.push(entry);
        }
        for path in file.paths {
            self.paths.retain(|known| known.id != path.id);
            self.paths.push(path);
        }
    }

    /// Later files win, benefit by benefit.
    fn add_benefits(&mut self, file: Option<BenefitsFile>) {
        for benefit in file.into_iter().flat_map(|file| file.benefits) {
            self.benefits.retain(|known| known.id != benefit.id);
            self.benefits.push(benefit);
        }
    }

    /// A module someone put into the folder without listing it comes last,
    /// under the title it gives itself.
    fn list_the_unlisted(&mut self) {
        let listed: BTreeSet<_> = self.entries.iter().map(|entry| entry.id.clone()).collect();
        let unlisted: Vec<_> =
            self.files.ids().filter(|id| !listed.contains(*id)).cloned().collect();
        let mut number = self.entries.iter().map(|entry| entry.number).max().unwrap_or(0);
        for id in unlisted {
            match self.module(&id, REFERENCE) {
                Ok(opening) => {
                    number = number.saturating_add(1);
                    self.entries.push(Entry::of_module(number, &opening.module));
                }
                Err(unavailable) => self.problems.extend(unavailable.problems),
            }
        }
    }

    /// The modules that can be opened, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of a module.
    pub fn entry(&self, id: &ModuleId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == *id)
    }

    /// The learning paths. Their steps may name modules that are not there yet.
    pub fn paths(&self) -> &[Path] {
        &self.paths
    }

    /// The learning path of that id.
    pub fn path(&self, id: &PathId) -> Option<&Path> {
        self.paths.iter().find(|path| path.id == *id)
    }

    /// The benefits around the passport, valid or not.
    pub fn benefits(&self) -> &[Benefit] {
        &self.benefits
    }

    /// What a placement is made of, in the words of `locale`: of the folder, where
    /// it has a sound placement file, else of the program. The first call reads it.
    pub fn placement(&self, locale: &str) -> Option<Guide> {
        let file = self.placement.get_or_init(|| {
            let bytes = Files::embedded_file(PLACEMENT_FILE);
            let checked = || placement::open_file(PLACEMENT_FILE, bytes).value;
            placement::trusted(bytes).or_else(checked)
        });
        file.as_ref().map(|file| file.guide(self, locale))
    }

    /// The languages a module is written in.
    pub fn languages(&self, id: &ModuleId) -> Vec<&str> {
        self.files.languages(id)
    }

    /// What is wrong with the catalogue files and with unlisted modules.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// Opens a module in `locale`, or in French when there is no such
    /// translation, or in any language there is. The first call parses; others
    /// share the result.
    ///
    /// # Errors
    /// No file of the module can be played.
    pub fn module(&self, id: &ModuleId, locale: &str) -> Result<Opening, Unavailable> {
        let mut problems = vec![];
        for language in self.languages_tried(id, locale) {
            for file in self.files.candidates(id, language) {
                match file.open(id, language) {
                    Ok((module, edition)) => {
                        let module = Arc::clone(module);
                        let edition = edition.clone();
                        let is_fallback = language != locale;
                        return Ok(Opening { module, edition, is_fallback, problems });
                    }
                    Err(found) => problems.extend(found.iter().cloned()),
                }
            }
        }
        Err(Unavailable { id: id.clone(), problems })
    }

    /// The module that [`Catalogue::module`] would open, read for a moment only:
    /// whoever goes through all of them must not keep all of them.
    pub fn glance(&self, id: &ModuleId, locale: &str) -> Option<Arc<Module>> {
        self.languages_tried(id, locale).into_iter().find_map(|language| {
            let mut files = self.files.candidates(id, language).iter();
            files.find_map(|file| file.glance(id, language))
        })
    }

    /// The languages a module is looked for in, each once.
    fn languages_tried<'a>(&'a self, id: &ModuleId, locale: &'a str) -> Vec<&'a str> {
        let mut languages = vec![locale, REFERENCE];
        languages.extend(self.files.languages(id));
        let mut tried = BTreeSet::new();
        languages.retain(|language| tried.insert(*language));
        languages
    }
}

/// Reads a catalogue file, for the player and for the linter alike.
pub fn open_file(name: &str, bytes: &[u8]) -> Opened<CatalogueFile> {
    let mut opened = load::open(name, bytes, |file: &CatalogueFile| file.schema);
    let Some(file) = &opened.value else { return opened };
    let mut seen = BTreeSet::new();
    let mut numbers = BTreeSet::new();
    let at = |path: String| opened.tree.as_ref().map_or(0..0, |tree| tree.find(&path).span.clone());
    let mut found = vec![];
    for (index, entry) in file.modules.iter().enumerate() {
        let place = |field: &str| at(format!("modules/{index}/{field}"));
        let new = |rule| Diagnostic::new(rule, &opened.source.name);
        if !seen.insert(entry.id.as_str()) {
            found.push(new(&rules::DUPLICATE_ID).at(place("id")).with("id", entry.id.as_str()));
        }
        if !numbers.insert(entry.number) {
            let number = usize::from(entry.number);
            found.push(new(&rules::DUPLICATE_NUMBER).at(place("number")).with("number", number));
        }
    }
    opened.diagnostics.extend(found);
    opened
}
