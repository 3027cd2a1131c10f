//! What is signed for a request: all that can be, once, with the reason for the rest.

use super::*;
use passeport::app::effect::Request;
use passeport::content::Catalogue;
use passeport::credential::ledger::Ledger;
use passeport::credential::trust::installed;
use passeport::credential::trust::list::TrustList;
use passeport::credential::{email, keyfile, reading};
use passeport::domain::id::AttemptId;
use passeport::domain::id::ModuleId;
use passeport::domain::progress::{Certificate, Pass};
use passeport::domain::record::Certified;
use passeport::run::Setup;
use passeport::run::papers::{How, Issue, sign_all, sign_as};
use passeport::run::world::Replay;
use std::path::Path;
use std::sync::Arc;

const NOW: &str = "2026-11-22T09:00:00Z";

fn setup(data: &Path) -> Setup {
    Setup {
        catalogue: Arc::new(Catalogue::embedded()),
        text: Text::embedded("fr"),
        world: Box::new(Replay::new(at(NOW), 1)),
        data: data.to_owned(),
        export: data.join("out"),
    }
}

fn pass(module: &str) -> (ModuleId, Pass) {
    let pass = Pass {
        attempt: AttemptId(1),
        edition: Edition { version: "1.4.0".to_owned(), sha256: "5a".repeat(32) },
        score: Score { right: 9, of: 10 },
        rule: MasteryRule { drawn: 10, right: 9 },
        by_test: false,
        is_in_group: false,
        started_at: at("2026-11-21T09:00:00Z"),
        at: at("2026-11-21T10:10:00Z"),
    };
    (module.parse().unwrap(), pass)
}

fn request(modules: &[&str], with_passport: bool) -> Request {
    Request {
        learner: RandomId::from_entropy(99),
        organisation: bakery(),
        name: None,
        at: at(NOW),
        last: at("2026-11-21T10:10:00Z"),
        modules: modules.iter().map(|module| pass(module)).collect(),
        attestations: vec![],
        with_passport,
    }
}

/// The same, where what was issued is there already.
fn with_kept(mut request: Request, issued: &Issue) -> Request {
    for paper in &issued.papers {
        let Certified::Module(module) = &paper.subject else { continue };
        let certificate = Certificate {
            id: paper.id,
            subject: paper.subject.clone(),
            organisation: Some(bakery()),
            at: at(NOW),
            document: paper.document.clone(),
        };
        request.attestations.push((module.clone(), pass(module.as_str()).1, certificate));
    }
    request
}

fn subjects(issue: &Issue) -> Vec<String> {
    let name = |subject: &Certified| match subject {
        Certified::Module(module) => module.to_string(),
        Certified::Passport => "passport".to_owned(),
    };
    issue.papers.iter().map(|paper| name(&paper.subject)).collect()
}

#[test]
fn after_a_lost_key_the_attestations_are_issued_anew_and_the_passport_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut setup = setup(folder.path());
    let first = sign_all(&mut setup, &request(&["connexion", "cybersecurite"], false)).unwrap();
    fs::remove_file(keyfile::path(folder.path())).unwrap();
    let more = with_kept(request(&["sauvegarde-incident"], true), &first);
    let issued = sign_all(&mut setup, &more).unwrap();
    assert_eq!(issued.left, Vec::<String>::new());
    assert_eq!(issued.papers.len(), 4, "{:?}", subjects(&issued));
    assert!(issued.made_key.is_some());
    // With the key at hand nothing is issued twice.
    let kept = with_kept(request(&[], true), &issued);
    let again = sign_all(&mut setup, &kept).unwrap();
    assert_eq!(subjects(&again), ["passport"]);
    assert_eq!(again.made_key, None);
}

#[test]
fn what_can_be_issued_is_issued_and_the_rest_is_listed_with_why() {
    let folder = tempfile::tempdir().unwrap();
    let mut setup = setup(folder.path());
    let mut asked = request(&["module-perdu", "connexion", "cybersecurite"], true);
    asked.modules[2].1.score.right = 3;
    let issued = sign_all(&mut setup, &asked).unwrap();
    assert_eq!(subjects(&issued), ["connexion"]);
    let [lost, low, passport] = &issued.left[..] else { panic!("{:?}", issued.left) };
    assert!(lost.contains("module-perdu") && lost.contains("ne s’ouvre plus"), "{lost}");
    assert!(low.contains("3 sur 10"), "{low}");
    assert!(passport.contains("Il faut 3 modules"), "{passport}");
    let path = keyfile::path(folder.path());
    assert_eq!(issued.made_key, Some(path.display().to_string()));
}

