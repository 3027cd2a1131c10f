//! The house rules that no compiler knows: who may import whom, what stays
//! pure, how long a file is, what never appears in the repository.

mod rules;
pub(crate) mod scan;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rules::Source;

/// Lines of a source file, its tests not counted.
const LONGEST_FILE: usize = 400;

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files under `folder`, except what is built or belongs to git.
pub(crate) fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = vec![];
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}")) {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_symlink() || matches!(name.as_str(), "target" | ".git" | "node_modules") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A path as one writes it from the top of the repository.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

/// Every source file of the program: its path from `src/`, and its text. Files
/// of tests alone are left out.
pub(crate) fn sources() -> Vec<(String, String)> {
    let is_rust = |path: &PathBuf| path.extension().is_some_and(|ext| ext == "rs");
    let is_test = |path: &str| path.ends_with("/tests.rs") || path.contains("/tests/");
    let all = files("src").into_iter().filter(is_rust);
    let read = all.map(|path| {
        let text = fs::read_to_string(&path).unwrap();
        (shown(&path).trim_start_matches("src/").to_owned(), text)
    });
    read.filter(|(path, _)| !is_test(path)).collect()
}

fn judged(judge: impl Fn(&Source) -> Vec<String>) {
    let sources = sources();
    assert!(sources.len() > 20, "no sources were read");
    let wrong: Vec<String> =
        sources.iter().flat_map(|(path, text)| judge(&Source::new(path, text))).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// The crates this package depends on, as they are named in sources.
fn dependencies() -> Vec<String> {
    crates_of("dependencies]")
}

/// The crates of a section of the manifest.
fn crates_of(section: &str) -> Vec<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let section = manifest.split("\n[").find(|part| part.starts_with(section)).unwrap();
    let names = section.lines().skip(1).filter_map(|line| line.split_once(['=', '.']));
    names.map(|(name, _)| name.trim().replace('-', "_")).collect()
}

#[test]
fn imports_point_down() {
    judged(Source::arrows);
}

#[test]
fn each_outside_crate_stays_in_its_layer() {
    let known = dependencies();
    assert!(known.contains(&"unicode_normalization".to_owned()), "{known:?}");
    judged(|source| source.outsiders(&known));
}

/// It is also built by `.ci/fuzz`, where nothing else is at hand.
#[test]
fn the_list_of_readers_names_the_program_alone() {
    let path = "tests/it/fuzz/targets.rs";
    let text = fs::read_to_string(root().join(path)).unwrap();
    let named = scan::named(&scan::tokens(&text), &["targets"]);
    assert!(named.iter().any(|named| named.path[0] == "passeport"));
    let strangers = [dependencies(), crates_of("dev-dependencies]")].concat();
    let wrong = named.iter().filter(|named| strangers.contains(&named.path[0]));
    let wrong: Vec<String> =
        wrong.map(|named| format!("{path}:{}: `{}`", named.line, named.text())).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_pure_layers_are_pure() {
    judged(Source::impurities);
}

#[test]
fn nothing_mutable_belongs_to_the_process() {
    judged(Source::process_wide);
}

#[test]
fn every_source_file_says_what_it_is_and_stays_short() {
    let mut wrong = vec![];
    for (path, text) in sources() {
        let first = text.lines().next().unwrap_or_default();
        if !first.starts_with("//!") && !first.starts_with("#![doc") {
            wrong.push(format!("src/{path}: starts without `//!`"));
        }
        let lines = program_lines(&text);
        if lines > LONGEST_FILE {
            wrong.push(format!("src/{path}: {lines} lines, {LONGEST_FILE} at most"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Lines that are not of an item under `#[cfg(test)]`.
fn program_lines(text: &str) -> usize {
    let tokens = scan::tokens(text);
    let lines =
        |item: std::ops::Range<usize>| tokens[item.end - 1].line - tokens[item.start].line + 1;
    text.lines().count() - scan::test_items(&tokens).into_iter().map(lines).sum::<usize>()
}

#[test]
fn tests_do_not_count_as_lines_of_the_program() {
    assert_eq!(program_lines("fn a() {}\n\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\n"), 2);
    assert_eq!(program_lines("fn a() {}\nfn b() {}\n"), 2);
}

#[test]
fn the_map_of_the_sources_names_every_folder() {
    let Ok(map) = fs::read_to_string(root().join("src/ARCHITECTURE.md")) else {
        let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
        assert!(!lib.contains("ARCHITECTURE.md"), "src/ARCHITECTURE.md cannot be read");
        return;
    };
    let sources = sources();
    let tops = sources.iter().filter_map(|(path, _)| path.split_once('/'));
    let tops: BTreeSet<&str> = tops.map(|(top, _)| top).collect();
    let is_named =
        |top: &&str| map.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == *top);
    let missing: Vec<_> = tops.into_iter().filter(|top| !is_named(top)).collect();
    assert!(missing.is_empty(), "src/ARCHITECTURE.md says nothing of {missing:?}");
}

#[test]
fn every_test_file_is_run() {
    let main = fs::read_to_string(root().join("tests/it/main.rs")).unwrap();
    for entry in fs::read_dir(root().join("tests/it")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let is_test = path.extension().is_some_and(|ext| ext == "rs") && name != "main";
        assert!(
            !is_test || main.contains(&format!("mod {name};")),
            "tests/it/main.rs lacks {name}"
        );
    }
}

/// What must not stand in any file, and where it may after all.
fn forbidden() -> Vec<(String, &'static [&'static str])> {
    let none: &[&str] = &[];
    let lock: &[&str] = &["Cargo.lock"];
    vec![
        (["/wo", "rk/"].concat(), none),
        (["/ho", "me/"].concat(), none),
        (["/ro", "ot/"].concat(), none),
        (["crates", ".io"].concat(), lock),
        (["registry.npm", "js"].concat(), none),
        (["registry.yarn", "pkg"].concat(), none),
        (["py", "pi.org"].concat(), none),
        (["pythonho", "sted"].concat(), none),
        (["proxy.go", "lang"].concat(), none),
        (["deb.deb", "ian"].concat(), none),
        (["to", "do!("].concat(), none),
        (["unimple", "mented!("].concat(), none),
        (["#[ig", "nore"].concat(), none),
        (["FIX", "ME"].concat(), none),
        (["TO", "DO"].concat(), none),
        (["Lorem", " ipsum"].concat(), none),
    ]
}

#[test]
fn nothing_unfinished_or_foreign_stands_in_the_repository() {
    let forbidden = forbidden();
    let mut wrong = vec![];
    for path in files(".") {
        let name = shown(&path);
        // What is not text (a font, a picture) has no words.
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (line, content) in text.lines().enumerate() {
            for (word, except) in &forbidden {
                if content.contains(word.as_str()) && !except.contains(&name.as_str()) {
                    wrong.push(format!("{name}:{}: `{word}`", line + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn no_snapshot_waits_for_review_or_outlived_its_test() {
    let mut wrong = vec![];
    for path in files("tests").into_iter().chain(files("src")) {
        let name = shown(&path);
        if name.ends_with(".snap.new") || name.ends_with(".pending-snap") {
            wrong.push(format!("{name}: not reviewed"));
        } else if name.ends_with(".snap") {
            let text = fs::read_to_string(&path).unwrap();
            let source = text.lines().find_map(|line| line.strip_prefix("source: "));
            if !source.is_some_and(|source| root().join(source).is_file()) {
                wrong.push(format!("{name}: its test is gone"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
