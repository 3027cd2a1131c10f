//! One conformance suite, run on each store, and the writer in front of it.

#[cfg(unix)]
mod commands;

use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use passeport::domain::id::{LearnerId, RandomId};
use passeport::domain::record::{CardSeal, Fact};
use passeport::domain::time::Timestamp;
use passeport::store::writer::Closed;
use passeport::store::{
    Client, Disk, Draft, Learners, Memory, Meta, Records, Reply, Request, Store, StoreError,
    Writer, spawn,
};

fn who(number: u128) -> LearnerId {
    RandomId::from_entropy(number)
}

fn draft(learner: u128, at: i64, fact: Fact) -> Draft {
    Draft { learner: who(learner), at: Timestamp(at), fact }
}

fn joined(learner: u128, at: i64, first: u16) -> Draft {
    let card = CardSeal { first, hash: format!("seal-{learner}") };
    draft(learner, at, Fact::Joined { card })
}

fn named(learner: u128, at: i64, name: &str) -> Draft {
    draft(learner, at, Fact::Named { name: Some(name.to_owned()) })
}

fn reached(learner: u128, at: i64, step: &str) -> Draft {
    let module = "mots-de-passe".parse().unwrap();
    draft(learner, at, Fact::Reached { module, step: step.parse().unwrap() })
}

/// Appends one group that must be kept.
fn keep(store: &mut dyn Store, drafts: Vec<Draft>) -> Vec<u64> {
    let kept = store.append(vec![drafts]).pop().unwrap().unwrap();
    kept.iter().map(|record| record.seq).collect()
}

fn seqs(store: &mut dyn Store, learner: u128) -> Vec<u64> {
    store.of_learner(who(learner)).unwrap().iter().map(|record| record.seq).collect()
}

/// What every store does.
fn conformance(mut open: impl FnMut() -> Box<dyn Store>) {
    let store = &mut *open();
    assert!(seqs(store, 1).is_empty(), "a stranger has no records");
    assert_eq!(keep(store, vec![joined(1, 10, 7), named(1, 11, "Zoé")]), [1, 2]);
    assert_eq!(keep(store, vec![joined(2, 20, 7)]), [1]);
    assert_eq!(keep(store, vec![reached(1, 5, "page-1")]), [3], "a clock set back changes nothing");
    assert_eq!(seqs(store, 1), [1, 2, 3]);

    conformance_of_groups(store);
    conformance_of_people(store);

    assert!(store.erase(who(1)).unwrap());
    assert!(!store.erase(who(1)).unwrap(), "twice is harmless");
    assert!(seqs(store, 1).is_empty());
    assert!(store.candidates(7).is_empty());
    let late = store.append(vec![vec![reached(1, 70, "page-2")]]).pop().unwrap();
    assert_eq!(late, Err(StoreError::UnknownLearner(who(1))), "nobody comes back by accident");
    assert_eq!(keep(store, vec![joined(1, 80, 3)]), [1], "but may join again");
}

fn conformance_of_groups(store: &mut dyn Store) {
    let answers = store.append(vec![
        vec![reached(2, 30, "page-1"), reached(9, 30, "page-1")],
        vec![reached(2, 31, "page-2")],
        vec![joined(2, 32, 8)],
        vec![],
        vec![joined(3, 33, 9), reached(3, 34, "page-1"), reached(2, 35, "page-3")],
        vec![reached(3, 36, "page-2")],
    ]);
    assert_eq!(answers[0], Err(StoreError::UnknownLearner(who(9))));
    assert_eq!(answers[1].as_ref().unwrap()[0].seq, 2, "a refused group leaves no number behind");
    assert_eq!(answers[2], Err(StoreError::AlreadyJoined(who(2))));
    assert_eq!(answers[3], Ok(vec![]));
    let numbers: Vec<_> = answers[4].as_ref().unwrap().iter().map(|r| (r.learner, r.seq)).collect();
    assert_eq!(numbers, [(who(3), 1), (who(3), 2), (who(2), 3)]);
    assert_eq!(answers[5].as_ref().unwrap()[0].seq, 3, "groups of one batch see each other");
    assert_eq!(seqs(store, 2), [1, 2, 3]);
    assert_eq!(seqs(store, 3), [1, 2, 3]);
    assert!(seqs(store, 9).is_empty());
}

fn conformance_of_people(store: &mut dyn Store) {
    let roll = store.roll();
    let order: Vec<_> = roll.iter().map(|summary| (summary.learner, summary.last.0)).collect();
    assert_eq!(order, [(who(3), 36), (who(2), 35), (who(1), 5)], "the one seen last comes first");
    assert_eq!(roll[2].name.as_deref(), Some("Zoé"));
    assert_eq!(roll[2].module.as_ref().unwrap().as_str(), "mots-de-passe");
    assert_eq!(roll[2].records, 3);

    let found: Vec<_> = store.candidates(7).into_iter().map(|(learner, _)| learner).collect();
    assert_eq!(found, [who(1), who(2)]);
    let card = CardSeal { first: 12, hash: "new".to_owned() };
    keep(store, vec![draft(2, 40, Fact::CardReplaced { card: card.clone() })]);
    assert_eq!(store.candidates(7).len(), 1, "an old card is worth nothing");
    assert_eq!(store.candidates(12), [(who(2), card)]);

    let mut seen = vec![];
    store.each(&mut |record| seen.push((record.learner, record.seq))).unwrap();
    let mut sorted = seen.clone();
    sorted.sort();
    assert_eq!(seen, sorted);
    assert_eq!(seen.len(), 10);
}

