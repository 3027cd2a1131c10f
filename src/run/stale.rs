//! What cannot be read any more and may hold names: nobody can say any more which day it
//! was to go, so it goes a year after it was written last.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::domain::time::{Date, Timestamp};

/// Days for which a damaged file waits for somebody who can mend it.
const DAYS: u32 = 366;

/// Whether that file was not written to for so long.
pub(super) fn is_stale(path: &Path, today: Date) -> bool {
    let written = fs::metadata(path).and_then(|file| file.modified()).ok();
    let since = written.and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    let at = since.and_then(|since| i64::try_from(since.as_millis()).ok());
    at.is_some_and(|at| Timestamp(at).date().plus_days(DAYS) < today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::RandomId;
    use crate::run::{opinions, registers, rosters};

    #[test]
    fn what_cannot_be_read_goes_a_year_after_it_was_written() {
        let data = tempfile::tempdir().unwrap();
        let id: crate::domain::id::RoomId = RandomId::from_entropy(7);
        let files = [
            format!("registers/{id}.jsonl"),
            format!("rosters/{id}.json"),
            format!("opinions/{id}.json"),
        ];
        let written = UNIX_EPOCH + std::time::Duration::from_millis(1_795_338_000_123);
        for file in &files {
            let path = data.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, "{\"line\": damaged\n").unwrap();
            fs::File::options().write(true).open(&path).unwrap().set_modified(written).unwrap();
        }
        let left = || files.iter().filter(|file| data.path().join(file).exists()).count();
        let purge = |day: &str| {
            let today = day.parse().unwrap();
            registers::purge(data.path(), today);
            rosters::purge(data.path(), today);
            opinions::purge(data.path(), today);
        };
        purge("2027-11-20");
        assert_eq!(left(), 3);
        purge("2027-11-30");
        assert_eq!(left(), 0);
    }
}
