//! A terminal fed with the bytes shows exactly the buffer.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use super::*;

const WIDTH: u16 = 24;
const HEIGHT: u16 = 6;

/// One stretch of text to draw somewhere.
#[derive(Debug, Clone)]
struct Stroke {
    x: u16,
    y: u16,
    text: String,
    style: Style,
}

fn stroke() -> impl Strategy<Value = Stroke> {
    let colour = prop::sample::select(vec![
        Color::Reset,
        Color::Reset,
        Color::Cyan,
        Color::LightGreen,
        Color::Black,
        Color::White,
        Color::Indexed(200),
        Color::Rgb(1, 20, 200),
    ]);
    let modifier = prop::sample::select(vec![
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::UNDERLINED,
        Modifier::REVERSED,
        Modifier::BOLD | Modifier::REVERSED,
    ]);
    let text = "[a-zé ]{1,6}|[ ]{1,30}|[漢字あ]{1,3}|e\u{301}x|[─█]{4,26}";
    (0..WIDTH, 0..HEIGHT, text, colour.clone(), colour, modifier).prop_map(
        |(x, y, text, fg, bg, modifier)| Stroke {
            x,
            y,
            text,
            style: Style::new().fg(fg).bg(bg).add_modifier(modifier),
        },
    )
}

fn drawn(mut buffer: Buffer, strokes: &[Stroke]) -> Buffer {
    for stroke in strokes {
        let room = usize::from(WIDTH - stroke.x);
        buffer.set_stringn(stroke.x, stroke.y, &stroke.text, room, stroke.style);
    }
    buffer
}

fn cursor() -> impl Strategy<Value = Cursor> {
    (0..WIDTH, 0..HEIGHT, any::<bool>())
        .prop_map(|(x, y, is_visible)| Cursor { position: Position::new(x, y), is_visible })
}

fn colour(colour: vt100::Color) -> Color {
    match colour {
        vt100::Color::Default => Color::Reset,
        vt100::Color::Idx(index) => Color::Indexed(index),
        vt100::Color::Rgb(r, g, b) => Color::Rgb(r, g, b),
    }
}

fn numbered(colour: Color) -> Color {
    const NAMED: [Color; 5] =
        [Color::Black, Color::Cyan, Color::LightGreen, Color::White, Color::Gray];
    const NUMBERS: [u8; 5] = [0, 6, 10, 15, 7];
    let at = NAMED.iter().position(|named| *named == colour);
    at.map_or(colour, |at| Color::Indexed(NUMBERS[at]))
}

/// Compares what the terminal shows with what it should show.
fn check(screen: &vt100::Screen, frame: Frame<'_>) -> Result<(), TestCaseError> {
    let changes = Changes { previous: None, next: frame.buffer, colours: Colours::True };
    for y in 0..HEIGHT {
        for (x, glyph) in changes.row(Some(frame.buffer), y) {
            let cell = screen.cell(y, x).expect("inside the screen");
            let contents = if cell.contents().is_empty() { " " } else { cell.contents() };
            let place = format!("at {x},{y}");
            prop_assert_eq!(contents, glyph.symbol, "{}", &place);
            prop_assert_eq!(cell.is_wide(), glyph.width == 2, "{}", &place);
            prop_assert_eq!(cell.inverse(), glyph.ink.modifiers.contains(Modifier::REVERSED));
            prop_assert_eq!(cell.underline(), glyph.ink.modifiers.contains(Modifier::UNDERLINED));
            prop_assert_eq!(colour(cell.bgcolor()), numbered(glyph.ink.bg), "{}", &place);
            if glyph.symbol != " " || glyph.ink.modifiers.contains(Modifier::REVERSED) {
                prop_assert_eq!(cell.bold(), glyph.ink.modifiers.contains(Modifier::BOLD));
                prop_assert_eq!(colour(cell.fgcolor()), numbered(glyph.ink.fg), "{}", &place);
            }
        }
    }
    let at = frame.cursor.position;
    prop_assert_eq!(screen.cursor_position(), (at.y, at.x));
    prop_assert_eq!(screen.hide_cursor(), !frame.cursor.is_visible);
    Ok(())
}

