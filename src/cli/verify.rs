//! `passeport verify`: is this certificate genuine?

mod code;
mod handed;
mod lists;
mod many;
mod page;
mod reason;
mod report;
mod screen;
mod tally;

use std::io::{self, IsTerminal, Read, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::Args;
use handed::Handed;
use lists::Given;
pub(super) use report::said;
pub use screen::Counter;

use super::{Globals, certificate, exit, play};
use crate::credential::believed::Lists;
use crate::credential::code::ShortCode;
use crate::credential::json::LARGEST;
use crate::credential::key::PublicKey;
use crate::credential::regular::{self, Link, OpenError};
use crate::credential::trust::installed::InstallError;
use crate::credential::trust::{self, Pin};
use crate::credential::verify::{Inquiry, Report, Verdict, verify_with, with_seal};
use crate::domain::time::{Date, Timestamp};
use crate::run::interrupt::Interrupt;
use crate::run::wording;
use crate::text::Text;

/// Check a certificate or a Passeport: 0 valid, 1 altered or malformed,
/// 2 cannot conclude, 3 withdrawn, 4 not yet valid or expired, 5 issuer not trusted.
#[derive(Debug, Clone, Default, Args)]
pub struct VerifyArgs {
    /// The file or folder to check, `-` for standard input, the text of a code, or a
    /// short code such as PEN-1234-5678. Without one, screens ask for it.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// The folder whose files the screens offer: a USB stick, say.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["file", "page"])]
    pub from: Option<PathBuf>,
    /// Write a web page that verifies without a network, with these issuers and the
    /// lists known here: passeport verify --page > verifier.html
    #[arg(long, conflicts_with_all = ["file", "with", "register", "email"])]
    pub page: bool,
    /// An issuer to believe: a file with its public key (an OpenSSH line or a
    /// did:key), or the did:key itself. May be given several times.
    #[arg(long, value_name = "KEYFILE")]
    pub issuer: Vec<PathBuf>,
    /// A trust list to go by instead of the installed one.
    #[arg(long, value_name = "FILE")]
    pub trust: Option<PathBuf>,
    /// One of the three root keys that sign trust lists, when none is installed.
    #[arg(long, value_name = "KEYFILE", requires = "trust")]
    pub root: Vec<PathBuf>,
    /// A list of withdrawals, or a folder of them, beside the installed ones.
    #[arg(long, value_name = "FILE")]
    pub status: Vec<PathBuf>,
    /// The module certificates a Passeport rests on.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub with: Vec<PathBuf>,
    /// Where a short code is looked up: a folder of certificates, or a file of tokens.
    #[arg(long, value_name = "FILE")]
    pub register: Option<PathBuf>,
    /// Tell whether the document is for whoever has this electronic address.
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<String>,
    /// Check as of that day (2026-11-21) or moment (2026-11-21T10:15:00Z), in UTC.
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
    /// The data folder: its installed lists, and where a short code is looked up
    /// without a register.
    #[arg(skip)]
    pub data: Option<PathBuf>,
    /// Whether a bar says how far one is with a folder.
    #[arg(skip)]
    pub shows_progress: bool,
    /// Files of a folder checked at the same time; as many as the machine can, without.
    #[arg(skip)]
    pub threads: Option<NonZeroUsize>,
    /// What stops one on the way through a folder.
    #[arg(skip)]
    pub interrupt: Interrupt,
}

/// Where a command reads and writes: handed in, so that a test can look on.
pub struct Streams<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output.
    pub output: &'a mut dyn Write,
    /// Standard error.
    pub trouble: &'a mut dyn Write,
}

/// What keeps the command from checking anything.
enum Trouble {
    /// A file cannot be read.
    Unreadable(PathBuf, OpenError),
    /// A file of issuers is no such thing.
    BadIssuer(PathBuf, trust::BadPin),
    /// The date cannot be read.
    BadDate(String),
    /// A signature without the file it belongs to.
    LoneSeal,
    /// A folder without any certificate.
    NothingThere(PathBuf),
    /// Not a code: a character is wrong.
    BadCode(String),
    /// No certificate of that code.
    UnknownCode(ShortCode),
    /// The certificates issued here cannot be read.
    Kept(certificate::Trouble),
    /// A list cannot be relied on.
    BadList(InstallError),
}

/// Runs the command and returns its exit code.
pub(super) fn run(args: &VerifyArgs, globals: &Globals) -> u8 {
    if args.file.is_none() && !args.page {
        return on_screen(args, globals);
    }
    let mut streams = Streams {
        input: &mut io::stdin().lock(),
        output: &mut io::stdout().lock(),
        trouble: &mut io::stderr().lock(),
    };
    let args = VerifyArgs {
        data: Some(globals.data_folder()),
        shows_progress: io::stderr().is_terminal(),
        // Without it, Ctrl-C ends the program at once, as it always does.
        interrupt: Interrupt::listen().unwrap_or_default(),
        ..args.clone()
    };
    answer(&args, globals.json, &globals.text(), clock(), &mut streams)
}

