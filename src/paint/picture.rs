//! A painted screen as a picture: SVG text, complete in itself.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use super::theme::palette_index;

/// Width of a cell, in tenths of a pixel.
const CELL_WIDTH: u32 = 84;
/// Height of a cell, in tenths of a pixel.
const CELL_HEIGHT: u32 = 190;
/// Room around the cells, in tenths of a pixel.
const MARGIN: u32 = 120;
/// Text and ground where a terminal would use its own.
const TEXT: &str = "#d7dadf";
const GROUND: &str = "#15181c";
/// The sixteen colours, in the order of their numbers.
const PALETTE: [&str; 16] = [
    "#000000", "#cd3131", "#23a35a", "#b58900", "#2563c9", "#a347ba", "#3fb6c6", "#c9ced6",
    "#767676", "#f2665e", "#5fd787", "#f5d76e", "#6ea8fe", "#d787d7", "#7fe3ee", "#ffffff",
];

/// The picture of a buffer. The same buffer gives the same text.
pub fn to_svg(buf: &Buffer) -> String {
    let area = *buf.area();
    let width = MARGIN * 2 + CELL_WIDTH * u32::from(area.width);
    let height = MARGIN * 2 + CELL_HEIGHT * u32::from(area.height);
    let mut svg = String::new();
    // Writing to a string does not fail.
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" \
         viewBox=\"0 0 {0} {1}\" font-family=\"'DejaVu Sans Mono', 'Cascadia Mono', Menlo, \
         Consolas, monospace\" font-size=\"14\">",
        tenths(width),
        tenths(height)
    );
    let ground = buf.content().first().map_or(GROUND.to_owned(), |cell| hex(cell.bg, GROUND));
    let _ = writeln!(svg, "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{ground}\"/>");
    for y in area.top()..area.bottom() {
        for run in runs(buf, area, y) {
            run.draw(&mut svg, y - area.y, &ground);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// Cells side by side that look the same.
struct Run<'a> {
    column: u16,
    cells: u16,
    text: String,
    cell: &'a Cell,
}

fn runs(buf: &Buffer, area: Rect, y: u16) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut x = area.left();
    while x < area.right() {
        let Some(cell) = buf.cell((x, y)) else { break };
        let cells = u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
        match runs.last_mut() {
            Some(run) if run.cell.style() == cell.style() => {
                run.text.push_str(cell.symbol());
                run.cells += cells;
            }
            _ => runs.push(Run { column: x - area.x, cells, text: cell.symbol().to_owned(), cell }),
        }
        x = x.saturating_add(cells);
    }
    runs
}

impl Run<'_> {
    fn draw(&self, svg: &mut String, row: u16, around: &str) {
        let is = |modifier| self.cell.modifier.contains(modifier);
        let (mut text, mut ground) = (hex(self.cell.fg, TEXT), hex(self.cell.bg, GROUND));
        if is(Modifier::REVERSED) {
            std::mem::swap(&mut text, &mut ground);
        }
        let x = MARGIN + CELL_WIDTH * u32::from(self.column);
        let y = MARGIN + CELL_HEIGHT * u32::from(row);
        let width = CELL_WIDTH * u32::from(self.cells);
        if ground != around {
            let _ = writeln!(
                svg,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{ground}\"/>",
                tenths(x),
                tenths(y),
                tenths(width),
                tenths(CELL_HEIGHT)
            );
        }
        // Spaces around words need no ink, unless a line goes under them.
        let words = if is(Modifier::UNDERLINED) { &self.text } else { self.text.trim_matches(' ') };
        if words.is_empty() {
            return;
        }
        let before = self.text.find(words).unwrap_or(0);
        let x = x + CELL_WIDTH * u32::try_from(before).unwrap_or(0);
        let width = CELL_WIDTH * u32::try_from(words.width()).unwrap_or(0);
        let bold = if is(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
        let line = if is(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\" \
             xml:space=\"preserve\" fill=\"{text}\"{bold}{line}>{}</text>",
            tenths(x),
            tenths(y + CELL_HEIGHT * 3 / 4),
            tenths(width),
            escaped(words)
        );
    }
}

fn tenths(value: u32) -> String {
    match value % 10 {
        0 => (value / 10).to_string(),
        rest => format!("{}.{rest}", value / 10),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn hex(colour: Color, default: &str) -> String {
    let rgb = match colour {
        Color::Rgb(r, g, b) => Some(format!("#{r:02x}{g:02x}{b:02x}")),
        _ => None,
    };
    let Some(number) = palette_index(colour).map(usize::from) else {
        return rgb.unwrap_or_else(|| default.to_owned());
    };
    PALETTE.get(number).map_or_else(|| indexed(number), |hex| (*hex).to_owned())
}

/// The colour cube and the greys of the 256 colours.
fn indexed(number: usize) -> String {
    if number >= 232 {
        let grey = 8 + 10 * (number - 232);
        return format!("#{grey:02x}{grey:02x}{grey:02x}");
    }
    let cube = number.saturating_sub(16);
    let level = |step: usize| if step == 0 { 0 } else { 55 + 40 * step };
    let (r, g, b) = (level(cube / 36), level(cube / 6 % 6), level(cube % 6));
    format!("#{r:02x}{g:02x}{b:02x}")
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn a_picture_holds_text_colours_and_nothing_to_fetch() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 12, 2));
        buf.set_string(1, 0, "a<b & c", Style::new().bold().light_green());
        buf.set_string(1, 1, "oui", Style::new().reversed());
        let svg = to_svg(&buf);
        assert_eq!(svg, to_svg(&buf));
        assert!(svg.contains("a&lt;b &amp; c</text>"), "{svg}");
        assert!(svg.contains("fill=\"#5fd787\" font-weight=\"bold\""), "{svg}");
        assert!(svg.contains("<rect x=\"20.4\""), "{svg}");
        assert!(!svg.contains("href") && svg.matches("http").count() == 1, "{svg}");
    }

    #[test]
    fn tones_of_the_256_colours_are_those_of_xterm() {
        assert_eq!(hex(Color::Indexed(16), TEXT), "#000000");
        assert_eq!(hex(Color::Indexed(231), TEXT), "#ffffff");
        assert_eq!(hex(Color::Indexed(244), TEXT), "#808080");
        assert_eq!(hex(Color::Indexed(67), TEXT), "#5f87af");
        assert_eq!(hex(Color::Indexed(9), TEXT), "#f2665e");
    }
}
