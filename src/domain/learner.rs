//! Who learns, and for which organisation.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What the learner chose about how things are shown. Kept with the card.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Preferences {
    /// Language, such as `fr`; absent: the machine's.
    pub locale: Option<String>,
    /// Large text layout.
    pub large: bool,
    /// Colours.
    pub contrast: Contrast,
    /// Plain lines instead of screens.
    pub linear: bool,
}

/// The three families of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Contrast {
    /// The terminal's own background, light text.
    #[default]
    Dark,
    /// Dark text on white.
    Light,
    /// Black and white only.
    High,
}

/// The company or association that earns the passport.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its name, as it should stand on the certificate.
    pub name: String,
    /// Its number in a public register.
    pub number: OrganisationNumber,
}

/// A number that names an organisation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrganisationNumber {
    /// Nine digits, a company.
    Siren(String),
    /// Fourteen digits, one place of a company.
    Siret(String),
    /// `W` and nine digits, an association without SIREN (répertoire national des associations).
    Rna(String),
}

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadNumber {
    /// Neither 9 digits, nor 14 digits, nor `W` and 9 digits.
    #[error("a SIREN has 9 digits, a SIRET 14, an association number W and 9 digits")]
    Shape,
    /// The check digit does not agree: a digit is probably mistyped.
    #[error("the check digit does not agree: one digit is probably mistyped")]
    Check,
}

/// La Poste, whose establishments have their own check rule.
const LA_POSTE: &str = "356000000";

impl OrganisationNumber {
    /// The digits (and the `W`), without spaces.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Siren(digits) | Self::Siret(digits) | Self::Rna(digits) => digits,
        }
    }

    /// The nine digits of the company, whichever place was named; none for an
    /// association without SIREN.
    pub fn siren(&self) -> Option<&str> {
        match self {
            Self::Siren(digits) | Self::Siret(digits) => digits.get(..9),
            Self::Rna(_) => None,
        }
    }

    /// The kind of number, as written in a credential: `ext:siren` and so on.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Siren(_) => "ext:siren",
            Self::Siret(_) => "ext:siret",
            Self::Rna(_) => "ext:rna",
        }
    }
}

impl FromStr for OrganisationNumber {
    type Err = BadNumber;

    /// Spaces and points are ignored, case too.
    fn from_str(text: &str) -> Result<Self, BadNumber> {
        let plain: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '.' && *c != '\u{a0}')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let digits = plain.strip_prefix('W').unwrap_or(&plain);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BadNumber::Shape);
        }
        match (plain.starts_with('W'), digits.len()) {
            (true, 9) => Ok(Self::Rna(plain)),
            (false, 9) if luhn(digits) => Ok(Self::Siren(plain)),
            (false, 14) if is_siret(digits) => Ok(Self::Siret(plain)),
            (false, 9 | 14) => Err(BadNumber::Check),
            _ => Err(BadNumber::Shape),
        }
    }
}

impl fmt::Display for OrganisationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for OrganisationNumber {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for OrganisationNumber {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

fn digit_values(digits: &str) -> impl DoubleEndedIterator<Item = u32> {
    digits.bytes().map(|b| u32::from(b.saturating_sub(b'0')))
}

/// The check of ISO/IEC 7812-1, annex B: every second digit from the right
/// doubled, the sum a multiple of ten.
fn luhn(digits: &str) -> bool {
    let sum: u32 = digit_values(digits)
        .rev()
        .enumerate()
        .map(|(place, value)| match place % 2 {
            0 => value,
            _ if value > 4 => value * 2 - 9,
            _ => value * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// La Poste has more places than the usual check allows: there, all the places
/// but the head office have fourteen digits that add up to a multiple of five.
fn is_siret(digits: &str) -> bool {
    let la_poste = digits.starts_with(LA_POSTE);
    luhn(digits) || (la_poste && digit_values(digits).sum::<u32>().is_multiple_of(5))
}
