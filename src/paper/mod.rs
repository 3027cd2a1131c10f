//! Certificates on paper and as pictures.
//!
//! Nothing here knows how a certificate is signed: what is drawn comes as a [`diploma::Diploma`]
//! of words, and signed documents are only carried along. The same diploma always gives the
//! same bytes.
//!
//! - [`pdf`]: one page to print, with the signed document inside;
//! - [`badge`]: a picture to show, with the signed document inside;
//! - [`form`]: any other paper, of as many pages as it takes, with tables to fill in;
//! - [`html`]: a page for a browser;
//! - [`qr`]: the square code, for all of them and for the screen;
//! - [`carried`]: takes the signed document out again.

pub mod badge;
mod brush;
pub mod carried;
pub mod diploma;
pub mod form;
pub mod html;
mod layout;
mod letters;
pub mod pdf;
mod png;
pub mod qr;
mod shape;
pub mod svg;

pub use letters::Missing;
