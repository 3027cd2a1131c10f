//! What is signed is always made here: no verb signs what somebody hands over.

use super::*;

/// Whatever it is, 64 bytes are what a signature of a certificate covers.
const RAW: [u8; 64] = [0x5a; 64];

#[test]
fn no_verb_signs_bytes_that_somebody_hands_over() {
    let home = Home::new();
    certified(&home);
    std::fs::write(home.path("raw"), RAW).unwrap();
    std::fs::write(home.path("raw.json"), "{\"a\":\"b\"}").unwrap();
    let raw = home.path("raw");
    for words in [&["sign", text(&raw)][..], &["key", "sign", text(&raw)]] {
        let said = run(&home, words);
        assert_eq!(said.code, 64, "{words:?}: {said:?}");
    }
    for name in ["raw", "raw.json"] {
        let path = home.path(name);
        let before = std::fs::read_dir(path.parent().unwrap()).unwrap().count();
        for words in [
            &["certificate", "issue", "--request", text(&path)][..],
            &["trust", "sign", text(&path), "--root-key", text(&home.data().join("keys/site"))],
            &["certificate", "export", text(&path), "--format", "ssh"],
        ] {
            let said = run(&home, words);
            assert_ne!(said.code, 0, "{words:?}: {said:?}");
            assert!(!said.out.contains("SIGNATURE"), "{words:?}: {said:?}");
        }
        let after = std::fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(before, after, "no file came of it");
        assert!(!path.with_extension("sig").exists());
    }
}
