//! Scenes become cells: every size, every look, and a handful of screens to look at.

pub(crate) mod samples;

use std::fmt::Write as _;

use passeport::paint::{
    Colours, Glyphs, Look, Shown, Target, Words, fits, paint, picture, target_at,
};
use passeport::scene::{
    Block, Contrast, Item, ItemMark, Judgement, Key, Prose, Scene, Stamp, Tone,
};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier};

const WORDS: Words<'_> =
    Words { too_small: "Agrandissez cette fenêtre, s’il vous plaît.", more: "pour la suite" };

/// Screens people have, and some that nobody should.
const SIZES: [(u16, u16); 12] = [
    (40, 15),
    (41, 16),
    (44, 15),
    (50, 18),
    (63, 23),
    (64, 24),
    (79, 24),
    (80, 24),
    (81, 25),
    (120, 40),
    (40, 200),
    (500, 200),
];

fn painted(scene: &Scene, look: Look, width: u16, height: u16) -> (Buffer, Shown) {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    let shown = paint(scene, &look, &WORDS, area, &mut buf);
    (buf, shown)
}

fn looks() -> Vec<Look> {
    let mut looks = Vec::new();
    for glyphs in [Glyphs::Ascii, Glyphs::Vt, Glyphs::Unicode] {
        for colours in [Colours::None, Colours::Eight, Colours::Sixteen] {
            for contrast in [Contrast::Dark, Contrast::Light, Contrast::High] {
                looks.push(Look { glyphs, colours, contrast, large: false, touch: false });
            }
        }
    }
    looks.push(Look { large: true, ..Look::default() });
    looks
}

fn colourless() -> Look {
    Look { colours: Colours::None, ..Look::default() }
}

fn row(buf: &Buffer, y: u16) -> String {
    (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect()
}

fn rows(buf: &Buffer) -> Vec<String> {
    (0..buf.area.height).map(|y| row(buf, y)).collect()
}

/// The text, then what is not plain in it: row, columns and attributes.
fn described(scene: &Scene, look: Look, width: u16, height: u16) -> String {
    let (buf, shown) = painted(scene, look, width, height);
    let mut text = format!("{width}x{height} {look:?}\n");
    for line in rows(&buf) {
        let _ = writeln!(text, "{}", line.trim_end());
    }
    for y in 0..height {
        let mut x = 0;
        while x < width {
            let style = |x: u16| (buf[(x, y)].fg, buf[(x, y)].bg, buf[(x, y)].modifier);
            let end = (x..width).find(|end| style(*end) != style(x)).unwrap_or(width);
            if style(x) != (Color::Reset, Color::Reset, Modifier::empty()) {
                let (fg, bg, modifier) = style(x);
                let _ = writeln!(text, "{y}: {x}-{} {fg} {bg} {modifier:?}", end - 1);
            }
            x = end;
        }
    }
    let _ =
        writeln!(text, "{:?} hidden {} scroll {}", shown.cursor, shown.hidden_rows, shown.scroll);
    text
}

#[test]
fn nothing_is_drawn_outside_the_area_at_any_size() {
    let draw = |scene: &Scene, look: &Look, width: u16, height: u16| {
        let whole = Rect::new(0, 0, width + 3, height + 3);
        let mut buf = Buffer::filled(whole, ratatui::buffer::Cell::new("@"));
        let area = Rect::new(2, 1, width, height);
        let shown = paint(scene, look, &WORDS, area, &mut buf);
        for position in whole.positions().filter(|position| !area.contains(*position)) {
            assert_eq!(buf[position].symbol(), "@", "{position} at {width}x{height}");
        }
        for (region, _) in shown.regions {
            assert_eq!(region.intersection(area), region, "{width}x{height}");
        }
    };
    let scenes = samples::all();
    for (width, height) in (0..=44).flat_map(|width| (0..=16).map(move |height| (width, height))) {
        let few = if width < 40 || height < 15 { 1 } else { scenes.len() };
        for (_, scene) in scenes.iter().take(few) {
            draw(scene, &Look::default(), width, height);
        }
    }
    for (width, height) in SIZES {
        for (_, scene) in &scenes {
            draw(scene, &Look::default(), width, height);
        }
    }
}

#[test]
fn an_area_larger_than_the_buffer_is_cut() {
    let mut buf = Buffer::empty(Rect::new(0, 0, 60, 20));
    let shown =
        paint(&samples::home(), &Look::default(), &WORDS, Rect::new(5, 2, 900, 900), &mut buf);
    assert!(shown.regions.iter().all(|(region, _)| buf.area.intersection(*region) == *region));
}

#[test]
fn a_screen_too_small_is_told_politely() {
    for (width, height) in [(39, 24), (80, 14), (20, 5)] {
        let (buf, shown) = painted(&samples::home(), Look::default(), width, height);
        let words = rows(&buf).join(" ");
        let words: Vec<&str> = words.split_whitespace().collect();
        assert_eq!(words.join(" "), WORDS.too_small);
        assert_eq!(shown.regions, []);
    }
}

#[test]
fn only_safe_glyphs_of_the_level_are_drawn() {
    let mut scenes = samples::all();
    let mut odd = samples::home();
    odd.title = Prose::plain("Ольга Łukasz 漢字 👩‍🔧 e\u{301} “ok” ✓");
    odd.body.push(Block::Text(odd.title.clone()));
    scenes.push(("odd", odd));
    scenes.push(("typed", samples::form("Ольга 👩‍🔧 \u{1b}[2J", true)));
    for look in looks() {
        for (width, height) in [(40, 15), (80, 24), (120, 40)] {
            for (name, scene) in &scenes {
                let (buf, _) = painted(scene, look, width, height);
                for cell in buf.content() {
                    let symbol = cell.symbol();
                    assert!(
                        symbol.chars().all(|c| look.glyphs.is_safe(c) || c == '\u{200d}'),
                        "{symbol:?} of {name} in {look:?}"
                    );
                }
            }
        }
    }
}

/// Text and attributes: all that is left without colours.
fn bare(scene: &Scene, width: u16, height: u16) -> Vec<(String, Modifier)> {
    let (buf, _) = painted(scene, colourless(), width, height);
    assert!(buf.content().iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)));
    buf.content().iter().map(|cell| (cell.symbol().to_owned(), cell.modifier)).collect()
}

