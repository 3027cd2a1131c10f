//! The least that any server pays on this machine in this minute.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// Bytes of a small frame, with what the protocol adds.
const FRAME: usize = 128;
/// Bytes of a key, the same.
const KEY: usize = 44;
const ECHOES: usize = 2000;

/// What an echo without any protocol takes.
pub(crate) struct Floor {
    pub(crate) p50: Duration,
    pub(crate) p99: Duration,
    /// Processor of one echo: reading a key, and a write that wakes somebody up.
    pub(crate) echo: Duration,
    /// Processor of one write of a frame.
    pub(crate) write: Duration,
}

impl Floor {
    pub(crate) fn print(&self) {
        println!(
            "bare echo: p50 {:.3} ms, p99 {:.3} ms, {:.1} us of processor; bare write: {:.1} us",
            self.p50.as_secs_f64() * 1e3,
            self.p99.as_secs_f64() * 1e3,
            self.echo.as_secs_f64() * 1e6,
            self.write.as_secs_f64() * 1e6
        );
    }
}

/// Presses a key each millisecond; another thread answers each with a frame.
pub(crate) fn measure() -> Floor {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let echo = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.set_nodelay(true).unwrap();
        let mut key = [0; KEY];
        let before = own_processor();
        while stream.read_exact(&mut key).is_ok() {
            stream.write_all(&[1; FRAME]).unwrap();
        }
        own_processor().saturating_sub(before) / u32::try_from(ECHOES).unwrap()
    });
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_nodelay(true).unwrap();
    let mut times: Vec<Duration> = (0..ECHOES)
        .map(|_| {
            thread::sleep(Duration::from_millis(1));
            let before = Instant::now();
            stream.write_all(&[2; KEY]).unwrap();
            stream.read_exact(&mut [0; FRAME]).unwrap();
            before.elapsed()
        })
        .collect();
    drop(stream);
    let echo = echo.join().unwrap();
    times.sort();
    let at = |percent: usize| times.get(ECHOES * percent / 100).copied().unwrap();
    Floor { p50: at(50), p99: at(99), echo, write: write() }
}

/// Processor of one write of 560 bytes to somebody who reads it.
fn write() -> Duration {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut stream = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    stream.set_nodelay(true).unwrap();
    let reading = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut bytes = [0; 16_384];
        while stream.read(&mut bytes).is_ok_and(|count| count > 0) {}
    });
    let before = own_processor();
    for _ in 0..ECHOES {
        stream.write_all(&[1; 560]).unwrap();
        thread::yield_now();
    }
    let spent = own_processor().saturating_sub(before);
    drop(stream);
    reading.join().unwrap();
    spent / u32::try_from(ECHOES).unwrap()
}

/// Processor this thread has had.
fn own_processor() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(told.split(' ').next().unwrap().parse().unwrap())
}
