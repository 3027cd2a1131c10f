//! Questions that teach: a diagnosis for every mistake, hints, a bank large
//! enough to draw from again.

use crate::content::report::{Report, questions, steps};
use crate::content::rules;
use crate::domain::module::{Module, Step};
use crate::domain::question::{Ask, Question};

/// Questions of a quiz bank.
const BANK: usize = 16;
/// Questions of the bank for each objective.
const BANK_PER_OBJECTIVE: usize = 2;
/// The rule of the programme: drawn, right.
const MASTERY: (u16, u16) = (10, 8);
/// Kinds of questions in a module.
const KINDS: usize = 4;
/// Options of a choice question.
const OPTIONS: std::ops::RangeInclusive<usize> = 3..=5;

pub(super) fn check(report: &mut Report<'_>, module: &Module) {
    for (path, question) in questions(module) {
        check_diagnoses(report, &path, question);
        check_options(report, &path, question);
        if question.remember.is_empty() {
            report.breach(&rules::NO_REMEMBER, &path);
        }
    }
    for (path, step) in steps(module) {
        if let Step::Question(question) = step
            && question.hints.is_empty()
        {
            report.breach(&rules::NO_HINTS, &path);
        }
    }
    check_bank(report, module);
    check_kinds(report, module);
    check_misconceptions(report, module);
}

fn check_diagnoses(report: &mut Report<'_>, path: &str, question: &Question) {
    let key = question.ask.key();
    for (inner, diagnosis) in question.ask.diagnoses() {
        let path = format!("{path}/ask/{inner}");
        if diagnosis.why.is_empty() {
            report.breach(&rules::NO_WHY, &path);
        }
        let is_right = key.get(&inner).copied().unwrap_or(false);
        // A harmless line of a text is no mistake unless marked, but then it is one.
        if !is_right && diagnosis.then.is_empty() && !is_line(&inner) {
            report.breach(&rules::NO_THEN, &path);
        }
        if !is_right && diagnosis.misconception.is_none() && !is_line(&inner) {
            report.breach(&rules::NO_MISCONCEPTION, &path);
        }
    }
    let whys: Vec<(String, bool)> = match &question.ask {
        Ask::Order { items, .. } => items
            .iter()
            .enumerate()
            .map(|(i, one)| (format!("items/{i}"), one.why.is_empty()))
            .collect(),
        Ask::Match { pairs, .. } => pairs
            .iter()
            .enumerate()
            .map(|(i, one)| (format!("pairs/{i}"), one.why.is_empty()))
            .collect(),
        _ => vec![],
    };
    for (inner, _) in whys.into_iter().filter(|(_, is_empty)| *is_empty) {
        report.breach(&rules::NO_WHY, &format!("{path}/ask/{inner}"));
    }
}

fn is_line(path: &str) -> bool {
    path.starts_with("lines/")
}

fn check_options(report: &mut Report<'_>, path: &str, question: &Question) {
    let texts: Vec<String> = match &question.ask {
        Ask::One { choices } | Ask::Several { choices } => {
            choices.iter().map(|one| one.text.text()).collect()
        }
        Ask::TrueFalse { reasons } => {
            reasons.iter().map(|one| format!("{} {}", one.verdict, one.text.text())).collect()
        }
        Ask::Order { items, .. } => items.iter().map(|one| one.text.text()).collect(),
        Ask::Match { pairs, .. } => pairs.iter().map(|one| one.left.text()).collect(),
        _ => return,
    };
    let path = format!("{path}/ask");
    if !OPTIONS.contains(&texts.len()) {
        let found = report.at(&rules::OPTION_COUNT, &path).with("count", texts.len());
        report.tell(found);
    }
    let mut sorted: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    sorted.sort_unstable();
    if let Some([same, ..]) =
        sorted.windows(2).find(|pair| matches!(pair, [one, next] if one == next))
    {
        let found = report.at(&rules::SAME_OPTIONS, &path).with("text", same.as_str());
        report.tell(found);
    }
}

fn check_bank(report: &mut Report<'_>, module: &Module) {
    let bank = &module.quiz.bank;
    if bank.len() < BANK {
        let found = report.at(&rules::SMALL_BANK, "quiz/bank").with("count", bank.len());
        report.tell(found.with("least", BANK));
    }
    for (index, objective) in module.objectives.iter().enumerate() {
        let count = bank.iter().filter(|question| question.objective == objective.id).count();
        if count < BANK_PER_OBJECTIVE {
            let found = report.at(&rules::UNTESTED_OBJECTIVE, &format!("objectives/{index}"));
            let found = found.with("name", objective.id.as_str()).with("count", count);
            report.tell(found.with("least", BANK_PER_OBJECTIVE));
        }
        let is_practised = module.steps().any(
            |step| matches!(step, Step::Question(question) if question.objective == objective.id),
        );
        if !is_practised {
            let found = report.at(&rules::UNPRACTISED_OBJECTIVE, &format!("objectives/{index}"));
            report.tell(found.with("name", objective.id.as_str()));
        }
    }
    let rule = module.quiz.mastery;
    if (rule.drawn, rule.right) != MASTERY {
        let found = report.at(&rules::OTHER_MASTERY, "quiz/mastery");
        let found = found.with("drawn", usize::from(rule.drawn));
        report.tell(found.with("right", usize::from(rule.right)));
    }
}

fn check_kinds(report: &mut Report<'_>, module: &Module) {
    let mut kinds: Vec<_> =
        questions(module).map(|(_, question)| std::mem::discriminant(&question.ask)).collect();
    let mut seen = vec![];
    kinds.retain(|kind| {
        let is_first = !seen.contains(kind);
        seen.push(*kind);
        is_first
    });
    if kinds.len() < KINDS {
        let found = report.at(&rules::FEW_KINDS, "quiz").with("count", kinds.len());
        report.tell(found.with("least", KINDS));
    }
}

/// A false idea that no answer reveals teaches nobody anything.
fn check_misconceptions(report: &mut Report<'_>, module: &Module) {
    let mut used = vec![];
    for (_, question) in questions(module) {
        let told = question.ask.diagnoses();
        used.extend(told.into_iter().filter_map(|(_, diagnosis)| diagnosis.misconception.clone()));
        match &question.ask {
            Ask::Order { misconception, .. } | Ask::Match { misconception, .. } => {
                used.push(misconception.clone());
            }
            _ => {}
        }
    }
    for (index, one) in module.misconceptions.iter().enumerate() {
        if !used.contains(&one.id) {
            let path = format!("misconceptions/{index}");
            let found = report.at(&rules::UNUSED_MISCONCEPTION, &path);
            report.tell(found.with("name", one.id.as_str()));
        }
    }
}
