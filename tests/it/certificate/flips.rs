//! One bit flipped anywhere, in every form: nothing is accepted that says something
//! else, and hardly anything at all is accepted.
//!
//! By default some thousand bits of each form; all of them with `PASSEPORT_FLIPS=all`.

use super::formats::{ask, code, token, whole};
use super::lists::{list, root, roots, signed, with_status, withdrawn};
use super::*;
use passeport::credential::code::ShortCode;
use passeport::credential::qr::Extent;
use passeport::credential::request;
use passeport::credential::sshsig;
use passeport::credential::status::StatusList;
use passeport::credential::trust::list::ListFile;
use passeport::credential::verify::with_seal;
use passeport::domain::record::{CardSeal, Fact, LearningRecord};

/// Bits tried of each form.
const MOST: usize = 1_500;

/// Flips bits of `text` and hands each to `accepted`, which gives what was understood
/// if it was accepted. Gives those that were.
fn accepted<T>(text: &str, accepted: impl Fn(&[u8]) -> Option<T>) -> Vec<(usize, T)> {
    let bits = text.len() * 8;
    let is_all = std::env::var("PASSEPORT_FLIPS").is_ok_and(|flips| flips == "all");
    let most = if is_all { bits } else { MOST.min(bits) };
    // Spread over the whole, each bit of a byte as often as the others.
    let places = (0..most).map(|number| number * bits / most);
    let mut bytes = text.as_bytes().to_vec();
    let flipped = places.filter_map(|place| {
        bytes[place / 8] ^= 1 << (place % 8);
        let found = accepted(&bytes);
        bytes[place / 8] ^= 1 << (place % 8);
        found.map(|found| (place, found))
    });
    flipped.collect()
}

/// On one line: nothing is left in it that says nothing.
fn minified(text: &str) -> String {
    serde_json::from_str::<Value>(text).unwrap().to_string()
}

fn is_valid(bytes: &[u8]) -> Option<()> {
    (ask(bytes).verdict() == Verdict::Valid).then_some(())
}

#[track_caller]
fn assert_none(text: &str, judge: impl Fn(&[u8]) -> Option<()>) {
    assert!(judge(text.as_bytes()).is_some(), "without a flip it is accepted");
    let found: Vec<usize> = accepted(text, judge).into_iter().map(|(place, ())| place).collect();
    assert!(found.is_empty(), "bits that may be flipped unseen: {found:?}");
}

#[test]
fn no_flipped_bit_leaves_a_document_valid() {
    assert_none(&minified(&module().document), is_valid);
    let passport = issue_with(&site(), passport_facts(&three_modules())).document;
    assert_none(&minified(&passport), is_valid);
}

#[test]
fn no_flipped_bit_leaves_a_token_valid() {
    assert_none(&token(), is_valid);
}

#[test]
fn no_flipped_bit_leaves_a_dossier_of_all_valid() {
    assert_none(&minified(&whole()), is_valid);
}

#[test]
fn no_flipped_bit_leaves_a_code_for_screens_or_paper_valid() {
    for extent in [Extent::Screen, Extent::Paper] {
        assert_none(&code(&module(), extent), is_valid);
    }
}

#[test]
fn no_flipped_bit_leaves_a_signature_beside_a_file_valid() {
    let document = module().document;
    let seal = sshsig::sign(&site(), document.as_bytes()).unwrap();
    let report = ask(document.as_bytes());
    assert_none(seal.trim_end(), |bytes| {
        let report = with_seal(report.clone(), document.as_bytes(), bytes);
        (report.verdict() == Verdict::Valid).then_some(())
    });
    // Beside, every byte of the file counts, blanks too.
    assert_none(&document, |bytes| {
        let report = with_seal(ask(bytes), bytes, seal.as_bytes());
        (report.verdict() == Verdict::Valid).then_some(())
    });
}

#[test]
fn no_flipped_bit_makes_another_short_code() {
    let code = module().code;
    let found = accepted(&code.to_string(), |bytes| {
        std::str::from_utf8(bytes).ok()?.parse::<ShortCode>().ok()
    });
    // Small letters and other separators are the same code, nothing is another one.
    assert!(found.iter().all(|(_, other)| *other == code), "{found:?}");
    assert!(!found.is_empty());
}

#[test]
fn no_flipped_bit_leaves_a_trust_list_signed() {
    let text = minified(&signed(list()).to_text());
    let signers = |bytes: &[u8]| ListFile::read(bytes).ok()?.check(&roots()).ok();
    assert_none(&text, |bytes| signers(bytes).map(drop));
    // With a third signature, too: one that does not belong is never passed over.
    let mut file = signed(list());
    file.sign(&root(2), None, at("2026-11-20T08:00:00Z")).unwrap();
    assert_none(&minified(&file.to_text()), |bytes| signers(bytes).map(drop));
}

#[test]
fn no_flipped_bit_leaves_a_list_of_withdrawals_signed() {
    let list = withdrawn(&site(), &[4, 77_000]);
    let text = minified(&list.sign(&site()).unwrap());
    assert_none(&text, |bytes| StatusList::read(bytes).ok().map(drop));
}

#[test]
fn no_flipped_bit_of_a_list_makes_a_withdrawn_certificate_valid() {
    let facts = with_status(module_facts(1, "vendre-sur-internet"), 4);
    let document = issue_with(&site(), facts).document;
    let trust = lists::trusted(list());
    let text = minified(&withdrawn(&site(), &[4]).sign(&site()).unwrap());
    let found = accepted(&text, |bytes| {
        let statuses: Vec<StatusList> = StatusList::read(bytes).into_iter().collect();
        let report = lists::ask(&document, Some(&trust), &statuses);
        (report.verdict() == Verdict::Valid).then_some(())
    });
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn no_flipped_bit_leaves_a_request_signed() {
    let learner = RandomId::from_entropy(99);
    let card = CardSeal { first: 1, hash: String::new() };
    let record = LearningRecord {
        learner,
        seq: 1,
        at: at("2026-11-21T09:00:00Z"),
        fact: Fact::Joined { card },
    };
    let text = request::write(&site(), 7, at("2026-11-21T10:00:00Z"), &[record]).unwrap();
    assert_none(&minified(&text), |bytes| request::read(bytes).ok().map(drop));
}
