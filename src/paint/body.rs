//! Fits the blocks into the body: roomy if possible, tight if needed, scrolled
//! as the last resort.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::layout::{Areas, Class};
use super::regions::Target;
use super::row::{Fit, Gap, Pen, Row};
use super::theme::Theme;
use super::{Look, Shown, put};
use crate::scene::{Block, ItemMark, Scene};

/// Empty rows: above everything, between ideas, between items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Air {
    top: u16,
    idea: u16,
    item: u16,
}

const AIRY: Air = Air { top: 1, idea: 2, item: 2 };
const ROOMY: Air = Air { top: 1, idea: 1, item: 1 };
const SNUG: Air = Air { top: 1, idea: 1, item: 0 };
const CLOSE: Air = Air { top: 0, idea: 1, item: 0 };
const NONE: Air = Air { top: 0, idea: 0, item: 0 };
/// For fingers: every item with an empty row of its own above and below.
const TOUCH: Air = Air { top: 0, idea: 1, item: 2 };
const TOUCH_CLOSE: Air = Air { top: 0, idea: 0, item: 2 };

impl Air {
    const fn of(self, gap: Gap) -> u16 {
        match gap {
            Gap::Idea => self.idea,
            Gap::Item => self.item,
        }
    }

    /// The rows needed with this much air.
    fn height(self, rows: &[Row]) -> usize {
        let heights = rows.iter().map(|row| row.gap.map_or(1, |gap| usize::from(self.of(gap))));
        usize::from(self.top) + heights.sum::<usize>()
    }
}

/// The rows of the body, placed from top to bottom.
pub(super) struct Body {
    rows: Vec<Row>,
    fits: bool,
    /// Rows at the top that stay in sight: the news of what just happened.
    head: usize,
}

impl Body {
    /// Lays the scene out with as much air as the area has room for.
    pub(super) fn lay_out(scene: &Scene, look: Look, class: Class, areas: &Areas) -> Self {
        if look.touch
            && let Some(body) = Self::for_fingers(scene, look, class, areas)
        {
            return body;
        }
        let look = Look { touch: false, ..look };
        let room = usize::from(areas.body.height);
        // The one thing to do keeps its box as long as it can.
        let has_main = scene.body.iter().any(|block| match block {
            Block::Items(items) => items.iter().any(|item| item.mark == ItemMark::Main),
            _ => false,
        });
        let boxed: &[Air] = &[AIRY, ROOMY, SNUG, CLOSE];
        let draw = |fit| rows_of(scene, look, areas, fit);
        let steps: [(Fit, &[Air]); 3] = [
            (Fit::Boxed, if has_main { boxed } else { &[AIRY, ROOMY, SNUG] }),
            (
                Fit::Plain,
                if look.large { &[AIRY, ROOMY, SNUG, CLOSE] } else { &[ROOMY, SNUG, CLOSE] },
            ),
            (Fit::Tight, &[NONE]),
        ];
        let first = usize::from(class != Class::Full);
        for (fit, airs) in steps.into_iter().skip(first) {
            let rows = draw(fit);
            if let Some(air) = airs.iter().find(|air| air.height(&rows) <= room) {
                return Self { rows: expand(rows, *air, room), fits: true, head: 0 };
            }
        }
        let rows = draw(Fit::Bare);
        let fits = NONE.height(&rows) <= room;
        let news = rows.iter().take_while(|row| row.is_news).count();
        // A long list of files may scroll; a short answer to a key may not.
        let head = if fits || news > room / 3 { 0 } else { news };
        Self { rows: expand(rows, NONE, room), fits, head }
    }

    /// The same with large targets; none where the screen is too small for them.
    fn for_fingers(scene: &Scene, look: Look, class: Class, areas: &Areas) -> Option<Self> {
        let room = usize::from(areas.body.height);
        let steps: [(Fit, &[Air]); 3] = [
            (Fit::Boxed, &[AIRY, TOUCH]),
            (Fit::Plain, &[AIRY, TOUCH, TOUCH_CLOSE]),
            (Fit::Tight, &[TOUCH_CLOSE]),
        ];
        for (fit, airs) in steps.into_iter().skip(usize::from(class != Class::Full)) {
            let rows = rows_of(scene, look, areas, fit);
            if let Some(air) = airs.iter().find(|air| air.height(&rows) <= room) {
                return Some(Self { rows: expand(rows, *air, room), fits: true, head: 0 });
            }
        }
        if class == Class::Small {
            return None;
        }
        let rows = rows_of(scene, look, areas, Fit::Bare);
        let news = rows.iter().take_while(|row| row.is_news).count();
        let head = if news > room / 3 { 0 } else { news };
        Some(Self { rows: expand(rows, TOUCH_CLOSE, room), fits: false, head })
    }

