//! PNG (ISO/IEC 15948): a picture in pixels, with a document inside.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Transform};

use super::badge::{Picture, SIDE};
use super::shape::{Ink, Outline, Step};

/// What every PNG starts with.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The keyword of a baked document (Open Badges 3.0, section 5.3.1.1).
pub(super) const KEYWORD: &[u8] = b"openbadgecredential";

/// A picture with a document inside: in an `iTXt` of its own, not compressed.
pub(super) fn baked(picture: &Picture, words: &str, document: &str) -> Vec<u8> {
    let mut file = SIGNATURE.to_vec();
    let side = u32::from(SIDE).to_be_bytes();
    // Eight bits each of red, green, blue and opacity; not interlaced.
    put(&mut file, *b"IHDR", &[&side[..], &side[..], &[8, 6, 0, 0, 0]].concat());
    put(&mut file, *b"iTXt", &text(b"Title", words));
    put(&mut file, *b"iTXt", &text(KEYWORD, document));
    put(&mut file, *b"IDAT", &pixels(picture));
    put(&mut file, *b"IEND", &[]);
    file
}

/// Keyword, then: not compressed, no method, no language, no translated keyword.
fn text(keyword: &[u8], content: &str) -> Vec<u8> {
    [keyword, &[0, 0, 0, 0, 0], content.as_bytes()].concat()
}

/// A chunk: length, kind, content, checksum.
pub(super) fn put(file: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    file.extend(length.to_be_bytes());
    let start = file.len();
    file.extend(kind);
    file.extend(content);
    let sum = crc32fast::hash(file.get(start..).unwrap_or_default());
    file.extend(sum.to_be_bytes());
}

/// The rows of the picture, each after the name of its filter, compressed.
fn pixels(picture: &Picture) -> Vec<u8> {
    let Some(pixmap) = painted(picture) else { return vec![] };
    let mut rows = Vec::with_capacity(pixmap.data().len() + usize::from(SIDE));
    for row in pixmap.pixels().chunks(usize::from(SIDE)) {
        rows.push(0);
        for pixel in row {
            let plain = pixel.demultiply();
            rows.extend([plain.red(), plain.green(), plain.blue(), plain.alpha()]);
        }
    }
    let mut encoder = ZlibEncoder::new(vec![], Compression::best());
    // Writing to memory does not fail.
    let _ = encoder.write_all(&rows);
    encoder.finish().unwrap_or_default()
}

fn painted(picture: &Picture) -> Option<Pixmap> {
    let mut pixmap = Pixmap::new(u32::from(SIDE), u32::from(SIDE))?;
    for (Ink(red, green, blue), outline) in picture {
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        paint.set_color(Color::from_rgba8(*red, *green, *blue, 255));
        if let Some(path) = path(outline) {
            pixmap.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
        }
    }
    Some(pixmap)
}

fn path(outline: &Outline) -> Option<tiny_skia::Path> {
    let mut path = PathBuilder::new();
    for step in &outline.0 {
        match *step {
            Step::Move((x, y)) => path.move_to(x, y),
            Step::Line((x, y)) => path.line_to(x, y),
            Step::Curve((ax, ay), (bx, by), (x, y)) => path.cubic_to(ax, ay, bx, by, x, y),
            Step::Close => path.close(),
        }
    }
    path.finish()
}
