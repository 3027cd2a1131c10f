//! What scrolls, and what is turned page by page.

use super::Turn;
use crate::app::act::{Act, Study};
use crate::app::screen::Screen;

/// How many items a leap is.
const LEAP: u8 = 5;

/// Rows that a key for a whole page scrolls.
pub(super) const PAGE: isize = 5;

impl Turn<'_> {
    pub(super) fn scroll(&mut self, step: isize) {
        let scroll = &mut self.model.scroll;
        let down = u16::try_from(step).unwrap_or(0).min(scroll.hidden);
        let up = u16::try_from(-step).unwrap_or(0);
        scroll.rows = (scroll.rows + down).saturating_sub(up);
    }

    pub(super) fn wheel(&mut self, step: i8) {
        self.step_focus(isize::from(step));
    }

    /// A key for a page: of the lesson, of the room one leads, or some items on.
    pub(super) fn turn_page(&mut self, study: Study, step: isize) {
        if self.model.overlays.is_empty() && matches!(self.model.screen, Screen::Lead(_)) {
            return self.turn_room(step);
        }
        let is_page = self.model.overlays.is_empty()
            && matches!(&self.model.screen, Screen::Lesson(lesson)
                if lesson.reread.is_none() && lesson.asking.as_ref().is_none_or(|a| !a.is_choosing() || step < 0));
        if is_page {
            self.act(Act::Study(study));
        } else {
            self.leap(step);
        }
    }

    /// Some items on, or back.
    pub(super) fn leap(&mut self, step: isize) {
        for _ in 0..LEAP {
            self.step_focus(step);
        }
    }
}
