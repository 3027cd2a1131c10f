//! The counts in a file, so that they go on after a new start: whole or not at all, read
//! by nobody else, and no larger than there are counts.
//!
//! One line for each address, under its name, and one for each first word; times are
//! seconds since 1970. A file that cannot be read is no reason to turn anybody away: the
//! count begins again.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::time::sleep;
use tracing::warn;

use super::{Cards, Counts, FORGOTTEN, Guesses, MOST_ADDRESSES, Name, WINDOW};
use crate::domain::card::LIST_LEN;
use crate::run::world::{Machine, World};

/// What such a file begins with.
const FIRST: &str = "passeport guesses 1";
/// No such file is longer, in bytes.
const MOST_BYTES: u64 = 4 << 20;
/// No configuration lets more be tried from one address.
const MOST_TRIES: usize = 60;
/// What is tried within so long is kept at once.
const TOGETHER: Duration = Duration::from_secs(1);

/// What the clocks show: the one that is counted by, and the one of the machine, in
/// seconds since 1970.
#[derive(Clone, Copy)]
struct Now(Instant, i64);

impl Now {
    fn read() -> Self {
        Self(Instant::now(), Machine.now().0.div_euclid(1000))
    }

    /// What is written of a moment.
    fn written(self, at: Instant) -> i64 {
        let age = i64::try_from(self.0.saturating_duration_since(at).as_secs());
        self.1.saturating_sub(age.unwrap_or(i64::MAX))
    }

    /// The moment that was written; one still to come is now: a clock put back shortens
    /// no wait. None: longer ago than `most`.
    fn moment(self, written: i64, most: Duration) -> Option<Instant> {
        let age = u64::try_from(self.1.saturating_sub(written)).unwrap_or(0);
        let age = Duration::from_secs(age);
        (age < most).then(|| self.0.checked_sub(age).unwrap_or(self.0))
    }
}

impl Guesses {
    /// Counts that go on from those in the file, and are kept there. `secret` is what
    /// the names of addresses are made with: the same each time, and nobody else's.
    pub(in crate::front::ssh) fn open(file: PathBuf, secret: [u8; 32], most: Cards) -> Self {
        let counts = read(&file).map(|text| counts(&text, Now::read())).unwrap_or_default();
        Self { counts: counts.into(), most, secret, file: Some(file), ..Self::default() }
    }

    /// Keeps the counts as they change, for ever.
    pub(in crate::front::ssh) async fn attend(self: Arc<Self>) {
        loop {
            self.news.notified().await;
            sleep(TOGETHER).await;
            let own = Arc::clone(&self);
            // A thread that panicked kept nothing: the next change is kept.
            let _ = tokio::task::spawn_blocking(move || own.keep()).await;
        }
    }

    /// Keeps the counts as they are.
    pub(in crate::front::ssh) fn keep(&self) {
        let Some(file) = &self.file else { return };
        let text = written(&self.lock(), Now::read());
        if let Err(error) = keep(file, &text) {
            warn!(%error, "the count of cards that were tried is not kept");
        }
    }
}

