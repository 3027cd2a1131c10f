//! How the server is, for machines that watch machines: the text that Prometheus reads
//! (its exposition format, version 0.0.4). Nothing of it is about anybody, and nothing
//! can be asked but that.

use std::fmt::{Display, Write};
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};
use tracing::debug;

use super::server::House;
use crate::app::status::{Reading, StatusNews};
use crate::front::remote::STEPS;
use crate::run::gauge::Gauge;
use crate::text::Text;

/// What the owner of the folder asks by its socket, for the same text.
pub const METRICS: &str = "metrics";

/// How long asking and being answered may take.
const PATIENCE: Duration = Duration::from_secs(2);
/// No question is longer, in bytes.
const LONGEST: usize = 4096;

/// Answers for ever, one after the other: nobody asks so often.
pub(super) async fn attend(house: Arc<House>, listener: TcpListener) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let answered = timeout(PATIENCE, answer(&house, stream)).await;
                if !matches!(answered, Ok(Ok(()))) {
                    debug!("a question about the server got no answer");
                }
            }
            Err(_) => sleep(PATIENCE).await,
        }
    }
}

async fn answer(house: &House, mut stream: TcpStream) -> std::io::Result<()> {
    let mut asked = vec![];
    let mut piece = [0; 512];
    while !asked.windows(4).any(|end| end == b"\r\n\r\n") && asked.len() < LONGEST {
        let count = stream.read(&mut piece).await?;
        if count == 0 {
            break;
        }
        asked.extend(piece.iter().take(count));
    }
    let is_known = asked.starts_with(b"GET /metrics ");
    let (status, text) =
        if is_known { ("200 OK", told(house)) } else { ("404 Not Found", String::new()) };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/plain; version=0.0.4\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        text.len()
    );
    stream.write_all(&[head.as_bytes(), text.as_bytes()].concat()).await?;
    stream.shutdown().await
}

/// All figures.
pub(super) fn told(house: &House) -> String {
    let (strangers, sessions, refused) = house.counts();
    let reading = house.hall.figures.read();
    let mut text = String::new();
    let mut tell = |kind: &str, name: &str, what: &str, value: &dyn Display| {
        // Nothing can go wrong in memory.
        let _ = writeln!(
            text,
            "# HELP passeport_{name} {what}\n# TYPE passeport_{name} {kind}\npasseport_{name} {value}"
        );
    };
    tell("gauge", "sessions", "Sessions open now.", &sessions);
    tell("gauge", "strangers", "Connections that have not said who they are.", &strangers);
    if let Some(memory) = memory() {
        tell("gauge", "memory_bytes", "Memory of the process.", &memory);
    }
    tell("counter", "refused_total", "Connections and sessions refused.", &refused);
    tell("counter", "sessions_total", "Sessions begun.", &reading.begun);
    tell("counter", "frames_total", "Frames and lines sent.", &reading.frames);
    tell("counter", "sent_bytes_total", "Bytes of them.", &reading.sent);
    tell("counter", "typed_bytes_total", "Bytes typed.", &reading.typed);
    let name = "passeport_answer_seconds";
    let _ = writeln!(text, "# HELP {name} From a key to its frame.\n# TYPE {name} histogram");
    let steps = STEPS.iter().map(|step| Duration::from_millis(*step).as_secs_f64().to_string());
    for (step, count) in steps.chain(["+Inf".to_owned()]).zip(&reading.within) {
        let _ = writeln!(text, "{name}_bucket{{le=\"{step}\"}} {count}");
    }
    let (sum, count) = (reading.waited.as_secs_f64(), reading.within.last().copied());
    let _ = writeln!(text, "{name}_sum {sum}\n{name}_count {}", count.unwrap_or_default());
    text
}

/// How the server is, in the figures that people are told.
pub(super) fn reading(house: &House) -> Reading {
    let (strangers, sessions, refused) = house.counts();
    let figures = house.hall.figures.read();
    let count = |count: usize| u64::try_from(count).ok();
    Reading {
        sessions: count(sessions),
        strangers: count(strangers),
        begun: Some(figures.begun),
        refused: Some(refused),
        memory: memory().map(|bytes| bytes.div_ceil(1 << 20)),
        usual: figures.within(50),
        slowest: figures.within(99),
    }
}

/// The server, looked at by one of its own sessions.
pub(super) struct Own(pub(super) Arc<House>);

impl Gauge for Own {
    fn read(&self, _text: &Text) -> StatusNews {
        Ok(reading(&self.0))
    }
}

/// Memory of this process in bytes, where the system tells.
fn memory() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? * 1024)
}
