//! The placement file against the catalogue and the modules: nothing it names is
//! missing, and there is enough of everything to be kind to everybody.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::catalogue::check_languages;
use crate::content::catalogue::{CatalogueFile, Folder};
use crate::content::diagnostic::Diagnostic;
use crate::content::load::Opened;
use crate::content::placement::{PLACEMENT_FILE, PlacementFile, open_file};
use crate::content::report::Report;
use crate::content::rules;
use crate::domain::id::ModuleId;
use crate::domain::module::Module;
use crate::domain::placement::Item;
use crate::domain::question::{Ask, Question};

type Modules = BTreeMap<ModuleId, BTreeMap<String, Opened<Module>>>;

/// Digits choose a goal, so there are nine at most.
const GOALS: RangeInclusive<usize> = 6..=9;
/// The areas of DigComp 3.0.
const AREAS: usize = 5;
/// Modules of a goal: enough for a plan.
const GOAL_MODULES: usize = 3;
/// Modules that protect: one may be the first of the goal, another one passed.
const SAFETY: usize = 2;
/// Questions of each module that counts.
const MODULE_ITEMS: usize = 2;
/// Questions of each area: two sittings do not meet the same.
const AREA_ITEMS: usize = 6;
/// Easy questions in all: who knows nothing is asked ten of them.
const EASY_ITEMS: usize = 10;
/// What counts as easy, in logits.
const EASY: f64 = -1.5;
/// Difficulties that somebody may have, in logits.
const DIFFICULTY: RangeInclusive<f64> = -3.5..=3.5;
/// Discriminations that a question may have.
const DISCRIMINATION: RangeInclusive<f64> = 0.3..=2.5;
/// Letters of a question that is read at a glance, with its answers.
const SHORT: usize = 320;

/// The placement file of `folder`, if it has one.
pub(super) fn open(folder: &Folder) -> Option<Opened<PlacementFile>> {
    let bytes = folder.file(PLACEMENT_FILE)?;
    Some(open_file(&folder.named(PLACEMENT_FILE), bytes))
}

pub(super) fn check(
    opened: &Opened<PlacementFile>,
    modules: &Modules,
    catalogue: Option<&CatalogueFile>,
) -> Vec<Diagnostic> {
    let Some(file) = &opened.value else { return vec![] };
    let counting = |id: &ModuleId| match catalogue {
        Some(catalogue) => catalogue.modules.iter().any(|entry| entry.id == *id && entry.counts()),
        None => true,
    };
    let counting = modules.keys().filter(|id| counting(id)).collect();
    let mut checking = Checking { file, modules, counting, report: Report::new(opened) };
    checking.goals();
    checking.areas();
    checking.named("safety", &file.safety);
    if file.safety.len() < SAFETY {
        checking.few(&rules::NO_SAFETY, "safety", file.safety.len(), SAFETY);
    }
    for (index, item) in file.items.iter().enumerate() {
        checking.item(&format!("items/{index}"), item);
    }
    checking.same_items();
    checking.enough();
    checking.report.finish()
}

struct Checking<'a> {
    file: &'a PlacementFile,
    modules: &'a Modules,
    /// The modules that count toward the passport.
    counting: BTreeSet<&'a ModuleId>,
    report: Report<'a>,
}

