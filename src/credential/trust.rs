//! Which issuers one believes: keys pinned by hand.
//!
//! A pin file holds one key per line, in any of three spellings: `did:key:z6Mk…`,
//! an OpenSSH line `ssh-ed25519 AAAA…`, or a line of `allowed_signers` as
//! `ssh-keygen(1)` describes it, whose `valid-after` and `valid-before` are obeyed.
//! Empty lines and lines starting with `#` count for nothing.

pub mod installed;
pub mod list;

use super::key::{BadKey, PublicKey};
use crate::domain::time::Timestamp;

/// A key one believes, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// The key.
    pub key: PublicKey,
    /// From when its signatures count.
    pub from: Option<Timestamp>,
    /// Until when they count.
    pub until: Option<Timestamp>,
}

impl Pin {
    /// A key one believes at any time.
    pub fn always(key: PublicKey) -> Self {
        Self { key, from: None, until: None }
    }

    /// Whether signatures of that moment count.
    pub fn covers(&self, at: Timestamp) -> bool {
        self.from.is_none_or(|from| at >= from) && self.until.is_none_or(|until| at <= until)
    }
}

/// What is wrong in a pin file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct BadPin {
    /// Line, from 1; 0 when the file holds no key at all.
    pub line: usize,
    /// What.
    pub why: BadPinKind,
}

/// The kinds of trouble in a pin file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadPinKind {
    /// Not a key.
    #[error(transparent)]
    Key(#[from] BadKey),
    /// An option that is not understood: ignoring it could widen the trust.
    #[error("the option `{0}` is not understood")]
    Option(String),
    /// No key in the file.
    #[error("there is no key in this file")]
    Nothing,
}

/// Reads a pin file.
///
/// # Errors
/// A [`BadPin`]: one bad line makes the whole file worthless.
pub fn read_pins(text: &str) -> Result<Vec<Pin>, BadPin> {
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    let pins: Vec<Pin> = lines
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(line, text)| read_pin(text).map_err(|why| BadPin { line, why }))
        .collect::<Result<_, _>>()?;
    if pins.is_empty() { Err(BadPin { line: 0, why: BadPinKind::Nothing }) } else { Ok(pins) }
}

fn read_pin(line: &str) -> Result<Pin, BadPinKind> {
    const KIND: &str = "ssh-ed25519 ";
    if line.starts_with("did:") {
        return Ok(Pin::always(PublicKey::from_did(line)?));
    }
    let start = line.find(KIND).ok_or(BadKey::Shape)?;
    let (before, key) = line.split_at_checked(start).ok_or(BadKey::Shape)?;
    let mut pin = Pin::always(PublicKey::from_openssh(key)?);
    // What is left before the key: a name that we do not use, then options.
    let mut words = before.split_whitespace();
    let name = words.next().unwrap_or_default();
    let options = words.next().unwrap_or_default();
    if let Some(strange) = words.next().or_else(|| Some(name).filter(|name| name.contains('='))) {
        return Err(BadPinKind::Option(strange.to_owned()));
    }
    for option in options.split(',').filter(|option| !option.is_empty()) {
        let unknown = || BadPinKind::Option(option.to_owned());
        let (name, value) = option.split_once('=').ok_or_else(unknown)?;
        let value = value.trim_matches('"');
        match name.to_ascii_lowercase().as_str() {
            "valid-after" => pin.from = Some(ssh_moment(value).ok_or_else(unknown)?),
            "valid-before" => pin.until = Some(ssh_moment(value).ok_or_else(unknown)?),
            "namespaces" => {}
            _ => return Err(unknown()),
        }
    }
    Ok(pin)
}

/// `YYYYMMDD[HHMM[SS]][Z]`, always read as UTC.
fn ssh_moment(text: &str) -> Option<Timestamp> {
    let digits = text.strip_suffix('Z').unwrap_or(text);
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let full = match digits.len() {
        8 => format!("{digits}000000"),
        12 => format!("{digits}00"),
        14 => digits.to_owned(),
        _ => return None,
    };
    let part = |range| full.get(range).unwrap_or_default();
    Timestamp::from_rfc3339(&format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0..4),
        part(4..6),
        part(6..8),
        part(8..10),
        part(10..12),
        part(12..14)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::key::SiteKey;

    fn key() -> PublicKey {
        SiteKey::from_entropy(&[7; 32]).public()
    }

    #[test]
    fn a_key_is_read_in_each_spelling() {
        let pin = Pin::always(key());
        let ssh = key().openssh("epn");
        for text in [key().did(), ssh.clone(), format!("# site\n\n  epn-lyon {ssh}\r\n")] {
            assert_eq!(read_pins(&text), Ok(vec![pin.clone()]), "{text}");
        }
    }

    #[test]
    fn windows_of_validity_are_obeyed() {
        let line = format!(
            "epn valid-after=\"20260101Z\",valid-before=\"202612312359\" {}",
            key().openssh("")
        );
        let pin = &read_pins(&line).unwrap()[0];
        let at = |text| Timestamp::from_rfc3339(text).unwrap();
        assert!(!pin.covers(at("2025-12-31T23:59:59Z")));
        assert!(pin.covers(at("2026-01-01T00:00:00Z")));
        assert!(pin.covers(at("2026-12-31T23:59:00Z")));
        assert!(!pin.covers(at("2027-01-01T00:00:00Z")));
    }

    #[test]
    fn doubtful_files_are_refused_with_their_line() {
        let ssh = key().openssh("");
        let bad = |text: &str| read_pins(text).unwrap_err();
        assert_eq!(bad("# nothing\n"), BadPin { line: 0, why: BadPinKind::Nothing });
        assert_eq!(bad("\nhello").line, 2);
        assert_eq!(bad("ssh-rsa AAAA").why, BadPinKind::Key(BadKey::Shape));
        let option = BadPinKind::Option("cert-authority".to_owned());
        assert_eq!(bad(&format!("a cert-authority {ssh}")).why, option);
        assert!(matches!(bad(&format!("a valid-after=x {ssh}")).why, BadPinKind::Option(_)));
        assert!(read_pins(&format!("a valid-after=20261301 {ssh}")).is_err());
    }
}
