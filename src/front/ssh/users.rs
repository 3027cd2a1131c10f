//! What the name before the `@` asks for. It never says who somebody is: names are
//! free, keys and cards are not.

use super::server::Who;

/// Who comes with a card.
pub(super) const CARD: &str = "carte";

/// What the name asks for. Words of a name are joined by `+`, `-` or `.`, as in
/// `visite+texte`; a name that says nothing of the kind asks for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mode<'a> {
    /// As plain lines.
    pub is_linear: bool,
    /// In large print.
    pub is_large: bool,
    /// In this language, if it is one of ours.
    pub locale: Option<&'a str>,
    /// What one comes for.
    pub purpose: Purpose,
}

/// What one comes for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// To learn.
    #[default]
    Learn,
    /// To look, leaving nothing.
    Visit,
    /// To be shown around: the first page is there at once, and nothing is left.
    Demo,
    /// To check a certificate that somebody brought.
    Check,
    /// To learn, with a card rather than a key.
    Card,
    /// To take part in a group session.
    Session,
    /// To show a group session on a wall.
    Wall,
}

/// Reads a name; `locales` are our languages.
pub fn mode<'a>(name: &str, locales: &[&'a str]) -> Mode<'a> {
    let mut mode = Mode::default();
    // No name of ours is long; what is longer is somebody's own.
    if name.len() > 64 {
        return mode;
    }
    for word in name.split(['+', '-', '.']) {
        match word.to_ascii_lowercase().as_str() {
            "texte" | "text" => mode.is_linear = true,
            "grand" | "large" => mode.is_large = true,
            "visite" | "visit" => mode.purpose = Purpose::Visit,
            "demo" => mode.purpose = Purpose::Demo,
            "verifier" | "verify" | "pruefen" => mode.purpose = Purpose::Check,
            CARD | "card" => mode.purpose = Purpose::Card,
            "seance" | "séance" | "session" => mode.purpose = Purpose::Session,
            "mur" | "wall" => mode.purpose = Purpose::Wall,
            word => {
                mode.locale =
                    locales.iter().copied().find(|locale| *locale == word).or(mode.locale);
            }
        }
    }
    mode
}

impl Purpose {
    /// Who somebody is who comes for this, if it is nobody in particular.
    pub(super) const fn nobody(self) -> Option<Who> {
        match self {
            // What is seen on a wall has no names.
            Self::Visit | Self::Wall => Some(Who::Guest),
            Self::Demo => Some(Who::Demo),
            Self::Check => Some(Who::Checker),
            Self::Learn | Self::Card | Self::Session => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> Mode<'static> {
        mode(name, &["fr", "en"])
    }

    #[test]
    fn names_ask_for_ways_and_say_nobody() {
        let usual = Mode::default();
        for name in ["", "karim", "root", "frederic", "entreprise", &"fr+".repeat(100)] {
            assert_eq!(read(name), usual, "{name}");
        }
        assert_eq!(read("texte"), Mode { is_linear: true, ..usual });
        assert_eq!(read("GRAND"), Mode { is_large: true, ..usual });
        assert_eq!(read("en"), Mode { locale: Some("en"), ..usual });
        assert_eq!(read("carte"), Mode { purpose: Purpose::Card, ..usual });
        assert_eq!(read("visite"), Mode { purpose: Purpose::Visit, ..usual });
        assert_eq!(read("seance"), Mode { purpose: Purpose::Session, ..usual });
        assert_eq!(read("mur+fr").purpose, Purpose::Wall);
        assert_eq!(read("demo"), Mode { purpose: Purpose::Demo, ..usual });
        assert_eq!(read("verifier"), Mode { purpose: Purpose::Check, ..usual });
        assert_eq!(
            read("visite+texte-en"),
            Mode { is_linear: true, locale: Some("en"), purpose: Purpose::Visit, ..usual }
        );
    }
}
