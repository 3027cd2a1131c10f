//! The words of the interface: the same messages in each language, none missing,
//! none left over, in good French, on any console. And the words of the cards.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement,
};
use fluent_syntax::parser;
use passeport::text::{self, Bundles};

use crate::tidy::{scan, sources};

/// What one language says under one id.
struct Said {
    file: String,
    variables: BTreeSet<String>,
    /// Other messages it is made of.
    uses: BTreeSet<String>,
    /// Each way it may read; variables read `X`.
    readings: Vec<String>,
}

/// The ids of a language.
pub(crate) fn ids(locale: &str) -> BTreeSet<String> {
    messages(locale).into_keys().collect()
}

fn locales() -> Vec<String> {
    Bundles::embedded().locales().map(str::to_owned).collect()
}

fn messages(locale: &str) -> BTreeMap<String, Said> {
    let mut found = BTreeMap::new();
    for (file, source) in Bundles::sources(locale) {
        let resource = parser::parse(source).unwrap_or_else(|(_, errors)| {
            panic!("{file}: {errors:?}");
        });
        for entry in &resource.body {
            let (id, said) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), said(file, message)),
                Entry::Term(term) => panic!("{file}: -{}: write a message instead", term.id.name),
                _ => continue,
            };
            assert!(found.insert(id.clone(), said).is_none(), "{file}: {id} is there twice");
        }
    }
    found
}

fn said(file: &str, message: &Message<&str>) -> Said {
    let id = message.id.name;
    assert!(message.attributes.is_empty(), "{file}: {id}: nothing reads attributes");
    let value = message.value.as_ref().unwrap_or_else(|| panic!("{file}: {id} says nothing"));
    let mut said = Said {
        file: file.to_owned(),
        variables: BTreeSet::new(),
        uses: BTreeSet::new(),
        readings: vec![],
    };
    said.readings = said.read(value);
    said
}

impl Said {
    fn read(&mut self, pattern: &Pattern<&str>) -> Vec<String> {
        let mut readings = vec![String::new()];
        for element in &pattern.elements {
            let parts = match element {
                PatternElement::TextElement { value } => vec![(*value).to_owned()],
                PatternElement::Placeable { expression } => self.read_expression(expression),
            };
            // The first reading in full, and one more for each variant: enough to judge.
            let first = readings[0].clone();
            readings.iter_mut().for_each(|reading| reading.push_str(&parts[0]));
            readings.extend(parts[1..].iter().map(|part| format!("{first}{part}")));
        }
        readings
    }

