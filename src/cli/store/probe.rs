//! `passeport store probe`: the same writer and readers as play, driven by
//! tests that kill, cut, fill and damage.

use std::io::{self, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use clap::Subcommand;

use crate::domain::attempt::{Outcome, Response};
use crate::domain::id::{AttemptId, LearnerId, RandomId};
use crate::domain::record::{CardSeal, Fact, LearningRecord};
use crate::domain::time::Timestamp;
use crate::run::wording;
use crate::store::writer::Closed;
use crate::store::{Client, Disk, Draft, Reply, Request, Writer, spawn};

use super::Output;
use crate::cli::exit;

/// What the probe does.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Append answers, printing `ACK <n>` once each is durable.
    Write {
        /// How many; without it, for ever.
        count: Option<u64>,
    },
    /// Open as play would and print `HAVE <n>` for each answer.
    Read,
}

/// A disk that does not answer for so long counts as gone.
const PATIENCE: Duration = Duration::from_mins(1);

/// Why the probe stopped early: the exit code.
type Stopped = u8;

pub(super) fn run(command: &Command, data: &Path, out: &Output) -> u8 {
    let folder = data.to_owned();
    let writer = spawn(move || Ok(Box::new(Disk::open(&folder)?)));
    let (tell, replies) = channel();
    let client = writer.connect(move |reply| drop(tell.send(reply)));
    let mut probe = Probe { client, replies, out };
    let done = probe.go(command);
    let code = done.err().unwrap_or(exit::OK);
    close(writer, probe, code)
}

fn close(writer: Writer, probe: Probe<'_>, code: u8) -> u8 {
    drop(probe.client);
    match writer.close(PATIENCE) {
        Closed::Finished => code,
        Closed::LeftBehind => exit::UNAVAILABLE,
    }
}

struct Probe<'a> {
    client: Client,
    replies: Receiver<Reply>,
    out: &'a Output,
}

impl Probe<'_> {
    fn go(&mut self, command: &Command) -> Result<(), Stopped> {
        if let Reply::Opened(healed) = self.next()?
            && let Some(news) = wording::healed(&self.out.text, &healed)
        {
            let _ = writeln!(io::stderr(), "{news}");
        }
        self.ask(Request::Load { learner: learner() })?;
        let Reply::Loaded { records, .. } = self.next()? else { return Err(exit::UNAVAILABLE) };
        match command {
            Command::Read => records.iter().filter_map(answer_of).try_for_each(|number| {
                writeln!(io::stdout(), "HAVE {number}").map_err(|_| exit::CANNOT_CREATE)
            }),
            Command::Write { count } => self.write(&records, *count),
        }
    }

    fn write(&mut self, records: &[LearningRecord], count: Option<u64>) -> Result<(), Stopped> {
        if records.is_empty() {
            let card = CardSeal { first: 0, hash: String::new() };
            self.append(0, Fact::Joined { card })?;
        }
        let first = records.last().map_or(1, |last| last.seq);
        for number in (first..).take(count.map_or(usize::MAX, |n| n.try_into().unwrap_or(0))) {
            self.append(number, answer(number)?)?;
            writeln!(io::stdout(), "ACK {number}").map_err(|_| exit::CANNOT_CREATE)?;
        }
        Ok(())
    }

    fn append(&mut self, number: u64, fact: Fact) -> Result<(), Stopped> {
        let at = Timestamp(number.try_into().unwrap_or_default());
        let drafts = vec![Draft { learner: learner(), at, fact }];
        self.ask(Request::Append { ticket: number, drafts })?;
        match self.next()? {
            Reply::Appended { ticket, .. } if ticket == number => Ok(()),
            _ => Err(exit::UNAVAILABLE),
        }
    }

    fn ask(&self, request: Request) -> Result<(), Stopped> {
        self.client.send(request).map_err(|_| exit::UNAVAILABLE)
    }

    fn next(&self) -> Result<Reply, Stopped> {
        match self.replies.recv_timeout(PATIENCE) {
            Ok(Reply::Failed { error, .. } | Reply::Refused(error)) => Err(self.out.failed(&error)),
            Ok(reply) => Ok(reply),
            Err(_) => Err(exit::UNAVAILABLE),
        }
    }
}

/// The invented learner: the same in every folder.
fn learner() -> LearnerId {
    RandomId::from_entropy(0)
}

/// Answer number `number`, whose text says its number, so that a reader sees
/// whether it is the one that was kept.
fn answer(number: u64) -> Result<Fact, Stopped> {
    let id = |text: &str| text.parse().map_err(|_| exit::UNAVAILABLE);
    Ok(Fact::Answered {
        module: "probe".parse().map_err(|_| exit::UNAVAILABLE)?,
        attempt: AttemptId(0),
        question: id("question")?,
        response: Response::Text(number.to_string()),
        outcome: Outcome::Right,
        hints: 0,
    })
}

fn answer_of(record: &LearningRecord) -> Option<&str> {
    match &record.fact {
        Fact::Answered { response: Response::Text(number), .. } => Some(number),
        _ => None,
    }
}
