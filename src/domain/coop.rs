//! The memo to retype in *La Coop de la médiation numérique*: exactly the fields of a group
//! activity there, no more. Participants are counted by bands, never named.

use std::collections::BTreeMap;

use super::module::{Level, Module};
use super::time::Date;

/// Where the activity was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// At the mediator's workplace.
    Workplace,
    /// At somebody's home.
    Home,
    /// At a distance.
    Remote,
    /// Elsewhere.
    Other,
}

/// What was worked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Equipment {
    /// Computers.
    Computer,
    /// Telephones.
    Phone,
    /// Tablets.
    Tablet,
    /// Something else.
    Other,
    /// Nothing.
    None,
}

/// The level of a workshop there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// Beginner.
    Beginner,
    /// Intermediate.
    Intermediate,
    /// Advanced.
    Advanced,
}

/// The bands participants are counted in, in the order of the form there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Gender: women, men, not told.
    Gender(u8),
    /// Age: under 12, 12 to 18, 18 to 24, 25 to 39, 40 to 59, 60 to 69, 70 and more, not told.
    Age(u8),
    /// Status: at school, without employment, employed, retired, not told.
    Status(u8),
}

impl Band {
    /// All bands, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        let genders = (0..3).map(Self::Gender);
        genders.chain((0..8).map(Self::Age)).chain((0..5).map(Self::Status))
    }

    /// The name of the band where it is typed: `women`, `25-39`, `employed`.
    pub fn word(self) -> &'static str {
        const GENDERS: [&str; 3] = ["women", "men", "other"];
        const AGES: [&str; 8] = ["0-11", "12-17", "18-24", "25-39", "40-59", "60-69", "70", "age"];
        const STATES: [&str; 5] = ["pupils", "jobless", "employed", "retired", "status"];
        let (words, at): (&[&str], u8) = match self {
            Self::Gender(at) => (&GENDERS, at),
            Self::Age(at) => (&AGES, at),
            Self::Status(at) => (&STATES, at),
        };
        words.get(usize::from(at)).copied().unwrap_or_default()
    }

    /// The band of that name.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::all().find(|band| band.word() == word && !word.is_empty())
    }

    /// The band of those who did not tell.
    fn untold(self) -> Self {
        match self {
            Self::Gender(_) => Self::Gender(2),
            Self::Age(_) => Self::Age(7),
            Self::Status(_) => Self::Status(4),
        }
    }
}

/// What is to be retyped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memo {
    /// The day.
    pub date: Date,
    /// How long, in minutes.
    pub minutes: u16,
    /// Where.
    pub place: Place,
    /// The commune, if told.
    pub commune: Option<String>,
    /// Its INSEE code, if told.
    pub insee: Option<String>,
    /// The themes, in the words used there.
    pub themes: Vec<String>,
    /// What was worked with.
    pub equipment: Vec<Equipment>,
    /// The level.
    pub grade: Grade,
    /// The title of the workshop.
    pub title: String,
    /// How many took part.
    pub participants: u16,
    /// How many in each band that was told.
    bands: BTreeMap<Band, u16>,
}

impl Memo {
    /// The memo of a session about these modules, nobody counted in any band yet.
    pub fn new(modules: &[&Module], date: Date, minutes: u16, participants: u16) -> Self {
        let mut themes: Vec<String> = vec![];
        for module in modules {
            if !themes.contains(&module.about.coop_theme) {
                themes.push(module.about.coop_theme.clone());
            }
        }
        let is_practice = modules.iter().any(|module| module.about.level == Level::Practice);
        let titles: Vec<String> = modules.iter().map(|module| module.title.text()).collect();
        Self {
            date,
            minutes,
            place: Place::Workplace,
            commune: None,
            insee: None,
            themes,
            equipment: vec![Equipment::Computer],
            grade: if is_practice { Grade::Intermediate } else { Grade::Beginner },
            title: titles.join(", "),
            participants,
            bands: BTreeMap::new(),
        }
    }

    /// The same with so many in a band; false when there would be more than took part.
    pub fn count(&mut self, band: Band, number: u16) -> bool {
        let same = |other: &Band| std::mem::discriminant(other) == std::mem::discriminant(&band);
        let others = self.bands.iter().filter(|(other, _)| same(other) && **other != band);
        let others: u16 = others.fold(0, |sum, (_, count)| sum.saturating_add(*count));
        let is_possible = others.saturating_add(number) <= self.participants;
        if is_possible {
            self.bands.insert(band, number);
        }
        is_possible
    }

    /// How many are in each band, in order: whoever was counted in none has not told.
    pub fn bands(&self) -> Vec<(Band, u16)> {
        let told = |band: Band| {
            let same =
                |other: &Band| std::mem::discriminant(other) == std::mem::discriminant(&band);
            let told = self.bands.iter().filter(|(other, _)| same(other));
            told.fold(0_u16, |sum, (_, count)| sum.saturating_add(*count))
        };
        let number = |band: Band| {
            let counted = self.bands.get(&band).copied().unwrap_or(0);
            let rest = self.participants.saturating_sub(told(band));
            (band, if band == band.untold() { counted + rest } else { counted })
        };
        Band::all().map(number).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memo(participants: u16) -> Memo {
        Memo::new(&[], "2026-11-26".parse().unwrap(), 120, participants)
    }

    #[test]
    fn whoever_was_counted_in_no_band_has_not_told() {
        let mut memo = memo(10);
        assert!(memo.count(Band::Gender(0), 4) && memo.count(Band::Gender(1), 5));
        assert!(memo.count(Band::Age(4), 3) && memo.count(Band::Age(4), 2));
        let bands: BTreeMap<_, _> = memo.bands().into_iter().collect();
        assert_eq!(bands.len(), 16);
        let numbers = [Band::Gender(0), Band::Gender(1), Band::Gender(2), Band::Age(4)];
        assert_eq!(numbers.map(|band| bands[&band]), [4, 5, 1, 2]);
        assert_eq!((bands[&Band::Age(7)], bands[&Band::Status(4)]), (8, 10));
    }

    #[test]
    fn no_band_holds_more_people_than_took_part() {
        let mut memo = memo(3);
        assert!(memo.count(Band::Status(0), 2));
        assert!(!memo.count(Band::Status(1), 2));
        assert!(memo.count(Band::Status(0), 3));
        assert_eq!(memo.bands().iter().map(|(_, count)| count).sum::<u16>(), 9);
    }
}
