//! What the code of a certificate says, for people and for programs.

use serde_json::{Value, json};

use crate::content::Catalogue;
use crate::credential::code::ShortCode;
use crate::credential::qr::{Claimed, Outcome};
use crate::credential::trust::list::ListedIssuer;
use crate::domain::certificate::Obtained;
use crate::text::Text;

/// What it says, in words: message and value.
pub(super) fn said(
    claimed: &Claimed,
    site: Option<&ListedIssuer>,
    text: &Text,
) -> Vec<(&'static str, String)> {
    let names = claimed.names.as_ref();
    let number = claimed.number.to_string();
    let organisation = match names {
        Some(names) => format!("{} ({number})", names.organisation),
        None => number,
    };
    let mut lines = vec![("verify-code", ShortCode::of(claimed.id).to_string())];
    if claimed.result.is_none() {
        lines.push(("verify-title", text.get("certificate-passport-name")));
    }
    lines.push(("verify-organisation", organisation));
    lines.extend(names.and_then(|names| names.holder.clone()).map(|name| ("verify-holder", name)));
    let catalogue = Catalogue::embedded();
    for number in &claimed.modules {
        let entry = catalogue.entries().iter().find(|entry| entry.number == *number);
        let title = entry.map_or_else(
            || text.with("verify-code-module", &[("number", (*number).into())]),
            |entry| entry.title.in_language(text.locale()).text(),
        );
        lines.push(("verify-module", title));
    }
    if let Some(Outcome { obtained, score, needed }) = claimed.result {
        let score =
            [("right", score.right.into()), ("of", score.of.into()), ("needed", needed.into())];
        lines.push(("verify-score", text.with("verify-score-value", &score)));
        lines.push(("verify-obtained", text.get(super::report::obtained(obtained))));
    }
    match site {
        Some(site) => lines.extend(super::report::site_lines(site, text)),
        None => lines.extend(names.map(|names| ("verify-issuer", names.issuer.clone()))),
    }
    lines.push(("verify-issued", claimed.issued.date().to_string()));
    lines.extend(claimed.until.map(|until| ("verify-until", until.date().to_string())));
    lines
}

/// The same for programs.
pub(super) fn json(claimed: &Claimed) -> Value {
    let names = claimed.names.as_ref();
    json!({
        "id": format!("urn:uuid:{}", claimed.id),
        "issued": claimed.issued.date().to_string(),
        "until": claimed.until.map(|until| until.date().to_string()),
        "organisation": claimed.number,
        "modules": claimed.modules,
        "status": claimed.status,
        "result": claimed.result.map(|result| json!({
            "obtained": manner(result.obtained),
            "right": result.score.right,
            "of": result.score.of,
            "needed": result.needed,
        })),
        "names": names.map(|names| json!({
            "holder": names.holder,
            "organisation": names.organisation,
            "issuer": names.issuer,
        })),
    })
}

fn manner(obtained: Obtained) -> &'static str {
    match obtained {
        Obtained::Alone => "alone",
        Obtained::InGroup => "group",
        Obtained::Supervised => "supervised",
        Obtained::ByTest => "test",
    }
}
