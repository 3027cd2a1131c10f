//! A learner's plan of action, printed, for a calendar and for programs.

use super::*;

#[test]
fn a_plan_is_printed_and_exported() {
    let home = Home::new();
    let learner = played(&home, &quiz());
    let plan = |args: &[&str]| {
        let said = run(&home, &[&["learner", "plan", &learner[..8]], args].concat());
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        said
    };
    let page = plan(&["--locale", "fr"]).out;
    assert!(page.starts_with("Mon plan d’action  "), "{page}");
    assert!(page.contains("\n[ ] ") && page.contains("    Pour le "), "{page}");
    let calendar = plan(&["--format", "ics"]).out;
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n"), "{calendar}");
    assert_eq!(calendar.matches("BEGIN:VEVENT\r\n").count(), 1);
    assert!(!calendar.contains(&learner), "nothing says who it is");
    for json in [plan(&["--format", "json"]).json(), plan(&["--json"]).json()] {
        let [line] = json.as_array().unwrap().as_slice() else { panic!("{json}") };
        assert!(line["due"].as_str() > line["since"].as_str(), "{line}");
        assert_eq!(line["done"], Value::Null);
    }
}

#[test]
fn what_cannot_be_planned_is_told() {
    let home = Home::new();
    let learner = played(&home, "");
    both(&home, &["learner", "plan", &learner], 0, "Rien ne presse", "no hurry");
    let calendar = ["learner", "plan", &learner, "--format", "ics"];
    both(&home, &calendar, 66, "Rien n’est à faire", "Nothing is left to do");
    both(&home, &["learner", "plan", "zzz"], 66, "zzz", "zzz");
    both(&home, &["learner", "plan", &learner, "--format", "pdf"], 64, "pdf", "pdf");
    assert_eq!(run(&home, &["learner", "plan", &learner, "--json"]).json(), serde_json::json!([]));
}
