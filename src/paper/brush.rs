//! What every page of ours is drawn with: letters, lines and areas, each with its meaning.

use krilla::geom::{PathBuilder, Point};
use krilla::metadata::DateTime;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, TagGroup};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::layout::{Style, Tone, Words};
use super::letters::{Face, Letters, Missing};
use super::shape::{DEEP, Ink, Outline as Shape, Step};

/// Our fonts, opened once for all pages of a document.
pub(super) type Fonts = Vec<(Face, Font)>;

/// Opens our fonts.
pub(super) fn fonts() -> Fonts {
    let open = |face: Face| Some((face, Font::new(face.file().into(), 0)?));
    [Face::Title, Face::Text, Face::Strong].into_iter().filter_map(open).collect()
}

/// Draws on one page.
pub(super) struct Brush<'page> {
    /// The page.
    pub(super) surface: Surface<'page>,
    fonts: Vec<(Letters, Font)>,
}

impl<'page> Brush<'page> {
    pub(super) fn new(surface: Surface<'page>, fonts: &Fonts) -> Self {
        let open = |(face, font): &(Face, Font)| (Letters::open(*face), font.clone());
        Self { surface, fonts: fonts.iter().map(open).collect() }
    }

    /// Draws words, and says what they are.
    pub(super) fn words(
        &mut self,
        tag: impl Into<krilla::tagging::TagKind>,
        words: &Words,
    ) -> Result<TagGroup, Missing> {
        let mut group = TagGroup::new(tag);
        for line in &words.lines {
            let identifier = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            self.line(line.at, &line.text, words.style)?;
            self.surface.end_tagged();
            group.push(identifier);
        }
        Ok(group)
    }

    /// Draws words that have a meaning already, or none.
    pub(super) fn plain(&mut self, words: &Words) -> Result<(), Missing> {
        words.lines.iter().try_for_each(|line| self.line(line.at, &line.text, words.style))
    }

    /// Draws what is not read aloud.
    pub(super) fn aside(
        &mut self,
        kind: ArtifactType,
        draw: impl FnOnce(&mut Self) -> Result<(), Missing>,
    ) -> Result<(), Missing> {
        let artifact = Artifact::with_kind(kind);
        self.surface.start_tagged(ContentTag::Artifact(artifact));
        let done = draw(self);
        self.surface.end_tagged();
        done
    }

    fn line(&mut self, (x, y): (f32, f32), text: &str, style: Style) -> Result<(), Missing> {
        let Some((letters, font)) = self.fonts.iter().find(|font| font.0.face == style.face) else {
            return Ok(());
        };
        let glyphs = letters.glyphs(text, style.track)?.into_iter().map(|glyph| {
            let id = GlyphId::new(glyph.number);
            KrillaGlyph::new(id, glyph.advance, 0.0, 0.0, 0.0, glyph.range, None)
        });
        let (glyphs, font) = (glyphs.collect::<Vec<_>>(), font.clone());
        self.ink(match style.tone {
            Tone::Deep => DEEP,
            Tone::Black => Ink(0x12, 0x12, 0x12),
            Tone::Soft => Ink(0x48, 0x52, 0x55),
        });
        self.surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font, text, style.size, false);
        Ok(())
    }

    fn ink(&mut self, Ink(red, green, blue): Ink) {
        let paint = krilla::color::rgb::Color::new(red, green, blue).into();
        self.surface.set_fill(Some(Fill { paint, ..Fill::default() }));
    }

    /// Fills an area.
    pub(super) fn fill(&mut self, outline: &Shape, ink: Ink) {
        let mut path = PathBuilder::new();
        for step in &outline.0 {
            match *step {
                Step::Move((x, y)) => path.move_to(x, y),
                Step::Line((x, y)) => path.line_to(x, y),
                Step::Curve((ax, ay), (bx, by), (x, y)) => path.cubic_to(ax, ay, bx, by, x, y),
                Step::Close => path.close(),
            }
        }
        if let Some(path) = path.finish() {
            self.ink(ink);
            self.surface.draw_path(&path);
        }
    }
}

/// A moment as a document tells it: year, month, day, hour, minute, second, in UTC.
pub(super) fn moment([year, month, day, hour, minute, second]: [u16; 6]) -> DateTime {
    let small = |number: u16| u8::try_from(number).unwrap_or_default();
    DateTime::new(year)
        .month(small(month))
        .day(small(day))
        .hour(small(hour))
        .minute(small(minute))
        .second(small(second))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

/// All that words say.
pub(super) fn text_of(words: &Words) -> String {
    words.lines.iter().map(|line| line.text.as_str()).collect()
}
