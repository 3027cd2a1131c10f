//! Who looks after learners: keys of SSH, each with what it allows.
//!
//! One line each: a role, then the key as in `authorized_keys`. Lines that begin with
//! `#` say nothing.

use std::io::Read;
use std::path::Path;

use russh::keys::{HashAlg, PublicKey};

use crate::domain::key::KeyPrint;

/// No such file is longer, in bytes.
const MOST_BYTES: u64 = 256 * 1024;

/// What somebody may ask for, beside what concerns themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Nothing.
    Learner,
    /// Figures that name nobody.
    Trainer,
    /// Also what one learner has done.
    Adviser,
    /// Also how the server is.
    Administrator,
}

/// The role of a key; a file that cannot be read gives none.
pub(super) fn of(path: &Path, key: Option<KeyPrint>) -> Role {
    let mut text = String::new();
    let read =
        std::fs::File::open(path).map(|file| file.take(MOST_BYTES).read_to_string(&mut text));
    match (key, read) {
        (Some(key), Ok(Ok(_))) => listed(&text, key),
        _ => Role::Learner,
    }
}

fn listed(text: &str, key: KeyPrint) -> Role {
    let roles = text.lines().filter_map(|line| {
        let (name, rest) = line.trim().split_once(char::is_whitespace)?;
        let role = match name {
            "trainer" | "formateur" => Role::Trainer,
            "adviser" | "conseiller" => Role::Adviser,
            "administrator" | "administrateur" => Role::Administrator,
            _ => return None,
        };
        let listed = PublicKey::from_openssh(rest.trim()).ok()?;
        (listed.fingerprint(HashAlg::Sha256).as_bytes() == key.0).then_some(role)
    });
    roles.max().unwrap_or(Role::Learner)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJdD7y3aLq454yWBdwLWbieU1ebz9/cu7/QEXn9OIeZJ a@b";

    fn print() -> KeyPrint {
        let key = PublicKey::from_openssh(KEY).unwrap();
        KeyPrint(key.fingerprint(HashAlg::Sha256).as_bytes().try_into().unwrap())
    }

    #[test]
    fn a_key_has_the_role_its_line_gives_and_no_other() {
        let role = |text: &str| listed(text, print());
        assert_eq!(role(&format!("trainer {KEY}")), Role::Trainer);
        assert_eq!(role(&format!("# adviser {KEY}\n\n  conseiller  {KEY}\n")), Role::Adviser);
        assert_eq!(role(&format!("root {KEY}")), Role::Learner);
        assert_eq!(role("administrator ssh-ed25519 AAAA"), Role::Learner);
        assert_eq!(role(KEY), Role::Learner);
        let other = KeyPrint([1; 32]);
        assert_eq!(listed(&format!("administrator {KEY}"), other), Role::Learner);
        assert_eq!(of(Path::new("/nowhere"), Some(print())), Role::Learner);
    }
}
