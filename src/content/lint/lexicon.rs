//! Words and statements that are not welcome, as data: `modules/words.ron` and
//! `modules/outdated.ron`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::sentence::{find_phrase, plain};
use crate::content::catalogue::Folder;
use crate::content::load;

/// Both lists, in all languages, found by the first word of each phrase:
/// hundreds of phrases against thousands of sentences are too many to try all.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: Vec<Word>,
    synonyms: Vec<Synonyms>,
    statements: Vec<Statement>,
    words_by_start: Index,
    statements_by_start: Index,
}

/// For each language and first word, the entries with such a phrase.
#[derive(Debug, Default)]
struct Index(BTreeMap<String, BTreeMap<String, Vec<usize>>>);

impl Index {
    fn add(&mut self, language: &str, phrase: &str, entry: usize) {
        let starts = self.0.entry(language.to_owned()).or_default();
        starts.entry(first_word(phrase).to_owned()).or_default().push(entry);
    }

    /// The entries that `sentence` may hold, in the order of the file.
    fn entries(&self, language: &str, sentence: &str) -> BTreeSet<usize> {
        let Some(starts) = self.0.get(language) else { return BTreeSet::new() };
        let words = sentence.split(|c: char| !c.is_alphanumeric());
        // The empty start is that of phrases that begin with a sign.
        let words = words.filter(|word| !word.is_empty()).chain([""]);
        words.filter_map(|word| starts.get(word)).flatten().copied().collect()
    }
}

/// The letters and digits a phrase begins with.
fn first_word(phrase: &str) -> &str {
    phrase.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// `words.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Words")]
struct WordsFile {
    schema: u32,
    words: Vec<Word>,
    synonyms: Vec<Synonyms>,
}

/// `outdated.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Outdated")]
struct OutdatedFile {
    schema: u32,
    statements: Vec<Statement>,
}

/// A word to avoid.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Word {
    /// The language it is a word of.
    pub(super) language: String,
    /// Its spellings.
    pub(super) say: Vec<String>,
    /// Sentences with one of these are left alone.
    #[serde(default)]
    pub(super) unless: Vec<String>,
    /// What to do instead, in that language.
    pub(super) instead: String,
    /// Whether the file is refused.
    #[serde(default)]
    pub(super) refused: bool,
    /// Whether it matters in the options of questions only.
    #[serde(default)]
    pub(super) options_only: bool,
}

/// Words for one thing: a module uses one of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Synonyms {
    pub(super) language: String,
    pub(super) words: Vec<String>,
}

/// Something that was true once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Statement {
    pub(super) language: String,
    /// All of these stand in one sentence; `a|b` means either.
    pub(super) all: Vec<String>,
    /// Sentences with one of these are left alone.
    #[serde(default)]
    pub(super) unless: Vec<String>,
    /// What holds today, in that language.
    pub(super) now: String,
}

impl Lexicon {
    /// The lists of the program. A damaged list is empty; a test refuses that.
    pub(super) fn embedded() -> Self {
        let folder = Folder::embedded();
        let bytes = |name| folder.file(name).unwrap_or_default();
        let words = load::open("words.ron", bytes("words.ron"), |file: &WordsFile| file.schema);
        let outdated =
            load::open("outdated.ron", bytes("outdated.ron"), |file: &OutdatedFile| file.schema);
        let (words, synonyms) =
            words.value.map(|file| (file.words, file.synonyms)).unwrap_or_default();
        let statements = outdated.value.map(|file| file.statements).unwrap_or_default();
        let mut lexicon = Self { words, synonyms, statements, ..Self::default() };
        lexicon.make_plain();
        for (entry, word) in lexicon.words.iter().enumerate() {
            for phrase in &word.say {
                lexicon.words_by_start.add(&word.language, phrase, entry);
            }
        }
        for (entry, statement) in lexicon.statements.iter().enumerate() {
            for phrase in statement.all.iter().take(1).flat_map(|either| either.split('|')) {
                lexicon.statements_by_start.add(&statement.language, phrase, entry);
            }
        }
        lexicon
    }

    /// The words to avoid that `sentence`, which is plain, may hold.
    pub(super) fn words(&self, language: &str, sentence: &str) -> impl Iterator<Item = &Word> {
        let entries = self.words_by_start.entries(language, sentence);
        entries.into_iter().filter_map(|entry| self.words.get(entry))
    }

    /// The statements that `sentence`, which is plain, may make.
    pub(super) fn statements(
        &self,
        language: &str,
        sentence: &str,
    ) -> impl Iterator<Item = &Statement> {
        let entries = self.statements_by_start.entries(language, sentence);
        entries.into_iter().filter_map(|entry| self.statements.get(entry))
    }

    /// The groups of words for one thing.
    pub(super) fn synonyms<'l>(&'l self, language: &'l str) -> impl Iterator<Item = &'l Synonyms> {
        self.synonyms.iter().filter(move |group| group.language == language)
    }

    /// Spells every phrase the way sentences are compared.
    fn make_plain(&mut self) {
        let words =
            self.words.iter_mut().flat_map(|word| word.say.iter_mut().chain(&mut word.unless));
        let synonyms = self.synonyms.iter_mut().flat_map(|group| &mut group.words);
        let statements =
            self.statements.iter_mut().flat_map(|one| one.all.iter_mut().chain(&mut one.unless));
        words.chain(synonyms).chain(statements).for_each(|phrase| *phrase = plain(phrase));
    }
}

impl Word {
    /// The spelling found in `sentence`, which is plain.
    pub(super) fn found_in(&self, sentence: &str) -> Option<&str> {
        let has = |phrase: &&String| find_phrase(sentence, phrase).is_some();
        if self.unless.iter().any(|phrase| has(&phrase)) {
            return None;
        }
        self.say.iter().find(has).map(String::as_str)
    }
}

impl Statement {
    /// Whether `sentence`, which is plain, says it.
    pub(super) fn is_in(&self, sentence: &str) -> bool {
        let has = |phrase: &str| find_phrase(sentence, phrase).is_some();
        let has_all = self.all.iter().all(|either| either.split('|').any(has));
        has_all && !self.unless.iter().any(|phrase| has(phrase))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_of_the_program_are_sound() {
        let lexicon = Lexicon::embedded();
        assert!(lexicon.words.len() > 20, "{}", lexicon.words.len());
        assert!(lexicon.statements.len() > 25, "{}", lexicon.statements.len());
        assert!(lexicon.synonyms.len() > 2, "{}", lexicon.synonyms.len());
        assert!(lexicon.statements.iter().all(|one| !one.all.is_empty()));
    }

    #[test]
    fn every_phrase_of_the_lists_is_found_by_its_first_word() {
        let lexicon = Lexicon::embedded();
        for word in &lexicon.words {
            for phrase in &word.say {
                let sentence = format!("voici {phrase} !");
                let found = lexicon.words(&word.language, &sentence);
                assert!(found.into_iter().any(|one| one.say == word.say), "{phrase}");
            }
        }
        for statement in &lexicon.statements {
            let all: Vec<&str> =
                statement.all.iter().filter_map(|either| either.split('|').next_back()).collect();
            let sentence = format!("l'{}.", all.join(" : "));
            let mut found = lexicon.statements(&statement.language, &sentence);
            assert!(
                found.any(|one| one.now == statement.now && one.is_in(&sentence)),
                "{sentence}"
            );
        }
    }
}
