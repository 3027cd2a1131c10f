//! Certificates checked on screen: the same answers as the command line gives, in the
//! words of somebody who has never seen one.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::PathBuf;

use super::handed;
use super::lists::{self, Given};
use super::{Found, Ground, Trouble, VerifyArgs, clock, code, reason, report};
use crate::app::checking::{Hand, Here, Told, Worth};
use crate::credential::regular::OpenError;
use crate::credential::verify::{Check, Reason, Report, Verdict};
use crate::domain::prose::Prose;
use crate::domain::time::{Date, Timestamp};
use crate::run::checker::Checker;
use crate::run::outlet::Sticks;
use crate::run::outlet::handing::FOLDER;
use crate::run::outlet::sticks::System;
use crate::text::Text;

/// Most files offered to choose from.
const MOST: usize = 200;

/// The command line at the service of who checks on screen.
pub struct Counter {
    /// What there is to go by, and the folder whose files are offered.
    args: VerifyArgs,
    /// What the machine's clock says.
    now: fn() -> Option<Timestamp>,
    /// The sticks whose files are offered where no folder is named.
    sticks: Option<Sticks>,
}

impl Counter {
    /// Checks by the issuers and lists of `args`, at the date that `now` gives.
    pub fn new(args: VerifyArgs, now: fn() -> Option<Timestamp>) -> Self {
        Self { args, now, sticks: None }
    }

    /// The same for whoever asks from elsewhere: what is plugged in here is not theirs.
    #[cfg(feature = "ssh")]
    pub(in crate::cli) fn of_server(args: VerifyArgs) -> Self {
        Self::new(args, clock)
    }

    /// By the clock of this machine.
    pub(in crate::cli) fn of_machine(args: VerifyArgs) -> Self {
        Self { sticks: Some(Sticks::Auto(System::default())), ..Self::new(args, clock) }
    }

    /// The files of the folder that may be certificates, by name.
    fn files(&self) -> Vec<PathBuf> {
        let folders = match (&self.args.from, &self.sticks) {
            (Some(folder), _) => vec![folder.clone()],
            // A folder of this machine may hold what others left: only what was plugged in.
            (None, Some(sticks)) => {
                let sticks = sticks.volumes().unwrap_or_default().into_iter();
                let sticks = sticks.filter(|stick| stick.is_stick);
                sticks.flat_map(|stick| [stick.path.join(FOLDER), stick.path]).collect()
            }
            (None, None) => vec![],
        };
        let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok());
        let mut files: Vec<PathBuf> =
            entries.flatten().flatten().map(|entry| entry.path()).collect();
        // A link on a stick could lead to the papers of others on this machine.
        let is_file = |path: &PathBuf| match self.args.from {
            Some(_) => path.is_file(),
            None => path.symlink_metadata().is_ok_and(|found| found.is_file()),
        };
        files.retain(|path| handed::may_be_certificate(path) && is_file(path));
        files.sort();
        files.truncate(MOST);
        files
    }

    /// How many issuers whoever started the program named, in words.
    fn issuers(&self, text: &Text) -> Option<(Prose, Prose)> {
        let pins = super::pins(&self.args).unwrap_or_default();
        let keys: BTreeSet<[u8; 32]> = pins.iter().map(|pin| pin.key.bytes()).collect();
        let count = i64::try_from(keys.len()).ok().filter(|count| *count > 0)?;
        let given = text.prose_with("check-issuers-given", &[("count", count.into())]);
        Some((text.prose("check-issuers"), given))
    }

    fn told(&self, hand: &Hand, text: &Text) -> Result<Vec<Told>, Trouble> {
        let mut args = self.args.clone();
        let typed = match hand {
            Hand::Text(typed) => Some(handed::typed(typed, &args)?),
            Hand::File(name) => {
                let is_it = |path: &PathBuf| path.file_name().is_some_and(|it| it == name.as_str());
                args.file = self.files().into_iter().find(is_it);
                if args.file.is_none() {
                    let gone = io::Error::from(io::ErrorKind::NotFound);
                    return Err(Trouble::Unreadable(PathBuf::from(name), OpenError::Io(gone)));
                }
                None
            }
        };
        let ground = Ground::of(&args, (self.now)())?;
        let handed = match typed {
            Some(typed) => typed,
            None => handed::handed(&args, &mut io::empty())?,
        };
        let found = ground.judge(handed);
        Ok(found.iter().map(|found| told(found, ground.at, text)).collect())
    }
}

impl Checker for Counter {
    fn here(&self, text: &Text) -> Here {
        let name = |path: PathBuf| path.file_name()?.to_str().map(str::to_owned);
        let files = self.files().into_iter().filter_map(name).collect();
        let Ok(Given { trust, statuses }) = lists::given(&self.args) else {
            return Here { files, lists: vec![] };
        };
        let now = (self.now)();
        let all = trust.iter().map(|trust| {
            let list = trust.list();
            (Some(list.sequence), list.issued, list.expires)
        });
        let all = all.chain(statuses.iter().map(|list| (None, list.issued, list.until)));
        let lists = all.map(|list| of_list(list, now, text));
        let lists = self.issuers(text).into_iter().chain(lists).collect();
        Here { files, lists }
    }

    fn check(&self, hand: &Hand, text: &Text) -> Result<Vec<Told>, String> {
        self.told(hand, text).map_err(|trouble| match trouble {
            // There is no option to add here.
            Trouble::UnknownCode(code) => {
                text.with("check-unknown-code", &[("code", (&code.to_string()).into())])
            }
            other => other.words(text),
        })
    }
}

