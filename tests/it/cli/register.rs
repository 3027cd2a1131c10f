//! `passeport register`: a day of training as a trainer types it, what stands on the papers
//! afterwards, and what becomes of a register that somebody changes.

use std::fs;

use passeport::domain::attendance::{Register, Signer};
use passeport::domain::id::LearnerId;
use passeport::domain::roster::Expected;
use passeport::domain::time::Timestamp;
use passeport::run::registers;
use serde_json::json;

use super::*;

const NEW: &[&str] = &[
    "register",
    "new",
    "--title",
    "Vendre sur internet",
    "--organisation",
    "Chambre de métiers",
    "--place",
    "Salle 2",
    "--date",
    "2026-11-26",
    "--morning",
    "9h-12h",
    "--afternoon",
    "14h-17h",
    "--trainer",
    "Mme Roche",
    "--days",
    "36500",
];

fn ok(home: &Home, args: &[&str]) -> Said {
    let said = run(home, args);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{args:?}: {}", said.out);
    said
}

/// A register with three people; gives its name.
fn opened(home: &Home) -> String {
    let said = ok(home, &[NEW, &["--json"]].concat());
    let id = said.json()["register"].as_str().unwrap().to_owned();
    ok(home, &["register", "add", "Vidal", "Lucie", "--company", "Fleurs & Co"]);
    ok(home, &["register", "add", "Benali", "Fatima"]);
    ok(home, &["register", "add", "Petit", "Paul"]);
    id
}

/// The day: one signs, one is late, one is absent and then was not.
fn day(home: &Home) -> String {
    let id = opened(home);
    ok(home, &["register", "sign", "1", "--at", "9h04"]);
    ok(home, &["register", "late", "benali", "--at", "9h20"]);
    ok(home, &["register", "missing", "paul", "--at", "9h30"]);
    let reason = ["--reason", "il était à l’accueil", "--at", "9h35"];
    ok(home, &[&["register", "correct", "Petit", "--to", "seen"], &reason[..]].concat());
    ok(home, &["register", "countersign", "--at", "12h"]);
    ok(home, &["register", "seen", "1", "2", "--at", "14h"]);
    ok(home, &["register", "missing", "3", "--at", "14h30"]);
    id
}

fn shown(home: &Home) -> String {
    ok(home, &["register", "show"]).out.replace('\u{a0}', " ")
}

#[test]
fn a_day_stands_in_the_register_as_it_was() {
    let home = Home::new();
    day(&home);
    let page = shown(&home);
    let squeezed = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Chambre de métiers",
        "Salle 2",
        "26 novembre 2026",
        "Matin de 9 h 00 à 12 h 00 ; Après-midi de 14 h 00 à 17 h 00",
        "Mme Roche",
        "VIDAL Lucie",
        "3 présents sur 3. Signé par Mme Roche à 12 h 00.",
        "2 présents sur 3. Qui anime n’a pas signé.",
        "PETIT Paul (après-midi)",
        "Motif : il était à l’accueil. Par Mme Roche.",
        "pas encore scellé",
    ] {
        assert!(squeezed.contains(words), "{words:?} in {page}");
    }
    assert!(page.lines().all(|line| line.chars().count() <= 72), "{page}");
    let value = ok(&home, &["register", "show", "--json"]).json();
    assert_eq!(value["list"][1]["halves"][0]["is_late"], true, "{value}");
    assert_eq!(value["list"][2]["halves"][0]["corrections"], 1, "{value}");
}

