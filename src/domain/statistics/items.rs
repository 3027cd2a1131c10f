//! What the first answers say of a question: how hard it is, whether it tells
//! those who know from those who do not, which wrong answers nobody takes.

use super::answers::First;
use super::share;
use super::withheld::{Bounds, LEAST, Shown, is_open, shown};
use crate::domain::attempt::{Outcome, Response};
use crate::domain::grading::grade;
use crate::domain::id::{ChoiceId, MisconceptionId};
use crate::domain::question::{Ask, Diagnosis, Question};

/// From so many answers on, a question is judged.
pub const MANY: u32 = 40;
/// A question that tells less than this tells too little (point-biserial correlation).
pub const WEAK: f64 = 0.15;
/// Quizzes needed for a correlation to be told at all.
const PAIRS: usize = 10;

/// What the answers say of one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// How many people answered it; none when withheld.
    pub answers: Option<u32>,
    /// Whether they are at least [`MANY`].
    pub is_many: bool,
    /// The share of right answers, from 0 (hard) to 1 (easy); none when withheld.
    pub facility: Option<f64>,
    /// How being right goes with being right elsewhere in the same quiz, from -1 to
    /// 1; none when withheld, or when there is nothing to compare.
    pub discrimination: Option<f64>,
    /// What was answered.
    pub choices: Vec<Choice>,
    /// What an author should look at.
    pub flags: Vec<Flag>,
}

/// One possible answer, and how many gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which answer.
    pub name: Name,
    /// The false idea behind it.
    pub misconception: Option<MisconceptionId>,
    /// Whether it is right.
    pub is_right: bool,
    /// How many gave it; none when withheld.
    pub count: Option<u32>,
}

/// Which answer is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// That choice, reason or line.
    Choice(ChoiceId),
    /// All of it right.
    Right,
    /// Anything that shows this false idea.
    Idea(MisconceptionId),
    /// Any other answer.
    Other,
}

/// What an author should look at, once there are [`MANY`] answers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// More than 95 % are right.
    TooEasy,
    /// Fewer than 30 % are right.
    TooHard,
    /// Being right there says little about the rest: under [`WEAK`].
    Weak,
    /// A wrong answer that fewer than 5 % take, by its place among the choices.
    Rare(usize),
}

/// What the first answers to a question say. `question` is the text they were given
/// to; without it, only right and wrong are told apart.
pub fn report(question: Option<&Question>, firsts: &[First]) -> Report {
    let places = question.map_or_else(right_or_not, choices);
    if let Some(Ask::Several { .. } | Ask::Find { .. }) = question.map(|question| &question.ask) {
        return ticked(places, firsts);
    }
    let mut counts = vec![0; places.len()];
    for place in firsts.iter().filter_map(|first| place_of(question, &places, first)) {
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    sorted(places, &counts, firsts)
}

/// Each answer is in one of the places.
fn sorted(places: Vec<Choice>, counts: &[u32], firsts: &[First]) -> Report {
    let kinds: Vec<Kind> = places.iter().map(Choice::kind).collect();
    let (judged, shown) = judge(counts, &kinds);
    let right = match &shown {
        Shown::Cells(counts) => {
            let right = places.iter().zip(counts).filter(|(place, _)| place.is_right);
            Some(right.map(|(_, count)| count).sum())
        }
        Shown::Groups { sums, .. } => sums.first().copied(),
        Shown::Nothing => None,
    };
    let counted = places.into_iter().enumerate();
    let choices = counted.map(|(at, choice)| Choice { count: shown.cell(at), ..choice }).collect();
    finished(choices, (shown.total(), right), judged, firsts)
}

/// Each answer ticks any number of the places. How often each was ticked is shown
/// when nothing is to be hidden in any of them: hidden ones would follow from the
/// number of those who did not get it all right.
fn ticked(places: Vec<Choice>, firsts: &[First]) -> Report {
    let of = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let total = of(firsts.len());
    let right = of(firsts.iter().filter(|first| first.outcome == Outcome::Right).count());
    let (mut judged, whole) = judge(&[right, total - right], &[Kind::Right, Kind::Other]);
    let ticks = |choice: &Choice| {
        let has = |first: &&First| match (&first.response, &choice.name) {
            (Response::Choices(ids), Name::Choice(id)) => ids.contains(id),
            _ => false,
        };
        of(firsts.iter().filter(has).count())
    };
    let counts: Vec<u32> = places.iter().map(ticks).collect();
    let may_tell = whole != Shown::Nothing
        && counts.iter().all(|count| *count >= LEAST && total - count >= LEAST);
    if total >= MANY {
        let both = places.iter().zip(&counts).enumerate();
        let rare = both.filter(|(_, (place, count))| !place.is_right && is_rare(**count, total));
        judged.extend(rare.map(|(at, _)| Flag::Rare(at)));
        let distractors = places.iter().filter(|place| !place.is_right).count();
        judged = all_or_none(judged, &whole, distractors);
    }
    let counted = places.into_iter().zip(counts);
    let choices = counted
        .map(|(choice, count)| Choice { count: may_tell.then_some(count), ..choice })
        .collect();
    finished(choices, (whole.total(), whole.cell(0)), judged, firsts)
}

fn finished(
    choices: Vec<Choice>,
    (answers, right): (Option<u32>, Option<u32>),
    mut flags: Vec<Flag>,
    firsts: &[First],
) -> Report {
    // Where the number of right answers is hidden, nothing is told that rests on it.
    let right = right.zip(answers);
    let facility = right.map(|(right, of)| f64::from(right) / f64::from(of));
    let discrimination = right.and_then(|_| discrimination(firsts));
    let is_many = firsts.len() >= MANY as usize;
    if is_many && discrimination.is_some_and(|discrimination| discrimination < WEAK) {
        flags.push(Flag::Weak);
    }
    flags.sort();
    Report { answers, is_many, facility, discrimination, choices, flags }
}

/// What a cell means for judging.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Right,
    Distractor,
    Other,
}

