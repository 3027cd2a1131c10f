//! What is asked next: near 70 % expected success, never two hard ones after
//! two errors, and a success to end with.

use std::collections::{BTreeMap, BTreeSet};

use super::ability::{Ability, abilities};
use super::{Guide, Item, MOST_EXTRA, QUESTIONS};
use crate::domain::attempt::{Draws, Outcome};
use crate::domain::id::{AreaId, ModuleId};
use crate::domain::progress::Placement;

/// The expected success of most questions.
const AIM: f64 = 0.70;
/// The first one welcomes.
const FIRST: f64 = 0.80;
/// The last one, and what follows errors, should be a success.
const LAST: f64 = 0.88;
/// What counts as easy.
pub const EASY: f64 = 0.85;
/// What counts as hard.
pub const HARD: f64 = 0.50;
/// What a question costs for each one asked in its area before.
const SAME_AREA: f64 = 0.05;
/// What it costs not to serve the goal.
const BESIDE_GOAL: f64 = 0.06;
/// How much chance weighs: so that neighbours are not asked the same.
const CHANCE: f64 = 0.05;

/// What must not be asked.
#[derive(Debug, Clone, Copy)]
pub struct Closed<'a> {
    /// Modules that cannot be opened.
    pub missing: &'a BTreeSet<ModuleId>,
    /// Modules passed already: asked about only when nothing else is left.
    pub passed: &'a BTreeSet<ModuleId>,
}

/// Whether nothing more is to be asked: eight were answered and the last one
/// was right, or two easy ones more did not help.
pub fn is_over(placement: &Placement) -> bool {
    let asked = placement.answers.len();
    let is_success = placement.answers.last().is_some_and(|last| last.outcome == Outcome::Right);
    asked >= QUESTIONS + MOST_EXTRA || (asked >= QUESTIONS && is_success)
}

/// The question to ask next, with its expected success; none when it is over,
/// when nothing is left to ask, or only hard things after two errors.
pub fn next<'g>(
    guide: &'g Guide,
    placement: &Placement,
    closed: Closed<'_>,
) -> Option<(&'g Item, f64)> {
    if is_over(placement) {
        return None;
    }
    let abilities = abilities(guide, placement);
    let candidates = candidates(guide, placement, closed, &abilities);
    let asked = placement.answers.len();
    let aim = match asked {
        0 => FIRST,
        _ if asked + 1 >= QUESTIONS => LAST,
        _ => AIM,
    };
    let mut last_two = placement.answers.iter().rev().take(2);
    let is_discouraged = asked >= 2 && last_two.all(|answer| answer.outcome != Outcome::Right);
    if !is_discouraged && asked < QUESTIONS {
        return best(guide, placement, candidates, aim);
    }
    let easy: Vec<_> = candidates.iter().copied().filter(|(_, right)| *right >= EASY).collect();
    if easy.is_empty() {
        // Nothing is easy for this person: then the easiest there is, or a kind word.
        let easiest = candidates.into_iter().max_by(|a, b| a.1.total_cmp(&b.1));
        return easiest.filter(|(_, right)| !is_discouraged || *right >= HARD);
    }
    best(guide, placement, easy, LAST)
}

/// What may be asked, with its expected success: never two of one module.
fn candidates<'g>(
    guide: &'g Guide,
    placement: &Placement,
    closed: Closed<'_>,
    abilities: &BTreeMap<AreaId, Ability>,
) -> Vec<(&'g Item, f64)> {
    let asked: BTreeSet<&ModuleId> =
        placement.answers.iter().map(|answer| &answer.module).collect();
    let is_open =
        |item: &&Item| !asked.contains(&item.module) && !closed.missing.contains(&item.module);
    let open = guide.items.iter().filter(is_open);
    let expected = open.filter_map(|item| Some((item, abilities.get(&item.area)?.expects(item))));
    let (fresh, passed): (Vec<_>, Vec<_>) =
        expected.partition(|(item, _)| !closed.passed.contains(&item.module));
    if fresh.is_empty() { passed } else { fresh }
}

/// The candidate nearest to `aim`, areas balanced, the goal first.
fn best<'g>(
    guide: &Guide,
    placement: &Placement,
    candidates: Vec<(&'g Item, f64)>,
    aim: f64,
) -> Option<(&'g Item, f64)> {
    let goal = guide.goal(&placement.goal);
    let areas: Vec<&AreaId> = placement
        .answers
        .iter()
        .filter_map(|answer| Some(&guide.item(&answer.module, &answer.question)?.area))
        .collect();
    let cost = |item: &Item, right: f64| {
        let before: f64 = areas.iter().filter(|area| **area == &item.area).map(|_| SAME_AREA).sum();
        let serves = goal.is_some_and(|goal| goal.modules.contains(&item.module));
        let beside = if serves { 0.0 } else { BESIDE_GOAL };
        (right - aim).abs() + before + beside + CHANCE * chance(placement, item)
    };
    let costed = candidates.into_iter().map(|(item, right)| (cost(item, right), item, right));
    let best = costed.min_by(|a, b| a.0.total_cmp(&b.0));
    best.map(|(_, item, right)| (item, right))
}

/// A number from 0 to 1 that belongs to this item in this attempt.
fn chance(placement: &Placement, item: &Item) -> f64 {
    let purpose = format!("placement/{}/{}", item.module, item.question);
    let drawn = Draws::new(placement.attempt, &purpose).next_u64() >> 32;
    u32::try_from(drawn).map_or(0.0, f64::from) / f64::from(u32::MAX)
}
