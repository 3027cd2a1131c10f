//! Colours by what things mean.
//!
//! Sixteen colours at most, all optional: without them bold, underline and
//! reverse video stay, and no state rests on a colour alone. Every pair used keeps
//! a contrast of 4.5 or more (WCAG 2.2, success criterion 1.4.3) on the palettes
//! of the VGA console, of xterm and of Windows.

use ratatui::style::{Color, Modifier, Style};

use crate::scene::{Contrast, Mark, Tone};

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Colours {
    /// None: bold, underline and reverse video only.
    None,
    /// The eight of the first terminals.
    Eight,
    /// The same and their bright twins.
    #[default]
    Sixteen,
    /// The indexed palette.
    TwoFiftySix,
    /// Any colour.
    True,
}

/// What a stretch of text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Words to read.
    Text,
    /// The idea of the screen; the name of the place.
    Heading,
    /// Lines between the parts.
    Rule,
    /// What moves or answers: bars, digits, caps of keys.
    Accent,
    /// The mark of the selected item.
    Selected,
    /// The message of a verdict or a notice.
    Message(Tone),
    /// A judged item: right, or wrong.
    Worth(bool),
    /// What has been typed in a field.
    Typed,
}

/// The styles of one look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Theme {
    palette: Palette,
}

#[derive(Debug, Clone, Copy)]
struct Palette {
    text: Color,
    ground: Color,
    accent: Color,
    good: Color,
    not_yet: Color,
    danger: Color,
}

impl Palette {
    const fn of_one(text: Color, ground: Color) -> Self {
        Self { text, ground, accent: text, good: text, not_yet: text, danger: text }
    }

    fn choose(contrast: Contrast, colours: Colours) -> Self {
        match (contrast, colours) {
            (_, Colours::None) => Self::of_one(Color::Reset, Color::Reset),
            (Contrast::High, Colours::Eight) => Self::of_one(Color::Gray, Color::Black),
            (Contrast::High, _) => Self::of_one(Color::White, Color::Black),
            // Red, blue, magenta and yellow are too dark here on one palette at least.
            (Contrast::Dark, Colours::Eight) => Self {
                accent: Color::Cyan,
                good: Color::Green,
                ..Self::of_one(Color::Reset, Color::Reset)
            },
            (Contrast::Dark, _) => Self {
                accent: Color::Cyan,
                good: Color::LightGreen,
                not_yet: Color::LightYellow,
                danger: Color::LightRed,
                ..Self::of_one(Color::Reset, Color::Reset)
            },
            // On the plain white of eight colours, only blue is dark enough everywhere.
            (Contrast::Light, Colours::Eight) => {
                Self { accent: Color::Blue, ..Self::of_one(Color::Black, Color::Gray) }
            }
            (Contrast::Light, _) => Self {
                accent: Color::Blue,
                good: Color::Blue,
                not_yet: Color::Magenta,
                danger: Color::Red,
                ..Self::of_one(Color::Black, Color::White)
            },
        }
    }
}

impl Theme {
    pub(super) fn new(contrast: Contrast, colours: Colours) -> Self {
        Self { palette: Palette::choose(contrast, colours) }
    }

    /// The ground everything stands on.
    pub(super) const fn base(self) -> Style {
        Style::new().fg(self.palette.text).bg(self.palette.ground)
    }

    /// The style of a role.
    pub(super) const fn style(self, role: Role) -> Style {
        let Palette { accent, good, not_yet, danger, text, .. } = self.palette;
        let bold = self.base().add_modifier(Modifier::BOLD);
        match role {
            Role::Text | Role::Rule => self.base(),
            Role::Heading => bold,
            Role::Accent => bold.fg(accent),
            // No colour: a move of the selection then takes thirty bytes.
            Role::Selected => self.base().add_modifier(Modifier::REVERSED),
            Role::Typed => self.base().add_modifier(Modifier::BOLD),
            Role::Worth(true) | Role::Message(Tone::Good) => bold.fg(good),
            Role::Worth(false) | Role::Message(Tone::NotYet) => bold.fg(not_yet),
            Role::Message(Tone::Info) => bold.fg(text),
            Role::Message(Tone::Danger) => bold.fg(danger),
        }
    }

