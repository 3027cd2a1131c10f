//! Attendance outside the screen: registers on the disk, the time it is here, papers.

use std::path::Path;

use super::registers::{self, RegisterTrouble};
use super::shell::Setup;
use super::{attended, clock, opinions, rosters, site};
use crate::app::attending::{AttendEffect, AttendNews, Deed};
use crate::app::msg::{Msg, Papers};
use crate::credential::register::{self, Sealed};
use crate::domain::attendance::{Clock, Entry, Half, Head, Mark, Person, Refusal, Register};
use crate::domain::id::{LearnerId, RandomId, RegisterId, RoomId};
use crate::domain::prose;
use crate::domain::roster::Expected;
use crate::domain::time::Timestamp;
use crate::paper::form;

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
            sign_mine(setup, room, (learner, name), here)
        }
        AttendEffect::Seal { register, has_papers } => {
            return seal(setup, (register, has_papers), here);
        }
        AttendEffect::Papers { register, is_sheet } => {
            return vec![Msg::Certificates(papers(setup, register, is_sheet))];
        }
    };
    vec![Msg::Attend(news)]
}

/// Removes the names whose day has come: in registers, on rosters, on slips.
pub fn purge(data: &Path, now: Timestamp) {
    let (today, _) = clock::here(now);
    registers::purge(data, today);
    rosters::purge(data, today);
    opinions::purge(data, today);
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
    (mut head, mut people): (Head, Vec<Expected>),
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
        people = roster.people;
    }
    AttendNews::Begin { head: Box::new(head), people }
}

fn open(setup: &mut Setup, head: Head, people: &[Expected], here: Clock) -> AttendNews {
    let [high, low, ..] = setup.world.entropy().0;
    let id = RandomId::from_entropy(u128::from(high) << 64 | u128::from(low));
    let first = numbered(people, 1);
    let opened = registers::open(&setup.data, id, (head, first), setup.world.now());
    kept(setup, id, opened, here)
}

/// Everybody with a number, from `first` on. Two of one name, as a room may have, are
/// told apart by a figure.
pub fn numbered(people: &[Expected], first: u16) -> Vec<Entry> {
    let mut all: Vec<Person> = vec![];
    for (number, one) in (first..).zip(people) {
        let mut person = person(number, one, None);
        let mut figure = 2;
        while all.iter().any(|other| other.is_named_like(&person)) {
            person.surname = format!("{} ({figure})", one.surname);
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
    }
}

fn add(setup: &Setup, id: RegisterId, deed: Deed, here: Clock) -> AttendNews {
    let entry = |register: &Register| match deed {
        Deed::Mark { person, half, mark, clock } => {
            Entry::Marks { person, half, clock: clock.unwrap_or(here), mark }
        }
        Deed::Correct { person, half, mark, reason, by } => {
            // The time stays that of the first line, unless nothing was said.
            let clock = register.said(person, half).map_or(here, |said| said.clock);
            Entry::Corrects { person, half, clock, mark, reason, by }
        }
        Deed::Countersign(half) => Entry::Trainer { half, clock: here },
        Deed::Person(one) => Entry::Expects(person(register.next_number(), &one, None)),
    };
    let now = setup.world.now();
    let added = registers::add(&setup.data, id, |register| Ok(vec![entry(register)]), now);
    kept(setup, id, added, here)
}

/// A participant signs, under the card this person came with: found by it, else by the
/// name, else added.
fn sign_mine(
    setup: &Setup,
    room: RoomId,
    (learner, name): (LearnerId, Option<String>),
    here: Clock,
) -> AttendNews {
    let (id, _) = match registers::of_room(&setup.data, room) {
        Ok(Some(found)) => found,
        Ok(None) => return AttendNews::Refused(setup.text.get("attend-no-register")),
        Err(trouble) => return refused(setup, &trouble),
    };
    let entries = |register: &Register| signing(register, (learner, name.as_deref()), here);
    match registers::add(&setup.data, id, entries, setup.world.now()) {
        // Pressed twice: it is signed.
        Ok(_) | Err(RegisterTrouble::Refused(Refusal::Said)) => AttendNews::Mine(here),
        // Whoever gave no name is in no list.
        Err(RegisterTrouble::Refused(Refusal::Nobody)) => {
            AttendNews::Refused(setup.text.get("attend-no-name"))
        }
        Err(trouble) => refused(setup, &trouble),
    }
}

/// The one person of the roster with that name, in whichever order it is written.
fn listed<'r>(register: &'r Register, name: &str) -> Option<&'r Person> {
    let wanted = prose::folded(name.trim());
    let is_it = |person: &&Person| {
        let (surname, first) = (&person.surname, &person.first_name);
        let both = [format!("{surname} {first}"), format!("{first} {surname}")];
        person.learner.is_none() && both.iter().any(|it| prose::folded(it.trim()) == wanted)
    };
    let mut found = register.people().filter(is_it);
    found.next().filter(|_| found.next().is_none())
}

