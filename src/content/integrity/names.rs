//! Names: unique where they must be, known where they are used.

use std::collections::BTreeSet;

use crate::content::diagnostic::Rule;
use crate::content::report::{Report, questions, steps};
use crate::content::rules;
use crate::content::spans::{Kind, Node};
use crate::domain::id::{FlagId, MisconceptionId};
use crate::domain::module::{Module, Step};
use crate::domain::prose::Prose;
use crate::domain::question::{Ask, Question};
use crate::domain::simulator::Simulator;

pub(super) fn check(report: &mut Report<'_>, module: &Module, tree: Option<&Node>) {
    check_lists(report, module);
    check_steps(report, module);
    check_questions(report, module);
    for (index, simulator) in module.simulators.iter().enumerate() {
        check_simulator(report, &format!("simulators/{index}"), simulator);
    }
    if let Some(tree) = tree {
        check_terms(report, module, tree);
    }
}

/// Tells every name that came before in the same list.
fn unique<'n>(report: &mut Report<'_>, names: impl IntoIterator<Item = (String, &'n str)>) {
    let mut seen = BTreeSet::new();
    for (path, name) in names {
        if !seen.insert(name) {
            let found = report.at(&rules::DUPLICATE_ID, &path).with("id", name);
            report.tell(found);
        }
    }
}

fn check_lists(report: &mut Report<'_>, module: &Module) {
    let path = |list: &str, index: usize| format!("{list}/{index}/id");
    let listed = module.objectives.iter().enumerate();
    unique(report, listed.map(|(i, one)| (path("objectives", i), one.id.as_str())));
    let listed = module.misconceptions.iter().enumerate();
    unique(report, listed.map(|(i, one)| (path("misconceptions", i), one.id.as_str())));
    let listed = module.terms.iter().enumerate();
    unique(report, listed.map(|(i, one)| (path("terms", i), one.id.as_str())));
    let listed = module.lessons.iter().enumerate();
    unique(report, listed.map(|(i, one)| (path("lessons", i), one.id.as_str())));
    let listed = module.simulators.iter().enumerate();
    unique(report, listed.map(|(i, one)| (path("simulators", i), one.id.as_str())));
    let listed = module.sheets.iter().enumerate();
    unique(report, listed.map(|(i, one)| (path("sheets", i), one.id.as_str())));
}

/// Pages, questions and simulators share one space of names: records point at them.
fn check_steps(report: &mut Report<'_>, module: &Module) {
    let lessons = steps(module).map(|(path, step)| match step {
        Step::Simulator(_) => (path, step.id().as_str()),
        _ => (format!("{path}/id"), step.id().as_str()),
    });
    let bank = module.quiz.bank.iter().enumerate();
    let bank = bank.map(|(i, question)| (format!("quiz/bank/{i}/id"), question.id.as_str()));
    unique(report, lessons.chain(bank).collect::<Vec<_>>());
    for (path, step) in steps(module) {
        if let Step::Simulator(id) = step {
            let known = module.simulators.iter().map(|simulator| simulator.id.as_str());
            known_name(report, &rules::UNKNOWN_SIMULATOR, &path, (id.as_str(), known));
        }
    }
}

/// Tells that `name` is not among the `known` ones, if it is not.
fn known_name<'n>(
    report: &mut Report<'_>,
    rule: &'static Rule,
    path: &str,
    (name, known): (&str, impl Iterator<Item = &'n str>),
) {
    let known: Vec<&str> = known.collect();
    if !known.contains(&name) {
        let found = report.at(rule, path).with("name", name).near(name, known.iter().copied());
        report.tell(found);
    }
}

fn check_questions(report: &mut Report<'_>, module: &Module) {
    let pages: Vec<&str> = module
        .steps()
        .filter(|step| matches!(step, Step::Page(_)))
        .map(|step| step.id().as_str())
        .collect();
    for (path, question) in questions(module) {
        let objectives = module.objectives.iter().map(|objective| objective.id.as_str());
        let wanted = (question.objective.as_str(), objectives);
        known_name(report, &rules::UNKNOWN_OBJECTIVE, &format!("{path}/objective"), wanted);
        let wanted = (question.page.as_str(), pages.iter().copied());
        known_name(report, &rules::UNKNOWN_PAGE, &format!("{path}/page"), wanted);
        for (inner, id) in misconceptions(question) {
            let known = module.misconceptions.iter().map(|one| one.id.as_str());
            let wanted = (id.as_str(), known);
            let inner = format!("{path}/ask/{inner}misconception");
            known_name(report, &rules::UNKNOWN_MISCONCEPTION, &inner, wanted);
        }
        unique(report, choice_ids(&path, question));
    }
}

