//! Rosters on the disk: who is expected, until the day that was set when the list was
//! brought. Whole or not at all, for the owner of the folder alone.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::registers::{create_folder, sync_folder};
use super::stale::is_stale;
use crate::domain::id::{RoomId, RosterId};
use crate::domain::roster::Expected;
use crate::domain::time::Date;

/// The folder of the rosters, in the data folder.
const FOLDER: &str = "rosters";
/// What their files end with.
const ENDING: &str = "json";
/// No roster is longer, in bytes.
const MOST_BYTES: u64 = 1024 * 1024;

/// A roster as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// Its name.
    pub id: RosterId,
    /// The name of the file it came from.
    pub file: String,
    /// The day it was brought.
    pub brought_on: Date,
    /// The day it is removed.
    pub purge_on: Date,
    /// The room it is for, if that was said.
    pub room: Option<RoomId>,
    /// Everybody, in the order of the file.
    pub people: Vec<Expected>,
}

fn folder(data: &Path) -> PathBuf {
    data.join(FOLDER)
}

fn path(data: &Path, id: RosterId) -> PathBuf {
    folder(data).join(format!("{id}.{ENDING}"))
}

/// Keeps a roster: on the disk when this returns.
///
/// # Errors
/// What the system says.
pub fn keep(data: &Path, roster: &Kept) -> io::Result<()> {
    let folder = folder(data);
    create_folder(&folder)?;
    // Such a file is for its owner alone from the first byte on.
    let mut file = tempfile::NamedTempFile::new_in(&folder)?;
    let json = serde_json::to_vec_pretty(roster).map_err(io::Error::other)?;
    file.write_all(&json)?;
    file.as_file().sync_all()?;
    file.persist(path(data, roster.id))?;
    sync_folder(&folder)
}

/// All rosters, the one brought last first; one that cannot be read is left out.
///
/// # Errors
/// What the system says; no folder is no roster.
pub fn all(data: &Path) -> io::Result<Vec<Kept>> {
    let entries = match fs::read_dir(folder(data)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(vec![]),
        Err(error) => return Err(error),
    };
    let mut found = vec![];
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.extension().is_some_and(|ending| ending == ENDING) {
            found.extend(read(&path));
        }
    }
    found.sort_by(|a, b| b.brought_on.cmp(&a.brought_on).then(a.id.cmp(&b.id)));
    Ok(found)
}

/// The roster of that file, if it is one.
fn read(path: &Path) -> Option<Kept> {
    let mut bytes = vec![];
    File::open(path).ok()?.take(MOST_BYTES).read_to_end(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// Removes a roster.
///
/// # Errors
/// What the system says.
pub fn erase(data: &Path, id: RosterId) -> io::Result<()> {
    fs::remove_file(path(data, id))?;
    sync_folder(&folder(data))
}

/// Removes the rosters whose day has come; how many. What cannot be removed now is tried
/// again the next time.
pub fn purge(data: &Path, today: Date) -> usize {
    let all = all(data).unwrap_or_default();
    let over = all.iter().filter(|kept| kept.purge_on < today);
    let over = over.filter(|kept| erase(data, kept.id).is_ok()).count();
    let entries = fs::read_dir(folder(data)).into_iter().flatten().flatten();
    // What is left and cannot be read waits for a year.
    let damaged = entries.map(|entry| entry.path()).filter(|path| read(path).is_none());
    let stale = damaged.filter(|path| is_stale(path, today));
    over + stale.filter(|path| fs::remove_file(path).is_ok()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_roster_is_kept_for_its_owner_until_its_day() {
        let data = tempfile::tempdir().unwrap();
        assert_eq!(all(data.path()).unwrap(), []);
        let roster = Kept {
            id: RosterId::from_entropy(1),
            file: "liste.csv".to_owned(),
            brought_on: "2026-11-22".parse().unwrap(),
            purge_on: "2026-12-22".parse().unwrap(),
            room: None,
            people: vec![Expected {
                surname: "Vidal".to_owned(),
                first_name: "Lucie".to_owned(),
                company: None,
            }],
        };
        keep(data.path(), &roster).unwrap();
        assert_eq!(all(data.path()).unwrap(), std::slice::from_ref(&roster));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(path(data.path(), roster.id)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        assert_eq!(purge(data.path(), roster.purge_on), 0);
        assert_eq!(purge(data.path(), roster.purge_on.plus_days(1)), 1);
        assert_eq!(all(data.path()).unwrap(), []);
        assert!(erase(data.path(), roster.id).is_err(), "there is none any more");
    }
}
