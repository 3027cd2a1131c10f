//! The payload of a code: what stands where.

use coset::CborSerializable;
use coset::cbor::Value;

use super::{BadCode, Claimed, DAY, Names, Outcome};
use crate::domain::attempt::Score;
use crate::domain::certificate::{Obtained, check_text};
use crate::domain::id::CertificateId;
use crate::domain::learner::OrganisationNumber;
use crate::domain::module::MasteryRule;
use crate::domain::passport::PassportRule;
use crate::domain::time::Timestamp;

const VERSION: u64 = 1;

/// The payload; none when a number does not fit.
pub(super) fn write(claimed: &Claimed) -> Option<Vec<u8>> {
    let days = |at: Timestamp| u64::try_from(at.0 / DAY).ok().map(Value::from);
    let modules = claimed.modules.iter().try_fold(0_u64, |bits, number| {
        let bit = 1_u64.checked_shl((*number).into())?;
        (bits & bit == 0).then_some(bits | bit)
    });
    let result = claimed.result.map_or(Value::Null, |Outcome { obtained, score, needed }| {
        let how = manner(obtained);
        Value::Array([how, score.right, score.of, needed].map(Value::from).to_vec())
    });
    let until = claimed.until.map_or(Some(Value::Null), days)?;
    let mut items = vec![
        Value::from(VERSION),
        Value::Bytes(claimed.id.bits().to_be_bytes().to_vec()),
        days(claimed.issued)?,
        until,
        number_value(&claimed.number)?,
        Value::from(modules?),
        result,
        claimed.status.map_or(Value::Null, Value::from),
    ];
    if let Some(names) = &claimed.names {
        items.push(names.holder.clone().map_or(Value::Null, Value::Text));
        items.extend([&names.organisation, &names.issuer].map(|name| Value::Text(name.clone())));
    }
    Value::Array(items).to_vec().ok()
}

/// What a payload says; none unless it may be certified and has our shape.
pub(super) fn read(payload: &[u8]) -> Option<Claimed> {
    let items = Value::from_slice(payload).ok()?.into_array().ok()?;
    let [version, id, issued, until, number, modules, result, status, names @ ..] =
        items.as_slice()
    else {
        return None;
    };
    if whole(version)? != VERSION {
        return None;
    }
    let bits = u128::from_be_bytes(id.as_bytes()?.as_slice().try_into().ok()?);
    let bitmap = whole(modules)?;
    let modules: Vec<u16> = (0..64).filter(|number| bitmap >> number & 1 == 1).collect();
    let result = if result.is_null() { None } else { Some(outcome(result)?) };
    let is_enough = match result {
        Some(_) => modules.len() == 1,
        None => modules.len() >= usize::from(PassportRule::PROGRAMME.modules),
    };
    let id = CertificateId::from_entropy(bits);
    (is_enough && id.bits() == bits).then_some(())?;
    Some(Claimed {
        id,
        issued: moment(issued)?,
        until: if until.is_null() { None } else { Some(moment(until)?) },
        number: number_of(number)?,
        modules,
        result,
        status: if status.is_null() { None } else { Some(whole(status)?.try_into().ok()?) },
        names: names_of(names).ok()?,
    })
}

fn whole(value: &Value) -> Option<u64> {
    value.as_integer()?.try_into().ok()
}

/// A day up to the year 9999.
fn moment(value: &Value) -> Option<Timestamp> {
    let days = i64::try_from(whole(value)?).ok().filter(|days| *days < 2_932_896)?;
    Some(Timestamp(days * DAY))
}

fn outcome(value: &Value) -> Option<Outcome> {
    let [how, right, of, needed] = value.as_array()?.as_slice() else { return None };
    let small = |value| u16::try_from(whole(value)?).ok();
    let score = Score { right: small(right)?, of: small(of)? };
    let needed = small(needed)?;
    let rule = MasteryRule { drawn: score.of, right: needed };
    (score.right <= score.of && score.meets(rule)).then_some(())?;
    let all = [Obtained::Alone, Obtained::InGroup, Obtained::Supervised, Obtained::ByTest];
    let how = small(how)?;
    let obtained = all.into_iter().find(|obtained| manner(*obtained) == how)?;
    Some(Outcome { obtained, score, needed })
}

/// How a module was followed, as a number. Never to be given another meaning.
fn manner(obtained: Obtained) -> u16 {
    match obtained {
        Obtained::Alone => 0,
        Obtained::InGroup => 1,
        Obtained::Supervised => 2,
        Obtained::ByTest => 3,
    }
}

fn number_value(number: &OrganisationNumber) -> Option<Value> {
    let digits = number.as_str().trim_start_matches('W');
    let value: i64 = digits.parse().ok()?;
    Some(Value::from(if number.siren().is_some() { value } else { -1 - value }))
}

fn number_of(value: &Value) -> Option<OrganisationNumber> {
    let value: i64 = value.as_integer()?.try_into().ok()?;
    let text = if value < 0 { format!("W{:09}", -1 - value) } else { format!("{value:09}") };
    text.parse().ok()
}

/// The names that follow, if any do. Anything else than none or three is an error.
fn names_of(items: &[Value]) -> Result<Option<Names>, BadCode> {
    let text = |value: &Value| {
        let text = value.as_text().ok_or(BadCode)?;
        check_text("name", text).map(|()| text.to_owned()).map_err(|_| BadCode)
    };
    match items {
        [] => Ok(None),
        [holder, organisation, issuer] => Ok(Some(Names {
            holder: if holder.is_null() { None } else { Some(text(holder)?) },
            organisation: text(organisation)?,
            issuer: text(issuer)?,
        })),
        _ => Err(BadCode),
    }
}
