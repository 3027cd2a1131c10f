//! What one can probably do, area by area: the two-parameter logistic model,
//! with a normal prior where one placed oneself, expected a posteriori on a grid.
//!
//! People place themselves too high or too low, and mostly in every area alike.
//! So an answer in one area also moves the others, by a shift common to all.

use std::collections::BTreeMap;

use super::{Guide, Item};
use crate::domain::attempt::Outcome;
use crate::domain::id::AreaId;
use crate::domain::progress::Placement;

/// Where each step of the self-placement puts the prior, in logits.
const STEPS: [f64; 4] = [-1.5, -0.5, 0.5, 1.5];
/// The prior of an area in which nobody placed herself.
const UNPLACED: f64 = -0.5;
/// Standard deviation of the shift common to all areas.
const COMMON: f64 = 0.8;
/// Standard deviation of what is particular to one area.
const OWN: f64 = 0.7;
/// Points of the grid on each side of zero, for both.
const REACH: i16 = 6;
/// Standard deviations the grid reaches.
const WIDTH: f64 = 3.0;

/// What is believed of one area, in logits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ability {
    /// The expected value.
    pub mean: f64,
    /// How unsure that is: the variance.
    pub variance: f64,
}

/// An answer as the model sees it.
struct Seen {
    difficulty: f64,
    discrimination: f64,
    is_right: bool,
}

/// A point of a grid: where, how likely before any answer.
type Point = (f64, f64);

/// Sums over the grid of one area, for one common shift.
struct Sums {
    weight: f64,
    mean: f64,
    square: f64,
}

/// The probability that who stands at `ability` answers rightly (2PL).
pub fn success(ability: f64, difficulty: f64, discrimination: f64) -> f64 {
    1.0 / (1.0 + (-discrimination * (ability - difficulty)).exp())
}

impl Ability {
    /// The expected success at `item`, being as unsure as one is: the logistic
    /// function averaged over a normal belief (the probit approximation).
    pub fn expects(&self, item: &Item) -> f64 {
        let (a, b) = (item.discrimination.value(), item.difficulty.value());
        let spread = (1.0 + std::f64::consts::PI * a * a * self.variance / 8.0).sqrt();
        success(self.mean, b, a / spread)
    }
}

/// What is believed of each area of `guide` after the answers of `placement`.
/// Answers to questions the guide does not know any more say nothing.
pub fn abilities(guide: &Guide, placement: &Placement) -> BTreeMap<AreaId, Ability> {
    let seen = seen(guide, placement);
    let (common, own) = (grid(COMMON), grid(OWN));
    let prior = |area: &AreaId| {
        let step = placement.areas.get(area).and_then(|step| usize::from(*step).checked_sub(1));
        step.and_then(|step| STEPS.get(step)).copied().unwrap_or(UNPLACED)
    };
    let areas: Vec<(&AreaId, f64, Vec<Sums>)> = guide
        .areas
        .iter()
        .map(|area| {
            let answers = seen.get(&area.id).map_or(&[][..], Vec::as_slice);
            let centre = prior(&area.id);
            let sums = common.iter().map(|(shift, _)| sums(&own, centre + shift, answers));
            (&area.id, centre, sums.collect())
        })
        .collect();
    let weights: Vec<f64> = common
        .iter()
        .enumerate()
        .map(|(place, (_, weight))| {
            let likely = areas.iter().filter_map(|(.., sums)| sums.get(place));
            weight * likely.map(|sums| sums.weight).product::<f64>()
        })
        .collect();
    let all: f64 = weights.iter().sum();
    let believed = |centre: f64, sums: &[Sums]| {
        let (mut mean, mut square) = (0.0, 0.0);
        for ((weight, (shift, _)), sums) in weights.iter().zip(&common).zip(sums) {
            let weight = weight / all;
            mean += weight * (shift + sums.mean);
            square += weight * (shift * shift + 2.0 * shift * sums.mean + sums.square);
        }
        Ability { mean: centre + mean, variance: (square - mean * mean).max(0.0) }
    };
    areas.iter().map(|(area, centre, sums)| ((*area).clone(), believed(*centre, sums))).collect()
}

fn seen<'g>(guide: &'g Guide, placement: &Placement) -> BTreeMap<&'g AreaId, Vec<Seen>> {
    let mut seen: BTreeMap<&AreaId, Vec<Seen>> = BTreeMap::new();
    for answer in &placement.answers {
        let Some(item) = guide.item(&answer.module, &answer.question) else { continue };
        seen.entry(&item.area).or_default().push(Seen {
            difficulty: item.difficulty.value(),
            discrimination: item.discrimination.value(),
            is_right: answer.outcome == Outcome::Right,
        });
    }
    seen
}

/// A normal belief of mean zero, cut into points.
fn grid(deviation: f64) -> Vec<Point> {
    let place = |step: i16| WIDTH * f64::from(step) / f64::from(REACH);
    let weight = |place: f64| (-place * place / 2.0).exp();
    let all: f64 = (-REACH..=REACH).map(|step| weight(place(step))).sum();
    (-REACH..=REACH).map(|step| (deviation * place(step), weight(place(step)) / all)).collect()
}

fn sums(own: &[Point], centre: f64, answers: &[Seen]) -> Sums {
    let mut sums = Sums { weight: 0.0, mean: 0.0, square: 0.0 };
    for (offset, weight) in own {
        let likely = answers.iter().map(|seen| {
            let right = success(centre + offset, seen.difficulty, seen.discrimination);
            if seen.is_right { right } else { 1.0 - right }
        });
        let weight = weight * likely.product::<f64>();
        sums.weight += weight;
        sums.mean += weight * offset;
        sums.square += weight * offset * offset;
    }
    // Likelihoods of a dozen answers never come near zero on this grid.
    let all = sums.weight.max(f64::MIN_POSITIVE);
    Sums { weight: sums.weight, mean: sums.mean / all, square: sums.square / all }
}
