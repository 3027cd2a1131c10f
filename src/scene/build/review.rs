//! The answers given: a list, and one of them in full with its correction.

use super::{Builder, Parts};
use crate::app::model::Open;
use crate::app::screen::{Answered, Review};
use crate::domain::grading::grade;
use crate::domain::progress::Occasion;
use crate::domain::prose::Prose;
use crate::scene::Block;

impl Builder<'_> {
    pub(super) fn review(self, review: &Review) -> Parts {
        let Some(open) = &self.model.open else {
            return Parts::new("nowhere", Prose::default(), vec![]);
        };
        let shown = review.shown.and_then(|row| Some((row, review.rows.get(row)?)));
        let Some((row, answered)) = shown else {
            let id = match (review.rows.is_empty(), review.is_corrections) {
                (true, _) => "review-none",
                (false, true) => "review-mistakes",
                (false, false) => "review-answers",
            };
            let body = vec![Block::Heading(self.get(id)), self.items()];
            return Parts::new(
                format!("review/{}", open.module.id),
                open.module.title.clone(),
                body,
            );
        };
        let mut body = self.answered(open, answered);
        if review.is_all {
            body.push(Block::Small(self.answered_on(review, row)));
        }
        body.push(self.items());
        let args = [("place", (row + 1).into()), ("of", review.rows.len().into())];
        Parts::new(format!("review/{}/{row}", open.module.id), open.module.title.clone(), body)
            .status(self.with("review-status", &args))
    }

    /// The question, the answer and its correction, as far as the module still has them.
    fn answered(self, open: &Open, answered: &Answered) -> Vec<Block> {
        let question = open.module.question(&answered.asking.question);
        let (Some(question), Some(response)) = (question, answered.asking.given()) else {
            return vec![Block::Heading(self.get("review-gone")), self.say("review-gone-why")];
        };
        let mut body = vec![Block::Heading(question.prompt.clone())];
        body.extend(self.feedback(question, response));
        if grade(question, response).outcome != answered.outcome {
            body.push(self.small("review-changed"));
        }
        body
    }

    /// On what occasion and when an answer was given, and which of several to the
    /// same question it is.
    pub(super) fn answered_on(self, review: &Review, row: usize) -> Prose {
        let Some(answered) = review.rows.get(row) else { return Prose::default() };
        let is_same = |other: &&Answered| other.asking.question == answered.asking.question;
        let of = review.rows.iter().filter(is_same).count();
        let place = review.rows.iter().take(row + 1).filter(is_same).count();
        let occasion = self.text.get(match answered.occasion {
            Occasion::Lesson => "occasion-lesson",
            Occasion::Quiz => "occasion-quiz",
            Occasion::Check => "occasion-check",
            Occasion::Recall => "occasion-recall",
            Occasion::Placement => "occasion-placement",
        });
        let date = self.date(answered.at.date());
        let args = [
            ("occasion", (&occasion).into()),
            ("date", (&date).into()),
            ("place", place.into()),
            ("of", of.into()),
        ];
        self.with(if of > 1 { "review-on-many" } else { "review-on" }, &args)
    }
}
