//! What a session is told of the way to the person.

use std::net::SocketAddr;

use super::{Face, Peer, clip};
use crate::app::elsewhere::{Elsewhere, Terminal};
use crate::paint::{Colours, Glyphs, Size};

/// The port of SSH that nobody has to name.
const USUAL_PORT: u16 = 22;

/// What is known of a terminal of that name and size, and of the way to it.
pub fn elsewhere(peer: &Peer, term: Option<(&str, Size)>, call: Option<String>) -> Elsewhere {
    let Some((name, size)) = term else { return Elsewhere { call, ..Elsewhere::default() } };
    let colours = match peer.look.colours {
        Colours::None => Some(0),
        Colours::Eight => Some(8),
        Colours::Sixteen => Some(16),
        Colours::TwoFiftySix => Some(256),
        Colours::True => None,
    };
    let terminal = Terminal {
        name: name.to_owned(),
        size: (size.width, size.height),
        has_frames: peer.look.glyphs != Glyphs::Ascii,
        colours,
    };
    let has_clipboard = matches!(peer.face, Face::Screen(_)) && clip::may_fill(name);
    Elsewhere { call, terminal: Some(terminal), has_clipboard }
}

/// The command that brings somebody here again: by the name this machine is known by,
/// which may end with a port, else by the address they came to.
pub fn call(name: Option<&str>, user: Option<&str>, at: Option<SocketAddr>) -> Option<String> {
    let is_one = |name: &&str| name.matches(':').count() == 1;
    let (host, port) = match name {
        Some(name) => match Some(name).filter(is_one).and_then(|name| name.split_once(':')) {
            Some((host, port)) => (host.to_owned(), port.parse().ok()),
            None => (name.to_owned(), at.map(|at| at.port())),
        },
        None => (at?.ip().to_canonical().to_string(), at.map(|at| at.port())),
    };
    let port = port.filter(|port| *port != USUAL_PORT).map(|port| format!("-p {port} "));
    let user = user.map(|user| format!("{user}@"));
    Some(format!("ssh {}{}{host}", port.unwrap_or_default(), user.unwrap_or_default()))
}

/// Under which name others reach this machine, as it is to be typed: the one it is known
/// by, else the address somebody came to, where others can type that too.
pub fn host(name: Option<&str>, at: Option<SocketAddr>) -> Option<String> {
    let port = |host: String| match at.map(|at| at.port()) {
        Some(port) if port != USUAL_PORT => format!("{host}:{port}"),
        _ => host,
    };
    match (name, at.map(|at| at.ip().to_canonical())) {
        (Some(name), _) if name.contains(':') => Some(name.to_owned()),
        (Some(name), _) => Some(port(name.to_owned())),
        (None, Some(ip)) => {
            let is_typed = ip.is_ipv4() && !ip.is_loopback();
            is_typed.then(|| port(ip.to_string()))
        }
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_comes_back_by_the_name_of_the_place_or_as_one_came() {
        let at = "[::ffff:192.0.2.7]:2222".parse().ok();
        assert_eq!(call(None, None, at).unwrap(), "ssh -p 2222 192.0.2.7");
        assert_eq!(call(None, Some("carte"), at).unwrap(), "ssh -p 2222 carte@192.0.2.7");
        assert_eq!(call(Some("epn.example"), None, at).unwrap(), "ssh -p 2222 epn.example");
        assert_eq!(call(Some("epn.example:22"), None, at).unwrap(), "ssh epn.example");
        assert_eq!(call(Some("epn.example:2200"), None, None).unwrap(), "ssh -p 2200 epn.example");
        let six = "[2001:db8::1]:22".parse().ok();
        assert_eq!(call(None, None, six).unwrap(), "ssh 2001:db8::1");
        assert_eq!(call(Some("2001:db8::2"), None, six).unwrap(), "ssh 2001:db8::2");
        assert_eq!(call(None, None, None), None);
    }

    #[test]
    fn others_are_told_the_name_of_the_place_or_an_address_they_can_type() {
        let at = |text: &str| text.parse().ok();
        let there = at("[::ffff:192.0.2.7]:2222");
        assert_eq!(host(Some("epn.example"), there).unwrap(), "epn.example:2222");
        assert_eq!(host(Some("epn.example:22"), there).unwrap(), "epn.example:22");
        assert_eq!(host(Some("epn.example"), None).unwrap(), "epn.example");
        assert_eq!(host(None, there).unwrap(), "192.0.2.7:2222");
        assert_eq!(host(None, at("192.0.2.7:22")).unwrap(), "192.0.2.7");
        for nobody_types_it in ["127.0.0.1:2222", "[2001:db8::1]:2222"] {
            assert_eq!(host(None, at(nobody_types_it)), None);
        }
        assert_eq!(host(None, None), None);
    }
}
