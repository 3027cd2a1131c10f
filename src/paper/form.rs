//! Papers of any length: facts, words, tables to read or to fill in by hand.
//!
//! A [`Form`] is words only. The same one becomes a document to print ([`write()`]) and plain
//! text ([`Form::text`]); the same form always gives the same bytes.

mod pdf;
mod plain;
mod plan;

pub use pdf::write;

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The language of the words, such as `fr`.
    pub language: String,
    /// Above the title: who made it.
    pub above: String,
    /// The title.
    pub title: String,
    /// What it says, from top to bottom.
    pub blocks: Vec<Block>,
    /// At the foot of each page.
    pub foot: String,
    /// The name of the document, which two of them never share.
    pub id: String,
    /// When it was made, in UTC: year, month, day, hour, minute, second.
    pub made: [u16; 6],
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// What something is: label and value. Without a value: a line to write on.
    Facts(Vec<(String, String)>),
    /// A title inside.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Something in rows and columns.
    Table(Table),
    /// Figures to circle, from one to this.
    Scale(u8),
    /// So many lines to write on.
    Lines(u8),
}

/// Something in rows and columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands in it.
    pub title: String,
    /// How wide it is, in parts of the whole.
    pub parts: u8,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The cells, one for each column; one left empty is a box to write in.
    pub cells: Vec<String>,
    /// Whether somebody writes in it by hand: then it is high enough for that.
    pub is_to_fill: bool,
}

impl Table {
    /// A table with these columns, title and width, and no rows.
    pub fn new(columns: impl IntoIterator<Item = (String, u8)>) -> Self {
        let columns = columns.into_iter().map(|(title, parts)| Column { title, parts });
        Self { columns: columns.collect(), rows: vec![] }
    }

    /// Adds a row.
    pub fn push(&mut self, cells: Vec<String>, is_to_fill: bool) {
        self.rows.push(Row { cells, is_to_fill });
    }

    /// All parts of the width together.
    fn parts(&self) -> u16 {
        self.columns.iter().map(|column| u16::from(column.parts)).sum::<u16>().max(1)
    }
}

#[cfg(test)]
mod tests;
