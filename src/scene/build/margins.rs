//! Beside the page of somebody who learns alone on a wide screen: where one is in the
//! module, the hard words of the page, what comes back when.
//!
//! Beside a question stand the parts of the module alone, not the titles of its pages:
//! many of those are answers.

use super::Builder;
use crate::app::items;
use crate::app::model::{Model, Open};
use crate::app::screen::{Lesson, Screen};
use crate::domain::attempt::Outcome;
use crate::domain::module::{Lesson as Part, Module, Page, Step};
use crate::domain::progress::LessonPass;
use crate::domain::prose::Prose;
use crate::domain::record::Purpose;
use crate::scene::margin::{Chapter, Margins, PlanStep, Strip};

/// Where one is in the open module.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Here<'m> {
    /// Not in its lessons yet.
    Before,
    /// At that step of the lessons; the first one past them is their end.
    Step(usize),
    /// At a page, come back to from a question.
    Page(&'m Page),
    /// At the question of that step: its page titles stay covered.
    Asked(usize),
    /// In the final quiz: the same.
    Test,
}

impl Here<'_> {
    const fn is_covered(self) -> bool {
        matches!(self, Self::Asked(_) | Self::Test)
    }
}

impl<'a> Builder<'a> {
    /// What stands in the margins of the screen. Nothing on machines for whoever comes,
    /// nor in a session: there, all see the same.
    pub(super) fn margins(self) -> Margins {
        if self.model.profile.is_shared {
            return Margins::default();
        }
        match (&self.model.screen, &self.model.open) {
            (Screen::Intro, Some(open)) => self.beside(open, Here::Before),
            (Screen::Lesson(lesson), Some(open)) => self.beside(open, here(&open.module, lesson)),
            (Screen::Quiz(_), Some(open)) if is_final(self.model) => self.beside(open, Here::Test),
            (Screen::Home, _) => self.dashboard(),
            _ => Margins::default(),
        }
    }

    fn beside(self, open: &'a Open, here: Here<'a>) -> Margins {
        let heading = Strip::Heading { text: self.get("margin-plan"), aside: Prose::default() };
        let left = vec![heading, Strip::Plan(self.plan(&open.module, here))];
        let page = match here {
            Here::Page(page) => Some(page),
            Here::Step(index) => match open.module.steps().nth(index) {
                Some(Step::Page(page)) => Some(page),
                _ => None,
            },
            Here::Before | Here::Asked(_) | Here::Test => None,
        };
        let mut right = vec![];
        if let Some(page) = page.filter(|_| self.model.overlays.is_empty()) {
            right.extend(self.glossary(&open.module, page));
            right.extend(self.to_review());
        }
        Margins { left, right }
    }

    fn glossary(self, module: &Module, page: &Page) -> Vec<Strip> {
        let mut strips = vec![];
        let mut words: Vec<&str> = vec![];
        for id in page.terms() {
            let Some(term) = module.term(id).filter(|_| !words.contains(&id)) else { continue };
            if words.is_empty() {
                let text = self.get("margin-words");
                strips.push(Strip::Heading { text, aside: Prose::default() });
            }
            words.push(id);
            let (word, meaning) = (term.word.clone(), term.meaning.clone());
            strips.push(Strip::Term { word, meaning });
        }
        strips
    }

    /// How many questions come back next, and when.
    fn to_review(self) -> Vec<Strip> {
        let next = self.model.learner().and_then(|_| items::upcoming(self.model));
        let Some((day, count)) = next else { return vec![] };
        let days = day.days_since(self.model.around.today).max(0);
        let args = [("count", count.into()), ("days", i64::from(days).into())];
        let text = self.get("margin-review");
        vec![
            Strip::Heading { text, aside: Prose::default() },
            Strip::Text(self.with("margin-review-next", &args)),
        ]
    }