    /// The style of an inline mark inside text of a style.
    pub(super) fn mark(self, around: Style, mark: &Mark) -> Style {
        match mark {
            Mark::Plain => around,
            Mark::Strong => around.add_modifier(Modifier::BOLD),
            Mark::Key => around.add_modifier(Modifier::BOLD).fg(self.palette.accent),
            Mark::Term(_) | Mark::Address => around.add_modifier(Modifier::UNDERLINED),
        }
    }
}

/// The number of a colour in the palette of 256; none for the default and for
/// colours outside it.
pub(in crate::paint) const fn palette_index(colour: Color) -> Option<u8> {
    Some(match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(index) => index,
        Color::Reset | Color::Rgb(..) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green, blue of the sixteen colours, in the order of their numbers.
    const PALETTES: [(&str, [u32; 16]); 3] = [
        (
            "VGA console",
            [
                0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa,
                0xaa_aaaa, 0x55_5555, 0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff,
                0x55_ffff, 0xff_ffff,
            ],
        ),
        (
            "xterm",
            [
                0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd,
                0xe5_e5e5, 0x7f_7f7f, 0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff,
                0x00_ffff, 0xff_ffff,
            ],
        ),
        (
            "Campbell",
            [
                0x0c_0c0c, 0xc5_0f1f, 0x13_a10e, 0xc1_9c00, 0x00_37da, 0x88_1798, 0x3a_96dd,
                0xcc_cccc, 0x76_7676, 0xe7_4856, 0x16_c60c, 0xf9_f1a5, 0x3b_78ff, 0xb4_009e,
                0x61_d6d6, 0xf2_f2f2,
            ],
        ),
    ];

    fn luminance(rgb: u32) -> f64 {
        let channel = |shift: u32| {
            let value = f64::from((rgb >> shift) & 0xff) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    }

    fn ratio(a: u32, b: u32) -> f64 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        if a > b { a / b } else { b / a }
    }

    fn number(colour: Color, if_default: usize) -> usize {
        match colour {
            Color::Reset => if_default,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::LightRed => 9,
            Color::LightGreen => 10,
            Color::LightYellow => 11,
            Color::White => 15,
            other => panic!("{other} is not a colour this theme may use"),
        }
    }

    #[test]
    fn every_pair_reaches_4_5_on_three_palettes() {
        for contrast in [Contrast::Dark, Contrast::Light, Contrast::High] {
            for colours in [Colours::Eight, Colours::Sixteen, Colours::TwoFiftySix, Colours::True] {
                let Palette { text, ground, accent, good, not_yet, danger } =
                    Palette::choose(contrast, colours);
                for colour in [text, accent, good, not_yet, danger] {
                    for (name, palette) in PALETTES {
                        let found = ratio(palette[number(colour, 7)], palette[number(ground, 0)]);
                        assert!(
                            found >= 4.5,
                            "{colour} on {ground}: {found:.2} on {name}, {contrast:?} {colours:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn the_formula_agrees_with_known_values() {
        assert!((ratio(0, 0xff_ffff) - 21.0).abs() < 1e-9);
        assert!((ratio(0xaa_0000, 0) - 2.71).abs() < 0.01);
    }

    #[test]
    fn without_colours_only_attributes_are_left() {
        for contrast in [Contrast::Dark, Contrast::Light, Contrast::High] {
            let theme = Theme::new(contrast, Colours::None);
            for role in [Role::Text, Role::Accent, Role::Selected, Role::Message(Tone::Danger)] {
                let style = theme.style(role);
                assert_eq!((style.fg, style.bg), (Some(Color::Reset), Some(Color::Reset)));
            }
        }
    }
}
