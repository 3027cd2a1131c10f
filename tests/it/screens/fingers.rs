//! Every screen for fingers, braille and magnifiers: large targets, and the cursor of
//! the terminal on what has the focus.

use passeport::app::key::Key;
use passeport::app::model::{Model, Profile};
use passeport::app::msg::Msg;
use passeport::app::screen::Screen;
use passeport::paint::{Colours, Frame, Look, Shown, Target, Words, encode, paint};
use passeport::scene::{Block, Scene, scene};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::items_of;
use super::tour::tour;
use crate::harness::House;

const NONE: Look = Look {
    glyphs: passeport::paint::Glyphs::Unicode,
    colours: Colours::None,
    contrast: passeport::scene::Contrast::Dark,
    large: false,
    touch: false,
};

fn drawn(scene: &Scene, look: Look, (width, height): (u16, u16)) -> (Buffer, Shown) {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let words = Words { too_small: "trop petit", more: "pour la suite" };
    let shown = paint(scene, &look, &words, area, &mut buffer);
    (buffer, shown)
}

fn rows(buffer: &Buffer) -> String {
    let area = buffer.area;
    let row = |y| (0..area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..area.height).map(row).collect::<Vec<_>>().join("\n")
}

/// All screens of the tour, and those that only a machine for whoever comes has.
fn all_screens(profile: Profile) -> Vec<(String, Scene)> {
    let house = House::new();
    let mut all: Vec<(String, Scene)> = tour(&house)
        .into_iter()
        .map(|stop| {
            let profile = Profile { has_touch: profile.has_touch, ..stop.model.profile };
            (stop.name, scene(&Model { profile, ..stop.model }, &stop.text))
        })
        .collect();
    let house = House::new().shared();
    let mut visit = house.at(profile);
    let mut see = |name: &str, scene: Scene| all.push((name.to_owned(), scene));
    see("kiosk", visit.scene());
    visit.keys("<Enter>");
    see("kiosk-practice", visit.scene());
    visit.keys("<Down>");
    see("kiosk-practice-digit", visit.scene());
    visit.keys("1");
    see("kiosk-who", visit.scene());
    visit.keys("r a");
    see("kiosk-help", visit.scene());
    visit.keys("r").handle(Msg::Touch);
    see("kiosk-known-touched", visit.scene());
    all
}

#[test]
fn for_fingers_whatever_can_be_pressed_is_three_rows_high() {
    let look = Look { touch: true, ..NONE };
    for size in [(80, 24), (120, 40)] {
        for (name, scene) in all_screens(Profile { has_touch: true, ..Profile::KIOSK }) {
            let (buffer, shown) = drawn(&scene, look, size);
            let picture = rows(&buffer);
            // What is cut by the edge of a list that goes on is whole once it is chosen.
            let items: Vec<_> =
                shown.regions.iter().filter(|(_, to)| matches!(to, Target::Item(_))).collect();
            let goes_on = shown.hidden_rows > 0 || shown.scroll > 0 || shown.has_more_items;
            for (place, (area, target)) in items.iter().enumerate() {
                let may_be_cut = goes_on && (place == 0 || place + 1 == items.len());
                assert!(area.height >= 3 || may_be_cut, "{name} {target:?} {area:?}\n{picture}");
            }
            for (area, target) in &shown.regions {
                if let Target::Key(_) = target {
                    assert_eq!(area.height, 3, "{name} {target:?}\n{picture}");
                }
            }
            // Fingers reach what is hidden.
            let reaches = |key| shown.regions.iter().any(|(_, to)| *to == Target::Key(key));
            if goes_on && items_of(&scene).len() > 1 {
                assert!(reaches(Key::Up) && reaches(Key::Down), "{name}\n{picture}");
            }
            let overlap = shown.regions.iter().enumerate().any(|(place, (area, _))| {
                shown.regions.iter().skip(place + 1).any(|(other, _)| area.intersects(*other))
            });
            assert!(!overlap, "{name}: {:?}\n{picture}", shown.regions);
        }
    }
}

#[test]
fn a_finger_alone_goes_from_the_first_screen_to_an_answer() {
    let house = House::new().shared();
    let profile = Profile { has_touch: true, ..Profile::KIOSK };
    let mut visit = house.at(profile);
    // Each touch is on what is seen: the largest thing to do.
    let mut touches = 0;
    while visit.model().asking().is_none() {
        let (_, shown) = drawn(&visit.scene(), Look { touch: true, ..NONE }, (80, 24));
        let has = |wanted: Target| shown.regions.iter().any(|(_, target)| *target == wanted);
        let msg = if has(Target::Item(0)) {
            Msg::Press(0)
        } else {
            assert!(has(Target::Key(Key::Enter)), "{}", visit.screen());
            Msg::Key(Key::Enter)
        };
        visit.handle(msg);
        touches += 1;
        assert!(touches < 12, "{}", visit.screen());
    }
    visit.handle(Msg::Press(0));
    visit.handle(Msg::Press(0));
    let is_told = matches!(&visit.model().screen, Screen::Lesson(lesson)
        if lesson.asking.as_ref().is_some_and(|asking| !asking.is_choosing()));
    assert!(is_told, "{}", visit.screen());
}

#[test]
fn fingers_are_spoken_of_once_one_was_seen() {
    let house = House::new().shared();
    let mut visit = house.visit();
    visit.sees(&["!touch"]).keys("<Enter>").sees(&["!toucher"]);
    visit.handle(Msg::Touch);
    visit.sees(&["vous pouvez aussi toucher"]).keys("r").sees(&["touchez ici, ou ENTRÉE"]);
}

#[test]
fn the_cursor_of_the_terminal_is_on_what_has_the_focus_on_every_screen() {
    let mut seen = (0, 0);
    for size in [(80, 24), (40, 15), (120, 40)] {
        for (name, scene) in all_screens(Profile::KIOSK) {
            let (buffer, shown) = drawn(&scene, NONE, size);
            let mut bytes = vec![];
            let next = Frame { buffer: &buffer, cursor: shown.cursor };
            encode(None, next, NONE.colours, &mut bytes);
            let mut terminal = vt100::Parser::new(size.1, size.0, 0);
            terminal.process(&bytes);
            let screen = terminal.screen();
            let (row, column) = screen.cursor_position();
            let picture = format!("{name} {size:?} {row},{column}\n{}", screen.contents());
            let is_field = |block: &Block| matches!(block, Block::Field(field) if field.is_focused);
            if let Some(place) = items_of(&scene).iter().position(|item| item.is_focused) {
                let on = passeport::paint::target_at(&shown.regions, column, row);
                assert_eq!(on, Some(Target::Item(place)), "{picture}");
                assert!(!screen.hide_cursor(), "{picture}");
                // The row that begins with the pointer.
                let line: String = screen.rows(0, size.0).nth(usize::from(row)).unwrap();
                assert!(line.contains('▶'), "{picture}");
                seen.0 += 1;
            } else if scene.body.iter().any(is_field) {
                assert!(!screen.hide_cursor(), "{picture}");
                let line: String = screen.rows(0, size.0).nth(usize::from(row)).unwrap();
                assert!(line.contains('▶'), "{picture}");
                seen.1 += 1;
            } else {
                assert!(screen.hide_cursor(), "{picture}");
                assert_eq!(row, 0, "{picture}");
            }
        }
    }
    assert!(seen.0 > 100 && seen.1 > 10, "{seen:?}");
}
