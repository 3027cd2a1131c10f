//! Attendance outside the screen: registers on the disk, the time it is here, papers.

use std::path::Path;

use super::registers::{self, RegisterTrouble};
use super::shell::Setup;
use super::{attended, clock, logged, opinions, rosters, site};
use crate::app::attending::{AttendEffect, AttendNews, Deed};
use crate::app::msg::{Msg, Papers};
use crate::credential::register::{self, Sealed};
use crate::domain::attendance::{Clock, Entry, Head, Person, Refusal, Register, Signer, is_listed};
use crate::domain::id::{LearnerId, RandomId, RegisterId, RoomId};
use crate::domain::roster::{Coming, Expected};
use crate::domain::time::Timestamp;
use crate::paper::form;
use crate::store::rooms;

/// Carries out what a session asks for its register; one message or two.
pub(super) fn execute(setup: &mut Setup, effect: AttendEffect) -> Vec<Msg> {
    let (_, here) = clock::here(setup.world.now());
    purge(&setup.data, setup.world.now());
    let news = match effect {
        AttendEffect::Find(wanted) => find(setup, wanted, here),
        AttendEffect::OfRoom { room, head, people } => of_room(setup, room, (*head, people), here),
        AttendEffect::Open { head, people } => open(setup, *head, &people, here),
        AttendEffect::Add(id, deed) => add(setup, id, deed, here),
        AttendEffect::SignMine { room, learner, name } => {
            let signer = Signer { learner, here };
            sign(setup, room, signer, |register| signer.by_card(register, name.as_deref()))
        }
        AttendEffect::SignAs { room, learner, names, is_other } => {
            let signer = Signer { learner, here };
            sign(setup, room, signer, |register| signer.by_names(register, &names, is_other))
        }
        AttendEffect::Look { room, names } => match register_of(setup, room) {
            Ok((_, register)) => AttendNews::Found(is_listed(&register, &names)),
            Err(news) => news,
        },
        AttendEffect::Seal { register, has_papers } => {
            return seal(setup, (register, has_papers), here);
        }
        AttendEffect::Papers { register, is_sheet } => {
            return vec![Msg::Certificates(papers(setup, register, is_sheet))];
        }
    };
    vec![Msg::Attend(news)]
}

/// Removes the names whose day has come: in registers, on rosters, on slips, in rooms.
pub fn purge(data: &Path, now: Timestamp) {
    let (today, _) = clock::here(now);
    registers::purge(data, today);
    rosters::purge(data, today);
    opinions::purge(data, today);
    rooms::purge(data, today);
}

fn refused(setup: &Setup, trouble: &RegisterTrouble) -> AttendNews {
    AttendNews::Refused(attended::trouble(&setup.text, trouble))
}

fn kept(
    setup: &Setup,
    id: RegisterId,
    register: Result<Register, RegisterTrouble>,
    here: Clock,
) -> AttendNews {
    match register {
        Ok(register) => AttendNews::Kept { id, register: Box::new(register), here },
        Err(trouble) => refused(setup, &trouble),
    }
}

fn find(setup: &Setup, wanted: Option<RegisterId>, here: Clock) -> AttendNews {
    if let Some(id) = wanted {
        return kept(setup, id, registers::read(&setup.data, id), here);
    }
    match registers::all(&setup.data).map(|all| all.into_iter().next()) {
        Ok(Some(one)) => kept(setup, one.id, one.register, here),
        Ok(None) => AttendNews::Refused(setup.text.get("register-none")),
        Err(trouble) => refused(setup, &trouble),
    }
}

