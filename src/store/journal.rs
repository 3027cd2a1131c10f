//! The promise: segments of frames, only ever appended to, synced before
//! anything counts as saved.
//!
//! Assumed of the disk: what `fdatasync` reported as written stays; writing a
//! block changes no other block; a renamed file is there after its folder was
//! synced. Everything else is checked when reading.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::StoreError;
use super::error::At;
use super::files::{create_file, sync_folder};
use super::frame::{self, Link, Piece};

/// A segment that reached this size is followed by a new one, in bytes.
pub const SEGMENT: u64 = 8 << 20;

/// Larger files are no segments of ours, whatever they are called.
const MAX_SEGMENT: u64 = 64 << 20;

/// Where a frame stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Number of the segment, from 1.
    pub segment: u32,
    /// First byte of the frame.
    pub offset: u32,
}

/// How a segment was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its number.
    pub number: u32,
    /// Its file.
    pub path: PathBuf,
    /// Bytes that are no frames.
    pub damaged: u64,
    /// Bytes of a frame whose end was never written.
    pub torn: u64,
    /// Bytes up to the end of the last whole frame.
    pub whole: u64,
    /// Frames that do not follow the one before.
    pub broken_links: u64,
    /// A version this program does not know.
    pub newer: Option<u8>,
    /// Why it cannot be read at all.
    pub unreadable: Option<StoreError>,
}

/// A journal open for appending.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    link: Link,
    current: Option<Segment>,
    resume: Option<(u32, u64)>,
    next: u32,
    reader: Option<(u32, File)>,
    may_repeat: bool,
}

#[derive(Debug)]
struct Segment {
    number: u32,
    path: PathBuf,
    file: File,
    length: u64,
}

impl Journal {
    /// Reads everything in `folder`, shows each whole frame's place and payload
    /// to `see`, and stands ready to append. Changes nothing on the disk.
    ///
    /// # Errors
    /// When the folder itself cannot be listed. Segments that cannot be read are [`Found`].
    pub fn replay(
        folder: &Path,
        mut see: impl FnMut(Spot, &[u8]),
    ) -> Result<(Self, Vec<Found>), StoreError> {
        let mut link = Link::default();
        let mut found = vec![];
        for (number, path) in segments(folder)? {
            found.push(replay_segment(number, path, &mut link, &mut see));
        }
        let next = found.last().map_or(1, |last| last.number + 1);
        let resume = found.last().filter(|last| !last.is_damaged() && last.whole < SEGMENT);
        let resume = resume.map(|last| (last.number, last.whole));
        let journal = Self {
            folder: folder.to_owned(),
            link,
            current: None,
            resume,
            next,
            reader: None,
            may_repeat: false,
        };
        Ok((journal, found))
    }

    /// Appends each payload as a frame, one sync for all, and says where they
    /// stand. On failure nothing is kept, and the next append works again once
    /// the cause is gone.
    pub fn append(&mut self, payloads: &[Vec<u8>]) -> Result<Vec<Spot>, StoreError> {
        let mut bytes = Vec::with_capacity(payloads.iter().map(|p| p.len() + 64).sum());
        let mut link = self.link;
        let mut starts = Vec::with_capacity(payloads.len());
        for payload in payloads {
            starts.push(bytes.len() as u64);
            link = frame::encode(&mut bytes, &link, payload);
        }
        let mut segment = self.segment_for(bytes.len() as u64)?;
        let before = segment.length;
        let written = segment.write(&bytes);
        self.may_repeat = written.is_err();
        if let Err(error) = written.and_then(|()| segment.file.sync_data()) {
            let wrong = StoreError::of_io(&segment.path, &error);
            // Take the unacknowledged bytes back. A segment whose sync failed is
            // never trusted again: the system may have dropped its pages.
            let taken_back = segment.file.set_len(before);
            self.resume = None;
            if taken_back.is_ok() && before == 0 {
                let _ = fs::remove_file(&segment.path);
            }
            return Err(wrong);
        }
        segment.length += bytes.len() as u64;
        self.link = link;
        let number = segment.number;
        self.current = Some(segment);
        let place = |start: u64| u32::try_from(before + start).unwrap_or(u32::MAX);
        Ok(starts.into_iter().map(|s| Spot { segment: number, offset: place(s) }).collect())
    }

    /// Whether the last append failed before its sync, so that the same bytes
    /// may be tried again at once. A failed sync is always told.
    pub fn may_repeat(&self) -> bool {
        self.may_repeat
    }

    /// The segment to write to, opened or begun. It is taken out: whoever
    /// succeeds puts it back.
    fn segment_for(&mut self, more: u64) -> Result<Segment, StoreError> {
        if let Some((number, length)) = self.resume.take() {
            self.current = Segment::resume(&self.folder, number, length).ok();
        }
        if let Some(segment) = self.current.take()
            && (segment.length == 0 || segment.length + more <= SEGMENT)
        {
            return Ok(segment);
        }
        let number = self.next;
        // Whatever becomes of it, the number is used up.
        self.next += 1;
        self.may_repeat = true;
        let segment = Segment::begin(&self.folder, number)?;
        self.may_repeat = false;
        // Without this the file may be gone after a power cut, with all in it.
        sync_folder(&self.folder)?;
        Ok(segment)
    }

