//! Registers are opened, and people come into them.

use clap::Args;
use serde_json::json;

use super::{Desk, OfRegister, Refused, say, short};
use crate::cli::{exit, play};
use crate::domain::attendance::{Clock, Half, Head, Hours, Register, span};
use crate::domain::id::{ModuleId, RandomId, RegisterId};
use crate::domain::prose;
use crate::domain::roster::{Coming, Expected};
use crate::domain::time::Date;
use crate::run::attending::numbered;
use crate::run::sessions::{self, NotOne};
use crate::run::world::{Machine, World};
use crate::run::{attended, registers, rosters, site, wording};

/// What a register is opened with.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct NewArgs {
    /// A module; several times for several.
    #[arg(long, value_name = "MODULE")]
    module: Vec<ModuleId>,
    /// The title, the same as on the other papers. Otherwise that of the modules.
    #[arg(long)]
    title: Option<String>,
    /// Who organises. Otherwise the name of the place.
    #[arg(long)]
    organisation: Option<String>,
    /// Where.
    #[arg(long)]
    place: Option<String>,
    /// The day. Otherwise today.
    #[arg(long)]
    date: Option<Date>,
    /// The hours of the morning, such as 9h-12h.
    #[arg(long, value_name = "HOURS", value_parser = span)]
    morning: Option<(Clock, Clock)>,
    /// The hours of the afternoon, such as 14h-17h.
    #[arg(long, value_name = "HOURS", value_parser = span)]
    afternoon: Option<(Clock, Clock)>,
    /// Who leads.
    #[arg(long)]
    trainer: Option<String>,
    /// A roster: everybody on it is expected.
    #[arg(long, value_name = "NAME")]
    roster: Option<String>,
    /// A group session: its title, who led it, and who came.
    #[arg(long, value_name = "ROOM")]
    room: Option<String>,
    /// Days after the session until the names are removed here.
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=36_500))]
    days: Option<u32>,
}

/// Who comes in addition.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct AddArgs {
    /// The surname.
    surname: String,
    /// The first name.
    first_name: String,
    /// The business.
    #[arg(long)]
    company: Option<String>,
    #[command(flatten)]
    of: OfRegister,
}

pub(super) fn new(desk: &Desk<'_>, args: &NewArgs) -> Result<u8, Refused> {
    let (head, people) = head(desk, args)?;
    let first = numbered(&people, 1);
    let id = RandomId::from_entropy(u128::from_le_bytes(entropy()));
    let register = registers::open(&desk.data, id, (head, first), desk.now);
    let register = register.map_err(|why| desk.trouble(&why))?;
    Ok(say(desk, &told(desk, id, &register), &super::value::summary(id, &register)))
}

fn entropy() -> [u8; 16] {
    let mut bits = [0; 16];
    bits.iter_mut().zip(Machine.bytes()).for_each(|(to, from)| *to = from);
    bits
}

fn told(desk: &Desk<'_>, id: RegisterId, register: &Register) -> String {
    let (name, purge) = (short(id), wording::date(&desk.text, register.head().purge_on));
    let args = [
        ("register", (&name).into()),
        ("title", (&register.head().title).into()),
        ("people", register.people().count().into()),
        ("purge", (&purge).into()),
    ];
    desk.text.with("register-opened", &args)
}

