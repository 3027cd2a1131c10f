//! The way out of one session, through the socket.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::unix::OwnedWriteHalf;
use tokio::sync::Mutex;
use tokio::time::timeout;

use super::frame::Down;
use crate::app::seat::Stay;
use crate::front::remote::{Gone, Sending, Sink};

/// How long the last frame may take.
const LAST: Duration = Duration::from_secs(2);

/// How long a part of an answer may take.
const ANSWER: Duration = Duration::from_secs(20);

/// The way out of one session.
#[derive(Clone)]
pub(super) struct Wire {
    out: Arc<Out>,
    /// Whether the terminal keeps by what it comes back.
    keeps: bool,
}

struct Out {
    socket: Mutex<OwnedWriteHalf>,
    /// Whether the last frame was written to its end: after half a frame nothing that is
    /// said would be understood.
    is_whole: AtomicBool,
}

impl Sink for Wire {
    fn send(&self, bytes: Vec<u8>) -> Sending {
        let out = Arc::clone(&self.out);
        Box::pin(async move { out.write(&Down::Bytes(bytes)).await })
    }

    fn keep(&self, stay: &Stay) -> Option<Sending> {
        let (out, frame) = (Arc::clone(&self.out), Down::Keep(*stay));
        self.keeps.then(|| -> Sending { Box::pin(async move { out.write(&frame).await }) })
    }
}

impl Out {
    async fn write(&self, frame: &Down) -> Result<(), Gone> {
        let mut socket = self.socket.lock().await;
        if !self.is_whole.swap(false, Ordering::SeqCst) {
            return Err(Gone);
        }
        socket.write_all(&frame.encode()).await.map_err(|_| Gone)?;
        self.is_whole.store(true, Ordering::SeqCst);
        Ok(())
    }
}

impl Wire {
    pub(super) fn new(socket: OwnedWriteHalf) -> Self {
        let (socket, is_whole) = (Mutex::new(socket), AtomicBool::new(true));
        Self { out: Arc::new(Out { socket, is_whole }), keeps: false }
    }

    /// The same to a terminal that keeps by what it comes back, or does not.
    pub(super) fn keeping(self, keeps: bool) -> Self {
        Self { keeps, ..self }
    }

    /// Says that what was asked for is a session, which begins.
    pub(super) async fn begin(&self) -> Result<(), Gone> {
        self.out.write(&Down::Begins).await
    }

    /// Says all there is to say; whoever does not read is not waited for.
    pub(super) async fn tell(&self, frames: &[Down]) {
        let Some((last, others)) = frames.split_last() else { return };
        for frame in others {
            let _ = timeout(ANSWER, self.out.write(frame)).await;
        }
        self.end(last.clone()).await;
    }

    /// Says the last thing there is to say; whoever does not read is not waited for.
    pub(super) async fn end(&self, frame: Down) {
        let _ = timeout(LAST, self.out.write(&frame)).await;
        let mut socket = self.out.socket.lock().await;
        let _ = timeout(LAST, socket.shutdown()).await;
    }
}
