use super::super::{Head, Hours};
use super::*;
use crate::domain::time::Timestamp;

fn clock(text: &str) -> Clock {
    text.parse().unwrap()
}

fn expected(surname: &str, first_name: &str) -> Expected {
    let (surname, first_name) = (surname.to_owned(), first_name.to_owned());
    Expected { surname, first_name, company: None }
}

/// A day with these people on its list.
fn register(names: &[(&str, &str)]) -> Register {
    let hours = [(Half::Morning, "9h", "12h"), (Half::Afternoon, "14h", "17h")];
    let hours = hours.map(|(half, from, to)| Hours { half, from: clock(from), to: clock(to) });
    let head = Head {
        organisation: String::new(),
        title: "T".to_owned(),
        modules: vec![],
        place: String::new(),
        date: "2026-11-26".parse().unwrap(),
        hours: hours.to_vec(),
        trainer: String::new(),
        room: None,
        purge_on: "2026-12-26".parse().unwrap(),
    };
    let mut register = Register::open(head, Timestamp(0));
    for (number, (surname, first_name)) in (1..).zip(names) {
        let person = Person {
            number,
            surname: (*surname).to_owned(),
            first_name: (*first_name).to_owned(),
            company: None,
            learner: None,
            is_unlisted: false,
        };
        register.add(Entry::Expects(person), Timestamp(1)).unwrap();
    }
    register
}

fn add(register: &mut Register, lines: Result<Vec<Entry>, Refusal>) -> Result<usize, Refusal> {
    let lines = lines?;
    let count = lines.len();
    for line in lines {
        register.add(line, Timestamp(2))?;
    }
    Ok(count)
}

fn signer(learner: u128, at: &str) -> Signer {
    Signer { learner: LearnerId::from_entropy(learner), here: clock(at) }
}

fn person(register: &Register, number: u16) -> Person {
    register.people().find(|one| one.number == number).unwrap().clone()
}

#[test]
fn who_has_no_name_signs_under_the_one_that_was_typed_and_is_known_in_the_afternoon() {
    let mut register = register(&[("Le Goff", "Zoé"), ("Petit", "Paul")]);
    let lines = signer(7, "9h").by_card(&register, None);
    assert_eq!(lines, Err(Refusal::Nobody), "the names are asked for");
    for typed in [("le goff", "ZOE"), ("Zoé", "Le-Goff")] {
        assert!(is_listed(&register, &expected(typed.0, typed.1)), "{typed:?}");
    }
    for typed in [("Le", "Goff"), ("Le Goff", ""), ("L", "Z"), ("Petit", "Zoé"), ("", "")] {
        assert!(!is_listed(&register, &expected(typed.0, typed.1)), "{typed:?}");
    }
    let lines = signer(7, "9h").by_names(&register, &expected("le goff", "zoe"), false);
    assert_eq!(add(&mut register, lines), Ok(2));
    assert_eq!(register.people().count(), 2, "it is the one who was expected");
    assert_eq!(person(&register, 1).learner, Some(LearnerId::from_entropy(7)));
    assert!(!register.is_doubtful(1));
    // Again, and in the afternoon, without any name.
    assert_eq!(signer(7, "9h05").by_card(&register, None), Err(Refusal::Said));
    let lines = signer(7, "14h").by_card(&register, None);
    assert_eq!(add(&mut register, lines), Ok(1));
    assert!(!is_listed(&register, &expected("Le Goff", "Zoé")), "she came");
}

#[test]
fn who_was_not_expected_is_added_and_stays_doubtful_until_confirmed() {
    let mut register = register(&[("Petit", "Paul")]);
    let lines = signer(7, "9h").by_names(&register, &expected("Vidal", "Lucie"), false);
    assert_eq!(add(&mut register, lines), Ok(2));
    assert!(person(&register, 2).is_unlisted && register.is_doubtful(2));
    let confirms = |person| Entry::Confirms { person };
    assert_eq!(register.add(confirms(1), Timestamp(3)), Err(Refusal::Said), "he was expected");
    assert_eq!(register.add(confirms(9), Timestamp(3)), Err(Refusal::Nobody));
    register.add(confirms(2), Timestamp(3)).unwrap();
    assert!(!register.is_doubtful(2));
    assert_eq!(register.add(confirms(2), Timestamp(3)), Err(Refusal::Said));
    assert_eq!(Register::fold(register.lines()), Ok(register.clone()));
    let nobody = signer(8, "9h").by_names(&register, &expected(" ", "Lucie"), false);
    assert_eq!(nobody, Err(Refusal::Nobody));
}

