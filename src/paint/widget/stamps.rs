//! The stamps of the passport: boxes side by side, or words when there is less room.

use super::frame::{bottom, side, top};
use crate::paint::row::{Fit, Pen, Row, spaces};
use crate::paint::theme::Role;
use crate::paint::wrap::{Line, clip_words, line_width, wrap};
use crate::scene::{Prose, Stamp};

/// Cells between the borders of a stamp: at least, at most.
const INNER: (u16, u16) = (7, 17);
/// Rows for the name of a module in its stamp.
const LABEL_ROWS: usize = 2;

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
        let labels = chunk.iter().map(|stamp| label(stamp, inner, pen).len());
        let label_rows = labels.max().unwrap_or(1);
        let mut lines = vec![Line::new(); label_rows + 3];
        for stamp in chunk {
            for (line, part) in lines.iter_mut().zip(one(stamp, inner, label_rows, pen)) {
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

/// The label of a stamp on one or two rows.
fn label(stamp: &Stamp, inner: u16, pen: &Pen) -> Vec<Line> {
    let mut lines = wrap(&pen.prose(&stamp.label, Role::Text), inner);
    let rest: Line = lines.drain(LABEL_ROWS.min(lines.len())..).flatten().collect();
    if let Some(last) = lines.last_mut().filter(|_| !rest.is_empty()) {
        last.push(spaces(1, pen.theme));
        last.extend(rest);
    }
    lines
}

/// The rows of one stamp.
fn one(stamp: &Stamp, inner: u16, label_rows: usize, pen: &Pen) -> Vec<Line> {
    let (border, words) = roles(stamp);
    let style = pen.theme.style(border);
    let middle = |text: &Line| {
        let text = clip_words(text, (inner, 1), pen.signs().cut);
        let before = inner.saturating_sub(line_width(&text)) / 2;
        let mut line = vec![spaces(before, pen.theme)];
        line.extend(text);
        line
    };
    let mut labels = label(stamp, inner, pen);
    labels.resize(label_rows, Line::new());
    let mut rows = vec![top(&[], inner, style, pen)];
    rows.push(side(middle(&pen.prose(&stamp.state, words)), inner, style, pen));
    rows.extend(labels.iter().map(|line| side(middle(line), inner, style, pen)));
    rows.push(bottom(inner, style, pen));
    rows
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
