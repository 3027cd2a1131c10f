//! Registers of attendance on the disk: one file for each, to which lines are added and
//! nothing else. Each line carries the hash of all before it; what is acknowledged is on
//! the disk. The files hold names until the day they were opened for.

use std::fs::{self, File};
use std::io::{self, BufRead, Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::papers;
use super::shell::Setup;
use super::stale::is_stale;
use crate::credential::register::{self, Chained, RegisterError};
use crate::domain::attendance::{Entry, Head, Line, Person, Refusal, Register};
use crate::domain::id::{LearnerId, RegisterId, RoomId};
use crate::domain::time::{Date, Timestamp};

/// The folder of the registers, in the data folder.
const FOLDER: &str = "registers";
/// What the files of lines end with.
const ENDING: &str = "jsonl";
/// What the sealed documents end with.
const SEALED: &str = "json";
/// No register is longer, in bytes.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// Why a register is not read, or not added to.
#[derive(Debug, thiserror::Error)]
pub enum RegisterTrouble {
    /// What the system says.
    #[error("{path}: {why}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// Somebody changed the file.
    #[error(transparent)]
    Altered(#[from] RegisterError),
    /// The register takes no such line.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is none of that name.
    #[error("there is no such register")]
    Unknown,
}

/// A register and its name.
#[derive(Debug)]
pub struct Kept {
    /// The name.
    pub id: RegisterId,
    /// The register, or why it cannot be read.
    pub register: Result<Register, RegisterTrouble>,
}

/// The folder of the registers.
pub fn folder(data: &Path) -> PathBuf {
    data.join(FOLDER)
}

fn path(data: &Path, id: RegisterId, ending: &str) -> PathBuf {
    folder(data).join(format!("{id}.{ending}"))
}

fn told(path: &Path) -> impl FnOnce(io::Error) -> RegisterTrouble {
    move |why| RegisterTrouble::Io { path: path.to_owned(), why }
}

/// Opens a register: its first line is on the disk when this returns.
///
/// # Errors
/// A [`RegisterTrouble`].
pub fn open(
    data: &Path,
    id: RegisterId,
    (head, first): (Head, Vec<Entry>),
    at: Timestamp,
) -> Result<Register, RegisterTrouble> {
    let mut register = Register::open(head, at);
    for entry in first {
        register.add(entry, at)?;
    }
    let (folder, path) = (folder(data), path(data, id, ENDING));
    create_folder(&folder).map_err(told(&folder))?;
    let mut file = private().write(true).create_new(true).open(&path).map_err(told(&path))?;
    let bytes = written(&register, 0)?;
    let done = file.write_all(&bytes).and_then(|()| file.sync_all());
    done.and_then(|()| sync_folder(&folder)).map_err(told(&path))?;
    Ok(register)
}

/// Adds what `what` asks for, all or nothing; on the disk when this returns. Whoever else
/// adds to the same register waits meanwhile.
///
/// # Errors
/// A [`RegisterTrouble`]; nothing is added then.
pub fn add(
    data: &Path,
    id: RegisterId,
    what: impl FnOnce(&Register) -> Result<Vec<Entry>, Refusal>,
    at: Timestamp,
) -> Result<Register, RegisterTrouble> {
    let path = path(data, id, ENDING);
    let file = private().read(true).write(true).open(&path);
    let mut file = file.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => RegisterTrouble::Unknown,
        _ => told(&path)(error),
    })?;
    // Given back when the file is closed.
    file.lock().map_err(told(&path))?;
    let (register, whole) = of_file(&mut file, &path)?;
    let mut longer = register.clone();
    for entry in what(&register)? {
        longer.add(entry, at)?;
    }
    let bytes = written(&longer, register.lines().len())?;
    // A line that was cut by a stop was never acknowledged: the next takes its place.
    let done = file.set_len(whole).and_then(|()| file.seek(io::SeekFrom::Start(whole)));
    let done = done.and_then(|_| file.write_all(&bytes)).and_then(|()| file.sync_data());
    if let Err(error) = done {
        // A part of a line must not be there when the next is added.
        let _ = file.set_len(whole);
        return Err(told(&path)(error));
    }
    Ok(longer)
}