fn head(desk: &Desk<'_>, args: &NewArgs) -> Result<(Head, Vec<Coming>), Refused> {
    let text = &desk.text;
    let setup = play::setup(desk.globals, desk.globals.text());
    let room = args.room.as_deref().map(|room| sessions::find(&desk.data, Some(room)));
    let room = room.transpose().map_err(|why| no_session(desk, why, args.room.as_deref()))?;
    let mut modules = args.module.clone();
    if let Some(room) = room.as_ref().filter(|room| !modules.contains(&room.opening().module)) {
        modules.push(room.opening().module.clone());
    }
    let mut titles = vec![];
    for module in &modules {
        let Some(entry) = setup.catalogue.entry(module) else {
            let args = [("module", module.as_str().into())];
            return Err(Refused(exit::NO_INPUT, text.with("register-no-module", &args)));
        };
        titles.push(entry.title.in_language(text.locale()).text());
    }
    let title = args.title.as_deref().map_or_else(|| titles.join(", "), cleaned);
    if title.is_empty() {
        return Err(Refused::usage(text, "register-no-title", &[]));
    }
    let of_room = room.as_ref().map(|room| room.opening().trainer.clone());
    let trainer = args.trainer.as_deref().map(cleaned).or(of_room).unwrap_or_default();
    let site = site::name(&setup).map_err(|why| Refused(exit::BAD_CONFIG, why))?;
    let organisation = args.organisation.as_deref().map(cleaned).or(site).unwrap_or_default();
    let date = args.date.unwrap_or(desk.today);
    let mut people = match &args.roster {
        Some(wanted) => roster(desk, wanted)?.people.into_iter().map(Coming::from).collect(),
        None => vec![],
    };
    people.extend(room.iter().flat_map(sessions::people));
    let head = Head {
        organisation,
        title,
        modules: titles,
        place: args.place.as_deref().map(cleaned).unwrap_or_default(),
        date,
        hours: hours(args),
        trainer,
        room: room.map(|room| room.opening().room),
        purge_on: date.plus_days(args.days.unwrap_or(desk.globals.room.0.days)),
    };
    if head.hours.is_empty() {
        return Err(Refused::usage(text, "register-no-hours", &[]));
    }
    if head.purge_on < desk.today {
        return Err(Refused::usage(text, "register-over", &[]));
    }
    Ok((head, people))
}

fn hours(args: &NewArgs) -> Vec<Hours> {
    let both = [(Half::Morning, args.morning), (Half::Afternoon, args.afternoon)];
    let given = both.into_iter().filter_map(|(half, span)| Some((half, span?)));
    given.map(|(half, (from, to))| Hours { half, from, to }).collect()
}

/// Why there is not exactly one session of that name.
pub(in crate::cli) fn no_session(desk: &Desk<'_>, why: NotOne, wanted: Option<&str>) -> Refused {
    let id = match why {
        NotOne::None => "session-none",
        NotOne::Unknown => "session-unknown",
        NotOne::Several => "session-several",
    };
    let args = [("room", wanted.unwrap_or_default().into())];
    Refused(exit::NO_INPUT, desk.text.with(id, &args))
}

/// The roster meant, by the beginning of its name.
pub(in crate::cli) fn roster(desk: &Desk<'_>, wanted: &str) -> Result<rosters::Kept, Refused> {
    let wanted = wanted.trim().to_lowercase();
    let all =
        rosters::all(&desk.data).map_err(|why| Refused(exit::UNAVAILABLE, why.to_string()))?;
    let is_meant =
        |one: &rosters::Kept| !wanted.is_empty() && one.id.to_string().starts_with(&wanted);
    let mut found = all.into_iter().filter(is_meant);
    let refused =
        |code, id: &str| Err(Refused(code, desk.text.with(id, &[("roster", (&wanted).into())])));
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => refused(exit::NO_INPUT, "roster-unknown"),
        (Some(_), Some(_)) => refused(exit::USAGE, "roster-several"),
    }
}

/// What was typed, without what could not be shown.
pub(in crate::cli) fn cleaned(typed: &str) -> String {
    prose::clean(typed.trim())
}

pub(super) fn add(desk: &Desk<'_>, args: &AddArgs) -> Result<u8, Refused> {
    let (id, _) = desk.find_open(&args.of)?;
    let one = Expected {
        surname: cleaned(&args.surname),
        first_name: cleaned(&args.first_name),
        company: args.company.as_deref().map(cleaned).filter(|company| !company.is_empty()),
    };
    if one.surname.is_empty() {
        return Err(Refused::usage(&desk.text, "register-no-name", &[]));
    }
    let added = registers::add(
        &desk.data,
        id,
        |register| Ok(numbered(&[one.into()], register.next_number())),
        desk.now,
    );
    let register = added.map_err(|why| desk.trouble(&why))?;
    let person = register.people().last();
    let (number, name) = person.map_or((0, String::new()), |one| (one.number, attended::name(one)));
    let args = [("number", number.into()), ("name", (&name).into())];
    let words = desk.text.with("register-added", &args);
    Ok(say(desk, &words, &json!({ "register": id, "number": number, "name": name })))
}
