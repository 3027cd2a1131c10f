//! The machine looked at, for whoever looks after it: what is well, what is to be
//! seen to, what is serious. Looking changes nothing, and disturbs nobody who plays.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::outlet::printer::PrintError;
use super::outlet::{Outlet, Sticks};
use super::shell::Setup;
use super::{site, wording};
use crate::content::review;
use crate::credential::keyfile;
use crate::domain::time::Timestamp;
use crate::store::{Records, StoreError, backup};
use crate::text::Arg;

/// Less room is to be seen to, in bytes.
const LITTLE: u64 = 256 << 20;
/// With less, nothing more may be kept soon.
const TOO_LITTLE: u64 = 32 << 20;
/// Clocks of two machines may differ by so much, in milliseconds.
const DRIFT: i64 = 5 * 60_000;
/// So many modules are named, the others counted.
const NAMED: usize = 3;

/// How something is, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Well.
    Good,
    /// To be seen to, on occasion.
    Look,
    /// Serious: something is lost, or will be.
    Bad,
}

impl State {
    /// Its name, for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Look => "look",
            Self::Bad => "bad",
        }
    }
}

/// What was found about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which thing; its name is the message `checkup-<what>`.
    pub what: &'static str,
    /// How it is.
    pub state: State,
    /// In words, and what to do.
    pub told: String,
}

/// The state of all: the worst there is.
pub fn worst(findings: &[Finding]) -> State {
    findings.iter().map(|finding| finding.state).max().unwrap_or(State::Good)
}

/// Looks at everything.
pub fn checkup(setup: &Setup, outlet: &Outlet) -> Vec<Finding> {
    let look = Look { setup };
    let mut found = vec![
        look.finding("answers", look.answers()),
        look.finding("room", look.room()),
        look.finding("clock", look.clock()),
        look.finding("modules", look.modules()),
        look.finding("keys", look.keys()),
        look.finding("folder", look.folder()),
        look.finding("site", look.site()),
    ];
    if let Some(printer) = &outlet.printer {
        found.push(look.finding("printer", look.printer(printer.look())));
    }
    if let Some(sticks) = &outlet.sticks {
        found.push(look.finding("sticks", look.sticks(sticks)));
    }
    found
}

type Told = (State, String);

struct Look<'a> {
    setup: &'a Setup,
}

