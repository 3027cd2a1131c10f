//! Benefits and helps around the passport: for whom, where, and until when. A
//! learner's age of company or staff is never asked: conditions are only told.

use serde::Deserialize;

use super::id::ModuleId;
use super::time::Date;

/// Who may ask for a benefit. Nothing said: everybody.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conditions {
    /// The company is at most so many months old.
    #[serde(default)]
    pub max_company_age_months: Option<u16>,
    /// The company has at most so many people, its head not counted.
    #[serde(default)]
    pub max_staff: Option<u16>,
    /// What has to be earned first.
    #[serde(default)]
    pub needs: Option<Needs>,
}

/// What has to be earned before a benefit is given.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub enum Needs {
    /// The Passeport.
    Passeport,
    /// A pass in this module.
    Module(ModuleId),
}

/// Where a benefit is given.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Two capital letters (ISO 3166-1), such as `FR`.
    pub country: String,
    /// Codes of regions (INSEE, Code officiel géographique), such as `84`.
    #[serde(default)]
    pub regions: Vec<String>,
    /// Codes of departments (the same), such as `69` or `2A`.
    #[serde(default)]
    pub departments: Vec<String>,
}

/// The regions of France by their codes (INSEE, Code officiel géographique 2025).
const REGIONS: [&str; 18] = [
    "01", "02", "03", "04", "06", "11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84",
    "93", "94",
];

/// Whether `code` is that of a region of France (INSEE, Code officiel géographique).
pub fn is_region(code: &str) -> bool {
    REGIONS.contains(&code)
}

/// Whether `code` is that of a department of France (INSEE, Code officiel
/// géographique): `01` to `95` without `20`, `2A`, `2B`, and those overseas.
pub fn is_department(code: &str) -> bool {
    let number = || code.parse::<u16>().ok().filter(|_| code.bytes().all(|b| b.is_ascii_digit()));
    match code.len() {
        2 if matches!(code, "2A" | "2B") => true,
        2 => number().is_some_and(|n| (1..=95).contains(&n) && n != 20),
        3 => number().is_some_and(|n| matches!(n, 971..=974 | 976)),
        _ => false,
    }
}

/// Since when, and until when, both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// The first day.
    pub from: Date,
    /// The last day, if it is known.
    pub until: Option<Date>,
}

impl Validity {
    /// Whether it holds on `day`.
    pub fn holds_on(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn first_and_last_day_are_included() {
        let open = Validity { from: day("2026-01-01"), until: None };
        let closed = Validity { until: Some(day("2026-12-31")), ..open };
        for validity in [open, closed] {
            assert!(!validity.holds_on(day("2025-12-31")));
            assert!(validity.holds_on(day("2026-01-01")));
            assert!(validity.holds_on(day("2026-12-31")));
        }
        assert!(open.holds_on(day("2030-01-01")));
        assert!(!closed.holds_on(day("2027-01-01")));
    }

    #[test]
    fn there_are_101_departments_and_18_regions() {
        let codes: Vec<String> = (0..=999).map(|n| format!("{n:02}")).collect();
        let odd = ["2A", "2B", "2a", "20", "96", "970", "975", "+1", "1", "", "069", "00"];
        let departments =
            codes.iter().map(String::as_str).chain(["2A", "2B"]).filter(|code| is_department(code));
        assert_eq!(departments.count(), 101);
        assert_eq!(codes.iter().filter(|code| is_region(code)).count(), 18);
        let found: Vec<_> = odd.into_iter().filter(|code| is_department(code)).collect();
        assert_eq!(found, ["2A", "2B"]);
    }
}
