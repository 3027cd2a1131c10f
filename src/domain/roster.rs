//! Rosters: who is expected, read from the spreadsheet a trainer has.
//!
//! Columns by name: those of *La Coop de la médiation numérique* and their usual
//! spellings. Only names and organisation are taken; telephone, address and the like are
//! left where they are, and it is said. A file with one bad line is refused whole, with
//! every bad line, so that nothing is ever half imported.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::id::LearnerId;
use super::prose;
use super::time::Date;

/// Days after which a roster is removed, unless something else is asked for.
pub const USUAL_DAYS: u32 = 30;
/// No roster has more lines.
pub const MOST: usize = 500;
/// No name is longer, in characters.
const LONGEST: usize = 80;

/// Somebody expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The surname.
    pub surname: String,
    /// The first name.
    pub first_name: String,
    /// The organisation, if told.
    pub company: Option<String>,
}

/// Somebody who goes into a register, and under which card, where that is known: two of one
/// name are told apart by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// The names.
    pub names: Expected,
    /// The card.
    pub learner: Option<LearnerId>,
}

impl From<Expected> for Coming {
    fn from(names: Expected) -> Self {
        Self { names, learner: None }
    }
}

/// A roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// Everybody, in the order of the file.
    pub people: Vec<Expected>,
    /// Columns of the file that were not taken.
    pub ignored: Vec<String>,
    /// The day it is removed.
    pub purge_on: Date,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// Its number in the file, from 1.
    pub line: usize,
    /// What.
    pub why: Why,
}

