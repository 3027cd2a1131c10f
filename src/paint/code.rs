//! A code for telephones, beside the words of its screen: always dark on light, whatever
//! the colours of the rest, whole or not at all.
//!
//! With `▀` a cell holds two modules, one above the other; without it, two spaces side by
//! side hold one. What no reader copes with is never drawn: light on dark, or braille.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use super::{Colours, Glyphs, Look};
use crate::scene::{Block, Matrix, Scene};

/// Columns that the words keep beside a code.
const LEAST_BESIDE: u16 = 34;
/// Rows that the words keep below a code.
const LEAST_BELOW: u16 = 16;

/// A code, where it goes, and the rest of its screen.
pub(super) struct Aside {
    matrix: Matrix,
    manner: Manner,
    place: Rect,
    /// The screen without it.
    pub(super) scene: Scene,
    /// The area left for that.
    pub(super) rest: Rect,
}

/// How modules become cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// Two modules in a cell, one above the other.
    Halves,
    /// One module in two cells, side by side.
    Pairs,
}

impl Manner {
    /// Columns and rows of a code with its quiet zone.
    fn size(self, matrix: &Matrix) -> (u16, u16) {
        let side = matrix.side().saturating_add(2 * Matrix::QUIET);
        match self {
            Self::Halves => (side, side.div_ceil(2)),
            Self::Pairs => (side.saturating_mul(2), side),
        }
    }
}

/// The code of a scene, when it has one that this screen can show.
pub(super) fn aside(scene: &Scene, look: Look, area: Rect) -> Option<Aside> {
    let matrix = scene.body.iter().find_map(|block| match block {
        Block::Code { matrix, .. } => Some(matrix),
        _ => None,
    })?;
    let halves = look.glyphs >= Glyphs::Unicode && look.colours >= Colours::Sixteen;
    let pairs = look.colours >= Colours::Eight;
    let manners = [(Manner::Halves, halves), (Manner::Pairs, pairs)];
    let (manner, place, rest) =
        manners.into_iter().filter(|(_, can)| *can).find_map(|(manner, _)| {
            let (place, rest) = share(manner.size(matrix), area)?;
            Some((manner, place, rest))
        })?;
    let mut without = scene.clone();
    for block in &mut without.body {
        if let Block::Code { caption, .. } = block {
            *block = Block::Text(caption.clone());
        }
    }
    Some(Aside { matrix: matrix.clone(), manner, place, scene: without, rest })
}

/// The place of a code of that size and what is left: at its right, else below.
fn share((width, height): (u16, u16), area: Rect) -> Option<(Rect, Rect)> {
    if width > area.width || height > area.height {
        return None;
    }
    let right = area.width - width - 1.min(area.width - width);
    if right >= LEAST_BESIDE {
        let place = Rect { width, height, ..area };
        let rest = Rect { x: area.right() - right, width: right, ..area };
        return Some((place, rest));
    }
    let below = area.height - height;
    (below >= LEAST_BELOW).then(|| {
        let x = area.x + (area.width - width) / 2;
        let place = Rect { x, width, height, ..area };
        (place, Rect { y: area.y + height, height: below, ..area })
    })
}

impl Aside {
    /// Draws the code, each cell with a colour of its own for dark and for light.
    pub(super) fn draw(&self, look: Look, buf: &mut Buffer) {
        let (dark, light) = tones(look.colours);
        let tone = |is_dark: bool| if is_dark { dark } else { light };
        let quiet = i32::from(Matrix::QUIET);
        for position in self.place.intersection(*buf.area()).positions() {
            let (column, row) = (position.x - self.place.x, position.y - self.place.y);
            let Some(cell) = buf.cell_mut(position) else { continue };
            let at =
                |x: u16, y: u16| self.matrix.is_dark(i32::from(x) - quiet, i32::from(y) - quiet);
            let (upper, lower) = match self.manner {
                Manner::Halves => (at(column, row * 2), at(column, row * 2 + 1)),
                Manner::Pairs => (at(column / 2, row), at(column / 2, row)),
            };
            let sign = if upper == lower { ' ' } else { '▀' };
            cell.reset();
            cell.set_char(sign).set_style(Style::new().fg(tone(upper)).bg(tone(lower)));
        }
    }
}

/// Black and white, as far from what a theme may have made of them as can be.
fn tones(colours: Colours) -> (Color, Color) {
    match colours {
        Colours::True => (Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255)),
        Colours::TwoFiftySix => (Color::Indexed(16), Color::Indexed(231)),
        Colours::Sixteen => (Color::Black, Color::White),
        Colours::Eight | Colours::None => (Color::Black, Color::Gray),
    }
}
