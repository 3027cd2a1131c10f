//! What stands beside the body, behind a line from top to bottom. It never scrolls: what
//! has no room is counted.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::layout::Areas;
use super::row::{Fit, Pen, Row};
use super::theme::{Role, Theme};
use super::wrap::Piece;
use super::{Look, put, widget};
use crate::scene::Scene;

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
    let rows = widget::rows(&scene.side, &pen);
    let room = usize::from(area.height.saturating_sub(1));
    let cut = (rows.len() > room).then(|| rows.len() - room.saturating_sub(1));
    let shown = rows.into_iter().take(cut.map_or(room, |_| room.saturating_sub(1)));
    let more = cut
        .map(|count| Row::at(2, vec![Piece::new(format!("+ {count}"), theme.style(Role::Accent))]));
    for (row, y) in shown.chain(more).zip(area.y + 1..area.bottom()) {
        put(buf, area, Position::new(area.x + row.indent, y), &row.line);
    }
}
