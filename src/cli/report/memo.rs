//! `passeport report memo`: what is to be copied into La Coop, exactly its fields.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::session::{Place, Refused, is_stream};
use crate::cli::{exit, opened};
use crate::domain::coop::{self, Band, Grade};
use crate::domain::prose;
use crate::run::session_papers::{memo_rows, memo_table};

/// Which session, and what the programme cannot know.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct MemoArgs {
    /// The session: the beginning of its name, or its PIN. Otherwise the last one.
    #[arg(value_name = "ROOM")]
    room: Option<String>,
    /// How long it was, in minutes. Otherwise from its opening to its end.
    #[arg(long)]
    minutes: Option<u16>,
    /// Where it was.
    #[arg(long, value_enum)]
    place: Option<PlaceWord>,
    /// The commune.
    #[arg(long)]
    commune: Option<String>,
    /// Its INSEE code.
    #[arg(long)]
    insee: Option<String>,
    /// What was worked with; several times for several.
    #[arg(long, value_enum)]
    equipment: Vec<EquipmentWord>,
    /// The level. Otherwise that of the module.
    #[arg(long, value_enum)]
    level: Option<LevelWord>,
    /// How many took part. Otherwise as many as the session saw.
    #[arg(long)]
    participants: Option<u16>,
    /// How many were in a band, such as women=4 or 25-39=6; several times for several.
    #[arg(long, value_name = "BAND=NUMBER")]
    count: Vec<String>,
    /// As a table for a spreadsheet.
    #[arg(long)]
    csv: bool,
    /// As a page to print, into this file; - tells it.
    #[arg(long, value_name = "FILE", conflicts_with = "csv")]
    pdf: Option<PathBuf>,
}

/// Where a session was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PlaceWord {
    /// At the mediator's workplace.
    Workplace,
    /// At somebody's home.
    Home,
    /// At a distance.
    Remote,
    /// Elsewhere.
    Other,
}

/// What was worked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum EquipmentWord {
    /// Computers.
    Computer,
    /// Telephones.
    Phone,
    /// Tablets.
    Tablet,
    /// Something else.
    Other,
    /// Nothing.
    None,
}

/// The level of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LevelWord {
    /// Beginner.
    Beginner,
    /// Intermediate.
    Intermediate,
    /// Advanced.
    Advanced,
}

impl MemoArgs {
    pub(super) fn only_tells(&self) -> bool {
        self.pdf.as_deref().is_none_or(is_stream)
    }
}

pub(super) fn tell(place: &Place<'_>, args: &MemoArgs, out: &mut dyn Write) -> Result<u8, Refused> {
    let led = place.led(args.room.as_deref())?;
    let session = place.session(&led)?;
    let mut memo = session.memo();
    fill(place, args, &mut memo)?;
    if let Some(path) = &args.pdf {
        return place.page(&session.memo_form(&memo), path, out);
    }
    let text = &place.text;
    Ok(opened::written(if args.csv {
        out.write_all(memo_table(text, &memo).as_bytes())
    } else if place.globals.json {
        let fields: Value = memo_rows(text, &memo)
            .into_iter()
            .map(|(label, value)| json!({ "field": label, "value": value }))
            .collect();
        writeln!(out, "{fields:#}")
    } else {
        out.write_all(session.memo_form(&memo).text().as_bytes())
    }))
}

/// What was said on the command line instead of what the session knows.
fn fill(place: &Place<'_>, args: &MemoArgs, memo: &mut coop::Memo) -> Result<(), Refused> {
    let told = |value: &Option<String>| value.as_deref().map(|value| prose::clean(value.trim()));
    memo.minutes = args.minutes.unwrap_or(memo.minutes);
    memo.participants = args.participants.unwrap_or(memo.participants);
    (memo.commune, memo.insee) = (told(&args.commune), told(&args.insee));
    if let Some(insee) = memo.insee.as_deref().filter(|insee| !is_insee(insee)) {
        return Err(place.refused(exit::USAGE, "memo-bad-insee", &[("insee", insee)]));
    }
    if let Some(word) = args.place {
        memo.place = match word {
            PlaceWord::Workplace => coop::Place::Workplace,
            PlaceWord::Home => coop::Place::Home,
            PlaceWord::Remote => coop::Place::Remote,
            PlaceWord::Other => coop::Place::Other,
        };
    }
    if let Some(word) = args.level {
        memo.grade = match word {
            LevelWord::Beginner => Grade::Beginner,
            LevelWord::Intermediate => Grade::Intermediate,
            LevelWord::Advanced => Grade::Advanced,
        };
    }
    if !args.equipment.is_empty() {
        memo.equipment = args.equipment.iter().map(|word| equipment(*word)).collect();
    }
    for count in &args.count {
        let bad = || {
            let words: Vec<&str> = Band::all().map(Band::word).collect();
            let args = [("count", count.as_str()), ("bands", &words.join(", "))];
            place.refused(exit::USAGE, "memo-bad-count", &args)
        };
        let (word, number) = count.split_once('=').ok_or_else(bad)?;
        let band = Band::of_word(word.trim()).ok_or_else(bad)?;
        let number: u16 = number.trim().parse().map_err(|_| bad())?;
        if !memo.count(band, number) {
            let of = memo.participants.to_string();
            let args = [("count", count.as_str()), ("of", of.as_str())];
            return Err(place.refused(exit::USAGE, "memo-too-many", &args));
        }
    }
    Ok(())
}

/// Five signs; the second may be the A or B of Corsica.
fn is_insee(code: &str) -> bool {
    code.len() == 5
        && code.char_indices().all(|(at, c)| c.is_ascii_digit() || (at == 1 && "AB".contains(c)))
}

const fn equipment(word: EquipmentWord) -> coop::Equipment {
    match word {
        EquipmentWord::Computer => coop::Equipment::Computer,
        EquipmentWord::Phone => coop::Equipment::Phone,
        EquipmentWord::Tablet => coop::Equipment::Tablet,
        EquipmentWord::Other => coop::Equipment::Other,
        EquipmentWord::None => coop::Equipment::None,
    }
}
