//! Registers of attendance with whatever may be asked of them, in any order: lines only come
//! to the end, and no line can be touched without being found out.

use proptest::prelude::*;

use passeport::credential::key::SiteKey;
use passeport::credential::register::{self, Chained, RegisterError};
use passeport::domain::attendance::{Clock, Entry, Half, Head, Hours, Mark, Person, Register};
use passeport::domain::time::Timestamp;

fn clock(minutes: u16) -> Clock {
    Clock::new(minutes / 60, minutes % 60).unwrap()
}

fn head() -> Head {
    let hours =
        |half, from: u16| Hours { half, from: clock(from * 60), to: clock(from * 60 + 180) };
    Head {
        organisation: "Chambre".to_owned(),
        title: "Vendre".to_owned(),
        modules: vec![],
        place: String::new(),
        date: "2026-11-26".parse().unwrap(),
        hours: vec![hours(Half::Morning, 9), hours(Half::Afternoon, 14)],
        trainer: "Mme Roche".to_owned(),
        room: None,
        purge_on: "2026-12-26".parse().unwrap(),
    }
}

fn half() -> impl Strategy<Value = Half> {
    prop_oneof![Just(Half::Morning), Just(Half::Afternoon)]
}

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![Just(Mark::Signed), Just(Mark::Seen), Just(Mark::Absent)]
}

/// Anything anybody may try, sensible or not.
fn entry() -> impl Strategy<Value = Entry> {
    let who = 0_u16..6;
    let when = 0_u16..1440;
    prop_oneof![
        4 => (who.clone(), "[A-Zé ]{0,6}").prop_map(|(number, surname)| {
            let first_name = "Zoé".to_owned();
            Entry::Expects(Person { number, surname, first_name, company: None, learner: None, is_unlisted: false })
        }),
        6 => (who.clone(), half(), when.clone(), mark()).prop_map(|(person, half, at, mark)| {
            Entry::Marks { person, half, clock: clock(at), mark }
        }),
        4 => (who, half(), when.clone(), proptest::option::of(mark()), "[a-z ]{0,4}").prop_map(
            |(person, half, at, mark, reason)| {
                let by = "Mme Roche".to_owned();
                Entry::Corrects { person, half, clock: clock(at), mark, reason, by }
            }
        ),
        1 => (half(), when).prop_map(|(half, at)| Entry::Trainer { half, clock: clock(at) }),
        1 => Just(Entry::Opened(Box::new(head()))),
    ]
}

/// A register after all of this was tried.
fn tried(entries: &[Entry]) -> Register {
    let mut register = Register::open(head(), Timestamp(0));
    for (at, entry) in (1..).zip(entries) {
        let before = register.lines().to_vec();
        let added = register.add(entry.clone(), Timestamp(at)).is_ok();
        // A line more at the end, or nothing at all.
        assert_eq!(register.lines().len(), before.len() + usize::from(added));
        assert!(register.lines().starts_with(&before));
    }
    register
}

fn chained(register: &Register) -> Vec<Chained> {
    let mut hash = String::new();
    let one = |line| {
        let chained = Chained::after(&hash, line).unwrap();
        hash.clone_from(&chained.hash);
        chained
    };
    register.lines().iter().map(one).collect()
}

proptest! {
    #[test]
    fn what_is_said_follows_from_the_lines_alone(entries in proptest::collection::vec(entry(), 0..40)) {
        let register = tried(&entries);
        let folded = Register::fold(register.lines());
        prop_assert_eq!(folded.as_ref(), Ok(&register));
        for person in register.people() {
            for half in Half::BOTH {
                let corrections = register.lines().iter().filter(|line| {
                    matches!(&line.entry, Entry::Corrects { person: who, half: when, .. }
                        if *who == person.number && *when == half)
                });
                let said = register.said(person.number, half);
                prop_assert_eq!(said.map_or(0, |said| said.corrections.len()), corrections.count());
                // Only who is there can be late.
                if said.is_some_and(|said| said.is_late) {
                    prop_assert!(matches!(said.unwrap().mark, Some(Mark::Signed | Mark::Seen)));
                }
            }
            let (there, of) = register.present(Half::Morning);
            prop_assert!(there <= of && of == register.people().count());
        }
    }

    #[test]
    fn no_line_is_changed_left_out_moved_or_put_in_between(
        entries in proptest::collection::vec(entry(), 3..30),
        at: prop::sample::Index,
        other: prop::sample::Index,
    ) {
        let chain = chained(&tried(&entries));
        prop_assert!(register::unchained(&chain).is_ok());
        let (at, other) = (at.index(chain.len()), other.index(chain.len()));
        let found = |changed: Vec<Chained>, at: usize| {
            let expected = RegisterError::Line(u32::try_from(at + 1).unwrap());
            assert_eq!(register::unchained(&changed), Err(expected));
        };
        let mut changed = chain.clone();
        changed[at].line.push(' ');
        found(changed, at);
        if at + 1 < chain.len() {
            let mut cut = chain.clone();
            cut.remove(at);
            found(cut, at);
        }
        if at != other {
            let mut moved = chain.clone();
            moved.swap(at, other);
            found(moved, at.min(other));
        }
        let mut twice = chain.clone();
        twice.insert(at, chain[at].clone());
        found(twice, at + 1);
    }

    #[test]
    fn a_seal_is_that_of_one_register_and_one_key(
        entries in proptest::collection::vec(entry(), 0..12),
        seed: u8,
    ) {
        let (key, other) = (SiteKey::from_entropy(&[seed; 32]), SiteKey::from_entropy(&[seed ^ 1; 32]));
        let mut sealed = tried(&entries);
        let length = u32::try_from(sealed.lines().len()).unwrap();
        let open = register::write(&key, &sealed, Timestamp(0));
        prop_assert_eq!(open, Err(RegisterError::Incomplete(length)));
        sealed.add(Entry::Sealed, Timestamp(99)).unwrap();
        let text = register::write(&key, &sealed, Timestamp(9000)).unwrap();
        let read = register::read(text.as_bytes()).unwrap();
        prop_assert_eq!(&read.register, &sealed);
        prop_assert_eq!(&read.keeper, &key.public());
        prop_assert_eq!(&text, &register::write(&key, &sealed, Timestamp(9000)).unwrap());
        // Under another name it is nobody's.
        let stolen = text.replace(&key.public().did(), &other.public().did());
        prop_assert_eq!(register::read(stolen.as_bytes()), Err(RegisterError::Signature));
    }
}
