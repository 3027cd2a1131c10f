//! What can be done while one signs the register from a seat.

use crate::app::act::Act;
use crate::app::signing::{SignAct, SignStep, Signing};

/// What is typed, then whether it is right.
pub(super) fn items(signing: &Signing) -> Vec<Act> {
    let acts = match signing.step {
        _ if signing.is_waiting => vec![SignAct::Back],
        SignStep::Surname(_) | SignStep::FirstName(_) => vec![SignAct::Typed, SignAct::Back],
        SignStep::Sure(true) => vec![SignAct::Yes, SignAct::Again, SignAct::Other, SignAct::Back],
        SignStep::Sure(false) => vec![SignAct::Yes, SignAct::Again, SignAct::Back],
    };
    acts.into_iter().map(Act::Sign).collect()
}

/// The letter that works.
pub(super) fn letters() -> [(char, Act); 1] {
    [('r', Act::Sign(SignAct::Back))]
}

/// Whether something is typed.
pub(super) fn is_typing(signing: &Signing) -> bool {
    !signing.is_waiting && !matches!(signing.step, SignStep::Sure(_))
}
