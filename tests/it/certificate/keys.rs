//! The site's key on the disk.

use super::*;
use passeport::credential::key::BadKey;
use passeport::credential::keyfile::{self, KeyFileError};

#[test]
fn a_key_is_kept_and_found_again() {
    let data = tempfile::tempdir().unwrap();
    let made = keyfile::create(data.path(), &SITE, "passeport").unwrap();
    let read = keyfile::load(data.path()).unwrap();
    assert_eq!(made.public(), read.public());
    assert_eq!(read.public(), site().public());
    let text = fs::read_to_string(keyfile::path(data.path())).unwrap();
    assert!(text.starts_with("-----BEGIN OPENSSH PRIVATE KEY-----\n"));
}

#[test]
fn a_key_is_never_replaced() {
    let data = tempfile::tempdir().unwrap();
    keyfile::create(data.path(), &SITE, "passeport").unwrap();
    let again = keyfile::create(data.path(), &[9; 32], "passeport");
    assert!(matches!(again, Err(KeyFileError::Exists(_))));
    assert_eq!(keyfile::load(data.path()).unwrap().public(), site().public());
    // Nothing half made stays behind.
    assert_eq!(fs::read_dir(keyfile::folder(data.path())).unwrap().count(), 1);
}

#[test]
fn a_retired_key_stays_listed_and_makes_room() {
    let data = tempfile::tempdir().unwrap();
    assert!(matches!(keyfile::retire(data.path()), Err(KeyFileError::Missing(_))));
    assert!(keyfile::list(data.path()).unwrap().is_empty());
    keyfile::create(data.path(), &SITE, "passeport").unwrap();
    keyfile::retire(data.path()).unwrap();
    assert!(matches!(keyfile::load(data.path()), Err(KeyFileError::Missing(_))));
    let new = keyfile::create(data.path(), &[9; 32], "passeport").unwrap();
    let listed = keyfile::list(data.path()).unwrap();
    let keys: Vec<_> = listed.iter().map(|listed| listed.key.as_ref().unwrap()).collect();
    assert_eq!(keys, [&new.public(), &site().public()]);
    assert_eq!(listed[0].name, "site");
}

#[test]
fn files_that_are_no_such_key_are_refused() {
    let data = tempfile::tempdir().unwrap();
    keyfile::create(data.path(), &SITE, "passeport").unwrap();
    let path = keyfile::path(data.path());
    let good = fs::read_to_string(&path).unwrap();
    for text in [String::new(), "hello".to_owned(), good[..good.len() / 2].to_owned()] {
        fs::write(&path, text).unwrap();
        let refused = keyfile::load(data.path());
        assert!(matches!(refused, Err(KeyFileError::Bad { why: BadKey::Shape, .. })));
    }
}

#[cfg(unix)]
#[test]
fn a_key_that_others_can_read_is_refused_with_the_remedy() {
    use std::os::unix::fs::PermissionsExt;
    let data = tempfile::tempdir().unwrap();
    keyfile::create(data.path(), &SITE, "passeport").unwrap();
    let path = keyfile::path(data.path());
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(&keyfile::folder(data.path())), 0o700);
    for open in [0o640, 0o604, 0o660, 0o601] {
        fs::set_permissions(&path, fs::Permissions::from_mode(open)).unwrap();
        let error = keyfile::load(data.path()).unwrap_err();
        assert!(error.to_string().contains("chmod 600"), "{error}");
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    assert!(keyfile::load(data.path()).is_ok());
}

#[test]
fn public_halves_are_read_back_in_each_spelling() {
    let key = site().public();
    assert_eq!(PublicKey::from_did(&key.did()), Ok(key));
    assert_eq!(PublicKey::from_openssh(&key.openssh("EPN de la Loire")), Ok(key));
    assert!(key.did().starts_with("did:key:z6Mk"));
    for text in
        ["", "did:key:", "did:key:z", "did:web:epn.example", "did:key:z6Mk", "did:key:z6Mk0"]
    {
        assert_eq!(PublicKey::from_did(text), Err(BadKey::Shape), "{text}");
    }
    assert!(PublicKey::from_did(&format!("did:key:z{}", "1".repeat(100_000))).is_err());
}

#[test]
fn secrets_do_not_show_in_debug_output() {
    assert_eq!(format!("{:?}", site()), format!("SiteKey({})", site().public().did()));
}
