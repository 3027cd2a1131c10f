//! Rights, full disks, read-only media, and what reaches the disk when.

use std::os::unix::fs::PermissionsExt;

use super::erasure::holds;
use super::*;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn others_on_the_machine_see_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    write(&data, 3);
    assert_eq!(mode(&data), 0o700);
    for path in files(&data) {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn a_folder_open_to_others_is_closed_or_told() {
    let folder = tempfile::tempdir().unwrap();
    for open in [0o777, 0o755] {
        let data = folder.path().join(format!("{open:o}"));
        fs::create_dir(&data).unwrap();
        let set = |mode| fs::set_permissions(&data, fs::Permissions::from_mode(mode)).unwrap();
        set(open);
        write(&data, 1);
        assert_eq!(mode(&data), 0o700, "empty, so ours");
        set(open);
        assert_eq!(have(&data), [1]);
        assert_eq!(mode(&data), 0o700, "ours already");
    }
    // What else stands in it may be for others.
    let data = folder.path().join("shared");
    fs::create_dir(&data).unwrap();
    fs::write(data.join("letter"), "for all").unwrap();
    fs::set_permissions(&data, fs::Permissions::from_mode(0o755)).unwrap();
    let output = run(&data, &["probe", "read"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("Other people on this machine"), "{told}");
    assert_eq!(mode(&data), 0o755);
}

/// Runs a command as root; false when that is not possible here.
fn root(command: &str, args: &[&str]) -> bool {
    Command::new(command)
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
}

#[expect(clippy::print_stderr, reason = "whoever reads the log should know")]
fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

/// A small disk of its own, unmounted in the end.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn new(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let options = format!("size={size},mode=700");
        let path = folder.path().to_str().unwrap().to_owned();
        root("mount", &["-t", "tmpfs", "-o", &options, "tmpfs", &path]).then_some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        root("umount", &["-l", self.0.path().to_str().unwrap()]);
    }
}

#[test]
fn a_full_disk_is_told_and_freed_room_is_used_without_restart() {
    let Some(disk) = SmallDisk::new("12m") else {
        return skipped("no right to mount a small disk");
    };
    let data = disk.path().join("data");
    let mut store = Disk::open(&data).unwrap();
    store.append(vec![vec![joined(1, "seal")]]).pop().unwrap().unwrap();
    let weight = disk.path().join("weight");
    fill(&weight);
    // The ballast carries the learner on for a good while.
    let long = "n".repeat(20_000);
    let mut kept = 1;
    let error = loop {
        match store.append(vec![vec![named(1, kept, &long)]]).pop().unwrap() {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(error, StoreError::Full { .. }), "{error}");
    assert!(kept > 40, "{kept}");
    assert_eq!(count(&mut store), kept, "reading goes on");
    drop(store);

    // Opened on the full disk, as after a restart.
    let mut store = Disk::open(&data).unwrap();
    assert_eq!(count(&mut store), kept);
    let refused = store.append(vec![vec![named(1, kept, &long)]]).pop().unwrap();
    assert!(matches!(refused, Err(StoreError::Full { .. })), "{refused:?}");
    fs::remove_file(&weight).unwrap();
    store.append(vec![vec![named(1, kept, &long)]]).pop().unwrap().unwrap();
    assert_eq!(count(&mut store), kept + 1);
    drop(store);
    let store = Disk::open(&data).unwrap();
    assert_eq!(i64::try_from(store.healed().records), Ok(kept + 1));
    assert_eq!(store.healed().skipped_bytes, 0, "nothing half-written: {:?}", store.healed());
}

/// Leaves less room than the index wants, and enough for the journal.
fn crowd(weight: &Path) {
    fill(weight);
    let file = fs::OpenOptions::new().write(true).open(weight).unwrap();
    file.set_len(file.metadata().unwrap().len() - (2 << 20)).unwrap();
}

#[test]
fn erased_means_gone_on_a_nearly_full_disk_too() {
    let Some(disk) = SmallDisk::new("12m") else {
        return skipped("no right to mount a small disk");
    };
    let data = disk.path().join("data");
    let mut store = Disk::open(&data).unwrap();
    store.append(vec![vec![joined(1, "seal-of-one"), named(1, 1, "Ernestine")]]);
    store.append(vec![vec![joined(2, "seal-of-two")]]).pop().unwrap().unwrap();
    drop(store);
    assert!(holds(&data.join("index"), "Ernestine"));
    let weight = disk.path().join("weight");
    crowd(&weight);
    let mut store = Disk::open(&data).unwrap();
    assert!(store.erase(who(1)).unwrap());
    drop(store);
    assert!(!holds(&data, "Ernestine") && !holds(&data, "seal-of-one"));
    fs::remove_file(&weight).unwrap();
    let mut store = Disk::open(&data).unwrap();
    assert_eq!(store.learners(), [who(2)], "nobody comes back");
    assert_eq!(store.of_learner(who(2)).unwrap().len(), 1);
}

#[test]
fn an_erasure_does_not_cost_what_only_the_index_has_of_others() {
    let Some(disk) = SmallDisk::new("12m") else {
        return skipped("no right to mount a small disk");
    };
    let data = disk.path().join("data");
    let mut store = Disk::open(&data).unwrap();
    store.append(vec![vec![joined(1, "seal-of-one")], vec![joined(2, "seal-of-two")]]);
    for number in 0..40 {
        store.append(vec![vec![named(2, number, "Fulgence")]]).pop().unwrap().unwrap();
    }
    drop(store);
    let segment = journal::segment_path(&data.join("journal"), 1);
    let mut bytes = fs::read(&segment).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&segment, bytes).unwrap();
    let weight = disk.path().join("weight");
    crowd(&weight);
    let mut store = Disk::open(&data).unwrap();
    let refused = store.erase(who(1));
    assert!(matches!(refused, Err(StoreError::Full { .. })), "not done, not said: {refused:?}");
    assert_eq!(store.learners(), [who(2)], "but no longer seen");
    drop(store);
    fs::remove_file(&weight).unwrap();
    let mut store = Disk::open(&data).unwrap();
    assert_eq!(store.learners(), [who(2)]);
    assert_eq!(store.of_learner(who(2)).unwrap().len(), 41, "{:?}", store.healed());
    drop(store);
    assert!(!holds(&data, "seal-of-one"), "finished once there is room");
}

