//! `passeport module sheet`: a page to print, on standard output.

use crate::pty::player::Home;

use super::{Said, both};

#[test]
fn the_checklist_of_the_module_on_equipment_is_one_page_in_both_languages() {
    let home = Home::new();
    for (locale, title) in [("fr", "MA LISTE AVANT D’ACHETER"), ("en", "MY LIST BEFORE BUYING")] {
        let mut command = home.command(&["--locale", locale, "module", "sheet", "materiel"]);
        let said = Said::of(&command.env_remove("PASSEPORT_MODULES").output().unwrap());
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        let rows: Vec<&str> = said.out.lines().collect();
        assert!(rows.len() <= 60, "{} rows", rows.len());
        assert!(rows.iter().all(|row| row.chars().count() <= 72), "{}", said.out);
        assert!(rows.iter().filter(|row| row.starts_with("[ ] ")).count() >= 12, "{}", said.out);
        assert!(said.out.contains(title), "{}", said.out);
        // Any printer: no control but the line end, no no-break space, no page break at the end.
        assert!(!said.out.chars().any(|c| c != '\n' && (c.is_control() || c == '\u{a0}')));
    }
}

#[test]
fn a_module_without_a_sheet_or_without_existence_is_said_so() {
    let home = Home::new();
    let words = ("n’a pas de fiche à imprimer", "has no sheet to print");
    both(&home, &["module", "sheet", "reseau"], 66, words.0, words.1);
    let words = ("Aucun module ne s’appelle « rien »", "No module is called “rien”");
    both(&home, &["module", "sheet", "rien"], 66, words.0, words.1);
    both(&home, &["module", "fiche", "../etc"], 66, "Aucun module", "No module");
}
