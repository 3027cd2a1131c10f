//! Requests: made where there is no signing key, answered where there is one.

use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use super::super::opened::{self, Opened};
use super::super::verify::read_keys;
use super::super::{Globals, exit, learner, play};
use super::{Adviser, IssueArgs};
use crate::app::effect::Request;
use crate::credential::code::ShortCode;
use crate::credential::issue::file_name;
use crate::credential::json::LARGEST;
use crate::credential::keyfile;
use crate::credential::ledger::Ledger;
use crate::credential::regular::{self, Link};
use crate::credential::request::{self, Asked};
use crate::domain::id::ModuleId;
use crate::domain::progress::Progress;
use crate::run::papers::{self, How};
use crate::run::world::{Machine, World};
use crate::run::{Setup, clock, recompute, requests, wording};
use crate::store::Records;
use crate::text::Text;

/// Writes the request of a learner to a file; returns the exit code.
pub(in crate::cli) fn make(wanted: &str, globals: &Globals) -> u8 {
    let data = globals.data_folder();
    opened::with_store(globals, |opened| {
        let Opened { store, text, out } = opened;
        learner::with(store, text, wanted, |store, id| {
            let records = store.of_learner(id)?;
            let bytes = zeroize::Zeroizing::new(Machine.bytes());
            let key = match keyfile::machine(&data, &bytes) {
                Ok(key) => key,
                Err(error) => {
                    let _ = writeln!(io::stderr(), "{}", wording::key_file(text, &error));
                    return Ok(super::super::key::exit_code(&error));
                }
            };
            let number = requests::next_number(&data).map_err(|why| why.to_string());
            let written = number.and_then(|number| {
                let document = request::write(&key, number, Machine.now(), &records);
                let document = document.map_err(|error| error.to_string())?;
                let name = format!("demande-{}-{number}.json", key.public().short());
                let path = globals.export_folder().join(name);
                papers::write(&globals.export_folder(), &path, document.as_bytes())
                    .map_err(|why| why.to_string())?;
                Ok(path)
            });
            let path = match written {
                Ok(path) => path,
                Err(why) => {
                    super::super::complain(text, "request-not-made", &[("why", &why)]);
                    return Ok(exit::CANNOT_CREATE);
                }
            };
            let (shown, did) = (path.display().to_string(), key.public().did());
            let done = if globals.json {
                writeln!(out, "{:#}", json!({ "file": path, "machine": did }))
            } else {
                let args = [("path", (&shown).into()), ("key", (&did).into())];
                writeln!(out, "{}", text.with("request-made", &args))
            };
            Ok(opened::written(done))
        })
    })
}

/// Answers each request; returns the exit code of the last trouble.
pub(super) fn answer(args: &IssueArgs, mut adviser: Option<Adviser<'_>>, globals: &Globals) -> u8 {
    let text = globals.text();
    let mut code = exit::OK;
    let out = &mut io::stdout().lock();
    if !globals.json {
        // Nobody vouches for the clock but the person in front of it.
        let _ = writeln!(out, "{}", clock::doubt(&text, Machine.now()));
    }
    for path in &args.request {
        let mut setup = play::setup(globals, text.clone());
        let done = answer_one(args, path, (&mut setup, adviser.as_mut()), (globals, out));
        if let Err((worse, why)) = done {
            let shown = path.display().to_string();
            super::super::complain(&text, "trust-bad", &[("path", &shown), ("why", &why)]);
            code = worse;
        }
    }
    code
}

type Refused = (u8, String);