#[test]
fn only_the_name_of_somebody_who_was_not_expected_is_confirmed() {
    let home = Home::new();
    let id = day(&home);
    let refused = (("rien à confirmer", "nothing to confirm"), &["register", "confirm", "1"]);
    both(&home, refused.1, 64, refused.0.0, refused.0.1);
    // Somebody signs on a seat, under a name that is not on the list.
    let learner = LearnerId::from_entropy(7);
    let signer = Signer { learner, here: "9h05".parse().unwrap() };
    let names =
        Expected { surname: "Roux".to_owned(), first_name: "Éric".to_owned(), company: None };
    let (data, id) = (home.data(), id.parse().unwrap());
    let lines = |register: &Register| signer.by_names(register, &names, false);
    registers::add(&data, id, lines, Timestamp(0)).unwrap();
    let table = || {
        let said = ok(&home, &["register", "export", "--format", "csv", "--json"]).json();
        fs::read_to_string(said["files"][0].as_str().unwrap()).unwrap()
    };
    assert!(table().contains("non, nom non confirmé"), "{}", table());
    let listed = ok(&home, &["register", "show", "--json"]).json()["list"][3].clone();
    assert_eq!((&listed["is_listed"], &listed["is_confirmed"]), (&json!(false), &json!(false)));
    let said = ok(&home, &["register", "confirm", "roux"]);
    assert!(said.out.contains("ROUX Éric"), "{said:?}");
    assert!(table().contains("non, nom confirmé"), "{}", table());
    both(&home, &["register", "confirm", "roux"], 64, refused.0.0, refused.0.1);
}

#[test]
fn one_person_is_one_person() {
    let home = Home::new();
    ok(&home, NEW);
    ok(&home, &["register", "add", "Petit", "Paul"]);
    ok(&home, &["register", "sign", "1", "--at", "9h05"]);
    let page = shown(&home);
    assert!(page.contains("1 présent sur 1.") && !page.contains("1 présents"), "{page}");
    assert!(page.contains("0 présents sur 1.") || page.contains("0 présent sur 1."), "{page}");
    for (locale, none, one) in
        [("fr", "1 personnes", "1 personne,"), ("en", "1 people", "1 person,")]
    {
        let bundles = passeport::text::Bundles::embedded();
        let text = passeport::text::Text::new(bundles, locale);
        for id in ["register-valid", "register-unknown-key"] {
            let words = ["title", "date", "at", "key"].map(|name| (name, "x".into()));
            let told =
                text.with(id, &[&words[..], &[("lines", 2.into()), ("people", 1.into())]].concat());
            assert!(told.contains(one) && !told.contains(none), "{told}");
        }
    }
}

#[test]
fn what_cannot_be_is_refused_and_adds_no_line() {
    let home = Home::new();
    let none = ("Aucun registre ouvert", "No open register");
    both(&home, &["register", "sign", "1"], 66, none.0, none.1);
    day(&home);
    let lines = || ok(&home, &["register", "show", "--json"]).json()["lines"].clone();
    let before = lines();
    let refused: [(&[&str], i32, &str, &str); 10] = [
        (&["register", "sign", "1", "--at", "9h05"], 64, "déjà noté", "noted already"),
        (&["register", "sign", "9", "--at", "9h05"], 64, "s’appelle « 9 »", "called “9”"),
        (&["register", "sign", "zoé", "--at", "9h05"], 64, "« zoé »", "“zoé”"),
        (&["register", "sign", "", "--at", "9h05"], 64, "Plusieurs personnes", "Several people"),
        (&["register", "late", "1", "--at", "14h05"], 64, "n’est pas en retard", "is not late"),
        (
            &["register", "correct", "1", "--to", "absent", "--reason", " ", "--at", "9h"],
            64,
            "demande un motif",
            "needs a reason",
        ),
        (&["register", "countersign", "--at", "12h"], 64, "déjà noté", "noted already"),
        (&["register", "sign", "1", "--register", "zz"], 66, "« zz »", "“zz”"),
        (&["register", "erase", "abc", "--yes"], 64, "trop court", "too short"),
        (&["register", "sign", "1", "--at", "25h"], 64, "25h", "25h"),
    ];
    for (args, code, french, english) in refused {
        both(&home, args, code, french, english);
    }
    assert_eq!(lines(), before);
    // A register that could not be used is not opened.
    let bad: [(&[&str], &str); 5] = [
        (&["--morning", "9h-12h"], "Il manque le titre"),
        (&["--title", "T"], "Il manque les horaires"),
        (&["--module", "rien", "--morning", "9h-12h"], "n’existe pas"),
        (&["--title", "T", "--morning", "12h-9h"], "12h-9h"),
        (&["--title", "T", "--morning", "9h-12h", "--date", "2020-01-01"], "déjà passée"),
    ];
    for (args, words) in bad {
        let said = run(&home, &[&["register", "new"], args].concat());
        assert!(said.code != 0 && said.err.replace('\u{a0}', " ").contains(words), "{said:?}");
    }
    assert_eq!(ok(&home, &["register", "list", "--json"]).json().as_array().unwrap().len(), 1);
}

