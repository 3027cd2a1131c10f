//! The attacks that certificates must stand, line by line, and where each is tried.
//!
//! A line says what is done, what must come of it, and names the test. The test of this
//! file reads the sources: none of the named tests may go, no line may be missing.

use std::fs;
use std::path::Path;

/// Number, attack and outcome, file and test.
const TABLE: [(&str, &str, &str); 81] = [
    (
        "00",
        "nothing changed: valid",
        "it/certificate.rs a_genuine_certificate_is_valid_and_says_what_was_claimed",
    ),
    (
        "01",
        "first proof flipped: altered",
        "it/certificate/attacks.rs a_changed_signature_is_refused",
    ),
    (
        "02",
        "second proof flipped: altered",
        "it/certificate/attacks.rs the_second_proof_must_hold_as_well",
    ),
    ("03", "score edited: altered", "it/certificate/attacks.rs changed_content_is_refused"),
    (
        "04",
        "number of the company edited: altered",
        "it/certificate/attacks.rs changed_content_is_refused",
    ),
    (
        "05",
        "name of the issuer edited: altered",
        "it/certificate/attacks.rs changed_content_is_refused",
    ),
    (
        "06",
        "signed by an unknown key: untrusted",
        "it/certificate/attacks.rs a_stranger_is_not_believed_and_nobody_is_without_a_pin",
    ),
    (
        "07",
        "another's key in the proof: altered",
        "it/certificate/attacks.rs the_site_named_as_issuer_over_a_strangers_signature_is_refused",
    ),
    (
        "08",
        "no proof: altered",
        "it/certificate/attacks.rs a_document_without_a_proof_array_is_refused",
    ),
    (
        "09",
        "no proof in the array: altered",
        "it/certificate/attacks.rs a_document_without_a_proof_array_is_refused",
    ),
    (
        "10",
        "another purpose: altered",
        "it/certificate/attacks.rs proofs_of_another_purpose_suite_or_context_are_refused",
    ),
    (
        "11",
        "names of the suites exchanged: altered",
        "it/certificate/attacks.rs the_second_proof_must_hold_as_well",
    ),
    (
        "12",
        "context appended: altered",
        "it/certificate/attacks.rs a_context_appended_afterwards_is_refused",
    ),
    (
        "13",
        "context appended and signed: altered",
        "it/certificate/attacks.rs a_context_appended_afterwards_is_refused",
    ),
    (
        "14",
        "member of no meaning added: altered",
        "it/certificate/attacks.rs members_that_are_not_ours_are_refused_even_when_signed",
    ),
    (
        "15",
        "the same without the first proof: altered",
        "it/certificate/attacks.rs the_second_proof_alone_is_not_believed",
    ),
    (
        "16",
        "another such member without the first proof: altered",
        "it/certificate/attacks.rs the_second_proof_alone_is_not_believed",
    ),
    (
        "17",
        "array turned round, second proof alone: altered",
        "it/certificate/attacks.rs the_second_proof_alone_is_not_believed",
    ),
    (
        "18",
        "name twice, the genuine one last: altered",
        "it/certificate/attacks.rs twice_the_same_name_is_refused_whichever_comes_last",
    ),
    (
        "19",
        "name twice, in proofs and escaped too: altered",
        "it/certificate/forgeries.rs twice_the_same_name_is_refused_in_a_proof_and_however_it_is_spelled",
    ),
    (
        "20",
        "valid only later: out of date",
        "it/certificate/attacks.rs what_is_not_yet_valid_or_expired_is_out_of_date",
    ),
    (
        "21",
        "expired: out of date",
        "it/certificate/attacks.rs what_is_not_yet_valid_or_expired_is_out_of_date",
    ),
    (
        "22",
        "entry of the list of withdrawals taken off: altered",
        "it/certificate/lists.rs an_entry_taken_off_or_changed_breaks_the_signature",
    ),
    (
        "23",
        "issuer replaced by its name: altered",
        "it/certificate/attacks.rs members_that_must_be_there_are_missed_even_when_signed",
    ),
    (
        "24",
        "a type missing, signed: altered",
        "it/certificate/attacks.rs members_that_must_be_there_are_missed_even_when_signed",
    ),
    (
        "25",
        "no achievement, signed: altered",
        "it/certificate/attacks.rs members_that_must_be_there_are_missed_even_when_signed",
    ),
    (
        "26",
        "hidden characters, signed: altered, never printed",
        "it/certificate/attacks.rs hidden_characters_other_normal_forms_and_numbers_are_refused_even_when_signed",
    ),
    (
        "27",
        "context taken out of the proof: altered",
        "it/certificate/attacks.rs proofs_of_another_purpose_suite_or_context_are_refused",
    ),
    (
        "28",
        "another key in both proofs: altered",
        "it/certificate/forgeries.rs another_key_named_in_both_proofs_is_refused",
    ),
    (
        "29",
        "data after the end: altered",
        "it/certificate/attacks.rs bytes_around_and_broken_text_are_refused",
    ),
    (
        "30",
        "byte order mark: altered",
        "it/certificate/attacks.rs bytes_around_and_broken_text_are_refused",
    ),
    (
        "31",
        "half a character: altered",
        "it/certificate/attacks.rs bytes_around_and_broken_text_are_refused",
    ),
    (
        "32",
        "another normal form: altered",
        "it/certificate/attacks.rs bytes_around_and_broken_text_are_refused",
    ),
    (
        "33",
        "second spelling of the signature: altered",
        "it/certificate/attacks.rs a_second_spelling_of_the_signature_is_refused",
    ),
    (
        "34",
        "key that signs anything: altered",
        "it/certificate/attacks.rs a_key_that_signs_anything_is_refused",
    ),
    (
        "35",
        "a bad proof added: altered",
        "it/certificate/attacks.rs every_known_proof_must_hold_and_an_unknown_one_leaves_a_doubt",
    ),
    (
        "36",
        "proof not in an array: altered",
        "it/certificate/attacks.rs a_document_without_a_proof_array_is_refused",
    ),
    (
        "37",
        "numbers, huge ones too: altered",
        "it/certificate/forgeries.rs numbers_of_any_size_are_refused_before_anybody_reckons_with_them",
    ),
    (
        "38",
        "other line breaks and blanks: valid",
        "it/certificate/attacks.rs the_same_content_spelled_otherwise_stays_valid",
    ),
    (
        "39",
        "other order and escapes: valid",
        "it/certificate/attacks.rs the_same_content_spelled_otherwise_stays_valid",
    ),
    (
        "40",
        "100 000 arrays: altered",
        "it/certificate/attacks.rs bytes_around_and_broken_text_are_refused",
    ),
    (
        "41",
        "graph that keeps others busy: altered at once",
        "it/certificate/attacks.rs a_document_that_would_keep_others_busy_is_refused_before_its_meaning_is_asked",
    ),
    (
        "42",
        "two parts of equal content: not signed",
        "it/certificate/forgeries.rs two_parts_of_equal_content_are_neither_signed_nor_believed",
    ),
    (
        "43",
        "Passeport of two modules: not issued, altered",
        "it/certificate/passport.rs two_modules_are_not_enough",
    ),
    (
        "44",
        "one module three times: not issued, altered",
        "it/certificate/passport.rs the_same_module_does_not_count_three_times",
    ),
    (
        "45",
        "modules of two companies: not issued, altered",
        "it/certificate/passport.rs modules_of_two_organisations_do_not_add_up",
    ),
    (
        "46",
        "one module withdrawn: withdrawn",
        "it/certificate/lists.rs a_passport_falls_with_a_module_that_was_withdrawn_or_signed_too_late",
    ),
    (
        "47",
        "one module signed after the end of its key: untrusted",
        "it/certificate/lists.rs a_passport_falls_with_a_module_that_was_withdrawn_or_signed_too_late",
    ),
    (
        "48",
        "key that may not sign a Passeport: untrusted",
        "it/certificate/lists.rs a_key_signs_only_what_the_list_lets_it_sign",
    ),
    (
        "49",
        "list of one root: refused",
        "../src/credential/trust/list/tests.rs one_root_is_not_enough_and_the_same_twice_is_one",
    ),
    (
        "50",
        "list of a lower number: refused",
        "../src/credential/trust/list/tests.rs an_older_list_another_of_the_same_number_or_a_broken_chain_is_refused",
    ),
    (
        "51",
        "lists too old: nothing concluded",
        "it/certificate/lists.rs an_old_list_concludes_nothing_good",
    ),
    (
        "52",
        "list of withdrawals of another: nothing concluded",
        "it/certificate/lists.rs a_list_of_withdrawals_of_another_site_counts_for_nothing",
    ),
    (
        "53",
        "list too short, place beyond it: nothing concluded",
        "it/certificate/lists.rs a_withdrawn_certificate_is_told_apart_from_its_neighbours",
    ),
    (
        "54",
        "list that unfolds without end: refused",
        "../src/credential/status/tests.rs lists_too_short_or_that_unfold_without_end_are_refused",
    ),
    (
        "55",
        "place written as a number, signed: altered",
        "it/certificate/forgeries.rs a_place_in_the_list_of_withdrawals_written_as_a_number_is_refused_even_when_signed",
    ),
    (
        "56",
        "dated before its key: untrusted",
        "it/certificate/lists.rs a_signature_before_or_after_the_window_of_its_key_is_not_trusted",
    ),
    (
        "57",
        "key in other hands: untrusted or doubtful",
        "it/certificate/lists.rs a_key_that_fell_into_other_hands_is_not_trusted_after_and_doubtful_before",
    ),
    (
        "58",
        "clock set back: nothing issued",
        "it/certificate/issuing.rs a_clock_behind_the_last_record_or_the_installed_list_issues_nothing",
    ),
    (
        "59",
        "code of another company copied: told to compare",
        "it/certificate/forgeries.rs a_copied_code_shows_whose_it_is_and_asks_to_compare",
    ),
    (
        "60",
        "code cut, changed, joined: altered",
        "it/certificate/formats.rs codes_cut_joined_or_typed_otherwise_are_refused",
    ),
    (
        "61",
        "pictures with two or hidden documents: altered",
        "it/certificate/papers.rs a_badge_in_pixels_carries_one_document_in_plain_sight",
    ),
    (
        "62",
        "page that shows something else: its document counts",
        "it/certificate/papers.rs what_is_written_on_a_page_proves_nothing",
    ),
    (
        "63",
        "requests forged, replayed, with another score: refused",
        "it/cli/requests.rs scores_that_do_not_follow_from_the_answers_are_not_signed",
    ),
    (
        "64",
        "key file that others can read: refused",
        "it/certificate/keys.rs a_key_that_others_can_read_is_refused_with_the_remedy",
    ),
    (
        "65",
        "raw bytes to sign: no such verb",
        "it/cli/signing.rs no_verb_signs_bytes_that_somebody_hands_over",
    ),
    (
        "66",
        "numbers of companies, La Poste too",
        "it/certificate/claims.rs the_post_office_has_its_own_rule",
    ),
    (
        "67",
        "address typed otherwise: the same digest",
        "../src/credential/email.rs one_address_has_one_digest_however_it_is_typed",
    ),
    (
        "68",
        "ten megabytes: refused unread",
        "it/certificate/attacks.rs bytes_around_and_broken_text_are_refused",
    ),
    (
        "69",
        "name that looks like another: the list's is shown",
        "it/certificate/forgeries.rs a_name_that_looks_like_a_listed_one_is_shown_under_the_name_of_the_list",
    ),
    (
        "j01",
        "token without algorithm: altered",
        "it/certificate/formats.rs tokens_of_another_algorithm_key_or_header_are_refused",
    ),
    (
        "j02",
        "token keyed with the public half: altered",
        "it/certificate/formats.rs tokens_of_another_algorithm_key_or_header_are_refused",
    ),
    (
        "j03",
        "token edited: altered",
        "it/certificate/formats.rs tokens_with_another_content_signature_or_spelling_are_refused",
    ),
    (
        "j04",
        "token with its own key: altered",
        "it/certificate/formats.rs tokens_of_another_algorithm_key_or_header_are_refused",
    ),
    (
        "j05",
        "token of another issuer: altered",
        "it/certificate/formats.rs tokens_whose_own_claims_differ_from_the_certificate_are_refused",
    ),
    (
        "j06",
        "token of another date: altered",
        "it/certificate/formats.rs tokens_whose_own_claims_differ_from_the_certificate_are_refused",
    ),
    (
        "j07",
        "token of another name: altered",
        "it/certificate/formats.rs tokens_whose_own_claims_differ_from_the_certificate_are_refused",
    ),
    (
        "j08",
        "token with an unknown demand: altered",
        "it/certificate/formats.rs tokens_of_another_algorithm_key_or_header_are_refused",
    ),
    (
        "j09",
        "token of another key: altered",
        "it/certificate/formats.rs tokens_of_another_algorithm_key_or_header_are_refused",
    ),
    (
        "j10",
        "token with padding: altered",
        "it/certificate/formats.rs tokens_with_another_content_signature_or_spelling_are_refused",
    ),
    (
        "j11",
        "token of another person: altered",
        "it/certificate/formats.rs tokens_whose_own_claims_differ_from_the_certificate_are_refused",
    ),
];

#[test]
fn every_line_of_the_table_is_tried_somewhere_and_none_is_missing() {
    let numbers: Vec<&str> = TABLE.iter().map(|(number, ..)| *number).collect();
    let all = (0..=69).map(|line| format!("{line:02}"));
    let all: Vec<String> = all.chain((1..=11).map(|line| format!("j{line:02}"))).collect();
    assert_eq!(numbers, all);
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for (number, what, place) in TABLE {
        let (file, name) = place.split_once(' ').unwrap();
        // Forms on paper are tried where they are made, once there are any.
        if file == "it/certificate/papers.rs" && !tests.join(file).exists() {
            continue;
        }
        let source = fs::read_to_string(tests.join(file)).unwrap_or_default();
        let is_test = source.split("#[test]").skip(1).any(|after| {
            after.split("fn ").nth(1).is_some_and(|rest| rest.starts_with(&format!("{name}(")))
        });
        assert!(is_test, "{number}, {what}: no test {name} in {file}");
    }
}
