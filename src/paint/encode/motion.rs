//! The shortest way from one cell to another.

use ratatui::layout::Position;

/// Where the terminal's cursor is, as far as that can be known.
#[derive(Debug, Clone)]
pub(super) struct Motion {
    width: u16,
    height: u16,
    /// None behind the last column: terminals differ there.
    position: Option<Position>,
    /// The row is known even then.
    row: u16,
}

impl Motion {
    pub(super) const fn new(width: u16, height: u16) -> Self {
        Self { width, height, position: None, row: 0 }
    }

    /// The terminal's cursor is known to be here.
    pub(super) const fn assume(&mut self, position: Position) {
        self.position = Some(position);
        self.row = position.y;
    }

    pub(super) const fn position(&self) -> Option<Position> {
        self.position
    }

    /// So many cells have been written.
    pub(super) fn advance(&mut self, cells: u16) {
        self.position = self.position.and_then(|at| {
            let x = at.x.saturating_add(cells);
            (x < self.width).then_some(Position::new(x, at.y))
        });
    }

    /// The column is no longer sure.
    pub(super) const fn doubt(&mut self) {
        self.position = None;
    }

    /// The bytes a move would take.
    pub(super) fn cost(&self, target: Position) -> usize {
        self.way(target).len()
    }

    /// Moves, in the fewest bytes.
    pub(super) fn go(&mut self, target: Position, out: &mut Vec<u8>) {
        out.extend_from_slice(self.way(target).as_bytes());
        self.assume(target);
    }

    fn way(&self, target: Position) -> String {
        if self.position == Some(target) {
            return String::new();
        }
        let mut best = absolute(target);
        let mut weigh = |way: String| {
            if way.len() < best.len() {
                best = way;
            }
        };
        // To the start of this or a later row, then to the right.
        if target.y >= self.row && target.y < self.height {
            let down = "\n".repeat(usize::from(target.y - self.row));
            weigh(format!("\r{down}{}", right(target.x)));
        }
        if let Some(at) = self.position {
            if at.y == target.y {
                weigh(sideways(at.x, target.x));
                weigh(numbered(target.x + 1, 'G'));
            }
            if at.x == target.x {
                weigh(upright(at.y, target.y));
            }
            weigh(format!("{}{}", upright(at.y, target.y), sideways(at.x, target.x)));
        }
        best
    }
}

/// `ESC [ row ; column H`, counted from 1, which is left out.
fn absolute(target: Position) -> String {
    match (target.x, target.y) {
        (0, 0) => "\x1b[H".to_owned(),
        (0, y) => format!("\x1b[{}H", y + 1),
        (x, 0) => format!("\x1b[;{}H", x + 1),
        (x, y) => format!("\x1b[{};{}H", y + 1, x + 1),
    }
}

fn numbered(count: u16, letter: char) -> String {
    if count == 1 { format!("\x1b[{letter}") } else { format!("\x1b[{count}{letter}") }
}

fn right(cells: u16) -> String {
    if cells == 0 { String::new() } else { numbered(cells, 'C') }
}

fn sideways(from: u16, to: u16) -> String {
    if from <= to {
        return right(to - from);
    }
    let back = from - to;
    if back <= 4 { "\u{8}".repeat(usize::from(back)) } else { numbered(back, 'D') }
}

fn upright(from: u16, to: u16) -> String {
    match from.cmp(&to) {
        std::cmp::Ordering::Equal => String::new(),
        std::cmp::Ordering::Less => numbered(to - from, 'B'),
        std::cmp::Ordering::Greater => numbered(from - to, 'A'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(from: (u16, u16), to: (u16, u16)) -> String {
        let mut motion = Motion::new(80, 24);
        motion.assume(Position::from(from));
        motion.way(Position::from(to))
    }

    #[test]
    fn the_shortest_way_is_taken() {
        assert_eq!(way((5, 5), (5, 5)), "");
        assert_eq!(way((9, 4), (0, 5)), "\r\n");
        assert_eq!(way((9, 4), (0, 4)), "\r");
        assert_eq!(way((9, 4), (7, 4)), "\u{8}\u{8}");
        assert_eq!(way((9, 4), (10, 4)), "\x1b[C");
        assert_eq!(way((9, 4), (9, 3)), "\x1b[A");
        assert_eq!(way((9, 4), (0, 0)), "\x1b[H");
        assert_eq!(way((70, 20), (60, 3)), "\x1b[4;61H");
        assert_eq!(way((9, 9), (3, 11)), "\x1b[12;4H");
    }

    #[test]
    fn behind_the_last_column_only_the_row_is_known() {
        let mut motion = Motion::new(80, 24);
        motion.assume(Position::new(79, 4));
        motion.advance(1);
        assert_eq!(motion.position(), None);
        assert_eq!(motion.way(Position::new(0, 5)), "\r\n");
        assert_eq!(motion.way(Position::new(79, 4)), "\r\x1b[79C");
    }
}
