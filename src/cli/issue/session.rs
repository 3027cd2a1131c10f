//! What a group session is worth under the key of the adviser who led it.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use super::super::opened::{self, Opened};
use super::super::{Globals, exit, play};
use super::{Adviser, IssueArgs, keep};
use crate::app::effect::Request;
use crate::content::catalogue::Entry;
use crate::credential::key::{PublicKey, SiteKey};
use crate::credential::ledger::Ledger;
use crate::credential::reading;
use crate::credential::trust::installed;
use crate::credential::trust::list::May;
use crate::domain::certificate::{Facts, Obtained, Subject};
use crate::domain::id::ModuleId;
use crate::domain::live::room::Room;
use crate::domain::live::seat::{Presence, Seat, SeatId};
use crate::domain::progress::{Certificate, Progress};
use crate::domain::record::Certified;
use crate::domain::time::Timestamp;
use crate::run::papers::{self, How};
use crate::run::sessions::{self, NotOne};
use crate::run::world::{Machine, World};
use crate::run::{Setup, wording};
use crate::store::{Disk, Records, StoreError};
use crate::text::Text;

/// How long after the opening of a room, in milliseconds, a final quiz still was under the
/// eyes of whoever led it: as long as a room that was cut off can be taken up again.
const SAME_SESSION: i64 = 12 * 3_600_000;
/// How long after its end, in milliseconds: who is at the last question finishes it while
/// the chairs are put away.
const AFTERWARDS: i64 = 3_600_000;

/// What came of one person: codes, or why there is none.
enum Came {
    Issued(Vec<String>),
    /// Nothing to sign, which is nobody’s trouble.
    Nothing(String),
    /// Something stands in the way.
    Refused(String),
}

/// Signs for everybody of the session `wanted`; returns the exit code.
pub(super) fn run(
    (args, wanted): (&IssueArgs, &str),
    adviser: &mut Adviser<'_>,
    globals: &Globals,
) -> u8 {
    let (text, data) = (globals.text(), globals.data_folder());
    let room = match sessions::find(&data, Some(wanted)) {
        Ok(room) => room,
        Err(why) => {
            let id = match why {
                NotOne::None => "session-none",
                NotOne::Unknown => "session-unknown",
                NotOne::Several => "session-several",
            };
            super::super::complain(&text, id, &[("room", wanted)]);
            return exit::NO_INPUT;
        }
    };
    let left_out = match left_out(&room, &args.except) {
        Ok(left_out) => left_out,
        Err(name) => {
            super::super::complain(&text, "session-not-one", &[("name", &name)]);
            return exit::NO_INPUT;
        }
    };
    let is_signed =
        |seat: &&Seat| seat.presence != Presence::Removed && !left_out.contains(&seat.id);
    let key = match adviser.key(Machine.now()) {
        Ok(key) => key,
        Err(refused) => {
            let (code, words) = refused.told(&text);
            let _ = writeln!(io::stderr(), "{words}");
            return code;
        }
    };
    if let Err(why) = vouched(&data, &key.public(), Machine.now(), &text) {
        let _ = writeln!(io::stderr(), "{why}");
        return exit::FORBIDDEN;
    }
    opened::with_store(globals, |opened| {
        let Opened { store, text, out } = opened;
        let mut setup = play::setup(globals, text.clone());
        let mut all = vec![];
        for seat in room.seats().filter(is_signed) {
            let came = one(store, &mut setup, (&room, seat), (key, args))?;
            all.push((called(seat), seat, came));
        }
        let done = if globals.json {
            writeln!(out, "{:#}", as_json(&room, &all))
        } else {
            tell(&all, text, out)
        };
        let code = opened::written(done);
        let is_whole = !all.iter().any(|(_, _, came)| matches!(came, Came::Refused(_)));
        Ok(if code == exit::OK && !is_whole { exit::UNAVAILABLE } else { code })
    })
}

/// Whether the installed trust list says that this key may vouch for people.
fn vouched(data: &Path, key: &PublicKey, at: Timestamp, text: &Text) -> Result<(), String> {
    let trusted = installed::load(data).map_err(|error| wording::install(text, &error))?;
    let trusted = trusted.ok_or_else(|| text.get("session-no-list"))?;
    let list = trusted.list();
    let found = list.find(key).filter(|_| list.revoked(key).is_none() && at < list.expires);
    let may = found.is_some_and(|(_, key)| key.covers(at) && key.may.contains(&May::Supervised));
    let did = key.did();
    may.then_some(()).ok_or_else(|| text.with("session-not-vouched", &[("key", (&did).into())]))
}

/// The last moment at which a final quiz was under the eyes of whoever led.
fn until(room: &Room) -> Timestamp {
    let same = room.opened_at().0.saturating_add(SAME_SESSION);
    let ended = room.ended_at().map(|at| at.0.saturating_add(AFTERWARDS));
    Timestamp(ended.map_or(same, |ended| ended.min(same)))
}

