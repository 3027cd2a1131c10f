//! `passeport report session`: what a group session leaves, for whoever led it. Names stand
//! only where she must know somebody: who did not finish which question.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use clap::Args;
use serde_json::{Value, json};

use super::{ReportCommand, memo, opinions};
use crate::cli::{Globals, exit, opened, play};
use crate::content::Catalogue;
use crate::domain::live::room::Room;
use crate::domain::module::Module;
use crate::domain::opinion::{Opinions, SCALE};
use crate::paint::Glyphs;
use crate::run::session_papers::Session;
use crate::run::sessions::{self, NotOne};
use crate::run::world::{Machine, World};
use crate::run::{opinions as kept, plan, registers, rooms, wording};
use crate::text::Text;

/// Columns of a line.
const COLUMNS: usize = 76;
/// Columns of a bar.
const BAR: u16 = 24;

/// Which session, and how it is told.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct SessionArgs {
    /// The session: the beginning of its name, or its PIN. Otherwise the last one.
    #[arg(value_name = "ROOM")]
    room: Option<String>,
    /// As a table for a spreadsheet.
    #[arg(long)]
    csv: bool,
    /// As pages to print, into this file; - tells them.
    #[arg(long, value_name = "FILE", conflicts_with = "csv")]
    pdf: Option<std::path::PathBuf>,
}

impl SessionArgs {
    pub(super) fn only_tells(&self) -> bool {
        self.pdf.as_deref().is_none_or(is_stream)
    }
}

/// Whether the pages go where everything else is told.
pub(super) fn is_stream(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A session, its module, and what the slips say.
pub(super) struct Led {
    pub(super) room: Room,
    pub(super) module: Arc<Module>,
    /// What was typed of the slips on paper.
    pub(super) typed: Opinions,
}

/// What such a report has at hand.
pub(super) struct Place<'g> {
    pub(super) globals: &'g Globals,
    pub(super) catalogue: &'g Catalogue,
    pub(super) text: Text,
}

/// The exit code and the words of what cannot be told.
pub(super) struct Refused(pub(super) u8, pub(super) String);

impl Place<'_> {
    pub(super) fn refused(&self, code: u8, id: &str, args: &[(&str, &str)]) -> Refused {
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, (*value).into())).collect();
        Refused(code, self.text.with(id, &args))
    }

    /// The session meant, in exactly the text that was led.
    pub(super) fn led(&self, wanted: Option<&str>) -> Result<Led, Refused> {
        let data = self.globals.data_folder();
        let found = sessions::find(&data, wanted);
        let room = found.map_err(|why| {
            let id = match why {
                NotOne::None => "session-none",
                NotOne::Unknown => "session-unknown",
                NotOne::Several => "session-several",
            };
            self.refused(exit::NO_INPUT, id, &[("room", wanted.unwrap_or_default())])
        })?;
        let locales: Vec<String> = self.text.bundles().locales().map(str::to_owned).collect();
        let opening = room.opening();
        let module = rooms::exactly(self.catalogue, &locales, &opening.module, &opening.edition);
        let Some(module) = module else {
            let args = [("module", opening.module.as_str())];
            return Err(self.refused(exit::UNAVAILABLE, "session-no-module", &args));
        };
        let typed = kept::read(&data, opening.room)
            .map_err(|why| self.unwritten(&data, &why, exit::UNAVAILABLE))?;
        Ok(Led { room, module, typed })
    }

    pub(super) fn session<'a>(&'a self, led: &'a Led) -> Result<Session<'a>, Refused> {
        let data = self.globals.data_folder();
        let told = kept::told(&data, &led.room, Machine.now())
            .map_err(|why| self.unwritten(&data, &why, exit::UNAVAILABLE))?;
        Ok(Session::new(&self.text, (&led.room, &led.module), told))
    }

    pub(super) fn unwritten(&self, path: &Path, why: &io::Error, code: u8) -> Refused {
        let (path, why) = (path.display().to_string(), why.to_string());
        self.refused(code, "register-io", &[("path", &path), ("why", &why)])
    }

    /// Writes pages to print into that file, or where `out` leads for `-`.
    pub(super) fn page(
        &self,
        form: &crate::paper::form::Form,
        path: &Path,
        out: &mut dyn Write,
    ) -> Result<u8, Refused> {
        use crate::paper::form;
        use crate::paper::pdf::PdfError;
        let bytes = form::write(form).map_err(|error| match error {
            PdfError::Missing(letter) => {
                let letter = letter.0.to_string();
                self.refused(exit::UNAVAILABLE, "register-no-letter", &[("letter", &letter)])
            }
            why => {
                let why = why.to_string();
                self.refused(exit::UNAVAILABLE, "register-no-page", &[("why", &why)])
            }
        })?;
        if is_stream(path) {
            return Ok(opened::written(out.write_all(&bytes)));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let name = path.file_name().map(|name| name.display().to_string()).unwrap_or_default();
        let written = registers::write_paper(folder.unwrap_or(Path::new(".")), &name, &bytes);
        written.map_err(|why| self.unwritten(path, &why, exit::CANNOT_CREATE))?;
        let shown = path.display().to_string();
        let words = self.text.with("register-written", &[("path", (&shown).into())]);
        Ok(opened::written(writeln!(out, "{words}")))
    }
}

