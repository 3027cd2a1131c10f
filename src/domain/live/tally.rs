//! What a vote came to: for the one who leads, and for nobody else.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::event::{Phase, Round};
use super::opening::Thresholds;
use super::raised::For;
use super::room::Room;
use super::seat::SeatId;
use crate::domain::attempt::{Outcome, Response, shown_order};
use crate::domain::grading;
use crate::domain::id::{AttemptId, ChoiceId, MisconceptionId};
use crate::domain::question::{Ask, Item, Question};

/// What a vote came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Which vote.
    pub round: Round,
    /// How many answers there are, with the hands counted.
    pub answers: u16,
    /// How many could come: everybody there, or the answers if these are more.
    pub expected: u16,
    /// How many are right.
    pub right: u16,
    /// How many are partly right.
    pub partly: u16,
    /// How many are wrong though their authors said they were sure.
    pub wrong_but_sure: u16,
    /// The bars, in the order shown.
    pub bars: Vec<Bar>,
    /// The false ideas behind the wrong answers, the most frequent first.
    pub misconceptions: Vec<(MisconceptionId, u16)>,
}

/// How many took one choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// The choice.
    pub choice: ChoiceId,
    /// How many.
    pub count: u16,
}

/// What may be done now, by the share of right answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Advice {
    /// Few had it right: explain first.
    Explain,
    /// Opinions are divided: neighbours discuss, then vote again.
    Discuss,
    /// Most had it right: go on.
    GoOn,
}

/// What a second vote changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gain {
    /// Right answers and answers of the first vote.
    pub before: (u16, u16),
    /// The same of the second.
    pub after: (u16, u16),
    /// Seats that were not right and are now. Hands have no seats and are not in it.
    pub won: u16,
    /// Seats that were right and are not any more.
    pub lost: u16,
}

/// The choices of `question` as the whole room sees them; none where none are shown.
pub fn shown(question: &Question, attempt: AttemptId) -> Vec<ChoiceId> {
    let mixed = |ids: Vec<ChoiceId>| shown_order(attempt, &question.id, &ids);
    match &question.ask {
        Ask::One { choices } | Ask::Several { choices } => {
            mixed(choices.iter().map(|choice| choice.id.clone()).collect())
        }
        Ask::TrueFalse { reasons } => mixed(reasons.iter().map(|one| one.id.clone()).collect()),
        Ask::Find { lines, .. } => lines.iter().map(|line| line.id.clone()).collect(),
        Ask::Order { .. } | Ask::Match { .. } | Ask::Word { .. } | Ask::Number { .. } => vec![],
    }
}

/// What is to be put in order, in an order that tells nothing: that of the alphabet, unless
/// it is the right one.
pub fn unordered(items: &[Item]) -> Vec<&Item> {
    let mut shown: Vec<&Item> = items.iter().collect();
    shown.sort_by_key(|item| item.text.text());
    if shown.iter().map(|item| &item.text).eq(items.iter().map(|item| &item.text)) {
        shown.rotate_left(1);
    }
    shown
}

/// What the vote of that round on `question`, which is step `step`, came to so far.
pub fn tally(room: &Room, question: &Question, step: u16, round: Round) -> Tally {
    let mut counts: BTreeMap<ChoiceId, u16> = BTreeMap::new();
    let mut ideas: BTreeMap<MisconceptionId, u16> = BTreeMap::new();
    let (mut right, mut partly, mut wrong_but_sure, mut answers) = (0, 0, 0, 0_u16);
    let mut answered = BTreeSet::new();
    for (seat, answer) in room.answers(step, round) {
        answered.insert(seat);
        answers = answers.saturating_add(1);
        count(&answer.response, 1, &mut counts);
        match judge(question, &answer.response, 1, &mut ideas) {
            Outcome::Right => right += 1,
            Outcome::Partly => partly += 1,
            Outcome::Wrong => wrong_but_sure += u16::from(answer.sure == Some(true)),
        }
    }
    let hands = room.hands(step, round);
    right += hands.right(question);
    for (what, number) in hands.counts() {
        if let For::Choice(id) = what {
            let response = Response::Choice(id.clone());
            count(&response, number, &mut counts);
            judge(question, &response, number, &mut ideas);
        }
    }
    let there = room.seats().filter(|seat| seat.is_expected() || answered.contains(&seat.id));
    let there = u16::try_from(there.count()).unwrap_or(u16::MAX);
    let bars = shown(question, room.opening().attempt).into_iter().map(|choice| {
        let count = counts.get(&choice).copied().unwrap_or(0);
        Bar { choice, count }
    });
    let mut misconceptions: Vec<_> = ideas.into_iter().collect();
    misconceptions.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let answers = answers.saturating_add(hands.total());
    Tally {
        round,
        answers,
        expected: there.saturating_add(hands.total()),
        right,
        partly,
        wrong_but_sure,
        bars: bars.collect(),
        misconceptions,
    }
}

