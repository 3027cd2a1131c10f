//! The people of a room: one row each, with what wants somebody to come first seen; or
//! a map of people by steps.
//!
//! ```text
//!               1       5        10
//!                     ▼
//!  ! Bernard   ─ • × ─ ?            demande de l’aide
//!    Ana       ─ • • ─ •            a répondu
//! ```

use crate::paint::row::{Fit, Pen, Row, spaces};
use crate::paint::theme::Role;
use crate::paint::wrap::{Line, clip, line_width, wrap};
use crate::scene::{People, Someone, Square};

/// Cells before a name: the mark of what is urgent.
const MARK: u16 = 2;
/// Names are cut beyond this, in cells.
const NAME: u16 = 16;
/// The same where squares or states want the room.
const SHORT_NAME: u16 = 9;
/// A state is left out of the map when it has fewer cells.
const LEAST_STATE: u16 = 9;

pub(super) fn rows(people: &People, pen: &Pen) -> Vec<Row> {
    let mut head = vec![];
    if !people.title.is_empty() {
        head.extend(pen.rows(&people.title, Role::Heading, 0));
    }
    let rows = match Columns::of(people, pen) {
        Some(columns) => {
            head.extend(columns.head(people, pen));
            let rows = people.rows.iter().map(|one| columns.row(one, pen));
            rows.chain(legend(people, pen)).collect()
        }
        None => list(people, pen),
    };
    let head = head.into_iter().map(|row| Row { is_news: people.is_map, ..row });
    head.chain(rows).collect()
}

/// Name and state.
fn list(people: &People, pen: &Pen) -> Vec<Row> {
    let states = people.rows.iter().map(|one| line_width(&pen.prose(&one.state, Role::Text)));
    let left = pen.width.saturating_sub(MARK + 2 + states.max().unwrap_or(0));
    let name = widest_name(people, pen).min(left.max(SHORT_NAME));
    let state = pen.width.saturating_sub(MARK + name + 2);
    let rows = people.rows.iter().map(|one| {
        let mut line = named(one, name, pen);
        line.push(spaces(2, pen.theme));
        line.extend(stated(one, state, pen));
        Row::new(line)
    });
    rows.collect()
}

fn widest_name(people: &People, pen: &Pen) -> u16 {
    let widths = people.rows.iter().map(|one| line_width(&pen.prose(&one.name, Role::Text)));
    widths.max().unwrap_or(0)
}

/// The mark and the name, filled up to `width` cells after the mark.
fn named(one: &Someone, width: u16, pen: &Pen) -> Line {
    let role = if one.is_urgent { Role::Worth(false) } else { Role::Text };
    let mut line = vec![pen.piece(if one.is_urgent { "! " } else { "  " }, role)];
    line.extend(clip(&pen.prose(&one.name, role), width, pen.signs().cut));
    let rest = (width + MARK).saturating_sub(line_width(&line));
    line.push(spaces(rest, pen.theme));
    line
}

fn stated(one: &Someone, width: u16, pen: &Pen) -> Line {
    let role = if one.is_urgent { Role::Worth(false) } else { Role::Text };
    clip(&pen.prose(&one.state, role), width, pen.signs().cut)
}

/// How the map shares a row.
struct Columns {
    name: u16,
    /// Cells for each step.
    cell: u16,
    /// The first step in sight, and how many are.
    from: u16,
    count: u16,
    /// Cells for the state; zero: left out.
    state: u16,
}

