//! The configuration file: less than the environment, which is less than options.

use super::*;

fn keep(home: &Home, text: &str) -> PathBuf {
    let folder = home.path("home").join(".config").join("passeport");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("config.ron");
    std::fs::write(&path, text).unwrap();
    path
}

fn doctor(home: &Home, args: &[&str], variables: &[(&str, &str)]) -> Value {
    let mut command = home.command(&[&["doctor", "--json"], args].concat());
    command.env_remove("PASSEPORT_DATA").env_remove("PASSEPORT_EXPORT");
    command.envs(variables.iter().copied());
    let said = Said::of(&command.output().unwrap());
    assert_eq!(said.code, 0, "{said:?}");
    said.json()
}

#[test]
fn options_count_more_than_the_environment_and_that_more_than_the_file() {
    let home = Home::new();
    let path = keep(
        &home,
        r#"// What this site wants.
        (data: "kept", locale: "en", glyphs: "ascii", colours: "8", size: "large", json: false, export: "/papers")"#,
    );
    let told = doctor(&home, &[], &[]);
    assert_eq!(told["data"], text(&path.with_file_name("kept")), "as seen from the file");
    let expected = [("language", "en"), ("glyphs", "ascii"), ("export", "/papers")];
    for (key, value) in expected {
        assert_eq!(told[key], value, "{told}");
    }
    let told = doctor(&home, &[], &[("PASSEPORT_LOCALE", "fr"), ("PASSEPORT_GLYPHS", "vt")]);
    assert_eq!((&told["language"], &told["glyphs"]), (&"fr".into(), &"vt".into()));
    let told = doctor(&home, &["--glyphs", "unicode"], &[("PASSEPORT_GLYPHS", "vt")]);
    assert_eq!((&told["language"], &told["glyphs"]), (&"en".into(), &"unicode".into()));

    let other = home.path("other.ron");
    std::fs::write(&other, r#"(glyphs: "vt")"#).unwrap();
    assert_eq!(doctor(&home, &["--config", text(&other)], &[])["glyphs"], "vt");
    assert_eq!(doctor(&home, &[], &[("PASSEPORT_CONFIG", text(&other))])["glyphs"], "vt");
}

#[test]
fn switches_of_the_file_can_be_switched_off() {
    let home = Home::new();
    keep(&home, "(json: true)");
    run(&home, &["module", "list"]).json();
    let mut command = home.command(&["module", "list"]);
    let said = Said::of(&command.env("PASSEPORT_JSON", "0").output().unwrap());
    assert!(said.code == 0 && !said.out.starts_with('['), "{said:?}");
    let said = run(&home, &["--help"]);
    assert_eq!(said.code, 0);
}

#[test]
fn the_language_of_the_file_counts_for_help_too() {
    let home = Home::new();
    keep(&home, r#"Config(locale: "en")"#);
    assert!(run(&home, &["--help"]).out.contains("Usage"));
    assert!(run(&home, &["--wrong"]).err.contains("Unknown option"));
    assert!(run(&home, &["--wrong", "--locale", "fr"]).err.contains("Option inconnue"));
}

#[test]
fn a_wrong_file_is_told_with_its_place() {
    let home = Home::new();
    for (written, place, words) in [
        ("(\n  data: \"x\",\n  glyfs: \"vt\",\n)", "3:", "« glyfs »"),
        ("(glyphs: \"nice\")", "1:", "ascii, vt, unicode"),
        ("(linear: \"yes\")", "1:", "RON"),
        ("(locale: \"fr\"", "1:", "RON"),
        ("[1, 2]", "1:", "RON"),
        ("(room: (\n  go_on_over: 130))", "2:", "go_on_over: 130"),
        ("(room: (pin: \"12\"))", "1:", "4712"),
        ("(room: (pacing: 1))", "1:", "explain_under"),
        ("(size: \"large\", size: \"normal\")", "1:", "« size »"),
    ] {
        let path = keep(&home, written);
        let said = run(&home, &["doctor"]);
        assert_eq!(said.code, 78, "{written}: {said:?}");
        assert!(said.err.contains(&format!("{}:{place}", text(&path))), "{written}: {said:?}");
        let plain = said.err.replace('\u{a0}', " ");
        assert!(plain.contains(words), "{written}: {said:?}");
        assert_eq!(said.err.lines().count(), 1, "{said:?}");
        assert!(run(&home, &["--help"]).code == 0, "help is there all the same");
    }
    let said = run(&home, &["doctor", "--config", "/nowhere/config.ron"]);
    assert!(said.code == 66 && said.err.contains("/nowhere/config.ron"), "{said:?}");
    keep(&home, "");
    assert_eq!(run(&home, &["doctor"]).code, 78, "an empty file is not a configuration");
}
