//! The margins of a wide screen: what stands left and right of the body, each behind a
//! line. They never scroll: where one is stays in sight, what has no room is counted.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::layout::Areas;
use super::row::{Fit, Pen, Row, spaces};
use super::theme::{Role, Theme};
use super::wrap::{Line, Piece, line_width, wrap};
use super::{Look, put};
use crate::scene::margin::{Chapter, Goal, PlanStep, Strip, Table};
use crate::scene::{Meter, Prose, Scene};

/// Cells between the columns of a table, and before a few words on the right.
const GAP: u16 = 2;
/// A bar of a goal is at most this wide.
const WIDEST_BAR: u16 = 24;
/// And this, at least: else there is none.
const LEAST_BAR: u16 = 6;

/// How much of a plan is shown.
#[derive(Clone, Copy)]
struct Plan {
    /// The steps of every chapter.
    is_whole: bool,
    /// An empty row between chapters.
    is_airy: bool,
}

impl Plan {
    const AIRY: Self = Self { is_whole: true, is_airy: true };
    const WHOLE: Self = Self { is_whole: true, is_airy: false };
    const FOLDED_AIRY: Self = Self { is_whole: false, is_airy: true };
    const FOLDED: Self = Self { is_whole: false, is_airy: false };
}

/// Draws both, where the areas have places for them.
pub(super) fn draw(scene: &Scene, look: Look, areas: &Areas, buf: &mut Buffer) {
    let sides = [(&scene.margins.left, areas.left), (&scene.margins.right, areas.right)];
    for (index, (strips, area)) in sides.into_iter().enumerate() {
        let Some(area) = area.filter(|_| !strips.is_empty()) else { continue };
        let rule = if index == 0 { area.right() + 1 } else { area.x.saturating_sub(2) };
        draw_rule(rule, area, look, buf);
        draw_one(strips, look, area, buf);
    }
}

fn draw_rule(x: u16, area: Rect, look: Look, buf: &mut Buffer) {
    let theme = Theme::new(look.contrast, look.colours);
    let line = [Piece::new(look.glyphs.signs().down, theme.style(Role::Rule))];
    let rule = Rect { x, width: 1, ..area };
    for y in rule.y..rule.bottom() {
        put(buf, rule, Position::new(x, y), &line);
    }
}

fn draw_one(strips: &[Strip], look: Look, area: Rect, buf: &mut Buffer) {
    let theme = Theme::new(look.contrast, look.colours);
    let width = area.width;
    let pen = Pen { look, theme, width, frame_width: width, fit: Fit::Plain, is_beside: true };
    let room = usize::from(area.height.saturating_sub(1));
    let mut drawn = Vec::new();
    for plan in [Plan::AIRY, Plan::WHOLE, Plan::FOLDED_AIRY, Plan::FOLDED] {
        drawn = rows(strips, &pen, plan);
        if drawn.len() <= room {
            break;
        }
    }
    let more = |count: usize| {
        Row::at(2, vec![Piece::new(format!("+ {count}"), theme.style(Role::Accent))])
    };
    let (above, shown, below) = in_sight(drawn, room);
    let above = (above > 0).then(|| more(above));
    let below = (below > 0).then(|| more(below));
    let all = above.into_iter().chain(shown).chain(below);
    for (row, y) in all.zip(area.y + 1..area.bottom()) {
        put(buf, area, Position::new(area.x + row.indent, y), &row.line);
    }
}

/// The rows around the one that matters, and how many with words are not among them,
/// above and below.
fn in_sight(rows: Vec<Row>, room: usize) -> (usize, Vec<Row>, usize) {
    if rows.len() <= room {
        return (0, rows, 0);
    }
    let focus = rows.iter().rposition(|row| row.is_focused).unwrap_or(0);
    // One row of each end may be needed to count what is missing there.
    let most = room.saturating_sub(1);
    let from = (focus + 2).saturating_sub(most).min(rows.len() - most);
    let (from, count) = match from {
        0 => (0, most),
        _ if from + most == rows.len() => (from, most),
        _ => (from + 1, most.saturating_sub(1)),
    };
    let words = |rows: &[Row]| rows.iter().filter(|row| !row.line.is_empty()).count();
    let above = rows.get(..from).map_or(0, words);
    let below = rows.get(from + count..).map_or(0, words);
    let shown = rows.into_iter().skip(from).take(count).collect();
    (above, shown, below)
}

