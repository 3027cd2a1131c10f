//! Search across the titles, the pages and the glossary of all modules.
//!
//! The index holds plain text and a list of distinct words, accents and case
//! folded; the modules themselves are not kept. Every word asked must be found,
//! as the start of a word, or as the same word in the plural. Only when nothing
//! is found that way, one typo is forgiven in each word of four letters or more.

mod excerpt;
mod matching;

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::{Catalogue, Entry};
use crate::domain::id::{ModuleId, StepId};
use crate::domain::module::{Module, Page, Step, Term};
use crate::domain::prose::{Prose, folded};
use crate::domain::search::{Found, Hit, Target};
use matching::{Match, Wanted, looked_up};

/// Hits told at most: more would not be read.
pub const MOST_HITS: usize = 20;

/// All there is to find in one language.
#[derive(Debug)]
pub struct Index {
    documents: Vec<Document>,
    /// Distinct folded words, each with the documents it stands in.
    words: Vec<(Box<str>, Vec<Place>)>,
    /// The glossary, each word once, in the order of the alphabet.
    glossary: Vec<Term>,
}

/// Something that can be found.
#[derive(Debug)]
struct Document {
    module: ModuleId,
    target: Target,
    title: Box<str>,
    /// What it says, a paragraph or a point of a list on each line.
    text: Box<str>,
    /// Words it is found by as well, though they are not shown.
    also: Box<str>,
}

/// A document a word stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    document: u32,
    is_title: bool,
}

/// How good a hit is, the best first: typos last; then the title before the
/// text; then whole words before their starts; then the order of the catalogue.
type Rank = (bool, u8, u16, u32);

impl Index {
    /// Reads every module of `catalogue` in `locale`, or in the language it has.
    pub fn build(catalogue: &Catalogue, locale: &str) -> Self {
        let mut index = Self { documents: vec![], words: vec![], glossary: vec![] };
        let mut known = BTreeSet::new();
        for entry in catalogue.entries() {
            index.documents.push(module_document(entry, locale));
            let Some(module) = catalogue.glance(&entry.id, locale) else { continue };
            index.documents.extend(page_documents(&module));
            for term in &module.terms {
                if known.insert(folded(&term.word.text())) {
                    index.documents.push(word_document(&module.id, term));
                    index.glossary.push(term.clone());
                }
            }
        }
        index.glossary.sort_by_cached_key(|term| folded(&term.word.text()));
        index.read_words();
        index
    }

    fn read_words(&mut self) {
        let mut words: BTreeMap<String, BTreeSet<Place>> = BTreeMap::new();
        for (document, number) in self.documents.iter().zip(0..) {
            for (text, is_title) in
                [(&document.title, true), (&document.text, false), (&document.also, false)]
            {
                let here = looked_up(text).into_iter().map(|(_, word)| word);
                for word in here.filter(|word| is_searchable(word)) {
                    let place = Place { document: number, is_title };
                    words.entry(word).or_default().insert(place);
                }
            }
        }
        let listed = words.into_iter();
        self.words = listed
            .map(|(word, places)| (word.into_boxed_str(), places.into_iter().collect()))
            .collect();
    }

    /// What `query` finds.
    pub fn search(&self, query: &str) -> Found {
        let query = query.trim().to_owned();
        if query.is_empty() {
            return Found { query, words: self.glossary.clone(), ..Found::default() };
        }
        let wanted = Wanted::read(&query, |word| self.knows(word));
        let mut ranked = self.ranked(&wanted, false);
        let with_typos = ranked.is_empty();
        if with_typos {
            ranked = self.ranked(&wanted, true);
        }
        let others = ranked.len().saturating_sub(MOST_HITS);
        let best = ranked.iter().take(MOST_HITS);
        let documents = best.filter_map(|(.., place)| self.documents.get(*place as usize));
        let hits = documents.map(|document| document.hit(&wanted, with_typos)).collect();
        Found { query, hits, others, words: vec![] }
    }

    /// Whether a word of the modules starts so.
    fn knows(&self, start: &str) -> bool {
        let place = self.words.partition_point(|(word, _)| **word < *start);
        self.words.get(place).is_some_and(|(word, _)| word.starts_with(start))
    }

