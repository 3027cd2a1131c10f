//! Looking for something: the hits, a page to read, a word explained; and all
//! hard words while nothing is asked.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::act::Finding;
use crate::app::items;
use crate::app::screen::{Screen, Search};
use crate::domain::prose::Prose;
use crate::domain::search::{Hit, Target};
use crate::scene::{Block, Field};

impl Builder<'_> {
    pub(super) fn search(self, search: &Search) -> Parts {
        match search.looked_at() {
            Some(hit) => self.looked_at(search, hit),
            None => self.searching(search),
        }
    }

    fn searching(self, search: &Search) -> Parts {
        // Whoever reads further down does not look at the field any more.
        let has_hits = !search.found.hits.is_empty();
        let is_reading = self.model.scroll.rows > 0 || self.model.focus.is_some();
        let field = Field {
            label: self.get("search-field"),
            value: search.line.value(),
            cursor: search.line.cursor(),
            after: Prose::default(),
            is_focused: has_hits || !is_reading,
        };
        let mut body = vec![Block::Field(field)];
        let is_answered = search.found.query == search.query();
        if is_answered && !search.line.is_blank() && !has_hits {
            body.push(self.say("search-none"));
            body.push(self.small("search-none-help"));
        }
        body.push(self.items());
        if search.found.others > 0 {
            let args = [("others", search.found.others.into())];
            body.push(Block::Small(self.with("search-others", &args)));
        }
        let words = search.found.words.iter().map(|term| {
            // The word stands out, so that the eye finds it in the list.
            let (word, meaning) = (format!("*{}*", term.word.text()), term.meaning.to_string());
            let args = [("word", (&word).into()), ("meaning", (&meaning).into())];
            Prose::marked(&self.text.with("search-entry", &args))
        });
        if !search.found.words.is_empty() {
            body.push(Block::Entries(words.collect()));
        }
        let title = if has_hits { "search-title" } else { "search-words" };
        let parts = Parts::new("search", self.get(title), body);
        if !has_hits {
            return parts;
        }
        let count = search.found.hits.len() + search.found.others;
        parts.status(self.with("search-count", &[("count", count.into())]))
    }

    /// A hit as an item: its title, a few words of it, and where it is.
    pub(super) fn found_item(self, finding: Finding) -> Worded {
        let Finding::Hit(place) = finding else {
            return Worded::new(self.get("search-back"));
        };
        let Screen::Search(search) = &self.model.screen else {
            return Worded::new(Prose::default());
        };
        let Some(hit) = search.found.hits.get(place) else {
            return Worded::new(Prose::default());
        };
        Worded {
            detail: hit.excerpt.clone(),
            aside: self.where_it_is(hit),
            ..Worded::new(hit.title.clone())
        }
    }

    /// "Page 4 · Vendre sur internet".
    fn where_it_is(self, hit: &Hit) -> Prose {
        let title = self.module_title(&hit.module);
        let module = ("module", (&title).into());
        match &hit.target {
            Target::Module => self.get("search-module"),
            Target::Page { number, .. } => {
                self.with("search-page", &[("page", (*number).into()), module])
            }
            Target::Word(_) => self.with("search-word", &[module]),
        }
    }

    fn looked_at(self, search: &Search, hit: &Hit) -> Parts {
        let mut body = match (&hit.target, items::search::page(self.model, search)) {
            (Target::Word(term), _) => {
                vec![Block::Heading(term.word.clone()), Block::Text(term.meaning.clone())]
            }
            (_, Some(page)) => {
                let mut body = vec![Block::Heading(page.title.clone())];
                body.extend(page.blocks.iter().flat_map(|part| self.part(part)));
                body
            }
            // The module has changed since.
            (_, None) => vec![self.say("notice-no-module")],
        };
        body.push(self.items());
        let place = match &hit.target {
            Target::Module => format!("search/module/{}", hit.module),
            Target::Page { step, .. } => format!("search/page/{}/{step}", hit.module),
            Target::Word(term) => format!("search/word/{}/{}", hit.module, term.id),
        };
        Parts::new(place, Prose::plain(&self.module_title(&hit.module)), body)
            .status(self.place_in_module(hit))
    }

    /// "Page 4", or "Mot difficile".
    fn place_in_module(self, hit: &Hit) -> Prose {
        match &hit.target {
            Target::Module => self.get("search-module"),
            Target::Page { number, .. } => {
                self.with("search-page-number", &[("page", (*number).into())])
            }
            Target::Word(_) => self.get("search-hard-word"),
        }
    }
}
