//! Certificates: signed with the site's key, written to files.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::drawn;
use super::shell::Setup;
use super::{clock, wording};
use crate::app::effect::Request;
use crate::app::msg::{Paper, Papers};
use crate::content::Catalogue;
use crate::credential::document::Words;
use crate::credential::email;
use crate::credential::issue::{Signed, file_name, issue as sign, module_earned};
use crate::credential::key::{PublicKey, SiteKey, Wiped};
use crate::credential::keyfile::{self, KeyFileError};
use crate::credential::ledger::{Ledger, LedgerError};
use crate::credential::trust::list::May;
use crate::domain::certificate::{
    Claims, Facts, HashedEmail, Holder, Issuer, ModuleEarned, ModulePassed, Obtained,
    PassportEarned, StatusPlace, Subject,
};
use crate::domain::id::{ModuleId, RandomId};
use crate::domain::learner::Organisation;
use crate::domain::passport::PassportRule;
use crate::domain::progress::{Certificate, Pass};
use crate::domain::prose;
use crate::domain::record::Certified;
use crate::domain::time::Timestamp;
use crate::text::{REFERENCE, Text};

/// What came of a request.
#[derive(Debug, Default)]
pub struct Issue {
    /// What was signed.
    pub papers: Vec<Paper>,
    /// What was not, and why, in words.
    pub left: Vec<String>,
    /// The file of the signing key, if it was made on the way.
    pub made_key: Option<String>,
}

/// Modules and how they were passed, in the order they were.
type Passes = Vec<(ModuleId, Pass)>;

/// Claims that may be signed, and the sentences that go with them.
struct Ready {
    subject: Certified,
    title: String,
    claims: Claims,
    words: Words,
}

/// Signs what `request` asks for: first the attestations that are missing, then the Passeport.
pub(super) fn issue(setup: &mut Setup, request: &Request) -> Papers {
    match sign_all(setup, request) {
        Ok(Issue { papers, left, made_key }) => Papers::Issued { papers, left, made_key },
        Err(why) => Papers::Refused(why),
    }
}

/// The same, for whoever keeps the papers elsewhere. One that cannot be issued
/// does not keep the others back. The key is made when the first claims stand.
///
/// # Errors
/// Why nothing at all can be signed here, in words.
pub fn sign_all(setup: &mut Setup, request: &Request) -> Result<Issue, String> {
    sign_as(setup, request, &How::default())
}

/// With which key, and what it can say about who sat there.
#[derive(Debug, Clone, Copy, Default)]
pub struct How<'a> {
    /// The adviser's key, unlocked; none for the site's.
    pub key: Option<&'a SiteKey>,
    /// Whether it was under the eyes of the adviser.
    pub is_supervised: bool,
    /// Whose eyes they were, to be written in the signed sentence.
    pub supervisor: Option<&'a str>,
    /// The digest of the records behind it, when they are at hand.
    pub journal: Option<&'a str>,
    /// The learner's address, to be hashed, when the learner asks for it.
    pub email: Option<&'a str>,
}

/// The same, as `how` says.
///
/// # Errors
/// Why nothing at all can be signed here, in words.
pub fn sign_as(setup: &mut Setup, request: &Request, how: &How<'_>) -> Result<Issue, String> {
    clock::check(setup, request)?;
    let issuer = super::site::issuer(setup)?;
    issuer.check().map_err(|refusal| wording::refusal(&setup.text, &refusal))?;
    let mut issue = Issue::default();
    let (mut documents, modules) = standing(setup, request)?;
    let mut ready = vec![];
    for (module, pass) in &modules {
        match attestation(setup, request, (module, pass), how) {
            Ok(one) => ready.push(one),
            Err(why) => issue.left.push(why),
        }
    }
    let may_earn = request.with_passport && !documents.is_empty();
    if ready.is_empty() && !may_earn {
        return Ok(issue);
    }
    let own;
    let key = if let Some(key) = how.key {
        key
    } else {
        own = site_key(setup, &mut issue)?;
        &own
    };
    for one in &ready {
        documents.extend(sign_one(setup, (key, &issuer), one, &mut issue));
    }
    if request.with_passport {
        match passport(setup, request, &documents, how) {
            Ok(one) => {
                sign_one(setup, (key, &issuer), &one, &mut issue);
            }
            Err(why) => issue.left.push(why),
        }
    }
    Ok(issue)
}

