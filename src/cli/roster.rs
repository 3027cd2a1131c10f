//! `passeport roster`: who is expected, from the spreadsheet a trainer has. Kept apart, for
//! as many days as was said, and shown with that day.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use clap::Subcommand;
use serde_json::{Value, json};

use super::register::{Desk, Refused, ended, make, say};
use super::{Globals, exit};
use crate::domain::id::{RandomId, RosterId};
use crate::domain::roster::{self, BadLine, Coming, Why};
use crate::run::attending::numbered;
use crate::run::world::{Machine, World};
use crate::run::{registers, rosters, sessions, wording};
use crate::text::Text;

/// No file is longer, in bytes.
const MOST_BYTES: u64 = 1024 * 1024;
/// Letters of a name that are shown, and needed to remove one.
const SHORT: usize = 8;

/// What can be done with rosters.
#[derive(Debug, Clone, Subcommand)]
pub(super) enum RosterCommand {
    /// Read a spreadsheet of names (CSV). One bad line, and nothing is taken.
    #[command(visible_alias = "importer")]
    Import {
        /// The file, such as La Coop writes it.
        file: PathBuf,
        /// Put everybody into this register at once: the beginning of its name.
        #[arg(long, value_name = "NAME", conflicts_with_all = ["room", "days"])]
        register: Option<String>,
        /// The group session it is for: the beginning of its name, or its PIN.
        #[arg(long, value_name = "ROOM")]
        room: Option<String>,
        /// Days until the names are removed.
        #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=36_500))]
        days: Option<u32>,
    },
    /// List the rosters, with the day each is removed.
    #[command(visible_alias = "lister")]
    List,
    /// Show the names of one.
    #[command(visible_alias = "montrer")]
    Show {
        /// The roster: the beginning of its name.
        roster: String,
    },
    /// Remove a roster now.
    #[command(visible_alias = "effacer")]
    Erase {
        /// The first eight letters of its name.
        roster: String,
    },
}

/// Runs the command and returns its exit code.
pub(super) fn run(command: &RosterCommand, globals: &Globals) -> u8 {
    let desk = Desk::new(globals);
    ended(match command {
        RosterCommand::Import { file, register, room, days } => {
            let days = days.unwrap_or(globals.room.0.days);
            import(&desk, file, (register.as_deref(), room.as_deref()), days)
        }
        RosterCommand::List => list(&desk),
        RosterCommand::Show { roster } => show(&desk, roster),
        RosterCommand::Erase { roster } => erase(&desk, roster),
    })
}

fn short(id: RosterId) -> String {
    id.to_string().chars().take(SHORT).collect()
}

fn import(
    desk: &Desk<'_>,
    file: &PathBuf,
    (register, room): (Option<&str>, Option<&str>),
    days: u32,
) -> Result<u8, Refused> {
    let text = &desk.text;
    let mut bytes = vec![];
    let read = File::open(file).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    read.map_err(|why| unreadable(desk, file, &why))?;
    let name = file.file_name().map(|name| name.display().to_string()).unwrap_or_default();
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST_BYTES {
        return Err(Refused(exit::NO_INPUT, text.with("roster-long", &[("file", (&name).into())])));
    }
    let read = roster::read(&bytes, desk.today, days);
    let read = read.map_err(|bad| Refused(exit::NO_INPUT, bad_lines(text, &name, &bad)))?;
    let ignored = match read.ignored.as_slice() {
        [] => String::new(),
        columns => {
            let columns = columns.join(", ");
            text.with("roster-ignored", &[("columns", (&columns).into())])
        }
    };
    if let Some(wanted) = register {
        let (id, _) = desk.find(Some(wanted), |_| true)?;
        let people = |register: &crate::domain::attendance::Register| {
            let people: Vec<Coming> = read.people.iter().cloned().map(Coming::from).collect();
            Ok(numbered(&people, register.next_number()))
        };
        let added = registers::add(&desk.data, id, people, desk.now);
        let added = added.map_err(|why| desk.trouble(&why))?;
        let purge = wording::date(text, added.head().purge_on);
        let args = [("count", read.people.len().into()), ("purge", (&purge).into())];
        let words = text.with("roster-into-register", &args);
        let value = json!({ "register": id, "people": read.people.len(), "ignored": read.ignored });
        return Ok(say(desk, joined(&words, &ignored).trim_end(), &value));
    }
    let room = room.map(|room| sessions::find(&desk.data, Some(room)));
    let room = room.transpose().map_err(|why| make::no_session(desk, why, None))?;
    let mut bits = [0; 16];
    bits.iter_mut().zip(Machine.bytes()).for_each(|(to, from)| *to = from);
    let kept = rosters::Kept {
        id: RandomId::from_entropy(u128::from_le_bytes(bits)),
        file: make::cleaned(&name),
        brought_on: desk.today,
        purge_on: read.purge_on,
        room: room.map(|room| room.opening().room),
        people: read.people,
    };
    rosters::keep(&desk.data, &kept).map_err(|why| unreadable(desk, &desk.data, &why))?;
    let (id, purge) = (short(kept.id), wording::date(text, kept.purge_on));
    let args =
        [("count", kept.people.len().into()), ("roster", (&id).into()), ("purge", (&purge).into())];
    let words = text.with("roster-imported", &args);
    let mut value = summary(&kept);
    if let Some(members) = value.as_object_mut() {
        members.insert("ignored".to_owned(), json!(read.ignored));
    }
    Ok(say(desk, joined(&words, &ignored).trim_end(), &value))
}

