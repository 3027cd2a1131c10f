//! The sentences of certificates, of the store, and of what goes wrong with
//! them, in the language of a session.

use super::outlet::handing::HandError;
use super::outlet::printer::PrintError;
use crate::credential::document::{ModuleWords, Words};
use crate::credential::issue::IssueError;
use crate::credential::key::BadKey;
use crate::credential::keyfile::KeyFileError;
use crate::domain::certificate::{LONGEST, ModulePassed, Obtained, Refusal};
use crate::domain::passport::PassportRule;
use crate::domain::time::{Date, Timestamp};
use crate::store::{Healed, StoreError};
use crate::text::{Arg, Text};

/// What opening a store healed, lost and set aside, and who can look into it;
/// none when all was well.
pub fn healed(text: &Text, healed: &Healed) -> Option<String> {
    let told: Vec<String> = mended(text, healed).into_iter().chain(exposed(text, healed)).collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// That others can look into the data folder, if they can.
pub fn exposed(text: &Text, healed: &Healed) -> Option<String> {
    let path = healed.exposed.as_ref()?.display().to_string();
    Some(text.with("store-exposed", &[("path", (&path).into())]))
}

/// What opening a store healed, lost and set aside; none when all was well.
pub fn mended(text: &Text, healed: &Healed) -> Option<String> {
    let (id, args) = healed.message()?;
    let args: Vec<(&str, Arg<'_>)> =
        args.iter().map(|(name, value)| (*name, (*value).into())).collect();
    let mut told = vec![text.with(id, &args)];
    if let Some(folder) = healed.quarantined.first().and_then(|path| path.parent()) {
        let path = folder.display().to_string();
        told.push(text.with("store-check-aside", &[("path", (&path).into())]));
    }
    Some(told.join(" "))
}

/// Why nothing is printed, and what to do.
pub fn print(text: &Text, error: &PrintError) -> String {
    match error {
        PrintError::BadName(queue) => text.with("print-bad-name", &[("queue", queue.into())]),
        PrintError::NoProgram => text.get("print-no-program"),
        PrintError::Refused(said) => text.with("print-refused", &[("why", said.into())]),
        PrintError::Silent => text.get("print-silent"),
        PrintError::Io(error) => {
            let why = error.to_string();
            text.with("print-refused", &[("why", (&why).into())])
        }
    }
}

/// Why files are not on a stick of that name, and what to do.
pub fn handed(text: &Text, name: &str, error: &HandError) -> String {
    let id = match error {
        HandError::TooLarge => "outside-too-large",
        HandError::Full => "outside-full",
        HandError::Protected => "outside-protected",
        HandError::Gone => "outside-gone",
        HandError::Differs => "outside-differs",
        HandError::TooMany(_) => "outside-too-many",
        HandError::Silent => "outside-silent",
        HandError::Io(error) => {
            let why = error.to_string();
            return text.with("outside-other", &[("name", name.into()), ("why", (&why).into())]);
        }
    };
    text.with(id, &[("name", name.into())])
}

/// A day and the hour of it, in UTC.
pub fn moment(text: &Text, at: Timestamp) -> String {
    let (day, hour) = (date(text, at.date()), at.to_rfc3339());
    let hour = hour.get(11..16).unwrap_or_default();
    text.with("checkup-moment", &[("day", (&day).into()), ("hour", hour.into())])
}

/// Why the store did not do what was asked, and what to do.
pub fn store_error(text: &Text, error: &StoreError) -> String {
    let (id, args) = error.message();
    let args: Vec<(&str, Arg<'_>)> =
        args.iter().map(|(name, value)| (*name, value.into())).collect();
    text.with(id, &args)
}

/// The sentences for the certificate of a module with this title and summary; with whoever
/// looked on, if that is to be said.
pub fn for_module(
    text: &Text,
    passed: &ModulePassed,
    (title, summary): (&str, &str),
    supervisor: Option<&str>,
) -> Words {
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
            narrative: match supervisor {
                Some(name) => text.with("certificate-narrative-by", &[("name", name.into())]),
                None => text.get(narrative),
            },
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

/// A day in words, such as "21 novembre 2026".
pub fn date(text: &Text, date: Date) -> String {
    let args = [
        ("day", Arg::Number(i64::from(date.day()))),
        ("month", Arg::Number(i64::from(date.month()))),
        ("year", Arg::Number(i64::from(date.year()))),
    ];
    text.with("date", &args)
}

/// The fields a refusal may name, in words.
const FIELDS: [(&str, &str); 16] = [
    ("organisation", "certificate-field-organisation"),
    ("name", "certificate-field-name"),
    ("email", "certificate-field-email"),
    ("issuer", "certificate-field-issuer"),
    ("version", "certificate-field-version"),
    ("edition", "certificate-field-edition"),
    ("journal", "certificate-field-journal"),
    ("title", "certificate-field-title"),
    ("achievement", "certificate-field-achievement"),
    ("description", "certificate-field-description"),
    ("criteria", "certificate-field-criteria"),
    ("language", "certificate-field-language"),
    ("score", "certificate-field-score"),
    ("status", "certificate-field-status"),
    ("evidence", "certificate-field-evidence"),
    ("narrative", "certificate-field-narrative"),
];

/// Why something is not certified, and what to do about it.
pub fn refusal(text: &Text, refusal: &Refusal) -> String {
    let field = |id: &str, field: &str| {
        let message = FIELDS.iter().find(|(name, _)| *name == field);
        let field = text.get(message.map_or(field, |(_, message)| message));
        text.with(id, &[("field", (&field).into()), ("longest", LONGEST.into())])
    };
    match refusal {
        Refusal::NotPassed { right, of } => text.with(
            "certificate-refusal-not-passed",
            &[("right", (*right).into()), ("of", (*of).into())],
        ),
        Refusal::DatesOutOfOrder => text.get("certificate-refusal-dates"),
        Refusal::TooFewModules { needed, found } => text.with(
            "certificate-refusal-too-few",
            &[("needed", (*needed).into()), ("found", (*found).into())],
        ),
        Refusal::CountedTwice(name) => {
            text.with("certificate-refusal-twice", &[("name", name.into())])
        }
        Refusal::OtherOrganisation(module) => {
            let module = module.as_str();
            text.with("certificate-refusal-organisation", &[("module", module.into())])
        }
        Refusal::Empty(name) => field("certificate-refusal-empty", name),
        Refusal::TooLong(name) => field("certificate-refusal-too-long", name),
        Refusal::Forbidden(name) => field("certificate-refusal-hidden", name),
        Refusal::NotASiret => text.get("certificate-refusal-siret"),
        Refusal::BadAddress => text.get("certificate-refusal-address"),
        Refusal::BadListName => text.get("certificate-refusal-list-name"),
        Refusal::BadDigest(name) => field("certificate-refusal-digest", name),
    }
}

/// Why a certificate whose claims stand was not signed all the same.
pub fn not_issued(text: &Text, error: &IssueError) -> String {
    match error {
        IssueError::Refused(why) => refusal(text, why),
        IssueError::SelfCheck(_) | IssueError::Unwritable => {
            text.get("certificate-refusal-self-check")
        }
    }
}

/// One certificate that was not issued, by its title, and why.
pub fn left(text: &Text, title: &str, why: &str) -> String {
    text.with("certificate-left", &[("title", title.into()), ("why", why.into())])
}

/// What is wrong with a key file, and what to do.
pub fn key_file(text: &Text, error: &KeyFileError) -> String {
    match error {
        KeyFileError::Missing(path) => {
            text.with("key-missing", &[("path", (&path.display().to_string()).into())])
        }
        KeyFileError::Exists(path) => {
            text.with("key-exists", &[("path", (&path.display().to_string()).into())])
        }
        KeyFileError::Exposed { path, mode } => {
            let (path, mode) = (path.display().to_string(), format!("{mode:04o}"));
            text.with("key-exposed", &[("path", (&path).into()), ("mode", (&mode).into())])
        }
        KeyFileError::Bad { path, why } => {
            let (path, why) = (path.display().to_string(), bad_key(text, *why));
            text.with("key-bad", &[("path", (&path).into()), ("why", (&why).into())])
        }
        KeyFileError::NotAFile(path) => {
            text.with("key-not-a-file", &[("path", (&path.display().to_string()).into())])
        }
        KeyFileError::Io { path, why } => {
            let (path, why) = (path.display().to_string(), why.to_string());
            text.with("key-io", &[("path", (&path).into()), ("why", (&why).into())])
        }
    }
}

/// What is wrong with a key.
pub fn bad_key(text: &Text, bad: BadKey) -> String {
    text.get(match bad {
        BadKey::Shape => "key-bad-shape",
        BadKey::Algorithm => "key-bad-algorithm",
        BadKey::Locked => "key-bad-locked",
        BadKey::Halves => "key-bad-halves",
    })
}

mod lists;

pub use lists::{install, ledger, list, status};
