//! Fits the blocks into the body: roomy if possible, tight if needed, scrolled
//! as the last resort.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::layout::{Areas, Class};
use super::regions::Target;
use super::row::{Gap, Pen, Row};
use super::theme::{Role, Theme};
use super::wrap::{Line, clip};
use super::{Look, Shown, Words, put};
use crate::scene::Scene;

/// Empty rows: above everything, between ideas, between items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Air {
    top: u16,
    idea: u16,
    item: u16,
}

const LARGE: Air = Air { top: 1, idea: 2, item: 2 };
const AIRY: Air = Air { top: 1, idea: 1, item: 2 };
const ROOMY: Air = Air { top: 1, idea: 1, item: 1 };
const SNUG: Air = Air { top: 1, idea: 1, item: 0 };
const CLOSE: Air = Air { top: 0, idea: 1, item: 0 };
const NONE: Air = Air { top: 0, idea: 0, item: 0 };

impl Air {
    const fn of(self, gap: Gap) -> u16 {
        match gap {
            Gap::Idea => self.idea,
            Gap::Item => self.item,
        }
    }

    /// The rows needed with this much air.
    fn height(self, rows: &[Row]) -> usize {
        let heights = rows.iter().map(|row| row.gap.map_or(1, |gap| usize::from(self.of(gap))));
        usize::from(self.top) + heights.sum::<usize>()
    }
}

/// The rows of the body, placed from top to bottom.
pub(super) struct Body {
    rows: Vec<Row>,
    fits: bool,
}

impl Body {
    /// Lays the scene out with as much air as the area has room for.
    pub(super) fn lay_out(scene: &Scene, look: &Look, class: Class, areas: &Areas) -> Self {
        let theme = Theme::new(look.contrast, look.colours);
        let room = usize::from(areas.body.height);
        let pen = |is_boxed, is_tight| Pen {
            look,
            theme,
            width: areas.body.width,
            frame_width: areas.frame_width,
            is_boxed,
            is_tight,
        };
        if class == Class::Full {
            let rows = super::widget::rows(&scene.body, &pen(true, false));
            for air in [AIRY, ROOMY, SNUG] {
                if air.height(&rows) <= room {
                    return Self { rows: expand(rows, air), fits: true };
                }
            }
        }
        let rows = super::widget::rows(&scene.body, &pen(false, false));
        let airs: &[Air] =
            if look.large { &[LARGE, AIRY, ROOMY, SNUG, CLOSE] } else { &[ROOMY, SNUG, CLOSE] };
        for air in airs {
            if air.height(&rows) <= room {
                return Self { rows: expand(rows, *air), fits: true };
            }
        }
        let rows = super::widget::rows(&scene.body, &pen(false, true));
        let fits = NONE.height(&rows) <= room;
        Self { rows: expand(rows, NONE), fits }
    }

    /// Whether everything is in sight at once.
    pub(super) const fn fits(&self) -> bool {
        self.fits
    }

    /// Draws what is in sight, and says where things are.
    pub(super) fn draw(
        &self,
        scene: &Scene,
        painter: (&Look, &Words<'_>),
        areas: &Areas,
        buf: &mut Buffer,
        shown: &mut Shown,
    ) {
        let (look, words) = painter;
        let theme = Theme::new(look.contrast, look.colours);
        let area = areas.body;
        let view = View::of(&self.rows, area.height, scene.scroll);
        for (row, y) in self.rows.iter().skip(view.from).take(view.count).zip(area.y..) {
            let start = (area.x + row.indent).saturating_sub(u16::from(row.is_outdented));
            put(buf, area, Position::new(start, y), &row.line);
            if let Some(item) = row.item {
                let left = area.x.saturating_sub(1);
                add_region(shown, Rect::new(left, y, area.width + 1, 1), item);
            }
            if let Some(column) = row.cursor {
                shown.cursor.position = Position::new(area.x + column, y);
                shown.cursor.is_visible = true;
            }
        }
        shown.scroll = u16::try_from(view.from).unwrap_or(u16::MAX);
        shown.hidden_rows = u16::try_from(view.below).unwrap_or(u16::MAX);
        let signs = look.glyphs.signs();
        let style = theme.style(Role::Accent);
        if view.below > 0 {
            let text = format!("{} {}", signs.more, look.glyphs.fold(words.more));
            let line: Line = vec![super::wrap::Piece::new(text, style)];
            let at = Position::new(area.x, area.bottom().saturating_sub(1));
            put(buf, area, at, &clip(&line, area.width, signs.cut));
        }
        if view.from > 0 {
            let at = Position::new(area.right(), area.y);
            put(buf, *buf.area(), at, &[super::wrap::Piece::new(signs.less, style)]);
        }
    }
}

/// Replaces gaps by as many empty rows as there is air.
fn expand(rows: Vec<Row>, air: Air) -> Vec<Row> {
    let mut out = Vec::with_capacity(rows.len() * 2);
    out.extend((0..air.top).map(|_| Row::default()));
    for row in rows {
        let Some(gap) = row.gap else {
            out.push(row);
            continue;
        };
        // Of two empty rows between items, each belongs to its neighbour: large targets.
        let next = row.item.map(|item| item + 1);
        for index in 0..air.of(gap) {
            let item = if index == 0 { row.item } else { next };
            out.push(Row { item, ..Row::default() });
        }
    }
    out
}

/// Which rows are in sight.
struct View {
    from: usize,
    count: usize,
    below: usize,
}

impl View {
    fn of(rows: &[Row], height: u16, scroll: u16) -> Self {
        let height = usize::from(height);
        if rows.len() <= height {
            return Self { from: 0, count: rows.len(), below: 0 };
        }
        let last_from = rows.len() - height;
        // The last row is for the sign that there is more.
        let count = height.saturating_sub(1);
        let from = match focused(rows) {
            Some((first, last)) => (last + 1).saturating_sub(count).min(first),
            None => usize::from(scroll),
        };
        if from >= last_from {
            Self { from: last_from, count: height, below: 0 }
        } else {
            Self { from, count, below: rows.len() - from - count }
        }
    }
}

/// First and last row of what has the focus.
fn focused(rows: &[Row]) -> Option<(usize, usize)> {
    let first = rows.iter().position(|row| row.is_focused)?;
    let last = rows.iter().rposition(|row| row.is_focused)?;
    Some((first, last))
}

/// Adds a row to the region of an item, which grows as long as its rows follow.
fn add_region(shown: &mut Shown, row: Rect, item: usize) {
    if let Some((area, Target::Item(last))) = shown.regions.last_mut()
        && *last == item
        && area.bottom() == row.y
    {
        area.height += 1;
    } else {
        shown.regions.push((row, Target::Item(item)));
    }
}
