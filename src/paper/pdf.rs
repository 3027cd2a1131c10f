//! One page to print: PDF/A-3a (ISO 19005-3) for keeping and PDF/UA-1 (ISO 14289-1) for
//! reading aloud, with the signed document inside. Nothing to fetch, every letter
//! embedded, every part named.

use std::num::NonZeroU16;

use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Node, TableHeaderScope, Tag, TagGroup, TagTree,
};
use krilla::{Document, SerializeSettings};

use super::badge;
use super::brush::{Brush, fonts, moment, text_of};
use super::diploma::{Carried, Diploma};
use super::layout::{PAGE, Part, Plan, plan};
use super::letters::Missing;
use super::shape::{Ink, Outline as Shape};
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

/// An empty document that keeps to both standards.
///
/// # Errors
/// [`PdfError::Standard`].
pub(super) fn document(metadata: Metadata) -> Result<Document, PdfError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|why| standard(&why))?;
    let settings = SerializeSettings { configuration, ..Default::default() };
    let mut document = Document::new_with(settings);
    document.set_metadata(metadata);
    Ok(document)
}

/// What the writer says of its standards, as ours.
pub(super) fn standard(why: &dyn std::fmt::Debug) -> PdfError {
    PdfError::Standard(format!("{why:?}"))
}

/// The page of a diploma. The same diploma always gives the same bytes.
///
/// # Errors
/// A [`PdfError`].
pub fn write(diploma: &Diploma) -> Result<Vec<u8>, PdfError> {
    let plan = plan(diploma)?.ok_or(PdfError::TooLong)?;
    let mut document = document(metadata(diploma))?;
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
    brush: Brush<'page>,
    diploma: &'diploma Diploma,
}

impl<'page, 'diploma> Sketch<'page, 'diploma> {
    fn new(surface: Surface<'page>, diploma: &'diploma Diploma) -> Self {
        Self { brush: Brush::new(surface, &fonts()), diploma }
    }

    /// What has no meaning of its own: lines and the badge.
    fn decorate(&mut self, plan: &Plan, picture: &badge::Picture) {
        let artifact = Artifact::with_kind(ArtifactType::Layout);
        self.brush.surface.start_tagged(ContentTag::Artifact(artifact));
        for ((x, y), length) in &plan.rules {
            self.brush.fill(&Shape::rectangle((*x, *y), *length, 0.5), Ink(0x8a, 0x9a, 0x9e));
        }
        let ((x, y), side) = plan.badge;
        let scale = side / f32::from(badge::SIDE);
        for (ink, outline) in picture {
            self.brush.fill(&outline.map(|(px, py)| (x + px * scale, y + py * scale)), *ink);
        }
        self.brush.surface.end_tagged();
    }

    /// Draws a part; what it is.
    fn part(&mut self, part: &Part) -> Result<Node, Missing> {
        Ok(match part {
            Part::Title(words) => {
                self.brush.words(Tag::Hn(NonZeroU16::MIN, Some(text_of(words))), words)?.into()
            }
            Part::Heading(words) => {
                let level = NonZeroU16::MIN.saturating_add(1);
                self.brush.words(Tag::Hn(level, Some(text_of(words))), words)?.into()
            }
            Part::Paragraph(words) => self.brush.words(Tag::P, words)?.into(),
            Part::Fields(rows) => {
                let mut table = TagGroup::new(Tag::Table);
                for (name, content) in rows {
                    let mut row = TagGroup::new(Tag::TR);
                    row.push(self.brush.words(Tag::TH(TableHeaderScope::Row), name)?);
                    row.push(self.brush.words(Tag::TD, content)?);
                    table.push(row);
                }
                table.into()
            }
            Part::Square(corner, side) => self.square(*corner, *side).into(),
        })
    }

    fn square(&mut self, (x, y): (f32, f32), side: f32) -> TagGroup {
        let Some(square) = &self.diploma.checking.square else { return TagGroup::new(Tag::P) };
        let scale = side / f32::from(square.matrix.side().max(1));
        let dark = modules(&square.matrix).map(|(px, py)| (x + px * scale, y + py * scale));
        let identifier = self.brush.surface.start_tagged(ContentTag::Other);
        self.brush.fill(&dark, Ink(0, 0, 0));
        self.brush.surface.end_tagged();
        let bounds = Rect::from_xywh(x, y, side, side).map(|bounds| BBox::new(0, bounds));
        let figure = Tag::Figure(Some(square.words.clone())).with_bbox(bounds);
        TagGroup::with_children(figure, vec![identifier.into()])
    }
}
