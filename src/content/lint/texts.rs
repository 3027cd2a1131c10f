//! Every text of a module that people read, with its path and its part in the
//! lesson.

use std::collections::BTreeMap;

use crate::content::report::{questions, steps};
use crate::domain::module::{Block, Module, Step};
use crate::domain::prose::Prose;
use crate::domain::question::{Ask, Question};
use crate::domain::sheet::{Line, Sheet};
use crate::domain::simulator::Simulator;

/// What a text is there for. Not every rule holds for every part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A title, a label, a word of the glossary.
    Title,
    /// What is read on a page or a screen.
    Body,
    /// What can age, on a page.
    Fact,
    /// What a question asks.
    Prompt,
    /// Something to choose, right or wrong.
    Option(bool),
    /// Why an answer is right or wrong.
    Diagnosis(bool),
    /// Hints, and what to keep in mind.
    Help,
    /// A false idea, as someone would say it.
    Idea,
    /// What imitates a message or a paper: may be as bad as the real thing.
    Imitated,
    /// For whoever leads a group.
    Trainer,
}

/// A text with its place.
#[derive(Debug)]
pub(super) struct Text<'m> {
    /// Its path in the file.
    pub path: String,
    /// What it says.
    pub prose: &'m Prose,
    /// What it is there for.
    pub role: Role,
}

/// All texts in reading order: lessons, simulators, quiz, ending, the rest.
pub(super) fn all(module: &Module) -> Vec<Text<'_>> {
    let mut texts = Texts(vec![]);
    texts.header(module);
    for (index, lesson) in module.lessons.iter().enumerate() {
        texts.add(format!("lessons/{index}/title"), &lesson.title, Role::Title);
    }
    for (path, step) in steps(module) {
        if let Step::Page(page) = step {
            texts.add(format!("{path}/title"), &page.title, Role::Title);
            texts.blocks(&format!("{path}/blocks"), &page.blocks);
        }
    }
    for (path, question) in questions(module) {
        texts.question(&path, question);
    }
    for (index, simulator) in module.simulators.iter().enumerate() {
        texts.simulator(&format!("simulators/{index}"), simulator);
    }
    texts.ending(module);
    for (index, sheet) in module.sheets.iter().enumerate() {
        texts.sheet(&format!("sheets/{index}"), sheet);
    }
    texts.0
}

struct Texts<'m>(Vec<Text<'m>>);

impl<'m> Texts<'m> {
    fn add(&mut self, path: String, prose: &'m Prose, role: Role) {
        if !prose.is_empty() {
            self.0.push(Text { path, prose, role });
        }
    }

    fn lines(&mut self, path: &str, lines: &'m [Prose], role: Role) {
        for (index, line) in lines.iter().enumerate() {
            self.add(format!("{path}/{index}"), line, role);
        }
    }

    fn header(&mut self, module: &'m Module) {
        self.add("title".into(), &module.title, Role::Title);
        self.add("summary".into(), &module.summary, Role::Body);
        for (index, one) in module.objectives.iter().enumerate() {
            self.add(format!("objectives/{index}/text"), &one.text, Role::Body);
        }
        for (index, one) in module.misconceptions.iter().enumerate() {
            self.add(format!("misconceptions/{index}/text"), &one.text, Role::Idea);
        }
        for (index, one) in module.terms.iter().enumerate() {
            self.add(format!("terms/{index}/word"), &one.word, Role::Title);
            self.add(format!("terms/{index}/meaning"), &one.meaning, Role::Body);
        }
    }

    fn blocks(&mut self, path: &str, blocks: &'m [Block]) {
        for (index, block) in blocks.iter().enumerate() {
            let path = format!("{path}/{index}");
            match block {
                Block::Text(text) => self.add(path, text, Role::Body),
                Block::List(lines) | Block::Steps(lines) => self.lines(&path, lines, Role::Body),
                Block::Example { title, lines } => {
                    self.add(format!("{path}/title"), title, Role::Title);
                    self.lines(&format!("{path}/lines"), lines, Role::Body);
                }
                Block::Fact { text, .. } => self.add(format!("{path}/text"), text, Role::Fact),
                Block::Imitation { title, lines } => {
                    self.add(format!("{path}/title"), title, Role::Title);
                    self.lines(&format!("{path}/lines"), lines, Role::Imitated);
                }
            }
        }
    }

    fn question(&mut self, path: &str, question: &'m Question) {
        self.add(format!("{path}/prompt"), &question.prompt, Role::Prompt);
        self.options(&format!("{path}/ask"), &question.ask);
        self.lines(&format!("{path}/hints"), &question.hints, Role::Help);
        self.add(format!("{path}/remember"), &question.remember, Role::Help);
        let key = question.ask.key();
        for (inner, diagnosis) in question.ask.diagnoses() {
            let is_right = key.get(inner.as_str()).copied().unwrap_or(false);
            let role = Role::Diagnosis(is_right);
            self.add(format!("{path}/ask/{inner}/why"), &diagnosis.why, role);
            self.add(format!("{path}/ask/{inner}/then"), &diagnosis.then, role);
        }
    }

