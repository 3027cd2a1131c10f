//! A certificate in words, to be read, printed or read aloud.

use crate::cli::verify::said;
use crate::credential::reading::Certificate;
use crate::text::Text;

/// The words, and the line that lets others check them.
pub(super) fn text(certificate: &Certificate, code: Option<&str>, text: &Text) -> String {
    let title = &certificate.words.name;
    let mut lines = vec![title.clone(), "=".repeat(title.chars().count()), String::new()];
    for (label, value) in said(certificate, None, text) {
        let label = text.get(label);
        lines.push(
            text.with("verify-line", &[("label", (&label).into()), ("value", (&value).into())]),
        );
    }
    let (description, criteria) = (&certificate.words.description, &certificate.words.criteria);
    lines.extend([String::new(), description.clone(), criteria.clone(), String::new()]);
    lines.push(text.with("export-text-key", &[("key", (&certificate.key.did()).into())]));
    match code {
        Some(code) => lines.extend([text.get("export-text-check"), String::new(), code.to_owned()]),
        None => lines.push(text.get("export-text-no-code")),
    }
    lines.join("\n") + "\n"
}
