//! Out of a PDF: the one embedded file that is a document.
//!
//! Embedded files are streams, and streams always stand in a file by themselves: they are
//! found without following a single reference, even after another program has written
//! the page again. What is drawn on the page is never looked at.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::{Broken, LARGEST, position};

/// Longest description of a stream, in bytes. Ours have about 200.
const DESCRIPTION: usize = 4_096;
/// Most embedded files that are looked into. Ours have two; many more only cost time.
const MOST: usize = 16;

pub(super) fn document(file: &[u8]) -> Result<Vec<u8>, Broken> {
    let mut found = None;
    let mut looked_into = 0;
    let mut rest = file;
    while let Some(start) = position(rest, b"stream") {
        let before = rest.get(..start).unwrap_or_default();
        let after = rest.get(start + b"stream".len()..).unwrap_or_default();
        rest = after;
        let Some(description) = description(before) else { continue };
        if !is_embedded(description) {
            continue;
        }
        looked_into += 1;
        if looked_into > MOST {
            return Err(Broken::Several);
        }
        let content = content(description, after)?;
        // Beside the document there may be other files, such as the same as a token.
        if !content.trim_ascii_start().starts_with(b"{") {
            continue;
        }
        if found.is_some() {
            return Err(Broken::Several);
        }
        found = Some(content);
    }
    found.ok_or(Broken::Empty)
}

/// The dictionary that ends right before a stream.
fn description(before: &[u8]) -> Option<&[u8]> {
    let before = before.trim_ascii_end();
    before.ends_with(b">>").then_some(())?;
    let before = before.get(before.len().saturating_sub(DESCRIPTION)..)?;
    let start = before.windows(4).rposition(|window| window == b" obj")?;
    before.get(start..)
}

fn is_embedded(description: &[u8]) -> bool {
    words(description).windows(2).any(|pair| pair == [&b"Type"[..], b"EmbeddedFile"])
}

/// The names and numbers of a dictionary, in order.
fn words(description: &[u8]) -> Vec<Vec<u8>> {
    let is_apart = |byte: &u8| byte.is_ascii_whitespace() || b"\0/<>[]()".contains(byte);
    description.split(is_apart).filter(|word| !word.is_empty()).map(unescaped).collect()
}

/// A name whose letters may be written by their number, as `#45` (ISO 32000-1, 7.3.5).
fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut out = vec![];
    let mut rest = name;
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let (b'#', Some(byte)) = (first, byte) {
            out.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            out.push(*first);
            rest = after;
        }
    }
    out
}

/// What a stream holds, after its one filter if it has one.
fn content(description: &[u8], after: &[u8]) -> Result<Vec<u8>, Broken> {
    let body = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n"));
    let body = body.ok_or(Broken::Damaged)?;
    let body = body.get(..position(body, b"endstream").ok_or(Broken::Damaged)?);
    let body = body.unwrap_or_default();
    let words = words(description);
    let mut filters = words.iter().filter(|word| word.ends_with(b"Decode"));
    let mut content = vec![];
    match (filters.next().map(Vec::as_slice), filters.next()) {
        (None, _) => content.extend_from_slice(body.trim_ascii_end()),
        (Some(b"FlateDecode"), None) => {
            // One byte more than is allowed tells that there is too much.
            let most = LARGEST as u64 + 1;
            let inflated = ZlibDecoder::new(body).take(most).read_to_end(&mut content);
            inflated.map_err(|_| Broken::Damaged)?;
        }
        _ => return Err(Broken::Hidden),
    }
    if content.len() > LARGEST { Err(Broken::TooLarge) } else { Ok(content) }
}
