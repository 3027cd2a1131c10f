//! `passeport doctor`: this terminal, this machine, this installation.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::{Globals, exit, opened, play};
use crate::content::Catalogue;
use crate::credential::keyfile;
use crate::paint::Colours;
use crate::run::checkup::{self, Finding, State};
use crate::run::wording;
use crate::store::backup;
use crate::text::Text;

/// Options of the command.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Args {
    /// Only look at the machine, tell only what is to be seen to, and end with 1 for
    /// that, with 2 for what is serious.
    #[arg(long)]
    night: bool,
}

/// Tells what was found and how the player would behave here.
pub(super) fn run(args: &Args, globals: &Globals) -> u8 {
    let text = globals.text();
    let setup = play::setup(globals, globals.text());
    let found = checkup::checkup(&setup, &globals.outlet());
    if args.night {
        night(&found, &text, globals.json)
    } else {
        whole(&found, (&setup.catalogue, &text), globals)
    }
}

/// What was found, for the trainer's menu.
pub(super) fn tell(globals: &Globals, text: Text, out: &mut dyn Write) -> io::Result<()> {
    let words = text.clone();
    let catalogue = play::quiet_catalogue(globals);
    let found = checkup::checkup(&play::setup_with(globals, catalogue, text), &globals.outlet());
    writeln!(out, "{}", summary(&found, &words))?;
    let (what, version) = (words.get("doctor-version"), env!("CARGO_PKG_VERSION"));
    let args = [("what", (&what).into()), ("value", version.into())];
    writeln!(out, "{}", words.with("doctor-row", &args))?;
    lines(out, found.iter(), &words)?;
    card(out, &words, Colours::None)
}

/// What is to be seen to, for the journal of the system.
fn night(found: &[Finding], text: &Text, is_json: bool) -> u8 {
    let worst = checkup::worst(found);
    let mut out = io::stdout().lock();
    let told = if is_json {
        writeln!(out, "{:#}", serde_json::Value::Object(json(found)))
    } else {
        let troubles = found.iter().filter(|finding| finding.state > State::Good);
        lines(&mut out, troubles, text).and_then(|()| writeln!(out, "{}", summary(found, text)))
    };
    match (opened::written(told), worst) {
        (exit::OK, State::Bad) => exit::DAMAGED,
        (exit::OK, State::Look) => exit::FOUND_ERRORS,
        (code, _) => code,
    }
}

fn summary(found: &[Finding], text: &Text) -> String {
    let count = |state| found.iter().filter(|finding| finding.state == state).count();
    let (look, bad) = (count(State::Look), count(State::Bad));
    text.with("checkup-summary", &[("look", look.into()), ("bad", bad.into())])
}

fn lines<'a>(
    out: &mut dyn Write,
    found: impl Iterator<Item = &'a Finding>,
    text: &Text,
) -> io::Result<()> {
    for Finding { what, state, told } in found {
        let mark = text.get(match state {
            State::Good => "checkup-good",
            State::Look => "checkup-look",
            State::Bad => "checkup-bad",
        });
        let what = text.get(&format!("checkup-{what}"));
        let row = text.with("doctor-row", &[("what", (&what).into()), ("value", told.into())]);
        writeln!(out, "[{mark}] {row}")?;
    }
    Ok(())
}

fn json(found: &[Finding]) -> serde_json::Map<String, serde_json::Value> {
    let checks: Vec<serde_json::Value> = found
        .iter()
        .map(|Finding { what, state, told }| {
            serde_json::json!({ "what": what, "state": state.name(), "told": told })
        })
        .collect();
    let worst = checkup::worst(found).name();
    [("state".to_owned(), worst.into()), ("checks".to_owned(), checks.into())].into_iter().collect()
}

fn whole(found: &[Finding], (catalogue, text): (&Catalogue, &Text), globals: &Globals) -> u8 {
    let look = play::look(globals);
    let data = globals.data_folder();
    let size = crate::run::terminal::size();
    let store = store(text, &data);
    let key = match keyfile::load(&data) {
        Ok(key) => key.public().did(),
        Err(error) => wording::key_file(text, &error),
    };
    let rows = [
        ("doctor-version", env!("CARGO_PKG_VERSION").to_owned()),
        ("doctor-language", text.locale().to_owned()),
        ("doctor-terminal", globals.term()),
        ("doctor-is-terminal", io::stdout().is_terminal().to_string()),
        ("doctor-size", format!("{}x{}", size.width, size.height)),
        ("doctor-glyphs", format!("{:?}", look.glyphs).to_lowercase()),
        ("doctor-colours", format!("{:?}", look.colours).to_lowercase()),
        ("doctor-data", data.display().to_string()),
        ("doctor-store", store),
        ("doctor-key", key),
        ("doctor-export", globals.export_folder().display().to_string()),
        ("doctor-modules", catalogue.entries().len().to_string()),
    ];
    let mut out = io::stdout().lock();
    let done = if globals.json {
        let facts = rows
            .iter()
            .map(|(id, value)| (id.trim_start_matches("doctor-").to_owned(), value.clone().into()));
        let map = facts.chain(json(found)).collect();
        writeln!(out, "{:#}", serde_json::Value::Object(map))
    } else {
        rows.iter()
            .try_for_each(|(id, value)| {
                writeln!(
                    out,
                    "{}",
                    text.with(
                        "doctor-row",
                        &[("what", (&text.get(id)).into()), ("value", value.into())]
                    )
                )
            })
            .and_then(|()| writeln!(out))
            .and_then(|()| lines(&mut out, found.iter(), text))
            .and_then(|()| writeln!(out, "{}\n", summary(found, text)))
            .and_then(|()| card(&mut out, text, look.colours))
    };
    opened::written(done)
}

/// Signs and colours, to be looked at.
fn card(out: &mut dyn Write, text: &Text, colours: Colours) -> io::Result<()> {
    writeln!(out, "{}", text.get("doctor-card"))?;
    writeln!(out, "  é è à ç ù ê œ ä ö ü ß « » € ’ …   ─ │ ┌ ┐ └ ┘ █ ░   • × ▶ ← ↑ → ↓")?;
    let count = match colours {
        Colours::None => 0,
        Colours::Eight => 8,
        _ => 16,
    };
    if !io::stdout().is_terminal() || count == 0 {
        return Ok(());
    }
    writeln!(out, "{}", text.with("doctor-card-colours", &[("count", count.into())]))?;
    for colour in 0..count {
        // Backgrounds of ECMA-48, and their bright twins beside it.
        let code = if colour < 8 { 40 + colour } else { 92 + colour };
        write!(
            out,
            "{}\x1b[{code}m   \x1b[0m",
            if colour == 8 {
                "\n  "
            } else if colour == 0 {
                "  "
            } else {
                ""
            }
        )?;
    }
    writeln!(out)
}

/// How the learners' data are. Looking changes nothing: what is healed is told
/// to whoever opens them.
fn store(text: &Text, data: &Path) -> String {
    match backup::look(data) {
        Ok(found) if found.skipped_bytes > 0 => text.get("store-check-repairable"),
        Ok(found) if found.missing() > 0 => {
            text.with("store-check-damaged", &[("missing", found.missing().into())])
        }
        Ok(_) => text.get("doctor-ok"),
        Err(error) => wording::store_error(text, &error),
    }
}