    /// Whether everything is in sight at once.
    pub(super) const fn fits(&self) -> bool {
        self.fits
    }

    /// Draws what is in sight, and says where things are.
    pub(super) fn draw(&self, scroll: u16, areas: &Areas, buf: &mut Buffer, shown: &mut Shown) {
        let area = areas.body;
        let (head, rows) = self.rows.split_at_checked(self.head).unwrap_or((&[], &self.rows));
        let room = area.height.saturating_sub(u16::try_from(head.len()).unwrap_or(0));
        let view = View::of(rows, room, scroll);
        let scrolled = head.iter().chain(rows.iter().skip(view.from).take(view.count));
        let pinned = rows.iter().skip(view.pinned_from).take(view.pinned_count);
        // Pointers begin in the margin, and boxes are wider than text.
        let left = area.x.saturating_sub(1);
        let canvas = Rect::new(left, area.y, areas.frame_width + 1, area.height);
        for (row, y) in scrolled.chain(pinned).zip(area.y..area.bottom()) {
            let start = (area.x + row.indent).saturating_sub(u16::from(row.is_outdented));
            put(buf, canvas, Position::new(start, y), &row.line);
            if let Some(item) = row.item {
                add_region(shown, Rect::new(left, y, area.width + 1, 1), item);
            }
            if let Some(column) = row.cursor {
                shown.cursor.position = Position::new(area.x + column, y);
                shown.cursor.is_visible = true;
            }
        }
        shown.follows_scroll = view.follows_scroll;
        shown.scroll = u16::try_from(view.from).unwrap_or(u16::MAX);
        shown.hidden_rows = u16::try_from(view.below).unwrap_or(u16::MAX);
        shown.has_more_items = rows.len() > view.pinned_from + view.pinned_count;
    }
}

/// What all blocks become, with that much room.
fn rows_of(scene: &Scene, look: Look, areas: &Areas, fit: Fit) -> Vec<Row> {
    let theme = Theme::new(look.contrast, look.colours);
    let (width, frame_width) = (areas.body.width, areas.frame_width);
    super::widget::rows(
        &scene.body,
        &Pen { look, theme, width, frame_width, fit, is_beside: areas.side.is_some() },
    )
}

/// Replaces gaps by as many empty rows as there is air. Rows still free after
/// that part ideas where it helps most: around the items first.
fn expand(rows: Vec<Row>, air: Air, room: usize) -> Vec<Row> {
    let extra = if air == NONE {
        extra_gaps(&rows, room.saturating_sub(NONE.height(&rows)))
    } else {
        Vec::new()
    };
    let mut out = Vec::with_capacity(rows.len() * 2);
    out.extend((0..air.top).map(|_| Row::default()));
    for (index, row) in rows.into_iter().enumerate() {
        let Some(gap) = row.gap else {
            out.push(row);
            continue;
        };
        // Of two empty rows between items, each belongs to its neighbour: large targets.
        let next = row.item.map(|item| item + 1);
        for count in 0..air.of(gap) + u16::from(extra.contains(&index)) {
            let item = if count == 0 { row.item } else { next };
            out.push(Row { item, ..Row::default() });
        }
    }
    out
}

/// The gaps between ideas that get one of the `free` rows.
fn extra_gaps(rows: &[Row], free: usize) -> Vec<usize> {
    let is_item = |index: usize| rows.get(index).is_some_and(|row| row.item.is_some());
    let ideas = rows.iter().enumerate().filter(|(_, row)| row.gap == Some(Gap::Idea));
    let mut gaps: Vec<usize> = ideas.map(|(index, _)| index).collect();
    gaps.sort_by_key(|index| !(is_item(index + 1) || is_item(index.wrapping_sub(1))));
    gaps.truncate(free);
    gaps
}

/// Which rows are in sight: some that scroll, then those kept at the bottom.
#[derive(Debug, PartialEq, Eq)]
struct View {
    from: usize,
    count: usize,
    below: usize,
    pinned_from: usize,
    pinned_count: usize,
    follows_scroll: bool,
}

