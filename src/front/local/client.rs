//! The side of the terminal: bytes there, bytes back, and the terminal given back
//! whatever happens.

use std::io::{self, BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::ears::Ears;
use super::frame::{Down, MOST_UP, Up};
use super::hello::Hello;
use super::place::Place;
use super::waiting::{Came, Patience};
use crate::app::seat::Stay;
use crate::front::remote::{Ended, Face};
use crate::front::screens::WIPE;
use crate::run::terminal::{Event, Terminal};

pub use super::waiting::Again;

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// The owner ended the session, and said so.
    Over(Ended),
    /// There was no session, for this reason.
    Refused(String),
    /// What was asked for was answered, with this exit code.
    Answered(u8),
    /// The owner is gone without a word.
    Lost,
    /// This process was asked to end, or its terminal is gone.
    Told,
}

/// Joins the owner of a socket; none: nobody has it open.
///
/// # Errors
/// The socket cannot be reached, or whoever answers is neither the user whose folder it
/// is in nor the administrator.
pub fn knock(path: &Path) -> io::Result<Option<UnixStream>> {
    use io::ErrorKind::{ConnectionRefused, NotADirectory, NotFound};
    let connected = Place::of(path).and_then(|place| UnixStream::connect(place.path()));
    match connected {
        Ok(stream) => check(&stream, path).map(|()| Some(stream)),
        Err(error) if matches!(error.kind(), NotFound | NotADirectory | ConnectionRefused) => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// What is typed goes to nobody but the owner of the folder.
#[cfg(target_os = "linux")]
fn check(stream: &UnixStream, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let peer = rustix::net::sockopt::socket_peercred(stream)?.uid.as_raw();
    let folder = path.parent().filter(|above| !above.as_os_str().is_empty());
    let owner = std::fs::metadata(folder.unwrap_or(Path::new(".")))?.uid();
    if peer == owner || peer == 0 { Ok(()) } else { Err(io::ErrorKind::PermissionDenied.into()) }
}

#[cfg(not(target_os = "linux"))]
fn check(_stream: &UnixStream, _path: &Path) -> io::Result<()> {
    Ok(())
}

/// How a terminal is one of a session.
#[derive(Default)]
pub struct Manner {
    /// Whether nothing may be left on the terminal before and after.
    pub wipes: bool,
    /// What it needs to wait for an owner that is gone; none: it does not wait.
    pub again: Option<Again>,
}

/// Is the terminal of a session until it is over.
///
/// # Errors
/// The terminal cannot be taken or written to.
pub fn attach(stream: UnixStream, hello: &Hello, manner: &Manner) -> io::Result<End> {
    let is_command = hello.command.is_some();
    // What was asked for by a command is asked for anew, by whoever asked.
    let again = manner.again.as_ref().filter(|_| !is_command);
    let hello = Hello { keeps: again.is_some(), ..hello.clone() };
    let said = hello.encode();
    let first = if is_command { Up::Ask(said) } else { Up::Hello(said) };
    if (&stream).write_all(&first.encode()).is_err() {
        return Ok(End::Lost);
    }
    let mut from = BufReader::new(stream.try_clone()?);
    if is_command {
        let mut out = io::stdout().lock();
        match show(&mut from, |bytes| out.write_all(bytes), |_| {})? {
            Shown::Ended(end) => return Ok(end),
            Shown::Begins => {}
        }
    }
    let visit = Visit::new((stream, from), &hello)?;
    match hello.face {
        Face::Screen(_) => screen(visit, manner.wipes, again),
        Face::TypedLines | Face::PipedLines => lines(visit, again),
    }
}

/// Asks whoever owns the folder of that socket for one thing, and gives what it answers.
///
/// # Errors
/// Nobody is there, it refuses, or says nothing within `patience`.
pub fn ask(path: &Path, hello: &Hello, patience: Duration) -> io::Result<Vec<u8>> {
    let stream = knock(path)?.ok_or(io::ErrorKind::ConnectionRefused)?;
    stream.set_read_timeout(Some(patience))?;
    (&stream).write_all(&Up::Ask(hello.encode()).encode())?;
    let mut told = vec![];
    let take = |bytes: &[u8]| {
        told.extend_from_slice(bytes);
        Ok(())
    };
    match show(&mut BufReader::new(&stream), take, |_| {})? {
        Shown::Ended(End::Answered(0)) => Ok(told),
        _ => Err(io::ErrorKind::InvalidData.into()),
    }
}

fn screen(mut visit: Visit<'_>, wipes: bool, again: Option<&Again>) -> io::Result<End> {
    let ears = visit.ears.clone();
    let terminal = Terminal::open_for_another(move |event| ears.hear(event))?;
    if wipes {
        terminal.write(WIPE)?;
    }
    let end = loop {
        // It may have changed since the hello.
        let size = terminal.size();
        visit.ears.hear(Event::Resize(size));
        // What it was before the last words: those give it back.
        let mut is_screen = false;
        let shown = visit.show(|bytes| {
            is_screen = terminal.has_entered();
            terminal.relay(bytes)
        });
        is_screen |= terminal.has_entered();
        let Some(again) = again.filter(|_| visit.is_cut(&shown)) else { break shown };
        let events = visit.ears.listen();
        let waits = (&visit.stay, &mut visit.patience);
        match again.on_screen((&terminal, is_screen), &events, waits) {
            Ok(came) => {
                if let Some(end) = visit.again(came, Face::Screen(terminal.size()))? {
                    break Ok(end);
                }
            }
            Err(error) => break Err(error),
        }
    };
    let is_told = visit.ears.is_told();
    if wipes {
        terminal.leave();
        // A terminal that is gone has nothing left to show.
        let _ = terminal.write(WIPE);
    }
    match end {
        Ok(End::Lost) | Err(_) if is_told => Ok(End::Told),
        end => end,
    }
}

fn lines(mut visit: Visit<'_>, again: Option<&Again>) -> io::Result<End> {
    let ears = visit.ears.clone();
    thread::Builder::new().name("lines".to_owned()).spawn(move || {
        let mut buffer = [0; MOST_UP];
        let mut input = io::stdin().lock();
        loop {
            match input.read(&mut buffer) {
                Ok(count @ 1..) => {
                    ears.hear(Event::Bytes(buffer.get(..count).unwrap_or_default().to_vec()));
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Ok(0) | Err(_) => return ears.end(),
            }
        }
    })?;
    let mut out = io::stdout().lock();
    loop {
        let shown = visit.show(|bytes| out.write_all(bytes).and_then(|()| out.flush()));
        // Where nothing more can be typed, nobody could end the wait.
        let waits = visit.is_cut(&shown) && !visit.ears.is_told();
        let Some(again) = again.filter(|_| waits) else { return shown };
        let events = visit.ears.listen();
        let came = again.in_lines(&mut out, &events, (&visit.stay, &mut visit.patience))?;
        if let Some(end) = visit.again(came, visit.hello.face)? {
            return Ok(end);
        }
    }
}

/// A terminal at an owner, and at the next one if that one is cut off.
struct Visit<'a> {
    hello: &'a Hello,
    stream: UnixStream,
    from: BufReader<UnixStream>,
    ears: Ears,
    /// By what it comes back.
    stay: Stay,
    patience: Patience,
}

impl<'a> Visit<'a> {
    /// At the owner who was said hello to, and with what came of it.
    fn new(
        (stream, from): (UnixStream, BufReader<UnixStream>),
        hello: &'a Hello,
    ) -> io::Result<Self> {
        let ears = Ears::of(&stream)?;
        let leads = hello.lead.is_some() || hello.resume.is_some();
        let stay = Stay { learner: hello.learner, errand: hello.errand, leads };
        Ok(Self { hello, stream, from, ears, stay, patience: Patience::NEW })
    }

    /// Shows what comes until there is no more.
    fn show(&mut self, mut shown: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<End> {
        let Self { from, stay, patience, .. } = self;
        let shown = |bytes: &[u8]| {
            *patience = Patience::NEW;
            shown(bytes)
        };
        match show(from, shown, |kept| *stay = kept)? {
            Shown::Ended(end) => Ok(end),
            // One session does not begin within another.
            Shown::Begins => Ok(End::Lost),
        }
    }

    /// Whether it ended without anybody here wanting it, and there is something to come
    /// back to.
    fn is_cut(&self, end: &io::Result<End>) -> bool {
        let is_cut = matches!(end, Ok(End::Lost | End::Over(Ended::Stop)));
        is_cut && (self.stay.errand.is_some() || self.stay.leads) && !self.ears.is_told()
    }

    /// Says hello again where the owner is there again; or how it ended instead.
    fn again(&mut self, came: Came, face: Face) -> io::Result<Option<End>> {
        match came {
            Came::Left => Ok(Some(End::Over(Ended::Left))),
            Came::Told => Ok(Some(End::Told)),
            Came::Back(stream) => {
                let hello = self.hello.again(&self.stay, face);
                let _ = (&stream).write_all(&Up::Hello(hello.encode()).encode());
                self.ears.turn_to(&stream)?;
                self.from = BufReader::new(stream.try_clone()?);
                self.stream = stream;
                // Whoever was told meanwhile is not heard any more.
                Ok(self.ears.is_told().then_some(End::Told))
            }
        }
    }
}

/// How what came ended.
enum Shown {
    Ended(End),
    /// What was asked for is a session: it comes next.
    Begins,
}

/// Shows what comes until there is no more, or a session begins.
fn show(
    from: &mut impl Read,
    mut shown: impl FnMut(&[u8]) -> io::Result<()>,
    mut keep: impl FnMut(Stay),
) -> io::Result<Shown> {
    let end = loop {
        match Down::read(from) {
            Ok(Down::Bytes(bytes)) => shown(&bytes)?,
            Ok(Down::Over(ended)) => break End::Over(ended),
            Ok(Down::Refused(words)) => break End::Refused(words),
            Ok(Down::Trouble(words)) => io::stderr().write_all(&words)?,
            Ok(Down::Done(code)) => break End::Answered(code),
            Ok(Down::Keep(stay)) => keep(stay),
            Ok(Down::Begins) => return Ok(Shown::Begins),
            Err(_) => break End::Lost,
        }
    };
    Ok(Shown::Ended(end))
}
