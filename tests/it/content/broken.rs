//! The fixtures of `tests/broken`: each fault with the words its author reads.

use std::collections::BTreeSet;

use passeport::content::rules;
use passeport::text::Text;

use super::{check, codes, file_name, fixtures, folder, message, sound};

/// A fault, as its file tells it.
#[derive(Debug, Default)]
struct Fixture {
    name: String,
    file: String,
    code: String,
    also: Vec<String>,
    say: Option<String>,
    at: Option<String>,
    edits: Vec<(String, String)>,
}

fn read(name: &str, text: &str) -> Fixture {
    let mut fixture = Fixture { name: name.to_owned(), ..Fixture::default() };
    let (head, body) = text.split_once("--- replace\n").unwrap();
    for line in head.lines() {
        let (key, value) = line.split_once(": ").unwrap_or_else(|| panic!("{name}: {line}"));
        let value = value.to_owned();
        match key {
            "file" => fixture.file = value,
            "code" => fixture.code = value,
            "also" => fixture.also = value.split(", ").map(str::to_owned).collect(),
            "say" => fixture.say = Some(value),
            "at" => fixture.at = Some(value),
            _ => panic!("{name}: unknown key `{key}`"),
        }
    }
    if fixture.file.is_empty() {
        fixture.file = "fr.ron".to_owned();
    }
    for edit in body.split("--- replace\n") {
        let (from, to) = edit.split_once("\n--- with\n").unwrap_or_else(|| panic!("{name}"));
        let to = to.strip_suffix('\n').unwrap_or(to);
        fixture.edits.push((from.to_owned(), to.to_owned()));
    }
    fixture
}