#[test]
fn a_sealed_register_takes_no_line_and_its_file_is_verified_anywhere() {
    let home = Home::new();
    let id = day(&home);
    both(&home, &["register", "verify"], 2, "INCOMPLET", "INCOMPLETE: the register stops at");
    let sealed = ok(&home, &["register", "seal", "--json"]).json();
    let key = sealed["key"].as_str().unwrap().to_owned();
    both(&home, &["register", "sign", "1", "--register", &id], 64, "scellé", "sealed");
    both(&home, &["register", "verify"], 0, "VALABLE", "VALID");
    let file = home.path("papers").join(format!("registre_2026-11-26_{}.json", &id[..8]));
    both(&home, &["register", "verify", text(&file)], 0, "Vendre sur internet", "3 people");
    // Elsewhere nobody knows the key, until it is given.
    let other = Home::new();
    let said = run(&other, &["register", "verify", text(&file)]);
    assert_eq!(said.code, 5, "{said:?}");
    assert!(said.out.contains("CLÉ INCONNUE"), "{said:?}");
    let said = run(&other, &["register", "verify", text(&file), "--issuer", &key]);
    assert_eq!(said.code, 0, "{said:?}");
    // One line changed, whoever brings it.
    let whole = fs::read_to_string(&file).unwrap();
    let changed = whole.replacen("09:20", "09:04", 1);
    assert_ne!(changed, whole);
    let said = run_with(&home, &["register", "verify", "-", "--json"], &changed);
    assert_eq!((said.code, said.json()["line"].as_u64()), (1, Some(6)), "{said:?}");
    let said = run_with(&home, &["register", "verify", "-"], "rien");
    assert!(said.code == 1 && said.out.contains("n’est pas un registre"), "{said:?}");
    // The kept lines changed, and the document beside them not.
    let lines = home.data().join("registers").join(format!("{id}.jsonl"));
    let kept = fs::read_to_string(&lines).unwrap();
    fs::write(&lines, kept.replacen("09:20", "09:04", 1)).unwrap();
    let said = run(&home, &["register", "verify"]);
    assert!(said.code == 1 && said.out.contains("la ligne 6"), "{said:?}");
    both(&home, &["register", "show"], 66, "Aucun registre ouvert", "No open register");
}

#[test]
fn the_papers_of_a_register_are_for_its_owner_and_the_same_each_time() {
    let home = Home::new();
    let id = day(&home);
    let export = |args: &[&str]| {
        let said = ok(&home, &[&["register", "export", "--json"], args].concat());
        let files = said.json()["files"].as_array().unwrap().clone();
        files.iter().map(|file| PathBuf::from(file.as_str().unwrap())).collect::<Vec<_>>()
    };
    let sheet = export(&["--sheet"]);
    assert_eq!(sheet.len(), 2, "{sheet:?}");
    let page = fs::read_to_string(&sheet[1]).unwrap();
    assert!(page.contains("Visa") && page.contains("VIDAL") && page.contains("Absences"), "{page}");
    both(&home, &["register", "export", "--format", "json"], 64, "pas encore scellé", "not sealed");
    ok(&home, &["register", "seal"]);
    let all = export(&[]);
    let read = || all.iter().map(|path| fs::read(path).unwrap()).collect::<Vec<_>>();
    let (first, names) = (read(), |path: &PathBuf| path.extension().unwrap().to_owned());
    assert_eq!(all.iter().map(names).collect::<Vec<_>>(), ["pdf", "txt", "csv", "json"]);
    assert_eq!(export(&[]), all);
    assert_eq!(read(), first, "the same bytes each time");
    assert!(first[0].starts_with(b"%PDF-"));
    let table = String::from_utf8(first[2].clone()).unwrap();
    assert_eq!(table.lines().count(), 1 + 3 * 2, "{table}");
    let late = table.lines().find(|line| line.contains("Benali") && line.contains("Matin"));
    assert!(late.unwrap().contains("vu;09:20;oui;12:00"), "{table}");
    #[cfg(unix)]
    for path in &all {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600, "{path:?}");
    }
    // A name that our fonts cannot write: the page is told, the text is there.
    ok(&home, &["register", "new", "--title", "Ελληνικά", "--morning", "9h-12h"]);
    ok(&home, &["register", "add", "Ελένη", "Zoé"]);
    let said = run(&home, &["register", "export", "--sheet"]);
    assert!(said.code == 0 && said.err.contains("nos polices"), "{said:?}");
    assert!(said.out.contains(".txt") && !said.out.contains(".pdf"), "{said:?}");
    let _ = id;
}

