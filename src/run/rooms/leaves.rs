//! What a session leaves on paper: its report, the sheet to sign, the memo for La Coop,
//! the slip of three questions. Into the folder of the certificates.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use crate::app::msg::Papers;
use crate::domain::coop::{Band, Equipment, Grade, Memo, Place};
use crate::domain::csv;
use crate::domain::live::report::{Report, report};
use crate::domain::live::room::Room;
use crate::domain::module::Module;
use crate::domain::prose::NO_BREAK;
use crate::run::shell::Setup;
use crate::run::{papers, plan, wording};
use crate::text::Text;

/// Columns of a page.
const COLUMNS: usize = 72;
/// Blank lines of the sheet to sign.
const SEATS: usize = 15;

/// Writes them all.
pub(super) fn write(setup: &Setup, closed: &(Room, Arc<Module>)) -> Papers {
    let (room, module) = closed;
    let page = Page { text: &setup.text, room, module, report: report(room, module) };
    let folder = setup.export.join(format!("seance {}", room.opened_at().date()));
    let files = [
        ("bilan.txt", page.report_page()),
        ("bilan.csv", page.report_table()),
        ("emargement.txt", page.sheet()),
        ("memo.txt", page.memo_page()),
        ("memo.csv", page.memo_table()),
        ("satisfaction.txt", page.slip()),
    ];
    let written = files.into_iter().map(|(name, text)| {
        let path = folder.join(name);
        let done = papers::write(&folder, &path, text.as_bytes());
        done.map(|()| name.to_owned()).map_err(|why| (path, why))
    });
    let written: Result<Vec<String>, (PathBuf, io::Error)> = written.collect();
    match written {
        Ok(files) => Papers::Exported { folder: folder.display().to_string(), files },
        Err((path, why)) => {
            let (path, why) = (path.display().to_string(), why.to_string());
            let args = [("path", (&path).into()), ("why", (&why).into())];
            Papers::Refused(setup.text.with("papers-unwritable", &args))
        }
    }
}

/// What the pages are made of.
struct Page<'a> {
    text: &'a Text,
    room: &'a Room,
    module: &'a Module,
    report: Report,
}

/// Lines as a file; every printer knows the plain space.
fn file(lines: &[String]) -> String {
    let mut page = lines.join("\n").replace(NO_BREAK, " ");
    page.push('\n');
    page
}

