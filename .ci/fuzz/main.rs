//! One reader of bytes of strangers, driven by libFuzzer: `PASSEPORT_FUZZ_TARGET` names it.
//! The readers, and what must hold for each, stand among the tests.

#![no_main]

#[path = "../../tests/it/fuzz/targets.rs"]
#[expect(dead_code, reason = "the tests write what to begin with")]
mod targets;

use std::sync::OnceLock;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    static TARGET: OnceLock<fn(&[u8])> = OnceLock::new();
    let run = TARGET.get_or_init(|| {
        let wanted = std::env::var("PASSEPORT_FUZZ_TARGET").expect("PASSEPORT_FUZZ_TARGET");
        let found = targets::TARGETS.iter().find(|target| target.name == wanted);
        found.expect("a target of that name").run
    });
    run(bytes);
});
