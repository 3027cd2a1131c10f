//! Two frames become the fewest bytes that turn one into the other.
//!
//! Only sequences that the Linux console, xterm, `PuTTY`, tmux and Windows know are
//! used: moves, erasing to the end of the line on the default ground, and colours
//! in their short form. Every frame leaves the terminal with plain style, so a
//! frame can be dropped, or shared between sessions that show the same thing.

mod motion;
mod pen;
#[cfg(test)]
mod tests;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use self::motion::Motion;
use self::pen::Ink;
use super::{Colours, Cursor, Glyphs};

/// What a terminal shows.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// The cells.
    pub buffer: &'a Buffer,
    /// Where the cursor is.
    pub cursor: Cursor,
}

/// Unchanged cells so close together are written again rather than jumped.
const BRIDGE: u16 = 5;
/// Erasing the rest of a line costs this much, a move not counted.
const ERASE: &[u8] = b"\x1b[K";
/// With no more changed rows than this, the order of rows is weighed too.
const FEW_ROWS: usize = 4;

/// Appends to `out` what makes the terminal show `next`: nothing if it does
/// already. Without a previous frame, or after a change of size, all is drawn
/// anew. Cells beyond the palette of `colours` get the nearest thing in it.
pub fn encode(previous: Option<Frame<'_>>, next: Frame<'_>, colours: Colours, out: &mut Vec<u8>) {
    let area = *next.buffer.area();
    let previous = previous.filter(|frame| *frame.buffer.area() == area);
    if area.is_empty() {
        return;
    }
    let changes =
        Changes { previous: previous.map(|frame| frame.buffer), next: next.buffer, colours };
    let rows: Vec<u16> = (0..area.height).filter(|y| changes.is_changed(*y)).collect();
    let start = Encoder::start(previous, next);
    let in_order = start.clone().frame(&changes, &rows, next.cursor);
    // The row of the cursor last saves the way back to it.
    let target = next.cursor.position.y.saturating_sub(area.y);
    let best = if rows.len() > 1 && rows.len() <= FEW_ROWS && rows.contains(&target) {
        let mut turned: Vec<u16> = rows.iter().copied().filter(|y| *y != target).collect();
        turned.push(target);
        let other = start.frame(&changes, &turned, next.cursor);
        if other.len() < in_order.len() { other } else { in_order }
    } else {
        in_order
    };
    out.extend_from_slice(&best);
}

/// What differs between two buffers of the same size.
struct Changes<'a> {
    /// None: an empty screen.
    previous: Option<&'a Buffer>,
    next: &'a Buffer,
    colours: Colours,
}

/// A cell as a terminal shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Glyph<'a> {
    symbol: &'a str,
    ink: Ink,
    width: u16,
}

const BLANK: Glyph<'static> = Glyph { symbol: " ", ink: Ink::PLAIN, width: 1 };

impl<'a> Glyph<'a> {
    fn of(cell: &'a Cell, colours: Colours, room: u16) -> Self {
        let symbol = cell.symbol();
        let is_ascii = matches!(symbol.as_bytes(), [b' '..=b'~']);
        let width = if is_ascii { 1 } else { u16::try_from(symbol.width()).unwrap_or(1) };
        // Nothing that has no place, or that would overflow the line, is sent.
        let is_sound =
            is_ascii || (width > 0 && width <= room && !symbol.contains(char::is_control));
        let (symbol, width) = if is_sound { (symbol, width) } else { (" ", 1) };
        let mut ink = Ink::of(cell, colours);
        let seen = Modifier::UNDERLINED | Modifier::REVERSED;
        if symbol == " " && !ink.modifiers.intersects(seen) {
            // Neither its colour nor its weight can be seen.
            ink.fg = Color::Reset;
            ink.modifiers = Modifier::empty();
        }
        Self { symbol, ink, width }
    }

    fn is_blank(&self) -> bool {
        *self == BLANK
    }
}

impl<'a> Changes<'a> {
    fn glyph(&self, buffer: &'a Buffer, x: u16, y: u16) -> Glyph<'a> {
        let area = buffer.area();
        let room = area.width.saturating_sub(x);
        let cell = buffer.cell((area.x + x, area.y + y));
        cell.map_or(BLANK, |cell| Glyph::of(cell, self.colours, room))
    }

    /// The glyphs of a row with their columns; what a wide one covers is left out.
    fn row(&self, buffer: Option<&'a Buffer>, y: u16) -> Vec<(u16, Glyph<'a>)> {
        let width = self.next.area().width;
        let mut glyphs = Vec::with_capacity(usize::from(width));
        let mut x = 0;
        while x < width {
            let glyph = buffer.map_or(BLANK, |buffer| self.glyph(buffer, x, y));
            glyphs.push((x, glyph));
            x += glyph.width;
        }
        glyphs
    }

    /// Whether any cell of the row may differ. Cheap, and never wrong about a change.
    fn is_changed(&self, y: u16) -> bool {
        let Some(previous) = self.previous else {
            return self.row(Some(self.next), y).iter().any(|(_, glyph)| !glyph.is_blank());
        };
        let area = self.next.area();
        let x = area.x..area.right();
        x.into_iter().any(|x| previous.cell((x, area.y + y)) != self.next.cell((x, area.y + y)))
    }
}

/// Bytes under way, and what the terminal looks like after them.
#[derive(Clone)]
struct Encoder {
    out: Vec<u8>,
    motion: Motion,
    ink: Ink,
    is_cursor_visible: bool,
}

impl Encoder {
    fn start(previous: Option<Frame<'_>>, next: Frame<'_>) -> Self {
        let area = *next.buffer.area();
        let mut encoder = Self {
            out: Vec::with_capacity(256),
            motion: Motion::new(area.width, area.height),
            ink: Ink::PLAIN,
            is_cursor_visible: next.cursor.is_visible,
        };
        if let Some(previous) = previous {
            encoder.is_cursor_visible = previous.cursor.is_visible;
            encoder.motion.assume(Self::local(previous));
        } else {
            // Visible or not, the terminal is told.
            encoder.is_cursor_visible = !next.cursor.is_visible;
            encoder.out.extend_from_slice(b"\x1b[m\x1b[H\x1b[2J");
            encoder.motion.assume(Position::ORIGIN);
        }
        encoder
    }

