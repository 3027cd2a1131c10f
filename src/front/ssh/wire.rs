//! The way out of one channel.

use russh::ChannelId;
use russh::server::Handle;

use crate::front::remote::{Gone, Sending, Sink};

/// Where trouble is told (RFC 4254, 5.2).
const STDERR: u32 = 1;

/// The way out of one session.
#[derive(Clone)]
pub(super) struct Wire {
    handle: Handle,
    channel: ChannelId,
}

impl Sink for Wire {
    fn send(&self, bytes: Vec<u8>) -> Sending {
        let (handle, channel) = (self.handle.clone(), self.channel);
        Box::pin(async move { handle.data(channel, bytes).await.map_err(|_| Gone) })
    }
}

impl Wire {
    pub(super) const fn new(handle: Handle, channel: ChannelId) -> Self {
        Self { handle, channel }
    }

    /// Says something to who gets no session.
    pub(super) async fn say(&self, text: &str) {
        let _ = self.handle.data(self.channel, format!("{text}\r\n").into_bytes()).await;
    }

    /// Sends an answer: what was asked for, then what is wrong.
    pub(super) async fn answer(&self, out: Vec<u8>, trouble: Vec<u8>) {
        if !out.is_empty() {
            let _ = self.handle.data(self.channel, out).await;
        }
        if !trouble.is_empty() {
            let _ = self.handle.extended_data(self.channel, STDERR, trouble).await;
        }
    }

    /// Ends the channel: how it went, and that there is nothing to come.
    pub(super) async fn close(&self, code: u8) {
        // A client that is gone needs none of it.
        let _ = self.handle.exit_status_request(self.channel, code.into()).await;
        let _ = self.handle.eof(self.channel).await;
        let _ = self.handle.close(self.channel).await;
    }
}
