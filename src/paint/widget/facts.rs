//! Labels and values: in two columns where there is room for both.

use crate::paint::row::{Pen, Row, spaces};
use crate::paint::theme::Role;
use crate::paint::wrap::line_width;
use crate::scene::Prose;

/// Cells between the columns.
const GAP: u16 = 2;
/// The cells a value needs beside its label, at least.
const VALUE: u16 = 28;
/// How far a value stands in, below its label.
const BELOW: u16 = 2;

pub(super) fn rows(facts: &[(Prose, Prose)], pen: &Pen) -> Vec<Row> {
    let width = |prose: &Prose| line_width(&pen.prose(prose, Role::Text));
    let column = facts.iter().map(|(label, _)| width(label)).max().unwrap_or(0) + GAP;
    let has_room = column + VALUE <= pen.width;
    let rows = facts.iter().map(|(label, value)| {
        if has_room { beside(label, value, column, pen) } else { below(label, value, pen) }
    });
    rows.flatten().collect()
}

fn beside(label: &Prose, value: &Prose, column: u16, pen: &Pen) -> Vec<Row> {
    let mut start = pen.prose(label, Role::Text);
    start.push(spaces(column.saturating_sub(line_width(&start)), pen.theme));
    let mut rows = pen.rows(value, Role::Heading, column);
    if let Some(first) = rows.first_mut() {
        first.line.splice(0..0, start);
        first.indent = 0;
    }
    rows
}

/// On one row if both fit, else the value below.
fn below(label: &Prose, value: &Prose, pen: &Pen) -> Vec<Row> {
    let mut line = pen.prose(label, Role::Text);
    let value_line = pen.prose(value, Role::Heading);
    if line_width(&line) + GAP + line_width(&value_line) <= pen.width {
        line.push(spaces(GAP, pen.theme));
        line.extend(value_line);
        return vec![Row::new(line)];
    }
    let mut rows = pen.rows(label, Role::Text, 0);
    rows.extend(pen.rows(value, Role::Heading, BELOW));
    rows
}
