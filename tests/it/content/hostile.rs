//! Whatever is handed in, the answer is a diagnostic: never a panic, never a wait.

use std::fs;
use std::process::Command;

use passeport::content::{Catalogue, load};
use passeport::run::module_folder::{self, Why};
use proptest::prelude::*;

use super::{check, folder, sound};

proptest! {
    #[test]
    fn any_bytes_load_or_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let (module, diagnostics) = load("essai", &bytes);
        prop_assert!(module.is_some() || !diagnostics.is_empty());
    }

    #[test]
    fn any_ron_like_text_loads_or_is_refused(text in "[\\[\\](){}:,\"'a-zA-Z0-9_#!/* \n\\\\r-]{0,300}") {
        let (module, diagnostics) = load("essai", text.as_bytes());
        prop_assert!(module.is_some() || !diagnostics.is_empty());
    }

    #[test]
    fn a_module_damaged_anywhere_is_checked_to_its_end(
        start in any::<prop::sample::Index>(),
        length in 0_usize..200,
        other in "[\\[\\](){}:,\"a-z\u{0}-\u{2f}éœ\u{301}\u{202e}]{0,12}",
    ) {
        let text = sound("fr.ron");
        let mut bytes = text.into_bytes();
        let start = start.index(bytes.len());
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, other.into_bytes());
        let findings = check(&folder(&[("fr.ron", &bytes)]));
        for found in &findings.diagnostics {
            let source = findings.sources.iter().find(|one| one.name == found.file).unwrap();
            prop_assert!(source.place(found.span.start).line >= 1);
            if found.rule.code != "not-utf8" {
                prop_assert!(source.text.get(found.span.clone()).is_some(), "{found:?}");
            }
        }
    }
}

#[test]
fn nesting_without_end_is_refused_and_not_followed() {
    for opening in ["[", "(", "{", "a(", "Some(", "/*", "(a:", "{\"a\":"] {
        let text = opening.repeat(200_000);
        let (module, diagnostics) = load("essai", text.as_bytes());
        assert!(module.is_none());
        assert!(!diagnostics.is_empty(), "{opening}");
    }
}

/// What was not read in `path`, as a word.
fn troubles(path: &std::path::Path) -> Vec<&'static str> {
    let (_, troubles) = module_folder::read(path);
    let mut words: Vec<_> = troubles
        .iter()
        .map(|trouble| match &trouble.why {
            Why::Io(_) => "io",
            Why::Link => "link",
            Why::NotAFile => "not a file",
            Why::TooBig(_) => "too big",
            Why::TooDeep => "too deep",
            Why::TooMany => "too many",
            Why::Name => "name",
        })
        .collect();
    words.sort_unstable();
    words
}

#[test]
fn a_missing_path_is_told() {
    assert_eq!(troubles(std::path::Path::new("/nowhere/at/all")), ["io"]);
}

#[cfg(unix)]
#[test]
fn pipes_links_loops_and_giants_are_told_and_skipped() {
    use std::os::unix::fs::symlink;

    let place = tempfile::tempdir().unwrap();
    let module = place.path().join("essai");
    fs::create_dir(&module).unwrap();
    fs::write(module.join("fr.ron"), sound("fr.ron")).unwrap();
    assert_eq!(troubles(place.path()), Vec::<&str>::new());

    let pipe = module.join("en.ron");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    symlink(place.path(), module.join("loop")).unwrap();
    symlink("/dev/zero", module.join("de.ron")).unwrap();
    let giant = fs::File::create(module.join("it.ron")).unwrap();
    giant.set_len(100 << 20).unwrap();
    fs::create_dir_all(module.join("a/b/c")).unwrap();
    fs::create_dir(module.join("es.ron")).unwrap();
    assert_eq!(troubles(place.path()), ["link", "link", "not a file", "too big", "too deep"]);

    // What is sound is read all the same.
    let (folder, _) = module_folder::read(place.path());
    assert_eq!(folder.modules().map(|(_, language, _)| language).collect::<Vec<_>>(), ["fr"]);
    let catalogue = Catalogue::with_folder(&folder);
    assert!(catalogue.module(&"essai".parse().unwrap(), "fr").is_ok());

    // Named directly, the same files are refused the same way.
    assert_eq!(troubles(&pipe), ["not a file"]);
    assert_eq!(troubles(&module.join("de.ron")), ["link"]);
    assert_eq!(troubles(&module.join("it.ron")), ["too big"]);
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_named_directly_is_told() {
    use std::os::unix::fs::symlink;

    let place = tempfile::tempdir().unwrap();
    symlink(place.path().join("b"), place.path().join("a")).unwrap();
    symlink(place.path().join("a"), place.path().join("b")).unwrap();
    let told = troubles(&place.path().join("a"));
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn one_file_one_module_or_all_of_them_can_be_named() {
    let place = tempfile::tempdir().unwrap();
    let module = place.path().join("essai");
    fs::create_dir(&module).unwrap();
    fs::write(module.join("fr.ron"), sound("fr.ron")).unwrap();
    fs::write(module.join("en.ron"), sound("en.ron")).unwrap();
    fs::write(place.path().join("catalogue.ron"), sound("catalogue.ron")).unwrap();
    let paths = |path: &std::path::Path| -> Vec<String> {
        let (folder, troubles) = module_folder::read(path);
        assert!(troubles.is_empty());
        folder.files.into_iter().map(|(path, _)| path).collect()
    };
    assert_eq!(paths(place.path()), ["catalogue.ron", "essai/en.ron", "essai/fr.ron"]);
    assert_eq!(paths(&module), ["essai/en.ron", "essai/fr.ron"]);
    assert_eq!(paths(&module.join("en.ron")), ["essai/en.ron"]);
    assert_eq!(paths(&place.path().join("catalogue.ron")), ["catalogue.ron"]);
}
