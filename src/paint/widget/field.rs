//! A place to type.

use unicode_segmentation::UnicodeSegmentation;

use super::frame::{bottom, side, top};
use crate::paint::row::{Fit, Pen, Row};
use crate::paint::theme::Role;
use crate::paint::wrap::{Line, Piece, line_width, width_of, wrap};
use crate::scene::Field;

/// The cells one sees of what is typed, at most.
const WIDEST: u16 = 40;

pub(super) fn rows(field: &Field, pen: &Pen) -> Vec<Row> {
    let after = pen.prose(&field.after, Role::Text);
    let after_width = line_width(&after);
    // Borders and spaces take four cells; what comes after, two more.
    let is_after_beside = after_width > 0 && after_width + 20 <= pen.width;
    let taken = 5 + if is_after_beside { after_width + 2 } else { 0 };
    let room = pen.width.saturating_sub(taken).clamp(4, WIDEST);
    let (typed, cursor) = typed(field, room, pen);

    let mut rows =
        if field.label.is_empty() { Vec::new() } else { pen.rows(&field.label, Role::Heading, 0) };
    let mut input =
        if pen.fit == Fit::Boxed { boxed(typed, room, pen) } else { underscored(typed, room, pen) };
    let middle = input.len() / 2;
    if let Some(row) = input.get_mut(middle) {
        if is_after_beside {
            row.line.push(pen.piece("  ", Role::Text));
            row.line.extend(after.iter().cloned());
        }
        if field.is_focused {
            row.line.insert(0, pen.piece(pen.signs().pointer, Role::Accent));
            row.cursor = Some(row.indent + 2 + cursor);
        } else {
            row.line.insert(0, pen.piece(" ", Role::Text));
        }
        row.indent -= 1;
    }
    rows.extend(input);
    if after_width > 0 && !is_after_beside {
        rows.extend(wrap(&after, pen.width).into_iter().map(Row::new));
    }
    for row in &mut rows {
        row.is_focused = field.is_focused;
    }
    rows
}

/// The part of the value to be seen, and the cells before the cursor in it.
fn typed(field: &Field, room: u16, pen: &Pen) -> (Line, u16) {
    let glyphs = pen.look.glyphs;
    let before: String = field.value.chars().take(field.cursor).collect();
    let after: String = field.value.chars().skip(field.cursor).collect();
    let (before, after) = (glyphs.fold(&before), glyphs.fold(&after));
    // One cell is left for the cursor behind the last character.
    let mut shown = String::new();
    let mut used = 0;
    for cluster in before.graphemes(true).rev() {
        let cells = width_of(cluster);
        if used + cells + 1 > room {
            break;
        }
        used += cells;
        shown.insert_str(0, cluster);
    }
    let cursor = used;
    for cluster in after.graphemes(true) {
        let cells = width_of(cluster);
        if used + cells > room {
            break;
        }
        used += cells;
        shown.push_str(cluster);
    }
    (vec![Piece::new(shown, pen.theme.style(Role::Typed))], cursor)
}

fn boxed(typed: Line, room: u16, pen: &Pen) -> Vec<Row> {
    let style = pen.theme.style(Role::Rule);
    let lines =
        [top(&[], room, style, pen), side(typed, room, style, pen), bottom(room, style, pen)];
    lines.into_iter().map(|line| Row::at(1, line)).collect()
}

/// `[Fatima__________]`
fn underscored(mut typed: Line, room: u16, pen: &Pen) -> Vec<Row> {
    let rest = room.saturating_sub(line_width(&typed));
    typed.insert(0, pen.piece(" [", Role::Text));
    typed.push(pen.piece(&"_".repeat(usize::from(rest)), Role::Text));
    typed.push(pen.piece("]", Role::Text));
    vec![Row::at(1, typed)]
}
