//! What must hold for a module to be played at all: names are unique, what is
//! referred to exists, questions can be answered, the quiz can be passed.

mod answers;
mod names;

use super::diagnostic::Diagnostic;
use super::load::Opened;
use super::report::{Report, blocks};
use super::rules;
use super::spans::{Kind, Node};
use crate::domain::id::ModuleId;
use crate::domain::module::{Block, Module};

/// Checks a module whose shape is right; `expected` is the folder it was found
/// in and the language its file is named after.
pub(super) fn check(
    opened: &Opened<Module>,
    expected: Option<(&ModuleId, &str)>,
) -> Vec<Diagnostic> {
    let Some(module) = &opened.value else { return vec![] };
    let mut report = Report::new(opened);
    if let Some((id, language)) = expected {
        check_place(&mut report, module, id, language);
    }
    names::check(&mut report, module, opened.tree.as_ref());
    answers::check(&mut report, module);
    check_quiz(&mut report, module);
    check_emptiness(&mut report, module);
    if let Some(tree) = &opened.tree {
        check_empty_texts(&mut report, tree);
    }
    report.finish()
}

fn check_place(report: &mut Report<'_>, module: &Module, id: &ModuleId, language: &str) {
    if module.id != *id {
        let found = report.at(&rules::WRONG_FOLDER, "id").with("found", module.id.as_str());
        report.tell(found.with("folder", id.as_str()));
    }
    if module.language != language {
        let found = report.at(&rules::WRONG_LANGUAGE, "language");
        report.tell(found.with("found", module.language.as_str()).with("file", language));
    }
}

fn check_quiz(report: &mut Report<'_>, module: &Module) {
    let rule = module.quiz.mastery;
    let bank = module.quiz.bank.len();
    let is_sound = rule.drawn > 0 && rule.right > 0 && rule.right <= rule.drawn;
    if !is_sound || usize::from(rule.drawn) > bank {
        let found = report.at(&rules::BAD_MASTERY, "quiz/mastery");
        let found = found.with("drawn", usize::from(rule.drawn)).with("bank", bank);
        report.tell(found.with("right", usize::from(rule.right)));
    }
}

fn check_emptiness(report: &mut Report<'_>, module: &Module) {
    let mut lists = vec![
        ("objectives".to_owned(), module.objectives.is_empty()),
        ("lessons".to_owned(), module.lessons.is_empty()),
    ];
    for (index, lesson) in module.lessons.iter().enumerate() {
        lists.push((format!("lessons/{index}/steps"), lesson.steps.is_empty()));
    }
    for (sheet, value) in module.sheets.iter().enumerate() {
        lists.push((format!("sheets/{sheet}/sections"), value.sections.is_empty()));
        for (section, value) in value.sections.iter().enumerate() {
            let path = format!("sheets/{sheet}/sections/{section}/lines");
            lists.push((path, value.lines.is_empty()));
        }
    }
    for (path, block) in blocks(module) {
        let is_empty = match block {
            Block::List(lines)
            | Block::Steps(lines)
            | Block::Example { lines, .. }
            | Block::Imitation { lines, .. } => lines.is_empty(),
            Block::Text(_) | Block::Fact { .. } => false,
        };
        lists.push((path, is_empty));
    }
    for (path, _) in lists.into_iter().filter(|(_, is_empty)| *is_empty) {
        report.breach(&rules::EMPTY_LIST, &path);
    }
}

/// A text that was written must say something: whoever wants none leaves the
/// field out.
fn check_empty_texts(report: &mut Report<'_>, tree: &Node) {
    let mut empty = vec![];
    tree.walk("", &mut |path, node| {
        if matches!(&node.kind, Kind::Text(text) if text.trim().is_empty()) {
            empty.push(path.to_owned());
        }
    });
    for path in empty {
        report.breach(&rules::EMPTY_TEXT, &path);
    }
}
