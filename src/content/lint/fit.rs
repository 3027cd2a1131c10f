//! Whether every step is read without scrolling, on every screen we promise.

use super::Fits;
use crate::content::report::{Report, steps};
use crate::content::rules;
use crate::domain::module::{Module, Step};

/// Columns and rows, from the usual screen to the large-print one.
const SCREENS: [(u16, u16); 4] = [(80, 24), (64, 24), (50, 18), (40, 15)];

pub(super) fn check(report: &mut Report<'_>, module: &Module, fits: Option<Fits<'_>>) {
    let Some(fits) = fits else { return };
    for (path, step) in steps(module) {
        check_step(report, &path, (module, step), fits);
    }
    for (index, question) in module.quiz.bank.iter().enumerate() {
        let step = Step::Question(Box::new(question.clone()));
        check_step(report, &format!("quiz/bank/{index}"), (module, &step), fits);
    }
}

/// The first screen that is too small is told: the smaller ones are too.
fn check_step(
    report: &mut Report<'_>,
    path: &str,
    (module, step): (&Module, &Step),
    fits: Fits<'_>,
) {
    let small = SCREENS.iter().find(|(width, height)| !fits(module, step, *width, *height));
    if let Some((width, height)) = small {
        let found = report.at(&rules::DOES_NOT_FIT, path).with("name", step.id().as_str());
        let found = found.with("width", usize::from(*width));
        report.tell(found.with("height", usize::from(*height)));
    }
}
