//! The forms in which a certificate is exported.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::{Kept, Trouble};
use crate::cli::unlock::Source;
use crate::credential::code::ShortCode;
use crate::credential::dossier::{self, DossierError};
use crate::credential::issue::file_name;
use crate::credential::key::SiteKey;
use crate::credential::keyfile::{self, adviser};
use crate::credential::qr::{self, CodeError, Extent};
use crate::credential::reading::{self, Certificate};
use crate::credential::restate::RestateError;
use crate::credential::{jwt, sshsig};
use crate::domain::record::Certified;
use crate::run::drawn::{self, Paper, Undrawn};
use crate::run::papers::{self, number};
use crate::text::Text;

mod plain;

/// A form of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// The document itself: Open Badges 3.0, with its proofs.
    #[default]
    Json,
    /// One line of text: a signed JSON Web Token.
    Jwt,
    /// A Passeport with its attestations in one file: CLR 2.0.
    Clr,
    /// The document, and beside it a signature for `ssh-keygen -Y verify`.
    Ssh,
    /// A QR code: its text, and a drawing of it.
    Qr,
    /// Words to read or print, with the text of a code.
    Text,
    /// One page to print, with the signed document inside: PDF/A-3 and PDF/UA.
    Pdf,
    /// A badge in pixels, with the signed document inside.
    Png,
    /// A badge as a vector drawing, with the signed document inside.
    Svg,
    /// A page for a browser, to read or print.
    Html,
}

/// Why a certificate cannot be had in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The key that signed it is not the one in use.
    OtherKey,
    /// What is kept does not verify.
    NotGenuine,
    /// Only a Passeport has a dossier.
    NotAPassport,
    /// An attestation of the Passeport is not kept here.
    Missing,
    /// It was issued by an older version of this program.
    TooOld,
    /// The module is not one of the programme.
    Unnumbered,
    /// A letter of a name is in none of our fonts.
    Letter,
    /// It says more than fits on one page.
    TooLong,
}

impl Obstacle {
    /// The message for it, which takes `code`.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::OtherKey => "export-other-key",
            Self::NotGenuine => "export-not-genuine",
            Self::NotAPassport => "export-not-a-passport",
            Self::Missing => "export-missing",
            Self::TooOld => "export-too-old",
            Self::Unnumbered => "export-unnumbered",
            Self::Letter => "export-letter",
            Self::TooLong => "export-too-long",
        }
    }
}

impl From<RestateError> for Obstacle {
    fn from(error: RestateError) -> Self {
        match error {
            RestateError::OtherKey => Self::OtherKey,
            RestateError::NotGenuine | RestateError::Unwritable => Self::NotGenuine,
        }
    }
}

impl From<CodeError> for Obstacle {
    fn from(error: CodeError) -> Self {
        match error {
            CodeError::Restate(error) => error.into(),
            CodeError::Unnumbered(_) => Self::Unnumbered,
        }
    }
}

impl From<Undrawn> for Obstacle {
    fn from(error: Undrawn) -> Self {
        match error {
            Undrawn::NotGenuine => Self::NotGenuine,
            Undrawn::Missing(_) => Self::Letter,
            Undrawn::TooLong | Undrawn::Standard(_) => Self::TooLong,
        }
    }
}

impl From<DossierError> for Obstacle {
    fn from(error: DossierError) -> Self {
        match error {
            DossierError::NotAPassport => Self::NotAPassport,
            DossierError::Missing => Self::Missing,
            DossierError::TooOld => Self::TooOld,
            DossierError::Restate(error) => error.into(),
        }
    }
}

/// What exporting needs.
pub(super) struct Exporter<'a> {
    pub(super) data: &'a Path,
    pub(super) folder: &'a Path,
    pub(super) text: &'a Text,
    pub(super) format: Format,
    /// A file with the passphrase of the adviser's key; none to ask for it.
    pub(super) passphrase: Option<&'a Path>,
}

type Files = Vec<(String, Vec<u8>)>;