    /// The parts of the module with what became of them, then its end and its test.
    fn plan(self, module: &Module, here: Here<'_>) -> Vec<Chapter> {
        let pass = self.model.here().and_then(|here| here.lesson.as_ref());
        let reached = self.reached(module, here);
        let mut first = 0;
        let mut plan: Vec<Chapter> = vec![];
        for part in &module.lessons {
            plan.push(self.chapter(module, (part, first), (here, reached), pass));
            first += part.steps.len();
        }
        let done = |is_done: bool| if is_done { self.get("margin-done") } else { Prose::default() };
        let is_read = pass.is_some_and(|pass| pass.is_read);
        let is_passed = self.model.here().is_some_and(|here| here.passed.is_some());
        plan.push(Chapter {
            title: self.get("margin-ending"),
            state: done(is_read),
            is_here: here == Here::Step(first),
            steps: vec![],
        });
        plan.push(Chapter {
            title: self.get("margin-test"),
            state: done(is_passed),
            is_here: here == Here::Test,
            steps: vec![],
        });
        plan
    }

    fn chapter(
        self,
        module: &Module,
        (part, first): (&Part, usize),
        (here, reached): (Here<'_>, usize),
        pass: Option<&LessonPass>,
    ) -> Chapter {
        let mut steps: Vec<PlanStep> = vec![];
        let (mut is_done, mut is_here) = (true, false);
        for (index, step) in (first..).zip(&part.steps) {
            let at_step = match here {
                Here::Step(at) | Here::Asked(at) => at == index,
                Here::Page(page) => *step.id() == page.id,
                Here::Before | Here::Test => false,
            };
            let state = self.step_state(step, index < reached, pass);
            is_done &= state.is_some();
            is_here |= at_step;
            let title = match step {
                Step::Page(page) => page.title.clone(),
                Step::Question(_) => self.get("margin-question"),
                Step::Simulator(id) => self.simulator_title(module, id),
            };
            let state = state.filter(|_| !at_step).unwrap_or_default();
            steps.push(PlanStep { title, state, is_here: at_step });
        }
        if here.is_covered() {
            steps.clear();
        }
        let is_done = is_done && !is_here;
        let state = if is_done { self.get("margin-done") } else { Prose::default() };
        Chapter { title: part.title.clone(), state, is_here, steps }
    }

    fn simulator_title(self, module: &Module, id: &crate::domain::id::StepId) -> Prose {
        let title = module.simulator(id).map(|simulator| simulator.title.text());
        let title = title.unwrap_or_default();
        self.with("margin-exercise", &[("title", (&title).into())])
    }

    /// What became of a step, in a word; none when nothing did.
    fn step_state(self, step: &Step, is_past: bool, pass: Option<&LessonPass>) -> Option<Prose> {
        let pass = pass?;
        match step {
            Step::Page(_) => (is_past || pass.is_read).then(|| self.get("margin-read")),
            Step::Question(question) => pass.answers.get(&question.id).map(|answer| {
                self.get(match answer.outcome {
                    Outcome::Right => "outcome-right",
                    Outcome::Partly => "outcome-partly",
                    Outcome::Wrong => "outcome-not-yet",
                })
            }),
            Step::Simulator(id) => pass.played.contains(id).then(|| self.get("margin-done")),
        }
    }

    /// The first step nobody was at: what comes before was read.
    fn reached(self, module: &Module, here: Here<'_>) -> usize {
        let progress = self.model.here();
        let pass = progress.and_then(|progress| progress.lesson.as_ref());
        let is_known = |step: &Step| {
            let id = step.id();
            progress.is_some_and(|progress| progress.position.as_ref() == Some(id))
                || pass
                    .is_some_and(|pass| pass.answers.contains_key(id) || pass.played.contains(id))
        };
        let steps = module.steps().enumerate();
        let last = steps.filter(|(_, step)| is_known(step)).map(|(index, _)| index).last();
        let now = match here {
            Here::Step(at) | Here::Asked(at) => Some(at),
            Here::Before | Here::Page(_) | Here::Test => None,
        };
        last.max(now).unwrap_or(0)
    }
}

fn here<'m>(module: &'m Module, lesson: &Lesson) -> Here<'m> {
    let page = lesson.reread.as_ref().and_then(|id| {
        module.steps().find_map(|step| match step {
            Step::Page(page) if page.id == *id => Some(page),
            _ => None,
        })
    });
    match page {
        Some(page) => Here::Page(page),
        None if lesson.asking.is_some() => Here::Asked(lesson.index),
        None => Here::Step(lesson.index),
    }
}

/// Whether the quiz on screen is the one by which a module is passed.
fn is_final(model: &Model) -> bool {
    model.open_quiz().is_none_or(|quiz| quiz.purpose == Purpose::Pass)
}
