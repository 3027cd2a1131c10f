//! A scene as cells of a terminal. Pure: nothing is read, nothing is sent.
//!
//! [`paint`] draws a [`Scene`] into a [`Buffer`] and says where a press lands and
//! where the cursor belongs. Sizes from 0×0 up are safe; below 40×15 one sentence
//! asks for more room.

mod bars;
mod body;
mod code;
mod detect;
mod encode;
mod glyphs;
mod layout;
mod margin;
pub mod picture;
mod regions;
mod row;
mod side;
mod theme;
mod widget;
mod wrap;

use ratatui::buffer::Buffer;
pub use ratatui::layout::Size;
use ratatui::layout::{Position, Rect};

pub use detect::detect;
pub use encode::{Frame, encode};
pub use glyphs::{Glyphs, Signs};
pub use layout::{LEAST_HEIGHT, LEAST_WIDTH, TEXT_WIDTH};
pub use regions::{Target, target_at};
pub use theme::Colours;

use crate::scene::{Block, Contrast, Scene};
use body::Body;
use layout::{Areas, Class};
use theme::{Role, Theme};
use wrap::{Piece, line_width, width_of};

/// How one session wants things drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Look {
    /// What the font can show.
    pub glyphs: Glyphs,
    /// What the screen can colour.
    pub colours: Colours,
    /// Which family of colours.
    pub contrast: Contrast,
    /// Few words a line and much air, for large print.
    pub large: bool,
    /// For fingers: whatever can be pressed is three rows high, where there is room.
    pub touch: bool,
}

/// The painter's own few words, in the language of the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words<'a> {
    /// Asks for a larger window.
    pub too_small: &'a str,
    /// Says that there is more below.
    pub more: &'a str,
}

/// Where the hardware cursor is: what braille lines and magnifiers follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Cursor {
    /// The cell.
    pub position: Position,
    /// Seen on the selected item and in a field; hidden at the end of the title otherwise.
    pub is_visible: bool,
}

/// What has been drawn where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// What can be pressed. Areas do not overlap.
    pub regions: Vec<(Rect, Target)>,
    /// Where the cursor belongs.
    pub cursor: Cursor,
    /// Rows of the body below what is in sight.
    pub hidden_rows: u16,
    /// Whether there is more to choose from below, where the focus leads.
    pub has_more_items: bool,
    /// Whether the body moves with the scroll of the scene; if not, it is all
    /// in sight, or follows what has the focus.
    pub follows_scroll: bool,
    /// Rows of the body above what is in sight: the scroll of the scene, kept
    /// within bounds.
    pub scroll: u16,
}

impl Shown {
    /// Rows above and below what is in sight, when the body moves with the
    /// scroll of the scene; zeros when there is nothing to scroll.
    pub const fn rows_around(&self) -> (u16, u16) {
        if self.follows_scroll { (self.scroll, self.hidden_rows) } else { (0, 0) }
    }
}

/// Draws the scene into `area`, cut to the buffer.
pub fn paint(scene: &Scene, look: &Look, words: &Words<'_>, area: Rect, buf: &mut Buffer) -> Shown {
    let look = *look;
    let area = area.intersection(*buf.area());
    let theme = Theme::new(look.contrast, look.colours);
    for position in area.positions() {
        if let Some(cell) = buf.cell_mut(position) {
            cell.reset();
            cell.set_style(theme.base());
        }
    }
    let mut shown = Shown::default();
    shown.cursor.position = area.as_position();
    let aside = code::aside(scene, look, area);
    let area = aside.as_ref().map_or(area, |aside| aside.rest);
    let scene = aside.as_ref().map_or(scene, |aside| &aside.scene);
    if let Some(aside) = &aside {
        aside.draw(look, buf);
    }
    let Some((class, areas, footer)) = plan(scene, look, area, aside.is_some()) else {
        draw_too_small(words.too_small, look, area, buf);
        return shown;
    };
    bars::draw_header(scene, look, areas.header, buf);
    if let (Some(meter), Some(area)) = (scene.meter, areas.meter) {
        bars::draw_meter(meter, look, area, buf);
    }
    let title_end = areas.header.x.saturating_add(width_of(&scene.title.text()));
    shown.cursor.position.x = title_end.min(areas.header.right().saturating_sub(1));
    Body::lay_out(scene, look, class, &areas).draw(scene.scroll, &areas, buf, &mut shown);
    side::draw(scene, look, &areas, buf);
    margin::draw(scene, look, &areas, buf);
    let signs = look.glyphs.signs();
    let less = if shown.scroll > 0 { signs.less } else { "" };
    bars::draw_rule(less, look, (areas.rule, areas.body.x), buf);
    let more = format!("{} {}", signs.more, words.more);
    let is_more = shown.hidden_rows > 0 || shown.has_more_items;
    let more = if is_more { more.as_str() } else { "" };
    bars::draw_rule(more, look, (areas.footer_rule, areas.body.x), buf);
    footer.draw(areas.footer, buf, &mut shown);
    shown
}