    /// Makes the next append begin a new segment and returns its number.
    pub fn rotate(&mut self) -> u32 {
        self.current = None;
        self.resume = None;
        self.next
    }

    /// Reads the payload of the frame at `place` again, checked.
    pub fn read(&mut self, place: Spot) -> Result<Vec<u8>, StoreError> {
        let path = segment_path(&self.folder, place.segment);
        let file = match &mut self.reader {
            Some((number, file)) if *number == place.segment => file,
            reader => {
                let file = File::open(&path).at(&path)?;
                &mut reader.insert((place.segment, file)).1
            }
        };
        file.seek(SeekFrom::Start(u64::from(place.offset))).at(&path)?;
        let mut bytes = vec![];
        for wanted in [4096, frame::MAX_PAYLOAD as u64 + 4096] {
            Read::by_ref(file).take(wanted).read_to_end(&mut bytes).at(&path)?;
            if let Some(frame) = frame::frame_at(&bytes, 0) {
                return Ok(frame.payload.to_vec());
            }
        }
        Err(StoreError::Corrupt { what: path.display().to_string() })
    }

    /// The folder of the segments.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Found {
    /// Whether something acknowledged may be missing. A torn end is not: what
    /// was never finished was never acknowledged.
    pub fn is_damaged(&self) -> bool {
        self.damaged > 0 || self.newer.is_some() || self.unreadable.is_some()
    }
}

impl Segment {
    fn begin(folder: &Path, number: u32) -> Result<Self, StoreError> {
        let path = segment_path(folder, number);
        let file = create_file(&path).at(&path)?;
        Ok(Self { number, path, file, length: 0 })
    }

    fn resume(folder: &Path, number: u32, length: u64) -> io::Result<Self> {
        let path = segment_path(folder, number);
        let file = File::options().write(true).open(&path)?;
        match file.metadata()?.len() {
            found if found < length => return Err(ErrorKind::InvalidData.into()),
            found if found > length => file.set_len(length)?,
            _ => {}
        }
        Ok(Self { number, path, file, length })
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.length))?;
        self.file.write_all(bytes)
    }
}

/// The file of segment `number`.
pub fn segment_path(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("{number:08}.log"))
}

/// The segments in `folder`, in order. Other files are none of the journal's.
pub fn segments(folder: &Path) -> Result<Vec<(u32, PathBuf)>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(vec![]),
        Err(error) => return Err(StoreError::of_io(folder, &error)),
    };
    let mut all = vec![];
    for entry in entries {
        let path = entry.at(folder)?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let number = name.and_then(|name| name.strip_suffix(".log")?.parse().ok());
        if let Some(number) = number.filter(|number| segment_path(folder, *number) == path) {
            all.push((number, path));
        }
    }
    all.sort();
    Ok(all)
}

/// The bytes of a segment. Blocks that the disk cannot read any more are zeros.
///
/// # Errors
/// [`StoreError::Corrupt`] when it is no file of ours; others when the system
/// does not let it be opened, which says nothing about what is in it.
pub fn read_segment(path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut file = File::open(path).at(path)?;
    let kind = file.metadata().at(path)?;
    if !kind.is_file() || kind.len() > MAX_SEGMENT {
        return Err(StoreError::Corrupt { what: path.display().to_string() });
    }
    let mut bytes = vec![];
    let read = Read::by_ref(&mut file).take(MAX_SEGMENT).read_to_end(&mut bytes);
    if read.is_err() {
        bytes = read_blocks(&mut file, kind.len());
    }
    Ok(bytes)
}

fn read_blocks(file: &mut File, length: u64) -> Vec<u8> {
    const BLOCK: u64 = 4096;
    let mut bytes = vec![];
    for start in (0..length).step_by(4096) {
        let mut block = vec![];
        let wanted = BLOCK.min(length - start);
        let place = file.seek(SeekFrom::Start(start));
        let read = place.and_then(|_| Read::by_ref(file).take(wanted).read_to_end(&mut block));
        if read.is_err() {
            block.clear();
        }
        block.resize(usize::try_from(wanted).unwrap_or_default(), 0);
        bytes.append(&mut block);
    }
    bytes
}

fn replay_segment(
    number: u32,
    path: PathBuf,
    link: &mut Link,
    see: &mut impl FnMut(Spot, &[u8]),
) -> Found {
    let read = read_segment(&path);
    let mut found = Found {
        number,
        path,
        damaged: 0,
        torn: 0,
        whole: 0,
        broken_links: 0,
        newer: None,
        unreadable: None,
    };
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(error) => {
            found.unreadable = Some(error);
            return found;
        }
    };
    for piece in frame::scan(&bytes) {
        match piece {
            Piece::Frame(frame) => {
                found.broken_links += u64::from(frame.before != *link);
                *link = frame.link;
                found.whole = frame.end as u64;
                let offset = u32::try_from(frame.start).unwrap_or(u32::MAX);
                see(Spot { segment: number, offset }, frame.payload);
            }
            Piece::Damaged(range) => found.damaged += range.len() as u64,
            Piece::Torn(range) => found.torn += range.len() as u64,
            Piece::Newer(version) => found.newer = Some(version),
        }
    }
    found
}
