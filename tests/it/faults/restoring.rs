//! Backups, and putting them back, whatever happens on the way.

use passeport::credential::keyfile;
use passeport::store::restore;

use super::*;

#[test]
fn a_backup_is_taken_while_others_play_and_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let copy = folder.path().join("copy");
    let mut child =
        passeport(&data).args(["probe", "write"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let acknowledged = lines.by_ref().take(30).count();
    let copied = backup::backup(&data, &copy).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(copied.records > acknowledged as u64);
    assert!(backup::backup(&data, &copy).is_err(), "a backup is never written over");

    assert!(restore::restore(&copy, &data, false).is_err(), "data are never written over");
    let restored = restore::restore(&copy, &data, true).unwrap();
    assert_eq!(restored.records, copied.records);
    assert!(restored.aside.unwrap().join("journal").exists(), "the old data are kept");
    assert_eq!(have(&data).len() as u64, copied.records - 1);
    let elsewhere = folder.path().join("elsewhere");
    restore::restore(&copy, &elsewhere, false).unwrap();
    assert_eq!(have(&elsewhere), have(&data));
    assert!(restore::restore(folder.path(), &elsewhere, true).is_err(), "there is nothing there");
    assert_eq!(have(&elsewhere), have(&data), "and nothing was touched");
}

#[test]
fn a_restoration_leaves_the_key_and_the_site_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let (data, copy) = (folder.path().join("data"), folder.path().join("copy"));
    write(&data, 5);
    backup::backup(&data, &copy).unwrap();
    write(&data, 4);
    fs::create_dir(data.join("keys")).unwrap();
    fs::write(data.join("keys/site"), "the key").unwrap();
    fs::write(data.join("site.ron"), "the site").unwrap();
    restore::restore(&copy, &data, true).unwrap();
    assert_eq!(have(&data), [1, 2, 3, 4, 5]);
    assert_eq!(fs::read(data.join("keys/site")).unwrap(), b"the key");
    assert_eq!(fs::read(data.join("site.ron")).unwrap(), b"the site");
}

/// The points are made by hand: each is a state that the folder goes through.
#[test]
fn a_restoration_stopped_anywhere_is_finished() {
    let folder = tempfile::tempdir().unwrap();
    let (good, copy_of) = (folder.path().join("good"), folder.path().join("copy"));
    write(&good, 5);
    backup::backup(&good, &copy_of).unwrap();
    write(&good, 4);
    let to_before = |data: &Path, names: &[&str]| {
        fs::create_dir_all(data.join("restore.next/before")).unwrap();
        for name in names {
            fs::rename(data.join(name), data.join("restore.next/before").join(name)).unwrap();
        }
    };
    let points: [(&str, &dyn Fn(&Path)); 5] = [
        ("decided", &|_| {}),
        ("the index aside", &|data| to_before(data, &["index"])),
        ("all aside", &|data| to_before(data, &["index", "journal"])),
        ("version replaced", &|data| {
            to_before(data, &["index", "journal", "version"]);
            fs::rename(data.join("restore.next/version"), data.join("version")).unwrap();
        }),
        ("all replaced", &|data| {
            to_before(data, &["index", "journal", "version"]);
            fs::rename(data.join("restore.next/version"), data.join("version")).unwrap();
            fs::rename(data.join("restore.next/journal"), data.join("journal")).unwrap();
        }),
    ];
    for (point, stop) in points {
        let data = folder.path().join(point);
        copy(&good, &data);
        copy(&copy_of, &data.join("restore.next"));
        stop(&data);
        assert_eq!(have(&data), [1, 2, 3, 4, 5], "{point}");
        assert!(!data.join("restore.next").exists(), "{point}");
        let kept = files(&data.join("quarantine"));
        assert!(
            kept.iter().any(|path| path.to_string_lossy().contains("before/journal")),
            "{point}"
        );
    }
    let undecided = folder.path().join("undecided");
    copy(&good, &undecided);
    copy(&copy_of, &undecided.join("restore.part"));
    assert_eq!(have(&undecided).len(), 9, "what was not decided is not done");
}

#[cfg(unix)]
#[test]
fn the_key_goes_with_a_backup_only_when_asked_and_replaces_none() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let [data, plain, whole, fresh] =
        ["data", "plain", "whole", "fresh"].map(|name| folder.path().join(name));
    write(&data, 2);
    let refused = run(&data, &["backup", whole.to_str().unwrap(), "--with-key"]);
    assert_eq!(refused.status.code(), Some(73), "there is no key to copy");
    fs::remove_dir_all(&whole).unwrap();
    keyfile::create(&data, &[7; 32], "").unwrap();
    let key = fs::read(keyfile::path(&data)).unwrap();
    assert!(run(&data, &["backup", plain.to_str().unwrap()]).status.success());
    assert!(!keyfile::folder(&plain).exists());
    assert!(run(&data, &["backup", whole.to_str().unwrap(), "--with-key"]).status.success());
    assert_eq!(fs::read(keyfile::path(&whole)).unwrap(), key);
    assert!(run(&fresh, &["restore", whole.to_str().unwrap()]).status.success());
    assert_eq!(fs::read(keyfile::path(&fresh)).unwrap(), key);
    for folder in [&whole, &fresh] {
        let mode = fs::metadata(keyfile::path(folder)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let other = folder.path().join("other");
    write(&other, 1);
    keyfile::create(&other, &[8; 32], "").unwrap();
    let own = fs::read(keyfile::path(&other)).unwrap();
    assert!(run(&other, &["restore", whole.to_str().unwrap(), "--replace"]).status.success());
    assert_eq!(fs::read(keyfile::path(&other)).unwrap(), own, "a key that is there stays");
}
