//! What can be done while a certificate is checked.

use crate::app::act::{Act, Place};
use crate::app::checking::{CheckAct, CheckStep, Checking, Checks};
use crate::app::model::{Model, Visitor};

/// What one has in hand, then what there is to see of the answer.
pub(super) fn items(model: &Model, checking: &Checking) -> Vec<Act> {
    let mut items = match &checking.step {
        CheckStep::Ways => {
            let files = (!checking.here.files.is_empty()).then_some(CheckAct::Files);
            files.into_iter().chain([CheckAct::Type]).collect()
        }
        CheckStep::Typing(_) => vec![CheckAct::Submit],
        CheckStep::Files => (0..checking.here.files.len()).map(CheckAct::File).collect(),
        CheckStep::Told(answers) if answers.is_whole => vec![CheckAct::Whole(false)],
        CheckStep::Told(answers) => {
            let next = answers.at + 1;
            let next = (next < answers.told.len()).then_some(CheckAct::Answer(next));
            let has_more = answers.shown().is_some_and(|told| !told.everything.is_empty());
            let whole = has_more.then_some(CheckAct::Whole(true));
            next.into_iter().chain([CheckAct::Again]).chain(whole).collect()
        }
    };
    if matches!(checking.step, CheckStep::Typing(_) | CheckStep::Files) {
        items.push(CheckAct::Again);
    }
    let leave = matches!(checking.step, CheckStep::Ways).then(|| out(model));
    items.into_iter().map(Act::Check).chain(leave).collect()
}

/// The way out: to the first screen, or out of a program that only checks.
fn out(model: &Model) -> Act {
    Act::Go(if model.profile.checks == Checks::Only { Place::Goodbye } else { Place::Welcome })
}

/// The letters that work: the way back, and out where somebody may end the program.
pub(super) fn letters(model: &Model, checking: &Checking) -> Vec<(char, Act)> {
    let back = match &checking.step {
        CheckStep::Ways if model.profile.checks == Checks::Only => None,
        CheckStep::Ways => Some(out(model)),
        CheckStep::Told(answers) if answers.is_whole => Some(Act::Check(CheckAct::Whole(false))),
        _ => Some(Act::Check(CheckAct::Again)),
    };
    back.map(|back| ('r', back)).into_iter().collect()
}

/// The way in, while nobody is here.
pub(super) fn way_in(model: &Model) -> Option<Act> {
    let is_way_in = model.profile.checks == Checks::Beside && model.visitor == Visitor::Nobody;
    is_way_in.then_some(Act::Go(Place::Check))
}
