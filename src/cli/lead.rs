//! `passeport lead`: a group session led from this terminal. The program holds the session
//! for all who take part: on terminals of this machine through its socket, over SSH where
//! it is told to listen, or nowhere: one projector, raised hands.

use clap::Args;

use super::{Globals, complain, exit, play};
use crate::domain::id::ModuleId;
use crate::domain::prose;

/// The longest name of who leads, in characters: it stands on one line of the papers, or two.
const LONGEST_NAME: usize = 200;

/// What a session is led with.
#[derive(Debug, Clone, Args)]
pub(super) struct LeadArgs {
    /// The module.
    module: ModuleId,
    /// Who leads, as it will stand in the papers.
    #[arg(long, default_value = "")]
    trainer: String,
    /// Where people come in by SSH, such as 0.0.0.0:2222; several times for several addresses.
    #[cfg(all(unix, feature = "ssh"))]
    #[arg(long, value_name = "ADDRESS")]
    listen: Vec<std::net::SocketAddr>,
}

/// Leads until it is over or left; it can be gone on with.
pub(super) fn run(args: &LeadArgs, globals: &Globals) -> u8 {
    let text = globals.text();
    if play::catalogue(globals).module(&args.module, text.locale()).is_err() {
        complain(&text, "report-no-module", &[("module", args.module.as_str())]);
        return exit::NO_INPUT;
    }
    let trainer = prose::clean(args.trainer.trim());
    if trainer.chars().count() > LONGEST_NAME {
        let most = LONGEST_NAME.to_string();
        complain(&text, "lead-trainer-long", &[("most", most.as_str())]);
        return exit::USAGE;
    }
    led(args, &trainer, globals)
}

/// Through whoever has the folder open, or as its owner.
#[cfg(all(unix, feature = "ssh"))]
fn led(args: &LeadArgs, trainer: &str, globals: &Globals) -> u8 {
    use super::{attach, serve};
    if !args.listen.is_empty() && attach::is_held(globals) {
        complain(&globals.text(), "lead-listen-held", &[]);
        return exit::UNAVAILABLE;
    }
    if let Some(joined) = attach::lead(globals, (&args.module, trainer), true) {
        return joined.code;
    }
    let mut globals = globals.clone();
    let usual = &mut globals.room.0;
    usual.host = usual.host.take().or_else(|| reached(&args.listen));
    let lead = || attach::lead(&globals, (&args.module, trainer), false).map(|joined| joined.code);
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
fn led(args: &LeadArgs, trainer: &str, globals: &Globals) -> u8 {
    use crate::app::lead::RoomNews;
    use crate::app::model::Profile;
    use crate::app::msg::Msg;
    let (module, trainer) = (args.module.clone(), trainer.to_owned());
    let first = Msg::Room(RoomNews::Begin { module, trainer });
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
