//! Certificates issued once and kept: what was valid stays valid, and the same
//! facts still give the same bytes.
//!
//! When the profile changes on purpose, new files are added (set
//! `PASSEPORT_BLESS` to write those that are missing); old ones stay.

use super::*;
use std::path::Path;

fn kept(name: &str, issued: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/certificate").join(name);
    if std::env::var_os("PASSEPORT_BLESS").is_some() && !path.exists() {
        fs::write(&path, issued).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap();
    assert_eq!(verdict(&kept), Verdict::Valid, "{name}");
    kept
}

#[test]
fn certificates_kept_from_earlier_versions_stay_valid() {
    let modules = three_modules();
    let passport = issue_with(&site(), passport_facts(&modules)).document;
    for (what, issued) in [("module", &modules[0].document), ("passport", &passport)] {
        // 1: signed once, by how they are written.
        let first = kept(&format!("{what}-1.json"), issued);
        assert!(issued.contains(first.split("\"proof\"").next().unwrap()));
        // 2: and by what they mean.
        assert_eq!(&kept(&format!("{what}-2.json"), issued), issued);
    }
    let dossier = formats::whole();
    assert_eq!(kept("dossier-2.json", &dossier), dossier);
}