/// A list in words: which, and how old.
fn of_list(
    (sequence, issued, until): (Option<u64>, Timestamp, Timestamp),
    now: Option<Timestamp>,
    text: &Text,
) -> (Prose, Prose) {
    let label = match sequence {
        Some(_) => "check-list-trust",
        None => "check-list-status",
    };
    let days = now.map(|now| now.date().days_since(issued.date()));
    let (issued, is_over) = (date(issued.date(), text), now.is_some_and(|now| now >= until));
    let value = match days {
        Some(days @ 0..) => {
            let id = if is_over { "check-list-too-old" } else { "check-list-age" };
            text.prose_with(id, &[("date", (&issued).into()), ("days", i64::from(days).into())])
        }
        _ => Prose::plain(&issued),
    };
    (text.prose(label), value)
}

/// A day in words.
fn date(date: Date, text: &Text) -> String {
    let day = i64::from(date.day());
    let (month, year) = (i64::from(date.month()), i64::from(date.year()));
    text.with("date", &[("day", day.into()), ("month", month.into()), ("year", year.into())])
}

/// The answer in words.
fn told(found: &Found, at: Option<Timestamp>, text: &Text) -> Told {
    let report = &found.report;
    let verdict = report.verdict();
    let (worth, advice) = match verdict {
        Verdict::Valid => (Worth::Sound, "check-compare"),
        Verdict::Altered => (Worth::Worthless, "check-advice-altered"),
        Verdict::Unknown => (Worth::Doubtful, "check-advice-unknown"),
        Verdict::Revoked => (Worth::Worthless, "check-advice-revoked"),
        Verdict::OutOfDate => (Worth::Worthless, "check-advice-out-of-date"),
        Verdict::Untrusted => (Worth::Worthless, "check-advice-untrusted"),
    };
    let may_show = report::may_show(report);
    let is_code = report.certificate.is_none() && report.code.is_some();
    Told {
        worth,
        verdict: text.prose(report::verdict_message(verdict)),
        why: why(report, text),
        advice: text.prose(advice),
        facts: if may_show { facts(report, text) } else { vec![] },
        checks: checks(report, at, text),
        compare: if is_code && may_show {
            text.prose("verify-code-compare")
        } else {
            Prose::default()
        },
        everything: if may_show { everything(report) } else { vec![] },
    }
}

/// What kept a check from holding, for who has no command line at hand.
fn why(report: &Report, text: &Text) -> Vec<Prose> {
    let reasons = report.checks().into_iter().filter_map(|(_, check)| match check {
        Check::Failed(why) | Check::NotChecked(why) if *why != Reason::Earlier => Some(why),
        _ => None,
    });
    let sentence = |why: &Reason| match why {
        Reason::NoPin => text.get("check-why-no-list"),
        Reason::NoKey => text.get("check-why-no-key"),
        Reason::NoStatusList => text.get("check-why-no-status"),
        Reason::Clock => text.get("check-why-clock"),
        Reason::ListOld(since) => {
            let since = date(since.date(), text);
            text.with("check-why-list-old", &[("date", (&since).into())])
        }
        Reason::FilesMissing { missing, of } => {
            text.with("check-why-files", &[("missing", (*missing).into()), ("of", (*of).into())])
        }
        why => reason::sentence(why, text),
    };
    let mut said: Vec<String> = vec![];
    for reason in reasons {
        let words = sentence(reason);
        if !said.contains(&words) {
            said.push(words);
        }
    }
    said.iter().map(|words| Prose::plain(words)).collect()
}

/// What the document says, dates in words.
fn facts(report: &Report, text: &Text) -> Vec<(Prose, Prose)> {
    let lines = match (&report.certificate, &report.code) {
        (Some(certificate), _) => report::said(certificate, report.site.as_ref(), text),
        (None, Some(claimed)) => code::said(claimed, report.site.as_ref(), text),
        (None, None) => vec![],
    };
    let dated = report.certificate.as_ref().map(|certificate| certificate.claims.facts());
    let lines = lines.into_iter().map(|(label, value)| {
        let moment = match (label, dated) {
            ("verify-issued", Some(facts)) => Some(facts.issued),
            ("verify-until", Some(facts)) => facts.until,
            _ => None,
        };
        let value = moment.map_or(value, |moment| date(moment.date(), text));
        (text.prose(label), Prose::plain(&value))
    });
    lines.collect()
}

/// The checks that held, in one line, then the lists they rest on.
fn checks(report: &Report, at: Option<Timestamp>, text: &Text) -> Vec<(Prose, Prose)> {
    let held = report.checks().into_iter().zip(report::LABELS);
    let held = held.filter(|((_, check), _)| **check == Check::Held);
    let held: Vec<String> = held.map(|(_, label)| text.get(label).to_lowercase()).collect();
    // Of what is not to be accepted, nothing is praised.
    let is_refused = matches!(report.verdict(), Verdict::Altered | Verdict::Untrusted);
    let line = (!held.is_empty() && !is_refused).then(|| {
        let checks = held.join(", ");
        (text.prose("check-held"), Prose::plain(&checks))
    });
    let lists = report
        .consulted
        .iter()
        .map(|list| of_list((list.sequence, list.issued, list.until), at, text));
    line.into_iter().chain(lists).collect()
}

/// Every member that is signed, by its full name.
fn everything(report: &Report) -> Vec<(Prose, Prose)> {
    let Some(certificate) = &report.certificate else { return vec![] };
    let members = report::members(report.dossier.as_ref().unwrap_or(&certificate.unsecured));
    let shown = |(name, value): (String, String)| (Prose::plain(&name), Prose::plain(&value));
    members.into_iter().map(shown).collect()
}