    fn read_expression(&mut self, expression: &Expression<&str>) -> Vec<String> {
        match expression {
            Expression::Inline(inline) => vec![self.read_inline(inline)],
            Expression::Select { selector, variants } => {
                self.read_inline(selector);
                variants.iter().flat_map(|variant| self.read(&variant.value)).collect()
            }
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>) -> String {
        match inline {
            InlineExpression::StringLiteral { value } => return (*value).to_owned(),
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.uses.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                let CallArguments { positional, .. } = arguments;
                for argument in positional {
                    self.read_inline(argument);
                }
            }
            InlineExpression::Placeable { expression } => {
                return self.read_expression(expression).swap_remove(0);
            }
            InlineExpression::NumberLiteral { .. } | InlineExpression::TermReference { .. } => {}
        }
        "X".to_owned()
    }
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_language_has_the_same_messages_with_the_same_variables() {
    let french = messages("fr");
    assert!(locales().len() >= 2 && !french.is_empty());
    let mut wrong = vec![];
    for locale in locales().iter().filter(|locale| *locale != "fr") {
        let other = messages(locale);
        for (id, said) in &french {
            match other.get(id) {
                None => wrong.push(format!("{locale}: {id} is missing")),
                Some(there) if there.variables != said.variables => wrong.push(format!(
                    "{locale}: {id} uses {:?}, fr uses {:?}",
                    there.variables, said.variables
                )),
                Some(there) if there.file.split('/').nth(1) != said.file.split('/').nth(1) => {
                    wrong.push(format!("{id} is in {} and in {}", there.file, said.file));
                }
                Some(_) => {}
            }
        }
        let more = other.keys().filter(|id| !french.contains_key(*id));
        wrong.extend(more.map(|id| format!("fr: {id} is missing")));
    }
    none(&wrong);
}

/// Whoever adds a language may forget a line: what is said in three words or more is
/// not said in French.
#[test]
fn nothing_is_left_in_french() {
    let french = messages("fr");
    let words = |said: &Said| {
        let text = said.readings.join(" ");
        let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2);
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let mut wrong = vec![];
    for locale in locales().iter().filter(|locale| *locale != "fr") {
        for (id, said) in messages(locale) {
            // The name of the programme is the same everywhere.
            let is_name =
                matches!(id.as_str(), "certificate-passport-name" | "page-brand" | "sheet-head");
            if !is_name && words(&said).len() >= 3 && words(&said) == words(&french[&id]) {
                wrong.push(format!("{}: {id} is in French", said.file));
            }
        }
    }
    none(&wrong);
}

#[test]
fn each_language_has_a_name_of_its_own_and_french_comes_first() {
    let names: BTreeSet<String> =
        locales().iter().map(|locale| text::Text::embedded(locale).get("language-name")).collect();
    assert_eq!(names.len(), locales().len(), "{names:?}");
    assert!(names.contains("Deutsch") && names.contains("English"));
    assert_eq!(locales()[0], text::REFERENCE);
    assert!(locales()[1..].is_sorted(), "{:?}", locales());
}

#[test]
fn a_message_made_of_another_finds_it() {
    for locale in locales() {
        let messages = messages(&locale);
        for (id, said) in &messages {
            for part in &said.uses {
                let there =
                    messages.get(part).unwrap_or_else(|| panic!("{locale}: {id} uses {part}"));
                assert_eq!(there.file, said.file, "{id} and {part} must be in the same file");
            }
        }
    }
}

/// Methods whose first argument is the id of a message, in the folders that speak.
const SPEAKING: &[&str] = &["get", "with", "say", "small", "prose", "prose_with"];

#[test]
fn every_message_that_is_asked_for_exists() {
    let known = ids("fr");
    let (mut wrong, mut asked) = (vec![], 0);
    for (path, source) in sources() {
        let tokens = scan::without_tests(scan::tokens(&source));
        let is_scene = path.starts_with("scene/");
        for five in tokens.windows(5) {
            let [receiver, dot, method, open, id] = five else { continue };
            let speaks = method.word().is_some_and(|word| SPEAKING.contains(&word));
            let is_text = receiver.word().is_some_and(|word| word == "text" || word == "words");
            if let Some(id) = id.literal()
                && dot.is('.')
                && open.is('(')
                && speaks
                && (is_scene || is_text)
            {
                asked += 1;
                if !known.contains(id) {
                    wrong.push(format!("src/{path}:{}: no message `{id}`", dot.line));
                }
            }
        }
    }
    assert!(asked > 0, "nothing speaks");
    none(&wrong);
}

/// The folders in which a string such as `quiz-title` is the id of a message,
/// wherever it stands, and the strings that are not.
const WORDY: &[&str] = &["scene/", "cli/", "linear/", "text/"];
const NOT_IDS: &[&str] = &["passeport-data", "not-needed", "not-checked"];

#[test]
fn what_looks_like_an_id_is_one() {
    let known = ids("fr");
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
    let looks_like_one = |text: &str| text.contains('-') && text.split('-').all(part);
    let mut wrong = vec![];
    for (path, source) in sources() {
        if !WORDY.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        let tokens = scan::without_tests(scan::tokens(&source));
        for two in tokens.windows(2) {
            let [before, token] = two else { continue };
            let Some(text) = token.literal() else { continue };
            let is_known = known.contains(text) || NOT_IDS.contains(&text);
            // `name = "some-option"` belongs to an attribute.
            if looks_like_one(text) && !is_known && !before.is('=') {
                wrong.push(format!("src/{path}:{}: no message `{text}`", token.line));
            }
        }
    }
    none(&wrong);
}

#[test]
fn no_message_is_left_over() {
    let mut said = Literals::default();
    for (path, source) in sources() {
        if path != "text/bundle.rs" {
            said.add(&source);
        }
    }
    let french = messages("fr");
    let inner: BTreeSet<&String> = french.values().flat_map(|said| &said.uses).collect();
    let unused = french.iter().filter(|(id, _)| !inner.contains(id) && !said.make(id));
    none(&unused.map(|(id, said)| format!("{}: nothing says {id}", said.file)).collect::<Vec<_>>());
}

/// The strings of the sources, of which ids are made.
#[derive(Default)]
struct Literals {
    whole: BTreeSet<String>,
    /// What stands before and after a hole: `quiz-{}-title`.
    holed: BTreeSet<(String, String)>,
}

impl Literals {
    fn add(&mut self, source: &str) {
        for token in scan::without_tests(scan::tokens(source)) {
            let Some(text) = token.literal() else { continue };
            match (text.find('{'), text.rfind('}')) {
                (Some(from), Some(to)) if 2 < from && from < to => {
                    self.holed.insert((text[..from].to_owned(), text[to + 1..].to_owned()));
                }
                _ => {
                    self.whole.insert(text.to_owned());
                }
            }
        }
    }

