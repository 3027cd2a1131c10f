//! One page to print: PDF/A-3a (ISO 19005-3) for keeping and PDF/UA-1 (ISO 14289-1) for
//! reading aloud, with the signed document inside. Nothing to fetch, every letter
//! embedded, every part named.

use std::num::NonZeroU16;

use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Node, SpanTag, TableHeaderScope, Tag, TagGroup,
    TagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use super::badge;
use super::diploma::{Carried, Diploma};
use super::layout::{PAGE, Part, Plan, Style, Tone, Words, plan};
use super::letters::{Face, Letters, Missing};
use super::shape::{DEEP, Ink, Outline as Shape, Step};
use super::svg::modules;

/// Why a page is not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// A letter of a name is in none of our fonts.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// It would take a second page.
    #[error("the certificate says more than fits on one page")]
    TooLong,
    /// The standard is not kept.
    #[error("the page would not keep to its standard: {0}")]
    Standard(String),
}

/// The page of a diploma. The same diploma always gives the same bytes.
///
/// # Errors
/// A [`PdfError`].
pub fn write(diploma: &Diploma) -> Result<Vec<u8>, PdfError> {
    let plan = plan(diploma)?.ok_or(PdfError::TooLong)?;
    let standard = |why: &dyn std::fmt::Debug| PdfError::Standard(format!("{why:?}"));
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|why| standard(&why))?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..Default::default() });
    document.set_metadata(metadata(diploma));
    document.set_outline(outline(diploma));
    for (place, carried) in diploma.carried.iter().enumerate() {
        let kind = if place == 0 { AssociationKind::Source } else { AssociationKind::Alternative };
        // None only for a second file of the same name: ours differ.
        let _ = document.embed_file(embedded(carried, kind, diploma.issued));
    }
    let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| standard(&"page"))?;
    let picture = badge::picture(&diploma.badge)?;
    let mut tree = TagTree::new().with_lang(Some(diploma.language.clone()));
    {
        let mut page = document.start_page_with(size);
        let mut sketch = Sketch::new(page.surface(), diploma);
        sketch.decorate(&plan, &picture);
        for part in &plan.parts {
            tree.push(sketch.part(part)?);
        }
    }
    document.set_tag_tree(tree);
    document.finish().map_err(|why| standard(&why))
}

fn metadata(diploma: &Diploma) -> Metadata {
    Metadata::new()
        .title(format!("{} – {}", diploma.name, diploma.organisation))
        .description(diploma.warning.clone())
        .language(diploma.language.clone())
        .authors(vec![diploma.issuer.clone()])
        .creator(diploma.badge.above.clone())
        .creation_date(moment(diploma.issued))
        .document_id(diploma.id.clone())
}

fn moment([year, month, day, hour, minute, second]: [u16; 6]) -> DateTime {
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

fn outline(diploma: &Diploma) -> Outline {
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(diploma.title.clone(), top));
    outline
}

fn embedded(carried: &Carried, kind: AssociationKind, issued: [u16; 6]) -> EmbeddedFile {
    EmbeddedFile {
        path: carried.name.clone(),
        mime_type: MimeType::new(carried.media),
        description: Some(carried.words.clone()),
        association_kind: kind,
        data: carried.bytes.clone().into(),
        modification_date: Some(moment(issued)),
        compress: Some(true),
        location: None,
    }
}

/// The page being drawn.
struct Sketch<'page, 'diploma> {
    surface: Surface<'page>,
    diploma: &'diploma Diploma,
    fonts: Vec<(Letters, Font)>,
}

impl<'page, 'diploma> Sketch<'page, 'diploma> {
    fn new(surface: Surface<'page>, diploma: &'diploma Diploma) -> Self {
        let open = |face: Face| Some((Letters::open(face), Font::new(face.file().into(), 0)?));
        let fonts = [Face::Title, Face::Text, Face::Strong].into_iter().filter_map(open);
        Self { surface, diploma, fonts: fonts.collect() }
    }

    /// What has no meaning of its own: lines and the badge.
    fn decorate(&mut self, plan: &Plan, picture: &badge::Picture) {
        let artifact = Artifact::with_kind(ArtifactType::Layout);
        self.surface.start_tagged(ContentTag::Artifact(artifact));
        for ((x, y), length) in &plan.rules {
            self.fill(&Shape::rectangle((*x, *y), *length, 0.5), Ink(0x8a, 0x9a, 0x9e));
        }
        let ((x, y), side) = plan.badge;
        let scale = side / f32::from(badge::SIDE);
        for (ink, outline) in picture {
            self.fill(&outline.map(|(px, py)| (x + px * scale, y + py * scale)), *ink);
        }
        self.surface.end_tagged();
    }

    /// Draws a part; what it is.
    fn part(&mut self, part: &Part) -> Result<Node, Missing> {
        Ok(match part {
            Part::Title(words) => {
                self.words(Tag::Hn(NonZeroU16::MIN, Some(text_of(words))), words)?.into()
            }
            Part::Heading(words) => {
                let level = NonZeroU16::MIN.saturating_add(1);
                self.words(Tag::Hn(level, Some(text_of(words))), words)?.into()
            }
            Part::Paragraph(words) => self.words(Tag::P, words)?.into(),
            Part::Fields(rows) => {
                let mut table = TagGroup::new(Tag::Table);
                for (name, content) in rows {
                    let mut row = TagGroup::new(Tag::TR);
                    row.push(self.words(Tag::TH(TableHeaderScope::Row), name)?);
                    row.push(self.words(Tag::TD, content)?);
                    table.push(row);
                }
                table.into()
            }
            Part::Square(corner, side) => self.square(*corner, *side).into(),
        })
    }

    fn words(
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

    fn square(&mut self, (x, y): (f32, f32), side: f32) -> TagGroup {
        let Some(square) = &self.diploma.checking.square else { return TagGroup::new(Tag::P) };
        let scale = side / f32::from(square.matrix.side().max(1));
        let dark = modules(&square.matrix).map(|(px, py)| (x + px * scale, y + py * scale));
        let identifier = self.surface.start_tagged(ContentTag::Other);
        self.fill(&dark, Ink(0, 0, 0));
        self.surface.end_tagged();
        let bounds = Rect::from_xywh(x, y, side, side).map(|bounds| BBox::new(0, bounds));
        let figure = Tag::Figure(Some(square.words.clone())).with_bbox(bounds);
        TagGroup::with_children(figure, vec![identifier.into()])
    }

    fn ink(&mut self, Ink(red, green, blue): Ink) {
        let paint = krilla::color::rgb::Color::new(red, green, blue).into();
        self.surface.set_fill(Some(Fill { paint, ..Fill::default() }));
    }

    fn fill(&mut self, outline: &Shape, ink: Ink) {
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

fn text_of(words: &Words) -> String {
    words.lines.iter().map(|line| line.text.as_str()).collect()
}
