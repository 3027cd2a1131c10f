//! Where everything stands on the pages: A4, upright, in points.

use super::{Block, Form, Table};
use crate::paper::layout::{Line, PAGE, Style, Tone, Words};
use crate::paper::letters::{Face, Letters, Missing};
use crate::paper::shape::Point;

/// White around everything, 16 mm: such papers go into binders.
const MARGIN: f32 = 45.4;
const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;
/// Nothing stands below, but the foot.
const BOTTOM: f32 = PAGE.1 - MARGIN - 16.0;
/// The labels of facts.
const LABEL: f32 = 132.0;
/// A row somebody signs in: a hand needs this much.
const TO_FILL: f32 = 30.0;
/// White around the words of a cell.
const INSIDE: f32 = 4.0;
/// What is below the foot of letters, in parts of the way to the next line.
const BELOW: f32 = 0.26;
/// How thick lines are.
const THIN: f32 = 0.6;

/// What stands on a page, in the order it is read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    Title(Words),
    Heading(Words),
    Paragraph(Words),
    /// Label and value.
    Fact(Words, Words),
    /// The titles of the columns.
    Head(Vec<Words>),
    /// A row.
    Cells(Vec<Words>),
    /// The titles of the columns again, on the next page: read once is enough.
    Again(Vec<Words>),
    /// Figures to circle.
    Scale(Words),
}

/// A page that was laid out.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Page {
    pub(super) pieces: Vec<Piece>,
    /// Lines: corner, width, height.
    pub(super) rules: Vec<(Point, f32, f32)>,
    /// At its foot: not read aloud.
    pub(super) foot: Vec<Words>,
}

/// Lays a form out on as many pages as it takes.
pub(super) fn plan(form: &Form) -> Result<Vec<Page>, Missing> {
    let mut flow = Flow { pages: vec![Page::default()], y: MARGIN };
    flow.head(form)?;
    for block in &form.blocks {
        flow.block(block)?;
    }
    let number = flow.pages.len();
    for (at, page) in flow.pages.iter_mut().enumerate() {
        let style = style(Face::Text, 8.4, Tone::Soft);
        let place = PAGE.1 - MARGIN;
        page.rules.push(((MARGIN, place - 15.0), WIDTH, THIN));
        let pages = format!("{} / {number}", at + 1);
        let room = Letters::open(style.face).width(&pages, 0.0)? * style.size;
        let (foot, _) = words(&form.foot, style, WIDTH - room - 12.0)?;
        // One line only: what is too long for it stands on the paper itself.
        let foot = Words { lines: foot.lines.into_iter().take(1).collect(), ..foot };
        page.foot.push(moved(foot, (MARGIN, place - 12.0)));
        page.foot.push(moved(
            words(&pages, style, room + 1.0)?.0,
            (PAGE.0 - MARGIN - room, place - 12.0),
        ));
    }
    Ok(flow.pages)
}

const fn style(face: Face, size: f32, tone: Tone) -> Style {
    Style { face, size, tone, track: 0.0 }
}

/// Words from the height 0 on, and how high they are.
fn words(text: &str, style: Style, width: f32) -> Result<(Words, f32), Missing> {
    let letters = Letters::open(style.face);
    let lead = lead(style);
    // Checked here, so that drawing cannot fail.
    letters.glyphs(text, 0.0)?;
    let (mut lines, mut y) = (vec![], 0.0);
    if !text.is_empty() {
        for text in letters.wrap(text, width / style.size)? {
            y += lead;
            lines.push(Line { at: (0.0, y - lead * BELOW), text });
        }
    }
    Ok((Words { style, lines }, y))
}

/// From one line to the next.
fn lead(style: Style) -> f32 {
    style.size * if style.face == Face::Title { 1.16 } else { 1.36 }
}

/// How high words from the height 0 on are.
fn height(words: &Words) -> f32 {
    words.lines.last().map_or(0.0, |line| line.at.1 + lead(words.style) * BELOW)
}

