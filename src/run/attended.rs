//! A register of attendance in words: the sheet to sign before, the register after, the
//! table for a spreadsheet.

use crate::credential::register::RegisterError;
use crate::credential::register::Sealed;
use crate::domain::attendance::Refusal;
use crate::domain::attendance::{Entry, Half, Head, Hours, Line, Mark, Person, Register, Said};
use crate::domain::csv;
use crate::domain::id::RegisterId;
use crate::domain::time::Timestamp;
use crate::paper::form::{Block, Form, Table};
use crate::run::registers::RegisterTrouble;
use crate::run::{clock, wording};
pub use crate::scene::attendance::{clock_words, half_words, hours_words, name, said_words};
use crate::text::Text;

/// Rows of a sheet on which nobody is named, and rows left empty below those who are.
const SEATS: usize = 15;
const MORE: usize = 3;

/// Why a register is not read or not added to, and what to do.
pub fn trouble(text: &Text, trouble: &RegisterTrouble) -> String {
    match trouble {
        RegisterTrouble::Io { path, why } => {
            let (path, why) = (path.display().to_string(), why.to_string());
            text.with("register-io", &[("path", (&path).into()), ("why", (&why).into())])
        }
        RegisterTrouble::Altered(error) => altered(text, error),
        RegisterTrouble::Refused(refusal) => refusal_words(text, *refusal),
        RegisterTrouble::Unknown => text.get("register-unknown"),
    }
}

/// What is wrong with the bytes of a register.
pub fn altered(text: &Text, error: &RegisterError) -> String {
    let line = |id: &str, line: u32| text.with(id, &[("line", line.into())]);
    match error {
        RegisterError::Json(_) | RegisterError::Shape(_) => text.get("register-no-register"),
        RegisterError::Line(number) => line("register-altered-line", *number),
        RegisterError::Lines(number) => line("register-altered-order", *number),
        RegisterError::Spelling => text.get("register-altered-spelling"),
        RegisterError::Incomplete(number) => line("register-incomplete", *number),
        RegisterError::Signature => text.get("register-altered-signature"),
        RegisterError::Unwritable => text.get("register-unwritable"),
    }
}

/// Why a line is not added, and what to do.
pub fn refusal_words(text: &Text, refusal: Refusal) -> String {
    text.get(match refusal {
        Refusal::Sealed => "register-refused-sealed",
        Refusal::Nobody => "register-refused-nobody",
        Refusal::NoHalf => "register-refused-half",
        Refusal::Said => "register-refused-said",
        Refusal::Unsaid => "register-refused-unsaid",
        Refusal::NoReason => "register-refused-reason",
        Refusal::Twice => "register-refused-twice",
        Refusal::Open => "register-no-register",
        Refusal::Absent => "attend-noted-absent",
    })
}

/// What stands at the head of both papers; what is empty is to be written by hand.
fn head(text: &Text, head: &Head) -> Vec<(String, String)> {
    let hours: Vec<String> = head.hours.iter().map(|hours| hours_words(text, hours)).collect();
    let facts = [
        ("register-organisation", head.organisation.clone()),
        ("register-title", head.title.clone()),
        ("register-modules", head.modules.join(", ")),
        ("register-date", wording::date(text, head.date)),
        ("register-place", head.place.clone()),
        ("register-hours", hours.join(" ; ")),
        ("register-trainer", head.trainer.clone()),
    ];
    facts.into_iter().map(|(id, value)| (text.get(id), value)).collect()
}

fn parts(at: Timestamp) -> [u16; 6] {
    let text = at.to_rfc3339();
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).map(str::parse);
    std::array::from_fn(|_| numbers.next().and_then(Result::ok).unwrap_or_default())
}

/// What is the same on each paper about a register.
fn form(text: &Text, of: (&Head, RegisterId), title: &str, blocks: Vec<Block>) -> Form {
    let (head, id) = of;
    let above = match head.organisation.as_str() {
        "" => text.get("product"),
        name => name.to_owned(),
    };
    let date = wording::date(text, head.date);
    let args = [("title", (&head.title).into()), ("date", (&date).into())];
    let (title, foot) = (text.get(title), text.with("register-foot", &args));
    let (language, id) = (text.locale().to_owned(), format!("urn:uuid:{id}"));
    Form { language, above, title, blocks, foot, id, made: [1970, 1, 1, 0, 0, 0] }
}

