//! Where a press lands.

use ratatui::layout::{Position, Rect};

use crate::scene::Key;

/// What is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// An item of the scene, counted from 0 over all its blocks.
    Item(usize),
    /// A hint of the footer: as if the key had been pressed.
    Key(Key),
}

/// What lies under a cell.
pub fn target_at(regions: &[(Rect, Target)], column: u16, row: u16) -> Option<Target> {
    let at = Position::new(column, row);
    regions.iter().find(|(area, _)| area.contains(at)).map(|(_, target)| *target)
}
