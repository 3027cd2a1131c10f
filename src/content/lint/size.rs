//! The size of a module: what one head of a small firm reads in one go.

use super::sentence::{sentences, words};
use crate::content::report::{Report, steps};
use crate::content::rules;
use crate::domain::module::{Block, Fade, Lesson, Module, Page, Step};

/// Pages of a module.
const PAGES: std::ops::RangeInclusive<usize> = 8..=10;
/// Pages of a lesson.
const LESSON_PAGES: std::ops::RangeInclusive<usize> = 2..=4;
/// Pages in a row without a question.
const PAGES_IN_A_ROW: usize = 3;
/// Sentences in the paragraphs of one page; more only if they are very short.
const SENTENCES: usize = 4;
/// Words in the paragraphs of one page.
const PAGE_WORDS: usize = 48;
/// Lines of "what to remember".
const REMEMBER: usize = 3;

pub(super) fn check(report: &mut Report<'_>, module: &Module) {
    let pages = module.steps().filter(|step| matches!(step, Step::Page(_))).count();
    if !PAGES.contains(&pages) {
        let found = report.at(&rules::PAGE_COUNT, "lessons").with("count", pages);
        report.tell(found.with("least", *PAGES.start()).with("most", *PAGES.end()));
    }
    for (index, lesson) in module.lessons.iter().enumerate() {
        check_lesson(report, &format!("lessons/{index}"), lesson);
    }
    check_rhythm(report, module);
    for (path, step) in steps(module) {
        if let Step::Page(page) = step {
            check_page(report, &path, page);
        }
    }
    let remember = module.ending.remember.len();
    if remember == 0 || remember > REMEMBER {
        let found = report.at(&rules::REMEMBER_COUNT, "ending/remember").with("count", remember);
        report.tell(found.with("most", REMEMBER));
    }
    check_required(report, module);
    check_situation(report, module);
}

fn check_lesson(report: &mut Report<'_>, path: &str, lesson: &Lesson) {
    let pages = lesson.steps.iter().filter(|step| matches!(step, Step::Page(_))).count();
    if !LESSON_PAGES.contains(&pages) {
        let found = report.at(&rules::LESSON_PAGES, path).with("count", pages);
        report.tell(found.with("least", *LESSON_PAGES.start()).with("most", *LESSON_PAGES.end()));
    }
}

/// Never more than three pages without doing something.
fn check_rhythm(report: &mut Report<'_>, module: &Module) {
    let mut row = 0;
    for (path, step) in steps(module) {
        row = if matches!(step, Step::Page(_)) { row + 1 } else { 0 };
        if row == PAGES_IN_A_ROW + 1 {
            let found = report.at(&rules::NO_QUESTION, &path).with("most", PAGES_IN_A_ROW);
            report.tell(found);
        }
    }
}

fn check_page(report: &mut Report<'_>, path: &str, page: &Page) {
    let mut count = 0;
    let mut read = 0;
    let mut extras = 0;
    for block in &page.blocks {
        match block {
            Block::Text(text) => {
                count += sentences(&text.text()).len();
                read += words(&text.text());
            }
            Block::Fact { .. } => {}
            Block::List(_) | Block::Steps(_) | Block::Example { .. } | Block::Imitation { .. } => {
                extras += 1;
            }
        }
    }
    if count > SENTENCES && read > PAGE_WORDS {
        let found = report.at(&rules::PAGE_SENTENCES, path).with("count", count);
        report.tell(found.with("most", SENTENCES));
    }
    if extras > 1 {
        let found = report.at(&rules::PAGE_EXTRAS, path).with("count", extras);
        report.tell(found);
    }
    if page.blocks.is_empty() {
        report.breach(&rules::EMPTY_LIST, path);
    }
}

/// What must not be left out, though the shape would allow an empty text.
fn check_required(report: &mut Report<'_>, module: &Module) {
    let trainer = &module.trainer;
    let required = [
        ("trainer/timing", trainer.timing.is_empty()),
        ("trainer/question", trainer.question.is_empty()),
        ("trainer/activity", trainer.activity.is_empty()),
        ("trainer/misunderstanding", trainer.misunderstanding.is_empty()),
        ("ending/resources", module.ending.resources.is_empty()),
        ("ending/action", module.ending.action.is_empty()),
        ("terms", module.terms.is_empty()),
    ];
    for (path, _) in required.into_iter().filter(|(_, is_empty)| *is_empty) {
        report.breach(&rules::MISSING_PART, path);
    }
}

/// The worked situation is there whole, then with a gap, then alone.
fn check_situation(report: &mut Report<'_>, module: &Module) {
    let mut seen = vec![];
    for (path, step) in steps(module) {
        let fade = match step {
            Step::Page(page) => page.situation,
            Step::Question(question) => question.situation,
            Step::Simulator(_) => None,
        };
        if let Some(fade) = fade {
            if seen.last().is_some_and(|last| *last > fade) {
                report.breach(&rules::SITUATION_ORDER, &path);
            }
            seen.push(fade);
        }
    }
    let names = [(Fade::Complete, "Complete"), (Fade::Missing, "Missing"), (Fade::Alone, "Alone")];
    for (fade, name) in names {
        if !seen.contains(&fade) {
            let found = report.at(&rules::SITUATION_MISSING, "lessons").with("place", name);
            report.tell(found);
        }
    }
}
