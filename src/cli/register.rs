//! `passeport register`: attendance by half-day. A register only grows: a correction is a
//! line with its reason, and at the end all lines are sealed with the site's key.

pub(super) mod make;
mod mark;
mod paper;
mod told;
mod value;
mod verify;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};

use super::{Globals, exit, opened, play};
use crate::app::attending::AttendNews;
use crate::app::msg::Msg;
use crate::domain::attendance::{Clock, Half, Person, Register};
use crate::domain::id::RegisterId;
use crate::domain::prose;
use crate::domain::time::{Date, Timestamp};
use crate::run::registers::{self, Kept, RegisterTrouble};
use crate::run::world::{Machine, World};
use crate::run::{attended, attending, clock, logged, wording};
use crate::text::Text;

pub(super) use told::tell;
use value::{summary, whole};

/// Letters of a register's name that are shown, and needed to remove one.
pub(super) const SHORT: usize = 8;

/// What can be done with registers.
#[derive(Debug, Clone, Subcommand)]
pub(super) enum RegisterCommand {
    /// Open a register.
    #[command(visible_alias = "nouveau")]
    New(make::NewArgs),
    /// List the registers, the one opened last first.
    #[command(visible_alias = "lister")]
    List,
    /// Show who is there.
    #[command(visible_alias = "montrer")]
    Show {
        #[command(flatten)]
        of: OfRegister,
    },
    /// Add somebody.
    #[command(visible_alias = "ajouter")]
    Add(make::AddArgs),
    /// These people sign here.
    #[command(visible_alias = "signer")]
    Sign(mark::MarkArgs),
    /// Whoever leads has seen these people: they are there, on paper.
    #[command(visible_alias = "vu")]
    Seen(mark::MarkArgs),
    /// These people came late.
    #[command(visible_alias = "retard")]
    Late(mark::LateArgs),
    /// These people are not there.
    #[command(visible_alias = "absent")]
    Missing(mark::MarkArgs),
    /// The names of these people, whom nobody expected, are right.
    #[command(visible_alias = "confirmer")]
    Confirm(mark::ConfirmArgs),
    /// Whoever leads signs for the half-day.
    #[command(visible_alias = "viser")]
    Countersign(mark::TrainerArgs),
    /// Correct what is said of somebody, with a reason. Nothing is removed.
    #[command(visible_alias = "corriger")]
    Correct(mark::CorrectArgs),
    /// Close a register for good, with the site's key.
    #[command(visible_alias = "sceller")]
    Seal {
        #[command(flatten)]
        of: OfRegister,
    },
    /// Write the sheet to sign, or the register, to files.
    #[command(visible_alias = "exporter")]
    Export(paper::ExportArgs),
    /// Check a register: 0 valid, 1 altered, 2 not sealed, 5 sealed by an unknown key.
    #[command(visible_alias = "verifier")]
    Verify(verify::VerifyArgs),
    /// Remove a register from this machine.
    #[command(visible_alias = "effacer")]
    Erase {
        /// The first eight letters of its name.
        register: String,
        /// Do not ask.
        #[arg(long)]
        yes: bool,
    },
}

/// Which register.
#[derive(Debug, Clone, Args)]
pub(super) struct OfRegister {
    /// The register: the beginning of its name. Otherwise the last one that is not sealed.
    #[arg(long, value_name = "NAME")]
    register: Option<String>,
}

/// Which half-day, on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum HalfDay {
    /// Before noon.
    #[value(alias = "matin")]
    Morning,
    /// After it.
    #[value(alias = "apres-midi")]
    Afternoon,
}

impl From<HalfDay> for Half {
    fn from(half: HalfDay) -> Self {
        match half {
            HalfDay::Morning => Self::Morning,
            HalfDay::Afternoon => Self::Afternoon,
        }
    }
}

/// Why a command did not do it: the exit code and the words.
pub(super) struct Refused(pub(super) u8, pub(super) String);

impl Refused {
    pub(super) fn usage(text: &Text, id: &str, args: &[(&str, &str)]) -> Self {
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, (*value).into())).collect();
        Self(exit::USAGE, text.with(id, &args))
    }
}

/// What such a command has at hand.
pub(super) struct Desk<'g> {
    pub(super) globals: &'g Globals,
    pub(super) text: Text,
    pub(super) data: PathBuf,
    pub(super) now: Timestamp,
    pub(super) today: Date,
    pub(super) clock: Clock,
}

