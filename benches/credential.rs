//! What certificates cost: issued and verified in each form, beside the bare signature,
//! and a folder of ten thousand.
//!
//! ```text
//! cargo bench --bench credential
//! ```
#![expect(clippy::print_stdout, reason = "a measurement is for people to read")]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot be made says so loudly")]

use std::fs;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::time::{Duration, Instant};

use ed25519_dalek::{Signer, SigningKey};
use passeport::cli::verify::{Streams, VerifyArgs, answer};
use passeport::credential::key::SiteKey;
use passeport::credential::qr::{self, Extent};
use passeport::credential::reading::{self, Certificate};
use passeport::credential::trust::Pin;
use passeport::credential::verify::{Inquiry, Report, Verdict, verify, with_seal};
use passeport::credential::{issue, jwt, sshsig};
use passeport::domain::time::Timestamp;
use passeport::text::Text;

/// How long each is done.
const LONG: Duration = Duration::from_millis(600);
/// Certificates in the folder.
const FOLDER: u16 = 10_000;

const MODULE: &str = include_str!("../tests/it/certificate/module-2.json");
const PASSPORT: &str = include_str!("../tests/it/certificate/passport-2.json");
const DOSSIER: &str = include_str!("../tests/it/certificate/dossier-2.json");

fn main() {
    let key = SiteKey::from_entropy(&[7; 32]);
    let bare = bare();
    let module = read(MODULE);
    forms_written(&key, &module, bare);
    forms_verified(&key, &module, bare);
    folder();
}

/// Nanoseconds of a bare signature and of a bare strict verification, of 64 bytes.
fn bare() -> (f64, f64) {
    let key = SigningKey::from_bytes(&[7; 32]);
    let message = [0x5a; 64];
    let signature = key.sign(&message);
    let public = key.verifying_key();
    let signed = measured(|| key.sign(black_box(&message)));
    let verified = measured(|| public.verify_strict(black_box(&message), &signature).is_ok());
    print("Ed25519: signed", signed, signed);
    print("Ed25519: verified", verified, verified);
    (signed, verified)
}

fn forms_written(key: &SiteKey, module: &Certificate, (signed, _): (f64, f64)) {
    let written = |form: &str, nanos| print(&format!("written: {form}"), nanos, signed);
    let issued = || issue::issue(key, &module.issuer, &module.claims, &module.words).unwrap();
    written("document, two proofs, verified at once", measured(issued));
    written("token", measured(|| jwt::encode(key, module).unwrap()));
    let code = |extent| qr::payload(key, module, &|_| Some(6), extent).unwrap();
    written("code for screens", measured(|| code(Extent::Screen)));
    written("code for paper", measured(|| code(Extent::Paper)));
    written("signature beside", measured(|| sshsig::sign(key, MODULE.as_bytes()).unwrap()));
}

fn forms_verified(key: &SiteKey, module: &Certificate, (_, verified): (f64, f64)) {
    let token = jwt::encode(key, module).unwrap();
    let code = |extent| qr::payload(key, module, &|_| Some(6), extent).unwrap();
    let forms = [
        ("document of a module, two proofs", MODULE.to_owned()),
        ("document of a Passeport", PASSPORT.to_owned()),
        ("dossier, Passeport and three modules", DOSSIER.to_owned()),
        ("token", token),
        ("code for screens", code(Extent::Screen)),
        ("code for paper", code(Extent::Paper)),
    ];
    for (form, text) in forms {
        let ask = || report(key, text.as_bytes());
        assert_eq!(ask().verdict(), Verdict::Valid, "{form}");
        print(&format!("verified: {form}"), measured(ask), verified);
    }
    let seal = sshsig::sign(key, MODULE.as_bytes()).unwrap();
    let known = report(key, MODULE.as_bytes());
    let sealed = || with_seal(known.clone(), MODULE.as_bytes(), seal.as_bytes());
    print("verified: signature beside, alone", measured(sealed), verified);
}

/// Ten thousand files on one thread and on two.
fn folder() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..FOLDER {
        fs::write(folder.path().join(format!("{number:05}.json")), MODULE).unwrap();
    }
    let mut alone = 0.0;
    for threads in 1..=2 {
        let args = VerifyArgs {
            file: Some(folder.path().to_owned()),
            issuer: vec![SiteKey::from_entropy(&[7; 32]).public().did().into()],
            threads: NonZeroUsize::new(threads),
            ..VerifyArgs::default()
        };
        let (mut written, mut trouble) = (vec![], vec![]);
        let mut streams =
            Streams { input: &mut [].as_slice(), output: &mut written, trouble: &mut trouble };
        let start = Instant::now();
        let code = answer(&args, true, &Text::embedded("fr"), moment(), &mut streams);
        let seconds = start.elapsed().as_secs_f64();
        let lines = String::from_utf8(written).unwrap().lines().count();
        assert_eq!((code, lines), (0, usize::from(FOLDER) + 1));
        alone = if threads == 1 { seconds } else { alone };
        let each = seconds * 1e6 / f64::from(FOLDER);
        println!(
            "folder of {FOLDER}, {threads} thread(s): {seconds:.2} s, {each:.0} µs each, {:.2} times one",
            alone / seconds
        );
    }
}

fn moment() -> Option<Timestamp> {
    Timestamp::from_rfc3339("2027-01-01T00:00:00Z")
}

fn read(document: &str) -> Certificate {
    reading::read(document.as_bytes()).unwrap()
}

fn report(key: &SiteKey, document: &[u8]) -> Report {
    let pins = [Pin::always(key.public())];
    verify(&Inquiry { document, with: &[], pins: &pins, at: moment() })
}

/// Nanoseconds of doing it once: the best of many rounds, since others work here too.
fn measured<T>(work: impl Fn() -> T) -> f64 {
    const ROUND: u32 = 20;
    let start = Instant::now();
    let mut best = f64::INFINITY;
    while start.elapsed() < LONG {
        let round = Instant::now();
        for _ in 0..ROUND {
            black_box(work());
        }
        best = best.min(round.elapsed().as_secs_f64() * 1e9 / f64::from(ROUND));
    }
    best
}

fn print(what: &str, nanos: f64, bare: f64) {
    println!("{what:<52} {:>8.0}/s {:>7.1} bare", 1e9 / nanos, nanos / bare);
}