    /// Whether the strings make `id`: whole; with a hole filled; or joined out of
    /// a beginning that ends in `-` and what follows, or of an id and an end.
    fn make(&self, id: &str) -> bool {
        let is_whole = |text: &str| self.whole.contains(text);
        let joins = |at: usize| {
            let (start, end) = id.split_at(at);
            (is_whole(start) || start.ends_with('-') && is_whole(start)) && is_whole(end)
        };
        let fills = |(before, after): &(String, String)| {
            let rest = id.strip_prefix(before.as_str());
            rest.is_some_and(|rest| rest.len() > after.len() && rest.ends_with(after.as_str()))
        };
        let splits = |id: &str| {
            let dashes = id.match_indices('-').map(|(at, _)| at);
            dashes.flat_map(|at| [at, at + 1]).collect::<Vec<_>>()
        };
        let in_three = |at: usize| {
            let (start, rest) = id.split_at(at);
            let second = splits(rest);
            is_whole(start)
                && second.into_iter().any(|at| is_whole(&rest[..at]) && is_whole(&rest[at..]))
        };
        is_whole(id)
            || self.holed.iter().any(fills)
            || splits(id).into_iter().any(|at| joins(at) || in_three(at))
    }
}

#[test]
fn a_message_counts_as_said_only_when_the_sources_can_make_its_id() {
    let mut said = Literals::default();
    said.add(
        r#"fn f() { get("quiz-title"); format!("step-{kind}-name"); m!("check-", "empty", "-hint");
        // "in-a-comment"
        }"#,
    );
    for id in ["quiz-title", "step-video-name", "check-empty", "check-empty-hint"] {
        assert!(said.make(id), "{id}");
    }
    for id in ["quiz", "quiz-title-x", "step-video", "step--name", "check-full", "in-a-comment"] {
        assert!(!said.make(id), "{id}");
    }
}

/// Whether a console with French fonts can show it.
fn is_safe(c: char) -> bool {
    let is_latin_1 = matches!(c, '\u{a0}'..='\u{ff}') && !"¤¦¨´¸¼½¾\u{ad}".contains(c);
    matches!(c, ' '..='~') || is_latin_1 || "œŒŸ€’“”…–—•←↑→↓".contains(c)
}

#[test]
fn every_console_can_show_every_message() {
    let mut wrong = vec![];
    for locale in locales() {
        for (id, said) in messages(&locale) {
            let text = said.readings.concat();
            let bad: Vec<char> = text.chars().filter(|c| !is_safe(*c) && *c != '\n').collect();
            if !bad.is_empty() {
                wrong.push(format!("{}: {id}: {bad:?}", said.file));
            }
        }
    }
    none(&wrong);
    assert!(!is_safe('✓') && !is_safe('\u{202f}') && !is_safe('\u{200b}') && is_safe('œ'));
}

