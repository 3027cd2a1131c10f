//! `passeport play`: the player on this terminal, or as plain lines.

use std::io::{self, IsTerminal, Read, Write};
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, SyncSender};
use std::thread;
use std::time::Duration;

use super::verify::{Counter, VerifyArgs};
use super::{Globals, exit, opened};
use crate::app::model::Profile;
use crate::app::msg::Msg;
use crate::content::Catalogue;
use crate::domain::learner::Preferences;
use crate::front;
use crate::front::lines::Event;
use crate::front::{Open, Owned};
use crate::paint::Look;
use crate::paint::detect;
use crate::run::checker::Checker;
#[cfg(unix)]
use crate::run::console::Shared;
use crate::run::console::{Console, Own};
use crate::run::desk::Desk;
#[cfg(feature = "ssh")]
use crate::run::gauge::Gauge;
use crate::run::voice::Voice;
use crate::run::world::Machine;
use crate::run::{Session, Setup, module_folder};
use crate::store;
use crate::text::Text;

/// How long leaving may wait for a disk that hangs.
const PATIENCE: Duration = Duration::from_millis(400);

/// Events that may wait before the input has to.
const WAITING: usize = 64;

/// Plays until the person leaves.
pub(super) fn run(globals: &Globals) -> u8 {
    #[cfg(all(unix, feature = "ssh"))]
    if let Some(joined) = super::attach::join(globals, front::local::Way::Personal) {
        return joined.code;
    }
    // What another of its terminals does is looked up; this one still reads aloud.
    let profile = Profile { has_company: true, ..Profile::PERSONAL };
    ended(played(globals, profile, None), &globals.text(), &mut io::stderr())
}

/// Plays this way until the session is over; none when that panicked. Says whether
/// somebody ended it, rather than the terminal.
pub(super) fn played(
    globals: &Globals,
    profile: Profile,
    desk: Option<Box<dyn Desk>>,
) -> Option<io::Result<bool>> {
    begun(globals, (profile, desk), None)
}

/// The same, beginning with a message.
pub(super) fn begun(
    globals: &Globals,
    (profile, desk): (Profile, Option<Box<dyn Desk>>),
    first: Option<Msg>,
) -> Option<io::Result<bool>> {
    let data = globals.data_folder();
    let setup = setup(globals, globals.text());
    let is_linear = is_linear(globals);
    // Where many come, that is how this machine is, and nobody's wish.
    let linear = is_linear && profile.is_shared;
    let preferences = Preferences { large: globals.is_large(), linear, ..Preferences::default() };
    let args = VerifyArgs { data: Some(data.clone()), ..VerifyArgs::default() };
    let session =
        Session::new(setup, profile, preferences).with_checker(Box::new(Counter::of_machine(args)));
    let mut session = match desk {
        Some(desk) => session.with_desk(desk),
        None => session,
    };
    session.offer(globals.outlet());
    session.lead_as_usual(globals.room.0.clone());
    if !is_linear && profile.may_speak {
        session.give_voice(Voice::find(|name| std::env::var_os(name)));
    }
    if let Some(first) = first {
        session.handle(first);
    }
    let opener = opener(globals, data, &profile);
    shown(session, Some(opener), globals)
}

/// Checks certificates until the person leaves; nothing of the data folder but its
/// lists and certificates is opened.
pub(super) fn checked(globals: &Globals, checker: Box<dyn Checker>) -> u8 {
    let setup = setup_with(globals, quiet_catalogue(globals), globals.text());
    let preferences = Preferences { large: globals.is_large(), ..Preferences::default() };
    let session = Session::new(setup, Profile::CHECKER, preferences).with_checker(checker);
    ended(shown(session, None, globals), &globals.text(), &mut io::stderr())
}

