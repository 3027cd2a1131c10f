//! What is known of a client until its session begins.

use super::server::House;
use crate::front::is_dumb;
use crate::front::remote::{Face, Peer};
use crate::paint::{Look, Size, detect};

/// What is known of a client until its session begins.
#[derive(Debug, Default)]
pub(super) struct Before {
    pub(super) user: String,
    pub(super) term: Option<(String, Size)>,
    pub(super) variables: Vec<(&'static str, String)>,
}

impl Before {
    pub(super) fn peer(&self, wants_lines: bool) -> Peer {
        let Some((term, size)) = &self.term else {
            return Peer { face: Face::PipedLines, look: Look::default() };
        };
        let mut environment: Vec<(&str, &str)> = vec![("TERM", term)];
        environment.extend(self.variables.iter().map(|(name, value)| (*name, value.as_str())));
        let (glyphs, colours) = detect(&environment);
        let face =
            if wants_lines || is_dumb(term) { Face::TypedLines } else { Face::Screen(*size) };
        Peer { face, look: Look { glyphs, colours, ..Look::default() } }
    }

    pub(super) fn locale(&self, asked: Option<&str>, house: &House) -> String {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let told = names.iter().filter_map(|name| {
            let found = self.variables.iter().find(|(variable, _)| variable == name);
            found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
        });
        let wanted: Vec<&str> = asked.into_iter().chain(told).collect();
        house.locale(&wanted)
    }
}
