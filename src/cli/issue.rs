//! `passeport certificate issue`: what the screens do, for an adviser who
//! repeats it.

use std::io::{self, Write};
use std::sync::Arc;

use super::opened::{self, Opened};
use super::{Globals, exit, learner, play};
use crate::app::effect::Request;
use crate::credential::code::ShortCode;
use crate::domain::id::{LearnerId, ModuleId};
use crate::domain::progress::Progress;
use crate::domain::record::Fact;
use crate::run::papers;
use crate::run::world::{Machine, World};
use crate::store::{Disk, Draft, Records, StoreError};

/// Issues what `wanted` has earned and does not have yet; returns the exit code.
pub(super) fn run(
    (wanted, name, is_clock_checked): (&str, Option<&str>, bool),
    globals: &Globals,
) -> u8 {
    opened::with_store(globals, |opened| {
        let Opened { store, text, out } = opened;
        learner::with(store, text, wanted, |store, id| {
            issue(store, globals, (id, name, is_clock_checked), out)
        })
    })
}

fn issue(
    store: &mut Disk,
    globals: &Globals,
    (learner, name, is_clock_checked): (LearnerId, Option<&str>, bool),
    out: &mut dyn Write,
) -> Result<u8, StoreError> {
    let text = globals.text();
    let progress = Progress::fold(&store.of_learner(learner)?);
    let mut setup = play::setup(globals, text.clone());
    let catalogue = Arc::clone(&setup.catalogue);
    let counts = |module: &ModuleId| {
        catalogue.entry(module).is_none_or(crate::content::catalogue::Entry::counts)
    };
    let name = name.map(str::to_owned);
    let Some(mut request) = Request::due((learner, &progress), counts, name, Machine.now()) else {
        super::complain(&text, "certificate-no-organisation", &[]);
        return Ok(exit::UNAVAILABLE);
    };
    let at = request.at;
    if is_clock_checked {
        request.last = request.last.min(at);
    }
    let issued = match papers::sign_all(&mut setup, &request) {
        Ok(issued) => issued,
        Err(why) => {
            super::complain(&text, "notice-refused", &[("why", &why)]);
            return Ok(exit::UNAVAILABLE);
        }
    };
    if let Some(path) = &issued.made_key {
        super::complain(&text, "key-made", &[("path", path)]);
    }
    for why in &issued.left {
        super::complain(&text, "notice-refused", &[("why", why)]);
    }
    let (issued, is_whole) = (issued.papers, issued.left.is_empty());
    let codes: Vec<String> =
        issued.iter().map(|paper| ShortCode::of(paper.id).to_string()).collect();
    let facts = issued.into_iter().map(|paper| Fact::Certified {
        certificate: paper.id,
        subject: paper.subject,
        document: paper.document,
    });
    let drafts: Vec<Draft> = facts.map(|fact| Draft { learner, at, fact }).collect();
    if !drafts.is_empty() {
        store.append(vec![drafts]).into_iter().collect::<Result<Vec<_>, _>>()?;
    }
    let done: io::Result<()> = if codes.is_empty() && is_whole {
        writeln!(out, "{}", text.get("certificate-nothing-due"))
    } else {
        codes.iter().try_for_each(|code| writeln!(out, "{code}"))
    };
    let code = opened::written(done);
    Ok(if code == exit::OK && !is_whole { exit::UNAVAILABLE } else { code })
}
