//! `passeport report session` and what goes with it: a session that was led, told by
//! misconception, question and person; the memo; the slips.

use std::fs;

use super::{Home, Said, Value, files, text};
use crate::live::{Led, led, name};
use passeport::domain::live::command::Lead;
use passeport::domain::live::event::{Phase, Round};
use passeport::domain::live::seat::SeatId;
use passeport::domain::live::urn::{Slip, Urn};
use passeport::run::world::{Machine, World};

/// Three people and two votes: one is right at once, one the second time, one goes away.
pub(super) fn a_session() -> Led {
    let mut led = led();
    let [a, b, c] = [1, 2, 3].map(|who| led.enters(who));
    led.turns(Phase::Open(Round::First)).unwrap();
    led.answers(a, 0, Round::First, true).unwrap();
    led.answers(b, 0, Round::First, false).unwrap();
    led.turns(Phase::Closed { round: Round::First, is_shared: false }).unwrap();
    led.turns(Phase::Discussing).unwrap();
    led.turns(Phase::Open(Round::Second)).unwrap();
    led.answers(a, 0, Round::Second, true).unwrap();
    led.answers(b, 0, Round::Second, true).unwrap();
    led.turns(Phase::Revealed).unwrap();
    led.leads(Lead::Step(2)).unwrap();
    led.turns(Phase::Open(Round::First)).unwrap();
    for seat in [a, b, c] {
        led.answers(seat, 2, Round::First, true).unwrap();
    }
    led.leads(Lead::End).unwrap();
    led
}

/// Puts what happened where the program keeps it.
pub(super) fn kept(home: &Home, led: &Led) -> String {
    let folder = home.data().join("rooms");
    fs::create_dir_all(&folder).unwrap();
    let room = led.room.opening().room.to_string();
    let lines: Vec<String> =
        led.records.iter().map(|record| serde_json::to_string(record).unwrap()).collect();
    fs::write(folder.join(format!("{room}.jsonl")), lines.join("\n") + "\n").unwrap();
    room
}

/// With the modules of the programme, not those of the tests.
fn run(home: &Home, args: &[&str]) -> Said {
    Said::of(&home.command(args).env_remove("PASSEPORT_MODULES").output().unwrap())
}

fn both(home: &Home, args: &[&str], code: i32, french: &str, english: &str) {
    for (locale, words) in [("fr", french), ("en", english)] {
        let said = run(home, &[&["--locale", locale], args].concat());
        let all = format!("{}{}", said.out, said.err).replace('\u{a0}', " ");
        assert_eq!(said.code, code, "{args:?}: {said:?}");
        assert!(all.contains(words), "{args:?}: {words:?} in {said:?}");
    }
}

pub(super) fn ok(home: &Home, args: &[&str]) -> String {
    let said = run(home, args);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{args:?}: {}", said.out);
    said.out.replace('\u{a0}', " ")
}

