//! Plain language: short sentences, plain words, nothing that was true once.

use std::collections::BTreeMap;

use super::lexicon::Lexicon;
use super::sentence::{find_phrase, plain, sentences, words};
use super::texts::{Role, Text};
use crate::content::report::Report;
use crate::content::rules;
use crate::domain::module::Module;

/// Words of a sentence.
const WORDS: usize = 15;
/// Words of a sentence about law and figures.
const FACT_WORDS: usize = 20;
/// Words nobody follows on a screen.
const MOST_WORDS: usize = 25;

pub(super) fn check(
    report: &mut Report<'_>,
    module: &Module,
    texts: &[Text<'_>],
    lexicon: &Lexicon,
) {
    let language = module.language.as_str();
    for text in texts {
        let all = sentences(&text.prose.text());
        if !matches!(text.role, Role::Title | Role::Imitated) {
            for sentence in &all {
                check_length(report, text, sentence);
            }
        }
        for sentence in all.iter().map(|sentence| plain(sentence)) {
            check_words(report, text, &sentence, (language, lexicon));
            check_statements(report, text, &sentence, (language, lexicon));
            check_negations(report, text, &sentence, language);
        }
    }
    check_synonyms(report, texts, (language, lexicon));
}

fn check_length(report: &mut Report<'_>, text: &Text<'_>, sentence: &str) {
    let count = words(sentence);
    let most = match text.role {
        Role::Fact | Role::Trainer => FACT_WORDS,
        _ => WORDS,
    };
    let rule = if count > MOST_WORDS {
        &rules::SENTENCE_TOO_LONG
    } else if count > most {
        &rules::LONG_SENTENCE
    } else {
        return;
    };
    let most = if count > MOST_WORDS { MOST_WORDS } else { most };
    let found = report.at(rule, &text.path).with("count", count).with("most", most);
    report.tell(found.with("start", start_of(sentence)));
}

/// The first words, to find the sentence again.
fn start_of(sentence: &str) -> String {
    let start: Vec<&str> = sentence.split(' ').take(4).collect();
    format!("{}…", start.join(" ").trim_end_matches(['.', '…']))
}

type Lists<'l> = (&'l str, &'l Lexicon);

fn check_words(report: &mut Report<'_>, text: &Text<'_>, sentence: &str, lists: Lists<'_>) {
    let (language, lexicon) = lists;
    if text.role == Role::Imitated {
        return;
    }
    let is_option = matches!(text.role, Role::Option(_));
    for word in lexicon.words(language, sentence) {
        if word.options_only && !is_option {
            continue;
        }
        if let Some(spelling) = word.found_in(sentence) {
            let rule = if word.refused { &rules::REFUSED_WORD } else { &rules::AVOID_WORD };
            let found = report.at(rule, &text.path).with("word", spelling);
            report.tell(found.with("instead", word.instead.as_str()));
        }
    }
}

/// Only what the module affirms: false ideas and wrong answers may say what
/// was true once, and corrections may recall it.
fn check_statements(report: &mut Report<'_>, text: &Text<'_>, sentence: &str, lists: Lists<'_>) {
    let (language, lexicon) = lists;
    let affirms = matches!(
        text.role,
        Role::Body | Role::Fact | Role::Option(true) | Role::Help | Role::Title
    );
    if !affirms {
        return;
    }
    for statement in lexicon.statements(language, sentence) {
        if statement.is_in(sentence) {
            let found = report.at(&rules::OUTDATED, &text.path);
            report.tell(found.with("now", statement.now.as_str()));
        }
    }
}

/// Two negations in one question or one answer make a trap.
fn check_negations(report: &mut Report<'_>, text: &Text<'_>, sentence: &str, language: &str) {
    if !matches!(text.role, Role::Prompt | Role::Option(_)) {
        return;
    }
    let is_negation = |word: &str| match language {
        "fr" => word == "ne" || word.starts_with("n'"),
        "en" => matches!(word, "not" | "never" | "cannot" | "no") || word.ends_with("n't"),
        _ => false,
    };
    let parts = sentence.split([',', ' ']);
    let mut parts =
        parts.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\''));
    // "No, …" is an answer, not a negation.
    let first = parts.next().filter(|word| *word != "no");
    if first.into_iter().chain(parts).filter(|word| is_negation(word)).count() > 1 {
        report.breach(&rules::DOUBLE_NEGATIVE, &text.path);
    }
}

/// One thing, one word, everywhere.
fn check_synonyms(report: &mut Report<'_>, texts: &[Text<'_>], (language, lexicon): Lists<'_>) {
    let plain_texts: Vec<(&Text<'_>, String)> = texts
        .iter()
        .filter(|text| text.role != Role::Imitated)
        .map(|text| (text, plain(&text.prose.text())))
        .collect();
    for group in lexicon.synonyms(language) {
        let mut used: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (text, words) in &plain_texts {
            for word in &group.words {
                if word.split('|').any(|form| find_phrase(words, form).is_some()) {
                    used.entry(word).or_default().push(&text.path);
                }
            }
        }
        let usual = used.iter().max_by_key(|(_, places)| places.len()).map(|(word, _)| *word);
        let usual = usual.map(singular).unwrap_or_default();
        for (word, places) in used.iter().filter(|(word, _)| singular(word) != usual) {
            for path in places {
                let found = report.at(&rules::TWO_WORDS, path).with("word", singular(word));
                report.tell(found.with("usual", usual));
            }
        }
    }
}

/// The first form of a word of a group.
fn singular(word: &str) -> &str {
    word.split('|').next().unwrap_or_default()
}
