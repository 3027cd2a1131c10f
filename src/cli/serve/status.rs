//! `passeport serve --status`: how the server of this machine is, in words.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use crate::app::status::{Reading, StatusNews};
use crate::cli::{Globals, complain, exit, play};
use crate::front::remote::{STEPS, least};
use crate::run::gauge::Gauge;
use crate::text::{Arg, Text};

/// How long a server that is well takes at most.
const PATIENCE: Duration = Duration::from_secs(5);
/// No answer of ours is longer, in bytes.
const LONGEST: u64 = 64 * 1024;

/// Asks the server at that address, says what it answers, and returns the exit code.
pub(super) fn tell(address: Option<SocketAddr>, text: &Text) -> u8 {
    let Some(address) = address else {
        complain(text, "serve-status-where", &[]);
        return exit::USAGE;
    };
    match ask(address) {
        Ok(told) => {
            let _ = write!(io::stdout(), "{}", worded(&read(&told), text));
            exit::OK
        }
        Err(error) => {
            let (address, why) = (address.to_string(), error.to_string());
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
struct Remote(SocketAddr);

impl Gauge for Remote {
    fn read(&self, text: &Text) -> StatusNews {
        ask(self.0).map(|told| read(&told)).map_err(|error| {
            let (address, why) = (self.0.to_string(), error.to_string());
            let args = [("address", (&address).into()), ("why", (&why).into())];
            text.with("serve-status-silent", &args)
        })
    }
}

/// Shows how the server at that address is, until the person leaves.
pub(super) fn watch(address: Option<SocketAddr>, globals: &Globals) -> u8 {
    let Some(address) = address else {
        complain(&globals.text(), "serve-status-where", &[]);
        return exit::USAGE;
    };
    play::watched(globals, Box::new(Remote(address)))
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
