//! A folder of many certificates, several checked at a time.

use super::command::{Answer, args, ask, pinned};
use super::*;
use passeport::cli::verify::VerifyArgs;
use std::num::NonZeroUsize;
use std::path::Path;

/// More than one portion of two threads.
const MANY: usize = 300;

/// A folder with many attestations, among them one of a stranger, one retouched, and a
/// Passeport with what it rests on.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let modules = three_modules();
    for number in 0..MANY {
        write(&format!("a-{number:04}.json"), &modules[number % 3].document);
    }
    let own = issue_with(&stranger(), module_facts(9, "vendre-sur-internet"));
    write("a-0150-own.json", &own.document);
    write("a-0200-changed.json", &modules[0].document.replace("\"9\"", "\"10\""));
    write("z-passport.json", &issue_with(&site(), passport_facts(&modules)).document);
    write("notes.txt", "Un mot pour la banque.");
    folder
}

fn with(folder: &Path, threads: usize, is_json: bool) -> Answer {
    let threads = NonZeroUsize::new(threads);
    ask("fr", is_json, &VerifyArgs { threads, ..of(folder) }, "")
}

fn of(folder: &Path) -> VerifyArgs {
    args(folder.to_str().unwrap(), &pinned(), &[])
}

#[test]
fn the_answers_stand_in_the_order_of_the_names_however_many_work() {
    let folder = folder();
    let alone = with(folder.path(), 1, true);
    assert_eq!(alone.code, 1, "{}", alone.trouble);
    for threads in [2, 3, 16] {
        assert_eq!(with(folder.path(), threads, true).output, alone.output);
    }
    let lines: Vec<Value> =
        alone.output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (total, answers) = lines.split_last().unwrap();
    let names: Vec<&str> = answers.iter().map(|line| line["file"].as_str().unwrap()).collect();
    assert!(names.is_sorted() && names.len() == MANY + 3, "{names:?}");
    assert_eq!(total["counts"], json!({"valid": MANY + 1, "altered": 1, "untrusted": 1}));
    assert_eq!((&total["verdict"], &total["exit"]), (&json!("altered"), &json!(1)));
    let passport = answers.last().unwrap();
    assert_eq!(passport["checks"]["rule"]["result"], "held", "with the files beside it");
    let told = with(folder.path(), 2, false).output.replace('\u{a0}', " ");
    assert!(told.contains("303 documents vérifiés :\n  valables : 301\n"), "{told}");
    assert!(told.ends_with("  refusés : 1\n"));
}

#[test]
fn a_bar_says_how_far_one_is_and_leaves_nothing_behind() {
    let folder = folder();
    let asked =
        VerifyArgs { shows_progress: true, threads: NonZeroUsize::new(2), ..of(folder.path()) };
    let told = ask("fr", true, &asked, "");
    let bar = &told.trouble;
    assert!(
        bar.contains("[#") && bar.contains("128 sur 304") && bar.contains("304 sur 304"),
        "{bar}"
    );
    assert!(bar.ends_with(" \r") && !bar.contains('\n'), "{bar:?}");
    assert_eq!(with(folder.path(), 2, true).trouble, "", "none where it is not asked for");
}

#[test]
fn one_who_interrupts_is_told_what_is_left() {
    let folder = folder();
    let asked = of(folder.path());
    asked.interrupt.ask();
    let told = ask("fr", true, &asked, "");
    assert_eq!(told.code, 130);
    let total: Value = serde_json::from_str(&told.output).unwrap();
    assert_eq!((&total["total"], &total["left"]), (&json!(0), &json!(304)));
    let told = ask("fr", false, &asked, "");
    assert!(told.output.contains("304 fichiers n’ont pas été regardés"), "{}", told.output);
}

#[test]
fn what_is_no_file_is_passed_over() {
    let folder = folder();
    fs::create_dir(folder.path().join("b.json")).unwrap();
    assert_eq!(with(folder.path(), 2, true).code, 1);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path(), folder.path().join("c.json")).unwrap();
        assert_eq!(with(folder.path(), 2, true).code, 1);
    }
}