#[test]
fn names_go_on_their_day_and_a_register_goes_when_asked() {
    let home = Home::new();
    let said = ok(&home, &["register", "new", "--title", "T", "--morning", "9h-12h", "--json"]);
    let id = said.json()["register"].as_str().unwrap()[..8].to_owned();
    both(&home, &["register", "erase", &id], 64, "--yes", "--yes");
    ok(&home, &["register", "erase", &id, "--yes"]);
    both(&home, &["register", "list"], 0, "Aucun registre", "No register");
    both(&home, &["register", "erase", &id, "--yes"], 66, "Aucun registre", "No register");
    // A sheet without names has lines to write on.
    ok(&home, &["register", "new", "--title", "T", "--morning", "9h-12h"]);
    let said = ok(&home, &["register", "export", "--sheet", "--format", "text"]);
    let path = said.out.trim().rsplit(' ').next().unwrap().to_owned();
    let page = fs::read_to_string(path).unwrap();
    assert!(page.lines().filter(|line| line.starts_with('+')).count() >= 16, "{page}");
    assert!(page.contains("Organisme") && page.contains("....."), "{page}");
}

/// Sheets, registers and what a session leaves, for other people's readers when
/// `PASSEPORT_EXAMPLES` names a folder: each with the names that must be read on it.
#[test]
fn papers_are_made_for_other_peoples_readers() {
    let home = Home::new();
    let id = opened(&home);
    let mut names = vec!["VIDAL Lucie".to_owned(), "BENALI Fatima".to_owned()];
    let mut rows = String::from("Nom;Prénom;Structure\n");
    for number in 1..=60 {
        names.push(format!("ŒUVRARD{number} Zoë"));
        rows.push_str(&["Œuvrard", &number.to_string(), ";Zoë;Café\n"].concat());
    }
    let file = home.path("liste.csv");
    fs::write(&file, rows).unwrap();
    ok(&home, &["roster", "import", text(&file), "--register", &id]);
    ok(&home, &["register", "export", "--sheet"]);
    let people: Vec<String> = (1..=63).map(|number| number.to_string()).collect();
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    ok(&home, &[&["register", "sign", "--at", "9h04"], &people[..]].concat());
    ok(&home, &["register", "seal"]);
    let folder = home.path("papers");
    let mut made = vec![];
    for path in files(&folder).into_iter().filter(|path| path.extension().unwrap() == "pdf") {
        made.push((path, names.clone()));
    }
    sessions::kept(&home, &sessions::a_session());
    for (command, name) in [("session", "bilan"), ("memo", "memo"), ("opinions", "fiche")] {
        let path = folder.join(format!("{name}.pdf"));
        sessions::ok(&home, &["report", command, "--pdf", text(&path)]);
        let words = if command == "session" { crate::live::name(3) } else { String::new() };
        made.push((path, vec![words]));
    }
    assert_eq!(made.len(), 5);
    for (path, names) in made {
        let bytes = fs::read(&path).unwrap();
        assert!(bytes.starts_with(b"%PDF-"));
        if let Some(folder) = std::env::var_os("PASSEPORT_EXAMPLES") {
            let folder = Path::new(&folder).join("forms");
            fs::create_dir_all(&folder).unwrap();
            let stem = path.file_stem().unwrap();
            fs::write(folder.join(stem).with_extension("pdf"), bytes).unwrap();
            fs::write(folder.join(stem).with_extension("names"), names.join("\n")).unwrap();
        }
    }
}
