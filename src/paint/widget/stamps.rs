//! The stamps of the passport: boxes side by side, or words when there is less room.

use super::frame::{bottom, side, top};
use crate::paint::row::{Fit, Pen, Row, spaces};
use crate::paint::theme::Role;
use crate::paint::wrap::{Line, clip, line_width, wrap};
use crate::scene::{Prose, Stamp};

/// Cells between the borders of a stamp: at least, at most.
const INNER: (u16, u16) = (7, 16);

pub(super) fn rows(stamps: &[Stamp], pen: &Pen) -> Vec<Row> {
    if stamps.is_empty() {
        Vec::new()
    } else if pen.fit == Fit::Boxed {
        boxes(stamps, pen)
    } else {
        words(stamps, pen)
    }
}

fn boxes(stamps: &[Stamp], pen: &Pen) -> Vec<Row> {
    let width = |prose: &Prose| line_width(&pen.prose(prose, Role::Text));
    let widest = stamps.iter().map(|stamp| width(&stamp.state).max(width(&stamp.label))).max();
    let count = u16::try_from(stamps.len()).unwrap_or(u16::MAX).min(3);
    let share = (pen.width / count).saturating_sub(5);
    let inner = widest.unwrap_or(0).clamp(INNER.0, INNER.1.min(share.max(INNER.0)));
    let per_row = usize::from((pen.width + 1) / (inner + 5)).max(1);
    let mut rows = Vec::new();
    for chunk in stamps.chunks(per_row) {
        let mut lines = vec![Line::new(); 4];
        for stamp in chunk {
            for (line, part) in lines.iter_mut().zip(one(stamp, inner, pen)) {
                if !line.is_empty() {
                    line.push(spaces(1, pen.theme));
                }
                line.extend(part);
            }
        }
        rows.extend(lines.into_iter().map(Row::new));
    }
    rows
}

/// The four rows of one stamp.
fn one(stamp: &Stamp, inner: u16, pen: &Pen) -> [Line; 4] {
    let (border, words) = roles(stamp);
    let style = pen.theme.style(border);
    let middle = |prose: &Prose, role| {
        let text = clip(&pen.prose(prose, role), inner, pen.signs().cut);
        let before = inner.saturating_sub(line_width(&text)) / 2;
        let mut line = vec![spaces(before, pen.theme)];
        line.extend(text);
        line
    };
    [
        top(&[], inner, style, pen),
        side(middle(&stamp.state, words), inner, style, pen),
        side(middle(&stamp.label, Role::Text), inner, style, pen),
        bottom(inner, style, pen),
    ]
}

/// `[FAIT] Internet   [en cours] Vendre   [ ] libre`
fn words(stamps: &[Stamp], pen: &Pen) -> Vec<Row> {
    let mut lines: Vec<Line> = vec![Line::new()];
    for stamp in stamps {
        let mut part = vec![pen.piece("[", Role::Text)];
        let state = pen.prose(&stamp.state, roles(stamp).1);
        part.extend(if state.is_empty() { vec![spaces(1, pen.theme)] } else { state });
        part.push(pen.piece("] ", Role::Text));
        part.extend(pen.prose(&stamp.label, Role::Text));
        let used = lines.last().map_or(0, |line| line_width(line));
        if used > 0 && used + 3 + line_width(&part) > pen.width {
            lines.push(Line::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(spaces(3, pen.theme));
            }
            line.extend(part);
        }
    }
    lines.iter().flat_map(|line| wrap(line, pen.width)).map(Row::new).collect()
}

fn roles(stamp: &Stamp) -> (Role, Role) {
    if stamp.is_earned { (Role::Worth(true), Role::Worth(true)) } else { (Role::Rule, Role::Text) }
}