/// Those whom the options leave out.
///
/// # Errors
/// A name that nobody has there, or several people have.
fn left_out(room: &Room, names: &[String]) -> Result<Vec<SeatId>, String> {
    let named = |wanted: &String| {
        let is_it = |seat: &&Seat| called(seat).to_lowercase() == wanted.trim().to_lowercase();
        let mut found = room.seats().filter(is_it);
        match (found.next(), found.next()) {
            (Some(seat), None) => Ok(seat.id),
            _ => Err(wanted.clone()),
        }
    };
    names.iter().map(named).collect()
}

/// Signs for one person, if the module was passed then and no adviser said so yet.
fn one(
    store: &mut Disk,
    setup: &mut Setup,
    (room, seat): (&Room, &Seat),
    (key, args): (&SiteKey, &IssueArgs),
) -> Result<Came, StoreError> {
    let (text, learner) = (setup.text.clone(), seat.learner);
    let (module, trainer) = (&room.opening().module, room.opening().trainer.trim());
    let progress = Progress::fold(&store.of_learner(learner)?);
    let is_passed = progress.module(module).and_then(|module| module.passed.as_ref());
    if !is_passed.is_some_and(|pass| (room.opened_at()..=until(room)).contains(&pass.at)) {
        return Ok(Came::Nothing(text.get("session-not-passed")));
    }
    let Some((mut request, kept)) = due(setup, module, (seat, &progress)) else {
        return Ok(Came::Refused(text.get("certificate-no-organisation")));
    };
    if kept.as_ref().is_some_and(|facts| is_supervised(&setup.data, facts)) {
        return Ok(Came::Nothing(text.get("session-signed-already")));
    }
    // A name is on it if the learner asked for it on the one before.
    request.name = kept.and_then(|facts| facts.holder.name);
    if args.clock_checked {
        request.last = request.last.min(request.at);
    }
    let supervisor = Some(trainer).filter(|trainer| !trainer.is_empty());
    let how = How { key: Some(key), is_supervised: true, supervisor, ..How::default() };
    Ok(match papers::sign_as(setup, &request, &how) {
        Err(why) => Came::Refused(why),
        Ok(issued) if issued.papers.is_empty() => Came::Refused(issued.left.join(" ")),
        Ok(issued) => Came::Issued(keep(store, (learner, request.at), issued.papers)?),
    })
}

/// What to sign for this person: that module alone; and what was said of it before. None
/// without an organisation, or for a module that does not count.
fn due(
    setup: &Setup,
    module: &ModuleId,
    (seat, progress): (&Seat, &Progress),
) -> Option<(Request, Option<Facts>)> {
    let catalogue = Arc::clone(&setup.catalogue);
    let counts = |module: &ModuleId| catalogue.entry(module).is_none_or(Entry::counts);
    let asked = Request::due((seat.learner, progress), counts, None, Machine.now())?;
    let again = asked.attestations.iter().map(|(module, pass, _)| (module, pass));
    let first = asked.modules.iter().map(|(module, pass)| (module, pass));
    let (_, pass) = again.chain(first).find(|(of, _)| *of == module)?;
    let modules = vec![(module.clone(), pass.clone())];
    let kept = progress.certificate(&Certified::Module(module.clone())).and_then(facts);
    Some((Request { modules, attestations: vec![], with_passport: false, ..asked }, kept))
}

fn facts(kept: &Certificate) -> Option<Facts> {
    reading::read(kept.document.as_bytes()).ok().map(|read| read.claims.facts().clone())
}

/// Whether an adviser said so already, and did not take it back.
fn is_supervised(data: &Path, facts: &Facts) -> bool {
    let Subject::Module(passed) = &facts.subject else { return false };
    let ledger = Ledger::look(data).ok().flatten();
    let is_withdrawn = ledger.is_some_and(|ledger| ledger.is_withdrawn(facts.id).is_some());
    passed.obtained == Obtained::Supervised && !is_withdrawn
}

/// What people call whoever sits there.
fn called(seat: &Seat) -> String {
    let short = || seat.learner.to_string().chars().take(8).collect();
    seat.name.clone().filter(|name| !name.trim().is_empty()).unwrap_or_else(short)
}

fn tell(all: &[(String, &Seat, Came)], text: &Text, out: &mut dyn Write) -> io::Result<()> {
    if all.is_empty() {
        return writeln!(out, "{}", text.get("session-nobody"));
    }
    all.iter().try_for_each(|(name, _, came)| {
        let value = match came {
            Came::Issued(codes) => codes.join(" "),
            Came::Nothing(why) | Came::Refused(why) => why.clone(),
        };
        let line = [("label", name.into()), ("value", (&value).into())];
        writeln!(out, "{}", text.with("verify-line", &line))
    })
}

fn as_json(room: &Room, all: &[(String, &Seat, Came)]) -> Value {
    let people = all.iter().map(|(name, seat, came)| {
        let (codes, why) = match came {
            Came::Issued(codes) => (codes.clone(), None),
            Came::Nothing(why) | Came::Refused(why) => (vec![], Some(why)),
        };
        json!({ "name": name, "learner": seat.learner, "issued": codes, "left": why })
    });
    json!({ "room": room.opening().room, "people": people.collect::<Vec<_>>() })
}
