//! A certificate in the words of a session, ready to be drawn.

use crate::credential::code::ShortCode;
use crate::credential::issue::file_name;
use crate::credential::reading::Certificate;
use crate::domain::certificate::{Facts, ModulePassed, Obtained, StatusPlace, Subject};
use crate::domain::record::Certified;
use crate::domain::time::{Date, Timestamp};
use crate::paper::diploma::{Badge, Carried, Checking, Diploma, Square};
use crate::paper::qr::{Correction, matrix};
use crate::run::papers::number;
use crate::run::wording;
use crate::text::{Arg, Text};

/// What is drawn beside what the certificate itself says.
#[derive(Debug, Clone, Copy)]
pub struct Extras<'a> {
    /// The document, as it is kept.
    pub document: &'a str,
    /// The same as a token, where the key is there to sign one.
    pub token: Option<&'a str>,
    /// The text of its square code, where the key is there to sign one.
    pub line: Option<&'a str>,
    /// Whether the file that is made carries the document.
    pub is_carried: bool,
}

/// The words of `certificate`.
pub fn diploma(certificate: &Certificate, extras: Extras<'_>, text: &Text) -> Diploma {
    let facts = certificate.claims.facts();
    let words = Words { certificate, text };
    let short = ShortCode::of(facts.id).to_string();
    let square = extras.line.and_then(|line| {
        let matrix = matrix(line, Correction::Medium)?;
        let words = text.with("paper-square", &[("code", (&short).into())]);
        Some(Square { matrix, line: line.to_owned(), words })
    });
    let (kind, title) = words.title();
    let mut ways = vec![];
    ways.extend(square.is_some().then(|| text.get("paper-way-square")));
    let has_line = square.is_some();
    ways.extend(match (extras.is_carried, has_line) {
        (true, _) => Some(text.get("paper-way-file")),
        (false, true) => Some(text.get("paper-way-line")),
        (false, false) => None,
    });
    ways.push(text.get("paper-way-code"));
    Diploma {
        language: text.locale().to_owned(),
        programme: text.get(match facts.subject {
            Subject::Module(_) => "certificate-passport-name",
            Subject::Passport(_) => "paper-above-passport",
        }),
        name: certificate.words.name.clone(),
        kind,
        title,
        awarded: text.get("paper-awarded"),
        organisation: facts.holder.organisation.name.clone(),
        person: facts.holder.name.clone(),
        sentences: vec![certificate.words.description.clone(), certificate.words.criteria.clone()],
        rows: words.rows(),
        checking: Checking {
            title: text.get("paper-check"),
            ways,
            label: text.get("paper-code"),
            short,
            square,
        },
        warning: text.get("paper-warning"),
        badge: words.badge(),
        id: format!("urn:uuid:{}", facts.id),
        issued: parts(facts.issued),
        issuer: certificate.issuer.name.clone(),
        carried: carried(certificate, extras, text),
    }
}

/// The files inside: the document first.
fn carried(certificate: &Certificate, extras: Extras<'_>, text: &Text) -> Vec<Carried> {
    let facts = certificate.claims.facts();
    let name = file_name(&certified(facts), facts.id);
    let token = extras.token.map(|token| Carried {
        name: format!("{}.jwt", name.trim_end_matches(".json")),
        media: "application/jwt",
        words: text.get("paper-token"),
        bytes: token.as_bytes().to_vec(),
    });
    let document = Carried {
        name,
        media: "application/vc",
        words: text.get("paper-document"),
        bytes: extras.document.as_bytes().to_vec(),
    };
    std::iter::once(document).chain(token).collect()
}

fn certified(facts: &Facts) -> Certified {
    match &facts.subject {
        Subject::Module(passed) => Certified::Module(passed.module.clone()),
        Subject::Passport(_) => Certified::Passport,
    }
}

/// Year, month, day, hour, minute, second, in UTC.
fn parts(at: Timestamp) -> [u16; 6] {
    let text = at.to_rfc3339();
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).map(str::parse);
    std::array::from_fn(|_| numbers.next().and_then(Result::ok).unwrap_or_default())
}

struct Words<'a> {
    certificate: &'a Certificate,
    text: &'a Text,
}

