//! All the certificates of a folder, several at a time, in the order of their names.
//!
//! Files are taken in portions: no more than one portion is in memory, whatever the
//! folder holds, and its answers are written before the next one is begun.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;

use super::report::{self, Asked};
use super::tally::Tally;
use super::{Ground, Streams, Trouble, VerifyArgs, handed, judged};
use crate::credential::reading;
use crate::credential::verify::Verdict;
use crate::domain::certificate::Subject;
use crate::domain::id::CertificateId;
use crate::run::interrupt;
use crate::text::Text;

/// Files of one portion for each thread.
const PORTION: usize = 64;
/// Files of one name of a certificate that are handed over with a Passeport.
const ALIKE: usize = 4;

/// How a folder is gone through.
#[derive(Clone, Copy)]
struct Way<'a> {
    is_json: bool,
    asked: Asked<'a>,
    text: &'a Text,
}

/// The answer about one file.
struct Answer {
    verdict: Verdict,
    written: Vec<u8>,
}

/// Checks all files of `folder` and tells; returns the exit code.
pub(super) fn answer(
    folder: &Path,
    (args, ground): (&VerifyArgs, &Ground),
    (is_json, text): (bool, &Text),
    streams: &mut Streams<'_>,
) -> Result<u8, Trouble> {
    let paths = handed::listed(folder)?;
    let way = Way { is_json, asked: (ground.at, args.email.as_deref()), text };
    let all = All { paths: &paths, ground, index: OnceLock::new() };
    let threads = args.threads.or_else(|| thread::available_parallelism().ok());
    let threads = threads.map_or(1, NonZeroUsize::get);
    let mut bar = Bar { is_shown: args.shows_progress, of: paths.len(), drawn: None };
    let mut tally = Tally::default();
    let mut first = true;
    let mut done = 0;
    while done < paths.len() && !args.interrupt.is_asked() {
        let end = paths.len().min(done + threads * PORTION);
        let answers = all.portion(done..end, threads, way, args)?;
        bar.wipe(streams.trouble);
        for answer in &answers {
            let Some(Answer { verdict, written }) = answer else { continue };
            tally.add(*verdict);
            let gap: &[u8] = if first || is_json { b"" } else { b"\n" };
            first = false;
            let told = streams.output.write_all(gap);
            if told.and_then(|()| streams.output.write_all(written)).is_err() {
                // Nobody reads any more: the exit code says what was seen.
                return Ok(tally.worst().exit_code());
            }
        }
        done = end;
        bar.draw(done, text, streams.trouble);
    }
    bar.wipe(streams.trouble);
    let is_stopped = done < paths.len();
    if tally.count() == 0 && !is_stopped {
        return Err(Trouble::NothingThere(folder.to_owned()));
    }
    let left = paths.len() - done;
    let _ = tally.write(left, (is_json, text), streams.output);
    Ok(if is_stopped { interrupt::EXIT_CODE } else { tally.worst().exit_code() })
}

/// The files of a folder, and what one goes by.
struct All<'a> {
    paths: &'a [PathBuf],
    ground: &'a Ground,
    /// Which files hold which certificates; read when a Passeport asks for it.
    index: OnceLock<BTreeMap<CertificateId, Vec<usize>>>,
}

impl All<'_> {
    /// The answers about these files, in their order; none for what is no certificate.
    fn portion(
        &self,
        places: std::ops::Range<usize>,
        threads: usize,
        way: Way<'_>,
        args: &VerifyArgs,
    ) -> Result<Vec<Option<Answer>>, Trouble> {
        let next = AtomicUsize::new(places.start);
        let found = Mutex::new(Vec::with_capacity(places.len()));
        let work = || {
            while !args.interrupt.is_asked() {
                let place = next.fetch_add(1, Ordering::Relaxed);
                if place >= places.end {
                    return;
                }
                let answer = self.one(place, way);
                found.lock().unwrap_or_else(PoisonError::into_inner).push((place, answer));
            }
        };
        thread::scope(|scope| {
            for _ in 1..threads {
                scope.spawn(work);
            }
            work();
        });
        let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
        found.sort_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, answer)| answer).collect()
    }

    fn one(&self, place: usize, way: Way<'_>) -> Result<Option<Answer>, Trouble> {
        let Some(path) = self.paths.get(place) else { return Ok(None) };
        let Some(mut handed) = handed::of_folder(path)? else { return Ok(None) };
        handed.with = if self.ground.with.is_empty() {
            self.supporting(&handed.document)
        } else {
            self.ground.beside(&handed.document)
        };
        let found = judged(handed, self.ground);
        let mut written = vec![];
        // Writing to memory cannot fail.
        let _ = report::one(&found, way.is_json, way.asked, way.text, &mut written);
        Ok(Some(Answer { verdict: found.report.verdict(), written }))
    }

    /// The files that a Passeport names. What is no Passeport rests on none.
    fn supporting(&self, document: &[u8]) -> Vec<Vec<u8>> {
        let Ok(read) = reading::read(document) else { return vec![] };
        let Subject::Passport(earned) = &read.claims.facts().subject else { return vec![] };
        let index = self.index.get_or_init(|| self.indexed());
        let places = earned.modules.iter().filter_map(|module| index.get(&module.certificate));
        let paths = places.flatten().filter_map(|place| self.paths.get(*place));
        let handed = paths.filter_map(|path| handed::of_folder(path).ok().flatten());
        handed.map(|handed| handed.document).collect()
    }

    fn indexed(&self) -> BTreeMap<CertificateId, Vec<usize>> {
        let mut index: BTreeMap<CertificateId, Vec<usize>> = BTreeMap::new();
        for (place, path) in self.paths.iter().enumerate() {
            let Ok(Some(handed)) = handed::of_folder(path) else { continue };
            let Ok(read) = reading::read(&handed.document) else { continue };
            let places = index.entry(read.claims.facts().id).or_default();
            if places.len() < ALIKE {
                places.push(place);
            }
        }
        index
    }
}

/// How far one is, on one line that is written over.
struct Bar {
    is_shown: bool,
    of: usize,
    /// What stands there, in characters.
    drawn: Option<usize>,
}

impl Bar {
    /// Cells of the bar itself.
    const WIDTH: usize = 24;

    fn draw(&mut self, done: usize, text: &Text, out: &mut dyn Write) {
        if !self.is_shown {
            return;
        }
        let full = (done * Self::WIDTH).checked_div(self.of).unwrap_or(0);
        let bar = format!("[{}{}]", "#".repeat(full), "-".repeat(Self::WIDTH - full));
        let args = [("done", done.into()), ("of", self.of.into())];
        let line = format!("{bar} {}", text.with("verify-progress", &args));
        self.wipe(out);
        self.drawn = Some(line.chars().count());
        // A bar that cannot be drawn is no reason to stop.
        let _ = write!(out, "{line}").and_then(|()| out.flush());
    }

    /// Leaves nothing of it.
    fn wipe(&mut self, out: &mut dyn Write) {
        if let Some(drawn) = self.drawn.take() {
            let _: io::Result<()> = write!(out, "\r{}\r", " ".repeat(drawn));
        }
    }
}