/// Whether the whole scene is seen at once on a screen of this size.
pub fn fits(scene: &Scene, look: &Look, size: Size) -> bool {
    let look = *look;
    let area = Rect::new(0, 0, size.width, size.height);
    let aside = code::aside(scene, look, area);
    let area = aside.as_ref().map_or(area, |aside| aside.rest);
    let scene = aside.as_ref().map_or(scene, |aside| &aside.scene);
    plan(scene, look, area, aside.is_some())
        .is_some_and(|(class, areas, _)| Body::lay_out(scene, look, class, &areas).fits())
}

/// Whether a scene with margins shows more than one without on a screen of this size.
pub fn has_margins(look: &Look, size: Size) -> bool {
    has_room_for_margins(Rect::new(0, 0, size.width, size.height), *look)
}

fn has_room_for_margins(area: Rect, look: Look) -> bool {
    area.width >= layout::MARGINS_FROM && Class::of(area, look) == Some(Class::Full)
}

fn plan(
    scene: &Scene,
    look: Look,
    area: Rect,
    is_beside_a_code: bool,
) -> Option<(Class, Areas, bars::Footer)> {
    let class = Class::of(area, look);
    // Few words stand beside a code: less room is enough.
    let class = class.or(is_beside_a_code.then_some(Class::Small))?;
    let is_map = |block: &Block| matches!(block, Block::People(people) if people.is_map);
    let is_wide = class == Class::Full && scene.body.iter().any(is_map);
    let has_side = !scene.side.is_empty()
        && class == Class::Full
        && (!is_wide || area.width >= layout::LEAST_BESIDE_A_MAP);
    let has_margins = !has_side && !scene.margins.is_empty() && has_room_for_margins(area, look);
    let canvas = if has_margins {
        layout::margins_canvas(area.width)
    } else if has_side || is_wide {
        layout::WIDE_CANVAS
    } else {
        layout::CANVAS_WIDTH
    };
    let width = area.width.min(canvas).saturating_sub(2);
    let footer = bars::Footer::lay_out(&scene.footer, look, class, width);
    let mut areas = layout::share(area, class, look, scene.meter.is_some(), footer.height());
    if has_margins {
        areas.give_margins(area, !scene.margins.left.is_empty());
    } else if has_side {
        areas.make_room_beside(area, is_wide);
    } else if is_wide {
        areas.widen(area);
    }
    Some((class, areas, footer))
}

/// One sentence in the middle.
fn draw_too_small(text: &str, look: Look, area: Rect, buf: &mut Buffer) {
    let style = Theme::new(look.contrast, look.colours).style(Role::Heading);
    let text = [Piece::new(look.glyphs.fold(text), style)];
    let lines = wrap::wrap(&text, area.width);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
    let top = area.y + (area.height - height) / 2;
    for (line, y) in lines.iter().zip(top..area.bottom()) {
        let left = area.x + area.width.saturating_sub(line_width(line)) / 2;
        put(buf, area, Position::new(left, y), line);
    }
}

/// Writes pieces from a cell of `area` on, cut to it.
fn put(buf: &mut Buffer, area: Rect, at: Position, line: &[Piece]) {
    let area = area.intersection(*buf.area());
    if !area.contains(at) {
        return;
    }
    let mut x = at.x;
    for piece in line {
        x = write(buf, area, Position::new(x, at.y), piece);
    }
}

/// Writes one piece; gives the column after it.
fn write(buf: &mut Buffer, area: Rect, at: Position, piece: &Piece) -> u16 {
    let room = area.right().saturating_sub(at.x);
    if room == 0 {
        return at.x;
    }
    let is_usual = |c: char| c == '\u{a0}' || Glyphs::Vt.is_safe(c);
    if !piece.text.chars().all(is_usual) {
        let text = piece.text.replace('\u{a0}', " ");
        return buf.set_stringn(at.x, at.y, text, usize::from(room), piece.style).0;
    }
    // One cell a character: no need to look for clusters and widths.
    let mut x = at.x;
    for c in piece.text.chars().take(usize::from(room)) {
        if let Some(cell) = buf.cell_mut((x, at.y)) {
            cell.set_char(if c == '\u{a0}' { ' ' } else { c }).set_style(piece.style);
        }
        x += 1;
    }
    x
}
