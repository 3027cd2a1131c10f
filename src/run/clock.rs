//! When the clock cannot be right: nothing is issued by it.

use super::shell::Setup;
use crate::app::effect::Request;
use crate::credential::trust::installed;
use crate::domain::time::Timestamp;
use crate::text::Text;

/// When this version was made: no clock that is right shows an earlier day.
const MADE: &str = "2026-11-21T00:00:00Z";

/// When this program was built, as the builder says (`SOURCE_DATE_EPOCH`, seconds
/// since 1970), or when this version was made.
pub fn made() -> Timestamp {
    let built = option_env!("SOURCE_DATE_EPOCH").and_then(|seconds| seconds.parse::<i64>().ok());
    let built = built.map(|seconds| Timestamp(seconds.saturating_mul(1000)));
    let made = Timestamp::from_rfc3339(MADE).unwrap_or_default();
    built.map_or(made, |built| built.max(made))
}

/// Whether a request may be issued at its moment: not before this program was
/// made, the learner's last record, or the installed trust list.
///
/// # Errors
/// Why not, in words.
pub(super) fn check(setup: &Setup, request: &Request) -> Result<(), String> {
    let at = request.at;
    let behind = |id: &str, known: Timestamp| {
        let (now, known) = (shown(at), shown(known));
        Err(setup.text.with(id, &[("now", (&now).into()), ("known", (&known).into())]))
    };
    let made = setup.world.earliest();
    if at < made {
        return behind("clock-before-program", made);
    }
    if at < request.last {
        return behind("clock-before-record", request.last);
    }
    match list_date(setup) {
        Some(list) if at < list => behind("clock-before-list", list),
        _ => Ok(()),
    }
}

/// When the installed trust list was made. One that cannot be relied on says nothing.
fn list_date(setup: &Setup) -> Option<Timestamp> {
    let trusted = installed::load(&setup.data).ok().flatten();
    trusted.map(|trusted| trusted.list().issued)
}

/// The doubt that stays: nobody vouches for a clock that is merely not wrong.
pub fn doubt(text: &Text, at: Timestamp) -> String {
    let at = shown(at);
    text.with("clock-doubt", &[("now", (&at).into())])
}

fn shown(at: Timestamp) -> String {
    at.to_rfc3339()
}
