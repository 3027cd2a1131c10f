//! Why a check failed: a word for programs, a sentence for people.

use crate::credential::json::JsonError;
use crate::credential::reading::FormError;
use crate::credential::rule::RuleError;
use crate::credential::trust::BadPinKind;
use crate::credential::verify::Reason;
use crate::run::wording;
use crate::text::Text;

/// The word for programs: the end of the message's name.
pub(super) fn word(reason: &Reason) -> &'static str {
    let id = message(reason);
    id.strip_prefix("verify-reason-").unwrap_or(id)
}

fn message(reason: &Reason) -> &'static str {
    match reason {
        Reason::Form(form) => form_message(form),
        Reason::NoProof => "verify-reason-no-proof",
        Reason::ProofForm => "verify-reason-proof-form",
        Reason::OtherKey => "verify-reason-other-key",
        Reason::Signature => "verify-reason-signature",
        Reason::UnknownProof(_) => "verify-reason-unknown-proof",
        Reason::NoPin => "verify-reason-no-pin",
        Reason::NotPinned => "verify-reason-not-pinned",
        Reason::OutsidePin => "verify-reason-outside-pin",
        Reason::NotListed => "verify-reason-not-listed",
        Reason::OtherIssuer(_) => "verify-reason-other-issuer",
        Reason::NotAllowed => "verify-reason-not-allowed",
        Reason::ListOld(_) => "verify-reason-list-old",
        Reason::KeyRevoked(_) => "verify-reason-key-revoked",
        Reason::KeyCompromised(_) => "verify-reason-key-compromised",
        Reason::Revoked => "verify-reason-revoked",
        Reason::NoStatusList => "verify-reason-no-status-list",
        Reason::StatusForeign => "verify-reason-status-foreign",
        Reason::StatusPlace => "verify-reason-status-place",
        Reason::StatusOld(_) => "verify-reason-status-old",
        Reason::Clock => "verify-reason-clock",
        Reason::NotYet(_) => "verify-reason-not-yet",
        Reason::Expired(_) => "verify-reason-expired",
        Reason::FilesMissing { .. } => "verify-reason-files-missing",
        Reason::File { why, .. } => file_message(*why),
        Reason::NoKey => "verify-reason-no-key",
        Reason::Earlier => "verify-reason-earlier",
    }
}

fn form_message(form: &FormError) -> &'static str {
    match form {
        FormError::Json(JsonError::TooLarge) => "verify-reason-too-large",
        FormError::Json(JsonError::ByteOrderMark) => "verify-reason-byte-order-mark",
        FormError::Json(JsonError::Syntax { .. }) => "verify-reason-syntax",
        FormError::Json(JsonError::Twice(_)) => "verify-reason-twice",
        FormError::Json(JsonError::Unexpected) => "verify-reason-number",
        FormError::Json(JsonError::TooDeep) => "verify-reason-too-deep",
        FormError::Json(JsonError::Forbidden) => "verify-reason-hidden",
        FormError::Token => "verify-reason-token",
        FormError::Code => "verify-reason-code",
        FormError::Shape(_) => "verify-reason-shape",
        FormError::Member(_) => "verify-reason-member",
        FormError::Spelling => "verify-reason-spelling",
        FormError::Refused(_) => "verify-reason-refused",
    }
}

fn file_message(why: RuleError) -> &'static str {
    match why {
        RuleError::NotGenuine => "verify-reason-file-not-genuine",
        RuleError::Untrusted => "verify-reason-file-untrusted",
        RuleError::Revoked => "verify-reason-file-revoked",
        RuleError::Unsure => "verify-reason-file-unsure",
        RuleError::NotAModule => "verify-reason-file-not-a-module",
        RuleError::NotNamed => "verify-reason-file-not-named",
        RuleError::OtherContent => "verify-reason-file-other-content",
        RuleError::OtherOrganisation => "verify-reason-file-other-organisation",
        RuleError::NotValidThen => "verify-reason-file-not-valid-then",
    }
}

/// The sentence for people.
pub(super) fn sentence(reason: &Reason, text: &Text) -> String {
    let id = message(reason);
    match reason {
        Reason::Form(form) => form_sentence(id, form, text),
        Reason::UnknownProof(kind) => text.with(id, &[("kind", kind.into())]),
        Reason::OtherIssuer(name) => text.with(id, &[("name", name.into())]),
        Reason::NotYet(date)
        | Reason::Expired(date)
        | Reason::ListOld(date)
        | Reason::KeyRevoked(date)
        | Reason::KeyCompromised(date)
        | Reason::StatusOld(date) => text.with(id, &[("date", (&date.to_rfc3339()).into())]),
        Reason::FilesMissing { missing, of } => {
            text.with(id, &[("missing", (*missing).into()), ("of", (*of).into())])
        }
        Reason::File { number, .. } => text.with(id, &[("number", (*number).into())]),
        _ => text.get(id),
    }
}