/// Asks on screen what is to be checked, until the person leaves.
fn on_screen(args: &VerifyArgs, globals: &Globals) -> u8 {
    let is_there = io::stdin().is_terminal() && io::stdout().is_terminal();
    if !is_there && !globals.linear {
        super::complain(&globals.text(), "verify-nothing", &[]);
        return exit::USAGE;
    }
    let args = VerifyArgs { data: Some(globals.data_folder()), ..args.clone() };
    // What is given once is wrong once: told before anything is shown.
    if let Err(trouble) = lists::given(&args).and_then(|_| pins(&args)) {
        let _ = writeln!(io::stderr(), "{}", trouble.words(&globals.text()));
        return trouble.exit_code();
    }
    play::checked(globals, Box::new(Counter::of_machine(args)))
}

/// Checks and tells; returns the exit code. `now` is what the machine's clock
/// says, or none when it cannot be believed.
pub fn answer(
    args: &VerifyArgs,
    is_json: bool,
    text: &Text,
    now: Option<Timestamp>,
    streams: &mut Streams<'_>,
) -> u8 {
    if args.page {
        return page::write(args, (text, now), streams);
    }
    match answered(args, is_json, text, now, streams) {
        Ok(code) => code,
        Err(trouble) => {
            if let (true, Trouble::BadList(_)) = (is_json, &trouble) {
                let _ = report::undetermined(&trouble.words(text), streams.output);
                return trouble.exit_code();
            }
            let _ = writeln!(streams.trouble, "{}", trouble.words(text));
            trouble.exit_code()
        }
    }
}

fn answered(
    args: &VerifyArgs,
    is_json: bool,
    text: &Text,
    now: Option<Timestamp>,
    streams: &mut Streams<'_>,
) -> Result<u8, Trouble> {
    let ground = Ground::of(args, now)?;
    if let Some(folder) = args.file.as_deref().filter(|path| path.is_dir()) {
        return many::answer(folder, (args, &ground), (is_json, text), streams);
    }
    let handed = handed::handed(args, streams.input)?;
    let found = ground.judge(handed);
    let asked = (ground.at, args.email.as_deref());
    // Nobody reads any more: the exit code says it all.
    let _ = report::all(&found, is_json, asked, text, streams.output);
    Ok(report::worst(&found).exit_code())
}

/// What came of one thing handed over.
struct Found {
    /// The name of its file, when there may be several.
    name: Option<String>,
    report: Report,
}

/// What comes of one thing handed over, by what there is to go by.
fn judged(handed: Handed, ground: &Ground) -> Found {
    let Ground { given, pins, at, .. } = ground;
    let lists = Lists { trust: given.trust.as_ref(), statuses: &given.statuses };
    let (document, with) = (&handed.document, &handed.with);
    let report = verify_with(&Inquiry { document, with, pins, at: *at }, lists);
    let report = match &handed.seal {
        Some(seal) => with_seal(report, document, seal),
        None => report,
    };
    Found { name: handed.name, report }
}

/// What there is to go by.
struct Ground {
    pins: Vec<Pin>,
    at: Option<Timestamp>,
    given: Given,
    /// The files handed over beside.
    with: Vec<Vec<u8>>,
}

impl Ground {
    fn of(args: &VerifyArgs, now: Option<Timestamp>) -> Result<Self, Trouble> {
        let given = lists::given(args)?;
        let at = match &args.at {
            Some(text) => Some(moment(text).ok_or_else(|| Trouble::BadDate(text.clone()))?),
            // A clock that is behind the lists is wrong.
            None => now.filter(|now| given.latest().is_none_or(|latest| *now >= latest)),
        };
        let pins = pins(args)?;
        let with = args
            .with
            .iter()
            .map(|path| read(path).map_err(|why| Trouble::Unreadable(path.clone(), why)));
        let with = with.collect::<Result<Vec<_>, _>>()?;
        Ok(Self { pins, at, given, with })
    }

    /// The files handed over beside `document`. Whoever hands over a whole folder hands
    /// over the document itself too.
    fn beside(&self, document: &[u8]) -> Vec<Vec<u8>> {
        self.with.iter().filter(|other| *other != document).cloned().collect()
    }

    /// What comes of each thing handed over.
    fn judge(&self, handed: Vec<Handed>) -> Vec<Found> {
        let with = |mut one: Handed| {
            if !self.with.is_empty() {
                one.with = self.beside(&one.document);
            }
            judged(one, self)
        };
        handed.into_iter().map(with).collect()
    }
}

/// The issuers named on the command line.
fn pins(args: &VerifyArgs) -> Result<Vec<Pin>, Trouble> {
    let all = args.issuer.iter().map(|issuer| read_issuer(issuer));
    Ok(all.collect::<Result<Vec<_>, _>>()?.concat())
}

