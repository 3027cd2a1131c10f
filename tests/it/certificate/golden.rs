//! Certificates issued once and kept: what was valid stays valid, and the same
//! facts still give the same bytes.
//!
//! When the profile changes on purpose, new files are added (set
//! `PASSEPORT_BLESS` to write those that are missing); old ones stay.

use super::*;
use std::path::Path;

fn golden(name: &str, issued: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/certificate").join(name);
    if std::env::var_os("PASSEPORT_BLESS").is_some() && !path.exists() {
        fs::write(&path, issued).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap();
    assert_eq!(verdict(&kept), Verdict::Valid, "{name}");
    assert_eq!(kept, issued, "{name}");
}

#[test]
fn certificates_kept_from_earlier_versions_stay_valid() {
    let modules = three_modules();
    golden("module-1.json", &modules[0].document);
    golden("passport-1.json", &issue_with(&site(), passport_facts(&modules)).document);
}
