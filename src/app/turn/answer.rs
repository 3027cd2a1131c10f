//! Answering: choosing, validating, being told.
//!
//! An answer is on the disk before its feedback is shown.

use super::Turn;
use crate::app::act::Answering;
use crate::app::asking::{Asking, Draft, Phase};
use crate::app::items;
use crate::app::model::{After, Notice};
use crate::app::screen::Screen;
use crate::domain::attempt::{Outcome, Score};
use crate::domain::grading::{grade, is_an_answer};
use crate::domain::record::Fact;

impl Turn<'_> {
    pub(super) fn answer(&mut self, answering: Answering) {
        match answering {
            Answering::Row(row) => self.take(row),
            Answering::Hint => self.hint(),
            Answering::Submit if matches!(self.model.screen, Screen::Placement(_)) => {
                self.placement_submit();
            }
            Answering::Submit if matches!(self.model.screen, Screen::Lead(_)) => {
                self.paper_answered();
            }
            Answering::Submit if matches!(self.model.screen, Screen::Seat(_)) => self.seat_submit(),
            Answering::Submit => self.submit(),
            Answering::Retry => self.retry(),
            Answering::Undo => {
                if let Some(asking) = self.asking_mut() {
                    asking.undo();
                }
                self.model.focus = None;
            }
            Answering::Continue if self.offer_card() => {}
            Answering::Continue => self.go_on(),
        }
    }

    fn take(&mut self, row: usize) {
        let Some(asking) = self.asking_mut() else { return };
        asking.take(row);
        let is_built = matches!(asking.draft, Draft::Ranks(_) | Draft::Pairs { .. });
        if !is_built {
            return;
        }
        let is_pairs = matches!(asking.draft, Draft::Pairs { .. });
        let is_whole = asking.response().is_ok();
        let rows = asking.rows().len();
        // The button comes right after the rows; until then a new pair is to be chosen.
        if is_whole {
            self.model.focus = Some(rows);
        } else if is_pairs {
            self.model.focus = None;
        }
    }

    fn hint(&mut self) {
        let may = self.model.asking().is_some_and(|asking| items::has_hint(self.model, asking));
        if let Some(asking) = self.asking_mut().filter(|_| may) {
            asking.hints += 1;
            if matches!(asking.draft, Draft::Typed(_)) {
                self.model.focus = None;
            }
        }
    }

    /// Sends the answer to the disk. Until it is there, nothing is told.
    fn submit(&mut self) {
        let Some((facts, response)) = self.facts_of_answer() else { return };
        match response {
            Ok(()) => {
                if let Some(asking) = self.asking_mut() {
                    asking.phase = Phase::Saving;
                }
                self.model.focus = None;
                self.append(facts, After::Feedback);
            }
            Err(notice) => self.model.notice = Some(notice),
        }
    }

    /// The records the answer on screen makes; the last answer of a quiz ends it.
    fn facts_of_answer(&self) -> Option<(Vec<Fact>, Result<(), Notice>)> {
        let asking = self.model.asking().filter(|asking| asking.is_choosing())?;
        let open = self.model.open.as_ref()?;
        let question = open.module.question(&asking.question)?;
        let response = match asking.response() {
            Ok(response) => response,
            Err(notice) => return Some((vec![], Err(notice))),
        };
        if !is_an_answer(question, &response) {
            return Some((vec![], Err(Notice::NumberFirst)));
        }
        let outcome = grade(question, &response).outcome;
        if let Some(fact) = self.fact_of_recall(asking, &response, outcome) {
            return Some((vec![fact], Ok(())));
        }
        let module = open.module.id.clone();
        let mut facts = vec![Fact::Answered {
            module: module.clone(),
            attempt: asking.attempt,
            question: asking.question.clone(),
            response,
            outcome,
            hints: asking.hints,
        }];
        if matches!(self.model.screen, Screen::Quiz(_)) {
            facts.extend(self.end_of_quiz(asking, outcome));
        }
        Some((facts, Ok(())))
    }

    /// What the last answer of a quiz makes; nothing before.
    fn end_of_quiz(&self, asking: &Asking, outcome: Outcome) -> Vec<Fact> {
        let Some((open, quiz)) = self.model.open.as_ref().zip(self.model.open_quiz()) else {
            return vec![];
        };
        let left = quiz.questions.iter().filter(|step| !quiz.answers.contains_key(*step));
        if left.count() > 1 {
            return vec![];
        }
        let before = quiz.score();
        let right = before.right + u16::from(outcome == Outcome::Right);
        let score = Score { right, of: before.of };
        let is_passed = score.meets(quiz.rule);
        let (module, attempt) = (open.module.id.clone(), asking.attempt);
        let ended = Fact::QuizEnded { module, attempt, score, is_passed };
        let reviewing = is_passed.then(|| self.reviewing((&asking.question, outcome))).flatten();
        std::iter::once(ended).chain(reviewing).collect()
    }

    /// The answer is on the disk: now it is told.
    pub(super) fn feedback(&mut self) {
        if self.is_later_answer_waiting() {
            return;
        }
        if let Some(asking) = self.asking_mut().filter(|asking| asking.phase == Phase::Saving)
            && let Ok(response) = asking.response()
        {
            asking.phase = Phase::Told(response);
            self.refocus();
        }
    }

    /// The answer could not be kept: it can be validated again.
    pub(super) fn answer_not_saved(&mut self) {
        if self.is_later_answer_waiting() {
            return;
        }
        if let Some(asking) = self.asking_mut().filter(|asking| asking.phase == Phase::Saving) {
            asking.phase = Phase::Choosing;
        }
    }

    /// Whether the answer on screen is a later one than the one just heard of:
    /// on a slow disk one may have turned the page and answered again.
    fn is_later_answer_waiting(&self) -> bool {
        self.is_waiting_for(&After::Feedback)
    }

    fn retry(&mut self) {
        let question = self.model.asking().and_then(|asking| {
            let open = self.model.open.as_ref()?;
            Some(Asking::new(open.module.question(&asking.question)?, asking.attempt))
        });
        if let Screen::Lesson(lesson) = &mut self.model.screen {
            lesson.asking = question;
            self.refocus();
        }
    }
}
