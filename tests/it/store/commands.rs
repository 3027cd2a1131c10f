//! The commands for whoever looks after a data folder, as they are typed.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use passeport::store::journal;

use super::*;

fn passeport(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_passeport"));
    command.arg("--data").arg(data).args(["--locale", "en"]).args(args);
    command
}

fn run(data: &Path, args: &[&str]) -> Output {
    passeport(data, args).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn people(data: &Path) {
    let mut store = Disk::open(data).unwrap();
    keep(&mut store, vec![joined(1, 1, 7), named(1, 2, "Ernestine")]);
    for number in 0..40 {
        keep(&mut store, vec![reached(1, number, "page-1")]);
    }
}

/// Damages the middle of the journal.
fn damage(data: &Path) {
    let segment = journal::segment_path(&data.join("journal"), 1);
    let mut bytes = fs::read(&segment).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&segment, bytes).unwrap();
}

#[test]
fn the_lock_says_the_process_and_its_subcommand_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    people(data);
    let lock = || fs::read_to_string(data.join("lock")).unwrap();
    assert_eq!(lock(), "", "nothing is left behind");
    let id = who(1).to_string();
    // Asks whether it is sure, and so holds the folder while we look.
    let mut asking = passeport(data, &["learner", "erase", &id]);
    let mut child =
        asking.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut byte = [0];
    std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut byte).unwrap();
    assert_eq!(lock(), format!("{}\nlearner\n", child.id()));
    let refused = run(data, &["learner", "list"]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(told(&refused).contains(&format!("{} (learner)", child.id())), "{}", told(&refused));
    assert!(!told(&refused).contains("attach"), "{}", told(&refused));
    drop(child.stdin.take());
    child.wait().unwrap();
    assert_eq!(lock(), "");
    let done = run(data, &["learner", "erase", &id, "--yes"]);
    assert!(done.status.success(), "{}", told(&done));
    assert_eq!(lock(), "");
}

#[test]
fn what_a_command_heals_it_tells() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    people(data);
    damage(data);
    fs::remove_dir_all(data.join("index")).unwrap();
    let list = run(data, &["learner", "list"]);
    assert!(said(&list).contains("Ernestine"));
    assert!(told(&list).contains("1 record is lost"), "{}", told(&list));
    assert!(told(&list).contains("Set aside"), "{}", told(&list));
    assert_eq!(told(&run(data, &["learner", "list"])), "", "once");
}

#[test]
fn the_doctor_looks_and_touches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let missing = run(&data, &["doctor"]);
    assert!(missing.status.success());
    assert!(!data.exists(), "a folder is not made by looking");
    people(&data);
    damage(&data);
    let before = fs::read(journal::segment_path(&data.join("journal"), 1)).unwrap();
    let held = fs::File::open(data.join("lock")).unwrap();
    held.lock().unwrap();
    assert!(said(&run(&data, &["doctor"])).contains("Part of the journal is damaged"));
    let after = fs::read(journal::segment_path(&data.join("journal"), 1)).unwrap();
    assert_eq!(before, after);
    assert!(!data.join("quarantine").exists());
    drop(held);
    assert!(told(&run(&data, &["learner", "list"])).contains("repaired"), "left to be told");
}

#[test]
fn nobody_is_erased_by_a_slip() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    people(data);
    let id = who(1).to_string();
    for wanted in ["", " ", &id[..1], &id[..7]] {
        let refused = run(data, &["learner", "erase", wanted, "--yes"]);
        assert_eq!(refused.status.code(), Some(64), "{wanted:?}");
    }
    for command in ["show", "export"] {
        assert_eq!(run(data, &["learner", command, ""]).status.code(), Some(64), "{command}");
        assert!(run(data, &["learner", command, &id[..1]]).status.success(), "{command}");
    }
    assert!(said(&run(data, &["learner", "list"])).contains("Ernestine"));
    assert!(run(data, &["learner", "erase", &id[..8], "--yes"]).status.success());
    assert!(!said(&run(data, &["learner", "list"])).contains("Ernestine"));
}

#[test]
fn names_are_shown_harmless_and_cards_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut store = Disk::open(data).unwrap();
    keep(&mut store, vec![joined(1, 1, 777), named(1, 2, "Zoé\u{1b}[2J\u{202e}")]);
    drop(store);
    let list = said(&run(data, &["learner", "list"]));
    assert!(list.contains("Zoé") && !list.contains(['\u{1b}', '\u{202e}']), "{list:?}");
    let export = said(&run(data, &["learner", "export", &who(1).to_string()]));
    assert!(!export.contains("777") && !export.contains("seal-1"), "{export}");
}
