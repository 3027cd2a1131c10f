//! Inside a module: opening it, its lessons, its simulators, its quiz.

use super::Turn;
use crate::app::act::Study;
use crate::app::asking::Asking;
use crate::app::effect::Effect;
use crate::app::model::{After, Open, Opening, ending_step};
use crate::app::screen::{Answered, Lesson, Playing, Quiz, Review, Screen};
use crate::domain::attempt::{Outcome, draw};
use crate::domain::id::{AttemptId, ModuleId, StepId};
use crate::domain::module::{MasteryRule, Step};
use crate::domain::progress::{Answer, Given, ModuleProgress, Occasion, QuizAttempt};
use crate::domain::record::{Fact, Purpose};

impl Turn<'_> {
    pub(super) fn study(&mut self, study: Study) {
        match study {
            Study::Lessons => self.lessons(),
            Study::Quiz => self.quiz(),
            Study::Next => self.next(),
            Study::Previous => self.previous(),
            Study::Reread => self.reread(),
            Study::BackToQuestion => self.back_to_question(),
            Study::Move(place) => self.make_move(place),
            Study::Restart => self.restart(),
            Study::Corrections => self.corrections(),
            Study::Correction(row) => self.correction(row),
            Study::Resume(module) => self.open(module, Opening::Resume),
            Study::Review(module) => self.open(module, Opening::Review),
            Study::Recall => self.recall(),
            Study::Confirm(module) => self.open(module, Opening::Check),
            Study::Sheet(sheet) => self.see_sheet(sheet),
            Study::SaveSheet => self.save_sheet(),
            Study::LeaveSheet => self.leave_sheet(),
        }
    }

    pub(super) fn open(&mut self, module: ModuleId, opening: Opening) {
        let is_new = opening != Opening::Stay;
        self.model.pending.opening = Some(opening);
        if is_new && self.look_up() {
            self.model.pending.fresh = Some(module);
        } else {
            self.effects.push(Effect::Open(module));
        }
    }

    pub(super) fn opened(&mut self, open: Open) {
        self.model.open = Some(open);
        match self.model.pending.opening.take() {
            Some(Opening::Intro) => self.go(Screen::Intro),
            Some(Opening::Lessons) => self.lessons(),
            Some(Opening::Resume) => self.resume(),
            Some(Opening::Review) => self.review_all(),
            Some(Opening::Recall) => self.recall_opened(),
            Some(Opening::Check) => self.check(),
            Some(Opening::Look(hit)) => self.look(hit),
            Some(Opening::Placement) => self.placement_opened(),
            Some(Opening::Stay) | None => {}
        }
    }

    /// Exactly where the learner was: the same page or question, and the
    /// feedback if it was not seen to its end.
    pub(super) fn resume(&mut self) {
        let position = self.model.here().and_then(|here| here.position.clone());
        let is_in = |quiz: &QuizAttempt| {
            position.as_ref().is_some_and(|step| quiz.questions.contains(step))
        };
        let quiz_step = self.model.open_quiz().filter(|quiz| is_in(quiz)).and(position.clone());
        // A quiz of another edition is not gone on with: a new one is drawn.
        let is_stale = self.model.here().and_then(ModuleProgress::open_quiz).is_some_and(is_in);
        // A quiz that ended is over, even if its outcome was never seen.
        let is_over = self.model.here().and_then(ModuleProgress::last_ended).is_some_and(is_in);
        match quiz_step {
            Some(step) => self.quiz_at(&step),
            None if is_stale => self.go(Screen::Intro),
            None if is_over => self.go(Screen::Results),
            None if self.model.here().is_some_and(|here| here.lesson.is_some()) => {
                let index = self.index_of(position.as_ref());
                self.lesson_at(index);
            }
            None => self.go(Screen::Intro),
        }
    }

    /// The place of a step in the lessons; the first one when it is not there.
    fn index_of(&self, step: Option<&StepId>) -> usize {
        let Some(open) = &self.model.open else { return 0 };
        if step.is_some() && step == ending_step().as_ref() {
            return open.module.steps().count();
        }
        open.module.steps().position(|other| Some(other.id()) == step).unwrap_or(0)
    }

    /// Begins the lessons, or goes on with them.
    fn lessons(&mut self) {
        let Some(open) = &self.model.open else { return };
        if let Some(here) = self.model.here()
            && here.lesson.is_some()
        {
            let index = self.index_of(here.position.as_ref());
            return self.lesson_at(index);
        }
        let (module, edition) = (open.module.id.clone(), open.edition.clone());
        let attempt = self.entropy.attempt();
        let started = Fact::Started { module, edition, attempt };
        self.append(vec![started], After::Nothing);
        self.step_at(attempt, 0, None);
    }

    fn lesson_at(&mut self, index: usize) {
        let Some(lesson) = self.model.here().and_then(|here| here.lesson.as_ref()) else { return };
        let attempt = lesson.attempt;
        let step = self.model.open.as_ref().and_then(|open| open.module.steps().nth(index));
        let answer = step.and_then(|step| lesson.answers.get(step.id())).cloned();
        self.step_at(attempt, index, answer);
    }

    /// Shows a step of the lessons and remembers that it was reached.
    fn step_at(&mut self, attempt: AttemptId, index: usize, answer: Option<Answer>) {
        let Some(open) = &self.model.open else { return };
        let module = open.module.id.clone();
        let mut lesson = Lesson { attempt, index, asking: None, playing: None, reread: None };
        let step = match open.module.steps().nth(index) {
            Some(Step::Question(question)) => {
                lesson.asking = Some(match answer {
                    Some(answer) => Asking::told(question, attempt, answer.response),
                    None => Asking::new(question, attempt),
                });
                Some(question.id.clone())
            }
            Some(Step::Simulator(id)) => {
                let situation =
                    open.module.simulator(id).map(crate::domain::simulator::Simulator::begin);
                lesson.playing =
                    situation.map(|situation| Playing { situation, wrong: 0, said: None });
                Some(id.clone())
            }
            Some(Step::Page(page)) => Some(page.id.clone()),
            None => ending_step(),
        };
        let is_there = self.model.here().is_some_and(|here| here.position == step);
        self.go(Screen::Lesson(lesson));
        if let Some(step) = step.filter(|_| !is_there) {
            self.append(vec![Fact::Reached { module, step }], After::Nothing);
        }
    }

    /// What is hidden below, else the next step.
    fn next(&mut self) {
        let Screen::Lesson(lesson) = &self.model.screen else { return };
        let (attempt, index) = (lesson.attempt, lesson.index);
        if lesson.playing.is_none() && self.scroll_on() {
            return;
        }
        let is_past =
            self.model.open.as_ref().is_none_or(|open| index >= open.module.steps().count());
        if !is_past {
            self.lesson_step(attempt, index + 1);
        }
    }

    /// Shows more of what is hidden below, if there is any.
    pub(super) fn scroll_on(&mut self) -> bool {
        let is_more = self.model.scroll.hidden > 0;
        self.scroll(super::pages::PAGE);
        is_more
    }

    fn previous(&mut self) {
        let Screen::Lesson(lesson) = &self.model.screen else { return };
        let (attempt, index) = (lesson.attempt, lesson.index);
        match index.checked_sub(1) {
            Some(before) => self.lesson_step(attempt, before),
            None => self.go(Screen::Intro),
        }
    }

    fn lesson_step(&mut self, attempt: AttemptId, index: usize) {
        let step = self.model.open.as_ref().and_then(|open| open.module.steps().nth(index));
        let lesson = self.model.here().and_then(|here| here.lesson.as_ref());
        let answer = step.zip(lesson).and_then(|(step, lesson)| lesson.answers.get(step.id()));
        let answer = answer.cloned();
        self.step_at(attempt, index, answer);
    }

    fn reread(&mut self) {
        let page = self.model.asking().and_then(|asking| {
            let open = self.model.open.as_ref()?;
            Some(open.module.question(&asking.question)?.page.clone())
        });
        if let Screen::Lesson(lesson) = &mut self.model.screen {
            lesson.reread = page;
            self.refocus();
        }
    }

    fn back_to_question(&mut self) {
        if let Screen::Lesson(lesson) = &mut self.model.screen {
            lesson.reread = None;
            self.refocus();
        }
    }

    fn make_move(&mut self, place: usize) {
        let Some(open) = self.model.open.clone() else { return };
        let Screen::Lesson(lesson) = &mut self.model.screen else { return };
        let Some(Step::Simulator(id)) = open.module.steps().nth(lesson.index) else { return };
        let (Some(simulator), Some(playing)) = (open.module.simulator(id), &mut lesson.playing)
        else {
            return;
        };
        let situation = playing.situation.clone();
        let Some(chosen) = simulator.moves(&situation).nth(place) else { return };
        playing.situation = simulator.play(&situation, chosen);
        playing.wrong = playing.wrong.saturating_add(u16::from(chosen.wrong));
        playing.said = (!chosen.say.is_empty()).then(|| (chosen.say.clone(), chosen.wrong));
        let is_reached = simulator.is_reached(&playing.situation);
        let fact =
            Fact::Played { module: open.module.id.clone(), step: id.clone(), wrong: playing.wrong };
        self.refocus();
        if is_reached {
            self.append(vec![fact], After::Nothing);
        }
    }

    fn restart(&mut self) {
        let Screen::Lesson(lesson) = &self.model.screen else { return };
        let (attempt, index) = (lesson.attempt, lesson.index);
        self.step_at(attempt, index, None);
    }

    /// Goes on with the open quiz, or draws a new one.
    fn quiz(&mut self) {
        if self.is_waiting_for(&After::Quiz) {
            return;
        }
        let Some(open) = &self.model.open else { return };
        let ongoing = self.model.open_quiz().filter(|quiz| quiz.purpose == Purpose::Pass);
        let ongoing = ongoing.and_then(QuizAttempt::next_question);
        if let Some(step) = ongoing.cloned() {
            return self.quiz_at(&step);
        }
        let attempt = self.entropy.attempt();
        let questions = draw(&open.module.quiz, attempt);
        let rule = open.module.quiz.mastery;
        self.quiz_from(questions, attempt, rule, Purpose::Pass);
    }

    /// Keeps what was drawn, then shows it. Taken before the lessons were read to
    /// their end, it counts as passed by test.
    pub(super) fn quiz_from(
        &mut self,
        questions: Vec<StepId>,
        attempt: AttemptId,
        rule: MasteryRule,
        purpose: Purpose,
    ) {
        let Some(open) = &self.model.open else { return };
        let Some(first) = questions.first().cloned() else { return };
        let lesson = self.model.here().and_then(|here| here.lesson.as_ref());
        let has_read = lesson.is_some_and(|lesson| lesson.is_read);
        let (module, edition) = (open.module.id.clone(), open.edition.clone());
        let started = Fact::QuizStarted {
            module: module.clone(),
            edition,
            attempt,
            questions,
            language: open.module.language.clone(),
            rule,
            by_test: !has_read,
            purpose,
        };
        self.append(vec![started, Fact::Reached { module, step: first }], After::Quiz);
    }

    pub(super) fn quiz_drawn(&mut self) {
        let next = self.model.open_quiz();
        if let Some(step) = next.and_then(|quiz| quiz.next_question()).cloned() {
            self.quiz_at(&step);
        }
    }

    /// Shows a question of the open quiz.
    pub(super) fn quiz_at(&mut self, step: &StepId) {
        let Some(open) = &self.model.open else { return };
        let Some(quiz) = self.model.open_quiz() else { return };
        let Some(question) = open.module.question(step) else { return };
        let asking = match quiz.answers.get(step) {
            Some(answer) => Asking::told(question, quiz.attempt, answer.response.clone()),
            None => Asking::new(question, quiz.attempt),
        };
        let module = open.module.id.clone();
        let is_there = self.model.here().is_some_and(|here| here.position.as_ref() == Some(step));
        self.go(Screen::Quiz(Quiz { asking }));
        if !is_there {
            self.append(vec![Fact::Reached { module, step: step.clone() }], After::Nothing);
        }
    }

    /// The mistakes of the last quiz, or all its answers when there are none.
    fn corrections(&mut self) {
        if let Screen::Review(review) = &mut self.model.screen {
            let row = review.shown.take();
            self.refocus();
            self.model.focus = row.or(self.model.focus);
            return;
        }
        let last = self.model.here().and_then(ModuleProgress::last_ended);
        let mut rows: Vec<Given> = last.map_or_else(Vec::new, |quiz| {
            let given = |step: &StepId| {
                let answer = quiz.answers.get(step)?;
                Some(Given {
                    at: answer.at,
                    occasion: Occasion::Quiz,
                    attempt: quiz.attempt,
                    question: step.clone(),
                    response: answer.response.clone(),
                    outcome: answer.outcome,
                })
            };
            quiz.questions.iter().filter_map(given).collect()
        });
        let is_wrong = |given: &Given| given.outcome != Outcome::Right;
        let is_corrections = rows.iter().any(is_wrong);
        rows.retain(|row| is_wrong(row) || !is_corrections);
        self.review(rows, is_corrections, false);
    }

    /// Every answer ever given in the open module.
    fn review_all(&mut self) {
        let Some(open) = &self.model.open else { return };
        let given = self.model.progress.given.get(&open.module.id).cloned().unwrap_or_default();
        self.review(given, false, true);
    }

    fn review(&mut self, given: Vec<Given>, is_corrections: bool, is_all: bool) {
        let Some(open) = &self.model.open else { return };
        let answered = |given: Given| {
            let asking = match open.module.question(&given.question) {
                Some(question) => Asking::told(question, given.attempt, given.response),
                None => Asking::gone(given.question, given.attempt, given.response),
            };
            let (at, occasion, outcome) = (given.at, given.occasion, given.outcome);
            Answered { asking, at, occasion, outcome }
        };
        let rows = given.into_iter().map(answered).collect();
        self.go(Screen::Review(Review { rows, shown: None, is_corrections, is_all }));
    }

    fn correction(&mut self, row: usize) {
        if let Screen::Review(review) = &mut self.model.screen {
            review.shown = Some(row);
            self.refocus();
        }
    }

    /// The module becomes as if never opened, unless it is passed.
    pub(super) fn forget(&mut self) {
        let Some(open) = &self.model.open else { return };
        let module = open.module.id.clone();
        self.append(vec![Fact::Forgotten { module }], After::Forgotten);
    }

    /// After the feedback: the next step of the lesson or of the quiz, or the
    /// outcome of the quiz.
    pub(super) fn go_on(&mut self) {
        if let Screen::Lesson(_) = &self.model.screen {
            return self.next();
        }
        if let Screen::Recall(_) = &self.model.screen {
            return self.recall_on();
        }
        if let Screen::Seat(_) = &self.model.screen {
            // The card is noted; the room goes on by itself.
            return;
        }
        if self.scroll_on() {
            return;
        }
        if let Screen::Placement(_) = &self.model.screen {
            return self.placement_on();
        }
        let next = self.model.open_quiz();
        match next.and_then(|quiz| quiz.next_question()).cloned() {
            Some(step) => self.quiz_at(&step),
            None => self.go(Screen::Results),
        }
    }
}
