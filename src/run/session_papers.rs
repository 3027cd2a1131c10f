//! What a session leaves, in words: its report, the memo for La Coop, the slip of three
//! questions. As papers, and as tables for a spreadsheet.

use crate::domain::coop::{Band, Equipment, Grade, Memo, Place};
use crate::domain::csv;
use crate::domain::id::{MisconceptionId, StepId};
use crate::domain::live::report::{Report, Row, report};
use crate::domain::live::room::Room;
use crate::domain::live::seat::Presence;
use crate::domain::live::urn::Poll;
use crate::domain::module::Module;
use crate::domain::opinion::{Circled, Opinions, SCALE};
use crate::domain::time::{Date, Timestamp};
use crate::paper::form::{Block, Form, Table};
use crate::run::opinions::Told;
use crate::run::{clock, wording};
use crate::text::Text;

/// A session whose papers are made.
pub struct Session<'a> {
    /// The words.
    pub text: &'a Text,
    /// The session.
    pub room: &'a Room,
    /// What it was about.
    pub module: &'a Module,
    /// What it leaves.
    pub report: Report,
    /// What the slips say.
    pub opinions: Opinions,
    /// How it is with those that came in on screens.
    pub poll: Poll,
}

impl<'a> Session<'a> {
    /// The session of `room`.
    pub fn new(text: &'a Text, (room, module): (&'a Room, &'a Module), told: Told) -> Self {
        let Told { opinions, poll } = told;
        Self { text, room, module, report: report(room, module), opinions, poll }
    }

    /// How it is with the slips that came in on screens, if any did.
    pub fn on_screens(&self) -> Option<String> {
        let id = match self.poll {
            Poll { slips: 0, .. } => return None,
            poll if poll.is_waiting() => "slip-waiting",
            poll if poll.is_withheld() => "slip-withheld",
            _ => "slip-on-screens",
        };
        Some(self.text.with(id, &[("count", self.poll.slips.into())]))
    }

    fn get(&self, id: &str) -> String {
        self.text.get(id)
    }

    /// The day it was held, as people say it here.
    pub fn date(&self) -> Date {
        clock::here(self.room.opened_at()).0
    }

    /// So many took part: seats, or hands when these were more.
    pub fn participants(&self) -> u16 {
        let seats = self.room.seats().filter(|seat| seat.presence != Presence::Removed);
        u16::try_from(seats.count()).unwrap_or(u16::MAX).max(self.report.most)
    }

    /// The words of a question.
    pub fn prompt(&self, question: &StepId) -> String {
        let found = self.module.question(question);
        found.map_or_else(|| question.to_string(), |question| question.prompt.text())
    }

    /// The words of a false idea.
    pub fn idea(&self, idea: &MisconceptionId) -> String {
        let named = self.module.misconception(idea);
        named.map_or_else(|| idea.to_string(), |idea| idea.text.text())
    }

    /// "3 of 10".
    pub fn share(&self, (right, of): (u16, u16)) -> String {
        self.text.with("session-share", &[("right", right.into()), ("of", of.into())])
    }