fn read(file: &Path) -> Option<String> {
    let mut text = String::new();
    File::open(file).ok()?.take(MOST_BYTES).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Others never see half of it; what a cut of the power loses is the last second.
fn keep(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    // Made for its owner alone.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_data()?;
    file.persist(path)?;
    Ok(())
}

fn written(counts: &Counts, now: Now) -> String {
    let mut text = format!("{FIRST}\n");
    for (name, tries) in counts.addresses.iter().filter(|(_, tries)| !tries.is_empty()) {
        // Nothing can go wrong in memory.
        let _ = write!(text, "a {:032x}", u128::from_be_bytes(*name));
        for at in tries {
            let _ = write!(text, " {}", now.written(*at));
        }
        text.push('\n');
    }
    for (word, (wrong, last)) in &counts.words {
        let _ = writeln!(text, "w {word} {wrong} {}", now.written(*last));
    }
    text
}

/// What a file says; a line that says nothing is passed over.
fn counts(text: &str, now: Now) -> Counts {
    let mut counts = Counts::default();
    let mut lines = text.lines();
    if lines.next() != Some(FIRST) {
        return counts;
    }
    for line in lines {
        let mut words = line.split(' ');
        match words.next() {
            Some("a") if counts.addresses.len() < MOST_ADDRESSES => {
                let Some(name) = words.next().and_then(name) else { continue };
                let times = words.filter_map(|word| now.moment(word.parse().ok()?, WINDOW));
                let mut times: Vec<Instant> = times.take(MOST_TRIES).collect();
                times.sort();
                if !times.is_empty() {
                    counts.addresses.insert(name, times.into());
                }
            }
            Some("w") => {
                let fields: Option<Vec<i64>> = words.map(|word| word.parse().ok()).collect();
                let Some([word, wrong, at]) = fields.as_deref() else { continue };
                let word = u16::try_from(*word).ok().filter(|word| usize::from(*word) < LIST_LEN);
                let wrong = u32::try_from(*wrong).ok();
                let last = now.moment(*at, FORGOTTEN);
                let Some(((word, wrong), last)) = word.zip(wrong).zip(last) else { continue };
                counts.words.insert(word, (wrong, last));
            }
            _ => {}
        }
    }
    counts
}

fn name(word: &str) -> Option<Name> {
    let name = u128::from_str_radix(word, 16).ok()?;
    (word.len() == 32).then(|| name.to_be_bytes())
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;
    use std::os::unix::fs::PermissionsExt;

    use super::super::minutes;
    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    #[test]
    fn what_was_tried_is_still_counted_after_a_new_start_and_names_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("guesses");
        let guesses = Guesses::open(file.clone(), [7; 32], Cards::default());
        let now = Instant::now();
        let tried = (0..20).filter(|word| guesses.take(address(1), *word, now).is_ok()).count();
        assert_eq!(tried, Cards::default().each);
        for place in 2..10 {
            let _ = guesses.take(address(place), 500, now);
        }
        guesses.keep();
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(!text.contains("10.0.0") && !text.contains("0a000001"), "{text}");
        let again = Guesses::open(file.clone(), [7; 32], Cards::default());
        let later = Instant::now();
        assert!(minutes(again.wait(address(1), later)) >= 14, "the address waits on");
        assert!(again.take(address(99), 500, later).is_err(), "the word waits on");
        assert!(again.take(address(99), 501, later).is_ok());
        // Another server makes nothing of it.
        let other = Guesses::open(file, [8; 32], Cards::default());
        assert!(other.wait(address(1), later).is_zero());
    }

    #[test]
    fn a_damaged_file_counts_from_the_start_and_no_clock_shortens_a_wait() {
        let now = Now(Instant::now(), 1_000_000);
        for text in ["", "nonsense", "passeport guesses 2\nw 1 9 1000000"] {
            assert!(counts(text, now).words.is_empty(), "{text}");
        }
        let text = format!(
            "{FIRST}\nw 1 9 999999\nw 2 9 5\nw 3 9 2000000\nw 70000 9 999999\nw 4 x 1\n\
             a zz 1\na {:032x} 1 999990 x 999999\nrest\n",
            9
        );
        let read = counts(&text, now);
        assert_eq!(read.words.keys().copied().collect::<Vec<_>>(), [1, 3]);
        assert_eq!(read.words[&3].1, now.0, "a moment still to come is now");
        assert_eq!(
            read.addresses.values().map(std::collections::VecDeque::len).collect::<Vec<_>>(),
            [2]
        );
    }

    #[test]
    fn the_file_has_a_bound() {
        let (guesses, start) = (Guesses::default(), Instant::now());
        for place in 0..5_000_u32 {
            for _ in 0..MOST_TRIES {
                let from = IpAddr::from(place.to_be_bytes());
                super::super::note(&mut guesses.lock().addresses, guesses.name(from), start);
            }
        }
        let text = written(&guesses.lock(), Now(start, 1_795_338_000));
        assert!(u64::try_from(text.len()).unwrap() < MOST_BYTES, "{}", text.len());
        assert_eq!(counts(&text, Now(start, 1_795_338_000)).addresses.len(), MOST_ADDRESSES);
    }
}
