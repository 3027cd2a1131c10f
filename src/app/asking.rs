//! A question on screen: what is being chosen, and what was told.

use std::collections::{BTreeMap, BTreeSet};

use super::line::Line;
use super::model::Notice;
use crate::domain::attempt::{Response, shown_order};
use crate::domain::id::{AttemptId, ChoiceId, StepId};
use crate::domain::question::{Ask, Question};

/// A question on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// Which one.
    pub question: StepId,
    /// The pass it belongs to, and the seed of the order below.
    pub attempt: AttemptId,
    /// Choices, items, right sides or lines, in the order shown.
    pub order: Vec<ChoiceId>,
    /// What is being chosen.
    pub draft: Draft,
    /// How many hints have been read.
    pub hints: u8,
    /// How far the answer is.
    pub phase: Phase,
}

/// What is being chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Draft {
    /// One choice.
    One(Option<ChoiceId>),
    /// Ticked choices.
    Ticks(BTreeSet<ChoiceId>),
    /// Items in the order given so far.
    Ranks(Vec<ChoiceId>),
    /// Right sides for the left sides so far; `lefts` in the order asked.
    Pairs {
        /// The left sides.
        lefts: Vec<ChoiceId>,
        /// The right sides chosen, one for each left side so far.
        chosen: Vec<ChoiceId>,
    },
    /// Something typed.
    Typed(Line),
}

/// How far an answer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// Being chosen.
    Choosing,
    /// Validated, on its way to the disk.
    Saving,
    /// Kept: the feedback is on screen.
    Told(Response),
}

impl Asking {
    /// A question nobody answered yet.
    pub fn new(question: &Question, attempt: AttemptId) -> Self {
        let shuffled = |ids: Vec<ChoiceId>| shown_order(attempt, &question.id, &ids);
        let (order, draft) = match &question.ask {
            Ask::One { choices } => (shuffled(ids(choices, |c| &c.id)), Draft::One(None)),
            Ask::TrueFalse { reasons } => (shuffled(ids(reasons, |r| &r.id)), Draft::One(None)),
            Ask::Several { choices } => {
                (shuffled(ids(choices, |c| &c.id)), Draft::Ticks(BTreeSet::new()))
            }
            Ask::Find { lines, .. } => (ids(lines, |l| &l.id), Draft::Ticks(BTreeSet::new())),
            Ask::Order { items, .. } => (shuffled(ids(items, |i| &i.id)), Draft::Ranks(vec![])),
            Ask::Match { pairs, .. } => {
                let lefts = ids(pairs, |p| &p.id);
                (shuffled(lefts.clone()), Draft::Pairs { lefts, chosen: vec![] })
            }
            Ask::Word { .. } | Ask::Number { .. } => (vec![], Draft::Typed(Line::default())),
        };
        Self {
            question: question.id.clone(),
            attempt,
            order,
            draft,
            hints: 0,
            phase: Phase::Choosing,
        }
    }

    /// The same question with the answer that was given to it.
    pub fn told(question: &Question, attempt: AttemptId, response: Response) -> Self {
        Self { phase: Phase::Told(response), ..Self::new(question, attempt) }
    }

    /// An answer to a question that the module does not ask any more.
    pub fn gone(question: StepId, attempt: AttemptId, response: Response) -> Self {
        let (order, draft) = (vec![], Draft::One(None));
        Self { question, attempt, order, draft, hints: 0, phase: Phase::Told(response) }
    }

    /// Whether an answer is being chosen.
    pub fn is_choosing(&self) -> bool {
        self.phase == Phase::Choosing
    }

    /// The answer, once kept.
    pub fn given(&self) -> Option<&Response> {
        match &self.phase {
            Phase::Told(response) => Some(response),
            Phase::Choosing | Phase::Saving => None,
        }
    }

    /// What can be chosen now, in the order shown.
    pub fn rows(&self) -> Vec<&ChoiceId> {
        match &self.draft {
            Draft::Pairs { lefts, chosen } => {
                let is_free = |id: &&ChoiceId| chosen.len() < lefts.len() && !chosen.contains(id);
                self.order.iter().filter(is_free).collect()
            }
            Draft::One(_) | Draft::Ticks(_) | Draft::Ranks(_) | Draft::Typed(_) => {
                self.order.iter().collect()
            }
        }
    }

    /// Where the keys go, if a line is typed.
    pub fn line_mut(&mut self) -> Option<&mut Line> {
        match (&mut self.draft, &self.phase) {
            (Draft::Typed(line), Phase::Choosing) => Some(line),
            _ => None,
        }
    }

    /// Takes, ticks or ranks that row.
    pub fn take(&mut self, row: usize) {
        let Some(id) = self.rows().get(row).map(|id| (*id).clone()) else { return };
        match &mut self.draft {
            Draft::One(taken) => *taken = Some(id),
            Draft::Ticks(ticked) => {
                if !ticked.remove(&id) {
                    ticked.insert(id);
                }
            }
            Draft::Ranks(ranked) => match ranked.iter().position(|other| *other == id) {
                Some(place) => ranked.truncate(place),
                None => ranked.push(id),
            },
            Draft::Pairs { chosen, .. } => chosen.push(id),
            Draft::Typed(_) => {}
        }
    }

    /// Takes the last rank or pair back.
    pub fn undo(&mut self) {
        match &mut self.draft {
            Draft::Ranks(ranked) => drop(ranked.pop()),
            Draft::Pairs { chosen, .. } => drop(chosen.pop()),
            Draft::One(_) | Draft::Ticks(_) | Draft::Typed(_) => {}
        }
    }

    /// Whether the last choice can be taken back.
    pub fn can_undo(&self) -> bool {
        match &self.draft {
            Draft::Ranks(ranked) => !ranked.is_empty(),
            Draft::Pairs { chosen, .. } => !chosen.is_empty(),
            Draft::One(_) | Draft::Ticks(_) | Draft::Typed(_) => false,
        }
    }

    /// The answer as it stands, or what is missing.
    ///
    /// # Errors
    /// The notice to show: nothing is chosen or typed, or the order is not whole.
    pub fn response(&self) -> Result<Response, Notice> {
        match &self.draft {
            Draft::One(Some(id)) => Ok(Response::Choice(id.clone())),
            Draft::Ticks(ticked) if !ticked.is_empty() => Ok(Response::Choices(ticked.clone())),
            Draft::Ranks(ranked) if ranked.len() == self.order.len() => {
                Ok(Response::Order(ranked.clone()))
            }
            Draft::Pairs { lefts, chosen } if chosen.len() == lefts.len() => {
                let pairs = lefts.iter().cloned().zip(chosen.iter().cloned());
                Ok(Response::Match(pairs.collect::<BTreeMap<_, _>>()))
            }
            Draft::Typed(line) if !line.is_blank() => {
                Ok(Response::Text(line.value().trim().to_owned()))
            }
            Draft::One(None) | Draft::Ticks(_) => Err(Notice::ChooseFirst),
            Draft::Ranks(_) | Draft::Pairs { .. } => Err(Notice::OrderFirst),
            Draft::Typed(_) => Err(Notice::TypeFirst),
        }
    }
}

fn ids<T>(items: &[T], id: impl Fn(&T) -> &ChoiceId) -> Vec<ChoiceId> {
    items.iter().map(|item| id(item).clone()).collect()
}
