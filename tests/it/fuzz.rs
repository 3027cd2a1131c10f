//! Bytes of strangers, changed at random: no reader stumbles, none is deceived.
//!
//! Some hundred changes of each by default; for as long as `PASSEPORT_FUZZ_SECONDS` says
//! (each reader so many seconds) when it is set. `PASSEPORT_FUZZ_SEED` begins elsewhere.
//! With `PASSEPORT_FUZZ_CORPUS` the genuine ones are written there, a folder for each
//! reader: what `.ci/fuzz` begins with.

pub(crate) mod targets;

use std::time::{Duration, Instant};

use passeport::domain::attempt::Draws;
use passeport::domain::id::AttemptId;
use targets::{TARGETS, Target};

/// Changes of each by default.
const ROUNDS: usize = 400;

/// Pieces that readers look for.
const PIECES: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "\\u0000",
    "\\ud800",
    "null",
    "1e999",
    "-1",
    "PEN1:",
    "eyJ",
    ".",
    "=",
    "did:key:z6Mk",
    "\u{feff}",
    "\u{202e}",
    "\u{1b}[2J",
    "proof",
    "\r\n",
    "((((",
    "Some(",
];

/// Chance that can be had again.
struct Chance(Draws);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.0.next_u64() % bound.max(1) as u64).unwrap()
    }

    /// One genuine text, changed here and there.
    fn changed(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = seeds[self.below(seeds.len())].clone();
        for _ in 0..=self.below(5) {
            self.change(&mut bytes, seeds);
        }
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>, seeds: &[Vec<u8>]) {
        let (from, to) = (self.below(bytes.len() + 1), self.below(bytes.len() + 1));
        let (from, to) = (from.min(to), from.max(to));
        match self.below(9) {
            0 if from < bytes.len() => bytes[from] ^= 1 << self.below(8),
            1 if from < bytes.len() => bytes[from] = self.0.next_u64().to_le_bytes()[0],
            2 => bytes.insert(from, self.0.next_u64().to_le_bytes()[0]),
            3 => bytes.truncate(from),
            4 => drop(bytes.drain(from..to)),
            5 => {
                let piece = PIECES[self.below(PIECES.len())];
                bytes.splice(from..from, piece.bytes());
            }
            // A part said twice, or elsewhere.
            6 => {
                let part = bytes[from..to].to_vec();
                let place = self.below(bytes.len() + 1);
                bytes.splice(place..place, part);
            }
            7 => {
                let other = &seeds[self.below(seeds.len())];
                let start = self.below(other.len() + 1);
                bytes.splice(from..to, other[start..].iter().copied());
            }
            _ => {
                let deep = b"[".repeat(self.below(200));
                bytes.splice(from..from, deep);
            }
        }
    }
}

fn seed() -> u64 {
    std::env::var("PASSEPORT_FUZZ_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0)
}

/// Runs one reader, for so many rounds or seconds. Gives how many it read.
fn driven(target: &Target) -> usize {
    let seeds = (target.seeds)();
    let mut chance = Chance(Draws::new(AttemptId(seed()), target.name));
    let seconds = std::env::var("PASSEPORT_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    let until = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let mut count = 0;
    seeds.iter().for_each(|seed| (target.run)(seed));
    while until.map_or(count < ROUNDS, |until| Instant::now() < until) {
        let bytes = chance.changed(&seeds);
        let read = std::panic::catch_unwind(|| (target.run)(&bytes));
        assert!(read.is_ok(), "{}: {:?}", target.name, String::from_utf8_lossy(&bytes));
        count += 1;
    }
    count
}

#[test]
fn no_reader_stumbles_over_bytes_of_strangers_or_believes_them() {
    for target in TARGETS {
        assert!(driven(target) > 0, "{}", target.name);
    }
}

#[test]
fn each_reader_has_a_name_of_its_own_and_something_genuine_to_begin_with() {
    let folder = std::env::var_os("PASSEPORT_FUZZ_CORPUS").map(std::path::PathBuf::from);
    let mut names = std::collections::BTreeSet::new();
    for target in TARGETS {
        assert!(names.insert(target.name), "{} twice", target.name);
        let seeds = (target.seeds)();
        assert!(!seeds.is_empty() && seeds.iter().all(|seed| !seed.is_empty()), "{}", target.name);
        let Some(folder) = &folder else { continue };
        let folder = folder.join(target.name);
        std::fs::create_dir_all(&folder).unwrap();
        for (place, seed) in seeds.iter().enumerate() {
            std::fs::write(folder.join(format!("genuine-{place}")), seed).unwrap();
        }
    }
}
