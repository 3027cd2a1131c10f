//! Scenes become cells: every size, every look, and a handful of screens to look at.

mod samples;

use std::fmt::Write as _;

use passeport::paint::{
    Colours, Glyphs, Look, Shown, Target, Words, fits, paint, picture, target_at,
};
use passeport::scene::{Contrast, Scene};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Modifier;

const WORDS: Words<'_> =
    Words { too_small: "Agrandissez cette fenêtre, s’il vous plaît.", more: "pour la suite" };

fn painted(scene: &Scene, look: &Look, width: u16, height: u16) -> (Buffer, Shown) {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    let shown = paint(scene, look, &WORDS, area, &mut buf);
    (buf, shown)
}

/// Writes pictures of all samples into the folder named by `PICTURES`.
#[test]
#[ignore = "makes pictures for people to look at"]
fn pictures() {
    let folder = std::path::PathBuf::from(std::env::var_os("PICTURES").unwrap());
    let looks = [
        ("vt", Look::default()),
        ("light", Look { contrast: Contrast::Light, glyphs: Glyphs::Unicode, ..Look::default() }),
        ("ascii", Look { glyphs: Glyphs::Ascii, colours: Colours::None, ..Look::default() }),
        ("large", Look { large: true, ..Look::default() }),
    ];
    for (name, scene) in samples::all() {
        for (look_name, look) in &looks {
            for (width, height) in [(80, 24), (40, 15), (64, 24), (120, 40)] {
                let (buf, _) = painted(&scene, look, width, height);
                let file = format!("{look_name}-{width}x{height}-{name}.svg");
                std::fs::write(folder.join(file), picture::to_svg(&buf)).unwrap();
            }
        }
    }
}
#[test]
#[ignore = "prints figures"]
fn figures() {
    use passeport::paint::{Frame, encode};
    let look = Look::default();
    for ((a, b), name) in [
        ((samples::question(0), samples::question(1)), "down"),
        ((samples::question(1), samples::question(0)), "up"),
        ((samples::question(1), samples::lesson()), "page"),
    ] {
        let ((x, sx), (y, sy)) = (painted(&a, &look, 80, 24), painted(&b, &look, 80, 24));
        let mut out = Vec::new();
        encode(
            Some(Frame { buffer: &x, cursor: sx.cursor }),
            Frame { buffer: &y, cursor: sy.cursor },
            look.colours,
            &mut out,
        );
        println!(
            "{name} {} {:?}",
            out.len(),
            String::from_utf8_lossy(&out).chars().take(80).collect::<String>()
        );
        let t = std::time::Instant::now();
        for _ in 0..200 {
            painted(&b, &look, 80, 24);
        }
        println!("paint {:?}", t.elapsed() / 200);
    }
}
