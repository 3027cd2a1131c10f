//! Keys, fingers, pastes and sizes at random: never out, never stuck, never a panic.

use passeport::app::items;
use passeport::app::key::Key;
use passeport::app::msg::Msg;
use passeport::domain::attempt::Draws;
use passeport::domain::id::AttemptId;
use passeport::paint::{Look, Words, paint};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{is_neutral, silence_until};
use crate::harness::{House, Visit};

/// Events in all; more with `PASSEPORT_MONKEY` in the environment.
const EVENTS: usize = 10_000;
/// Events of one seed.
const ROUND: usize = 500;

const KEYS: [Key; 24] = [
    Key::Enter,
    Key::Enter,
    Key::Enter,
    Key::Enter,
    Key::Right,
    Key::Right,
    Key::Up,
    Key::Down,
    Key::Down,
    Key::Left,
    Key::Tab,
    Key::BackTab,
    Key::Home,
    Key::End,
    Key::PageUp,
    Key::PageDown,
    Key::Backspace,
    Key::Delete,
    Key::Escape,
    Key::Function(1),
    Key::Control('c'),
    Key::Control('z'),
    Key::Control('d'),
    Key::Char(' '),
];

const LETTERS: [char; 22] = [
    '1',
    '2',
    '3',
    '4',
    '5',
    '9',
    '&',
    'é',
    'a',
    'c',
    'i',
    'l',
    'm',
    'p',
    'q',
    'r',
    '?',
    'Q',
    'z',
    '\u{202e}',
    '\u{1f469}',
    '\u{0}',
];

const PASTES: [&str; 5] =
    ["Jeanne", "\u{1b}[2J\u{7}\r\n!sh", "12 345,67", "\u{202e}\u{200b}", "732 829 320 00074"];

fn below(draws: &mut Draws, bound: usize) -> usize {
    usize::try_from(draws.next_u64() % bound as u64).unwrap()
}

fn event(draws: &mut Draws, visit: &Visit) -> Msg {
    let items = items::items(visit.model()).len();
    match below(draws, 20) {
        0..8 => Msg::Key(KEYS[below(draws, KEYS.len())]),
        8..12 => Msg::Key(Key::Char(LETTERS[below(draws, LETTERS.len())])),
        12 => Msg::Press(below(draws, items + 2)),
        13..16 => Msg::Choose(below(draws, items + 2)),
        16 => Msg::Wheel(if below(draws, 2) == 0 { 1 } else { -1 }),
        17 => match below(draws, 8) {
            0 => Msg::Paste("é".repeat(100_000)),
            place => Msg::Paste(PASTES[place % PASTES.len()].to_owned()),
        },
        18 => Msg::Line(PASTES[below(draws, PASTES.len())].to_owned()),
        _ => match visit.model().alarm() {
            Some(alarm) if below(draws, 4) == 0 => Msg::Tick(alarm.number),
            _ => Msg::Touch,
        },
    }
}

/// Draws the screen at a size nobody chose, and tells the player what did not fit.
fn drawn(draws: &mut Draws, visit: &mut Visit) {
    let sizes = [(80, 24), (40, 15), (120, 40), (1, 1), (2, 300), (300, 2), (500, 200)];
    let (width, height) = match below(draws, 40) {
        place @ 0..4 => sizes[place + 3],
        place => sizes[place % 3],
    };
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let words = Words { too_small: "trop petit", more: "suite" };
    let shown = paint(&visit.scene(), &Look::default(), &words, area, &mut buffer);
    let (rows, hidden_rows) = shown.rows_around();
    visit.handle(Msg::Shown { rows, hidden_rows });
}

#[test]
fn whatever_is_pressed_nobody_gets_out_and_the_next_person_finds_the_first_screen() {
    let wanted = std::env::var("PASSEPORT_MONKEY").ok().and_then(|n| n.parse().ok());
    let rounds = wanted.unwrap_or(EVENTS).div_ceil(ROUND);
    let house = House::new();
    let mut places = std::collections::BTreeSet::new();
    for seed in 0..rounds {
        let mut draws = Draws::new(AttemptId(seed as u64), "monkey");
        let mut visit = house.kiosk();
        for number in 0..ROUND {
            let msg = event(&mut draws, &visit);
            visit.handle(msg.clone());
            assert!(!visit.is_over(), "seed {seed}, event {number}, {msg:?}");
            if number % 4 == 0 {
                drawn(&mut draws, &mut visit);
            }
            let place = visit.scene().place;
            places.insert(place.split('/').next().unwrap_or_default().to_owned());
        }
        let within = silence_until(&mut visit, is_neutral);
        assert!(within <= 430, "seed {seed}: {within} s");
    }
    // It went somewhere.
    assert!(places.len() > 12, "{places:?}");
}
