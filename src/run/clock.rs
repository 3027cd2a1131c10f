//! When the clock cannot be right: nothing is issued by it.

use super::shell::Setup;
use crate::app::effect::Request;
use crate::credential::trust::installed;
use crate::domain::attendance::Clock;
use crate::domain::time::{Date, Timestamp};
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

/// The day and the time of the day it is here at that moment, as people in the room say
/// it: by the time zone of this machine, or in UTC where it has none.
pub fn here(at: Timestamp) -> (Date, Clock) {
    zoned(at, jiff::tz::TimeZone::system())
}

/// The same where nobody has a zone.
pub(super) fn in_utc(at: Timestamp) -> (Date, Clock) {
    zoned(at, jiff::tz::TimeZone::UTC)
}

fn zoned(at: Timestamp, zone: jiff::tz::TimeZone) -> (Date, Clock) {
    let moment = jiff::Timestamp::from_millisecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    local(moment.to_zoned(zone).datetime(), at)
}

/// The same of a date and time that were converted already.
fn local(here: jiff::civil::DateTime, at: Timestamp) -> (Date, Clock) {
    let number = |part: i8| u16::try_from(part).unwrap_or_default();
    let clock = Clock::new(number(here.hour()), number(here.minute()));
    // Both always are a date and a time.
    let date = here.date().to_string().parse().unwrap_or_else(|_| at.date());
    (date, clock.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_the_room_is_that_of_its_zone() {
        let moment: jiff::Timestamp = "2026-11-26T23:30:00Z".parse().unwrap();
        let paris = jiff::tz::TimeZone::fixed(jiff::tz::offset(1));
        let at = Timestamp(moment.as_millisecond());
        let (date, clock) = local(moment.to_zoned(paris).datetime(), at);
        assert_eq!((date.to_string(), clock.to_string()), ("2026-11-27".into(), "00:30".into()));
    }
}
