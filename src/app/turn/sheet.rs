//! The pages to print: seen, written to files, left.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::screen::{Screen, SheetView};

impl Turn<'_> {
    pub(super) fn see_sheet(&mut self, sheet: usize) {
        let from = Box::new(self.model.screen.clone());
        self.go(Screen::Sheet(SheetView { sheet, from }));
    }

    pub(super) fn save_sheet(&mut self) {
        let Screen::Sheet(view) = &self.model.screen else { return };
        let Some(open) = &self.model.open else { return };
        if let Some(sheet) = open.module.sheets.get(view.sheet) {
            let (module, sheet) = (open.module.id.clone(), sheet.id.clone());
            self.send(Effect::PrintSheet { module, sheet });
        }
    }

    /// Back to exactly where one was.
    pub(super) fn leave_sheet(&mut self) {
        if let Screen::Sheet(view) = self.model.screen.clone() {
            self.go(*view.from);
        }
    }
}