/// Takes off what is within that height; what is left begins at the height 0 again.
fn take_off(words: &mut Words, within: f32) -> Words {
    let below = lead(words.style) * BELOW;
    let fits = |line: &&Line| line.at.1 + below <= within;
    let count = words.lines.iter().take_while(fits).count();
    let left = words.lines.split_off(count);
    let taken = Words { lines: std::mem::replace(&mut words.lines, left), ..words.clone() };
    let up = height(&taken);
    for line in &mut words.lines {
        line.at.1 -= up;
    }
    taken
}

fn moved(mut words: Words, (x, y): Point) -> Words {
    for line in &mut words.lines {
        line.at = (line.at.0 + x, line.at.1 + y);
    }
    words
}

struct Flow {
    pages: Vec<Page>,
    y: f32,
}

impl Flow {
    fn put(&mut self, piece: Piece) {
        if let Some(page) = self.pages.last_mut() {
            page.pieces.push(piece);
        }
    }

    fn rule(&mut self, corner: Point, width: f32, height: f32) {
        if let Some(page) = self.pages.last_mut() {
            page.rules.push((corner, width, height));
        }
    }

    /// Makes sure of so much room; whether that took a new page.
    fn make_room(&mut self, height: f32) -> bool {
        let is_full = self.y + height > BOTTOM && self.y > MARGIN;
        if is_full {
            self.turn_over();
        }
        is_full
    }

    fn turn_over(&mut self) {
        self.pages.push(Page::default());
        self.y = MARGIN;
    }

    /// A paragraph: whole on a page, unless it is longer than one.
    fn paragraph(&mut self, mut text: Words) {
        while height(&text) > BOTTOM - MARGIN {
            let here = take_off(&mut text, BOTTOM - self.y);
            if !here.lines.is_empty() {
                self.put(Piece::Paragraph(moved(here, (MARGIN, self.y))));
            }
            self.turn_over();
        }
        let height = height(&text);
        self.make_room(height);
        self.put(Piece::Paragraph(moved(text, (MARGIN, self.y))));
        self.y += height + 5.0;
    }