/// The rows of all parts.
fn rows(strips: &[Strip], pen: &Pen, shown: Plan) -> Vec<Row> {
    let mut rows: Vec<Row> = vec![];
    for strip in strips {
        let drawn = match strip {
            Strip::Heading { text, aside } => {
                if !rows.is_empty() {
                    rows.push(Row::default());
                }
                let line = (pen.prose(text, Role::Heading), pen.prose(aside, Role::Text));
                spread(line, pen.width)
            }
            Strip::Text(text) => wrap(&pen.prose(text, Role::Text), pen.width),
            Strip::Term { word, meaning } => term(word, meaning, &rows, pen),
            Strip::Pairs(pairs) => {
                let spread = |(left, right): &(Prose, Prose)| {
                    spread((pen.prose(left, Role::Text), pen.prose(right, Role::Text)), pen.width)
                };
                pairs.iter().flat_map(spread).collect()
            }
            Strip::Plan(chapters) => {
                rows.extend(plan(chapters, pen, shown));
                continue;
            }
            Strip::Table(all) => {
                if !rows.is_empty() {
                    rows.push(Row::default());
                }
                table(all, pen)
            }
            Strip::Goals(all) => goals(all, pen),
        };
        rows.extend(drawn.into_iter().map(Row::new));
    }
    rows
}

/// A word, then what it means; some air after the one before.
fn term(word: &Prose, meaning: &Prose, before: &[Row], pen: &Pen) -> Vec<Line> {
    let is_first = before.len() < 2;
    let mut lines = if is_first { vec![] } else { vec![Line::new()] };
    lines.extend(wrap(&pen.prose(word, Role::Accent), pen.width));
    lines.extend(wrap(&pen.prose(meaning, Role::Text), pen.width));
    lines
}

/// A line with a few words on the right of its first row.
fn spread((left, right): (Line, Line), width: u16) -> Vec<Line> {
    let taken = line_width(&right);
    let room = if taken > 0 { width.saturating_sub(taken + GAP) } else { width };
    let mut lines = wrap(&left, room);
    if taken > 0
        && let Some(first) = lines.first_mut()
    {
        let gap = width.saturating_sub(line_width(first) + taken);
        first.push(Piece::new(" ".repeat(usize::from(gap)), ratatui::style::Style::new()));
        first.extend(right);
    }
    lines
}

fn plan(chapters: &[Chapter], pen: &Pen, shown: Plan) -> Vec<Row> {
    let mut rows = vec![];
    for (index, chapter) in chapters.iter().enumerate() {
        rows.extend((shown.is_airy && index > 0).then(Row::default));
        let is_at_step = chapter.steps.iter().any(|step| step.is_here);
        let is_marked = chapter.is_here && !is_at_step;
        rows.extend(entry((&chapter.title, &chapter.state), is_marked, 0, pen));
        if shown.is_whole || chapter.is_here {
            for PlanStep { title, state, is_here } in &chapter.steps {
                rows.extend(entry((title, state), *is_here, 2, pen));
            }
        }
    }
    rows
}