/// Tells what is about sessions; none for other reports.
pub(super) fn tell(
    command: &ReportCommand,
    (globals, catalogue): (&Globals, &Catalogue),
    (out, trouble): (&mut dyn Write, &mut dyn Write),
) -> Option<u8> {
    let place = Place { globals, catalogue, text: globals.text() };
    let done = match command {
        ReportCommand::Session(args) => one(&place, args, out),
        ReportCommand::Sessions => Ok(all(&place, out)),
        ReportCommand::Memo(args) => memo::tell(&place, args, out),
        ReportCommand::Opinions(args) => opinions::tell(&place, args, out),
        _ => return None,
    };
    Some(done.unwrap_or_else(|Refused(code, words)| {
        // Nobody may be there to read it: the exit code says it too.
        let _ = writeln!(trouble, "{words}");
        code
    }))
}

fn one(place: &Place<'_>, args: &SessionArgs, out: &mut dyn Write) -> Result<u8, Refused> {
    let led = place.led(args.room.as_deref())?;
    let session = place.session(&led)?;
    if let Some(path) = &args.pdf {
        return place.page(&session.report_form(), path, out);
    }
    Ok(opened::written(if args.csv {
        out.write_all(session.report_table().as_bytes())
    } else if place.globals.json {
        writeln!(out, "{:#}", as_json(&led, &session))
    } else {
        let glyphs = play::look(place.globals).glyphs;
        for_people(place, &session, glyphs).iter().try_for_each(|line| writeln!(out, "{line}"))
    }))
}

/// A bar of so many of so many. A part begun is seen, and only the whole fills the bar.
fn bar(glyphs: Glyphs, count: u16, of: u16) -> String {
    let (count, of) = (u32::from(count.min(of)), u32::from(of.max(1)));
    let full = (u32::from(BAR) * count).div_euclid(of);
    let full = if count > 0 { full.max(1) } else { 0 };
    let full = usize::try_from(full).unwrap_or_default();
    let signs = glyphs.signs();
    let rest = usize::from(BAR).saturating_sub(full);
    format!("{}{}", signs.full.repeat(full), signs.rest.repeat(rest))
}

/// The report with its bars, in the signs this terminal has.
fn for_people(place: &Place<'_>, session: &Session<'_>, glyphs: Glyphs) -> Vec<String> {
    let (text, report) = (&place.text, &session.report);
    let opening = session.room.opening();
    let date = wording::date(text, session.room.opened_at().date());
    let what = [session.module.title.text(), date, opening.trainer.clone()];
    let what: Vec<String> = what.into_iter().filter(|part| !part.is_empty()).collect();
    let what = what.join(", ");
    let args = [("what", (&what).into()), ("count", session.participants().into())];
    let mut lines = wrapped(glyphs, &text.with("session-headline", &args), 0);
    let heading = |lines: &mut Vec<String>, id: &str| {
        lines.push(String::new());
        lines.extend(wrapped(glyphs, &text.get(id), 0));
    };
    if report.questions.is_empty() {
        heading(&mut lines, "session-nothing");
    }
    if !report.misconceptions.is_empty() {
        heading(&mut lines, "session-ideas");
    }
    for (idea, count) in &report.misconceptions {
        lines.push(format!("  {} {count}", bar(glyphs, *count, report.most)));
        lines.extend(wrapped(glyphs, &session.idea(idea), 2));
    }
    if !report.questions.is_empty() {
        heading(&mut lines, "session-questions");
    }
    for row in &report.questions {
        lines.extend(wrapped(glyphs, &session.prompt(&row.question), 2));
        let votes = [("session-first", Some(row.first)), ("session-second", row.second)];
        for (id, vote) in votes.into_iter().filter_map(|(id, vote)| Some((id, vote?))) {
            let (bar, share) = (bar(glyphs, vote.0, vote.1), session.share(vote));
            lines.push(format!("  {bar} {share}  {}", text.get(id)));
        }
    }
    if !report.unfinished.is_empty() {
        heading(&mut lines, "session-people");
    }
    for one in &report.unfinished {
        lines.push(format!("  {}", session.who(one.name.as_deref(), one.seat.0)));
        let prompts = one.questions.iter().map(|question| session.prompt(question));
        lines.extend(prompts.flat_map(|prompt| wrapped(glyphs, &prompt, 4)));
    }
    if !session.opinions.is_empty() {
        heading(&mut lines, "slip-counted");
    }
    if session.poll.slips > 0 || !session.opinions.is_empty() {
        lines.extend(opinion_lines(session, glyphs));
    }
    lines.iter().map(|line| glyphs.fold(line).into_owned()).collect()
}

