//! The plan of action outside the screen: the page to print, and the files.

use std::io;
use std::path::PathBuf;

use super::shell::Setup;
use super::{calendar, papers, wording};
use crate::app::msg::Papers;
use crate::content::Catalogue;
use crate::domain::action::Line;
use crate::domain::time::{Date, Timestamp};
use crate::text::Text;

/// The page to print.
pub const PAGE: &str = "plan-action.txt";
/// The calendar.
pub const CALENDAR: &str = "plan-action.ics";

/// Columns of the page: what an A4 sheet holds in the type of a typewriter, with margins.
const COLUMNS: usize = 72;
/// Rows of the page: what an A4 sheet holds, with margins.
const ROWS: usize = 60;

/// A line of the plan with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The line.
    pub line: Line,
    /// The title of its module.
    pub title: String,
    /// What to do.
    pub action: String,
}

/// Brings the words of `lines` in the language of `text`. A module that is not
/// here any more has none: its line is left out.
pub fn entries(catalogue: &Catalogue, text: &Text, lines: Vec<Line>) -> Vec<Entry> {
    let entry = |line: Line| {
        let opening = catalogue.module(&line.module, text.locale()).ok()?;
        let title = opening.module.title.text();
        let action = opening.module.ending.action.text();
        Some(Entry { line, title, action })
    };
    lines.into_iter().filter_map(entry).collect()
}

/// Writes the page, and the calendar when something is left to do, into the folder of
/// the certificates.
pub(super) fn export(setup: &Setup, lines: Vec<Line>, at: Timestamp) -> Papers {
    let entries = entries(&setup.catalogue, &setup.text, lines);
    match write(setup, &entries, at) {
        Ok(files) => Papers::Exported { folder: setup.export.display().to_string(), files },
        Err((path, why)) => {
            let (path, why) = (path.display().to_string(), why.to_string());
            let args = [("path", (&path).into()), ("why", (&why).into())];
            Papers::Refused(setup.text.with("papers-unwritable", &args))
        }
    }
}

fn write(
    setup: &Setup,
    entries: &[Entry],
    at: Timestamp,
) -> Result<Vec<String>, (PathBuf, io::Error)> {
    let page = Some(page(&setup.text, entries, at.date()));
    let files = [(PAGE, page), (CALENDAR, calendar::calendar(&setup.text, entries, at))];
    let files = files.into_iter().filter_map(|(name, text)| Some((name, text?)));
    let written = files.map(|(name, bytes)| {
        let path = setup.export.join(name);
        let done = papers::write(&setup.export, &path, bytes.as_bytes());
        done.map(|()| name.to_owned()).map_err(|why| (path, why))
    });
    written.collect()
}

/// One page of plain text, 72 columns wide and at most 60 rows high: what is
/// still to do first. What does not fit is counted.
pub fn page(text: &Text, entries: &[Entry], today: Date) -> String {
    let mut rows = head(text, today);
    let (open, done): (Vec<_>, Vec<_>) = entries.iter().partition(|e| e.line.done.is_none());
    let entries: Vec<&Entry> = open.into_iter().chain(done).collect();
    for (place, entry) in entries.iter().enumerate() {
        let block = block(text, entry, today);
        let is_last = place + 1 == entries.len();
        // A row stays free for what is left out, unless nothing is.
        let room = ROWS - if is_last { 0 } else { 2 };
        if rows.len() + block.len() > room {
            let more = entries.len() - place;
            rows.push(String::new());
            rows.extend(wrapped(&text.with("sheet-more", &[("more", more.into())]), COLUMNS));
            break;
        }
        rows.extend(block);
    }
    // Every printer knows the plain space.
    let mut page = rows.join("\n").replace(crate::domain::prose::NO_BREAK, " ");
    page.push('\n');
    page
}

fn head(text: &Text, today: Date) -> Vec<String> {
    let (title, date) = (text.get("sheet-title"), wording::date(text, today));
    let gap = COLUMNS.saturating_sub(columns(&title) + columns(&date)).max(1);
    let mut rows =
        vec![format!("{title}{}{date}", " ".repeat(gap)), text.get("product"), "-".repeat(COLUMNS)];
    rows.extend(wrapped(&text.get("sheet-help"), COLUMNS));
    rows
}