/// What is wrong with a French text, by the rules of the *Imprimerie nationale*.
fn french_faults(text: &str) -> Vec<&'static str> {
    let mut faults = vec![];
    let chars: Vec<char> = text.chars().collect();
    let mut is_quoting = false;
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map_or(' ', |at| chars[at]);
        let after = chars.get(at + 1).copied().unwrap_or(' ');
        let is_space = |c: char| c == ' ' || c == '\u{a0}';
        let is_number = before.is_ascii_digit() || after.is_ascii_digit();
        is_quoting = (is_quoting || *c == '«') && *c != '»';
        match c {
            // `https://`, `10:15` and « schema: 1 », which quotes a file, end no sentence.
            ':' if !is_space(before) && is_space(after) && !is_quoting => {
                faults.push("no space before `:`");
            }
            ';' | '»' if !is_space(before) => faults.push("no space before `;` or `»`"),
            '?' | '!' if !is_space(before) && is_space(after) && !"?!.".contains(before) => {
                faults.push("no space before `?` or `!`");
            }
            '«' if !is_space(after) => faults.push("no space after `«`"),
            // A number "1000.5" between quotes is what an author types in a file.
            '"' if !is_number && !is_quoting => faults.push("use « » instead of straight quotes"),
            ',' if is_space(before) && at > 0 => faults.push("a space before `,`"),
            ' ' if after == ' ' && at + 1 < chars.len() => faults.push("two spaces"),
            _ => {}
        }
    }
    if text.contains("...") {
        faults.push("use … instead of three dots");
    }
    if text.trim() != text {
        faults.push("a space at the beginning or the end");
    }
    let words = text.split(|c: char| !c.is_alphabetic());
    for word in words {
        match word.to_lowercase().as_str() {
            "coeur" | "oeuvre" | "oeil" | "noeud" | "voeu" | "manoeuvre" => faults.push("write œ"),
            _ => {}
        }
        if [
            "Ecran",
            "Etape",
            "Etat",
            "Ecole",
            "Ecrire",
            "Ecrivez",
            "Eteindre",
            "Evaluation",
            "Etes",
        ]
        .contains(&word)
        {
            faults.push("write É");
        }
    }
    faults.dedup();
    faults
}

#[test]
fn french_is_typeset_as_french() {
    let mut wrong = vec![];
    for (id, said) in messages("fr") {
        for reading in &said.readings {
            for line in reading.lines() {
                let faults = french_faults(line).into_iter();
                wrong.extend(faults.map(|fault| format!("{}: {id}: {fault}: {line}", said.file)));
            }
        }
    }
    none(&wrong);
}

#[test]
fn faults_of_french_typography_are_found() {
    for bad in [
        "Qui êtes-vous?",
        "Attention!",
        "Nom: X",
        "Un ; deux; trois",
        "«Bonjour »",
        "« Bonjour»",
        "Le \"mot\"",
        "Attendez...",
        "Un , deux",
        "Un  deux",
        " Un",
        "Le coeur",
        "Etape 1",
    ] {
        assert_eq!(french_faults(bad).len(), 1, "{bad}: {:?}", french_faults(bad));
    }
    for good in [
        "Qui êtes-vous ? À 10:15, sur https://exemple.fr : « ici » !",
        "C'est le cœur de l'écran…",
        "Vraiment ?!",
        "Écrivez « schema: 1 », « nom: \"x\" » ou \"1000.5\".",
    ] {
        assert_eq!(french_faults(good), Vec::<&str>::new(), "{good}");
    }
}

