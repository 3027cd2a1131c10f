//! By what a terminal comes back, as it passes through the socket: lines of a name and a
//! value, like those of a hello.

use crate::app::seat::Stay;
use crate::front::local::hello::{ERRANDS, name, named};

/// What the other side of a leading session says.
const LEADS: &str = "leads yes";

/// The lines.
pub(super) fn encode(stay: &Stay) -> Vec<u8> {
    let mut lines = vec![];
    lines.extend(stay.learner.map(|learner| format!("learner {learner}")));
    lines.extend(stay.errand.map(|(errand, pin)| {
        let pin = pin.map_or_else(|| "any".to_owned(), |pin| pin.to_string());
        format!("{} {pin}", name(&ERRANDS, &errand))
    }));
    lines.extend(stay.leads.then(|| LEADS.to_owned()));
    lines.join("\n").into_bytes()
}

/// Reads the lines; none: a value is none of those it may have. A line that is not known
/// says nothing.
pub(super) fn decode(bytes: &[u8]) -> Option<Stay> {
    let mut stay = Stay::default();
    for line in str::from_utf8(bytes).ok()?.lines() {
        match line.split_once(' ')? {
            ("learner", id) => stay.learner = Some(id.parse().ok()?),
            (word @ ("join" | "wall"), pin) => {
                let pin = if pin == "any" { None } else { Some(pin.parse().ok()?) };
                stay.errand = Some((named(&ERRANDS, word)?, pin));
            }
            _ => stay.leads |= line == LEADS,
        }
    }
    Some(stay)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::seat::Errand;
    use crate::domain::id::RandomId;

    #[test]
    fn what_is_kept_is_what_was_said() {
        let pin = "4712".parse().ok();
        let errands =
            [None, Some((Errand::Sit, pin)), Some((Errand::Look, None)), Some((Errand::Sit, None))];
        for errand in errands {
            for learner in [None, Some(RandomId::from_entropy(3))] {
                for leads in [false, true] {
                    let stay = Stay { learner, errand, leads };
                    assert_eq!(decode(&encode(&stay)), Some(stay));
                }
            }
        }
    }

    #[test]
    fn what_is_not_known_says_nothing_and_what_is_wrong_is_refused() {
        assert_eq!(decode(b"weather fine"), Some(Stay::default()));
        for wrong in [&b"join 12"[..], b"learner me", b"alone", b"\xff"] {
            assert_eq!(decode(wrong), None, "{wrong:?}");
        }
    }
}