#[test]
fn without_colours_every_state_is_still_seen() {
    let marks = [
        ItemMark::Action,
        ItemMark::Radio(false),
        ItemMark::Radio(true),
        ItemMark::Tick(false),
        ItemMark::Tick(true),
        ItemMark::Rank(None),
        ItemMark::Rank(Some(1)),
        ItemMark::Rank(Some(2)),
        ItemMark::Judged(Judgement::Right),
        ItemMark::Judged(Judgement::Wrong),
        ItemMark::Judged(Judgement::Missed),
        ItemMark::Judged(Judgement::Neutral),
    ];
    let mut scenes = Vec::new();
    for mark in marks {
        for is_focused in [false, true] {
            let item = Item { mark, is_focused, ..samples::item('1', "Oui", "", "") };
            scenes.push(samples::scene("Titre", "", vec![Block::Items(vec![item])]));
        }
    }
    let text = || Prose::plain("C’est dit.");
    for tone in [Tone::Good, Tone::NotYet, Tone::Info] {
        scenes.push(samples::scene("Titre", "", vec![Block::Verdict { tone, text: text() }]));
    }
    scenes.push(samples::scene("Titre", "", vec![Block::Text(text())]));
    scenes.push(samples::scene(
        "Titre",
        "",
        vec![Block::Notice { tone: Tone::Info, text: text() }],
    ));
    for is_earned in [false, true] {
        let stamp = Stamp { state: text(), label: text(), is_earned };
        scenes.push(samples::scene("Titre", "", vec![Block::Stamps(vec![stamp])]));
    }
    scenes.push(samples::form("a", true));
    scenes.push(samples::form("a", false));
    for (width, height) in [(40, 15), (80, 24)] {
        for (index, scene) in scenes.iter().enumerate() {
            for other in &scenes[..index] {
                assert_ne!(
                    bare(scene, width, height),
                    bare(other, width, height),
                    "{scene:?} {other:?}"
                );
            }
        }
    }
}

#[test]
fn the_selection_is_told_by_sign_reverse_and_place() {
    for (width, height) in SIZES {
        let (buf, shown) = painted(&samples::question(1), colourless(), width, height);
        let reversed: Vec<(Position, &str)> = buf
            .area
            .positions()
            .filter(|at| buf[*at].modifier.contains(Modifier::REVERSED))
            .map(|at| (at, buf[at].symbol()))
            .collect();
        let text: String = reversed.iter().map(|(_, symbol)| *symbol).collect();
        assert_eq!(text, " ▶ 2 ", "{width}x{height}");
        assert!(shown.cursor.is_visible);
        assert_eq!(shown.cursor.position.y, reversed[0].0.y);
        assert_eq!(shown.cursor.position.x, reversed[4].0.x + 1);
        let target = target_at(&shown.regions, shown.cursor.position.x, shown.cursor.position.y);
        assert_eq!(target, Some(Target::Item(1)));
    }
}

