//! Which characters a screen can show, and what stands in for the others.
//!
//! Three levels. `Ascii` is for terminals without line drawing: ASCII and the
//! accented letters of Latin-1. `Vt` is what every Latin-9 font of the Linux
//! console holds. `Unicode` is for modern terminals, and only adds softer corners:
//! nothing is ever *required* beyond `Vt`.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// What the font of the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Glyphs {
    /// ASCII and accented letters.
    Ascii,
    /// The fonts of the Linux console.
    #[default]
    Vt,
    /// Anything.
    Unicode,
}

/// The signs we draw with. Every sign is one cell wide at every level, so that a
/// layout never depends on the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs {
    /// Before the selected item.
    pub pointer: &'static str,
    /// Horizontal line.
    pub across: &'static str,
    /// Vertical line.
    pub down: &'static str,
    /// Corners: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// Done part of a bar.
    pub full: &'static str,
    /// Rest of a bar.
    pub rest: &'static str,
    /// Before a line of a list; right.
    pub bullet: &'static str,
    /// Wrong.
    pub cross: &'static str,
    /// There is more below.
    pub more: &'static str,
    /// There is more above.
    pub less: &'static str,
    /// The rest was cut.
    pub cut: &'static str,
    /// Above what is meant.
    pub here: &'static str,
}

const ASCII: Signs = Signs {
    pointer: ">",
    across: "-",
    down: "|",
    corners: ["+", "+", "+", "+"],
    full: "#",
    rest: ".",
    bullet: "*",
    cross: "x",
    more: "v",
    less: "^",
    cut: ".",
    here: "v",
};

const VT: Signs = Signs {
    pointer: "▶",
    across: "─",
    down: "│",
    corners: ["┌", "┐", "└", "┘"],
    full: "█",
    rest: "░",
    bullet: "•",
    cross: "×",
    more: "↓",
    less: "↑",
    cut: "…",
    here: "▼",
};

const UNICODE: Signs = Signs { corners: ["╭", "╮", "╰", "╯"], ..VT };

impl Glyphs {
    /// The signs of this level.
    pub const fn signs(self) -> &'static Signs {
        match self {
            Self::Ascii => &ASCII,
            Self::Vt => &VT,
            Self::Unicode => &UNICODE,
        }
    }

    /// Whether a terminal of this level shows the character as it is.
    pub fn is_safe(self, c: char) -> bool {
        match self {
            Self::Ascii => is_plain(c),
            Self::Vt => is_plain(c) || is_console(c),
            Self::Unicode => !is_hidden(c),
        }
    }

    /// The text with every unsafe character replaced by a likeness, or by `?`.
    /// No-break spaces stay: they still have to hold lines together.
    pub fn fold(self, text: &str) -> Cow<'_, str> {
        if text.chars().all(|c| c == '\u{a0}' || self.is_safe(c)) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if c == '\u{a0}' || self.is_safe(c) {
                out.push(c);
            } else {
                self.push_likeness(c, &mut out);
            }
        }
        Cow::Owned(out)
    }

    fn push_likeness(self, c: char, out: &mut String) {
        let likeness = likeness(c);
        if likeness.is_empty() {
            // A mark over the letter before is missed less than a sign in its place.
            if c.width() != Some(0) || is_hidden(c) {
                out.push('?');
            }
        } else if likeness.chars().all(|c| self.is_safe(c)) {
            out.push_str(likeness);
        } else {
            out.push('?');
        }
    }
}

/// ASCII that prints, and the letters of Latin-1.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ')
}

/// What all Latin-9 console fonts have beyond [`is_plain`], as measured on the 29
/// of them that Debian ships.
fn is_console(c: char) -> bool {
    matches!(c,
        '\u{a1}'..='¬' | '®'..='¿' | '×' | '÷' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ'
        | '’' | '“' | '”' | '…' | '–' | '—' | '€' | '•'
        | '─' | '│' | '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼'
        | '█' | '░' | '▒' | '■' | '▶' | '▲' | '▼' | '←' | '→' | '↑' | '↓')
}