    fn options(&mut self, path: &str, ask: &'m Ask) {
        match ask {
            Ask::One { choices } | Ask::Several { choices } => {
                for (index, one) in choices.iter().enumerate() {
                    let role = Role::Option(one.right);
                    self.add(format!("{path}/choices/{index}/text"), &one.text, role);
                }
            }
            Ask::TrueFalse { reasons } => {
                for (index, one) in reasons.iter().enumerate() {
                    let role = Role::Option(one.right);
                    self.add(format!("{path}/reasons/{index}/text"), &one.text, role);
                }
            }
            Ask::Order { items, .. } => {
                for (index, one) in items.iter().enumerate() {
                    self.add(format!("{path}/items/{index}/text"), &one.text, Role::Option(true));
                    self.add(format!("{path}/items/{index}/why"), &one.why, Role::Diagnosis(true));
                }
            }
            Ask::Match { pairs, .. } => {
                for (index, one) in pairs.iter().enumerate() {
                    self.add(format!("{path}/pairs/{index}/left"), &one.left, Role::Option(true));
                    self.add(format!("{path}/pairs/{index}/right"), &one.right, Role::Option(true));
                    self.add(format!("{path}/pairs/{index}/why"), &one.why, Role::Diagnosis(true));
                }
            }
            Ask::Find { title, lines } => {
                self.add(format!("{path}/title"), title, Role::Title);
                for (index, one) in lines.iter().enumerate() {
                    self.add(format!("{path}/lines/{index}/text"), &one.text, Role::Imitated);
                }
            }
            Ask::Number { unit, .. } => self.add(format!("{path}/unit"), unit, Role::Title),
            Ask::Word { .. } => {}
        }
    }

    fn simulator(&mut self, path: &str, simulator: &'m Simulator) {
        self.add(format!("{path}/title"), &simulator.title, Role::Title);
        self.add(format!("{path}/goal"), &simulator.goal, Role::Body);
        self.add(format!("{path}/success"), &simulator.success, Role::Body);
        for (index, state) in simulator.states.iter().enumerate() {
            let path = format!("{path}/states/{index}");
            self.blocks(&format!("{path}/view"), &state.view);
            for (index, one) in state.moves.iter().enumerate() {
                let path = format!("{path}/moves/{index}");
                self.add(format!("{path}/text"), &one.text, Role::Option(!one.wrong));
                self.add(format!("{path}/say"), &one.say, Role::Diagnosis(!one.wrong));
            }
        }
    }

    fn sheet(&mut self, path: &str, sheet: &'m Sheet) {
        self.add(format!("{path}/title"), &sheet.title, Role::Title);
        for (index, section) in sheet.sections.iter().enumerate() {
            let path = format!("{path}/sections/{index}");
            self.add(format!("{path}/title"), &section.title, Role::Title);
            for (index, line) in section.lines.iter().enumerate() {
                let path = format!("{path}/lines/{index}");
                match line {
                    Line::Tick(text) | Line::Fill(text) => self.add(path, text, Role::Body),
                    Line::Fact { text, .. } => self.add(format!("{path}/text"), text, Role::Fact),
                }
            }
        }
    }

    fn ending(&mut self, module: &'m Module) {
        self.lines("ending/remember", &module.ending.remember, Role::Help);
        self.add("ending/action".into(), &module.ending.action, Role::Body);
        for (index, one) in module.ending.resources.iter().enumerate() {
            self.add(format!("ending/resources/{index}/title"), &one.title, Role::Title);
            self.add(format!("ending/resources/{index}/by"), &one.by, Role::Title);
        }
        let trainer = &module.trainer;
        self.add("trainer/timing".into(), &trainer.timing, Role::Trainer);
        self.add("trainer/question".into(), &trainer.question, Role::Trainer);
        self.add("trainer/activity".into(), &trainer.activity, Role::Trainer);
        self.add("trainer/misunderstanding".into(), &trainer.misunderstanding, Role::Idea);
    }
}

impl Ask {
    /// Which diagnoses belong to right answers, by their path.
    pub(super) fn key(&self) -> BTreeMap<String, bool> {
        let (list, key): (&str, Vec<bool>) = match self {
            Self::One { choices } | Self::Several { choices } => {
                ("choices", choices.iter().map(|one| one.right).collect())
            }
            Self::TrueFalse { reasons } => {
                ("reasons", reasons.iter().map(|one| one.right).collect())
            }
            Self::Find { lines, .. } => ("lines", lines.iter().map(|one| one.clue).collect()),
            _ => return BTreeMap::new(),
        };
        let placed = key.into_iter().enumerate();
        placed.map(|(index, right)| (format!("{list}/{index}/diagnosis"), right)).collect()
    }
}