/// Looks after a register until the person leaves. The learners' data is not opened: a
/// session may be led meanwhile.
pub(super) fn attended(globals: &Globals, first: Msg) -> u8 {
    let setup = setup_with(globals, quiet_catalogue(globals), globals.text());
    let preferences = Preferences { large: globals.is_large(), ..Preferences::default() };
    let mut session = Session::new(setup, Profile::PERSONAL, preferences);
    session.handle(first);
    ended(shown(session, None, globals), &globals.text(), &mut io::stderr())
}

/// Shows how a server is until the person leaves; nothing of the data folder is opened.
#[cfg(feature = "ssh")]
pub(super) fn watched(globals: &Globals, gauge: Box<dyn Gauge>) -> u8 {
    let setup = setup_with(globals, Catalogue::embedded(), globals.text());
    let preferences = Preferences { large: globals.is_large(), ..Preferences::default() };
    let session = Session::new(setup, Profile::CHECKER, preferences).with_gauge(gauge);
    ended(shown(session, None, globals), &globals.text(), &mut io::stderr())
}

/// Whether lines are shown rather than a screen.
fn is_linear(globals: &Globals) -> bool {
    globals.linear
        || !io::stdout().is_terminal()
        || !io::stdin().is_terminal()
        || front::is_dumb(&globals.term())
}

/// Shows the session on this terminal, or as plain lines.
fn shown(session: Session, open: Option<Open>, globals: &Globals) -> Option<io::Result<bool>> {
    let is_dumb = front::is_dumb(&globals.term());
    guarded(|| {
        if is_linear(globals) {
            lines(session, open, is_dumb)
        } else {
            front::screens::play(session, open, look(globals))
        }
    })
}

/// Plays; none when that panicked. The answers given until then are on the disk,
/// the terminal was given back while the panic went by.
fn guarded<T>(play: impl FnOnce() -> io::Result<T>) -> Option<io::Result<T>> {
    std::panic::catch_unwind(AssertUnwindSafe(play)).ok()
}

