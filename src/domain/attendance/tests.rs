use super::*;

fn clock(text: &str) -> Clock {
    text.parse().unwrap()
}

fn register() -> Register {
    let head = Head {
        organisation: "Chambre de métiers".to_owned(),
        title: "Vendre sur internet".to_owned(),
        modules: vec!["Vendre sur internet".to_owned()],
        place: "Salle 2".to_owned(),
        date: "2026-11-26".parse().unwrap(),
        hours: vec![Hours { half: Half::Morning, from: clock("09:00"), to: clock("12:00") }],
        trainer: "Mme Roche".to_owned(),
        room: None,
        purge_on: "2026-12-26".parse().unwrap(),
    };
    let mut register = Register::open(head, Timestamp(0));
    for (number, name) in [(1, "Ana"), (2, "Paul")] {
        let person = Person {
            number,
            surname: "P".to_owned(),
            first_name: name.to_owned(),
            company: None,
            learner: None,
            is_unlisted: false,
        };
        register.add(Entry::Expects(person), Timestamp(1)).unwrap();
    }
    register
}

fn marks(person: u16, time: &str, mark: Mark) -> Entry {
    Entry::Marks { person, half: Half::Morning, clock: clock(time), mark }
}

fn corrects(reason: &str) -> Entry {
    Entry::Corrects {
        person: 1,
        half: Half::Morning,
        clock: clock("9h20"),
        mark: Some(Mark::Seen),
        reason: reason.to_owned(),
        by: "Mme Roche".to_owned(),
    }
}

#[test]
fn who_signs_after_ten_minutes_is_late_and_who_is_absent_is_not() {
    let mut register = register();
    register.add(marks(1, "9h10", Mark::Signed), Timestamp(2)).unwrap();
    assert!(!register.said(1, Half::Morning).unwrap().is_late);
    register.add(marks(2, "9:30", Mark::Absent), Timestamp(3)).unwrap();
    assert!(!register.said(2, Half::Morning).unwrap().is_late);
    assert_eq!(register.present(Half::Morning), (1, 2));
}

#[test]
fn a_correction_adds_a_line_with_its_reason_and_deletes_nothing() {
    let mut register = register();
    assert_eq!(register.add(corrects("oubli"), Timestamp(2)), Err(Refusal::Unsaid));
    register.add(marks(1, "09:30", Mark::Absent), Timestamp(2)).unwrap();
    let before = register.lines().to_vec();
    assert_eq!(register.add(marks(1, "09:40", Mark::Seen), Timestamp(3)), Err(Refusal::Said));
    assert_eq!(register.add(corrects("  "), Timestamp(3)), Err(Refusal::NoReason));
    register.add(corrects("arrivée non vue"), Timestamp(3)).unwrap();
    assert!(register.lines().starts_with(&before));
    let said = register.said(1, Half::Morning).unwrap();
    assert_eq!((said.mark, said.is_late), (Some(Mark::Seen), true));
    assert_eq!(said.corrections, [("arrivée non vue".to_owned(), "Mme Roche".to_owned())]);
}

#[test]
fn nothing_is_added_to_a_sealed_register_nor_about_strangers() {
    let mut register = register();
    assert_eq!(register.add(marks(7, "09:00", Mark::Signed), Timestamp(2)), Err(Refusal::Nobody));
    let half = Half::Afternoon;
    let entry = Entry::Marks { person: 1, half, clock: clock("14:00"), mark: Mark::Signed };
    assert_eq!(register.add(entry, Timestamp(2)), Err(Refusal::NoHalf));
    let again = register.people().next().unwrap().clone();
    assert_eq!(register.add(Entry::Expects(again), Timestamp(2)), Err(Refusal::Twice));
    let signs = Entry::Trainer { half: Half::Morning, clock: clock("12:00") };
    register.add(signs.clone(), Timestamp(2)).unwrap();
    assert_eq!(register.add(signs, Timestamp(2)), Err(Refusal::Said));
    register.add(Entry::Sealed, Timestamp(3)).unwrap();
    let late = marks(1, "09:00", Mark::Signed);
    assert_eq!(register.add(late, Timestamp(4)), Err(Refusal::Sealed));
    assert_eq!(register.add(Entry::Sealed, Timestamp(4)), Err(Refusal::Sealed));
}

#[test]
fn a_register_is_its_lines_and_lines_out_of_order_are_none() {
    let mut register = register();
    register.add(marks(1, "09:00", Mark::Signed), Timestamp(2)).unwrap();
    assert_eq!(Register::fold(register.lines()).as_ref(), Ok(&register));
    let mut swapped = register.lines().to_vec();
    swapped.swap(1, 2);
    assert_eq!(Register::fold(&swapped), Err(2));
    assert_eq!(Register::fold(&register.lines()[1..]), Err(1));
    let gap: Vec<Line> = register.lines().iter().filter(|l| l.number != 2).cloned().collect();
    assert_eq!(Register::fold(&gap), Err(2));
}

#[test]
fn a_time_of_the_day_is_read_as_people_write_it() {
    assert_eq!(clock("9h05").to_string(), "09:05");
    assert_eq!(clock("23:59").to_string(), "23:59");
    assert_eq!(
        ["9h", " 9 h 05", "14 h"].map(|t| clock(t).to_string()),
        ["09:00", "09:05", "14:00"]
    );
    assert_eq!(span("9h-12h30"), Ok((clock("9:00"), clock("12:30"))));
    assert_eq!(span("14 h à 17 h"), Ok((clock("14:00"), clock("17:00"))));
    for bad in ["", "9h", "12h-9h", "9h-9h", "9h-25h", "9-12"] {
        assert!(span(bad).is_err(), "{bad}");
    }
    for bad in ["", "9", "24:00", "12:60", "9h5", "-1:00", "+9:00", "12:345", "1é:00"] {
        assert_eq!(bad.parse::<Clock>(), Err(BadClock(bad.to_owned())), "{bad}");
    }
}
