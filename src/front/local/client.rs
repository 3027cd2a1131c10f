//! The side of the terminal: bytes there, bytes back, and the terminal given back
//! whatever happens.

use std::io::{self, BufReader, Read, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::frame::{Down, MOST_UP, Up};
use super::hello::Hello;
use super::place::Place;
use crate::front::remote::{Ended, Face};
use crate::front::screens::WIPE;
use crate::run::terminal::{Event, Terminal};

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

/// Is the terminal of a session until it is over. `wipes`: whether nothing may be left on
/// the terminal before and after.
///
/// # Errors
/// The terminal cannot be taken or written to.
pub fn attach(stream: &UnixStream, hello: &Hello, wipes: bool) -> io::Result<End> {
    let said = hello.encode();
    let first = if hello.command.is_some() { Up::Ask(said) } else { Up::Hello(said) };
    let sent = (&*stream).write_all(&first.encode());
    if sent.is_err() {
        return Ok(End::Lost);
    }
    let mut from = BufReader::new(stream);
    if hello.command.is_some() {
        match show(&mut from, |bytes| io::stdout().lock().write_all(bytes))? {
            Shown::Ended(end) => return Ok(end),
            Shown::Begins => {}
        }
    }
    match hello.face {
        Face::Screen(_) => screen(stream, from, wipes),
        Face::TypedLines | Face::PipedLines => lines(stream, from),
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
    let shown = show(&mut BufReader::new(&stream), |bytes| {
        told.extend_from_slice(bytes);
        Ok(())
    })?;
    match shown {
        Shown::Ended(End::Answered(0)) => Ok(told),
        _ => Err(io::ErrorKind::InvalidData.into()),
    }
}

fn screen(stream: &UnixStream, mut from: impl Read, wipes: bool) -> io::Result<End> {
    let voice = Voice::of(stream)?;
    let is_told = Arc::new(AtomicBool::new(false));
    let (told, own) = (Arc::clone(&is_told), voice.clone());
    // Ending waits for nobody: not even for a frame that cannot go out.
    let line = Arc::new(stream.try_clone()?);
    let terminal = Terminal::open_for_another(move |event| match event {
        Event::Bytes(bytes) => own.send(&bytes),
        Event::Resize(size) => own.say(&Up::Size(size.width, size.height)),
        Event::Resume => own.say(&Up::Redraw),
        Event::Terminate | Event::Vanished => {
            told.store(true, Ordering::SeqCst);
            // Whoever reads sees the end.
            let _ = line.shutdown(Shutdown::Both);
        }
    })?;
    if wipes {
        terminal.write(WIPE)?;
    }
    // It may have changed since the hello.
    let size = terminal.size();
    voice.say(&Up::Size(size.width, size.height));
    let shown = session(&mut from, |bytes| terminal.relay(bytes));
    let is_told = is_told.load(Ordering::SeqCst);
    if wipes {
        terminal.leave();
        // A terminal that is gone has nothing left to show.
        let _ = terminal.write(WIPE);
    }
    match shown {
        Ok(End::Lost) | Err(_) if is_told => Ok(End::Told),
        shown => shown,
    }
}

fn lines(stream: &UnixStream, mut from: impl Read) -> io::Result<End> {
    let voice = Voice::of(stream)?;
    thread::Builder::new().name("lines".to_owned()).spawn(move || {
        let mut buffer = [0; MOST_UP];
        let mut input = io::stdin().lock();
        loop {
            match input.read(&mut buffer) {
                Ok(count @ 1..) => voice.send(buffer.get(..count).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Ok(0) | Err(_) => return voice.say(&Up::End),
            }
        }
    })?;
    let mut out = io::stdout().lock();
    session(&mut from, |bytes| out.write_all(bytes).and_then(|()| out.flush()))
}

/// How what came ended.
enum Shown {
    Ended(End),
    /// What was asked for is a session: it comes next.
    Begins,
}

/// Shows what comes of a session until there is no more.
fn session(from: &mut impl Read, shown: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<End> {
    match show(from, shown)? {
        Shown::Ended(end) => Ok(end),
        // One session does not begin within another.
        Shown::Begins => Ok(End::Lost),
    }
}

/// Shows what comes until there is no more, or a session begins.
fn show(from: &mut impl Read, mut shown: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<Shown> {
    let end = loop {
        match Down::read(from) {
            Ok(Down::Bytes(bytes)) => shown(&bytes)?,
            Ok(Down::Over(ended)) => break End::Over(ended),
            Ok(Down::Refused(words)) => break End::Refused(words),
            Ok(Down::Trouble(words)) => io::stderr().write_all(&words)?,
            Ok(Down::Done(code)) => break End::Answered(code),
            Ok(Down::Begins) => return Ok(Shown::Begins),
            Err(_) => break End::Lost,
        }
    };
    Ok(Shown::Ended(end))
}

/// The way to the owner, for several threads: one frame after the other.
#[derive(Clone)]
struct Voice(Arc<Mutex<UnixStream>>);

impl Voice {
    fn of(stream: &UnixStream) -> io::Result<Self> {
        Ok(Self(Arc::new(Mutex::new(stream.try_clone()?))))
    }

    /// Says what was typed.
    fn send(&self, bytes: &[u8]) {
        for part in bytes.chunks(MOST_UP) {
            self.say(&Up::Bytes(part.to_vec()));
        }
    }

    /// Says something; that the owner is gone is seen where one reads.
    fn say(&self, frame: &Up) {
        let mut up = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = up.write_all(&frame.encode());
    }
}