#[test]
fn two_of_one_name_are_two_lines_and_nobody_signs_for_the_other() {
    let mut first = register(&[("Petit", "Paul")]);
    let paul = expected("Petit", "Paul");
    let lines = signer(7, "9h").by_names(&first, &paul, false);
    assert_eq!(add(&mut first, lines), Ok(2));
    // The second one types the same: the line has its person already.
    let lines = signer(8, "9h02").by_names(&first, &paul, false);
    assert_eq!(add(&mut first, lines), Ok(2));
    assert_eq!(person(&first, 2).surname, "Petit (2)");
    assert!(first.is_doubtful(2));
    // Somebody says at once to be another one.
    let mut other = register(&[("Petit", "Paul")]);
    let lines = signer(8, "9h02").by_names(&other, &paul, true);
    assert_eq!(add(&mut other, lines), Ok(2));
    assert_eq!(person(&other, 1).learner, None);
    assert!(is_listed(&other, &paul), "the other one is still expected");
    // Two on the list: nobody can tell which, so it is for whoever leads to say.
    let two = register(&[("Petit", "Paul"), ("Paul", "Petit")]);
    assert!(!is_listed(&two, &paul));
}

#[test]
fn an_absence_that_was_noted_is_not_signed_away() {
    let mut register = register(&[("Petit", "Paul")]);
    let marks = |mark, half, at| Entry::Marks { person: 1, half, clock: clock(at), mark };
    register.add(marks(Mark::Absent, Half::Morning, "9h30"), Timestamp(2)).unwrap();
    register.add(marks(Mark::Seen, Half::Afternoon, "14h"), Timestamp(2)).unwrap();
    let paul = expected("Petit", "Paul");
    let absent = signer(7, "9h40").by_names(&register, &paul, false);
    assert_eq!(absent, Err(Refusal::Absent));
    assert_eq!(signer(7, "9h40").by_card(&register, Some("Paul Petit")), Err(Refusal::Absent));
    let seen = signer(7, "14h10").by_names(&register, &paul, false);
    assert_eq!(seen, Err(Refusal::Said), "whoever leads saw him");
}

#[test]
fn one_card_is_one_person() {
    let mut register = register(&[("Petit", "Paul"), ("Vidal", "Lucie")]);
    let binds = |person| Entry::Binds { person, learner: LearnerId::from_entropy(7) };
    register.add(binds(1), Timestamp(2)).unwrap();
    assert_eq!(register.add(binds(2), Timestamp(2)), Err(Refusal::Twice));
    assert_eq!(register.add(binds(1), Timestamp(2)), Err(Refusal::Twice));
    assert_eq!(register.add(binds(9), Timestamp(2)), Err(Refusal::Nobody));
}

#[test]
fn everybody_who_sits_and_is_not_in_the_register_is_told() {
    let mut register = register(&[("Petit", "Paul")]);
    let lines = signer(7, "9h").by_names(&register, &expected("Vidal", "Lucie"), false);
    assert_eq!(add(&mut register, lines), Ok(2));
    let seat = |seat, learner: u128, name| (SeatId(seat), LearnerId::from_entropy(learner), name);
    let seats = [
        seat(1, 7, None),
        seat(2, 8, Some("paul petit")),
        seat(3, 9, Some("Karim")),
        seat(4, 10, None),
        seat(5, 11, Some(" ")),
    ];
    assert_eq!(unsigned(&register, seats), [SeatId(3), SeatId(4), SeatId(5)]);
}
