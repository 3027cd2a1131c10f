//! Benefits around the passport: nothing invented, nothing out of date, nothing
//! that nobody can ask for.

use std::collections::BTreeSet;

use super::catalogue::check_languages;
use super::facts::{check_address, check_dates, is_jurisdiction};
use super::glyphs;
use super::texts::{Role, Text};
use crate::content::benefits::{BENEFITS_FILE, Benefit, BenefitsFile, open_file};
use crate::content::catalogue::{Catalogue, Folder, Words};
use crate::content::diagnostic::Diagnostic;
use crate::content::load::Opened;
use crate::content::report::Report;
use crate::content::rules;
use crate::domain::benefit::{Needs, is_department, is_region};
use crate::domain::prose::Prose;
use crate::domain::time::Date;

/// The longest title, in characters: one line of a list.
const LONGEST_TITLE: usize = 54;
/// The longest text, in characters: four lines.
const LONGEST_TEXT: usize = 240;

/// The benefits of `folder`, if it has any.
pub(super) fn open(folder: &Folder) -> Option<Opened<BenefitsFile>> {
    let bytes = folder.file(BENEFITS_FILE)?;
    Some(open_file(&folder.named(BENEFITS_FILE), bytes))
}

/// `modules`: the names of the modules that stand in the same folder.
pub(super) fn check(
    opened: &Opened<BenefitsFile>,
    modules: &BTreeSet<String>,
    today: Option<Date>,
) -> Vec<Diagnostic> {
    let Some(file) = &opened.value else { return vec![] };
    let mut report = Report::new(opened);
    let mut seen = BTreeSet::new();
    for (index, benefit) in file.benefits.iter().enumerate() {
        let path = format!("benefits/{index}");
        if !seen.insert(benefit.id.as_str()) {
            let found = report.at(&rules::DUPLICATE_ID, &format!("{path}/id"));
            report.tell(found.with("id", benefit.id.as_str()));
        }
        check_words(&mut report, &path, benefit);
        check_address(&mut report, &format!("{path}/address"), &benefit.address);
        check_address(&mut report, &format!("{path}/source"), &benefit.source);
        check_needs(&mut report, &path, benefit, modules);
        check_place(&mut report, &path, benefit);
        check_dates(&mut report, &path, (benefit.checked_on, benefit.review_by), today);
        check_validity(&mut report, &path, benefit, today);
    }
    report.finish()
}

fn check_words(report: &mut Report<'_>, path: &str, benefit: &Benefit) {
    let fields: [(&str, &Words, usize); 2] =
        [("title", &benefit.title, LONGEST_TITLE), ("text", &benefit.text, LONGEST_TEXT)];
    for (field, words, longest) in fields {
        let path = format!("{path}/{field}");
        check_languages(report, &path, words);
        for (language, prose) in &words.0 {
            check_text(report, format!("{path}/{language}"), prose, longest);
        }
    }
    if benefit.by.is_empty() {
        report.breach(&rules::EMPTY_TEXT, &format!("{path}/by"));
    }
    check_text(report, format!("{path}/by"), &benefit.by, LONGEST_TITLE);
}

fn check_text(report: &mut Report<'_>, path: String, prose: &Prose, longest: usize) {
    let count = prose.text().chars().count();
    if count > longest {
        let found = report.at(&rules::TOO_LONG, &path).with("count", count);
        report.tell(found.with("most", longest));
    }
    glyphs::check(report, &[Text { path, prose, role: Role::Body }]);
}

/// A module may be one of the same folder or one of the program.
fn check_needs(report: &mut Report<'_>, path: &str, benefit: &Benefit, modules: &BTreeSet<String>) {
    let Some(Needs::Module(module)) = &benefit.conditions.needs else { return };
    let name = module.as_str();
    if modules.contains(name) {
        return;
    }
    let embedded = Catalogue::embedded();
    if embedded.entry(module).is_none() {
        let known = embedded.entries().iter().map(|entry| entry.id.as_str());
        let known = known.chain(modules.iter().map(String::as_str));
        let found = report.at(&rules::UNKNOWN_MODULE, &format!("{path}/conditions/needs"));
        report.tell(found.with("name", name).near(name, known));
    }
}

fn check_place(report: &mut Report<'_>, path: &str, benefit: &Benefit) {
    let place = &benefit.place;
    if !is_jurisdiction(&place.country) {
        let found = report.at(&rules::BAD_JURISDICTION, &format!("{path}/place/country"));
        report.tell(found.with("found", place.country.as_str()));
    }
    // The codes of INSEE are those of France.
    let is_french = place.country == "FR";
    let regions = ("regions", &place.regions, is_region as fn(&str) -> bool);
    for (field, codes, is_known) in [regions, ("departments", &place.departments, is_department)] {
        for (index, code) in codes.iter().enumerate().filter(|(_, c)| !is_french || !is_known(c)) {
            let found = report.at(&rules::BAD_AREA, &format!("{path}/place/{field}/{index}"));
            report.tell(found.with("found", code.as_str()));
        }
    }
}

fn check_validity(report: &mut Report<'_>, path: &str, benefit: &Benefit, today: Option<Date>) {
    let Some(until) = benefit.valid_until else { return };
    let place = format!("{path}/valid_until");
    if until < benefit.valid_from {
        let found = report.at(&rules::ENDS_BEFORE_START, &place);
        report.tell(found.with("from", benefit.valid_from.to_string()));
    } else if today.is_some_and(|today| until < today) {
        let found = report.at(&rules::OVER, &place).with("until", until.to_string());
        report.tell(found);
    }
}