/// What the slips say, with a bar for each figure.
pub(super) fn opinion_lines(session: &Session<'_>, glyphs: Glyphs) -> Vec<String> {
    let (text, opinions) = (session.text, &session.opinions);
    let mut lines = vec![];
    let circled = [("slip-useful", opinions.useful), ("slip-pace", opinions.pace)];
    for (id, circled) in circled.into_iter().filter(|_| !opinions.is_empty()) {
        lines.extend(wrapped(glyphs, &text.get(id), 2));
        for (figure, count) in (1..=SCALE).zip(circled.0) {
            lines.push(format!("  {figure} {} {count}", bar(glyphs, count, circled.total())));
        }
    }
    if !opinions.next.is_empty() {
        lines.extend(wrapped(glyphs, &text.get("slip-next"), 2));
        lines.extend(opinions.next.iter().flat_map(|words| wrapped(glyphs, words, 4)));
    }
    if let Some(words) = session.on_screens() {
        lines.push(String::new());
        lines.extend(wrapped(glyphs, &words, 0));
    }
    lines
}

/// Folded first: a sign may take more room in the signs of this terminal.
fn wrapped(glyphs: Glyphs, words: &str, indent: usize) -> Vec<String> {
    let lines = plan::wrapped(&glyphs.fold(words), COLUMNS - indent);
    lines.into_iter().map(|line| format!("{}{line}", " ".repeat(indent))).collect()
}

fn as_json(led: &Led, session: &Session<'_>) -> Value {
    let report = &session.report;
    let opening = led.room.opening();
    let vote = |(right, answers): (u16, u16)| json!({ "right": right, "answers": answers });
    let ideas: Value = report
        .misconceptions
        .iter()
        .map(|(id, count)| json!({ "id": id, "text": session.idea(id), "count": count }))
        .collect();
    let questions: Value = report
        .questions
        .iter()
        .map(|row| {
            json!({
                "id": row.question,
                "prompt": session.prompt(&row.question),
                "first": vote(row.first),
                "second": row.second.map(vote),
            })
        })
        .collect();
    let people: Value = report
        .unfinished
        .iter()
        .map(|one| {
            let who = session.who(one.name.as_deref(), one.seat.0);
            json!({ "seat": one.seat, "name": who, "unfinished": one.questions })
        })
        .collect();
    json!({
        "room": opening.room,
        "module": opening.module,
        "version": opening.edition.version,
        "trainer": opening.trainer,
        "opened": led.room.opened_at().to_rfc3339(),
        "ended": led.room.ended_at().map(crate::domain::time::Timestamp::to_rfc3339),
        "participants": session.participants(),
        "misconceptions": ideas,
        "questions": questions,
        "people": people,
        "opinions": session.opinions,
        "slips": slips_json(session),
    })
}

/// How it is with the slips that came in on screens.
pub(super) fn slips_json(session: &Session<'_>) -> Value {
    let poll = session.poll;
    json!({
        "on_screens": poll.slips,
        "is_counted": poll.is_counted,
        "is_withheld": poll.is_withheld(),
    })
}

/// The sessions led here.
fn all(place: &Place<'_>, out: &mut dyn Write) -> u8 {
    let all = sessions::all(&place.globals.data_folder());
    let text = &place.text;
    if place.globals.json {
        let told: Value = all
            .iter()
            .map(|room| {
                let opening = room.opening();
                json!({
                    "room": opening.room,
                    "pin": opening.pin,
                    "module": opening.module,
                    "opened": room.opened_at().to_rfc3339(),
                    "is_over": room.ended_at().is_some(),
                    "seats": room.seats().count(),
                    "purge_on": opening.purge_on,
                })
            })
            .collect();
        return opened::written(writeln!(out, "{told:#}"));
    }
    if all.is_empty() {
        return opened::written(writeln!(out, "{}", text.get("session-none")));
    }
    let line = |room: &Room| {
        let opening = room.opening();
        let name: String = opening.room.to_string().chars().take(8).collect();
        let entry = place.catalogue.entry(&opening.module);
        let title = entry.map_or_else(
            || opening.module.to_string(),
            |entry| entry.title.in_language(text.locale()).text(),
        );
        let (date, purge) =
            (room.opened_at().date().to_string(), wording::date(text, opening.purge_on));
        let pin = opening.pin.to_string();
        let args = [
            ("room", (&name).into()),
            ("pin", (&pin).into()),
            ("date", (&date).into()),
            ("title", (&title).into()),
            ("seats", room.seats().count().into()),
            ("purge", (&purge).into()),
        ];
        let id = if room.ended_at().is_some() { "session-line-over" } else { "session-line" };
        text.with(id, &args)
    };
    opened::written(all.iter().try_for_each(|room| writeln!(out, "{}", line(room))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share_at_every_level_of_signs() {
        for glyphs in [Glyphs::Ascii, Glyphs::Vt, Glyphs::Unicode] {
            let signs = glyphs.signs();
            for (count, of, full) in [(0, 9, 0), (1, 999, 1), (5, 10, 12), (9, 9, 24), (0, 0, 0)] {
                let bar = bar(glyphs, count, of);
                assert_eq!(bar.chars().count(), usize::from(BAR));
                assert_eq!(bar.matches(signs.full).count(), full, "{count} of {of}: {bar}");
            }
        }
    }
}
