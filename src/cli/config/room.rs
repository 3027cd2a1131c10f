//! What the configuration says about group sessions, checked when it is read.

use serde::Deserialize;

use crate::app::lead::Usual;
use crate::domain::live::event::Pace;
use crate::domain::live::opening::Pin;

/// Days after which names are removed, at most: a year.
const MOST_DAYS: u32 = 366;
/// The longest name of a machine, in characters (RFC 1035).
const LONGEST_HOST: usize = 253;

/// What is usual in the rooms of this place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Said")]
pub(in crate::cli) struct Room(pub(in crate::cli) Usual);

/// What the file says. What it does not say is as usual.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "Room")]
struct Said {
    /// Under this share of right answers, in percent, explaining is advised.
    explain_under: Option<u16>,
    /// Over this share, going on is advised; between the two, discussing.
    go_on_over: Option<u16>,
    /// The PIN of every room, four digits.
    pin: Option<String>,
    /// Who moves the steps at the beginning: `together`, `free`, or the last step that
    /// people may go to alone.
    pace: Option<String>,
    /// Days after which names are removed.
    days: Option<u32>,
    /// The name by which people reach this machine over SSH.
    host: Option<String>,
}

impl TryFrom<Said> for Room {
    type Error = String;

    fn try_from(said: Said) -> Result<Self, String> {
        let mut usual = Usual::default();
        let thresholds = &mut usual.thresholds;
        let under = percent("explain_under", said.explain_under, thresholds.explain_under)?;
        let over = percent("go_on_over", said.go_on_over, thresholds.go_on_over)?;
        if under > over {
            return Err(format!("`explain_under: {under}` > `go_on_over: {over}`"));
        }
        (thresholds.explain_under, thresholds.go_on_over) = (under, over);
        if let Some(pin) = said.pin {
            let known: Pin = pin.parse().map_err(|_| format!("`pin: \"{pin}\"` (\"4712\")"))?;
            usual.pin = Some(known);
        }
        if let Some(pace) = said.pace {
            usual.pace = paced(&pace)
                .ok_or_else(|| format!("`pace: \"{pace}\"` (\"together\", \"free\", \"8\")"))?;
        }
        if let Some(days) = said.days {
            let is_right = (1..=MOST_DAYS).contains(&days);
            usual.days = is_right
                .then_some(days)
                .ok_or_else(|| format!("`days: {days}` (1–{MOST_DAYS})"))?;
        }
        if let Some(host) = said.host {
            let is_right = is_host(&host);
            usual.host =
                Some(is_right.then_some(host.clone()).ok_or_else(|| format!("`host: {host:?}`"))?);
        }
        Ok(Self(usual))
    }
}

fn percent(key: &str, said: Option<u16>, usual: u8) -> Result<u8, String> {
    let Some(said) = said else { return Ok(usual) };
    let known = u8::try_from(said).ok().filter(|percent| *percent <= 100);
    known.ok_or_else(|| format!("`{key}: {said}` (0–100)"))
}

fn paced(said: &str) -> Option<Pace> {
    match said.trim() {
        "together" => Some(Pace::Together),
        "free" => Some(Pace::Free),
        // Steps are told from 1.
        step => step.parse::<u16>().ok()?.checked_sub(1).map(Pace::Until),
    }
}

/// A name or an address, perhaps with a port: where `ssh` is to go for `seance@`.
fn is_host(said: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '_');
    !said.is_empty()
        && said.len() <= LONGEST_HOST
        && !said.starts_with('-')
        && said.chars().all(is_sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Usual, String> {
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        options.from_str::<Room>(text).map(|room| room.0).map_err(|error| error.code.to_string())
    }

    #[test]
    fn what_is_not_said_is_as_usual() {
        assert_eq!(read("()"), Ok(Usual::default()));
        let usual = read(r#"(pin: "47 12", pace: "8", host: "atelier.local", days: 7)"#).unwrap();
        assert_eq!(usual.pin.map(|pin| pin.to_string()).as_deref(), Some("4712"));
        assert_eq!((usual.pace, usual.days), (Pace::Until(7), 7));
        assert_eq!(usual.host.as_deref(), Some("atelier.local"));
        assert_eq!(usual.thresholds, Usual::default().thresholds);
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_key() {
        for (written, told) in [
            ("(explain_under: 101)", "explain_under: 101"),
            ("(go_on_over: 300)", "go_on_over: 300"),
            ("(explain_under: 80)", "`go_on_over: 70`"),
            ("(explain_under: 60, go_on_over: 50)", "`explain_under: 60` > `go_on_over: 50`"),
            (r#"(pin: "471")"#, "pin"),
            (r#"(pin: "47a2")"#, "pin"),
            (r#"(pace: "0")"#, "\"together\", \"free\""),
            (r#"(pace: "quick")"#, "pace"),
            ("(days: 0)", "1–366"),
            (r#"(host: "a b")"#, "host"),
            (r#"(host: "-oProxyCommand=x")"#, "host"),
            (r#"(host: "")"#, "host"),
        ] {
            let why = read(written).unwrap_err();
            assert!(why.contains(told), "{written}: {why}");
        }
    }
}