proptest! {
    #[test]
    fn a_terminal_shows_exactly_the_buffer(
        first in prop::collection::vec(stroke(), 0..20),
        more in prop::collection::vec(prop::collection::vec(stroke(), 0..6), 1..5),
        cursors in prop::collection::vec(cursor(), 6),
    ) {
        let mut terminal = vt100::Parser::new(HEIGHT, WIDTH, 0);
        // What was there before must not matter.
        terminal.process("\x1b[44;4mreste\x1b[5;5Hreste".as_bytes());
        let empty = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
        let mut shown = drawn(empty, &first);
        let mut at = cursors[0];
        let mut bytes = Vec::new();
        encode(None, Frame { buffer: &shown, cursor: at }, Colours::True, &mut bytes);
        terminal.process(&bytes);
        check(terminal.screen(), Frame { buffer: &shown, cursor: at })?;
        for (strokes, cursor) in more.iter().zip(&cursors[1..]) {
            let next = drawn(shown.clone(), strokes);
            let frame = Frame { buffer: &next, cursor: *cursor };
            bytes.clear();
            encode(Some(Frame { buffer: &shown, cursor: at }), frame, Colours::True, &mut bytes);
            terminal.process(&bytes);
            check(terminal.screen(), frame)?;
            (shown, at) = (next, *cursor);
        }
    }

    #[test]
    fn the_same_frame_again_takes_no_bytes(
        strokes in prop::collection::vec(stroke(), 0..20),
        cursor in cursor(),
    ) {
        let buffer = drawn(Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT)), &strokes);
        let frame = Frame { buffer: &buffer, cursor };
        let mut bytes = Vec::new();
        encode(Some(frame), frame, Colours::True, &mut bytes);
        prop_assert_eq!(bytes, b"");
    }
}

#[test]
fn only_the_words_that_changed_are_sent() {
    let mut before = Buffer::empty(Rect::new(0, 0, 40, 4));
    before.set_string(2, 1, "un chat", Style::new());
    let mut after = before.clone();
    after.set_string(5, 1, "chien", Style::new());
    let cursor = Cursor::default();
    let mut bytes = Vec::new();
    let previous = Some(Frame { buffer: &before, cursor });
    encode(previous, Frame { buffer: &after, cursor }, Colours::Sixteen, &mut bytes);
    assert_eq!(String::from_utf8_lossy(&bytes), "\x1b[2;8Hien\x1b[H");
}

#[test]
fn the_end_of_a_line_is_erased_rather_than_overwritten() {
    let mut before = Buffer::empty(Rect::new(0, 0, 40, 4));
    before.set_string(0, 1, "une longue ligne de texte", Style::new());
    let mut after = Buffer::empty(Rect::new(0, 0, 40, 4));
    after.set_string(0, 1, "une", Style::new());
    let cursor = Cursor::default();
    let mut bytes = Vec::new();
    let previous = Some(Frame { buffer: &before, cursor });
    encode(previous, Frame { buffer: &after, cursor }, Colours::Sixteen, &mut bytes);
    assert_eq!(String::from_utf8_lossy(&bytes), "\x1b[2;4H\x1b[K\x1b[H");
}

#[test]
fn another_size_is_drawn_anew() {
    let before = Buffer::empty(Rect::new(0, 0, 40, 4));
    let after = Buffer::empty(Rect::new(0, 0, 41, 4));
    let cursor = Cursor::default();
    let mut bytes = Vec::new();
    let previous = Some(Frame { buffer: &before, cursor });
    encode(previous, Frame { buffer: &after, cursor }, Colours::Sixteen, &mut bytes);
    assert_eq!(String::from_utf8_lossy(&bytes), "\x1b[m\x1b[H\x1b[2J\x1b[?25l");
}

#[test]
fn an_empty_screen_takes_nothing() {
    let empty = Buffer::empty(Rect::new(0, 0, 0, 0));
    let mut bytes = Vec::new();
    let frame = Frame { buffer: &empty, cursor: Cursor::default() };
    encode(None, frame, Colours::Sixteen, &mut bytes);
    assert_eq!(bytes, b"");
}
