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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_is_understood_as_it_spells_languages() {
        let available = ["fr", "de", "en"];
        for (wanted, expected) in [
            ("de_DE.UTF-8", "de"),
            ("de_AT@euro", "de"),
            ("de-CH", "de"),
            ("de", "de"),
            ("en_GB.UTF-8", "en"),
            ("fr_CH", "fr"),
            ("nl_NL", "fr"),
            ("C", "fr"),
            ("", "fr"),
        ] {
            assert_eq!(negotiate(&[wanted], &available), expected, "{wanted}");
        }
        assert_eq!(negotiate(&["nl_NL", "de_DE"], &available), "de");
    }
}