/// The lines from `from` on as bytes, chained to those before.
fn written(register: &Register, from: usize) -> Result<Vec<u8>, RegisterTrouble> {
    let (mut bytes, mut hash) = (vec![], String::new());
    for (place, line) in register.lines().iter().enumerate() {
        let chained = Chained::after(&hash, line)?;
        hash.clone_from(&chained.hash);
        if place >= from {
            bytes.extend(chained.to_line()?);
        }
    }
    Ok(bytes)
}

/// The register of that name.
///
/// # Errors
/// A [`RegisterTrouble`]; in particular the first line that is not the one written.
pub fn read(data: &Path, id: RegisterId) -> Result<Register, RegisterTrouble> {
    let path = path(data, id, ENDING);
    let mut file = File::open(&path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => RegisterTrouble::Unknown,
        _ => told(&path)(error),
    })?;
    of_file(&mut file, &path).map(|(register, _)| register)
}

/// The register of a file, and how many of its bytes are whole lines.
fn of_file(file: &mut File, path: &Path) -> Result<(Register, u64), RegisterTrouble> {
    let mut bytes = vec![];
    file.take(MOST_BYTES).read_to_end(&mut bytes).map_err(told(path))?;
    let (register, whole) = lines_of(&bytes)?;
    Ok((register, u64::try_from(whole).unwrap_or(u64::MAX)))
}

/// The register of these bytes. What comes after the last line end is no line: nobody
/// was told of it.
fn lines_of(bytes: &[u8]) -> Result<(Register, usize), RegisterError> {
    let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let lines = bytes.get(..whole).unwrap_or_default().split_inclusive(|byte| *byte == b'\n');
    let mut chain: Vec<Chained> = vec![];
    for (number, line) in (1..).zip(lines) {
        chain.push(Chained::of_line(line).ok_or(RegisterError::Line(number))?);
    }
    let lines: Vec<Line> = register::unchained(&chain)?;
    let register = Register::fold(&lines).map_err(RegisterError::Lines)?;
    Ok((register, whole))
}

/// Reads the lines of a register from a file that somebody brings.
///
/// # Errors
/// What is wrong with it.
pub fn parse(bytes: &[u8]) -> Result<Register, RegisterError> {
    lines_of(bytes).map(|(register, _)| register)
}

/// All registers, the one opened last first.
///
/// # Errors
/// What the system says; no folder is no register.
pub fn all(data: &Path) -> Result<Vec<Kept>, RegisterTrouble> {
    let folder = folder(data);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(vec![]),
        Err(error) => return Err(told(&folder)(error)),
    };
    let mut found = vec![];
    for path in entries.flatten().map(|entry| entry.path()) {
        if let Some(id) = id_of(&path) {
            found.push(Kept { id, register: read(data, id) });
        }
    }
    let opened = |kept: &Kept| {
        let register = kept.register.as_ref().ok()?;
        register.lines().first().map(|line| line.at)
    };
    found.sort_by(|a, b| opened(b).cmp(&opened(a)).then(a.id.cmp(&b.id)));
    Ok(found)
}

/// The register of that room, the newest if there are several.
///
/// # Errors
/// A [`RegisterTrouble`]; in particular that of a register of this room that was altered:
/// whoever leads must not begin another one without a word.
pub fn of_room(
    data: &Path,
    room: RoomId,
) -> Result<Option<(RegisterId, Register)>, RegisterTrouble> {
    let is_of_room = |kept: &Kept| match &kept.register {
        Ok(register) => register.head().room == Some(room),
        Err(_) => first(data, kept.id).is_some_and(|head| head.room == Some(room)),
    };
    let mut of_room: Vec<Kept> = all(data)?.into_iter().filter(is_of_room).collect();
    // The readable ones come first, the newest of them before the others.
    of_room.sort_by_key(|kept| kept.register.is_err());
    let found = of_room.into_iter().next();
    found.map(|kept| kept.register.map(|register| (kept.id, register))).transpose()
}

