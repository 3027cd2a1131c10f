//! A certificate as words to be drawn, whatever it is drawn on.

use crate::domain::matrix::Matrix;

/// Everything a certificate on paper says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diploma {
    /// The language of the words, such as `fr`.
    pub language: String,
    /// The programme, above everything.
    pub programme: String,
    /// The whole title, as it is signed.
    pub name: String,
    /// Its first part, above the title, when it has one: what kind of paper this is.
    pub kind: Option<String>,
    /// What is certified.
    pub title: String,
    /// "Issued to".
    pub awarded: String,
    /// To whom: the organisation.
    pub organisation: String,
    /// The person, when they asked for it.
    pub person: Option<String>,
    /// What it means, in sentences.
    pub sentences: Vec<String>,
    /// Every field: what it is, and what it holds.
    pub rows: Vec<(String, String)>,
    /// How to check it, whether with a telephone, a file or a pencil.
    pub checking: Checking,
    /// What must be read with it: that the State did not issue it.
    pub warning: String,
    /// The badge.
    pub badge: Badge,
    /// The certificate's own name, `urn:uuid:…`.
    pub id: String,
    /// When it was issued, in UTC: year, month, day, hour, minute, second.
    pub issued: [u16; 6],
    /// Who issued it.
    pub issuer: String,
    /// The signed document, and what says the same.
    pub carried: Vec<Carried>,
}

/// How a certificate on paper is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checking {
    /// The heading.
    pub title: String,
    /// What to do, one way after the other.
    pub ways: Vec<String>,
    /// "Code to copy".
    pub label: String,
    /// The short code.
    pub short: String,
    /// The square code.
    pub square: Option<Square>,
}

/// A square code and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Square {
    /// What is drawn.
    pub matrix: Matrix,
    /// What a telephone reads in it.
    pub line: String,
    /// What it is, for those who cannot see it.
    pub words: String,
}

/// What stands on a badge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// Around the upper half.
    pub above: String,
    /// Around the lower half.
    pub below: String,
    /// In the middle; a star when there is none.
    pub number: Option<u16>,
    /// What it is, for those who cannot see it.
    pub words: String,
}

/// A file carried along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The name of the file.
    pub name: String,
    /// Its media type.
    pub media: &'static str,
    /// What it is, in words.
    pub words: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}
