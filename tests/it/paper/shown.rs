//! The code on screen: shown where a telephone can read it, said where it cannot.

use passeport::app::act::{Act, PapersAct, Place};
use passeport::credential::keyfile;
use passeport::paint::picture::to_svg;
use passeport::paint::{Colours, Glyphs, Look, Shown, Words, paint};
use passeport::scene::{Block, Contrast, Scene};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;

use super::decoded;
use crate::harness::{House, Visit};

/// Somebody with one attestation, in front of its code.
fn in_front(house: &House) -> Visit {
    let mut visit = house.newcomer();
    visit.open("connexion").take_quiz(10).go(Place::Passport).go(Place::Papers);
    visit.take(&Act::Papers(PapersAct::Make));
    visit.text_typed("Boulangerie Martin").keys("<Down>").text_typed("732829320");
    visit.take(&Act::Papers(PapersAct::Submit)).take(&Act::Papers(PapersAct::Code(0)));
    visit
}

fn painted(scene: &Scene, look: Look, (width, height): (u16, u16)) -> (Buffer, Shown) {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    let shown = paint(scene, &look, &Words::default(), area, &mut buf);
    (buf, shown)
}

fn is_dark(colour: Color) -> bool {
    matches!(colour, Color::Rgb(0, 0, 0) | Color::Indexed(16) | Color::Black)
}

/// The size of a picture of the screen, each cell of 4 by 8 pixels.
fn size_of(buf: &Buffer) -> (usize, usize) {
    (usize::from(buf.area.width) * 4, usize::from(buf.area.height) * 8)
}

/// Whether a pixel of that picture is dark.
fn is_dark_at(buf: &Buffer, x: usize, y: usize) -> bool {
    let cell = &buf[(u16::try_from(x / 4).unwrap(), u16::try_from(y / 8).unwrap())];
    match cell.symbol() {
        "▀" if y % 8 < 4 => is_dark(cell.fg),
        " " | "▀" => is_dark(cell.bg),
        // Words, somewhere beside.
        _ => true,
    }
}

/// What a camera would see.
fn seen(buf: &Buffer) -> Vec<String> {
    decoded(size_of(buf), |x, y| is_dark_at(buf, x, y))
}

/// A picture of the screen for other people's readers (PGM), when `PASSEPORT_EXAMPLES`
/// names a folder; with what they should read in it.
fn keep(name: &str, buf: &Buffer, line: &str) {
    let Some(folder) = std::env::var_os("PASSEPORT_EXAMPLES") else { return };
    let folder = std::path::Path::new(&folder).join("screens");
    let (width, height) = size_of(buf);
    let mut picture = format!("P5 {width} {height} 255\n").into_bytes();
    for y in 0..height {
        picture.extend((0..width).map(|x| if is_dark_at(buf, x, y) { 0 } else { 255 }));
    }
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.pgm")), picture).unwrap();
    std::fs::write(folder.join(format!("{name}.txt")), line).unwrap();
    std::fs::write(folder.join(format!("{name}.svg")), to_svg(buf)).unwrap();
}

fn look(glyphs: Glyphs, colours: Colours) -> Look {
    Look { glyphs, colours, ..Look::default() }
}

fn words(buf: &Buffer) -> String {
    let rows = buf.area.rows().map(|row| {
        row.positions().map(|position| buf[position].symbol()).collect::<String>() + "\n"
    });
    rows.collect()
}