/// A line of the plan: a pointer where one is, the title, what became of it. What goes
/// on below stands in by a cell: it is not another entry. What became of it is at its
/// end, so that the plan keeps its shape while it fills.
fn entry(
    (title, state): (&Prose, &Prose),
    is_here: bool,
    indent: u16,
    pen: &Pen,
) -> impl Iterator<Item = Row> {
    let role = if is_here || indent == 0 { Role::Heading } else { Role::Text };
    let lead = indent + 2;
    let pointer = if is_here { pen.signs().pointer } else { " " };
    let mut lines = wrap(&pen.prose(title, role), pen.width.saturating_sub(lead + 1));
    for (row, line) in lines.iter_mut().enumerate() {
        if row == 0 {
            line.insert(0, spaces(1, pen.theme));
            line.insert(0, pen.piece(pointer, Role::Accent));
            line.insert(0, spaces(indent, pen.theme));
        } else {
            line.insert(0, spaces(lead + 1, pen.theme));
        }
    }
    let state = pen.prose(state, Role::Text);
    let taken = line_width(&state);
    if taken > 0 {
        if lines.last().is_none_or(|last| line_width(last) + 1 + taken > pen.width) {
            lines.push(Line::new());
        }
        if let Some(last) = lines.last_mut() {
            let gap = pen.width.saturating_sub(line_width(last) + taken);
            last.push(spaces(gap, pen.theme));
            last.extend(state);
        }
    }
    lines.into_iter().map(move |line| Row { is_focused: is_here, ..Row::new(line) })
}

/// The first column takes what the others leave; its words may go on below.
fn table(table: &Table, pen: &Pen) -> Vec<Line> {
    let count = table.head.len();
    let width = |column: usize| {
        let head = table.head.get(column).into_iter();
        let cells = head.chain(table.rows.iter().filter_map(|row| row.get(column)));
        cells.map(|cell| line_width(&pen.prose(cell, Role::Text))).max().unwrap_or(0)
    };
    let widths: Vec<u16> = (1..count).map(width).collect();
    let others: u16 = widths.iter().map(|width| width + GAP).sum();
    let first = pen.width.saturating_sub(others);
    let all = std::iter::once((&table.head, Role::Heading));
    let all = all.chain(table.rows.iter().map(|row| (row, Role::Text)));
    let lines = all.flat_map(|(row, role)| {
        let mut cells = row.iter();
        let title = cells.next().map(|title| pen.prose(title, role)).unwrap_or_default();
        let mut lines = wrap(&title, first);
        if let Some(start) = lines.first_mut() {
            let mut end = first;
            for (cell, width) in cells.zip(&widths) {
                let gap = (end + GAP).saturating_sub(line_width(start));
                start.push(spaces(gap, pen.theme));
                start.extend(pen.prose(cell, role));
                end += GAP + width;
            }
        }
        lines
    });
    lines.collect()
}

fn goals(goals: &[Goal], pen: &Pen) -> Vec<Line> {
    let width = |prose: &Prose| line_width(&pen.prose(prose, Role::Text));
    let label = goals.iter().map(|goal| width(&goal.label)).max().unwrap_or(0);
    let value = goals.iter().map(|goal| width(&goal.value)).max().unwrap_or(0);
    let bar = pen.width.saturating_sub(label + value + 2 * GAP).min(WIDEST_BAR);
    let line = |goal: &Goal| {
        let mut line = pen.prose(&goal.label, Role::Text);
        line.push(spaces(label.saturating_sub(line_width(&line)) + GAP, pen.theme));
        let words = pen.prose(&goal.value, Role::Text);
        line.push(spaces(value.saturating_sub(line_width(&words)), pen.theme));
        line.extend(words);
        if bar >= LEAST_BAR {
            line.push(spaces(GAP, pen.theme));
            line.extend(meter(goal.meter, bar, pen));
        }
        line
    };
    goals.iter().map(line).collect()
}

fn meter(Meter { done, of }: Meter, width: u16, pen: &Pen) -> Line {
    let (done, of) = (u32::from(done.min(of)), u32::from(of.max(1)));
    let full = u16::try_from((u32::from(width) * done).div_euclid(of)).unwrap_or(width);
    let full = if done > 0 { full.max(1) } else { 0 };
    let signs = pen.signs();
    vec![
        pen.piece(&signs.full.repeat(usize::from(full)), Role::Accent),
        pen.piece(&signs.rest.repeat(usize::from(width - full)), Role::Rule),
    ]
}
