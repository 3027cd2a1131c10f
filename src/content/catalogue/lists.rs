//! What the catalogue files say: modules, learning paths, benefits.

use std::collections::BTreeSet;

use super::files::{Files, REFERENCE};
use super::{CATALOGUE_FILE, CatalogueFile, Entry, Path, open_file};
use crate::content::benefits::{self, BENEFITS_FILE, Benefit, BenefitsFile};
use crate::content::diagnostic::Diagnostic;
use crate::content::load::{self, Opened};

/// The lists of all catalogue files, put together.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The modules that can be opened, in order.
    pub(super) entries: Vec<Entry>,
    /// The learning paths.
    pub(super) paths: Vec<Path>,
    /// The benefits around the passport.
    pub(super) benefits: Vec<Benefit>,
    /// What is wrong with the files, and with modules that none of them lists.
    pub(super) problems: Vec<Diagnostic>,
}

impl Lists {
    /// What the embedded files say, and after them the ones from `outside`.
    pub(super) fn assemble(files: &Files, outside: Option<Opened<CatalogueFile>>) -> Self {
        let mut lists = Self::default();
        let embedded = Files::embedded_file(CATALOGUE_FILE);
        let listed = match load::trusted(&embedded, |file: &CatalogueFile| file.schema) {
            Some(file) => {
                lists.merge(file);
                None
            }
            None => Some(open_file(CATALOGUE_FILE, &embedded)),
        };
        for listed in [listed, outside].into_iter().flatten() {
            lists.problems.extend(listed.diagnostics);
            if let Some(file) = listed.value {
                lists.merge(file);
            }
        }
        lists.add_benefits(benefits::trusted(&Files::embedded_file(BENEFITS_FILE)));
        lists.list_the_unlisted(files);
        lists.entries.retain(|entry| files.has(&entry.id));
        lists.entries.sort_by_key(|entry| entry.number);
        lists
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
    pub(super) fn add_benefits(&mut self, file: Option<BenefitsFile>) {
        for benefit in file.into_iter().flat_map(|file| file.benefits) {
            self.benefits.retain(|known| known.id != benefit.id);
            self.benefits.push(benefit);
        }
    }

    /// A module someone put into the folder without listing it comes last,
    /// under the title it gives itself.
    fn list_the_unlisted(&mut self, files: &Files) {
        let listed: BTreeSet<_> = self.entries.iter().map(|entry| entry.id.clone()).collect();
        let unlisted: Vec<_> = files.ids().filter(|id| !listed.contains(*id)).cloned().collect();
        let mut number = self.entries.iter().map(|entry| entry.number).max().unwrap_or(0);
        for id in unlisted {
            match files.module(&id, REFERENCE) {
                Ok(opening) => {
                    number = number.saturating_add(1);
                    self.entries.push(Entry::of_module(number, &opening.module));
                }
                Err(unavailable) => self.problems.extend(unavailable.problems),
            }
        }
    }
}