impl Words<'_> {
    fn facts(&self) -> &Facts {
        self.certificate.claims.facts()
    }

    /// "Attestation – Selling on line" in its two parts, for a page has two lines for them.
    fn title(&self) -> (Option<String>, String) {
        let words = &self.certificate.words;
        let kind = words.name.strip_suffix(&words.achievement).map(str::trim_end);
        let kind = kind.and_then(|kind| kind.strip_suffix('–')).map(str::trim_end);
        match kind.filter(|kind| !kind.is_empty()) {
            Some(kind) => (Some(kind.to_owned()), words.achievement.clone()),
            None => (None, words.name.clone()),
        }
    }

    fn date(&self, date: Date) -> String {
        wording::date(self.text, date)
    }

    fn row(&self, label: &str, value: String) -> (String, String) {
        (self.text.get(label), value)
    }

    /// Every field that is signed, and those that help to compare.
    fn rows(&self) -> Vec<(String, String)> {
        let facts = self.facts();
        let organisation = &facts.holder.organisation;
        let mut rows = vec![self.row(
            "verify-organisation",
            format!("{} ({})", organisation.name, organisation.number),
        )];
        rows.extend(facts.holder.name.clone().map(|name| self.row("verify-holder", name)));
        if facts.holder.email.is_some() {
            rows.push(self.row("paper-email", self.text.get("paper-email-hashed")));
        }
        match &facts.subject {
            Subject::Module(passed) => self.module(passed, &mut rows),
            Subject::Passport(earned) => rows.extend(earned.modules.iter().map(|module| {
                let code = ShortCode::of(module.certificate);
                self.row("verify-module", format!("{} ({code})", module.title))
            })),
        }
        rows.push(self.row("verify-issued", self.date(facts.issued.date())));
        rows.extend(facts.until.map(|until| self.row("verify-until", self.date(until.date()))));
        if let Some(StatusPlace { list, index }) = &facts.status {
            let place = [("list", list.into()), ("index", i64::from(*index).into())];
            rows.push(self.row("paper-status", self.text.with("paper-status-place", &place)));
        }
        let issuer = &self.certificate.issuer;
        let siret = issuer.siret.as_ref().map(|siret| format!(" ({siret})")).unwrap_or_default();
        let url = issuer.url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
        rows.push(self.row("verify-issuer", format!("{}{siret}{url}", issuer.name)));
        rows.push(self.row("paper-key", self.certificate.key.did()));
        rows.push(self.row("paper-name", facts.id.to_string()));
        rows
    }

    fn module(&self, passed: &ModulePassed, rows: &mut Vec<(String, String)>) {
        let version = [
            ("module", (&self.certificate.words.achievement).into()),
            ("version", (&passed.edition.version).into()),
        ];
        rows.push(self.row("verify-module", self.text.with("paper-edition", &version)));
        rows.push(self.row("verify-score", score(self.text, passed)));
        rows.push(self.row("verify-obtained", self.text.get(obtained(passed.obtained))));
        let statement = self.certificate.statement().map(str::to_owned);
        rows.extend(statement.map(|words| self.row("verify-statement", words)));
        let (from, to) = (self.date(passed.started.date()), self.date(passed.ended.date()));
        let dates = if from == to {
            from
        } else {
            let dates: [(&str, Arg<'_>); 2] = [("from", (&from).into()), ("to", (&to).into())];
            self.text.with("paper-from-to", &dates)
        };
        rows.push(self.row("paper-dates", dates));
    }

    fn badge(&self) -> Badge {
        let (below, number) = match &self.facts().subject {
            Subject::Module(passed) => {
                (self.text.get("paper-badge-module"), number(&passed.module))
            }
            Subject::Passport(earned) => {
                let modules = [("modules", earned.modules.len().into())];
                (self.text.with("paper-badge-passport", &modules), None)
            }
        };
        Badge {
            above: self.text.get("certificate-passport-name"),
            below,
            number,
            words: self.certificate.words.name.clone(),
        }
    }
}

fn score(text: &Text, passed: &ModulePassed) -> String {
    let score = [
        ("right", passed.score.right.into()),
        ("of", passed.score.of.into()),
        ("needed", passed.rule.right.into()),
    ];
    text.with("verify-score-value", &score)
}

fn obtained(obtained: Obtained) -> &'static str {
    match obtained {
        Obtained::Alone => "verify-obtained-alone",
        Obtained::InGroup => "verify-obtained-group",
        Obtained::Supervised => "verify-obtained-supervised",
        Obtained::ByTest => "verify-obtained-test",
    }
}
