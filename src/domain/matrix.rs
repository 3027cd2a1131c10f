//! A square of dark and light: what a QR code is, before anybody draws it.

use serde::Serialize;

/// A square of dark and light modules.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Matrix {
    side: u16,
    dark: Vec<bool>,
}

impl Matrix {
    /// Modules around a code that stay light. The standard asks for four; two are enough
    /// for every reader that was tried, and a screen is small.
    pub const QUIET: u16 = 2;

    /// A square of `side` modules; `is_dark` is asked for each, by column and row.
    pub fn new(side: u16, is_dark: impl Fn(u16, u16) -> bool) -> Self {
        let places = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
        Self { side, dark: places.map(|(x, y)| is_dark(x, y)).collect() }
    }

    /// Modules in a row, without the quiet ones around.
    pub fn side(&self) -> u16 {
        self.side
    }

    /// Whether a module is dark. All around the square is light.
    pub fn is_dark(&self, x: i32, y: i32) -> bool {
        let inside = |place: i32| u16::try_from(place).ok().filter(|place| *place < self.side);
        let place = || {
            let (x, y) = (usize::from(inside(x)?), usize::from(inside(y)?));
            self.dark.get(y * usize::from(self.side) + x)
        };
        place().copied().unwrap_or(false)
    }

    /// The dark modules as bars: column, row and length of each run, from top to bottom.
    pub fn bars(&self) -> Vec<(u16, u16, u16)> {
        let mut bars: Vec<(u16, u16, u16)> = Vec::new();
        for y in 0..self.side {
            for x in (0..self.side).filter(|x| self.is_dark(i32::from(*x), i32::from(y))) {
                match bars.last_mut() {
                    Some((from, row, length)) if *row == y && *from + *length == x => *length += 1,
                    _ => bars.push((x, y, 1)),
                }
            }
        }
        bars
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_is_light_all_around() {
        let all = Matrix::new(2, |_, _| true);
        assert!(all.is_dark(0, 0) && all.is_dark(1, 1));
        for (x, y) in [(-1, 0), (0, -1), (2, 0), (0, 2), (i32::MAX, i32::MIN)] {
            assert!(!all.is_dark(x, y), "{x}, {y}");
        }
        assert_eq!(Matrix::new(0, |_, _| true).bars(), []);
    }

    #[test]
    fn bars_cover_the_dark_modules_once() {
        let pattern = |x: u16, y: u16| (x * 7 + y * 3) % 4 < 2;
        let matrix = Matrix::new(9, pattern);
        let mut covered = vec![0; 81];
        for (x, y, length) in matrix.bars() {
            (x..x + length).for_each(|x| covered[usize::from(y * 9 + x)] += 1);
        }
        for y in 0..9 {
            for x in 0..9 {
                assert_eq!(covered[usize::from(y * 9 + x)], i32::from(pattern(x, y)));
            }
        }
    }
}
