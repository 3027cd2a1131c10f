//! Certificates drawn: a page to print, a badge, a page for a browser.

use super::diploma::{Extras, diploma};
use super::papers::number;
use crate::credential::key::SiteKey;
use crate::credential::qr::{self, Extent};
use crate::credential::trust::Pin;
use crate::credential::verify::{Check, Inquiry, verify};
use crate::credential::{jwt, reading};
use crate::paper::diploma::{Diploma, Square};
use crate::paper::pdf::PdfError;
use crate::paper::qr::{Correction, matrix};
use crate::paper::{Missing, badge, html, pdf, svg};
use crate::text::Text;
use std::sync::Arc;

/// What a certificate is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// One page to print, with the document inside.
    Pdf,
    /// A badge in pixels, with the document inside.
    Png,
    /// A badge as a vector drawing, with the document inside.
    Svg,
    /// A page for a browser.
    Html,
}

/// Why a certificate is not drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Undrawn {
    /// Its proofs do not hold.
    #[error("the certificate is not genuine")]
    NotGenuine,
    /// A letter of a name is in none of our fonts.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// It says more than fits on one page.
    #[error("the certificate says more than fits on one page")]
    TooLong,
    /// The page would not keep to its standard.
    #[error("the page would not keep to its standard: {0}")]
    Standard(String),
}

impl From<PdfError> for Undrawn {
    fn from(error: PdfError) -> Self {
        match error {
            PdfError::Missing(missing) => Self::Missing(missing),
            PdfError::TooLong => Self::TooLong,
            PdfError::Standard(why) => Self::Standard(why),
        }
    }
}

/// Draws the certificate that `document` is, in its own language, or in that of `text`
/// when the program does not speak it. With the key that
/// signed it, a page also has its square code and its token. The same certificate always
/// gives the same bytes.
///
/// # Errors
/// An [`Undrawn`].
pub fn draw(
    paper: Paper,
    document: &str,
    key: Option<&SiteKey>,
    text: &Text,
) -> Result<Vec<u8>, Undrawn> {
    let diploma = words(paper, document, key, text)?;
    Ok(match paper {
        Paper::Pdf => pdf::write(&diploma)?,
        Paper::Png => badge::to_png(&diploma.badge, document)?,
        Paper::Svg => badge::to_svg(&diploma.badge, document)?.into_bytes(),
        Paper::Html => html::write(&diploma)?.into_bytes(),
    })
}

/// The words of a genuine certificate.
fn words(
    paper: Paper,
    document: &str,
    key: Option<&SiteKey>,
    text: &Text,
) -> Result<Diploma, Undrawn> {
    let certificate = reading::read(document.as_bytes()).map_err(|_| Undrawn::NotGenuine)?;
    let pins = [Pin::always(certificate.key)];
    let at = Some(certificate.claims.facts().issued);
    let inquiry = Inquiry { document: document.as_bytes(), with: &[], pins: &pins, at };
    if verify(&inquiry).proof != Check::Held {
        return Err(Undrawn::NotGenuine);
    }
    // Another key than the signer's says nothing in its name: these are left out then.
    let token = key.and_then(|key| jwt::encode(key, &certificate).ok());
    let line = key.and_then(|key| qr::payload(key, &certificate, &number, Extent::Paper).ok());
    let extras = Extras {
        document,
        token: token.as_deref(),
        line: line.as_deref(),
        is_carried: paper != Paper::Html,
    };
    Ok(diploma(&certificate, extras, &speaking(&certificate.words.language, text)))
}

/// Words of ours in `language`, so that a page speaks only that of what is signed; else
/// those of `text`.
fn speaking(language: &str, text: &Text) -> Text {
    let bundles = text.bundles();
    let is_known = bundles.locales().any(|known| known == language);
    Text::new(Arc::clone(bundles), if is_known { language } else { text.locale() })
}

/// A drawing of the square code that says `line`, of the certificate with that short
/// code; none when the line is too long.
pub fn code(line: &str, short: &str, text: &Text) -> Option<String> {
    let matrix = matrix(line, Correction::Medium)?;
    let words = text.with("paper-square", &[("code", short.into())]);
    Some(svg::square(&Square { matrix, line: line.to_owned(), words }))
}
