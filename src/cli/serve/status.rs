//! `passeport serve --status`: how the server of this machine is, in words.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::time::Duration;

use crate::app::status::{Reading, StatusNews};
use crate::cli::{Globals, attach, complain, exit, play};
use crate::front::local::client;
use crate::front::local::{Hello, Way};
use crate::front::remote::{STEPS, least};
use crate::front::ssh::METRICS;
use crate::run::gauge::Gauge;
use crate::text::{Arg, Text};

/// How long a server that is well takes at most.
const PATIENCE: Duration = Duration::from_secs(5);
/// No answer of ours is longer, in bytes.
const LONGEST: u64 = 64 * 1024;

/// Where a server of this machine is asked.
pub(super) enum At {
    /// Where machines ask it.
    Address(SocketAddr),
    /// As its owner, by the socket of its folder, with these words.
    Socket(PathBuf, Box<Hello>),
}

impl At {
    /// There, or where no address is known by the socket.
    pub(super) fn of(address: Option<SocketAddr>, globals: &Globals) -> Self {
        address.map_or_else(
            || {
                let hello = attach::hello(globals, Way::Personal);
                let command = Some(METRICS.to_owned());
                Self::Socket(attach::socket(globals), Box::new(Hello { command, ..hello }))
            },
            Self::Address,
        )
    }

    fn ask(&self) -> io::Result<String> {
        match self {
            Self::Address(address) => ask(*address),
            Self::Socket(path, hello) => {
                let told = client::ask(path, hello, PATIENCE)?;
                String::from_utf8(told).map_err(|_| io::ErrorKind::InvalidData.into())
            }
        }
    }
}

impl Display for At {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => address.fmt(f),
            Self::Socket(path, _) => path.display().fmt(f),
        }
    }
}

/// Asks the server there, says what it answers, and returns the exit code.
pub(super) fn tell(at: &At, text: &Text) -> u8 {
    match at.ask() {
        Ok(told) => {
            let _ = write!(io::stdout(), "{}", worded(&read(&told), text));
            exit::OK
        }
        Err(error) => {
            let (address, why) = (at.to_string(), error.to_string());
            complain(text, "serve-status-silent", &[("address", &address), ("why", &why)]);
            exit::UNAVAILABLE
        }
    }
}

fn ask(address: SocketAddr) -> io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut told = String::new();
    stream.take(LONGEST).read_to_string(&mut told)?;
    let is_ours = told.starts_with("HTTP/1.1 200 ") && told.contains("\npasseport_sessions ");
    is_ours.then_some(told).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

/// What is told, line by line.
pub(super) fn worded(reading: &Reading, text: &Text) -> String {
    let line = |(id, count): (&str, u64)| {
        let count = count.to_string();
        text.with(id, &[("count", Arg::from(count.as_str()))]) + "\n"
    };
    reading.lines().map(line).collect()
}

/// What the figures say.
fn read(told: &str) -> Reading {
    let lines = told.lines().filter(|line| line.starts_with("passeport_"));
    let pairs = lines.filter_map(|line| line.rsplit_once(' '));
    let figures: BTreeMap<&str, &str> = pairs.collect();
    let whole = |name: &str| figures.get(name).and_then(|value| value.parse::<u64>().ok());
    let steps = STEPS.iter().map(|step| Duration::from_millis(*step).as_secs_f64().to_string());
    let bucket = |step: String| format!("passeport_answer_seconds_bucket{{le=\"{step}\"}}");
    let within = steps.map(|step| whole(&bucket(step)));
    let within: Vec<u64> =
        within.chain([whole("passeport_answer_seconds_count")]).map_while(|count| count).collect();
    let is_whole = within.len() > STEPS.len();
    let least = |percent| least(&within, percent).filter(|_| is_whole);
    Reading {
        sessions: whole("passeport_sessions"),
        strangers: whole("passeport_strangers"),
        begun: whole("passeport_sessions_total"),
        refused: whole("passeport_refused_total"),
        memory: whole("passeport_memory_bytes").map(|bytes| bytes.div_ceil(1 << 20)),
        usual: least(50),
        slowest: least(99),
    }
}

/// Asks a server of this machine again and again.
struct Remote(At);

impl Gauge for Remote {
    fn read(&self, text: &Text) -> StatusNews {
        self.0.ask().map(|told| read(&told)).map_err(|error| {
            let (address, why) = (self.0.to_string(), error.to_string());
            let args = [("address", (&address).into()), ("why", (&why).into())];
            text.with("serve-status-silent", &args)
        })
    }
}

/// Shows how the server there is, until the person leaves.
pub(super) fn watch(at: At, globals: &Globals) -> u8 {
    play::watched(globals, Box::new(Remote(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_server_tells_is_read_and_what_it_does_not_tell_is_not_known() {
        let mut told = String::from("passeport_sessions 3\npasseport_memory_bytes 1048577\n");
        for (step, count) in STEPS.iter().zip([90, 98, 99, 99, 99, 99, 99, 100]) {
            let seconds = Duration::from_millis(*step).as_secs_f64();
            let bucket = format!("passeport_answer_seconds_bucket{{le=\"{seconds}\"}}");
            told.extend([bucket.as_str(), " ", &count.to_string(), "\n"]);
        }
        assert_eq!(read(&told).usual, None, "cut before its end");
        told += "passeport_answer_seconds_count 100\n";
        let expected = Reading {
            sessions: Some(3),
            memory: Some(2),
            usual: Some(1),
            slowest: Some(10),
            ..Reading::default()
        };
        assert_eq!(read(&told), expected);
        assert_eq!(read("nonsense"), Reading::default());
    }
}
