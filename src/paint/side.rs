//! What stands beside the body, behind a line from top to bottom. It never scrolls: of
//! people, those without room are counted; of the rest, whole blocks are left out.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::layout::Areas;
use super::row::{Fit, Pen, Row};
use super::theme::{Role, Theme};
use super::wrap::Piece;
use super::{Look, put, widget};
use crate::scene::{Block, Scene};

/// Draws it, where the areas have a place for it.
pub(super) fn draw(scene: &Scene, look: Look, areas: &Areas, buf: &mut Buffer) {
    let Some(area) = areas.side else { return };
    let theme = Theme::new(look.contrast, look.colours);
    let line = [Piece::new(look.glyphs.signs().down, theme.style(Role::Rule))];
    let rule = Rect { x: area.x.saturating_sub(2), width: 1, ..area };
    for y in rule.y..rule.bottom() {
        put(buf, rule, Position::new(rule.x, y), &line);
    }
    let width = area.width;
    let pen = Pen { look, theme, width, frame_width: width, fit: Fit::Plain, is_beside: true };
    let room = usize::from(area.height.saturating_sub(1));
    for (row, y) in rows(&scene.side, &pen, room).into_iter().zip(area.y + 1..area.bottom()) {
        put(buf, area, Position::new(area.x + row.indent, y), &row.line);
    }
}

/// As many rows as there is room for.
fn rows(side: &[Block], pen: &Pen, room: usize) -> Vec<Row> {
    let tight = Pen { fit: Fit::Tight, ..*pen };
    let more = side.iter().map(|block| match block {
        Block::People(people) => people.more,
        _ => 0,
    });
    let more: usize = more.sum();
    let all = widget::rows(side, pen);
    if all.len() <= room && more == 0 {
        return all;
    }
    if !side.iter().any(|block| matches!(block, Block::People(_))) {
        let first = |count| widget::rows(side.get(..count).unwrap_or_default(), &tight);
        let mut firsts = (1..=side.len()).rev().map(first);
        return firsts.find(|rows| rows.len() <= room).unwrap_or_default();
    }
    // The last row counts who is left out.
    let shown = room.saturating_sub(1).min(all.len());
    let count = format!("+ {}", all.len() - shown + more);
    let count = Row::at(2, vec![Piece::new(count, pen.theme.style(Role::Accent))]);
    all.into_iter().take(shown).chain([count]).collect()
}