/// The end of that day, or that moment.
pub(super) fn moment(text: &str) -> Option<Timestamp> {
    let day: Option<Date> = text.parse().ok();
    let text = day.map_or_else(|| text.to_owned(), |day| format!("{day}T23:59:59Z"));
    Timestamp::from_rfc3339(&text)
}

fn read_issuer(path: &Path) -> Result<Vec<Pin>, Trouble> {
    let bad = |why| Trouble::BadIssuer(path.to_owned(), why);
    if let Some(did) = path.to_str().filter(|text| text.starts_with("did:")) {
        let key = PublicKey::from_did(did);
        return key
            .map(|key| vec![Pin::always(key)])
            .map_err(|why| bad(trust::BadPin { line: 1, why: trust::BadPinKind::Key(why) }));
    }
    let bytes = read(path).map_err(|why| Trouble::Unreadable(path.to_owned(), why))?;
    trust::read_pins(&String::from_utf8_lossy(&bytes)).map_err(bad)
}

/// The keys of a file of issuers, or of a did:key.
///
/// # Errors
/// Why not, in words.
pub(super) fn read_keys(path: &Path, text: &Text) -> Result<Vec<PublicKey>, String> {
    let pins = read_issuer(path).map_err(|trouble| trouble.words(text))?;
    let mut keys: Vec<PublicKey> = pins.into_iter().map(|pin| pin.key).collect();
    // What `key show` prints has the same key in two spellings.
    keys.dedup();
    Ok(keys)
}

fn read(path: &Path) -> Result<Vec<u8>, OpenError> {
    limited(&mut regular::open(path, Link::Followed)?)
}

/// All of a file that may hold many certificates.
fn whole(path: &Path) -> Result<Vec<u8>, OpenError> {
    const LARGEST_REGISTER: u64 = 64 * 1024 * 1024;
    let mut bytes = Vec::new();
    regular::open(path, Link::Followed)?.take(LARGEST_REGISTER).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// One byte more than is allowed, so that the reader of the document can say so.
fn limited(input: &mut dyn Read) -> Result<Vec<u8>, OpenError> {
    let mut bytes = Vec::new();
    input.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// No clock of a machine that runs this program can rightly show an earlier day.
const FIRST_DAY: &str = "2026-01-01T00:00:00Z";

fn clock() -> Option<Timestamp> {
    #[expect(clippy::disallowed_methods, reason = "the command asks for the date once, here")]
    let now = std::time::SystemTime::now();
    let since = now.duration_since(std::time::UNIX_EPOCH).ok()?;
    let now = Timestamp(i64::try_from(since.as_millis()).ok()?);
    (now >= Timestamp::from_rfc3339(FIRST_DAY)?).then_some(now)
}

impl Trouble {
    fn exit_code(&self) -> u8 {
        match self {
            Self::Unreadable(..)
            | Self::BadIssuer(..)
            | Self::LoneSeal
            | Self::NothingThere(_)
            | Self::UnknownCode(_)
            | Self::Kept(_) => exit::NO_INPUT,
            Self::BadDate(_) | Self::BadCode(_) => exit::USAGE,
            Self::BadList(_) => Verdict::Unknown.exit_code(),
        }
    }

    fn words(&self, text: &Text) -> String {
        match self {
            Self::Unreadable(path, OpenError::NotAFile) => {
                text.with("verify-not-a-file", &[("path", (&path.display().to_string()).into())])
            }
            Self::Unreadable(path, OpenError::Io(why)) => {
                let (path, why) = (path.display().to_string(), why.to_string());
                text.with("verify-unreadable", &[("path", (&path).into()), ("why", (&why).into())])
            }
            Self::BadIssuer(path, why) => {
                let path = path.display().to_string();
                let reason = reason::pin(&why.why, text);
                let args = [("path", (&path).into()), ("why", (&reason).into())];
                match why.line {
                    0 => text.with("verify-bad-issuer", &args),
                    line => {
                        let [path, why] = args;
                        text.with("verify-bad-issuer-line", &[path, why, ("line", line.into())])
                    }
                }
            }
            Self::LoneSeal => text.get("verify-lone-seal"),
            Self::NothingThere(path) => {
                text.with("verify-nothing-there", &[("path", (&path.display().to_string()).into())])
            }
            Self::BadCode(code) => text.with("verify-bad-code", &[("code", code.into())]),
            Self::UnknownCode(code) => {
                text.with("verify-unknown-code", &[("code", (&code.to_string()).into())])
            }
            Self::Kept(certificate::Trouble::Store(error)) => wording::store_error(text, error),
            Self::Kept(other) => other.to_string(),
            Self::BadList(why) => wording::install(text, why),
            Self::BadDate(date) => text.with("verify-bad-date", &[("date", date.into())]),
        }
    }
}