#[test]
fn no_key_is_made_for_claims_or_an_issuer_that_do_not_stand() {
    let folder = tempfile::tempdir().unwrap();
    let mut setup = setup(folder.path());
    let issued = sign_all(&mut setup, &request(&["module-perdu"], false)).unwrap();
    assert_eq!((issued.left.len(), issued.made_key), (1, None));
    fs::write(folder.path().join("site.ron"), "Site(name: \"EPN\", siret: \"123\")").unwrap();
    let why = sign_all(&mut setup, &request(&["connexion"], false)).unwrap_err();
    assert!(why.contains("ce fichier est mal écrit"), "{why}");
    fs::write(folder.path().join("site.ron"), "Site(name: \"EPN\", url: \"epn\")").unwrap();
    let why = sign_all(&mut setup, &request(&["connexion"], false)).unwrap_err();
    assert!(why.contains("doit commencer par https"), "{why}");
    assert!(!keyfile::path(folder.path()).exists());
}

#[test]
fn the_example_of_the_readme_is_a_site() {
    let readme = include_str!("../../../README.md");
    let examples: Vec<&str> = readme.matches("Site(name:").collect();
    assert_eq!(examples.len(), 2, "one in each language");
    for (start, _) in readme.match_indices("Site(name:") {
        let end = start + readme[start..].find(')').unwrap() + 1;
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("site.ron"), &readme[start..end]).unwrap();
        let issued = sign_all(&mut setup(folder.path()), &request(&["connexion"], false)).unwrap();
        let read = reading::read(issued.papers[0].document.as_bytes()).unwrap();
        assert_eq!(read.issuer.siret, issuer().siret);
        assert!(read.issuer.url.is_some());
    }
}

#[test]
fn a_clock_put_back_after_a_pass_delays_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut setup = setup(folder.path());
    let mut asked = request(&["connexion", "cybersecurite", "sauvegarde-incident"], true);
    asked.modules[1].1.at = at("2027-03-01T10:00:00Z");
    let issued = sign_all(&mut setup, &asked).unwrap();
    assert_eq!((issued.left, issued.papers.len()), (vec![], 4));
    let passport = reading::read(issued.papers[3].document.as_bytes()).unwrap();
    assert_eq!(passport.claims.facts().issued, at("2027-03-01T10:00:00Z"));
}

#[test]
fn accents_pasted_as_characters_of_their_own_are_signed_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut asked = request(&["connexion"], false);
    asked.organisation.name = "Chez Zoe\u{301}".to_owned();
    asked.name = Some("Zoe\u{301} Lagrange".to_owned());
    let issued = sign_all(&mut setup(folder.path()), &asked).unwrap();
    assert_eq!(issued.left, Vec::<String>::new());
    let read = reading::read(issued.papers[0].document.as_bytes()).unwrap();
    let holder = &read.claims.facts().holder;
    assert_eq!(holder.organisation.name, "Chez Zo\u{e9}");
    assert_eq!(holder.name.as_deref(), Some("Zo\u{e9} Lagrange"));
    // A hidden character is still refused, never replaced.
    asked.organisation.name = "Chez\u{200b} Zoé".to_owned();
    let issued = sign_all(&mut setup(folder.path()), &asked).unwrap();
    assert!(issued.left[0].contains("Un caractère invisible"), "{:?}", issued.left);
}

#[test]
fn a_clock_behind_the_last_record_or_the_installed_list_issues_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut setup = setup(folder.path());
    let mut asked = request(&["connexion"], false);
    asked.last = at("2026-11-22T09:00:01Z");
    let why = sign_all(&mut setup, &asked).unwrap_err();
    assert!(why.contains("2026-11-22T09:00:01Z") && why.contains("horloge"), "{why}");
    asked.last = asked.at;
    // A list made later than this clock shows.
    let next = TrustList { issued: at("2026-11-22T09:00:01Z"), ..lists::list() };
    let list = lists::signed(next).to_text();
    let path = folder.path().join("list.json");
    installed::install(folder.path(), (&path, list.as_bytes()), Some(lists::roots())).unwrap();
    let why = sign_all(&mut setup, &asked).unwrap_err();
    assert!(why.contains("liste de confiance"), "{why}");
    assert!(!keyfile::path(folder.path()).exists(), "not even a key is made");
    asked.at = at("2026-11-22T09:00:01Z");
    assert_eq!(sign_all(&mut setup, &asked).unwrap().papers.len(), 1);
}

