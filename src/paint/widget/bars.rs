//! The choices of a vote by letter, each with its bar and its number once they are told.
//! Nothing is told by colour alone.

use crate::paint::row::{Fit, Gap, Pen, Row, spaces};
use crate::paint::theme::Role;
use crate::paint::wrap::{Line, clip, line_width, wrap};
use crate::scene::{Bar, Prose};

/// Cells before the words: the letter of the choice and its room.
const INDENT: u16 = 4;
/// Cells of a whole bar, at most.
const LONGEST: u16 = 40;
/// Cells of a bar beside its words.
const SHORT: u16 = 10;
/// The same on the smallest screens.
const TINY: u16 = 6;

pub(super) fn rows(bars: &[Bar], pen: &Pen) -> Vec<Row> {
    let mut rows = vec![];
    if pen.is_beside && pen.fit >= Fit::Tight {
        return bars.iter().map(|bar| short(bar, pen)).collect();
    }
    if pen.fit == Fit::Bare {
        return bars.iter().flat_map(|bar| tight(bar, pen)).collect();
    }
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

/// All of a choice on one row: who leads knows the words.
fn short(bar: &Bar, pen: &Pen) -> Row {
    let letter = bar.letter.map_or_else(|| pen.signs().bullet.to_owned(), String::from);
    let mut line: Line = vec![pen.piece(&format!(" {letter}  "), Role::Accent)];
    if let Some(count) = bar.count {
        let full = filled(SHORT, count, bar.of);
        let signs = pen.signs();
        line.push(pen.piece(&signs.full.repeat(usize::from(full)), Role::Accent));
        line.push(pen.piece(&signs.rest.repeat(usize::from(SHORT - full)), Role::Rule));
        // As wide for each of them, whatever it is.
        let width = (bar.of.to_string().len() + 1).max(3);
        line.push(pen.piece(&format!("{count:>width$}"), Role::Text));
        if let Some(before) = bar.before {
            line.push(pen.piece(&format!(" ({before})"), Role::Text));
        }
        line.push(spaces(2, pen.theme));
    }
    let note = pen.prose(&bar.note, Role::Worth(true));
    let noted = line_width(&note) + u16::from(!bar.note.is_empty());
    let room = pen.width.saturating_sub(line_width(&line) + noted);
    line.extend(clip(&pen.prose(&bar.label, Role::Text), room, pen.signs().cut));
    if !bar.note.is_empty() {
        line.push(spaces(1, pen.theme));
        line.extend(note);
    }
    Row::new(line)
}

/// Letter, bar and number before the words: half the rows.
fn tight(bar: &Bar, pen: &Pen) -> Vec<Row> {
    let letter = bar.letter.map_or_else(|| pen.signs().bullet.to_owned(), String::from);
    let mut start: Line = vec![pen.piece(&format!(" {letter}  "), Role::Accent)];
    if let Some(count) = bar.count {
        let full = filled(TINY, count, bar.of);
        let signs = pen.signs();
        start.push(pen.piece(&signs.full.repeat(usize::from(full)), Role::Accent));
        start.push(pen.piece(&signs.rest.repeat(usize::from(TINY - full)), Role::Rule));
        let before = bar.before.map(|before| format!("{before} > ")).unwrap_or_default();
        start.push(pen.piece(&format!(" {before}{count} "), Role::Heading));
    }
    let indent = line_width(&start);
    let mut words = pen.prose(&bar.label, Role::Text);
    if !bar.note.is_empty() {
        words.push(spaces(2, pen.theme));
        words.extend(pen.prose(&bar.note, Role::Worth(true)));
    }
    let mut lines = wrap(&words, pen.width.saturating_sub(indent)).into_iter();
    start.extend(lines.next().unwrap_or_default());
    std::iter::once(Row::new(start)).chain(lines.map(|line| Row::at(indent, line))).collect()
}

/// How many cells of `room` are full. One answer is always seen.
fn filled(room: u16, count: u16, of: u16) -> u16 {
    let share = u32::from(room) * u32::from(count.min(of)) / u32::from(of.max(1));
    let full = u16::try_from(share).unwrap_or(room);
    if count > 0 { full.max(1) } else { 0 }
}

fn one(count: u16, of: u16, note: &Prose, role: Role, pen: &Pen) -> Row {
    // Number and note stand after the bar.
    let room = pen.width.saturating_sub(INDENT + 16).min(LONGEST);
    let full = filled(room, count, of);
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
