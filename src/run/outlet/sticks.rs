//! USB sticks: which are mounted, what they are called, how much fits on them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where files may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sticks {
    /// Into this folder of the configuration.
    Folder(PathBuf),
    /// On whatever stick is mounted.
    Auto(System),
}

/// Where the system says what is mounted. Another one in tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    /// The table of mounts (`proc_pid_mountinfo(5)`).
    pub mounts: PathBuf,
    /// Block devices by number: `/sys/dev/block`.
    pub devices: PathBuf,
    /// The names of volumes: `/dev/disk/by-label`.
    pub labels: PathBuf,
    /// Where sticks are mounted: only below these is anything written.
    pub below: Vec<PathBuf>,
}

impl Default for System {
    fn default() -> Self {
        Self {
            mounts: "/proc/self/mountinfo".into(),
            devices: "/sys/dev/block".into(),
            labels: "/dev/disk/by-label".into(),
            below: vec!["/media".into(), "/run/media".into()],
        }
    }
}

/// A place files can be written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// What a person calls it.
    pub name: String,
    /// Its folder.
    pub path: PathBuf,
    /// Whether it can be pulled out.
    pub is_stick: bool,
    /// The number of its file system: what is written must be on it.
    pub device: u64,
    /// Bytes free on it.
    pub room: u64,
}

impl Sticks {
    /// The sticks mounted now, or the folder, by name. One that does not answer is left out.
    ///
    /// # Errors
    /// The table of mounts, or the folder, cannot be read.
    pub fn volumes(&self) -> io::Result<Vec<Volume>> {
        match self {
            Self::Folder(path) => {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
                let name = name.unwrap_or_else(|| path.display().to_string());
                Ok(vec![volume(name, path, false)?])
            }
            Self::Auto(system) => {
                let table = fs::read_to_string(&system.mounts)?;
                let mut found: Vec<Volume> = vec![];
                for mount in table.lines().filter_map(mount) {
                    let is_below = system.below.iter().any(|place| mount.path.starts_with(place));
                    if is_below && let Some(disk) = system.removable(mount.number) {
                        let name = system.name(&mount, &disk);
                        found.extend(volume(name, &mount.path, true).ok());
                    }
                }
                // Mounted twice, or over another: the last one counts.
                let mut seen = vec![];
                found.reverse();
                found.retain(|one| {
                    let is_new = !seen.contains(&one.device);
                    seen.push(one.device);
                    is_new
                });
                found.reverse();
                Ok(found)
            }
        }
    }
}

/// A line of the table of mounts.
struct Mount<'a> {
    /// `major:minor`.
    number: &'a str,
    path: PathBuf,
    /// What is mounted there, such as `/dev/sdb1`.
    source: String,
}

fn mount(line: &str) -> Option<Mount<'_>> {
    let mut fields = line.split(' ');
    let number = fields.nth(2)?;
    let path = PathBuf::from(unescaped(fields.nth(1)?));
    let mut after = fields.skip_while(|field| *field != "-");
    let source = unescaped(after.nth(2)?);
    Some(Mount { number, path, source })
}

/// `\040` is a space: three octal digits after a backslash.
fn unescaped(field: &str) -> String {
    let mut parts = field.split('\\');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let code = part.get(..3).and_then(|code| u8::from_str_radix(code, 8).ok());
        match (code, part.get(3..)) {
            (Some(code), Some(rest)) => {
                bytes.push(code);
                bytes.extend(rest.as_bytes());
            }
            _ => bytes.extend(part.as_bytes()),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl System {
    /// The folder of the disk with that volume, if it can be pulled out: it says so, or
    /// hangs on USB.
    fn removable(&self, number: &str) -> Option<PathBuf> {
        let device = fs::canonicalize(self.devices.join(number)).ok()?;
        let disk = if device.join("partition").exists() { device.parent()? } else { &device };
        let is_removable =
            fs::read_to_string(disk.join("removable")).is_ok_and(|it| it.trim() == "1");
        let is_usb = disk.iter().any(|part| part.to_string_lossy().starts_with("usb"));
        (is_removable || is_usb).then(|| disk.to_owned())
    }

    /// The label of the volume, else the maker's name of the stick, else its folder.
    fn name(&self, mount: &Mount<'_>, disk: &Path) -> String {
        let source = Path::new(&mount.source);
        let source = fs::canonicalize(source).unwrap_or_else(|_| source.to_owned());
        let labels = fs::read_dir(&self.labels).into_iter().flatten().flatten();
        let mut of_source = labels
            .filter(|label| fs::canonicalize(label.path()).is_ok_and(|path| path == source))
            .map(|label| label.file_name().to_string_lossy().replace("\\x20", " "));
        let model = || fs::read_to_string(disk.join("device/model")).ok();
        let folder = || mount.path.file_name().map(|name| name.to_string_lossy().into_owned());
        let named = |name: &String| !name.trim().is_empty();
        let name = of_source.next().or_else(model).filter(named).or_else(folder);
        name.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

#[cfg(unix)]
fn volume(name: String, path: &Path, is_stick: bool) -> io::Result<Volume> {
    use std::os::unix::fs::MetadataExt;
    let device = fs::metadata(path)?.dev();
    let disk = rustix::fs::statvfs(path)?;
    let room = disk.f_bavail.saturating_mul(disk.f_frsize);
    Ok(Volume { name, path: path.to_owned(), is_stick, device, room })
}

#[cfg(not(unix))]
fn volume(name: String, path: &Path, is_stick: bool) -> io::Result<Volume> {
    fs::metadata(path)?;
    Ok(Volume { name, path: path.to_owned(), is_stick, device: 0, room: u64::MAX })
}
