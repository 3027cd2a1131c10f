//! A badge of our own: a seal like the one pressed into paper, with the number of its
//! module in the middle, or a star for the Passeport. Vector and pixels, with the signed
//! document baked in as Open Badges 3.0, section 5.3, asks for.

use super::diploma::Badge;
use super::letters::{Face, Glyph, Letters, Missing};
use super::shape::{DEEP, GOLD, Ink, Outline, Point, TIDE, WHITE};
use super::{png, svg};

/// Width and height of a badge, in units and in pixels.
pub const SIDE: u16 = 512;
const MIDDLE: Point = (256.0, 256.0);
/// Where the letters around stand, and how large they are at most.
const RING: f32 = 190.0;
const LETTER: f32 = 34.0;
/// How far apart they stand, as a share of their size.
const TRACK: f32 = 0.09;
/// The widest angle they may take, in radians.
const WIDEST: f32 = 3.9;

/// A picture made of areas, painted one over the other.
pub(super) type Picture = Vec<(Ink, Outline)>;

/// The badge as SVG, with `document` inside.
///
/// # Errors
/// [`Missing`] when a letter cannot be drawn.
pub fn to_svg(badge: &Badge, document: &str) -> Result<String, Missing> {
    Ok(svg::baked(&picture(badge)?, &badge.words, document))
}

/// The badge as PNG, with `document` inside.
///
/// # Errors
/// [`Missing`] when a letter cannot be drawn.
pub fn to_png(badge: &Badge, document: &str) -> Result<Vec<u8>, Missing> {
    Ok(png::baked(&picture(badge)?, &badge.words, document))
}

/// The badge, in a square of [`SIDE`].
pub(super) fn picture(badge: &Badge) -> Result<Picture, Missing> {
    let mut picture = vec![
        (DEEP, edge()),
        (WHITE, Outline::circle(MIDDLE, 228.0)),
        (DEEP, Outline::circle(MIDDLE, 222.0)),
        (GOLD, Outline::circle(MIDDLE, 166.0)),
        (WHITE, Outline::circle(MIDDLE, 158.0)),
    ];
    let letters = Letters::open(Face::Strong);
    picture.push((WHITE, around(&letters, &badge.above.to_uppercase(), true)?));
    picture.push((WHITE, around(&letters, &badge.below.to_uppercase(), false)?));
    if let Some(number) = badge.number {
        picture.push((GOLD, star((256.0, 154.0), 4, (26.0, 7.5), 0.0)));
        picture.push((DEEP, figures(number)?));
        picture.push((GOLD, Outline::rectangle((216.0, 358.0), 80.0, 5.0)));
    } else {
        picture.push((GOLD, star(MIDDLE, 4, (96.0, 26.0), 0.125)));
        picture.push((DEEP, star(MIDDLE, 4, (140.0, 32.0), 0.0)));
        picture.extend(facets().map(|facet| (TIDE, facet)));
    }
    Ok(picture)
}

/// The border: 40 soft lobes, like those of a seal in wax.
fn edge() -> Outline {
    let corners = (0..480_u16).map(|step| {
        let turn = f32::from(step) / 480.0;
        at(turn, 245.0 + 5.0 * (turn * 40.0 * std::f32::consts::TAU).cos())
    });
    Outline::polygon(&corners.collect::<Vec<_>>())
}

/// The point at a part of a whole turn, clockwise from the top, and a distance.
fn at(turn: f32, distance: f32) -> Point {
    let (sin, cos) = (turn * std::f32::consts::TAU).sin_cos();
    (MIDDLE.0 + sin * distance, MIDDLE.1 - cos * distance)
}

/// A star around `middle`, its first point up unless it is turned.
fn star(middle: Point, points: u16, (outer, inner): (f32, f32), turned: f32) -> Outline {
    let corners = (0..points * 2).map(|corner| {
        let turn = turned + f32::from(corner) / f32::from(points * 2);
        let (x, y) = at(turn, if corner % 2 == 0 { outer } else { inner });
        (x - MIDDLE.0 + middle.0, y - MIDDLE.1 + middle.1)
    });
    Outline::polygon(&corners.collect::<Vec<_>>())
}

