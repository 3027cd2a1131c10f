//! `passeport report opinions`: the slips of three questions, counted and printed.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::session::{Place, Refused, is_stream, opinion_lines, slips_json};
use crate::cli::{exit, opened, play};
use crate::domain::opinion::Circled;
use crate::run::opinions;

/// Which session, and what the slips say.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct OpinionArgs {
    /// The session: the beginning of its name, or its PIN. Otherwise the last one.
    #[arg(value_name = "ROOM")]
    room: Option<String>,
    /// How many circled 1, 2, 3 and 4 at the first question, such as 0,1,5,4.
    #[arg(long, value_name = "COUNTS")]
    useful: Option<Circled>,
    /// How many circled 1, 2, 3 and 4 at the second question.
    #[arg(long, value_name = "COUNTS")]
    pace: Option<Circled>,
    /// An answer to the third question, as written; several times for several.
    #[arg(long, value_name = "WORDS")]
    next: Vec<String>,
    /// The slip to hand out, as text.
    #[arg(long, conflicts_with_all = ["useful", "pace", "next"])]
    slip: bool,
    /// The slip to hand out, as a page to print, into this file; - tells it.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["useful", "pace", "next", "slip"])]
    pdf: Option<PathBuf>,
}

impl OpinionArgs {
    /// Nothing is counted, and nothing written.
    pub(super) fn only_tells(&self) -> bool {
        self.useful.is_none()
            && self.pace.is_none()
            && self.next.is_empty()
            && self.pdf.as_deref().is_none_or(is_stream)
    }
}

pub(super) fn tell(
    place: &Place<'_>,
    args: &OpinionArgs,
    out: &mut dyn Write,
) -> Result<u8, Refused> {
    let mut led = place.led(args.room.as_deref())?;
    if let Some(path) = &args.pdf {
        return place.page(&place.session(&led)?.slip_form(), path, out);
    }
    if args.slip {
        let slip = place.session(&led)?.slip_form().text();
        return Ok(opened::written(out.write_all(slip.as_bytes())));
    }
    let before = led.typed.clone();
    led.typed.useful = args.useful.unwrap_or(before.useful);
    led.typed.pace = args.pace.unwrap_or(before.pace);
    for answer in &args.next {
        if !led.typed.add(answer) {
            return Err(place.refused(exit::USAGE, "slip-bad-answer", &[("answer", answer)]));
        }
    }
    if led.typed != before {
        let data = place.globals.data_folder();
        let done = opinions::keep(&data, &led.room, &led.typed);
        done.map_err(|why| place.unwritten(&data, &why, exit::CANNOT_CREATE))?;
    }
    let session = place.session(&led)?;
    let (text, glyphs) = (&place.text, play::look(place.globals).glyphs);
    Ok(opened::written(if place.globals.json {
        let room = led.room.opening().room;
        let slips = slips_json(&session);
        let value = json!({ "room": room, "opinions": session.opinions, "slips": slips });
        writeln!(out, "{value:#}")
    } else if session.opinions.is_empty() && session.poll.slips == 0 {
        writeln!(out, "{}", text.get("slip-none"))
    } else {
        let lines = opinion_lines(&session, glyphs);
        lines.iter().try_for_each(|line| writeln!(out, "{}", glyphs.fold(line)))
    }))
}
