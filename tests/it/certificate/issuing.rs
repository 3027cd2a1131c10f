//! What is signed for a request: all that can be, once, with the reason for the rest.

use super::*;
use passeport::app::effect::Request;
use passeport::content::Catalogue;
use passeport::credential::{keyfile, reading};
use passeport::domain::id::AttemptId;
use passeport::domain::id::ModuleId;
use passeport::domain::progress::{Certificate, Pass};
use passeport::domain::record::Certified;
use passeport::run::Setup;
use passeport::run::papers::{Issue, sign_all};
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
