//! `passeport doctor`: this terminal, this machine, this installation.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::{Globals, play};
use crate::content::Catalogue;
use crate::credential::keyfile;
use crate::run::wording;
use crate::store::backup;
use crate::text::Text;

/// Tells what was found and how the player would behave here.
pub(super) fn run(globals: &Globals) -> u8 {
    let catalogue = play::catalogue(globals);
    let mut out = io::stdout().lock();
    super::opened::written(tell((globals, &catalogue), &globals.text(), globals.json, &mut out))
}

/// The same, for people or as JSON.
pub(super) fn tell(
    (globals, catalogue): (&Globals, &Catalogue),
    text: &Text,
    is_json: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
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
    if is_json {
        let map: serde_json::Map<String, serde_json::Value> = rows
            .iter()
            .map(|(id, value)| (id.trim_start_matches("doctor-").to_owned(), value.clone().into()))
            .collect();
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
            .and_then(|()| writeln!(out, "{}", text.get("doctor-card")))
            .and_then(|()| {
                writeln!(out, "  é è à ç ù ê œ « » € ’ …   ─ │ ┌ ┐ └ ┘ █ ░   • × ▶ ← ↑ → ↓")
            })
    }
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
