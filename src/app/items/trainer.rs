//! What can be done in the trainer's menu.

use crate::app::act::{Act, Place};
use crate::app::model::{Model, Visitor};
use crate::app::screen::Screen;
use crate::app::trainer::{Desk, Trainer, TrainerAct};

/// The menu, from top to bottom.
pub(super) fn items(screen: &Trainer) -> Vec<Act> {
    let all = |acts: &[TrainerAct]| acts.iter().copied().map(Act::Trainer).collect::<Vec<_>>();
    let mut items = match screen {
        Trainer::Locked(_) => all(&[TrainerAct::Open]),
        Trainer::Menu => all(&[
            TrainerAct::Read(Desk::Check),
            TrainerAct::Read(Desk::Modules),
            TrainerAct::Read(Desk::Passports),
            TrainerAct::AllowCards,
            TrainerAct::Quit,
        ]),
        Trainer::Page(..) => return all(&[TrainerAct::Back]),
    };
    items.push(Act::Go(Place::Welcome));
    items
}

/// The way in: from the help, while nobody else is here.
pub(super) fn help_item(model: &Model) -> Option<Act> {
    let is_way_in = model.profile.has_trainer && model.visitor == Visitor::Nobody;
    is_way_in.then_some(Act::Go(Place::Trainer))
}

/// The way back.
pub(super) fn back(screen: &Trainer) -> Act {
    match screen {
        Trainer::Page(..) => Act::Trainer(TrainerAct::Back),
        Trainer::Locked(_) | Trainer::Menu => Act::Go(Place::Welcome),
    }
}

/// Whether what is typed is for nobody's eyes.
pub fn is_secret(model: &Model) -> bool {
    matches!(model.screen, Screen::Trainer(Trainer::Locked(_)) | Screen::Pin(_))
}