/// The light side of each point of the large star.
fn facets() -> impl Iterator<Item = Outline> {
    (0..4_u16).map(|point| {
        let turn = f32::from(point) / 4.0;
        Outline::polygon(&[at(turn, 140.0), at(turn + 0.125, 32.0), MIDDLE])
    })
}

/// A number in the middle.
fn figures(number: u16) -> Result<Outline, Missing> {
    let letters = Letters::open(Face::Title);
    let text = number.to_string();
    let size = 190.0;
    let mut x = MIDDLE.0 - letters.width(&text, 0.0)? * size / 2.0;
    let mut steps = vec![];
    for glyph in letters.glyphs(&text, 0.0)? {
        let placed = letters.outline(&glyph).map(|(gx, gy)| (x + gx * size, 330.0 + gy * size));
        steps.extend(placed.0);
        x += glyph.advance * size;
    }
    Ok(Outline(steps))
}

/// Letters on the ring: their feet to the middle above, their heads to it below.
fn around(letters: &Letters, text: &str, is_above: bool) -> Result<Outline, Missing> {
    let glyphs = letters.glyphs(text, TRACK)?;
    let width: f32 = glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() - TRACK;
    let size = LETTER.min(WIDEST * RING / width.max(0.1));
    // Capitals are seven tenths of their size high: they stand in the middle of the ring.
    let height = 0.36 * size;
    let foot = if is_above { RING + 4.0 - height } else { RING + 4.0 + height };
    let mut along = -width * size / 2.0;
    let mut steps = vec![];
    for glyph in &glyphs {
        let half = (glyph.advance - TRACK) * size / 2.0;
        let turn = (along + half) / foot / std::f32::consts::TAU;
        let turn = if is_above { turn } else { 0.5 - turn };
        steps.extend(placed(letters, glyph, size, (turn, foot, is_above)).0);
        along += glyph.advance * size;
    }
    Ok(Outline(steps))
}

/// A letter whose foot is on the ring, in the middle of its width.
fn placed(
    letters: &Letters,
    glyph: &Glyph,
    size: f32,
    (turn, foot, is_above): (f32, f32, bool),
) -> Outline {
    let middle = (glyph.advance - TRACK) / 2.0;
    let angle = if is_above { turn } else { turn - 0.5 };
    let (sin, cos) = (angle * std::f32::consts::TAU).sin_cos();
    let (x, y) = at(turn, foot);
    letters.outline(glyph).map(|(gx, gy)| {
        let (gx, gy) = ((gx - middle) * size, gy * size);
        (x + gx * cos - gy * sin, y + gx * sin + gy * cos)
    })
}

#[cfg(test)]
mod tests {
    use super::super::shape::Step;
    use super::*;

    #[test]
    fn nothing_of_a_badge_leaves_its_square() {
        for number in [None, Some(1), Some(20), Some(999)] {
            let long = "Programme d’initiation à l’économie numérique pour tous".to_owned();
            let badge = Badge { above: long.clone(), below: long, number, words: String::new() };
            for (_, outline) in picture(&badge).unwrap() {
                for step in outline.0 {
                    if let Step::Move((x, y)) | Step::Line((x, y)) | Step::Curve(.., (x, y)) = step
                    {
                        let from_middle = (x - 256.0).hypot(y - 256.0);
                        assert!(from_middle <= 251.0, "{x} {y}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_badge_that_lacks_a_letter_is_not_drawn() {
        let above = "Ψηφιακή".to_owned();
        let badge = Badge { above, below: String::new(), number: None, words: String::new() };
        assert_eq!(picture(&badge), Err(Missing('Ψ')));
    }
}
