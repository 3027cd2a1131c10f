//! What can be given to a question: the right answer, and every mistake that is
//! told apart from the others.

use std::collections::{BTreeMap, BTreeSet};

use passeport::domain::attempt::{Outcome, Response};
use passeport::domain::grading::{grade, is_an_answer};
use passeport::domain::id::ChoiceId;
use passeport::domain::question::{Ask, Question};

/// The right answer.
#[track_caller]
pub(super) fn right(question: &Question) -> Response {
    let marked = |marked: Vec<(&ChoiceId, bool)>| {
        let right = marked.into_iter().filter(|(_, is_right)| *is_right);
        right.map(|(id, _)| id.clone()).collect::<BTreeSet<ChoiceId>>()
    };
    let only = |ids: BTreeSet<ChoiceId>| Response::Choice(ids.into_iter().next().unwrap());
    let response = match &question.ask {
        Ask::One { choices } => only(marked(choices.iter().map(|c| (&c.id, c.right)).collect())),
        Ask::TrueFalse { reasons } => {
            only(marked(reasons.iter().map(|r| (&r.id, r.right)).collect()))
        }
        Ask::Several { choices } => {
            Response::Choices(marked(choices.iter().map(|c| (&c.id, c.right)).collect()))
        }
        Ask::Find { lines, .. } => {
            Response::Choices(marked(lines.iter().map(|line| (&line.id, line.clue)).collect()))
        }
        Ask::Order { items, .. } => Response::Order(items.iter().map(|i| i.id.clone()).collect()),
        Ask::Match { pairs, .. } => {
            let ids = pairs.iter().map(|pair| pair.id.clone());
            Response::Match(ids.clone().zip(ids).collect())
        }
        Ask::Word { accept, .. } => Response::Text(accept[0].clone()),
        Ask::Number { value, .. } => Response::Text(value.to_string()),
    };
    let worth = grade(question, &response).outcome;
    assert_eq!(worth, Outcome::Right, "{}: {response:?}", question.id);
    response
}

/// Every mistake with words of its own: each wrong choice, each one left out,
/// each item at the wrong place, each expected wrong word, and one nobody expects.
pub(super) fn mistakes(question: &Question) -> Vec<Response> {
    let responses: Vec<Response> = match (&question.ask, right(question)) {
        (Ask::One { choices }, _) => {
            choices.iter().map(|choice| Response::Choice(choice.id.clone())).collect()
        }
        (Ask::TrueFalse { reasons }, _) => {
            reasons.iter().map(|reason| Response::Choice(reason.id.clone())).collect()
        }
        (Ask::Several { choices }, Response::Choices(right)) => {
            ticked(choices.iter().map(|choice| &choice.id).collect(), &right)
        }
        (Ask::Find { lines, .. }, Response::Choices(right)) => {
            ticked(lines.iter().map(|line| &line.id).collect(), &right)
        }
        (_, Response::Order(right)) => swapped(&right).into_iter().map(Response::Order).collect(),
        (_, Response::Match(right)) => {
            let (lefts, rights): (Vec<_>, Vec<_>) = right.into_iter().unzip();
            let paired = |rights: Vec<ChoiceId>| lefts.iter().cloned().zip(rights);
            let all = swapped(&rights).into_iter();
            all.map(|rights| Response::Match(paired(rights).collect::<BTreeMap<_, _>>())).collect()
        }
        (Ask::Word { mistakes, .. } | Ask::Number { mistakes, .. }, _) => {
            let expected = mistakes.iter().flat_map(|mistake| mistake.answers.clone());
            let any = if matches!(question.ask, Ask::Word { .. }) { "xyzzy" } else { "987654321" };
            expected.chain([any.to_owned()]).map(Response::Text).collect()
        }
        (_, response) => panic!("{}: {response:?}", question.id),
    };
    let is_wrong = |response: &Response| {
        is_an_answer(question, response) && grade(question, response).outcome != Outcome::Right
    };
    let wrong: Vec<Response> = responses.into_iter().filter(is_wrong).collect();
    assert!(!wrong.is_empty(), "{}: every answer is right", question.id);
    wrong
}

/// One wrong beside the right ones, one wrong alone, one right left out; all.
fn ticked(all: Vec<&ChoiceId>, right: &BTreeSet<ChoiceId>) -> Vec<Response> {
    let mut found = vec![all.iter().copied().cloned().collect::<BTreeSet<_>>()];
    for id in all {
        let mut other = right.clone();
        if other.remove(id) {
            found.push(other);
        } else {
            other.insert(id.clone());
            found.push(other);
            found.push([id.clone()].into());
        }
    }
    found.retain(|ids| !ids.is_empty());
    found.into_iter().map(Response::Choices).collect()
}

/// Each neighbour in the place of the other, and all the other way round.
fn swapped(right: &[ChoiceId]) -> Vec<Vec<ChoiceId>> {
    let mut found: Vec<Vec<ChoiceId>> = (1..right.len())
        .map(|place| {
            let mut other = right.to_vec();
            other.swap(place - 1, place);
            other
        })
        .collect();
    found.push(right.iter().rev().cloned().collect());
    found
}
