//! `passeport attach`: join the process that has the data folder open. Also what the
//! player and the kiosk do when there is one.

use std::io::{self, IsTerminal, Write};
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::Args;
use russh::keys::{HashAlg, PublicKey};

use super::{Globals, complain, exit, play};
use crate::app::seat::Errand;
use crate::domain::id::ModuleId;
use crate::domain::key::KeyPrint;
use crate::domain::live::opening::Pin;
use crate::front;
use crate::front::local::client::{self, Again, End, Manner};
use crate::front::local::{Hello, LONGEST_LINE, NAME, Way};
use crate::front::remote::{self, Ended, Face};
use crate::paint::Look;
use crate::run::terminal;

/// No file of `ExposeAuthInfo` is longer, in bytes.
const MOST_BYTES: u64 = 64 * 1024;

/// Whom to bring.
#[derive(Debug, Clone, Args)]
pub(super) struct AttachArgs {
    /// Look around, leaving nothing.
    #[arg(long, conflicts_with = "key")]
    visit: bool,
    /// The key the person came with, as OpenSSH shows it: SHA256:…
    #[arg(long, value_name = "FINGERPRINT")]
    key: Option<String>,
    /// The socket of the owner, if it is not in the data folder.
    #[arg(long, value_name = "FILE")]
    socket: Option<PathBuf>,
}

/// How a session somewhere else ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Joined {
    /// The exit code.
    pub(super) code: u8,
    /// Whether the person ended it.
    pub(super) has_left: bool,
}

/// Runs the command and returns its exit code.
pub(super) fn run(args: &AttachArgs, globals: &Globals) -> u8 {
    let text = globals.text();
    let Ok(command) = command() else {
        complain(&text, "attach-no-command", &[]);
        return exit::USAGE;
    };
    let said = args.key.as_deref().map(KeyPrint::from_shown);
    let key = match said {
        Some(None) => {
            complain(&text, "attach-bad-key", &[]);
            return exit::USAGE;
        }
        Some(key) => key,
        None => exposed(),
    };
    let way = if args.visit { Way::Visit } else { Way::Remote };
    let call = call(globals);
    let hello = Hello { key, address: address(), call, command, ..hello(globals, way) };
    let path = args.socket.clone().unwrap_or_else(|| socket(globals));
    match joined(&path, &hello, (globals, true)) {
        Ok(Some(joined)) => joined.code,
        Ok(None) => {
            let path = path.display().to_string();
            complain(&text, "attach-nobody", &[("path", &path)]);
            exit::UNAVAILABLE
        }
        Err(error) => {
            let (path, why) = (path.display().to_string(), error.to_string());
            complain(&text, "attach-cannot", &[("path", &path), ("why", &why)]);
            exit::UNAVAILABLE
        }
    }
}

/// Joins whoever has the data folder open, if somebody does who can be joined; none:
/// the folder is to be opened here.
pub(super) fn join(globals: &Globals, way: Way) -> Option<Joined> {
    let hello = hello(globals, way);
    // What keeps us from joining also keeps us from opening, and is told better there.
    joined(&socket(globals), &hello, (globals, true)).ok().flatten()
}

/// Whether somebody has the data folder open whom one can join.
pub(super) fn is_held(globals: &Globals) -> bool {
    matches!(client::knock(&socket(globals)), Ok(Some(_)))
}

/// The same, to lead a session. `waits`: whether its owner is another program, which may
/// come back.
pub(super) fn lead(
    globals: &Globals,
    (module, trainer): (&ModuleId, &str),
    waits: bool,
) -> Option<Joined> {
    let lead = Some((module.clone(), trainer.to_owned()));
    let hello = Hello { lead, ..hello(globals, Way::Personal) };
    joined(&socket(globals), &hello, (globals, waits)).ok().flatten()
}

/// Comes to a session that is held by whoever has the data folder open.
pub(super) fn to_session(
    globals: &Globals,
    (way, path): (Way, Option<PathBuf>),
    errand: (Errand, Option<Pin>),
) -> u8 {
    let text = globals.text();
    let hello = Hello { errand: Some(errand), ..hello(globals, way) };
    let path = path.unwrap_or_else(|| socket(globals));
    match joined(&path, &hello, (globals, true)) {
        Ok(Some(joined)) => joined.code,
        Ok(None) => {
            complain(&text, "session-none-here", &[("path", &path.display().to_string())]);
            exit::UNAVAILABLE
        }
        Err(error) => {
            let (path, why) = (path.display().to_string(), error.to_string());
            complain(&text, "attach-cannot", &[("path", &path), ("why", &why)]);
            exit::UNAVAILABLE
        }
    }
}

/// Where the owner of the data folder lets others join.
pub(super) fn socket(globals: &Globals) -> PathBuf {
    globals.ssh.socket.clone().unwrap_or_else(|| globals.data_folder().join(NAME))
}

