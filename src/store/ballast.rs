//! Room kept back for the day the disk is full: a file whose blocks are given
//! up so that the answer at hand can still be kept.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use super::files::{create_file, remove_any};

/// Its size in bytes.
const SIZE: usize = 4 << 20;

/// Makes it if it is not there. Without success nothing is lost but the reserve.
pub(super) fn keep(data: &Path) {
    let path = data.join("ballast");
    let is_there = |kind: fs::Metadata| kind.is_file() && kind.len() == SIZE as u64;
    if fs::symlink_metadata(&path).is_ok_and(is_there) || remove_any(&path).is_err() {
        return;
    }
    let fill = |mut file: File| file.write_all(&vec![0; SIZE]).and_then(|()| file.sync_data());
    if create_file(&path).and_then(fill).is_err() {
        // Half a ballast would be the very weight that it is meant to lift.
        let _ = remove_any(&path);
    }
}

/// Gives the room up; says whether there was any.
pub(super) fn release(data: &Path) -> bool {
    fs::remove_file(data.join("ballast")).is_ok()
}
