//! Requests that travel: counted where they are made, handled once where they
//! are answered.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::papers;
use crate::credential::key::PublicKey;
use crate::credential::reading;
use crate::credential::request::Asked;
use crate::credential::trust::{self, Pin};
use crate::domain::certificate::Subject;
use crate::domain::id::LearnerId;
use crate::domain::progress::Certificate;
use crate::domain::record::Certified;

fn folder(data: &Path) -> PathBuf {
    data.join("requests")
}

/// The number of the next request of this machine, kept before it is used.
///
/// # Errors
/// What the system says; a damaged count is told, not started anew.
pub fn next_number(data: &Path) -> io::Result<u64> {
    let path = folder(data).join("made");
    let made = match fs::read_to_string(&path) {
        Ok(text) => text.trim().parse::<u64>().map_err(io::Error::other)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => 0,
        Err(error) => return Err(error),
    };
    let next = made + 1;
    papers::write(&folder(data), &path, format!("{next}\n").as_bytes())?;
    Ok(next)
}

/// The file with the public halves of the machines whose requests are answered.
pub fn machines_path(data: &Path) -> PathBuf {
    folder(data).join("machines")
}

/// Whether requests of that machine are answered here.
///
/// # Errors
/// What is wrong with the file.
pub fn is_known(data: &Path, machine: &PublicKey) -> io::Result<bool> {
    let pins = machines(data)?;
    Ok(pins.iter().any(|pin| pin.key == *machine))
}

fn machines(data: &Path) -> io::Result<Vec<Pin>> {
    match fs::read_to_string(machines_path(data)) {
        Ok(text) => trust::read_pins(&text).map_err(io::Error::other),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(vec![]),
        Err(error) => Err(error),
    }
}

/// Answers requests of that machine from now on.
///
/// # Errors
/// What the system says.
pub fn add_machine(data: &Path, machine: &PublicKey) -> io::Result<()> {
    let mut keys: Vec<String> = machines(data)?.iter().map(|pin| pin.key.did()).collect();
    keys.push(machine.did());
    keys.sort();
    keys.dedup();
    let text = keys.join("\n") + "\n";
    papers::write(&folder(data), &machines_path(data), text.as_bytes())
}

type Answered = BTreeMap<String, u64>;

fn answered_path(data: &Path) -> PathBuf {
    folder(data).join("answered")
}

fn answered(data: &Path) -> io::Result<Answered> {
    match fs::read_to_string(answered_path(data)) {
        Ok(text) => {
            let line = |line: &str| {
                let (did, counter) = line.split_once(' ')?;
                Some((did.to_owned(), counter.parse().ok()?))
            };
            let read: Option<Answered> = text.lines().map(line).collect();
            read.ok_or_else(|| io::ErrorKind::InvalidData.into())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Answered::new()),
        Err(error) => Err(error),
    }
}

/// Whether a request, or a later one of its machine, was answered already.
///
/// # Errors
/// What is wrong with the file.
pub fn is_answered(data: &Path, asked: &Asked) -> io::Result<bool> {
    let known = answered(data)?;
    Ok(known.get(&asked.machine.did()).is_some_and(|last| asked.counter <= *last))
}

/// Remembers that a request was answered.
///
/// # Errors
/// What the system says.
pub fn set_answered(data: &Path, asked: &Asked) -> io::Result<()> {
    let mut known = answered(data)?;
    known.insert(asked.machine.did(), asked.counter);
    let lines: Vec<String> = known.iter().map(|(did, last)| format!("{did} {last}\n")).collect();
    papers::write(&folder(data), &answered_path(data), lines.concat().as_bytes())
}

/// Where the papers are kept that were issued for another machine's learners.
pub fn issued_folder(data: &Path) -> PathBuf {
    data.join("issued")
}

/// The papers kept there, each with its learner, oldest first.
///
/// # Errors
/// What the system says.
pub fn issued(data: &Path) -> io::Result<Vec<(LearnerId, Certificate)>> {
    let entries = match fs::read_dir(issued_folder(data)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(vec![]),
        entries => entries?,
    };
    let mut found = vec![];
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|ext| ext == "json") {
            found.extend(paper(fs::read_to_string(path)?));
        }
    }
    found.sort_by_key(|(_, one)| (one.at, one.id));
    Ok(found)
}

/// The papers kept there for one learner, oldest first.
///
/// # Errors
/// What the system says.
pub fn issued_to(data: &Path, learner: LearnerId) -> io::Result<Vec<Certificate>> {
    let all = issued(data)?.into_iter();
    Ok(all.filter(|(whose, _)| *whose == learner).map(|(_, one)| one).collect())
}

/// What a document says of itself; none for one that is damaged.
fn paper(document: String) -> Option<(LearnerId, Certificate)> {
    let read = reading::read(document.as_bytes()).ok()?;
    let facts = read.claims.facts();
    let subject = match &facts.subject {
        Subject::Module(passed) => Certified::Module(passed.module.clone()),
        Subject::Passport(_) => Certified::Passport,
    };
    let organisation = Some(facts.holder.organisation.clone());
    let (learner, id, at) = (facts.holder.learner, facts.id, facts.issued);
    Some((learner, Certificate { id, subject, organisation, at, document }))
}
