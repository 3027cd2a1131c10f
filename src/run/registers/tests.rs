use super::*;
use crate::domain::attendance::{Clock, Half, Hours, Mark, Person};

fn clock(text: &str) -> Clock {
    text.parse().unwrap()
}

fn head() -> Head {
    Head {
        organisation: "Chambre de métiers".to_owned(),
        title: "Vendre sur internet".to_owned(),
        modules: vec![],
        place: "Salle 2".to_owned(),
        date: "2026-11-26".parse().unwrap(),
        hours: vec![Hours { half: Half::Morning, from: clock("9h"), to: clock("12h") }],
        trainer: "Mme Roche".to_owned(),
        room: None,
        purge_on: "2026-12-26".parse().unwrap(),
    }
}

fn person(number: u16) -> Entry {
    Entry::Expects(Person {
        number,
        surname: format!("Nom {number}"),
        first_name: "Zoé".to_owned(),
        company: None,
        learner: None,
        is_unlisted: false,
    })
}

fn seen(person: u16) -> Entry {
    Entry::Marks { person, half: Half::Morning, clock: clock("9h04"), mark: Mark::Seen }
}

fn id() -> RegisterId {
    RegisterId::from_entropy(7)
}

fn opened(data: &Path) -> Register {
    let first = (head(), vec![person(1), person(2)]);
    open(data, id(), first, Timestamp(5)).unwrap()
}

#[test]
fn what_is_acknowledged_is_read_again_and_only_by_its_owner() {
    let data = tempfile::tempdir().unwrap();
    opened(data.path());
    let register = add(data.path(), id(), |_| Ok(vec![seen(1)]), Timestamp(6)).unwrap();
    assert_eq!(read(data.path(), id()).unwrap(), register);
    assert_eq!(register.lines().len(), 4);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path(data.path(), id(), ENDING)), 0o600);
        assert_eq!(mode(&folder(data.path())), 0o700);
    }
    // Never a second one of the same name.
    assert!(open(data.path(), id(), (head(), vec![]), Timestamp(7)).is_err());
}

#[test]
fn a_refused_line_among_several_adds_none_of_them() {
    let data = tempfile::tempdir().unwrap();
    let before = opened(data.path());
    let both = |_: &Register| Ok(vec![seen(1), seen(1)]);
    let refused = add(data.path(), id(), both, Timestamp(6)).unwrap_err();
    assert!(matches!(refused, RegisterTrouble::Refused(Refusal::Said)), "{refused}");
    assert_eq!(read(data.path(), id()).unwrap(), before);
    let nowhere = add(data.path(), RegisterId::from_entropy(8), |_| Ok(vec![]), Timestamp(6));
    assert!(matches!(nowhere, Err(RegisterTrouble::Unknown)));
}

/// A stop in the middle of writing: wherever it is, what was acknowledged is there, and
/// the next line takes the place of the torn one.
#[test]
fn a_torn_line_is_no_line_and_the_next_takes_its_place() {
    let data = tempfile::tempdir().unwrap();
    let before = opened(data.path());
    let path = path(data.path(), id(), ENDING);
    let whole = fs::read(&path).unwrap();
    let after = add(data.path(), id(), |_| Ok(vec![seen(1)]), Timestamp(6)).unwrap();
    let all = fs::read(&path).unwrap();
    for cut in whole.len()..all.len() {
        fs::write(&path, &all[..cut]).unwrap();
        assert_eq!(read(data.path(), id()).unwrap(), before, "cut at {cut}");
        assert_eq!(add(data.path(), id(), |_| Ok(vec![seen(1)]), Timestamp(6)).unwrap(), after);
        assert_eq!(fs::read(&path).unwrap(), all);
    }
}

/// Whoever changes any byte of the file of an open register is found out, with the line.
#[test]
fn a_changed_byte_is_found_with_its_line() {
    let data = tempfile::tempdir().unwrap();
    opened(data.path());
    add(data.path(), id(), |_| Ok(vec![seen(1)]), Timestamp(6)).unwrap();
    let whole = fs::read(path(data.path(), id(), ENDING)).unwrap();
    let line_of = |at: usize| whole[..at].split(|byte| *byte == b'\n').count();
    // The very last line end is what makes the last line one: see the torn ones.
    for place in 0..whole.len() - 1 {
        for flip in [0x01, 0x20, 0x80] {
            let mut changed = whole.clone();
            changed[place] ^= flip;
            let line = u32::try_from(line_of(place)).unwrap();
            let error = parse(&changed).unwrap_err();
            assert_eq!(error, RegisterError::Line(line), "byte {place} with {flip:#x}");
        }
    }
    // A whole line left out, or two that changed places.
    let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    assert_eq!(parse(&[lines[0], lines[2], lines[3]].concat()), Err(RegisterError::Line(2)));
    assert_eq!(parse(&[lines[0], lines[2], lines[1]].concat()), Err(RegisterError::Line(2)));
}

#[test]
fn several_who_write_at_once_lose_no_line() {
    let data = tempfile::tempdir().unwrap();
    opened(data.path());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..8 {
                    let next = |register: &Register| Ok(vec![person(register.next_number())]);
                    add(data.path(), id(), next, Timestamp(6)).unwrap();
                }
            });
        }
    });
    assert_eq!(read(data.path(), id()).unwrap().people().count(), 2 + 32);
}

#[test]
fn a_register_is_kept_until_its_day_and_not_a_day_longer() {
    let data = tempfile::tempdir().unwrap();
    assert_eq!(purge(data.path(), "2030-01-01".parse().unwrap()), 0);
    opened(data.path());
    assert_eq!(purge(data.path(), "2026-12-26".parse().unwrap()), 0);
    assert_eq!(purge(data.path(), "2026-12-27".parse().unwrap()), 1);
    assert!(all(data.path()).unwrap().is_empty());
    assert_eq!(fs::read_dir(folder(data.path())).unwrap().count(), 0);
}

#[test]
fn an_altered_register_of_a_room_is_told_and_never_begun_anew_without_a_word() {
    let data = tempfile::tempdir().unwrap();
    let room = RoomId::from_entropy(9);
    assert!(matches!(of_room(data.path(), room), Ok(None)));
    let of_this = Head { room: Some(room), ..head() };
    open(data.path(), id(), (of_this.clone(), vec![person(1)]), Timestamp(5)).unwrap();
    assert!(of_room(data.path(), room).unwrap().is_some_and(|(found, _)| found == id()));
    let lines = path(data.path(), id(), ENDING);
    let text = fs::read_to_string(&lines).unwrap();
    fs::write(&lines, text.replace("Nom 1", "Nom 2")).unwrap();
    assert!(of_room(data.path(), room).is_err());
    assert!(matches!(of_room(data.path(), RoomId::from_entropy(8)), Ok(None)));
    // A whole one beside it is the one to go on with.
    let other = RegisterId::from_entropy(10);
    open(data.path(), other, (of_this, vec![]), Timestamp(4)).unwrap();
    assert!(of_room(data.path(), room).unwrap().is_some_and(|(found, _)| found == other));
}
