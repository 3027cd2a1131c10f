//! `passeport lead`: a group session led from this terminal. The program holds the session
//! for all who take part: on terminals of this machine through its socket, over SSH where
//! it is told to listen, or nowhere: one projector, raised hands.

use clap::Args;

use super::{Globals, complain, exit, play};
use crate::content::Catalogue;
use crate::domain::id::{ModuleId, RoomId};
use crate::domain::key::KeyPrint;
use crate::domain::live::opening::Pin;
use crate::domain::prose;
use crate::run::sessions;
use crate::run::world::{Machine, World};

/// The longest name of who leads, in characters: it stands on one line of the papers, or two.
const LONGEST_NAME: usize = 200;

/// What a session is led with.
#[derive(Debug, Clone, Args)]
pub(super) struct LeadArgs {
    /// The module; otherwise the session that was left open is gone on with.
    module: Option<ModuleId>,
    /// Go on with the session that has this PIN, whoever opened it.
    #[arg(long, value_name = "PIN", conflicts_with = "module")]
    pin: Option<Pin>,
    /// Who leads, as it will stand in the papers.
    #[arg(long, default_value = "")]
    trainer: String,
    /// Where people come in by SSH, such as 0.0.0.0:2222; several times for several addresses.
    #[cfg(all(unix, feature = "ssh"))]
    #[arg(long, value_name = "ADDRESS")]
    listen: Vec<std::net::SocketAddr>,
}

/// What is led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Led {
    /// The session left open in that module, or a new one, as this trainer.
    Module(ModuleId, String),
    /// That session, which was left open.
    Again(RoomId),
}

/// Why nothing can be led: the exit code, the message, and what it names.
pub(super) type NotLed = (u8, &'static str, (&'static str, String));

impl LeadArgs {
    /// What `owner` leads with these words: whoever has that key, or somebody of the
    /// machine itself.
    ///
    /// # Errors
    /// No such module, nothing was left open, or a name too long for the papers.
    pub(super) fn led(
        &self,
        owner: Option<KeyPrint>,
        (globals, catalogue): (&Globals, &Catalogue),
    ) -> Result<Led, NotLed> {
        let Some(module) = &self.module else {
            let (data, now) = (globals.data_folder(), Machine.now());
            let left = sessions::left_open(&data, owner, self.pin, now);
            let left = left.ok_or((exit::NO_INPUT, "lead-none-open", ("module", String::new())))?;
            return Ok(Led::Again(left.opening().room));
        };
        if catalogue.module(module, globals.text().locale()).is_err() {
            return Err((exit::NO_INPUT, "report-no-module", ("module", module.to_string())));
        }
        let trainer = prose::clean(self.trainer.trim());
        if trainer.chars().count() > LONGEST_NAME {
            return Err((exit::USAGE, "lead-trainer-long", ("most", LONGEST_NAME.to_string())));
        }
        Ok(Led::Module(module.clone(), trainer))
    }

    /// Whether others are to come in by SSH where these words say.
    #[cfg(all(unix, feature = "ssh"))]
    pub(super) fn listens(&self) -> bool {
        !self.listen.is_empty()
    }
}

/// Leads until it is over or left; it can be gone on with.
pub(super) fn run(args: &LeadArgs, globals: &Globals) -> u8 {
    match args.led(None, (globals, &play::catalogue(globals))) {
        Ok(what) => led(args, &what, globals),
        Err((code, id, (name, value))) => {
            complain(&globals.text(), id, &[(name, &value)]);
            code
        }
    }
}

/// Through whoever has the folder open, or as its owner.
#[cfg(all(unix, feature = "ssh"))]
fn led(args: &LeadArgs, what: &Led, globals: &Globals) -> u8 {
    use super::{attach, serve};
    if !args.listen.is_empty() && attach::is_held(globals) {
        complain(&globals.text(), "lead-listen-held", &[]);
        return exit::UNAVAILABLE;
    }
    if let Some(joined) = attach::lead(globals, what, true) {
        return joined.code;
    }
    let mut globals = globals.clone();
    let usual = &mut globals.room.0;
    usual.host = usual.host.take().or_else(|| reached(&args.listen));
    let lead = || attach::lead(&globals, what, false).map(|joined| joined.code);
    serve::meanwhile(args.listen.clone(), &globals, lead)
}

/// Where others reach this machine, when nothing in the configuration says it: the first
/// address that is one of this machine alone, and that can be typed.
#[cfg(all(unix, feature = "ssh"))]
fn reached(listen: &[std::net::SocketAddr]) -> Option<String> {
    let is_typed = |ip: std::net::IpAddr| ip.is_ipv4() && !ip.is_unspecified() && !ip.is_loopback();
    listen.iter().find(|at| is_typed(at.ip())).map(ToString::to_string)
}

/// As the owner of the folder, alone.
#[cfg(not(all(unix, feature = "ssh")))]
fn led(_args: &LeadArgs, what: &Led, globals: &Globals) -> u8 {
    use crate::app::lead::RoomNews;
    use crate::app::model::Profile;
    use crate::app::msg::Msg;
    let first = Msg::Room(match what.clone() {
        Led::Module(module, trainer) => RoomNews::Begin { module, trainer },
        Led::Again(room) => RoomNews::Resume(room),
    });
    let played = play::begun(globals, (Profile::PERSONAL, None), Some(first));
    play::ended(played, &globals.text(), &mut std::io::stderr())
}

#[cfg(all(test, unix, feature = "ssh"))]
mod tests {
    use super::reached;

    #[test]
    fn an_address_that_others_can_type_is_where_they_come_in() {
        let told = |listen: &[&str]| {
            let listen: Vec<_> = listen.iter().map(|at| at.parse().unwrap()).collect();
            reached(&listen)
        };
        assert_eq!(told(&["127.0.0.1:22", "192.0.2.7:2222"]).as_deref(), Some("192.0.2.7:2222"));
        for nobody_types_it in ["0.0.0.0:2222", "[::]:2222", "127.0.0.1:2222", "[fd00::7]:2222"] {
            assert_eq!(told(&[nobody_types_it]), None, "{nobody_types_it}");
        }
        assert_eq!(told(&[]), None);
    }
}