impl Page<'_> {
    fn get(&self, id: &str) -> String {
        self.text.get(id)
    }

    fn pair(&self, label: &str, value: &str) -> String {
        let label = self.get(label);
        self.text.with("session-pair", &[("label", (&label).into()), ("value", value.into())])
    }

    fn share(&self, (right, of): (u16, u16)) -> String {
        self.text.with("session-share", &[("right", right.into()), ("of", of.into())])
    }

    /// Title of the page, and which session it is about.
    fn head(&self, title: &str) -> Vec<String> {
        let date = wording::date(self.text, self.room.opened_at().date());
        let module = self.module.title.text();
        vec![
            self.get(title),
            "=".repeat(COLUMNS),
            self.pair("session-title", &module),
            self.pair("session-date", &date),
            self.pair("session-trainer", &self.room.opening().trainer),
            String::new(),
        ]
    }

    fn prompt(&self, question: &crate::domain::id::StepId) -> String {
        let question = self.module.question(question);
        question.map_or_else(String::new, |question| question.prompt.text())
    }

    fn report_page(&self) -> String {
        let mut lines = self.head("session-report");
        if self.report.questions.is_empty() {
            lines.push(self.get("session-nothing"));
            return file(&lines);
        }
        lines.extend(plan::wrapped(&self.get("session-ideas"), COLUMNS));
        if self.report.misconceptions.is_empty() {
            lines.push(self.get("session-no-ideas"));
        }
        for (idea, count) in &self.report.misconceptions {
            let named = self.module.misconception(idea);
            let named = named.map_or_else(|| idea.to_string(), |idea| idea.text.text());
            let args = [("count", (*count).into()), ("idea", (&named).into())];
            lines.extend(plan::wrapped(&self.text.with("session-idea", &args), COLUMNS));
        }
        lines.extend([String::new(), self.get("session-questions")]);
        for row in &self.report.questions {
            lines.push(String::new());
            lines.extend(plan::wrapped(&self.prompt(&row.question), COLUMNS));
            lines.push(self.pair("session-first", &self.share(row.first)));
            if let Some(second) = row.second {
                lines.push(self.pair("session-second", &self.share(second)));
            }
        }
        file(&lines)
    }

    fn report_table(&self) -> String {
        let head = ["session-question", "session-first-right", "session-first-answers"];
        let more = ["session-second-right", "session-second-answers"];
        let head: Vec<String> = head.iter().chain(&more).map(|id| self.get(id)).collect();
        let mut table = String::from(csv::MARK);
        table.push_str(&csv::row(head.iter().map(String::as_str)));
        for row in &self.report.questions {
            let second = row.second.map(|(right, of)| (right.to_string(), of.to_string()));
            let (right, of) = second.unwrap_or_default();
            let first = (row.first.0.to_string(), row.first.1.to_string());
            let prompt = self.prompt(&row.question);
            table.push_str(&csv::row([prompt.as_str(), &first.0, &first.1, &right, &of]));
        }
        table
    }

    /// The sheet to sign by hand: two boxes for each person, morning and afternoon.
    fn sheet(&self) -> String {
        let mut lines = self.head("session-sheet");
        let blanks = ["session-organisation", "session-place", "session-hours"];
        lines.extend(blanks.iter().map(|id| self.pair(id, &".".repeat(40))));
        lines.push(String::new());
        let cells = |name: &str, morning: &str, afternoon: &str| {
            format!("| {name:<36} | {morning:<13} | {afternoon:<13} |")
        };
        let rule = format!("+{}+{}+{}+", "-".repeat(38), "-".repeat(15), "-".repeat(15));
        lines.push(rule.clone());
        let (name, morning) = (self.get("session-name"), self.get("session-morning"));
        lines.push(cells(&name, &morning, &self.get("session-afternoon")));
        lines.push(rule.clone());
        for _ in 0..SEATS {
            lines.extend([cells("", "", ""), cells("", "", ""), rule.clone()]);
        }
        lines.extend([cells(&self.get("session-trainer-signs"), "", ""), rule]);
        file(&lines)
    }

    fn memo(&self) -> Memo {
        let (from, to) = (self.room.opened_at(), self.room.ended_at());
        let millis = to.map_or(0, |to| to.0.saturating_sub(from.0));
        let minutes = u16::try_from(millis / 60_000).unwrap_or(u16::MAX);
        Memo::new(&[self.module], from.date(), minutes, self.report.most)
    }

    /// The fields of a group activity there, in its order.
    fn memo_rows(&self) -> Vec<(String, String)> {
        let memo = self.memo();
        let equipment = memo.equipment.iter().map(|one| {
            self.get(match one {
                Equipment::Computer => "coop-computer",
                Equipment::Phone => "coop-phone",
                Equipment::Tablet => "coop-tablet",
                Equipment::Other => "coop-other",
                Equipment::None => "coop-none",
            })
        });
        let place = self.get(match memo.place {
            Place::Workplace => "coop-workplace",
            Place::Home => "coop-home",
            Place::Remote => "coop-remote",
            Place::Other => "coop-elsewhere",
        });
        let grade = self.get(match memo.grade {
            Grade::Beginner => "coop-beginner",
            Grade::Intermediate => "coop-intermediate",
            Grade::Advanced => "coop-advanced",
        });
        let told = |value: &Option<String>| value.clone().unwrap_or_default();
        let equipment: Vec<String> = equipment.collect();
        let rows = [
            ("coop-date", memo.date.to_string()),
            ("coop-minutes", memo.minutes.to_string()),
            ("coop-place", place),
            ("coop-commune", told(&memo.commune)),
            ("coop-insee", told(&memo.insee)),
            ("coop-themes", memo.themes.join(", ")),
            ("coop-equipment", equipment.join(", ")),
            ("coop-level", grade),
            ("coop-title", memo.title.clone()),
            ("coop-participants", memo.participants.to_string()),
        ];
        let rows = rows.into_iter().map(|(id, value)| (self.get(id), value));
        let bands = memo.bands();
        rows.chain(bands.into_iter().map(|(band, count)| (self.band(band), count.to_string())))
            .collect()
    }

    fn band(&self, band: Band) -> String {
        let (id, place) = match band {
            Band::Gender(place) => ("coop-gender", place),
            Band::Age(place) => ("coop-age", place),
            Band::Status(place) => ("coop-status", place),
        };
        self.text.with(id, &[("place", u16::from(place).into())])
    }

    fn memo_page(&self) -> String {
        let mut lines = self.head("coop-memo");
        lines.extend(plan::wrapped(&self.get("coop-help"), COLUMNS));
        lines.push(String::new());
        lines.extend(self.memo_rows().iter().map(|(label, value)| format!("{label:<40} {value}")));
        file(&lines)
    }

    fn memo_table(&self) -> String {
        let rows = self.memo_rows();
        let mut table = String::from(csv::MARK);
        table.push_str(&csv::row(rows.iter().map(|(label, _)| label.as_str())));
        table.push_str(&csv::row(rows.iter().map(|(_, value)| value.as_str())));
        table
    }

    /// Three questions; to cut and hand out.
    fn slip(&self) -> String {
        let mut lines = self.head("slip-title");
        lines.extend(plan::wrapped(&self.get("slip-help"), COLUMNS));
        let scale = ["1", "2", "3", "4"].join("      ");
        for id in ["slip-useful", "slip-pace"] {
            lines.push(String::new());
            lines.extend(plan::wrapped(&self.get(id), COLUMNS));
            lines.push(format!("   {scale}"));
        }
        lines.push(String::new());
        lines.extend(plan::wrapped(&self.get("slip-next"), COLUMNS));
        lines.extend((0..3).map(|_| ".".repeat(COLUMNS)));
        file(&lines)
    }
}