impl Columns {
    /// None where there is no room for a map, or where none is asked for.
    fn of(people: &People, pen: &Pen) -> Option<Self> {
        let all = widest_name(people, pen).min(NAME);
        let fits = |name: u16, cell: u16| {
            let squares = cell * people.of;
            (MARK + name + 1 + squares <= pen.width).then_some((name, cell))
        };
        let least = all.min(SHORT_NAME);
        let roomy = fits(all, 2).or_else(|| fits(least, 2));
        let tight = || fits(all, 1).or_else(|| fits(least, 1));
        let states = people.rows.iter().map(|one| line_width(&pen.prose(&one.state, Role::Text)));
        let whole = states.max().unwrap_or(0);
        let leaves = |state: u16| {
            move |(name, cell): &(u16, u16)| {
                MARK + name + 1 + cell * people.of + 1 + state <= pen.width
            }
        };
        // A name is cut before a state is.
        let short = || fits(least, 1);
        let stated = roomy.filter(leaves(whole)).or_else(|| tight().filter(leaves(whole)));
        let stated = stated.or_else(|| short().filter(leaves(whole)));
        let found = stated.or_else(|| short().filter(leaves(LEAST_STATE)));
        // Beside the step, what people do counts more than where they were.
        let found = found.or_else(|| roomy.or_else(tight).filter(|_| people.is_map));
        let (name, cell, count) = match found {
            Some((name, cell)) => (name, cell, people.of),
            None if people.is_map => (least, 1, pen.width.saturating_sub(MARK + least + 1)),
            None => return None,
        };
        let from = if count < people.of { (people.at + 1).saturating_sub(count) } else { 0 };
        let left = pen.width.saturating_sub(MARK + name + 1 + cell * count + 1);
        let state = if left >= LEAST_STATE { left } else { 0 };
        Some(Self { name, cell, from, count: count.min(people.of), state })
    }

    fn row(&self, one: &Someone, pen: &Pen) -> Row {
        let mut line = named(one, self.name, pen);
        line.push(spaces(1, pen.theme));
        let seen = one.squares.iter().skip(usize::from(self.from)).take(usize::from(self.count));
        for square in seen {
            let (sign, role) = sign(*square, pen);
            line.push(pen.piece(sign, role));
            line.push(spaces(self.cell - 1, pen.theme));
        }
        if self.state > 0 {
            let end = MARK + self.name + 1 + self.cell * self.count + 1;
            line.push(spaces(end.saturating_sub(line_width(&line)), pen.theme));
            line.extend(stated(one, self.state, pen));
        }
        Row::new(line)
    }

    /// The numbers of the steps, each fifth of them, and a mark above the one the room is at.
    fn head(&self, people: &People, pen: &Pen) -> Vec<Row> {
        let start = MARK + self.name + 1;
        let mut numbers = String::new();
        for step in self.from..self.from + self.count {
            let column = usize::from((step - self.from) * self.cell);
            let number = step + 1;
            if (number == 1 || number % 5 == 0) && numbers.chars().count() <= column {
                numbers.push_str(&" ".repeat(column - numbers.chars().count()));
                numbers.push_str(&number.to_string());
            }
        }
        let at = start + people.at.saturating_sub(self.from) * self.cell;
        vec![
            Row::at(start, vec![pen.piece(&numbers, Role::Text)]),
            Row::at(at, vec![pen.piece(pen.signs().here, Role::Accent)]),
        ]
    }
}

/// What a square looks like; no colour tells what the sign does not.
fn sign(square: Square, pen: &Pen) -> (&'static str, Role) {
    let signs = pen.signs();
    match square {
        Square::Empty => (" ", Role::Text),
        Square::Read => (signs.across, Role::Rule),
        Square::Thinking => ("?", Role::Accent),
        Square::Right => (signs.bullet, Role::Worth(true)),
        Square::NotYet => (signs.cross, Role::Worth(false)),
    }
}

/// What the signs mean, as many on a row as it holds.
fn legend(people: &People, pen: &Pen) -> Vec<Row> {
    let mut rows: Vec<Line> = vec![];
    for (square, words) in &people.legend {
        let (sign, role) = sign(*square, pen);
        let mut entry = vec![pen.piece(sign, role), spaces(1, pen.theme)];
        entry.extend(pen.prose(words, Role::Text));
        let room = pen.width.saturating_sub(line_width(&entry) + 3);
        match rows.last_mut() {
            Some(last) if line_width(last) <= room => {
                last.push(spaces(3, pen.theme));
                last.extend(entry);
            }
            _ => rows.extend(wrap(&entry, pen.width)),
        }
    }
    let air = (!rows.is_empty() && pen.fit < Fit::Tight).then(Row::default);
    air.into_iter().chain(rows.into_iter().map(Row::new)).collect()
}