    /// The place of the cursor, counted from the corner of the buffer.
    fn local(frame: Frame<'_>) -> Position {
        let area = frame.buffer.area();
        let at = frame.cursor.position;
        Position::new(
            at.x.saturating_sub(area.x).min(area.width.saturating_sub(1)),
            at.y.saturating_sub(area.y).min(area.height.saturating_sub(1)),
        )
    }

    fn frame(mut self, changes: &Changes<'_>, rows: &[u16], cursor: Cursor) -> Vec<u8> {
        for y in rows {
            self.row(changes, *y);
        }
        self.use_ink(Ink::PLAIN);
        let target = Self::local(Frame { buffer: changes.next, cursor });
        self.motion.go(target, &mut self.out);
        if self.is_cursor_visible != cursor.is_visible {
            let sequence = if cursor.is_visible { b"\x1b[?25h" } else { b"\x1b[?25l" };
            self.out.extend_from_slice(sequence);
        }
        self.out
    }

    fn use_ink(&mut self, ink: Ink) {
        ink.after(self.ink, &mut self.out);
        self.ink = ink;
    }

    fn write(&mut self, glyph: &Glyph<'_>) {
        self.use_ink(glyph.ink);
        self.out.extend_from_slice(glyph.symbol.as_bytes());
        self.motion.advance(glyph.width);
        if !glyph.symbol.chars().all(|c| Glyphs::Vt.is_safe(c)) {
            // Terminals disagree on the width of rare characters.
            self.motion.doubt();
        }
    }

    fn row(&mut self, changes: &Changes<'_>, y: u16) {
        let next = changes.row(Some(changes.next), y);
        let previous = changes.row(changes.previous, y);
        let changed = changed(&previous, &next);
        let blank_from =
            next.iter().rposition(|(_, glyph)| !glyph.is_blank()).map_or(0, |at| at + 1);
        let tail = changed.iter().skip(blank_from).filter(|is_changed| **is_changed).count();
        let is_erased = tail > ERASE.len();
        let end = if is_erased { blank_from } else { next.len() };
        for (index, (x, glyph)) in next.iter().enumerate().take(end) {
            if changed.get(index) == Some(&true) {
                self.reach(&next, index, Position::new(*x, y));
                self.write(glyph);
            }
        }
        if is_erased {
            let x = next.get(blank_from).map_or(0, |(x, _)| *x);
            self.use_ink(Ink::PLAIN);
            self.motion.go(Position::new(x, y), &mut self.out);
            self.out.extend_from_slice(ERASE);
        }
    }

    /// Goes to a glyph of the row: by a move, or over what stands there already.
    fn reach(&mut self, row: &[(u16, Glyph<'_>)], index: usize, target: Position) {
        let near = self
            .motion
            .position()
            .filter(|at| at.y == target.y && at.x < target.x && target.x - at.x <= BRIDGE);
        if let Some(at) = near {
            let between: Vec<&(u16, Glyph<'_>)> =
                row.iter().take(index).filter(|(x, _)| *x >= at.x).collect();
            let is_same_ink = between.iter().all(|(_, glyph)| glyph.ink == self.ink);
            let bytes: usize = between.iter().map(|(_, glyph)| glyph.symbol.len()).sum();
            if is_same_ink
                && between.first().is_some_and(|(x, _)| *x == at.x)
                && bytes <= self.motion.cost(target)
            {
                for (_, glyph) in between {
                    self.write(glyph);
                }
                return;
            }
        }
        self.motion.go(target, &mut self.out);
    }
}

/// For each glyph of the next row, whether the previous row shows something else
/// there.
fn changed(previous: &[(u16, Glyph<'_>)], next: &[(u16, Glyph<'_>)]) -> Vec<bool> {
    let mut old = previous.iter().peekable();
    let mut changed = Vec::with_capacity(next.len());
    for (x, glyph) in next {
        while old.next_if(|(old_x, _)| old_x < x).is_some() {}
        changed.push(old.peek().is_none_or(|(old_x, old)| old_x != x || old != glyph));
    }
    changed
}