impl<'g> Desk<'g> {
    pub(super) fn new(globals: &'g Globals) -> Self {
        let now = Machine.now();
        let (today, clock) = clock::here(now);
        let data = globals.data_folder();
        // Names whose day has come go before anything is shown.
        attending::purge(&data, now);
        Self { globals, text: globals.text(), data, now, today, clock }
    }

    pub(super) fn trouble(&self, trouble: &RegisterTrouble) -> Refused {
        let code = match trouble {
            RegisterTrouble::Io { why, .. } if why.kind() == io::ErrorKind::PermissionDenied => {
                exit::FORBIDDEN
            }
            RegisterTrouble::Io { .. } => exit::CANNOT_CREATE,
            RegisterTrouble::Altered(_) => exit::FOUND_ERRORS,
            RegisterTrouble::Refused(_) => exit::USAGE,
            RegisterTrouble::Unknown => exit::NO_INPUT,
        };
        Refused(code, attended::trouble(&self.text, trouble))
    }

    pub(super) fn all(&self) -> Result<Vec<Kept>, Refused> {
        registers::all(&self.data).map_err(|trouble| self.trouble(&trouble))
    }

    /// The register meant; without a name that of today, or the one opened last, of which
    /// `is_usual` holds.
    pub(super) fn find(
        &self,
        wanted: Option<&str>,
        is_usual: impl Fn(&Register) -> bool,
    ) -> Result<(RegisterId, Register), Refused> {
        let wanted = wanted.map(|wanted| wanted.trim().to_lowercase());
        let refused = |code, id: &str| {
            let name = wanted.clone().unwrap_or_default();
            Err(Refused(code, self.text.with(id, &[("register", (&name).into())])))
        };
        let mut all = self.all()?;
        if wanted.is_none() {
            // That of today comes before one made in advance.
            let is_today = |kept: &Kept| {
                kept.register.as_ref().is_ok_and(|register| register.head().date == self.today)
            };
            all.sort_by_key(|kept| !is_today(kept));
        }
        let mut found = all.into_iter().filter(|kept| match &wanted {
            Some(wanted) => !wanted.is_empty() && kept.id.to_string().starts_with(wanted),
            None => kept.register.as_ref().is_ok_and(&is_usual),
        });
        match (found.next(), found.next()) {
            (Some(_), Some(_)) if wanted.is_some() => refused(exit::USAGE, "register-several"),
            (Some(Kept { id, register }), _) => {
                register.map(|register| (id, register)).map_err(|why| self.trouble(&why))
            }
            (None, _) if wanted.is_some() => refused(exit::NO_INPUT, "register-none-like"),
            (None, _) => refused(exit::NO_INPUT, "register-none-open"),
        }
    }

    /// The last register that takes lines, unless one is named.
    pub(super) fn find_open(&self, of: &OfRegister) -> Result<(RegisterId, Register), Refused> {
        self.find(of.register.as_deref(), |register| !register.is_sealed())
    }

    /// Somebody of a register, by number or by the beginning of a name.
    pub(super) fn person(&self, register: &Register, wanted: &str) -> Result<u16, Refused> {
        let plain = prose::folded(wanted.trim());
        let number: Option<u16> = plain.parse().ok();
        let begins = |name: &str| prose::folded(name).starts_with(&plain);
        let is_meant = |one: &&Person| match number {
            Some(number) => one.number == number,
            None => {
                begins(&one.surname)
                    || begins(&one.first_name)
                    || begins(&format!("{} {}", one.first_name, one.surname))
                    || begins(&format!("{} {}", one.surname, one.first_name))
            }
        };
        let found: Vec<&Person> = register.people().filter(is_meant).collect();
        let id = match found.as_slice() {
            [one] if !plain.is_empty() => return Ok(one.number),
            [] => "register-nobody-like",
            _ => "register-several-like",
        };
        let names: Vec<String> =
            found.iter().map(|one| format!("{} {}", one.number, attended::name(one))).collect();
        let names = names.join(", ");
        let args = [("name", wanted.into()), ("names", (&names).into())];
        Err(Refused(exit::USAGE, self.text.with(id, &args)))
    }
}

