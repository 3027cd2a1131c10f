//! Who issues here: `site.ron` in the data folder, or this machine by default.

use std::fs;

use serde::Deserialize;

use super::shell::Setup;
use crate::domain::certificate::Issuer;
use crate::domain::learner::OrganisationNumber;
use crate::domain::prose;

/// The file, written by whoever looks after the machine.
const FILE: &str = "site.ron";

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Site")]
struct Site {
    name: String,
    #[serde(default)]
    siret: Option<OrganisationNumber>,
    #[serde(default)]
    url: Option<String>,
    /// A machine that signs nothing: what it recorded goes to the adviser.
    #[serde(default)]
    asks: bool,
}

/// The issuer of the certificates made here.
///
/// # Errors
/// In words, when the file is there and cannot be used.
pub(super) fn issuer(setup: &Setup) -> Result<Issuer, String> {
    let Some(site) = read(setup)? else {
        let name = setup.text.get("issuer-default");
        return Ok(Issuer { name, siret: None, url: None });
    };
    if site.asks {
        return Err(setup.text.get("site-asks"));
    }
    Ok(of_site(site))
}

/// The name of the place, if whoever looks after the machine gave one that can be read.
pub(super) fn place(setup: &Setup) -> Option<String> {
    read(setup).ok().flatten().map(|site| prose::clean(&site.name))
}

/// The name of the place, if it has one.
///
/// # Errors
/// In words, when the file is there and cannot be used.
pub fn name(setup: &Setup) -> Result<Option<String>, String> {
    Ok(read(setup)?.map(|site| prose::composed(&site.name)))
}

/// The file; none when there is none.
fn read(setup: &Setup) -> Result<Option<Site>, String> {
    let path = setup.data.join(FILE);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(None);
        }
        Err(error) => {
            let (path, why) = (path.display().to_string(), error.to_string());
            let args = [("path", (&path).into()), ("why", (&why).into())];
            return Err(setup.text.with("site-unreadable", &args));
        }
    };
    let site = parsed(&text).map_err(|error| {
        let (path, why) = (path.display().to_string(), error.code.to_string());
        let args = [
            ("path", (&path).into()),
            ("line", error.span.start.line.into()),
            ("why", (&why).into()),
        ];
        setup.text.with("site-bad", &args)
    })?;
    Ok(Some(site))
}

fn parsed(text: &str) -> Result<Site, ron::error::SpannedError> {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text)
}

/// The issuer that the text of a `site.ron` names.
///
/// # Errors
/// Where it cannot be read.
pub fn parse(text: &str) -> Result<Issuer, ron::error::SpannedError> {
    parsed(text).map(of_site)
}

fn of_site(site: Site) -> Issuer {
    Issuer { name: prose::composed(&site.name), siret: site.siret, url: site.url }
}