fn count(response: &Response, number: u16, counts: &mut BTreeMap<ChoiceId, u16>) {
    let mut add = |id: &ChoiceId| *counts.entry(id.clone()).or_default() += number;
    match response {
        Response::Choice(id) => add(id),
        Response::Choices(ids) => ids.iter().for_each(add),
        Response::Order(_) | Response::Match(_) | Response::Text(_) => {}
    }
}

/// What the response is worth. Each false idea behind it counts once for each person.
fn judge(
    question: &Question,
    response: &Response,
    number: u16,
    ideas: &mut BTreeMap<MisconceptionId, u16>,
) -> Outcome {
    let grade = grading::grade(question, response);
    if grade.outcome != Outcome::Right {
        let found = grade.notes.into_iter().filter_map(|note| note.diagnosis.misconception);
        for idea in found.collect::<BTreeSet<_>>() {
            *ideas.entry(idea).or_default() += number;
        }
    }
    grade.outcome
}

impl Tally {
    /// What may be done now; none while there is no answer. After a second vote nobody
    /// discusses again: what is not understood then wants an explanation.
    pub fn advice(&self, thresholds: Thresholds) -> Option<Advice> {
        let (right, of) = (u32::from(self.right) * 100, u32::from(self.answers));
        let under = |percent: u8| right < u32::from(percent) * of;
        let over = |percent: u8| right > u32::from(percent) * of;
        let advice = match self.round {
            _ if over(thresholds.go_on_over) => Advice::GoOn,
            Round::First if !under(thresholds.explain_under) => Advice::Discuss,
            Round::First | Round::Second => Advice::Explain,
        };
        (of > 0).then_some(advice)
    }
}

/// What the second vote on a question changed; none before there is one.
pub fn gain(room: &Room, question: &Question, step: u16) -> Option<Gain> {
    let is_held = room.round(step) == Round::Second && !matches!(room.phase(step), Phase::Open(_));
    if !is_held {
        return None;
    }
    let share = |round| {
        let tally = tally(room, question, step, round);
        (tally.right, tally.answers)
    };
    let is_right = |seat: SeatId, round| {
        let answer = room.answer(seat, step, round)?;
        Some(grading::grade(question, &answer.response).outcome == Outcome::Right)
    };
    let both = room.seats().filter_map(|seat| {
        Some((is_right(seat.id, Round::First)?, is_right(seat.id, Round::Second)?))
    });
    let both: Vec<(bool, bool)> = both.collect();
    let number = |change| {
        u16::try_from(both.iter().filter(|both| **both == change).count()).unwrap_or(u16::MAX)
    };
    Some(Gain {
        before: share(Round::First),
        after: share(Round::Second),
        won: number((false, true)),
        lost: number((true, false)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(round: Round, right: u16, answers: u16) -> Tally {
        Tally {
            round,
            answers,
            expected: answers,
            right,
            partly: 0,
            wrong_but_sure: 0,
            bars: vec![],
            misconceptions: vec![],
        }
    }

    #[test]
    fn the_advice_follows_the_share_of_right_answers_and_never_discusses_twice() {
        let advice =
            |right, answers| tally(Round::First, right, answers).advice(Thresholds::default());
        assert_eq!(advice(0, 0), None);
        assert_eq!(advice(0, 1), Some(Advice::Explain));
        assert_eq!(advice(29, 100), Some(Advice::Explain));
        assert_eq!(advice(30, 100), Some(Advice::Discuss));
        assert_eq!(advice(3, 6), Some(Advice::Discuss));
        assert_eq!(advice(70, 100), Some(Advice::Discuss));
        assert_eq!(advice(71, 100), Some(Advice::GoOn));
        let again = |right| tally(Round::Second, right, 10).advice(Thresholds::default());
        assert_eq!(again(5), Some(Advice::Explain));
        assert_eq!(again(8), Some(Advice::GoOn));
        let strict = Thresholds { explain_under: 50, go_on_over: 90 };
        assert_eq!(tally(Round::First, 4, 10).advice(strict), Some(Advice::Explain));
    }
}
