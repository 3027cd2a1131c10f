//! Colours and attributes, and the shortest change from one to the other.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::paint::Colours;
use crate::paint::theme::palette_index;

/// How characters are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink {
    pub(super) fg: Color,
    pub(super) bg: Color,
    pub(super) modifiers: Modifier,
}

/// The attributes we send: what sets them, and what ends them. No others are shown
/// alike everywhere.
const ATTRIBUTES: [(Modifier, &str, &str); 3] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::UNDERLINED, "4", "24"),
    (Modifier::REVERSED, "7", "27"),
];

impl Ink {
    pub(super) const PLAIN: Self =
        Self { fg: Color::Reset, bg: Color::Reset, modifiers: Modifier::empty() };

    /// The ink of a cell, within a palette.
    pub(super) fn of(cell: &Cell, colours: Colours) -> Self {
        let known = ATTRIBUTES.iter().fold(Modifier::empty(), |all, (one, ..)| all | *one);
        Self {
            fg: within(cell.fg, colours),
            bg: within(cell.bg, colours),
            modifiers: cell.modifier & known,
        }
    }

    /// Appends what turns `before` into this ink.
    pub(super) fn after(self, before: Self, out: &mut Vec<u8>) {
        if self == before {
            return;
        }
        let changed = self.changes(before);
        let mut anew = self.changes(Self::PLAIN);
        if !anew.is_empty() {
            // An empty number is a reset.
            anew.insert(0, ';');
        }
        let shorter = if changed.len() <= anew.len() { changed } else { anew };
        out.extend_from_slice(b"\x1b[");
        out.extend_from_slice(shorter.as_bytes());
        out.push(b'm');
    }

    /// The numbers of the difference, with `;` between them.
    fn changes(self, before: Self) -> String {
        let mut numbers: Vec<String> = Vec::new();
        for (modifier, _, end) in ATTRIBUTES {
            if (before.modifiers - self.modifiers).contains(modifier) {
                numbers.push(end.to_owned());
            }
        }
        for (modifier, start, _) in ATTRIBUTES {
            if (self.modifiers - before.modifiers).contains(modifier) {
                numbers.push(start.to_owned());
            }
        }
        if self.fg != before.fg {
            numbers.push(number(self.fg, 30));
        }
        if self.bg != before.bg {
            numbers.push(number(self.bg, 40));
        }
        numbers.join(";")
    }
}

/// The colour as far as the palette goes; the terminal's own beyond it.
const fn within(colour: Color, colours: Colours) -> Color {
    let most = match colours {
        Colours::None => return Color::Reset,
        Colours::Eight => 8,
        Colours::Sixteen => 16,
        Colours::TwoFiftySix => 256,
        Colours::True => return colour,
    };
    match palette_index(colour) {
        Some(index) if (index as u16) < most => colour,
        // The dark twin of a bright colour.
        Some(index @ 8..=15) if most == 8 => Color::Indexed(index - 8),
        _ => Color::Reset,
    }
}

/// The number that sets a colour, `base` being 30 for text and 40 for the ground.
fn number(colour: Color, base: u16) -> String {
    if let Color::Rgb(r, g, b) = colour {
        return format!("{};2;{r};{g};{b}", base + 8);
    }
    match palette_index(colour) {
        None => (base + 9).to_string(),
        Some(index @ 0..=7) => (base + u16::from(index)).to_string(),
        Some(index @ 8..=15) => (base + 52 + u16::from(index)).to_string(),
        Some(index) => format!("{};5;{index}", base + 8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(before: Ink, after: Ink) -> String {
        let mut out = Vec::new();
        after.after(before, &mut out);
        String::from_utf8(out).unwrap().replace('\x1b', "")
    }

    #[test]
    fn changes_are_in_their_shortest_form() {
        let plain = Ink::PLAIN;
        let bold = Ink { modifiers: Modifier::BOLD, ..plain };
        let cyan = Ink { fg: Color::Cyan, ..bold };
        let chosen = Ink { modifiers: Modifier::BOLD | Modifier::REVERSED, ..cyan };
        assert_eq!(change(plain, plain), "");
        assert_eq!(change(plain, bold), "[1m");
        assert_eq!(change(bold, plain), "[m");
        assert_eq!(change(bold, cyan), "[36m");
        assert_eq!(change(cyan, chosen), "[7m");
        assert_eq!(change(chosen, bold), "[;1m");
        assert_eq!(change(chosen, plain), "[m");
        assert_eq!(change(plain, Ink { fg: Color::LightGreen, ..plain }), "[92m");
        assert_eq!(change(plain, Ink { bg: Color::White, fg: Color::Black, ..plain }), "[30;107m");
        assert_eq!(change(plain, Ink { fg: Color::Indexed(200), ..plain }), "[38;5;200m");
        assert_eq!(change(plain, Ink { fg: Color::Rgb(1, 2, 3), ..plain }), "[38;2;1;2;3m");
    }

    #[test]
    fn a_palette_holds_what_it_holds() {
        let mut cell = Cell::default();
        cell.set_fg(Color::LightRed).set_bg(Color::Rgb(9, 9, 9));
        assert_eq!(Ink::of(&cell, Colours::None), Ink::PLAIN);
        assert_eq!(Ink::of(&cell, Colours::Eight).fg, Color::Indexed(1));
        assert_eq!(Ink::of(&cell, Colours::Sixteen).fg, Color::LightRed);
        assert_eq!(Ink::of(&cell, Colours::Sixteen).bg, Color::Reset);
        assert_eq!(Ink::of(&cell, Colours::True).bg, Color::Rgb(9, 9, 9));
    }
}