impl Choice {
    fn new(name: Name, diagnosis: Option<&Diagnosis>, is_right: bool) -> Self {
        let misconception = diagnosis.and_then(|diagnosis| diagnosis.misconception.clone());
        Self { name, misconception, is_right, count: None }
    }

    fn kind(&self) -> Kind {
        match self.name {
            _ if self.is_right => Kind::Right,
            Name::Choice(_) | Name::Idea(_) => Kind::Distractor,
            Name::Right | Name::Other => Kind::Other,
        }
    }
}

fn is_rare(count: u32, total: u32) -> bool {
    u64::from(count) * 20 < u64::from(total)
}

fn is_too_easy(right: u32, total: u32) -> bool {
    u64::from(right) * 20 > u64::from(total) * 19
}

fn is_too_hard(right: u32, total: u32) -> bool {
    u64::from(right) * 10 < u64::from(total) * 3
}

/// The flags of a table, and what may be told of it: every answer; else how many are
/// right and how many are not; else nothing. A flag tells something of a hidden count,
/// too: that is taken into account.
fn judge(counts: &[u32], kinds: &[Kind]) -> (Vec<Flag>, Shown) {
    let cells = || counts.iter().copied().zip(kinds.iter().copied());
    let total: u32 = counts.iter().sum();
    let is_many = total >= MANY;
    let right: u32 = cells().filter(|(_, kind)| *kind == Kind::Right).map(|(count, _)| count).sum();
    let is_rare = |count: u32, kind: Kind| kind == Kind::Distractor && is_rare(count, total);
    let ease = [
        is_too_easy(right, total).then_some(Flag::TooEasy),
        is_too_hard(right, total).then_some(Flag::TooHard),
    ];
    let rare = cells().enumerate().filter(|(_, (count, kind))| is_rare(*count, *kind));
    let flags = ease.into_iter().flatten().chain(rare.map(|(at, _)| Flag::Rare(at)));
    let flags: Vec<Flag> = flags.filter(|_| is_many).collect();
    let group = kinds.iter().map(|kind| usize::from(*kind != Kind::Right)).collect();
    let wrong = cells().filter(|(_, kind)| *kind != Kind::Right);
    let bounds: Vec<Bounds> = wrong
        .map(|(count, kind)| match kind {
            Kind::Distractor if is_many => bounds(total, is_rare(count, kind)),
            _ => (0, total),
        })
        .collect();
    let is_safe = |sums: &[u32]| sums.get(1).is_none_or(|wrong| is_open(*wrong, &bounds));
    let told = shown(counts, &[group], is_safe);
    let distractors = kinds.iter().filter(|kind| **kind == Kind::Distractor).count();
    (all_or_none(flags, &told, distractors), told)
}

