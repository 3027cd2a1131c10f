//! What a learner's machine does to a store: stops at any moment, damaged
//! files, a full disk, a second program. Everything acknowledged stays.

mod erasure;
#[cfg(unix)]
mod machine;
mod restoring;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use passeport::domain::attempt::Draws;
use passeport::domain::id::{AttemptId, LearnerId, RandomId};
use passeport::domain::record::{CardSeal, Fact};
use passeport::domain::time::Timestamp;
use passeport::store::{
    Disk, Draft, IndexState, Learners, Meta, Records, StoreError, backup, journal,
};

/// A sequence of chance that is the same in every run.
fn chance(seed: u64) -> impl FnMut(usize) -> usize {
    let mut draws = Draws::new(AttemptId(seed), "faults");
    move |below| usize::try_from(draws.next_u64() % below.max(1) as u64).unwrap()
}

fn passeport(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_passeport"));
    command.arg("--data").arg(data).args(["--locale", "en", "store"]);
    command
}

fn run(data: &Path, args: &[&str]) -> Output {
    passeport(data).args(args).output().unwrap()
}

fn numbers(output: &Output, word: &str) -> Vec<u64> {
    let text = String::from_utf8_lossy(&output.stdout);
    let words = text.lines().filter_map(|line| line.strip_prefix(word)?.trim().parse().ok());
    words.collect()
}