/// What is wrong with a German text: spaces as in French, quotation marks other than »…«.
fn german_faults(text: &str) -> Vec<&'static str> {
    let mut faults = vec![];
    let chars: Vec<char> = text.chars().collect();
    let mut depth = 0;
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map_or(' ', |at| chars[at]);
        let after = chars.get(at + 1).copied().unwrap_or(' ');
        let is_number = before.is_ascii_digit() || after.is_ascii_digit();
        match c {
            ':' | ';' | '?' | '!' if before.is_whitespace() && after.is_whitespace() && at > 0 => {
                faults.push("a space before a sign");
            }
            '»' if !after.is_whitespace() => depth += 1,
            '«' if !before.is_whitespace() => depth -= 1,
            '»' | '«' => faults.push("quote as »so«"),
            '"' | '“' | '”' if !is_number => faults.push("quote as »so«"),
            '%' if before.is_ascii_digit() => faults.push("no space before %"),
            ' ' if after == ' ' && at + 1 < chars.len() => faults.push("two spaces"),
            _ => {}
        }
    }
    if depth != 0 {
        faults.push("a quotation is open");
    }
    if text.contains("...") {
        faults.push("use … instead of three dots");
    }
    if text.trim() != text {
        faults.push("a space at the beginning or the end");
    }
    faults
}

#[test]
fn german_is_typeset_as_german_and_says_sie() {
    // Those explain the signs themselves.
    let about_signs = ["check-bad-escape-hint", "check-guillemets-hint", "check-unsafe-glyph-hint"];
    let mut wrong = vec![];
    for (id, said) in messages("de") {
        for reading in &said.readings {
            for line in reading.lines().filter(|_| !about_signs.contains(&id.as_str())) {
                let faults = german_faults(line).into_iter();
                wrong.extend(faults.map(|fault| format!("{}: {id}: {fault}: {line}", said.file)));
            }
            let mut words = reading.split(|c: char| !c.is_alphabetic());
            if let Some(word) = words.find(|word| {
                ["du", "dein", "deine", "dir", "dich"].contains(&word.to_lowercase().as_str())
            }) {
                wrong.push(format!("{}: {id} says {word}", said.file));
            }
        }
    }
    none(&wrong);
}

#[test]
fn faults_of_german_typography_are_found() {
    for bad in ["Wer sind Sie ?", "« Ja »", "„Ja“", "Ja...", "95%", "»Ja", "Ja  nein", " Ja"]
    {
        assert!(!german_faults(bad).is_empty(), "{bad}");
    }
    for good in ["Wer sind Sie?", "Er sagt: »Ja!« Und 95 % auch…", "»schema: 1«, um 10:15"] {
        assert_eq!(german_faults(good), Vec::<&str>::new(), "{good}");
    }
}

#[test]
fn the_words_of_the_cards_cannot_be_taken_for_each_other() {
    let list = text::cards();
    let words: Vec<&str> = list.matches("").map(|place| list.word(place)).collect();
    assert_eq!(words.len(), passeport::domain::card::LIST_LEN);
    for (at, word) in words.iter().enumerate() {
        assert_eq!(list.matches(&word[..4]).len(), 1, "four letters are enough for {word}");
        for other in &words[at + 1..] {
            assert!(edits(word, other) >= 2, "{word} and {other}");
        }
    }
}

#[test]
fn the_list_of_words_never_changes() {
    // Places in the list stand in every seal and on every card already handed out.
    let text = include_str!("../../locales/cards.txt");
    let sum = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    assert_eq!(sum, CARDS_SUM, "FNV-1a of locales/cards.txt");
}

const CARDS_SUM: u64 = 0xbf11_5450_ef03_2fce;

/// Letters to add, drop, change, or swap with a neighbour (Damerau, Levenshtein).
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            if i == 0 || j == 0 {
                table[i][j] = i + j;
                continue;
            }
            let changed = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            table[i][j] = changed.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                table[i][j] = table[i][j].min(table[i - 2][j - 2] + 1);
            }
        }
    }
    table[a.len()][b.len()]
}

#[test]
fn edits_are_counted_as_a_hasty_typist_makes_them() {
    assert_eq!(edits("lapin", "lapin"), 0);
    assert_eq!(edits("lapin", "alpin"), 1);
    assert_eq!(edits("lapin", "satin"), 2);
    assert_eq!(edits("lapin", "pin"), 2);
}
