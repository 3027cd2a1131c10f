//! Tables as spreadsheets read them: `;` between cells, as in France.

use std::fmt::Write;

/// What a file begins with, so that a spreadsheet reads its accents.
pub const MARK: char = '\u{feff}';

/// One row with its line end. A cell that a spreadsheet would take for a formula is
/// made text: a name must not compute anything on somebody's machine.
pub fn row<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    let mut row = String::new();
    for (at, cell) in cells.into_iter().enumerate() {
        let comma = if at == 0 { "" } else { ";" };
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let guard = if is_formula { "'" } else { "" };
        let needs_quotes = cell.contains([';', '"', '\n', '\r', ',']) || cell.trim() != cell;
        // Writing to a text cannot fail.
        let _ = if needs_quotes {
            write!(row, "{comma}\"{guard}{}\"", cell.replace('"', "\"\""))
        } else {
            write!(row, "{comma}{guard}{cell}")
        };
    }
    row.push_str("\r\n");
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_neither_cut_nor_computed() {
        assert_eq!(row(["a", "b c", ""]), "a;b c;\r\n");
        assert_eq!(row(["a;b", "dit \"oui\"", " x"]), "\"a;b\";\"dit \"\"oui\"\"\";\" x\"\r\n");
        assert_eq!(row(["=1+1", "@x", "-"]), "'=1+1;'@x;'-\r\n");
        assert_eq!(row(["=1;2"]), "\"'=1;2\"\r\n");
    }
}
