//! Things to choose from.
//!
//! ```text
//!  ▶ 2  (•) The label, which may go on
//!           to a second row.                  aside
//!           The detail.
//! ```
//!
//! The selected item has the pointer, reverse video on pointer and digit, and the
//! cursor after them. Only those few cells change when the selection moves.

use crate::paint::row::{Fit, Gap, Pen, Row, spaces};
use crate::paint::theme::Role;
use crate::paint::wrap::{Line, Piece, line_width, width_of, wrap};
use crate::scene::{Block, Item, ItemMark, Judgement};

/// The cells given to pointer and digit, beginning one cell left of the text.
const CHIP_WITH_DIGIT: u16 = 5;
/// The same without digits.
const CHIP: u16 = 3;
/// Cells that a box around an item takes from its text.
const INSIDE: u16 = 6;
/// An aside wider than this stands below its label.
const WIDEST_ASIDE: u16 = 24;

/// Whether any item of the screen has a digit: then all labels line up.
pub(super) fn have_digits(body: &[Block]) -> bool {
    body.iter().any(|block| {
        matches!(block, Block::Items(items) if items.iter().any(|item| item.digit.is_some()))
    })
}

pub(super) fn rows(items: &[Item], first: usize, has_digits: bool, pen: &Pen) -> Vec<Row> {
    let mut rows = Vec::new();
    let is_boxed = |item: &Item| item.mark == ItemMark::Main && pen.fit == Fit::Boxed;
    // Between two of them, the gap is large enough already.
    let is_padded =
        |item: Option<&Item>| pen.look.touch && item.is_some_and(|item| !is_boxed(item));
    let pad = |index: usize| Row { item: Some(first + index), ..Row::default() };
    rows.extend(is_padded(items.first()).then(|| pad(0)));
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            let gap = if item.is_apart && !pen.look.touch { Gap::Idea } else { Gap::Item };
            rows.push(Row { item: Some(first + index - 1), ..Row::gap(gap) });
        }
        if is_boxed(item) {
            rows.extend(boxed(item, first + index, has_digits, pen));
        } else {
            rows.extend(one(item, first + index, has_digits, pen));
        }
    }
    rows.extend(is_padded(items.last()).then(|| pad(items.len() - 1)));
    rows
}

fn one(item: &Item, index: usize, has_digits: bool, pen: &Pen) -> Vec<Row> {
    let chip = chip(item, has_digits, pen);
    let mark = mark(item.mark, pen);
    // The chip begins one cell in the margin and a space follows it.
    let indent = width_of(&chip.text) + line_width(&mark);
    let text_width = pen.width.saturating_sub(indent);
    let mut rows: Vec<Row> = Vec::new();
    for (row, line) in text_lines(item, text_width, pen).into_iter().enumerate() {
        let mut drawn = Row::at(indent, line);
        if row == 0 {
            let lead = [chip.clone(), spaces(1, pen.theme)].into_iter().chain(mark.clone());
            drawn.line.splice(0..0, lead);
            drawn.indent = 0;
            drawn.is_outdented = true;
            drawn.cursor = item.is_focused.then(|| width_of(&chip.text).saturating_sub(1));
        }
        drawn.item = Some(index);
        drawn.is_focused = item.is_focused;
        rows.push(drawn);
    }
    rows
}

/// The one thing to do, in a box: all of it can be pressed.
fn boxed(item: &Item, index: usize, has_digits: bool, pen: &Pen) -> Vec<Row> {
    let narrow = Pen { width: pen.width.saturating_sub(INSIDE), ..*pen };
    let mut rows = one(item, index, has_digits, &narrow);
    let air = || Row { item: Some(index), is_focused: item.is_focused, ..Row::default() };
    rows.insert(0, air());
    rows.push(air());
    super::frame::around(&mut rows, pen);
    for row in &mut rows {
        row.item = Some(index);
        row.is_focused = item.is_focused;
    }
    rows
}