/// Seals a register with the site's key, made at the first need; gives the document.
/// Doing it again gives the same one.
///
/// # Errors
/// Why not, in words.
pub fn seal(
    setup: &mut Setup,
    id: RegisterId,
    told: impl Fn(&Setup, &RegisterTrouble) -> String,
) -> Result<(Register, String), String> {
    // A machine that signs nothing seals nothing: known before the last line is written.
    super::site::issuer(setup)?;
    let key = papers::site_key(setup, &mut papers::Issue::default())?;
    let now = setup.world.now();
    let once =
        |register: &Register| Ok(if register.is_sealed() { vec![] } else { vec![Entry::Sealed] });
    let register = add(&setup.data, id, once, now).map_err(|why| told(setup, &why))?;
    let path = path(&setup.data, id, SEALED);
    if let Ok(document) = fs::read_to_string(&path) {
        return Ok((register, document));
    }
    let at = register.lines().last().map_or(now, |line| line.at);
    let document = register::write(&key, &register, papers::whole_seconds(at));
    let document = document.map_err(|why| told(setup, &RegisterTrouble::Altered(why)))?;
    keep_sealed(&setup.data, &path, &document)
        .map_err(|why| told(setup, &RegisterTrouble::Io { path, why }))?;
    Ok((register, document))
}

fn keep_sealed(data: &Path, path: &Path, document: &str) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(folder(data))?;
    file.write_all(document.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    sync_folder(&folder(data))
}

/// The sealed document, once there is one.
pub fn sealed(data: &Path, id: RegisterId) -> Option<String> {
    fs::read_to_string(path(data, id, SEALED)).ok()
}

/// The name of a paper about a register.
pub fn paper_name(id: RegisterId, register: &Register, stem: &str, ending: &str) -> String {
    let id: String = id.to_string().chars().take(8).collect();
    format!("{stem}_{}_{id}.{ending}", register.head().date)
}

/// Writes a paper with names in it: whole or not at all, for its owner alone.
///
/// # Errors
/// What the system says.
pub fn write_paper(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let path = folder.join(name);
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&path)?;
    sync_folder(folder)?;
    Ok(path)
}

/// Removes a register and its document from this machine.
///
/// # Errors
/// A [`RegisterTrouble`].
pub fn erase(data: &Path, id: RegisterId) -> Result<(), RegisterTrouble> {
    let lines = path(data, id, ENDING);
    for path in [path(data, id, SEALED), lines] {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(told(&path)(error));
            }
            _ => {}
        }
    }
    let folder = folder(data);
    sync_folder(&folder).map_err(told(&folder))
}

/// Removes the registers whose day has come; how many. What cannot be removed now is
/// tried again the next time. Only the first line of each is read, so that this can be
/// done whenever a store is opened; one that was damaged further on goes on its day, too,
/// and one whose first line cannot be read, a year after it was written last.
pub fn purge(data: &Path, today: Date) -> usize {
    let entries = fs::read_dir(folder(data)).into_iter().flatten().flatten();
    let ids = entries.filter_map(|entry| id_of(&entry.path()));
    let over = |id: &RegisterId| match first(data, *id) {
        Some(head) => head.purge_on < today,
        None => is_stale(&path(data, *id, ENDING), today),
    };
    ids.filter(over).filter(|id| erase(data, *id).is_ok()).count()
}

/// The head of a register: its first line, and nothing else.
fn first(data: &Path, id: RegisterId) -> Option<Head> {
    let mut line = vec![];
    let file = File::open(path(data, id, ENDING)).ok()?;
    io::BufReader::new(file).take(MOST_BYTES).read_until(b'\n', &mut line).ok()?;
    let line: Line = serde_json::from_str(&Chained::of_line(&line)?.line).ok()?;
    match line.entry {
        Entry::Opened(head) => Some(*head),
        _ => None,
    }
}

/// The register whose lines that file holds.
fn id_of(path: &Path) -> Option<RegisterId> {
    let is_one = path.extension().is_some_and(|ending| ending == ENDING);
    path.file_stem().filter(|_| is_one)?.to_str()?.parse().ok()
}

/// The last day on which a register here still says that this learner was there; none:
/// no register does. Erasing a learner leaves those until then: they prove that the
/// session was held.
pub fn kept_until(data: &Path, learner: LearnerId) -> Option<Date> {
    let all = all(data).unwrap_or_default();
    let registers = all.iter().filter_map(|kept| kept.register.as_ref().ok());
    let named = registers.filter(|register| {
        let is_here = |person: &Person| person.learner == Some(learner);
        register.people().any(is_here)
    });
    named.map(|register| register.head().purge_on).max()
}

/// Names are for the one who leads.
pub(super) fn private() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// Makes a folder that nobody else looks into.
pub(super) fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests;