#[test]
fn memory_conforms() {
    conformance(|| Box::new(Memory::new()));
}

#[test]
fn disk_conforms() {
    let folder = tempfile::tempdir().unwrap();
    conformance(|| Box::new(Disk::open(folder.path()).unwrap()));
}

#[test]
fn a_store_opened_again_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Disk::open(folder.path()).unwrap();
    let mut store = open();
    keep(&mut store, vec![joined(1, 10, 7), named(1, 11, "Zoé"), reached(1, 12, "page-1")]);
    keep(&mut store, vec![joined(2, 20, 7)]);
    let before = (store.roll(), store.of_learner(who(1)).unwrap(), store.candidates(7));
    drop(store);
    let mut store = open();
    assert!(!store.healed().is_news(), "{:?}", store.healed());
    assert_eq!((store.roll(), store.of_learner(who(1)).unwrap(), store.candidates(7)), before);
    assert_eq!(keep(&mut store, vec![reached(1, 13, "page-2")]), [4]);
}

fn connect(writer: &Writer) -> (Client, Receiver<Reply>) {
    let (tell, replies) = channel();
    (writer.connect(move |reply| drop(tell.send(reply))), replies)
}

fn next(replies: &Receiver<Reply>) -> Reply {
    replies.recv_timeout(Duration::from_secs(30)).expect("an answer")
}

#[test]
fn a_session_is_answered_in_order() {
    let writer = spawn(|| Ok(Box::new(Memory::new())));
    let (client, replies) = connect(&writer);
    client.send(Request::Append { ticket: 1, drafts: vec![joined(1, 1, 4)] }).unwrap();
    client.send(Request::Load { learner: who(1) }).unwrap();
    client.send(Request::Append { ticket: 2, drafts: vec![reached(1, 2, "page-1")] }).unwrap();
    client.send(Request::Candidates { first: 4 }).unwrap();
    client.send(Request::Roll).unwrap();
    client.send(Request::Erase { learner: who(1) }).unwrap();
    client.send(Request::Append { ticket: 3, drafts: vec![reached(1, 3, "page-2")] }).unwrap();

    assert!(matches!(next(&replies), Reply::Opened(_)));
    assert!(matches!(next(&replies), Reply::Appended { ticket: 1, .. }));
    assert!(matches!(next(&replies), Reply::Loaded { records, .. } if records.len() == 1));
    assert!(
        matches!(next(&replies), Reply::Appended { ticket: 2, records } if records[0].seq == 2)
    );
    assert!(matches!(next(&replies), Reply::Candidates(found) if found.len() == 1));
    assert!(matches!(next(&replies), Reply::Roll(all) if all[0].records == 2));
    assert!(matches!(next(&replies), Reply::Erased { was_known: true, .. }));
    assert!(matches!(next(&replies), Reply::Failed { ticket: Some(3), .. }));
    assert_eq!(writer.close(Duration::from_secs(30)), Closed::Finished);
    assert!(client.send(Request::Roll).is_err(), "closed means closed");
}

#[test]
fn what_waits_when_the_store_closes_is_still_kept() {
    let writer = spawn(|| Ok(Box::new(Memory::new())));
    let (client, replies) = connect(&writer);
    client.send(Request::Append { ticket: 0, drafts: vec![joined(1, 1, 4)] }).unwrap();
    for ticket in 1..200 {
        client.send(Request::Append { ticket, drafts: vec![reached(1, 2, "page-1")] }).unwrap();
    }
    assert_eq!(writer.close(Duration::from_secs(30)), Closed::Finished);
    let kept = replies.try_iter().filter(|reply| matches!(reply, Reply::Appended { .. })).count();
    assert_eq!(kept, 200);
}

#[test]
fn a_store_that_does_not_open_says_so_to_everyone() {
    let full = StoreError::Full { path: "/data".into() };
    let error = full.clone();
    let writer = spawn(move || Err(error));
    let (client, replies) = connect(&writer);
    client.send(Request::Append { ticket: 5, drafts: vec![] }).unwrap();
    assert_eq!(next(&replies), Reply::Failed { ticket: None, error: full.clone() });
    assert_eq!(next(&replies), Reply::Failed { ticket: Some(5), error: full });
}

#[test]
fn one_broken_session_does_not_take_the_store_from_the_others() {
    let writer = spawn(|| Ok(Box::new(Memory::new())));
    let broken = writer.connect(|_| panic!("a session broke, as this test wants"));
    let (client, replies) = connect(&writer);
    broken.send(Request::Roll).unwrap();
    client.send(Request::Roll).unwrap();
    assert!(matches!(next(&replies), Reply::Opened(_)));
    assert!(matches!(next(&replies), Reply::Roll(_)));
}

#[test]
fn a_disk_that_hangs_keeps_nobody_from_leaving() {
    let (never, hang) = channel::<()>();
    let writer = spawn(move || {
        let _ = hang.recv();
        Ok(Box::new(Memory::new()))
    });
    let (client, _replies) = connect(&writer);
    client.send(Request::Roll).unwrap();
    assert_eq!(writer.close(Duration::from_millis(1)), Closed::LeftBehind);
    drop(never);
}
