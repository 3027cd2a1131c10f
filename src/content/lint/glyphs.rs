//! Characters: what every terminal can show, where French puts its signs.

use super::texts::Text;
use crate::content::report::Report;
use crate::content::rules;
use crate::domain::prose::{Mark, opens_quotation};

/// Whether every terminal shows `c`: ISO 8859-15 (Latin-9) without its odd
/// signs, and the punctuation that fonts have had for thirty years.
fn is_safe(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a0}' | '«' | '»' | '°' | '·' | '²' | '³' | '×' | '€' | '£' | '§'
        | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Œ' | 'œ' | 'Ÿ'
        | '’' | '…' | '–')
}

pub(super) fn check(report: &mut Report<'_>, texts: &[Text<'_>]) {
    for text in texts {
        let words = text.prose.text();
        for c in distinct(words.chars().filter(|c| !is_safe(*c))) {
            let found =
                report.at(&rules::UNSAFE_GLYPH, &text.path).with("character", c.to_string());
            report.tell(found.with("code", format!("U+{:04X}", u32::from(c))));
        }
        let trimmed = words.trim();
        let first = trimmed.chars().next().filter(|_| !opens_quotation(trimmed, 0));
        if let Some(c) = first.filter(|c| ";:!?»,.)".contains(*c)) {
            let found = report.at(&rules::STARTS_WITH_SIGN, &text.path).with("sign", c.to_string());
            report.tell(found);
        }
        let last = trimmed.strip_suffix('«').map(str::len);
        if last.is_some_and(|last| opens_quotation(trimmed, last))
            || trimmed.matches('«').count() != trimmed.matches('»').count()
        {
            report.breach(&rules::GUILLEMETS, &text.path);
        }
        if words != trimmed || words.contains("  ") {
            report.breach(&rules::STRAY_SPACES, &text.path);
        }
        check_marks(report, text);
    }
}

fn distinct(all: impl Iterator<Item = char>) -> Vec<char> {
    let mut seen: Vec<char> = all.collect();
    seen.sort_unstable();
    seen.dedup();
    seen
}

/// A sign of a mark left in plain words is a mark that was never closed.
fn check_marks(report: &mut Report<'_>, text: &Text<'_>) {
    let plain = text.prose.spans().iter().filter(|span| span.mark == Mark::Plain);
    let left: String = plain.map(|span| span.text.as_str()).collect();
    let signs = ["*", "`", "](", "<http"];
    if let Some(sign) = signs.iter().find(|sign| left.contains(**sign)) {
        let found = report.at(&rules::OPEN_MARK, &text.path).with("sign", *sign);
        report.tell(found);
    }
}
