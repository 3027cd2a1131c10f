//! Who signed, who was seen, late or absent; whoever leads signs; corrections.

use clap::{Args, ValueEnum};
use serde_json::json;

use super::{Desk, HalfDay, OfRegister, Refused, say};
use crate::domain::attendance::{Clock, Entry, Half, LATE_AFTER, Mark, Register};
use crate::domain::prose;
use crate::run::{attended, registers};

/// Of whom something is said.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct MarkArgs {
    /// People: their numbers, or the beginning of their names.
    #[arg(required = true, value_name = "PERSON")]
    people: Vec<String>,
    #[command(flatten)]
    when: When,
    #[command(flatten)]
    of: OfRegister,
}

/// Who came late, and when.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct LateArgs {
    /// People: their numbers, or the beginning of their names.
    #[arg(required = true, value_name = "PERSON")]
    people: Vec<String>,
    /// The time of the day they came, such as 9h30.
    #[arg(long, value_name = "TIME")]
    at: Clock,
    /// The half-day. Otherwise the one of that time.
    #[arg(long)]
    half: Option<HalfDay>,
    #[command(flatten)]
    of: OfRegister,
}

/// Whose names are right.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct ConfirmArgs {
    /// People: their numbers, or the beginning of their names.
    #[arg(required = true, value_name = "PERSON")]
    people: Vec<String>,
    #[command(flatten)]
    of: OfRegister,
}

/// When.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct When {
    /// The half-day. Otherwise the one of that time.
    #[arg(long)]
    half: Option<HalfDay>,
    /// The time of the day, such as 9h30. Otherwise now.
    #[arg(long, value_name = "TIME")]
    at: Option<Clock>,
}

/// When whoever leads signs.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct TrainerArgs {
    #[command(flatten)]
    when: When,
    #[command(flatten)]
    of: OfRegister,
}

/// What is right, and why.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct CorrectArgs {
    /// The person: the number, or the beginning of the name.
    person: String,
    /// What is right.
    #[arg(long)]
    to: To,
    /// Why. Stays in the register.
    #[arg(long)]
    reason: String,
    /// Who says so. Otherwise whoever leads.
    #[arg(long)]
    by: Option<String>,
    #[command(flatten)]
    when: When,
    #[command(flatten)]
    of: OfRegister,
}

/// What is right after a correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum To {
    /// Signed here.
    #[value(alias = "signe")]
    Signed,
    /// Seen by whoever leads.
    #[value(alias = "vu")]
    Seen,
    /// Not there.
    Absent,
    /// Nothing can be said.
    #[value(alias = "rien")]
    Nothing,
}

impl To {
    const fn mark(self) -> Option<Mark> {
        match self {
            Self::Signed => Some(Mark::Signed),
            Self::Seen => Some(Mark::Seen),
            Self::Absent => Some(Mark::Absent),
            Self::Nothing => None,
        }
    }
}

/// The half-day meant: as said, the only one, or the one of the time.
fn half(register: &Register, said: Option<HalfDay>, clock: Clock) -> Half {
    match (said, register.head().hours.as_slice()) {
        (Some(half), _) => half.into(),
        (None, [only]) => only.half,
        (None, _) => Half::of(clock),
    }
}

pub(super) fn sign(desk: &Desk<'_>, args: &MarkArgs) -> Result<u8, Refused> {
    marks(desk, (&args.people, &args.of), (&args.when, Mark::Signed))
}

pub(super) fn seen(desk: &Desk<'_>, args: &MarkArgs) -> Result<u8, Refused> {
    marks(desk, (&args.people, &args.of), (&args.when, Mark::Seen))
}

pub(super) fn absent(desk: &Desk<'_>, args: &MarkArgs) -> Result<u8, Refused> {
    marks(desk, (&args.people, &args.of), (&args.when, Mark::Absent))
}

/// Came late: seen, at a time that is late indeed.
pub(super) fn late(desk: &Desk<'_>, args: &LateArgs) -> Result<u8, Refused> {
    let (_, register) = desk.find_open(&args.of)?;
    let half_day = half(&register, args.half, args.at);
    let after = register.hours(half_day).map(|hours| args.at.minutes_since(hours.from));
    if after.is_some_and(|after| after <= LATE_AFTER) {
        let (at, after) = (attended::clock_words(&desk.text, args.at), LATE_AFTER.to_string());
        let args = [("clock", at.as_str()), ("minutes", after.as_str())];
        return Err(Refused::usage(&desk.text, "register-not-late", &args));
    }
    let when = When { half: args.half, at: Some(args.at) };
    marks(desk, (&args.people, &args.of), (&when, Mark::Seen))
}

