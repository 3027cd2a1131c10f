//! `passeport roster`: lists of names as spreadsheets write them, whole or not at all.

use std::fs;

use super::*;

/// As La Coop exports beneficiaries, with more columns than are taken.
const GOOD: &str = "\u{feff}Nom;Prénom;Email;Structure\r\n\
                    Lefèvre;Zoé;z@exemple.fr;\"Café; Bar\"\r\n\
                    Vidal;Lucie;;\r\n";

fn import(home: &Home, bytes: &[u8], more: &[&str]) -> Said {
    let file = home.path("liste.csv");
    fs::write(&file, bytes).unwrap();
    run(home, &[&["roster", "import", text(&file)], more].concat())
}

#[test]
fn a_roster_is_read_from_each_kind_of_file_and_shows_its_day() {
    let home = Home::new();
    let windows = b"Nom,Pr\xe9nom\r\nLef\xe8vre,Zo\xe9\r\n";
    for (bytes, count, ignored) in [(GOOD.as_bytes(), 2, "Email"), (windows, 1, "")] {
        let said = import(&home, bytes, &[]);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
        assert!(said.out.starts_with(&count.to_string()) && said.out.contains(ignored), "{said:?}");
        assert!(said.out.contains("effacée d’ici après le"), "{said:?}");
    }
    let listed = run(&home, &["roster", "list", "--json"]).json();
    assert_eq!(listed.as_array().unwrap().len(), 2, "{listed}");
    let days =
        |day: &Value| day.as_str().unwrap().parse::<passeport::domain::time::Date>().unwrap();
    for one in listed.as_array().unwrap() {
        assert_eq!(days(&one["purge_on"]).days_since(days(&one["brought_on"])), 30);
    }
    let two = listed.as_array().unwrap().iter().find(|one| one["people"] == 2).unwrap();
    let id = &two["roster"].as_str().unwrap()[..8];
    let shown = run(&home, &["roster", "show", id]);
    assert!(shown.out.contains("Lefèvre Zoé, Café; Bar") && !shown.out.contains("exemple.fr"));
    both(&home, &["roster", "erase", "a"], 64, "trop court", "too short");
    assert_eq!(run(&home, &["roster", "erase", id]).code, 0);
    both(&home, &["roster", "show", id], 66, "Aucune liste", "No roster");
    assert_eq!(run(&home, &["roster", "list", "--json"]).json().as_array().unwrap().len(), 1);
}

#[test]
fn every_bad_line_is_told_with_its_number_and_nobody_is_taken() {
    let home = Home::new();
    let bad = "Nom;Prénom\nVidal;Lucie\n;Paul\nMartin;\nVidal;Lucie\nA;B;C\n";
    let said = import(&home, bad.as_bytes(), &[]);
    let err = said.err.replace('\u{a0}', " ");
    assert_eq!((said.code, said.out.as_str()), (66, ""), "{err}");
    for words in [
        "Rien n’a été repris de liste.csv",
        "Ligne 3 : la case « Nom » est vide",
        "Ligne 4 : la case « Prénom » est vide",
        "Ligne 5 : la même personne qu’à la ligne 2",
        "Ligne 6 : 3 cases, il en faut 2",
    ] {
        assert!(err.contains(words), "{words:?} in {err}");
    }
    for (bytes, words) in [
        (&b""[..], "il n’y a personne"),
        (b"Nom;Nom;Pr\xe9nom\nA;B;C\n", "deux colonnes"),
        (b"Nom;Tel\nA;B\n", "il manque la colonne « Prénom »"),
        (b"Nom;Pr\xe9nom\n\"A;B\n", "guillemet"),
    ] {
        let said = import(&home, bytes, &[]);
        assert!(said.code == 66 && said.err.replace('\u{a0}', " ").contains(words), "{said:?}");
    }
    both(&home, &["roster", "list"], 0, "Aucune liste", "No roster");
    assert_eq!(run(&home, &["roster", "import", "nulle-part.csv"]).code, 66);
}

#[test]
fn a_roster_goes_into_a_register_whole_or_not_at_all() {
    let home = Home::new();
    let new = ["register", "new", "--title", "T", "--morning", "9h-12h", "--json"];
    let said = run(&home, &new).json();
    let id = said["register"].as_str().unwrap().to_owned();
    let said = import(&home, GOOD.as_bytes(), &["--register", &id[..8]]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    // Names that are in a register need no list of their own.
    both(&home, &["roster", "list"], 0, "Aucune liste", "No roster");
    let people = || run(&home, &["register", "show", "--json"]).json()["people"].clone();
    assert_eq!(people(), 2);
    assert_eq!(import(&home, b"Nom;Pr\xe9nom\nA;B\n;\xe9\n", &["--register", &id]).code, 66);
    assert_eq!(people(), 2);
    // And a kept one comes into a register that is opened.
    let said = import(&home, GOOD.as_bytes(), &["--days", "3", "--json"]).json();
    let roster = said["roster"].as_str().unwrap()[..8].to_owned();
    let said = run(&home, &[&new[..], &["--roster", &roster]].concat()).json();
    assert_eq!(said["people"], 2);
    both(&home, &["register", "new", "--title", "T", "--roster", "zz"], 66, "« zz »", "“zz”");
}
