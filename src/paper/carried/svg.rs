//! Out of an SVG: one `openbadges:credential`, right after the first tag.
//!
//! Not a reader of XML: only what such a picture may look like is read, anything else is
//! refused. So no entity is ever replaced and nothing is ever fetched.

use super::{Broken, LARGEST, holds};
use crate::paper::svg::BAKED;

/// Names and values.
type Attributes<'a> = Vec<(&'a str, &'a str)>;

const TAG: &str = "<openbadges:credential";
const END: &str = "</openbadges:credential>";

/// Whether it is an SVG that says it carries a document, or hides how it does.
pub(super) fn is_carrier(file: &[u8]) -> bool {
    let start = file.trim_ascii_start();
    let is_text = start.starts_with(b"<") && holds(file, b"<svg");
    is_text && (holds(file, b"openbadges") || holds(file, BAKED.as_bytes()))
}

pub(super) fn document(file: &[u8]) -> Result<Vec<u8>, Broken> {
    let text = std::str::from_utf8(file).map_err(|_| Broken::Damaged)?;
    if text.contains("<!DOCTYPE") || text.contains("<!ENTITY") {
        return Err(Broken::Hidden);
    }
    let inside = svg_tag(text)?;
    let element = inside.strip_prefix(TAG).ok_or(Broken::Empty)?;
    let (attributes, after) = attributes(element)?;
    let (document, rest) = if let Some(rest) = after.strip_prefix("/>") {
        (signed(&attributes)?, rest)
    } else {
        let after = after.strip_prefix('>').ok_or(Broken::Damaged)?;
        let (content, rest) = after.split_once(END).ok_or(Broken::Damaged)?;
        (between(&attributes, content)?, rest)
    };
    if rest.contains("openbadges:") || rest.contains(BAKED) {
        return Err(Broken::Several);
    }
    if document.len() > LARGEST { Err(Broken::TooLarge) } else { Ok(document.into_bytes()) }
}

/// What an element with these attributes and this content carries: in the attribute or
/// between the tags, never both.
fn between(attributes: &Attributes<'_>, content: &str) -> Result<String, Broken> {
    let content = plain(content)?;
    if content.trim().is_empty() {
        return signed(attributes);
    }
    if attributes.iter().any(|(name, _)| *name == "verify") {
        return Err(Broken::Several);
    }
    Ok(content)
}

/// A token in the attribute `verify`.
fn signed(attributes: &Attributes<'_>) -> Result<String, Broken> {
    let token = attributes.iter().find(|(name, _)| *name == "verify").ok_or(Broken::Empty)?.1;
    plain(token)
}

/// What follows the first tag, which must be that of the picture and name our space.
fn svg_tag(text: &str) -> Result<&str, Broken> {
    let mut text = text.trim_start();
    if let Some(rest) = text.strip_prefix("<?xml") {
        text = rest.split_once("?>").ok_or(Broken::Damaged)?.1.trim_start();
    }
    while let Some(rest) = text.strip_prefix("<!--") {
        text = rest.split_once("-->").ok_or(Broken::Damaged)?.1.trim_start();
    }
    let (attributes, after) = attributes(text.strip_prefix("<svg").ok_or(Broken::Damaged)?)?;
    if !attributes.contains(&("xmlns:openbadges", BAKED)) {
        return Err(Broken::Hidden);
    }
    Ok(after.strip_prefix('>').ok_or(Broken::Empty)?.trim_start())
}

/// The attributes at the start of `text`, and what follows them.
fn attributes(text: &str) -> Result<(Attributes<'_>, &str), Broken> {
    let mut attributes = vec![];
    let mut text = text;
    loop {
        let trimmed = text.trim_start();
        if trimmed.starts_with(['>', '/']) {
            return Ok((attributes, trimmed));
        }
        // Names are apart from what stands before them.
        let (name, rest) = trimmed.split_once('=').ok_or(Broken::Damaged)?;
        let (name, rest) = (name.trim_end(), rest.trim_start());
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_' | '.');
        if trimmed.len() == text.len() || name.is_empty() || !name.chars().all(is_name) {
            return Err(Broken::Damaged);
        }
        let quote =
            rest.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or(Broken::Damaged)?;
        let (value, rest) =
            rest.get(1..).and_then(|rest| rest.split_once(quote)).ok_or(Broken::Damaged)?;
        if value.contains('<') || attributes.iter().any(|(other, _)| *other == name) {
            return Err(Broken::Damaged);
        }
        attributes.push((name, value));
        text = rest;
    }
}

/// Text without its escapes; as it is, when it is marked as such.
fn plain(text: &str) -> Result<String, Broken> {
    let trimmed = text.trim();
    if let Some(marked) = trimmed.strip_prefix("<![CDATA[") {
        let marked = marked.strip_suffix("]]>").ok_or(Broken::Hidden)?;
        let is_one = !marked.contains("]]>");
        return is_one.then(|| marked.to_owned()).ok_or(Broken::Hidden);
    }
    if text.contains('<') {
        return Err(Broken::Hidden);
    }
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').ok_or(Broken::Damaged)?;
        out.push(escape(name).ok_or(Broken::Hidden)?);
        out.push_str(rest);
    }
    Ok(out)
}

/// The character that an escape stands for: the five of XML, or by number.
fn escape(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix('x') {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)?
        }
    })
}
