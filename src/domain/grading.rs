//! Grading: what a response is worth, and what to tell the learner about it.
//!
//! Display order never matters: responses name ids. A response that names
//! anything foreign to the question, or is of another kind, is simply wrong.

mod typed;

use std::collections::{BTreeMap, BTreeSet};

use super::attempt::{Outcome, Response};
use super::id::{ChoiceId, MisconceptionId};
use super::prose::Prose;
use super::question::{Ask, Decimal, Diagnosis, Item, Pair, Question, Reason, Tolerance};

pub(crate) use typed::distance;

/// What a response is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// Right, partly or wrong.
    pub outcome: Outcome,
    /// What to tell, in the order of the question.
    pub notes: Vec<Note>,
    /// What was forgiven in a typed answer; to be told.
    pub forgiven: Vec<Tolerance>,
}

/// One thing to tell about a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The choice, item, pair or line it is about; none for a typed answer.
    pub about: Option<ChoiceId>,
    /// Why, what to do, and the false idea behind it.
    pub diagnosis: Diagnosis,
}

/// The right answer, as it is shown after a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected<'q> {
    /// The choices to choose.
    Chosen(Vec<&'q Prose>),
    /// The verdict and its reason.
    Verdict(bool, &'q Prose),
    /// The items in order.
    Ordered(Vec<&'q Prose>),
    /// The pairs: left, right.
    Paired(Vec<(&'q Prose, &'q Prose)>),
    /// The word to type.
    Word(&'q str),
    /// The number to type, and its unit.
    Number(Decimal, &'q Prose),
    /// The lines to mark.
    Marked(Vec<&'q Prose>),
}

impl Grade {
    fn new(outcome: Outcome, notes: Vec<Note>) -> Self {
        Self { outcome, notes, forgiven: vec![] }
    }

    /// Wrong, and nothing to say: the response does not fit the question.
    fn foreign() -> Self {
        Self::new(Outcome::Wrong, vec![])
    }

    fn typed(outcome: Outcome, diagnosis: Option<Diagnosis>, forgiven: Vec<Tolerance>) -> Self {
        let notes = diagnosis.map(|diagnosis| Note { about: None, diagnosis });
        Self { outcome, notes: notes.into_iter().collect(), forgiven }
    }
}

/// Whether `response` is an answer to `question` rather than a slip of the keys:
/// where a number is asked, something that is one. What is not is asked again
/// instead of being graded.
pub fn is_an_answer(question: &Question, response: &Response) -> bool {
    match (&question.ask, response) {
        (Ask::Number { unit, .. }, Response::Text(text)) => typed::reads_as_number(text, unit),
        _ => true,
    }
}

/// Grades `response`.
pub fn grade(question: &Question, response: &Response) -> Grade {
    match (&question.ask, response) {
        (Ask::One { choices }, Response::Choice(id)) => {
            let found = choices.iter().find(|choice| choice.id == *id);
            found.map_or_else(Grade::foreign, |choice| {
                let outcome = if choice.right { Outcome::Right } else { Outcome::Wrong };
                Grade::new(outcome, vec![note(&choice.id, &choice.diagnosis)])
            })
        }
        (Ask::Several { choices }, Response::Choices(ids)) => {
            grade_set(choices.iter().map(|c| (&c.id, c.right, &c.diagnosis)), ids)
        }
        (Ask::TrueFalse { reasons }, Response::Choice(id)) => grade_verdict(reasons, id),
        (Ask::Order { items, misconception }, Response::Order(given)) => {
            grade_order(items, misconception, given)
        }
        (Ask::Match { pairs, misconception }, Response::Match(given)) => {
            grade_match(pairs, misconception, given)
        }
        (Ask::Word { .. }, Response::Text(text)) => typed::grade_word(&question.ask, text),
        (Ask::Number { .. }, Response::Text(text)) => typed::grade_number(&question.ask, text),
        (Ask::Find { lines, .. }, Response::Choices(ids)) => {
            grade_set(lines.iter().map(|l| (&l.id, l.clue, &l.diagnosis)), ids)
        }
        _ => Grade::foreign(),
    }
}

/// The right answer of `question`, to be shown.
pub fn expected(question: &Question) -> Expected<'_> {
    match &question.ask {
        Ask::One { choices } | Ask::Several { choices } => {
            Expected::Chosen(choices.iter().filter(|c| c.right).map(|c| &c.text).collect())
        }
        Ask::TrueFalse { reasons } => {
            reasons.iter().find(|reason| reason.right).map_or(Expected::Chosen(vec![]), |right| {
                Expected::Verdict(right.verdict, &right.text)
            })
        }
        Ask::Order { items, .. } => {
            Expected::Ordered(items.iter().map(|item| &item.text).collect())
        }
        Ask::Match { pairs, .. } => {
            Expected::Paired(pairs.iter().map(|pair| (&pair.left, &pair.right)).collect())
        }
        Ask::Word { accept, .. } => Expected::Word(accept.first().map_or("", String::as_str)),
        Ask::Number { value, unit, .. } => Expected::Number(*value, unit),
        Ask::Find { lines, .. } => {
            Expected::Marked(lines.iter().filter(|line| line.clue).map(|line| &line.text).collect())
        }
    }
}

/// A response that is graded [`Outcome::Right`], if the question has one.
pub fn right_response(question: &Question) -> Option<Response> {
    Some(match &question.ask {
        Ask::One { choices } => {
            Response::Choice(choices.iter().find(|choice| choice.right)?.id.clone())
        }
        Ask::Several { choices } => {
            Response::Choices(choices.iter().filter(|c| c.right).map(|c| c.id.clone()).collect())
        }
        Ask::TrueFalse { reasons } => {
            Response::Choice(reasons.iter().find(|reason| reason.right)?.id.clone())
        }
        Ask::Order { items, .. } => {
            Response::Order(items.iter().map(|item| item.id.clone()).collect())
        }
        Ask::Match { pairs, .. } => {
            Response::Match(pairs.iter().map(|p| (p.id.clone(), p.id.clone())).collect())
        }
        Ask::Word { accept, .. } => Response::Text(accept.first()?.clone()),
        Ask::Number { value, .. } => Response::Text(value.to_string().replace('.', ",")),
        Ask::Find { lines, .. } => {
            Response::Choices(lines.iter().filter(|l| l.clue).map(|l| l.id.clone()).collect())
        }
    })
}

fn note(about: &ChoiceId, diagnosis: &Diagnosis) -> Note {
    Note { about: Some(about.clone()), diagnosis: diagnosis.clone() }
}

/// The note about an item or a pair, whose file gives a reason and one idea for all.
fn reason(about: &ChoiceId, why: &Prose, misconception: Option<&MisconceptionId>) -> Note {
    let misconception = misconception.cloned();
    let diagnosis = Diagnosis { why: why.clone(), then: Prose::default(), misconception };
    note(about, &diagnosis)
}

/// Exactly the right ones must be chosen. What is told: each choice made
/// wrongly or left out; all that were chosen when all is right.
fn grade_set<'q>(
    all: impl Iterator<Item = (&'q ChoiceId, bool, &'q Diagnosis)> + Clone,
    chosen: &BTreeSet<ChoiceId>,
) -> Grade {
    let right: BTreeSet<_> = all.clone().filter(|(_, right, _)| *right).map(|c| c.0).collect();
    let given: BTreeSet<_> = chosen.iter().collect();
    let outcome = match (given == right, given.is_disjoint(&right)) {
        (true, _) if !right.is_empty() => Outcome::Right,
        (_, false) => Outcome::Partly,
        _ => Outcome::Wrong,
    };
    let tell = |id: &ChoiceId, right: bool| match outcome {
        Outcome::Right => right,
        _ => chosen.contains(id) != right,
    };
    let told = all.filter(|(id, right, _)| tell(id, *right));
    Grade::new(outcome, told.map(|(id, _, diagnosis)| note(id, diagnosis)).collect())
}

fn grade_verdict(reasons: &[Reason], id: &ChoiceId) -> Grade {
    let Some(given) = reasons.iter().find(|reason| reason.id == *id) else {
        return Grade::foreign();
    };
    let verdict = reasons.iter().find(|reason| reason.right).map(|reason| reason.verdict);
    let outcome = match (given.right, verdict == Some(given.verdict)) {
        (true, _) => Outcome::Right,
        (false, true) => Outcome::Partly,
        (false, false) => Outcome::Wrong,
    };
    Grade::new(outcome, vec![note(&given.id, &given.diagnosis)])
}

/// What is told: why the first item that is not in its place belongs there.
fn grade_order(items: &[Item], misconception: &MisconceptionId, given: &[ChoiceId]) -> Grade {
    let in_place = items.iter().zip(given).filter(|(item, id)| item.id == **id).count();
    if in_place == items.len() && given.len() == items.len() && !items.is_empty() {
        return Grade::new(Outcome::Right, vec![]);
    }
    let mut given = given.iter();
    let misplaced = items.iter().find(|item| given.next() != Some(&item.id));
    let notes = misplaced.map(|item| reason(&item.id, &item.why, Some(misconception)));
    let outcome = if in_place > 0 { Outcome::Partly } else { Outcome::Wrong };
    Grade::new(outcome, notes.into_iter().collect())
}

/// What is told: each pair that was parted. Right sides that read the same are
/// the same.
fn grade_match(
    pairs: &[Pair],
    misconception: &MisconceptionId,
    given: &BTreeMap<ChoiceId, ChoiceId>,
) -> Grade {
    let side = |id: &ChoiceId| pairs.iter().find(|pair| pair.id == *id).map(|pair| &pair.right);
    let is_together =
        |pair: &&Pair| given.get(&pair.id).and_then(side).is_some_and(|side| *side == pair.right);
    let (together, parted): (Vec<_>, Vec<_>) = pairs.iter().partition(is_together);
    let outcome = match (together.len(), parted.len()) {
        (0, _) => Outcome::Wrong,
        (_, 0) if given.len() == pairs.len() => Outcome::Right,
        _ => Outcome::Partly,
    };
    let told = parted.iter().map(|pair| reason(&pair.id, &pair.why, Some(misconception)));
    Grade::new(outcome, told.collect())
}

#[cfg(test)]
mod tests;
