//! Facts that can age, addresses, and the header: who says so, since when,
//! until when.

use super::texts::{Role, Text};
use crate::content::report::{Report, blocks, lines};
use crate::content::rules;
use crate::domain::module::{About, Block, Module};
use crate::domain::prose::Mark;
use crate::domain::sheet::Line;
use crate::domain::time::Date;

/// The licence of the programme's content.
const LICENCE: &str = "etalab-2.0";

pub(super) fn check(
    report: &mut Report<'_>,
    module: &Module,
    texts: &[Text<'_>],
    today: Option<Date>,
) {
    check_dates(report, "about", (module.about.checked_on, module.about.review_by), today);
    check_header(report, module);
    let mut facts = 0;
    for (path, block) in blocks(module) {
        if let Block::Fact { source, checked_on, review_by, jurisdiction, .. } = block {
            facts += 1;
            check_fact(report, &path, (source, jurisdiction));
            check_dates(report, &path, (*checked_on, *review_by), today);
        }
    }
    for (path, line) in lines(module) {
        if let Line::Fact { source, checked_on, review_by, jurisdiction, .. } = line {
            check_fact(report, &path, (source, jurisdiction));
            check_dates(report, &path, (*checked_on, *review_by), today);
        }
    }
    if facts == 0 {
        report.breach(&rules::NO_FACT, "lessons");
    }
    for (index, resource) in module.ending.resources.iter().enumerate() {
        check_address(report, &format!("ending/resources/{index}/address"), &resource.address);
    }
    for text in texts {
        for span in text.prose.spans().iter().filter(|span| span.mark == Mark::Address) {
            if text.role != Role::Imitated {
                check_address(report, &text.path, &span.text);
            }
        }
    }
}

fn check_fact(report: &mut Report<'_>, path: &str, (source, jurisdiction): (&str, &str)) {
    check_address(report, &format!("{path}/source"), source);
    if !is_jurisdiction(jurisdiction) {
        let found = report.at(&rules::BAD_JURISDICTION, &format!("{path}/jurisdiction"));
        report.tell(found.with("found", jurisdiction));
    }
}

/// A country in two capital letters (ISO 3166-1), or the Union.
pub(super) fn is_jurisdiction(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

pub(super) fn check_address(report: &mut Report<'_>, path: &str, address: &str) {
    let host = address.strip_prefix("https://").and_then(|rest| rest.split('/').next());
    let is_name = |host: &str| {
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        host.contains('.') && host.chars().all(allowed) && !host.starts_with('.')
    };
    let is_plain = address.chars().all(|c| c.is_ascii_graphic());
    if !(host.is_some_and(is_name) && is_plain) {
        let found = report.at(&rules::BAD_ADDRESS, path).with("found", address);
        report.tell(found);
    }
}

pub(super) fn check_dates(
    report: &mut Report<'_>,
    path: &str,
    (checked_on, review_by): (Date, Date),
    today: Option<Date>,
) {
    let place = format!("{path}/review_by");
    if review_by <= checked_on {
        let found = report.at(&rules::REVIEW_BEFORE_CHECK, &place);
        let found = found.with("checked", checked_on.to_string());
        report.tell(found.with("review", review_by.to_string()));
    }
    let Some(today) = today else { return };
    if review_by < today {
        let found = report.at(&rules::EXPIRED, &place).with("review", review_by.to_string());
        report.tell(found);
    }
    if checked_on > today {
        let found = report.at(&rules::CHECKED_LATER, &format!("{path}/checked_on"));
        report.tell(found.with("checked", checked_on.to_string()));
    }
}

fn check_header(report: &mut Report<'_>, module: &Module) {
    let about = &module.about;
    if about.licence != LICENCE {
        let found = report.at(&rules::OTHER_LICENCE, "about/licence").with("known", LICENCE);
        report.tell(found.with("found", about.licence.as_str()));
    }
    if !is_version(&module.version) {
        let found = report.at(&rules::BAD_VERSION, "version");
        report.tell(found.with("found", module.version.as_str()));
    }
    let codes = [("digcomp", &about.digcomp), ("crcn", &about.crcn)];
    for (name, all) in codes {
        for (index, code) in all.iter().enumerate().filter(|(_, code)| !is_code(code)) {
            let found = report.at(&rules::BAD_CODE, &format!("about/{name}/{index}"));
            report.tell(found.with("found", code.as_str()));
        }
    }
    for (name, _) in lists(about).into_iter().filter(|(_, is_empty)| *is_empty) {
        report.breach(&rules::EMPTY_LIST, &format!("about/{name}"));
    }
}

fn lists(about: &About) -> [(&'static str, bool); 5] {
    [
        ("authors", about.authors.is_empty()),
        ("audiences", about.audiences.is_empty()),
        ("themes", about.themes.is_empty()),
        ("digcomp", about.digcomp.is_empty()),
        ("crcn", about.crcn.is_empty()),
    ]
}

/// `major.minor.patch` (semver.org, without labels).
fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let is_number = |part: &&str| {
        !part.is_empty() && part.len() < 6 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    parts.len() == 3 && parts.iter().all(is_number)
}

/// An area from 1 to 5 and a competence from 1 to 6, in both frameworks.
fn is_code(text: &str) -> bool {
    let (area, competence) = text.split_once('.').unwrap_or_default();
    let is_in =
        |text: &str, most| text.parse().is_ok_and(|number: u8| (1..=most).contains(&number));
    text.len() == 3 && is_in(area, 5) && is_in(competence, 6)
}