#[test]
fn a_press_reaches_what_is_drawn_there() {
    for (width, height) in SIZES {
        for look in [Look::default(), Look { large: true, ..Look::default() }] {
            let scene = samples::question(0);
            let (buf, shown) = painted(&scene, look, width, height);
            for (index, word) in ["complet", "Rien", "secret"].iter().enumerate() {
                let y = (0..height).find(|y| row(&buf, *y).contains(word)).unwrap();
                let line = row(&buf, y);
                let x = line[..line.find(word).unwrap()].chars().count();
                let target = target_at(&shown.regions, u16::try_from(x).unwrap(), y);
                assert_eq!(target, Some(Target::Item(index)), "{word} at {width}x{height}");
            }
            let y = (0..height).find(|y| row(&buf, *y).contains("Aide")).unwrap();
            let line = row(&buf, y);
            for (part, offset) in [("[A]", 1), ("Aide", 3)] {
                let x = line[..line.rfind(part).unwrap()].chars().count() + offset;
                let target = target_at(&shown.regions, u16::try_from(x).unwrap(), y);
                assert_eq!(target, Some(Target::Key(Key::Char('a'))), "{width}x{height}");
            }
            for (index, (area, _)) in shown.regions.iter().enumerate() {
                let others = &shown.regions[..index];
                assert!(others.iter().all(|(other, _)| other.intersection(*area).is_empty()));
            }
        }
    }
}

#[test]
fn items_are_targets_of_three_rows_where_there_is_room() {
    let (_, shown) = painted(&samples::question(0), Look::default(), 80, 24);
    let middle = shown.regions.iter().find(|(_, target)| *target == Target::Item(1)).unwrap();
    assert_eq!(middle.0.height, 3);
}

#[test]
fn no_row_starts_with_french_punctuation() {
    let text = "Que voyez-vous ? Il dit : « bonjour » ; puis il part ! C’est 24 € ou 20 % de moins, n’est-ce pas ?";
    for width in 40..=100 {
        let mut scene = samples::home();
        let prose = Prose::plain(text);
        scene.body = vec![
            Block::Heading(prose.clone()),
            Block::Lines { numbered: true, lines: vec![prose.clone()] },
            Block::Items(vec![samples::item('1', text, text, "")]),
            Block::Notice { tone: Tone::Info, text: prose },
        ];
        let (buf, shown) = painted(&scene, Look::default(), width, 60);
        assert_eq!(shown.hidden_rows, 0);
        for line in rows(&buf) {
            let line = line.trim_start_matches([' ', '│', '•', '▶']);
            assert!(!line.starts_with([';', ':', '!', '?', '»', '%', '€']), "{line:?} at {width}");
            assert!(!line.trim_end().ends_with('«'), "{line:?} at {width}");
        }
    }
}

#[test]
fn text_is_never_wider_than_66_cells() {
    let long = "un mot ".repeat(60);
    let scene = samples::scene("Titre", "", vec![Block::Text(Prose::plain(&long))]);
    for (width, height) in SIZES {
        let (buf, _) = painted(&scene, Look::default(), width, height);
        let widest = rows(&buf)
            .iter()
            .filter(|line| line.contains("un mot"))
            .map(|line| line.trim().chars().count())
            .max();
        assert!(widest.unwrap() <= 66, "{width}x{height}");
    }
}

#[test]
fn what_fits_hides_nothing() {
    for (name, scene) in samples::all() {
        for (width, height) in SIZES {
            let (_, shown) = painted(&scene, Look::default(), width, height);
            let size = Size { width, height };
            let is_all_seen = shown.hidden_rows == 0 && shown.scroll == 0;
            // A scrolled list at its end hides nothing below, but something above.
            assert_eq!(
                fits(&scene, &Look::default(), size),
                is_all_seen,
                "{name} {width}x{height}"
            );
        }
        assert!(!fits(&scene, &Look::default(), Size { width: 39, height: 24 }));
    }
}

#[test]
fn every_screen_of_the_programme_fits_80_by_24() {
    let size = Size { width: 80, height: 24 };
    for (name, scene) in samples::all() {
        assert_eq!(
            fits(&scene, &Look::default(), size),
            name != "long" && name != "list",
            "{name}"
        );
    }
}

