//! What lies above a screen: help, words, "are you sure?".

use super::{Builder, Parts};
use crate::app::model::{Open, Question};
use crate::app::screen::Screen;
use crate::domain::module::{Page, Step};
use crate::domain::prose::Prose;
use crate::scene::{Block, Tone};

impl<'a> Builder<'a> {
    /// The keys that work on the screen below, and what to do when lost.
    pub(super) fn help(self) -> Parts {
        let keys = self.screen_keys().into_iter().map(|hint| {
            let label = hint.label.text();
            self.with("help-key", &[("key", (&hint.cap).into()), ("what", (&label).into())])
        });
        let body = vec![
            Block::Heading(self.get("help-title")),
            self.say(if self.is_saving() { "ask-saving" } else { "help-safe" }),
            Block::Lines { numbered: false, lines: keys.collect() },
            self.items(),
        ];
        Parts::new("help", self.get("help"), body)
    }

    /// The hard words of the page.
    pub(super) fn terms(self) -> Parts {
        let mut body = vec![];
        if let (Some(Open { module, .. }), Some(page)) = (&self.model.open, self.read_page()) {
            for term in page.terms().filter_map(|id| module.term(id)) {
                body.push(Block::Heading(term.word.clone()));
                body.push(Block::Text(term.meaning.clone()));
            }
        }
        body.push(self.items());
        Parts::new("terms", self.get("terms"), body)
    }

    /// The page on screen, of a lesson or of a search.
    fn read_page(self) -> Option<&'a Page> {
        let module = &self.model.open.as_ref()?.module;
        match &self.model.screen {
            Screen::Lesson(lesson) => match module.steps().nth(lesson.index)? {
                Step::Page(page) => Some(page),
                Step::Question(_) | Step::Simulator(_) => None,
            },
            Screen::Search(search) => crate::app::items::search::page(self.model, search),
            _ => None,
        }
    }

    pub(super) fn confirm(self, question: Question) -> Parts {
        let (title, what) = match question {
            Question::Forget => ("forget", "forget-confirm"),
            Question::Erase => ("erase", "erase-confirm"),
            Question::ReplaceCard => ("replace-card", "replace-card-confirm"),
            Question::LeaveRoom => ("leave-room", "leave-room-confirm"),
        };
        let body = vec![
            Block::Heading(self.get(title)),
            Block::Notice { tone: Tone::Info, text: self.get(what) },
            self.items(),
        ];
        Parts::new(format!("confirm/{title}"), Prose::plain(&self.text.get("product")), body)
    }
}
