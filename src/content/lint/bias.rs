//! What a guesser could notice: the longest answer, the usual place.

use crate::content::report::{Report, questions};
use crate::content::rules;
use crate::domain::module::Module;
use crate::domain::question::Ask;

/// Below so many questions chance explains anything.
const ENOUGH: usize = 6;

/// A question with one right answer: the length of each option, and which is right.
struct Shape {
    id: String,
    lengths: Vec<usize>,
    right: usize,
}

pub(super) fn check(report: &mut Report<'_>, module: &Module) {
    let shapes: Vec<Shape> =
        questions(module).filter_map(|(_, question)| shape(question)).collect();
    if shapes.len() < ENOUGH {
        return;
    }
    check_longest(report, &shapes);
    check_place(report, &shapes);
    check_verdicts(report, module);
}

fn shape(question: &crate::domain::question::Question) -> Option<Shape> {
    let options: Vec<(usize, bool)> = match &question.ask {
        Ask::One { choices } => {
            choices.iter().map(|one| (one.text.text().chars().count(), one.right)).collect()
        }
        Ask::TrueFalse { reasons } => {
            reasons.iter().map(|one| (one.text.text().chars().count(), one.right)).collect()
        }
        _ => return None,
    };
    let right = options.iter().position(|(_, right)| *right)?;
    let lengths = options.into_iter().map(|(length, _)| length).collect();
    Some(Shape { id: question.id.to_string(), lengths, right })
}

/// The most often something of chance `1/options` may happen, for nearly
/// everybody who does not do it on purpose: mean and two standard deviations.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small counts, and a bound that nobody's score depends on"
)]
fn most_by_chance(shapes: &[Shape]) -> usize {
    let chances = shapes.iter().map(|shape| 1.0 / shape.lengths.len().max(1) as f64);
    let mean: f64 = chances.clone().sum();
    let variance: f64 = chances.map(|chance| chance * (1.0 - chance)).sum();
    (mean + 2.0 * variance.sqrt()).ceil() as usize
}

fn check_longest(report: &mut Report<'_>, shapes: &[Shape]) {
    let longest: Vec<&Shape> = shapes
        .iter()
        .filter(|shape| {
            let right = shape.lengths.get(shape.right).copied().unwrap_or_default();
            let others = shape.lengths.iter().enumerate();
            let mut others = others.filter(|(index, _)| *index != shape.right);
            others.all(|(_, length)| *length < right)
        })
        .collect();
    let most = most_by_chance(shapes);
    if longest.len() > most {
        let names: Vec<&str> = longest.iter().map(|shape| shape.id.as_str()).collect();
        let found = report.at(&rules::LONGEST_IS_RIGHT, "quiz").with("count", longest.len());
        let found = found.with("of", shapes.len()).with("most", most);
        report.tell(found.with("names", names.join(", ")));
    }
}

fn check_place(report: &mut Report<'_>, shapes: &[Shape]) {
    let most = most_by_chance(shapes);
    let places = shapes.iter().map(|shape| shape.right + 1).max().unwrap_or(0);
    for place in 1..=places {
        let count = shapes.iter().filter(|shape| shape.right + 1 == place).count();
        if count > most {
            let found = report.at(&rules::SAME_PLACE, "quiz").with("count", count);
            report.tell(found.with("of", shapes.len()).with("place", place).with("most", most));
        }
    }
}

/// "True" and "false" must both happen.
fn check_verdicts(report: &mut Report<'_>, module: &Module) {
    let verdicts: Vec<bool> = questions(module)
        .filter_map(|(_, question)| match &question.ask {
            Ask::TrueFalse { reasons } => {
                reasons.iter().find(|one| one.right).map(|one| one.verdict)
            }
            _ => None,
        })
        .collect();
    if verdicts.len() > 2 && verdicts.iter().all(|verdict| Some(verdict) == verdicts.first()) {
        let found = report.at(&rules::SAME_VERDICT, "quiz").with("count", verdicts.len());
        report.tell(found);
    }
}
