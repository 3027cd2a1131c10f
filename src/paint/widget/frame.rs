//! Lines set apart: a box when there is room, a bar along them, or an indent.

use ratatui::style::Style;

use crate::paint::row::{Fit, Pen, Row, spaces};
use crate::paint::theme::Role;
use crate::paint::wrap::{Line, Piece, clip, line_width, wrap};
use crate::scene::{FrameKind, Prose};

/// A card is never narrower: it should look like one.
const LEAST_CARD: u16 = 44;

pub(super) fn rows(kind: FrameKind, title: &Prose, lines: &[Prose], pen: &Pen) -> Vec<Row> {
    if title.is_empty() && lines.iter().all(Prose::is_empty) {
        return Vec::new();
    }
    match kind {
        FrameKind::Example | FrameKind::Imitation | FrameKind::Card if pen.fit == Fit::Boxed => {
            boxed(kind, title, lines, pen)
        }
        _ if pen.fit >= Fit::Tight => barred("  ", title, lines, pen),
        _ => barred(&format!("{} ", pen.signs().down), title, lines, pen),
    }
}

/// Title and lines behind a bar or an indent.
fn barred(bar: &str, title: &Prose, lines: &[Prose], pen: &Pen) -> Vec<Row> {
    let bar = pen.piece(bar, Role::Rule);
    let width = pen.width.saturating_sub(2);
    let mut inner = Vec::new();
    if !title.is_empty() {
        inner.extend(wrap(&pen.prose(title, Role::Heading), width));
    }
    inner.extend(broken(lines, width, pen));
    let rows = inner.into_iter().map(|line| {
        let mut pieces = vec![bar.clone()];
        pieces.extend(line);
        Row::new(pieces)
    });
    rows.collect()
}

/// The lines, broken where they are too wide. A line that goes on is indented,
/// so that the lines of a paper stay recognisable.
fn broken(lines: &[Prose], width: u16, pen: &Pen) -> Vec<Line> {
    let mut out = Vec::new();
    for prose in lines {
        let line = pen.prose(prose, Role::Text);
        if line_width(&line) <= width {
            out.push(line);
            continue;
        }
        let hanging = hanging_indent(&prose.text()).min(width / 2);
        let mut pieces = wrap(&line, width.saturating_sub(hanging)).into_iter();
        out.extend(pieces.next());
        out.extend(pieces.map(|mut line| {
            line.insert(0, spaces(hanging, pen.theme));
            line
        }));
    }
    out
}

/// How far the next rows of a line start: under its words, after its number,
/// bullet or own indent.
fn hanging_indent(text: &str) -> u16 {
    let words = text.trim_start_matches(' ');
    let own = text.len() - words.len();
    let sign = words.split_once(' ').map_or("", |(sign, _)| sign);
    let is_sign = matches!(sign, "•" | "-" | "–" | "×" | "*")
        || sign.strip_suffix(['.', ')']).is_some_and(|digits| {
            !digits.is_empty() && digits.len() < 3 && digits.bytes().all(|b| b.is_ascii_digit())
        });
    let sign_width = if is_sign { sign.chars().count() + 1 } else { 0 };
    u16::try_from(own + sign_width).unwrap_or(0)
}

fn boxed(kind: FrameKind, title: &Prose, lines: &[Prose], pen: &Pen) -> Vec<Row> {
    let room = pen.frame_width.saturating_sub(4);
    let title = clip(&pen.prose(title, Role::Heading), room.saturating_sub(2), pen.signs().cut);
    let lines = broken(lines, room, pen);
    let widest = lines.iter().map(|line| line_width(line)).max().unwrap_or(0);
    let inner = match kind {
        FrameKind::Card => {
            widest.max(line_width(&title) + 2).max(LEAST_CARD.saturating_sub(4)).min(room)
        }
        _ => room,
    };
    let style = pen.theme.style(Role::Rule);
    let mut rows = vec![Row::new(top(&title, inner, style, pen))];
    rows.extend(lines.into_iter().map(|line| Row::new(side(line, inner, style, pen))));
    rows.push(Row::new(bottom(inner, style, pen)));
    if kind == FrameKind::Card {
        let indent = (pen.width.saturating_sub(inner + 4)) / 2;
        for row in &mut rows {
            row.indent = indent;
        }
    }
    rows
}

/// Puts a box around rows that begin in the margin or hang below such a one.
pub(super) fn around(rows: &mut Vec<Row>, pen: &Pen) {
    let inner = pen.frame_width.saturating_sub(4);
    let style = pen.theme.style(Role::Rule);
    for row in rows.iter_mut() {
        let mut line = std::mem::take(&mut row.line);
        // What began in the margin begins in the box; what hung below hangs one cell more.
        let hung = if row.is_outdented { 0 } else { row.indent + 1 };
        line.insert(0, spaces(hung, pen.theme));
        row.line = side(line, inner, style, pen);
        row.cursor = row.cursor.map(|at| at + 3);
        (row.indent, row.is_outdented) = (0, false);
    }
    rows.insert(0, Row::new(top(&[], inner, style, pen)));
    rows.push(Row::new(bottom(inner, style, pen)));
}

/// `┌─ Title ───┐`, with room for `inner` cells and a space on each side.
pub(super) fn top(title: &[Piece], inner: u16, style: Style, pen: &Pen) -> Line {
    let signs = pen.signs();
    let [left, right, ..] = signs.corners;
    let across = |count: u16| signs.across.repeat(usize::from(count));
    if title.is_empty() {
        return vec![Piece::new(format!("{left}{}{right}", across(inner + 2)), style)];
    }
    let rest = (inner + 2).saturating_sub(line_width(title) + 3);
    let mut line = vec![Piece::new(format!("{left}{} ", signs.across), style)];
    line.extend(title.iter().cloned());
    line.push(Piece::new(format!(" {}{right}", across(rest)), style));
    line
}

/// `│ text      │`.
pub(super) fn side(mut text: Line, inner: u16, style: Style, pen: &Pen) -> Line {
    let sign = pen.signs().down;
    let rest = inner.saturating_sub(line_width(&text));
    text.insert(0, Piece::new(format!("{sign} "), style));
    text.push(Piece::new(format!("{} {sign}", " ".repeat(usize::from(rest))), style));
    text
}

/// `└───────────┘`.
pub(super) fn bottom(inner: u16, style: Style, pen: &Pen) -> Line {
    let signs = pen.signs();
    let [.., left, right] = signs.corners;
    let across = signs.across.repeat(usize::from(inner + 2));
    vec![Piece::new(format!("{left}{across}{right}"), style)]
}