    /// The name of somebody, or the number of the seat.
    pub fn who(&self, name: Option<&str>, seat: u16) -> String {
        match name.map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) => name.to_owned(),
            None => self.text.with("session-seat", &[("seat", seat.into())]),
        }
    }

    fn facts(&self) -> Vec<(String, String)> {
        vec![
            (self.get("session-title"), self.module.title.text()),
            (self.get("session-date"), wording::date(self.text, self.date())),
            (self.get("session-trainer"), self.room.opening().trainer.clone()),
            (self.get("session-participants"), self.participants().to_string()),
        ]
    }

    fn form(&self, (title, place): (&str, &str), blocks: Vec<Block>) -> Form {
        let room = self.room.opening().room;
        let made = self.room.ended_at().unwrap_or_else(|| self.room.opened_at());
        Form {
            language: self.text.locale().to_owned(),
            above: self.get("product"),
            title: self.get(title),
            blocks,
            foot: self.module.title.text(),
            id: format!("urn:uuid:{room}#{place}"),
            made: parts(made),
        }
    }

    /// The report: by misconception, by question, by person, and what the slips say.
    pub fn report_form(&self) -> Form {
        let mut blocks = vec![Block::Facts(self.facts())];
        if self.report.questions.is_empty() {
            blocks.push(Block::Text(self.get("session-nothing")));
        } else {
            blocks.push(Block::Heading(self.get("session-ideas")));
            blocks.push(self.ideas());
            blocks.push(Block::Heading(self.get("session-questions")));
            blocks.push(self.questions());
            blocks.push(Block::Heading(self.get("session-people")));
            blocks.extend(self.people());
        }
        if !self.opinions.is_empty() {
            blocks.push(Block::Heading(self.get("slip-counted")));
            blocks.push(self.opinion_table());
            blocks.extend(self.opinions.next.iter().map(|words| Block::Text(format!("– {words}"))));
        }
        blocks.extend(self.on_screens().map(Block::Text));
        self.form(("session-report", "report"), blocks)
    }

    fn ideas(&self) -> Block {
        if self.report.misconceptions.is_empty() {
            return Block::Text(self.get("session-no-ideas"));
        }
        let columns = [(self.get("session-count"), 1), (self.get("session-idea-column"), 8)];
        let mut table = Table::new(columns);
        for (idea, count) in &self.report.misconceptions {
            table.push(vec![count.to_string(), self.idea(idea)], false);
        }
        Block::Table(table)
    }

    fn questions(&self) -> Block {
        let mut table = Table::new([
            (self.get("session-question"), 6),
            (self.get("session-first"), 2),
            (self.get("session-second"), 2),
        ]);
        for row in &self.report.questions {
            let second = row.second.map(|second| self.share(second)).unwrap_or_default();
            table.push(vec![self.prompt(&row.question), self.share(row.first), second], false);
        }
        Block::Table(table)
    }

    fn people(&self) -> Vec<Block> {
        if self.report.unfinished.is_empty() {
            return vec![Block::Text(self.get("session-all-finished"))];
        }
        let columns = [(self.get("session-person"), 3), (self.get("session-unfinished"), 7)];
        let mut table = Table::new(columns);
        for one in &self.report.unfinished {
            let prompts: Vec<String> = one.questions.iter().map(|id| self.prompt(id)).collect();
            let who = self.who(one.name.as_deref(), one.seat.0);
            table.push(vec![who, prompts.join(" ; ")], false);
        }
        vec![Block::Table(table)]
    }

    fn opinion_table(&self) -> Block {
        let figures = (1..=SCALE).map(|figure| (figure.to_string(), 1));
        let columns = std::iter::once((self.get("session-question"), 6)).chain(figures);
        let mut table = Table::new(columns);
        let rows = [("slip-useful", self.opinions.useful), ("slip-pace", self.opinions.pace)];
        for (id, Circled(counts)) in rows {
            let counts = counts.iter().map(u16::to_string);
            table.push(std::iter::once(self.get(id)).chain(counts).collect(), false);
        }
        Block::Table(table)
    }

    /// The same for a spreadsheet: one row for each idea, question, person and figure.
    pub fn report_table(&self) -> String {
        let ids = [
            "session-kind",
            "session-what",
            "session-count",
            "session-first-right",
            "session-first-answers",
            "session-second-right",
            "session-second-answers",
        ];
        let mut table = String::from(csv::MARK);
        let titles: Vec<String> = ids.iter().map(|id| self.get(id)).collect();
        table.push_str(&csv::row(titles.iter().map(String::as_str)));
        let mut push = |kind: &str, what: &str, rest: [String; 5]| {
            let cells = [kind, what].into_iter().chain(rest.iter().map(String::as_str));
            table.push_str(&csv::row(cells));
        };
        let none = || [(); 5].map(|()| String::new());
        let counted = |count: u16| {
            let [_, rest @ ..] = none();
            let [a, b, c, d] = rest;
            [count.to_string(), a, b, c, d]
        };
        let kind = self.get("session-idea-column");
        for (idea, count) in &self.report.misconceptions {
            push(&kind, &self.idea(idea), counted(*count));
        }
        let kind = self.get("session-question");
        for row in &self.report.questions {
            push(&kind, &self.prompt(&row.question), figures(row));
        }
        let kind = self.get("session-unfinished");
        for one in &self.report.unfinished {
            let who = self.who(one.name.as_deref(), one.seat.0);
            for question in &one.questions {
                let prompt = self.prompt(question);
                let line = [("label", (&who).into()), ("value", (&prompt).into())];
                let what = self.text.with("verify-line", &line);
                push(&kind, &what, none());
            }
        }
        let rows = [("slip-useful", self.opinions.useful), ("slip-pace", self.opinions.pace)];
        for (id, Circled(counts)) in rows.into_iter().filter(|(_, one)| one.total() > 0) {
            for (figure, count) in (1..).zip(counts) {
                let args = [("figure", i64::from(figure).into())];
                let kind = self.text.with("slip-figure", &args);
                push(&kind, &self.get(id), counted(count));
            }
        }
        for words in &self.opinions.next {
            push(&self.get("slip-next"), words, none());
        }
        if let Some(words) = self.on_screens() {
            push(&self.get("slip-title"), &words, counted(self.poll.slips));
        }
        table
    }

    /// The memo: exactly the fields of a group activity there. What is not known is left
    /// to write.
    pub fn memo(&self) -> Memo {
        let (from, to) = (self.room.opened_at(), self.room.ended_at());
        let millis = to.map_or(0, |to| to.0.saturating_sub(from.0));
        let minutes = u16::try_from(millis / 60_000).unwrap_or(u16::MAX);
        Memo::new(&[self.module], self.date(), minutes, self.participants())
    }

    /// The memo as a paper to copy from.
    pub fn memo_form(&self, memo: &Memo) -> Form {
        let blocks =
            vec![Block::Text(self.get("coop-help")), Block::Facts(memo_rows(self.text, memo))];
        self.form(("coop-memo", "memo"), blocks)
    }

    /// The slip of three questions, to hand out.
    pub fn slip_form(&self) -> Form {
        let title = (self.get("session-title"), self.module.title.text());
        let date = wording::date(self.text, self.date());
        let blocks = vec![
            Block::Facts(vec![title, (self.get("session-date"), date)]),
            Block::Text(self.get("slip-help")),
            Block::Heading(self.get("slip-useful")),
            Block::Scale(SCALE),
            Block::Heading(self.get("slip-pace")),
            Block::Scale(SCALE),
            Block::Heading(self.get("slip-next")),
            Block::Lines(3),
        ];
        self.form(("slip-title", "slip"), blocks)
    }
}