#[test]
fn a_clock_before_this_program_was_made_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let mut setup = setup(folder.path());
    setup.world = Box::new(passeport::run::world::Machine);
    let mut asked = request(&["connexion"], false);
    asked.at = at("2026-11-20T23:59:59Z");
    asked.last = asked.at;
    let why = sign_all(&mut setup, &asked).unwrap_err();
    assert!(why.contains("ce programme"), "{why}");
}

#[test]
fn a_supervised_attestation_needs_the_adviser_s_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut setup = setup(folder.path());
    let how = How { is_supervised: true, ..How::default() };
    let issued = sign_as(&mut setup, &request(&["connexion"], false), &how).unwrap();
    assert!(issued.papers.is_empty());
    assert!(issued.left[0].contains("clé du conseiller"), "{:?}", issued.left);
    let adviser = stranger();
    let how = How { key: Some(&adviser), ..how };
    let issued = sign_as(&mut setup, &request(&["connexion"], false), &how).unwrap();
    let read = reading::read(issued.papers[0].document.as_bytes()).unwrap();
    assert_eq!(read.key, adviser.public());
    assert!(!keyfile::path(folder.path()).exists());
}

#[test]
fn a_group_is_said_by_the_key_of_the_site_and_a_test_stays_a_test() {
    let folder = tempfile::tempdir().unwrap();
    let mut setup = setup(folder.path());
    let mut obtained = |is_in_group: bool, by_test: bool| {
        let mut asked = request(&["connexion"], false);
        asked.modules[0].1.is_in_group = is_in_group;
        asked.modules[0].1.by_test = by_test;
        let issued = sign_all(&mut setup, &asked).unwrap();
        let read = reading::read(issued.papers[0].document.as_bytes()).unwrap();
        assert_eq!(read.key, keyfile::load(folder.path()).unwrap().public());
        let Subject::Module(passed) = read.claims.facts().subject.clone() else { panic!() };
        (passed.obtained, read.words.module.unwrap().narrative)
    };
    let (how, words) = obtained(true, false);
    assert_eq!(how, Obtained::InGroup);
    assert!(words.contains("en groupe") && words.contains("sans contrôle"), "{words}");
    assert_eq!(obtained(false, false).0, Obtained::Alone);
    assert_eq!(obtained(true, true).0, Obtained::ByTest);
}

#[test]
fn an_address_is_written_as_a_digest_and_only_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut setup = setup(folder.path());
    let asked = request(&["connexion"], false);
    let mut email = |email: Option<&str>| {
        let how = How { email, ..How::default() };
        let issued = sign_as(&mut setup, &asked, &how).unwrap();
        assert_eq!(issued.left.len(), usize::from(issued.papers.is_empty()), "{:?}", issued.left);
        issued.papers.first().map(|paper| paper.document.clone())
    };
    assert!(!email(None).unwrap().contains("emailAddress"));
    assert_eq!(email(Some("no address")), None);
    let one = email(Some("Zoé@Boulangerie.example ")).unwrap();
    assert!(!one.to_lowercase().contains("boulangerie.example"), "{one}");
    let read = |document: &str| reading::read(document.as_bytes()).unwrap().claims;
    let hashed = read(&one).facts().holder.email.clone().unwrap();
    assert!(email::is_of(&hashed, "zoé@boulangerie.example"));
    let other = email(Some("zoé@boulangerie.example")).unwrap();
    let other = read(&other).facts().holder.email.clone().unwrap();
    assert_ne!(hashed.salt, other.salt, "each certificate has its own salt");
}

#[test]
fn a_site_with_a_list_of_withdrawals_names_it_on_all_it_issues() {
    let folder = tempfile::tempdir().unwrap();
    let mut setup = setup(folder.path());
    drop(Ledger::create(folder.path(), lists::STATUS).unwrap());
    let asked = request(&["connexion", "cybersecurite", "sauvegarde-incident"], true);
    let issued = sign_all(&mut setup, &asked).unwrap();
    assert_eq!((issued.papers.len(), issued.left.len()), (4, 0));
    let places: std::collections::BTreeSet<u32> = issued
        .papers
        .iter()
        .map(|paper| {
            let read = reading::read(paper.document.as_bytes()).unwrap();
            let place = read.claims.facts().status.clone().unwrap();
            assert_eq!(place.list, lists::STATUS);
            place.index
        })
        .collect();
    assert_eq!(places.len(), 4, "each has a place of its own");
    assert!(places.iter().any(|place| *place > 1000), "by chance: {places:?}");
}