/// The sheet to sign by hand, before the session: names or blank lines, and for each
/// half-day two boxes, one for the person and one for whoever leads.
pub fn before(text: &Text, register: &Register, id: RegisterId) -> Form {
    let of = register.head();
    let mut columns = vec![
        (text.get("register-number"), 2),
        (text.get("register-names"), 9),
        (text.get("register-company"), 6),
    ];
    // Where no hours are given, both half-days may be.
    let hours: Vec<Half> = match of.hours.as_slice() {
        [] => Half::BOTH.to_vec(),
        some => some.iter().map(|hours| hours.half).collect(),
    };
    for half in &hours {
        let half = half_words(text, *half);
        columns.push((text.with("register-to-sign", &[("half", (&half).into())]), 6));
        columns.push((text.get("register-visa"), 3));
    }
    let boxes = 2 * hours.len();
    let mut table = Table::new(columns);
    let people: Vec<&Person> = register.people().collect();
    let rows = if people.is_empty() { SEATS } else { people.len() + MORE };
    for at in 0..rows {
        let person = people.get(at);
        let cell = |of: fn(&Person) -> String| person.map_or_else(String::new, |one| of(one));
        let company = cell(|one| one.company.clone().unwrap_or_default());
        let mut cells = vec![cell(|one| one.number.to_string()), cell(name), company];
        cells.extend((0..boxes).map(|_| String::new()));
        table.push(cells, true);
    }
    let lead = Table::new(hours.iter().map(|half| (half_words(text, *half), 1)));
    let mut lead = lead;
    lead.push(hours.iter().map(|_| String::new()).collect(), true);
    let blocks = vec![
        Block::Facts(head(text, of)),
        Block::Text(text.get("register-sheet-help")),
        Block::Table(table),
        Block::Heading(text.get("register-trainer-signs")),
        Block::Table(lead),
        Block::Heading(text.get("register-absences")),
        Block::Lines(2),
        Block::Text(text.get("register-not-state")),
    ];
    let mut form = form(text, (of, id), "register-sheet", blocks);
    form.made = parts(register.lines().first().map_or(Timestamp(0), |line| line.at));
    form.id.push_str("#sheet");
    form
}

/// The register after the session: who signed when and how, who was late or absent, every
/// correction with its reason, and the seal once there is one.
pub fn after(text: &Text, (register, id): (&Register, RegisterId), seal: Option<&Sealed>) -> Form {
    let of = register.head();
    let mut blocks = vec![Block::Facts(head(text, of)), Block::Table(people(text, register))];
    blocks.push(Block::Facts(counts(text, register)));
    let absent = absences(text, register);
    blocks.push(Block::Heading(text.get("register-absences")));
    blocks.push(Block::Text(match absent.as_slice() {
        [] => text.get("register-no-absences"),
        some => some.join(" ; "),
    }));
    blocks.push(Block::Heading(text.get("register-corrections")));
    let corrections = corrections(text, register);
    if corrections.is_empty() {
        blocks.push(Block::Text(text.get("register-no-corrections")));
    }
    blocks.extend(corrections.into_iter().map(Block::Text));
    blocks.push(Block::Heading(text.get("register-seal")));
    blocks.extend(seal_words(text, seal));
    blocks.push(Block::Text(text.get("register-not-state")));
    let mut form = form(text, (of, id), "register-after", blocks);
    form.made = parts(register.lines().last().map_or(Timestamp(0), |line| line.at));
    form
}

fn people(text: &Text, register: &Register) -> Table {
    let of = register.head();
    let mut columns = vec![
        (text.get("register-number"), 2),
        (text.get("register-names"), 8),
        (text.get("register-company"), 6),
    ];
    columns.extend(of.hours.iter().map(|hours| (half_words(text, hours.half), 8)));
    let mut table = Table::new(columns);
    for person in register.people() {
        let company = person.company.clone().unwrap_or_default();
        let named = named(text, register, person);
        let mut cells = vec![person.number.to_string(), named, company];
        cells.extend(
            of.hours.iter().map(|hours| {
                said_words(text, register.said(person.number, hours.half), &of.trainer)
            }),
        );
        table.push(cells, false);
    }
    table
}

/// The names; of somebody whom nobody expected, also what whoever leads says to them.
fn named(text: &Text, register: &Register, person: &Person) -> String {
    let name = name(person);
    let (args, number) = ([("name", (&name).into())], person.number);
    match (person.is_unlisted, register.is_doubtful(number)) {
        (false, _) => name,
        (true, false) => text.with("register-name-confirmed", &args),
        (true, true) => text.with("register-name-doubtful", &args),
    }
}

/// Whether somebody was expected, in a word.
fn listed(text: &Text, register: &Register, person: &Person) -> String {
    text.get(match (person.is_unlisted, register.is_doubtful(person.number)) {
        (false, _) => "register-yes",
        (true, false) => "register-word-confirmed",
        (true, true) => "register-word-doubtful",
    })
}

/// For each half-day: how many were there, and when whoever led signed.
fn counts(text: &Text, register: &Register) -> Vec<(String, String)> {
    let mut facts = vec![];
    for hours in &register.head().hours {
        let (there, of) = register.present(hours.half);
        let there = text.with("register-there", &[("there", there.into()), ("of", of.into())]);
        let half = half_words(text, hours.half);
        let led = match register.trainer(hours.half) {
            Some(at) => {
                let (clock, trainer) = (clock_words(text, at), &register.head().trainer);
                let args = [("clock", (&clock).into()), ("trainer", trainer.into())];
                text.with("register-led", &args)
            }
            None => text.get("register-not-led"),
        };
        facts.push((half, format!("{there} {led}")));
    }
    facts
}

