//! Requests: a machine without a key asks, the adviser's works out anew and signs.

use super::*;
use passeport::credential::key::SiteKey;
use passeport::credential::request;
use passeport::domain::attempt::{Outcome, Response};
use passeport::domain::record::{Fact, LearningRecord};

/// A machine that signs nothing, where one module was passed for a firm.
pub(super) fn asking() -> (Home, String) {
    let home = Home::new();
    std::fs::create_dir_all(home.data()).unwrap();
    std::fs::write(home.data().join("site.ron"), "Site(name: \"Borne\", asks: true)").unwrap();
    let learner = certified(&home);
    assert!(!home.data().join("keys").exists(), "nothing was signed there");
    (home, learner)
}

pub(super) fn requested(home: &Home, learner: &str) -> PathBuf {
    let said = run(home, &["certificate", "request", &learner[..8], "--json"]);
    assert_eq!(said.code, 0, "{said:?}");
    PathBuf::from(said.json()["file"].as_str().unwrap())
}

pub(super) fn machine(home: &Home) -> SiteKey {
    let kept = std::fs::read_to_string(home.data().join("keys/machine")).unwrap();
    SiteKey::from_openssh(&kept).unwrap()
}

pub(super) fn issue(adviser: &Home, request: &Path, more: &[&str]) -> Said {
    run(adviser, &[&["certificate", "issue", "--request", text(request)], more].concat())
}

#[test]
fn a_request_is_answered_once_by_who_knows_the_machine() {
    let (kiosk, learner) = asking();
    both(&kiosk, &["certificate", "issue", &learner], 69, "ne signe rien", "signs nothing");
    let request = requested(&kiosk, &learner);
    let adviser = Home::new();
    let unknown = issue(&adviser, &request, &[]);
    assert_eq!(unknown.code, 77, "{unknown:?}");
    let did = machine(&kiosk).public().did();
    assert!(unknown.err.contains(&did), "{unknown:?}");
    let answered = issue(&adviser, &request, &["--machine", &did]);
    assert_eq!(answered.code, 0, "{answered:?}");
    assert!(answered.out.contains("horloge"), "the doubt is told: {answered:?}");
    let line = answered.out.lines().last().unwrap();
    let (code, paper) = line.split_once(' ').unwrap();
    let site = run(&adviser, &["key", "show", "--json"]).json()["did"].as_str().unwrap().to_owned();
    let found = run(&kiosk, &["verify", paper, "--issuer", &site, "--json"]);
    assert_eq!(found.code, 0, "{found:?}");
    let evidence = &found.json()["document"]["evidence"][0];
    assert!(evidence["id"].as_str().unwrap().starts_with("urn:pen:journal:sha-256:"));
    assert_eq!(evidence["genre"], "test");
    assert!(run(&adviser, &["certificate", "list"]).out.contains(code));

    let again = issue(&adviser, &request, &[]);
    assert_eq!(again.code, 77, "{again:?}");
    assert!(again.err.contains("déjà reçu"), "{again:?}");
    // A newer request finds nothing more to issue.
    let newer = issue(&adviser, &requested(&kiosk, &learner), &[]);
    assert_eq!((newer.code, newer.out.contains("Rien à faire")), (0, true), "{newer:?}");
}

#[test]
fn what_an_adviser_looked_on_is_signed_with_the_adviser_s_key() {
    let (kiosk, learner) = asking();
    let request = requested(&kiosk, &learner);
    let did = machine(&kiosk).public().did();
    let adviser = Home::new();
    let phrase = adviser.path("phrase");
    std::fs::write(&phrase, "quatre chevaux au galop\n").unwrap();
    let wrong = adviser.path("wrong");
    std::fs::write(&wrong, "cinq chevaux au galop\n").unwrap();
    let with = |phrase: &Path, more: &[&str]| {
        let words = ["--supervised", "--passphrase-file", text(phrase), "--machine", &did];
        issue(&adviser, &request, &[&words[..], more].concat())
    };
    assert_eq!(with(&phrase, &[]).code, 66, "there is no such key yet");
    let made = run(&adviser, &["key", "protect", "--passphrase-file", text(&phrase), "--json"]);
    let key = made.json()["did"].as_str().unwrap().to_owned();
    let refused = with(&wrong, &[]);
    assert_eq!(refused.code, 77, "{refused:?}");
    let answered = with(&phrase, &["--json"]);
    assert_eq!(answered.code, 0, "{answered:?}");
    let paper = answered.json()["issued"][0]["file"].as_str().unwrap().to_owned();
    let said = run(&kiosk, &["verify", &paper, "--issuer", &key]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("sous le contrôle d’un conseiller"), "{said:?}");
    let site = adviser.data().join("keys/site");
    assert!(!site.exists(), "the site's key has no part in it");
}