fn all() -> Vec<Fixture> {
    let mut all: Vec<Fixture> = std::fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            read(&name, &std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

/// The sound files with the fault in one of them. A broken French file is
/// checked alone: its translation would differ too.
fn broken(fixture: &Fixture) -> Vec<(&'static str, String)> {
    let names: &[&str] = match fixture.file.as_str() {
        "fr.ron" => &["fr.ron"],
        "en.ron" => &["fr.ron", "en.ron"],
        "benefits.ron" => &["fr.ron", "en.ron", "catalogue.ron", "benefits.ron"],
        _ => &["fr.ron", "en.ron", "catalogue.ron"],
    };
    let mut files: Vec<_> = names.iter().map(|name| (*name, sound(name))).collect();
    let text = &mut files.iter_mut().find(|(name, _)| *name == fixture.file).unwrap().1;
    for (from, to) in &fixture.edits {
        let count = text.matches(from.as_str()).count();
        assert_eq!(
            count, 1,
            "{}: what to replace stands there {count} times:\n{from}",
            fixture.name
        );
        *text = text.replacen(from.as_str(), to, 1);
    }
    files
}

/// What is wrong with how one fault is told; nothing when all is right.
fn verdict(fixture: &Fixture) -> Vec<String> {
    let files = broken(fixture);
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let findings = check(&folder(&files));
    let text = Text::embedded("fr");
    let mut wrong = vec![];
    let told: Vec<_> =
        findings.diagnostics.iter().filter(|found| found.rule.code == fixture.code).collect();
    let expected: BTreeSet<&str> =
        fixture.also.iter().map(String::as_str).chain([fixture.code.as_str()]).collect();
    let found: BTreeSet<&str> = codes(&findings).into_iter().collect();
    if !expected.contains("*") && found != expected {
        wrong.push(format!("told {found:?}, expected {expected:?}"));
    }
    if told.is_empty() {
        wrong.push(format!("`{}` is not told, only {found:?}", fixture.code));
    }
    let plain = |words: String| words.replace('\u{a0}', " ");
    let words: Vec<String> =
        told.iter().map(|found| plain(message(found, found.rule.message, &text))).collect();
    if fixture.say.as_ref().is_some_and(|say| !words.contains(&say.replace('\u{a0}', " "))) {
        wrong.push(format!("said {words:?}, expected {:?}", fixture.say));
    }
    for found in &told {
        if !file_name(found).ends_with(&fixture.file) {
            wrong.push(format!("told about {}", file_name(found)));
        }
        let hint = message(found, found.rule.hint, &text);
        if words.iter().chain([&hint]).any(|words| words.contains("{$")) {
            wrong.push(format!("a variable is missing: {words:?} {hint}"));
        }
    }
    let shown: Vec<&str> = told
        .iter()
        .filter_map(|found| {
            let source = findings.sources.iter().find(|source| source.name == found.file)?;
            source.text.get(found.span.clone())
        })
        .collect();
    if let Some(at) = &fixture.at
        && !shown.iter().any(|text| text.starts_with(at.as_str()))
    {
        wrong.push(format!("shows {shown:?}, expected {at:?}"));
    }
    wrong
}

#[test]
fn every_fault_is_told_in_the_words_its_fixture_expects() {
    let all = all();
    assert!(all.len() >= 40, "{} fixtures", all.len());
    let wrong: Vec<String> = all
        .iter()
        .flat_map(|fixture| {
            verdict(fixture).into_iter().map(|wrong| format!("{}: {wrong}", fixture.name))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Faults that are shorter to make than to write down.
fn made() -> Vec<(&'static str, Vec<u8>)> {
    let text = sound("fr.ron");
    let edit = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to).into_bytes()
    };
    let (before_bank, after_bank) = text.split_once("    (id: \"f11\"").unwrap();
    let (_, ending) = after_bank.split_once("\n  ]),\n").unwrap();
    let pages: String = (21..=23)
        .map(|number| {
            format!("Page(id: \"p{number}\", title: \"Idée\", blocks: [Text(\"Lisez.\")]),\n")
        })
        .collect();
    let flags: String = (0..15)
        .map(|flag| format!("(id: \"m{flag}\", text: \"Geste {flag}\", raise: [\"f{flag}\"]),\n"))
        .collect();
    let terms: String = (0..300)
        .map(|term| format!("(id: \"t{term}\", word: \"mot{term}\", meaning: \"Un mot.\"),\n"))
        .collect();
    let (lessons, quiz) = text.split_once("  quiz: (").unwrap();
    let quiz = quiz
        .replace("One(choices: [", "TrueFalse(reasons: [")
        .replace("(id: \"a\", text: \"Il", "(id: \"a\", verdict: true, text: \"Il")
        .replace("(id: \"b\", text: \"Il", "(id: \"b\", verdict: false, text: \"Il")
        .replace("(id: \"c\", text: \"Il", "(id: \"c\", verdict: false, text: \"Il");
    vec![
        ("too-big", vec![b' '; 100 << 20]),
        ("empty-file", b"\xef\xbb\xbf \n\n".to_vec()),
        ("not-utf8", [&text.as_bytes()[..200], b"\xff\xfe", &text.as_bytes()[200..]].concat()),
        ("text-too-long", edit("Achetez un carnet.", &"Achetez un carnet. ".repeat(20_000))),
        ("list-too-long", edit("  terms: [", &format!("  terms: [\n{terms}"))),
        ("small-bank", format!("{before_bank}\n  ]),\n{ending}").into_bytes()),
        ("page-count", edit("      Question(id: \"q8\"", &format!("{pages}Question(id: \"q8\""))),
        ("lesson-pages", edit("      Question(id: \"q8\"", &format!("{pages}Question(id: \"q8\""))),
        ("no-question", edit("      Question(id: \"q8\"", &format!("{pages}Question(id: \"q8\""))),
        (
            "simulator-too-large",
            edit("        (id: \"ouvrir\"", &format!("{flags}(id: \"ouvrir\"")),
        ),
        (
            "longest-is-right",
            edit("\"Il note la vente\"", "\"Il note la vente dans le carnet ouvert\""),
        ),
        ("same-place", first_is_right(&text).into_bytes()),
        ("same-verdict", format!("{lessons}  quiz: ({quiz}").into_bytes()),
    ]
}

/// The same module with every right choice moved to the first place.
fn first_is_right(text: &str) -> String {
    let mut out: Vec<&str> = vec![];
    for line in text.lines() {
        let is_right = line.contains("text: \"Il note la vente\", right: true");
        let opening = out.iter().rposition(|before| before.contains("One(choices: ["));
        match opening.filter(|_| is_right) {
            Some(opening) => out.insert(opening + 1, line),
            None => out.push(line),
        }
    }
    out.join("\n")
}

#[test]
fn faults_of_size_and_measure_are_told() {
    for (code, bytes) in made() {
        let findings = check(&folder(&[("fr.ron", &bytes)]));
        let found = codes(&findings);
        assert!(found.contains(&code), "{code}: told {found:?}");
        let only = ["too-big", "empty-file", "not-utf8"];
        assert!(!only.contains(&code) || found == [code], "{code}: told {found:?}");
    }
}

#[test]
fn no_rule_is_without_a_fault_that_breaks_it() {
    let fixtures = all();
    let mut broken: BTreeSet<&str> = made().iter().map(|(code, _)| *code).collect();
    broken.extend(fixtures.iter().map(|fixture| fixture.code.as_str()));
    broken.extend(fixtures.iter().flat_map(|one| one.also.iter().map(String::as_str)));
    broken.extend(super::placement::codes());
    // Told with a measure handed in: `a_step_too_large_for_a_screen_…`.
    broken.insert("does-not-fit");
    let forgotten: Vec<&str> =
        rules::ALL.iter().map(|rule| rule.code).filter(|code| !broken.contains(code)).collect();
    assert_eq!(forgotten, Vec::<&str>::new());
    let invented: Vec<_> = broken
        .iter()
        .filter(|code| **code != "*" && !rules::ALL.iter().any(|rule| rule.code == **code))
        .collect();
    assert_eq!(invented, Vec::<&&str>::new());
}

#[test]
fn all_faults_of_a_file_are_told_at_once_in_reading_order() {
    let text = sound("fr.ron")
        .replace("page: \"p3\", situation", "page: \"p33\", situation")
        .replace("to: \"comptoir\"", "to: \"comptoirs\"")
        .replace("Achetez un carnet.", "Achetez bientôt un carnet.");
    let findings = check(&folder(&[("fr.ron", text.as_bytes())]));
    let told: Vec<_> = findings.diagnostics.iter().map(|found| found.rule.code).collect();
    assert_eq!(told, ["unknown-page", "unknown-state", "avoid-word"]);
}