/// Where nothing else is told, which wrong answers are rare and which are not would
/// tell too much: all of them are flagged, or none.
fn all_or_none(mut flags: Vec<Flag>, told: &Shown, distractors: usize) -> Vec<Flag> {
    let is_rare = |flag: &Flag| matches!(flag, Flag::Rare(_));
    let rare = flags.iter().filter(|flag| is_rare(flag)).count();
    flags.retain(|flag| !is_rare(flag) || *told != Shown::Nothing || rare == distractors);
    flags
}

/// What the flag of a rare answer, or its absence, tells of the count.
fn bounds(total: u32, is_flagged: bool) -> Bounds {
    // The first count that is not rare.
    let usual = total.div_ceil(20);
    if is_flagged { (0, usual.saturating_sub(1)) } else { (usual, total) }
}

/// The point-biserial correlation of being right here with the share of right
/// answers elsewhere in the quiz: the item itself left out.
fn discrimination(firsts: &[First]) -> Option<f64> {
    let scored = firsts.iter().filter_map(|first| {
        let score = if first.outcome == Outcome::Right { 1.0 } else { 0.0 };
        Some((score, first.rest?))
    });
    let pairs: Vec<(f64, f64)> = scored.collect();
    if pairs.len() < PAIRS {
        return None;
    }
    let count = share(pairs.len(), 1);
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (score, rest) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum = |of: &dyn Fn(f64, f64) -> f64| -> f64 {
        pairs.iter().map(|(a, b)| of(a - score, b - rest)).sum()
    };
    let spread = (sum(&|a, _| a * a) * sum(&|_, b| b * b)).sqrt();
    (spread > 1e-9).then(|| sum(&|a, b| a * b) / spread)
}

/// The answers there can be, in the order of the module.
fn choices(question: &Question) -> Vec<Choice> {
    let choice = |id: &ChoiceId, diagnosis, right| {
        Choice::new(Name::Choice(id.clone()), Some(diagnosis), right)
    };
    match &question.ask {
        Ask::One { choices } | Ask::Several { choices } => {
            choices.iter().map(|one| choice(&one.id, &one.diagnosis, one.right)).collect()
        }
        Ask::TrueFalse { reasons } => {
            reasons.iter().map(|one| choice(&one.id, &one.diagnosis, one.right)).collect()
        }
        Ask::Find { lines, .. } => {
            lines.iter().map(|one| choice(&one.id, &one.diagnosis, one.clue)).collect()
        }
        Ask::Word { mistakes, .. } | Ask::Number { mistakes, .. } => {
            let mut all = vec![Choice::new(Name::Right, None, true)];
            for mistake in mistakes {
                let Some(idea) = &mistake.diagnosis.misconception else { continue };
                let name = Name::Idea(idea.clone());
                if !all.iter().any(|known| known.name == name) {
                    all.push(Choice::new(name, Some(&mistake.diagnosis), false));
                }
            }
            all.push(Choice::new(Name::Other, None, false));
            all
        }
        Ask::Order { .. } | Ask::Match { .. } => right_or_not(),
    }
}

fn right_or_not() -> Vec<Choice> {
    vec![Choice::new(Name::Right, None, true), Choice::new(Name::Other, None, false)]
}

/// Where an answer is counted; none for one that does not fit the text.
fn place_of(question: Option<&Question>, places: &[Choice], first: &First) -> Option<usize> {
    let name = match (&first.response, question.map(|question| (question, &question.ask))) {
        (Response::Choice(id), Some((_, Ask::One { .. } | Ask::TrueFalse { .. }))) => {
            Name::Choice(id.clone())
        }
        _ if first.outcome == Outcome::Right => Name::Right,
        (
            Response::Text(_),
            Some((question, Ask::Word { mistakes, .. } | Ask::Number { mistakes, .. })),
        ) => {
            // Only what the author foresaw is an idea: anything else is just other.
            let note = grade(question, &first.response).notes.into_iter().next();
            let foreseen =
                note.filter(|note| mistakes.iter().any(|m| m.diagnosis == note.diagnosis));
            foreseen.and_then(|note| note.diagnosis.misconception).map_or(Name::Other, Name::Idea)
        }
        _ => Name::Other,
    };
    places.iter().position(|place| place.name == name)
}

#[cfg(test)]
mod tests;