fn answer_one(
    args: &IssueArgs,
    path: &Path,
    (setup, adviser): (&mut Setup, Option<&mut Adviser<'_>>),
    (globals, out): (&Globals, &mut dyn Write),
) -> Result<(), Refused> {
    let (text, data) = (globals.text(), globals.data_folder());
    let unwritable = |why: io::Error| (exit::CANNOT_CREATE, why.to_string());
    let asked = accepted(args, path, globals)?;
    let mut progress = Progress::fold(&asked.records);
    let mut left = recompute::keep_sound(&setup.catalogue, &mut progress, &text);
    let catalogue = Arc::clone(&setup.catalogue);
    let counts = |module: &ModuleId| {
        catalogue.entry(module).is_none_or(crate::content::catalogue::Entry::counts)
    };
    let ledger = Ledger::look(&data).ok().flatten();
    let issued = requests::issued_to(&data, asked.learner).map_err(unwritable)?;
    progress.certificates = issued;
    progress
        .certificates
        .retain(|one| ledger.as_ref().is_none_or(|ledger| ledger.is_withdrawn(one.id).is_none()));
    let request =
        Request::due((asked.learner, &progress), counts, args.name.clone(), Machine.now());
    let Some(mut request) = request else {
        return Err((exit::UNAVAILABLE, text.get("certificate-no-organisation")));
    };
    if args.clock_checked {
        request.last = request.last.min(request.at);
    }
    let key = match adviser {
        Some(adviser) => Some(adviser.key(request.at).map_err(|refused| refused.told(&text))?),
        None => None,
    };
    let how = How {
        key,
        is_supervised: args.supervised,
        supervisor: None,
        journal: Some(&asked.digest),
        email: args.email.as_deref(),
    };
    let done = papers::sign_as(setup, &request, &how).map_err(|why| (exit::UNAVAILABLE, why))?;
    left.extend(done.left);
    let mut shown = vec![];
    for paper in &done.papers {
        let name = file_name(&paper.subject, paper.id);
        for folder in [requests::issued_folder(&data), globals.export_folder()] {
            papers::write(&folder, &folder.join(&name), paper.document.as_bytes())
                .map_err(unwritable)?;
        }
        shown.push((ShortCode::of(paper.id).to_string(), globals.export_folder().join(&name)));
    }
    requests::set_answered(&data, &asked).map_err(unwritable)?;
    let _ = if globals.json {
        let issued: Vec<_> =
            shown.iter().map(|(code, file)| json!({ "code": code, "file": file })).collect();
        let answer =
            json!({ "request": path, "learner": asked.learner, "issued": issued, "left": left });
        writeln!(out, "{answer:#}")
    } else if shown.is_empty() && left.is_empty() {
        writeln!(out, "{}", text.get("certificate-nothing-due"))
    } else {
        shown.iter().try_for_each(|(code, file)| writeln!(out, "{code} {}", file.display()))
    };
    if left.is_empty() { Ok(()) } else { Err((exit::UNAVAILABLE, left.join(" "))) }
}

/// A request of a machine that is known, not answered before.
fn accepted(args: &IssueArgs, path: &Path, globals: &Globals) -> Result<Asked, Refused> {
    let (text, data) = (globals.text(), globals.data_folder());
    let unreadable =
        |why: String| (exit::NO_INPUT, text.with("request-bad", &[("why", (&why).into())]));
    let file = regular::open(path, Link::Followed).map_err(|why| unreadable(why.to_string()))?;
    let mut bytes = vec![];
    file.take(LARGEST as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|why| unreadable(why.to_string()))?;
    let asked = request::read(&bytes)
        .map_err(|error| (exit::FOUND_ERRORS, request_error(&text, &error)))?;
    let unusable = |why: io::Error| unreadable(why.to_string());
    for machine in &args.machine {
        for key in read_keys(machine, &text).map_err(|why| (exit::NO_INPUT, why))? {
            requests::add_machine(&data, &key).map_err(unusable)?;
        }
    }
    if !requests::is_known(&data, &asked.machine).map_err(unusable)? {
        let did = asked.machine.did();
        let words = text.with("request-unknown-machine", &[("key", (&did).into())]);
        return Err((exit::FORBIDDEN, words));
    }
    if requests::is_answered(&data, &asked).map_err(unusable)? {
        return Err((exit::FORBIDDEN, text.get("request-answered")));
    }
    Ok(asked)
}

fn request_error(text: &Text, error: &request::RequestError) -> String {
    match error {
        request::RequestError::Signature => text.get("request-signature"),
        request::RequestError::Gap(number) => {
            let number = number.to_string();
            text.with("request-gap", &[("number", (&number).into())])
        }
        other => {
            let why = other.to_string();
            text.with("request-bad", &[("why", (&why).into())])
        }
    }
}