/// The exit code of having played; tells what went wrong in one line.
pub(super) fn ended<T>(played: Option<io::Result<T>>, text: &Text, trouble: &mut dyn Write) -> u8 {
    let (code, told) = match played {
        Some(Ok(_)) => return exit::OK,
        // Nobody reads any more: what was answered is kept.
        Some(Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => return exit::OK,
        Some(Err(error)) => {
            let why = error.to_string();
            (exit::UNAVAILABLE, text.with("cli-terminal", &[("why", (&why).into())]))
        }
        None => (exit::SOFTWARE, text.get("cli-fault")),
    };
    // Nobody may be there to read it: the exit code says it too.
    let _ = writeln!(trouble, "{told}");
    code
}

/// What a session needs from this machine.
pub(super) fn setup(globals: &Globals, text: Text) -> Setup {
    setup_with(globals, catalogue(globals), text)
}

/// The same, with these modules.
pub(super) fn setup_with(globals: &Globals, catalogue: Catalogue, text: Text) -> Setup {
    Setup {
        catalogue: Arc::new(catalogue),
        text,
        world: Box::new(Machine),
        data: globals.data_folder(),
        export: globals.export_folder(),
    }
}

/// The modules to play. What is damaged outside is told and skipped.
pub(super) fn catalogue(globals: &Globals) -> Catalogue {
    let Some(path) = globals.modules.as_deref() else { return Catalogue::embedded() };
    let (folder, troubles) = module_folder::read(path);
    let catalogue = Catalogue::with_folder(&folder);
    super::module::tell_unused(&catalogue, &folder, &troubles, (path, &globals.text()));
    catalogue
}

/// The same without a word about what is damaged: a screen is shown meanwhile.
pub(super) fn quiet_catalogue(globals: &Globals) -> Catalogue {
    globals.modules.as_deref().map_or_else(Catalogue::embedded, |path| {
        Catalogue::with_folder(&module_folder::read(path).0)
    })
}

fn lines(mut session: Session, open: Option<Open>, is_dumb: bool) -> io::Result<bool> {
    let (sender, inbox) = mpsc::sync_channel(WAITING);
    let owned = open.map(|open| open(session.host()));
    if let Some(Owned { writer, .. }) = &owned {
        let replies = sender.clone();
        let say = front::relay::relay(move |reply| replies.send(Event::Store(reply)).is_ok());
        session.connect(writer.connect(say));
    }
    let on_end = sender.clone();
    thread::spawn(move || read(&sender));
    let mut console = console(&session, is_dumb, move || drop(on_end.send(Event::End)))?;
    let played = {
        let output = &mut io::stdout().lock();
        // Whatever was on this terminal before, and whatever was on it until the end.
        console.wipe(output)?;
        let played = front::lines::play_on(&mut session, &inbox, (output, &mut *console));
        let _ = console.wipe(output);
        played
    };
    drop(console);
    if let Some(owned) = owned {
        owned.close(PATIENCE);
    }
    played.map(|()| session.is_over())
}

/// What takes care of the terminal, where one is used by many.
fn console(
    session: &Session,
    is_dumb: bool,
    on_end: impl Fn() + Send + 'static,
) -> io::Result<Box<dyn Console>> {
    #[cfg(unix)]
    if session.model().profile.is_shared && io::stdin().is_terminal() {
        return Ok(Box::new(Shared::open(is_dumb, on_end)?));
    }
    let _ = (session, is_dumb, on_end);
    Ok(Box::new(Own))
}

/// Hands standard input on, as it comes.
fn read(sender: &SyncSender<Event>) {
    let mut buffer = [0; 4096];
    let mut input = io::stdin().lock();
    loop {
        let event = match input.read(&mut buffer) {
            Ok(0) => Event::End,
            Ok(count) => Event::Bytes(buffer.get(..count).unwrap_or_default().to_vec()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => Event::End,
        };
        let is_end = matches!(event, Event::End);
        if sender.send(event).is_err() || is_end {
            return;
        }
    }
}

/// How the folder is opened: on one's own machine, others of it can join from then on.
fn opener(globals: &Globals, data: PathBuf, profile: &Profile) -> Open {
    #[cfg(all(unix, feature = "ssh"))]
    if !profile.is_shared {
        return super::serve::beside(globals, data);
    }
    let _ = (globals, profile);
    Box::new(move |host| Owned {
        writer: store::spawn_hosting(move || Ok(Box::new(opened::disk(&data)?)), host),
        before_close: None,
    })
}

/// What this terminal can show, as found or as asked for.
pub(super) fn look(globals: &Globals) -> Look {
    let names = ["TERM", "COLORTERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG", "WT_SESSION"];
    let found: Vec<(&str, String)> =
        names.iter().filter_map(|name| Some((*name, std::env::var(name).ok()?))).collect();
    let environment: Vec<(&str, &str)> =
        found.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let (glyphs, colours) = detect(&environment);
    Look {
        glyphs: globals.glyphs.map_or(glyphs, Into::into),
        colours: globals.colours.map_or(colours, Into::into),
        ..Look::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(play: impl FnOnce() -> io::Result<()>) -> (u8, String) {
        let mut trouble = vec![];
        let code = ended(guarded(play), &Text::embedded("fr"), &mut trouble);
        (code, String::from_utf8(trouble).unwrap())
    }

    #[test]
    fn a_fault_is_told_in_one_calm_line() {
        let (code, told) = told(|| panic!("on purpose"));
        assert_eq!(code, exit::SOFTWARE);
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(told.contains("gardées") && told.contains("passeport"), "{told}");
        assert!(!told.contains("on purpose"), "{told}");
    }

    #[test]
    fn an_end_without_a_fault_is_told_only_when_it_is_news() {
        assert_eq!(told(|| Ok(())), (exit::OK, String::new()));
        let closed = || Err(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(told(closed), (exit::OK, String::new()));
        let (code, told) = told(|| Err(io::Error::other("le câble")));
        assert!(code == exit::UNAVAILABLE && told.contains("le câble"), "{code}: {told}");
    }
}
