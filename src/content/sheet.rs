//! A sheet as one page of plain text, for any printer.

use crate::domain::prose::NO_BREAK;
use crate::domain::sheet::{Line, Sheet};

/// Columns of the page: what every printer has room for on A4.
pub const COLUMNS: usize = 72;
/// Rows of the page: six to the inch on A4, less the margins.
pub const ROWS: usize = 60;

/// A box to tick.
const BOX: &str = "[ ] ";
/// Room to write, at least.
const BLANK: usize = 12;

/// A sheet laid out: at most [`COLUMNS`] wide. `head` stands above its title;
/// `fact` says a fact with its date and source; `foot` stands at the end.
pub fn page(
    sheet: &Sheet,
    head: &str,
    fact: &dyn Fn(&Line) -> String,
    foot: &[String],
) -> Vec<String> {
    let rule = "-".repeat(COLUMNS);
    let mut rows = wrap("", head);
    rows.extend(wrap("", &sheet.title.text().to_uppercase()));
    rows.push(rule.clone());
    for (number, section) in (1..).zip(&sheet.sections) {
        rows.push(String::new());
        rows.extend(wrap(&format!("{number}. "), &section.title.text()));
        for line in &section.lines {
            rows.extend(match line {
                Line::Tick(text) => wrap(BOX, &text.text()),
                Line::Fill(text) => filled(&text.text()),
                Line::Fact { .. } => wrap("    ", &fact(line)),
            });
        }
    }
    rows.extend([String::new(), rule]);
    rows.extend(foot.iter().flat_map(|line| wrap("", line)));
    // Old printers know no no-break space.
    rows.into_iter().map(|row| row.replace(NO_BREAK, " ")).collect()
}

/// A question followed by dots to write on, on a row of its own if need be.
fn filled(text: &str) -> Vec<String> {
    let mut rows = wrap("    ", text);
    let used = rows.last().map_or(0, |row| row.chars().count());
    if used + 1 + BLANK > COLUMNS {
        rows.push(format!("    {}", ".".repeat(COLUMNS - 4)));
    } else if let Some(last) = rows.last_mut() {
        *last = format!("{last} {}", ".".repeat(COLUMNS - used - 1));
    }
    rows
}

/// `text` after `lead`, further rows standing below its first word. Breaks at
/// plain spaces only; a longer word is cut.
fn wrap(lead: &str, text: &str) -> Vec<String> {
    let indent = lead.chars().count();
    let room = COLUMNS.saturating_sub(indent).max(1);
    let mut rows: Vec<String> = vec![];
    let mut row = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let letters: Vec<char> = word.chars().collect();
        for part in letters.chunks(room) {
            let used = row.chars().count();
            if used > 0 && used + 1 + part.len() > room {
                rows.push(std::mem::take(&mut row));
            }
            if !row.is_empty() {
                row.push(' ');
            }
            row.extend(part);
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    let leads = std::iter::once(lead.to_owned()).chain(std::iter::repeat(" ".repeat(indent)));
    leads.zip(rows).map(|(lead, row)| format!("{lead}{row}")).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::prose::Prose;
    use crate::domain::sheet::Section;

    fn sheet(lines: Vec<Line>) -> Sheet {
        let section = Section { title: Prose::plain("Lire l’offre"), lines };
        let id = "essai".parse().unwrap();
        Sheet { id, title: Prose::plain("Ma fiche"), sections: vec![section] }
    }

    #[test]
    fn boxes_to_tick_and_room_to_write() {
        let long =
            "Garantie : durée, délai, qui vient, et ce que le contrat laisse à votre charge.";
        let lines = vec![Line::Tick(Prose::marked(long)), Line::Fill(Prose::plain("Où ?"))];
        let rows = page(&sheet(lines), "Module", &|_| String::new(), &["Fin".to_owned()]);
        let rule = "-".repeat(COLUMNS);
        let dots = format!("    Où ? {}", ".".repeat(COLUMNS - 9));
        assert_eq!(
            rows,
            [
                "Module",
                "MA FICHE",
                &rule,
                "",
                "1. Lire l’offre",
                "[ ] Garantie : durée, délai, qui vient, et ce que le contrat laisse à",
                "    votre charge.",
                &dots,
                "",
                &rule,
                "Fin",
            ]
        );
    }

    proptest! {
        #[test]
        fn no_row_is_wider_than_the_paper(texts in prop::collection::vec(".{0,200}", 1..5)) {
            let lines = texts.iter().flat_map(|text| {
                [Line::Tick(Prose::plain(text)), Line::Fill(Prose::plain(text))]
            });
            for row in page(&sheet(lines.collect()), &texts[0], &|_| String::new(), &texts) {
                prop_assert!(row.chars().count() <= COLUMNS, "{}", row);
            }
        }
    }
}