/// An empty row, the box with what to do, and when.
fn block(text: &Text, entry: &Entry, today: Date) -> Vec<String> {
    const INDENT: usize = 4;
    let (mark, id, day) = match entry.line.done {
        Some(done) => ("[x] ", "actions-done", done.date()),
        None if entry.line.is_late(today) => ("[ ] ", "actions-late", entry.line.due),
        None => ("[ ] ", "actions-due", entry.line.due),
    };
    let day = wording::date(text, day);
    let state = text.with(id, &[("date", (&day).into())]);
    let module = text.with("actions-module", &[("module", (&entry.title).into())]);
    let state = format!("{state} {module}");
    let action = wrapped(&entry.action, COLUMNS - INDENT);
    let said = action.into_iter().chain(wrapped(&state, COLUMNS - INDENT)).enumerate();
    let indented = said.map(|(row, words)| {
        let before = if row == 0 { mark.to_owned() } else { " ".repeat(INDENT) };
        format!("{before}{words}")
    });
    std::iter::once(String::new()).chain(indented).collect()
}

/// Letters of our texts are one column wide each.
fn columns(text: &str) -> usize {
    text.chars().count()
}

/// Lines of at most `width` columns, broken at plain spaces. A longer word, such
/// as an address, is cut: paper does not scroll.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if columns(line) + 1 + columns(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => {
                let letters: Vec<char> = word.chars().collect();
                lines.extend(letters.chunks(width).map(|piece| piece.iter().collect::<String>()));
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 22 November 2026, nine in the morning.
    const NOW: Timestamp = Timestamp(1_795_338_000_000);

    fn entry(days_ago: i32, done: bool, action: &str) -> Entry {
        let since = Timestamp(NOW.0 - i64::from(days_ago) * 86_400_000);
        let module = "essai".parse().unwrap();
        let done = done.then_some(NOW);
        let due = since.date().plus_days(crate::domain::action::DAYS);
        let line = Line { module, since, due, done };
        Entry { line, title: "Vendre sur internet".to_owned(), action: action.to_owned() }
    }

    #[test]
    fn the_page_shows_what_is_to_do_first_and_never_scolds() {
        let entries = [
            entry(0, true, "Appelez votre banque."),
            entry(
                0,
                false,
                "Cette semaine, cherchez qui est inscrit pour votre nom de domaine. Notez la date de fin, et où est l’accès.",
            ),
            entry(30, false, "Comptez."),
        ];
        let page = page(&Text::embedded("fr"), &entries, NOW.date());
        assert_eq!(
            page,
            "\
Mon plan d’action                                       22 novembre 2026
Passeport numérique
------------------------------------------------------------------------
Cochez quand c’est fait. Rien ne presse : chaque geste compte.

[ ] Cette semaine, cherchez qui est inscrit pour votre nom de domaine.
    Notez la date de fin, et où est l’accès.
    Pour le 29 novembre 2026. Module : Vendre sur internet

[ ] Comptez.
    Quand vous pourrez. Module : Vendre sur internet

[x] Appelez votre banque.
    Fait le 22 novembre 2026. Module : Vendre sur internet
"
        );
    }

    #[test]
    fn the_page_is_one_sheet_whatever_there_is_to_do() {
        for locale in crate::text::Bundles::embedded().locales() {
            let text = Text::embedded(locale);
            for count in 0..60 {
                for words in [1, 30, 200] {
                    let action = "geste ".repeat(words) + &"h".repeat(90);
                    let entries: Vec<_> =
                        (0..count).map(|n| entry(n, n % 3 == 0, &action)).collect();
                    let page = page(&text, &entries, NOW.date());
                    let rows: Vec<&str> = page.lines().collect();
                    assert!(rows.len() <= ROWS, "{} rows for {count}", rows.len());
                    assert!(rows.iter().all(|row| columns(row) <= COLUMNS), "{page}");
                    let shown = rows.iter().filter(|row| row.starts_with('[')).count();
                    let more = usize::try_from(count).unwrap() - shown;
                    let last = rows.last().unwrap();
                    assert_eq!(
                        last.contains(&format!(" {more} ")) || last.starts_with(&more.to_string()),
                        more > 0,
                        "{page}"
                    );
                }
            }
        }
    }
}