fn signing(
    register: &Register,
    (learner, name): (LearnerId, Option<&str>),
    here: Clock,
) -> Result<Vec<Entry>, Refusal> {
    let hours = &register.head().hours;
    let now = Half::of(here);
    let half = match hours.as_slice() {
        [only] => only.half,
        _ => now,
    };
    let known = register.people().find(|person| person.learner == Some(learner));
    let known = known.or_else(|| listed(register, name?));
    let mut entries = vec![];
    let number = if let Some(person) = known {
        person.number
    } else {
        let surname = name.map(str::trim).filter(|name| !name.is_empty()).ok_or(Refusal::Nobody)?;
        let one =
            Expected { surname: surname.to_owned(), first_name: String::new(), company: None };
        let number = register.next_number();
        entries.push(Entry::Expects(person(number, &one, Some(learner))));
        number
    };
    entries.push(Entry::Marks { person: number, half, clock: here, mark: Mark::Signed });
    Ok(entries)
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
    let mut names = vec![];
    for (ending, bytes) in files {
        let name = registers::paper_name(id, &register, stem, ending);
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
    use crate::domain::attendance::Hours;

    fn clock(text: &str) -> Clock {
        text.parse().unwrap()
    }

    #[test]
    fn two_of_one_name_in_a_room_are_told_apart() {
        let one = |surname: &str| Expected {
            surname: surname.to_owned(),
            first_name: String::new(),
            company: None,
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

    #[test]
    fn who_signs_alone_is_found_by_the_card_and_signs_once() {
        let hours = [(Half::Morning, "9h", "12h"), (Half::Afternoon, "14h", "17h")];
        let hours = hours.map(|(half, from, to)| Hours { half, from: clock(from), to: clock(to) });
        let head = Head {
            organisation: String::new(),
            title: "T".to_owned(),
            modules: vec![],
            place: String::new(),
            date: "2026-11-26".parse().unwrap(),
            hours: hours.to_vec(),
            trainer: String::new(),
            room: None,
            purge_on: "2026-12-26".parse().unwrap(),
        };
        let mut register = Register::open(head, Timestamp(0));
        let me = LearnerId::from_entropy(7);
        let mut sign = |name, at| -> Result<usize, Refusal> {
            let entries = signing(&register, (me, name), clock(at))?;
            let count = entries.len();
            for entry in entries {
                register.add(entry, Timestamp(1))?;
            }
            Ok(count)
        };
        assert_eq!(sign(None, "9h"), Err(Refusal::Nobody), "nobody signs without a name");
        assert_eq!(sign(Some("Fatima"), "9h"), Ok(2));
        assert_eq!(sign(Some("Fatima"), "9h01"), Err(Refusal::Said));
        assert_eq!(sign(None, "14h"), Ok(1), "known by the card");
        assert_eq!(register.people().count(), 1);
        // Who stands on the roster is found there, in whichever order the name is written.
        let brought = [("Le Goff", "Zoé"), ("Petit", "Paul")];
        for (number, (surname, first_name)) in (2..).zip(brought) {
            let (surname, first_name) = (surname.to_owned(), first_name.to_owned());
            let one = Expected { surname, first_name, company: None };
            register.add(Entry::Expects(person(number, &one, None)), Timestamp(2)).unwrap();
        }
        let other = LearnerId::from_entropy(8);
        let found = signing(&register, (other, Some("zoe LE GOFF")), clock("9h05")).unwrap();
        assert!(matches!(found.as_slice(), [Entry::Marks { person: 2, .. }]), "{found:?}");
    }
}
