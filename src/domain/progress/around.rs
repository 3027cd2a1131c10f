//! What the records come to beside the modules themselves: the way followed, the
//! placement, what is recalled from time to time, the actions ticked.

use std::collections::BTreeMap;

use super::{Certificate, Progress};
use crate::domain::attempt::{Outcome, Response};
use crate::domain::id::{AreaId, AttemptId, GoalId, ModuleId, StepId};
use crate::domain::record::Fact;
use crate::domain::route::PlanStep;
use crate::domain::time::Timestamp;

/// One time that something was asked again, or the quiz that began it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recall {
    /// When.
    pub at: Timestamp,
    /// How it went. Anything but right counts as forgotten.
    pub outcome: Outcome,
    /// The question asked; none for the quiz that began it.
    pub question: Option<StepId>,
}

/// A placement begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// Its name and seed.
    pub attempt: AttemptId,
    /// What the learner wants.
    pub goal: GoalId,
    /// Where one stands by one's own word, from 1 to 4.
    pub areas: BTreeMap<AreaId, u8>,
    /// The answers so far, in order.
    pub answers: Vec<PlacementAnswer>,
    /// What it came to, once it did; until then, the plan there was before.
    pub plan: Vec<PlanStep>,
    /// Whether it came to its plan.
    pub is_placed: bool,
    /// When it began, then when it came to a plan.
    pub at: Timestamp,
}

/// An answer of a placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacementAnswer {
    /// The module the question comes from.
    pub module: ModuleId,
    /// The question.
    pub question: StepId,
    /// What was given.
    pub response: Response,
    /// What it was worth.
    pub outcome: Outcome,
}

impl Progress {
    /// The latest certificate of each kind for the present organisation, in the order
    /// they were issued.
    pub fn latest_certificates(&self) -> impl DoubleEndedIterator<Item = &Certificate> {
        self.certificates.iter().filter(|certificate| {
            self.certificate(&certificate.subject).is_some_and(|it| it.id == certificate.id)
        })
    }

    pub(super) fn add_around(&mut self, at: Timestamp, fact: &Fact) {
        match fact {
            Fact::Reviewing { module, objectives } => {
                for (objective, outcome) in objectives {
                    let recalls = self.recalls.entry((module.clone(), objective.clone()));
                    // A later quiz on the same day or another changes nothing: the recalls go on.
                    recalls
                        .or_insert_with(|| vec![Recall { at, outcome: *outcome, question: None }]);
                }
            }
            Fact::Recalled { module, objective, question, outcome, .. } => {
                let recalls = self.recalls.entry((module.clone(), objective.clone())).or_default();
                let question = Some(question.clone());
                recalls.push(Recall { at, outcome: *outcome, question });
                if let Some(module) = self.modules.get_mut(module) {
                    module.latest = module.latest.max(at);
                }
            }
            Fact::Follows { route } => self.route.clone_from(route),
            Fact::PlacementStarted { .. }
            | Fact::PlacementAnswered { .. }
            | Fact::Placed { .. } => self.add_placement(at, fact),
            Fact::ActionDone { module, is_done: true } => {
                self.done_actions.entry(module.clone()).or_insert(at);
            }
            Fact::ActionDone { module, is_done: false } => {
                self.done_actions.remove(module);
            }
            _ => {}
        }
    }

    fn add_placement(&mut self, at: Timestamp, fact: &Fact) {
        match fact {
            Fact::PlacementStarted { attempt, goal, areas } => {
                self.is_placing = true;
                // Whoever begins again and leaves keeps the plan there was.
                let before = self.placement.take().map(|placement| placement.plan);
                self.placement = Some(Placement {
                    attempt: *attempt,
                    goal: goal.clone(),
                    areas: areas.clone(),
                    answers: vec![],
                    plan: before.unwrap_or_default(),
                    is_placed: false,
                    at,
                });
            }
            Fact::PlacementAnswered { attempt, module, question, response, outcome } => {
                self.is_placing = true;
                let answer = PlacementAnswer {
                    module: module.clone(),
                    question: question.clone(),
                    response: response.clone(),
                    outcome: *outcome,
                };
                let placement = self.placement.as_mut().filter(|it| it.attempt == *attempt);
                // The first answer counts, as in a quiz.
                if let Some(placement) = placement
                    && !placement
                        .answers
                        .iter()
                        .any(|it| it.question == *question && it.module == *module)
                {
                    placement.answers.push(answer);
                }
            }
            Fact::Placed { attempt, plan } => {
                self.is_placing = false;
                if let Some(placement) = self.placement.as_mut().filter(|it| it.attempt == *attempt)
                {
                    placement.plan.clone_from(plan);
                    placement.is_placed = true;
                    placement.at = at;
                }
            }
            _ => {}
        }
    }
}
