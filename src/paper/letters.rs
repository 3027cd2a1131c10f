//! The letters of our papers: which there are, how wide they are, what they look like.
//!
//! Vollkorn `SemiBold` (Friedrich Althausen and others) for titles, Inter Regular and
//! `SemiBold` (Rasmus Andersson and others) for the rest, all under the SIL Open Font
//! Licence 1.1, which stands beside them. Cut down to Latin letters; the figures of the
//! titles are those that stand in a line.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

use super::shape::{Outline, Point, Step};

/// A cut of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// For titles and names.
    Title,
    /// For reading.
    Text,
    /// For what must not be overlooked.
    Strong,
}

/// A letter that none of our fonts has: a paper that cannot write a name is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no letter for `{0}` in the fonts of this program")]
pub struct Missing(pub char);

impl Face {
    /// The font file.
    pub(super) fn file(self) -> &'static [u8] {
        match self {
            Self::Title => include_bytes!("fonts/title.ttf"),
            Self::Text => include_bytes!("fonts/regular.otf"),
            Self::Strong => include_bytes!("fonts/semibold.otf"),
        }
    }
}

/// A letter in its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// Its number in the font.
    pub(super) number: u32,
    /// Where its character stands in the text.
    pub(super) range: std::ops::Range<usize>,
    /// How far it leads, for letters of size 1.
    pub(super) advance: f32,
}

/// A font that was opened.
pub(super) struct Letters {
    pub(super) face: Face,
    font: FontRef<'static>,
    em: f32,
}

impl Letters {
    /// Opens a font of ours.
    #[expect(clippy::expect_used, reason = "the files are compiled in, and read in a test")]
    pub(super) fn open(face: Face) -> Self {
        let font = FontRef::new(face.file()).expect("our fonts are sound");
        let em = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
        Self { face, font, em: f32::from(em) }
    }

    /// The letters of a text, `track` apart (a share of their size).
    pub(super) fn glyphs(&self, text: &str, track: f32) -> Result<Vec<Glyph>, Missing> {
        let charmap = self.font.charmap();
        let metrics = self.font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let glyph = |(at, c): (usize, char)| {
            let id = charmap.map(c).filter(|id| id.to_u32() != 0).ok_or(Missing(c))?;
            let advance = metrics.advance_width(id).unwrap_or_default() / self.em + track;
            Ok(Glyph { number: id.to_u32(), range: at..at + c.len_utf8(), advance })
        };
        text.char_indices().map(glyph).collect()
    }

    /// How wide a text is, for letters of size 1.
    pub(super) fn width(&self, text: &str, track: f32) -> Result<f32, Missing> {
        Ok(self.glyphs(text, track)?.iter().map(|glyph| glyph.advance).sum())
    }

    /// The outline of a letter of size 1 that stands at the origin.
    pub(super) fn outline(&self, glyph: &Glyph) -> Outline {
        let mut pen = Pen { em: self.em, at: (0.0, 0.0), outline: Outline::default() };
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        if let Some(drawn) = self.font.outline_glyphs().get(glyph.number.into()) {
            // A letter without ink, such as a space, has no outline.
            let _ = drawn.draw(settings, &mut pen);
        }
        pen.outline
    }

    /// Breaks a text into lines of that width, for letters of size 1, at its spaces; a
    /// word that is too long is broken where it must.
    pub(super) fn wrap(&self, text: &str, width: f32) -> Result<Vec<String>, Missing> {
        let mut lines: Vec<String> = vec![String::new()];
        let mut used = 0.0;
        for word in text.split_inclusive(' ') {
            let needed = self.width(word.trim_end_matches(' '), 0.0)?;
            if used > 0.0 && used + needed > width {
                lines.push(String::new());
                used = 0.0;
            }
            for glyph in self.glyphs(word, 0.0)? {
                let part = word.get(glyph.range).unwrap_or_default();
                if used > 0.0 && part != " " && used + glyph.advance > width {
                    lines.push(String::new());
                    used = 0.0;
                }
                used += glyph.advance;
                if let Some(line) = lines.last_mut() {
                    line.push_str(part);
                }
            }
        }
        Ok(lines)
    }
}

/// Turns what a font draws into an outline of ours: upright, size 1.
struct Pen {
    em: f32,
    at: Point,
    outline: Outline,
}

impl Pen {
    fn put(&mut self, step: impl Fn(&dyn Fn(Point) -> Point) -> Step, to: Point) {
        let em = self.em;
        self.outline.0.push(step(&|(x, y)| (x / em, -y / em)));
        self.at = to;
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.put(|scaled| Step::Move(scaled((x, y))), (x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.put(|scaled| Step::Line(scaled((x, y))), (x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let from = self.at;
        let third =
            |end: Point| (end.0 + (cx - end.0) * 2.0 / 3.0, end.1 + (cy - end.1) * 2.0 / 3.0);
        let (one, other) = (third(from), third((x, y)));
        self.put(|scaled| Step::Curve(scaled(one), scaled(other), scaled((x, y))), (x, y));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.put(|scaled| Step::Curve(scaled((ax, ay)), scaled((bx, by)), scaled((x, y))), (x, y));
    }

    fn close(&mut self) {
        self.outline.0.push(Step::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: &str = "Attestation de suivi – « L’Œuvre de Zoé, ça coûte 12,50\u{a0}€ »\u{202f}: \
                          ÀÂÇÉÈÊËÎÏÔÙÛÜŸ àâçéèêëîïôùûüÿ œ æ … № ! ?";

    #[test]
    fn every_font_writes_french_and_the_names_of_europe() {
        for face in [Face::Title, Face::Text, Face::Strong] {
            let letters = Letters::open(face);
            for text in [FRENCH, "Łódź Škoda Ağaoğlu Øre Ñuñez ß Čapek Ţara"] {
                assert!(letters.glyphs(text, 0.0).is_ok(), "{face:?}");
            }
        }
        assert!(Letters::open(Face::Text).glyphs("Nguyễn Thị Đào", 0.0).is_ok());
        assert_eq!(Letters::open(Face::Text).glyphs("Ελένη", 0.0), Err(Missing('Ε')));
    }

    #[test]
    fn lines_keep_every_letter_and_their_width() {
        let letters = Letters::open(Face::Text);
        for width in [3.0, 12.0, 40.0] {
            let lines = letters.wrap(FRENCH, width).unwrap();
            assert_eq!(lines.concat(), FRENCH);
            for line in lines {
                assert!(letters.width(line.trim_end_matches(' '), 0.0).unwrap() <= width, "{line}");
            }
        }
    }

    #[test]
    fn letters_stand_upright_on_their_line() {
        for face in [Face::Title, Face::Text] {
            let letters = Letters::open(face);
            let glyphs = letters.glyphs("H ", 0.0).unwrap();
            let points = letters.outline(&glyphs[0]).0.into_iter().filter_map(|step| match step {
                Step::Move(p) | Step::Line(p) | Step::Curve(.., p) => Some(p.1),
                Step::Close => None,
            });
            let (top, bottom) = points.fold((0.0_f32, -1.0_f32), |(t, b), y| (t.min(y), b.max(y)));
            assert!((-0.8..-0.6).contains(&top) && bottom.abs() < 0.01, "{top} {bottom}");
            assert_eq!(letters.outline(&glyphs[1]), Outline::default());
        }
    }
}