    /// The documents that hold every word asked, best first.
    fn ranked(&self, wanted: &[Wanted], with_typos: bool) -> Vec<Rank> {
        if wanted.is_empty() {
            return vec![];
        }
        let grades: Vec<Vec<Option<Grade>>> =
            wanted.iter().map(|one| self.grades(one, with_typos)).collect();
        let mut ranked: Vec<Rank> = self
            .documents
            .iter()
            .zip(0..)
            .filter_map(|(document, place)| {
                let found: Option<Vec<Grade>> =
                    grades.iter().map(|all| *all.get(place as usize)?).collect();
                Some(document.rank(&found?, place))
            })
            .collect();
        ranked.sort_unstable();
        ranked
    }

    /// The best way each document holds one of the words asked.
    fn grades(&self, wanted: &Wanted, with_typos: bool) -> Vec<Option<Grade>> {
        let mut grades = vec![None; self.documents.len()];
        for (word, places) in &self.words {
            let Some(matched) = wanted.matches(word, with_typos) else { continue };
            for place in places {
                let grade = Grade { is_text: !place.is_title, matched };
                if let Some(best) = grades.get_mut(place.document as usize) {
                    *best = Some(best.map_or(grade, |best: Grade| best.min(grade)));
                }
            }
        }
        grades
    }
}

/// How a document holds a word, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Grade {
    is_text: bool,
    matched: Match,
}

impl Document {
    fn rank(&self, found: &[Grade], place: u32) -> Rank {
        let is_text = found.iter().any(|grade| grade.is_text);
        let group = match (&self.target, is_text) {
            (Target::Module, false) => 0,
            (Target::Page { .. }, false) => 1,
            (Target::Word(_), false) => 2,
            (Target::Module, true) => 3,
            (Target::Page { .. }, true) => 4,
            (Target::Word(_), true) => 5,
        };
        let has_typo = found.iter().any(|grade| grade.matched == Match::Typo);
        let worth = |grade: &Grade| u16::from(grade.is_text) * 8 + grade.matched as u16;
        (has_typo, group, found.iter().map(worth).sum(), place)
    }

    fn hit(&self, wanted: &[Wanted], with_typos: bool) -> Hit {
        Hit {
            module: self.module.clone(),
            target: self.target.clone(),
            title: excerpt::stressed(&self.title, wanted, with_typos),
            excerpt: excerpt::of(&self.text, wanted, with_typos),
        }
    }
}

/// Single letters are what an apostrophe leaves of a word.
fn is_searchable(word: &str) -> bool {
    word.len() > 1 || word.chars().all(|c| c.is_ascii_digit())
}

fn module_document(entry: &Entry, locale: &str) -> Document {
    let found_by = entry.found_by.in_language(locale);
    Document {
        module: entry.id.clone(),
        target: Target::Module,
        title: entry.title.in_language(locale).text().into(),
        text: entry.summary.in_language(locale).text().into(),
        // The name of the folder is the subject in a word or two.
        also: format!("{} {}", entry.id, found_by.text()).into(),
    }
}

fn page_documents(module: &Module) -> impl Iterator<Item = Document> {
    let pages = module.steps().filter_map(|step| match step {
        Step::Page(page) => Some(page),
        Step::Question(_) | Step::Simulator(_) => None,
    });
    pages.zip(1..).map(|(page, number)| Document {
        module: module.id.clone(),
        target: Target::Page { step: step_id(page), number },
        title: page.title.text().into(),
        text: page_text(page).into(),
        also: "".into(),
    })
}

fn step_id(page: &Page) -> StepId {
    page.id.clone()
}

fn page_text(page: &Page) -> String {
    let texts = page.blocks.iter().flat_map(crate::domain::module::Block::texts);
    texts.map(Prose::text).collect::<Vec<_>>().join("\n")
}

fn word_document(module: &ModuleId, term: &Term) -> Document {
    Document {
        module: module.clone(),
        target: Target::Word(term.clone()),
        title: term.word.text().into(),
        text: term.meaning.text().into(),
        also: "".into(),
    }
}
