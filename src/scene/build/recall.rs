//! Questions asked again, modules confirmed: what a person who comes back sees.

use super::{Builder, Parts};
use crate::app::items;
use crate::app::screen::Recalling;
use crate::domain::id::ModuleId;
use crate::domain::module::Module;
use crate::domain::progress::QuizAttempt;
use crate::domain::prose::Prose;
use crate::domain::time::Date;
use crate::scene::{Block, Meter, Tone};

impl Builder<'_> {
    /// A question asked again, or what is told about its answer.
    pub(super) fn recall(self, recall: &Recalling) -> Parts {
        let (Some(open), Some(asking)) = (&self.model.open, recall.asking()) else {
            return Parts::new("recall", self.get("product"), vec![]);
        };
        let (place, of) = (recall.asked, recall.of());
        let status = self.with("recall-status", &[("place", place.into()), ("of", of.into())]);
        let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let meter = Some(Meter { done: count(place), of: count(of) });
        Parts { meter, ..self.asked(&open.module, asking, status) }
    }

    /// "Review 3 questions", and how long it takes.
    pub(super) fn recall_words(self) -> (Prose, Prose) {
        let count = items::offered(self.model);
        let label = self.with("recall-begin", &[("count", count.into())]);
        // Half a minute for each, feedback included.
        let detail = self.with("recall-minutes", &[("minutes", count.div_ceil(2).into())]);
        (label, detail)
    }

    /// "Confirm this module", and what for. On its own screen the module is known.
    pub(super) fn confirm_words(self, module: &ModuleId, is_here: bool) -> (Prose, Prose) {
        let title = self.module_title(module);
        let label = if is_here {
            self.get("check-here")
        } else {
            self.with("check-begin", &[("module", (&title).into())])
        };
        (label, self.get("check-detail"))
    }

    /// The questions of today are answered: when there are more.
    pub(super) fn recalled(self, days: Option<i32>) -> (Tone, Prose) {
        let days = days.map(|days| days.max(0));
        let text = match days {
            Some(0) => self.get("recall-more"),
            Some(days) => self.with("recall-next", &[("days", i64::from(days).into())]),
            None => self.get("recall-none"),
        };
        (Tone::Good, text)
    }

    /// When a module was passed, and when that was confirmed.
    pub(super) fn solid_since(self, passed: Date, confirmed: Date) -> Prose {
        let (passed, confirmed) = (self.date(passed), self.date(confirmed));
        let args = [("passed", (&passed).into()), ("confirmed", (&confirmed).into())];
        self.with("intro-solid", &args)
    }

    /// The outcome of a check: solid, or not yet.
    pub(super) fn check_results(self, module: &Module, quiz: &QuizAttempt) -> Parts {
        let score = quiz.score();
        let args = [
            ("right", score.right.into()),
            ("of", score.of.into()),
            ("needed", quiz.rule.right.into()),
        ];
        let mut body = if quiz.ended == Some(true) {
            let action = module.ending.action.text();
            vec![
                Block::Verdict { tone: Tone::Good, text: self.with("check-solid", &args) },
                self.say("check-solid-why"),
                Block::Text(self.with("results-action", &[("action", (&action).into())])),
            ]
        } else {
            vec![
                Block::Verdict { tone: Tone::NotYet, text: self.with("check-not-yet", &args) },
                self.say("check-still-passed"),
                self.say("check-tomorrow"),
            ]
        };
        body.push(self.items());
        Parts::new(format!("results/{}/{}", module.id, quiz.attempt.0), module.title.clone(), body)
            .status(self.get("check-status"))
    }
}