/// The request with its records changed, well signed by the machine itself.
fn forged(kiosk: &Home, request: &Path, change: impl Fn(&mut LearningRecord)) -> PathBuf {
    let asked = request::read(&std::fs::read(request).unwrap()).unwrap();
    let mut records = asked.records;
    records.iter_mut().for_each(change);
    let text = request::write(&machine(kiosk), 900, asked.made, &records).unwrap();
    let path = kiosk.path("forged.json");
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn scores_that_do_not_follow_from_the_answers_are_not_signed() {
    let (kiosk, learner) = asking();
    let request = requested(&kiosk, &learner);
    let did = machine(&kiosk).public().did();
    let refused = |change: fn(&mut LearningRecord), words: &str| {
        let adviser = Home::new();
        let said = issue(&adviser, &forged(&kiosk, &request, change), &["--machine", &did]);
        assert_eq!(said.code, 69, "{said:?}");
        assert!(said.err.contains(words), "{words}: {said:?}");
        assert!(!adviser.data().join("keys/site").exists(), "nothing was signed");
    };
    refused(
        |record| {
            if let Fact::Answered { response, .. } = &mut record.fact {
                *response = Response::Text("non".to_owned());
            }
        },
        "refait à partir des réponses",
    );
    refused(
        |record| {
            if let Fact::Answered { outcome, .. } = &mut record.fact {
                *outcome = Outcome::Wrong;
            }
        },
        "refait à partir des réponses",
    );
    refused(
        |record| {
            if let Fact::QuizStarted { rule, .. } = &mut record.fact {
                rule.right = 1;
            }
        },
        "la règle de réussite",
    );
    refused(
        |record| {
            if let Fact::QuizStarted { questions, .. } = &mut record.fact {
                questions.reverse();
            }
        },
        "celles que le quiz a tirées",
    );
    refused(
        |record| {
            if let Fact::QuizStarted { edition, .. } = &mut record.fact {
                edition.sha256 = "0".repeat(64);
            }
        },
        "un autre texte",
    );
    // The same by the same means, without a change, is signed.
    let adviser = Home::new();
    let said = issue(&adviser, &forged(&kiosk, &request, |_| {}), &["--machine", &did]);
    assert_eq!(said.code, 0, "{said:?}");
}

#[test]
fn a_changed_file_or_one_of_another_machine_is_refused() {
    let (kiosk, learner) = asking();
    let request = requested(&kiosk, &learner);
    let did = machine(&kiosk).public().did();
    let adviser = Home::new();
    let text = std::fs::read_to_string(&request).unwrap();
    let changed = kiosk.path("changed.json");
    std::fs::write(&changed, text.replace("\"counter\": \"1\"", "\"counter\": \"2\"")).unwrap();
    let said = issue(&adviser, &changed, &["--machine", &did]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("la signature ne correspond pas"), "{said:?}");
    std::fs::write(&changed, "{}").unwrap();
    assert_eq!(issue(&adviser, &changed, &[]).code, 1);
    assert_eq!(issue(&adviser, &kiosk.path("absent.json"), &[]).code, 66);
    let stranger = SiteKey::from_entropy(&[9; 32]).public().did();
    assert_eq!(issue(&Home::new(), &request, &["--machine", &stranger]).code, 77);
}
