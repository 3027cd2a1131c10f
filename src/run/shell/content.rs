//! What the modules say, brought when it is asked for.

use super::Shell;
use crate::app::msg::{Content, Msg};
use crate::content::catalogue::Opening;
use crate::content::search::Index;
use crate::domain::id::ModuleId;
use crate::domain::memory;

impl Shell {
    pub(super) fn open(&mut self, module: ModuleId) {
        let opened = self.setup.catalogue.module(&module, self.setup.text.locale());
        self.queue(Msg::Content(match opened {
            Ok(Opening { module, edition, is_fallback, .. }) => {
                Content::Opened { module, edition, is_fallback }
            }
            Err(_) => Content::Missing(module),
        }));
    }

    /// What each module can still ask; nothing where it cannot be played.
    pub(super) fn objectives(&mut self, modules: Vec<ModuleId>) {
        let (catalogue, locale) = (&self.setup.catalogue, self.setup.text.locale());
        let looked_up = modules.into_iter().map(|id| {
            let opened = catalogue.module(&id, locale).ok();
            let objectives = opened.map(|opening| memory::objectives(&opening.module));
            (id, objectives.unwrap_or_default())
        });
        let objectives = looked_up.collect();
        self.queue(Msg::Content(Content::Objectives(objectives)));
    }

    /// A module, for what it is made of; nothing where it cannot be played.
    pub(super) fn outline(&mut self, module: &ModuleId) {
        if let Ok(opened) = self.setup.catalogue.module(module, self.setup.text.locale()) {
            self.queue(Msg::Content(Content::Outlined(opened.module)));
        }
    }

    /// What to do after each of these modules, of those that are here.
    pub(super) fn actions(&mut self, modules: Vec<ModuleId>) {
        let (catalogue, locale) = (&self.setup.catalogue, self.setup.text.locale());
        let action = |module: ModuleId| {
            let opening = catalogue.module(&module, locale).ok()?;
            Some((module, opening.module.ending.action.clone()))
        };
        let texts = modules.into_iter().filter_map(action).collect();
        self.queue(Msg::Content(Content::Actions(texts)));
    }

    /// Looks for `query`; the first time in a language, every module is read.
    pub(super) fn search(&mut self, query: &str) {
        let locale = self.setup.text.locale();
        if self.index.as_ref().is_none_or(|(language, _)| language != locale) {
            let index = Index::build(&self.setup.catalogue, locale);
            self.index = Some((locale.to_owned(), index));
        }
        let found = self.index.as_ref().map(|(_, index)| index.search(query));
        self.queue(Msg::Content(Content::Found(found.unwrap_or_default())));
    }
}
