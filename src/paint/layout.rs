//! How the screen is shared between header, body and footer, for three sizes.

use ratatui::layout::Rect;

use super::Look;

/// The least screen anything is drawn on, in columns.
pub const LEAST_WIDTH: u16 = 40;
/// The least screen anything is drawn on, in rows.
pub const LEAST_HEIGHT: u16 = 15;
/// Text is never wider: longer lines are hard to follow back.
pub const TEXT_WIDTH: u16 = 66;
/// Text in the layout for large print is never wider.
const LARGE_TEXT_WIDTH: u16 = 46;
/// Everything but the rules stays within this many columns, in the middle.
pub(super) const CANVAS_WIDTH: u16 = 80;
/// The same where something stands beside the body.
pub(super) const WIDE_CANVAS: u16 = 120;
/// Columns of a screen from which on something stands beside a map too.
pub(super) const LEAST_BESIDE_A_MAP: u16 = 110;
/// The least width at which there is something in the margins.
pub(super) const MARGINS_FROM: u16 = 120;
/// Margins and body stay within this many columns.
const MARGINS_CANVAS: u16 = 140;
/// Text beside two margins, where they have the least room.
const LEAST_TEXT: u16 = 64;
/// Cells of a screen with two margins that are neither theirs nor the text's: its edges,
/// two lines, and air.
const AROUND: u16 = 9;
/// Columns beside the body, at least.
const LEAST_SIDE: u16 = 30;
/// Columns between the two: a line with a space on each side.
const BETWEEN: u16 = 3;

/// How much can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// 40×15 to 63×23: essentials only.
    Small,
    /// 64×24 to 79 columns: everything, without boxes.
    Medium,
    /// 80×24 and more.
    Full,
}

impl Class {
    /// The class of a screen; none when it is too small.
    pub(super) fn of(area: Rect, look: Look) -> Option<Self> {
        if area.width < LEAST_WIDTH || area.height < LEAST_HEIGHT {
            None
        } else if area.width < 64 || area.height < 24 || look.large {
            Some(Self::Small)
        } else if area.width < CANVAS_WIDTH {
            Some(Self::Medium)
        } else {
            Some(Self::Full)
        }
    }
}

/// The areas of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Areas {
    /// The title and the status.
    pub(super) header: Rect,
    /// The bar, if there is one.
    pub(super) meter: Option<Rect>,
    /// The line under the header.
    pub(super) rule: Rect,
    /// Where the blocks go; as wide as text may be.
    pub(super) body: Rect,
    /// As wide as a box may be around that text.
    pub(super) frame_width: u16,
    /// Beside the body, if something is to stand there.
    pub(super) side: Option<Rect>,
    /// The left margin, if something is to stand there.
    pub(super) left: Option<Rect>,
    /// The right margin, if something is to stand there.
    pub(super) right: Option<Rect>,
    /// The line above the footer.
    pub(super) footer_rule: Rect,
    /// The keys.
    pub(super) footer: Rect,
}

impl Areas {
    /// Lets the body be as wide as the screen: what is in columns is read across.
    /// `area` is the whole screen.
    pub(super) fn widen(&mut self, area: Rect) {
        let (canvas, left) = self.stretch(area, WIDE_CANVAS);
        let width = canvas.saturating_sub(6);
        self.body = Rect { x: left + 3, width, ..self.body };
        self.frame_width = width;
    }

    /// Stretches what frames the body; gives the columns in use, and the first.
    fn stretch(&mut self, area: Rect, most: u16) -> (u16, u16) {
        let canvas = area.width.min(most);
        let left = area.x + (area.width - canvas) / 2;
        let wide = |row: Rect| Rect { x: left + 1, width: canvas.saturating_sub(2), ..row };
        self.header = wide(self.header);
        self.footer = wide(self.footer);
        self.meter = self.meter.map(wide);
        (canvas, left)
    }

    /// Gives the body's right part away, of a map less than of a text. `area` is the
    /// whole screen.
    pub(super) fn make_room_beside(&mut self, area: Rect, is_map: bool) {
        let (canvas, left) = self.stretch(area, WIDE_CANVAS);
        let room = canvas.saturating_sub(4 + BETWEEN);
        let side = if is_map { canvas / 3 } else { canvas * 3 / 8 };
        let body = room.saturating_sub(side.max(LEAST_SIDE));
        let body = if is_map { body } else { body.min(TEXT_WIDTH) };
        self.body = Rect { x: left + 2, width: body, ..self.body };
        self.frame_width = body;
        let x = self.body.right() + BETWEEN;
        self.side = Some(Rect { x, width: room - body, ..self.body });
    }

    /// Puts the body between its margins, or beside the right one alone: what stands there
    /// is then wide. `area` is the whole screen.
    pub(super) fn give_margins(&mut self, area: Rect, has_left: bool) {
        let (canvas, edge) = self.stretch(area, MARGINS_CANVAS);
        let room = canvas.saturating_sub(AROUND);
        let wider = canvas.saturating_sub(MARGINS_FROM) / 2;
        let text = if has_left { LEAST_TEXT + wider } else { (canvas / 2).saturating_sub(4) };
        let body = text.min(TEXT_WIDTH);
        let beside = room.saturating_sub(body);
        // A plan is read more often than what stands on the right.
        let left = if has_left { beside * 25 / 47 } else { 0 };
        let at = |x: u16, width: u16| Rect { x, width, ..self.body };
        let (x, right) = if has_left { (left + 5, beside - left) } else { (3, beside) };
        let [first, main, last] = [at(edge + 1, left), at(edge + x, body), {
            at((edge + canvas).saturating_sub(right + 1), right)
        }];
        self.left = has_left.then_some(first);
        (self.body, self.right, self.frame_width) = (main, Some(last), body);
    }
}

/// The columns in use where there are margins.
pub(super) fn margins_canvas(width: u16) -> u16 {
    width.min(MARGINS_CANVAS)
}

/// Shares `area`, which is at least [`LEAST_WIDTH`] by [`LEAST_HEIGHT`].
pub(super) fn share(
    area: Rect,
    class: Class,
    look: Look,
    has_meter: bool,
    footer_rows: u16,
) -> Areas {
    let canvas_width = area.width.min(CANVAS_WIDTH);
    let canvas_x = area.x + (area.width - canvas_width) / 2;
    let row = |y: u16| Rect::new(area.x, y, area.width, 1).intersection(area);
    let inset = |y: u16, height: u16| {
        Rect::new(canvas_x + 1, y, canvas_width.saturating_sub(2), height).intersection(area)
    };
    // On small screens the status already says where one is.
    let has_meter = has_meter && (class > Class::Small || area.height >= 20);
    let rule_y = area.y + 1 + u16::from(has_meter);
    let body_y = rule_y + 1;
    let footer_rows = footer_rows.min(3);
    let footer_y = area.bottom() - footer_rows;
    let body_end = footer_y - 1;

    let margin = if area.width < 64 { 1 } else { 3 };
    let room = canvas_width.saturating_sub(2 * margin);
    let text_width = if look.large { LARGE_TEXT_WIDTH } else { TEXT_WIDTH };
    let body_width = room.min(text_width);
    Areas {
        header: inset(area.y, 1),
        meter: has_meter.then(|| inset(area.y + 1, 1)),
        rule: row(rule_y),
        body: Rect::new(canvas_x + margin, body_y, body_width, body_end.saturating_sub(body_y))
            .intersection(area),
        frame_width: room.min(body_width + 4),
        side: None,
        left: None,
        right: None,
        footer_rule: row(body_end),
        footer: inset(footer_y, footer_rows),
    }
}