impl Look<'_> {
    #[expect(clippy::unused_self, reason = "reads as one list")]
    fn finding(&self, what: &'static str, (state, told): Told) -> Finding {
        Finding { what, state, told }
    }

    fn get(&self, state: State, id: &str) -> Told {
        (state, self.setup.text.get(id))
    }

    fn with(&self, state: State, id: &str, args: &[(&str, Arg<'_>)]) -> Told {
        (state, self.setup.text.with(id, args))
    }

    fn has_journal(&self) -> bool {
        self.setup.data.join("journal").exists()
    }

    fn answers(&self) -> Told {
        if !self.has_journal() {
            return self.get(State::Good, "checkup-answers-none");
        }
        match backup::look(&self.setup.data) {
            Ok(found) if found.missing() > 0 => {
                let args = [("missing", found.missing().into())];
                self.with(State::Bad, "store-check-damaged", &args)
            }
            Ok(found) if found.skipped_bytes > 0 => self.get(State::Look, "store-check-repairable"),
            Ok(found) => {
                let args = [("learners", found.learners.into()), ("records", found.records.into())];
                self.with(State::Good, "store-check-sound", &args)
            }
            Err(error) => self.unreadable(&error),
        }
    }

    fn unreadable(&self, error: &StoreError) -> Told {
        (State::Bad, wording::store_error(&self.setup.text, error))
    }

    fn room(&self) -> Told {
        let Some(free) = room(&self.setup.data) else {
            return self.get(State::Look, "checkup-room-unknown");
        };
        let (state, id) = match free {
            free if free < TOO_LITTLE => (State::Bad, "checkup-room-none"),
            free if free < LITTLE => (State::Look, "checkup-room-little"),
            _ => (State::Good, "checkup-room-enough"),
        };
        self.with(state, id, &[("room", (free >> 20).into())])
    }

    /// Against what was written here before: a clock that is right never stands
    /// before that.
    fn clock(&self) -> Told {
        let now = self.setup.world.now();
        let told = wording::moment(&self.setup.text, now);
        let behind = |id: &str, known: Timestamp| {
            let known = wording::moment(&self.setup.text, known);
            self.with(State::Bad, id, &[("now", (&told).into()), ("known", (&known).into())])
        };
        let made = self.setup.world.earliest();
        if now < made {
            return behind("checkup-clock-program", made);
        }
        match self.latest() {
            Some(latest) if latest.0 > now.0.saturating_add(DRIFT) => {
                behind("checkup-clock-record", latest)
            }
            _ => self.with(State::Good, "checkup-clock-good", &[("now", (&told).into())]),
        }
    }

    /// The latest moment in the journal, or at which a file of it was written.
    fn latest(&self) -> Option<Timestamp> {
        let mut known = backup::snapshot(&self.setup.data).ok()?;
        let learners = known.learners();
        let told = learners.into_iter().flat_map(|id| known.of_learner(id).unwrap_or_default());
        let told = told.map(|record| record.at).max();
        let files = fs::read_dir(self.setup.data.join("journal")).into_iter().flatten().flatten();
        let written = files.filter_map(|file| {
            let since = file.metadata().ok()?.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
            i64::try_from(since.as_millis()).ok().map(Timestamp)
        });
        told.into_iter().chain(written).max()
    }

    fn modules(&self) -> Told {
        let (catalogue, text) = (&self.setup.catalogue, &self.setup.text);
        let today = self.setup.world.now().date();
        let late: Vec<String> = catalogue
            .entries()
            .iter()
            .filter(|entry| {
                let opened = catalogue.module(&entry.id, text.locale());
                opened.is_ok_and(|opening| review::overdue(&opening.module, today) > 0)
            })
            .map(|entry| entry.title.in_language(text.locale()).text())
            .collect();
        let count = catalogue.entries().len();
        if late.is_empty() {
            return self.with(State::Good, "checkup-modules-good", &[("count", count.into())]);
        }
        let names: Vec<&str> = late.iter().take(NAMED).map(String::as_str).collect();
        let (names, more) = (names.join(", "), late.len().saturating_sub(NAMED));
        let args = [("late", late.len().into()), ("names", (&names).into()), ("more", more.into())];
        self.with(State::Look, "checkup-modules-late", &args)
    }

    fn keys(&self) -> Told {
        let text = &self.setup.text;
        match keyfile::list(&self.setup.data) {
            Err(error) => (State::Bad, wording::key_file(text, &error)),
            Ok(listed) if listed.is_empty() => self.get(State::Good, "checkup-keys-none"),
            Ok(listed) => {
                let count = listed.len();
                match listed.into_iter().find_map(|listed| listed.key.err()) {
                    Some(error) => (State::Bad, wording::key_file(text, &error)),
                    None => self.with(State::Good, "checkup-keys-good", &[("count", count.into())]),
                }
            }
        }
    }

    /// Whether others can look into the folders.
    fn folder(&self) -> Told {
        let data = &self.setup.data;
        let folders = [data.clone(), keyfile::folder(data)];
        match folders.iter().find(|folder| is_exposed(folder)) {
            Some(folder) => {
                let path = folder.display().to_string();
                self.with(State::Look, "store-exposed", &[("path", (&path).into())])
            }
            None => self.get(State::Good, "checkup-folder-good"),
        }
    }

    fn site(&self) -> Told {
        match site::name(self.setup) {
            Ok(Some(name)) => {
                self.with(State::Good, "checkup-site-named", &[("name", (&name).into())])
            }
            Ok(None) => self.get(State::Good, "checkup-site-none"),
            Err(why) => (State::Bad, why),
        }
    }

    fn printer(&self, looked: Result<(), PrintError>) -> Told {
        match looked {
            Ok(()) => self.get(State::Good, "checkup-printer-good"),
            Err(error) => (State::Look, wording::print(&self.setup.text, &error)),
        }
    }

    fn sticks(&self, sticks: &Sticks) -> Told {
        let volumes = sticks.volumes();
        match (sticks, volumes) {
            (Sticks::Auto(_), Ok(volumes)) if volumes.is_empty() => {
                self.get(State::Good, "checkup-sticks-none")
            }
            (_, Ok(volumes)) => {
                let names: Vec<String> = volumes.into_iter().map(|volume| volume.name).collect();
                let names = names.join(", ");
                self.with(State::Good, "checkup-sticks-named", &[("names", (&names).into())])
            }
            (_, Err(error)) => {
                let why = error.to_string();
                self.with(State::Look, "checkup-sticks-bad", &[("why", (&why).into())])
            }
        }
    }
}

/// Bytes free where `path` is, or will be.
#[cfg(unix)]
fn room(path: &Path) -> Option<u64> {
    let there = path.ancestors().find(|path| path.exists())?;
    let disk = rustix::fs::statvfs(there).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(not(unix))]
fn room(_path: &Path) -> Option<u64> {
    None
}

#[cfg(unix)]
fn is_exposed(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(folder).is_ok_and(|kind| kind.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_exposed(_folder: &Path) -> bool {
    false
}