/// What can be wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// The file says nothing.
    #[error("the file is empty")]
    Empty,
    /// There is no column of that name.
    #[error("there is no column `{0}`")]
    NoColumn(&'static str),
    /// Two columns say the same.
    #[error("two columns mean `{0}`")]
    TwoColumns(&'static str),
    /// More or fewer cells than columns.
    #[error("{found} cells, {expected} columns")]
    Cells {
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A name is missing.
    #[error("the column `{0}` is empty")]
    Missing(&'static str),
    /// A name is longer than any name.
    #[error("`{0}` is too long for a name")]
    Long(&'static str),
    /// A cell holds what cannot be a name.
    #[error("`{0}` holds a character that is in no name")]
    Sign(&'static str),
    /// A quotation mark that is never closed.
    #[error("a quotation mark is not closed")]
    Quote,
    /// The same person as on that line.
    #[error("the same person as on line {0}")]
    Twice(usize),
    /// More lines than a roster has.
    #[error("more than {MOST} people")]
    Many,
}

const SURNAME: &str = "Nom";
const FIRST_NAME: &str = "Prénom";
const COMPANY: &str = "Structure";

/// The spellings of the columns, without accents and case.
const SPELLINGS: &[(&str, &[&str])] = &[
    (SURNAME, &["nom", "nom de famille", "nom d usage", "nom usuel", "surname", "last name"]),
    (FIRST_NAME, &["prenom", "prenoms", "first name", "firstname"]),
    (
        COMPANY,
        &["structure", "entreprise", "raison sociale", "societe", "employeur", "organisation"],
    ),
];

/// Reads a roster of `today`: `;`, `,` or tabulation between cells, UTF-8 with or without
/// mark, or Windows-1252.
///
/// # Errors
/// Every bad line, in order. Then nothing is taken.
pub fn read(bytes: &[u8], today: Date, days: u32) -> Result<Roster, Vec<BadLine>> {
    let text = decode(bytes);
    let one = |line, why| vec![BadLine { line, why }];
    let rows = rows(&text).map_err(|line| one(line, Why::Quote))?;
    let Some(((line, head), rows)) = rows.split_first() else { return Err(one(1, Why::Empty)) };
    let columns = columns(head).map_err(|why| one(*line, why))?;
    let (mut people, mut bad, mut seen) = (vec![], vec![], BTreeMap::new());
    for (line, cells) in rows {
        match person(cells, head.len(), &columns) {
            Ok(person) => {
                let name = plain(&format!("{} {}", person.surname, person.first_name));
                let name = (name, person.company.as_deref().map(plain));
                match seen.insert(name, *line) {
                    Some(first) => bad.push(BadLine { line: *line, why: Why::Twice(first) }),
                    None => people.push(person),
                }
            }
            Err(why) => bad.push(BadLine { line: *line, why }),
        }
    }
    if people.len() > MOST {
        bad.push(BadLine { line: 0, why: Why::Many });
    }
    if people.is_empty() && bad.is_empty() {
        bad.push(BadLine { line: *line + 1, why: Why::Empty });
    }
    if !bad.is_empty() {
        return Err(bad);
    }
    let taken: Vec<usize> = columns.values().copied().collect();
    let left = head.iter().enumerate().filter(|(at, name)| !taken.contains(at) && !name.is_empty());
    let ignored = left.map(|(_, name)| prose::clean(name)).collect();
    Ok(Roster { people, ignored, purge_on: today.plus_days(days) })
}

fn columns(head: &[String]) -> Result<BTreeMap<&'static str, usize>, Why> {
    let mut found = BTreeMap::new();
    for (at, name) in head.iter().enumerate() {
        let name = plain(name);
        let column = SPELLINGS.iter().find(|(_, all)| all.contains(&name.as_str()));
        if let Some((column, _)) = column
            && found.insert(*column, at).is_some()
        {
            return Err(Why::TwoColumns(column));
        }
    }
    for needed in [SURNAME, FIRST_NAME] {
        if !found.contains_key(needed) {
            return Err(Why::NoColumn(needed));
        }
    }
    Ok(found)
}

fn person(
    cells: &[String],
    expected: usize,
    columns: &BTreeMap<&'static str, usize>,
) -> Result<Expected, Why> {
    if cells.len() != expected {
        return Err(Why::Cells { found: cells.len(), expected });
    }
    let cell = |column: &'static str| {
        let cell = columns.get(column).and_then(|at| cells.get(*at));
        let cell = prose::composed(cell.map_or("", |cell| cell.trim()));
        if cell.chars().any(prose::is_forbidden) || cell.contains(char::REPLACEMENT_CHARACTER) {
            return Err(Why::Sign(column));
        }
        if cell.chars().count() > LONGEST {
            return Err(Why::Long(column));
        }
        Ok(cell)
    };
    let needed = |column| {
        let cell = cell(column)?;
        if cell.is_empty() { Err(Why::Missing(column)) } else { Ok(cell) }
    };
    let company = cell(COMPANY)?;
    Ok(Expected {
        surname: needed(SURNAME)?,
        first_name: needed(FIRST_NAME)?,
        company: (!company.is_empty()).then_some(company),
    })
}

/// Small letters without accents, one space between words: to compare.
fn plain(text: &str) -> String {
    let letters = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let words: String = letters.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows with the number of their first line; empty lines left out. What is between
/// quotation marks may hold separators and line ends.
///
/// # Errors
/// The line of a quotation mark that is not closed.
fn rows(text: &str) -> Result<Vec<(usize, Vec<String>)>, usize> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    let sign = [';', ',', '\t'].into_iter().max_by_key(|sign| (count(*sign), *sign == ';'));
    let sign = sign.unwrap_or(';');
    let (mut rows, mut row, mut cell) = (vec![], vec![], String::new());
    let (mut line, mut began, mut quoted): (usize, usize, Option<usize>) = (1, 1, None);
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        match c {
            '"' if quoted.is_some() && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' if quoted.is_some() => quoted = None,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = Some(line);
            }
            '\r' if signs.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                if quoted.is_some() {
                    cell.push(' ');
                } else {
                    row.push(std::mem::take(&mut cell));
                    rows.push((began, std::mem::take(&mut row)));
                    began = line + 1;
                }
                line += 1;
            }
            c if c == sign && quoted.is_none() => row.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    if let Some(line) = quoted {
        return Err(line);
    }
    row.push(cell);
    rows.push((began, row));
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    Ok(rows)
}

/// UTF-8 where it is, else Windows-1252: what French spreadsheets still write.
fn decode(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes)
        .map_or_else(|_| bytes.iter().map(|byte| windows_1252(*byte)).collect(), str::to_owned)
}

/// The character of a byte in Windows-1252 (WHATWG Encoding, index windows-1252); the
/// five bytes that mean nothing are replaced.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
        '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ',
        '\u{fffd}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => {
            HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests;