#[test]
fn the_focused_item_of_a_long_list_is_in_sight() {
    for focus in 0..40 {
        for (width, height) in [(40, 15), (80, 24)] {
            let (buf, shown) =
                painted(&samples::long(Some(focus), 0), Look::default(), width, height);
            let line = row(&buf, shown.cursor.position.y);
            assert!(
                line.contains('▶') && line.contains(&format!("Module {} ", focus + 1)),
                "{line:?}"
            );
            let has_more = rows(&buf).iter().any(|line| line.contains("↓ pour la suite"));
            assert_eq!(has_more, shown.hidden_rows > 0);
        }
    }
}

#[test]
fn a_long_text_scrolls_within_its_bounds() {
    let (top, at_top) = painted(&samples::long(None, 0), Look::default(), 80, 24);
    assert!(row(&top, 2).contains("Tous les modules"), "{:?}", rows(&top));
    assert_eq!(at_top.scroll, 0);
    assert!(!row(&top, 1).contains('↑'));
    let (end, at_end) = painted(&samples::long(None, u16::MAX), Look::default(), 80, 24);
    assert_eq!(at_end.hidden_rows, 0);
    assert_eq!(at_end.scroll, at_top.hidden_rows);
    assert!(row(&end, 1).contains('↑') && rows(&end).concat().contains("Module 40"));
}

#[test]
fn actions_stay_in_sight_while_the_text_above_scrolls() {
    let scrolled = |scroll| Scene { scroll, ..samples::feedback() };
    let (first, shown) = painted(&scrolled(0), Look::default(), 40, 15);
    assert!(shown.hidden_rows > 0);
    assert!(rows(&first).concat().contains("PAS ENCORE."));
    let (last, end) = painted(&scrolled(99), Look::default(), 40, 15);
    assert_eq!((end.hidden_rows, end.scroll), (0, shown.hidden_rows));
    assert!(rows(&last).concat().contains("À retenir"));
    for buf in [first, last] {
        assert!(row(&buf, 11).contains("J’ai compris") && row(&buf, 12).contains("Revoir"));
    }
}

#[test]
fn the_cursor_is_in_the_field_after_what_was_typed() {
    for (width, height) in SIZES {
        let (buf, shown) = painted(&samples::form("Zoé", true), Look::default(), width, height);
        let Position { x, y } = shown.cursor.position;
        let before: String = (0..x).map(|x| buf[(x, y)].symbol()).collect();
        assert!(before.ends_with("Zoé"), "{before:?} at {width}x{height}");
        assert!(shown.cursor.is_visible);
    }
    let long = "x".repeat(200);
    let (buf, shown) = painted(&samples::form(&long, true), Look::default(), 80, 24);
    let Position { x, y } = shown.cursor.position;
    assert_eq!((buf[(x - 1, y)].symbol(), buf[(x + 1, y)].symbol()), ("x", " "));
    let (_, shown) = painted(&samples::lesson(), Look::default(), 80, 24);
    assert!(!shown.cursor.is_visible);
    assert_eq!(shown.cursor.position, Position::new(20, 0));
}

#[test]
fn screens_look_as_they_were_accepted() {
    let ascii = Look { glyphs: Glyphs::Ascii, colours: Colours::None, ..Look::default() };
    let light = Look { contrast: Contrast::Light, glyphs: Glyphs::Unicode, ..Look::default() };
    for (name, scene) in samples::all() {
        let mut text = described(&scene, Look::default(), 80, 24);
        text.push_str(&described(&scene, colourless(), 40, 15));
        text.push_str(&described(&scene, ascii, 64, 24));
        if name == "lesson" {
            text.push_str(&described(&scene, light, 120, 40));
        }
        insta::assert_snapshot!(name, text);
    }
}

/// With the variable `PICTURES`, also writes them all into that folder, to be
/// looked at.
#[test]
fn every_screen_makes_a_picture() {
    let folder = std::env::var_os("PICTURES").map(std::path::PathBuf::from);
    let looks = [
        ("vt", Look::default()),
        ("light", Look { contrast: Contrast::Light, glyphs: Glyphs::Unicode, ..Look::default() }),
        ("ascii", Look { glyphs: Glyphs::Ascii, colours: Colours::None, ..Look::default() }),
        ("large", Look { large: true, ..Look::default() }),
    ];
    for (name, scene) in samples::all() {
        for (look_name, look) in looks {
            for (width, height) in [(80, 24), (40, 15), (64, 24), (120, 40)] {
                let (buf, _) = painted(&scene, look, width, height);
                let svg = picture::to_svg(&buf);
                assert!(svg.contains("Aide</text>") && svg.ends_with("</svg>\n"), "{name}");
                if let Some(folder) = &folder {
                    let file = format!("{look_name}-{width}x{height}-{name}.svg");
                    std::fs::write(folder.join(file), svg).unwrap();
                }
            }
        }
    }
}
