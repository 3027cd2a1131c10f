//! Answer keys: each question has a right answer, and not everything is right.

use crate::content::report::{Report, questions};
use crate::content::rules;
use crate::domain::attempt::{Outcome, Response};
use crate::domain::grading::grade;
use crate::domain::module::Module;
use crate::domain::question::{Ask, Decimal, Mistake, Question};

pub(super) fn check(report: &mut Report<'_>, module: &Module) {
    for (path, question) in questions(module) {
        let path = format!("{path}/ask");
        match &question.ask {
            Ask::One { choices } => {
                check_key(
                    report,
                    &path,
                    &choices.iter().map(|c| c.right).collect::<Vec<_>>(),
                    true,
                );
            }
            Ask::TrueFalse { reasons } => {
                check_key(
                    report,
                    &path,
                    &reasons.iter().map(|r| r.right).collect::<Vec<_>>(),
                    true,
                );
            }
            Ask::Several { choices } => {
                check_key(
                    report,
                    &path,
                    &choices.iter().map(|c| c.right).collect::<Vec<_>>(),
                    false,
                );
            }
            Ask::Find { lines, .. } => {
                check_key(
                    report,
                    &path,
                    &lines.iter().map(|line| line.clue).collect::<Vec<_>>(),
                    false,
                );
            }
            Ask::Order { items, .. } => check_count(report, &path, items.len()),
            Ask::Match { pairs, .. } => check_count(report, &path, pairs.len()),
            Ask::Word { accept, mistakes, .. } => {
                if accept.is_empty() {
                    report.breach(&rules::NO_RIGHT_ANSWER, &path);
                }
                check_mistakes(report, &path, question, mistakes);
            }
            Ask::Number { mistakes, .. } => {
                check_mistakes(report, &path, question, mistakes);
                check_numbers(report, &path, mistakes);
            }
        }
    }
}

fn check_count(report: &mut Report<'_>, path: &str, count: usize) {
    if count < 2 {
        let found = report.at(&rules::TOO_FEW_OPTIONS, path).with("count", count);
        report.tell(found);
    }
}

fn check_key(report: &mut Report<'_>, path: &str, key: &[bool], is_single: bool) {
    check_count(report, path, key.len());
    let right = key.iter().filter(|right| **right).count();
    if right == 0 {
        report.breach(&rules::NO_RIGHT_ANSWER, path);
    } else if is_single && right > 1 {
        let found = report.at(&rules::SEVERAL_RIGHT_ANSWERS, path).with("count", right);
        report.tell(found);
    } else if right == key.len() {
        report.breach(&rules::NO_WRONG_ANSWER, path);
    }
}

/// An expected mistake must never be graded right: that would be told to
/// nobody, and somebody thought otherwise.
fn check_mistakes(report: &mut Report<'_>, path: &str, question: &Question, mistakes: &[Mistake]) {
    for (index, mistake) in mistakes.iter().enumerate() {
        for (answer, text) in mistake.answers.iter().enumerate() {
            let response = Response::Text(text.clone());
            if grade(question, &response).outcome == Outcome::Right {
                let path = format!("{path}/mistakes/{index}/answers/{answer}");
                let found =
                    report.at(&rules::MISTAKE_IS_RIGHT, &path).with("answer", text.as_str());
                report.tell(found);
            }
        }
    }
}

fn check_numbers(report: &mut Report<'_>, path: &str, mistakes: &[Mistake]) {
    for (index, mistake) in mistakes.iter().enumerate() {
        for (answer, text) in mistake.answers.iter().enumerate() {
            if Decimal::readings(text).is_empty() {
                let path = format!("{path}/mistakes/{index}/answers/{answer}");
                let found = report.at(&rules::NOT_A_NUMBER, &path).with("answer", text.as_str());
                report.tell(found);
            }
        }
    }
}