impl Checking<'_> {
    fn few(
        &mut self,
        rule: &'static crate::content::diagnostic::Rule,
        path: &str,
        count: usize,
        least: usize,
    ) {
        let found = self.report.at(rule, path).with("count", count).with("least", least);
        self.report.tell(found);
    }

    fn goals(&mut self) {
        let goals = &self.file.goals;
        if !GOALS.contains(&goals.len()) {
            let found = self.report.at(&rules::GOAL_COUNT, "goals").with("count", goals.len());
            let found = found.with("least", *GOALS.start()).with("most", *GOALS.end());
            self.report.tell(found);
        }
        let mut seen = BTreeSet::new();
        for (index, goal) in goals.iter().enumerate() {
            let path = format!("goals/{index}");
            if !seen.insert(&goal.id) {
                self.twice(&format!("{path}/id"), goal.id.as_str());
            }
            check_languages(&mut self.report, &format!("{path}/title"), &goal.title);
            self.named(&format!("{path}/modules"), &goal.modules);
            let distinct = goal.modules.iter().collect::<BTreeSet<_>>().len();
            if distinct < GOAL_MODULES {
                self.few(&rules::SHORT_GOAL, &path, distinct, GOAL_MODULES);
            }
        }
    }

    fn areas(&mut self) {
        let areas = &self.file.areas;
        if areas.len() != AREAS {
            let found = self.report.at(&rules::AREA_COUNT, "areas").with("count", areas.len());
            self.report.tell(found.with("wanted", AREAS));
        }
        let mut seen = BTreeSet::new();
        for (index, area) in areas.iter().enumerate() {
            let path = format!("areas/{index}");
            if !seen.insert(&area.id) {
                self.twice(&format!("{path}/id"), area.id.as_str());
            }
            check_languages(&mut self.report, &format!("{path}/title"), &area.title);
            check_languages(&mut self.report, &format!("{path}/example"), &area.example);
            self.named(&format!("{path}/modules"), &area.modules);
            if area.modules.is_empty() {
                self.report.breach(&rules::UNTRAINED_AREA, &path);
            }
        }
    }

    fn twice(&mut self, path: &str, id: &str) {
        let found = self.report.at(&rules::DUPLICATE_ID, path).with("id", id);
        self.report.tell(found);
    }

    /// Every module of a list is there and counts.
    fn named(&mut self, path: &str, listed: &[ModuleId]) {
        for (index, module) in listed.iter().enumerate() {
            self.module(&format!("{path}/{index}"), module);
        }
    }

    fn module(&mut self, path: &str, module: &ModuleId) -> bool {
        let name = module.as_str();
        if !self.modules.contains_key(module) {
            let known = self.counting.iter().map(|id| id.as_str());
            let found = self.report.at(&rules::UNKNOWN_MODULE, path);
            let found = found.with("name", name).near(name, known);
            self.report.tell(found);
            return false;
        }
        if !self.counting.contains(module) {
            let found = self.report.at(&rules::PLACEMENT_MODULE, path).with("name", name);
            self.report.tell(found);
        }
        true
    }

    fn item(&mut self, path: &str, item: &Item) {
        if self.module(&format!("{path}/module"), &item.module) {
            self.question(path, item);
        }
        if !self.file.areas.iter().any(|area| area.id == item.area) {
            let known = self.file.areas.iter().map(|area| area.id.as_str());
            let name = item.area.as_str();
            let found = self.report.at(&rules::UNKNOWN_AREA, &format!("{path}/area"));
            let found = found.with("name", name).near(name, known);
            self.report.tell(found);
        }
        let numbers = [
            (&rules::PLACEMENT_DIFFICULTY, "difficulty", item.difficulty, DIFFICULTY),
            (
                &rules::PLACEMENT_DISCRIMINATION,
                "discrimination",
                item.discrimination,
                DISCRIMINATION,
            ),
        ];
        for (rule, field, number, range) in numbers {
            if !range.contains(&number.value()) {
                let found = self.report.at(rule, &format!("{path}/{field}"));
                let found = found.with("found", number.value().to_string());
                let found = found.with("least", range.start().to_string());
                self.report.tell(found.with("most", range.end().to_string()));
            }
        }
    }

    /// In every language of the module, the question is there, a choice, and short.
    fn question(&mut self, path: &str, item: &Item) {
        let path = format!("{path}/question");
        let name = item.question.as_str();
        for (language, opened) in self.modules.get(&item.module).into_iter().flatten() {
            // A module that cannot be read is told about elsewhere.
            let Some(module) = &opened.value else { continue };
            let Some(question) = module.question(&item.question) else {
                let known = module.questions().map(|question| question.id.as_str());
                let found = self.report.at(&rules::UNKNOWN_QUESTION, &path).with("name", name);
                let found = found.with("module", item.module.as_str());
                let found = found.with("language", language.as_str()).near(name, known);
                self.report.tell(found);
                continue;
            };
            if letters(question).is_none_or(|letters| letters > SHORT) {
                let found = self.report.at(&rules::PLACEMENT_QUESTION, &path).with("name", name);
                let found = found.with("module", item.module.as_str());
                let found = found.with("language", language.as_str()).with("most", SHORT);
                self.report.tell(found);
            }
        }
    }

    fn same_items(&mut self) {
        let mut seen = BTreeSet::new();
        for (index, item) in self.file.items.iter().enumerate() {
            if !seen.insert((&item.module, &item.question)) {
                let id = format!("{}/{}", item.module, item.question);
                self.twice(&format!("items/{index}/question"), &id);
            }
        }
    }

    /// Questions enough, of each module, of each area, and easy ones.
    fn enough(&mut self) {
        let items = &self.file.items;
        let counting: Vec<_> = self.counting.iter().copied().collect();
        for module in counting {
            let count = items.iter().filter(|item| item.module == *module).count();
            if count < MODULE_ITEMS {
                self.few_of(module.as_str(), count, MODULE_ITEMS);
            }
        }
        for area in &self.file.areas {
            let count = items.iter().filter(|item| item.area == area.id).count();
            if count < AREA_ITEMS {
                self.few_of(area.id.as_str(), count, AREA_ITEMS);
            }
        }
        let easy: BTreeSet<_> = items
            .iter()
            .filter(|item| item.difficulty.value() <= EASY)
            .map(|item| &item.module)
            .collect();
        if easy.len() < EASY_ITEMS {
            let found = self.report.at(&rules::FEW_EASY_ITEMS, "items").with("count", easy.len());
            let found = found.with("least", EASY_ITEMS).with("most", EASY.to_string());
            self.report.tell(found);
        }
    }

    fn few_of(&mut self, name: &str, count: usize, least: usize) {
        let found = self.report.at(&rules::FEW_PLACEMENT_ITEMS, "items").with("name", name);
        self.report.tell(found.with("count", count).with("least", least));
    }
}

/// The letters of a question and its answers; none where it is no choice.
fn letters(question: &Question) -> Option<usize> {
    let length = |text: &crate::domain::prose::Prose| text.text().chars().count();
    let answers: usize = match &question.ask {
        Ask::One { choices } | Ask::Several { choices } => {
            choices.iter().map(|choice| length(&choice.text)).sum()
        }
        Ask::TrueFalse { reasons } => reasons.iter().map(|reason| length(&reason.text)).sum(),
        _ => return None,
    };
    Some(length(&question.prompt) + answers)
}