/// What a reader finds; it must open, without a panic.
fn have(data: &Path) -> Vec<u64> {
    let output = run(data, &["probe", "read"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{told}");
    assert!(!told.contains("panicked"), "{told}");
    numbers(&output, "HAVE")
}

fn write(data: &Path, count: u64) {
    let output = run(data, &["probe", "write", &count.to_string()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(numbers(&output, "ACK").len() as u64, count);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn copy(from: &Path, to: &Path) {
    for path in files(from) {
        let target = to.join(path.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(path, target).unwrap();
    }
}

fn who(number: u128) -> LearnerId {
    RandomId::from_entropy(number)
}

fn joined(learner: u128, hash: &str) -> Draft {
    let card = CardSeal { first: 1, hash: hash.to_owned() };
    Draft { learner: who(learner), at: Timestamp(1), fact: Fact::Joined { card } }
}

fn named(learner: u128, at: i64, name: &str) -> Draft {
    let fact = Fact::Named { name: Some(name.to_owned()) };
    Draft { learner: who(learner), at: Timestamp(at), fact }
}

#[test]
fn killed_at_any_moment_nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut chance = chance(1);
    let mut acknowledged = 0;
    for round in 0..12 {
        let mut child =
            passeport(&data).args(["probe", "write"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // Some are killed before they say anything, some in full swing.
        for _ in 0..chance(40) * (round % 3) {
            let line = lines.next().unwrap().unwrap();
            acknowledged = line.strip_prefix("ACK ").unwrap().parse().unwrap();
        }
        child.kill().unwrap();
        for line in lines {
            acknowledged = line.unwrap().strip_prefix("ACK ").unwrap().parse().unwrap();
        }
        child.wait().unwrap();
        let found = have(&data);
        let expected: Vec<u64> = (1..=found.len() as u64).collect();
        assert_eq!(found, expected, "in order, each once");
        let unacknowledged = found.len() as u64 - acknowledged;
        assert!(unacknowledged <= 1, "one answer at most was under way: {unacknowledged}");
        acknowledged = found.len() as u64;
    }
    assert!(acknowledged > 0);
}

#[test]
fn one_damaged_file_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good");
    write(&good, 60);
    let expected: Vec<u64> = (1..=60).collect();
    let all = files(&good);
    let names: Vec<&Path> = all.iter().map(|path| path.strip_prefix(&good).unwrap()).collect();
    assert!(names.iter().any(|name| name.starts_with("journal")));
    assert!(names.iter().any(|name| name.ends_with("index/db")));
    let mut chance = chance(2);
    for round in 0..60 {
        let bad = folder.path().join(format!("bad-{round}"));
        copy(&good, &bad);
        let name = names[round % names.len()];
        let kind = damage(&bad.join(name), round / names.len(), &mut chance);
        let output = run(&bad, &["probe", "read"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        let what = format!("{kind} of {}: {told}", name.display());
        assert!(output.status.success() && !told.contains("panicked"), "{what}");
        assert_eq!(numbers(&output, "HAVE"), expected, "{what}");
        write(&bad, 1);
        assert_eq!(run(&bad, &["check"]).status.code(), Some(0), "healed once and for all: {what}");
        fs::remove_dir_all(&bad).unwrap();
    }
}

/// Damages one file in one of several ways.
fn damage(file: &Path, kind: usize, chance: &mut impl FnMut(usize) -> usize) -> &'static str {
    let mut bytes = fs::read(file).unwrap();
    let (at, length) = (chance(bytes.len()), bytes.len());
    let kind = match kind % 7 {
        _ if bytes.is_empty() => "growth",
        0 => "flip",
        1 => "zeros",
        2 => "cut",
        3 => "emptying",
        4 => "removal",
        5 => "a folder in place",
        _ => "junk at the end",
    };
    match kind {
        "flip" => bytes[at] ^= 1 << chance(8),
        "zeros" => bytes[at..length.min(at + 512)].fill(0),
        "cut" => bytes.truncate(at),
        "emptying" => bytes.clear(),
        _ => bytes.extend([0xfa, b'P', b'S', 0xfb, 1, 2, 3].repeat(1 + chance(9))),
    }
    fs::remove_file(file).unwrap();
    match kind {
        "removal" => {}
        "a folder in place" => fs::create_dir(file).unwrap(),
        _ => fs::write(file, bytes).unwrap(),
    }
    kind
}

#[test]
fn what_is_lost_in_both_copies_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    write(data, 20);
    fs::remove_dir_all(data.join("index")).unwrap();
    let segment = journal::segment_path(&data.join("journal"), 1);
    let mut bytes = fs::read(&segment).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&segment, bytes).unwrap();

    let output = run(data, &["probe", "read"]);
    assert_eq!(numbers(&output, "HAVE").len(), 19, "damage costs what it touches, no more");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("1 record is lost"), "{told}");
    let again = run(data, &["probe", "read"]);
    assert!(again.stderr.is_empty(), "said once");
    assert_eq!(run(data, &["check"]).status.code(), Some(2), "but never hidden");
    assert!(files(&data.join("quarantine")).len() == 1, "kept for whoever can read it");
}

#[test]
fn both_copies_damaged_in_different_places_make_one_whole() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut store = Disk::open(data).unwrap();
    for learner in 1..=40 {
        let group = vec![joined(learner, "seal"), named(learner, 2, "Zoé")];
        store.append(vec![group]).pop().unwrap().unwrap();
    }
    drop(store);
    // The journal loses its second half; the index loses what no snapshot of it has.
    let segment = journal::segment_path(&data.join("journal"), 1);
    let bytes = fs::read(&segment).unwrap();
    fs::write(&segment, &bytes[..bytes.len() / 2]).unwrap();
    for path in files(&data.join("index")) {
        if path.to_string_lossy().contains("snap.") {
            fs::write(path, b"not a snapshot").unwrap();
        }
    }
    let mut store = Disk::open(data).unwrap();
    let healed = store.healed().clone();
    assert_eq!((healed.learners, healed.records), (40, 80), "{healed:?}");
    assert!(healed.is_news() && healed.from_index > 30 && healed.gaps.is_empty(), "{healed:?}");
    assert_eq!(store.of_learner(who(40)).unwrap().len(), 2);
    drop(store);
    let store = Disk::open(data).unwrap();
    assert!(!store.healed().is_news(), "told once: {:?}", store.healed());
    assert_eq!(store.healed().index, IndexState::Sound);
}

#[test]
fn a_second_process_is_told_who_has_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let _store = Disk::open(data).unwrap();
    let Err(StoreError::Held { holder: Some(holder), .. }) = Disk::open(data) else {
        panic!("the folder is held")
    };
    assert_eq!(holder.pid, std::process::id());
    let output = run(data, &["probe", "read"]);
    assert_eq!(output.status.code(), Some(3));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains(&std::process::id().to_string()), "{told}");
    assert_eq!(told.lines().count(), 1, "one line");
    assert_eq!(run(data, &["check"]).status.code(), Some(0), "the journal can be checked");
}

#[test]
fn a_newer_folder_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    write(data, 3);
    let head = "passeport store 2";
    let newer = format!("{head} {:08x}\n", crc32fast::hash(format!("{head}\n").as_bytes()));
    fs::write(data.join("version"), &newer).unwrap();
    let before: Vec<_> = files(data).iter().map(|path| fs::read(path).unwrap()).collect();
    let Err(StoreError::TooNew { found: 2, known: 1, .. }) = Disk::open(data) else {
        panic!("refused")
    };
    let after: Vec<_> = files(data).iter().map(|path| fs::read(path).unwrap()).collect();
    let same = before.iter().zip(&after).filter(|(before, after)| before == after).count();
    assert!(same >= before.len() - 1, "only the lock may change");
    assert_eq!(before.len(), after.len());
}

