//! Coming back: questions asked again some days later, and modules confirmed.

use super::Turn;
use crate::app::asking::Asking;
use crate::app::effect::Effect;
use crate::app::items;
use crate::app::model::{After, Notice, Opening};
use crate::app::screen::{Recalling, Screen};
use crate::domain::attempt::{CHECK, Outcome, Response, draw_check};
use crate::domain::id::{ModuleId, StepId};
use crate::domain::memory;
use crate::domain::module::MasteryRule;
use crate::domain::progress::QuizAttempt;
use crate::domain::record::{Fact, Purpose};

impl Turn<'_> {
    /// Asks which objectives the modules of due questions still have.
    pub(super) fn look_up_due(&mut self) {
        let mut modules: Vec<ModuleId> =
            items::due(self.model).into_iter().map(|due| due.module).collect();
        modules.sort();
        modules.dedup();
        if !modules.is_empty() {
            self.effects.push(Effect::Objectives(modules));
        }
    }

    /// Begins to ask again what is due.
    pub(super) fn recall(&mut self) {
        // An answer still on its way to the disk is not asked for a second time.
        if self.is_waiting_for(&After::Feedback) {
            return;
        }
        let most = items::offered(self.model);
        let left = items::due(self.model).into();
        let attempt = self.entropy.attempt();
        let recall = Recalling { attempt, left, most, asked: 0, current: None };
        self.go(Screen::Recall(recall));
        self.recall_next();
    }

    /// Opens the module of the next question, or says that it was the last one.
    fn recall_next(&mut self) {
        let Screen::Recall(recall) = &mut self.model.screen else { return };
        recall.current = None;
        let next = if recall.asked < recall.most { recall.left.front() } else { None };
        match next.map(|due| due.module.clone()) {
            Some(module) => self.open(module, Opening::Recall),
            None => self.recalled(),
        }
    }

    /// The module of the next question is open: it is asked, unless the module does
    /// not have it any more.
    pub(super) fn recall_opened(&mut self) {
        let Screen::Recall(recall) = &mut self.model.screen else { return };
        let due = recall.left.pop_front();
        let attempt = recall.attempt;
        let asked = due.as_ref().zip(self.model.open.as_ref()).and_then(|(due, open)| {
            let question =
                memory::question(&open.module, &due.objective, &self.model.progress, attempt)?;
            Some((due.objective.clone(), Asking::new(question, attempt)))
        });
        if asked.is_none() {
            return self.recall_next();
        }
        if let Screen::Recall(recall) = &mut self.model.screen {
            recall.asked += 1;
            recall.current = asked;
        }
        self.model.notice = None;
        self.refocus();
    }

    /// The module of the next question cannot be opened: on to the one after.
    pub(super) fn recall_missing(&mut self, module: &ModuleId) {
        if let Screen::Recall(recall) = &mut self.model.screen {
            recall.left.retain(|due| due.module != *module);
        }
        self.recall_next();
    }

    /// After the feedback.
    pub(super) fn recall_on(&mut self) {
        if !self.scroll_on() {
            self.recall_next();
        }
    }

    /// Nothing more today: home, with the day of the next time.
    fn recalled(&mut self) {
        let today = self.model.around.today;
        let days = items::next_on(self.model).map(|day| day.days_since(today));
        self.home();
        self.model.notice = Some(Notice::Recalled { days });
    }

    /// What the answer on screen makes, if it was asked again: recorded as such.
    pub(super) fn fact_of_recall(
        &self,
        asking: &Asking,
        response: &Response,
        outcome: Outcome,
    ) -> Option<Fact> {
        let Screen::Recall(Recalling { current: Some((objective, _)), .. }) = &self.model.screen
        else {
            return None;
        };
        Some(Fact::Recalled {
            module: self.model.open.as_ref()?.module.id.clone(),
            objective: objective.clone(),
            attempt: asking.attempt,
            question: asking.question.clone(),
            response: response.clone(),
            outcome,
        })
    }

    /// From the day a module is passed, its objectives are asked again from time to
    /// time: how the quiz went for each, with its last answer.
    pub(super) fn reviewing(&self, last: (&StepId, Outcome)) -> Option<Fact> {
        let open = self.model.open.as_ref()?;
        let module = open.module.id.clone();
        let mut known = self.model.progress.recalls.keys();
        if known.any(|(other, _)| *other == module) {
            return None;
        }
        let quiz = self.model.open_quiz().filter(|quiz| quiz.purpose == Purpose::Pass)?;
        let answers = quiz.answers.iter().map(|(step, answer)| (step, answer.outcome));
        let objectives = memory::outcomes(&open.module, answers.chain([last]));
        Some(Fact::Reviewing { module, objectives })
    }

    /// Confirms the open module: goes on with the check, or draws one.
    pub(super) fn check(&mut self) {
        let today = self.model.around.today;
        let may = self.model.here().is_some_and(|here| here.may_check(today));
        if !may || self.is_waiting_for(&After::Quiz) {
            return;
        }
        let ongoing = self.model.open_quiz().and_then(QuizAttempt::next_question).cloned();
        if let Some(step) = ongoing {
            return self.quiz_at(&step);
        }
        let Some(open) = &self.model.open else { return };
        let here = self.model.here();
        let passing = here.and_then(|here| {
            let pass = here.passed.as_ref()?;
            here.quizzes.iter().find(|quiz| quiz.attempt == pass.attempt)
        });
        let met = passing.map(|quiz| quiz.questions.iter().cloned().collect()).unwrap_or_default();
        let attempt = self.entropy.attempt();
        let questions = draw_check(&open.module.quiz, &met, attempt);
        // A bank of fewer questions than a check has: all but one of them.
        let drawn = u16::try_from(questions.len()).unwrap_or(CHECK.drawn);
        let right = CHECK.right.min(drawn.saturating_sub(1)).max(1);
        let rule = MasteryRule { drawn, right };
        self.quiz_from(questions, attempt, rule, Purpose::Check);
    }
}
