//! What stands beside the records: it goes into a backup and comes back, names go on their
//! day whoever opens the folder, and who is erased is told what a register keeps.

use std::fs;

use passeport::domain::attendance::{Entry, Half, Head, Hours, Mark, Person};
use passeport::domain::id::{LearnerId, RandomId, RegisterId};
use passeport::domain::time::{Date, Timestamp};
use passeport::run::registers;

use super::*;

const SHEET: &str = "Nom;Prénom\nVidal;Lucie\n";

fn ok(home: &Home, args: &[&str]) -> Said {
    let said = run(home, args);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{args:?}: {}", said.out);
    said
}

/// A place with a register, a roster and a name.
fn place() -> Home {
    let home = Home::new();
    ok(&home, &["learner", "list"]);
    fs::write(home.path("noms.csv"), SHEET).unwrap();
    ok(&home, &["roster", "import", text(&home.path("noms.csv"))]);
    ok(&home, &["register", "new", "--title", "Vendre", "--morning", "9h-12h"]);
    fs::write(home.data().join("site.ron"), "Site(name: \"Espace de Vaulx\")").unwrap();
    home
}

fn names(home: &Home, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(home.data().join(folder)).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn backed_up(home: &Home) -> PathBuf {
    let copy = home.path("copie");
    ok(home, &["store", "backup", text(&copy)]);
    copy
}

#[test]
fn a_backup_brings_registers_rosters_and_the_place_back() {
    let home = place();
    let copy = backed_up(&home);
    assert!(!copy.join("journal").exists(), "nobody learnt anything yet");
    let fresh = Home::new();
    let said = ok(&fresh, &["store", "restore", text(&copy)]);
    assert!(said.out.contains("3 fichiers"), "{said:?}");
    for folder in ["registers", "rosters"] {
        assert_eq!(names(&fresh, folder), names(&home, folder));
        assert_eq!(names(&fresh, folder).len(), 1);
    }
    assert!(ok(&fresh, &["register", "list"]).out.contains("Vendre"));
    assert!(ok(&fresh, &["roster", "list"]).out.contains("noms.csv"));
    assert_eq!(ok(&fresh, &["register", "show", "--json"]).json()["people"], 0);
}

#[test]
fn keys_that_are_left_out_are_named() {
    let home = place();
    ok(&home, &["store", "probe", "write", "2"]);
    ok(&home, &["register", "seal"]);
    let said = ok(&home, &["store", "backup", text(&home.path("sans"))]);
    assert!(said.out.contains("(site)") && said.out.contains("--with-key"), "{said:?}");
    assert!(!home.path("sans").join("keys").exists());
    let whole = home.path("avec");
    let said = ok(&home, &["store", "backup", text(&whole), "--with-key", "--json"]);
    assert_eq!(said.json()["keys_left"], serde_json::json!([]));
    // Where there is a key, that of the backup is left out, and that is said.
    let said = ok(&home, &["store", "restore", text(&whole), "--replace"]);
    assert!(said.out.contains("ne sont pas reprises"), "{said:?}");
    // The sealed register holds where it is put back.
    let fresh = Home::new();
    ok(&fresh, &["store", "restore", text(&whole)]);
    both(&fresh, &["register", "verify"], 0, "VALABLE", "VALID");
}

#[test]
fn a_damaged_or_partial_backup_brings_back_what_is_whole_and_names_the_rest() {
    let home = place();
    let copy = backed_up(&home);
    let register = names(&home, "registers").remove(0);
    let file = copy.join("registers").join(&register);
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    fs::remove_file(copy.join("site.ron")).unwrap();
    let fresh = Home::new();
    let said = run(&fresh, &["store", "restore", text(&copy), "--json"]);
    assert_eq!(said.code, 2, "{said:?}");
    let wrong = [format!("registers/{register}"), "site.ron".to_owned()];
    assert_eq!(said.json()["wrong"], serde_json::json!(wrong));
    assert_eq!(said.json()["beside"], 1);
    assert!(names(&fresh, "registers").is_empty() && names(&fresh, "rosters").len() == 1);
    // A copy that lost its records is no backup of a folder without any.
    let played = place();
    ok(&played, &["store", "probe", "write", "2"]);
    let copy = backed_up(&played);
    fs::remove_dir_all(copy.join("journal")).unwrap();
    let fresh = Home::new();
    let said = run(&fresh, &["store", "restore", text(&copy)]);
    assert!(said.code == 66 && names(&fresh, "rosters").is_empty(), "{said:?}");
    // Nothing of what stands there is written over, and that is said.
    let other = place();
    fs::write(other.data().join("site.ron"), "Site(name: \"Ailleurs\")").unwrap();
    let whole = place();
    let copy = backed_up(&whole);
    let said = run(&other, &["store", "restore", text(&copy), "--replace", "--json"]);
    assert_eq!((said.code, &said.json()["left"]), (0, &serde_json::json!(["site.ron"])));
    assert_eq!(names(&other, "registers").len(), 2, "one of each");
}

fn register(home: &Home, learner: Option<LearnerId>, purge_on: Date) -> RegisterId {
    let hours =
        Hours { half: Half::Morning, from: "9h".parse().unwrap(), to: "12h".parse().unwrap() };
    let head = Head {
        organisation: String::new(),
        title: "Vendre".to_owned(),
        modules: vec![],
        place: String::new(),
        date: "2026-11-20".parse().unwrap(),
        hours: vec![hours],
        trainer: String::new(),
        room: None,
        purge_on,
    };
    let person = Person {
        number: 1,
        surname: "Vidal".to_owned(),
        first_name: "Lucie".to_owned(),
        company: None,
        learner,
        is_unlisted: false,
    };
    let signed = Entry::Marks {
        person: 1,
        half: Half::Morning,
        clock: "9h".parse().unwrap(),
        mark: Mark::Signed,
    };
    let id = RandomId::from_entropy(u128::from(purge_on.year().unsigned_abs()));
    let lines = vec![Entry::Expects(person), signed];
    registers::open(&home.data(), id, (head, lines), Timestamp(0)).unwrap();
    id
}

#[test]
fn names_go_on_their_day_whoever_opens_the_folder_for_whatever() {
    let home = Home::new();
    ok(&home, &["learner", "list"]);
    register(&home, None, "2026-11-21".parse().unwrap());
    let stays = register(&home, None, "2126-11-21".parse().unwrap());
    // Damaged further on, it goes on its day all the same.
    let damaged = register(&home, None, "2025-11-21".parse().unwrap());
    let path = home.data().join("registers").join(format!("{damaged}.jsonl"));
    let lines = fs::read_to_string(&path).unwrap();
    fs::write(&path, lines.replace("Vidal", "Vital")).unwrap();
    ok(&home, &["learner", "list"]);
    assert_eq!(names(&home, "registers"), [format!("{stays}.jsonl")]);
}

#[test]
fn who_is_erased_is_told_until_when_a_register_keeps_the_signature() {
    let home = Home::new();
    ok(&home, &["store", "probe", "write", "2"]);
    let listed = ok(&home, &["learner", "list", "--json"]).json();
    let id = listed[0]["learner"].as_str().unwrap().to_owned();
    let kept = register(&home, Some(id.parse().unwrap()), "2126-11-21".parse().unwrap());
    let said = ok(&home, &["learner", "erase", &id, "--yes"]);
    assert!(said.out.contains("21 novembre 2126"), "{said:?}");
    assert!(!said.out.contains("aucune trace"), "{said:?}");
    assert_eq!(names(&home, "registers"), [format!("{kept}.jsonl")]);
}
