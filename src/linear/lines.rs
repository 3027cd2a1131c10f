//! The lines themselves: one block after the other, in plain words.

use super::Say;
use crate::scene::{Bar, Block, FrameKind, Item, ItemMark, Judgement, Key, People, Prose, Scene};

/// Lines being appended.
pub(super) struct Lines<'a> {
    say: Say<'a>,
    lines: Vec<String>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(say: Say<'a>) -> Self {
        Self { say, lines: vec![] }
    }

    pub(super) fn into_vec(self) -> Vec<String> {
        self.lines
    }

    fn push(&mut self, line: impl Into<String>) {
        let line = line.into();
        if !line.trim().is_empty() {
            self.lines.push(line);
        }
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.lines.push(String::new());
    }

    /// A line of its own.
    pub(super) fn line(&mut self, line: &str) {
        self.push(line);
    }

    /// Where one is: an empty line, then title and place.
    pub(super) fn head(&mut self, scene: &Scene) {
        self.lines.push(String::new());
        let (title, status) = (scene.title.text(), scene.status.text());
        if status.is_empty() {
            self.push(format!("== {title}"));
        } else {
            self.push(format!("== {title}. {status}"));
        }
    }

    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text)
            | Block::Text(text)
            | Block::Small(text)
            | Block::Spare(text)
            | Block::Verdict { text, .. }
            | Block::Notice { text, .. } => self.push(text.text()),
            Block::Entries(entries) if entries.is_empty() => {}
            Block::Entries(entries) => {
                let count = entries.len().to_string();
                self.push((self.say)("linear-entries", &[("count", &count)]));
            }
            Block::Code { instead, .. } => self.push(instead.text()),
            Block::Bare(text) => self.push(text.as_str()),
            Block::Facts(facts) => {
                for (label, value) in facts {
                    let (label, value) = (label.text(), value.text());
                    self.push((self.say)("linear-fact", &[("label", &label), ("value", &value)]));
                }
            }
            Block::Lines { numbered, lines } => {
                for (place, line) in lines.iter().enumerate() {
                    let text = line.text();
                    let mark = if *numbered { format!("{}.", place + 1) } else { "-".to_owned() };
                    self.push(format!("{mark} {text}"));
                }
            }
            Block::Frame { kind, title, lines } => self.frame(*kind, title, lines),
            Block::Items(items) => {
                for (place, item) in items.iter().enumerate() {
                    let line = self.item(place, item);
                    self.push(line);
                }
            }
            Block::Field(field) => {
                let (label, after) = (field.label.text(), field.after.text());
                let line = if after.is_empty() { label } else { format!("{label} ({after})") };
                self.push(line);
            }
            Block::Bars(bars) => {
                for bar in bars {
                    let line = self.bar(bar);
                    self.push(line);
                }
            }
            Block::People(people) => self.people(people),
            Block::Figure { words, .. } => self.push(words.text()),
            Block::Stamps(stamps) => {
                for (place, stamp) in stamps.iter().enumerate() {
                    let place = (place + 1).to_string();
                    let (state, label) = (stamp.state.text(), stamp.label.text());
                    let what = if state.is_empty() { label } else { format!("{state}, {label}") };
                    let line = (self.say)("linear-stamp", &[("place", &place), ("what", &what)]);
                    self.push(line);
                }
            }
        }
    }

    /// "B. Label: 5, juste. The first time: 3."
    fn bar(&self, bar: &Bar) -> String {
        let letter = bar.letter.map_or_else(|| "-".to_owned(), |letter| format!("{letter}."));
        let mut line = format!("{letter} {}", bar.label.text());
        if let Some(count) = bar.count {
            line = (self.say)("linear-bar", &[("label", &line), ("count", &count.to_string())]);
        }
        if !bar.note.is_empty() {
            line.push_str(", ");
            line.push_str(&bar.note.text());
        }
        if let Some(before) = bar.before {
            let before = (self.say)("linear-bar-before", &[("count", &before.to_string())]);
            line.push_str(". ");
            line.push_str(&before);
        }
        line
    }

    fn people(&mut self, people: &People) {
        self.push(people.title.text());
        for someone in &people.rows {
            self.push(someone.said.text());
        }
    }

    /// Whoever is not as before: beside the body, only those who want somebody to come.
    pub(super) fn changed_people(&mut self, before: &People, now: &People, is_beside: bool) {
        for someone in &now.rows {
            let is_said = before.rows.contains(someone) || (is_beside && !someone.is_urgent);
            if !is_said {
                self.push(someone.said.text());
            }
        }
    }

    fn frame(&mut self, kind: FrameKind, title: &Prose, lines: &[Prose]) {
        self.push(title.text());
        for line in lines {
            match kind {
                FrameKind::Example | FrameKind::Aside => self.push(line.text()),
                FrameKind::Imitation | FrameKind::Card => self.push(format!("| {}", line.text())),
            }
        }
    }

    /// "2. Label, state. Detail. Aside."
    fn item(&self, place: usize, item: &Item) -> String {
        let label = item.label.text();
        let mut line = format!("{}. {label}", place + 1);
        let state = self.state(item.mark);
        for part in [state, item.detail.text(), item.aside.text()] {
            if !part.is_empty() {
                line.push_str(if line.ends_with(['.', '?', '!']) { " " } else { ", " });
                line.push_str(&part);
            }
        }
        line
    }

    fn state(&self, mark: ItemMark) -> String {
        let id = match mark {
            ItemMark::Radio(true) => "linear-chosen",
            ItemMark::Tick(true) => "linear-ticked",
            ItemMark::Rank(Some(rank)) => {
                return (self.say)("linear-rank", &[("rank", &rank.to_string())]);
            }
            ItemMark::Judged(Judgement::Missed) => "linear-missed",
            ItemMark::Action
            | ItemMark::Main
            | ItemMark::Radio(false)
            | ItemMark::Tick(false)
            | ItemMark::Rank(None)
            | ItemMark::Judged(_) => return String::new(),
        };
        (self.say)(id, &[])
    }

    /// One announcement for what was chosen; then what can be done only since.
    pub(super) fn changed_items(&mut self, before: &[Item], now: &[Item]) {
        let (rows, others) = now.split_at(choices(now));
        let (rows_before, others_before) = before.split_at(choices(before));
        if !are_same(rows_before, rows) || (rows.is_empty() && !are_same(others_before, others)) {
            return self.block(&Block::Items(now.to_vec()));
        }
        for (place, (before, now)) in before.iter().zip(now).enumerate() {
            if are_same(std::slice::from_ref(before), std::slice::from_ref(now)) {
                self.changed_item(place, before, now);
            }
        }
        if !are_same(others_before, others) {
            for (place, item) in others.iter().enumerate() {
                let line = self.item(rows.len() + place, item);
                self.push(line);
            }
        }
    }

    fn changed_item(&mut self, place: usize, before: &Item, now: &Item) {
        if before.mark == now.mark {
            if before.aside != now.aside {
                let line = self.item(place, now);
                self.push(line);
            }
            return;
        }
        let number = (place + 1).to_string();
        let id = match now.mark {
            ItemMark::Radio(true) => "linear-you-chose",
            ItemMark::Tick(true) => "linear-you-ticked",
            ItemMark::Tick(false) => "linear-you-unticked",
            ItemMark::Rank(Some(_)) => "linear-you-ranked",
            ItemMark::Rank(None) => "linear-you-unranked",
            ItemMark::Radio(false) | ItemMark::Action | ItemMark::Main | ItemMark::Judged(_) => {
                return;
            }
        };
        let rank = match now.mark {
            ItemMark::Rank(Some(rank)) => rank.to_string(),
            _ => String::new(),
        };
        let line = (self.say)(id, &[("number", &number), ("rank", &rank)]);
        self.push(line);
    }

    /// How to answer, in one line.
    pub(super) fn keys(&mut self, scene: &Scene) {
        let is_typing = scene.body.iter().any(|b| matches!(b, Block::Field(f) if f.is_focused));
        let count: usize = scene.body.iter().map(items_in).sum();
        let mut parts = vec![];
        if is_typing {
            parts.push((self.say)("linear-type", &[]));
            if count > 0 {
                parts.push((self.say)("linear-slash", &[]));
            }
        } else if count > 0 {
            parts.push((self.say)("linear-number", &[]));
        } else {
            parts.push((self.say)("linear-enter", &[]));
        }
        let letters = scene.footer.iter().filter_map(|hint| match hint.key {
            Some(Key::Char(letter)) if letter.is_alphabetic() => {
                let (cap, label) = (letter.to_uppercase().to_string(), hint.label.text());
                Some((self.say)("linear-letter", &[("letter", &cap), ("what", &label)]))
            }
            _ => None,
        });
        let letters: Vec<String> = letters.collect();
        if !letters.is_empty() {
            parts.push(format!("{}.", letters.join(", ")));
        }
        self.push(parts.join(" "));
    }
}

/// How many of the first items are answers with a state of their own.
fn choices(items: &[Item]) -> usize {
    let is_choice = |item: &&Item| {
        matches!(item.mark, ItemMark::Radio(_) | ItemMark::Tick(_) | ItemMark::Rank(_))
    };
    items.iter().take_while(is_choice).count()
}

/// Whether both lists say the same, whatever the states.
fn are_same(before: &[Item], now: &[Item]) -> bool {
    before.len() == now.len()
        && before.iter().zip(now).all(|(before, now)| before.label == now.label)
}

fn items_in(block: &Block) -> usize {
    match block {
        Block::Items(items) => items.len(),
        _ => 0,
    }
}
