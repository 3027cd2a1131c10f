//! The plan of action as a calendar: iCalendar, [RFC 5545].
//!
//! Our own writer: an event is a dozen lines, and the crates for it bring a second
//! calendar of days along. Other people's software reads it in the tests.
//!
//! Each line that is not done yet becomes an event of a whole day, with a reminder at
//! nine in the morning. Not a task of the standard: telephones import tasks badly or not
//! at all.
//!
//! [RFC 5545]: https://www.rfc-editor.org/rfc/rfc5545

use super::plan::Entry;
use crate::domain::attempt::Draws;
use crate::domain::id::{AttemptId, RandomId};
use crate::domain::time::{Date, Timestamp};
use crate::text::Text;

/// Octets of a line, its end not counted (section 3.1).
const LONGEST: usize = 75;

/// The calendar of what is still to do, written at `at`; none when all is done: a
/// calendar without an event is none (section 3.6), and telephones refuse it. Lines end
/// with CRLF.
///
/// A line whose day went by is given a new one, and a higher `SEQUENCE`, so that
/// a calendar that has the event already moves it.
pub fn calendar(text: &Text, entries: &[Entry], at: Timestamp) -> Option<String> {
    let mut open = entries.iter().filter(|entry| entry.line.done.is_none()).peekable();
    open.peek()?;
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Passeport//Plan//FR".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
    ];
    open.for_each(|entry| lines.extend(event(text, entry, at)));
    lines.push("END:VCALENDAR".to_owned());
    Some(lines.iter().map(|line| folded(line)).collect())
}

/// The lines of one event, not folded.
fn event(text: &Text, entry: &Entry, at: Timestamp) -> Vec<String> {
    let today = at.date();
    let day = entry.line.day(today);
    let title = [("module", (&entry.title).into())];
    let description = text.with("calendar-description", &title);
    let summary = escaped(&entry.action);
    let said = |name: &str, id: &str, value: &str| format!("{name};LANGUAGE={id}:{value}");
    vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", name(entry)),
        format!("DTSTAMP:{}", moment(at)),
        format!("DTSTART;VALUE=DATE:{}", compact(day)),
        format!("DTEND;VALUE=DATE:{}", compact(day.plus_days(1))),
        format!("SEQUENCE:{}", day.days_since(entry.line.due)),
        said("SUMMARY", text.locale(), &summary),
        said("DESCRIPTION", text.locale(), &escaped(&description)),
        // The day stays free for work.
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        // From midnight, wherever the calendar is.
        "TRIGGER:PT9H".to_owned(),
        format!("DESCRIPTION:{summary}"),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
    ]
}

/// The same name for the same line each time, so that a second import replaces the
/// first. It follows from the module and the moment its line came to be: nothing in
/// it says who the learner is. Written as a UUID (RFC 7986, section 5.3).
fn name(entry: &Entry) -> RandomId {
    let seed = AttemptId(entry.line.since.0.cast_unsigned());
    let mut draws = Draws::new(seed, entry.line.module.as_str());
    let [high, low] = [(); 2].map(|()| u128::from(draws.next_u64()));
    RandomId::from_entropy(high << 64 | low)
}

/// `20261129`.
fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// `20261122T091500Z`.
fn moment(at: Timestamp) -> String {
    at.to_rfc3339().replace(['-', ':'], "")
}

/// A text as a value (section 3.3.11).
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => value.extend(['\\', c]),
            '\n' => value.push_str("\\n"),
            // Controls may not stand in a value.
            c if c.is_control() => {}
            c => value.push(c),
        }
    }
    value
}

/// The line with its end, folded where it is too long: never inside a character.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::action::{DAYS, Line};

    /// 22 November 2026, nine in the morning.
    const NOW: Timestamp = Timestamp(1_795_338_000_000);

    fn entry(module: &str, days_ago: i64, action: &str) -> Entry {
        let since = Timestamp(NOW.0 - days_ago * 86_400_000);
        let due = since.date().plus_days(DAYS);
        let line = Line { module: module.parse().unwrap(), since, due, done: None };
        Entry { line, title: "Vendre sur internet".to_owned(), action: action.to_owned() }
    }

    fn french(entries: &[Entry]) -> String {
        calendar(&Text::embedded("fr"), entries, NOW).unwrap()
    }

    #[test]
    fn an_event_is_a_whole_day_with_a_reminder_in_the_morning() {
        let told = french(&[entry("essai", 0, "Appelez ; notez, puis\nrangez \\.")]);
        let expected = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Passeport//Plan//FR
CALSCALE:GREGORIAN
BEGIN:VEVENT
UID:@
DTSTAMP:20261122T090000Z
DTSTART;VALUE=DATE:20261129
DTEND;VALUE=DATE:20261130
SEQUENCE:0
SUMMARY;LANGUAGE=fr:Appelez \\; notez\\, puis\\nrangez \\\\.
DESCRIPTION;LANGUAGE=fr:Un geste du module « Vendre sur internet ».
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:PT9H
DESCRIPTION:Appelez \\; notez\\, puis\\nrangez \\\\.
END:VALARM
END:VEVENT
END:VCALENDAR
";
        let uid = told.lines().find_map(|line| line.strip_prefix("UID:")).unwrap();
        let told = told.replace(uid, "@").replace('\u{a0}', " ");
        assert_eq!(told, expected.replace('\n', "\r\n"));
    }

    fn uids(told: &str) -> Vec<String> {
        told.lines().filter_map(|line| line.strip_prefix("UID:")).map(str::to_owned).collect()
    }

    #[test]
    fn names_are_stable_and_differ_from_line_to_line() {
        let entries = [entry("a", 0, "x"), entry("b", 0, "y"), entry("a", 1, "z")];
        let named = uids(&french(&entries));
        let english = calendar(&Text::embedded("en"), &entries, Timestamp(NOW.0 + 5)).unwrap();
        assert_eq!(named, uids(&english));
        let mut different = named.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), 3, "{named:?}");
    }

    #[test]
    fn what_is_done_is_left_out_and_what_is_late_gets_a_new_day() {
        let mut done = entry("a", 1, "x");
        done.line.done = Some(NOW);
        let told = french(&[done, entry("b", 20, "y")]);
        assert_eq!(uids(&told).len(), 1);
        // Due on the 9th: a week from today, and twenty days after the first date.
        assert!(told.contains("DTSTART;VALUE=DATE:20261129\r\n"), "{told}");
        assert!(told.contains("SEQUENCE:20\r\n"), "{told}");
    }

    #[test]
    fn without_anything_to_do_there_is_no_calendar() {
        let mut done = entry("a", 1, "x");
        done.line.done = Some(NOW);
        for entries in [vec![], vec![done]] {
            assert_eq!(calendar(&Text::embedded("fr"), &entries, NOW), None);
        }
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_unfolding_gives_all_back(text in ".{0,300}") {
            let value = escaped(&text);
            let out = folded(&format!("SUMMARY:{value}"));
            prop_assert!(out.ends_with("\r\n"));
            for line in out.trim_end_matches("\r\n").split("\r\n") {
                prop_assert!(line.len() <= LONGEST, "{line:?}");
                prop_assert!(!line.contains(['\r', '\n']), "{line:?}");
            }
            let unfolded = out.replace("\r\n ", "");
            prop_assert_eq!(unfolded, format!("SUMMARY:{value}\r\n"));
        }
    }
}
