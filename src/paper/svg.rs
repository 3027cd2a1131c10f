//! SVG: complete in itself, no script, nothing to fetch.

use std::fmt::Write as _;

use super::badge::{Picture, SIDE};
use super::diploma::Square;
use super::shape::Outline;
use crate::domain::matrix::Matrix;

/// The name space of a document baked into a picture.
pub(super) const BAKED: &str = "https://purl.imsglobal.org/ob/v3p0";

/// A picture with a document inside, right after the first tag.
pub(super) fn baked(picture: &Picture, words: &str, document: &str) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:openbadges=\"{BAKED}\" \
         width=\"{SIDE}\" height=\"{SIDE}\" viewBox=\"0 0 {SIDE} {SIDE}\" role=\"img\">\n\
         <openbadges:credential>{}</openbadges:credential>\n<title>{}</title>\n",
        escaped(document),
        escaped(words)
    );
    for (ink, outline) in picture {
        put_path(&mut svg, &ink.hex(), outline);
    }
    svg.push_str("</svg>\n");
    svg
}

/// A square code. What it says stands in it on a line of its own, for those who have no
/// telephone at hand.
pub fn square(square: &Square) -> String {
    let mut svg = String::new();
    let side = square.matrix.side() + 8;
    // Writing to a string does not fail.
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{0}\" \
         viewBox=\"-4 -4 {side} {side}\" role=\"img\" shape-rendering=\"crispEdges\">\n\
         <title>{1}</title>\n<desc>\n{2}\n</desc>",
        side * 8,
        escaped(&square.words),
        escaped(&square.line)
    );
    let ground = Outline::rectangle((-4.0, -4.0), f32::from(side), f32::from(side));
    put_path(&mut svg, "#fff", &ground);
    put_path(&mut svg, "#000", &modules(&square.matrix));
    svg.push_str("</svg>\n");
    svg
}

/// The dark modules of a square code, each of size 1.
pub(super) fn modules(matrix: &Matrix) -> Outline {
    let bars = matrix.bars().into_iter().flat_map(|(x, y, length)| {
        Outline::rectangle((f32::from(x), f32::from(y)), f32::from(length), 1.0).0
    });
    Outline(bars.collect())
}

fn put_path(svg: &mut String, fill: &str, outline: &Outline) {
    let _ = writeln!(svg, "<path fill=\"{fill}\" d=\"{}\"/>", outline.path_data());
}

/// Text as it stands between two tags, or in an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
