//! The sentences of certificates, in the language of a session.

use super::document::{ModuleWords, Words};
use crate::domain::certificate::{ModulePassed, Obtained};
use crate::domain::passport::PassportRule;
use crate::text::Text;

/// The sentences for the certificate of a module with this title and summary.
pub fn for_module(text: &Text, passed: &ModulePassed, title: &str, summary: &str) -> Words {
    let rule = passed.rule;
    let narrative = match passed.obtained {
        Obtained::Alone => "certificate-narrative-alone",
        Obtained::InGroup => "certificate-narrative-group",
        Obtained::Supervised => "certificate-narrative-supervised",
        Obtained::ByTest => "certificate-narrative-test",
    };
    Words {
        language: text.locale().to_owned(),
        name: text.with("certificate-module-name", &[("title", title.into())]),
        achievement: title.to_owned(),
        description: summary.to_owned(),
        criteria: text.with(
            "certificate-module-criteria",
            &[("right", rule.right.into()), ("drawn", rule.drawn.into())],
        ),
        module: Some(ModuleWords {
            score: text.get("certificate-score"),
            status: text.get("certificate-status"),
            evidence: text.get("certificate-evidence"),
            narrative: text.get(narrative),
        }),
    }
}

/// The sentences for the Passeport.
pub fn for_passport(text: &Text, rule: PassportRule) -> Words {
    let modules = [("modules", rule.modules.into())];
    Words {
        language: text.locale().to_owned(),
        name: text.get("certificate-passport-name"),
        achievement: text.get("certificate-passport-name"),
        description: text.get("certificate-passport-description"),
        criteria: text.with("certificate-passport-criteria", &modules),
        module: None,
    }
}
