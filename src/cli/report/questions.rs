//! What the answers say of the questions.

use std::io::{self, Write};
use std::sync::Arc;

use serde_json::{Value, json};

use super::figures::{About, decimal, percent};
use crate::cli::Globals;
use crate::domain::id::ModuleId;
use crate::domain::module::Module;
use crate::domain::question::Question;
use crate::domain::statistics::answers::{Answers, First, Item};
use crate::domain::statistics::items::{Choice, Flag, MANY, Name, Report, report};
use crate::domain::statistics::withheld::LEAST;
use crate::store::StoreError;

/// Letters of a question that are shown: authors know the rest.
const PROMPT: usize = 60;

/// A question and what is told of it.
struct Told {
    item: Item,
    question: Option<Question>,
    report: Report,
}

/// Tells of the questions of `wanted`, or of all modules.
pub(super) fn tell(
    globals: &Globals,
    about: &About<'_>,
    wanted: Option<&ModuleId>,
    out: &mut dyn Write,
) -> Result<io::Result<()>, StoreError> {
    let mut answers = Answers::default();
    super::each_learner(globals, |records| answers.add_learner(records))?;
    let modules = about.modules(wanted);
    let told: Vec<(Arc<Module>, Vec<Told>)> = modules
        .into_iter()
        .map(|module| {
            let told = of_module(&module, &answers);
            (module, told)
        })
        .collect();
    Ok(if about.is_json { as_json(&told, out) } else { people(about, &told, out) })
}

/// Every question of the final quiz as it is today, then those of other versions of
/// which something may be told: that somebody answered them is withheld, too.
fn of_module(module: &Module, answers: &Answers) -> Vec<Told> {
    let firsts = |item: &Item| -> &[First] {
        answers.items().find(|(other, _)| *other == item).map_or(&[], |(_, firsts)| firsts)
    };
    let today = module.quiz.bank.iter().map(|question| {
        let (version, id) = (module.version.clone(), question.id.clone());
        let item = Item { module: module.id.clone(), version, question: id };
        let report = report(Some(question), firsts(&item));
        Told { item, question: Some(question.clone()), report }
    });
    let is_today = |item: &Item| {
        item.version == module.version && module.quiz.bank.iter().any(|q| q.id == item.question)
    };
    let others = answers.items().filter(|(item, _)| item.module == module.id && !is_today(item));
    let others = others.map(|(item, firsts)| Told {
        item: item.clone(),
        question: None,
        report: report(None, firsts),
    });
    today.chain(others.filter(|told| told.report.is_many)).collect()
}

