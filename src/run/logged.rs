//! The log sheet of a session in words: pages, text, a table. It goes with the register of
//! its room, whose names it takes where seats belong to somebody there.

use super::attended::{clock_words, name};
use super::shell::Setup;
use super::{clock, registers, rooms, wording};
use crate::domain::attendance::{Head, Register};
use crate::domain::csv;
use crate::domain::id::RegisterId;
use crate::domain::live::event::Event;
use crate::domain::live::log::{Stay, log};
use crate::domain::live::seat::Terminal;
use crate::domain::time::Timestamp;
use crate::paper::form::{Block, Form, Table};
use crate::store::rooms as kept;
use crate::text::Text;

/// What the session of a register knows of its seats; nothing without a session, or once
/// its day came.
pub fn stays(setup: &Setup, register: &Register) -> Vec<Stay> {
    let Some(room) = register.head().room else { return vec![] };
    let Ok(records) = kept::read(&kept::path(&setup.data, room)) else { return vec![] };
    let opening = records.first().and_then(|first| match &first.event {
        Event::Opened(opening) => Some(opening),
        _ => None,
    });
    let locales: Vec<String> = setup.text.bundles().locales().map(str::to_owned).collect();
    let module = opening.and_then(|opening| {
        rooms::exactly(&setup.catalogue, &locales, &opening.module, &opening.edition)
    });
    log(&records, module.as_deref())
}

/// The papers of the log: pages where our fonts can write them, text, a table. Each with
/// the ending of its file; none without seats.
pub fn papers(setup: &Setup, id: RegisterId, register: &Register) -> Vec<(&'static str, Vec<u8>)> {
    let stays = stays(setup, register);
    if stays.is_empty() {
        return vec![];
    }
    let form = form(&setup.text, (register, id), &stays);
    let page = crate::paper::form::write(&form).ok().map(|bytes| ("pdf", bytes));
    let table = table(&setup.text, register, &stays).into_bytes();
    page.into_iter().chain([("txt", form.text().into_bytes()), ("csv", table)]).collect()
}

/// The name of a paper of the log.
pub fn paper_name(id: RegisterId, register: &Register, ending: &str) -> String {
    registers::paper_name(id, register, "releve", ending)
}

/// Who sat there: as the register says it; else as the session knows it, and that the
/// register does not.
fn who(text: &Text, register: &Register, stay: &Stay) -> String {
    let known = register.people().find(|person| person.learner == Some(stay.learner));
    if let Some(known) = known {
        return name(known);
    }
    let named = stay.name.clone().filter(|name| !name.trim().is_empty());
    let named =
        named.unwrap_or_else(|| text.with("lead-nameless", &[("seat", stay.seat.0.into())]));
    let one = crate::domain::attendance::unsigned(
        register,
        [(stay.seat, stay.learner, stay.name.as_deref())],
    );
    if one.is_empty() {
        named
    } else {
        text.with("log-not-registered", &[("name", (&named).into())])
    }
}

fn terminal(text: &Text, terminal: Terminal) -> String {
    match terminal {
        Terminal::Post(number) => text.with("lead-post", &[("number", number.into())]),
        Terminal::Local => text.get("lead-local"),
        Terminal::Remote => text.get("lead-remote"),
        Terminal::Paper => text.get("lead-paper"),
    }
}

fn time(text: &Text, at: Timestamp) -> String {
    clock_words(text, clock::here(at).1)
}

fn score(text: &Text, stay: &Stay) -> String {
    let told = |(right, of): (u16, u16)| {
        text.with("session-share", &[("right", right.into()), ("of", of.into())])
    };
    stay.score.filter(|(_, of)| *of > 0).map(told).unwrap_or_default()
}

fn facts(text: &Text, head: &Head) -> Vec<(String, String)> {
    let facts = [
        ("register-organisation", head.organisation.clone()),
        ("register-title", head.title.clone()),
        ("register-modules", head.modules.join(", ")),
        ("register-date", wording::date(text, head.date)),
        ("register-place", head.place.clone()),
        ("register-trainer", head.trainer.clone()),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    facts.map(|(id, value)| (text.get(id), value)).collect()
}

fn form(text: &Text, (register, id): (&Register, RegisterId), stays: &[Stay]) -> Form {
    let head = register.head();
    let columns = [
        ("log-seat", 2),
        ("register-names", 8),
        ("log-terminal", 4),
        ("register-from", 3),
        ("register-to", 3),
        ("log-minutes", 3),
        ("log-score", 4),
    ];
    let mut table = Table::new(columns.map(|(id, width)| (text.get(id), width)));
    for stay in stays {
        let to = stay.to.map_or_else(|| text.get("log-still"), |at| time(text, at));
        let cells = vec![
            stay.seat.0.to_string(),
            who(text, register, stay),
            terminal(text, stay.terminal),
            time(text, stay.from),
            to,
            stay.minutes.to_string(),
            score(text, stay),
        ];
        table.push(cells, false);
    }
    let date = wording::date(text, head.date);
    let args = [("title", (&head.title).into()), ("date", (&date).into())];
    Form {
        language: text.locale().to_owned(),
        above: if head.organisation.is_empty() {
            text.get("product")
        } else {
            head.organisation.clone()
        },
        title: text.get("log-title"),
        blocks: vec![
            Block::Facts(facts(text, head)),
            Block::Table(table),
            Block::Text(text.get("log-help")),
            Block::Text(text.get("register-not-state")),
        ],
        foot: text.with("register-foot", &args),
        id: format!("urn:uuid:{id}#log"),
        made: [1970, 1, 1, 0, 0, 0],
    }
}

fn table(text: &Text, register: &Register, stays: &[Stay]) -> String {
    let ids = [
        "register-organisation",
        "register-title",
        "register-modules",
        "register-date",
        "register-place",
        "register-trainer",
        "log-seat",
        "register-names",
        "log-terminal",
        "register-from",
        "register-to",
        "log-minutes",
        "log-score",
        "log-answered",
    ];
    let mut table = String::from(csv::MARK);
    let titles = ids.map(|id| text.get(id));
    table.push_str(&csv::row(titles.iter().map(String::as_str)));
    let head = register.head();
    let clock = |at: Timestamp| clock::here(at).1.to_string();
    for stay in stays {
        let figure = |of: fn((u16, u16)) -> u16| stay.score.map(|it| of(it).to_string());
        let cells = [
            head.organisation.clone(),
            head.title.clone(),
            head.modules.join(", "),
            head.date.to_string(),
            head.place.clone(),
            head.trainer.clone(),
            stay.seat.0.to_string(),
            who(text, register, stay),
            terminal(text, stay.terminal),
            clock(stay.from),
            stay.to.map(clock).unwrap_or_default(),
            stay.minutes.to_string(),
            figure(|(right, _)| right).unwrap_or_default(),
            figure(|(_, of)| of).unwrap_or_default(),
        ];
        table.push_str(&csv::row(cells.iter().map(String::as_str)));
    }
    table
}
