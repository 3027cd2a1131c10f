//! The catalogue: which modules there are, in which order, and where their
//! text is. Nothing of it is read before it is asked for: the catalogue files when
//! a list is, a module when it is opened, once.

mod files;
mod lists;
mod packed;
mod shape;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use files::Files;
pub use files::Folder;
use lists::Lists;
pub use shape::{CatalogueFile, Entry, Path, PathStep, Words};

use super::benefits::{self, BENEFITS_FILE, Benefit};
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
    files: Files,
    lists: OnceLock<Lists>,
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
        Self { files: Files::embedded(), lists: OnceLock::new(), placement: OnceLock::new() }
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
        let mut lists = Lists::assemble(&files, listed);
        if let Some(bytes) = folder.file(BENEFITS_FILE) {
            let opened = benefits::open_file(&folder.named(BENEFITS_FILE), bytes);
            lists.add_benefits(opened.value);
            lists.problems.extend(opened.diagnostics);
        }
        let mut placement = OnceLock::new();
        if let Some(bytes) = folder.file(PLACEMENT_FILE) {
            let opened = placement::open_file(&folder.named(PLACEMENT_FILE), bytes);
            lists.problems.extend(opened.diagnostics);
            if let Some(file) = opened.value {
                placement = OnceLock::from(Some(file));
            }
        }
        Self { files, lists: lists.into(), placement }
    }

    /// What the catalogue files say; the embedded ones are read when first asked for.
    fn lists(&self) -> &Lists {
        self.lists.get_or_init(|| Lists::assemble(&self.files, None))
    }

    /// The modules that can be opened, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.lists().entries
    }

    /// The entry of a module.
    pub fn entry(&self, id: &ModuleId) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.id == *id)
    }

    /// The learning paths. Their steps may name modules that are not there yet.
    pub fn paths(&self) -> &[Path] {
        &self.lists().paths
    }

    /// The learning path of that id.
    pub fn path(&self, id: &PathId) -> Option<&Path> {
        self.paths().iter().find(|path| path.id == *id)
    }

    /// The benefits around the passport, valid or not.
    pub fn benefits(&self) -> &[Benefit] {
        &self.lists().benefits
    }

    /// What a placement is made of, in the words of `locale`: of the folder, where
    /// it has a sound placement file, else of the program. The first call reads it.
    pub fn placement(&self, locale: &str) -> Option<Guide> {
        let file = self.placement.get_or_init(|| {
            let bytes = Files::embedded_file(PLACEMENT_FILE);
            let checked = || placement::open_file(PLACEMENT_FILE, &bytes).value;
            placement::trusted(&bytes).or_else(checked)
        });
        file.as_ref().map(|file| file.guide(self, locale))
    }

    /// The languages a module is written in.
    pub fn languages(&self, id: &ModuleId) -> Vec<&str> {
        self.files.languages(id)
    }

    /// The language [`Catalogue::module`] would open a module in, told by the names of
    /// its files: none is read.
    pub fn language<'a>(&'a self, id: &ModuleId, locale: &'a str) -> Option<&'a str> {
        self.files.language(id, locale)
    }

    /// What is wrong with the catalogue files and with unlisted modules.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.lists().problems
    }

    /// Opens a module in `locale`, or in French when there is no such
    /// translation, or in any language there is. The first call parses; others
    /// share the result.
    ///
    /// # Errors
    /// No file of the module can be played.
    pub fn module(&self, id: &ModuleId, locale: &str) -> Result<Opening, Unavailable> {
        self.files.module(id, locale)
    }

    /// The module that [`Catalogue::module`] would open, read for a moment only:
    /// whoever goes through all of them must not keep all of them.
    pub fn glance(&self, id: &ModuleId, locale: &str) -> Option<Arc<Module>> {
        self.files.glance(id, locale)
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