fn absences(text: &Text, register: &Register) -> Vec<String> {
    let mut found = vec![];
    for person in register.people() {
        for hours in &register.head().hours {
            let said = register.said(person.number, hours.half).and_then(|said| said.mark);
            if said == Some(Mark::Absent) {
                let half = half_words(text, hours.half).to_lowercase();
                let name = name(person);
                let args = [("name", (&name).into()), ("half", (&half).into())];
                found.push(text.with("register-absence", &args));
            }
        }
    }
    found
}

/// Every correction in order, with what it says, its reason, its author and its moment.
fn corrections(text: &Text, register: &Register) -> Vec<String> {
    let one = |line: &Line| {
        let Entry::Corrects { person, half, clock: at, mark, reason, by } = &line.entry else {
            return None;
        };
        let is_late =
            |hours: &Hours| at.minutes_since(hours.from) > crate::domain::attendance::LATE_AFTER;
        let is_late = *mark != Some(Mark::Absent) && register.hours(*half).is_some_and(is_late);
        let now = Said { mark: *mark, clock: *at, is_late, corrections: vec![] };
        let now = said_words(text, Some(&now), &register.head().trainer);
        let found = register.people().find(|one| one.number == *person);
        let name = found.map(name).unwrap_or_default();
        let half = half_words(text, *half).to_lowercase();
        let (day, time) = clock::here(line.at);
        let (day, time) = (wording::date(text, day), clock_words(text, time));
        let args = [
            ("line", line.number.into()),
            ("name", (&name).into()),
            ("half", (&half).into()),
            ("now", (&now).into()),
            ("reason", reason.into()),
            ("by", by.into()),
            ("day", (&day).into()),
            ("clock", (&time).into()),
        ];
        Some(text.with("register-correction", &args))
    };
    register.lines().iter().filter_map(one).collect()
}

fn seal_words(text: &Text, seal: Option<&Sealed>) -> Vec<Block> {
    let Some(seal) = seal else { return vec![Block::Text(text.get("register-open"))] };
    let facts = [
        ("register-sealed-on", seal.at.to_rfc3339()),
        ("register-keeper", seal.keeper.did()),
        ("register-hash", seal.hash.clone()),
    ];
    let facts = facts.into_iter().map(|(id, value)| (text.get(id), value)).collect();
    vec![Block::Facts(facts), Block::Text(text.get("register-seal-help"))]
}

/// The register as a table: one row for each person and half-day.
pub fn table(text: &Text, register: &Register) -> String {
    let ids = [
        "register-organisation",
        "register-title",
        "register-modules",
        "register-date",
        "register-place",
        "register-trainer",
        "register-half",
        "register-from",
        "register-to",
        "register-number",
        "register-surname",
        "register-first-name",
        "register-company",
        "register-listed",
        "register-state",
        "register-time",
        "register-late",
        "register-led-at",
        "register-corrections",
    ];
    let titles: Vec<String> = ids.iter().map(|id| text.get(id)).collect();
    let mut table = String::from(csv::MARK);
    table.push_str(&csv::row(titles.iter().map(String::as_str)));
    let of = register.head();
    for person in register.people() {
        for hours in &of.hours {
            let said = register.said(person.number, hours.half);
            let mark = said.and_then(|said| said.mark);
            let time = said.filter(|_| mark.is_some()).map(|said| said.clock.to_string());
            let corrections = said.map_or(&[][..], |said| &said.corrections);
            let corrections: Vec<String> =
                corrections.iter().map(|(reason, by)| format!("{reason} ({by})")).collect();
            let led = register.trainer(hours.half).map(|at| at.to_string());
            let is_late = said.is_some_and(|said| said.is_late);
            let cells = [
                of.organisation.clone(),
                of.title.clone(),
                of.modules.join(", "),
                of.date.to_string(),
                of.place.clone(),
                of.trainer.clone(),
                half_words(text, hours.half),
                hours.from.to_string(),
                hours.to.to_string(),
                person.number.to_string(),
                person.surname.clone(),
                person.first_name.clone(),
                person.company.clone().unwrap_or_default(),
                listed(text, register, person),
                state(text, mark),
                time.unwrap_or_default(),
                text.get(if is_late { "register-yes" } else { "register-no" }),
                led.unwrap_or_default(),
                corrections.join(" / "),
            ];
            table.push_str(&csv::row(cells.iter().map(String::as_str)));
        }
    }
    table
}

/// What is said, in a word.
pub fn state(text: &Text, mark: Option<Mark>) -> String {
    text.get(match mark {
        Some(Mark::Signed) => "register-word-signed",
        Some(Mark::Seen) => "register-word-seen",
        Some(Mark::Absent) => "register-word-absent",
        None => "register-word-nothing",
    })
}
