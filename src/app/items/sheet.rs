//! What can be done with the pages to print.

use crate::app::act::{Act, Study};
use crate::app::model::Model;
use crate::domain::progress::ModuleProgress;

/// The pages to print of the open module, to choose from.
pub(super) fn offered(model: &Model) -> impl Iterator<Item = Act> {
    let count = model.open.as_ref().map_or(0, |open| open.module.sheets.len());
    (0..count).map(|sheet| Act::Study(Study::Sheet(sheet)))
}

/// Whether what they remind of has been learnt.
pub(super) fn is_earned(module: &ModuleProgress) -> bool {
    module.passed.is_some() || module.lesson.as_ref().is_some_and(|lesson| lesson.is_read)
}

/// A page on screen: it can be written to a file where files may be written.
pub(super) fn items(model: &Model) -> Vec<Act> {
    let save = model.profile.can_export.then_some(Act::Study(Study::SaveSheet));
    save.into_iter().chain([Act::Study(Study::LeaveSheet)]).collect()
}