/// Pointer and digit.
fn chip(item: &Item, has_digits: bool, pen: &Pen) -> Piece {
    let pointer = if item.is_focused { pen.signs().pointer } else { " " };
    let text = match (item.digit, has_digits) {
        (Some(digit), _) => format!(" {pointer} {digit} "),
        (None, true) => format!(" {pointer}{}", " ".repeat(usize::from(CHIP_WITH_DIGIT - 2))),
        (None, false) => format!(" {pointer}{}", " ".repeat(usize::from(CHIP - 2))),
    };
    let role = if item.is_focused { Role::Selected } else { Role::Text };
    pen.piece(&text, role)
}

/// What the item is, beside its words.
fn mark(mark: ItemMark, pen: &Pen) -> Line {
    let signs = pen.signs();
    let (text, role) = match mark {
        ItemMark::Action | ItemMark::Main => return Line::new(),
        ItemMark::Radio(is_taken) => {
            (format!("({}) ", if is_taken { signs.bullet } else { " " }), Role::Heading)
        }
        ItemMark::Tick(is_taken) => {
            (format!("[{}] ", if is_taken { "x" } else { " " }), Role::Heading)
        }
        // In brackets: the number before is the key that chooses.
        ItemMark::Rank(Some(rank)) => (format!("[{rank}] "), Role::Heading),
        ItemMark::Rank(None) => ("[ ] ".to_owned(), Role::Text),
        // Brackets: it was taken. Bullet: it is right. Cross: it is wrong.
        ItemMark::Judged(Judgement::Right) => (format!("({}) ", signs.bullet), Role::Worth(true)),
        ItemMark::Judged(Judgement::Wrong) => (format!("({}) ", signs.cross), Role::Worth(false)),
        ItemMark::Judged(Judgement::Missed) => (format!(" {}  ", signs.bullet), Role::Worth(true)),
        ItemMark::Judged(Judgement::Neutral) => ("    ".to_owned(), Role::Text),
    };
    vec![pen.piece(&text, role)]
}

/// Label, aside and detail, in as few rows as they need.
fn text_lines(item: &Item, width: u16, pen: &Pen) -> Vec<Line> {
    let label_role = if matches!(item.mark, ItemMark::Judged(Judgement::Right | Judgement::Missed))
    {
        Role::Heading
    } else {
        Role::Text
    };
    let label = pen.prose(&item.label, label_role);
    let aside = pen.prose(&item.aside, Role::Text);
    let detail = pen.prose(&item.detail, Role::Text);
    let aside_width = line_width(&aside);
    let is_beside = aside_width > 0
        && aside_width <= WIDEST_ASIDE.min(width / 2)
        && (width >= 44 || line_width(&label) + aside_width + 2 <= width);
    let label_width = if is_beside { width.saturating_sub(aside_width + 2) } else { width };
    let mut lines = wrap(&label, label_width);
    if is_beside && let Some(first) = lines.first_mut() {
        let gap = width.saturating_sub(line_width(first) + aside_width);
        first.push(spaces(gap, pen.theme));
        first.extend(aside.iter().cloned());
    }
    let is_spared = pen.fit == Fit::Bare && !item.is_focused;
    if line_width(&detail) > 0 && !is_spared {
        lines.extend(wrap(&detail, width));
    }
    if aside_width > 0 && !is_beside {
        add_below(&mut lines, aside, width, pen);
    }
    lines
}

/// Puts the aside at the end of the last row when there is room, else below.
fn add_below(lines: &mut Vec<Line>, aside: Line, width: u16, pen: &Pen) {
    let taken = line_width(&aside);
    if taken > width {
        return lines.extend(wrap(&aside, width));
    }
    let used = lines.last().map_or(width, |last| line_width(last));
    if used + taken + 2 > width {
        lines.push(Line::new());
    }
    if let Some(last) = lines.last_mut() {
        last.push(spaces(width - line_width(last) - taken, pen.theme));
        last.extend(aside);
    }
}
