//! Where everything stands on the one page: A4, upright, in points.

use super::diploma::Diploma;
use super::letters::{Face, Letters, Missing};
use super::shape::Point;

/// The page.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// White around everything, 20 mm.
const MARGIN: f32 = 56.7;
const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;
/// The badge, at the top right.
const BADGE: f32 = 116.0;
/// The names of the fields.
const LABELS: f32 = 126.0;
/// A module of the square code is this large, if the whole stays below its most.
const MODULE: f32 = 3.0;
const SQUARE: f32 = 172.0;
/// Sizes are tried from the first to the last until all fits.
const SCALES: [f32; 8] = [1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58];

/// How dark words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// In the colour of the programme.
    Deep,
    /// To be read.
    Black,
    /// Around what is to be read; never too light for a photocopy.
    Soft,
}

/// How words are written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) tone: Tone,
    /// Space between letters, as a share of their size.
    pub(super) track: f32,
}

/// One line, from its left end on the line it stands on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) at: Point,
    pub(super) text: String,
}

/// Words that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Words {
    pub(super) style: Style,
    pub(super) lines: Vec<Line>,
}

/// What stands on the page, in the order it is read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// The title.
    Title(Words),
    /// A title below it.
    Heading(Words),
    /// A paragraph.
    Paragraph(Words),
    /// The fields: names and contents.
    Fields(Vec<(Words, Words)>),
    /// The square code: its corner and its side, without the quiet zone.
    Square(Point, f32),
}

/// A page that was laid out.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Plan {
    pub(super) parts: Vec<Part>,
    /// Lines drawn across: left end and length.
    pub(super) rules: Vec<(Point, f32)>,
    /// The badge: its corner and its side.
    pub(super) badge: (Point, f32),
}

/// Lays a diploma out; none when there is more to say than fits on one page.
pub(super) fn plan(diploma: &Diploma) -> Result<Option<Plan>, Missing> {
    for scale in SCALES {
        let mut layout = Layout { scale, y: MARGIN, plan: Plan::default() };
        let start = layout.foot(diploma)?;
        // What is read first comes first, though the foot must be measured before.
        let foot = std::mem::take(&mut layout.plan);
        if layout.head(diploma)? + 14.0 * scale <= start {
            layout.plan.parts.extend(foot.parts);
            layout.plan.rules.extend(foot.rules);
            return Ok(Some(layout.plan));
        }
    }
    Ok(None)
}

struct Layout {
    scale: f32,
    y: f32,
    plan: Plan,
}

impl Layout {
    fn style(&self, face: Face, size: f32, tone: Tone) -> Style {
        Style { face, size: size * self.scale, tone, track: 0.0 }
    }

    /// Words from the present height on, and the height after them.
    fn words(
        &mut self,
        text: &str,
        style: Style,
        (x, width): (f32, f32),
    ) -> Result<Words, Missing> {
        let letters = Letters::open(style.face);
        let lead = style.size * if style.face == Face::Title { 1.16 } else { 1.36 };
        let broken = if style.track > 0.0 {
            vec![text.to_owned()]
        } else {
            letters.wrap(text, width / style.size)?
        };
        // Checked here, so that drawing cannot fail.
        letters.glyphs(text, 0.0)?;
        let mut lines = vec![];
        for text in broken {
            self.y += lead;
            lines.push(Line { at: (x, self.y - lead * 0.26), text });
        }
        Ok(Words { style, lines })
    }

    fn gap(&mut self, height: f32) {
        self.y += height * self.scale;
    }

    /// From the programme to the last field; where that ends.
    fn head(&mut self, diploma: &Diploma) -> Result<f32, Missing> {
        self.y = MARGIN;
        let beside = (MARGIN, WIDTH - BADGE - 26.0);
        self.plan.badge = ((PAGE.0 - MARGIN - BADGE, MARGIN - 6.0), BADGE);
        let small = Style { track: 0.06, ..self.style(Face::Strong, 8.6, Tone::Deep) };
        let programme = self.words(&diploma.programme.to_uppercase(), small, beside)?;
        self.plan.parts.push(Part::Paragraph(programme));
        self.gap(14.0);
        if let Some(kind) = &diploma.kind {
            self.paragraph(kind, self.style(Face::Title, 16.0, Tone::Soft), beside)?;
        }
        let title =
            self.words(&diploma.title, self.style(Face::Title, 31.0, Tone::Deep), beside)?;
        self.plan.parts.push(Part::Title(title));
        self.gap(18.0);
        // What stands below the badge may be as wide as the page.
        let full = (MARGIN, WIDTH);
        let room = if self.y > MARGIN + BADGE { full } else { beside };
        let soft = self.style(Face::Text, 11.5, Tone::Soft);
        self.paragraph(&diploma.awarded, soft, room)?;
        self.paragraph(&diploma.organisation, self.style(Face::Title, 22.0, Tone::Black), room)?;
        if let Some(person) = &diploma.person {
            self.paragraph(person, self.style(Face::Strong, 12.5, Tone::Black), room)?;
        }
        self.gap(14.0);
        self.y = self.y.max(MARGIN + BADGE + 6.0);
        for sentence in &diploma.sentences {
            self.paragraph(sentence, self.style(Face::Text, 11.5, Tone::Black), full)?;
            self.gap(4.0);
        }
        self.gap(8.0);
        self.fields(diploma)?;
        Ok(self.y)
    }

