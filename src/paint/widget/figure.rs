//! A number to be read from the back of a room: large where there is room, else in words.

use crate::paint::row::{Fit, Pen, Row};
use crate::paint::theme::Role;
use crate::paint::wrap::{Line, line_width};
use crate::scene::{Meter, Prose};

/// Rows of a large sign.
const TALL: usize = 5;
/// Cells of the longest row of squares.
const LONGEST: u16 = 60;

/// The dots of a sign, row by row, three bits each; none for a sign that has none.
const fn dots(sign: char) -> Option<[u8; TALL]> {
    Some(match sign {
        '0' => [7, 5, 5, 5, 7],
        '1' => [2, 6, 2, 2, 7],
        '2' => [7, 1, 7, 4, 7],
        '3' => [7, 1, 7, 1, 7],
        '4' => [5, 5, 7, 1, 1],
        '5' => [7, 4, 7, 1, 7],
        '6' => [7, 4, 7, 5, 7],
        '7' => [7, 1, 2, 2, 2],
        '8' => [7, 5, 7, 5, 7],
        '9' => [7, 5, 7, 1, 7],
        '/' => [1, 1, 2, 4, 4],
        _ => return None,
    })
}

pub(super) fn rows(
    value: &str,
    (label, words): (&Prose, &Prose),
    meter: Option<Meter>,
    pen: &Pen,
) -> Vec<Row> {
    // A number that something counts gives way to what is counted.
    let most = if meter.is_some() { Fit::Plain } else { Fit::Tight };
    let large = (pen.fit <= most).then(|| large(value, pen)).flatten();
    let mut rows = match large {
        Some(mut rows) => {
            if pen.fit < Fit::Tight {
                rows.insert(0, Row::default());
            }
            rows.splice(0..0, pen.rows(label, Role::Heading, 0));
            rows
        }
        None => pen.rows(words, Role::Heading, 0),
    };
    if let Some(meter) = meter.filter(|_| pen.fit < Fit::Bare) {
        rows.extend((rows.len() > 1).then(Row::default));
        rows.push(Row::new(squares(meter, pen)));
    }
    rows
}

/// The value in signs of five rows; none where it is too wide, or holds other signs.
fn large(value: &str, pen: &Pen) -> Option<Vec<Row>> {
    let mut lines = vec![String::new(); TALL];
    for sign in value.chars() {
        if sign == ' ' {
            for line in &mut lines {
                line.push_str("  ");
            }
            continue;
        }
        let dots = dots(sign)?;
        for (line, dots) in lines.iter_mut().zip(dots) {
            for bit in [4, 2, 1] {
                line.push_str(&if dots & bit == 0 { " " } else { pen.signs().full }.repeat(2));
            }
            line.push_str("  ");
        }
    }
    let rows: Vec<Row> =
        lines.iter().map(|line| Row::new(vec![pen.piece(line.trim_end(), Role::Accent)])).collect();
    rows.iter().all(|row| line_width(&row.line) <= pen.width).then_some(rows)
}

/// One square for each, while there is room; else a bar.
fn squares(meter: Meter, pen: &Pen) -> Line {
    let signs = pen.signs();
    let (done, of) = (meter.done.min(meter.of), meter.of);
    let room = pen.width.min(LONGEST);
    let (done, of, gap) = if of * 2 <= room {
        (done, of, " ")
    } else {
        let share = u32::from(room) * u32::from(done) / u32::from(of.max(1));
        (u16::try_from(share).unwrap_or(room), room, "")
    };
    let part = |sign: &str, count: u16| format!("{sign}{gap}").repeat(usize::from(count));
    vec![
        pen.piece(&part(signs.full, done), Role::Accent),
        pen.piece(part(signs.rest, of - done).trim_end(), Role::Rule),
    ]
}