/// Runs the command and returns its exit code.
pub(super) fn run(command: &RegisterCommand, globals: &Globals) -> u8 {
    let desk = Desk::new(globals);
    let done = match command {
        RegisterCommand::New(args) => make::new(&desk, args),
        RegisterCommand::List => list(&desk),
        RegisterCommand::Show { of } => show(&desk, of),
        RegisterCommand::Add(args) => make::add(&desk, args),
        RegisterCommand::Sign(args) => mark::sign(&desk, args),
        RegisterCommand::Seen(args) => mark::seen(&desk, args),
        RegisterCommand::Late(args) => mark::late(&desk, args),
        RegisterCommand::Missing(args) => mark::absent(&desk, args),
        RegisterCommand::Confirm(args) => mark::confirm(&desk, args),
        RegisterCommand::Countersign(args) => mark::trainer(&desk, args),
        RegisterCommand::Correct(args) => mark::correct(&desk, args),
        RegisterCommand::Seal { of } => paper::seal(&desk, of),
        RegisterCommand::Export(args) => paper::export(&desk, args),
        RegisterCommand::Verify(args) => verify::run(&desk, args),
        RegisterCommand::Erase { register, yes } => told::erase(&desk, register, *yes),
    };
    ended(done)
}

/// Says what was refused, and gives the exit code.
pub(super) fn ended(done: Result<u8, Refused>) -> u8 {
    match done {
        Ok(code) => code,
        Err(Refused(code, words)) => {
            // Nobody may be there to read it: the exit code says it too.
            let _ = writeln!(io::stderr(), "{words}");
            code
        }
    }
}

/// Says it on standard output: words for people, or the value for a program.
pub(super) fn say(desk: &Desk<'_>, words: &str, value: &Value) -> u8 {
    let out = &mut io::stdout().lock();
    opened::written(if desk.globals.json {
        writeln!(out, "{value:#}")
    } else {
        writeln!(out, "{words}")
    })
}

pub(super) fn short(id: RegisterId) -> String {
    id.to_string().chars().take(SHORT).collect()
}

fn list(desk: &Desk<'_>) -> Result<u8, Refused> {
    let (words, value) = listing(desk)?;
    Ok(say(desk, &words, &value))
}

/// All registers, in words and as a value.
fn listing(desk: &Desk<'_>) -> Result<(String, Value), Refused> {
    let (text, all) = (&desk.text, desk.all()?);
    let lines: Vec<String> = all.iter().map(|kept| listed(desk, kept)).collect();
    let words = if lines.is_empty() { text.get("register-none") } else { lines.join("\n") };
    let value: Value = all
        .iter()
        .map(|kept| match &kept.register {
            Ok(register) => summary(kept.id, register),
            Err(why) => json!({ "register": kept.id, "trouble": attended::trouble(text, why) }),
        })
        .collect();
    Ok((words, value))
}

fn listed(desk: &Desk<'_>, kept: &Kept) -> String {
    let (text, name) = (&desk.text, short(kept.id));
    let register = match &kept.register {
        Ok(register) => register,
        Err(why) => return format!("{name}  {}", attended::trouble(text, why)),
    };
    let head = register.head();
    let (date, purge) = (head.date.to_string(), wording::date(text, head.purge_on));
    let state =
        text.get(if register.is_sealed() { "register-is-sealed" } else { "register-is-open" });
    let args = [
        ("register", (&name).into()),
        ("date", (&date).into()),
        ("title", (&head.title).into()),
        ("people", register.people().count().into()),
        ("state", (&state).into()),
        ("purge", (&purge).into()),
    ];
    text.with("register-line", &args)
}

fn show(desk: &Desk<'_>, of: &OfRegister) -> Result<u8, Refused> {
    let wanted = of.register.as_deref();
    let (id, register) = desk.find(wanted, |_| true)?;
    // On a terminal it is looked after; into a file or a pipe it is written.
    if !desk.globals.json && io::stdout().is_terminal() && io::stdin().is_terminal() {
        return Ok(play::attended(desk.globals, Msg::Attend(AttendNews::Show(Some(id)))));
    }
    let (words, value) = shown(desk, (id, &register));
    Ok(say(desk, &words, &value))
}

/// A register, in words and as a value.
fn shown(desk: &Desk<'_>, (id, register): (RegisterId, &Register)) -> (String, Value) {
    let seal = paper::seal_of(&desk.data, id);
    let words = attended::after(&desk.text, (register, id), seal.as_ref()).text();
    let setup = play::setup(desk.globals, desk.globals.text());
    let stays = logged::stays(&setup, register);
    (words.trim_end().to_owned(), whole(id, register, &stays))
}
