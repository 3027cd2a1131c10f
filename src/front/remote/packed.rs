//! A frame in few bytes: what a session was last sent, kept to tell what changes.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The cells of a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Packed {
    area: Rect,
    /// The symbols of each row without the spaces at its end, a line feed after each.
    text: Box<str>,
    /// Cells whose symbol is not one character, by place, with its bytes.
    odd: Box<[(u32, u8)]>,
    /// Runs of cells drawn alike, over all rows.
    runs: Box<[(u16, Style)]>,
}

impl Packed {
    pub(super) fn of(buffer: &Buffer) -> Self {
        let area = *buffer.area();
        let (mut text, mut odd) = (String::new(), vec![]);
        let mut runs: Vec<(u16, Style)> = vec![];
        let width = usize::from(area.width).max(1);
        for (y, row) in buffer.content.chunks(width).enumerate() {
            let used = row.iter().rposition(|cell| cell.symbol() != " ").map_or(0, |last| last + 1);
            for (x, cell) in row.iter().take(used).enumerate() {
                let symbol = cell.symbol();
                let mut characters = symbol.chars();
                // A line feed is what ends a row here; the encoder would not send it.
                let is_one = characters.next().is_some_and(|c| c != '\n');
                if !is_one || characters.next().is_some() {
                    let place = u32::try_from(y * width + x).unwrap_or(u32::MAX);
                    odd.push((place, u8::try_from(symbol.len()).unwrap_or_default()));
                }
                // What no terminal shows is not worth a longer length.
                text.push_str(if u8::try_from(symbol.len()).is_ok() { symbol } else { "" });
            }
            text.push('\n');
        }
        for cell in &buffer.content {
            let style = cell.style();
            match runs.last_mut() {
                Some((count, last)) if *last == style && *count < u16::MAX => *count += 1,
                _ => runs.push((1, style)),
            }
        }
        Self { area, text: text.into(), odd: odd.into(), runs: runs.into() }
    }

    /// Draws it again into `buffer`, which takes its size.
    pub(super) fn unpack(&self, buffer: &mut Buffer) {
        buffer.resize(self.area);
        let mut styles =
            self.runs.iter().flat_map(|(count, style)| (0..*count).map(move |_| *style));
        let mut odd = self.odd.iter().peekable();
        let mut rest = self.text.as_ref();
        let mut at_end = false;
        let width = usize::from(self.area.width).max(1);
        for (place, cell) in buffer.content.iter_mut().enumerate() {
            if place % width == 0 && place > 0 {
                rest = rest.strip_prefix('\n').unwrap_or(rest);
                at_end = false;
            }
            cell.reset();
            cell.set_style(styles.next().unwrap_or_default());
            let is_odd = odd.peek().is_some_and(|(next, _)| usize::try_from(*next) == Ok(place));
            at_end = !is_odd && (at_end || rest.starts_with('\n'));
            if at_end {
                continue;
            }
            let len = if is_odd {
                odd.next().map_or(0, |(_, len)| usize::from(*len))
            } else {
                rest.chars().next().map_or(0, char::len_utf8)
            };
            let (symbol, after) = rest.split_at_checked(len).unwrap_or(("", rest));
            put(cell, symbol);
            rest = after;
        }
    }
}

fn put(cell: &mut Cell, symbol: &str) {
    cell.set_symbol(symbol);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::{Color, Modifier};

    fn cell() -> impl Strategy<Value = (String, Style)> {
        let symbol = prop_oneof![
            8 => Just(" ".to_owned()),
            8 => "[a-zéà]",
            1 => Just(String::new()),
            1 => Just("e\u{301}".to_owned()),
            1 => Just("語".to_owned()),
        ];
        let style = (0..3_u8, any::<bool>()).prop_map(|(colour, bold)| {
            let style = Style::new().fg(Color::Indexed(colour));
            if bold { style.add_modifier(Modifier::BOLD) } else { style }
        });
        (symbol, style)
    }

    proptest! {
        #[test]
        fn what_is_packed_is_drawn_again(
            width in 1..12_u16,
            cells in prop::collection::vec(cell(), 1..60),
        ) {
            let height = u16::try_from(cells.len()).unwrap().div_ceil(width);
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            for (cell, (symbol, style)) in buffer.content.iter_mut().zip(&cells) {
                cell.set_symbol(symbol).set_style(*style);
            }
            let mut again = Buffer::empty(Rect::new(0, 0, 3, 3));
            Packed::of(&buffer).unpack(&mut again);
            prop_assert_eq!(again, buffer);
        }
    }

    #[test]
    fn nothing_at_all_is_a_frame_too() {
        let buffer = Buffer::empty(Rect::new(0, 0, 0, 0));
        let mut again = Buffer::empty(Rect::new(0, 0, 2, 2));
        Packed::of(&buffer).unpack(&mut again);
        assert_eq!(again, buffer);
    }
}
