//! Who sits elsewhere: what is known of the way there, and a certificate as text, to be
//! copied out of a terminal that no file leaves by.

use super::act::{Act, PapersAct};
use super::model::Model;
use crate::domain::record::Certified;

/// What is known of the way to somebody's terminal. Nothing, on one's own machine.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Elsewhere {
    /// How one gets here from there, such as `ssh -p 2222 epn.example`.
    pub call: Option<String>,
    /// The terminal there.
    pub terminal: Option<Terminal>,
    /// Whether that terminal may let a program fill its clipboard. It never says
    /// whether it did.
    pub has_clipboard: bool,
}

/// A terminal, as it was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terminal {
    /// Its name.
    pub name: String,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Whether more than letters is sent to it: lines to draw frames with.
    pub has_frames: bool,
    /// How many colours are sent to it; none: all there are.
    pub colours: Option<u16>,
}

/// A form of a certificate that is one line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// The document itself: JSON.
    Document,
    /// A signed token: letters, digits and dots.
    Token,
}

impl Form {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Document => Self::Token,
            Self::Token => Self::Document,
        }
    }
}

/// A certificate as one line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextShown {
    /// Which one, of the latest of each kind.
    pub place: usize,
    /// What it certifies.
    pub subject: Certified,
    /// The short code, such as `PEN-1234-5678`.
    pub short: String,
    /// In which form.
    pub form: Form,
    /// The line; none where it cannot be had in that form.
    pub text: Option<String>,
}

/// The way to the text of a certificate, for who cannot be given a file.
pub(in crate::app) fn as_text(model: &Model, place: usize) -> Option<Act> {
    let may = model.profile.is_remote && !model.profile.can_export;
    may.then_some(Act::Papers(PapersAct::Text(place, Form::Document)))
}

/// What can be done with the text: copied, where the terminal may; seen in the other form.
pub(super) fn letters(model: &Model, shown: &TextShown) -> Vec<(char, Act)> {
    let may_copy = model.around.elsewhere.has_clipboard && shown.text.is_some();
    let copy = may_copy.then_some(('c', Act::Papers(PapersAct::Clip)));
    let other = Act::Papers(PapersAct::Text(shown.place, shown.form.other()));
    let back = Act::Papers(PapersAct::Code(shown.place));
    copy.into_iter().chain([('t', other), ('r', back)]).collect()
}
