//! The calendar of the plan of action, read by other people's software.
//!
//! `PASSEPORT_CALENDARS` names a folder to write examples to, for readers that are
//! not written in Rust.

use icalendar::parser::{read_calendar, unfold};
use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};
use passeport::content::Catalogue;
use passeport::domain::action::{DAYS, Line};
use passeport::domain::time::Timestamp;
use passeport::run::calendar::calendar;
use passeport::run::plan::{Entry, entries};
use passeport::text::Text;

/// 22 November 2026, nine in the morning.
const NOW: Timestamp = Timestamp(1_795_338_000_000);
const DAY: i64 = 86_400_000;

/// A line for every module of the program, one a day, the last one today.
fn all(locale: &str) -> Vec<Entry> {
    let catalogue = Catalogue::embedded();
    let text = Text::embedded(locale);
    let days = 0..i64::try_from(catalogue.entries().len()).unwrap();
    let lines = days.zip(catalogue.entries()).map(|(day, entry)| {
        let since = Timestamp(NOW.0 - day * DAY);
        let due = since.date().plus_days(DAYS);
        Line { module: entry.id.clone(), since, due, done: None }
    });
    let lines = lines.collect();
    entries(&catalogue, &text, lines)
}

/// Texts made to break a calendar.
fn hostile() -> Vec<Entry> {
    let mut entries = all("fr");
    let texts = [
        "Virgule, point-virgule ; barre \\ et \\n écrit tel quel",
        "BEGIN:VEVENT\r\nSUMMARY:glissé\r\nEND:VEVENT",
        "é".repeat(400).leak(),
        "À 74 octets, un caractère de plusieurs octets ne se coupe pas : œœœœœœœœœœœœœœœœœœœœœ",
        "\u{7}\u{0}\t:;=\"",
        "",
    ];
    for (entry, text) in entries.iter_mut().zip(texts) {
        entry.action = text.to_owned();
        entry.title = text.to_owned();
    }
    entries.truncate(texts.len());
    entries
}

/// What a text comes to once it is a value: one line, without controls.
fn shown(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

/// Reads the calendar of `entries` back, property by property.
fn agrees(name: &str, entries: &[Entry], locale: &str) {
    let told = calendar(&Text::embedded(locale), entries, NOW).unwrap();
    let unfolded = unfold(&told);
    let read = read_calendar(&unfolded).unwrap_or_else(|error| panic!("{error}\n{told}"));
    assert_eq!(read.components.len(), entries.len());
    for (raw, entry) in read.components.iter().zip(entries) {
        let summary = raw.find_prop("SUMMARY").unwrap();
        assert_eq!(summary.val.as_str(), shown(&entry.action));
    }
    for (component, entry) in Calendar::from(read).components.iter().zip(entries) {
        let CalendarComponent::Event(event) = component else { panic!("{component:?}") };
        let day = entry.line.day(NOW.date());
        let dates = [(event.get_start(), day), (event.get_end(), day.plus_days(1))];
        for (read, day) in dates {
            let Some(DatePerhapsTime::Date(read)) = read else { panic!("a whole day: {read:?}") };
            assert_eq!(read.to_string(), day.to_string());
        }
        assert!(uuid_like(event.get_uid().unwrap()));
        assert_eq!(event.get_timestamp().unwrap().timestamp_millis(), NOW.0);
        assert_eq!(event.components().len(), 1, "one reminder");
    }
    if let Some(folder) = std::env::var_os("PASSEPORT_CALENDARS").map(std::path::PathBuf::from) {
        let expected = entries.iter().map(|entry| {
            serde_json::json!({
                "summary": shown(&entry.action),
                "day": entry.line.day(NOW.date()),
                "stamp": NOW.to_rfc3339(),
            })
        });
        let expected = expected.collect::<serde_json::Value>().to_string();
        std::fs::write(folder.join(format!("{name}.ics")), told).unwrap();
        std::fs::write(folder.join(format!("{name}.json")), expected).unwrap();
    }
}

fn uuid_like(text: &str) -> bool {
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    parts == [8, 4, 4, 4, 12] && text.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit())
}

#[test]
fn another_parser_reads_every_module_s_action_in_each_language() {
    for locale in passeport::text::Bundles::embedded().locales() {
        let entries = all(locale);
        assert!(entries.len() > 20, "all modules have an action");
        agrees(locale, &entries, locale);
    }
}

#[test]
fn texts_made_to_break_a_calendar_stay_texts() {
    agrees("hostile", &hostile(), "fr");
}