#[test]
fn the_code_is_read_from_the_screen_by_somebody_elses_decoder() {
    let house = House::new();
    let scene = in_front(&house).scene();
    let mut read = vec![];
    for contrast in [Contrast::Dark, Contrast::Light, Contrast::High] {
        for colours in [Colours::Sixteen, Colours::TwoFiftySix, Colours::True] {
            for size in [(80, 24), (120, 40), (60, 50)] {
                let look = Look { contrast, ..look(Glyphs::Unicode, colours) };
                let (buf, _) = painted(&scene, look, size);
                let [line] = &seen(&buf)[..] else { panic!("{size:?} {look:?}\n{}", words(&buf)) };
                keep(&format!("{}x{}-{colours:?}", size.0, size.1), &buf, line);
                read.push(line.clone());
            }
        }
        for glyphs in [Glyphs::Ascii, Glyphs::Vt] {
            let look = Look { contrast, ..look(glyphs, Colours::Eight) };
            let (buf, _) = painted(&scene, look, (128, 48));
            assert!(!words(&buf).contains('▀'), "no font of the console has it");
            let [line] = &seen(&buf)[..] else { panic!("{look:?}") };
            keep(&format!("console-{glyphs:?}"), &buf, line);
            read.push(line.clone());
        }
    }
    assert_eq!(read.len(), 3 * (9 + 2));
    read.dedup();
    assert_eq!(read.len(), 1, "one certificate, one code");
    assert!(read[0].starts_with("PEN1:"), "{}", read[0]);
}

#[test]
fn beside_the_code_stand_its_words_and_what_can_be_done() {
    let house = House::new();
    let visit = in_front(&house);
    let (buf, shown) = painted(&visit.scene(), look(Glyphs::Unicode, Colours::True), (80, 24));
    let words = words(&buf);
    assert!(words.contains("PEN-") && words.contains("Code à recopier"), "{words}");
    assert!(!shown.regions.is_empty(), "what can be done can be pressed");
    let code = Rect::new(0, 0, 45, 23);
    for (region, _) in &shown.regions {
        assert!(!region.intersects(code), "{region:?}");
    }
}

#[test]
fn a_code_is_drawn_whole_or_not_at_all() {
    let house = House::new();
    let scene = in_front(&house).scene();
    let instead = scene.body.iter().find_map(|block| match block {
        Block::Code { instead, .. } => Some(instead.text()),
        _ => None,
    });
    let start = instead.unwrap().split(' ').next().unwrap().to_owned();
    for width in [1, 39, 40, 44, 45, 46, 64, 78, 79, 80, 81, 100, 127] {
        for height in [1, 15, 22, 23, 24, 38, 39, 40, 55] {
            let (buf, _) = painted(&scene, look(Glyphs::Unicode, Colours::True), (width, height));
            let light = buf.content.iter().filter(|cell| cell.bg == Color::Rgb(255, 255, 255));
            let drawn = light.count() > 0;
            let fits = height >= 23 && width >= 80 || height >= 39 && width >= 45;
            assert_eq!(drawn, fits, "{width}x{height}");
        }
    }
    for look in [look(Glyphs::Unicode, Colours::None), look(Glyphs::Vt, Colours::Sixteen)] {
        let (buf, _) = painted(&scene, look, (80, 24));
        assert!(words(&buf).contains(&start), "{}", words(&buf));
        assert!(words(&buf).contains("PEN-"));
    }
}

#[test]
fn without_the_key_of_the_site_the_short_code_is_left() {
    let house = House::new();
    let mut visit = in_front(&house);
    visit.sees(&["Les fichiers sont dans "]);
    keyfile::retire(&house.data()).unwrap();
    visit.go(Place::Papers).take(&Act::Papers(PapersAct::Code(0)));
    visit.sees(&["ne peut pas être fait", "PEN-"]);
    visit.keys("r").sees(&["Vos attestations"]);
}

#[test]
fn codes_follow_each_other_round_and_round() {
    let house = House::new();
    let mut visit = in_front(&house);
    assert_eq!(visit.items(), [Act::Go(Place::Papers)], "one code leads to no other");
    visit.go(Place::Papers).go(Place::Home).open("cybersecurite").take_quiz(10);
    visit.go(Place::Passport).go(Place::Papers).take(&Act::Papers(PapersAct::Make));
    visit.take(&Act::Papers(PapersAct::Code(0)));
    let first = visit.screen();
    visit.take(&Act::Papers(PapersAct::Code(1)));
    assert_ne!(visit.screen(), first);
    visit.take(&Act::Papers(PapersAct::Code(0)));
    assert_eq!(visit.screen(), first);
}
