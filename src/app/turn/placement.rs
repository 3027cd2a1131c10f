//! The kind placement: from a goal to a plan, question by question. Whoever
//! comes back is asked what would have come next.

use std::sync::Arc;

use super::Turn;
use crate::app::asking::{Asking, Phase};
use crate::app::effect::Effect;
use crate::app::model::{After, Notice, Opening};
use crate::app::placing::{Placing, PlacingAct, Then, is_askable};
use crate::app::screen::Screen;
use crate::domain::attempt::Response;
use crate::domain::grading::grade;
use crate::domain::id::{GoalId, ModuleId};
use crate::domain::placement::{Guide, plan, unknown};
use crate::domain::record::Fact;
use crate::domain::route::Route;

impl Turn<'_> {
    pub(super) fn placing(&mut self, act: PlacingAct) {
        match act {
            PlacingAct::Begin => self.go(Screen::Placement(Placing::Goal)),
            PlacingAct::Resume => self.placement_on(),
            PlacingAct::Goal(place) => self.goal_given(place),
            PlacingAct::Step(step) => self.step_given(step),
            PlacingAct::Previous => self.area_before(),
            PlacingAct::Unknown => self.placement_answer(unknown()),
            PlacingAct::Stop => self.come_to_plan(),
            PlacingAct::Plan => self.go(Screen::Placement(Placing::Plan)),
            PlacingAct::Start => self.start_plan(),
            PlacingAct::Follow => self.follow(Some(Route::Plan)),
            PlacingAct::Bilan => self.go(Screen::Placement(Placing::Bilan)),
            PlacingAct::Export => {
                if let Some(bilan) = self.model.bilan() {
                    self.send(Effect::Bilan(Box::new(bilan)));
                }
            }
        }
    }

    /// Brings what the placement is made of, then does `then`.
    pub(super) fn placement(&mut self, then: Then) {
        if self.model.guidance.guide.is_some() {
            return self.guided(then);
        }
        self.model.guidance.then = Some(then);
        self.effects.push(Effect::Placement);
    }

    /// The guide is here, or cannot be read at all.
    pub(super) fn guide_here(&mut self, guide: Option<Arc<Guide>>) {
        let then = self.model.guidance.then.take();
        if guide.is_none() && then.is_some() {
            self.model.notice = Some(Notice::NoModule);
            return;
        }
        self.model.guidance.guide = guide;
        if let Some(then) = then {
            self.guided(then);
        }
    }

    /// The language changed: the guide follows it.
    pub(super) fn guide_again(&mut self) {
        if self.model.guidance.guide.is_some() {
            self.effects.push(Effect::Placement);
        }
    }

    fn guided(&mut self, then: Then) {
        match then {
            Then::Entry => self.go(Screen::Placement(Placing::Entry)),
            Then::Resume => self.placement_on(),
        }
    }

    fn goal_given(&mut self, place: usize) {
        let guide = self.model.guidance.guide.as_ref();
        let goal = guide.and_then(|guide| guide.goals.get(place)).map(|goal| goal.id.clone());
        if let Some(goal) = goal {
            self.areas(goal, vec![]);
        }
    }

    fn step_given(&mut self, step: u8) {
        let Screen::Placement(Placing::Areas { goal, steps }) = &self.model.screen else { return };
        let (goal, mut steps) = (goal.clone(), steps.clone());
        steps.push(step);
        self.areas(goal, steps);
    }

    fn area_before(&mut self) {
        let Screen::Placement(Placing::Areas { goal, steps }) = &self.model.screen else { return };
        let (goal, mut steps) = (goal.clone(), steps.clone());
        match steps.pop() {
            Some(step) => {
                self.areas(goal, steps);
                // The step that was given stands ready to be given again.
                self.model.focus = usize::from(step).checked_sub(1);
            }
            None => self.go(Screen::Placement(Placing::Goal)),
        }
    }

    /// Asks about the next area; after the last one, the questions begin.
    fn areas(&mut self, goal: GoalId, steps: Vec<u8>) {
        let Some(guide) = self.model.guidance.guide.clone() else { return };
        if steps.len() < guide.areas.len() {
            return self.go(Screen::Placement(Placing::Areas { goal, steps }));
        }
        if self.is_waiting_for(&After::PlacementOn) {
            return;
        }
        let areas = guide.areas.iter().map(|area| area.id.clone()).zip(steps).collect();
        let attempt = self.entropy.attempt();
        self.append(vec![Fact::PlacementStarted { attempt, goal, areas }], After::PlacementOn);
    }

    /// Where the placement stands: its next question, or its plan.
    pub(super) fn placement_on(&mut self) {
        if self.model.ongoing_placement().is_none() {
            let is_placed = self.model.progress.placement.is_some();
            let stage = if is_placed { Placing::Plan } else { Placing::Entry };
            return self.go(Screen::Placement(stage));
        }
        match self.model.next_of_placement().map(|item| item.module.clone()) {
            Some(module) => self.open(module, Opening::Placement),
            None => self.come_to_plan(),
        }
    }

    /// Something of the placement is on the disk. Whoever went elsewhere stays there.
    pub(super) fn placement_kept(&mut self) {
        if matches!(self.model.screen, Screen::Placement(_)) {
            self.placement_on();
        }
    }

    /// The module of the next question is open: it is asked.
    pub(super) fn placement_opened(&mut self) {
        let (Some(item), Some(open), Some(placement)) =
            (self.model.next_of_placement(), &self.model.open, self.model.ongoing_placement())
        else {
            return;
        };
        if open.module.id != item.module {
            return;
        }
        match open.module.question(&item.question).filter(|question| is_askable(question)) {
            Some(question) => {
                let asking = Asking::new(question, placement.attempt);
                self.go(Screen::Placement(Placing::Asking(asking)));
            }
            // Another edition of the module, without that question.
            None => self.placement_without(item.module.clone()),
        }
    }

    /// That module cannot be asked about: another one is.
    pub(super) fn placement_without(&mut self, module: ModuleId) {
        if self.model.guidance.missing.insert(module) {
            self.placement_on();
        }
    }

    /// Keeps the answer; what is told comes when it is on the disk.
    pub(super) fn placement_answer(&mut self, response: Response) {
        let Some(open) = &self.model.open else { return };
        let Screen::Placement(Placing::Asking(asking)) = &mut self.model.screen else { return };
        let Some(question) = open.module.question(&asking.question) else { return };
        if !asking.is_choosing() {
            return;
        }
        asking.phase = Phase::Saving;
        let fact = Fact::PlacementAnswered {
            attempt: asking.attempt,
            module: open.module.id.clone(),
            question: asking.question.clone(),
            outcome: grade(question, &response).outcome,
            response,
        };
        self.model.focus = None;
        self.append(vec![fact], After::PlacementTold);
    }

    /// The answer that was chosen, if one was.
    pub(super) fn placement_submit(&mut self) {
        match self.model.asking().map(Asking::response) {
            Some(Ok(response)) => self.placement_answer(response),
            Some(Err(notice)) => self.model.notice = Some(notice),
            None => {}
        }
    }

    /// The answer is on the disk: now it is told.
    pub(super) fn placement_told(&mut self) {
        let Some(placement) = &self.model.progress.placement else { return };
        let Some(module) = self.model.open.as_ref().map(|open| &open.module.id) else { return };
        let Screen::Placement(Placing::Asking(asking)) = &mut self.model.screen else { return };
        let mut answers = placement.answers.iter();
        let given = answers.find(|it| it.module == *module && it.question == asking.question);
        if let Some(given) = given.filter(|_| asking.phase == Phase::Saving) {
            asking.phase = Phase::Told(given.response.clone());
            self.refocus();
        }
    }

    fn come_to_plan(&mut self) {
        if self.is_waiting_for(&After::PlacementOn) {
            return;
        }
        let passed = self.model.passed_modules();
        let (Some(guide), Some(placement)) =
            (&self.model.guidance.guide, self.model.ongoing_placement())
        else {
            return;
        };
        let plan = plan::plan(guide, placement, &passed);
        let placed = Fact::Placed { attempt: placement.attempt, plan };
        self.go(Screen::Placement(Placing::Entry));
        self.append(vec![placed], After::PlacementOn);
    }

    /// Follows the plan and opens its next module.
    fn start_plan(&mut self) {
        let module = self.model.next_of_plan().map(|step| step.module.clone());
        if self.model.progress.route != Some(Route::Plan) {
            self.append(vec![Fact::Follows { route: Some(Route::Plan) }], After::Nothing);
        }
        if let Some(module) = module {
            self.open(module, Opening::Intro);
        }
    }
}