/// The names inside a question, with their paths.
fn choice_ids<'q>(path: &str, question: &'q Question) -> Vec<(String, &'q str)> {
    let (list, ids): (_, Vec<&str>) = match &question.ask {
        Ask::One { choices } | Ask::Several { choices } => {
            ("choices", choices.iter().map(|one| one.id.as_str()).collect())
        }
        Ask::TrueFalse { reasons } => {
            ("reasons", reasons.iter().map(|one| one.id.as_str()).collect())
        }
        Ask::Order { items, .. } => ("items", items.iter().map(|one| one.id.as_str()).collect()),
        Ask::Match { pairs, .. } => ("pairs", pairs.iter().map(|one| one.id.as_str()).collect()),
        Ask::Find { lines, .. } => ("lines", lines.iter().map(|one| one.id.as_str()).collect()),
        Ask::Word { .. } | Ask::Number { .. } => ("", vec![]),
    };
    let placed = ids.into_iter().enumerate();
    placed.map(|(index, id)| (format!("{path}/ask/{list}/{index}/id"), id)).collect()
}

/// The false ideas a question names, each with the path before the last name.
fn misconceptions(question: &Question) -> Vec<(String, &MisconceptionId)> {
    let mut found = vec![];
    match &question.ask {
        Ask::Order { misconception, .. } | Ask::Match { misconception, .. } => {
            found.push((String::new(), misconception));
        }
        _ => {}
    }
    for (path, diagnosis) in question.ask.diagnoses() {
        let ids = diagnosis.misconception.iter();
        found.extend(ids.map(|id| (format!("{path}/"), id)));
    }
    found
}

fn check_simulator(report: &mut Report<'_>, path: &str, simulator: &Simulator) {
    let states: Vec<&str> = simulator.states.iter().map(|state| state.id.as_str()).collect();
    let listed = states.iter().enumerate();
    unique(report, listed.map(|(i, id)| (format!("{path}/states/{i}/id"), *id)));
    let wanted = (simulator.start.as_str(), states.iter().copied());
    known_name(report, &rules::UNKNOWN_STATE, &format!("{path}/start"), wanted);
    let moves = || simulator.states.iter().flat_map(|state| &state.moves);
    let raised: Vec<&str> = moves().flat_map(|m| &m.raise).map(FlagId::as_str).collect();
    for (index, flag) in simulator.reached.iter().enumerate() {
        let wanted = (flag.as_str(), raised.iter().copied());
        known_name(report, &rules::UNKNOWN_FLAG, &format!("{path}/reached/{index}"), wanted);
    }
    for (state_index, state) in simulator.states.iter().enumerate() {
        let path = format!("{path}/states/{state_index}/moves");
        let listed = state.moves.iter().enumerate();
        unique(report, listed.map(|(i, m)| (format!("{path}/{i}/id"), m.id.as_str())));
        for (index, m) in state.moves.iter().enumerate() {
            let path = format!("{path}/{index}");
            if let Some(to) = &m.to {
                let wanted = (to.as_str(), states.iter().copied());
                known_name(report, &rules::UNKNOWN_STATE, &format!("{path}/to"), wanted);
            }
            for (list, flags) in [("when", &m.when), ("unless", &m.unless), ("lower", &m.lower)] {
                for (index, flag) in flags.iter().enumerate() {
                    let wanted = (flag.as_str(), raised.iter().copied());
                    let path = format!("{path}/{list}/{index}");
                    known_name(report, &rules::UNKNOWN_FLAG, &path, wanted);
                }
            }
        }
    }
}

fn check_terms(report: &mut Report<'_>, module: &Module, tree: &Node) {
    let mut used = vec![];
    tree.walk("", &mut |path, node| {
        if let Kind::Text(text) = &node.kind
            && text.contains("](")
        {
            let marked = Prose::marked(text);
            used.extend(marked.terms().map(|id| (path.to_owned(), id.to_owned())));
        }
    });
    for (path, id) in used {
        let known = module.terms.iter().map(|term| term.id.as_str());
        known_name(report, &rules::UNKNOWN_TERM, &path, (&id, known));
    }
}