    fn head(&mut self, form: &Form) -> Result<(), Missing> {
        let (above, height) = words(&form.above, style(Face::Strong, 9.0, Tone::Deep), WIDTH)?;
        self.put(Piece::Paragraph(moved(above, (MARGIN, self.y))));
        self.y += height + 4.0;
        let (title, height) = words(&form.title, style(Face::Title, 23.0, Tone::Deep), WIDTH)?;
        self.put(Piece::Title(moved(title, (MARGIN, self.y))));
        self.y += height + 8.0;
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<(), Missing> {
        match block {
            Block::Facts(facts) => {
                facts.iter().try_for_each(|(label, value)| self.fact(label, value))?;
                self.y += 6.0;
            }
            Block::Heading(text) => {
                self.y += 8.0;
                let (text, height) = words(text, style(Face::Strong, 12.0, Tone::Deep), WIDTH)?;
                // Never alone at the end of a page.
                self.make_room(height + 60.0);
                self.put(Piece::Heading(moved(text, (MARGIN, self.y))));
                self.y += height + 3.0;
            }
            Block::Text(text) => {
                let (text, _) = words(text, style(Face::Text, 10.2, Tone::Black), WIDTH)?;
                self.paragraph(text);
            }
            Block::Table(table) => self.table(table)?,
            Block::Scale(most) => self.scale(*most)?,
            Block::Lines(number) => {
                for _ in 0..*number {
                    self.make_room(26.0);
                    self.y += 26.0;
                    self.rule((MARGIN, self.y - 4.0), WIDTH, THIN);
                }
                self.y += 6.0;
            }
        }
        Ok(())
    }

    fn fact(&mut self, label: &str, value: &str) -> Result<(), Missing> {
        let (label, label_height) = words(label, style(Face::Text, 10.2, Tone::Soft), LABEL - 8.0)?;
        let is_blank = value.is_empty();
        let face = if is_blank { Face::Text } else { Face::Strong };
        let width = WIDTH - LABEL;
        let (value, height) = words(value, style(face, 10.2, Tone::Black), width)?;
        let height = label_height.max(height).max(if is_blank { 20.0 } else { 0.0 });
        self.make_room(height + 3.0);
        let y = self.y;
        if is_blank {
            self.rule((MARGIN + LABEL, y + height - 3.0), width, THIN);
        }
        let value = moved(value, (MARGIN + LABEL, y));
        self.put(Piece::Fact(moved(label, (MARGIN, y)), value));
        self.y += height + 3.0;
        Ok(())
    }

    fn scale(&mut self, most: u8) -> Result<(), Missing> {
        let figures: Vec<String> = (1..=most).map(|figure| figure.to_string()).collect();
        let gap = "\u{a0}".repeat(12);
        let figures = figures.join(&gap);
        let (figures, height) = words(&figures, style(Face::Strong, 15.0, Tone::Black), WIDTH)?;
        self.make_room(height + 8.0);
        self.put(Piece::Scale(moved(figures, (MARGIN + 20.0, self.y + 2.0))));
        self.y += height + 10.0;
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), Missing> {
        let parts = f32::from(table.parts());
        let mut columns: Vec<(f32, f32)> = vec![];
        let mut x = MARGIN;
        for column in &table.columns {
            let width = WIDTH * f32::from(column.parts) / parts;
            columns.push((x, width));
            x += width;
        }
        let titles: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
        let title = style(Face::Strong, 9.2, Tone::Deep);
        let titles = cells_of(&titles, &columns, title)?;
        let first = table.rows.first().is_some_and(|row| row.is_to_fill);
        // The titles of the columns never stand alone.
        self.make_room(TO_FILL + if first { TO_FILL } else { 20.0 });
        self.row(titles.clone(), &columns, 0.0, Piece::Head);
        let most = BOTTOM - MARGIN - row_height(&titles, 0.0);
        for row in &table.rows {
            let cells: Vec<&str> = row.cells.iter().map(String::as_str).collect();
            let least = if row.is_to_fill { TO_FILL } else { 0.0 };
            let text = style(Face::Text, 9.6, Tone::Black);
            let mut left = cells_of(&cells, &columns, text)?;
            loop {
                // A row is whole on a page, unless it is higher than one.
                let is_last = row_height(&left, least) <= most;
                let within = if is_last { f32::INFINITY } else { most - 2.0 * INSIDE };
                let part = left.iter_mut().map(|cell| take_off(cell, within));
                let part: Vec<Words> = part.collect();
                if self.make_room(row_height(&part, least)) {
                    self.row(titles.clone(), &columns, 0.0, Piece::Again);
                }
                self.row(part, &columns, least, Piece::Cells);
                if is_last {
                    break;
                }
            }
        }
        self.y += 8.0;
        Ok(())
    }

    fn row(
        &mut self,
        cells: Vec<Words>,
        columns: &[(f32, f32)],
        least: f32,
        piece: impl Fn(Vec<Words>) -> Piece,
    ) {
        let (height, y) = (row_height(&cells, least), self.y);
        let at = |(cell, (x, _)): (Words, &(f32, f32))| moved(cell, (x + INSIDE, y + INSIDE - 1.0));
        let drawn = cells.into_iter().zip(columns).map(at).collect();
        for (x, _) in columns {
            self.rule((*x, y), THIN, height);
        }
        self.rule((MARGIN + WIDTH - THIN, y), THIN, height);
        self.rule((MARGIN, y), WIDTH, THIN);
        self.rule((MARGIN, y + height), WIDTH, THIN);
        self.put(piece(drawn));
        self.y += height;
    }
}

/// The words of a row, each from the height 0 on.
fn cells_of(cells: &[&str], columns: &[(f32, f32)], style: Style) -> Result<Vec<Words>, Missing> {
    let cell = |(at, (_, width)): (usize, &(f32, f32))| {
        let cell = cells.get(at).copied().unwrap_or_default();
        words(cell, style, width - 2.0 * INSIDE).map(|(cell, _)| cell)
    };
    columns.iter().enumerate().map(cell).collect()
}

fn row_height(cells: &[Words], least: f32) -> f32 {
    let of_cell = |cell: &Words| height(cell) + 2.0 * INSIDE;
    cells.iter().map(of_cell).fold(least, f32::max)
}
