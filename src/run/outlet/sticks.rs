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

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    /// A machine in a folder: one stick with a partition, one hard disk, one USB disk.
    fn machine(at: &Path, table: &str) -> System {
        let disk = |path: &str, removable: &str, model: &str| {
            let disk = at.join("sys").join(path);
            fs::create_dir_all(disk.join("device")).unwrap();
            fs::write(disk.join("removable"), format!("{removable}\n")).unwrap();
            fs::write(disk.join("device/model"), format!("{model}   \n")).unwrap();
            disk
        };
        let devices = at.join("dev");
        fs::create_dir_all(&devices).unwrap();
        let stick = disk("pci0/usb1/sdb", "1", "DataTraveler 3.0").join("sdb1");
        fs::create_dir(&stick).unwrap();
        fs::write(stick.join("partition"), "1").unwrap();
        std::os::unix::fs::symlink(&stick, devices.join("8:17")).unwrap();
        let inside = disk("pci0/ata1/sda", "0", "SSD");
        std::os::unix::fs::symlink(&inside, devices.join("8:0")).unwrap();
        let outside = disk("pci0/usb2/sdc", "0", "Portable");
        std::os::unix::fs::symlink(&outside, devices.join("8:32")).unwrap();
        let labels = at.join("labels");
        fs::create_dir_all(&labels).unwrap();
        fs::write(at.join("sdc"), "").unwrap();
        std::os::unix::fs::symlink(at.join("sdc"), labels.join("MES\\x20PAPIERS")).unwrap();
        for folder in ["media/sdb1", "media/mes papiers", "media/disque", "srv"] {
            fs::create_dir_all(at.join(folder)).unwrap();
        }
        fs::write(at.join("table"), table.replace("AT", &at.display().to_string())).unwrap();
        System { mounts: at.join("table"), devices, labels, below: vec![at.join("media")] }
    }

    const ALL: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
90 22 8:17 / AT/media/sdb1 rw,nosuid shared:2 master:1 - vfat /dev/sdb1 rw,uid=999
91 22 8:32 / AT/media/mes\\040papiers rw - exfat AT/sdc rw
92 22 8:0 / AT/media/disque rw - ext4 /dev/sda2 rw
93 22 8:17 / AT/srv rw - vfat /dev/sdb1 rw
94 22 0:40 / AT/media/reseau rw - nfs serveur:/ rw
not a line of such a table
";

    fn found(system: System) -> Vec<(String, PathBuf)> {
        let volumes = Sticks::Auto(system).volumes().unwrap();
        volumes.into_iter().map(|volume| (volume.name, volume.path)).collect()
    }

    #[test]
    fn what_can_be_pulled_out_is_offered_by_name_and_nothing_else() {
        let at = tempfile::tempdir().unwrap();
        let system = machine(at.path(), ALL);
        let all = Sticks::Auto(system.clone()).volumes().unwrap();
        // Here all folders are of one disk: as the same one mounted twice, it counts once.
        assert_eq!(all.len(), 1);
        assert!(all[0].is_stick && all[0].room > 0);
        let one = |line: usize| {
            let table = fs::read_to_string(&system.mounts).unwrap();
            let line = table.lines().nth(line).unwrap().to_owned();
            let mounts = at.path().join("one");
            fs::write(&mounts, line).unwrap();
            found(System { mounts, ..system.clone() })
        };
        let path = |name: &str| at.path().join("media").join(name);
        assert_eq!(one(1), [("DataTraveler 3.0".to_owned(), path("sdb1"))]);
        assert_eq!(one(2), [("MES PAPIERS".to_owned(), path("mes papiers"))]);
        for other in [0, 3, 4, 5, 6] {
            assert_eq!(one(other), [], "{other}");
        }
    }

    #[test]
    fn a_folder_of_the_configuration_is_offered_while_it_is_there() {
        let at = tempfile::tempdir().unwrap();
        let folder = at.path().join("sorties");
        let sticks = Sticks::Folder(folder.clone());
        sticks.volumes().unwrap_err();
        fs::create_dir(&folder).unwrap();
        let volumes = sticks.volumes().unwrap();
        assert!(volumes.len() == 1 && volumes[0].name == "sorties" && !volumes[0].is_stick);
    }

    #[test]
    fn escapes_of_the_table_are_read_and_broken_ones_harm_nothing() {
        for (field, read) in
            [("a\\040b", "a b"), ("\\134", "\\"), ("a\\", "a"), ("\\9", "9"), ("\\777x", "777x")]
        {
            assert_eq!(unescaped(field), read, "{field}");
        }
        assert_eq!(unescaped("\\303\\251t\\303\\251"), "été");
    }
}
