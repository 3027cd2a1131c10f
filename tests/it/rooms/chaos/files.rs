//! What the disk says, held against what people were told.

use std::collections::{BTreeMap, BTreeSet};

use passeport::content::load::open_module;
use passeport::domain::attempt::Response;
use passeport::domain::id::LearnerId;
use passeport::domain::live::event::Round;
use passeport::domain::live::report::report;
use passeport::domain::live::room::Room;
use passeport::domain::record::Fact;
use passeport::store::{Disk, Records};

use super::{PEOPLE, kept};
use crate::pty::player::Home;

/// The files say what people were told, and nothing twice.
pub(super) fn agrees(home: &Home, people: &[(String, BTreeMap<usize, &str>)]) {
    let room = Room::fold(&kept(&home.data())).unwrap();
    assert_eq!(room.seats().count(), PEOPLE, "one seat each");
    let learners: BTreeSet<LearnerId> = room.seats().map(|seat| seat.learner).collect();
    assert_eq!(learners.len(), PEOPLE);
    let mut store = Disk::open(&home.data()).unwrap();
    for (name, told) in people {
        let seat = room.seats().find(|seat| seat.name.as_ref() == Some(name)).expect(name);
        let credited: Vec<(String, Response)> = store
            .of_learner(seat.learner)
            .unwrap()
            .into_iter()
            .filter_map(|record| match record.fact {
                Fact::Answered { question, response, .. } => Some((question.to_string(), response)),
                _ => None,
            })
            .collect();
        let mut expected = vec![];
        for (number, answer) in told {
            let given = Response::Choice(answer.parse().unwrap());
            let step = u16::try_from(*number).unwrap();
            let kept = room.answer(seat.id, step, Round::First);
            assert_eq!(kept.map(|kept| &kept.response), Some(&given), "{name}, {number}");
            expected.push((format!("q{number}"), given));
        }
        assert_eq!(credited, expected, "what {name} has in the passport, once each");
    }
    let text = std::fs::read(home.path("modules").join("vente-en-ligne/fr.ron")).unwrap();
    let module = open_module("fr.ron", &text).value.unwrap();
    let report = report(&room, &module);
    assert_eq!(report.questions.len(), 3);
    for (at, row) in report.questions.iter().enumerate() {
        let given: Vec<&str> =
            people.iter().filter_map(|(_, told)| told.get(&(at + 1)).copied()).collect();
        let right = given.iter().filter(|answer| **answer == "a").count();
        let counted = (usize::from(row.first.0), usize::from(row.first.1));
        assert_eq!(counted, (right, given.len()), "{}", row.question);
    }
}