impl Exporter<'_> {
    /// Writes `chosen`, of all those `kept`; the files, in order. Either all can be had
    /// in that form, or nothing is written.
    pub(super) fn write(&self, chosen: &[Kept], kept: &[Kept]) -> Result<Vec<PathBuf>, Trouble> {
        let keys = self.keys(chosen)?;
        let made = chosen.iter().map(|one| {
            let made = self.made(&keys, one, kept);
            made.map_err(|why| Trouble::NoSuchForm(ShortCode::of(one.id), why))
        });
        let made = made.collect::<Result<Vec<Files>, _>>()?;
        let written = made.into_iter().flatten().map(|(name, content)| {
            let path = self.folder.join(name);
            papers::write(self.folder, &path, &content)
                .map_err(|why| Trouble::Unwritable(path.clone(), why))?;
            Ok(path)
        });
        written.collect()
    }

    /// The keys that the form needs: the site's, and the adviser's when that one signed
    /// some of `chosen`. A text does without if it must.
    fn keys(&self, chosen: &[Kept]) -> Result<Vec<SiteKey>, Trouble> {
        let site = keyfile::load(self.data);
        match self.format {
            Format::Json | Format::Png | Format::Svg => return Ok(vec![]),
            Format::Text => return Ok(site.into_iter().collect()),
            // A page does without the adviser's key too, unless it is there to be opened.
            Format::Pdf | Format::Html if self.passphrase.is_none() => {
                return Ok(site.into_iter().collect());
            }
            _ => {}
        }
        let path = adviser::path(self.data);
        let adviser = adviser::read(&path).ok().map(|file| file.public());
        let is_by_adviser = chosen.iter().any(|one| {
            let read = reading::read(one.document.as_bytes());
            read.is_ok_and(|read| Some(read.key) == adviser)
        });
        if !is_by_adviser {
            return site.map(|key| vec![key]).map_err(Trouble::Key);
        }
        let source = Source { file: self.passphrase, text: self.text };
        let opened = source.open(&path);
        let opened = opened.map_err(|why| Trouble::Refused(why.told(self.text).1))?;
        Ok(site.into_iter().chain([opened]).collect())
    }

    /// The files of one certificate: name and content.
    fn made(&self, keys: &[SiteKey], one: &Kept, kept: &[Kept]) -> Result<Files, Obstacle> {
        let json = file_name(&one.subject, one.id);
        let stem = json.trim_end_matches(".json").to_owned();
        let document = one.document.clone();
        let read = || reading::read(one.document.as_bytes()).map_err(|_| Obstacle::NotGenuine);
        let signer = reading::read(document.as_bytes()).map(|read| read.key).ok();
        let key = || {
            let of_signer = keys.iter().find(|key| Some(key.public()) == signer);
            of_signer.ok_or(Obstacle::OtherKey)
        };
        let drawn = |paper| drawn::draw(paper, &one.document, key().ok(), self.text);
        Ok(match self.format {
            Format::Json => vec![(json, document.into_bytes())],
            Format::Jwt => {
                let token = jwt::encode(key()?, &read()?)? + "\n";
                vec![(format!("{stem}.jwt"), token.into_bytes())]
            }
            Format::Clr => {
                let others: Vec<Certificate> = kept
                    .iter()
                    .filter_map(|other| reading::read(other.document.as_bytes()).ok())
                    .collect();
                let name = format!("dossier-{}.json", ShortCode::of(one.id));
                vec![(name, dossier::write(key()?, &read()?, &others)?.into_bytes())]
            }
            Format::Ssh => {
                let seal = sshsig::sign(key()?, document.as_bytes())?;
                vec![(format!("{json}.sig"), seal.into_bytes()), (json, document.into_bytes())]
            }
            Format::Qr => {
                let line = qr::payload(key()?, &read()?, &number, Extent::Screen)?;
                let drawing = drawn::code(&line, &ShortCode::of(one.id).to_string(), self.text);
                let drawing = drawing.ok_or(Obstacle::TooLong)?.into_bytes();
                let line = (line + "\n").into_bytes();
                vec![(format!("{stem}-qr.txt"), line), (format!("{stem}-qr.svg"), drawing)]
            }
            Format::Text => {
                let read = read()?;
                let line =
                    key().ok().and_then(|key| qr::payload(key, &read, &number, Extent::Paper).ok());
                let text = plain::text(&read, line.as_deref(), self.text);
                vec![(format!("{stem}.txt"), text.into_bytes())]
            }
            Format::Pdf => vec![(format!("{stem}.pdf"), drawn(Paper::Pdf)?)],
            Format::Png => vec![(format!("{stem}.png"), drawn(Paper::Png)?)],
            Format::Svg => vec![(format!("{stem}.svg"), drawn(Paper::Svg)?)],
            Format::Html => vec![(format!("{stem}.html"), drawn(Paper::Html)?)],
        })
    }
}

/// One certificate in some form, as one file: without a passphrase, so in a form that
/// the site's key can make. Of two files, the first.
#[cfg(feature = "ssh")]
pub(super) fn content(
    data: &Path,
    text: &Text,
    format: Format,
    (one, kept): (&Kept, &[Kept]),
) -> Result<Vec<u8>, Obstacle> {
    let keys: Vec<SiteKey> = match format {
        Format::Json => vec![],
        _ => keyfile::load(data).into_iter().collect(),
    };
    let exporter = Exporter { data, folder: data, text, format, passphrase: None };
    let files = exporter.made(&keys, one, kept)?;
    files.into_iter().next().map(|(_, content)| content).ok_or(Obstacle::Missing)
}

/// Those of `kept` that have such a form at all, when no code was given.
pub(super) fn may_have(format: Format, kept: &Kept) -> bool {
    format != Format::Clr || kept.subject == Certified::Passport
}
