//! What frames every screen: title, status and bar above; keys below.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::layout::Class;
use super::regions::Target;
use super::theme::{Role, Theme};
use super::wrap::{Line, Piece, clip, clip_words, line_width};
use super::{Look, Shown, put};
use crate::scene::{KeyHint, Meter, Prose, Scene};

/// Fewer letters of a title tell nobody where they are.
const LEAST_OF_TITLE: usize = 9;

/// The title keeps at least this many cells beside a long status.
const LEAST_TITLE: u16 = 11;

/// Cells between two hints, from the best to the least.
const HINT_GAPS: [u16; 3] = [4, 3, 2];
/// The least, once the arrows speak for themselves.
const LEAST_GAP: u16 = 1;

/// Draws title and status on their row.
pub(super) fn draw_header(scene: &Scene, look: Look, area: Rect, buf: &mut Buffer) {
    let theme = Theme::new(look.contrast, look.colours);
    let cut = look.glyphs.signs().cut;
    let title = styled(&scene.title, Role::Heading, look, theme);
    let status = styled(&scene.status, Role::Text, look, theme);
    let beside = area.width.saturating_sub(line_width(&title).min(LEAST_TITLE) + 2);
    // A status that is whole by itself is worth more than it and the title both cut.
    let is_alone = line_width(&status) > beside && line_width(&status) <= area.width;
    let status = if is_alone { status } else { clip(&status, beside, cut) };
    let status_width = line_width(&status);
    let room = area.width.saturating_sub(if status_width > 0 { status_width + 2 } else { 0 });
    if !is_alone {
        put(buf, area, area.as_position(), &clip_words(&title, (room, LEAST_OF_TITLE), cut));
    }
    put(buf, area, Position::new(area.right() - status_width.min(area.width), area.y), &status);
}

fn styled(prose: &Prose, role: Role, look: Look, theme: Theme) -> Line {
    vec![Piece::new(look.glyphs.fold(&prose.text()), theme.style(role))]
}

/// Draws how far one is. A part begun is seen, and only the whole fills the bar.
pub(super) fn draw_meter(meter: Meter, look: Look, area: Rect, buf: &mut Buffer) {
    let theme = Theme::new(look.contrast, look.colours);
    let (done, of) = (u32::from(meter.done.min(meter.of)), u32::from(meter.of.max(1)));
    let full = u16::try_from((u32::from(area.width) * done).div_euclid(of)).unwrap_or(area.width);
    let full = if done > 0 { full.max(1) } else { 0 };
    let signs = look.glyphs.signs();
    let rest = usize::from(area.width.saturating_sub(full));
    let bar = [
        Piece::new(signs.full.repeat(usize::from(full)), theme.style(Role::Accent)),
        Piece::new(signs.rest.repeat(rest), theme.style(Role::Rule)),
    ];
    put(buf, area, area.as_position(), &bar);
}

/// Draws a line from edge to edge, with a few words in it from a column on.
pub(super) fn draw_rule(words: &str, look: Look, place: (Rect, u16), buf: &mut Buffer) {
    let (area, column) = place;
    let theme = Theme::new(look.contrast, look.colours);
    let line = look.glyphs.signs().across.repeat(usize::from(area.width));
    put(buf, area, area.as_position(), &[Piece::new(line, theme.style(Role::Rule))]);
    if !words.is_empty() {
        let words = format!(" {} ", look.glyphs.fold(words));
        let words = [Piece::new(words, theme.style(Role::Accent))];
        let room = area.right().saturating_sub(column + 1);
        let at = Position::new(column.saturating_sub(1), area.y);
        put(buf, area, at, &clip(&words, room, look.glyphs.signs().cut));
    }
}

/// The keys, shared over at most two rows.
pub(super) struct Footer {
    rows: Vec<Vec<Hint>>,
    gap: u16,
    /// Empty rows above and below, that belong to the keys: for fingers.
    pad: u16,
}

struct Hint {
    line: Line,
    target: Option<Target>,
}

