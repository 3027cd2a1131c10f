//! `passeport serve --status`: how the server of this machine is, in words.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use crate::cli::{complain, exit};
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
            let _ = write!(io::stdout(), "{}", worded(&told, text));
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

/// What the figures say, line by line.
fn worded(told: &str, text: &Text) -> String {
    let lines = told.lines().filter(|line| line.starts_with("passeport_"));
    let pairs = lines.filter_map(|line| line.rsplit_once(' '));
    let figures: BTreeMap<&str, &str> = pairs.collect();
    let whole = |name: &str| figures.get(name).and_then(|value| value.parse::<u64>().ok());
    let mut said = String::new();
    let mut say = |id: &str, count: Option<u64>| {
        let Some(count) = count else { return };
        let count = count.to_string();
        said.extend([&text.with(id, &[("count", Arg::from(count.as_str()))]), "\n"]);
    };
    say("serve-status-sessions", whole("passeport_sessions"));
    say("serve-status-strangers", whole("passeport_strangers"));
    say("serve-status-begun", whole("passeport_sessions_total"));
    say("serve-status-refused", whole("passeport_refused_total"));
    let mebibytes = whole("passeport_memory_bytes").map(|bytes| bytes.div_ceil(1 << 20));
    say("serve-status-memory", mebibytes);
    say("serve-status-usual", within(&figures, 50));
    say("serve-status-slowest", within(&figures, 99));
    said
}

/// The least number of milliseconds that so many answers in a hundred did not exceed,
/// among those that are counted; none: no key was pressed, or they took longer.
fn within(figures: &BTreeMap<&str, &str>, percent: u64) -> Option<u64> {
    let number = |name: &str| figures.get(name)?.parse::<u64>().ok();
    let wanted = number("passeport_answer_seconds_count").filter(|count| *count > 0)? * percent;
    let steps = crate::front::remote::STEPS.into_iter();
    steps.into_iter().find(|step| {
        let seconds = Duration::from_millis(*step).as_secs_f64();
        let bucket = format!("passeport_answer_seconds_bucket{{le=\"{seconds}\"}}");
        number(&bucket).is_some_and(|count| count * 100 >= wanted)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_from_the_steps() {
        let told = "passeport_answer_seconds_bucket{le=\"0.001\"} 90\n\
            passeport_answer_seconds_bucket{le=\"0.005\"} 98\n\
            passeport_answer_seconds_bucket{le=\"0.01\"} 99\n\
            passeport_answer_seconds_count 100";
        let figures = told.lines().filter_map(|line| line.rsplit_once(' ')).collect();
        assert_eq!(within(&figures, 50), Some(1));
        assert_eq!(within(&figures, 99), Some(10));
        assert_eq!(within(&figures, 100), None);
        assert_eq!(within(&BTreeMap::new(), 50), None);
    }
}
