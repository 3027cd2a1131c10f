//! Certificates: signed with the site's key, written to files.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::shell::Setup;
use super::wording;
use crate::app::effect::Request;
use crate::app::model::Model;
use crate::app::msg::{Paper, Papers};
use crate::credential::issue::{Signed, file_name, issue as sign, module_earned};
use crate::credential::key::SiteKey;
use crate::credential::keyfile::{self, KeyFileError};
use crate::domain::certificate::{
    Claims, Facts, Holder, Issuer, ModulePassed, Obtained, PassportEarned, Subject,
};
use crate::domain::id::{ModuleId, RandomId};
use crate::domain::passport::PassportRule;
use crate::domain::progress::{Certificate, Pass};
use crate::domain::record::Certified;

/// Signs what `request` asks for: first the attestations that are missing, then the Passeport.
pub(super) fn issue(setup: &mut Setup, request: &Request) -> Papers {
    let had_key = keyfile::path(&setup.data).exists();
    let signed = sign_all(setup, request);
    let made_key = (!had_key).then(|| keyfile::path(&setup.data).display().to_string());
    match signed {
        Ok(papers) => Papers::Issued { papers, made_key },
        Err(why) => Papers::Refused(why),
    }
}

/// The same, for whoever keeps the papers elsewhere.
///
/// # Errors
/// Why not, in words.
pub fn sign_all(setup: &mut Setup, request: &Request) -> Result<Vec<Paper>, String> {
    let key = site_key(setup).map_err(|error| wording::key_file(&setup.text, &error))?;
    let issuer = super::site::issuer(setup)?;
    let mut papers = vec![];
    let mut documents: Vec<String> =
        request.attestations.iter().map(|kept| kept.document.clone()).collect();
    for (module, pass) in &request.modules {
        let signed = attestation(setup, request, (&key, &issuer), (module, pass))?;
        documents.push(signed.document.clone());
        let subject = Certified::Module(module.clone());
        papers.push(Paper { id: signed.id, subject, document: signed.document });
    }
    if request.with_passport {
        let signed = passport(setup, request, (&key, &issuer), &documents)?;
        let subject = Certified::Passport;
        papers.push(Paper { id: signed.id, subject, document: signed.document });
    }
    Ok(papers)
}

/// The site's key, made at the first need.
fn site_key(setup: &mut Setup) -> Result<SiteKey, KeyFileError> {
    match keyfile::load(&setup.data) {
        Err(KeyFileError::Missing(_)) => {
            let bytes = setup.world.bytes();
            keyfile::create(&setup.data, &bytes, "passeport")
        }
        other => other,
    }
}

fn facts(setup: &mut Setup, request: &Request, subject: Subject) -> Result<Claims, String> {
    let [high, low, ..] = setup.world.entropy().0;
    let id = RandomId::from_entropy(u128::from(high) << 64 | u128::from(low));
    let holder = Holder {
        learner: request.learner,
        name: request.name.clone(),
        organisation: request.organisation.clone(),
    };
    let facts = Facts { id, issued: whole_seconds(request.at), until: None, holder, subject };
    Claims::new(facts).map_err(|refusal| wording::refusal(&setup.text, &refusal))
}

/// Certificates count in whole seconds.
fn whole_seconds(at: crate::domain::time::Timestamp) -> crate::domain::time::Timestamp {
    crate::domain::time::Timestamp(at.0 - at.0.rem_euclid(1000))
}

fn attestation(
    setup: &mut Setup,
    request: &Request,
    (key, issuer): (&SiteKey, &Issuer),
    (module, pass): (&ModuleId, &Pass),
) -> Result<Signed, String> {
    let opening = setup
        .catalogue
        .module(module, setup.text.locale())
        .map_err(|unavailable| unavailable.to_string())?;
    let passed = ModulePassed {
        module: module.clone(),
        edition: pass.edition.clone(),
        obtained: if pass.by_test { Obtained::ByTest } else { Obtained::Alone },
        started: whole_seconds(pass.started_at),
        ended: whole_seconds(pass.at),
        score: pass.score,
        rule: pass.rule,
        journal: None,
    };
    let (title, summary) = (opening.module.title.text(), opening.module.summary.text());
    let words = wording::for_module(&setup.text, &passed, &title, &summary);
    let claims = facts(setup, request, Subject::Module(passed))?;
    sign(key, issuer, &claims, &words).map_err(|error| error.to_string())
}

fn passport(
    setup: &mut Setup,
    request: &Request,
    (key, issuer): (&SiteKey, &Issuer),
    documents: &[String],
) -> Result<Signed, String> {
    let keys: Vec<_> = keyfile::list(&setup.data)
        .map_err(|error| error.to_string())?
        .into_iter()
        .filter_map(|listed| listed.key.ok())
        .collect();
    let earned = documents.iter().map(|document| module_earned(document.as_bytes(), &keys));
    let modules = earned.collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
    let rule = PassportRule::PROGRAMME;
    let words = wording::for_passport(&setup.text, rule);
    let subject = Subject::Passport(PassportEarned { rule, modules });
    let claims = facts(setup, request, subject)?;
    sign(key, issuer, &claims, &words).map_err(|error| error.to_string())
}

/// Writes each certificate to a file of its own, whole or not at all.
pub(super) fn export(setup: &Setup, certificates: &[Certificate], _model: &Model) -> Papers {
    let mut files = vec![];
    for certificate in certificates {
        let name = file_name(&certificate.subject, certificate.id);
        let at = setup.export.join(&name);
        if let Err(error) = write(&setup.export, &at, certificate.document.as_bytes()) {
            return Papers::Refused(format!("{}: {error}", at.display()));
        }
        files.push(name);
    }
    Papers::Exported { folder: setup.export.display().to_string(), files }
}

/// Writes a file of `folder`, whole or not at all, and waits until it is on
/// the disk.
///
/// # Errors
/// What the system says.
pub fn write(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    share(file.as_file())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    fs::File::open(folder)?.sync_all()
}

/// A certificate is made to be handed on: others may read it.
#[cfg(unix)]
fn share(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn share(_file: &fs::File) -> io::Result<()> {
    Ok(())
}
