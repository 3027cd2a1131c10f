//! What a session is worth under the key of the adviser who led it.

use super::trust::{ROOTS, at_home, done, refused, signed_by, with_roots};
use super::*;
use passeport::domain::id::{LearnerId, RandomId};
use passeport::domain::live::command::{Command, Lead};
use passeport::domain::live::opening::Opening;
use passeport::domain::live::room::Room;
use passeport::domain::progress::{Pass, Progress};
use passeport::domain::record::{Certified, Fact};
use passeport::domain::time::Timestamp;
use passeport::store::{Disk, Draft, Records};

const HOUR: i64 = 3_600_000;
const SIGN: [&str; 5] = ["certificate", "issue", "--supervised", "--passphrase-file", "phrase"];

/// Zoé passed a module here by herself; Karim just as she did; Léa came and passed nothing.
fn people(home: &Home) -> ([(LearnerId, &'static str); 3], Fact, Pass) {
    let zoe: LearnerId = certified(home).parse().unwrap();
    let [karim, lea] = [2, 3].map(RandomId::from_entropy);
    let mut disk = Disk::open(&home.data()).unwrap();
    let records = disk.of_learner(zoe).unwrap();
    let is_paper = |fact: &Fact| matches!(fact, Fact::Certified { .. });
    let paper = records.iter().find(|record| is_paper(&record.fact)).unwrap().fact.clone();
    let own = records.iter().filter(|record| !is_paper(&record.fact));
    let own = own.map(|one| Draft { learner: karim, at: one.at, fact: one.fact.clone() });
    let joined = records.iter().take(1);
    let joined = joined.map(|one| Draft { learner: lea, at: one.at, fact: one.fact.clone() });
    let groups = vec![own.collect(), joined.collect()];
    disk.append(groups).into_iter().for_each(|kept| drop(kept.unwrap()));
    let pass = Progress::fold(&records).passed()[0].1.clone();
    ([(zoe, "Zoé"), (karim, "Karim"), (lea, "Léa")], paper, pass)
}

/// A session in which they sat, opened then.
fn sat(home: &Home, at: Timestamp, people: &[(LearnerId, &str)], change: impl Fn(&mut Opening)) {
    sat_until(home, (at, None), people, change);
}

/// The same, ended then.
fn sat_until(
    home: &Home,
    (at, end): (Timestamp, Option<Timestamp>),
    people: &[(LearnerId, &str)],
    change: impl Fn(&mut Opening),
) {
    let mut opening = crate::live::led().room.opening().clone();
    change(&mut opening);
    let (id, pin) = (opening.room, opening.pin.to_string());
    let (mut room, first) = Room::open(opening, at);
    let mut records = vec![first];
    for (learner, name) in people {
        let Command::Join(mut join) = crate::live::join(1, &pin) else { panic!() };
        join.learner = *learner;
        join.name = Some((*name).to_owned());
        for record in room.decide(&Command::Join(join), at).unwrap() {
            room.apply(&record).unwrap();
            records.push(record);
        }
    }
    if let Some(end) = end {
        records.extend(room.decide(&Command::Lead(Lead::End), end).unwrap());
    }
    let lines: Vec<String> =
        records.iter().map(|one| serde_json::to_string(one).unwrap()).collect();
    let folder = home.data().join("rooms");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{id}.jsonl")), lines.join("\n") + "\n").unwrap();
}

/// The next list says what the key may sign, and is installed.
fn listed(home: &Home, did: &str, may: &str) {
    let add = ["trust", "add", "list.json", "--name", "EPN de la Loire", "--siret"];
    let add = [&add[..], &["73282932000074", "--key", did, "--from", "2026-01-01", "--may", may]];
    done(home, &[&add.concat()[..], &ROOTS].concat());
    signed_by(home, &["root-1", "root-2"]);
    done(home, &[&["trust", "install", "list.json"], &ROOTS[..]].concat());
}

fn supervised(home: &Home) -> Vec<String> {
    let all = run(home, &["certificate", "export", "--all"]).out;
    let is_one = |path: &&str| {
        let document = std::fs::read(path).unwrap();
        let document: Value = serde_json::from_slice(&document).unwrap();
        document["evidence"][0]["genre"] == "supervise"
    };
    let json = all.lines().filter(|path| path.ends_with(".json"));
    json.filter(is_one).map(str::to_owned).collect()
}

#[test]
fn who_passed_in_a_session_gets_the_signed_statement_of_the_adviser_who_led_it() {
    let home = with_roots();
    std::fs::write(home.path("phrase"), "quatre chevaux au galop\n").unwrap();
    let (people, paper, pass) = people(&home);
    let Fact::Certified { subject: Certified::Module(module), .. } = paper else { panic!() };
    let session = [&SIGN[..], &["--session", "4712"]].concat();
    refused(&home, &session, 66, "Aucune séance ne s’appelle");
    let opened = Timestamp(pass.at.0 - HOUR);
    sat(&home, opened, &people, |opening| opening.module = module.clone());
    let made = done(&home, &["key", "protect", "--passphrase-file", "phrase", "--json"]).json();
    let did = made["did"].as_str().unwrap();

    refused(&home, &session, 77, "Aucune liste de confiance");
    listed(&home, did, "module");
    refused(&home, &session, 77, "la liste de confiance ne la donne pas comme clé de conseiller");
    assert_eq!(supervised(&home), Vec::<String>::new(), "nothing is signed before");
    listed(&home, did, "supervised");
    let wrong = [&session[..], &["Zoé"]].concat();
    assert_eq!(at_home(&home, &wrong).code, 64, "a person or a session, not both");

    let told = done(&home, &[&session[..], &["--json"]].concat()).json();
    let people = told["people"].as_array().unwrap();
    let counts: Vec<(&str, usize)> = people
        .iter()
        .map(|one| (one["name"].as_str().unwrap(), one["issued"].as_array().unwrap().len()))
        .collect();
    assert_eq!(counts, [("Zoé", 1), ("Karim", 1), ("Léa", 0)], "{told:#}");
    assert!(people[2]["left"].as_str().unwrap().contains("pas réussi"), "{told:#}");

    let papers = supervised(&home);
    assert_eq!(papers.len(), 2, "{papers:?}");
    for paper in &papers {
        both(&home, &["verify", paper], 0, "supervisé par Mme Roche", "supervisé par Mme Roche");
        both(&home, &["verify", paper], 0, "sous le contrôle d’un conseiller", "under the eyes of");
        let found = run(&home, &["verify", paper, "--json"]).json();
        assert_eq!(found["verdict"], "valid", "{found:#}");
        let evidence = &found["document"]["evidence"][0];
        assert_eq!(evidence["genre"], "supervise", "{found:#}");
        assert!(evidence["narrative"].as_str().unwrap().contains("supervisé par Mme Roche"));
        assert_eq!(found["document"]["issuer"]["id"], did, "her key, not the site's");
    }
    // Once more: it is said already, and nothing more is signed.
    let again = done(&home, &session).out;
    assert_eq!(again.matches("déjà signée").count(), 2, "{again}");
    assert_eq!(supervised(&home).len(), 2);
}

#[test]
fn what_was_passed_on_another_day_or_in_another_module_is_nobody_s_to_vouch_for() {
    let home = with_roots();
    std::fs::write(home.path("phrase"), "quatre chevaux au galop\n").unwrap();
    let (people, paper, pass) = people(&home);
    let Fact::Certified { subject: Certified::Module(module), .. } = paper else { panic!() };
    let made = done(&home, &["key", "protect", "--passphrase-file", "phrase", "--json"]).json();
    listed(&home, made["did"].as_str().unwrap(), "supervised");
    let early = Timestamp(pass.at.0 - 13 * HOUR);
    sat(&home, early, &people, |opening| opening.module = module.clone());
    let another = |opening: &mut Opening| {
        opening.room = RandomId::from_entropy(0xbead);
        opening.pin = "4713".parse().unwrap();
    };
    sat(&home, Timestamp(pass.at.0 - HOUR), &people, another);
    let after = |opening: &mut Opening| {
        opening.room = RandomId::from_entropy(0xcafe);
        opening.pin = "4714".parse().unwrap();
        opening.module = module.clone();
    };
    sat(&home, Timestamp(pass.at.0 + 1), &people, after);
    for pin in ["4712", "4713", "4714"] {
        let told = done(&home, &[&SIGN[..], &["--session", pin]].concat()).out;
        assert_eq!(told.matches("quiz final pas réussi").count(), 3, "{told}");
    }
    assert_eq!(supervised(&home), Vec::<String>::new());
}

/// Signing for that session.
fn session(pin: &str) -> Vec<&str> {
    [&SIGN[..], &["--session", pin]].concat()
}

#[test]
fn what_was_passed_after_the_end_is_left_out_and_so_is_who_is_named() {
    let home = with_roots();
    std::fs::write(home.path("phrase"), "quatre chevaux au galop\n").unwrap();
    let (people, paper, pass) = people(&home);
    let Fact::Certified { subject: Certified::Module(module), .. } = paper else { panic!() };
    let made = done(&home, &["key", "protect", "--passphrase-file", "phrase", "--json"]).json();
    listed(&home, made["did"].as_str().unwrap(), "supervised");
    let at = |hours: i64| Timestamp(pass.at.0 + hours * HOUR);
    sat_until(&home, (at(-4), Some(at(-2))), &people, |opening| opening.module = module.clone());
    sat_until(&home, (at(-2), Some(Timestamp(at(-1).0 + 1))), &people, |opening| {
        opening.room = RandomId::from_entropy(0xbead);
        opening.pin = "4713".parse().unwrap();
        opening.module = module.clone();
    });
    let told = done(&home, &session("4712")).out;
    assert_eq!(told.matches("quiz final pas réussi").count(), 3, "alone at home: {told}");
    let unknown = [&session("4713")[..], &["--except", "Paul"]].concat();
    refused(&home, &unknown, 66, "Paul");
    assert_eq!(supervised(&home), Vec::<String>::new(), "nothing is signed before");
    let told = done(&home, &[&session("4713")[..], &["--except", "karim"]].concat()).out;
    assert!(told.contains("Zoé") && !told.contains("Karim"), "{told}");
    assert_eq!(supervised(&home).len(), 1);
}
