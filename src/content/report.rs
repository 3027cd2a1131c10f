//! Collects what is found in one file, by path.

use super::diagnostic::{Diagnostic, Rule, Source};
use super::load::Opened;
use super::spans::Node;
use crate::domain::module::{Block, Module, Step};
use crate::domain::question::Question;
use crate::domain::sheet::Line;

/// What was found so far in one file.
pub(super) struct Report<'f> {
    source: &'f Source,
    tree: Option<&'f Node>,
    found: Vec<Diagnostic>,
}

impl<'f> Report<'f> {
    pub(super) fn new<T>(opened: &'f Opened<T>) -> Self {
        Self { source: &opened.source, tree: opened.tree.as_ref(), found: vec![] }
    }

    /// A breach of `rule` by the value at `path`, not yet told.
    pub(super) fn at(&self, rule: &'static Rule, path: &str) -> Diagnostic {
        let span = self.tree.map_or(0..0, |tree| tree.find(path).span.clone());
        Diagnostic::new(rule, &self.source.name).at(self.clip(span))
    }

    /// The first line of what is pointed at, so that excerpts stay short.
    fn clip(&self, span: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let text = self.source.text.get(span.clone()).unwrap_or_default();
        let line = text.lines().next().map_or(0, str::len);
        span.start..span.start + line
    }

    pub(super) fn tell(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Tells a breach without variables.
    pub(super) fn breach(&mut self, rule: &'static Rule, path: &str) {
        let diagnostic = self.at(rule, path);
        self.tell(diagnostic);
    }

    pub(super) fn finish(self) -> Vec<Diagnostic> {
        self.found
    }
}

/// Every step of the lessons with its path.
pub(super) fn steps(module: &Module) -> impl Iterator<Item = (String, &Step)> {
    module.lessons.iter().enumerate().flat_map(|(lesson, value)| {
        let steps = value.steps.iter().enumerate();
        steps.map(move |(step, value)| (format!("lessons/{lesson}/steps/{step}"), value))
    })
}

/// Every question with its path, those of the lessons first.
pub(super) fn questions(module: &Module) -> impl Iterator<Item = (String, &Question)> {
    let asked = steps(module).filter_map(|(path, step)| match step {
        Step::Question(question) => Some((path, question.as_ref())),
        Step::Page(_) | Step::Simulator(_) => None,
    });
    let bank = module.quiz.bank.iter().enumerate();
    asked.chain(bank.map(|(index, question)| (format!("quiz/bank/{index}"), question)))
}

/// Every block of pages and simulators with its path.
pub(super) fn blocks(module: &Module) -> impl Iterator<Item = (String, &Block)> {
    let pages = steps(module).flat_map(|(path, step)| {
        let blocks = match step {
            Step::Page(page) => page.blocks.as_slice(),
            Step::Question(_) | Step::Simulator(_) => &[],
        };
        blocks
            .iter()
            .enumerate()
            .map(move |(index, block)| (format!("{path}/blocks/{index}"), block))
    });
    let simulators = module.simulators.iter().enumerate().flat_map(|(simulator, value)| {
        value.states.iter().enumerate().flat_map(move |(state, value)| {
            let path = format!("simulators/{simulator}/states/{state}/view");
            let view = value.view.iter().enumerate();
            view.map(move |(index, block)| (format!("{path}/{index}"), block))
        })
    });
    pages.chain(simulators)
}

/// Every line of the sheets with its path.
pub(super) fn lines(module: &Module) -> impl Iterator<Item = (String, &Line)> {
    module.sheets.iter().enumerate().flat_map(|(sheet, value)| {
        value.sections.iter().enumerate().flat_map(move |(section, value)| {
            let path = format!("sheets/{sheet}/sections/{section}/lines");
            let lines = value.lines.iter().enumerate();
            lines.map(move |(line, value)| (format!("{path}/{line}"), value))
        })
    })
}
