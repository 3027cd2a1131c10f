//! People by pages: a screen costs what a page costs, however many there are.

use std::ops::Range;

use super::{Face, Leading, Panel};

/// How many people a page of the list and of the map holds: a class is on one.
const AT_ONCE: usize = 40;

impl Leading {
    /// Which of the people are on the page that is on screen.
    pub fn page(&self) -> Range<usize> {
        let all = self.seen.people.len();
        let first = self.at.min(all.saturating_sub(1)) / AT_ONCE * AT_ONCE;
        first..(first + AT_ONCE).min(all)
    }

    /// Whether pages of people are on screen.
    pub const fn lists_people(&self) -> bool {
        matches!(self.face, Face::Panel(Panel::People | Panel::Map))
    }

    /// Which of them are on the page after it, or before it; none if there is none.
    pub fn page_beside(&self, is_after: bool) -> Option<Range<usize>> {
        let (page, all) = (self.page(), self.seen.people.len());
        let first = if is_after {
            Some(page.end).filter(|end| *end < all)
        } else {
            page.start.checked_sub(AT_ONCE)
        };
        first.map(|first| first..(first + AT_ONCE).min(all))
    }
}
