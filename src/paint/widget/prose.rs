//! Headings, paragraphs, lists, verdicts and notices.

use crate::paint::row::{Pen, Row};
use crate::paint::theme::Role;
use crate::paint::wrap::{Piece, line_width, wrap};
use crate::scene::{Prose, Tone};

pub(super) fn heading(text: &Prose, pen: &Pen) -> Vec<Row> {
    non_empty(pen.rows(text, Role::Heading, 0))
}

pub(super) fn text(text: &Prose, pen: &Pen) -> Vec<Row> {
    non_empty(pen.rows(text, Role::Text, 0))
}

/// The state of an answer, with the sign of its tone so that it stands out
/// without colours too.
pub(super) fn verdict(tone: Tone, text: &Prose, pen: &Pen) -> Vec<Row> {
    let sign = match tone {
        Tone::Good => pen.signs().bullet,
        Tone::NotYet | Tone::Danger => pen.signs().cross,
        Tone::Info => return non_empty(pen.rows(text, Role::Message(tone), 0)),
    };
    beside(sign, text, Role::Message(tone), pen)
}

/// A message, with a bar along it.
pub(super) fn notice(tone: Tone, text: &Prose, pen: &Pen) -> Vec<Row> {
    let style = pen.theme.style(Role::Message(tone));
    let lines = wrap(&pen.prose(text, Role::Message(tone)), pen.width.saturating_sub(2));
    let bar = Piece::new(format!("{} ", pen.signs().down), style);
    let rows = lines.into_iter().filter(|line| !line.is_empty()).map(|line| {
        let mut pieces = vec![bar.clone()];
        pieces.extend(line);
        Row::new(pieces)
    });
    rows.collect()
}

pub(super) fn lines(numbered: bool, lines: &[Prose], pen: &Pen) -> Vec<Row> {
    let digits = lines.len().to_string().len();
    let mut rows = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let number = index + 1;
        let sign =
            if numbered { format!("{number:>digits$}.") } else { pen.signs().bullet.to_owned() };
        rows.extend(beside_in(&sign, Role::Accent, line, Role::Text, pen));
    }
    rows
}

fn beside(sign: &str, text: &Prose, role: Role, pen: &Pen) -> Vec<Row> {
    beside_in(sign, role, text, role, pen)
}

/// A sign, then text that hangs beside it.
fn beside_in(sign: &str, sign_role: Role, text: &Prose, text_role: Role, pen: &Pen) -> Vec<Row> {
    let sign = vec![pen.piece(sign, sign_role), pen.piece(" ", Role::Text)];
    let indent = line_width(&sign);
    let mut rows = pen.rows(text, text_role, indent);
    if let Some(first) = rows.first_mut() {
        first.line.splice(0..0, sign);
        first.indent = 0;
    }
    rows
}

fn non_empty(rows: Vec<Row>) -> Vec<Row> {
    if rows.iter().all(|row| row.line.is_empty()) { Vec::new() } else { rows }
}