fn joined(words: &str, more: &str) -> String {
    format!("{words}\n{more}")
}

fn unreadable(desk: &Desk<'_>, path: &std::path::Path, why: &std::io::Error) -> Refused {
    let (path, why) = (path.display().to_string(), why.to_string());
    let args = [("path", (&path).into()), ("why", (&why).into())];
    Refused(exit::NO_INPUT, desk.text.with("register-io", &args))
}

/// Every bad line with its number and its reason, and that nothing was taken.
fn bad_lines(text: &Text, file: &str, bad: &[BadLine]) -> String {
    let mut lines = vec![text.with("roster-refused", &[("file", file.into())])];
    for one in bad {
        let why = why_words(text, &one.why);
        let args = [("line", one.line.into()), ("why", (&why).into())];
        // A fault of the whole file has no line.
        lines.push(if one.line == 0 { why } else { text.with("roster-bad-line", &args) });
    }
    lines.join("\n")
}

fn why_words(text: &Text, why: &Why) -> String {
    let column = |id: &str, column: &str| text.with(id, &[("column", column.into())]);
    match why {
        Why::Empty => text.get("roster-why-empty"),
        Why::NoColumn(name) => column("roster-why-no-column", name),
        Why::TwoColumns(name) => column("roster-why-two-columns", name),
        Why::Cells { found, expected } => {
            let args = [("found", (*found).into()), ("expected", (*expected).into())];
            text.with("roster-why-cells", &args)
        }
        Why::Missing(name) => column("roster-why-missing", name),
        Why::Long(name) => column("roster-why-long", name),
        Why::Sign(name) => column("roster-why-sign", name),
        Why::Quote => text.get("roster-why-quote"),
        Why::Twice(line) => text.with("roster-why-twice", &[("first", (*line).into())]),
        Why::Many => text.with("roster-why-many", &[("most", roster::MOST.into())]),
    }
}

fn summary(kept: &rosters::Kept) -> Value {
    json!({
        "roster": kept.id,
        "file": kept.file,
        "people": kept.people.len(),
        "brought_on": kept.brought_on,
        "purge_on": kept.purge_on,
        "room": kept.room,
    })
}

fn line(text: &Text, kept: &rosters::Kept) -> String {
    let (id, brought) = (short(kept.id), wording::date(text, kept.brought_on));
    let purge = wording::date(text, kept.purge_on);
    let args = [
        ("roster", (&id).into()),
        ("file", (&kept.file).into()),
        ("count", kept.people.len().into()),
        ("brought", (&brought).into()),
        ("purge", (&purge).into()),
    ];
    text.with("roster-line", &args)
}

fn list(desk: &Desk<'_>) -> Result<u8, Refused> {
    let all = rosters::all(&desk.data).map_err(|why| unreadable(desk, &desk.data, &why))?;
    let lines: Vec<String> = all.iter().map(|kept| line(&desk.text, kept)).collect();
    let words = if lines.is_empty() { desk.text.get("roster-none") } else { lines.join("\n") };
    Ok(say(desk, &words, &all.iter().map(summary).collect()))
}

fn show(desk: &Desk<'_>, wanted: &str) -> Result<u8, Refused> {
    let kept = make::roster(desk, wanted)?;
    let mut lines = vec![line(&desk.text, &kept)];
    for (number, one) in (1..).zip(&kept.people) {
        let company = one.company.as_deref().map(|name| format!(", {name}")).unwrap_or_default();
        lines.push(format!("{number}  {} {}{company}", one.surname, one.first_name));
    }
    let mut value = summary(&kept);
    if let Some(members) = value.as_object_mut() {
        members.insert("list".to_owned(), json!(kept.people));
    }
    Ok(say(desk, &lines.join("\n"), &value))
}

fn erase(desk: &Desk<'_>, wanted: &str) -> Result<u8, Refused> {
    // Nothing is removed by a slip of the finger.
    if wanted.trim().chars().count() < SHORT {
        return Err(Refused::usage(&desk.text, "roster-too-short", &[("roster", wanted)]));
    }
    let kept = make::roster(desk, wanted)?;
    rosters::erase(&desk.data, kept.id).map_err(|why| unreadable(desk, &desk.data, &why))?;
    let words = desk.text.with("roster-erased", &[("count", kept.people.len().into())]);
    Ok(say(desk, &words, &json!({ "erased": kept.id })))
}