/// Controls and marks without a shape: never sent to a terminal.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// What looks or reads most like a character, in simpler ones. Empty: nothing does.
fn likeness(c: char) -> &'static str {
    match c {
        '’' | '‘' | 'ʼ' | '′' | '´' => "'",
        '“' | '”' | '„' | '«' | '»' | '″' => "\"",
        '‹' | '◄' | '←' | '◀' => "<",
        '›' | '►' | '▶' | '→' | '▸' => ">",
        '…' => "...",
        '–' | '—' | '‑' | '‐' | '−' | '─' => "-",
        '\u{2009}' | '\u{202f}' | '\u{2007}' | '\u{2003}' | '\u{2002}' => " ",
        'œ' => "oe",
        'Œ' => "OE",
        '€' => "EUR",
        '£' => "GBP",
        '•' | '·' | '●' | '★' | '◆' => "*",
        '×' | '✗' | '✘' => "x",
        '÷' => "/",
        '±' => "+/-",
        '°' | 'º' | '○' => "o",
        'ª' => "a",
        '¹' => "1",
        '²' => "2",
        '³' => "3",
        '½' => "1/2",
        '¼' => "1/4",
        '¾' => "3/4",
        '§' => "par.",
        '©' => "(c)",
        '®' => "(r)",
        '™' => "(tm)",
        '¡' => "!",
        '¿' => "?",
        'µ' => "u",
        '↑' | '▲' => "^",
        '↓' | '▼' | '✓' | '✔' => "v",
        '│' | '¦' => "|",
        '█' | '■' | '▒' => "#",
        '░' => ".",
        _ => base_letter(c),
    }
}

/// The bare letter under the marks of Latin Extended-A and its neighbours.
fn base_letter(c: char) -> &'static str {
    match c {
        'Ā' | 'Ă' | 'Ą' | 'Ǎ' => "A",
        'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'Ć' | 'Ĉ' | 'Ċ' | 'Č' => "C",
        'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'Ď' | 'Đ' => "D",
        'ď' | 'đ' => "d",
        'Ē' | 'Ĕ' | 'Ė' | 'Ę' | 'Ě' => "E",
        'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'Ĝ' | 'Ğ' | 'Ġ' | 'Ģ' => "G",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'Ĥ' | 'Ħ' => "H",
        'ĥ' | 'ħ' => "h",
        'Ĩ' | 'Ī' | 'Ĭ' | 'Į' | 'İ' => "I",
        'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'Ĵ' => "J",
        'ĵ' => "j",
        'Ķ' => "K",
        'ķ' => "k",
        'Ĺ' | 'Ļ' | 'Ľ' | 'Ŀ' | 'Ł' => "L",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'Ń' | 'Ņ' | 'Ň' => "N",
        'ń' | 'ņ' | 'ň' => "n",
        'Ō' | 'Ŏ' | 'Ő' => "O",
        'ō' | 'ŏ' | 'ő' => "o",
        'Ŕ' | 'Ŗ' | 'Ř' => "R",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'Ś' | 'Ŝ' | 'Ş' | 'Š' | 'Ș' => "S",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'Ţ' | 'Ť' | 'Ŧ' | 'Ț' => "T",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'Ũ' | 'Ū' | 'Ŭ' | 'Ů' | 'Ű' | 'Ų' => "U",
        'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'Ŵ' => "W",
        'ŵ' => "w",
        'Ŷ' | 'Ÿ' => "Y",
        'ŷ' => "y",
        'Ź' | 'Ż' | 'Ž' => "Z",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    const LEVELS: [Glyphs; 3] = [Glyphs::Ascii, Glyphs::Vt, Glyphs::Unicode];

    #[test]
    fn every_sign_is_one_cell_and_safe_at_its_level() {
        for level in LEVELS {
            let signs = level.signs();
            let plain = [
                signs.pointer,
                signs.across,
                signs.down,
                signs.full,
                signs.rest,
                signs.bullet,
                signs.cross,
                signs.more,
                signs.less,
                signs.cut,
            ];
            for sign in plain.iter().chain(&signs.corners) {
                assert_eq!(sign.width(), 1, "{sign}");
                assert!(sign.chars().all(|c| level.is_safe(c)), "{sign} at {level:?}");
            }
        }
    }

    #[test]
    fn folding_gives_safe_text_for_every_character() {
        for level in LEVELS {
            for c in (0..=0x1_ffff).filter_map(char::from_u32) {
                let text = c.to_string();
                let folded = level.fold(&text);
                assert!(
                    folded.chars().all(|c| c == '\u{a0}' || level.is_safe(c)),
                    "{c:?} gives {folded:?} at {level:?}"
                );
            }
        }
    }

    #[test]
    fn french_reads_well_in_ascii() {
        let fold = |text| Glyphs::Ascii.fold(text).into_owned();
        assert_eq!(fold("L’œuvre coûte 24 €…"), "L'oeuvre coûte 24 EUR...");
        assert_eq!(fold("« Être – mobile »"), "\"\u{20}Être - mobile\u{20}\"");
        assert_eq!(fold("Łukasz Žižka n° 4"), "Lukasz Zizka no 4");
        assert_eq!(fold("↑ ↓ \u{1b}[2J 漢"), "^ v ?[2J ?");
    }

    #[test]
    fn the_console_shows_french_as_it_is() {
        let text = "L’œuvre coûte 24 €… « n° 4 » – ↑ ↓";
        assert!(matches!(Glyphs::Vt.fold(text), Cow::Borrowed(_)));
        assert_eq!(Glyphs::Vt.fold("✓ ok"), "v ok");
    }
}
