//! What a block becomes before it is placed: rows of styled text.

use super::Look;
use super::glyphs::Signs;
use super::theme::{Role, Theme};
use super::wrap::{Line, Piece, wrap};
use crate::scene::Prose;

/// A row of the body, or the place of empty rows between two of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// The text.
    pub(super) line: Line,
    /// Cells from the left of the body.
    pub(super) indent: u16,
    /// Starts one cell earlier, in the margin.
    pub(super) is_outdented: bool,
    /// The item a press on this row selects.
    pub(super) item: Option<usize>,
    /// Part of what has the focus: kept in view.
    pub(super) is_focused: bool,
    /// Where the hardware cursor goes, in cells from the left of the body.
    pub(super) cursor: Option<u16>,
    /// News of what just happened: kept in view above what scrolls.
    pub(super) is_news: bool,
    /// Stands for empty rows rather than for text.
    pub(super) gap: Option<Gap>,
}

/// Why there is room between two rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Another idea.
    Idea,
    /// Another item.
    Item,
}

impl Row {
    pub(super) fn new(line: Line) -> Self {
        Self { line, ..Self::default() }
    }

    pub(super) fn at(indent: u16, line: Line) -> Self {
        Self { line, indent, ..Self::default() }
    }

    pub(super) fn gap(gap: Gap) -> Self {
        Self { gap: Some(gap), ..Self::default() }
    }
}

/// What every widget needs to know.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    pub(super) look: Look,
    pub(super) theme: Theme,
    /// Columns for text.
    pub(super) width: u16,
    /// Columns for a box around text.
    pub(super) frame_width: u16,
    /// How much room there is.
    pub(super) fit: Fit,
    /// Whether something else stands beside it.
    pub(super) is_beside: bool,
}

/// How widgets make do with the room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// With boxes.
    Boxed,
    /// With bars instead of boxes.
    Plain,
    /// Every row counts.
    Tight,
    /// Even the details of items that are not selected are left out.
    Bare,
}

impl Pen {
    pub(super) fn signs(&self) -> &'static Signs {
        self.look.glyphs.signs()
    }

    /// Text of ours in a role.
    pub(super) fn piece(&self, text: &str, role: Role) -> Piece {
        Piece::new(self.look.glyphs.fold(text), self.theme.style(role))
    }

    /// Prose in a role, its marks shown.
    pub(super) fn prose(&self, prose: &Prose, role: Role) -> Line {
        let around = self.theme.style(role);
        let spans = prose.spans().iter().filter(|span| !span.text.is_empty());
        spans
            .map(|span| {
                let style = self.theme.mark(around, &span.mark);
                Piece::new(self.look.glyphs.fold(&span.text), style)
            })
            .collect()
    }

    /// Prose broken at a width, hanging `indent` cells from the left of the body.
    pub(super) fn rows(&self, prose: &Prose, role: Role, indent: u16) -> Vec<Row> {
        let lines = wrap(&self.prose(prose, role), self.width.saturating_sub(indent));
        lines.into_iter().map(|line| Row::at(indent, line)).collect()
    }
}

/// Spaces without a look of their own.
pub(super) fn spaces(count: u16, theme: Theme) -> Piece {
    Piece::new(" ".repeat(usize::from(count)), theme.base())
}