fn marks(
    desk: &Desk<'_>,
    (people, of): (&[String], &OfRegister),
    (when, mark): (&When, Mark),
) -> Result<u8, Refused> {
    let (id, register) = desk.find_open(of)?;
    let clock = when.at.unwrap_or(desk.clock);
    let half = half(&register, when.half, clock);
    let mut entries = vec![];
    for wanted in people {
        let person = desk.person(&register, wanted)?;
        entries.push(Entry::Marks { person, half, clock, mark });
    }
    let numbers: Vec<u16> = entries.iter().filter_map(person_of).collect();
    let added = registers::add(&desk.data, id, |_| Ok(entries), desk.now);
    let register = added.map_err(|why| desk.trouble(&why))?;
    Ok(told(desk, &register, &numbers, half))
}

const fn person_of(entry: &Entry) -> Option<u16> {
    match entry {
        Entry::Marks { person, .. } | Entry::Corrects { person, .. } => Some(*person),
        _ => None,
    }
}

/// What holds now of these people.
fn told(desk: &Desk<'_>, register: &Register, numbers: &[u16], half: Half) -> u8 {
    let trainer = &register.head().trainer;
    let (mut lines, mut values) = (vec![], vec![]);
    for person in register.people().filter(|one| numbers.contains(&one.number)) {
        let said = register.said(person.number, half);
        let words = attended::said_words(&desk.text, said, trainer);
        lines.push(format!("{}  {}  {words}", person.number, attended::name(person)));
        values.push(json!({
            "number": person.number,
            "half": half,
            "mark": said.and_then(|said| said.mark),
            "clock": said.map(|said| said.clock),
            "is_late": said.is_some_and(|said| said.is_late),
        }));
    }
    say(desk, &lines.join("\n"), &json!(values))
}

/// Whoever leads knows these people, whom nobody expected.
pub(super) fn confirm(desk: &Desk<'_>, args: &ConfirmArgs) -> Result<u8, Refused> {
    let (id, register) = desk.find_open(&args.of)?;
    let (mut entries, mut lines, mut numbers) = (vec![], vec![], vec![]);
    for wanted in &args.people {
        let number = desk.person(&register, wanted)?;
        let person = register.people().find(|one| one.number == number);
        let name = person.map(attended::name).unwrap_or_default();
        if !register.is_doubtful(number) {
            return Err(Refused::usage(&desk.text, "register-not-doubtful", &[("name", &name)]));
        }
        let args = [("number", number.into()), ("name", (&name).into())];
        lines.push(desk.text.with("register-confirmed", &args));
        entries.push(Entry::Confirms { person: number });
        numbers.push(number);
    }
    let added = registers::add(&desk.data, id, |_| Ok(entries), desk.now);
    added.map_err(|why| desk.trouble(&why))?;
    Ok(say(desk, &lines.join("\n"), &json!({ "register": id, "confirmed": numbers })))
}

pub(super) fn trainer(desk: &Desk<'_>, args: &TrainerArgs) -> Result<u8, Refused> {
    let (id, register) = desk.find_open(&args.of)?;
    let clock = args.when.at.unwrap_or(desk.clock);
    let half = half(&register, args.when.half, clock);
    let signs = Entry::Trainer { half, clock };
    let added = registers::add(&desk.data, id, |_| Ok(vec![signs]), desk.now);
    let register = added.map_err(|why| desk.trouble(&why))?;
    let (half_day, time) =
        (attended::half_words(&desk.text, half), attended::clock_words(&desk.text, clock));
    let args = [
        ("half", (&half_day).into()),
        ("clock", (&time).into()),
        ("trainer", (&register.head().trainer).into()),
    ];
    let words = desk.text.with("register-countersigned", &args);
    Ok(say(desk, &words, &json!({ "register": id, "half": half, "clock": clock })))
}

pub(super) fn correct(desk: &Desk<'_>, args: &CorrectArgs) -> Result<u8, Refused> {
    let (id, register) = desk.find_open(&args.of)?;
    let half = half(&register, args.when.half, args.when.at.unwrap_or(desk.clock));
    let person = desk.person(&register, &args.person)?;
    // The time stays that of the first line, unless another is said.
    let said = || register.said(person, half).map_or(desk.clock, |said| said.clock);
    let clock = args.when.at.unwrap_or_else(said);
    let by = args.by.as_deref().unwrap_or(&register.head().trainer);
    if by.trim().is_empty() {
        return Err(Refused::usage(&desk.text, "register-no-author", &[]));
    }
    let entry = Entry::Corrects {
        person,
        half,
        clock,
        mark: args.to.mark(),
        reason: prose::clean(args.reason.trim()),
        by: prose::clean(by.trim()),
    };
    let added = registers::add(&desk.data, id, |_| Ok(vec![entry]), desk.now);
    let register = added.map_err(|why| desk.trouble(&why))?;
    Ok(told(desk, &register, &[person], half))
}