/// The register of a room; else what there is to open one with: the name of the place,
/// the roster that was brought for it, or who sits there.
fn of_room(
    setup: &Setup,
    room: RoomId,
    (mut head, mut people): (Head, Vec<Coming>),
    here: Clock,
) -> AttendNews {
    match registers::of_room(&setup.data, room) {
        Ok(Some((id, register))) => return kept(setup, id, Ok(register), here),
        Ok(None) => {}
        Err(trouble) => return refused(setup, &trouble),
    }
    (head.date, _) = clock::here(setup.world.now());
    head.organisation = site::name(setup).ok().flatten().unwrap_or_default();
    let opened = super::sessions::find(&setup.data, Some(&room.to_string()));
    if let Ok(opened) = opened {
        head.trainer.clone_from(&opened.opening().trainer);
    }
    let brought = rosters::all(&setup.data).unwrap_or_default();
    if let Some(roster) = brought.into_iter().find(|roster| roster.room == Some(room)) {
        people = roster.people.into_iter().map(Coming::from).collect();
    }
    AttendNews::Begin { head: Box::new(head), people }
}

fn open(setup: &mut Setup, head: Head, people: &[Coming], here: Clock) -> AttendNews {
    let [high, low, ..] = setup.world.entropy().0;
    let id = RandomId::from_entropy(u128::from(high) << 64 | u128::from(low));
    let first = numbered(people, 1);
    let opened = registers::open(&setup.data, id, (head, first), setup.world.now());
    kept(setup, id, opened, here)
}

/// Everybody with a number, from `first` on. Two of one name, as a room may have, are
/// told apart by a figure.
pub fn numbered(people: &[Coming], first: u16) -> Vec<Entry> {
    let mut all: Vec<Person> = vec![];
    for (number, one) in (first..).zip(people) {
        let mut person = person(number, &one.names, one.learner);
        let mut figure = 2;
        while all.iter().any(|other| other.is_named_like(&person)) {
            person.surname = format!("{} ({figure})", one.names.surname);
            figure += 1;
        }
        all.push(person);
    }
    all.into_iter().map(Entry::Expects).collect()
}

fn person(number: u16, one: &Expected, learner: Option<LearnerId>) -> Person {
    Person {
        number,
        surname: one.surname.clone(),
        first_name: one.first_name.clone(),
        company: one.company.clone(),
        learner,
        is_unlisted: false,
    }
}

fn add(setup: &Setup, id: RegisterId, deed: Deed, here: Clock) -> AttendNews {
    let entry = |register: &Register| match deed {
        Deed::Mark { person, half, mark, clock } => {
            Entry::Marks { person, half, clock: clock.unwrap_or(here), mark }
        }
        Deed::Correct { person, half, mark, clock, reason, by } => {
            // The time stays that of the first line, unless another is said.
            let said = || register.said(person, half).map_or(here, |said| said.clock);
            let clock = clock.unwrap_or_else(said);
            Entry::Corrects { person, half, clock, mark, reason, by }
        }
        Deed::Countersign(half) => Entry::Trainer { half, clock: here },
        Deed::Person(one, learner) => Entry::Expects(person(register.next_number(), &one, learner)),
        Deed::Confirm(person) => Entry::Confirms { person },
    };
    let now = setup.world.now();
    let added = registers::add(&setup.data, id, |register| Ok(vec![entry(register)]), now);
    kept(setup, id, added, here)
}

/// The register of that room, or why there is none to be read.
fn register_of(setup: &Setup, room: RoomId) -> Result<(RegisterId, Register), AttendNews> {
    match registers::of_room(&setup.data, room) {
        Ok(Some(found)) => Ok(found),
        Ok(None) => Err(AttendNews::Refused(setup.text.get("attend-no-register"))),
        Err(trouble) => Err(refused(setup, &trouble)),
    }
}