#[test]
fn a_session_is_told_by_question_and_by_who_did_not_finish_at_every_level_of_signs() {
    let home = Home::new();
    let none = ("Aucune séance", "No group session");
    both(&home, &["report", "session"], 66, none.0, none.1);
    both(&home, &["report", "sessions"], 0, none.0, none.1);
    let led = a_session();
    let room = kept(&home, &led);
    let squeezed = |page: &str| page.split_whitespace().collect::<Vec<_>>().join(" ");
    for (glyphs, full) in [("ascii", '#'), ("vt", '█'), ("unicode", '█')] {
        let page = ok(&home, &["report", "session", "--glyphs", glyphs]);
        let words = squeezed(&page);
        assert!(words.contains("3 personnes") && words.contains("Mme Roche"), "{page}");
        assert!(words.contains("1 sur 2 Justes au premier vote"), "{page}");
        assert!(words.contains("2 sur 2 Justes au second vote"), "{page}");
        assert!(words.contains("3 sur 3 Justes au premier vote"), "{page}");
        assert!(page.contains(&full.to_string().repeat(24)), "{page}");
        // Only who did not finish is named, and never a mark of hers.
        assert!(page.contains(&name(3)) && !page.contains(&name(1)), "{page}");
        assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
        assert!(glyphs != "ascii" || page.chars().all(|c| (c as u32) < 256), "{page}");
    }
    for wanted in [&room[..6], "4712"] {
        let told = ok(&home, &["report", "session", wanted, "--json"]);
        let told: Value = serde_json::from_str(&told).unwrap();
        assert_eq!(told["questions"][0]["second"]["right"], 2, "{told}");
        assert_eq!(told["people"][0]["unfinished"].as_array().unwrap().len(), 1, "{told}");
    }
    both(&home, &["report", "session", "zz"], 66, "« zz »", "“zz”");
    assert!(ok(&home, &["report", "sessions"]).contains("code 4712"));
    let table = ok(&home, &["report", "session", "--csv"]);
    assert!(table.starts_with('\u{feff}') && table.contains(";1;2;2;2"), "{table}");
    let page = home.path("bilan.pdf");
    ok(&home, &["report", "session", "--pdf", text(&page)]);
    assert!(fs::read(&page).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn a_session_of_a_text_that_is_not_here_any_more_is_told_so() {
    let home = Home::new();
    let led = crate::live::led_with(|opening| opening.edition.version = "0.0.0".to_owned());
    kept(&home, &led);
    both(&home, &["report", "session"], 69, "n’est plus ici", "is not here any more");
    assert!(ok(&home, &["report", "sessions"]).contains("code 4712"));
}

#[test]
fn the_memo_has_exactly_the_fields_of_a_group_activity_there() {
    let home = Home::new();
    kept(&home, &a_session());
    let fields = |args: &[&str]| -> Vec<(String, String)> {
        let told = ok(&home, &[&["report", "memo", "--json"], args].concat());
        let told: Value = serde_json::from_str(&told).unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        told.as_array().unwrap().iter().map(|f| (text(&f["field"]), text(&f["value"]))).collect()
    };
    // Ten fields, and three, eight and five bands.
    let told = fields(&["--minutes", "120", "--commune", "Vitré", "--insee", "35360"]);
    assert_eq!(told.len(), 10 + 3 + 8 + 5, "{told:?}");
    let value = |name: &str| told.iter().find(|(label, _)| label == name).unwrap().1.clone();
    assert_eq!((value("Durée en minutes"), value("Code INSEE")), ("120".into(), "35360".into()));
    assert_eq!(value("Participants"), "3");
    let counts = ["--participants", "8", "--count", "women=5", "--count", "25-39=6"];
    let told = fields(&counts);
    let value = |name: &str| told.iter().find(|(label, _)| label == name).unwrap().1.clone();
    assert_eq!((value("Genre, femmes"), value("Genre, non communiqué")), ("5".into(), "3".into()));
    assert_eq!(value("Âge, 25 à 39 ans"), "6");
    let table = ok(&home, &["report", "memo", "--csv"]);
    assert_eq!(table.lines().count(), 2);
    assert_eq!(table.lines().next().unwrap().split(';').count(), 26);
    both(&home, &["report", "memo", "--count", "women=9"], 64, "que 3", "only 3");
    both(&home, &["report", "memo", "--count", "chats=1"], 64, "25-39", "25-39");
    both(&home, &["report", "memo", "--insee", "Vitré"], 64, "cinq signes", "five signs");
    assert!(ok(&home, &["report", "memo"]).contains("À recopier dans La Coop"));
}

#[test]
fn slips_are_counted_shown_in_the_report_and_printed() {
    let home = Home::new();
    kept(&home, &a_session());
    both(&home, &["report", "opinions"], 0, "Aucune fiche", "No slip");
    let said = ok(&home, &["report", "opinions", "--useful", "0,1,5,4", "--next", "ma fiche"]);
    assert!(said.contains("ma fiche") && said.contains("4 "), "{said}");
    // What is not said again stays.
    ok(&home, &["report", "opinions", "--pace", "0 0 6 4", "--next", "mes photos"]);
    let told = ok(&home, &["report", "session", "--json"]);
    let told: Value = serde_json::from_str(&told).unwrap();
    let expected = serde_json::json!({
        "useful": [0, 1, 5, 4], "pace": [0, 0, 6, 4], "next": ["ma fiche", "mes photos"],
    });
    assert_eq!(told["opinions"], expected);
    assert!(ok(&home, &["report", "session"]).contains("mes photos"));
    for bad in ["1,2,3", "a,b,c,d", "-1,0,0,0", "999,999,0,0"] {
        assert_eq!(
            run(&home, &["report", "opinions", &format!("--useful={bad}")]).code,
            64,
            "{bad}"
        );
    }
    assert_eq!(run(&home, &["report", "opinions", "--next", "  "]).code, 64);
    let slip = ok(&home, &["report", "opinions", "--slip"]);
    assert!(slip.contains("1      2      3      4") && !slip.contains("ma fiche"), "{slip}");
    let page = home.path("fiche.pdf");
    ok(&home, &["report", "opinions", "--pdf", text(&page)]);
    assert!(fs::read(&page).unwrap().starts_with(b"%PDF-"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let kept = files(&home.data().join("opinions")).remove(0);
        assert_eq!(fs::metadata(kept).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

/// Puts an urn beside what happened.
fn polled(home: &Home, room: &str, urn: &Urn) {
    let path = home.data().join("rooms").join(format!("{room}.urn"));
    fs::write(path, serde_json::to_string(urn).unwrap()).unwrap();
}

/// So many slips from screens.
fn urn(slips: u16) -> Urn {
    let mut urn = Urn::default();
    for seat in 1..=slips {
        let next = if seat == 1 { "une vitrine" } else { "" };
        let slip = Slip { useful: Some(4), pace: None, next: next.to_owned() };
        urn.take(SeatId(seat), &slip);
    }
    urn
}

#[test]
fn slips_from_screens_and_from_paper_are_told_together_once_counted_and_never_of_too_few() {
    let home = Home::new();
    let mut led = a_session();
    // Opened just now: slips may still come in.
    let now = Machine.now();
    led.records.iter_mut().for_each(|record| record.at.0 += now.0);
    let room = kept(&home, &led);
    ok(&home, &["report", "opinions", "--useful", "0,1,0,2", "--next", "ma fiche"]);
    let told = |what: &str| -> (Value, String) {
        let told = ok(&home, &["report", what, "--json"]);
        (serde_json::from_str(&told).unwrap(), ok(&home, &["report", what]))
    };
    let mut urn = urn(5);
    polled(&home, &room, &urn);
    for what in ["opinions", "session"] {
        let (value, words) = told(what);
        assert_eq!(value["opinions"]["useful"], serde_json::json!([0, 1, 0, 2]), "{value}");
        let slips = serde_json::json!({
            "on_screens": 5, "is_counted": false, "is_withheld": false,
        });
        assert_eq!(value["slips"], slips);
        assert!(words.contains("pas encore comptées : 5") && !words.contains("vitrine"), "{words}");
    }
    urn.count();
    polled(&home, &room, &urn);
    for what in ["opinions", "session"] {
        let (value, words) = told(what);
        assert_eq!(value["opinions"]["useful"], serde_json::json!([0, 1, 0, 7]), "{value}");
        assert_eq!(value["opinions"]["next"], serde_json::json!(["ma fiche", "une vitrine"]));
        assert!(words.contains("une vitrine") && words.contains("écrans : 5"), "{words}");
    }
    // What is typed anew takes the place of what was typed, and of nothing else.
    ok(&home, &["report", "opinions", "--useful", "0,0,0,3"]);
    assert_eq!(told("session").0["opinions"]["useful"], serde_json::json!([0, 0, 0, 8]));
    let mut few = self::urn(4);
    few.count();
    polled(&home, &room, &few);
    let (value, words) = told("session");
    assert_eq!(value["opinions"]["useful"], serde_json::json!([0, 0, 0, 3]), "{value}");
    assert_eq!(value["slips"]["is_withheld"], true, "{value}");
    assert!(words.contains("Moins de cinq") && !words.contains("vitrine"), "{words}");
    let page = home.path("bilan.pdf");
    ok(&home, &["report", "session", "--pdf", text(&page)]);
    // One that is damaged is not taken for none.
    fs::write(home.data().join("rooms").join(format!("{room}.urn")), "{").unwrap();
    assert_eq!(run(&home, &["report", "opinions"]).code, 69);
}

#[test]
fn half_a_day_after_a_session_what_came_in_counts_by_itself() {
    let home = Home::new();
    let room = kept(&home, &a_session());
    polled(&home, &room, &urn(6));
    let told: Value = serde_json::from_str(&ok(&home, &["report", "opinions", "--json"])).unwrap();
    assert_eq!(told["opinions"]["useful"], serde_json::json!([0, 0, 0, 6]), "{told}");
}

#[test]
fn a_register_of_a_session_has_its_title_its_trainer_and_its_people() {
    let home = Home::new();
    kept(&home, &a_session());
    let new = ["register", "new", "--room", "4712", "--morning", "9h-12h", "--json"];
    let said: Value = serde_json::from_str(&ok(&home, &new)).unwrap();
    assert_eq!(said["people"], 3, "{said}");
    let told: Value = serde_json::from_str(&ok(&home, &["register", "show", "--json"])).unwrap();
    assert_eq!(told["head"]["trainer"], "Mme Roche");
    assert_eq!(told["list"][0]["surname"], name(1));
    both(
        &home,
        &["register", "new", "--room", "9999", "--morning", "9h-12h"],
        66,
        "Aucune séance",
        "No session",
    );
}