/// The attestations a Passeport can rest on, and the passes that need one. An
/// attestation of a key that is not here any more supports no Passeport of
/// this site: it is issued anew.
fn standing(setup: &Setup, request: &Request) -> Result<(Vec<String>, Passes), String> {
    let mut documents = vec![];
    let mut modules = request.modules.clone();
    if request.with_passport {
        let keys = public_keys(setup)?;
        for (module, pass, kept) in &request.attestations {
            match module_earned(kept.document.as_bytes(), &keys) {
                Ok(_) => documents.push(kept.document.clone()),
                Err(_) => modules.push((module.clone(), pass.clone())),
            }
        }
    }
    modules.sort_by_key(|(_, pass)| pass.at);
    Ok((documents, modules))
}

/// The public halves of the keys of this site, the one in use and those set aside.
pub(super) fn public_keys(setup: &Setup) -> Result<Vec<PublicKey>, String> {
    let listed = keyfile::list(&setup.data);
    let listed = listed.map_err(|error| wording::key_file(&setup.text, &error))?;
    Ok(listed.into_iter().filter_map(|listed| listed.key.ok()).collect())
}

/// The site's key, made at the first need; that is told in `issue`.
pub(super) fn site_key(setup: &mut Setup, issue: &mut Issue) -> Result<SiteKey, String> {
    let key = match keyfile::load(&setup.data) {
        Err(KeyFileError::Missing(path)) => {
            let bytes = Wiped::new(setup.world.bytes());
            let made = keyfile::create(&setup.data, &bytes, "passeport");
            issue.made_key = made.is_ok().then(|| path.display().to_string());
            made
        }
        other => other,
    };
    key.map_err(|error| wording::key_file(&setup.text, &error))
}

/// Signs one; what is not signed is told in `issue`.
fn sign_one(
    setup: &Setup,
    (key, issuer): (&SiteKey, &Issuer),
    ready: &Ready,
    issue: &mut Issue,
) -> Option<String> {
    match sign(key, issuer, &ready.claims, &ready.words) {
        Ok(Signed { id, document, .. }) => {
            let subject = ready.subject.clone();
            issue.papers.push(Paper { id, subject, document: document.clone() });
            Some(document)
        }
        Err(error) => {
            let why = wording::not_issued(&setup.text, &error);
            issue.left.push(wording::left(&setup.text, &ready.title, &why));
            None
        }
    }
}

/// Claims `subject` for the holder of `request`, at `at` or later: a clock put
/// back after a pass must not keep its attestation from being issued.
fn claims(
    setup: &mut Setup,
    request: &Request,
    (at, subject): (Timestamp, Subject),
    how: &How<'_>,
) -> Result<Claims, String> {
    let [high, low, ..] = setup.world.entropy().0;
    let id = RandomId::from_entropy(u128::from(high) << 64 | u128::from(low));
    let organisation = Organisation {
        name: prose::composed(&request.organisation.name),
        number: request.organisation.number.clone(),
    };
    let name = request.name.as_deref().map(prose::composed);
    let holder =
        Holder { learner: request.learner, name, organisation, email: hashed(setup, how)? };
    let issued = whole_seconds(request.at.max(at));
    let status = status_place(setup)?;
    let facts = Facts { id, issued, until: None, status, holder, subject };
    Claims::new(facts).map_err(|refusal| wording::refusal(&setup.text, &refusal))
}

/// The address of `how` as a digest with a salt of its own.
fn hashed(setup: &mut Setup, how: &How<'_>) -> Result<Option<HashedEmail>, String> {
    let Some(address) = how.email else { return Ok(None) };
    let mut salt = [0; 18];
    salt.iter_mut().zip(setup.world.bytes()).for_each(|(to, from)| *to = from);
    let bad = || setup.text.with("certificate-bad-email", &[("email", address.into())]);
    email::hash(address, &salt).map(Some).ok_or_else(bad)
}

/// A place in this site's list of withdrawals, if it keeps one.
pub(super) fn status_place(setup: &mut Setup) -> Result<Option<StatusPlace>, String> {
    let told = |error: LedgerError| wording::ledger(&setup.text, &error);
    let Some(mut ledger) = Ledger::open(&setup.data).map_err(told)? else { return Ok(None) };
    let chance = setup.world.entropy().0;
    ledger.take(chance).map(Some).map_err(|error| wording::ledger(&setup.text, &error))
}

/// Whether the key of `how` may sign this: what says that somebody looked on
/// needs the key of somebody who can look.
pub(super) fn may_sign(setup: &Setup, subject: &Subject, how: &How<'_>) -> Result<(), String> {
    if May::needed(subject) == [May::Supervised] && how.key.is_none() {
        return Err(setup.text.get("certificate-needs-adviser"));
    }
    Ok(())
}

/// Certificates count in whole seconds.
pub(super) fn whole_seconds(at: Timestamp) -> Timestamp {
    Timestamp(at.0 - at.0.rem_euclid(1000))
}

