//! Out of a PNG: one `iTXt` with its own keyword, not compressed.

use super::{Broken, LARGEST};
use crate::paper::png::{KEYWORD, SIGNATURE};

pub(super) fn document(file: &[u8]) -> Result<Vec<u8>, Broken> {
    let mut rest = file.get(SIGNATURE.len()..).ok_or(Broken::Damaged)?;
    let mut found = None;
    loop {
        let (kind, content, after) = chunk(rest).ok_or(Broken::Damaged)?;
        rest = after;
        if kind == b"IEND" {
            break;
        }
        let Some(text) = named(kind, content) else { continue };
        // In any other kind of text chunk it would be read by some programs only.
        let text = if kind == b"iTXt" { text } else { return Err(Broken::Hidden) };
        if found.is_some() {
            return Err(Broken::Several);
        }
        found = Some(plain(text)?);
    }
    if !rest.is_empty() {
        return Err(Broken::Damaged);
    }
    found.ok_or(Broken::Empty)
}

/// What follows the keyword of a baked document in a text chunk.
fn named<'a>(kind: &[u8], content: &'a [u8]) -> Option<&'a [u8]> {
    if !matches!(kind, b"iTXt" | b"tEXt" | b"zTXt") {
        return None;
    }
    let (keyword, text) = content.split_at_checked(content.iter().position(|byte| *byte == 0)?)?;
    keyword.eq_ignore_ascii_case(KEYWORD).then(|| text.get(1..).unwrap_or_default())
}

/// The text after: not compressed, no method, any language, any translated keyword.
fn plain(text: &[u8]) -> Result<Vec<u8>, Broken> {
    let [0, 0, text @ ..] = text else { return Err(Broken::Hidden) };
    let mut parts = text.splitn(3, |byte| *byte == 0);
    let document = parts.nth(2).ok_or(Broken::Damaged)?;
    if document.len() > LARGEST { Err(Broken::TooLarge) } else { Ok(document.to_vec()) }
}

/// Kind and content of the first chunk, and what follows it.
fn chunk(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (length, bytes) = bytes.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (whole, bytes) = bytes.split_at_checked(length.checked_add(4)?)?;
    let (sum, after) = bytes.split_first_chunk::<4>()?;
    let (kind, content) = whole.split_at_checked(4)?;
    (crc32fast::hash(whole) == u32::from_be_bytes(*sum)).then_some((kind, content, after))
}
