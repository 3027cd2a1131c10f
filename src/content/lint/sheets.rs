//! Sheets: one page of paper each, with lines that are ticked at a glance.

use crate::content::report::{Report, lines};
use crate::content::rules;
use crate::content::sheet::{COLUMNS, ROWS, page};
use crate::domain::module::Module;
use crate::domain::sheet::{Line, host};

/// Characters of a line to tick or fill in.
const LINE: usize = 80;
/// Rows the program adds at the end.
const FOOT: usize = 4;

pub(super) fn check(report: &mut Report<'_>, module: &Module) {
    for (path, line) in lines(module) {
        if let Line::Tick(text) | Line::Fill(text) = line {
            let count = text.text().chars().count();
            if count > LINE {
                let found = report.at(&rules::SHEET_LINE, &path).with("count", count);
                report.tell(found.with("most", LINE));
            }
        }
    }
    for (index, sheet) in module.sheets.iter().enumerate() {
        let rows = page(sheet, &module.title.text(), &fact, &[]).len() + FOOT;
        if rows > ROWS {
            let found = report.at(&rules::SHEET_TOO_LONG, &format!("sheets/{index}"));
            let found = found.with("count", rows).with("columns", COLUMNS);
            report.tell(found.with("most", ROWS));
        }
    }
}

/// As long as the program says it, in its longest words.
fn fact(line: &Line) -> String {
    let Line::Fact { text, source, .. } = line else { return String::new() };
    let host = host(source);
    format!("À savoir. {} (À revérifier. Vu le 30 septembre 2026, {host})", text.text())
}