fn count(store: &mut Disk) -> i64 {
    store.of_learner(who(1)).unwrap().len().try_into().unwrap()
}

/// Fills the disk to its last byte.
fn fill(weight: &Path) {
    use std::io::Write;
    let mut file = fs::File::create(weight).unwrap();
    let mut block = vec![1u8; 1 << 16];
    while !block.is_empty() {
        if file.write_all(&block).is_err() {
            block.truncate(block.len() / 2);
        }
    }
}

#[test]
fn a_read_only_medium_is_its_own_error() {
    let Some(disk) = SmallDisk::new("12m") else {
        return skipped("no right to mount a small disk");
    };
    let data = disk.path().join("data");
    write(&data, 2);
    assert!(root("mount", &["-o", "remount,ro", disk.path().to_str().unwrap()]));
    let refused = Disk::open(&data).map(|_| ());
    assert!(matches!(refused, Err(StoreError::ReadOnly { .. })), "{refused:?}");
    let new = Disk::open(&disk.path().join("new")).map(|_| ());
    assert!(matches!(new, Err(StoreError::ReadOnly { .. })), "{new:?}");
    let mut memory = backup::snapshot(&data).unwrap();
    let learner = memory.learners()[0];
    assert_eq!(memory.of_learner(learner).unwrap().len(), 3, "reading is still possible");
}

#[test]
fn a_folder_without_rights_is_its_own_error() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    write(&data, 2);
    fs::set_permissions(&data, fs::Permissions::from_mode(0o500)).unwrap();
    let lock = data.join("lock");
    fs::set_permissions(&lock, fs::Permissions::from_mode(0o000)).unwrap();
    let refused = Disk::open(&data).map(|_| ());
    fs::set_permissions(&lock, fs::Permissions::from_mode(0o600)).unwrap();
    fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).unwrap();
    match refused {
        Err(StoreError::Forbidden { .. }) => {}
        // Root may do anything.
        Ok(()) => assert!(root("test", &["-w", "/etc/passwd"])),
        Err(other) => panic!("{other}"),
    }
    assert_eq!(have(&data), [1, 2]);
}

#[test]
fn each_answer_is_on_the_disk_before_it_is_acknowledged() {
    assert!(root("strace", &["-V"]), "strace is missing: apt-get install strace");
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let data = folder.path().join("data");
    let status = Command::new("strace")
        .args(["-f", "-y", "-qq", "-e", "trace=write,fdatasync,fsync", "-e", "signal=none"])
        .arg("-o")
        .arg(&trace)
        .arg(env!("CARGO_BIN_EXE_passeport"))
        .arg("--data")
        .arg(&data)
        .args(["store", "probe", "write", "10"])
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    let (mut unsynced, mut acknowledged) = (false, 0);
    for line in fs::read_to_string(&trace).unwrap().lines() {
        if line.contains("/journal/0") {
            unsynced = line.contains("write(");
        } else if line.contains("\"ACK ") {
            assert!(!unsynced, "{line}");
            acknowledged += 1;
        }
    }
    assert_eq!(acknowledged, 10);
}
