//! Home, catalogue, words, answers, settings.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::act::Act;
use crate::app::items;
use crate::app::model::Visitor;
use crate::app::screen::Screen;
use crate::domain::id::ModuleId;
use crate::domain::prose::Prose;
use crate::scene::Block;

impl Builder<'_> {
    pub(super) fn home(self) -> Parts {
        let mut body = vec![self.passport_line(), Block::Stamps(self.stamps())];
        if self.model.visitor == Visitor::Guest {
            body.push(self.small("home-guest"));
        }
        body.push(self.items());
        let name = self.model.progress.name.as_deref().unwrap_or_default();
        Parts::new("home", self.get("product"), body).status(Prose::plain(name))
    }

    /// The module to begin with, and why this one: its place on the way that is
    /// followed, else what one gets from it.
    pub(super) fn next_item(self, module: &ModuleId) -> Worded {
        let title = self.module_title(module);
        // Beside something that is not finished, it comes after.
        let is_later = self.model.unfinished().is_some();
        let id = if is_later { "home-next" } else { "home-begin" };
        let label = self.with(id, &[("module", (&title).into())]);
        // What one gets from it is told of the first thing to do only: home stays calm.
        let is_first = self.model.screen == Screen::Home
            && items::items(self.model).first() == Some(&Act::Open(module.clone()));
        let summary = || {
            let listing = self.model.listing(module).filter(|_| is_first);
            listing.map(|listing| listing.summary.clone())
        };
        let why = self.model.why(module).map(|why| self.reason(why)).or_else(summary);
        Worded { detail: why.unwrap_or_default(), ..Worded::new(label) }
    }

    /// Where one goes on, and why this module if it is on the way; until that is known,
    /// that it is where one was.
    pub(super) fn continue_detail(self, module: &ModuleId) -> Prose {
        let reason = self.model.why(module).map(|why| self.reason(why));
        if let Some(place) = self.place_words(module, reason.as_ref()) {
            return place;
        }
        match reason.map(|reason| reason.text()) {
            Some(reason) => self.with("home-continue-why", &[("reason", (&reason).into())]),
            None => self.get("home-continue-detail"),
        }
    }

    /// All modules, and how many they are.
    pub(super) fn catalogue_item(self) -> Worded {
        let count = self.model.around.listings.len();
        let aside = self.with("route-modules", &[("count", count.into())]);
        Worded { aside, ..Worded::new(self.get("go-catalogue")) }
    }

    pub(super) fn catalogue(self) -> Parts {
        let body = vec![Block::Heading(self.get("catalogue-title")), self.items()];
        let passed = self.model.counted().len();
        let status = self.with("passport-status", &[("passed", passed.into())]);
        Parts::new("catalogue", self.get("product"), body).status(status)
    }

    pub(super) fn answers(self) -> Parts {
        let mut body = vec![Block::Heading(self.get("answers-title"))];
        if items::answered_modules(self.model).next().is_none() {
            body.push(self.say("answers-none"));
        }
        body.push(self.items());
        Parts::new("answers", self.get("answers-head"), body)
    }

    pub(super) fn settings(self) -> Parts {
        let body = vec![
            Block::Heading(self.get("settings-title")),
            self.items(),
            self.small("settings-help"),
        ];
        Parts::new("settings", self.get("settings-head"), body)
    }
}
