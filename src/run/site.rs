//! Who issues here: `site.ron` in the data folder, or this machine by default.

use std::fs;

use serde::Deserialize;

use super::shell::Setup;
use crate::domain::certificate::Issuer;
use crate::domain::learner::OrganisationNumber;

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
}

/// The issuer of the certificates made here.
///
/// # Errors
/// In words, when the file is there and cannot be used.
pub(super) fn issuer(setup: &Setup) -> Result<Issuer, String> {
    let path = setup.data.join(FILE);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let name = setup.text.get("issuer-default");
            return Ok(Issuer { name, siret: None, url: None });
        }
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let site: Site = options
        .from_str(&text)
        .map_err(|error| format!("{}:{}: {}", path.display(), error.span.start, error.code))?;
    Ok(Issuer { name: site.name, siret: site.siret, url: site.url })
}
