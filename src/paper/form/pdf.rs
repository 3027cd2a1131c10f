//! The pages to print: PDF/A-3a (ISO 19005-3) for keeping and PDF/UA-1 (ISO 14289-1) for
//! reading aloud. Every letter embedded, every part named.

use std::num::NonZeroU16;

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{ArtifactType, TableHeaderScope, Tag, TagGroup, TagTree};

use super::Form;
use super::plan::{Page, Piece, plan};
use crate::paper::brush::{Brush, fonts, moment, text_of};
use crate::paper::layout::PAGE;
use crate::paper::letters::Missing;
use crate::paper::pdf::{PdfError, document, standard};
use crate::paper::shape::{Ink, Outline as Shape};

/// The pages of a form. The same form always gives the same bytes.
///
/// # Errors
/// A [`PdfError`]; in particular when a name has a letter that none of our fonts has.
pub fn write(form: &Form) -> Result<Vec<u8>, PdfError> {
    let pages = plan(form)?;
    let mut document = document(metadata(form))?;
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(form.title.clone(), top));
    document.set_outline(outline);
    let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| standard(&"page"))?;
    let (fonts, mut told) = (fonts(), Told::new(form));
    for page in &pages {
        let mut sheet = document.start_page_with(size.clone());
        let mut brush = Brush::new(sheet.surface(), &fonts);
        draw(&mut brush, page, &mut told)?;
    }
    document.set_tag_tree(told.finish());
    document.finish().map_err(|why| standard(&why))
}

fn metadata(form: &Form) -> Metadata {
    Metadata::new()
        .title(form.title.clone())
        .description(form.foot.clone())
        .language(form.language.clone())
        .authors(vec![form.above.clone()])
        .creation_date(moment(form.made))
        .document_id(form.id.clone())
}

/// What the pages say, as it is read aloud: a table goes on over the end of a page.
struct Told {
    tree: TagTree,
    table: Option<TagGroup>,
    is_facts: bool,
}

impl Told {
    fn new(form: &Form) -> Self {
        let tree = TagTree::new().with_lang(Some(form.language.clone()));
        Self { tree, table: None, is_facts: false }
    }

    fn row(&mut self, row: TagGroup, is_facts: bool) {
        if self.table.is_some() && self.is_facts != is_facts {
            self.close();
        }
        self.is_facts = is_facts;
        self.table.get_or_insert_with(|| TagGroup::new(Tag::Table)).push(row);
    }

    fn close(&mut self) {
        if let Some(table) = self.table.take() {
            self.tree.push(table);
        }
    }

    fn push(&mut self, group: TagGroup) {
        self.close();
        self.tree.push(group);
    }

    fn finish(mut self) -> TagTree {
        self.close();
        self.tree
    }
}

fn draw(brush: &mut Brush<'_>, page: &Page, told: &mut Told) -> Result<(), Missing> {
    brush.aside(ArtifactType::Layout, |brush| {
        for (corner, width, height) in &page.rules {
            brush.fill(&Shape::rectangle(*corner, *width, *height), Ink(0x6a, 0x7a, 0x7e));
        }
        Ok(())
    })?;
    for piece in &page.pieces {
        match piece {
            Piece::Title(words) => {
                let tag = Tag::Hn(NonZeroU16::MIN, Some(text_of(words)));
                told.push(brush.words(tag, words)?);
            }
            Piece::Heading(words) => {
                let tag = Tag::Hn(NonZeroU16::MIN.saturating_add(1), Some(text_of(words)));
                told.push(brush.words(tag, words)?);
            }
            Piece::Paragraph(words) | Piece::Scale(words) => {
                told.push(brush.words(Tag::P, words)?);
            }
            Piece::Fact(label, value) => {
                let mut row = TagGroup::new(Tag::TR);
                row.push(brush.words(Tag::TH(TableHeaderScope::Row), label)?);
                row.push(brush.words(Tag::TD, value)?);
                told.row(row, true);
            }
            Piece::Head(cells) => {
                // Of another table than the one before.
                told.close();
                let mut row = TagGroup::new(Tag::TR);
                for cell in cells {
                    row.push(brush.words(Tag::TH(TableHeaderScope::Column), cell)?);
                }
                told.row(row, false);
            }
            Piece::Cells(cells) => {
                let mut row = TagGroup::new(Tag::TR);
                for cell in cells {
                    row.push(brush.words(Tag::TD, cell)?);
                }
                told.row(row, false);
            }
            Piece::Again(cells) => {
                let again =
                    |brush: &mut Brush<'_>| cells.iter().try_for_each(|cell| brush.plain(cell));
                brush.aside(ArtifactType::Header, again)?;
            }
        }
    }
    brush.aside(ArtifactType::Footer, |brush| {
        page.foot.iter().try_for_each(|words| brush.plain(words))
    })
}