fn figures(row: &Row) -> [String; 5] {
    let second = row.second.map(|(right, of)| (right.to_string(), of.to_string()));
    let (right, of) = second.unwrap_or_default();
    [String::new(), row.first.0.to_string(), row.first.1.to_string(), right, of]
}

fn parts(at: Timestamp) -> [u16; 6] {
    let text = at.to_rfc3339();
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).map(str::parse);
    std::array::from_fn(|_| numbers.next().and_then(Result::ok).unwrap_or_default())
}

/// The fields of a group activity there, in its order.
pub fn memo_rows(text: &Text, memo: &Memo) -> Vec<(String, String)> {
    let told = |value: &Option<String>| value.clone().unwrap_or_default();
    let equipment: Vec<String> =
        memo.equipment.iter().map(|one| text.get(equipment_id(*one))).collect();
    // A session that was not ended has no length: it is to be written.
    let minutes = if memo.minutes > 0 { memo.minutes.to_string() } else { String::new() };
    let rows = [
        ("coop-date", memo.date.to_string()),
        ("coop-minutes", minutes),
        ("coop-place", text.get(place_id(memo.place))),
        ("coop-commune", told(&memo.commune)),
        ("coop-insee", told(&memo.insee)),
        ("coop-themes", memo.themes.join(", ")),
        ("coop-equipment", equipment.join(", ")),
        ("coop-level", text.get(grade_id(memo.grade))),
        ("coop-title", memo.title.clone()),
        ("coop-participants", memo.participants.to_string()),
    ];
    let rows = rows.into_iter().map(|(id, value)| (text.get(id), value));
    let bands =
        memo.bands().into_iter().map(|(band, count)| (band_words(text, band), count.to_string()));
    rows.chain(bands).collect()
}

/// The memo for a spreadsheet: a row of titles, a row of values.
pub fn memo_table(text: &Text, memo: &Memo) -> String {
    let rows = memo_rows(text, memo);
    let mut table = String::from(csv::MARK);
    table.push_str(&csv::row(rows.iter().map(|(label, _)| label.as_str())));
    table.push_str(&csv::row(rows.iter().map(|(_, value)| value.as_str())));
    table
}

const fn equipment_id(equipment: Equipment) -> &'static str {
    match equipment {
        Equipment::Computer => "coop-computer",
        Equipment::Phone => "coop-phone",
        Equipment::Tablet => "coop-tablet",
        Equipment::Other => "coop-other",
        Equipment::None => "coop-none",
    }
}

const fn place_id(place: Place) -> &'static str {
    match place {
        Place::Workplace => "coop-workplace",
        Place::Home => "coop-home",
        Place::Remote => "coop-remote",
        Place::Other => "coop-elsewhere",
    }
}

const fn grade_id(grade: Grade) -> &'static str {
    match grade {
        Grade::Beginner => "coop-beginner",
        Grade::Intermediate => "coop-intermediate",
        Grade::Advanced => "coop-advanced",
    }
}

fn band_words(text: &Text, band: Band) -> String {
    let (id, place) = match band {
        Band::Gender(place) => ("coop-gender", place),
        Band::Age(place) => ("coop-age", place),
        Band::Status(place) => ("coop-status", place),
    };
    text.with(id, &[("place", u16::from(place).into())])
}
