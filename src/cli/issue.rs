//! `passeport certificate issue`: what the screens do, for an adviser who
//! repeats it.

pub(super) mod requests;
mod session;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::opened::{self, Opened};
use super::unlock::{Refused, Source};
use super::{Globals, exit, learner, play};
use crate::app::effect::Request;
use crate::app::msg::Paper;
use crate::credential::code::ShortCode;
use crate::credential::key::SiteKey;
use crate::credential::keyfile::adviser;
use crate::credential::locked::Unlocked;
use crate::domain::id::{LearnerId, ModuleId};
use crate::domain::progress::Progress;
use crate::domain::record::Fact;
use crate::domain::time::Timestamp;
use crate::run::papers::{self, How};
use crate::run::world::{Machine, World};
use crate::store::{Disk, Draft, Records, StoreError};

/// Whom to issue to, and how.
#[derive(Debug, Clone, clap::Args)]
pub struct IssueArgs {
    /// The learner: the beginning of the identifier is enough.
    #[arg(required_unless_present_any = ["request", "session"])]
    pub learner: Option<String>,
    /// Requests of machines without a signing key.
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with = "learner")]
    pub request: Vec<PathBuf>,
    /// The public half of a machine's key, whose requests are answered from now on.
    #[arg(long, value_name = "KEYFILE", requires = "request")]
    pub machine: Vec<PathBuf>,
    /// A group session that was led here: everybody who passed its module then, each with
    /// an attestation signed by the key of the adviser who led it.
    #[arg(long, value_name = "SESSION", requires = "supervised",
        conflicts_with_all = ["learner", "request", "name", "email"])]
    pub session: Option<String>,
    /// With it: somebody of the session whose final quiz the adviser did not see; once for
    /// each.
    #[arg(long, value_name = "NAME", requires = "session")]
    pub except: Vec<String>,
    /// An adviser looked on: signed with the adviser's key, after its passphrase.
    #[arg(long)]
    pub supervised: bool,
    /// For how many minutes the adviser's key stays unlocked.
    #[arg(long, default_value_t = 15, requires = "supervised",
        value_parser = clap::value_parser!(u16).range(1..=120))]
    pub minutes: u16,
    /// A file with the passphrase of the adviser's key on its first line.
    #[arg(long, value_name = "FILE", requires = "supervised")]
    pub passphrase_file: Option<PathBuf>,
    /// Write the learner's name on it, as asked for by the learner.
    #[arg(long)]
    pub name: Option<String>,
    /// Write a digest of the learner's address on it, as asked for by the learner.
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<String>,
    /// The computer's clock was checked: it is right, although answers bear a later date.
    #[arg(long)]
    pub clock_checked: bool,
}

/// The adviser's key, unlocked for some minutes at a time.
pub(super) struct Adviser<'a> {
    path: PathBuf,
    source: Source<'a>,
    minutes: u16,
    unlocked: Option<Unlocked>,
}

impl<'a> Adviser<'a> {
    /// The key in the folder of `data`, still locked.
    pub(super) fn new(data: &Path, source: Source<'a>, minutes: u16) -> Self {
        Self { path: adviser::path(data), source, minutes, unlocked: None }
    }

    /// The key; asks for the passphrase when the minutes are over.
    pub(super) fn key(&mut self, now: Timestamp) -> Result<&SiteKey, Refused> {
        if self.unlocked.as_ref().is_none_or(|unlocked| unlocked.key(now).is_none()) {
            let key = self.source.open(&self.path)?;
            self.unlocked = Some(Unlocked::new(key, now, self.minutes));
        }
        self.unlocked.as_ref().and_then(|unlocked| unlocked.key(now)).ok_or(Refused::Nothing)
    }
}

/// Issues what was earned and is not there yet; returns the exit code.
pub(super) fn run(args: &IssueArgs, globals: &Globals) -> u8 {
    let text = globals.text();
    let source = Source { file: args.passphrase_file.as_deref(), text: &text };
    let adviser = Adviser::new(&globals.data_folder(), source, args.minutes);
    let mut adviser = args.supervised.then_some(adviser);
    if let (Some(wanted), Some(adviser)) = (&args.session, &mut adviser) {
        return session::run((args, wanted), adviser, globals);
    }
    let Some(wanted) = &args.learner else { return requests::answer(args, adviser, globals) };
    let key = match adviser.as_mut().map(|adviser| adviser.key(Machine.now())).transpose() {
        Ok(key) => key,
        Err(refused) => {
            let (code, words) = refused.told(&text);
            let _ = writeln!(io::stderr(), "{words}");
            return code;
        }
    };
    let email = args.email.as_deref();
    let how = How { key, is_supervised: args.supervised, email, ..How::default() };
    opened::with_store(globals, |opened| {
        let Opened { store, text, out } = opened;
        learner::with(store, text, wanted, |store, id| issue(store, globals, (id, args, &how), out))
    })
}

fn issue(
    store: &mut Disk,
    globals: &Globals,
    (learner, args, how): (LearnerId, &IssueArgs, &How<'_>),
    out: &mut dyn Write,
) -> Result<u8, StoreError> {
    let text = globals.text();
    let progress = Progress::fold(&store.of_learner(learner)?);
    let mut setup = play::setup(globals, text.clone());
    let catalogue = Arc::clone(&setup.catalogue);
    let counts = |module: &ModuleId| {
        catalogue.entry(module).is_none_or(crate::content::catalogue::Entry::counts)
    };
    let name = args.name.clone();
    let Some(mut request) = Request::due((learner, &progress), counts, name, Machine.now()) else {
        super::complain(&text, "certificate-no-organisation", &[]);
        return Ok(exit::UNAVAILABLE);
    };
    let at = request.at;
    if args.clock_checked {
        request.last = request.last.min(at);
    }
    let issued = match papers::sign_as(&mut setup, &request, how) {
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
    let is_whole = issued.left.is_empty();
    let codes = keep(store, (learner, at), issued.papers)?;
    let done: io::Result<()> = if codes.is_empty() && is_whole {
        writeln!(out, "{}", text.get("certificate-nothing-due"))
    } else {
        codes.iter().try_for_each(|code| writeln!(out, "{code}"))
    };
    let code = opened::written(done);
    Ok(if code == exit::OK && !is_whole { exit::UNAVAILABLE } else { code })
}

/// Keeps what was signed among the records of the learner; says the codes.
fn keep(
    store: &mut Disk,
    (learner, at): (LearnerId, Timestamp),
    papers: Vec<Paper>,
) -> Result<Vec<String>, StoreError> {
    let codes = papers.iter().map(|paper| ShortCode::of(paper.id).to_string()).collect();
    let facts = papers.into_iter().map(|paper| Fact::Certified {
        certificate: paper.id,
        subject: paper.subject,
        document: paper.document,
    });
    let drafts: Vec<Draft> = facts.map(|fact| Draft { learner, at, fact }).collect();
    if !drafts.is_empty() {
        store.append(vec![drafts]).into_iter().collect::<Result<Vec<_>, _>>()?;
    }
    Ok(codes)
}