/// `waits`: whether to wait for an owner that is gone. Where many come, nobody does: the
/// next one may be somebody else.
fn joined(
    path: &Path,
    hello: &Hello,
    (globals, waits): (&Globals, bool),
) -> io::Result<Option<Joined>> {
    let Some(stream) = client::knock(path)? else { return Ok(None) };
    let (text, wipes) = (globals.text(), hello.way == Way::Kiosk);
    let again = (waits && !wipes).then(|| Again {
        path: path.to_owned(),
        text: globals.text(),
        look: Look { large: hello.is_large, ..play::look(globals) },
    });
    let (code, told) = match client::attach(stream, hello, &Manner { wipes, again }) {
        Ok(End::Over(ended)) => {
            return Ok(Some(Joined { code: exit::OK, has_left: ended == Ended::Left }));
        }
        Ok(End::Told) => (exit::OK, None),
        Ok(End::Answered(code)) => (code, None),
        Ok(End::Refused(words)) => (exit::UNAVAILABLE, Some(words)),
        Ok(End::Lost) => (exit::UNAVAILABLE, Some(text.get("attach-lost"))),
        // Nobody reads any more: what was answered is kept.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => (exit::OK, None),
        Err(error) => {
            let why = error.to_string();
            let told = text.with("cli-terminal", &[("why", (&why).into())]);
            (exit::UNAVAILABLE, Some(told))
        }
    };
    if let Some(told) = told {
        // Nobody may be there to read it: the exit code says it too.
        let _ = writeln!(io::stderr(), "{told}");
    }
    Ok(Some(Joined { code, has_left: false }))
}

/// What this terminal is, and what one wants there.
pub(super) fn hello(globals: &Globals, way: Way) -> Hello {
    let is_lines = globals.linear
        || !io::stdout().is_terminal()
        || !io::stdin().is_terminal()
        || front::is_dumb(&globals.term());
    let face = if is_lines { Face::PipedLines } else { Face::Screen(terminal::size()) };
    let look = play::look(globals);
    let export = (way == Way::Personal).then(|| globals.export_folder());
    Hello {
        way,
        face,
        glyphs: look.glyphs,
        colours: look.colours,
        locale: globals.text().locale().to_owned(),
        is_large: globals.is_large(),
        key: None,
        address: None,
        term: globals.term(),
        call: None,
        command: None,
        export: export.and_then(|folder| std::path::absolute(folder).ok()),
        errand: None,
        lead: None,
        keeps: false,
        learner: None,
    }
}

/// The one thing that is asked for: a server of SSH runs this whatever that is. It is read
/// by the owner of the folder, from a fixed table; no shell ever sees it.
///
/// # Errors
/// It is no line of a bearable length.
fn command() -> Result<Option<String>, ()> {
    let asked = std::env::var_os("SSH_ORIGINAL_COMMAND").filter(|asked| !asked.is_empty());
    let Some(asked) = asked else { return Ok(None) };
    let asked = asked.into_string().map_err(drop)?;
    let is_line = asked.len() <= LONGEST_LINE && !asked.chars().any(char::is_control);
    is_line.then_some(Some(asked)).ok_or(())
}

/// The key that OpenSSH says it let somebody in with (`ExposeAuthInfo`). It sets the
/// variable itself, after those of the client.
fn exposed() -> Option<KeyPrint> {
    let path = std::env::var_os("SSH_USER_AUTH")?;
    let mut text = String::new();
    let file = std::fs::File::open(path).ok()?;
    io::Read::read_to_string(&mut io::Read::take(file, MOST_BYTES), &mut text).ok()?;
    used_key(&text)
}

/// The key of the first line that tells of one.
fn used_key(text: &str) -> Option<KeyPrint> {
    let key = text.lines().find_map(|line| line.strip_prefix("publickey "))?;
    let key = PublicKey::from_openssh(key.trim()).ok()?;
    key.fingerprint(HashAlg::Sha256).as_bytes().try_into().map(KeyPrint).ok()
}

/// Where the client of OpenSSH is.
fn address() -> Option<IpAddr> {
    std::env::var("SSH_CONNECTION").ok()?.split(' ').next()?.parse().ok()
}

/// How one gets here from there, where a server of SSH lets people in.
fn call(globals: &Globals) -> Option<String> {
    let said = std::env::var("SSH_CONNECTION").ok()?;
    let mut end = said.split(' ').skip(2);
    let at: SocketAddr = (end.next()?.parse::<IpAddr>().ok()?, end.next()?.parse().ok()?).into();
    let user = std::env::var("LOGNAME").ok().filter(|user| !user.is_empty());
    remote::call(globals.ssh.name.as_deref(), user.as_deref(), Some(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_that_let_somebody_in_is_known_as_ssh_keygen_shows_it() {
        let line = "publickey ssh-ed25519 \
                    AAAAC3NzaC1lZDI1NTE5AAAAIJdD7y3aLq454yWBdwLWbieU1ebz9/cu7/QEXn9OIeZJ\n";
        let key = used_key(line).unwrap();
        assert_eq!(KeyPrint::from_shown(&key.shown()), Some(key));
        assert_eq!(used_key(&format!("password\n{line}")), Some(key));
        for text in ["", "password\n", "publickey\n", "publickey ssh-ed25519 AAAA\n"] {
            assert_eq!(used_key(text), None, "{text}");
        }
    }
}
