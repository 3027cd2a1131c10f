//! Which language a session speaks.

use fluent_langneg::{LanguageIdentifier, NegotiationStrategy, negotiate_languages};

/// The best of `available` for what was `wanted`, most wanted first. Names as
/// the environment spells them are understood (`fr_FR.UTF-8`, `en_GB`, `C`).
/// French when nothing agrees.
pub fn negotiate(wanted: &[&str], available: &[&str]) -> String {
    let read = |name: &&str| {
        let plain = name.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
        plain.parse::<LanguageIdentifier>().ok()
    };
    let wanted: Vec<_> = wanted.iter().filter_map(read).collect();
    let offered: Vec<_> = available.iter().filter_map(read).collect();
    let best = negotiate_languages(&wanted, &offered, None, NegotiationStrategy::Lookup);
    best.first().map_or_else(|| super::bundle::REFERENCE.to_owned(), ToString::to_string)
}
