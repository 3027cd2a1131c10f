//! What can be done from the help.

use super::{checking, greeting, remote, trainer};
use crate::app::act::{Act, Place};
use crate::app::model::{Model, Overlay, Question, Visitor};
use crate::app::screen::Screen;

/// Back first, then what may be wanted anywhere.
pub(super) fn items(model: &Model) -> Vec<Act> {
    let mut items = vec![Act::Dismiss];
    if model.visitor != Visitor::Nobody && model.screen != Screen::Home {
        items.push(Act::Go(Place::Home));
    }
    items.push(Act::Go(Place::Settings));
    if model.profile.is_shared && model.visitor != Visitor::Nobody {
        items.push(Act::Go(Place::Goodbye));
    }
    items.extend(trainer::help_item(model));
    items.extend(checking::way_in(model).filter(|_| model.screen == Screen::Welcome));
    items.extend(remote::help_item(model));
    if model.learner().is_some() {
        items.push(Act::Show(Overlay::Confirm(Question::ReplaceCard)));
        items.push(Act::Show(Overlay::Confirm(Question::Erase)));
    }
    items.extend(greeting::help_item(model));
    items
}