    fn paragraph(&mut self, text: &str, style: Style, room: (f32, f32)) -> Result<(), Missing> {
        let words = self.words(text, style, room)?;
        self.plan.parts.push(Part::Paragraph(words));
        Ok(())
    }

    fn fields(&mut self, diploma: &Diploma) -> Result<(), Missing> {
        let (name, content) =
            (self.style(Face::Text, 10.8, Tone::Soft), self.style(Face::Text, 10.8, Tone::Black));
        let mut rows = vec![];
        for (label, value) in &diploma.rows {
            self.plan.rules.push(((MARGIN, self.y), WIDTH));
            self.gap(4.6);
            let top = self.y;
            let label = self.words(label, name, (MARGIN, LABELS - 10.0))?;
            let after_label = std::mem::replace(&mut self.y, top);
            let value = self.words(value, content, (MARGIN + LABELS, WIDTH - LABELS))?;
            self.y = self.y.max(after_label);
            self.gap(5.0);
            rows.push((label, value));
        }
        self.plan.rules.push(((MARGIN, self.y), WIDTH));
        self.plan.parts.push(Part::Fields(rows));
        Ok(())
    }

    /// The code, how to check, the warning; where that begins. Stands at the bottom.
    fn foot(&mut self, diploma: &Diploma) -> Result<f32, Missing> {
        let checking = &diploma.checking;
        let side = checking
            .square
            .as_ref()
            .map(|square| (f32::from(square.matrix.side()) * MODULE).min(SQUARE));
        let x = MARGIN + side.map_or(0.0, |side| side + 26.0);
        let room = (x, PAGE.0 - MARGIN - x);
        // Laid out from the top first, to know how high it is.
        self.y = 0.0;
        let heading =
            self.words(&checking.title, self.style(Face::Strong, 12.0, Tone::Deep), room)?;
        self.plan.parts.push(Part::Heading(heading));
        self.gap(3.0);
        for way in &checking.ways {
            self.paragraph(way, self.style(Face::Text, 9.8, Tone::Black), room)?;
            self.gap(3.0);
        }
        self.gap(4.0);
        self.paragraph(&checking.label, self.style(Face::Text, 9.8, Tone::Soft), room)?;
        let large = Style { track: 0.05, ..self.style(Face::Strong, 21.0, Tone::Black) };
        self.paragraph(&checking.short, large, room)?;
        if let Some(side) = side {
            self.plan.parts.push(Part::Square((MARGIN, (self.y - side).max(0.0) / 2.0), side));
            self.y = self.y.max(side);
        }
        self.gap(14.0);
        self.plan.rules.push(((MARGIN, self.y), WIDTH));
        self.gap(5.0);
        self.paragraph(
            &diploma.warning,
            self.style(Face::Strong, 10.5, Tone::Black),
            (MARGIN, WIDTH),
        )?;
        let down = PAGE.1 - MARGIN + 12.0 - self.y;
        for part in &mut self.plan.parts {
            lower(part, down);
        }
        for (at, _) in &mut self.plan.rules {
            at.1 += down;
        }
        Ok(down)
    }
}

/// Moves a part down the page.
fn lower(part: &mut Part, down: f32) {
    let move_words = |words: &mut Words| {
        words.lines.iter_mut().for_each(|line| line.at.1 += down);
    };
    match part {
        Part::Title(words) | Part::Heading(words) | Part::Paragraph(words) => move_words(words),
        Part::Fields(rows) => rows.iter_mut().for_each(|(name, content)| {
            move_words(name);
            move_words(content);
        }),
        Part::Square(at, _) => at.1 += down,
    }
}
