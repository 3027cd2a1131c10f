//! What an adviser issued on request comes back to the machine that asked.

use super::requests::{asking, issue, machine, requested};
use super::trust::{ROOTS, done, with_roots};
use super::*;

/// What `adviser` issues to the learner of `kiosk`: the file.
fn issued(kiosk: &Home, learner: &str, adviser: &Home, more: &[&str]) -> PathBuf {
    let request = requested(kiosk, learner);
    let did = machine(kiosk).public().did();
    let answered = issue(adviser, &request, &[&["--machine", &did, "--json"], more].concat());
    assert_eq!(answered.code, 0, "{answered:?}");
    PathBuf::from(answered.json()["issued"][0]["file"].as_str().unwrap())
}

fn did(home: &Home) -> String {
    run(home, &["key", "show", "--json"]).json()["did"].as_str().unwrap().to_owned()
}

/// How many certificates stand in the learner's records.
fn kept(home: &Home, learner: &str) -> usize {
    let exported = run(home, &["learner", "export", learner]).json();
    let records = exported["records"].as_array().unwrap().clone();
    records.iter().filter(|one| one["fact"]["Certified"].is_object()).count()
}

#[test]
fn what_was_issued_elsewhere_is_verified_kept_once_and_found_by_its_code() {
    let (kiosk, learner) = asking();
    let adviser = Home::new();
    let paper = issued(&kiosk, &learner, &adviser, &[]);
    let site = did(&adviser);
    let unknown = run(&kiosk, &["certificate", "receive", text(&paper)]);
    assert_eq!((unknown.code, kept(&kiosk, &learner)), (2, 0), "nobody to believe: {unknown:?}");

    let words = ["certificate", "receive", text(&paper), "--issuer", &site];
    let received = run(&kiosk, &words);
    assert_eq!((received.code, kept(&kiosk, &learner)), (0, 1), "{received:?}");
    let code = received.out.trim().rsplit(' ').next().unwrap().to_owned();
    both(&kiosk, &words, 0, "Déjà gardée", "Kept already");
    let again =
        ["attestation", "recevoir", text(&paper), text(&paper), "--issuer", &site, "--json"];
    let again = run(&kiosk, &again).json();
    assert_eq!((&again[0]["code"], &again[1]["is_kept"]), (&code.as_str().into(), &false.into()));
    assert_eq!(kept(&kiosk, &learner), 1, "never twice");
    assert!(run(&kiosk, &["certificate", "list"]).out.contains(&code));
    assert_eq!(run(&kiosk, &["verify", &code, "--issuer", &site]).code, 0);
    // The very bytes that were signed.
    let all = run(&kiosk, &["certificate", "export", &code]);
    let exported = std::fs::read(all.out.trim()).unwrap();
    assert_eq!(exported, std::fs::read(&paper).unwrap());
}

#[test]
fn what_is_altered_of_others_or_no_certificate_is_not_kept() {
    let (kiosk, learner) = asking();
    let adviser = Home::new();
    let paper = issued(&kiosk, &learner, &adviser, &[]);
    let site = did(&adviser);
    let receive = |home: &Home, path: &Path| {
        run(home, &["certificate", "receive", text(path), "--issuer", &site])
    };
    let changed = kiosk.path("changed.json");
    let document = std::fs::read_to_string(&paper).unwrap();
    std::fs::write(&changed, document.replace("Boulangerie", "Patisserie")).unwrap();
    let refused = receive(&kiosk, &changed);
    assert_eq!(refused.code, 1, "{refused:?}");
    assert!(refused.err.contains("Rien n’est gardé"), "{refused:?}");
    let exported = run(&adviser, &["certificate", "export", "--all", "--format", "jwt"]);
    let token = PathBuf::from(exported.out.trim());
    let refused = receive(&kiosk, &token);
    assert_eq!(refused.code, 69, "{refused:?}");
    assert!(refused.err.contains(".json"), "{refused:?}");
    assert_eq!(receive(&kiosk, &kiosk.path("absent.json")).code, 66);
    assert_eq!(kept(&kiosk, &learner), 0);

    let (elsewhere, other) = asking();
    let refused = receive(&elsewhere, &paper);
    assert_eq!((refused.code, kept(&elsewhere, &other)), (66, 0), "{refused:?}");
    assert!(refused.err.contains("aucun apprenant de cet ordinateur"), "{refused:?}");
    // One bad file does not keep the good one out.
    let both = ["certificate", "receive", text(&changed), text(&paper), "--issuer", &site];
    assert_eq!((run(&kiosk, &both).code, kept(&kiosk, &learner)), (1, 1));
}

#[test]
fn a_declared_provider_s_document_says_so_wherever_it_is_checked() {
    let (kiosk, learner) = asking();
    let adviser = with_roots();
    let phrase = adviser.path("phrase");
    std::fs::write(&phrase, "quatre chevaux au galop\n").unwrap();
    let made = run(&adviser, &["key", "protect", "--passphrase-file", text(&phrase), "--json"]);
    let key = made.json()["did"].as_str().unwrap().to_owned();
    let looked_on = ["--supervised", "--passphrase-file", text(&phrase)];
    let paper = issued(&kiosk, &learner, &adviser, &looked_on);

    let install = |name: &str, more: &[&str], home: &Home| {
        let list = adviser.path(name);
        let site = ["trust", "add", text(&list), "--name", "Organisme de la Loire", "--siret"];
        let site = [&site[..], &["73282932000074", "--key", &key, "--from", "2026-01-01"]].concat();
        done(&adviser, &[&site[..], more, &ROOTS].concat());
        for root in ["root-1", "root-2"] {
            done(&adviser, &["trust", "sign", text(&list), "--root-key", root]);
        }
        let roots: Vec<String> = ROOTS
            .iter()
            .map(|word| match word.strip_prefix("root-") {
                Some(_) => text(&adviser.path(word)).to_owned(),
                None => (*word).to_owned(),
            })
            .collect();
        let roots: Vec<&str> = roots.iter().map(String::as_str).collect();
        let said = run(home, &[&["trust", "install", text(&list)], &roots[..]].concat());
        assert_eq!(said.code, 0, "{said:?}");
    };
    install("provider.json", &["--declared-provider", "--may", "supervised,passport"], &kiosk);
    both(&kiosk, &["verify", text(&paper)], 0, "organisme de formation déclaré", "declared");
    let said = run(&kiosk, &["verify", text(&paper), "--json"]).json();
    assert_eq!(said["site"]["is_declared_provider"], true, "{said}");
    let results = said["document"]["evidence"].to_string() + &said.to_string();
    assert!(results.contains("supervised") || results.contains("supervis"), "{said}");
    let received = run(&kiosk, &["certificate", "receive", text(&paper)]);
    assert_eq!((received.code, kept(&kiosk, &learner)), (0, 1), "{received:?}");

    // The same key, listed for what is done alone: it cannot say that it looked on.
    let elsewhere = Home::new();
    install("modules.json", &["--may", "module"], &elsewhere);
    let refused = run(&elsewhere, &["verify", text(&paper)]);
    assert_eq!(refused.code, 5, "{refused:?}");
}