impl Footer {
    /// Chooses the hints that fit into `width`, in the order of the scene.
    pub(super) fn lay_out(hints: &[KeyHint], look: Look, class: Class, width: u16) -> Self {
        let theme = Theme::new(look.contrast, look.colours);
        let is_shown = |hint: &&KeyHint| class > Class::Small || hint.is_essential;
        let mut kept: Vec<KeyHint> = hints.iter().filter(is_shown).cloned().collect();
        let mut least = None;
        loop {
            let drawn: Vec<Hint> = kept.iter().map(|hint| one(hint, look, theme)).collect();
            let widths: Vec<u16> = drawn.iter().map(|hint| line_width(&hint.line)).collect();
            let pad = u16::from(look.touch && class > Class::Small);
            let most = if class == Class::Small || pad > 0 { 1 } else { 2 };
            let found = (1..=most)
                .flat_map(|rows| HINT_GAPS.into_iter().chain(least).map(move |gap| (rows, gap)))
                .find_map(|(rows, gap)| Some((split(&widths, width, rows, gap)?, gap)));
            if let Some((counts, gap)) = found {
                let mut drawn = drawn.into_iter();
                let rows = counts.iter().map(|count| drawn.by_ref().take(*count).collect());
                return Self { rows: rows.collect(), gap, pad };
            }
            // What arrows do is known by now; a way out is not.
            if class == Class::Small && least.is_none() {
                least = Some(LEAST_GAP);
                let arrows = kept.iter_mut().filter(|hint| hint.key.is_none());
                arrows.for_each(|hint| hint.label = Prose::default());
                continue;
            }
            // The last one that can be missed goes first, then the arrows.
            let victim = kept.iter().rposition(|hint| !hint.is_essential);
            let victim = victim.or_else(|| kept.iter().position(|hint| hint.key.is_none()));
            kept.remove(victim.unwrap_or(kept.len().saturating_sub(1)));
        }
    }

    /// The rows needed.
    pub(super) fn height(&self) -> u16 {
        u16::try_from(self.rows.len()).unwrap_or(2) + 2 * self.pad
    }

    /// Draws the hints and says where they are.
    pub(super) fn draw(&self, area: Rect, buf: &mut Buffer, shown: &mut Shown) {
        for (hints, y) in self.rows.iter().zip(area.y + self.pad..area.bottom()) {
            let mut x = area.x;
            for hint in hints {
                let width = line_width(&hint.line);
                put(buf, area, Position::new(x, y), &hint.line);
                let region = Rect::new(x, y - self.pad, width, 1 + 2 * self.pad);
                let region = region.intersection(area);
                if let Some(target) = hint.target
                    && !region.is_empty()
                {
                    shown.regions.push((region, target));
                }
                x = x.saturating_add(width).saturating_add(self.gap);
            }
        }
    }
}

/// A key, as `[A] Aide` or `ENTRÉE Valider`.
fn one(hint: &KeyHint, look: Look, theme: Theme) -> Hint {
    let cap = look.glyphs.fold(&hint.cap);
    let is_letter = hint.cap.chars().count() == 1 && hint.cap.chars().all(char::is_alphanumeric);
    let cap = if is_letter { format!("[{cap}]") } else { cap.into_owned() };
    let mut line = vec![Piece::new(cap, theme.style(Role::Accent))];
    if !hint.label.is_empty() {
        let label = format!(" {}", look.glyphs.fold(&hint.label.text()));
        line.push(Piece::new(label, theme.style(Role::Text)));
    }
    Hint { line, target: hint.key.map(Target::Key) }
}

/// How many hints go on each of at most `rows` rows; none if they do not fit.
fn split(widths: &[u16], width: u16, rows: usize, gap: u16) -> Option<Vec<usize>> {
    let mut counts = Vec::new();
    let mut used = 0;
    for hint in widths {
        if *hint > width {
            return None;
        }
        match counts.last_mut() {
            Some(count) if used + gap + hint <= width => {
                *count += 1;
                used += gap + hint;
            }
            _ => {
                counts.push(1);
                used = *hint;
            }
        }
    }
    (counts.len() <= rows).then_some(counts)
}