#[test]
fn order_does_not_depend_on_the_clock() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Disk::open(folder.path()).unwrap();
    let times = [1_000, -400 * 86_400_000, i64::MAX, i64::MIN, 0];
    store.append(vec![vec![joined(1, "seal")]]).pop().unwrap().unwrap();
    for (place, at) in times.into_iter().enumerate() {
        store.append(vec![vec![named(1, at, &place.to_string())]]).pop().unwrap().unwrap();
    }
    drop(store);
    let mut store = Disk::open(folder.path()).unwrap();
    let records = store.of_learner(who(1)).unwrap();
    let seqs: Vec<u64> = records.iter().map(|record| record.seq).collect();
    assert_eq!(seqs, [1, 2, 3, 4, 5, 6]);
    assert_eq!(records[5].at, Timestamp(0), "dates are kept as written");
    assert_eq!(store.roll()[0].name.as_deref(), Some("4"));
}

#[test]
fn an_index_lost_as_a_whole_counts_as_repaired() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    write(&data, 5);
    fs::remove_dir_all(data.join("index")).unwrap();
    let checked = run(&data, &["check", "--json"]);
    assert_eq!((checked.status.code(), &json(&checked)["into_index"]), (Some(1), &6.into()));
    assert_eq!(run(&data, &["check"]).status.code(), Some(0));
    fs::remove_file(data.join("index/db")).unwrap();
    assert_eq!(run(&data, &["check"]).status.code(), Some(1));
    assert_eq!(run(&data, &["check"]).status.code(), Some(0));
}

#[test]
fn a_store_is_held_no_longer_than_needed() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..20 {
        let store = Disk::open(folder.path()).unwrap();
        assert!(!matches!(store.healed().index, IndexState::Absent { .. }), "{:?}", store.healed());
    }
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_commands_say_what_they_did() {
    let folder = tempfile::tempdir().unwrap();
    let (data, copy) = (folder.path().join("data"), folder.path().join("copy"));
    let copy_name = copy.to_str().unwrap();
    let missing = run(&data, &["check"]);
    assert_eq!(missing.status.code(), Some(66), "a mistyped folder is not made");
    assert!(!data.exists());

    write(&data, 9);
    let backed_up = json(&run(&data, &["backup", copy_name, "--json"]));
    assert_eq!((&backed_up["records"], &backed_up["learners"]), (&10.into(), &1.into()));
    assert_eq!(run(&data, &["backup", copy_name]).status.code(), Some(73));
    assert_eq!(run(&data, &["restore", copy_name]).status.code(), Some(73));
    let restored = json(&run(&data, &["restore", copy_name, "--replace", "--json"]));
    assert!(Path::new(restored["aside"].as_str().unwrap()).join("journal").exists());
    let rebuilt = json(&run(&data, &["rebuild", "--json"]));
    assert_eq!(rebuilt["records"], 10);
    let checked = run(&data, &["check", "--json"]);
    assert_eq!(checked.status.code(), Some(0));
    assert_eq!(json(&checked)["state"], "sound");

    fs::remove_file(journal::segment_path(&data.join("journal"), 1)).unwrap();
    let repaired = run(&data, &["check", "--json"]);
    assert_eq!(repaired.status.code(), Some(1));
    assert_eq!(
        (&json(&repaired)["from_index"], &json(&repaired)["missing"]),
        (&10.into(), &0.into())
    );
    assert_eq!(have(&data).len(), 9);
}
