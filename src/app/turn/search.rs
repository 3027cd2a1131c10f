//! Looking for something in all modules, and looking at what was found.

use super::Turn;
use crate::app::act::Finding;
use crate::app::effect::Effect;
use crate::app::model::Opening;
use crate::app::screen::{Screen, Search};
use crate::domain::search::{Found, Target};

impl Turn<'_> {
    /// The screen to look for something; until something is asked, it shows the words.
    pub(super) fn search(&mut self) {
        self.go(Screen::Search(Search::default()));
        self.ask_search();
    }

    /// Asks for what the line says now, if something is looked for.
    pub(super) fn ask_search(&mut self) {
        if let Screen::Search(search) = &self.model.screen {
            self.effects.push(Effect::Search(search.query()));
        }
    }

    /// An answer: one to an earlier question comes too late and says nothing.
    pub(super) fn found(&mut self, found: Found) {
        let Screen::Search(search) = &mut self.model.screen else { return };
        if search.shown.is_some() || search.query() != found.query {
            return;
        }
        if search.found == found {
            return;
        }
        search.found = found;
        // Below an overlay, the focus is not ours.
        if self.model.overlays.is_empty() {
            self.refocus();
        }
    }

    pub(super) fn find(&mut self, finding: Finding) {
        match finding {
            Finding::Hit(hit) => self.look_at(hit),
            Finding::Back => self.back_to_hits(),
        }
    }

    /// A module opens; a page is shown to be read, which moves nobody's place;
    /// a word is explained.
    fn look_at(&mut self, place: usize) {
        let Screen::Search(search) = &self.model.screen else { return };
        let Some(hit) = search.found.hits.get(place) else { return };
        let module = hit.module.clone();
        match hit.target {
            Target::Module => self.open(module, Opening::Intro),
            Target::Page { .. } => self.open(module, Opening::Look(place)),
            Target::Word(_) => self.look(place),
        }
    }

    /// Shows a hit whose module, if it needs one, is open.
    pub(super) fn look(&mut self, place: usize) {
        if let Screen::Search(search) = &mut self.model.screen {
            search.shown = Some(place);
            self.refocus();
        }
    }

    /// Back to the list, where one was.
    fn back_to_hits(&mut self) {
        let Screen::Search(search) = &mut self.model.screen else { return };
        let place = search.shown.take();
        self.refocus();
        self.model.focus = place.or(self.model.focus);
        // Another language may be spoken since.
        self.ask_search();
    }
}
