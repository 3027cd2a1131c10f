//! A paper as plain text: for any printer, and for whoever reads with the ears.

use super::{Block, Form, Table};

/// Columns of a page.
pub(super) const COLUMNS: usize = 72;
/// The widest label of a fact.
const LABEL: usize = 24;

impl Form {
    /// The paper as plain text, no line longer than 72 characters.
    pub fn text(&self) -> String {
        let mut lines = wrapped(&self.above, COLUMNS);
        lines.extend(wrapped(&self.title.to_uppercase(), COLUMNS));
        lines.push("=".repeat(COLUMNS));
        for block in &self.blocks {
            match block {
                Block::Facts(facts) => facts.iter().for_each(|one| lines.extend(fact(one))),
                Block::Heading(words) => {
                    lines.push(String::new());
                    lines.extend(wrapped(words, COLUMNS));
                    lines.push("-".repeat(words.chars().count().min(COLUMNS)));
                }
                Block::Text(words) => {
                    lines.push(String::new());
                    lines.extend(wrapped(words, COLUMNS));
                }
                Block::Table(table) => {
                    lines.push(String::new());
                    lines.extend(grid(table));
                }
                Block::Scale(most) => {
                    let figures: Vec<String> = (1..=*most).map(|n| n.to_string()).collect();
                    lines.push(format!("   {}", figures.join("      ")));
                }
                Block::Lines(number) => {
                    lines.extend((0..*number).map(|_| ".".repeat(COLUMNS)));
                }
            }
        }
        lines.extend([String::new(), "-".repeat(COLUMNS)]);
        lines.extend(wrapped(&self.foot, COLUMNS));
        let mut text = String::new();
        for line in lines {
            // Every printer knows the plain space.
            text.push_str(line.replace(['\u{a0}', '\u{202f}'], " ").trim_end());
            text.push('\n');
        }
        text
    }
}

fn fact((label, value): &(String, String)) -> Vec<String> {
    let dots = ".".repeat(COLUMNS - LABEL - 2);
    let value = if value.is_empty() { &dots } else { value };
    let label = format!("{label:<LABEL$}");
    let indent = label.chars().count() + 2;
    let rows = wrapped(value, COLUMNS.saturating_sub(indent).max(20));
    let heads = std::iter::once(label).chain(std::iter::repeat(" ".repeat(indent - 2)));
    rows.into_iter().zip(heads).map(|(row, head)| format!("{head}  {row}")).collect()
}

/// A table with its lines drawn by signs of a typewriter.
fn grid(table: &Table) -> Vec<String> {
    let count = table.columns.len().max(1);
    let room = COLUMNS.saturating_sub(3 * count + 1);
    let parts = usize::from(table.parts());
    let mut widths: Vec<usize> = table
        .columns
        .iter()
        .map(|column| (room * usize::from(column.parts)).div_euclid(parts).max(2))
        .collect();
    let left = room.saturating_sub(widths.iter().sum());
    if let Some(widest) = widths.iter_mut().max_by_key(|width| **width) {
        *widest += left;
    }
    let rule = widths.iter().map(|width| "-".repeat(width + 2)).collect::<Vec<_>>().join("+");
    let rule = format!("+{rule}+");
    let titles: Vec<String> = table.columns.iter().map(|column| column.title.clone()).collect();
    let mut lines = vec![rule.clone()];
    lines.extend(row(&titles, &widths, 1));
    lines.push(rule.clone());
    for one in &table.rows {
        lines.extend(row(&one.cells, &widths, if one.is_to_fill { 2 } else { 1 }));
        lines.push(rule.clone());
    }
    lines
}

fn row(cells: &[String], widths: &[usize], least: usize) -> Vec<String> {
    let empty = String::new();
    let cell = |at: usize| cells.get(at).unwrap_or(&empty);
    let broken: Vec<Vec<String>> =
        widths.iter().enumerate().map(|(at, width)| wrapped(cell(at), *width)).collect();
    let height = broken.iter().map(Vec::len).max().unwrap_or(0).max(least);
    let line = |at: usize| {
        let cells = broken.iter().zip(widths).map(|(lines, width)| {
            let part = lines.get(at).map_or("", String::as_str);
            format!("| {part:<width$} ")
        });
        format!("{}|", cells.collect::<String>())
    };
    (0..height).map(line).collect()
}

/// Broken at plain spaces; a word that is too long is broken where it must. At least one
/// line.
fn wrapped(words: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in words.split([' ', '\n']).filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines.push(String::new());
            used = 0;
        }
        for (at, letter) in word.chars().enumerate() {
            if used >= width {
                lines.push(String::new());
                used = 0;
            }
            if let Some(line) = lines.last_mut() {
                if at == 0 && used > 0 {
                    line.push(' ');
                    used += 1;
                }
                line.push(letter);
                used += 1;
            }
        }
    }
    lines
}