fn people(
    about: &About<'_>,
    told: &[(Arc<Module>, Vec<Told>)],
    out: &mut dyn Write,
) -> io::Result<()> {
    let text = about.text;
    writeln!(out, "{}\n", text.with("report-rule", &[("least", LEAST.into())]))?;
    for (module, questions) in told {
        let has_more =
            |told: &&Told| told.report.answers.is_some() || !told.report.flags.is_empty();
        let open: Vec<&Told> = questions.iter().filter(has_more).collect();
        writeln!(out, "{} ({})", module.title.text(), module.id)?;
        for told in &open {
            one(about, told, out)?;
        }
        let left = questions.len() - open.len();
        if left > 0 {
            writeln!(out, "  {}", text.with("report-questions-left", &[("count", left.into())]))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn one(about: &About<'_>, told: &Told, out: &mut dyn Write) -> io::Result<()> {
    let Told { item, question, report } = told;
    let text = about.text;
    let (id, version) = (item.question.as_str(), item.version.as_str());
    let args = [("question", id.into()), ("version", version.into())];
    write!(out, "  {}", text.with("report-question", &args))?;
    match (report.answers, report.facility) {
        (Some(answers), Some(facility)) => {
            let right = percent(text, facility);
            let args = [("answers", answers.into()), ("right", (&right).into())];
            write!(out, " {}", text.with("report-answers", &args))?;
        }
        _ if report.is_many => {
            write!(out, " {}", text.with("report-many", &[("many", MANY.into())]))?;
        }
        _ => {}
    }
    if let Some(discrimination) = report.discrimination {
        let value = decimal(text, discrimination);
        write!(out, " {}", text.with("report-discrimination", &[("value", (&value).into())]))?;
    }
    writeln!(out)?;
    if let Some(question) = question {
        let prompt = question.prompt.text();
        let is_cut = prompt.chars().count() > PROMPT;
        let shown: String = prompt.chars().take(PROMPT).collect();
        writeln!(out, "      {shown}{}", if is_cut { "…" } else { "" })?;
    }
    for choice in report.choices.iter().filter(|choice| choice.count.is_some()) {
        writeln!(out, "      {}", choice_words(about, choice, report))?;
    }
    for flag in &report.flags {
        writeln!(out, "    ! {}", flag_words(about, flag, report))?;
    }
    Ok(())
}

fn choice_words(about: &About<'_>, choice: &Choice, report: &Report) -> String {
    let (count, of) = (choice.count.unwrap_or(0), report.answers.unwrap_or(1));
    let share = percent(about.text, f64::from(count) / f64::from(of));
    let name = name_words(about, choice);
    let args = [("name", (&name).into()), ("count", count.into()), ("share", (&share).into())];
    let line = about.text.with("report-choice", &args);
    match (&choice.misconception, choice.is_right) {
        (_, true) if matches!(choice.name, Name::Choice(_)) => {
            format!("{line} {}", about.text.get("report-is-right"))
        }
        (Some(idea), false) if matches!(choice.name, Name::Choice(_)) => {
            format!("{line} {}", about.text.with("report-idea", &[("idea", idea.as_str().into())]))
        }
        _ => line,
    }
}

fn name_words(about: &About<'_>, choice: &Choice) -> String {
    match &choice.name {
        Name::Choice(id) => id.to_string(),
        Name::Right => about.text.get("report-right"),
        Name::Idea(idea) => about.text.with("report-idea-name", &[("idea", idea.as_str().into())]),
        Name::Other => about.text.get("report-other"),
    }
}

fn flag_words(about: &About<'_>, flag: &Flag, report: &Report) -> String {
    let text = about.text;
    match flag {
        Flag::TooEasy => text.get("report-too-easy"),
        Flag::TooHard => text.get("report-too-hard"),
        Flag::Weak => text.get("report-weak"),
        Flag::Rare(place) => {
            let name = report.choices.get(*place).map(|choice| name_words(about, choice));
            text.with("report-rare", &[("name", (&name.unwrap_or_default()).into())])
        }
    }
}

fn as_json(told: &[(Arc<Module>, Vec<Told>)], out: &mut dyn Write) -> io::Result<()> {
    let questions = told.iter().flat_map(|(_, questions)| questions);
    let all: Vec<Value> = questions.map(|told| question_json(&told.item, &told.report)).collect();
    writeln!(out, "{:#}", json!({ "least": LEAST, "many": MANY, "questions": all }))
}

fn question_json(item: &Item, report: &Report) -> Value {
    let name = |choice: &Choice| match &choice.name {
        Name::Choice(id) => id.to_string(),
        Name::Right => "right".to_owned(),
        Name::Idea(_) => "idea".to_owned(),
        Name::Other => "other".to_owned(),
    };
    let choices = report.choices.iter().map(|choice| {
        json!({
            "choice": name(choice),
            "misconception": choice.misconception,
            "is_right": choice.is_right,
            "count": choice.count,
        })
    });
    let flags = report.flags.iter().map(|flag| match flag {
        Flag::TooEasy => json!("too_easy"),
        Flag::TooHard => json!("too_hard"),
        Flag::Weak => json!("weak"),
        Flag::Rare(place) => json!({ "rare": report.choices.get(*place).map(name) }),
    });
    json!({
        "module": item.module,
        "version": item.version,
        "question": item.question,
        "answers": report.answers,
        "is_many": report.is_many,
        "facility": report.facility,
        "discrimination": report.discrimination,
        "choices": choices.collect::<Value>(),
        "flags": flags.collect::<Value>(),
    })
}
