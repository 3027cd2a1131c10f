//! What a register says, for a program.

use serde_json::{Value, json};

use crate::domain::attendance::Register;
use crate::domain::id::RegisterId;
use crate::domain::live::log::Stay;
use crate::domain::time::Timestamp;

/// What a register says of itself, for a program.
pub(super) fn summary(id: RegisterId, register: &Register) -> Value {
    let head = register.head();
    json!({
        "register": id,
        "date": head.date,
        "title": head.title,
        "people": register.people().count(),
        "is_sealed": register.is_sealed(),
        "purge_on": head.purge_on,
        "lines": register.lines().len(),
    })
}

/// Everything it says, for a program.
pub(super) fn whole(id: RegisterId, register: &Register, stays: &[Stay]) -> Value {
    let people: Value = register
        .people()
        .map(|person| {
            let halves: Value = register
                .head()
                .hours
                .iter()
                .map(|hours| {
                    let said = register.said(person.number, hours.half);
                    json!({
                        "half": hours.half,
                        "mark": said.and_then(|said| said.mark),
                        "clock": said.map(|said| said.clock),
                        "is_late": said.is_some_and(|said| said.is_late),
                        "corrections": said.map_or(0, |said| said.corrections.len()),
                    })
                })
                .collect();
            json!({
                "number": person.number,
                "surname": person.surname,
                "first_name": person.first_name,
                "company": person.company,
                "is_listed": !person.is_unlisted,
                "is_confirmed": !register.is_doubtful(person.number),
                "halves": halves,
            })
        })
        .collect();
    let mut value = summary(id, register);
    let seat = |stay: &Stay| {
        json!({
            "seat": stay.seat,
            "name": stay.name,
            "number": register.people().find(|one| one.learner == Some(stay.learner))
                .map(|one| one.number),
            "from": stay.from.to_rfc3339(),
            "to": stay.to.map(Timestamp::to_rfc3339),
            "minutes": stay.minutes,
            "right": stay.score.map(|(right, _)| right),
            "answered": stay.score.map(|(_, of)| of),
        })
    };
    if let Some(members) = value.as_object_mut() {
        members.insert("seats".to_owned(), stays.iter().map(seat).collect());
        members.insert("head".to_owned(), json!(register.head()));
        members.insert("list".to_owned(), people);
    }
    value
}
