//! Erased means gone: from every file, whatever happens on the way.

use super::*;

/// Whether any file or any name below `folder` holds `needle`.
pub(super) fn holds(folder: &Path, needle: &str) -> bool {
    files(folder).iter().any(|path| {
        let bytes = fs::read(path).unwrap();
        let in_name = path.to_string_lossy().contains(needle);
        in_name || bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
    })
}

/// A store with two people, one of whom wants to leave, whose traces are in
/// journal, index and quarantine.
fn two_people(data: &Path) {
    let mut store = Disk::open(data).unwrap();
    store.append(vec![vec![joined(1, "seal-of-one")], vec![joined(2, "seal-of-two")]]);
    for number in 0..50 {
        let both = vec![vec![named(1, number, "Ernestine"), named(2, number, "Fulgence")]];
        store.append(both).pop().unwrap().unwrap();
    }
    drop(store);
    // A damaged journal goes to the quarantine, with everyone in it.
    let segment = journal::segment_path(&data.join("journal"), 1);
    let mut bytes = fs::read(&segment).unwrap();
    bytes[9000] ^= 1;
    fs::write(&segment, bytes).unwrap();
    let store = Disk::open(data).unwrap();
    assert!(store.healed().is_news());
    assert!(holds(&data.join("quarantine"), "Ernestine"));
}

#[test]
fn erased_means_gone_from_every_file() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    two_people(data);
    let (name, seal, id) = ("Ernestine", "seal-of-one", who(1).to_string());
    assert!(holds(&data.join("journal"), name));
    let mut store = Disk::open(data).unwrap();
    assert!(store.erase(who(1)).unwrap());
    for needle in [name, seal, &id] {
        assert!(!holds(data, needle), "{needle} is still there while open");
    }
    assert_eq!(store.of_learner(who(2)).unwrap().len(), 51);
    store.append(vec![vec![named(2, 99, "Fulgence")]]).pop().unwrap().unwrap();
    drop(store);
    let mut store = Disk::open(data).unwrap();
    assert!(!store.healed().is_news(), "{:?}", store.healed());
    assert_eq!(store.of_learner(who(2)).unwrap().len(), 52);
    assert!(store.of_learner(who(1)).unwrap().is_empty());
    drop(store);
    for needle in [name, seal, &id] {
        assert!(!holds(data, needle), "{needle} is still there after closing");
    }
}

/// An erasure stopped at any point is finished by the next opening. The points
/// are made by hand: each is a state that the folder goes through.
#[test]
fn an_erasure_stopped_anywhere_is_finished() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good");
    two_people(&good);
    let done = folder.path().join("done");
    copy(&good, &done);
    Disk::open(&done).unwrap().erase(who(1)).unwrap();

    let head = "passeport erase 1";
    let lines = format!("{}\n", who(1));
    let crc = crc32fast::hash(format!("{head}\n{lines}").as_bytes());
    let note = format!("{head} {crc:08x}\n{lines}");
    let points: [(&str, &dyn Fn(&Path)); 6] = [
        ("only noted", &|_| {}),
        ("half a new journal", &|data| copy(&good.join("journal"), &data.join("journal.part"))),
        ("a whole new journal", &|data| copy(&done.join("journal"), &data.join("journal.next"))),
        ("the old one gone", &|data| {
            fs::remove_dir_all(data.join("journal")).unwrap();
            copy(&done.join("journal"), &data.join("journal.next"));
        }),
        ("the journal swapped", &|data| {
            fs::remove_dir_all(data.join("journal")).unwrap();
            copy(&done.join("journal"), &data.join("journal"));
        }),
        ("the index gone", &|data| fs::remove_dir_all(data.join("index")).unwrap()),
    ];
    for (point, stop) in points {
        let data = folder.path().join(point);
        copy(&good, &data);
        fs::write(data.join("erase"), &note).unwrap();
        stop(&data);
        let mut store = Disk::open(&data).unwrap();
        assert!(store.healed().is_settled, "{point}");
        assert!(store.of_learner(who(1)).unwrap().is_empty(), "{point}");
        assert_eq!(store.of_learner(who(2)).unwrap().len(), 51, "{point}");
        drop(store);
        assert!(!holds(&data, "Ernestine") && !holds(&data, "seal-of-one"), "{point}");
        assert!(!data.join("erase").exists(), "{point}");
    }
}