fn attestation(
    setup: &mut Setup,
    request: &Request,
    (module, pass): (&ModuleId, &Pass),
    how: &How<'_>,
) -> Result<Ready, String> {
    let opening = setup.catalogue.module(module, setup.text.locale()).map_err(|_| {
        let why = setup.text.get("certificate-refusal-no-module");
        wording::left(&setup.text, module.as_str(), &why)
    })?;
    let passed = ModulePassed {
        module: module.clone(),
        edition: pass.edition.clone(),
        obtained: match (how.is_supervised, pass.by_test) {
            (true, _) => Obtained::Supervised,
            (false, true) => Obtained::ByTest,
            (false, false) if pass.is_in_group => Obtained::InGroup,
            (false, false) => Obtained::Alone,
        },
        started: whole_seconds(pass.started_at),
        ended: whole_seconds(pass.at),
        score: pass.score,
        rule: pass.rule,
        journal: how.journal.map(str::to_owned),
    };
    let (title, summary) = (opening.module.title.text(), opening.module.summary.text());
    let words = setup.text.in_language(&opening.module.language);
    let supervisor = how.supervisor.filter(|_| how.is_supervised).map(prose::composed);
    let words = wording::for_module(&words, &passed, (&title, &summary), supervisor.as_deref());
    let subject = Subject::Module(passed);
    let claims = may_sign(setup, &subject, how)
        .and_then(|()| claims(setup, request, (pass.at, subject), how))
        .map_err(|why| wording::left(&setup.text, &title, &why))?;
    Ok(Ready { subject: Certified::Module(module.clone()), title, claims, words })
}

fn passport(
    setup: &mut Setup,
    request: &Request,
    documents: &[String],
    how: &How<'_>,
) -> Result<Ready, String> {
    let keys = public_keys(setup)?;
    let earned = documents.iter().map(|document| module_earned(document.as_bytes(), &keys));
    let modules: Vec<_> = earned.filter_map(Result::ok).collect();
    let rule = PassportRule::PROGRAMME;
    let words = wording::for_passport(&passport_text(setup, &modules), rule);
    let title = words.name.clone();
    let latest = modules.iter().map(|module| module.issued).max().unwrap_or(request.at);
    let subject = Subject::Passport(PassportEarned { rule, modules });
    let claims = claims(setup, request, (latest, subject), how)
        .map_err(|why| wording::left(&setup.text, &title, &why))?;
    Ok(Ready { subject: Certified::Passport, title, claims, words })
}

/// The words of a Passeport. A certificate speaks the language of its module; a
/// Passeport that of the session if all its modules do, else the reference.
fn passport_text(setup: &Setup, modules: &[ModuleEarned]) -> Text {
    let own = setup.text.locale();
    let speaks = |module: &ModuleEarned| {
        setup.catalogue.language(&module.module, own).is_none_or(|language| language == own)
    };
    setup.text.in_language(if modules.iter().all(speaks) { own } else { REFERENCE })
}

/// Writes each certificate to files of its own, each whole or not at all: the signed
/// document, and a page to print.
pub(super) fn export(setup: &Setup, certificates: &[Certificate]) -> Papers {
    let key = keyfile::load(&setup.data).ok();
    let mut files = vec![];
    for certificate in certificates {
        let name = file_name(&certificate.subject, certificate.id);
        let document = &certificate.document;
        let page = page(setup, &name, document, key.as_ref());
        let document = (name, document.clone().into_bytes());
        for (name, content) in std::iter::once(document).chain(page) {
            let at = setup.export.join(&name);
            if let Err(error) = write(&setup.export, &at, &content) {
                let (path, why) = (at.display().to_string(), error.to_string());
                let args = [("path", (&path).into()), ("why", (&why).into())];
                return Papers::Refused(setup.text.with("papers-unwritable", &args));
            }
            files.push(name);
        }
    }
    Papers::Exported { folder: setup.export.display().to_string(), files }
}

/// The page to print; for a browser when our fonts cannot write a name.
fn page(
    setup: &Setup,
    name: &str,
    document: &str,
    key: Option<&SiteKey>,
) -> Option<(String, Vec<u8>)> {
    let stem = name.trim_end_matches(".json");
    let draw = |paper, end: &str| {
        let drawn = drawn::draw(paper, document, key, &setup.text).ok()?;
        Some((format!("{stem}.{end}"), drawn))
    };
    draw(drawn::Paper::Pdf, "pdf").or_else(|| draw(drawn::Paper::Html, "html"))
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

/// The number of a module in the catalogue of the programme. Modules that a site adds
/// have none that anybody else knows.
pub fn number(module: &ModuleId) -> Option<u16> {
    Catalogue::embedded().entry(module).map(|entry| entry.number)
}