/// A participant signs, by the lines that `entries` gives.
fn sign(
    setup: &Setup,
    room: RoomId,
    signer: Signer,
    entries: impl FnOnce(&Register) -> Result<Vec<Entry>, Refusal>,
) -> AttendNews {
    let (id, register) = match register_of(setup, room) {
        Ok(found) => found,
        Err(news) => return news,
    };
    let purge_on = register.head().purge_on;
    match registers::add(&setup.data, id, entries, setup.world.now()) {
        Ok(_) => AttendNews::Mine(signer.here),
        // Pressed twice: it is signed, since then.
        Err(RegisterTrouble::Refused(Refusal::Said)) => {
            AttendNews::Mine(signer.said(&register).unwrap_or(signer.here))
        }
        // Nobody knows the names: they are asked for.
        Err(RegisterTrouble::Refused(Refusal::Nobody)) => AttendNews::AskNames(purge_on),
        Err(RegisterTrouble::Refused(Refusal::Absent)) => {
            AttendNews::Refused(setup.text.get("attend-noted-absent"))
        }
        Err(trouble) => refused(setup, &trouble),
    }
}

fn seal(setup: &mut Setup, (id, has_papers): (RegisterId, bool), here: Clock) -> Vec<Msg> {
    let sealed = registers::seal(setup, id, |setup, why| attended::trouble(&setup.text, why));
    match sealed {
        Ok((register, _)) => {
            let register = Box::new(register);
            let news = AttendNews::Kept { id, register, here };
            let papers = has_papers.then(|| Msg::Certificates(papers(setup, id, false)));
            [Msg::Attend(news)].into_iter().chain(papers).collect()
        }
        Err(why) => vec![Msg::Attend(AttendNews::Refused(why))],
    }
}

/// Writes the sheet to sign, or the register with its table and its seal.
fn papers(setup: &Setup, id: RegisterId, is_sheet: bool) -> Papers {
    let register = match registers::read(&setup.data, id) {
        Ok(register) => register,
        Err(trouble) => return Papers::Refused(attended::trouble(&setup.text, &trouble)),
    };
    let document = registers::sealed(&setup.data, id);
    let seal: Option<Sealed> =
        document.as_ref().and_then(|document| register::read(document.as_bytes()).ok());
    let (stem, form) = if is_sheet {
        ("feuille", attended::before(&setup.text, &register, id))
    } else {
        ("registre", attended::after(&setup.text, (&register, id), seal.as_ref()))
    };
    let page = form::write(&form).ok().map(|bytes| ("pdf", bytes));
    let mut files: Vec<(&str, Vec<u8>)> = page.into_iter().collect();
    files.push(("txt", form.text().into_bytes()));
    if !is_sheet {
        files.push(("csv", attended::table(&setup.text, &register).into_bytes()));
        files.extend(document.map(|document| ("json", document.into_bytes())));
    }
    let named = |(ending, bytes)| (registers::paper_name(id, &register, stem, ending), bytes);
    let mut files: Vec<(String, Vec<u8>)> = files.into_iter().map(named).collect();
    if !is_sheet {
        let logged = logged::papers(setup, id, &register).into_iter();
        let named = |(ending, bytes)| (logged::paper_name(id, &register, ending), bytes);
        files.extend(logged.map(named));
    }
    let mut names = vec![];
    for (name, bytes) in files {
        if let Err(why) = registers::write_paper(&setup.export, &name, &bytes) {
            let (path, why) = (setup.export.join(&name).display().to_string(), why.to_string());
            let args = [("path", (&path).into()), ("why", (&why).into())];
            return Papers::Refused(setup.text.with("papers-unwritable", &args));
        }
        names.push(name);
    }
    Papers::Exported { folder: setup.export.display().to_string(), files: names }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_of_one_name_in_a_room_are_told_apart() {
        let one = |surname: &str| {
            let (surname, first_name) = (surname.to_owned(), String::new());
            Coming::from(Expected { surname, first_name, company: None })
        };
        let names = |entries: Vec<Entry>| -> Vec<String> {
            let name = |entry| match entry {
                Entry::Expects(person) => person.surname,
                _ => String::new(),
            };
            entries.into_iter().map(name).collect()
        };
        let people = ["Marie", "Paul", "marie", "Marie"].map(one);
        assert_eq!(names(numbered(&people, 1)), ["Marie", "Paul", "marie (2)", "Marie (3)"]);
    }
}
