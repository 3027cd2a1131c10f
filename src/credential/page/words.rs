//! The words of the page, out of the messages of the program.

use serde_json::{Map, Value};

use crate::text::{Arg, Text};

/// What the page says.
const WORDS: [&str; 154] = [
    "page-title",
    "page-brand",
    "page-heading",
    "page-lead",
    "page-hand",
    "page-choose",
    "page-drop",
    "page-code",
    "page-check",
    "page-print",
    "page-lists",
    "page-lists-newer",
    "page-no-trust",
    "page-about",
    "page-about-proof",
    "page-about-private",
    "page-made",
    "page-pin",
    "page-root",
    "page-checked",
    "page-clock-wrong",
    "page-email",
    "page-no-crypto",
    "page-damaged",
    "page-todo-valid",
    "page-todo-altered",
    "page-todo-unknown",
    "page-todo-revoked",
    "page-todo-out-of-date",
    "page-todo-untrusted",
    "page-list-taken",
    "page-list-shape",
    "page-list-signature",
    "page-list-roots",
    "page-list-rollback",
    "page-list-chain",
    "page-list-no-roots",
    "page-lone-seal",
    "page-bad-code",
    "page-unknown-code",
    "certificate-passport-name",
    "trust-too-old",
    "verify-verdict-valid",
    "verify-verdict-altered",
    "verify-verdict-unknown",
    "verify-verdict-revoked",
    "verify-verdict-out-of-date",
    "verify-verdict-untrusted",
    "verify-checks",
    "verify-line",
    "verify-check-form",
    "verify-check-proof",
    "verify-check-issuer",
    "verify-check-dates",
    "verify-check-status",
    "verify-check-rule",
    "verify-held",
    "verify-not-needed",
    "verify-failed",
    "verify-not-checked",
    "verify-lists",
    "verify-list-trust",
    "verify-list-status",
    "verify-list-dates",
    "verify-provider",
    "verify-provider-declared",
    "verify-content",
    "verify-content-withheld",
    "verify-everything",
    "verify-code",
    "verify-title",
    "verify-organisation",
    "verify-holder",
    "verify-email",
    "verify-score",
    "verify-score-value",
    "verify-obtained",
    "verify-obtained-alone",
    "verify-obtained-group",
    "verify-obtained-supervised",
    "verify-obtained-test",
    "verify-statement",
    "verify-module",
    "verify-issuer",
    "verify-issued",
    "verify-until",
    "verify-code-module",
    "verify-code-compare",
    "certificate-refusal-not-passed",
    "certificate-refusal-dates",
    "certificate-refusal-too-few",
    "certificate-refusal-twice",
    "certificate-refusal-empty",
    "certificate-refusal-too-long",
    "certificate-refusal-hidden",
    "certificate-refusal-siret",
    "certificate-refusal-address",
    "certificate-refusal-list-name",
    "certificate-refusal-digest",
    "certificate-field-organisation",
    "certificate-field-name",
    "certificate-field-email",
    "certificate-field-issuer",
    "certificate-field-version",
    "certificate-field-edition",
    "certificate-field-journal",
    "certificate-field-title",
    "certificate-field-achievement",
    "certificate-field-description",
    "certificate-field-criteria",
    "certificate-field-language",
    "certificate-field-score",
    "certificate-field-status",
    "certificate-field-evidence",
    "certificate-field-narrative",
    "verify-reason-too-large",
    "verify-reason-byte-order-mark",
    "verify-reason-syntax",
    "verify-reason-twice",
    "verify-reason-number",
    "verify-reason-too-deep",
    "verify-reason-hidden",
    "verify-reason-shape",
    "verify-reason-member",
    "verify-reason-spelling",
    "verify-reason-refused",
    "verify-reason-no-proof",
    "verify-reason-proof-form",
    "verify-reason-other-key",
    "verify-reason-signature",
    "verify-reason-not-pinned",
    "verify-reason-outside-pin",
    "verify-reason-not-listed",
    "verify-reason-other-issuer",
    "verify-reason-not-allowed",
    "verify-reason-key-revoked",
    "verify-reason-key-compromised",
    "verify-reason-revoked",
    "verify-reason-status-foreign",
    "verify-reason-status-place",
    "verify-reason-status-old",
    "verify-reason-file-revoked",
    "verify-reason-file-unsure",
    "verify-reason-not-yet",
    "verify-reason-expired",
    "verify-reason-file-untrusted",
    "verify-reason-file-not-a-module",
    "verify-reason-file-not-named",
    "verify-reason-file-other-content",
    "verify-reason-file-other-organisation",
    "verify-reason-file-not-valid-then",
    "verify-reason-earlier",
    "verify-reason-token",
    "verify-reason-code",
];

/// The reasons that have other words here: a page has no options to add.
const OTHERWISE: [&str; 8] = [
    "page-reason-no-pin",
    "page-reason-list-old",
    "page-reason-no-status-list",
    "page-reason-clock",
    "page-reason-files-missing",
    "page-reason-file-not-genuine",
    "page-reason-no-key",
    "page-reason-unknown-proof",
];

/// Places for what only the page knows; a message uses those it needs.
const HOLES: [&str; 22] = [
    "code", "column", "date", "detail", "field", "found", "issued", "kind", "label", "line",
    "longest", "member", "missing", "name", "needed", "number", "of", "right", "title", "until",
    "value", "why",
];

/// All of them, by their ids, with holes such as `{date}`.
pub(super) fn all(text: &Text) -> Value {
    let holes = HOLES.map(|name| (name, format!("{{{name}}}")));
    let args: Vec<(&str, Arg<'_>)> =
        holes.iter().map(|(name, hole)| (*name, hole.into())).collect();
    let words = WORDS.iter().map(|id| ((*id).to_owned(), text.with(id, &args).into()));
    let otherwise = OTHERWISE.iter().map(|id| {
        let reason = id.trim_start_matches("page-reason-");
        (format!("verify-reason-{reason}"), text.with(id, &args).into())
    });
    // How many days there are decides on the words.
    let days = [(0, "0"), (1, "1"), (2, "days")].map(|(days, name)| {
        let mut args = args.clone();
        let is_many = days > 1;
        let hole = "{days}".to_owned();
        args.push(("days", if is_many { (&hole).into() } else { days.into() }));
        (format!("verify-list-age-{name}"), text.with("verify-list-age", &args).into())
    });
    Value::Object(words.chain(otherwise).chain(days).collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_in_each_language_and_every_hole_is_known() {
        for locale in crate::text::Bundles::embedded().locales() {
            let words = all(&Text::embedded(locale));
            for (id, said) in words.as_object().unwrap() {
                let said = said.as_str().unwrap();
                assert_ne!(said, id);
                assert!(!said.contains("--") || id.ends_with("no-crypto"), "{id}: {said}");
                for hole in said.split('{').skip(1) {
                    let name = hole.split('}').next().unwrap();
                    assert!(HOLES.contains(&name) || name == "days", "{id}: {said}");
                }
            }
        }
    }
}
