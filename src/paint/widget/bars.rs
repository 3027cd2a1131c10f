//! The choices of a vote by letter, each with its bar and its number once they are told.
//! Nothing is told by colour alone.

use crate::paint::row::{Fit, Gap, Pen, Row, spaces};
use crate::paint::theme::Role;
use crate::paint::wrap::Line;
use crate::scene::{Bar, Prose};

/// Cells before the words: the letter of the choice and its room.
const INDENT: u16 = 4;
/// Cells of a whole bar, at most.
const LONGEST: u16 = 40;

pub(super) fn rows(bars: &[Bar], pen: &Pen) -> Vec<Row> {
    let mut rows = vec![];
    for (place, bar) in bars.iter().enumerate() {
        if place > 0 && pen.fit < Fit::Tight {
            rows.push(Row::gap(Gap::Item));
        }
        let mut words = pen.rows(&bar.label, Role::Text, INDENT);
        if let Some(first) = words.first_mut() {
            let letter = bar.letter.map_or_else(|| pen.signs().bullet.to_owned(), String::from);
            first.line.insert(0, pen.piece(&format!(" {letter}  "), Role::Accent));
            first.indent = 0;
        }
        rows.extend(words);
        if let Some(before) = bar.before {
            rows.push(one(before, bar.of, &Prose::default(), Role::Rule, pen));
        }
        if let Some(count) = bar.count {
            rows.push(one(count, bar.of, &bar.note, Role::Accent, pen));
        }
    }
    rows
}

fn one(count: u16, of: u16, note: &Prose, role: Role, pen: &Pen) -> Row {
    // Number and note stand after the bar.
    let room = pen.width.saturating_sub(INDENT + 16).min(LONGEST);
    let share = u32::from(room) * u32::from(count.min(of)) / u32::from(of.max(1));
    let full = u16::try_from(share).unwrap_or(room);
    let full = if count > 0 { full.max(1) } else { 0 };
    let signs = pen.signs();
    let mut line: Line = vec![
        pen.piece(&signs.full.repeat(usize::from(full)), role),
        pen.piece(&signs.rest.repeat(usize::from(room.saturating_sub(full))), Role::Rule),
        pen.piece(&format!("{count:>4}"), Role::Text),
    ];
    if !note.is_empty() {
        line.push(spaces(3, pen.theme));
        line.extend(pen.prose(note, Role::Worth(true)));
    }
    Row::at(INDENT, line)
}
