//! Takes the signed document out of a picture or a page.
//!
//! What is taken out is believed no more than any file: it is verified like one. But what
//! a file carries must be beyond doubt: one document, in the one place where it belongs,
//! so that two programs never read two different ones out of it.

mod pdf;
mod png;
mod svg;

/// Longest document taken out, in bytes: as much as is read of a document itself.
pub const LARGEST: usize = 256 * 1024;

/// Why nothing is taken out of a file that should carry a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// It carries none.
    #[error("no signed document is in this file")]
    Empty,
    /// It carries several, or one in two places.
    #[error("more than one signed document is in this file")]
    Several,
    /// It carries one in a way that hides something: compressed, behind entities.
    #[error("the signed document is hidden in this file in a way that is not allowed")]
    Hidden,
    /// The file itself is damaged.
    #[error("the file is damaged")]
    Damaged,
    /// It is larger than any document.
    #[error("the signed document is larger than {LARGEST} bytes")]
    TooLarge,
}

/// The document that `file` carries; none when it is no picture or page that could carry
/// one. Looks at what is in the file, never at its name.
pub fn carried(file: &[u8]) -> Option<Result<Vec<u8>, Broken>> {
    if file.starts_with(super::png::SIGNATURE) {
        return Some(png::document(file));
    }
    // A page may begin with a few bytes that are not its own.
    if file.get(..1024.min(file.len())).is_some_and(|start| holds(start, b"%PDF-")) {
        return Some(pdf::document(file));
    }
    svg::is_carrier(file).then(|| svg::document(file))
}

/// Where `what` begins in `bytes`.
fn position(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    position(bytes, what).is_some()
}