fn form_sentence(id: &str, form: &FormError, text: &Text) -> String {
    match form {
        FormError::Json(JsonError::Syntax { line, column }) => {
            text.with(id, &[("line", (*line).into()), ("column", (*column).into())])
        }
        FormError::Json(JsonError::Twice(name)) => text.with(id, &[("name", name.into())]),
        FormError::Shape(detail) => text.with(id, &[("detail", detail.into())]),
        FormError::Member(member) => text.with(id, &[("member", (*member).into())]),
        FormError::Refused(refusal) => {
            let why = wording::refusal(text, refusal);
            text.with(id, &[("why", (&why).into())])
        }
        _ => text.get(id),
    }
}

/// Why a line of a file of issuers is worthless.
pub(super) fn pin(why: &BadPinKind, text: &Text) -> String {
    match why {
        BadPinKind::Key(bad) => wording::bad_key(text, *bad),
        BadPinKind::Option(name) => text.with("key-bad-option", &[("option", name.into())]),
        BadPinKind::Nothing => text.get("key-bad-nothing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::key::BadKey;
    use crate::domain::certificate::Refusal;
    use crate::domain::time::Timestamp;

    fn every_reason() -> Vec<Reason> {
        let json = [
            JsonError::TooLarge,
            JsonError::ByteOrderMark,
            JsonError::Syntax { line: 3, column: 4 },
            JsonError::Twice("name".to_owned()),
            JsonError::Unexpected,
            JsonError::TooDeep,
            JsonError::Forbidden,
        ];
        let refusals = [
            Refusal::NotPassed { right: 1, of: 2 },
            Refusal::DatesOutOfOrder,
            Refusal::TooFewModules { needed: 3, found: 1 },
            Refusal::CountedTwice("a".to_owned()),
            Refusal::Empty("organisation"),
            Refusal::TooLong("narrative"),
            Refusal::Forbidden("issuer"),
            Refusal::NotASiret,
            Refusal::BadAddress,
            Refusal::BadListName,
            Refusal::BadDigest("journal"),
        ];
        let files = [
            RuleError::NotGenuine,
            RuleError::Untrusted,
            RuleError::Revoked,
            RuleError::Unsure,
            RuleError::NotAModule,
            RuleError::NotNamed,
            RuleError::OtherContent,
            RuleError::OtherOrganisation,
            RuleError::NotValidThen,
        ];
        let form = [
            FormError::Shape("detail".to_owned()),
            FormError::Member("validFrom"),
            FormError::Spelling,
            FormError::Token,
            FormError::Code,
        ];
        let forms = json.map(FormError::Json).into_iter().chain(form);
        let forms = forms.chain(refusals.map(FormError::Refused)).map(Reason::Form);
        let files = files.into_iter().map(|why| Reason::File { number: 2, why });
        forms.chain(files).chain(plain()).collect()
    }

    fn plain() -> Vec<Reason> {
        vec![
            Reason::NoProof,
            Reason::ProofForm,
            Reason::OtherKey,
            Reason::Signature,
            Reason::UnknownProof("kind".to_owned()),
            Reason::NoPin,
            Reason::NotPinned,
            Reason::OutsidePin,
            Reason::NotListed,
            Reason::OtherIssuer("EPN".to_owned()),
            Reason::NotAllowed,
            Reason::ListOld(Timestamp(0)),
            Reason::KeyRevoked(Timestamp(0)),
            Reason::KeyCompromised(Timestamp(0)),
            Reason::Revoked,
            Reason::NoStatusList,
            Reason::StatusForeign,
            Reason::StatusPlace,
            Reason::StatusOld(Timestamp(0)),
            Reason::Clock,
            Reason::NotYet(Timestamp(0)),
            Reason::Expired(Timestamp(0)),
            Reason::FilesMissing { missing: 1, of: 3 },
            Reason::NoKey,
            Reason::Earlier,
        ]
    }

    #[test]
    fn every_reason_has_its_sentence_in_each_language() {
        for locale in crate::text::Bundles::embedded().locales() {
            let text = Text::embedded(locale);
            for reason in every_reason() {
                let sentence = sentence(&reason, &text);
                assert!(
                    sentence.ends_with(['.', '…']) || sentence.contains("detail"),
                    "{sentence}"
                );
                assert!(!sentence.contains(['{', '}', '$']), "{sentence}");
                assert!(!sentence.contains("verify-") && !sentence.contains("certificate-"));
            }
            let pins = [BadKey::Shape, BadKey::Algorithm, BadKey::Locked, BadKey::Halves]
                .map(BadPinKind::Key);
            for why in pins.iter().chain([&BadPinKind::Nothing, &BadPinKind::Option("x".into())]) {
                let sentence = pin(why, &text);
                assert!(!sentence.contains(['{', '}']) && !sentence.starts_with("key-"));
            }
        }
    }

    #[test]
    fn words_for_programs_are_all_different() {
        let words: Vec<_> = every_reason().iter().map(word).collect();
        let different: std::collections::BTreeSet<_> =
            words.iter().filter(|word| **word != "refused").collect();
        assert_eq!(different.len(), words.iter().filter(|word| **word != "refused").count());
    }
}