impl View {
    fn of(rows: &[Row], height: u16, scroll: u16) -> Self {
        let height = usize::from(height);
        let all = rows.len();
        if all <= height {
            let (pinned_from, pinned_count) = (all, 0);
            let follows_scroll = false;
            return Self {
                from: 0,
                count: all,
                below: 0,
                pinned_from,
                pinned_count,
                follows_scroll,
            };
        }
        let focus = focused(rows);
        // What follows the things to choose from, such as a hint, stays in sight too.
        let last_item = rows.iter().rposition(|row| row.item.is_some());
        let after = last_item.map_or(all, |last| last + 1);
        // Unless that hides what stands above a field: no key scrolls back to it.
        let is_field = focus.is_some_and(|(first, _)| row_item(rows, first).is_none());
        let hides = |from: usize| is_field && from > 0;
        if after < all && all - after <= height / 2 {
            let count = height - (all - after);
            let from = match focus {
                Some((first, last)) => (last + 2).min(after).saturating_sub(count).min(first),
                None => usize::from(scroll).min(after - count),
            };
            if !hides(from) {
                let below = after - count - from.min(after - count);
                let follows_scroll = focus.is_none();
                let (pinned_from, pinned_count) = (after, all - after);
                return Self { from, count, below, pinned_from, pinned_count, follows_scroll };
            }
        }
        // A few actions at the end stay in sight while the text above them scrolls.
        let tail = focus.map_or(all, |(first, _)| {
            rows.iter().take(first).rposition(|row| row.item.is_none()).map_or(0, |at| at + 1)
        });
        if let Some(focus) = focus.filter(|_| all - tail > height / 2)
            && row_item(rows, focus.0).is_some()
            && rows.iter().skip(tail).take_while(|row| row.item == row_item(rows, tail)).count()
                + tail
                > height
        {
            return Self::in_two(height, scroll, (tail, all), focus);
        }
        let pinned_from = if all - tail <= height / 2 { tail } else { all };
        let count = height - (all - pinned_from);
        let last_from = pinned_from - count;
        let followed = focus.filter(|_| pinned_from == all).map(|(first, last)| {
            // One row more shows that the list goes on.
            let from = (last + 2).saturating_sub(count).min(first);
            (from, row_item(rows, first).is_none())
        });
        let (from, follows_scroll) = match followed {
            // What stands below a field at the top can be read while it is typed in.
            None | Some((0, true)) => (usize::from(scroll), true),
            Some((from, _)) => (from, false),
        };
        let from = from.min(last_from);
        let (below, pinned_count) = (last_from - from, all - pinned_from);
        Self { from, count, below, pinned_from, pinned_count, follows_scroll }
    }

    /// A long text above many things to choose from, from row `tail` of `all` on:
    /// both are in sight, the text goes with the scroll and the things with the focus.
    fn in_two(
        height: usize,
        scroll: u16,
        (tail, all): (usize, usize),
        (first, last): (usize, usize),
    ) -> Self {
        let pinned_count = height / 2;
        let count = height - pinned_count;
        let last_from = tail.saturating_sub(count);
        let from = usize::from(scroll).min(last_from);
        let shown = (last + 2).min(all).saturating_sub(pinned_count);
        let pinned_from = shown.clamp(tail, first.max(tail));
        Self {
            from,
            count,
            below: last_from - from,
            pinned_from,
            pinned_count,
            follows_scroll: true,
        }
    }
}

/// The item a row belongs to.
fn row_item(rows: &[Row], place: usize) -> Option<usize> {
    rows.get(place).and_then(|row| row.item)
}

/// First and last row of what has the focus: of the item, where letters go to a
/// field meanwhile.
fn focused(rows: &[Row]) -> Option<(usize, usize)> {
    let is_item = |row: &Row| row.is_focused && row.item.is_some();
    let has_item = rows.iter().any(is_item);
    let is_it = |row: &Row| if has_item { is_item(row) } else { row.is_focused };
    let first = rows.iter().position(is_it)?;
    let last = rows.iter().rposition(is_it)?;
    Some((first, last))
}

/// Adds a row to the region of an item, which grows as long as its rows follow.
fn add_region(shown: &mut Shown, row: Rect, item: usize) {
    if let Some((area, Target::Item(last))) = shown.regions.last_mut()
        && *last == item
        && area.bottom() == row.y
    {
        area.height += 1;
    } else {
        shown.regions.push((row, Target::Item(item)));
    }
}
