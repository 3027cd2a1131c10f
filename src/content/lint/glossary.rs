//! The glossary: every entry is used, each word is marked where it comes first.

use std::collections::{BTreeMap, BTreeSet};

use super::sentence::{find_phrase, plain};
use super::texts::{Role, Text};
use crate::content::report::Report;
use crate::content::rules;
use crate::domain::module::Module;
use crate::domain::prose::Mark;

pub(super) fn check(report: &mut Report<'_>, module: &Module, texts: &[Text<'_>]) {
    let used: BTreeSet<&str> = texts.iter().flat_map(|text| text.prose.terms()).collect();
    let mut words = BTreeMap::new();
    for (index, term) in module.terms.iter().enumerate() {
        let path = format!("terms/{index}");
        if !used.contains(term.id.as_str()) {
            let found = report.at(&rules::UNUSED_TERM, &path).with("name", term.id.as_str());
            report.tell(found);
        }
        let word = plain(&term.word.text());
        if words.insert(word.clone(), index).is_some() {
            let found = report.at(&rules::SAME_WORD, &path).with("word", word);
            report.tell(found);
        }
    }
    check_first_use(report, module, texts);
}

/// The word must be marked in the first text of the lessons that holds it:
/// there it is needed. Titles and imitations carry no marks.
fn check_first_use(report: &mut Report<'_>, module: &Module, texts: &[Text<'_>]) {
    let read = |text: &&Text<'_>| {
        text.path.starts_with("lessons/") && matches!(text.role, Role::Body | Role::Fact)
    };
    for term in &module.terms {
        let word = plain(&term.word.text());
        let is_marked = |text: &&Text<'_>| text.prose.terms().any(|id| id == term.id.as_str());
        for text in texts.iter().filter(read).take_while(|text| !is_marked(text)) {
            let spans = text.prose.spans().iter();
            let plain_words: String =
                spans.filter(|span| span.mark != Mark::Key).map(|span| plain(&span.text)).collect();
            if find_phrase(&plain_words, &word).is_some() && texts.iter().any(|t| is_marked(&t)) {
                let found = report.at(&rules::TERM_MARKED_LATE, &text.path);
                report.tell(found.with("word", word.as_str()).with("name", term.id.as_str()));
                break;
            }
        }
    }
}
